"""Source of songting_self_evaluation_2025.xlsx: a department's self-evaluation form and one project's, as a workbook."""

from __future__ import annotations

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

TITLE = "松汀县医疗保障局2025年度部门整体支出绩效自评表"
EDGE = Border(*(Side(style="thin"),) * 4)
GOALS = ("1．巩固全民参保成果，基本医疗保险参保率稳定在95%以上，困难群众应保尽保；\n"
         "2．强化医保基金监管，定点医药机构检查覆盖率达到100%，追回违规使用资金不少于800万元；\n"
         "3．提升医保经办服务水平，高频事项即时办结率达到85%，乡镇（街道）医保服务站覆盖率由上年的62%提高到90%。")
DONE = ("1．全县参保41.9万人，参保率95.4%，资助困难群众参保2.71万人；\n2．检查定点医药机构386家，追回资金913.6万元，移送线索3条；\n"
        "3．下放经办事项11项，建成服务站8个，覆盖率为86.7%，未达到年初目标。")
INPUT, OUTPUT, EFFECT, CONTENT = "投入管理\n指标\n（10分）", "产出指标\n（40分）", "效益指标\n（30分）", "满意度指标\n（10分）"
#: level 1, level 2, level 3, target, result, points, score, cause
GRID: list[list] = [
    [INPUT, "预算管理", "预算编制完整性", "完整", "完整", 2, 2, None],
    [INPUT, "预算管理", "“三公”经费控制率", "≤100%", 0.874, 2, 2, None],
    [INPUT, "预算管理", "政府采购执行率", "≥95%", 0.961, 2, 2, None],
    [INPUT, "财务管理", "财务制度健全性", "健全", "健全", 2, 2, None],
    [INPUT, "财务管理", "资金使用合规性", "合规", "基本合规", 2, 1.5, "发现1笔报销附件不全，已补正。"],
    [OUTPUT, "数量指标", "基本医疗保险参保人数", "≥42.5万人", "41.9万人", 6, 5.92, "外出务工人员在就业地参保，下一步加强数据比对。"],
    [OUTPUT, "数量指标", "检查定点医药机构", "386家", "386家", 5, 5, None],
    [OUTPUT, "数量指标", "开展飞行检查", "≥4次", "5次", 4, 4, None],
    [OUTPUT, "数量指标", "新建乡镇（街道）医保服务站", "9个", "8个", 5, 4.44, "1个站点因选址调整延后，力争2026年4月建成。"],
    [OUTPUT, "质量指标", "困难群众参保率", 1, 1, 5, 5, None],
    [OUTPUT, "质量指标", "违规问题整改率", "≥98%", 0.992, 5, 5, None],
    [OUTPUT, "时效指标", "手工报销办结时限", "≤15个工作日", "12个工作日", 5, 5, None],
    [OUTPUT, "时效指标", "智能审核系统上线时间", "2025年9月底前", "2025年11月12日", 5, 3, "省级接口调整，系统联调时间延长。"],
    [EFFECT, "经济效益", "追回违规使用资金", "≥800万元", "913.6万元", 8, 8, "偏差较大，主要是专项整治集中追缴，今后合理设定目标值。"],
    [EFFECT, "社会效益", "住院费用政策范围内报销比例", "75%左右", 0.743, 8, 8, None],
    [EFFECT, "社会效益", "高频事项即时办结率", "≥85%", 0.88, 7, 7, None],
    [EFFECT, "可持续影响", "基金监管长效机制", "逐步健全", "基本健全", 7, 6, "部门联合惩戒机制有待完善。"],
    [CONTENT, "服务对象\n满意度", "参保群众满意度", "≥90%", 0.926, 5, 5, None],
    [CONTENT, "服务对象\n满意度", "定点医药机构满意度", "≥85%", 0.831, 5, 4.89, "结算周期偏长。"],
]
PROJECT: list[list] = [
    ["产出指标", "数量指标", "资助参保人数", "≥", 2.6, "万人", 2.71, 15, 15, None],
    ["产出指标", "数量指标", "住院救助人次", "≥", 9800, "人次", 10260, 10, 10, None],
    ["产出指标", "质量指标", "救助对象认定准确率", "＝", 100, "%", 100, 15, 15, None],
    ["产出指标", "时效指标", "“一站式”结算率", "≥", 0.95, None, 0.97, 10, 10, None],
    ["成本指标", "经济成本指标", "人均住院救助金额", "≤", 3500, "元/人次", 3412, 10, 10, None],
    ["效益指标", "社会效益指标", "困难群众医疗费用个人负担", "定性", "较上年减轻", None, "减轻", 15, 15, None],
    ["效益指标", "生态效益指标", None, None, None, None, None, None, None, None],
    ["效益指标", "可持续影响指标", "因病返贫风险", "定性", "有效防范", None, "有效防范", 5, 5, None],
    ["满意度指标", "服务对象满意度指标", "救助对象满意度", "≥", 90, "%", 93, 10, 10, None],
]
NOTES = ["填报说明", "一、自评范围为纳入2025年部门预算的全部财政资金，单位：万元。",
         "二、定量指标完成值达到指标值的记满分；未达到的按完成比例计分。定性指标按达成预期指标、部分达成、未达成三档，分别按100%—80%、80%—60%、60%—0%的比例计分。",
         "三、自评总分90分（含）以上为“优”，80分（含）—90分为“良”，60分（含）—80分为“中”，60分以下为“差”。",
         "四、绩效目标应当细化量化，例如“培训乡村医生500人次，合格率不低于95%”，不得填写“效果良好”等无法衡量的表述。",
         "五、部门绩效自评每年开展一次，自评结果于次年3月15日前报送县财政局，并随决算向社会公开。",
         "六、2026年县财政局将对部门自评结果开展抽查复核，抽查比例不低于30%。"]


def _put(sheet, row: int, column: int, value, *, across: int = 1, down: int = 1, bold: bool = False, left: bool = False) -> None:
    cell = sheet.cell(row, column, value)
    cell.font = Font(name="宋体", size=10, bold=bold)
    cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)
    if isinstance(value, float) and value < 1.5 or value == 1:
        cell.number_format = "0.0%" if value != 1 else "0%"
    for r in range(row, row + down):
        for c in range(column, column + across):
            sheet.cell(r, c).border = EDGE
    if across > 1 or down > 1:
        sheet.merge_cells(start_row=row, end_row=row + down - 1, start_column=column, end_column=column + across - 1)


def _merged(sheet, row: int, rows: list[list], column: int, depth: int) -> None:
    """Writes the first `depth` columns of the rows, equal neighbours as one merged cell."""
    for level in range(depth):
        start = 0
        for end in range(1, len(rows) + 1):
            if end == len(rows) or rows[end][:level + 1] != rows[start][:level + 1]:
                _put(sheet, row + start, column + level, rows[start][level], down=end - start)
                start = end


def _department(sheet) -> None:
    _put(sheet, 1, 1, TITLE, across=9, bold=True)
    _put(sheet, 2, 1, "填报单位（盖章）：松汀县医疗保障局　　　　填报日期：2026年3月9日　　　　金额单位：万元", across=9, left=True)
    _put(sheet, 3, 1, "部门名称", across=2)
    _put(sheet, 3, 3, "松汀县医疗保障局", across=7)
    _put(sheet, 4, 1, "预算执行\n情况", down=4)
    for c, text in enumerate(["资金来源", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"], 2):
        _put(sheet, 4, c, text)
    for r, row in enumerate([["年度资金总额", 2316.4, 2498.75, 2431.2, 10, "97.30%", 9.73],
                             ["其中：财政拨款", 2286.4, 2468.75, 2401.2, "—", "97.26%", "—"],
                             ["其他资金", 30, 30, 30, "—", "100%", "—"]], 5):
        for c, value in enumerate(row, 2):
            _put(sheet, r, c, value)
    for r in range(4, 8):
        _put(sheet, r, 9, None)
    _put(sheet, 8, 1, "年度总体\n目标", down=2)
    _put(sheet, 8, 2, "年初设定目标", across=4)
    _put(sheet, 8, 6, "全年实际完成情况", across=4)
    _put(sheet, 9, 2, GOALS, across=4, left=True)
    _put(sheet, 9, 6, DONE, across=4, left=True)
    sheet.row_dimensions[9].height = 130
    _put(sheet, 10, 1, "年度主要\n任务", down=4)
    for column, across, text in ((2, 1, "任务名称"), (3, 4, "主要内容"), (7, 1, "预算数"), (8, 2, "执行数")):
        _put(sheet, 10, column, text, across=across)
    for r, (name, content, planned, spent) in enumerate([
            ("城乡医疗救助", "资助困难群众参保，实施住院和门诊救助", 1280, 1274.5),
            ("医保基金监管", "聘请第三方开展检查，建设智能审核系统", 186, 152.3),
            ("经办服务能力提升", "建设服务站，购置自助终端24台", 94, 90.1)], 11):
        _put(sheet, r, 2, name)
        _put(sheet, r, 3, content, across=4, left=True)
        _put(sheet, r, 7, planned)
        _put(sheet, r, 8, spent, across=2)
    for c, text in enumerate(["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"], 1):
        _put(sheet, 14, c, text, bold=True)
    _put(sheet, 15, 1, None, down=len(GRID))
    _merged(sheet, 15, GRID, 2, 2)
    for r, row in enumerate(GRID, 15):
        for c, value in enumerate(row[2:], 4):
            if c in (7, 8):
                cell = sheet.cell(r, c, value)
                cell.border, cell.alignment = EDGE, Alignment(horizontal="center", vertical="center")
            else:
                _put(sheet, r, c, value, left=c in (4, 9))
    end = 15 + len(GRID)
    _put(sheet, end, 1, "总分", across=6, bold=True)
    sheet.cell(end, 7, 100).border = EDGE
    sheet.cell(end, 8, 95.48).border = EDGE
    _put(sheet, end, 9, "自评等级：优")
    sheet.cell(end + 1, 1, "填报人：苏映禾　　联系电话：555-0163")
    for letter, width in zip("ABCDEFGHI", (10, 16, 14, 28, 17, 17, 9, 11, 34), strict=True):
        sheet.column_dimensions[letter].width = width


def _project(sheet) -> None:
    _put(sheet, 1, 1, "2025年度县级预算项目支出绩效自评表", across=10, bold=True)
    for r, (label, value, other, more) in enumerate([
            ("项目名称", "城乡医疗救助补助资金", "项目类别", "特定目标类"), ("主管部门", "松汀县医疗保障局", "实施单位", "县医疗保障事务中心")], 2):
        _put(sheet, r, 1, label)
        _put(sheet, r, 2, value, across=4)
        _put(sheet, r, 6, other)
        _put(sheet, r, 7, more, across=4)
    _put(sheet, 4, 1, "项目资金")
    _put(sheet, 4, 2, "全年预算1280万元，执行1274.5万元，执行率99.57%，得分9.96", across=9, left=True)
    _put(sheet, 5, 1, "年度目标")
    _put(sheet, 5, 2, "对符合条件的困难群众实施参保资助和住院、门诊救助，减轻困难群众医疗费用负担，防止因病返贫致贫。", across=4, left=True)
    _put(sheet, 5, 6, "完成情况")
    _put(sheet, 5, 7, "全年资助参保2.71万人，实施住院救助10260人次、门诊救助3.3万人次，支出1274.5万元。", across=4, left=True)
    sheet.row_dimensions[5].height = 60
    for c, text in enumerate(["一级指标", "二级指标", "三级指标", "指标性质", "年度指标值", "度量单位", "全年完成值", "权重", "得分", "未完成原因"], 1):
        _put(sheet, 6, c, text, bold=True)
    _merged(sheet, 7, PROJECT, 1, 2)
    for r, row in enumerate(PROJECT, 7):
        for c, value in enumerate(row[2:], 3):
            _put(sheet, r, c, value)
    for letter, width in zip("ABCDEFGHIJ", (12, 20, 26, 10, 13, 10, 12, 8, 8, 16), strict=True):
        sheet.column_dimensions[letter].width = width


def write(path: Path) -> None:
    book = Workbook()
    book.active.title = "部门整体支出自评表"
    _department(book.active)
    _project(book.create_sheet("项目支出自评表"))
    notes = book.create_sheet("填报说明")
    for r, line in enumerate(NOTES, 1):
        notes.cell(r, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 100
    book.properties.title = TITLE
    book.properties.creator = "松汀县医疗保障局"
    book.properties.created = book.properties.modified = datetime.datetime(2025, 1, 1)
    book.save(str(path))
