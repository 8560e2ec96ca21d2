"""Which goal of one document is which of the next, on goals made for the test; whole series are in test_series.py."""

from datetime import date

import pytest

from pipeline.follow import Following, link
from pipeline.records import FollowUp, FollowUpStatus, Period, Relation, Result
from pipeline.report import load_texts
from tests.factories import document, goal, measure, plan, source


def made(name, year, *goals, publisher="Havnestyrelsen", follow_ups=(), title=None, language="da"):
    """A plan for a year, or a report on it where it has follow-ups."""
    period = Period(date(year, 1, 1), date(year, 12, 31))
    read = plan(*goals, document_id=name, publisher=publisher, period=period, follow_ups=follow_ups,
                title=title or f"Plan {year}", language=language)  # fmt: skip
    return Result(document(id=name, path=f"{name}.txt", language=language), read)


def g(name, text, *, number="", target=None, words="Andelen af sager"):
    measures = [measure(words, target)] if target else []
    return goal(
        text, id=f"{name}-{text[:6]}-{number}", document_id=name, number=number or None, measures=tuple(measures)
    )


def relations(*results):
    return [one.relation.value for one in link(results)]


GOALS = ("Kortere ventetid for borgerne", "Flere tilsyn i marken", "Bedre arbejdsmiljø på skibene")


def test_goals_of_the_same_words_are_the_same_whatever_their_numbers():
    one = made("a", 2023, *(g("a", text, number=str(n)) for n, text in enumerate(GOALS, 1)))
    two = made("b", 2024, *(g("b", text, number=f"{n}.1") for n, text in enumerate(reversed(GOALS), 4)))

    assert ["same"] * 3 == relations(one, two)


def test_what_is_gone_and_what_is_new_have_one_side_empty():
    one = made("a", 2023, *(g("a", text) for text in GOALS))
    two = made("b", 2024, *(g("b", text) for text in GOALS[:2]), g("b", "Digital post til alle virksomheder"))
    links = list(link([one, two]))

    assert [Relation.SAME, Relation.SAME, Relation.DROPPED, Relation.NEW] == [one.relation for one in links]
    assert "" == links[2].to_goal_id == links[3].from_goal_id


def test_plans_of_two_institutions_are_not_linked_though_a_ministry_sets_them_the_same_goal():
    one = made("a", 2023, *(g("a", text) for text in (*GOALS, "Attraktiv arbejdsplads")))
    two = made("b", 2024, g("b", "Attraktiv arbejdsplads"), g("b", "Sikre fødevarer"), g("b", "Færre dyr på medicin"),
               publisher="Fødevarestyrelsen")  # fmt: skip

    assert [] == relations(one, two)


def test_an_institution_is_known_again_under_a_new_name_by_the_goals_that_go_on():
    one = made("a", 2023, *(g("a", text) for text in GOALS))
    two = made("b", 2024, *(g("b", text) for text in GOALS), publisher="Styrelsen for Blå Vækst")

    assert ["same"] * 3 == relations(one, two)


@pytest.mark.parametrize("publisher", ["Vägnämnden i Alhult", "Vägnämnden, Alhult", "Vägnämnden"])
def test_a_committee_is_the_same_whether_its_municipality_is_named_behind_a_comma_or_in_words(publisher):
    one = made(
        "a",
        2023,
        *(g("a", text) for text in GOALS[:1]),
        publisher="Vägnämnden, Alhults kommun",
        title="Vägnämnden, Alhults kommun 2023",
    )
    two = made(
        "b", 2024, *(g("b", text) for text in GOALS[:1]), publisher=publisher, title="Vägnämnden, Alhults kommun 2024"
    )

    assert ["same"] == relations(one, two)


def test_two_plans_for_one_year_are_of_two_institutions():
    one = made("a", 2023, *(g("a", text) for text in GOALS))
    two = made("b", 2023, *(g("b", text) for text in GOALS), publisher="Styrelsen for Blå Vækst")

    assert [] == relations(one, two)


def test_a_report_is_linked_with_its_plan_and_leads_on_to_the_next_plan():
    one = made("a", 2023, *(g("a", text) for text in GOALS))
    told = tuple(g("r", text) for text in GOALS)
    follow_ups = tuple(FollowUp(each.id, "r", "2023", FollowUpStatus.MET, source("Opfyldt")) for each in told)
    report = made("r", 2023, *told, follow_ups=follow_ups, title="Årsrapport 2023")
    two = made("b", 2024, *(g("b", text) for text in GOALS))
    pairs = {(one.from_document_id, one.to_document_id) for one in link([two, report, one])}

    assert {("a", "r"), ("r", "b"), ("a", "b")} == pairs


def test_the_reason_says_what_the_link_rests_on_in_the_language_asked_for():
    one, two = (
        made("a", 2023, *(g("a", text) for text in GOALS)),
        made("b", 2024, *(g("b", text) for text in GOALS[:1])),
    )
    said = {code: [each.because for result in Following([one, two], load_texts(code)).linked() for each in result.links]
            for code in ("en", "da")}  # fmt: skip

    assert "Wording 1.00." == said["en"][0]
    assert "Formulering 1.00." == said["da"][0]
    assert said["en"][1].startswith(("The nearest goal", "The other document has no goal like it."))


def test_links_do_not_hang_on_the_order_of_the_documents():
    results = [made(name, 2020 + n, *(g(name, text) for text in GOALS[: 3 - n % 2])) for n, name in enumerate("abcd")]

    assert set(link(results)) == set(link(results[::-1]))


@pytest.mark.parametrize("language", ["da", "sv", "zh"])
def test_documents_without_a_year_or_without_goals_are_left_alone(language):
    undated = Result(document(id="u", language=language), plan(g("u", GOALS[0]), document_id="u", language=language))
    empty = Result(document(id="e", language=language), plan(document_id="e", language=language))

    assert [] == relations(undated, empty, made("a", 2023, g("a", GOALS[0]), language=language))


def test_a_wording_is_the_same_whether_it_stands_as_title_or_as_statement():
    one = made("a", 2023, *(goal(text, id=f"a{n}", document_id="a") for n, text in enumerate(GOALS)))
    two = made("b", 2024, *(goal(None, text, id=f"b{n}", document_id="b") for n, text in enumerate(GOALS)))

    assert ["same"] * 3 == relations(one, two)


def test_a_goal_goes_on_as_a_goal_for_each_of_its_measures():
    words = ("Prøver der overholder kravene til drikkevand", "Boringer undersøgt for sprøjtemidler")
    whole = goal("Vand af god kvalitet", id="a-w", document_id="a", measures=tuple(measure(w) for w in words))
    parts = [goal(text, id=f"b-{n}", document_id="b", measures=(measure(words[n]),))
             for n, text in enumerate(("Rene haner hos forbrugerne", "Overvågning af jordlag"))]  # fmt: skip
    others = [[g(name, text) for text in GOALS] for name in "ab"]

    assert ["split", "split", "same", "same", "same"] == relations(
        made("a", 2023, whole, *others[0]), made("b", 2024, *parts, *others[1])
    )


def test_a_measure_may_go_on_as_the_sentence_of_a_part():
    whole = goal("日常养护全覆盖", id="a-w", document_id="a", measures=(measure("列养率"), measure("优良路率")))
    parts = [goal(title, id=f"b-{n}", document_id="b", measures=(measure(words),)) for n, (title, words) in enumerate(
        (("做到有路必养", "乡镇公路列养率保持稳定。"), ("提升技术状况", "县道优良路率有所提高。")))]  # fmt: skip
    others = [[g(name, text) for text in GOALS] for name in "ab"]

    assert ["split", "split", "same", "same", "same"] == relations(
        made("a", 2023, whole, *others[0]), made("b", 2024, *parts, *others[1])
    )


def test_a_new_goal_that_repeats_a_measure_which_its_old_goal_keeps_splits_nothing():
    words = ("Prøver der overholder kravene til drikkevand", "Boringer undersøgt for sprøjtemidler")
    measures = tuple(measure(w) for w in words)
    whole = goal("Vand af god kvalitet", id="a-w", document_id="a", measures=measures)
    kept = goal("Godt vand", id="b-k", document_id="b", measures=measures)
    new = goal("Overvågning af jordlag", id="b-n", document_id="b", measures=measures[1:])

    assert ["reworded", "new"] == relations(made("a", 2023, whole), made("b", 2024, kept, new))


def test_rows_of_a_report_that_print_a_measure_alone_are_the_goal_measured_by_it():
    words = ("Prøver der overholder kravene til drikkevand", "Boringer undersøgt for sprøjtemidler")
    whole = goal("Vand af god kvalitet", id="a-w", document_id="a", measures=tuple(measure(w) for w in words))
    rows = [goal(w, id=f"b-{n}", document_id="b", measures=(measure(w),)) for n, w in enumerate(words)]
    told = [FollowUp(row.id, "b", "2024-H1", FollowUpStatus.ON_TRACK, source("Grøn")) for row in rows]

    assert ["same", "same"] == relations(made("a", 2024, whole), made("b", 2024, *rows, follow_ups=told))


def test_two_goals_are_merged_into_one_that_takes_over_a_measure_of_each():
    words = ("Besøg på bibliotekerne pr. indbygger", "Koncerter uden for hovedbyen", "Lånere der er tilfredse")
    books = goal(
        "Bibliotekerne er mødesteder for alle",
        id="a-b",
        document_id="a",
        measures=(measure(words[0]), measure(words[2])),
    )
    music = goal("Scenekunst i landsbyerne", id="a-m", document_id="a", measures=(measure(words[1]),))
    whole = goal("Biblioteker og kultur tæt på borgerne", id="b-w", document_id="b",
                 measures=(measure(words[0]), measure(words[1]), measure("Udlån af e-bøger")))  # fmt: skip

    assert ["merged", "merged"] == relations(made("a", 2023, books, music), made("b", 2024, whole))


def _of(name, document_id, text, *words):
    return goal(text, id=name, document_id=document_id, measures=tuple(map(measure, words)))


def test_a_goal_whose_measures_all_went_into_one_of_another_name_is_merged_into_it():
    said = ("Breve er besvaret inden for ti dage", "Fejl i de udsendte afgørelser", "Besøg på havnens anløbspladser")
    old = [_of(f"a-{n}", "a", text, words) for n, (text, words) in enumerate(zip(GOALS, said, strict=True))]
    both = _of("b-1", "b", "God service", *said[:2])
    one, two = made("a", 2023, *old), made("b", 2024, both, _of("b-2", "b", GOALS[2], said[2]))

    assert ["merged", "merged", "same"] == relations(one, two)


def test_a_goal_with_one_measure_of_another_s_two_is_not_merged_by_it():
    said = ("Breve er besvaret inden for ti dage", "Fejl i de udsendte afgørelser", "Besøg på havnens anløbspladser")
    old = [_of("a-0", "a", GOALS[0], said[0], "Klager over støj i byen"), _of("a-1", "a", GOALS[1], said[1]),
           _of("a-2", "a", GOALS[2], said[2])]  # fmt: skip
    both = _of("b-1", "b", "God service", *said[:2])
    one, two = made("a", 2023, *old), made("b", 2024, both, _of("b-2", "b", GOALS[2], said[2]))

    assert "merged" not in relations(one, two)


@pytest.mark.parametrize(
    ("before", "after", "relation"),
    [
        (("En god måltid", "Maten lagas på plats i köket."), ("En god måltid", "Måltiden är en stund att se fram emot."), "same"),
        (("En god måltid", "Maten lagas på plats."), ("En god måltid varje dag", "Maten lagas på plats."), "reworded"),
        (("Nämndmål 2: En god måltid", None), ("En god måltid", None), "same"),
        ((None, "完善健身设施网络。新建健身点60个"), (None, "完善健身设施网络"), "same"),
        (("完善健身设施网络", None), (None, "完善健身设施网络。新建健身点60个"), "same"),
        ((None, "Flere får svar hurtigt. Køen er væk."), (None, "Flere får svar hurtigt. Sagerne er færre og kortere."), "reworded"),
    ],
)  # fmt: skip
def test_a_goal_of_the_same_name_is_the_same_however_much_of_its_statement_is_printed(before, after, relation):
    one, two = (goal(*words, id=f"{name}-1", document_id=name) for name, words in (("a", before), ("b", after)))

    assert [relation] == relations(made("a", 2023, one), made("b", 2024, two))
