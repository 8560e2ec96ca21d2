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


def test_the_day_on_which_a_form_was_filled_in_is_the_period_of_none_of_its_columns(tmp_path):
    head = ["序号", "工作目标", "绩效指标", "年度指标值", "全年完成值", "得分", "完成情况"]
    rows = [["1", "提高藏书量", "新增图书数量", "≥2万册", "2.3万册", "10", "完成"],
            ["2", "更新自助借还机", "更新台数", "≥12台", "5台", "8", "未完成"]]  # fmt: skip
    form = T([["部门名称：云湖区图书馆", "", "", "", "填报日期：2025年2月18日", "", ""], head, *rows],
             merges=[(0, 0, 0, 3), (0, 4, 0, 6)])  # fmt: skip
    path = draw([H(1, "2024年度绩效自评表"), form], tmp_path / "自评表.xlsx")

    assert [("2024", "met", "2.3万册"), ("2024", "not_met", "5台")] == [one[:3] for one in told(path)]


def test_words_of_progress_beside_what_was_counted_up_to_a_month(tmp_path):
    rows = [
        ["提高藏书量", "新增图书数量", "2万册", "1.1万册", "正常推进", ""],
        ["延长开放时间", "开放天数", "340天", "150天", "滞后", "闭馆检修。"],
        ["开通夜间书房", "开通数量", "3家", "—", "未到考核节点", ""],
    ]
    head = ["年度目标", "绩效指标", "全年目标值", "截至6月底完成值", "进度情况", "存在问题"]
    path = draw([H(1, "2024年绩效运行监控表"), T([head, *rows])], tmp_path / "监控表.docx")

    assert [
        ("2024-H1", "on_track", "1.1万册", "", ""), ("2024-H1", "at_risk", "150天", "闭馆检修。", ""),
        ("2024-H1", "unknown", "", "", ""),
    ] == told(path)  # fmt: skip


def test_results_in_words_beside_their_status_and_causes_with_measures_in_one_cell(tmp_path):
    rows = [
        ["提高藏书量", "新增2万册", "平均每馆新增0.4万册", "超额完成", ""],
        ["更新自助借还机", "更新12台", "更新5台", "未达预期", "原因：采购流标；措施：改用框架协议采购"],
        ["延长开放时间", "开放340天", "开放331天", "基本完成", "值班人员不足，下一步招募志愿者。"],
        ["开通夜间书房", "开通3家", "开通2家", "未完成", "因消防未过；2025年一季度开通"],
    ]
    head = ["重点工作任务", "年度目标", "目前完成情况", "进度", "滞后原因及下一步打算"]
    path = draw([H(1, "2024年重点工作完成情况一览表"), T([head, *rows])], tmp_path / "完成情况.xlsx")

    assert [
        ("2024", "met", "平均每馆新增0.4万册", "", ""),
        ("2024", "not_met", "更新5台", "采购流标", "改用框架协议采购"),
        ("2024", "partly_met", "开放331天", "值班人员不足", "下一步招募志愿者。"),
        ("2024", "not_met", "开通2家", "因消防未过", "2025年一季度开通"),
    ] == told(path)


def test_a_work_summary_looks_back_though_next_year_s_work_repeats_a_goal(tmp_path):
    blocks = [
        H(1, "云湖区图书馆2024年工作总结和2025年工作打算"),
        H(2, "一、2024年重点目标完成情况"),
        P("1.提高藏书量。全年新增图书2.3万册，超额完成年度目标。"),
        P("2.更新自助借还机。更新5台，未完成年度目标。原因是采购两次流标。下一步改用框架协议采购。"),
        P("3.延长开放时间。全年开放331天，基本完成目标。"),
        H(2, "二、2025年工作打算"),
        P("1.提高藏书量。全年新增图书不少于2万册。"),
    ]

    assert [("2024", "met"), ("2024", "not_met"), ("2024", "partly_met")] == [
        one[:2] for one in told(draw(blocks, tmp_path / "总结.html"))
    ]


def test_paragraphs_that_each_name_a_goal_and_close_with_its_verdict_head_nothing(tmp_path):
    blocks = [
        H(1, "2024年度绩效自评报告"),
        H(2, "三、重点工作完成情况"),
        P("对照年初确定的四项重点工作，具体情况如下："),
        P("（一）提高藏书量。全年新增图书2.3万册，已完成年度目标。"),
        P("（二）延长开放时间。全年开放时间达标率为92%，部分完成年度目标。主要原因：空调改造闭馆一周。下一步：错峰施工。"),
        P("（三）开通夜间书房。全年开通3家，已完成年度目标。"),
        P("（四）更新自助借还机。全年更新5台，未完成年度目标。主要原因：采购两次流标。下一步：改用框架协议采购。"),
    ]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "自评报告.docx")])[0], Options(language="zh")).plan

    assert ["提高藏书量", "延长开放时间", "开通夜间书房", "更新自助借还机"] == [goal.title.value for goal in plan.goals]
    assert [
        ("met", "2.3", ""), ("partly_met", "92", "主要原因：空调改造闭馆一周。"),
        ("met", "3", ""), ("not_met", "5", "主要原因：采购两次流标。"),
    ] == [(f.status.value, str(f.actual_value), f.explanation) for f in plan.follow_ups]  # fmt: skip


def test_how_a_goal_was_met_is_told_as_its_explanation(tmp_path):
    blocks = [
        H(1, "2024年度绩效自评报告"),
        H(2, "三、重点工作完成情况"),
        P("（一）提高藏书量。全年新增图书2.3万册，已完成年度目标。主要做法：与三家书店联采联购。"),
        P("（二）更新自助借还机。全年更新5台，未完成年度目标。主要原因：采购两次流标。"),
    ]
    assert ["主要做法：与三家书店联采联购。", "主要原因：采购两次流标。"] == [
        one[3] for one in told(draw(blocks, tmp_path / "自评报告.docx"))
    ]


LIT = (
    "<html lang='zh-CN'><head><style>.lamp{{display:inline-block;width:20px}}</style></head><body>"
    "<h1>2024年1-6月绩效运行监控</h1><p>图例:{green} 进展正常,预计能够完成 {yellow} 进度偏慢,存在不能完成的风险 {red} 严重滞后,预计不能完成</p>"
    "<h3>目标1:提高藏书量</h3><div>{green} <b>新增图书数量</b>(年度指标值2万册) 1-6月完成:<span>1.2万册</span></div>"
    "<div>{yellow} <b>图书上架及时率</b>(年度指标值≥96%) 1-6月完成:<span>88%</span></div>"
    "<div>偏差原因:编目人员不足。</div><div>纠偏措施:返聘两名编目员。</div>"
    "<h3>目标2:更新自助借还机</h3><div>{red} <b>更新台数</b>(年度指标值12台) 1-6月完成:<span>0台</span></div>"
    "<div>偏差原因:采购流标。</div></body></html>"
)  # fmt: skip


def test_each_line_of_a_card_is_a_row_of_its_own_with_the_lamp_ahead_of_it(tmp_path):
    colours = {"green": "#2e9e4f", "yellow": "#f2c200", "red": "#d22"}
    lamps = {name: f"<span class='lamp' style='background-color:{hue}'></span>" for name, hue in colours.items()}
    path = tmp_path / "监控.html"
    path.write_text(LIT.format(**lamps), encoding="utf-8")
    plan = read_one(discover([path])[0], Options(language="zh")).plan

    assert [
        ("2024-H1", "on_track", "1.2万册", "", ""),
        ("2024-H1", "at_risk", "88%", "编目人员不足。", "返聘两名编目员。"),
        ("2024-H1", "off_track", "0台", "采购流标。", ""),
    ] == told(path)
    assert ["提高藏书量", "更新自助借还机"] == [goal.title.value for goal in plan.goals]
    assert [["2 万册", "96 percent"], ["12 台"]] == [
        [f"{m.target.value.value} {m.target.value.unit}" for m in goal.measures] for goal in plan.goals
    ]


def test_lines_without_lights_are_rows_too_and_what_follows_is_told_of_the_last(tmp_path):
    blocks = [
        H(1, "2024年上半年绩效运行监控"),
        H(2, "目标1:提高藏书量"),
        P("新增图书数量(年度指标值:2万册),上半年完成情况:1.2万册"),
        P("图书上架及时率(年度指标值:≥96%),上半年完成情况:88%"),
        P("偏差原因:编目人员不足。"),
        H(2, "目标2:更新自助借还机"),
        P("更新台数(年度指标值:12台),上半年完成情况:3台"),
    ]
    assert [("1.2万册", ""), ("88%", "编目人员不足。"), ("3台", "")] == [
        (actual, why) for _, _, actual, why, _ in told(draw(blocks, tmp_path / "监控.docx"))
    ]
