"""The period that a header or a title of a report names."""

import pytest

from pipeline.extract.reportperiods import ReportPeriods
from pipeline.packs import load_pack


@pytest.mark.parametrize(
    ("code", "text", "label"),
    [
        ("da", "Opfølgning på mål- og resultatplan 2023, 1. halvår", "2023-H1"), ("da", "Status 2. halvår", "2022-H2"),
        ("da", "Status pr. 31. august 2024", "2024-T2"), ("da", "Halvårsopfølgning 2023", "2023-H1"),
        ("da", "Årsrapport 2023", "2023"), ("da", "januar-juni 2024", "2024-H1"), ("da", "August 2024", "2024-08"),
        ("sv", "Tertialrapport 2 2023", "2023-T2"), ("sv", "Utfall T2", "2022-T2"),
        ("sv", "Delårsrapport per den 30 april 2024", "2024-T1"), ("sv", "januari–augusti 2023", "2023-T2"),
        ("zh", "2024年第三季度重点工作进展情况", "2024-Q3"), ("zh", "1-6月执行情况", "2022-H1"),
        ("zh", "2024年1—9月", "2024-Q3"), ("zh", "2024年5月", "2024-05"), ("da", "Resultat", ""),
    ],
)  # fmt: skip
def test_a_period_is_named_as_the_tables_name_it(code, text, label):
    assert label == ReportPeriods(load_pack(code)).label(text, 2022)


@pytest.mark.parametrize(
    ("code", "text", "bare"),
    [("da", "Status 1. halvår 2023", "Status"), ("sv", "Utfall T2", "Utfall"), ("zh", "1-9月完成情况", "完成情况"),
     ("da", "1. halvår", "")],
)  # fmt: skip
def test_what_is_left_of_a_header_without_its_period(code, text, bare):
    assert bare == ReportPeriods(load_pack(code)).without(text)


@pytest.mark.parametrize(
    ("code", "title", "told"),
    [
        ("da", "Mål- og resultatplan 2024", False), ("da", "Årsrapport 2024", True),
        ("sv", "Uppföljningsbara mål 2026–2028", False), ("sv", "Verksamhetsberättelse 2023", True),
        ("zh", "2024年重点工作任务清单", False), ("zh", "项目支出绩效自评表", True),
    ],
)  # fmt: skip
def test_a_title_says_whether_a_document_follows_up(code, title, told):
    assert told is ReportPeriods(load_pack(code)).is_report(title)


@pytest.mark.parametrize(
    ("code", "caption", "label"),
    [
        ("da", "Udfyldt af sekretariatet, 26. august 2024", ""), ("da", "Status pr. 30. juni 2024", "2024-H1"),
        ("sv", "Sammanställd 3 oktober 2025", ""), ("zh", "填报日期:2024年7月12日", ""), ("da", "August 2024", "2024-08"),
    ],
)  # fmt: skip
def test_a_caption_that_says_when_it_was_filled_in_names_no_period(code, caption, label):
    assert label == ReportPeriods(load_pack(code)).label(caption, None, dated=False)
