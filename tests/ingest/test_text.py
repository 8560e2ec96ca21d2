"""Plain text and Markdown: what a line is, told by its look and its neighbours."""

import pytest

from pipeline.ingest.text import looks_like_markdown, read_text
from tests.ingest.shown import kinds, passages, rows, tables

LONG = (
    "Styrelsen vil i planperioden gøre det lettere for borgerne at få svar, og derfor ændres den måde sagerne fordeles."
)


def read(text: str, *, markdown: bool | None = None):
    return read_text(text, markdown=looks_like_markdown(text) if markdown is None else markdown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Mål 2026 #\n\nTekst.", ["heading1 Mål 2026", "paragraph Tekst."], id="marked heading"),
        pytest.param("Mål 2026\n========\nTekst.", ["heading1 Mål 2026", "paragraph Tekst."], id="underlined heading"),
        pytest.param("Opgaver\n-------\nTekst.", ["heading2 Opgaver", "paragraph Tekst."], id="underlined with dashes"),
        pytest.param(
            f"# Plan\n###\n\n{LONG}", ["heading1 Plan", f"paragraph {LONG}"], id="an empty marked heading is nothing"
        ),
        pytest.param(
            f"2.1 Kortere svartid\n{LONG}", ["heading1 2.1 Kortere svartid", f"paragraph {LONG}"], id="decimal"
        ),
        pytest.param(f"Kortere svartid\n\n{LONG}", ["heading1 Kortere svartid", f"paragraph {LONG}"], id="short line"),
        pytest.param(
            f"Vejen frem\n\n{LONG}\n\nFAGLIGT. Vi svarer rigtigt.\n\nMål 2026\n\n{LONG}",
            [
                "heading1 Vejen frem",
                f"paragraph {LONG}",
                "heading2 FAGLIGT. Vi svarer rigtigt.",
                "heading2 Mål 2026",
                f"paragraph {LONG}",
            ],
            id="theme word in capitals",
        ),
        pytest.param(
            f"{LONG}\n\nDet vil vi.\n\n{LONG}",
            [f"paragraph {LONG}", "paragraph Det vil vi.", f"paragraph {LONG}"],
            id="a short sentence is no heading",
        ),
        pytest.param(
            f"# Plan\n\n**Opfølgning**\n\n{LONG}",
            ["heading1 Plan", "heading2 Opfølgning", f"paragraph {LONG}"],
            id="bold label",
        ),
        pytest.param(
            f"# Plan\n\n*Opfølgning*\n\n{LONG}",
            ["heading1 Plan", "heading2 Opfølgning", f"paragraph {LONG}"],
            id="label in italics",
        ),
        pytest.param(
            "- svar\n  - hurtigt\n- tilfredshed",
            ["list_item1 - svar", "list_item2 - hurtigt", "list_item1 - tilfredshed"],
            id="nested list",
        ),
        pytest.param(
            "1. Svartid\n2. Kvalitet\n3. Trivsel",
            ["list_item1 1. Svartid", "list_item1 2. Kvalitet", "list_item1 3. Trivsel"],
            id="short numbered lines are a list, not headings",
        ),
        pytest.param(
            "•\n\nKortere svartid\n\n•\n\nHøjere kvalitet",
            ["list_item1 •\nKortere svartid", "list_item1 •\nHøjere kvalitet"],
            id="bullet on a line of its own",
        ),
        pytest.param(
            "1. halvår måles svartiden.\n2. halvår måles kvaliteten.",
            ["paragraph 1. halvår måles svartiden.", "paragraph 2. halvår måles kvaliteten."],
            id="ordinals are no list",
        ),
        pytest.param(
            "1. at måle svartiden\n2. og dernæst kvaliteten",
            ["list_item1 1. at måle svartiden", "list_item1 2. og dernæst kvaliteten"],
            id="small letters after a running number are a list",
        ),
        pytest.param(
            "2,5 pct. af sagerne afgøres samme dag.",
            ["paragraph 2,5 pct. af sagerne afgøres samme dag."],
            id="a figure is no list number",
        ),
        pytest.param(
            "1.2 pct. af sagerne afgøres samme dag.",
            ["paragraph 1.2 pct. af sagerne afgøres samme dag."],
            id="a figure with a point is no heading number",
        ),
        pytest.param("---\ntitle: Plan 2026\nnav: 1\n---\n# Mål", ["heading1 Mål"], id="front matter"),
        pytest.param("Før.\n\n***\n\nEfter.", ["paragraph Før.", "paragraph Efter."], id="rule"),
        pytest.param(
            "Se [planen](https://example.org/a_(b)) og **målet** her.",
            ["paragraph Se planen og målet her."],
            id="links and emphasis as read",
        ),
        pytest.param(
            "snake_case_navn og 2*3*4 i **sagen**",
            ["paragraph snake_case_navn og 2*3*4 i sagen"],
            id="stars and underscores inside words stay",
        ),
    ],
)
def test_a_line_is_read_as(text, expected):
    assert expected == kinds(read(text).blocks)


def test_the_same_heading_above_text_in_several_places_stands_below_the_headings_around_it():
    text = f"Vejen frem\n\nService\n\nMål\n\n{LONG}\n\nTrivsel\n\nMål\n\n{LONG}"

    assert [("Service", 2), ("Mål", 3), ("Trivsel", 2), ("Mål", 3)] == [
        (p.text, p.level) for p in passages(read(text).blocks) if p.kind == "heading"
    ][-4:]


def test_a_label_that_repeats_with_other_values_is_no_heading():
    text = f"Svartid\n\n{LONG}\n\nAnsvarlig: Direktionen\n\n{LONG}\n\nTrivsel\n\n{LONG}\n\nAnsvarlig: HR\n\n{LONG}"

    assert ["Svartid", "Trivsel"] == [p.text for p in passages(read(text).blocks) if p.kind == "heading"]


def test_hard_wrapped_lines_are_one_paragraph_and_a_line_ended_on_purpose_ends_it():
    text = (
        "Styrelsen behandler flere sager end nogensinde før, og derfor bliver ventetiden\n"
        "længere for mange borgere, som har brug for et svar, før de kan komme videre i\n"
        "deres liv. Vi vil nedbringe ventetiden med nye arbejdsgange og med en ordning\n"
        "hvor Sagsbehandlere i hele landet kan tage sager fra hinanden.\n"
        "Planen gælder i to år.\n"
    )

    assert [4, 1] == [passage.text.count("\n") + 1 for passage in passages(read(text).blocks)]


def test_one_paragraph_per_line_is_kept_apart():
    text = "全市政务服务事项网上可办率稳步提高。\n企业开办时间进一步压缩，群众办事更加方便。\n投诉办理满意度逐年上升。"

    assert 3 == len(passages(read(text).blocks))


def test_a_list_item_keeps_its_marker_and_says_how_long_it_is():
    (item, *_) = passages(read("- svar inden ti dage\n- ingen klager").blocks)

    assert ("svar inden ti dage", 2) == (item.text[item.marker :], item.marker)


def test_running_page_numbers_are_furniture():
    pages = [line for number in range(3, 13) for line in (LONG.rstrip("."), f"Side {number}", "")]

    assert [f"Side {number}" for number in range(3, 13)] == furniture("\n".join(pages))


def furniture(text: str) -> list[str]:
    return [passage.text for passage in passages(read(text).blocks) if passage.kind == "furniture"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["1 Mål", "2 Uppdrag", "3 Anslag"], ["1 Mål", "2 Uppdrag", "3 Anslag"], id="bare numbers from one on"
        ),
        pytest.param(["1  MÅL", "2  UPPDRAG"], [], id="a number and two spaces where headings are marked"),
        pytest.param(["3 Anslag", "9 Uppdrag", "7 Mål"], [], id="bare numbers out of order"),
    ],
)
def test_chapters_counted_with_bare_numbers_are_headings(lines, expected):
    below = "Myndigheten ska redovisa hur målen har nåtts och vad som har gjorts för att nå dem under året."
    text = "# Plan\n\n" + "\n\n".join(f"{line}\n\n{below}" for line in lines)

    assert ["Plan", *expected] == [p.text for p in passages(read(text).blocks) if p.kind == "heading"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Kystrådet - Plan for 2026          Side {} af 9", True, id="running header with page and total"),
        pytest.param("Kystrådet          Plan 2026          {}", True, id="running header with wide spaces"),
        pytest.param("- {} -", True, id="bare number"),
        pytest.param("Mål {}", False, id="numbered goals are no page numbers"),
        pytest.param("Mål {}: Kortere ventetid", False, id="numbered titles"),
    ],
)
def test_a_line_that_counts_through_the_file_is_furniture(line, expected):
    lines = [line.format(number) for number in range(2, 8)]

    assert (lines if expected else []) == furniture("\n\n".join(f"{LONG}\n\n{one}" for one in lines))


def test_an_address_and_a_path_through_the_site_are_furniture():
    assert ["https://example.org/plan", "Forside > Mål > 2026"] == furniture(
        f"https://example.org/plan\n\nForside > Mål > 2026\n\n{LONG}"
    )


def test_a_contents_list_with_dotted_leaders_and_tabs_is_no_table():
    text = "## Indhold\n\n<b>1. Mål .....</b>\t<b>3</b>\n1.1 Drift .....\t4\n2. Aftale.....\t7\n\n## 1. Mål\n\nTekst."

    assert ["contents 1. Mål .....\t3", "contents 1.1 Drift .....\t4", "contents 2. Aftale.....\t7"] == kinds(
        read(text).blocks
    )[1:4]


class TestTables:
    def test_columns_set_apart_by_spaces_are_a_table_whose_first_row_above_a_rule_is_the_header(self):
        text = (
            "Tabel 1. Status\n\n"
            "   Mål             Krav             Resultat\n"
            "   -----------------------------------------\n"
            "   Ventetid        Højst 70 dage    83 dage\n"
            "   Tilsynsbesøg    60 besøg         61 besøg\n"
            "   for hele landet\n"
        )
        (table,) = tables(read(text).blocks)

        assert "Tabel 1. Status" == table.caption
        assert [
            ["Mål", "Krav", "Resultat"],
            ["Ventetid", "Højst 70 dage", "83 dage"],
            ["Tilsynsbesøg", "60 besøg", "61 besøg"],
            ["for hele landet", "", ""],
        ] == rows(table)
        assert [True] * 3 + [False] * 9 == [cell.is_header for cell in table.cells]

    def test_wide_characters_keep_their_columns(self):
        text = "指标        目标值    完成值\n办结率      98%       99%\n群众满意度  95%       96%\n"

        assert [["指标", "目标值", "完成值"], ["办结率", "98%", "99%"], ["群众满意度", "95%", "96%"]] == rows(
            *tables(read(text).blocks)
        )

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("Mål:       Kortere svar.\nMåling:    Hver måned.\nAnsvarlig: HR.\n", id="labels and values"),
            pytest.param("1.  Svar på ti dage.\n2.  Ingen klager.\n3.  God trivsel.\n", id="numbers and items"),
            pytest.param(
                "Vi måler hver  måned og\nsvarer på alle  breve med\nen venlig tone.\n", id="stray double spaces"
            ),
            pytest.param(
                "F1  Soliditeten ska inte understiga 35 procent i\n    av koncernen.\n\nF2  Lånen ska minska.\n",
                id="hanging indent",
            ),
        ],
    )
    def test_spaces_that_make_no_table(self, text):
        assert [] == tables(read(text).blocks)

    def test_lines_with_tabs_and_inline_html_are_a_table_with_the_bold_line_above_as_caption(self):
        text = (
            "**Skema 1. Mål i 2026**\n\nMål\t#\tMåling\n"
            "<b>Svartid</b>\t1.1\t<p>1. halvår: højst 20 dage.</p> <p>2. halvår: højst 15 dage.</p>\n"
            "Kvalitet\t1.2\t<ul> <li>• ingen fejl</li> <li>• få klager</li> </ul>\n"
            "Trivsel\t1.3\t\n"
        )
        blocks = read(text).blocks
        (table,) = tables(blocks)

        assert "Skema 1. Mål i 2026" == table.caption
        assert [
            ["Mål", "#", "Måling"],
            ["Svartid", "1.1", "1. halvår: højst 20 dage.\n2. halvår: højst 15 dage."],
            ["Kvalitet", "1.2", "• ingen fejl\n• få klager"],
            ["Trivsel", "1.3", ""],
        ] == rows(table)
        assert ["caption", "t1.r1c0"] == [passages(blocks)[0].kind, next(c.id for c in table.cells if c.bold)]

    def test_a_leading_blank_column_and_a_second_header_row_keep_their_places(self):
        text = "\tMål\tOpfølgning\t\n\t\t1. halvår\t2. halvår\n\tSvartid\tgul\tgrøn\n"

        assert [["Mål", "Opfølgning", ""], ["", "1. halvår", "2. halvår"], ["Svartid", "gul", "grøn"]] == rows(
            *tables(read(text).blocks)
        )

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("| Mål | Krav |\n| --- | ---: |\n| Svartid | 20 \\| 15 |\n", id="with outer pipes"),
            pytest.param("Mål | Krav |\n---|---|\nSvartid | 20 \\| 15 |\n", id="without leading pipes"),
        ],
    )
    def test_lines_with_pipes_are_a_table_whose_first_row_is_a_header(self, text):
        (table,) = tables(read(text).blocks)

        assert [["Mål", "Krav"], ["Svartid", "20 | 15"]] == rows(table)
        assert [True, True, False, False] == [cell.is_header for cell in table.cells]

    def test_a_numbered_heading_above_a_table_stays_a_heading(self):
        text = f"一、年度目标\n\n指标 | 目标值\n---|---\n办结率 | 98%\n\n{LONG}"

        assert ["heading1 一、年度目标", "table 2x2"] == kinds(read(text).blocks)[:2]

    def test_a_tab_after_a_bullet_makes_a_list(self):
        assert [] == tables(read("•\tKortere svartid\n•\tHøjere kvalitet\n").blocks)


class TestChinese:
    BODY = "各部门要进一步完善制度，明确责任分工，加强日常监测，确保各项工作按时完成并取得实效。"

    def test_outer_headings_articles_and_items_nest(self):
        tasks = f"二、重点任务\n1.优化流程。\n{self.BODY}\n2.压缩时限。\n{self.BODY}"
        text = f"一、总体要求\n（一）工作目标\n{self.BODY}\n{tasks}"

        assert [
            "heading1 一、总体要求",
            "heading2 （一）工作目标",
            f"paragraph {self.BODY}",
            "heading1 二、重点任务",
            "heading3 1.优化流程。",
            f"paragraph {self.BODY}",
            "heading3 2.压缩时限。",
            f"paragraph {self.BODY}",
        ] == kinds(read(text).blocks)

    def test_short_items_without_a_body_of_their_own_are_a_list(self):
        assert ["list_item", "list_item", "list_item"] == [
            p.kind for p in passages(read("1.新建公园三座。\n2.改造老旧小区。\n3.新增车位。").blocks)
        ]

    def test_a_sentence_with_a_figure_is_an_item_not_a_heading(self):
        text = f"（一）到2027年绿化率达到45%。\n{self.BODY}"

        assert "list_item" == passages(read(text).blocks)[0].kind

    @pytest.mark.parametrize(
        ("line", "pieces"),
        [
            pytest.param(
                "现将方案印发如下:一、总体目标。服务效率明显提升。二、重点任务。",
                ["现将方案印发如下:", "一、总体目标。服务效率明显提升。", "二、重点任务。"],
                id="headings after a colon and a full stop",
            ),
            pytest.param(
                "五、督查考核1.加强督查。", ["五、督查考核", "1.加强督查。"], id="an item glued to its heading"
            ),
            pytest.param(
                "三、典型案例（一）以结果为导向：提出新理念。",
                ["三、典型案例", "（一）以结果为导向：提出新理念。"],
                id="a bracketed heading glued to its heading",
            ),
            pytest.param(
                "主要任务：1.建设平台；2.完善制度。",
                ["主要任务：", "1.建设平台；", "2.完善制度。"],
                id="items in a line",
            ),
            pytest.param(
                "全年投入1.2亿元。3.5公里道路完工。", ["全年投入1.2亿元。3.5公里道路完工。"], id="figures do not split"
            ),
            pytest.param(
                "按照规定执行。七、八月份集中检查。",
                ["按照规定执行。七、八月份集中检查。"],
                id="a number out of sequence does not split",
            ),
        ],
    )
    def test_glued_numbering_is_split_and_every_piece_is_verbatim(self, line, pieces):
        found = [passage.text for passage in passages(read(line).blocks)]

        assert pieces == found
        assert line == "".join(found)

    def test_an_indent_inside_a_line_is_a_lost_paragraph_break(self):
        text = f"第一章　主要目标　　到2030年主要指标全面完成，人民生活更加幸福。\n{self.BODY}"

        assert ["heading1 第一章　主要目标", "paragraph 到2030年主要指标全面完成，人民生活更加幸福。"] == kinds(
            read(text).blocks
        )[:2]

    def test_lines_without_full_stops_anywhere_are_not_taken_for_headings(self):
        line = "经济结构调整步伐加快，农业生产连年获得好收成，产业结构优化升级取得积极进展"
        text = "\n".join([line, "站在新的起点", line, line, "任务艰巨", line])

        assert {"paragraph"} == {passage.kind for passage in passages(read(text).blocks)}


def test_the_title_is_that_of_the_front_matter_else_the_first_heading_else_the_opening_line():
    assert "Plan 2026" == read("---\ntitle: Plan 2026\n---\n# Mål\n\nTekst.").title
    assert "Mål" == read("# Mål\n\nTekst.").title
    assert (
        "Sundhedsdirektoratet Plan for 2026"
        == read("Sundhedsdirektoratet  \nPlan for 2026\n\n## Indhold\n\nTekst.").title
    )
    assert "" == read("一、总体要求\n" + TestChinese.BODY).title


def test_a_bare_contents_list_names_what_stands_below_and_numbered_capitals_are_headings():
    below = "Der er i dag 13.200 km cykelsti i landet, og stierne langs statsvejene skal udbygges i de kommende år."
    names = ["Forord", "1 Flere ture", "2 Trygt frem"]
    text = (
        "INDHOLD\n"
        + "\n".join(names)
        + "\n\n"
        + "\n\n".join(f"{n.upper()}\n\nAnsvarlig: Kontoret\n\n{below}" for n in names)
    )
    found = passages(read(text, markdown=False).blocks)

    assert ["INDHOLD", *names] == [p.text for p in found if p.kind == "contents"]
    assert ["1 FLERE TURE", "2 TRYGT FREM"] == [p.text for p in found if p.kind == "heading" and p.text[0].isdigit()]
