"""What stands beneath a goal: statement, labelled blocks, lists of requirements, tables, and what is set aside."""

import pytest

from pipeline.extract.spans import split_at, trimmed
from pipeline.records import Goal
from tests.extract.reading import goals, item, read, target, targets, value
from tests.factories import heading, passage, table

REQUIREMENT = "Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."


def body(*blocks, title: str = "Mål 1: Kortere ventetid") -> Goal:
    plan = read(
        heading("Mål- og resultatplan 2025"), heading("3. Resultatmål"), heading(title, 2), *blocks, language="da"
    )
    assert 1 == len(plan.goals), goals(plan)
    return plan.goals[0]


def texts_of(goal: Goal) -> list[str]:
    return [measure.text.value for measure in goal.measures]


def test_the_first_paragraph_is_the_statement():
    assert "Ansøgerne får hurtigere svar." == value(
        body(passage("Ansøgerne får hurtigere svar."), item(REQUIREMENT)).statement
    )


def test_what_the_first_paragraph_says_of_follow_up_is_no_part_of_the_statement():
    goal = body(passage("Ansøgerne får hurtigere svar. Svartiden måles kvartalsvis. Der afrapporteres halvårligt."))

    assert "Ansøgerne får hurtigere svar." == value(goal.statement)
    assert "quarterly" == str(goal.measurement_frequency.value)
    assert ["half_yearly"] == [str(cadence) for cadence in goal.reporting.cadences]


def test_list_items_are_measures():
    goal = body(passage("Ansøgerne får hurtigere svar."), item(REQUIREMENT), item("Højst 2 pct. er ældre end 90 dage."))

    assert [REQUIREMENT, "Højst 2 pct. er ældre end 90 dage."] == texts_of(goal)


def test_later_sentences_count_only_with_a_target_of_their_own():
    goal = body(
        passage("Ansøgerne får hurtigere svar."),
        passage("Styrelsen har 300 ansatte. Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."),
    )

    assert [REQUIREMENT] == texts_of(goal)


@pytest.mark.parametrize("label", ["Aktiviteter", "Bemærkning", "Metode", "Definition", "Budget"])
def test_text_under_some_labels_is_neither_goal_nor_measure(label):
    goal = body(
        passage("Ansøgerne får hurtigere svar."), passage(f"{label}: Mindst 12 møder holdes."), passage(REQUIREMENT)
    )

    assert [REQUIREMENT] == texts_of(goal)


def test_a_label_alone_on_its_line_holds_until_the_next_label():
    goal = body(
        passage("Indsatser:"),
        item("Mindst 12 møder holdes."),
        item("Mindst to kampagner gennemføres."),
        passage("Frist: 1. juli 2025"),
    )

    assert [] == texts_of(goal)
    assert "2025-07-01" == value(goal.deadline).isoformat()


def test_a_label_with_its_value_beside_it_ends_with_its_paragraph():
    goal = body(passage("Aktiviteter: Mindst 12 møder holdes."), passage("Mindst 90 pct. af ansøgerne er tilfredse."))

    assert ["Mindst 90 pct. af ansøgerne er tilfredse."] == texts_of(goal)


def test_indicator_and_target_under_labels_of_their_own_are_one_measure():
    goal = body(passage("Indikator: Antal klager"), passage("Måltal: højst 40"))
    (measure,) = goal.measures

    assert ("Antal klager", "at_most 40 klager") == (value(measure.indicator), target(measure))


def test_rows_of_a_table_beneath_a_goal_are_its_measures():
    goal = body(
        table(
            ("Indikator", "2023", "2025"), ("Andel afgjort til tiden (pct.)", "74", "90"), ("Antal klager", "61", "40")
        )
    )

    assert ["equal 90 percent", "equal 40 klager"] == targets(goal)
    assert [("74", "2023"), ("61", "2023")] == [
        (str(value(m.baseline_value)), m.baseline_period) for m in goal.measures
    ]


def test_requirements_of_a_table_beneath_a_goal_make_no_goals_of_their_own():
    goal = body(
        table(("Nr.", "Mål", "Frist"), ("1a", REQUIREMENT, "1. juli 2025"), ("1b", "Højst 40 klager.", "1. juli 2025"))
    )

    assert [REQUIREMENT, "Højst 40 klager."] == texts_of(goal)


def test_a_goal_given_by_number_alone_is_called_by_its_heading():
    goal = body(passage(f"Resultatkrav: {REQUIREMENT}"), title="Mål 1")

    assert ("1", "Mål 1") == (value(goal.number), value(goal.title))


def test_captions_and_footnotes_state_nothing():
    goal = body(
        passage("Ansøgerne får hurtigere svar."),
        passage("Figur 1. Mindst 80 pct. i 2024", "caption"),
        passage("1) Mindst 5 pct. er ikke medregnet.", "footnote"),
    )

    assert [] == texts_of(goal)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("a;b; c", ";", ["a", "b", " c"]),
        ("1,200人,3座", ",", ["1,200人", "3座"]),
        ("a;;b;", ";", ["a", "b"]),
        ("", ";", []),
    ],
)
def test_a_text_is_split_at_marks_but_not_inside_numbers(text, marks, expected):
    assert expected == [text[start:end] for start, end in split_at(text, 0, len(text), marks)]


def test_a_span_is_trimmed_to_its_words():
    assert (2, 5) == trimmed("  abc  ", 0, 7)
    assert (3, 3) == trimmed("   ", 0, 3) or (0, 0) == trimmed("   ", 0, 3)
