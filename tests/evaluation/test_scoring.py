"""Each way of miscounting is a row here."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.evaluation import Counts, Share, score
from pipeline.evaluation.gold import GoldGoal, GoldMeasure
from pipeline.records import Basis, Goal, Measure, Scope
from tests.evaluation.gold_factories import gold, gold_goal, gold_measure
from tests.factories import document, failed_document, goal, measure, plan, reporting, result, source, sourced, target

RIGHT, WRONG, EXTRA, ABSENT, UNSCORED = Counts(1, 0, 0), Counts(0, 1, 1), Counts(0, 1, 0), Counts(0, 0, 1), Counts()


def scored(truth: GoldGoal, found: Goal, row: str) -> Counts:
    return score([(gold(truth), result(found))]).row(row).micro


# ---------------------------------------------------------------------------------------------- goals found
OTHER = "A balanced budget every year"


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [
        pytest.param([], [], Counts(), id="nothing stated and nothing found counts nothing"),
        pytest.param(["a"], [], Counts(0, 0, 1), id="a missed goal is a false negative"),
        pytest.param([], ["a"], Counts(0, 1, 0), id="a spurious goal is a false positive"),
        pytest.param(["a"], ["b"], Counts(0, 1, 1), id="an unlike goal is missed and spurious"),
        pytest.param(["a", "b"], ["b", "a"], Counts(2, 0, 0), id="the order does not matter"),
        pytest.param(["a"], ["a", "a"], Counts(1, 1, 0), id="a goal found twice is right once and spurious once"),
        pytest.param(["a", "a"], ["a"], Counts(1, 0, 1), id="one found goal does not stand for two"),
        pytest.param(["a", "b"], [], Counts(0, 0, 2), id="counting does not stop at the first miss"),
    ],
)
def test_goals_are_counted_one_to_one(truth: list[str], found: list[str], expected: Counts) -> None:
    words = {"a": "Shorter waiting time", "b": OTHER}
    pair = (
        gold(*(gold_goal(words[t]) for t in truth)),
        result(*(goal(words[f], id=f"g{i}") for i, f in enumerate(found))),
    )

    assert expected == score([pair]).row("goal found").micro


# ---------------------------------------------------------------------------------------------- goal fields
@pytest.mark.parametrize(
    ("row", "truth", "found", "expected"),
    [
        ("goal deadline", {"deadline": "2025-06-30"}, {"deadline": "2025-06-30"}, RIGHT),
        ("goal deadline", {"deadline": "2025-06-30"}, {"deadline": "2025-07-01"}, WRONG),
        ("goal deadline", {}, {"deadline": "2025-07-01"}, EXTRA),
        ("goal deadline", {"deadline": "2025-06-30"}, {}, ABSENT),
        ("goal deadline", {}, {}, UNSCORED),
        ("goal deadline", {"deadline": "2025"}, {"deadline": "2025-12-31"}, RIGHT),
        ("goal weight", {"weight": 15}, {"weight": "15.0"}, RIGHT),
        ("goal weight", {"weight": 15}, {"weight": "15.01"}, WRONG),
        ("goal weight", {"weight": 0}, {"weight": "0"}, RIGHT),
        ("number", {"number": "1.1"}, {"number": "1.1."}, RIGHT),
        ("number", {"number": "(一)"}, {"number": "一、"}, RIGHT),
        ("number", {"number": "1.1"}, {"number": "1.2"}, WRONG),
        ("level", {"level": "agency"}, {"level": "Agency"}, RIGHT),
        ("responsible", {"responsible": "The Board"}, {"responsible": "the board."}, RIGHT),
        ("responsible", {"responsible": "The Board"}, {"responsible": "The Boards"}, WRONG),
        (
            "measurement frequency",
            {"measurement_frequency": "quarterly"},
            {"measurement_frequency": "quarterly"},
            RIGHT,
        ),
        ("measurement frequency", {"measurement_frequency": "quarterly"}, {"measurement_frequency": "monthly"}, WRONG),
        ("baseline text", {"baseline_text": "It was 45 days."}, {"baseline": "It was 45 days in 2023."}, RIGHT),
        ("baseline text", {"baseline_text": "It was 45 days."}, {"baseline": "Nobody has counted them."}, WRONG),
        ("goal type", {"type": ["development"]}, {"types": ["development"]}, RIGHT),
        ("goal type", {"type": ["development"]}, {"types": ["operations"]}, WRONG),
        ("goal type", {"type": ["development", "operations"]}, {"types": ["operations", "development"]}, RIGHT),
        ("goal type", {"type": ["development", "operations"]}, {"types": ["development"]}, WRONG),
        ("goal type", {"type": ["development"]}, {}, ABSENT),
        ("goal type", {}, {"types": ["development"]}, UNSCORED),
        ("goal type stated", {"type": ["operations"]}, {"types": ["operations"]}, UNSCORED),
        ("goal type stated", {}, {"types": ["operations"], "goal_type_stated": "Drift"}, EXTRA),
        ("goal type stated", {"type": ["operations"], "type_stated": "Drift"}, {"types": ["operations"]}, ABSENT),
        (
            "goal type stated",
            {"type": ["operations"], "type_stated": "Drift"},
            {"types": ["operations"], "goal_type_basis": Basis.STATED},
            RIGHT,
        ),
        ("cadence", {"cadence": ["yearly"]}, {"reporting": reporting("yearly")}, RIGHT),
        ("cadence", {"cadence": ["yearly", "monthly"]}, {"reporting": reporting("monthly", "yearly")}, RIGHT),
        ("cadence", {"cadence": ["yearly", "monthly"]}, {"reporting": reporting("monthly")}, WRONG),
        ("cadence", {"cadence": []}, {"reporting": reporting("yearly", scope=Scope.DOCUMENT)}, UNSCORED),
        ("cadence", {"cadence": ["yearly"]}, {"reporting": reporting("yearly", scope=Scope.DOCUMENT)}, ABSENT),
        ("cadence", {}, {"reporting": reporting("yearly")}, EXTRA),
    ],
)
def test_a_goal_field_is_counted(row: str, truth: dict[str, Any], found: dict[str, Any], expected: Counts) -> None:
    assert expected == scored(gold_goal(**truth), goal(**found), row)


@pytest.mark.parametrize(
    ("found", "strict", "soft", "overlap"),
    [
        ("No one waits more than 30 days.", RIGHT, RIGHT, RIGHT),
        ("No one  waits\nmore than 30 days.", RIGHT, RIGHT, RIGHT),
        ("no one waits more than 30 days", WRONG, RIGHT, RIGHT),
        ("No one waits more than 30 days for an answer.", WRONG, WRONG, RIGHT),
        ("No one waits. Everybody is pleased with us and says it aloud in every survey.", WRONG, WRONG, WRONG),
        (None, ABSENT, ABSENT, ABSENT),
    ],
)
def test_text_is_compared_three_ways(found: str | None, strict: Counts, soft: Counts, overlap: Counts) -> None:
    truth = gold_goal(statement="No one waits more than 30 days.")
    counts = [scored(truth, goal(statement=found), f"statement {way}") for way in ("strict", "soft", "overlap")]

    assert [strict, soft, overlap] == counts


def test_a_statement_where_the_gold_has_only_a_theme_word_is_extra() -> None:
    assert EXTRA == scored(gold_goal("Waiting time"), goal("Waiting time", "We shall wait less."), "statement strict")


# ---------------------------------------------------------------------------------------------- measure fields
@pytest.mark.parametrize(
    ("row", "truth", "found", "expected"),
    [
        ("value", {"value": 95}, {"value": "95.0"}, RIGHT),
        ("value", {"value": 95}, {"value": "95.1"}, WRONG),
        ("value", {"value": 95}, {"value": "0.95"}, WRONG),
        ("value", {"value": 0.1}, {"value": "0.1"}, RIGHT),
        ("value", {"value": 0}, {"value": 0}, RIGHT),
        ("value", {"value": None}, {"value": 0}, EXTRA),
        ("value", {"value": 95}, {"value": None}, ABSENT),
        ("value", {"value": 95}, {"comparator": None}, ABSENT),
        ("upper", {"upper": 99}, {"upper": 99}, RIGHT),
        ("upper", {}, {"upper": 99}, EXTRA),
        ("comparator", {"comparator": "at_most"}, {"comparator": "at_most"}, RIGHT),
        ("comparator", {"comparator": "at_most"}, {"comparator": "at_least"}, WRONG),
        ("comparator", {"comparator": "qualitative"}, {"comparator": None}, ABSENT),
        ("unit", {"unit": "New  cases"}, {"unit": "new cases"}, RIGHT),
        ("unit", {"unit": "percent"}, {"unit": "percentage_point"}, WRONG),
        ("unit", {"unit": None}, {"unit": ""}, UNSCORED),
        ("unit", {"unit": ""}, {"unit": "cases"}, EXTRA),
        ("value with unit", {"value": 90, "unit": "Days"}, {"value": 90, "unit": "days"}, RIGHT),
        ("value with unit", {"value": 90, "unit": "days"}, {"value": 90, "unit": "hours"}, WRONG),
        ("value with unit", {"value": 90, "upper": 95}, {"value": 90}, WRONG),
        ("value with unit", {"value": None, "unit": "days"}, {"value": None, "unit": "hours"}, UNSCORED),
        ("baseline value", {"baseline_value": 45}, {"baseline_value": "45.00"}, RIGHT),
        ("baseline value", {"baseline_value": 45}, {}, ABSENT),
        ("baseline period", {"baseline_period": 2022}, {"baseline_period": "2022"}, RIGHT),
        ("baseline period", {"baseline_period": "2022"}, {"baseline_period": "2023"}, WRONG),
        ("measure deadline", {"deadline": "2025-02"}, {"deadline": "2025-02-28"}, RIGHT),
        ("measure deadline", {}, {"deadline": "2025-02-28"}, EXTRA),
        ("measure weight", {"weight": 7.5}, {"weight": "7.5"}, RIGHT),
    ],
)
def test_a_measure_field_is_counted(row: str, truth: dict[str, Any], found: dict[str, Any], expected: Counts) -> None:
    assert expected == scored(gold_goal("A", gold_measure(**truth)), goal("A", None, measure(**found)), row)


# ---------------------------------------------------------------------------------------------- records
def _one(text: str, number: int) -> tuple[GoldMeasure, Measure]:
    return gold_measure(text, value=number), measure(text, value=number, id=f"g1.m{number}")


def test_measures_of_missed_and_spurious_goals_are_missed_and_spurious() -> None:
    truth, found = _one("Ten new schools are built.", 10)
    report = score([(gold(gold_goal("Shorter waiting time", truth)), result(goal(OTHER, None, found)))])

    assert Counts(0, 1, 1) == report.row("measure found").micro
    assert Counts(1, 0, 0) == report.row("measure anywhere").micro


def test_fields_of_missed_and_spurious_records_count_end_to_end_only() -> None:
    truth = gold_goal("Shorter waiting time", gold_measure(), deadline="2025-06-30")
    report = score([(gold(truth), result(goal(OTHER, None, measure("Ten schools", value=10))))])

    assert UNSCORED == report.row("value").micro == report.row("goal deadline").micro
    end_to_end = {row.field: row.micro for row in report.end_to_end}
    assert (Counts(0, 1, 1), Counts(0, 0, 1)) == (end_to_end["value"], end_to_end["goal deadline"])
    assert UNSCORED == end_to_end["goal weight"] == end_to_end["measure weight"]


def test_two_values_of_the_same_text_are_told_apart_by_value() -> None:
    text = "Growth in the two areas respectively"
    truth = gold_goal("A", gold_measure(text, value=7), gold_measure(text, value=8))
    found = goal("A", None, measure(text, value=8, id="m1"), measure(text, value=7, id="m2"))

    assert Counts(2, 0, 0) == scored(truth, found, "value")


def test_the_alternative_reading_that_fits_best_is_used() -> None:
    folded = gold_measure("Two steps for a better place of work", value=2, unit="steps")
    split = [
        gold_measure(t, comparator="increase", value=None, unit=None) for t in ("Trust in managers", "Say in work")
    ]
    truth = gold_goal("A", folded, *split, alternatives=[[folded]])
    found = goal("A", None, measure("Two steps for a better place of work", value=2, unit="steps"))

    assert (Counts(1, 0, 0), Counts(1, 0, 0)) == tuple(
        scored(truth, found, row) for row in ("measure found", "measure anywhere")
    )
    assert Counts(1, 0, 2) == scored(truth.model_copy(update={"alternatives": ()}), found, "measure found")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (goal("A", "We shall do it.", measure(), deadline="2025-06-30"), RIGHT),
        (goal("A", "we shall do it", measure(), deadline="2025-06-30"), RIGHT),
        (goal("A", "We shall do it.", measure()), WRONG),
        (goal("A", "We shall do it.", measure(value=91), deadline="2025-06-30"), WRONG),
        (goal("A", "We shall do it.", deadline="2025-06-30"), WRONG),
        (goal("A", "We shall do it.", measure(), measure("Another one"), deadline="2025-06-30"), WRONG),
    ],
)
def test_a_goal_record_is_right_when_all_of_it_is(found: Goal, expected: Counts) -> None:
    truth = gold_goal("A", gold_measure(), statement="We shall do it.", deadline="2025-06-30")

    assert expected == scored(truth, found, "goal record")


# ---------------------------------------------------------------------------------------------- documents
def test_a_failed_document_counts_as_all_missed_and_is_named() -> None:
    truth = gold(gold_goal("A", gold_measure()), document_cadence=["yearly"])
    failed = replace(result(), document=failed_document(), plan=None)
    report = score([(truth, failed)])

    assert [("plan.txt", "crashed", "It broke.")] == [(f.document, f.status, f.message) for f in report.failed]
    assert (ABSENT, ABSENT) == (report.row("goal found").micro, report.row("measure found").micro)
    assert ABSENT == {row.field: row.micro for row in report.end_to_end}["document cadence"]


def test_goals_of_a_document_that_failed_halfway_do_not_count() -> None:
    half = result(goal("A"), read=failed_document())

    assert ABSENT == score([(gold(gold_goal("A")), half)]).row("goal found").micro


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (result(), Share(1, 1)),
        (result(goal()), Share(0, 1)),
        (result(read=failed_document()), Share(0, 1)),
    ],
)
def test_a_document_without_goals_is_right_when_it_was_read_and_nothing_found(made: Any, expected: Share) -> None:
    assert expected == score([(gold(), made)]).share("zero-goal documents right").micro


def test_a_document_with_goals_is_no_zero_goal_document() -> None:
    assert Share(0, 0) == score([(gold(gold_goal()), result())]).share("zero-goal documents right").micro


def test_the_cadence_of_the_plan_is_scored_once_for_the_document() -> None:
    truth = gold(gold_goal("A"), gold_goal(OTHER), document_cadence=["half_yearly"])
    clause = reporting("half_yearly", scope=Scope.DOCUMENT)
    found = result(made=plan(goal("A", reporting=clause), goal(OTHER, reporting=clause), reporting=clause))

    report = score([(truth, found)])
    assert (RIGHT, UNSCORED) == (report.row("document cadence").micro, report.row("cadence").micro)


# ---------------------------------------------------------------------------------------------- decoys
@pytest.mark.parametrize(
    ("snippet", "found", "expected"),
    [
        ("3. Overview of goals", goal("Overview of goals"), 1),
        ("We must do better.", goal(None, "We must do better"), 1),
        ("We must do better.", goal(None, "Much is wrong. We must do better. Now."), 1),
        ("We must do much better than this year.", goal(None, "We must do much better than this"), 1),
        ("We must do much better than this year.", goal(None, "We must do"), 0),
        ("We must do better.", goal("Shorter waiting time"), 0),
        ("1.明确工作目标。", goal("明确工作目标"), 1),
        ("Waiting time. Nobody waits for us.", goal("Waiting time", "Nobody waits for us."), 1),
        ("Quality", goal("Quality first"), 1),
        ("Quality", goal(None, "We shall raise the quality of our answers to the public."), 0),
        ("", goal(), 0),
    ],
)
def test_a_decoy_counts_as_taken_when_a_goal_is_or_holds_it(snippet: str, found: Goal, expected: int) -> None:
    report = score([(gold(not_goals=(snippet,)), result(found))])

    assert Share(expected, 1) == report.share("not-goals taken").micro


def test_a_decoy_that_stands_in_the_gold_goal_itself_is_not_taken() -> None:
    truth = gold(gold_goal("Shorter waiting time", statement="We must do better."), not_goals=("We must do",))

    assert Share(0, 1) == score([(truth, result(goal(statement="We must do better.")))]).share("not-goals taken").micro


# ---------------------------------------------------------------------------------------------- places
def test_a_quote_that_does_not_stand_at_its_place_is_counted_and_listed() -> None:
    read = document("Shorter waiting time for all", id="d1")
    block = read.blocks[0].id
    right = sourced("Shorter waiting time", at=source("Shorter waiting time", block=block, start=0, end=20))
    astray = sourced("for all", at=source("for all", block=block, start=20, end=27))
    report = score([(gold(gold_goal()), result(goal(right, area=astray), read=read))])

    assert Share(2, 3) == report.share("grounded").micro
    assert ["quote not at its place"] == [m.kind for m in report.misses if m.quote == "for all" and m.expected == block]


def test_a_quote_in_an_unknown_block_is_astray() -> None:
    assert Share(0, 2) == score([(gold(), result(goal(), read=document()))]).share("grounded").micro


# ---------------------------------------------------------------------------------------------- averages and misses
def test_micro_pools_the_counts_and_macro_weighs_languages_alike() -> None:
    many = [(gold(gold_goal(), language="aa", file=f"{i}.txt"), result(goal())) for i in range(3)]
    report = score([*many, (gold(gold_goal(), language="bb"), result())])

    row = report.row("goal found")
    assert ({"aa": Counts(3), "bb": Counts(0, 0, 1)}, 6 / 7, 0.5) == (row.languages, row.micro.f1, row.macro)


def test_a_language_without_gold_values_does_not_pull_the_macro_average() -> None:
    pairs = [(gold(gold_goal(weight=5), language="aa"), result(goal(weight=5))), (gold(language="bb"), result())]

    assert 1.0 == score(pairs).row("goal weight").macro


@pytest.mark.parametrize(
    ("counts", "figures"),
    [
        (Counts(), (None, None, None)),
        (Counts(3, 1, 0), (0.75, 1.0, 6 / 7)),
        (Counts(0, 2, 0), (0.0, None, 0.0)),
        (Counts(0, 0, 2), (None, 0.0, 0.0)),
    ],
)
def test_an_empty_denominator_is_no_figure(counts: Counts, figures: tuple[float | None, ...]) -> None:
    assert figures == (counts.precision, counts.recall, counts.f1)


def test_every_miss_is_listed_with_place_and_words() -> None:
    truth = gold(
        gold_goal("A goal that is there", gold_measure(value=95)),
        gold_goal("One that nobody found"),
        not_goals=("Ours",),
    )
    read = document("One that nobody found", "A goal that is there", "Ours")
    found = result(goal("A goal that is there", None, measure(page=4)), goal("Ours", id="g2", page=5), read=read)
    misses = {m.kind: m for m in score([(truth, found)]).misses if m.kind != "quote not at its place"}

    assert {"goal missed", "goal spurious", "value wrong", "not-goal taken"} == set(misses)
    assert ("One that nobody found", 1) == (misses["goal missed"].quote, misses["goal missed"].page)
    assert ("95", "90", 4, "test.rule") == tuple(
        getattr(misses["value wrong"], name) for name in ("expected", "found", "page", "rule")
    )
    assert ("Ours", 5) == (misses["goal spurious"].quote, misses["goal spurious"].page)


def test_confidence_is_held_against_being_right() -> None:
    found = result(goal(confidence=0.95), goal(OTHER, id="g2", confidence=0.95), goal("Third", id="g3", confidence=1.0))
    bins = {each.low: each.goals for each in score([(gold(gold_goal()), found)]).reliability}

    assert (Share(1, 3), Share(0, 0)) == (bins[0.9], bins[0.5])


def test_target_without_value_is_compared_by_its_comparator_alone() -> None:
    truth = gold_goal("A", gold_measure("Done", comparator="milestone", value=None, unit=None))
    found = goal("A", None, measure("Done", target=sourced(target("milestone"), "Done")))

    assert (RIGHT, UNSCORED) == (scored(truth, found, "comparator"), scored(truth, found, "value with unit"))
