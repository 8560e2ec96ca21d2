"""Which found record is which gold record."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.align import GOAL_THRESHOLD, align, align_goals, align_measures, goal_score
from pipeline.evaluation.similarity import contained, dice, jaccard, likeness, soft
from pipeline.records import Goal
from tests.evaluation.gold_factories import gold_goal, gold_measure
from tests.factories import goal, measure

STATEMENT = "Borgerne får svar på deres ansøgning, inden de behøver at spørge."


@pytest.mark.parametrize(
    ("truth", "found", "same"),
    [
        pytest.param({"title": "Samarbejde"}, goal("Samarbejde"), True, id="the same theme word"),
        pytest.param({"title": "Samarbejde"}, goal("Samarbejde", STATEMENT), True, id="a statement captured besides"),
        pytest.param({"title": "Svartid", "statement": STATEMENT}, goal("Svartid"), True, id="only the title captured"),
        pytest.param({"title": None, "statement": STATEMENT}, goal(STATEMENT), True, id="statement stored as title"),
        pytest.param({"title": None, "statement": STATEMENT}, goal(None, STATEMENT.upper()), True, id="case"),
        pytest.param(
            {"title": None, "statement": STATEMENT},
            goal(None, f"{STATEMENT} {'Derfor åbnes der en ny telefonlinje, og brevene skrives om. ' * 3}"),
            True,
            id="sentences too much",
        ),
        pytest.param(
            {"title": None, "statement": "Sagsbehandlingstiden for byggesager nedbringes i hele kommunen."},
            goal(None, "Antallet af klager over byggesager nedbringes i alle områder."),
            False,
            id="two sentences cut to the same pattern",
        ),
        pytest.param(
            {"title": "Svartid", "statement": STATEMENT},
            goal("Økonomi", "Forbruget holdes inden for den givne ramme i hele perioden."),
            False,
            id="two other sentences of the same language",
        ),
        pytest.param(
            {"title": "Drift", "statement": STATEMENT},
            goal("Økonomi", "Driften holdes inden for rammen hele året."),
            False,
            id="a short title stands in any text by chance",
        ),
        pytest.param(
            {"title": "Attraktiv arbejdsplads"},
            goal("Rettidig sagsbehandling"),
            False,
            id="another theme of the same plan",
        ),
        pytest.param({"title": "提升服务效能"}, goal("加强队伍建设"), False, id="short Han titles that differ"),
        pytest.param(
            {"title": "提升服务效能"}, goal("全面提升服务效能水平"), True, id="a Han title inside a longer one"
        ),
    ],
)
def test_two_goals_are_the_same_goal(truth: dict[str, str], found: Goal, same: bool) -> None:
    assert same == (goal_score(gold_goal(**truth), found) >= GOAL_THRESHOLD)


def test_goals_of_the_same_title_are_told_apart_by_number() -> None:
    truth = [gold_goal("Samarbejde", number="1.1"), gold_goal("Samarbejde", number="2.4")]
    found = [goal("Samarbejde", number="2.4"), goal("Samarbejde", number="1.1")]

    assert [(0, 1), (1, 0)] == align_goals(truth, found)


def test_goals_of_the_same_title_are_told_apart_by_statement() -> None:
    other = "Der indgås aftaler med kommunerne om fælles vagt."
    truth = [gold_goal("Samarbejde", statement=STATEMENT), gold_goal("Samarbejde", statement=other)]

    assert [(0, 1), (1, 0)] == align_goals(truth, [goal("Samarbejde", other), goal("Samarbejde", STATEMENT)])


def test_equal_records_are_paired_in_reading_order() -> None:
    truth = [gold_measure("Antal besøg", value=None) for _ in range(3)]
    found = [measure("Antal besøg", value=None) for _ in range(3)]

    assert [(0, 0), (1, 1), (2, 2)] == align_measures(truth, found)


def test_an_indicator_identifies_a_measure_whose_text_is_longer() -> None:
    truth = [gold_measure("Tilfredshed blandt deltagerne, målt ved spørgeskema", indicator="Deltagernes tilfredshed")]

    assert [(0, 0)] == align_measures(truth, [measure("90", indicator="Deltagernes tilfredshed")])


def test_no_pair_is_made_below_the_threshold() -> None:
    assert [] == align(["a"], ["b"], lambda a, b: 0.59, 0.6)


def test_a_greedy_choice_is_given_up_for_a_better_total() -> None:
    scores = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8, ("b", "y"): 0.0}

    assert [(0, 1), (1, 0)] == align(["a", "b"], ["x", "y"], lambda a, b: scores[a, b], 0.5)


def test_one_sure_pair_is_better_than_two_doubtful_ones() -> None:
    scores = {("a", "x"): 1.1, ("a", "y"): 0.5, ("b", "x"): 0.5, ("b", "y"): 0.0}

    assert [(0, 0)] == align(["a", "b"], ["x", "y"], lambda a, b: scores[a, b], 0.5)


@given(st.integers(1, 4), st.integers(1, 5), st.data())
def test_the_total_is_the_best_there_is(rows: int, columns: int, draw: st.DataObject) -> None:
    scores = [[draw.draw(st.sampled_from([0, 0.25, 0.5, 0.75, 1.25])) for _ in range(columns)] for _ in range(rows)]
    pairs = align(range(rows), range(columns), lambda i, j: scores[i][j], 0.5)

    valid = [[score if score >= 0.5 else 0 for score in row] for row in scores]
    narrow, wide = (valid, columns) if rows <= columns else ([list(c) for c in zip(*valid, strict=True)], rows)
    best = max(sum(narrow[i][j] for i, j in enumerate(order)) for order in permutations(range(wide), len(narrow)))
    assert best == sum(valid[i][j] for i, j in pairs)
    assert len(pairs) == len({i for i, _ in pairs}) == len({j for _, j in pairs})


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("abc", "ABC.", 1.0),
        ("", "", 0.0),
        ("", "abc", 0.0),
        ("abcd", "wxyz", 0.0),
        ("a", "a", 1.0),
        ("１％", "1 %", 1.0),
    ],
)
def test_likeness_at_the_ends_of_its_scale(a: str, b: str, expected: float) -> None:
    assert (expected, expected, expected) == (dice(a, b), jaccard(a, b), likeness(a, b))


def test_a_text_is_contained_whole_or_in_part_but_not_when_it_is_short() -> None:
    whole = "Der skrives et brev til alle borgere om året der gik."

    assert 1.0 == contained("Et brev til alle borgere", whole)
    assert 0.0 == contained("et brev", whole)
    assert 0.0 == contained(whole, "Et brev til alle borgere")
    assert 0.0 < contained("brev til alle borgmestre", whole) < 1.0


def test_soft_text_keeps_letters_and_digits_of_every_script() -> None:
    assert "målå1提升" == soft(" MÅL-Å:１ ‘提升’。")
