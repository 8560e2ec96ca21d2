"""Chinese self-evaluations and monitoring tables, which every office fills in a little differently."""

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

HEAD = ["年度目标", "绩效指标", "年度指标值", "全年完成值", "完成情况", "未完成原因及改进措施"]
ROWS = [
    ["提高藏书量", "新增图书数量", "≥2万册", "2.3万册", "√", ""],
    ["延长开放时间", "开放时间达标率", "100%", "100%", "√", ""],
    ["更新自助借还机", "更新台数", "≥12台", "5台", "×", "原因：采购两次流标。"],
    ["开通夜间书房", "开通数量", "3家", "", "—", ""],
]


def told(path):
    """`period | status | result | cause | action` of each follow-up."""
    plan = read_one(discover([path])[0], Options(language="zh")).plan
    return [(f.period, f.status.value, f.actual_text, f.explanation, f.action) for f in plan.follow_ups]


def test_marks_beside_results_are_the_statuses_and_a_dash_is_what_its_note_says(tmp_path):
    note = P("注：√表示完成；×表示未完成；—表示目标取消。")
    path = draw([H(1, "2024年度图书馆绩效自评表"), T([HEAD, *ROWS]), note], tmp_path / "自评表.xlsx")

    assert [
        ("2024", "met", "2.3万册", "", ""), ("2024", "met", "100%", "", ""),
        ("2024", "not_met", "5台", "采购两次流标。", ""), ("2024", "lapsed", "", "", ""),
    ] == told(path)  # fmt: skip


def test_the_month_of_an_event_beside_a_yearly_table_is_not_its_period(tmp_path):
    named = P("填报单位：云湖区图书馆（2024年10月由云湖书院更名）")
    path = draw([H(1, "2024年度绩效自评表"), named, T([HEAD, *ROWS])], tmp_path / "自评表.xlsx")

    assert {"2024"} == {one[0] for one in told(path)}
