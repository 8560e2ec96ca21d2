"""Examples in guidance: drawn guides in three languages, and single layouts as records."""

from __future__ import annotations

import pytest

from pipeline.guidance import GuidanceWords, find_examples
from pipeline.ingest import ingest
from pipeline.packs import load_packs
from pipeline.records import Cell, Document, DocumentStatus, Passage, PassageKind, SourceFile, Table
from tests import guides

PACKS = load_packs()
HEADING, PARAGRAPH, ITEM = PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.LIST_ITEM


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The examples of a drawn guide."""

    def examples(name, language):
        path = getattr(guides, name)(tmp_path_factory.mktemp("guides") / f"{name}.pdf")
        document = ingest(path, PACKS)
        assert language == document.language
        return find_examples(document, PACKS[language])

    return examples


def made(*parts, language="da"):
    """The examples of a document of passages: (kind, text) or (kind, text, level); a list of rows is a table."""
    blocks = []
    for number, part in enumerate(parts):
        if isinstance(part, list):
            cells = [
                Cell(f"t{number}c{row}{column}", row, column, text, page=1)
                for row, texts in enumerate(part)
                for column, text in enumerate(texts)
                if text
            ]
            blocks.append(Table(f"t{number}", tuple(cells), len(part), len(part[0]), page=1))
        else:
            kind, text, *level = part
            blocks.append(Passage(f"p{number}", text, kind, 1, level=level[0] if level else 1))
    source = SourceFile("guide.pdf", "0" * 64, "pdf", 1, 1)
    document = Document("d", source, DocumentStatus.OK, language=language, blocks=tuple(blocks))
    return find_examples(document, PACKS[language])


def told(examples):
    return [(example.mark, example.statement) for example in examples]


# ------------------------------------------------------------------------------------------ drawn guides
def test_a_danish_guide_gives_its_boxes_numbered_examples_tables_and_lists(read):
    examples = read("danish", "da")
    good = [example for example in examples if not example.weak]

    assert [
        (1, "Hurtigere svar til ansøgere"), (1, "Færre fejl i udbetalingen"), (2, ""), (2, ""), (2, ""), (2, ""), (2, ""),
    ] == [(example.page, example.title) for example in good]  # fmt: skip
    assert "Ansvarlig: Kontoret for Energi" == good[0].responsible
    assert "Ventetiden er ansøgerens, og tallet kan efterprøves." == good[0].comment
    assert "Målet følges op kvartalsvis i direktionen." == good[1].reporting
    assert "Temadagen er midlet." == good[2].comment
    assert ["Skolerne styrker arbejdet med trivsel.", "Skolen udarbejder en plan for bedre undervisning."] == [
        example.statement for example in examples if example.weak and not example.pair
    ]
    assert [1, 1, 2, 2, 3, 3] == [example.pair for example in examples if example.pair]


def test_a_danish_form_gives_goals_with_their_fields(read):
    examples = read("danish_forms", "da")

    assert [
        ("example", "Ventetiden på omsorgstandpleje er højst 8 uger i 2026."),
        ("example", "Flere unge gennemfører en erhvervsuddannelse."),
        ("example", "Borgerne får svar på breve til kommunen."),
        ("before", "Museet digitaliserer samlingen."),
        ("after", "Publikum kan se 80 pct. af samlingen hjemmefra i 2028, mod 35 pct. i 2025."),
    ] == told(examples)
    assert ("Ventetiden opgøres hver måned i tandplejens system.",) == examples[0].measures
    assert "Baseline: I 2024 var ventetiden 14 uger." == examples[0].baseline
    assert "Ansvarlig: Uddannelseschefen" == examples[1].responsible


def test_a_swedish_guide_gives_its_examples(read):
    examples = read("swedish", "sv")

    assert [1, 1, 1, 1, 1, 2, 2, 2, 2, 2] == [example.page for example in examples]
    assert "example bad good bad good good good bad before after".split() == [example.mark for example in examples]
    assert examples[0].comment.startswith("Behörigheten är elevens resultat")


def test_a_chinese_guide_gives_its_examples(read):
    examples = read("chinese", "zh")

    assert "example example bad good before after before after".split() == [example.mark for example in examples]
    assert ["缩短候诊时间", "公交准点"] == [example.title for example in examples[:2]]
    assert "责任单位：市卫生健康委" == examples[0].responsible
    assert examples[0].comment.startswith("写的是患者少等多久")


@pytest.mark.parametrize(("name", "language"), [("danish", "da"), ("swedish", "sv"), ("chinese", "zh")])
def test_every_quote_stands_in_the_document(tmp_path, name, language):
    document = ingest(getattr(guides, name)(tmp_path / "guide.pdf"), PACKS)
    printed = [
        (part.page, part.text)
        for block in document.blocks
        for part in (block.cells if isinstance(block, Table) else [block])
    ]

    for example in find_examples(document, PACKS[language]):
        assert [page for page, text in printed if page == example.page and example.quote in text]


# ------------------------------------------------------------------------------------------ single layouts
@pytest.mark.parametrize(
    ("parts", "examples"),
    [
        # a label within running text, and words that only look like one
        ([(PARAGRAPH, "Eksempel: Svar inden 5 dage til alle ansøgere.")], [("example", "Svar inden 5 dage til alle ansøgere.")]),
        ([(PARAGRAPH, "For eksempel kan et mål handle om ventetid på 5 dage.")], []),
        ([(PARAGRAPH, "Eksempler hjælper læseren på vej.")], []),
        ([(PARAGRAPH, "Før sommeren samles erfaringerne fra 20 kommuner.")], []),
        # quotation marks around the whole are none of the goal's
        ([(HEADING, "Eksempel 4", 2), (PARAGRAPH, "”Alle elever lærer at svømme.”")], [("example", "Alle elever lærer at svømme.")]),
        # a label at the head of a later line of one passage
        (
            [(PARAGRAPH, "Før: Museet formidler mere.\nEfter: Museet har åbent 60 timer om ugen.")],
            [("before", "Museet formidler mere."), ("after", "Museet har åbent 60 timer om ugen.")],
        ),
        # prose about the example does not become one
        (
            [
                (HEADING, "Eksempel 1: Kortere ventetid", 3),
                (PARAGRAPH, "Ventetiden er højst 30 dage i 2026."),
                (PARAGRAPH, "Målet passer til en styrelse med mange ansøgere."),
                (PARAGRAPH, "Det kan også bruges af andre."),
            ],
            [("example", "Ventetiden er højst 30 dage i 2026.")],
        ),
        # under a heading that marks them as weak, plain examples are weak
        (
            [
                (HEADING, "Eksempler på mindre gode mål", 2),
                (HEADING, "Eksempel 1", 3),
                (PARAGRAPH, "Styrelsen arbejder videre med digitalisering."),
                (HEADING, "Resultater", 2),
                (PARAGRAPH, "Eksempel: Borgerne venter højst 4 uger."),
            ],
            [("bad", "Styrelsen arbejder videre med digitalisering."), ("example", "Borgerne venter højst 4 uger.")],
        ),
        # a heading that promises several, with a sentence before its list
        (
            [
                (HEADING, "Gode eksempler", 2),
                (PARAGRAPH, "Målene stammer fra tre styrelser."),
                (ITEM, "Borgerne venter højst 4 uger på svar."),
                (ITEM, "Alle broer er efterset i 2027."),
            ],
            [("good", "Borgerne venter højst 4 uger på svar."), ("good", "Alle broer er efterset i 2027.")],
        ),
        # qualities that a good goal has are no examples
        ([(HEADING, "Gode mål", 2), (ITEM, "er klare og kan forstås af alle uden for huset")], []),
        # a list under a statement holds its measures
        (
            [(HEADING, "Eksempel 2", 3), (PARAGRAPH, "Turen til skole er sikker."), (ITEM, "Ingen skolebørn kommer til skade i 2027.")],
            [("example", "Turen til skole er sikker.")],
        ),
        # a heading ends what stands above it
        (
            [(HEADING, "Eksempel 2", 3), (HEADING, "Bilag", 1), (PARAGRAPH, "Styrelsen har 40 ansatte.")],
            [],
        ),
        # the contents list holds no examples
        ([(PassageKind.CONTENTS, "Eksempel 1: Kortere ventetid på 4 uger ... 3")], []),
        # one column that is marked, a table without any mark, a table of both
        ([[["Godt mål"], ["Borgerne venter højst 4 uger på svar."]]], [("good", "Borgerne venter højst 4 uger på svar.")]),
        ([[["År", "Antal"], ["2024", "15 ansøgninger er afgjort"]]], []),
        (
            [[["Tema", "Dårligt eksempel", "Godt eksempel"], ["Ventetid", "Vi gør det bedre.", "Ventetiden er 4 uger i 2026."]]],
            [("bad", "Vi gør det bedre."), ("good", "Ventetiden er 4 uger i 2026.")],
        ),
    ],
)  # fmt: skip
def test_what_is_an_example_and_what_is_not(parts, examples):
    assert examples == told(made(*parts))


def test_a_good_and_a_weak_one_are_a_pair_only_side_by_side():
    beside = made(
        (PARAGRAPH, "Dårligt eksempel: Vi gør det bedre."), (PARAGRAPH, "Godt eksempel: Ventetiden er 4 uger i 2026.")
    )
    apart = made(
        (PARAGRAPH, "Dårligt eksempel: Vi gør det bedre."),
        (HEADING, "Næste kapitel", 1),
        (PARAGRAPH, "Godt eksempel: Ventetiden er 4 uger i 2026."),
    )

    assert [1, 1] == [example.pair for example in beside]
    assert [0, 0] == [example.pair for example in apart]


def test_right_and_wrong_by_turns_are_paired_two_and_two():
    turns = made(
        (PARAGRAPH, "正例：患者平均候诊时间不超过25分钟。"),
        (PARAGRAPH, "反例：进一步加强医疗服务工作。"),
        (PARAGRAPH, "正例：公交准点率达到90%以上。"),
        (PARAGRAPH, "反例：不断提升公交服务水平。"),
        language="zh",
    )

    assert [1, 1, 2, 2] == [example.pair for example in turns]


@pytest.mark.parametrize(
    ("language", "text", "kind", "rest"),
    [
        ("da", "2.3 Eksempel på et godt mål: Svar", "good", "Svar"),
        ("da", "Boks 4.1: Eksempler på gode mål", "good", ""),
        ("da", "Eksempel på mindre godt mål", "bad", ""),
        ("sv", "Exempel på ett otydligt mål – Vi blir bättre", "bad", "Vi blir bättre"),
        ("sv", "”Bättre formulering”: Svar", "good", "Svar"),
        ("zh", "（一）示例三：缩短时间", "example", "缩短时间"),
        ("zh", "专栏2 优秀案例一 公交准点", "good", "公交准点"),
        ("zh", "【反例】加强服务", None, ""),
        ("zh", "示例一览", None, ""),
    ],
)
def test_labels_are_read_behind_numbers_and_frames(language, text, kind, rest):
    label = GuidanceWords(PACKS[language]).label(text, heading=True)

    assert (kind, rest) == ((label.kind, text[label.end :].strip()) if label else (None, ""))
