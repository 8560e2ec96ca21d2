"""Which goals are shown as examples."""

from fractions import Fraction

from pipeline.records import Result
from pipeline.report.selection import best_and_weakest, judged_goals
from tests.factories import goal
from tests.report.made import CATALOGUE, CRITERIA, judged, many_goals


def verdicts(met: int, rest: str = "not_met") -> dict[str, str]:
    """The first `met` criteria met, the rest as told."""
    return {criterion: "met" if index < met else rest for index, criterion in enumerate(CRITERIA)}


def ids(results: list[Result], most: int = 5) -> tuple[list[str], list[str]]:
    best, weakest = best_and_weakest(results, CATALOGUE, most)
    return [goal.goal.id for goal in best], [goal.goal.id for goal in weakest]


def test_best_come_best_first_and_weakest_weakest_first_and_no_goal_is_both() -> None:
    results = [
        judged(*many_goals(1, id), verdicts=verdicts(met), id=id) for id, met in zip("abcd", (3, 6, 0, 5), strict=True)
    ]

    assert (["b-g1", "d-g1"], ["c-g1", "a-g1"]) == ids(results)


def test_no_plan_gives_more_than_two_examples() -> None:
    results = [
        judged(*many_goals(5, "a"), verdicts=verdicts(6), id="a"),
        judged(*many_goals(5, "b"), verdicts=verdicts(1), id="b"),
    ]

    best, weakest = ids(results)

    assert (["a-g1", "a-g2", "b-g1", "b-g2"], 2) == (best, sum(id.startswith("a") for id in weakest))


def test_a_goal_that_the_text_hardly_decides_is_no_example() -> None:
    undecided = verdicts(2, "cannot_tell")
    results = [judged(*many_goals(2, id), verdicts=undecided, id=id) for id in "ab"]

    assert ([], []) == ids(results)


def test_the_same_wording_is_shown_once() -> None:
    results = [
        judged(goal("Same words", id=f"{id}-g", document_id=id), verdicts=verdicts(met), id=id)
        for id, met in zip("abcd", (6, 6, 5, 0), strict=True)
    ]

    best, _ = ids(results)

    assert ["a-g"] == best


def test_a_criterion_counts_by_its_standing_under_the_lens() -> None:
    made = judged(goal(), verdicts={"clear": "met", "result": "partly", "quantified": "not_met"}, lens="mild")

    (found,) = judged_goals([made], CATALOGUE)

    assert (Fraction(4, 5), 1, 2) == (found.rank, found.met, found.asked)


def test_under_an_unknown_lens_every_criterion_counts_the_same() -> None:
    made = judged(goal(), verdicts={"clear": "met", "quantified": "not_met"}, lens="unheard-of")

    (found,) = judged_goals([made], CATALOGUE)

    assert Fraction(1, 2) == found.rank
