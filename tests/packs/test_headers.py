"""Which field a printed header or label means."""

import pytest

from pipeline.packs.headers import split_numbering
from tests.extract.reading import readers


@pytest.mark.parametrize(
    ("code", "text", "field"),
    [
        ("da", "Mål", "goal"),
        ("da", "Målepunkter", "measure"),
        ("da", "Resultatkrav 1a", "measure"),
        ("da", "2.3 Afrapportering:", "reporting"),
        ("da", "Afreportering", "reporting"),
        ("da", "Vægt (pct.)", "weight"),
        ("da", "Baseline 2023", "baseline"),
        ("da", "Mål i 2024", "goal"),
        ("da", "Ansvarlig enhed", "responsible"),
        ("sv", "Nämndmål", "goal"),
        ("sv", "Målvärde 2025", "target"),
        ("sv", "2023 Utfall*", "actual"),
        ("sv", "Indikator", "indicator"),
        ("zh", "一级指标", "group_outer"),
        ("zh", "三级指标", "indicator"),
        ("zh", "2025年度绩效目标", "goal"),
        ("zh", "指标性质", "comparator"),
        ("zh", "(二)完成时限", "deadline"),
        ("zh", "预算数", "budget"),
    ],
)
def test_a_header_means_a_field_whatever_stands_around_it(code, text, field):
    assert field == readers(code).headers.match(text).field


@pytest.mark.parametrize(
    "text",
    ["", "Hvad som helst", "Mål og midler og alt det andet, som en lang overskrift kan rumme her og der", "2025"],
)
def test_other_texts_are_no_headers(text):
    assert readers("da").headers.match(text) is None


def test_a_header_with_two_meanings_names_both():
    assert ("target", "actual") == readers("zh").headers.match("指标值").fields


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2.1 Tilsyn", "2.1", "Tilsyn"),
        ("1.加强绩效考核", "1", "加强绩效考核"),
        ("(一)加强考核", "一", "加强考核"),
        ("第三章 目标", "第三章", "目标"),
        ("①推进改革", "①", "推进改革"),
        ("Tilsyn", None, "Tilsyn"),
        ("2025 bliver et travlt år", None, "2025 bliver et travlt år"),
    ],
)
def test_the_number_that_opens_a_title_is_parted_from_it(text, number, rest):
    span, start = split_numbering(text)

    assert number == (text[slice(*span)] if span else None)
    assert rest == text[start:]


@pytest.mark.parametrize(
    ("code", "text", "field", "rest"),
    [
        ("da", "Resultatkrav: Mindst 90 pct.", "measure", "Mindst 90 pct."),
        ("da", "Frist: 1. juli", "deadline", "1. juli"),
        ("sv", "Ansvarig: Miljöchefen", "responsible", "Miljöchefen"),
        ("zh", "责任单位:教育局", "responsible", "教育局"),
    ],
)
def test_a_label_opens_a_text_with_a_colon(code, text, field, rest):
    match, start = readers(code).headers.label(text)

    assert (field, rest) == (match.field, text[start:])


def test_a_label_may_lack_its_colon_only_where_labels_are_expected():
    headers = readers("da").headers

    assert headers.label("Vægt 15 point") is None
    assert "weight" == headers.label("Vægt 15 point", loose=True)[0].field
    assert headers.label("Mål er vigtige", loose=True) is None


@pytest.mark.parametrize("text", ["Bemærk følgende: det er et krav", "Kl. 12:30 åbner mødet", "Ingen label her"])
def test_a_colon_alone_makes_no_label(text):
    assert readers("da").headers.label(text) is None


@pytest.mark.parametrize(("text", "expected"), [("Tabel 4. Budget, mio. kr.", True), ("Tabel 4. Mål", False)])
def test_a_caption_speaks_of_a_field_when_a_word_of_it_stands_inside(text, expected):
    assert expected is readers("da").headers.speaks_of(text, "budget")
