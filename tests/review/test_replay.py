"""Decisions replayed on a plan: each action, what it refuses, and what becomes of it when the program reads otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import MaalestokError
from pipeline.records import BBox, FollowUp, FollowUpStatus, GoalType, Result, ReviewStatus
from pipeline.review.decisions import Action, Decision, Part, Reason, Snapshot
from pipeline.review.fields import GOAL_FIELDS, MEASURE_FIELDS, goal_values, measure_values
from pipeline.review.journal import decisions_in
from tests.factories import source, source_in
from tests.review.made import (
    WORDS,
    after,
    decide,
    folder,
    goal_at,
    results_of,
    set_field,
    state,
    statements,
    stored,
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return folder(tmp_path, results_of(*WORDS[:4], extra=WORDS[4:6]))


def the_plan(out: Path) -> Any:
    return after(out)[0].plan


# ---------------------------------------------------------------------------------------------- fields
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "2.1"), ("title", "Kortere kø"), ("statement", "Nye ord <b>&amp; =1+1"), ("level", "agency"),
        ("area", "A"), ("goal_type", "operations;development"), ("goal_type_stated", "Drift"),
        ("goal_type_basis", "stated"), ("result_level", "outcome"), ("reporting_cadence", "yearly;quarterly"),
        ("reporting_text", "Told in May"), ("reporting_channel", "report;letter"), ("reporting_recipient", "board"),
        ("measurement_frequency", "monthly"), ("deadline", "2026-12-31"), ("responsible", "B"), ("weight", "12.5"),
        ("baseline_text", "C"), ("fulfilment_rule", "D"),
    ],
)  # fmt: skip
def test_every_field_of_a_goal_can_be_given_and_taken_away(out: Path, field: str, value: str) -> None:
    if field == "statement":
        set_field(out, "d1-g1", "title", "so that words are left")
    set_field(out, "d1-g1", field, value)
    assert value == goal_values(the_plan(out).goals[0])[field]
    assert field in the_plan(out).goals[0].review.fields

    set_field(out, "d1-g1", field, "", old=value)
    assert field not in goal_values(the_plan(out).goals[0])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "1.a"), ("text", "Other words"), ("indicator", "Share"), ("indicator_group", "A/B"),
        ("comparator", "at_most"), ("target_value", "7.25"), ("target_upper", "9"), ("unit", "days"),
        ("target_period", "2027"), ("baseline_value", "3"), ("baseline_text", "low"), ("baseline_period", "2024"),
        ("deadline", "2027-06-30"), ("weight", "5"), ("result_level", "output"), ("actual_value", "1"),
        ("actual_text", "one"),
    ],
)  # fmt: skip
def test_every_field_of_a_measure_can_be_given(out: Path, field: str, value: str) -> None:
    set_field(out, "d1-g1", field, value, measure="d1-g1-m1")
    goal = the_plan(out).goals[0]

    assert value == measure_values(goal, goal.measures[0])[field]
    assert (field,) == goal.measures[0].review.fields


def test_the_fields_are_columns_of_their_tables() -> None:
    from pipeline.review.fields import GOAL_COLUMNS, MEASURE_COLUMNS

    assert (GOAL_FIELDS, MEASURE_FIELDS) == (tuple(GOAL_COLUMNS), tuple(MEASURE_COLUMNS))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("goal_type", "holiday", "write one of operations, development"),
        ("deadline", "31.12.2026", "write a day as in"),
        ("weight", "10 %", "decimal point"),
        ("weight", "NaN", "decimal point"),
        ("statement", "", "title or a statement"),
        ("confidence", "1", "no field"),
        ("title", "x" * 100_001, "at most"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_with_what_would(out: Path, field: str, value: str, said: str) -> None:
    from pipeline.review.actions import take

    now = state(stored(out)[0], [])
    before = now.reviewed()
    source = stored(out)[0].document.source

    with pytest.raises(MaalestokError, match=said):
        take(now, Decision(Action.SET, source.sha256, source.path, goal="d1-g1", field=field, new=value))
    assert before == now.reviewed()


def test_the_amount_follows_the_figure_and_a_new_unit_tells_none() -> None:
    from decimal import Decimal

    from pipeline.review.fields import with_measure_value
    from tests.factories import measure, sourced, target

    billions = measure(target=sourced(replace(target(value="1.2", unit="mia. kr."), amount=Decimal(1_200_000_000))))

    assert Decimal(2_400_000_000) == with_measure_value(billions, "target_value", "2.4").target.value.amount
    assert with_measure_value(billions, "unit", "days").target.value.amount is None


def test_a_changed_value_keeps_its_place(out: Path) -> None:
    before = stored(out)[0].plan.goals[0].statement.source
    set_field(out, "d1-g1", "statement", "Corrected words.")
    goal = the_plan(out).goals[0]

    assert (before, "review") == (goal.statement.source, goal.statement.rule)
    assert before == goal.source


# ---------------------------------------------------------------------------------------------- whole goals
def test_accepted_rejected_and_open_goals_are_told_apart(out: Path) -> None:
    decide(out, "accept", "d1-g1")
    decide(out, "reject", "d1-g2", reason=Reason.ACTIVITY, why="only planned work")
    set_field(out, "d1-g3", "area", "Archives")
    result = after(out)[0]

    assert {"d1-g1": "accepted", "d1-g3": "corrected", "d1-g4": None} == {
        goal.id: goal.review and goal.review.status for goal in result.plan.goals
    }
    assert (2, 1, 0, 1, 0) == tuple(
        getattr(result.reviewed, name) for name in ("decided", "corrected", "added", "rejected", "unfit")
    )


def test_a_rejection_can_be_taken_back_and_undone(out: Path) -> None:
    rejected = decide(out, "reject", "d1-g2", reason=Reason.OTHER)
    decide(out, "reopen", "d1-g2")
    assert 4 == len(the_plan(out).goals)

    decide(out, "reject", "d1-g2", reason=Reason.OTHER)
    assert 3 == len(the_plan(out).goals)
    decide(out, "undo", "d1-g2", undone=rejected.number + 2)
    assert 4 == len(the_plan(out).goals)


def test_a_change_after_the_acceptance_wants_another(out: Path) -> None:
    decide(out, "accept", "d1-g1")
    set_field(out, "d1-g1", "area", "A")
    assert ReviewStatus.CORRECTED is the_plan(out).goals[0].review.status

    decide(out, "accept", "d1-g1")
    assert ReviewStatus.ACCEPTED is the_plan(out).goals[0].review.status


def test_a_missed_goal_is_added_where_it_stands(out: Path) -> None:
    place = source_in(stored(out)[0].document, WORDS[4])
    decide(out, "add", "gnew", document="d1", place=place)
    goals = the_plan(out).goals

    assert ["d1-g1", "d1-g2", "d1-g3", "d1-g4", "gnew"] == [goal.id for goal in goals]
    assert (WORDS[4], ReviewStatus.ADDED) == (goals[-1].statement.value, goals[-1].review.status)
    assert place.quote == stored(out)[0].document.blocks[4].text[place.start : place.end]


def test_a_goal_is_split_with_its_measures(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Both")
    parts = (Part("d1-g1", "First half."), Part("gsplit", "Second half.", ("d1-g1-m1",)))
    decide(out, "split", "d1-g1", parts=parts)
    first, second = the_plan(out).goals[:2]

    assert ("First half.", 0, "Both") == (first.statement.value, len(first.measures), first.area.value)
    assert ("gsplit", "Second half.", 1) == (second.id, second.statement.value, len(second.measures))


def test_goals_are_merged_with_what_both_say(out: Path) -> None:
    set_field(out, "d1-g2", "responsible", "The office")
    decide(out, "merge", "d1-g1", others=("d1-g2",))
    goals = the_plan(out).goals

    assert ["d1-g1", "d1-g3", "d1-g4"] == [goal.id for goal in goals]
    assert ("The office", 2, 1) == (goals[0].responsible.value, len(goals[0].measures), len(goals[0].mentions))
    assert WORDS[0] == goals[0].statement.value


def test_measures_come_and_go(out: Path) -> None:
    place = source_in(stored(out)[0].document, WORDS[5])
    decide(out, "add_measure", "d1-g1", measure="d1-g1-r1", place=place)
    decide(out, "remove_measure", "d1-g1", measure="d1-g1-m1")

    assert [WORDS[5]] == [each.text.value for each in the_plan(out).goals[0].measures]


# ---------------------------------------------------------------------------------------------- a newer reading
def again(*words: str, **changes: Any) -> Result:
    """The plan as a newer program reads it: other ids, other blocks, the same file."""
    result = results_of(*words, **changes)
    renamed = tuple(
        replace(
            goal, id=f"new{n}", measures=tuple(replace(each, id=f"new{n}-m{m}") for m, each in enumerate(goal.measures))
        )
        for n, goal in enumerate(result.plan.goals)
    )
    return replace(result, plan=replace(result.plan, goals=renamed))


def test_decisions_find_their_goals_under_new_ids_and_places(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    set_field(out, "d1-g2", "unit", "calls", measure="d1-g2-m1", old="percent")
    decide(out, "reject", "d1-g3", reason=Reason.OTHER)
    newer = again("Something new in front.", *WORDS[:4])
    result = after(out, newer)[0]

    assert {"new0": None, "new1": "Permits", "new2": None, "new4": None} == {
        goal.id: goal.area and goal.area.value for goal in result.plan.goals
    }
    assert "calls" == result.plan.goals[2].measures[0].target.value.unit
    assert 0 == result.reviewed.unfit


def test_words_read_a_little_otherwise_are_the_same_goal(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    newer = again("Goal 1: " + WORDS[0].replace("thirty", "30"), *WORDS[1:4])

    assert "Permits" == after(out, newer)[0].plan.goals[0].area.value


def test_a_goal_that_is_gone_is_listed_and_never_guessed(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    result = after(out, again(*WORDS[1:4]))[0]

    assert all(goal.area is None for goal in result.plan.goals)
    assert 1 == result.reviewed.unfit
    (finding,) = result.document.findings
    assert ("review.decision-unfit", WORDS[0]) == (finding.code, finding.quote)
    assert "area = 'Permits'" in finding.message


def test_of_two_goals_that_fit_alike_none_is_taken(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    twice = [replace(goal, source=replace(goal.source, bbox=None)) for goal in again(WORDS[0], WORDS[0]).plan.goals]
    newer = again(*WORDS[:1])
    newer = replace(newer, plan=replace(newer.plan, goals=(twice[0], replace(twice[1], id="other"))))

    assert 1 == after(out, newer)[0].reviewed.unfit


def test_an_accepted_goal_that_the_program_no_longer_finds_is_kept_as_it_was(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    decide(out, "accept", "d1-g1")
    newer = again(*WORDS[1:4], extra=(WORDS[0],))
    result = after(out, newer)[0]

    kept = next(goal for goal in result.plan.goals if goal.id == "d1-g1")
    assert (WORDS[0], "Permits") == (kept.statement.value, kept.area.value)
    assert [WORDS[0]] == [each.text.value for each in kept.measures]
    assert ["review.reading-changed"] == [each.code for each in result.document.findings if "kept" in each.message]


def test_what_was_accepted_stays_when_the_program_reads_another_value(out: Path) -> None:
    decide(out, "accept", "d1-g1")
    newer = results_of(*WORDS[:4], area="Read anew")
    result = after(out, newer)[0]

    assert result.plan.goals[0].area is None
    assert "area" in result.document.findings[0].message
    assert "Read anew" == result.plan.goals[1].area.value


def test_a_correction_outlives_another_reading_of_its_field_and_says_so(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    result = after(out, results_of(*WORDS[:4], area="Read anew"))[0]

    assert "Permits" == result.plan.goals[0].area.value
    assert "now reads 'Read anew'" in result.document.findings[0].message
    assert 0 == result.reviewed.unfit


def test_an_added_goal_that_the_program_now_finds_is_one_goal(out: Path) -> None:
    place = source_in(stored(out)[0].document, WORDS[4])
    decide(out, "add", "gnew", document="d1", place=place)
    set_field(out, "gnew", "area", "Schools")
    goals = after(out, results_of(*WORDS[:5]))[0].plan.goals

    assert [f"d1-g{n}" for n in range(1, 6)] == [goal.id for goal in goals]
    assert ("Schools", ReviewStatus.ADDED) == (goals[4].area.value, goals[4].review.status)


def test_a_file_of_the_same_content_under_another_name_takes_its_decisions_along(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    (result,) = stored(out)
    moved = replace(result, document=replace(result.document, source=replace(result.document.source, path="b.txt")))

    assert "Permits" == after(out, moved)[0].plan.goals[0].area.value


def test_a_plan_published_anew_takes_the_decisions_on_what_it_still_says(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    set_field(out, "d1-g2", "area", "Calls")
    newer = again(WORDS[0], "Entirely different things are promised here.")
    source = replace(newer.document.source, sha256="f" * 64)
    newer = replace(newer, document=replace(newer.document, source=source))
    result = after(out, newer)[0]

    assert ["Permits", None] == [goal.area and goal.area.value for goal in result.plan.goals]
    assert 1 == result.reviewed.unfit


def test_boxes_that_cover_each_other_are_the_same_place() -> None:
    from pipeline.review.attach import covered

    assert 1.0 == covered(BBox(0, 0, 10, 10), BBox(2, 2, 8, 8))
    assert 0.0 == covered(BBox(0, 0, 10, 10), BBox(10, 0, 20, 10))


def test_a_document_that_cannot_be_read_this_time_keeps_its_decisions_listed(out: Path) -> None:
    set_field(out, "d1-g1", "area", "Permits")
    lost = replace(stored(out)[0], plan=None)

    assert ["review.decision-unfit"] == [each.code for each in after(out, lost)[0].document.findings]


def read_otherwise(words: list[str]) -> Result:
    """Every goal under another id; every ninth with another word, every seventh not read any more, one new in front."""
    read_now = [text if n % 9 else text.replace("answers", "replies to") for n, text in enumerate(words)]
    whole = again(*read_now)
    goals = tuple(goal for n, goal in enumerate(whole.plan.goals) if n % 7)
    first = replace(goals[0], id="new-first", number=None)
    words_of_first = replace(
        first.statement,
        value="A goal that nobody saw before.",
        source=replace(first.statement.source, block="elsewhere", quote="A goal that nobody saw before."),
    )
    first = replace(first, statement=words_of_first, source=words_of_first.source, measures=())
    return replace(whole, plan=replace(whole.plan, goals=(first, *goals)))


def test_two_hundred_decisions_are_all_kept_or_listed_when_the_rules_change(tmp_path: Path) -> None:
    """Half of the goals are read under other ids, some with other words, some no longer, some in another order."""
    words = [f"Goal {n}: the office number {n} answers {50 + n} letters in week {n}." for n in range(200)]
    out = folder(tmp_path, results_of(*words))
    for n in range(1, 201):
        if n % 4 == 0:
            decide(out, "reject", f"d1-g{n}", reason=Reason.OTHER)
        elif n % 4 == 1:
            decide(out, "accept", f"d1-g{n}")
        else:
            set_field(out, f"d1-g{n}", "responsible", f"person {n}")
    newer = read_otherwise(words)
    result = after(out, newer)[0]

    decided = state(newer, decisions_in(out))
    listed = {each.decision.number for each in decided.unfit}
    kept = {
        *(goal.review.by and goal.statement.value for goal in result.plan.goals if goal.review),
        *(goal.statement.value for goal in decided.rejected.values()),
    }
    assert 200 == len(decisions_in(out))
    for decision in decisions_in(out):
        text = decision.anchor.words
        assert text in kept or text.replace("answers", "replies to") in kept or decision.number in listed, text
    owners = {goal.responsible.value: goal.statement.value for goal in result.plan.goals if goal.responsible}
    assert all(f"number {int(owner.split()[1]) - 1} " in text for owner, text in owners.items())
    assert len(owners) + len([n for n in listed if n % 4 in (2, 3)]) >= 100
    lost = [each for each in decided.unfit if not each.applied]
    assert {0} == {int(each.decision.goal.removeprefix("d1-g")) % 7 - 1 for each in lost}
    assert "A goal that nobody saw before." in statements(result).values()


def test_an_undo_gives_back_exactly_what_was(out: Path) -> None:
    before = after(out)[0].plan
    one = set_field(out, "d1-g1", "area", "A")
    two = decide(out, "merge", "d1-g1", others=("d1-g2",))
    for each in (two, one):
        decide(out, "undo", "d1-g1", undone=each.number)

    assert before == after(out)[0].plan


def test_what_was_accepted_after_corrections_is_not_told_as_another_reading(out: Path) -> None:
    set_field(out, "d1-g1", "text", "Entirely other words for it.", measure="d1-g1-m1", old=WORDS[0])
    set_field(out, "d1-g1", "comparator", "at_most", measure="d1-g1-m1", old="at_least")
    decide(out, "accept", "d1-g1")
    result = after(out)[0]

    assert () == result.document.findings
    assert "Entirely other words for it." == result.plan.goals[0].measures[0].text.value


def test_types_set_by_hand_are_types(out: Path) -> None:
    set_field(out, "d1-g1", "goal_type", "operations")

    assert (GoalType.OPERATIONS,) == the_plan(out).goals[0].goal_types


def test_snapshots_hold_values_alone(out: Path) -> None:
    decision = decide(out, "accept", "d1-g1")

    assert isinstance(decision.snapshot, Snapshot)
    assert WORDS[0] == decision.snapshot.goal["statement"]
    assert "d1-g1-m1" == decision.snapshot.measures[0][0]
    assert goal_at is not None


# ---------------------------------------------------------------------------------------------- follow-up
def told_of(goal: str, measure: str = "") -> FollowUp:
    return FollowUp(goal, "d1", "2024", FollowUpStatus.MET, source("green"), measure_id=measure)


def test_what_is_printed_of_goals_follows_what_people_decided_on_them(tmp_path: Path) -> None:
    read = results_of(*WORDS[:4])
    told = (told_of("d1-g1"), told_of("d1-g2"), told_of("d1-g3", "d1-g3-m1"), told_of("d1-g4", "d1-g4-m1"))
    out = folder(tmp_path, replace(read, plan=replace(read.plan, follow_ups=told)))
    decide(out, Action.REJECT, "d1-g1", reason=Reason.NOT_A_GOAL)
    decide(out, Action.MERGE, "d1-g2", others=("d1-g3",))
    decide(out, Action.REMOVE_MEASURE, "d1-g4", measure="d1-g4-m1")

    assert [("d1-g2", ""), ("d1-g2", "d1-g3-m1")] == [
        (each.goal_id, each.measure_id) for each in the_plan(out).follow_ups
    ]
