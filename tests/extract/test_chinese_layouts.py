"""Layouts of Chinese plans: letters of responsibility, goals under run-in heads, series of years, chapters of reports."""

from datetime import date

import pytest

from pipeline.records import Cell, Table
from tests.extract.reading import goals, item, merged, named, read, series, target, targets
from tests.factories import heading, passage, table

TITLE = heading("枫桥区2026年度工作目标责任书")


def test_a_letter_of_responsibility_prints_goals_and_what_they_score_in_one_chapter():
    found = read(
        TITLE,
        heading("第二部分  目标内容及考核标准(满分100分)", 2),
        passage("目标一  保障供水安全(60分)"),
        passage("目标描述:健全水质监测体系,保障居民饮水安全。"),
        passage("考核指标:"),
        item("水质抽检合格率(40分)。达到99%得40分;95%至99%得20分;低于95%不得分。上年实绩:97%。", "1. "),
        item("应急演练次数(20分)。全年不少于2次,每少1次扣5分。", "2. "),
        passage("责任科室:供水科"),
        passage("目标二  推进管网改造(40分)"),
        passage("目标描述:更新老旧供水管网,降低漏损。"),
        passage("考核指标:"),
        item("改造进度(40分)。5月底前完成招标采购,11月底前上线试运行,逾期一个节点扣4分。", "1. "),
        passage("附:目标分值汇总"),
        passage("目标一 60 目标二 40 合计 100"),
        language="zh",
    )
    assert goals(found) == [
        "一 | 保障供水安全 | 健全水质监测体系,保障居民饮水安全。",
        "二 | 推进管网改造 | 更新老旧供水管网,降低漏损。",
    ]
    water, pipes = found.goals
    assert targets(water) == ["at_least 99 percent", "at_least 2 次"]
    assert [str(measure.weight.value) for measure in water.measures if measure.weight] == ["40", "20"]
    assert targets(pipes) == ["milestone", "milestone"]
    assert [str(measure.deadline.value) for measure in pipes.measures if measure.deadline] == [
        "2026-05-31",
        "2026-11-30",
    ]


def test_goals_listed_under_a_run_in_head():
    found = read(
        heading("枫桥区三年行动方案(2024—2026年)"),
        heading("一、总体要求"),
        item("指导思想。坚持预防为主。", "(一)"),
        item("行动目标。通过三年努力,实现以下目标:", "(二)"),
        item("漏损率稳步下降。2024年、2025年、2026年全区管网漏损率分别控制在11%、10%、9%以内。", "1.", level=2),
        item("服务更加便捷。到2026年底,线上办理率达到90%以上。", "2.", level=2),
        language="zh",
    )
    assert [goal.title.value for goal in found.goals if goal.title] == ["漏损率稳步下降", "服务更加便捷"]
    assert series(found.goals[0]) == ["2024: at_most 11 percent", "2025: at_most 10 percent", "2026: at_most 9 percent"]


def test_finished_acts_without_a_figure_are_milestones_but_not_beside_requirements():
    found = read(
        heading("2026年重点任务"),
        item("完善公共服务。新增停车位800个,9月底前建成城东换乘枢纽,不断提升服务水平。", "1."),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [["equal 800 个", "milestone"]]


def test_costs_and_sizes_of_projects_are_no_measures():
    found = read(
        heading("2026年重点任务"),
        item("推进项目建设。新建学校3所,总投资2.4亿元,建筑面积5万平方米。", "1."),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [["equal 3 所"]]


def test_construction_projects_of_a_plan_are_no_goals():
    found = read(
        heading("枫桥区水利发展规划(2026—2030年)"),
        heading("第三章 重点工程", 2),
        heading("第一节 防洪工程", 3),
        passage("实施堤防加固工程,治理中小河流9条。"),
        language="zh",
    )
    assert goals(found) == []


def test_a_name_that_ends_in_its_direction_turns_a_bare_figure():
    grid = table(
        ("目标", "指标", "单位", "2025年(基期)", "2030年"),
        ("用水更节约", "单位产值用水量较2025年下降", "%", "-", "13"),
        ("用水更节约", "新增治理河流长度", "公里", "[118]", "[92]"),
    )
    found = read(heading("枫桥区水利发展规划(2026—2030年)"), grid, language="zh")
    measures = [target(measure) for goal in found.goals for measure in goal.measures]
    assert measures == ["decrease_by 13 percent", "equal 92 公里"]


def test_the_parts_of_a_figure_belong_to_its_clause():
    found = read(
        heading("2026年政府工作报告"),
        heading("二、今年主要预期目标"),
        passage(
            "今年主要预期目标是:地区生产总值增长5%左右,其中一产、二产分别增长3%、6%左右;"
            "城镇新增就业2万人;居民收入增长6%。"
        ),
        language="zh",
    )
    assert [len(goal.measures) for goal in found.goals] == [3, 1, 1]


def test_a_project_column_names_the_goal_beside_it():
    grid = table(
        ("项目名称", "年度目标", "三级指标", "指标值"),
        ("图书馆开放补助", "保障图书馆全年免费开放。", "开放天数", "≥300天"),
        ("文物日常巡查", "确保不发生重大文物安全事故。", "巡查次数", "≥12次"),
    )
    found = read(heading("2026年项目支出绩效目标表"), grid, language="zh")
    assert [goal.title.value for goal in found.goals if goal.title] == ["图书馆开放补助", "文物日常巡查"]


_DIRECTION = "坚持问题导向,健全工作机制,完善政策体系,夯实发展根基,注重改革创新,凝聚各方合力。" * 6


def test_a_chapter_of_a_report_is_an_area_and_each_clause_with_a_result_a_goal():
    found = read(
        heading("枫桥市2026年政府工作报告"),
        heading("二、2026年重点任务"),
        heading("(一)扩大有效需求", 2),
        passage("促进投资增长。" + _DIRECTION + "新开工项目120个,完成投资85亿元、增长6%左右,推动环湖高速建成通车。"),
        passage("提振消费。" + _DIRECTION + "网络零售额增长8%,其中农产品增长12%,举办展会20场,持续优化消费环境。"),
        heading("(二)守牢安全底线", 2),
        passage("扎实开展专项整治。生产安全事故起数下降5%,处置隐患300处。"),
        language="zh",
    )
    assert goals(found) == [
        "新开工项目120个",
        "完成投资85亿元、增长6%左右",
        "推动环湖高速建成通车",
        "网络零售额增长8%,其中农产品增长12%",
        "举办展会20场",
        "二 | 守牢安全底线 | 扎实开展专项整治。生产安全事故起数下降5%,处置隐患300处。",
    ]
    assert [targets(goal) for goal in found.goals[3:]] == [
        ["increase_by 8 percent", "increase_by 12 percent"],
        ["equal 20 场"],
        ["decrease_by 5 percent", "equal 300 处"],
    ]


def test_bracketed_labels_state_a_goal_and_what_is_required():
    found = read(
        TITLE,
        heading("二、责任目标(满分100分)", 2),
        heading("(一)道路养护(20分)", 3),
        passage("【工作目标】提升道路养护水平,城区道路常年平整。"),
        passage("【目标要求】1.坑洼修复及时率95%以上;2.新购置养护车辆3台。"),
        passage("【计分办法】修复及时率95%及以上得15分,90%—95%得8分;车辆每少购1台扣2分。"),
        passage("【对口科室】养护科"),
        language="zh",
    )
    assert goals(found) == ["一 | 道路养护 | 提升道路养护水平,城区道路常年平整。"]
    assert targets(found.goals[0]) == ["at_least 95 percent", "equal 3 台"]


def test_an_annex_that_alone_states_goals_is_read_and_the_ministrys_target_is_not():
    found = read(
        heading("枫桥区人民政府办公室关于印发2026年助餐任务清单的通知"),
        passage("省民政厅提出,到2027年助餐点覆盖率达到80%以上,各地要加压推进。"),
        passage("附件1"),
        heading("2026年助餐任务清单", 2),
        table(
            ["序号", "任务目标", "牵头单位", "办结时间"],
            ["1", "扩大助餐供给,新增助餐点12个。", "区民政局", "11月底"],
            ["2", "降低助餐价格,平均餐费降至12元以下。", "区发展改革局", "6月底"],
            ["3", "提高助餐质量,老人满意率90%以上。", "区市场监管局", "年底前"],
        ),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [["equal 12 个"], ["at_most 12 元"], ["at_least 90 percent"]]
    assert [str(goal.deadline.value) for goal in found.goals if goal.deadline] == [
        "2026-11-30",
        "2026-06-30",
        "2026-12-31",
    ]
    assert [measure.deadline for goal in found.goals for measure in goal.measures] == [None] * 3


def test_a_column_no_rule_knows_names_what_is_measured_and_years_before_the_plan_are_where_it_starts():
    found = read(
        heading("枫桥学院三年行动计划(2026—2027年)"),
        table(
            ["行动目标", "瞄准处", "2025年", "2026年", "2027年", "责任部门"],
            ["师资队伍更强", "硕士学位教师占比", "58%", "62%", "70%以上", "人事处"],
            ["学生发展更好", "毕业去向落实率", "93%", "不低于93%", "不低于94%", "学工处"],
        ),
        language="zh",
    )
    assert [series(goal) for goal in found.goals] == [
        ["2026: equal 62 percent", "2027: at_least 70 percent"],
        ["2026: at_least 93 percent", "2027: at_least 94 percent"],
    ]
    assert [m.baseline_value.value for goal in found.goals for m in goal.measures if m.baseline_value] == [
        58,
        58,
        93,
        93,
    ]


def test_a_list_of_targets_behind_a_declared_one_states_goals_of_its_own():
    found = read(
        heading("枫桥区2026年政府工作报告"),
        heading("二、2026年主要预期目标"),
        passage(
            "主要预期目标是:地区生产总值增长5%左右。固定资产投资增长4%以上;社会消费品零售总额增长6%以上;城镇新增就业2万人左右。"
        ),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [
        ["equal 5 percent"],
        ["at_least 4 percent"],
        ["at_least 6 percent"],
        ["equal 2 万人"],
    ]


def test_sentences_behind_a_declared_aim_are_goals_of_their_own():
    found = read(
        heading("枫桥市养老服务提升方案(2026—2028年)"),
        heading("一、总体要求"),
        passage(
            "到2028年,养老服务取得明显成效。一是供给更加充足,新建助餐点30个左右、护理站10个。"
            "二是队伍不断壮大,培训护理员800人。"
        ),
        language="zh",
    )
    assert goals(found) == [
        "到2028年,养老服务取得明显成效。",
        "供给更加充足,新建助餐点30个左右、护理站10个。",
        "队伍不断壮大,培训护理员800人。",
    ]
    assert [targets(goal) for goal in found.goals[1:]] == [["equal 30 个", "equal 10 个"], ["equal 800 人"]]


def test_a_numbered_product_with_one_target_sentence_is_one_goal():
    found = read(
        heading("枫桥市智能产品行动计划(2026—2028年)"),
        heading("二、培育智能产品"),
        item("智能问诊系统。支持影像数据标准化。到2028年,筛查检出率超过95%,误报率低于2%,初步建成测试平台。", "(一)"),
        item("智能家居。支持传感技术应用。", "(二)"),
        passage("到2028年,智能电视渗透率达到80%以上。"),
        language="zh",
    )
    assert goals(found) == [
        "一 | 智能问诊系统 | 到2028年,筛查检出率超过95%,误报率低于2%,初步建成测试平台。",
        "二 | 智能家居 | 到2028年,智能电视渗透率达到80%以上。",
    ]
    assert targets(found.goals[0]) == ["more_than 95 percent", "less_than 2 percent", "milestone"]


def test_tasks_without_a_result_are_none_beside_declared_goals_whoever_leads_them():
    tasks = (
        heading("二、重点任务"),
        item("加强组织联动。推进部门协同,探索联合培养机制。", "1."),
        item("健全标准体系。完善技术标准。(牵头单位:市市场监管局)", "2."),
    )
    declared = (heading("一、总体目标"), passage("到2028年,群众满意度达到95%以上。"))
    title = heading("枫桥市服务提升方案(2026—2028年)")
    found = read(title, *declared, *tasks, language="zh")
    assert [goal.title.value for goal in found.goals if goal.title] == []
    assert len(read(title, *tasks, language="zh").goals) == 2


def test_points_still_to_be_filled_in_are_no_measures():
    grid = table(
        ("一级指标", "三级指标", "目标值(标准)", "分值", "理由", "指标值"),
        ("项目效果", "是否改善服务条件", "是", "5", "", "①"),
        ("项目效果", "", "", "5", "", "②"),
        ("项目效果", "服务覆盖率", "95%", "10", "", ""),
    )
    found = read(heading("服务设施维修经费绩效评价表"), grid, language="zh")
    assert [measure.text.value for goal in found.goals for measure in goal.measures] == [
        "是否改善服务条件",
        "服务覆盖率",
    ]


def test_the_categories_of_an_indicator_table_are_the_goals_listed_before_it():
    rows = table(
        ("类别", "指标名称", "单位", "2025年基期值", "2028年中期值", "2030年规划值"),
        ("服务供给", "助餐点覆盖率", "%", "54", "75", "100"),
        ("", "护理站数量", "个", "12", "20", "30"),
        ("人才支撑", "护理员培训人次", "人次", "-", "4500", "10000"),
    )
    grid = merged(rows, r1c0=(2, 1))
    found = read(
        heading("枫桥区养老服务规划(2026—2030年)"),
        heading("一、总体要求"),
        item("发展目标。主要目标是:", "(一)"),
        item("服务供给更加充足。构建社区服务网络,提升服务品质。", "——"),
        item("人才支撑更加有力。健全培养机制,打造专业队伍。", "——"),
        grid,
        language="zh",
    )
    assert [goal.title.value for goal in found.goals if goal.title] == ["服务供给更加充足", "人才支撑更加有力"]
    assert [series(goal) for goal in found.goals] == [
        ["2028: equal 75 percent", "2030: equal 100 percent", "2028: equal 20 个", "2030: equal 30 个"],
        ["2028: equal 4500 人次", "2030: equal 10000 人次"],
    ]


def test_a_count_that_looks_like_a_year_is_none_and_listed_figures_are_each_a_target():
    found = read(
        heading("枫桥市2026年政府工作报告"),
        heading("二、2026年主要预期目标"),
        passage(
            "主要预期目标是:居民收入增长与经济增长同步,固定资产投资增长4%,整车产量突破25万辆、产值增长6%,新建泊位2000个。"
        ),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals][2:] == [
        ["more_than 25 万辆", "increase_by 6 percent"],
        ["equal 2000 个"],
    ]
    assert len(found.goals) == 4


def test_rows_between_blocks_of_a_form_name_their_goals_and_may_part_the_targets():
    rows = table(
        ("长期目标1:", "到2028年,基本建成分类收集体系。", "", "", ""),
        ("一级指标", "二级指标", "三级指标", "指标值", "绩效标准"),
        ("产出指标", "数量指标", "设施覆盖率", "100%", "计划标准"),
        ("年度目标1:", "做好市政设施日常维护,保障运行安全。", "", "", ""),
        ("一级指标", "二级指标", "三级指标", "指标值", ""),
        ("", "", "", "上年", "预期当年实现值"),
        ("产出指标", "质量指标", "路灯亮灯率", "98.1%", "≥98.5%"),
    )
    form = merged(rows, r4c3=(1, 2))
    found = read(heading("2026年部门整体支出绩效目标表"), form, language="zh")
    assert goals(found) == ["到2028年,基本建成分类收集体系。", "1 | 做好市政设施日常维护,保障运行安全。"]
    assert targets(found.goals[-1]) == ["at_least 98.5 percent"]


def _export(*rows: str):
    head = "项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位"
    return table(*(line.split("|") for line in (head, *rows)))


def test_a_table_of_targets_behind_the_glossary_of_a_budget_is_read():
    found = read(
        heading("枫桥区水务局2026年部门预算"),
        heading("三、收支预算情况说明", 2),
        passage("2026年收支总预算3864.2万元,比2025年增加120.7万元,增长3.2%。"),
        heading("五、名词解释", 2),
        passage("绩效目标:指财政资金在一定期限内达到的产出和效果。"),
        _export(
            "河道保洁|48.00|保持河道水面清洁。|产出指标|数量指标|保洁河道长度|≥|120|公里",
            "|||效益指标|生态效益指标|水质达标率|≥|95|%",
        ),
        language="zh",
    )
    assert goals(found) == ["河道保洁 | 保持河道水面清洁。"]
    assert targets(found.goals[0]) == ["at_least 120 公里", "at_least 95 percent"]


def test_the_chapter_of_main_tasks_is_known_however_long_its_heading():
    found = read(
        heading("关于枫桥区2026年国民经济和社会发展计划草案的报告"),
        heading("三、实现2026年计划目标的主要任务和措施", 2),
        item("以和美乡村为目标,推进乡村振兴。新建高标准农田1.8万亩,污水治理率由41%提高到50%。", "(一)"),
        language="zh",
    )
    assert goals(found) == ["一 | 以和美乡村为目标,推进乡村振兴 | 新建高标准农田1.8万亩,污水治理率由41%提高到50%。"]


def test_the_unit_in_charge_comes_before_the_person_and_holds_for_all_goals_it_stands_beside():
    found = read(
        TITLE,
        table(
            ["序号", "重点工作", "目标要求", "牵头领导", "牵头股室", "配合单位", "完成时限"],
            ["1", "学前教育", "毛入园率达到93%以上", "陈某", "基础教育股", "计财股", "12月底"],
            ["2", "职业教育", "就业率不低于96%", "胡某", "职业教育股", "计财股", "12月底"],
        ),
        language="zh",
    )
    assert [goal.responsible.value for goal in found.goals if goal.responsible] == ["基础教育股", "职业教育股"]
    exported = read(
        TITLE,
        table(
            "单位名称|项目名称|年度目标|一级指标|二级指标|三级指标|指标值|度量单位".split("|"),
            "区图书馆|免费开放经费|保障图书馆全年开放。|产出指标|数量指标|开放天数|≥330|天".split("|"),
            "|数字馆建设|建成数字馆并投入使用。|产出指标|数量指标|数字馆|1|个".split("|"),
            "区文化馆|演出经费|丰富群众文化生活。|产出指标|数量指标|演出场次|≥60|场".split("|"),
        ),
        language="zh",
    )
    assert [goal.responsible.value for goal in exported.goals if goal.responsible] == [
        "区图书馆",
        "区图书馆",
        "区文化馆",
    ]


def test_a_heading_that_joins_principles_and_targets_opens_a_chapter_of_goals():
    found = read(
        heading("关于枫桥市2026年国民经济和社会发展计划草案的报告"),
        heading("三、2026年经济社会发展的指导思想和主要预期目标", 2),
        passage("2026年全市经济社会发展主要预期目标:"),
        item("地区生产总值增长5.5%左右;", "——"),
        item("城镇新增就业5500人,转移就业8万人次;", "——"),
        language="zh",
    )
    assert goals(found) == ["地区生产总值增长5.5%左右", "城镇新增就业5500人,转移就业8万人次"]


def test_a_sentence_that_opens_with_its_day_is_one_goal_however_many_commas_it_has():
    found = read(
        heading("枫桥区养老服务三年行动方案(2024—2026年)"),
        heading("一、总体要求"),
        item(
            "工作目标。到2026年底,服务体系更加健全,护理型床位占比提高到65%以上,覆盖率达到80%,满意度不低于90%。", "(二)"
        ),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [
        ["at_least 65 percent", "at_least 80 percent", "at_least 90 percent"]
    ]


def test_the_day_of_the_sentence_that_leads_in_a_list_holds_for_its_targets():
    found = read(
        heading("枫桥市数字经济行动计划"),
        heading("一、主要目标", 2),
        passage("力争到2027年,全市创新体系不断完善。在关键技术上取得10项以上成果;数据中心达到5座;培育领军企业20家。"),
        language="zh",
    )
    days = {str(goal.statement.value)[:4]: goal.deadline for goal in found.goals if goal.statement}
    assert str(days["在关键技"].value) == str(days["培育领军"].value) == "2027-12-31"


def test_a_sentence_that_closes_states_a_goal_of_its_own_and_gives_the_list_behind_it_no_day():
    found = read(
        heading("枫桥市工业互联网发展规划"),
        heading("二、发展目标", 2),
        passage("到2028年,产业生态更加完善。"),
        item("平台能级提升。培育跨行业平台5个,上云企业每年新增800家。", "——"),
        language="zh",
    )
    assert [goal.deadline for goal in found.goals if goal.title] == [None]


def test_levels_told_in_words_and_those_served_are_measures_beside_figures():
    found = read(
        heading("2026年重点任务"),
        item("守牢安全底线。隐患整改率达到100%,事故起数同比下降,全年不发生重大安全事故。", "1."),
        item("改善生态环境。完成造林3万亩,出境断面水质稳定达到Ⅲ类,县城水厂9月底前具备通水条件。", "2."),
        item("办好实事。新建社区食堂30个,为1.5万名80岁以上老人提供助餐,服务水平明显提升。", "3."),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [
        ["at_least 100 percent", "decrease", "qualitative"],
        ["equal 3 万亩", "qualitative", "milestone"],
        ["equal 30 个", "equal 1.5 万名"],
    ]


def test_grids_side_by_side_give_each_horizon_its_own_indicators():
    form = table(
        "总体目标|中期目标||||年度目标||".split("|"),
        "|健全森林防火预警体系和队伍。||||组建专业队伍并开展集训。||".split("|"),
        "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值".split("|"),
        "|产出指标|质量指标|集训合格率|≥95%|质量指标|集训合格率|≥90%".split("|"),
        "|产出指标|时效指标|响应时间|≤20分钟|时效指标|响应时间|≤30分钟".split("|"),
    )
    found = read(
        heading("项目支出绩效目标申报表(2026年度)"),
        merged(form, r0c0=(2, 1), r0c1=(1, 4), r0c5=(1, 3), r1c1=(1, 4), r1c5=(1, 3), r2c0=(3, 1)),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [
        ["at_least 95 percent", "at_most 20 minutes"],
        ["at_least 90 percent", "at_most 30 minutes"],
    ]


def test_columns_of_quarters_are_a_schedule_and_no_targets():
    found = read(
        heading("2026年重点任务责任分解清单"),
        table(
            "序号|工作任务|牵头单位|一季度|二季度|三季度|四季度".split("|"),
            "1|固定资产投资增长6%|区发改局|完成15%|完成45%|完成75%|完成100%".split("|"),
            "2|新增城镇就业2400人|区人社局|500人|1200人|1900人|2400人".split("|"),
        ),
        language="zh",
    )
    assert [targets(goal) for goal in found.goals] == [["increase_by 6 percent"], ["equal 2400 人"]]


def test_a_list_of_popular_projects_ends_at_the_next_headline():
    found = read(
        heading("2026年重点工作"),
        passage("集中办好以下三件民生实事:"),
        item("新建幼儿园12所;", "(1) "),
        item("改造老旧小区86个;", "(2) "),
        item("新增养老床位1500张。", "(3) "),
        passage("稳就业促增收。城镇新增就业3万人,开展职业培训2.5万人次。"),
        language="zh",
    )
    assert goals(found) == [
        "1 | 新建幼儿园12所",
        "2 | 改造老旧小区86个",
        "3 | 新增养老床位1500张。",
        "城镇新增就业3万人",
        "开展职业培训2.5万人次",
    ]


def days(goal):
    """When a goal is due, and then each of its measures; "-" where nothing is said."""
    return [str(one.deadline.value) if one.deadline else "-" for one in (goal, *goal.measures)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("力争到2027年底,管网漏损率降到9%,水质合格率达到99%。", ["2027-12-31", "2027-12-31", "2027-12-31"]),
        ("2026年6月底前新建泵站8座,抄表准确率达到98%。", ["2026-06-30", "2026-06-30", "-"]),
        ("管网更新率6月底前达到50%、11月底前达到100%。", ["2026-11-30", "2026-06-30", "2026-11-30"]),
        ("改造泵站7座,新增供水能力5万吨,9月15日前全部投入使用。", ["2026-09-15", "-", "-"]),
        ("加强巡查,上半年检修泵站12座,漏损率降到9%。", ["-", "2026-06-30", "-"]),
    ],
)
def test_a_day_holds_for_its_clause_and_a_day_by_itself_for_all(words, expected):
    found = read(TITLE, heading("一、工作目标"), item(words, "1."), item("热线办结率达到97%。", "2."), language="zh")
    assert days(found.goals[0]) == expected


def test_the_whole_year_in_a_column_of_deadlines_is_its_end():
    rows = (
        ["序号", "重点工作", "工作目标", "完成时限"],
        ["1", "管网", "漏损率降到9%以内。", "全年"],
        ["2", "水质", "合格率达到99%。", "长期"],
    )
    found = read(TITLE, table(*rows), language="zh")
    assert [days(goal)[0] for goal in found.goals] == ["2026-12-31", "-"]


def test_a_numbered_task_that_closes_with_who_leads_and_its_day_is_a_goal():
    found = read(
        heading("枫桥市2026年智慧政务考评指标"),
        heading("一、便民服务(20分)"),
        item("统一受理入口,建成一号响应的服务热线。(0.5分)(6月底完成,牵头考核单位:市政务局)", "1."),
        item("各级大厅综合窗口占比达90%以上。(持续推进,牵头考核单位:市政务局)", "2."),
        item("推动自助终端向社区延伸。(持续推进,牵头考核单位:市政务局)", "3."),
        language="zh",
    )
    line, hall = found.goals
    assert goals(found) == ["1 | 统一受理入口,建成一号响应的服务热线。", "2 | 各级大厅综合窗口占比达90%以上。"]
    assert (str(line.deadline.value), str(line.weight.value), line.responsible.value) == (
        "2026-06-30",
        "0.5",
        "市政务局",
    )
    assert "6月底完成" in [measure.text.value for measure in line.measures]
    assert targets(hall) == ["at_least 90 percent"]


@pytest.mark.parametrize(
    ("clause", "result"),
    [
        ("力争生产总值增速高于全国平均水平", True),
        ("力争光纤网络行政村全覆盖", True),
        ("居民收入增长与经济增长同步", True),
        ("深化10个毗邻地区合作平台建设", False),
        ("坚决守住质量效益底线", False),
        ("确保不发生较大以上安全事故", False),
    ],
)
def test_what_counts_as_a_result_in_a_chapter_of_tasks(clause, result):
    found = read(
        heading("枫桥市2026年政府工作报告"),
        heading("2026年重点任务"),
        passage(f"着力稳增长。{clause},新建标准厂房15万平方米。做优做强园区。新增企业30家。"),
        language="zh",
    )
    assert any(goal.startswith(clause) for goal in goals(found)) is result


def test_a_key_task_that_tells_activities_at_length_has_its_name_alone():
    acts = "推广先进工艺,开展技术交流,鼓励企业设立研发机构,引导高校院所开放实验设施。" * 4
    found = read(
        heading("枫桥市产业创新行动方案"),
        heading("二、重点任务"),
        item(f"加强研发机构建设。{acts}", "1."),
        item("培育创新企业。到2027年,新认定企业120家。" + acts, "2."),
        language="zh",
    )
    assert goals(found)[0] == "1 | 加强研发机构建设"
    assert goals(found)[1].startswith("2 | 培育创新企业 | 到2027年")


def test_tasks_that_only_hold_study_or_encourage_are_none_beside_goals_with_a_measure_whoever_leads_them():
    plan = read(
        heading("松岭县2026年档案工作方案"),
        heading("二、工作目标"),
        item("服务更加便捷。到2026年底,线上查档率达到80%以上。", "(一)"),
        heading("三、重点任务"),
        item("规范档案移交。坚持应交尽交,明确移交时限和责任。(责任单位:县档案局)", "(二)"),
        table(
            ("序号", "工作事项", "时间安排", "牵头科室"),
            ("1", "召开全县档案工作会议", "3月", "办公室"),
            ("2", "组织馆藏清点踏勘", "5月", "保管科"),
        ),
        language="zh",
    )
    assert [goal.title.value for goal in plan.goals if goal.title] == ["服务更加便捷"]
    assert len(plan.goals) == 1


def test_a_key_task_told_at_length_states_what_its_sentences_with_a_level_say():
    acts = "举办各类残疾人专场招聘会。健全无障碍设施巡查制度,规范盲道管理,研究制定辅具适配补贴办法。"
    level = "到2027年,持证残疾人就业率达到60%以上。"
    more = "探索康复服务进社区的多种形式,逐步统一服务流程,注重心理疏导,引导社会力量参与,支持志愿者结对帮扶困难家庭,建立健全回访机制和档案管理制度。"

    def stated(text):
        plan = read(heading("三、重点任务"), item(f"改善助残服务。{text}", "1."), language="zh")
        return [goal.statement.value for goal in plan.goals if goal.statement]

    assert stated(acts + level + more) == [level]
    assert stated("举办招聘会。" + level) == ["举办招聘会。" + level]  # told in brief, all of it is the aim


def test_a_target_that_answers_whether_something_is_done_is_a_milestone():
    found = read(
        heading("枫桥区2026年项目支出绩效自评表"),
        table(
            ["一级指标", "二级指标", "三级指标", "目标值"],
            ["项目管理", "预算管理", "是否超出预算", "否"],
            ["项目产出", "产出数量", "设备购置数量", "12台"],
            ["项目效果", "社会效益", "是否形成长效机制", "是"],
            header_rows=1,
        ),
        language="zh",
    )
    assert [["milestone"], ["equal 12 台"], ["milestone"]] == [targets(goal) for goal in found.goals]


def test_the_clauses_of_a_declared_list_are_goals_with_or_without_figures():
    found = read(
        heading("枫桥市2026年政府工作报告"),
        heading("一、“十五五”时期发展目标"),
        passage(
            "“十五五”时期的奋斗目标是:改革开放取得新突破,枢纽作用显著增强;经济质效实现新跨越,生产总值年均增长6%以上;"
            "人民生活水平达到新高度;安全保障能力得到新提升。"
        ),
        language="zh",
    )
    assert len(found.goals) == 4
    assert targets(found.goals[1]) == ["at_least 6 percent"]


def test_figures_in_a_row_are_measures_each_though_they_be_the_same():
    found = read(
        heading("枫桥市2026年政府工作报告"),
        heading("2026年主要目标"),
        passage("一产、二产、三产增加值分别增长5%左右、6%左右、6%左右。"),
        language="zh",
    )
    assert targets(found.goals[0]) == ["equal 5 percent", "equal 6 percent", "equal 6 percent"]


@pytest.mark.parametrize("told", ["具体要求及目标", "工作内容", "工作措施", "工作目标和完成标准"])
def test_what_is_told_of_a_task_in_the_column_behind_its_name_states_it(told):
    found = read(
        heading("2025年重点工作任务分解表"),
        table(
            ["序号", "工作任务", told, "牵头处室(单位)", "完成时限要求"],
            ["1", "补齐健身设施短板", "新建健身中心8个,更新到期室外健身器材450件。", "群众体育处", "11月底前"],
            ["2", "优化审批服务", "许可事项平均办理时间由9个工作日压减至5个工作日以内。", "法规处", "6月底前"],
        ),
        language="zh",
    )
    assert goals(found) == [
        "1 | 补齐健身设施短板 | 新建健身中心8个,更新到期室外健身器材450件。",
        "2 | 优化审批服务 | 许可事项平均办理时间由9个工作日压减至5个工作日以内。",
    ]
    assert [target for goal in found.goals for target in targets(goal)] == [
        "equal 8 个",
        "equal 450 件",
        "at_most 5 工作日",
    ]
    assert [str(goal.deadline.value) for goal in found.goals if goal.deadline] == ["2025-11-30", "2025-06-30"]


def test_a_day_that_closes_a_later_sentence_is_that_of_its_own_figures():
    found = read(
        heading("2025年工作要点"),
        heading("一、重点任务"),
        item("扩大服务。完成服务面积70万亩次。新建服务中心5个,9月底前全部投入运营。(责任科室:指导科)", "1."),
        item("畅通渠道。网络销售额突破9亿元。组织对接活动12场次。(责任科室:业务科)", "2."),
        language="zh",
    )
    first = found.goals[0]
    assert first.deadline is None
    assert [str(m.deadline.value) if m.deadline else "" for m in first.measures] == ["", "2025-09-30"]


def test_goals_that_are_all_of_their_paragraphs_behind_a_label_and_a_number():
    found = read(
        heading("枫桥区水务中心2026年度单位整体支出绩效目标申报表"),
        passage("目标1:供水质量稳步提升,水质抽检合格率达到99%以上。"),
        passage("年度目标 目标2:管网漏损逐步下降,老旧管网基本完成更新。"),
        passage("目标3:应急保障更加有力,抢修人员2小时内到场。"),
        language="zh",
    )
    assert goals(found) == [
        "1 | 供水质量稳步提升,水质抽检合格率达到99%以上。",
        "2 | 管网漏损逐步下降,老旧管网基本完成更新。",
        "3 | 应急保障更加有力,抢修人员2小时内到场。",
    ]
    assert targets(found.goals[0]) == ["at_least 99 percent"]


def test_results_of_the_year_before_behind_a_form_are_no_goals():
    form = table(
        ["项目名称", "年度目标", "三级指标", "指标值"],
        ["管网维护", "保障全区供水管网连续稳定运行。", "巡检次数", "≥4次"],
        ["科普宣传", "增强居民节约用水意识。", "活动场次", "≥48场"],
    )
    reached = table(
        ["项目名称", "三级指标", "年初目标值", "全年实际完成值", "得分"],
        ["管网维护", "巡检次数", "≥3次", "5次", "20"],
        ["科普宣传", "活动场次", "≥40场", "36场", "18"],
        id="t2",
    )
    found = read(TITLE, form, passage("上年完成情况"), reached, language="zh")
    assert goals(found) == ["管网维护 | 保障全区供水管网连续稳定运行。", "科普宣传 | 增强居民节约用水意识。"]


def test_each_block_of_a_form_opens_with_its_goal_and_owner_and_the_day_it_was_filled_in_is_no_year_of_a_result():
    form = table(
        ("部门名称", "枫桥区水利局", "", "", "", ""),
        ("年度绩效目标1(60分)", "健全水质监测体系,保障居民饮水安全。", "", "", "责任科室", "供水科"),
        ("一级指标", "二级指标", "三级指标", "指标值", "分值", "2025年实际"),
        ("产出指标", "质量指标", "水质抽检合格率", "≥99%", "40", "97%"),
        ("年度绩效目标2(40分)", "更新老旧供水管网,降低漏损。", "", "", "责任科室", "管网科"),
        ("一级指标", "二级指标", "三级指标", "指标值", "分值", "2025年实际"),
        ("产出指标", "数量指标", "改造管网长度", "≥12公里", "40", "9公里"),
        caption="填报单位:枫桥区水利局        填报日期:2025年12月8日",
    )
    found = read(heading("部门整体支出绩效目标申报表"), passage("(2026年度)"), form, language="zh")

    assert [
        ("健全水质监测体系,保障居民饮水安全。", "供水科", ["at_least 99 percent"]),
        ("更新老旧供水管网,降低漏损。", "管网科", ["at_least 12 公里"]),
    ] == [(goal.statement.value, goal.responsible.value, targets(goal)) for goal in found.goals]


@pytest.mark.parametrize(
    "lead",
    [
        passage("今年,全市将集中办好事关群众切身利益的“六件实事”"),
        passage("2026年继续实施三大民生工程:"),
        heading("2026年为民办实事项目", 2),
        heading("“三件实事”", 2),
    ],
)
def test_each_of_the_works_for_the_people_is_a_goal_with_its_figures(lead):
    found = read(
        TITLE,
        lead,
        item("建成滨河路、学府街、迎泽路等12条道路,完成大修改造9条。", "1."),
        item("新增公办幼儿园学位2400个。招聘乡村教师180名。", "2."),
        item("开工建设市第三水厂。", "3."),
        passage("责任编辑:陈明"),
        language="zh",
    )
    assert goals(found) == [
        "1 | 建成滨河路、学府街、迎泽路等12条道路,完成大修改造9条。",
        "2 | 新增公办幼儿园学位2400个。招聘乡村教师180名。",
        "3 | 开工建设市第三水厂。",
    ]
    assert [targets(goal) for goal in found.goals] == [
        ["equal 12 条", "equal 9 条"],
        ["equal 2400 个", "equal 180 名"],
        ["milestone"],
    ]


def test_works_for_the_people_that_were_done_are_no_goals():
    found = read(
        heading("枫桥市政府工作解读"),
        passage("过去一年,我们完成了以下十件民生实事:"),
        item("新建社区食堂30个。", "1."),
        item("改造老旧小区86个。", "2."),
        language="zh",
    )
    assert goals(found) == []


@pytest.mark.parametrize("header", ["考核指标及目标值", "指标与目标值", "考核内容及目标", "考核内容和标准"])
def test_a_column_of_indicators_and_their_targets_holds_measures(header):
    rows = (
        ["类别", "序号", "目标任务", header, "权重", "完成时限"],
        ["业务", "1", "压缩办理时限", "(1)登记时限压缩至3个工作日以内;(2)当日办结率不低于92%。", "30", "2026年9月底"],
        ["业务", "2", "整合存量数据", "完成整合30万宗,入库合格率达到97%。", "30", "2026年10月底"],
        ["业务", "3", "推进网上办理", "网上办理量由上年430件增加到900件。", "20", "2026年10月底"],
    )
    found = read(TITLE, table(*rows), language="zh")
    assert [targets(goal) for goal in found.goals] == [
        ["at_most 3 工作日", "at_least 92 percent"],
        ["equal 30 万宗", "at_least 97 percent"],
        ["increase_to 900 件"],
    ]


@pytest.mark.parametrize("heads", [("2025年(基期值)", "2030年(目标值)"), ("2025年度(基数)", "2030年度(目标)")])
def test_brackets_behind_a_year_say_which_figure_it_heads(heads):
    rows = (["指标名称", *heads], ["水产品产量(万吨)", "36", "40"], ["良种覆盖率(%)", "64", "≥80"])
    found = read(heading("临江市渔业发展规划"), heading("主要指标", 2), table(*rows), language="zh")
    assert [targets(goal) for goal in found.goals] == [["equal 40 万吨"], ["at_least 80 percent"]]
    assert [str(goal.measures[0].baseline_value.value) for goal in found.goals] == ["36", "64"]


def test_brackets_behind_a_year_are_no_unit():
    rows = (["Indikator", "2022 (baseline)", "2026 (mål)"], ["Tilfredshed", "3,1", "4,2"], ["Tillid", "3,3", "3,9"])
    found = read(heading("Plan 2024-2026"), heading("Mål", 2), table(*rows), language="da")
    assert [targets(goal) for goal in found.goals] == [["equal 4.2"], ["equal 3.9"]]


def test_a_grid_beneath_a_heading_of_its_own_belongs_to_the_goal_of_the_form_before_it():
    found = read(
        heading("2025年度部门整体支出绩效目标申报表"),
        table(
            ("单位名称", "枫桥区水利局"), ("年度预算", "1564"), ("年度总体目标", "健全水质监测体系,保障居民饮水安全。")
        ),
        heading("二、年度绩效指标", 2),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "质量指标", "水质抽检合格率", "≥99%"),
            ("效益指标", "社会效益指标", "受益居民", "≥8万人"),
            id="t2",
        ),
        language="zh",
    )

    assert [["at_least 99 percent", "at_least 8 万人"]] == [targets(goal) for goal in found.goals]
    assert ["健全水质监测体系,保障居民饮水安全"] == [goal.statement.value.rstrip("。") for goal in found.goals]


def test_one_list_of_named_tasks_may_stand_beneath_several_themes():
    plan = read(
        heading("2025年住房保障工作要点"),
        heading("一、守牢安全底线", 2),
        item("消除危房隐患。全年解除危房65户以上。", "1."),
        heading("二、实施城市更新", 2),
        item("改造老旧小区。新开工改造小区不少于18个。", "2."),
        heading("三、完善保障体系", 2),
        item("发放租赁补贴。按时发放率不低于98%。", "3."),
        language="zh",
    )

    assert ["1", "2", "3"] == [goal.number.value for goal in plan.goals]


def test_numbered_headings_over_a_few_words_with_a_level_are_tasks_though_themes_part_them():
    plan = read(
        heading("松岭县档案馆2025年工作要点"),
        heading("一、馆藏保护"),
        heading("1.保障库房环境稳定", 2),
        passage("落实每日巡查。年度目标:温湿度达标率≥97%;消防设施完好率100%。"),
        heading("2.推进档案数字化", 2),
        passage("委托专业机构扫描民生档案。全年完成数字化80万件。"),
        heading("二、利用服务"),
        heading("3.方便群众查档", 2),
        passage("目标值:窗口查档等候时间不超过15分钟。"),
        heading("三、工作要求"),
        passage("各科室每半年报送进展。"),
        language="zh",
    )

    assert ["1 保障库房环境稳定", "2 推进档案数字化", "3 方便群众查档"] == [
        f"{goal.number.value} {goal.title.value}" for goal in plan.goals
    ]
    assert [["at_least 97 percent", "at_least 100 percent"], ["equal 80 万件"], ["at_most 15 minutes"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_numbered_headings_right_beneath_the_title_are_tasks_where_most_bound_a_level():
    def told(first, second, third):
        return read(
            heading("松岭县消费者协会2026年工作要点"),
            passage("2025年受理投诉3100件。"),
            heading("一、提高投诉办理质量"),
            *(passage(first), passage("健全回访制度。"), passage("(责任科室:投诉科)")),
            heading("二、扩大消费教育"),
            *(passage(second), passage("(责任科室:宣传科)")),
            heading("三、推进诚信建设"),
            passage(third),
            heading("四、工作要求"),
            passage("各科室每季度报送进展。"),
            heading("附件:2025年完成情况"),
            language="zh",
        )

    plan = told("投诉办结率不低于97%。", "举办讲座40场,知晓率达到85%以上。", "创建放心商店30家。")
    assert [goal.title.value for goal in plan.goals if goal.title] == [
        "提高投诉办理质量",
        "扩大消费教育",
        "推进诚信建设",
    ]
    assert [targets(goal)[-1] for goal in plan.goals] == ["at_least 97 percent", "at_least 85 percent", "equal 30 家"]
    assert [goal.responsible.value for goal in plan.goals if goal.responsible] == ["投诉科", "宣传科"]
    results = told("投诉办结率为97%。", "举办讲座40场。", "创建放心商店30家。")
    assert not [goal for goal in results.goals if goal.title]


def test_a_heading_that_leads_on_stands_over_a_list_of_goals_with_its_day_and_over_indicators_of_their_own():
    plan = read(
        heading("松岭县水利发展规划(2026—2030年)"),
        heading("第二节 发展目标", 2),
        heading("到2030年,全县水利发展取得以下主要成效:", 3),
        item("供水更加稳定。农村自来水普及率提高到96%。", "——"),
        item("河湖更加健康。新建幸福河湖12条。", "——"),
        table(
            ("序号", "指标", "单位", "2025年", "2030年"),
            ("1", "水库蓄水能力", "亿立方米", "2.1", "2.6"),
            ("2", "农田灌溉水有效利用系数", "—", "0.56", "0.6"),
        ),
        language="zh",
    )
    titles = ["供水更加稳定", "河湖更加健康", "水库蓄水能力", "农田灌溉水有效利用系数"]
    assert sorted(titles) == sorted(goal.title.value for goal in plan.goals if goal.title)
    assert [str(goal.deadline.value) for goal in plan.goals if goal.deadline] == ["2030-12-31"] * 2


def test_numbered_headings_over_longer_texts_are_chapters_and_no_tasks():
    plan = read(
        heading("松岭县档案事业发展情况"),
        heading("一、馆藏"),
        heading("1.馆藏概况", 2),
        *(passage("馆藏档案二十万卷。"), passage("库房三处。"), passage("温湿度达标率不低于97%。")),
        heading("2.数字化概况", 2),
        *(passage("设备老旧。"), passage("人员不足。"), passage("数字化率不低于60%。")),
        heading("3.查档概况", 2),
        *(passage("窗口两个。"), passage("预约系统一套。"), passage("等候时间不超过15分钟。")),
        language="zh",
    )

    assert not [goal for goal in plan.goals if goal.title]


def test_a_level_of_an_indicator_grid_that_names_acts_names_the_goals():
    plan = read(
        heading("2024年度部门整体绩效自评表"),
        table(
            ("一级指标", "二级指标", "三级指标", "年度指标值"),
            ("馆藏保护", "保障库房环境稳定", "温湿度达标率", "≥97%"),
            ("", "", "消防设施完好率", "100%"),
            ("", "推进档案数字化", "数字化件数", "80万件"),
            ("利用服务", "提升查档效率", "查档等候时间", "≤15分钟"),
        ),
        language="zh",
    )

    assert ["馆藏保护 | 保障库房环境稳定", "馆藏保护 | 推进档案数字化", "利用服务 | 提升查档效率"] == [
        f"{goal.area.value} | {goal.title.value}" for goal in plan.goals
    ]
    assert [2, 1, 1] == [len(goal.measures) for goal in plan.goals]


def test_where_only_the_outermost_level_names_acts_it_names_the_goals_else_the_innermost_does():
    acts = read(
        heading("2025年绩效目标表"),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("保障库房环境稳定", "质量指标", "温湿度达标率", "≥97%"),
            ("推进档案数字化", "数量指标", "数字化件数", "80万件"),
            ("提升查档效率", "时效指标", "查档等候时间", "≤15分钟"),
        ),
        language="zh",
    )
    kinds = read(
        heading("2025年绩效目标表"),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("过程", "预算执行", "预算执行率", "≥97%"),
            ("产出", "职责履行", "数字化件数", "80万件"),
            ("效果", "履职效益", "查档等候时间", "≤15分钟"),
        ),
        language="zh",
    )

    assert ["保障库房环境稳定", "推进档案数字化", "提升查档效率"] == [goal.title.value for goal in acts.goals]
    assert ["预算执行", "职责履行", "履职效益"] == [goal.title.value for goal in kinds.goals]


FUNDED = (
    ("序号", "任务名称", "主要内容", "预算金额(万元)"),
    ("1", "保障库房环境稳定", "更换老旧空调,温湿度达标率不低于97%。", "40"),
    ("2", "推进档案数字化", "扫描民生档案80万件。", "85"),
    ("3", "提升查档效率", "增设自助终端,查档等候时间不超过15分钟。", "—"),
)


def test_the_tasks_that_a_form_funds_are_its_goals_where_it_states_none():
    plan = read(
        heading("部门整体支出绩效目标申报表"),
        table(*FUNDED, id="t1"),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "档案数字化件数", "80万件"),
            ("产出指标", "质量指标", "库房温湿度达标率", "≥97%"),
            ("效益指标", "社会效益指标", "查档等候时间", "≤15分钟"),
            id="t2",
        ),
        language="zh",
    )
    alone = read(heading("2025年任务清单"), table(*FUNDED), language="zh")

    assert ["保障库房环境稳定", "推进档案数字化", "提升查档效率"] == [goal.title.value for goal in plan.goals]
    assert [["at_least 97 percent"], ["equal 80 万件"], ["at_most 15 minutes"]] == [targets(g) for g in plan.goals]
    assert [goal.title.value for goal in plan.goals] == [goal.title.value for goal in alone.goals]


def test_the_grid_of_a_form_measures_the_tasks_that_it_names_without_figures():
    plan = read(
        heading("部门整体支出绩效目标表"),
        heading("一、年度主要任务", level=2),
        table(
            ("序号", "任务名称", "主要内容"),
            ("1", "保障库房环境稳定", "更换老旧空调,落实每日巡查。"),
            ("2", "推进档案数字化", "委托专业机构扫描民生档案。"),
            id="t1",
        ),
        heading("二、年度绩效指标", level=2),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "档案数字化件数", "80万件"),
            ("产出指标", "质量指标", "库房温湿度达标率", "≥97%"),
            id="t2",
        ),
        language="zh",
    )

    assert ["保障库房环境稳定", "推进档案数字化"] == [goal.title.value for goal in plan.goals]
    assert [["at_least 97 percent"], ["equal 80 万件"]] == [targets(goal) for goal in plan.goals]


def test_what_a_form_pays_is_no_goal():
    plan = read(
        heading("部门整体支出绩效目标申报表"),
        table(
            ("序号", "任务名称", "主要内容", "预算金额(万元)"),
            ("1", "人员经费", "发放在职人员工资", "410"),
            ("2", "公用经费", "办公费、水电费", "85"),
            ("3", "业务费", "档案业务经费", "30"),
            id="t1",
        ),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "质量指标", "库房温湿度达标率", "≥97%"),
            id="t2",
        ),
        language="zh",
    )

    assert ["质量指标"] == [goal.title.value for goal in plan.goals]


def _indicators(*listed: str, after: tuple[str, ...] = ()):
    rows = table(
        ("类别", "序号", "指标", "单位", "2025年", "2030年"),
        ("绿化覆盖", "1", "建成区绿地率", "%", "38.2", "41"),
        ("", "2", "人均公园绿地面积", "平方米", "14.1", "15.5"),
        ("古树保护", "3", "古树名木建档率", "%", "92", "100"),
        ("", "4", "古树复壮", "株", "1 150", "2 300"),
    )
    return read(
        heading("枫桥市“十五五”园林绿化规划"),
        heading("主要目标", level=2),
        *(item(text, "——") for text in listed),
        merged(rows, r1c0=(2, 1), r3c0=(2, 1)),
        *([heading("重点任务", level=2)] if after else []),
        *(
            block
            for name in after
            for block in (heading(f"推进{name}", level=3), passage(f"完善{name}机制,加强日常巡查,发动社会参与。"))
        ),
        language="zh",
    )


def test_numbered_rows_are_the_goals_where_their_categories_are_themes_of_none():
    alone = _indicators()
    themes = _indicators("绿化覆盖更加均衡。公园布局不断优化。", "古树保护更加有力。名木生境明显改善。")

    assert [("1", "绿化覆盖"), ("2", "绿化覆盖"), ("3", "古树保护"), ("4", "古树保护")] == [
        (goal.number.value, goal.area.value) for goal in alone.goals
    ]
    assert ["建成区绿地率", "人均公园绿地面积", "古树名木建档率", "古树复壮"] == [
        goal.title.value for goal in alone.goals
    ]
    assert ["equal 2300 株"] == targets(alone.goals[3])  # GB/T 15835 sets groups of three digits apart
    assert [2, 2] == [len(goal.measures) for goal in themes.goals]


def test_key_tasks_without_figures_are_no_goals_that_categories_are_themes_of():
    plan = _indicators(after=("绿化覆盖", "古树保护"))

    assert ["建成区绿地率", "人均公园绿地面积", "古树名木建档率", "古树复壮"] == [
        goal.title.value for goal in plan.goals
    ]


@pytest.mark.parametrize("funded", [False, True])
def test_the_grid_of_a_form_measures_the_goals_stated_in_words_ahead_of_it_not_funded_tasks_or_kinds(funded):
    tasks = [heading("一、年度主要任务", level=2), table(*FUNDED, id="t1")] if funded else []
    plan = read(
        heading("2026年度部门整体支出绩效目标申报表"),
        *tasks,
        heading("二、年度总体目标", level=2),
        passage("目标1:改善库房环境,库房温湿度稳定达标。"),
        passage("目标2:推进档案数字化,提升查档效率。"),
        heading("三、年度绩效指标", level=2),
        table(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "档案数字化件数", "80万件"),
            ("产出指标", "质量指标", "库房温湿度达标率", "≥97%"),
            ("效益指标", "社会效益指标", "查档等候时间", "≤15分钟"),
            id="t2",
        ),
        language="zh",
    )

    assert ["1", "2"] == [goal.number.value for goal in plan.goals]
    assert [["at_least 97 percent"], ["equal 80 万件", "at_most 15 minutes"]] == [targets(goal) for goal in plan.goals]


def test_a_dated_aim_in_prose_stays_a_goal_beside_indicators_in_a_table():
    plan = read(
        heading("枫桥市“十五五”园林绿化规划"),
        heading("主要目标", level=2),
        table(
            ("序号", "指标", "单位", "2030年"),
            ("1", "建成区绿地率", "%", "41"),
            ("2", "人均公园绿地面积", "平方米", "15.5"),
            ("3", "古树名木建档率", "%", "100"),
        ),
        heading("重点任务", level=2),
        passage("到2027年底,完成12处口袋公园建设,公园无障碍设施达标率不低于80%。"),
        language="zh",
    )

    assert ["1", "2", "3", None] == [goal.number and goal.number.value for goal in plan.goals]
    assert ["equal 12 处", "at_least 80 percent"] == targets(plan.goals[3])


def test_a_column_of_contents_states_the_goals_that_the_column_ahead_of_it_names():
    header = ["序号", "工作目标", "主要内容", "绩效指标", "年度指标值"]
    rows = [
        ["一", "建设街心花园", "完成6处闲置地块的绿化和座椅安装。", "花园建成数量", "6处"],
        ["二", "提高古树保护水平", "对全区古树逐株体检并建立档案。", "古树建档率", "100%"],
        ["三", "控制养护成本", "推行节水灌溉,减少夏季补水。", "单位面积用水量", "≤0.4吨"],
    ]
    found = read(heading("2026年度绿化工作目标任务书"), table(header, *rows), language="zh")

    assert [f"{number} | {name} | {told}" for number, name, told, *_ in rows] == goals(found)


def test_a_column_of_goals_names_what_the_next_one_tells_though_the_foot_of_the_form_fills_one_more_row():
    header = ["序号", "绩效目标", "目标内容", "指标类别", "指标名称", "2026年指标值"]
    rows = [
        ["1", "建设街心花园", "利用闲置地块增绿,方便居民休憩。", "产出指标", "花园建成数量", "≥6处"],
        ["2", "提高古树保护水平", "对全区古树逐株体检并建立档案。", "产出指标", "古树建档率", "100%"],
        ["3", "控制养护成本", "推行节水灌溉,减少夏季补水。", "成本指标", "单位面积用水量", "≤0.4吨"],
    ]
    foot = ["填报人:方宁", "", "联系电话:0000-0000000", "", "填报日期:2025年12月1日", ""]
    found = read(heading("项目支出绩效目标申报表"), table(header, *rows, foot), language="zh")

    assert [f"{number} | {name} | {told}" for number, name, told, *_ in rows] == goals(found)


@pytest.mark.parametrize("level", [1, 2])
def test_numbered_headings_right_beneath_the_title_are_tasks_where_most_bound_what_they_do(level):
    told = [
        ("建设街心花园", "利用闲置地块增绿,全年建成街心花园不少于6处。"),
        ("保护古树名木", "逐株体检并建立档案,古树建档率达到100%。"),
        ("开展义务植树", "发动企业和学校参加,全年植树不少于1.2万株。"),
        ("改造老旧公园", "更新步道和照明,9月底前完成改造。"),
    ]
    blocks = [heading("枫桥区园林局2026年工作要点"), passage("2026年的总体要求是:守住绿色底线,服务市民生活。")]
    for number, (name, text) in zip("一二三四", told, strict=True):
        blocks += [heading(f"{number}、{name}", level), passage(text)]
    closing = ["各科室要细化措施,7月上旬报送落实情况。", "枫桥区园林局", "2026年1月12日"]

    rows = [f"{n} | {name} | {text}" for n, (name, text) in zip("一二三四", told, strict=True)]
    assert rows == goals(read(*blocks, *map(passage, closing), language="zh"))
    headed = [heading("工作要求", level + 1), *map(passage, closing), passage("专项资金260万元由局财务科下达。")]
    assert rows == goals(read(*blocks, *headed, language="zh"))
    report = [heading("枫桥区园林局2025年工作情况")]
    for number, (name, _) in zip("一二三四", told, strict=True):
        report += [heading(f"{number}、{name}", level), passage("截至12月底,已开展活动12次。")]
    assert [] == goals(read(*report, language="zh"))


def test_goals_listed_ahead_of_a_vision_are_not_one_goal_and_rows_that_print_their_levels_again_are_none():
    plan = read(
        heading("枫桥市“十五五”会展业规划"),
        heading("(三)发展目标", level=2),
        item("规模迈上新台阶。到2030年,全市年展览总面积达到260万平方米。", "——"),
        item("品牌实现新提升。到2030年,获得国际认证的展会达到8个。", "——"),
        passage("展望2035年,枫桥市建成区域性会展名城。"),
        table(
            ("序号", "指标名称", "单位", "2025年", "2030年"),
            ("1", "年展览总面积", "万平方米", "182", "260"),
            ("2", "参展商满意度", "%", "88.6", "≥93"),
        ),
        language="zh",
    )

    named = {goal.title.value if goal.title else "": goal for goal in plan.goals}
    assert {"规模迈上新台阶", "品牌实现新提升", "", "参展商满意度"} == {*named}
    told = [(m.target.value.value, m.baseline_value.value) for m in named["规模迈上新台阶"].measures]
    assert [(260, 182)] == told


def test_key_tasks_that_name_neither_level_nor_day_are_no_goals_beside_measured_ones():
    plan = read(
        heading("云川市氢能产业发展行动方案(2031—2033年)"),
        heading("一、主要目标", 2),
        passage("到2033年底，全市建成加氢站18座；推广氢能汽车1500辆；企业达到80家以上。"),
        heading("二、重点任务", 2),
        item("1.优化加氢站审批。推行并联审批，2032年6月底前将审批时限压缩至60天以内。(责任单位：市审批局)"),
        item("2.强化金融支持。发挥引导基金作用，鼓励银行机构开发专属产品。(责任单位：市财政局)"),
        item("3.拓展应用场景。在港口、环卫等场景推广使用，落实通行费支持政策。(责任单位：市交通局)"),
        language="zh",
    )

    assert ["优化加氢站审批"] == [goal.title.value for goal in plan.goals if goal.title is not None]
    assert 4 == len(plan.goals)


def test_a_card_opens_with_the_code_and_name_of_its_goal():
    plan = read(
        heading("2026年消防工作目标责任书"),
        heading("四、年度目标", 2),
        table(
            ("F-01", "火灾形势总体平稳", "", ""),
            ("目标类别", "运行类", "考核分值", "20分"),
            ("目标内容", "火灾起数、亡人数得到有效控制。", "", ""),
            ("考核标准", "全年亡人火灾起数不超过2起", "", ""),
            ("完成时限", "2026年12月31日", "牵头单位", "消防大队"),
        ),
        language="zh",
    )
    (goal,) = plan.goals

    assert "F-01 | 火灾形势总体平稳 | 火灾起数、亡人数得到有效控制。" == named(goal)
    assert ["at_most 2 起"] == targets(goal)


def test_beneath_an_action_the_card_of_its_goal_is_read_with_what_is_to_be_open_by_a_day():
    plan = read(
        heading("城市停车治理三年行动方案（2032—2034年）"),
        heading("三、重点行动", 2),
        heading("（一）泊位共享行动", 3),
        table(
            ("行动目标", "错时开放率由34%提高到80%，2032年6月底前第一批45家单位停车场向社会开放。"),
            ("主要任务", "1. 公布可开放单位名录。"),
            ("牵头单位", "市机关事务管理局"),
            ("完成时限", "2034年6月"),
        ),
        heading("（二）停车扩容行动", 3),
        table(
            ("行动目标", "三年内建成立体停车楼16座，新增泊位不少于6200个。"),
            ("主要任务", "1. 编制专项规划。"),
            ("牵头单位", "市住房城乡建设局"),
            ("完成时限", "2034年12月"),
            id="t2",
        ),
        language="zh",
    )

    assert ["泊位共享行动", "停车扩容行动"] == [goal.title.value for goal in plan.goals if goal.title]
    assert ["increase_to 80 percent", "equal 45 家"] == targets(plan.goals[0])
    assert ["equal 16 座", "at_least 6200 个"] == targets(plan.goals[1])


def test_ringed_digits_open_the_points_of_a_list_and_are_no_part_of_its_days_and_figures():
    plan = read(
        heading("2032年工作要点"),
        heading("二、重点任务", 2),
        item(
            "1.增进民生福祉。集中力量办好以下实事:①新增停车泊位1500个；②为3000名老人免费开展白内障筛查；③年底前中医院新院区投入使用。"
        ),
        language="zh",
    )
    (goal,) = plan.goals

    assert ["equal 1500 个", "equal 3000 名", "milestone"] == targets(goal)
    assert "年底前中医院新院区投入使用" == goal.measures[2].text.value
    assert date(2032, 12, 31) == goal.measures[2].deadline.value


def test_cards_beneath_each_other_open_with_number_name_and_weight():
    plan = read(
        heading("2032年道路交通安全目标责任书"),
        heading("二、目标任务", 2),
        table(
            ("1", "隐患清零", "12分"),
            ("目标要求", "农村道路安全隐患全部销号。", ""),
            ("考核指标", "①整治完成率100%；②整改率不低于95%", ""),
            ("完成时限", "2032年10月底", ""),
            ("2", "劝导站实体化运行", "11分"),
            ("目标要求", "劝导站有人管、有事干、有记录。", ""),
            ("衡量标准", "劝导员在岗率不低于90%", ""),
            ("完成时限", "2032年6月底", ""),
        ),
        language="zh",
    )

    assert [
        "1 | 隐患清零 | 农村道路安全隐患全部销号。",
        "2 | 劝导站实体化运行 | 劝导站有人管、有事干、有记录。",
    ] == goals(plan)
    assert [2, 1] == [len(goal.measures) for goal in plan.goals]
    assert [12, 11] == [goal.weight.value for goal in plan.goals if goal.weight]


def test_a_name_across_the_top_of_a_card_brings_its_number():
    plan = read(
        heading("信用体系建设2032年重点工作任务书"),
        heading("任务卡", 2),
        Table(
            "t1",
            (
                Cell("t1.a", 0, 0, "01 提升信息归集质量", column_span=2),
                Cell("t1.b", 1, 0, "工作目标"),
                Cell("t1.c", 1, 1, "推动公共信用信息应归尽归、及时准确，提供可靠数据支撑。"),
                Cell("t1.d", 2, 0, "衡量标准"),
                Cell("t1.e", 2, 1, "上报及时率不低于99%"),
                Cell("t1.f", 3, 0, "责任单位"),
                Cell("t1.g", 3, 1, "市发展改革委"),
            ),
            4,
            2,
        ),
        language="zh",
    )

    assert ["01 | 提升信息归集质量 | 推动公共信用信息应归尽归、及时准确，提供可靠数据支撑。"] == goals(plan)
    assert ["at_least 99 percent"] == targets(plan.goals[0])


def test_what_the_year_before_is_expected_to_come_to_is_no_target():
    plan = read(
        heading("2032年度部门整体支出绩效目标申报表"),
        table(
            ("年度目标1", "保障交易活动规范高效运行，做到应进必进。", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "2032年目标值", "2031年预计完成值"),
            ("产出指标", "数量指标", "进场交易项目数", "≥3300宗", "3120宗"),
            ("产出指标", "时效指标", "预约响应时间", "≤4小时", "6小时"),
        ),
        language="zh",
    )

    assert ["at_least 3300 宗", "at_most 4 hours"] == [one for goal in plan.goals for one in targets(goal)]
