"""Source of budget_export_2025.xlsx: a budget platform's export, one wide table with ragged rows."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

THIN = Border(*[Side(style="thin", color="000000")] * 4)
HEAD = PatternFill("solid", fgColor="DDEBF7")
HEADER = ["单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位",
          "权重", "指标方向性"]
P, R = "正向指标", "反向指标"

#: unit, project, budget in yuan, goal, indicators: level 1, level 2, level 3, comparator, value, unit, weight, direction
PROJECTS: list[tuple[str, str, float, str, list[tuple[Any, ...]]]] = [
    ("恒塘市图书馆", "公共图书馆免费开放补助经费", 1862000.00,
     "保障市图书馆全年免费开放，丰富阅读推广活动，让更多市民享受均等便利的公共阅读服务，年接待读者人次比上年增长8%。", [
         ("产出指标", "数量指标", "全年开放天数", "≥", 330, "天", 10, P),
         ("", "", "举办阅读推广活动", "≥", 120, "场次", 10, P),
         ("", "", "新增纸质图书", "≥", 2.6, "万册", 10, P),
         ("", "质量指标", "设施设备完好率", "≥", 0.98, "%", 10, P),
         ("", "时效指标", "新书上架及时率", "＝", 1, "%", 10, P),
         ("效益指标", "社会效益指标", "接待读者人次", "≥", 56, "万人次", 20, P),
         ("", "", "有效读者证数量", "≥", 78000, "张", 10, P),
         ("满意度指标", "服务对象满意度指标", "读者满意度", "≥", 0.92, "%", 10, P),
         ("成本指标", "经济成本指标", "单场活动平均成本", "≤", 3500, "元/场次", 10, R)]),
    ("", "数字文化馆建设项目", 4250000.00,
     "建成市数字文化馆平台并投入运行，打通市、县、乡三级文化馆资源，实现线上预约、慕课培训和直播演出一站式服务。", [
         ("产出指标", "数量指标", "建设数字文化馆平台", "＝", 1, "个", 10, P),
         ("", "", "制作慕课课程", "≥", 60, "课时", 10, P),
         ("", "", "接入县级文化馆", "＝", 7, "家", 10, P),
         ("", "质量指标", "系统验收合格率", "＝", 1, "%", 10, P),
         ("", "时效指标", "平台上线时间", "定性", "2025年9月30日前", "", 10, ""),
         ("成本指标", "经济成本指标", "平台建设总成本", "≤", 425, "万元", 10, R),
         ("", "生态环境成本指标", "", "", "", "", "", ""),
         ("效益指标", "社会效益指标", "线上服务惠及群众", "≥", 40, "万人次", 20, P),
         ("", "可持续影响指标", "平台持续运行年限", "≥", 5, "年", 5, P),
         ("满意度指标", "服务对象满意度指标", "平台用户满意度", "≥", 0.9, "%", 5, P)]),
    ("恒塘市文化市场综合行政执法支队", "文化市场执法专项经费", 638500.50,
     "目标1：加强文化市场日常巡查和专项整治，网吧、娱乐场所等经营单位检查覆盖率达到100%。\n"
     "目标2：及时受理和处置举报投诉，举报办结率不低于98%，文化市场重大案件零发生。", [
         ("产出指标", "数量指标", "开展日常巡查", "≥", 1800, "家次", 10, P),
         ("", "", "开展专项整治行动", "≥", 6, "次", 10, P),
         ("", "质量指标", "经营单位检查覆盖率", "＝", 1, "%", 15, P),
         ("", "", "行政处罚案卷合格率", "≥", 0.95, "%", 10, P),
         ("", "时效指标", "举报受理平均时限", "≤", 2, "个工作日", 10, R),
         ("效益指标", "社会效益指标", "举报办结率", "≥", 0.98, "%", 15, P),
         ("", "", "文化市场经营秩序", "定性", "明显好转", "", 10, ""),
         ("满意度指标", "服务对象满意度指标", "举报人满意度", "≥", 0.85, "%", 10, P)]),
    ("", "执法人员工资福利支出", 5127304.68,
     "严格执行工资政策，保障在职人员工资及时、足额发放，预算编制科学合理，减少结余资金。", [
         ("产出指标", "数量指标", "科目调整次数", "≤", 5, "次", 20, R),
         ("", "质量指标", "预算编制准确率（计算方法为：∣（执行数-预算数）/预算数∣）", "≤", 0.05, "%", 30, R),
         ("效益指标", "社会效益指标", "足额保障率（参保率）", "＝", 1, "%", 40, P)]),
]


def _row(sheet, r: int, values: list[Any], *, fill: PatternFill | None = None, bold: bool = False) -> None:
    for c, value in enumerate(values, 1):
        cell = sheet.cell(r, c, value if value != "" else None)
        cell.border, cell.alignment = THIN, Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.font = Font(name="宋体", size=10, bold=bold)
        if fill:
            cell.fill = fill


def _goals(sheet) -> None:
    """The second and third project are merged in the left columns, the others are left blank as older exports do."""
    sheet.cell(1, 1, "2025年部门预算项目支出绩效目标表").font = Font(name="黑体", size=16, bold=True)
    sheet.merge_cells("A1:L1")
    sheet.cell(2, 1, "单位：恒塘市文化旅游局")
    sheet.cell(2, 11, "金额单位：元")
    _row(sheet, 3, HEADER, fill=HEAD, bold=True)
    r = 4
    for n, (unit, project, budget, goal, indicators) in enumerate(PROJECTS):
        first = r
        for i, indicator in enumerate(indicators):
            _row(sheet, r, [*((unit, project, budget, goal) if i == 0 else ("",) * 4), *indicator])
            if indicator[5] == "%":
                sheet.cell(r, 9).number_format = "0%"
            r += 1
        sheet.cell(first, 3).number_format = "#,##0.00"
        if n in (1, 2):
            for c in range(1, 5):
                sheet.merge_cells(start_row=first, end_row=r - 1, start_column=c, end_column=c)
    _row(sheet, r, ["合计", "", sum(p[2] for p in PROJECTS)])
    sheet.cell(r, 3).number_format = "#,##0.00"
    for c, width in zip("ABCDEFGHIJKL", (16, 20, 14, 42, 12, 16, 24, 9, 16, 10, 7, 11), strict=True):
        sheet.column_dimensions[c].width = width
    sheet.freeze_panes = "A4"


def _notes(sheet) -> None:
    lines = ["恒塘市文化旅游局2025年部门预算公开", "", "一、部门基本情况",
             "恒塘市文化旅游局主要职责是贯彻执行文化、旅游、文物工作方针政策，统筹规划全市文化事业、文化产业和旅游业发展，下属事业单位4个。",
             "二、绩效目标编报说明",
             "1.“指标性质”栏填写≥、≤、＝或定性；“指标值”栏只填写数值，单位填入“度量单位”栏。",
             "2.绩效目标应当与预算资金相匹配，不得以“提高管理水平”等空泛表述代替。",
             "3.各单位应于每年7月15日前和次年1月15日前报送绩效监控表和自评表。",
             "三、2024年绩效目标完成情况",
             "2024年市图书馆接待读者52万人次，举办阅读推广活动113场，读者满意度91.3%；检查经营单位1764家次，举报办结率97.2%。"]
    for r, line in enumerate(lines, 1):
        sheet.cell(r, 1, line or None).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 110


def _budget(sheet) -> None:
    rows = [["收入", "", "支出", ""], ["项目", "预算数（万元）", "项目", "预算数（万元）"],
            ["一、一般公共预算拨款收入", 4821.36, "一、文化旅游体育与传媒支出", 4102.77],
            ["二、政府性基金预算拨款收入", 300, "二、社会保障和就业支出", 561.2], ["三、事业收入", 86.5, "三、卫生健康支出", 243.14],
            ["", "", "四、住房保障支出", 300.75], ["本年收入合计", 5207.86, "本年支出合计", 5207.86]]
    for r, row in enumerate(rows, 1):
        _row(sheet, r, row, bold=r <= 2)
    for c in "ABCD":
        sheet.column_dimensions[c].width = 30


def _last_year(sheet) -> None:
    _row(sheet, 1, ["2024年项目绩效自评结果（公开）", "", "", "", "", ""])
    sheet.merge_cells("A1:F1")
    _row(sheet, 2, ["项目名称", "三级指标", "年度指标值", "实际完成值", "分值", "得分"], fill=HEAD, bold=True)
    for r, row in enumerate([
            ["公共图书馆免费开放补助经费", "举办阅读推广活动", "≥110场次", "113场次", 20, 20],
            ["", "接待读者人次", "≥50万人次", "52万人次", 30, 30], ["", "读者满意度", "≥92%", "91.3%", 10, 9.92],
            ["文化市场执法专项经费", "开展日常巡查", "≥1700家次", "1764家次", 20, 20],
            ["", "举报办结率", "≥98%", "97.2%", 20, 19.84]], 3):
        _row(sheet, r, row)


def write(path: Path) -> None:
    book = Workbook()
    book.active.title = "公开说明"
    _notes(book.active)
    _budget(book.create_sheet("收支总表"))
    _goals(book.create_sheet("项目绩效目标表"))
    _last_year(book.create_sheet("2024年自评结果"))
    book.properties.title = "2025年部门预算项目支出绩效目标表"
    book.properties.creator = "恒塘市文化旅游局"
    book.properties.created = book.properties.modified = datetime.datetime(2025, 1, 1)
    book.save(str(path))
