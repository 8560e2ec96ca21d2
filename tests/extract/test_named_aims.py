"""Goals that a heading or the opening of an item names, in chapters that say of themselves that they state goals or not."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, draw

ITEMS = ("(一)扩大馆藏规模。全年新增图书8000册以上。", "(二)推进阅读推广。举办阅读活动不少于60场。",
         "(三)完善数字服务。数字资源访问量达到20万次以上。")  # fmt: skip


def goals(blocks, path, language):
    plan = read_one(discover([draw(blocks, path)])[0], Options(language=language)).plan
    return plan, [(goal.number and goal.number.value, goal.title and goal.title.value) for goal in plan.goals]


@pytest.mark.parametrize(
    "heading", ["一、重点工作目标", "一、全年目标任务", "一、2025年度重点工作目标", "一、聚焦主责主业"]
)
def test_named_items_are_the_goals_of_a_chapter_whatever_it_is_called(heading, tmp_path):
    blocks = [H(1, "青岚县图书馆2025年工作要点"), H(2, heading), *map(P, ITEMS),
              H(2, "二、保障措施"), P("(一)加强组织领导。各科室负责人为第一责任人。"), P("版权所有 青岚县文化和旅游局")]  # fmt: skip
    plan, found = goals(blocks, tmp_path / "yaodian.html", "zh")

    assert [("一", "扩大馆藏规模"), ("二", "推进阅读推广"), ("三", "完善数字服务")] == found
    assert "青岚县图书馆" == plan.publisher


@pytest.mark.parametrize(
    ("language", "title", "heading", "rows"),
    [
        ("sv", "Verksamhetsplan 2025 för parknämnden", "Mål",
         [("3.1 Tryggare parker", "Andelen som känner sig trygga ska öka till 75 procent."),
          ("3.2 Friskare medarbetare", "Sjukfrånvaron ska vara högst 6 procent.")]),
        ("da", "Mål- og resultatplan 2025 for Vejstyrelsen", "Mål for 2025",
         [("1. Kortere ventetid", "Mindst 90 pct. af sagerne afgøres inden for 30 dage."),
          ("2. Flere tilsyn", "Der gennemføres mindst 200 tilsyn i 2025.")]),
        ("zh", "青岚县图书馆2025年工作要点", "一、重点工作目标",
         [("(一)扩大馆藏规模", "全年新增图书8000册以上。"), ("(二)推进阅读推广", "举办阅读活动不少于60场。")]),
        ("zh", "青岚县图书馆2025年工作要点", "一、重点工作目标",
         [("(一)扩大馆藏规模", "全年新增图书8000册以上。"), ("(二)推进农家书屋服务全覆盖", "书屋图书更新率≥90%。"),
          ("(三)改进服务", "读者满意度≥95%。")]),
    ],
)  # fmt: skip
def test_a_numbered_heading_names_the_goal_that_the_paragraph_beneath_it_states(
    language, title, heading, rows, tmp_path
):
    blocks = [H(1, title), H(2, heading), *(block for name, text in rows for block in (H(3, name), P(text)))]
    plan, found = goals(blocks, tmp_path / "plan.docx", language)

    assert [name.lstrip("0123456789. (一二三)") for name, _ in rows] == [name for _, name in found]
    assert [text for _, text in rows] == [goal.statement.value for goal in plan.goals]
    assert title == plan.title


@pytest.mark.parametrize("label", ["Baggrund. ", "Baggrund: "])
def test_why_a_goal_is_set_is_no_statement(label, tmp_path):
    blocks = [H(1, "Mål- og resultatplan 2025 for Vejstyrelsen"), H(2, "Driftsmål"), H(3, "Mål 1: Kortere ventetid"),
              P(f"{label}Borgerne venter for længe på svar."), P("Målet er opfyldt, når:"),
              P("– Mindst 90 pct. af sagerne afgøres inden for 30 dage.")]  # fmt: skip
    plan, found = goals(blocks, tmp_path / "plan.docx", "da")

    assert [("1", "Kortere ventetid")] == found
    assert plan.goals[0].statement is None


def test_an_item_that_is_named_on_a_line_of_its_own_is_held_to_what_stands_beneath_it(tmp_path):
    path = tmp_path / "plan.html"
    path.write_text(
        "<html lang='sv'><body><h1>Verksamhetsplan 2025 för parknämnden</h1><h2>Mål för verksamheten</h2><ol>"
        "<li><strong>Parkerna är trygga efter mörkrets inbrott</strong><br>Andel besökare som känner sig trygga: "
        "minst 80 %. Andel granskade lyktor som lyser: minst 98 %.</li>"
        "<li>Skötseln är hållbar<br>Antal avslutade skötselplaner: 12.</li></ol></body></html>",
        "utf-8",
    )
    plan = read_one(discover([path])[0], Options(language="sv")).plan

    assert ["Parkerna är trygga efter mörkrets inbrott", "Skötseln är hållbar"] == [g.title.value for g in plan.goals]
    assert [[80, 98], [12]] == [[m.target.value.value for m in goal.measures] for goal in plan.goals]
