"""Numbers that go on from each other."""

import pytest

from pipeline.extract.hierarchy.numbers import by_number, goes_on
from tests.factories import goal, sourced


@pytest.mark.parametrize(
    ("number", "above", "holds"),
    [
        ("1.1", "1", True), ("1.2.1", "1.2", True), ("1.2.1", "1", True), ("3a", "3", True), ("B2", "B", True),
        ("1.1", "1.1", False), ("11", "1", False), ("12.1", "1", False), ("2.1", "1", False), ("B2", "A", False),
        ("1", "", False), ("", "1", False), ("N1", "N1", False),
    ],
)  # fmt: skip
def test_a_number_goes_on_from_another(number, above, holds):
    assert holds is goes_on(number, above)


def numbered(*numbers, rule="section.goal"):
    return [goal(f"Mål {n}", id=f"g{at}", number=sourced(n, rule=rule)) for at, n in enumerate(numbers)]


def test_the_longest_number_is_the_nearest():
    goals = numbered("1", "1.1", "1.1.1")

    assert "g1" == by_number(goals[2], goals).goal_id


def test_of_two_goals_of_one_number_neither_is_meant():
    goals = numbered("1", "1", "1.1")

    assert by_number(goals[2], goals) is None


def test_the_first_point_of_a_list_has_nothing_to_do_with_the_first_section_of_a_chapter():
    points = numbered("1", "2", rule="list.number")
    goals = [*points, *numbered("1.1")]

    assert by_number(goals[2], goals) is None
