"""The whole way from document to plan: what holds for every document."""

import pytest

from pipeline.records import Basis, Severity
from tests.extract.reading import extractor, goals, read, value
from tests.factories import document, heading, passage, table

ROWS = (
    ("Mål", "Målepunkt"),
    ("Kortere ventetid", "Mindst 90 pct. afgøres inden for 30 dage."),
    ("Færre fejl", "Højst 4 pct. ændres."),
)


@pytest.mark.parametrize("code", ["da", "nb", "sv", "zh"])
@pytest.mark.parametrize(
    "blocks", [(), ("",), (heading(""),), (table(),), (table(("", ""), ("", "")),), ("....",)], ids=range(6)
)
def test_a_document_that_says_nothing_gives_a_plan_without_goals(code, blocks):
    plan = read(*blocks, language=code)

    assert ((), "d1", code) == (plan.goals, plan.document_id, plan.language)
    assert plan.no_goals_reason


def test_goals_carry_the_documents_id():
    plan = read(heading("Plan 2025"), heading("Mål"), table(*ROWS), language="da", id="d77")

    assert {"d77"} == {plan.document_id, *(goal.document_id for goal in plan.goals)}


def test_a_level_comes_from_the_caption_or_is_inferred_from_the_kind_of_plan():
    title = heading("Mål- og resultatplan 2025")
    caption = "Tabel 1. Koncernfælles mål"
    told = read(title, heading("Mål"), passage(caption, "caption"), table(*ROWS, caption=caption), language="da")
    untold = read(title, heading("Mål"), table(*ROWS), language="da")

    assert {("group", Basis.STATED, caption)} == {
        (g.level.value, g.level.basis, g.level.source.quote) for g in told.goals
    }
    assert {("agency", Basis.INFERRED)} == {(g.level.value, g.level.basis) for g in untold.goals}


def test_a_table_that_no_rule_knows_is_shown_as_a_gap():
    plan = read(heading("Plan 2025"), table(("Hund", "Kat"), ("1", "2"), ("3", "4"), page=6), language="da")

    assert [("table.unknown-header", Severity.INFO, 6, "Hund | Kat")] == [
        (finding.code, finding.severity, finding.page, finding.quote) for finding in plan.findings
    ]


def test_a_table_of_goals_leaves_no_finding():
    assert () == read(heading("Plan 2025"), heading("Mål"), table(*ROWS), language="da").findings


def test_the_same_document_gives_the_same_plan_whatever_was_read_before():
    made = document(heading("Plan 2025"), heading("Mål"), table(*ROWS), language="da", title="")
    first = extractor("da").extract(made)
    read(heading("Andet 2030"), passage("Det er målet, at alt er nyt i 2030."), language="da")

    assert first == extractor("da").extract(made)


def test_an_essay_with_a_sample_plan_keeps_only_what_stands_in_a_structure():
    plan = read(
        heading("谈谈政府绩效管理"),
        passage("绩效目标是指政府部门在一定时期内预期达到的产出和效果。政府应该制定可衡量的目标。"),
        passage("绩效管理的重要意义在于提高政府工作效率。政府部门需要明确目标,确保目标完成率达到95%以上。"),
        heading("二、重点任务"),
        heading("(一)改造管网", 2),
        passage("改造老旧管网120公里,漏损率降至12%以下。"),
        language="zh",
    )

    assert ["一 | 改造管网 | 改造老旧管网120公里,漏损率降至12%以下。"] == goals(plan)


def test_a_plan_with_several_structured_goals_leaves_out_comments_that_look_like_goals():
    sections = [
        block
        for number, name in enumerate(("Kortere ventetid", "Rene strande", "Tryg sejlads", "Færre fejl"), 1)
        for block in (
            heading(f"Mål {number}: {name}", 2),
            passage(f"Resultatkrav: Mindst {number}0 pct. er nået.", id=f"r{number}"),
        )
    ]
    plan = read(
        heading("Mål- og resultatplan 2025"),
        heading("Fremtidens tilsyn"),
        passage("Andelen af digitale ansøgninger stiger til mindst 80 pct. i 2026."),
        heading("Mål"),
        *sections,
        language="da",
    )

    assert ["1", "2", "3", "4"] == [value(goal.number) for goal in plan.goals]
