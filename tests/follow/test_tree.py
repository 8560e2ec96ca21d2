"""The tree of all goals of a run: within documents and from one to another, by what is printed alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.follow import Following
from pipeline.records import Above, AboveBy, AboveKind, Basis, Period, Result
from pipeline.report import load_texts
from tests.factories import document, goal, measure, plan, sourced


def printed(text, by=AboveBy.COLUMN, kind=AboveKind.NAMED_GOAL, **changes):
    return Above(sourced(text), by, kind, **changes)


def beneath(below, *above, serves=()):
    return replace(below, above=above, serves=tuple(serves))


def g(name, text, level="", *, stated=False, number=None, measures=0):
    kind = sourced(level, rule="caption.level" if stated else "document.kind", basis=Basis.INFERRED) if level else None
    made = tuple(measure(f"Andel {n}", id=f"{name}-m{n}") for n in range(measures))
    return goal(text, id=name, level=kind, number=number, measures=made)


def made(name, *goals, publisher="", year=2026, language="sv", title=None):
    goals = tuple(replace(each, document_id=name) for each in goals)
    period = Period(date(year, 1, 1), date(year, 12, 31)) if year else None
    read = plan(*goals, document_id=name, publisher=publisher, period=period, title=title or f"Plan {name}", language=language)  # fmt: skip
    return Result(document(id=name, path=f"{name}.txt", language=language), read)


def tree_of(*results):
    following = Following(results, load_texts("en"))
    return following.tree, [place for result in following.linked() for place in result.places]


def parents(*results):
    """Goal -> goal above it, of places in the tree."""
    return {place.goal_id: place.parent_goal_id for place in tree_of(*results)[1] if place.order == 1}


TOP, OTHER = "Almhaga är en trygg kommun", "Almhaga är en grön kommun"
COUNCIL = made(
    "kf", g("c1", TOP, "council", number="1"), g("c2", OTHER, "council", number="2"), publisher="Almhaga kommun"
)
CARE = "Omsorgsnämnden, Almhaga kommun"


def committee(*goals, publisher=CARE, **changes):
    return made("nd", *goals, publisher=publisher, **changes)


# ---------------------------------------------------------------------------------------------- within a document
def test_depth_path_and_counts():
    top = g("a", "Trygg kust", measures=1)
    middle = beneath(g("b", "Vallar", measures=2), printed("Område ett", AboveBy.ROW, AboveKind.THEME),
                     printed("Trygg kust", AboveBy.SECTION, AboveKind.GOAL, goal_id="a"))  # fmt: skip
    low = beneath(g("c", "Sand", measures=3), printed("Vallar", AboveBy.NUMBER, AboveKind.GOAL, goal_id="b"))
    _, (one, two, three) = tree_of(made("p", top, middle, low))

    assert (0, (), "", 2, 6) == (one.depth, one.path, one.parent_goal_id, one.below, one.measures)
    assert (2, ("Trygg kust", "Område ett"), "a", 1, 5) == (
        two.depth, two.path, two.parent_goal_id, two.below, two.measures,
    )  # fmt: skip
    assert (3, ("Trygg kust", "Område ett", "Vallar"), "b") == (three.depth, three.path, three.parent_goal_id)
    assert (AboveKind.THEME, "Område ett") == (two.above.kind, two.above.text.value)
    assert "What is above heads its rows of the table." in two.because
    assert 0.9 == two.confidence


def test_what_was_read_as_no_goal_keeps_its_words_and_says_so():
    _, (place,) = tree_of(made("p", beneath(g("a", "Sand"), printed("Trygg kust"))))

    assert ("", "Trygg kust", 1) == (place.parent_goal_id, place.above.text.value, place.depth)
    assert "The goal above was read as no goal of its own." in place.because


def test_a_goal_that_a_person_rejected_is_no_longer_above_another():
    low = beneath(g("c", "Sand"), printed("Vallar", AboveBy.NUMBER, AboveKind.GOAL, goal_id="gone"))

    _, (place,) = tree_of(made("p", low))

    assert ("", "Vallar", ("Vallar",), 1) == (place.parent_goal_id, place.above.text.value, place.path, place.depth)


def test_a_goal_that_serves_several_has_a_place_for_each():
    serves = [printed("Trygg kust", AboveBy.NAMED), printed("Grön kust", AboveBy.NAMED)]
    _, places = tree_of(made("p", beneath(g("c", "Sand"), serves=serves)))

    assert [(1, "Trygg kust"), (2, "Grön kust")] == [(place.order, place.above.text.value) for place in places]


def test_a_circle_is_cut():
    one = beneath(g("a", "Ett"), printed("Två", AboveBy.NAMED, AboveKind.GOAL, goal_id="b"))
    two = beneath(g("b", "Två"), printed("Ett", AboveBy.NAMED, AboveKind.GOAL, goal_id="a"))
    found = parents(made("p", one, two))

    assert 1 == sum(1 for parent in found.values() if parent)


# ---------------------------------------------------------------------------------------------- between documents
def test_a_committees_goal_is_beneath_the_councils_that_it_prints_in_the_same_words():
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(TOP, level="council"))
    _, places = tree_of(COUNCIL, committee(low))
    place = places[-1]

    assert ("c1", "kf", 1, (TOP,)) == (place.parent_goal_id, place.parent_document_id, place.depth, place.path)
    assert AboveKind.GOAL is place.above.kind
    assert "“Plan kf” states it in the same words." in place.because


def test_the_order_of_the_documents_makes_no_difference():
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(TOP, level="council"))

    assert parents(COUNCIL, committee(low)) == parents(committee(low), COUNCIL)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param(TOP, {"publisher": "Omsorgsnämnden, Ekby kommun"}, id="another municipality"),
        pytest.param(TOP, {"year": 2031}, id="another time"),
        pytest.param("Almhaga är en mycket trygg kommun", {}, id="other words"),
    ],
)
def test_it_is_not_where(text, changes):
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(text, level="council"))

    assert "" == parents(COUNCIL, committee(low, **changes))["n"]


def test_of_the_same_level_neither_is_above():
    low = beneath(g("n", "Äldre är trygga", "council"), printed(TOP, level="council"))

    assert "" == parents(COUNCIL, made("x", low, publisher="Almhaga kommun"))["n"]


def test_of_two_documents_that_may_be_meant_neither_is():
    again = made("kf2", g("c9", TOP, "council"), publisher="Almhaga kommun")
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(TOP, level="council"))

    assert "" == parents(COUNCIL, again, committee(low))["n"]


def test_copies_of_one_document_are_not_two():
    copy = replace(COUNCIL.document, id="kf-2")
    again = Result(copy, replace(COUNCIL.plan, document_id="kf-2"))
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(TOP, level="council"))

    assert "c1" == parents(COUNCIL, again, committee(low))["n"]


def test_a_number_alone_leads_to_the_councils_goal_but_is_less_sure():
    served = printed("Koppling till KF-mål 2", AboveBy.NAMED, number="2", level="council")
    _, places = tree_of(COUNCIL, committee(beneath(g("n", "Resor minskar", "committee"), serves=[served])))

    assert ("c2", 0.6) == (places[-1].parent_goal_id, places[-1].confidence)
    assert "Only its number leads to “Plan kf”." in places[-1].because


def test_what_an_agency_calls_the_ministrys_goal_by_number_is_found():
    ministry = made(
        "m", g("m1", "Færre byrder", "national", number="1"), publisher="Ministeriet for Kyst", language="da"
    )
    served = printed("understøtter departementets mål 1", AboveBy.NAMED, number="1", level="group")
    agency = made(
        "s", beneath(g("s1", "Kortere kø", "agency"), serves=[served]), publisher="Kyststyrelsen", language="da"
    )

    assert {"m1": "", "s1": "m1"} == parents(ministry, agency)


WORDS = "Virksomhederne bruger mindre tid på at søge om tilladelse"


def test_an_agencys_group_goal_is_beneath_the_ministrys_that_states_the_same():
    ministry = made("m", g("m1", WORDS, "national"), publisher="Ministeriet for Kyst", language="da")
    agency = made("s", g("s1", WORDS, "group", stated=True), g("s2", "Kortere kø", "agency"), publisher="Kyststyrelsen",
                  language="da")  # fmt: skip
    _, places = tree_of(ministry, agency)
    found = {place.goal_id: place for place in places}

    assert ("m1", AboveBy.REPEATED, 0.9) == (found["s1"].parent_goal_id, found["s1"].by, found["s1"].confidence)
    assert "" == found["s2"].parent_goal_id == found["m1"].parent_goal_id


def test_sister_agencies_that_print_the_same_group_goal_are_beneath_none():
    one = made("s", g("s1", WORDS, "group", stated=True), g("s2", "Kortere kø", "agency"), publisher="Kyststyrelsen")
    two = made("t", g("t1", WORDS, "group", stated=True), g("t2", "Renere luft", "agency"), publisher="Luftstyrelsen")

    assert {""} == set(parents(one, two).values())


# ---------------------------------------------------------------------------------------------- branches
def test_goals_of_one_theme_are_one_branch_and_goals_of_other_documents_hang_beneath():
    theme = printed("Spår A", AboveBy.ROW, AboveKind.THEME)
    low = [beneath(g(f"n{n}", f"Mål {n}", "committee", measures=n), printed(TOP, level="council")) for n in (1, 2)]
    tree, _ = tree_of(COUNCIL, committee(*low), made("p", *(beneath(g(f"p{n}", f"P {n}"), theme) for n in (1, 2))))
    first, second = tree.branches("kf")
    (themed,) = tree.branches("p")

    assert (TOP, 2, 3, ["Mål 1", "Mål 2"]) == (
        first.text, first.goals, first.measures, [child.text for child in first.children],
    )  # fmt: skip
    assert (OTHER, 0, ()) == (second.text, second.goals, second.children)
    assert ("Spår A", "", 2) == (themed.text, themed.goal_id, len(themed.children))
    assert [("kf", 2, 2), ("p", 2, 0)] == [(one.document_id, one.beneath, one.elsewhere) for one in tree.families()]


def test_alone_a_plan_shows_its_own_goals():
    low = beneath(g("n", "Äldre är trygga", "committee"), printed(TOP, level="council"))
    tree, _ = tree_of(COUNCIL, committee(low))

    assert ["Äldre är trygga"] == [branch.text for branch in tree.branches("nd", alone=True)]
    assert [0, 0] == [len(branch.children) for branch in tree.branches("kf", alone=True)]
