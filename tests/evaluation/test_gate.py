"""The gate tells its accidents apart and never lowers a floor by itself."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.errors import GateFailed, GoldError
from pipeline.evaluation import Report, check, load_floors, score, updated, write_floors
from tests.evaluation.gold_factories import gold, gold_goal
from tests.factories import document, failed_document, goal, result

TITLES = ("Shorter waiting time", "A balanced budget", "More visits to museums", "Cleaner lakes and rivers")


def report(found: Sequence[str], *, language: str = "aa", truth: Sequence[str] = TITLES, **changes: str) -> Report:
    """An evaluation of one document in which some of the goals are found."""
    made = gold(*map(gold_goal, truth), language=language, not_goals=("Welcome to us",), file=f"{language}.txt")
    return score([(made, result(*(goal(title, id=title) for title in found)))])


def test_the_gate_is_open_at_the_floors_just_pinned() -> None:
    now = report(TITLES[:3])

    assert [] == check(now, updated(now, None))


def test_fallen_quality_is_named_by_language_field_and_figures() -> None:
    problems = check(report(TITLES[:3]), updated(report(TITLES), None))

    assert "aa: goal found fell to 0.857, below its floor of 1.000." in problems[0]
    assert "--allow-regression" in problems[0]


def test_a_decoy_taken_is_fallen_quality() -> None:
    problems = check(report([*TITLES, "Welcome to us"]), updated(report(TITLES), None))

    assert any("not-goals taken fell to 0.000" in problem for problem in problems)


def test_better_quality_is_no_problem() -> None:
    assert [] == check(report(TITLES), updated(report(TITLES[:3]), None))


def test_a_difference_within_epsilon_is_no_problem() -> None:
    now = report(TITLES)
    floors = updated(now, None)
    lifted = floors.model_copy(update={"epsilon": 0.2, "floors": {"aa": {**floors.floors["aa"], "goal found": 1.15}}})

    assert [] == check(now, lifted)
    assert 1 == len(check(now, lifted.model_copy(update={"epsilon": 0.1})))


def test_a_changed_corpus_is_not_called_fallen_quality() -> None:
    problems = check(report(TITLES[:1], truth=(*TITLES, "A fifth")), updated(report(TITLES), None))

    assert 1 == len(problems)
    assert "corpus changed since the floors were pinned (1 documents, 4 goals" in problems[0]
    assert "fell" not in problems[0]


def test_changed_words_in_gold_of_the_same_size_are_a_changed_corpus() -> None:
    problems = check(report(TITLES, truth=[*TITLES[:3], "Cleaner lakes"]), updated(report(TITLES), None))

    assert ["The gold corpus changed"] == [problem[:23] for problem in problems]


def test_a_language_without_floors_is_told_apart() -> None:
    pinned = updated(report(TITLES), None)
    problems = check(
        report(TITLES, language="bb"), pinned.model_copy(update={"corpus": _corpus(report(TITLES, language="bb"))})
    )

    assert any(problem.startswith("bb: measured, but without floors") for problem in problems)
    assert any(problem.startswith("aa: goal found has a floor of 1.000 but is not measured") for problem in problems)


def test_a_field_without_a_floor_is_told_apart() -> None:
    floors = updated(report(TITLES), None)
    fewer = {name: floor for name, floor in floors.floors["aa"].items() if name != "goal found"}

    assert ["aa: no floor for goal found. Pin it with `maalestok evaluate --update`."] == check(
        report(TITLES), floors.model_copy(update={"floors": {"aa": fewer}})
    )


def test_a_misplaced_quote_closes_the_gate_whatever_the_floor() -> None:
    astray = score([(gold(gold_goal(), language="aa"), result(goal(), read=document()))])

    assert ["aa: 0 of 2 quotes stand at their place"] == [p[:38] for p in check(astray, updated(astray, None))]


def test_a_failed_document_closes_the_gate_and_is_named() -> None:
    failed = score([(gold(gold_goal(), language="aa"), result(read=failed_document()))])

    assert ["plan.txt was not read (crashed): It broke."] == check(failed, updated(failed, None))


# ---------------------------------------------------------------------------------------------- updating
def test_floors_are_raised_to_what_was_measured() -> None:
    floors = updated(report(TITLES), updated(report(TITLES[:2]), None))

    assert 1.0 == floors.floors["aa"]["goal found"]


def test_floors_are_not_lowered_without_leave() -> None:
    pinned = updated(report(TITLES), None)

    with pytest.raises(GateFailed, match=r"Floors are not lowered:\naa: goal found fell to 0\.857"):
        updated(report(TITLES[:3]), pinned)
    assert 0.857 == pytest.approx(
        updated(report(TITLES[:3]), pinned, allow_regression=True).floors["aa"]["goal found"], abs=1e-3
    )


def test_floors_are_not_lowered_by_changing_the_corpus() -> None:
    with pytest.raises(GateFailed):
        updated(report(TITLES[:1], truth=(*TITLES, "A fifth")), updated(report(TITLES), None))


def test_a_floor_is_not_dropped_without_leave() -> None:
    with pytest.raises(GateFailed, match="aa: goal found has a floor"):
        updated(report(TITLES, language="bb"), updated(report(TITLES), None))
    assert ["bb"] == list(updated(report(TITLES, language="bb"), updated(report(TITLES), None), True).floors)


def test_a_fall_within_epsilon_does_not_wear_the_floor_down() -> None:
    now = report(TITLES)
    floors = updated(now, None)
    lifted = floors.model_copy(update={"floors": {"aa": {**floors.floors["aa"], "goal found": 1.004}}})

    assert 1.004 == updated(now, lifted).floors["aa"]["goal found"]


def test_a_field_without_gold_values_gets_no_floor() -> None:
    extra = score([(gold(gold_goal(), language="aa"), result(goal(deadline="2025-06-30")))])

    assert "goal deadline" not in updated(extra, None).floors["aa"]


# ---------------------------------------------------------------------------------------------- the file
def test_floors_survive_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = updated(report(TITLES[:3]), None)
    write_floors(path, floors)

    assert floors == load_floors(path)
    assert [] == check(report(TITLES[:3]), floors)


def test_absent_floors_are_none_and_broken_ones_an_error(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"

    assert load_floors(path) is None
    path.write_text('{"corpus": {"digest": "d", "documents": "many"}}')
    with pytest.raises(GoldError, match=r"floors\.json: corpus\.documents"):
        load_floors(path)


def _corpus(now: Report) -> object:
    return updated(now, None).corpus
