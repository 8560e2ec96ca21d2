"""What one sentence is in a plan: a goal, or one of the things that look like one."""

import pytest

from tests.extract.reading import readers
from tests.factories import year


def rule(code: str, text: str, *, in_goal_section: bool = False) -> str | None:
    sign = readers(code).judge.sign(text, in_goal_section=in_goal_section, plan=year(2025))
    return sign.rule.removeprefix("sentence.") if sign else None


@pytest.mark.parametrize(
    ("code", "text", "anywhere", "in_goal_section"),
    [
        pytest.param("da", "Det er målet, at ventetiden falder.", "declared", "declared", id="da declared"),
        pytest.param("da", "Styrelsen skal reducere ventetiden.", None, "commitment-in-goal-section", id="da wish"),
        pytest.param(
            "da", "Andelen af digitale ansøgninger stiger til mindst 80 pct. i 2026.", "figure-ahead", "figure-in-goal-section",
            id="da level ahead",
        ),
        pytest.param("da", "22 pct. går på pension inden 2028.", None, None, id="da forecast"),
        pytest.param("da", "I 2023 faldt ventetiden til 30 dage.", None, None, id="da past"),
        pytest.param("da", "Et mål bør være målbart.", None, None, id="da talk about goals"),
        pytest.param("da", "Styrelsen har 300 ansatte.", None, None, id="da fact"),
        pytest.param("da", "Styrelsen skal i 2025 opnå følgende:", None, None, id="da lead"),
        pytest.param("da", "Ved udgangen af 2027 er de fem mest brugte skemaer samlet ét sted.", "state-by-day", "state-by-day", id="da state on a day"),
        pytest.param("da", "Ved udgangen af 2023 er de fem skemaer samlet ét sted.", None, None, id="da state on a day before"),
        pytest.param("da", "Fra 2027 tager det højst to dage at få et nummer.", "figure-ahead", "figure-ahead", id="da from a year on"),
        pytest.param("sv", "Senast den 31 december 2027 är hamnens fordon fria från bensin.", "state-by-day", "state-by-day", id="sv state on a day"),
        pytest.param("sv", "Andelen ska vara minst 88 procent.", "committed-with-figure", "committed-with-figure", id="sv figure"),
        pytest.param("sv", "Vi behöver förenkla vår administration.", None, None, id="sv need"),
        pytest.param("sv", "Vägtrafiken ska senast 2045 vara fossilfri.", "committed-by-year", "committed-by-year", id="sv state by a year"),
        pytest.param("sv", "Kommunen ska ta fram en plan senast 2027.", None, "commitment-in-goal-section", id="sv task by a year"),
        pytest.param("sv", "Inga nya oljepannor ska säljas efter 2028.", "committed-with-figure", "committed-with-figure", id="sv none after"),
        pytest.param("sv", "Klimatmålen ska nås.", "declared", "declared", id="sv goals to be met"),
        pytest.param("sv", "Målet om elva vindparker fastställs när utredningen är klar.", None, None, id="sv goal to come"),
        pytest.param("sv", "Målet för biblioteken är en levande läskultur.", "declared", "declared", id="sv policy goal"),
        pytest.param("sv", "Sverige ska bli världens mest jämlika land.", "declared", "declared", id="sv rank"),
        pytest.param("sv", "Myndigheten ska redovisa hur stödet har utvecklats.", None, None, id="sv report"),
        pytest.param("zh", "到2025年,森林覆盖率达到24.1%以上。", "declared", "declared", id="zh level by a year"),
        pytest.param("zh", "国家提出到2025年达到20%以上。", None, None, id="zh somebody else's"),
        pytest.param("zh", "绩效目标是指预期达到的产出和效果。", None, None, id="zh definition"),
    ],
)  # fmt: skip
def test_a_sentence_states_a_goal_or_not(code, text, anywhere, in_goal_section):
    assert anywhere == rule(code, text)
    assert in_goal_section == rule(code, text, in_goal_section=True)


def test_a_declared_goal_is_surer_than_a_wish():
    judge = readers("da").judge
    declared = judge.sign("Det er målet, at ventetiden falder.", in_goal_section=True)
    wish = judge.sign("Styrelsen skal reducere ventetiden.", in_goal_section=True)

    assert declared.confidence > wish.confidence


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("sv", "Fler unga i arbete", True),
        ("sv", "Myndigheten ska redovisa hur stödet har utvecklats.", False),
        ("zh", "国家提出到2025年达到20%以上", False),
        ("da", "Kortere ventetid", True),
        ("da", "I 2023 faldt ventetiden til 30 dage.", False),
    ],
)
def test_every_item_of_a_list_of_goals_is_one_but_those_that_say_otherwise(code, text, expected):
    assert expected is (readers(code).judge.list_item_sign(text) is not None)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Ansøgerne får svar inden for 30 dage", True),
        ("da", "Kortere ventetid", False),
        ("da", "Robustgørelse og fremtidssikring af beredskabet", False),
        ("sv", "Invånarna upplever god service.", True),
        ("zh", "建立健全绩效评价体系", True),
    ],
)
def test_a_statement_says_something_and_a_title_names_something(code, text, expected):
    assert expected is readers(code).judge.is_sentence(text)


def test_a_bare_number_is_no_firm_target():
    judge = readers("da").judge

    assert [] == judge.firm_targets("Styrelsen har 300 ansatte.")
    assert 1 == len(judge.firm_targets("Mindst 300 ansatte deltager."))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Naturgenopretningen er afsluttet på mindst 4.200 ha.", True),
        ("Ventetiden er højst 30 dage.", True),
        ("I 2022 var tallet 3.050 ha.", False),
        ("Naturgenopretningen blev afsluttet på mindst 4.200 ha.", False),
        ("85 pct. af sagerne er afgjort.", False),
    ],
)
def test_a_bound_is_no_result_unless_it_looks_back(text, limits):
    assert limits is readers("da").judge.limits(text)
