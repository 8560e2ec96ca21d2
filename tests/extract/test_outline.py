"""The sections of a document and what each says of the text beneath it."""

import pytest

from pipeline.extract.outline import Section, is_past, numbering_depth
from tests.extract.reading import item, read, readers, texts
from tests.factories import document, heading, passage, table


def outline(code: str, *blocks, plan_year: int | None = None) -> Section:
    made = document(*blocks, language=code)
    return readers(code).outliner.outline(made, texts(made, code), plan_year)


def shape(section: Section) -> list[str]:
    """`goals Mål (2)` for each section: role, heading, and how many blocks stand directly beneath it; indented."""
    lines = []
    for child in section.children:
        lines.append(f"{child.role or '-'} {child.heading.text} ({len(child.blocks)})")
        lines += [f"  {line}" for line in shape(child)]
    return lines


@pytest.mark.parametrize(
    ("code", "text", "role"),
    [
        ("da", "3. Resultatmål", "goals"),
        ("da", "Indledning", "background"),
        ("da", "Hovedopgaver", "main_tasks"),
        ("da", "Resultater i 2023", "review"),
        ("da", "Økonomi", "budget"),
        ("da", "5. Opfølgning", "reporting"),
        ("da", "Bilag 1", "annex"),
        ("da", "Skabelon", "template"),
        ("da", "Indsatsområde 2: Tilsyn", "area"),
        ("da", "Mål 2.1: Kortere svartider", "goal"),
        ("da", "Kortere ventetid", None),
        ("sv", "Mål 2026", "target_year"),
        ("sv", "Tillstånd 2019", "baseline"),
        ("sv", "1 Mål och återrapporteringskrav", "goals"),
        ("sv", "Återrapporteringskrav", "assignments"),
        ("sv", "3 Uppdrag", "assignments"),
        ("sv", "Mål 1 – Trygghet", "goal"),
        ("zh", "(三)工作目标", "goals"),
        ("zh", "二、重点任务", "tasks"),
        ("zh", "三、保障措施", "guidance"),
        ("zh", "2024年工作回顾", "review"),
        ("zh", "主要预期目标", "goals"),
    ],
)
def test_the_words_of_a_heading_say_what_stands_beneath_it(code, text, role):
    hit = readers(code).outliner.role(text)

    assert role == (hit[0].kind if hit else None)


def test_headings_nest_by_level_and_blocks_stand_under_the_nearest():
    found = outline(
        "da",
        heading("Plan 2025"),
        "Et afsnit.",
        heading("Mål", 2),
        heading("Mål 1: Kortere svartid", 3),
        "Ansøgerne får hurtigere svar.",
        table(("Mål", "Krav")),
        heading("Økonomi", 2),
        "Bevillingen er uændret.",
    )

    assert [
        "- Plan 2025 (1)",
        "  goals Mål (0)",
        "    goal Mål 1: Kortere svartid (2)",
        "  budget Økonomi (1)",
    ] == shape(found)


def test_a_goal_heading_gives_its_number_and_title():
    section = outline("da", heading("Mål 2.1: Kortere svartider")).children[0]

    assert ("2.1", "Kortere svartider") == (section.number, section.heading.text[slice(*section.title)])


def test_a_target_year_heading_gives_its_year():
    assert "2026" == outline("sv", heading("Mål 2026")).children[0].year


def test_a_short_label_line_opens_a_section_and_a_sentence_does_not():
    found = outline("da", heading("Plan 2025"), "Indledning", "Planen gælder et år.", "Mål", "Målet er nået i 2025.")

    assert ["- Plan 2025 (0)", "  background Indledning (1)", "  goals Mål (1)"] == shape(found)


def test_contents_lists_and_furniture_are_left_out():
    found = outline(
        "da",
        heading("Plan 2025"),
        passage("Mål ........ 4", "contents"),
        passage("Side 2 af 12", "furniture"),
        "Et afsnit.",
    )

    assert ["- Plan 2025 (1)"] == shape(found)


def test_chapters_behind_a_contents_list_do_not_stand_beneath_its_larger_heading():
    found = outline(
        "zh",
        heading("目次"),
        passage("壹、使命 ………… 3", "contents"),
        passage("貳、關鍵績效指標 ………… 5", "contents"),
        heading("壹、使命", 2),
        "本處掌理河川管理事項。",
        heading("一、沿革", 3),
        "本處成立於八十年。",
    )

    assert ["contents 目次 (0)", "vision 壹、使命 (1)", "  - 一、沿革 (1)"] == shape(found)


def test_a_line_that_recurs_with_other_page_numbers_is_no_section():
    running = [passage(f"Mål- og resultatplan, side {page}", id=f"f{page}", page=page) for page in range(1, 6)]

    assert ["goals Mål (1)"] == shape(outline("da", heading("Mål"), *running, "Ansøgerne får svar."))


def test_a_line_that_recurs_on_the_same_page_is_no_running_head():
    recurs = [
        passage("Målbillede 2030", "heading", level=3, page=page, id=f"h{n}") for n, page in enumerate([1, 1, 2, 2])
    ]

    assert ["- Plan 2026 (0)", *4 * ["  target_year Målbillede 2030 (0)"]] == shape(
        outline("da", heading("Plan 2026"), *recurs)
    )


def test_the_role_in_force_is_that_of_the_nearest_heading_that_says_something():
    found = outline("da", heading("Resultater i 2023"), heading("Kortere ventetid", 2), "Ventetiden faldt.")
    inner = found.children[0].children[0]

    assert "" == inner.role
    assert "review" == inner.role_in_force
    assert inner.silent


@pytest.mark.parametrize(
    ("text", "plan_year", "expected"),
    [
        ("Mål og resultater 2023", 2025, True),
        ("Mål 2023-2025", 2025, False),
        ("Mål", 2025, False),
        ("Mål 2023", None, False),
    ],
)
def test_a_heading_is_of_the_past_when_all_its_years_lie_before_the_plan(text, plan_year, expected):
    assert expected is is_past(text, plan_year)


def test_a_goal_chapter_of_a_past_year_is_a_review():
    assert "review" == outline("da", heading("Oversigt over mål 2023"), plan_year=2025).children[0].role


@pytest.mark.parametrize(
    ("text", "depth"), [("4. Mål", 1), ("4.1 Mål", 2), ("4.1.2. Mål", 3), ("Mål", 0), ("2025 mål", 0)]
)
def test_the_depth_of_a_headings_own_number(text, depth):
    assert depth == numbering_depth(text)


def test_numbered_label_lines_rank_by_their_numbers():
    found = outline(
        "da", heading("Plan 2025"), "1. Indledning", "Tekst.", "2. Mål", "2.1 Resultatmål", "Tekst om målene."
    )

    assert [
        "- Plan 2025 (0)",
        "  background 1. Indledning (1)",
        "  goals 2. Mål (0)",
        "    goals 2.1 Resultatmål (1)",
    ] == shape(found)


def test_what_is_set_to_the_right_of_a_heading_is_kept_apart_from_it():
    section = outline("da", heading("Mål 1: Kortere ventetid        Vægt: 25 pct.")).children[0]
    text = "Mål 1: Kortere ventetid Vægt: 25 pct."

    assert "Kortere ventetid" == text[slice(*section.title)]
    assert "Vægt: 25 pct." == text[slice(*section.rest)]


@pytest.mark.parametrize(
    ("language", "line", "title", "rest"),
    [
        ("da", "Mål 3. Kortere kø ved skranken Vægt 15 pct.", "Kortere kø ved skranken", "Vægt 15 pct."),
        ("sv", "Mål 2 – Tryggare hamnar Vikt: 20 %", "Tryggare hamnar", "Vikt: 20 %"),
    ],
)
def test_a_weight_that_closes_the_line_of_a_goal_is_kept_apart_without_a_gap(language, line, title, rest):
    section = outline(language, line, "Flere skal have hjælp med det samme.").children[0]

    assert ("goal", title) == (section.role, line[slice(*section.title)])
    assert rest == line[slice(*section.rest)]


def test_a_sentence_that_ends_in_a_share_is_no_weighed_goal():
    assert [] == outline("da", "Mål 3 og 4 har tilsammen vægt 30 pct.").children


def test_goals_in_plain_lines_keep_the_headings_of_their_requirements():
    lines = [
        one
        for number, name in enumerate(("Kortere kø", "Færre fejl"), 1)
        for one in (
            f"Mål {number}. {name} Vægt 50 pct.", "Det er vigtigt.", heading("Resultatkrav", 2), item("Højst 4 dage.")
        )
    ]  # fmt: skip
    goals = outline("da", heading("Mål for 2031", 2), *lines).children[0].children

    assert ["goal", "goal"] == [goal.role for goal in goals]
    assert [["Resultatkrav"], ["Resultatkrav"]] == [[one.heading.text for one in goal.children] for goal in goals]


def test_a_list_item_that_is_a_label_opens_a_section_too():
    assert ["goals 2. Mål (1)"] == shape(outline("da", item("Mål", "2. "), "Ansøgerne får svar i 2025."))


def test_a_heading_of_two_halves_over_headings_as_large_parts_its_goals_into_areas():
    plan = read(
        heading("Regional plan 2025"),
        heading("Planeringsmål – det här ska vi uppnå till 2030", 2),
        heading("För natur och vatten", 2),
        item("Sjöar och vattendrag har god ekologisk status."),
        heading("För transporter", 2),
        item("Transporternas risker har minskat."),
        item("Utsläppen har minskat med tre procent till och med 2030, jämfört med 2019."),
        heading("Genomförande", 2),
        passage("Planen genomförs av kommunerna."),
        language="sv",
    )

    assert 3 == len(plan.goals)
