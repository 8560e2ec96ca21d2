"""Mentions to goals: wording, types, dates, reporting and ids are read here once for every origin."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.records import Basis, Cadence, Comparator, Goal, GoalType, Plan
from tests.extract.reading import goals, item, read, targets, value
from tests.factories import heading, passage, table

TITLE = heading("Mål- og resultatplan 2025")
CHAPTER = heading("3. Resultatmål")


def row(
    *cells: str, header: tuple[str, ...] = ("Nr.", "Mål", "Målepunkt", "Afrapportering", "Type"), **changes
) -> Goal:
    """The goal of a one-row table."""
    plan = read(TITLE, CHAPTER, table(header, cells), language="da", **changes)
    assert 1 == len(plan.goals), goals(plan)
    return plan.goals[0]


def section(*blocks) -> Goal:
    plan = read(TITLE, CHAPTER, heading("Mål 1: Kortere ventetid", 2), *blocks, language="da")
    assert 1 == len(plan.goals), goals(plan)
    return plan.goals[0]


MEASURE = "Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."


@pytest.mark.parametrize(
    ("cells", "number", "title", "statement"),
    [
        pytest.param(("1.1", "Kortere ventetid", MEASURE, "", ""), "1.1", "Kortere ventetid", None, id="a theme word"),
        pytest.param(
            ("1", "Ansøgerne får svar hurtigere.", MEASURE, "", ""),
            "1",
            None,
            "Ansøgerne får svar hurtigere.",
            id="a sentence",
        ),
        pytest.param(
            ("", "Mål 1: Kortere ventetid", MEASURE, "", ""), "1", "Kortere ventetid", None, id="the number in the cell"
        ),
        pytest.param(
            ("2.1", "Mål 1: Kortere ventetid", MEASURE, "", ""),
            "2.1",
            "Kortere ventetid",
            None,
            id="the number of its column",
        ),
        pytest.param(
            ("1", "2.3 Kortere ventetid", MEASURE, "", ""), "1", "Kortere ventetid", None, id="numbering in front"
        ),
    ],
)
def test_a_goal_cell_gives_number_title_or_statement(cells, number, title, statement):
    goal = row(*cells)

    assert (number, title, statement) == (value(goal.number), value(goal.title), value(goal.statement))


def test_a_goal_cell_of_two_paragraphs_is_title_and_statement():
    goal = row("1", "Kortere ventetid\nAnsøgerne skal have svar hurtigere.", MEASURE, "", "", path="plan.docx")

    assert ("Kortere ventetid", "Ansøgerne skal have svar hurtigere.") == (value(goal.title), value(goal.statement))


def test_a_title_that_wraps_in_a_cell_of_a_pdf_goes_on_where_its_next_line_begins_small():
    cell = "Tilsyn med brønde og\nvandværker\nTilsynet følger en fast plan, der dækker alle kommuner."
    goal = row("1", cell, MEASURE, "", "", path="plan.pdf")

    assert ("Tilsyn med brønde og vandværker", "Tilsynet følger en fast plan, der dækker alle kommuner.") == (
        value(goal.title),
        value(goal.statement),
    )


def test_a_statement_is_verbatim_but_for_line_breaks_and_list_markers():
    goal = section(passage("Ansøgerne  skal have svar hurti-\ngere, og sags-\nog fejltal følges."))

    assert "Ansøgerne skal have svar hurtigere, og sags- og fejltal følges." == value(goal.statement)
    assert "Ansøgerne  skal have svar hurti-\ngere, og sags-\nog fejltal følges." == goal.statement.source.quote


def test_a_list_item_loses_its_marker_and_nothing_else():
    plan = read(
        heading("Verksamhetsplan 2025"), heading("Mål"), item("Fler unga kommer i arbete.", "• "), language="sv"
    )

    assert ["Fler unga kommer i arbete."] == goals(plan)


@pytest.mark.parametrize(
    ("printed", "types", "basis"),
    [
        ("Drift.", [GoalType.OPERATIONS], Basis.STATED),
        ("Udvikling/drift", [GoalType.DEVELOPMENT, GoalType.OPERATIONS], Basis.STATED),
        ("", [], None),
    ],
)
def test_a_type_column_states_the_type_or_leaves_it_open(printed, types, basis):
    goal = row("1", "Styrkelse af forskningen", MEASURE, "", printed)

    assert (types, basis) == (list(goal.goal_types), goal.goal_type_basis)


def test_without_a_type_column_the_type_is_inferred_from_the_words():
    plan = read(
        TITLE,
        CHAPTER,
        table(("Nr.", "Mål", "Målepunkt"), ("1", "Styrkelse af forskningen", "Mindst 40 projekter støttes.")),
        language="da",
    )

    assert ((GoalType.DEVELOPMENT,), Basis.INFERRED, None) == (
        plan.goals[0].goal_types, plan.goals[0].goal_type_basis, plan.goals[0].goal_type_stated,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "cadences", "frequency"),
    [
        pytest.param("Der afrapporteres halvårligt.", ["half_yearly"], None, id="reported"),
        pytest.param(
            "Der afrapporteres halvårligt. Afvigelsen måles kvartalsvis.",
            ["half_yearly"],
            "quarterly",
            id="reported and measured",
        ),
        pytest.param("Statusrapportering.", [], None, id="a form without an interval"),
        pytest.param("1. halvår 2025: status på tiltag. Ultimo 2025: vurdering.", ["once"], None, id="named dates"),
    ],
)
def test_reporting_and_measuring_are_two_fields(cell, cadences, frequency):
    goal = row("1", "Økonomisk styring", MEASURE, cell, "")

    assert cadences == [str(cadence) for cadence in goal.reporting.cadences]
    assert frequency == (str(goal.measurement_frequency.value) if goal.measurement_frequency else None)


def test_what_is_said_of_measuring_in_the_measure_cell_goes_to_the_goal():
    goal = row(
        "1", "Økonomisk styring", "Afvigelsen må ikke overstige 5 pct. Afvigelsen måles kvartalsvis.", "Halvårligt.", ""
    )

    assert ["at_most 5 percent"] == targets(goal)
    assert Cadence.QUARTERLY is value(goal.measurement_frequency)
    assert (Cadence.HALF_YEARLY,) == goal.reporting.cadences


def test_a_condition_restated_for_fulfilment_is_no_further_measure():
    goal = row(
        "1", "Samarbejde", "Styrelsen udpeger 1-3 samarbejder.",
        "Målet anses som opnået, når styrelsen har udpeget mindst 1 samarbejde. Der afrapporteres halvårligt.", "",
    )  # fmt: skip

    assert ["between 1-3 samarbejder"] == targets(goal)
    assert "Målet anses som opnået, når styrelsen har udpeget mindst 1 samarbejde." == value(goal.fulfilment_rule)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Styrelsen udarbejder en ny tilsynsstrategi.", Comparator.MILESTONE),
        ("Styrelsen understøtter kommunernes arbejde.", Comparator.QUALITATIVE),
        ("Svartiden fastholdes.", Comparator.MAINTAIN),
        ("Brugernes tilfredshed stiger.", Comparator.INCREASE),
    ],
)
def test_a_measure_without_a_figure_says_what_kind_of_act_it_is(text, comparator):
    (measure,) = row("1", "Bedre tilsyn", text, "", "").measures

    assert comparator is measure.target.value.comparator
    assert measure.target.value.value is None


def test_points_listed_under_a_lead_take_its_direction_and_year_compared_with():
    goal = row(
        "1", "Attraktiv arbejdsplads",
        "Styrelsen gennemfører to tiltag, som bidrager til en forbedring af følgende punkter i 2026 sammenlignet med 2022:\n"
        "- Tillid til ledelsen\n- Indflydelse i arbejdet", "", "", path="plan.docx",
    )  # fmt: skip

    assert ["increase", "increase"] == targets(goal)[1:]
    assert ["2022", "2022"] == [measure.baseline_period for measure in goal.measures[1:]]
    assert ["Tillid til ledelsen", "Indflydelse i arbejdet"] == [measure.text.value for measure in goal.measures[1:]]


def test_a_deadline_of_its_own_field_comes_before_the_words_of_the_statement():
    goal = section(passage("Ansøgerne skal i 2025 have svar hurtigere."), passage("Frist: 1. juli 2025"))

    assert date(2025, 7, 1) == value(goal.deadline)
    assert "1. juli 2025" == goal.deadline.source.quote


def test_the_plans_year_alone_is_no_deadline_of_its_goals():
    assert section(passage("Ansøgerne skal have svar hurtigere.")).deadline is None


def test_a_unit_comes_from_its_column_the_header_or_the_indicators_bracket():
    def first(header, cells, code) -> str:
        return targets(read(heading("Plan 2025"), heading("Mål"), table(header, cells), language=code).goals[0])[0]

    assert "equal 95 percent" == first(
        ("Mål", "Indikator", "Enhet", "Målvärde"), ("Rent vatten", "Andel bad", "procent", "95"), "sv"
    )
    assert "equal 90 percent" == first(("Mål", "Indikator", "Måltal (pct.)"), ("Tryghed", "Andel trygge", "90"), "da")
    assert "equal 88 percent" == first(("Mål", "Indikator", "Målvärde"), ("Skola", "Andel behöriga (%)", "88"), "sv")


def test_a_targets_amount_is_in_base_units():
    (measure,) = row("1", "Billigere drift", "Udgifterne er højst 7,5 mia. kr.", "", "").measures

    assert (Decimal("7.5"), "mia. kr.", Decimal(7_500_000_000)) == (
        measure.target.value.value,
        measure.target.value.unit,
        measure.target.value.amount,
    )


def test_a_goal_keeps_its_id_from_run_to_run_and_another_file_gives_another():
    def ids(plan: Plan) -> list[str]:
        return [goal.id for goal in plan.goals]

    blocks = (TITLE, CHAPTER, heading("Mål 1: Kortere ventetid", 2), passage(f"Resultatkrav: {MEASURE}"))

    assert ids(read(*blocks, language="da")) == ids(read(*blocks, language="da"))
    assert ids(read(*blocks, language="da")) != ids(read(*blocks, language="da", path="other.txt"))


def test_measures_are_numbered_under_their_goal():
    goal = section(item("Mindst 90 pct. afgøres inden for 30 dage."), item("Højst 40 klager."))

    assert [f"{goal.id}-m1", f"{goal.id}-m2"] == [measure.id for measure in goal.measures]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "weight"),
    [
        pytest.param("Der gennemføres minimum 150 tilsyn (8 point).", "at_least", 150, 8, id="the points it earns"),
        pytest.param("Forløbet er afprøvet på fem skoler.", "milestone", None, None, id="where an act is done"),
        pytest.param("Systemet er taget i brug i alle kommuner.", "milestone", None, None, id="for whom it is done"),
        pytest.param("Museet har ansat mindst to ph.d.-studerende.", "at_least", 2, None, id="a unit with full stops"),
    ],
)
def test_what_stands_beside_an_act_is_told_apart_from_its_target(text, comparator, value, weight):
    plan = read(
        heading("Resultatplan 2025"), heading("Mål 1: Et mål", 2), passage(f"Resultatkrav: {text}"), language="da"
    )
    measure = plan.goals[0].measures[0]

    assert comparator == str(measure.target.value.comparator)
    assert value == measure.target.value.value
    assert weight == (measure.weight.value if measure.weight else None)
