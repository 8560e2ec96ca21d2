"""What became of each block: one trace for each, with the first reason that holds."""

from __future__ import annotations

import pytest

from pipeline.records import Block, Document, PassageKind, Table
from pipeline.traces import Outcome, Trace
from tests.extract.reading import extractor, item
from tests.factories import document, heading, passage, table
from tests.samples import corpus_results

COMMITMENT = "Styrelsen vil i 2025 behandle mindst 90 pct. af sagerne inden for 30 dage."
GOAL_TABLE = table(
    ["Mål", "Resultatkrav", "Note"],
    ["Kortere ventetid", "Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage.", "-"],
    ["Færre fejl", "Højst 4 pct. af afgørelserne ændres.", "Nyt mål"],
)


def traced(*blocks: Block | str, language: str = "da") -> dict[str, Trace]:
    made = document(*blocks, language=language, title="")
    plan = extractor(language).extract(made)
    return {trace.block: trace for trace in extractor(language).explain(made, plan)}


def trace_of(block: Block, *before: Block | str, language: str = "da") -> Trace:
    return traced(*before, block, language=language)[block.id]


def blocks_of(made: Document) -> list[str]:
    return [block.id for block in made.blocks]


# ---------------------------------------------------------------------------------------------- outcomes
@pytest.mark.parametrize(
    ("language", "above", "text", "outcome", "said"),
    [
        pytest.param("da", "Baggrund", COMMITMENT, Outcome.SILENT, "“Baggrund” (background)", id="background"),
        pytest.param("sv", "Bakgrund", "Myndigheten ska öka andelen till 90 procent.", Outcome.SILENT, "(background)", id="Swedish background"),
        pytest.param("da", "Aktiviteter", COMMITMENT, Outcome.SILENT, "(activities)", id="activities"),
        pytest.param("da", "Noget andet", "Huset er gult og ligger ved vandet.", Outcome.WEIGHED, "No sentence in it is the sign of a goal", id="no sign"),
        pytest.param("da", "Strategiske mål", "De strategiske mål er vigtige.", Outcome.WEIGHED, "goal chapter", id="no sign in a goal chapter"),
        pytest.param("zh", "2024年工作回顾", "全年新增就业1.2万人。", Outcome.SILENT, "(review)", id="Chinese review of the past"),
    ],
)  # fmt: skip
def test_a_paragraph_that_became_nothing_says_why(language, above, text, outcome, said):
    found = trace_of(passage(text), heading("Plan 2025"), heading(above, 2), language=language)

    assert (outcome, ()) == (found.outcome, found.uses)
    assert said in found.because


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PassageKind.FURNITURE, "running head"),
        (PassageKind.CONTENTS, "table of contents"),
        (PassageKind.CAPTION, "A caption is not read"),
        (PassageKind.FOOTNOTE, "A footnote is not read"),
    ],
)
def test_what_is_no_running_text_is_set_aside(kind, said):
    found = trace_of(passage(COMMITMENT, kind))

    assert Outcome.ASIDE == found.outcome
    assert said in found.because


def test_a_line_that_recurs_like_a_running_head_is_set_aside():
    lines = [passage(f"Resultatplan for huset, side {n}", id=f"p{n}", page=n) for n in range(1, 6)]

    assert {Outcome.ASIDE} == {trace.outcome for trace in traced(*lines).values()}


def test_a_heading_says_what_its_words_mean_and_by_which_rule():
    found = traced(heading("Baggrund", id="h1"), heading("Skovvejen", 2, id="h2"))

    assert (Outcome.HEADING, "background") == (found["h1"].outcome, found["h1"].role)
    assert found["h1"].rule
    assert "known to no rule" in found["h2"].because
    assert "background" in found["h2"].because


def test_a_sentence_that_is_a_goal_shows_the_words_of_its_fields():
    stated = passage(COMMITMENT)
    found = trace_of(stated, heading("Skovvejen", 1))
    fields = {use.field: stated.text[use.start : use.end] for use in found.uses}

    assert Outcome.GOAL == found.outcome
    assert COMMITMENT == fields["statement"]
    assert "mindst 90 pct." in fields["measure target"]
    assert all(use.rule and use.record for use in found.uses)


def test_the_second_paragraph_of_a_statement_is_part_of_the_goal():
    blocks = [
        heading("Plan for huset", 1), heading("Udvikling", 2), heading("Mål 2026", 3),
        passage("Alle unge får et svar i tide.", id="one"), passage("Svaret er til at forstå.", id="two"),
    ]  # fmt: skip
    found = traced(*blocks)

    assert [Outcome.GOAL, Outcome.GOAL] == [found["one"].outcome, found["two"].outcome]


def test_text_beneath_a_goal_names_the_goal():
    blocks = [
        heading("Mål 1: Kortere ventetid", 2), passage("Alle får svar i tide.", id="stated"),
        passage("Resultatkrav: Mindst 90 pct. af sagerne afgøres inden for 30 dage.", id="measure"),
        passage("Note: Huset er gult.", id="note"),
    ]  # fmt: skip
    found = traced(*blocks)

    assert Outcome.MEASURE == found["measure"].outcome
    assert (Outcome.WEIGHED, True) == (found["note"].outcome, "“Kortere ventetid”" in found["note"].because)


def test_a_sentence_that_comments_on_structured_goals_is_dropped_and_says_so():
    goals = [
        block
        for n in range(1, 4)
        for block in (
            heading(f"Mål {n}: Opgave {'abc'[n - 1] * 5}", 2),
            passage(f"Resultatkrav: Mindst {80 + n} pct. af sagerne afgøres inden for {n} uger.", id=f"m{n}"),
        )
    ]
    found = trace_of(passage(COMMITMENT), *goals, heading("Skovvejen", 1))

    assert Outcome.DROPPED == found.outcome
    assert "comments on them" in found.because
    assert any(sentence.sign for sentence in found.sentences)


def test_weighed_sentences_show_the_words_that_speak_in_them():
    text = "Huset er gult. Der er behov for at øge kvaliteten til 40 pct."
    found = trace_of(passage(text), heading("Skovvejen", 1))
    said = [text[sentence.start : sentence.end] for sentence in found.sentences]
    kinds = {clue.kind: clue.words for clue in found.sentences[1].clues}

    assert ["Huset er gult.", "Der er behov for at øge kvaliteten til 40 pct."] == said
    assert "behov" in kinds["need"]
    assert "40 pct." in kinds["figure"]
    assert all(clue.rule for sentence in found.sentences for clue in sentence.clues)


# ---------------------------------------------------------------------------------------------- tables
def test_the_cells_of_a_goal_table_say_what_each_became():
    found = traced(heading("Mål", 1), GOAL_TABLE)

    assert (Outcome.GOAL, "4 of its 9 cells were read.") == (found["t1"].outcome, found["t1"].because)
    assert (Outcome.HEADING, "goal") == (found["t1.r0c0"].outcome, found["t1.r0c0"].role)
    assert [Outcome.GOAL, Outcome.MEASURE] == [found["t1.r1c0"].outcome, found["t1.r1c1"].outcome]
    assert "t1.r1c2" not in found


@pytest.mark.parametrize(
    ("above", "made", "outcome", "said"),
    [
        pytest.param("Andet", table(["Farve", "Hus"], ["Gul", "A"], ["Rød", "B"]), Outcome.WEIGHED, "No header of it is known", id="unknown header"),
        pytest.param("Definitioner", GOAL_TABLE, Outcome.SILENT, "(definitions)", id="section"),
        pytest.param("Plan", table(["Mål", "Resultatkrav"], ["A", "B"], caption="Tabel 1. Mål 2019"), Outcome.SILENT, "only years before", id="past caption"),
    ],
)  # fmt: skip
def test_a_table_that_was_not_read_says_why(above, made, outcome, said):
    found = trace_of(made, heading("Resultatplan 2025"), heading(above, 2))

    assert outcome == found.outcome
    assert said in found.because


# ---------------------------------------------------------------------------------------------- whole documents
def test_every_block_of_every_sample_plan_has_one_trace_and_true_places():
    for result in corpus_results():
        made, plan = result.document, result.plan
        if plan is None:
            continue
        traces = extractor(plan.language or "").explain(made, plan)
        ids = [trace.block for trace in traces]
        texts = {
            part.id: part.text
            for block in made.blocks
            for part in (block.cells if isinstance(block, Table) else [block])
        }

        assert len(ids) == len(set(ids))
        assert set(blocks_of(made)) <= set(ids)
        assert all(trace.because or trace.uses for trace in traces)
        for trace in traces:
            assert all(0 <= use.start <= use.end <= len(texts[trace.block]) for use in trace.uses)
        shown = {use.record for trace in traces for use in trace.uses}
        assert {goal.id for goal in plan.goals} <= shown
        assert {measure.id for goal in plan.goals for measure in goal.measures} <= shown


def test_asking_twice_gives_the_same_answer_and_leaves_the_plan_alone():
    made = document(heading("Mål", 1), item("Ventetiden er højst 30 dage."), GOAL_TABLE, language="da", title="")
    plan = extractor("da").extract(made)

    assert extractor("da").explain(made, plan) == extractor("da").explain(made, plan)
    assert plan == extractor("da").extract(made)
