"""What holds for every plan, whatever its language and layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Cadence, DocumentStatus, Passage, Result, Source, Sourced, Table
from pipeline.store import from_json, to_json
from pipeline.worklist import discover
from tests.extract.reading import extractor
from tests.factories import document, heading, passage, table
from tests.samples import PLANS, corpus_results

EVERY_PLAN = [file.relative for file in discover([PLANS])]


def result_of(path: str) -> Result:
    return next(result for result in corpus_results() if result.document.source.path == path)


def records(kind: type, record: Any) -> Iterator[Any]:
    """Every record of a kind that hangs under this one."""
    if isinstance(record, kind):
        yield record
    if is_dataclass(record):
        for field in fields(record):
            yield from records(kind, getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from records(kind, part)


def blocks(result: Result) -> dict[str, Any]:
    """Passages and cells by id."""
    parts = [
        part for block in result.document.blocks for part in (block.cells if isinstance(block, Table) else (block,))
    ]
    return {part.id: part for part in parts}


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_every_quote_stands_at_its_place(path):
    result = result_of(path)
    known = blocks(result)
    sources = list(records(Source, result.plan))

    wrong = [source for source in sources if known[source.block].text[source.start : source.end] != source.quote]

    assert [] == wrong
    assert sources or not result.plan.goals


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_every_page_is_that_of_its_block_or_of_the_line_where_it_begins(path):
    result = result_of(path)
    known = blocks(result)

    for source in records(Source, result.plan):
        block = known[source.block]
        pages = {block.page}
        if isinstance(block, Passage):
            pages |= {
                line.page for line in block.lines if line.page and line.start < source.end and source.start < line.end
            }
        assert source.page in pages, source


@pytest.mark.parametrize("path", [path for path in EVERY_PLAN if path.endswith(".pdf")])
def test_a_plan_from_paper_gives_page_and_box_for_every_value(path):
    sources = list(records(Source, result_of(path).plan))

    assert [] == [source for source in sources if source.page is None or source.bbox is None]


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_every_value_names_the_rule_that_read_it(path):
    assert [] == [value for value in records(Sourced, result_of(path).plan) if not value.rule]


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_a_result_is_the_same_after_it_was_written_and_read(path):
    result = result_of(path)

    assert result == from_json(to_json(result), Result)


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_a_goal_is_stated_and_says_how_sure_it_is(path):
    for goal in result_of(path).plan.goals:
        assert goal.title or goal.statement
        assert 0 < goal.confidence <= 1
        assert goal.document_id == result_of(path).document.id
        assert bool(goal.goal_types) == (goal.goal_type_basis is not None)
        if goal.reporting:
            assert len(goal.reporting.cadences) < 2 or Cadence.UNSPECIFIED not in goal.reporting.cadences


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_targets_hold_together(path):
    for goal in result_of(path).plan.goals:
        for measure in goal.measures:
            target = measure.target.value if measure.target else None
            if target and target.upper is not None:
                assert target.value < target.upper
                assert target.comparator == "between"
            if target and target.comparator in ("milestone", "qualitative"):
                assert target.value is None


def test_ids_are_unique_and_a_measures_id_begins_with_its_goals():
    documents = [result.document.id for result in corpus_results()]
    goals = [goal for result in corpus_results() if result.plan for goal in result.plan.goals]
    measures = [measure.id for goal in goals for measure in goal.measures]

    for ids in (documents, [goal.id for goal in goals], measures):
        assert [] == [one for one, count in Counter(ids).items() if count > 1]
    assert all(measure.id.startswith(f"{goal.id}-m") for goal in goals for measure in goal.measures)


def test_every_sample_plan_is_read_in_the_language_of_its_folder():
    wrong = [
        r.document.source.path for r in corpus_results() if r.document.source.path.split("/")[0] != r.document.language
    ]

    assert [] == wrong
    assert {DocumentStatus.OK} == {result.document.status for result in corpus_results()}


# ---------------------------------------------------------------------------------------------- made-up documents
WORDS = {
    "da": ["Mål 1:", "Resultatkrav:", "mindst", "90 pct.", "af sagerne", "inden den 1. juli", "skal", "Frist:", "fra 42 til", "30 dage.",
           "halvårligt", "–", "1-3", "(vægt 15 pct.)", "sags-\nbehandling", "\n", "2025", "[krav]", "Målet er, at"],
    "nb": ["Delmål 2.1:", "Styringsparameter", "minst", "90 prosent", "av sakene", "innen utgangen av 2. tertial", "skal økes", "Frist:",
           "fra 42 til", "30 dager.", "tertialvis", "• ", "høyst", "saks-\nbehandling", "\n", "2026", "Oppdrag", "Målet er å"],
    "sv": ["Mål 2026", "Indikator:", "minst", "88 procent", "ska öka", "senast T2", "Tillstånd 2019", "från 71 till 80", "nämnden",
           "tertialvis", "• ", "ej överstiga", "verksam-\nheten", "\n", "2025", "Uppdrag"],
    "zh": ["年度目标", "一级指标", "≥95%", "到2025年底前", "提高到", "90%以上", "建成三座水厂", ";", "。", "目标1:", "责任单位:", "\n",
           "每季度", "2020年", "控制在5%以内", "【】", "(一)"],
}  # fmt: skip


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[str, list[Any]]:
    """A language and blocks made of words that its rules look for, in any order."""
    code = draw(st.sampled_from(sorted(WORDS)))
    texts = st.lists(st.sampled_from(WORDS[code]), min_size=0, max_size=7).map(" ".join)
    made: list[Any] = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["heading", "paragraph", "list_item", "table"]))
        if kind == "table":
            columns = draw(st.integers(1, 4))
            grid = draw(st.lists(st.lists(texts, min_size=columns, max_size=columns), min_size=1, max_size=4))
            made.append(table(*grid, id=f"t{number}"))
        elif kind == "heading":
            made.append(heading(draw(texts), draw(st.integers(1, 3)), id=f"p{number}"))
        else:
            made.append(passage(draw(texts), kind, id=f"p{number}"))
    return code, made


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(jumbles())
def test_any_document_is_extracted_with_quotes_in_place_and_ids_unique(jumble):
    code, made = jumble
    read = document(*made, language=code, title="")
    plan = extractor(code).extract(read)
    known = blocks(Result(read))

    assert all(known[s.block].text[s.start : s.end] == s.quote for s in records(Source, plan))
    ids = [goal.id for goal in plan.goals] + [measure.id for goal in plan.goals for measure in goal.measures]
    assert len(ids) == len(set(ids))
    assert bool(plan.goals) != bool(plan.no_goals_reason)
    assert Result(read, plan) == from_json(to_json(Result(read, plan)), Result)
