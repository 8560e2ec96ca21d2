"""Performance contract of a city's transit company as a workbook: yearly indicators with three levels, key tasks, term goals."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

THIN = Side(style="thin", color="808080")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="DDE3EA")
TITLE = "芷州市公共交通集团有限公司2026年度经营业绩责任书"

#: goal (points) -> (indicator, unit, points, actual 2025, threshold, target, challenge, percent as fraction, source)
YEAR = [
    ("经营效益稳中有进（30分）", [
        ("净利润", "万元", 12, 3860, 3800, 4100, 4500, "", "审计报告"),
        ("营业收入", "亿元", 10, 21.4, 21, "22.5以上", 24, "", "审计报告"),
        ("成本费用占营业收入比重", "%", 8, 0.972, 0.975, "≤96.5%", 0.96, "0.0%", "审计报告")]),
    ("国有资本保值增值、债务风险可控（20分）", [
        ("国有资本保值增值率", "%", 10, 1.021, 1.015, 1.025, 1.035, "0.0%", "审计报告"),
        ("资产负债率", "%", 6, 0.648, 0.655, "不高于64%", 0.63, "0.0%", "审计报告"),
        ("带息负债规模", "亿元", 4, 38.6, 39, "较上年下降", "下降3%以上", "", "审计报告")]),
    ("公共服务优质可靠（35分）", [
        ("公交线路首末班准点率", "%", 10, 0.958, 0.955, 0.97, 0.985, "0.0%", "市交通运输局"),
        ("乘客满意度", "分", 10, 86.5, 86, 88, 90, "", "第三方调查（每半年一次）"),
        ("每百万人次有效投诉", "件", 5, 14.2, 15, "≤12", 10, "", "12345平台"),
        ("新能源车辆占比", "%", 5, 0.88, 0.88, 0.92, 0.95, "0%", "市交通运输局"),
        ("责任行车事故死亡率", "人/百万公里", 5, 0.018, 0.02, "0.015以下", 0.01, "", "市公安局")]),
    ("改革创新增添动能（15分）", [
        ("研发投入强度", "%", 5, 0.011, 0.011, 0.013, 0.015, "0.0%", "审计报告"),
        ("新增发明专利授权", "件", 4, 2, 2, "不少于4", 6, "", "国家知识产权局"),
        ("定制公交日均客运量", "万人次", 6, 1.6, 1.7, "2左右", 2.4, "", "企业统计")]),
]

#: task, year's goal, deadline, responsible leader's department, points
TASKS = [
    ("线网优化", "优化调整公交线路18条，新开微循环线路6条，轨道站点100米接驳率达到95%以上", "2026年9月底前", "运营管理部", 20),
    ("城北综合车场建设", "主体工程完工，建成充电桩120个", "2026年12月底前", "工程建设部", 20),
    ("资产盘活", "盘活闲置土地房产3.2万平方米，实现收入不低于2800万元", "2026年12月底前", "资产管理部", 15),
    ("压减法人户数", "控股子企业由17户压减至12户以内", "2026年10月31日", "企业发展部", 15),
    ("数智化转型", "上线智能调度平台，人工调度工作量减少四分之一", "2026年6月30日", "信息中心", 15),
    ("安全管理提升", "不发生较大及以上生产安全责任事故，安全隐患按期整改率100%", "全年", "安全保卫部", 15),
]

#: term goal -> (indicator, unit, 2024, 2025 actual, 2026, 2027, format)
TERM = [
    ("到2027年末，建成出行服务一体化平台，绿色出行分担率明显提高", [
        ("绿色出行分担率", "%", 0.61, 0.623, 0.64, "66%以上", "0.0%"),
        ("一体化平台注册用户", "万户", "-", 46, 70, 100, "")]),
    ("主业更加突出，任期内辅业亏损企业全部退出", [
        ("主业收入占比", "%", 0.79, 0.81, 0.84, 0.88, "0%"),
        ("亏损子企业户数", "户", 7, 5, 2, 0, "")]),
]


def put(sheet, row: int, column: int, value, *, to: tuple[int, int] | None = None, bold: bool = False, fill: bool = False,
        style: str = "", left: bool = False) -> None:
    cell = sheet.cell(row, column, value)
    cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)
    cell.font = Font(name="宋体", size=11, bold=bold)
    if fill:
        cell.fill = GREY
    if style and isinstance(value, float):
        cell.number_format = style
    last = to or (row, column)
    for r in range(row, last[0] + 1):
        for c in range(column, last[1] + 1):
            sheet.cell(r, c).border = GRID
    if to and to != (row, column):
        sheet.merge_cells(start_row=row, start_column=column, end_row=to[0], end_column=to[1])


def heading(sheet, text: str, columns: int) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    sheet.cell(1, 1, text).font = Font(name="黑体", size=16, bold=True)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    sheet.row_dimensions[1].height = 30


def widths(sheet, *sizes: float) -> None:
    for n, size in enumerate(sizes):
        sheet.column_dimensions["ABCDEFGHIJKL"[n]].width = size


def head(sheet, row: int, labels: list[str]) -> None:
    for n, label in enumerate(labels, 1):
        put(sheet, row, n, label, bold=True, fill=True)


def write(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "责任书"
    heading(sheet, TITLE, 2)
    widths(sheet, 22, 100)
    for row, (label, text) in enumerate([
            ("甲方", "芷州市人民政府国有资产监督管理委员会"), ("乙方", "芷州市公共交通集团有限公司"), ("考核期", "2026年1月1日至2026年12月31日"),
            ("基本情况", "乙方现有公交线路142条、营运车辆1936辆，从业人员5210人。2025年客运量1.47亿人次，同比下降1.9%；全年获得财政补贴6.3亿元。"
                     "2025年度考核得分91.6分，评定为B级，净利润、准点率两项指标未达到目标值。"),
            ("考核内容", "一、年度考核指标（满分100分，占综合得分的70%）；二、年度重点任务（满分100分，占30%）。任期目标在任期届满后另行考核，列入本责任书供分解落实。"),
            ("甲方权利义务", "依法监督乙方经营管理；协调落实财政补贴不少于6亿元；对乙方提交的事项在15个工作日内答复。"),
            ("乙方权利义务", "于3月15日前将考核目标分解到各子企业；每季度结束后15日内向甲方报送目标完成情况和分析；按规定披露信息。"),
            ("奖惩", "综合得分95分以上评为A级，按基本年薪的1.5倍兑现绩效年薪；低于70分的评为D级，不得兑现。完成挑战值的加分，单项不超过2分。"),
            ("约束事项", "发生重大违规经营投资造成资产损失的扣3至5分；新增虚假贸易的，直接降级；未完成清欠任务的，每100万元扣0.5分。"),
            ("签字", "甲方代表：        乙方代表：        2026年2月9日")], 3):
        put(sheet, row, 1, label, bold=True, fill=True)
        put(sheet, row, 2, text, left=True)
        sheet.row_dimensions[row].height = 36

    sheet = book.create_sheet("附表1 年度指标")
    heading(sheet, "2026年度考核指标及目标值", 11)
    widths(sheet, 6, 22, 28, 13, 8, 12, 11, 14, 13, 16)
    put(sheet, 2, 1, "序号", to=(3, 1), bold=True, fill=True)
    put(sheet, 2, 2, "考核目标", to=(3, 2), bold=True, fill=True)
    put(sheet, 2, 3, "考核指标", to=(3, 3), bold=True, fill=True)
    put(sheet, 2, 4, "计量单位", to=(3, 4), bold=True, fill=True)
    put(sheet, 2, 5, "分值", to=(3, 5), bold=True, fill=True)
    put(sheet, 2, 6, "2025年完成值", to=(3, 6), bold=True, fill=True)
    put(sheet, 2, 7, "2026年", to=(2, 9), bold=True, fill=True)
    for column, label in ((7, "门槛值"), (8, "目标值"), (9, "挑战值")):
        put(sheet, 3, column, label, bold=True, fill=True)
    put(sheet, 2, 10, "数据来源", to=(3, 10), bold=True, fill=True)
    row, number = 4, 1
    for goal, indicators in YEAR:
        put(sheet, row, 2, goal, to=(row + len(indicators) - 1, 2))
        for name, unit, points, actual, low, target, high, style, source in indicators:
            for column, value in ((1, number), (3, name), (4, unit), (5, points), (6, actual), (7, low), (8, target), (9, high), (10, source)):
                put(sheet, row, column, value, style=style)
            row, number = row + 1, number + 1
    put(sheet, row, 1, "合计", to=(row, 4), bold=True)
    put(sheet, row, 5, sum(line[2] for _, lines in YEAR for line in lines), bold=True)
    put(sheet, row + 1, 1, "说明：低于门槛值的不得分；达到门槛值的得基本分的60%；达到目标值的得满分；达到挑战值的按规则加分。", to=(row + 1, 10), left=True)

    sheet = book.create_sheet("附表2 重点任务")
    heading(sheet, "2026年度重点任务", 6)
    widths(sheet, 6, 20, 56, 18, 16, 8)
    head(sheet, 2, ["序号", "任务名称", "年度目标", "完成时限", "责任部门", "分值"])
    for n, (name, goal, deadline, who, points) in enumerate(TASKS, 1):
        for column, value in enumerate((n, name, goal, deadline, who, points), 1):
            put(sheet, n + 2, column, value, left=column == 3)

    sheet = book.create_sheet("附表3 任期目标")
    heading(sheet, "2025—2027年任期目标及分年度计划", 7)
    widths(sheet, 34, 24, 10, 12, 12, 12, 12)
    head(sheet, 2, ["任期目标", "指标", "单位", "2024年（基期）", "2025年完成", "2026年计划", "2027年目标"])
    row = 3
    for goal, indicators in TERM:
        put(sheet, row, 1, goal, to=(row + len(indicators) - 1, 1))
        for name, unit, *values, style in indicators:
            for column, value in enumerate((name, unit, *values), 2):
                put(sheet, row, column, value, style=style)
            row += 1

    sheet = book.create_sheet("附表4 计分规则")
    heading(sheet, "主要指标计分规则", 3)
    widths(sheet, 6, 26, 70)
    head(sheet, 2, ["序号", "指标", "计分规则"])
    for n, (name, rule) in enumerate([
            ("净利润", "以目标值为基准，每增加1%加0.2分，每减少1%扣0.3分；政策性亏损经认定后还原。"),
            ("公交线路首末班准点率", "首末班车发车时间偏差在2分钟以内为准点；每低于目标值0.5个百分点扣1分。"),
            ("乘客满意度", "取两次调查的平均值；有效样本不少于3000份。"),
            ("新增发明专利授权", "以授权公告日为准，每件1分，最高4分。")], 1):
        for column, value in enumerate((n, name, rule), 1):
            put(sheet, n + 2, column, value, left=column == 3)

    sheet = book.create_sheet("附表5 上年考核结果")
    heading(sheet, "2025年度考核目标完成情况", 7)
    widths(sheet, 26, 26, 10, 12, 12, 10, 40)
    head(sheet, 2, ["考核目标", "考核指标", "计量单位", "目标值", "完成值", "得分", "未完成原因及改进措施"])
    for n, values in enumerate([
            ("提升经营效益", "净利润", "万元", 4000, 3860, 11.2, "客流下滑，2026年将通过定制公交增收500万元以上"),
            ("提升经营效益", "营业收入", "亿元", 21, 21.4, 10, ""),
            ("提升服务质量", "公交线路首末班准点率", "%", 0.965, 0.958, 8.6, "道路施工，力争2026年提高1个百分点"),
            ("提升服务质量", "乘客满意度", "分", 86, 86.5, 10, "")], 3):
        for column, value in enumerate(values, 1):
            put(sheet, n, column, value, style="0.0%", left=column == 7)

    sheet = book.create_sheet("填表说明")
    widths(sheet, 110)
    for n, text in enumerate([
            "填表说明", "1．考核目标应当与企业功能定位相匹配，公益类企业服务类指标分值不低于30分。",
            "2．目标值原则上不低于前三年平均值，例如前三年净利润平均为1000万元的，目标值填“≥1000”。",
            "3．百分比指标填小数，系统自动转换为百分数格式。", "4．重点任务以“完成×××，达到××%”的形式填写，不超过8项。"], 1):
        sheet.cell(n, 1, text)
    book.properties.title, book.properties.creator = TITLE, "芷州市人民政府国有资产监督管理委员会"
    book.save(str(path))
