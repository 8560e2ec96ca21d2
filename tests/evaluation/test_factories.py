"""The constructors that other tests stand on."""

from pipeline.records import Comparator
from tests.factories import document, goal, measure, plan, result, source_in, table


def test_every_quote_of_a_made_result_is_found_at_its_place() -> None:
    made = result(goal("A title", "A statement", measure(deadline="2025-06-30"), responsible="The board"))

    texts = {block.id: block.text for block in made.document.blocks}
    found = made.plan.goals[0]
    for value in (found.statement, found.responsible, found.measures[0].deadline):
        assert value.source.quote == texts[value.source.block][value.source.start : value.source.end]


def test_a_source_can_be_taken_from_a_table_cell() -> None:
    read = document("Some words", table(["Goal", "Target"], ["Waiting time", "30 days"]))

    assert ("t1.r1c1", 3, 7) == (lambda s: (s.block, s.start, s.end))(source_in(read, "days"))


def test_plain_values_are_wrapped_and_absent_ones_stay_absent() -> None:
    made = measure("Fewer", Comparator.DECREASE, None, "", weight=10)

    assert (None, "10", None) == (made.target.value.value, str(made.weight.value), made.deadline)
    assert () == plan().goals
