"""The plan's own title and its publisher on covers, letterheads, notices and web pages."""

import pytest

from pipeline.records import PassageKind
from tests.extract.reading import read
from tests.factories import heading, passage


def line(text, n=0):
    return passage(text, id=f"l{n}")


BODY = {
    "da": "Planen beskriver, hvad styrelsen vil opnå i de kommende år, og hvordan resultaterne måles og følges op hvert år af departementet.",
    "sv": "Planen beskriver vad myndigheten vill uppnå under de kommande åren och hur resultaten mäts och följs upp varje år av ledningen.",
    "zh": "为深入贯彻落实上级决策部署,推动各项工作取得新进展,结合实际制定本方案,请各单位认真组织实施并于每年底报告落实情况,确保各项目标任务如期完成。",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "lines", "title", "publisher"),
    [
        ("da", [heading("Ministeriet for Skov"), heading("Mål- og resultatplan"), line("2025"), heading("Skovstyrelsen")],
         "Mål- og resultatplan 2025", "Skovstyrelsen"),
        ("da", [heading("Miljø- og Vandministeriet", 3), heading("Rent vand til alle"),
                heading("National strategi for drikkevand 2025-2030", 2)],
         "Rent vand til alle. National strategi for drikkevand 2025-2030", "Miljø- og Vandministeriet"),
        ("da", [line("NÆVNET FOR LEJE   Journalnr. 2025-0012"), heading("ARBEJDSPROGRAM 2026")],
         "ARBEJDSPROGRAM 2026", "NÆVNET FOR LEJE"),
        ("sv", [heading("Solviks kommun", 5), heading("Verksamhetsplan 2025"), line("med plan för 2026 och 2027"),
                heading("Kultur- och fritidsnämnden", 3)],
         "Verksamhetsplan 2025 med plan för 2026 och 2027", "Solviks kommun, kultur- och fritidsnämnden"),
        ("sv", [heading("Regeringen"), line("Näringsdepartementet"), heading("Regeringsbeslut II:3", 3),
                line("2024-12-19", 1), heading("Regleringsbrev för budgetåret 2025 avseende Hamnverket")],
         "Regleringsbrev för budgetåret 2025 avseende Hamnverket", "Regeringen"),
        ("sv", [heading("Kommittédirektiv"), heading("Bättre villkor för sjöfarten", 2)],
         "Bättre villkor för sjöfarten", "Regeringen"),
        ("sv", [heading("Sök publikationer"), heading("Handlingsplan för skärgården 2025–2028")],
         "Handlingsplan för skärgården 2025–2028", ""),
        ("sv", [heading("Uppdrag att följa upp skogsmålenDiarienummer: N2026/00012")],
         "Uppdrag att följa upp skogsmålen", "Regeringen"),
        ("zh", [heading("柳河县人民政府文件"), line("柳政发〔2025〕8号"),
                heading("柳河县人民政府关于印发《柳河县养老服务三年行动方案(2025—2027年)》的通知")],
         "柳河县养老服务三年行动方案(2025—2027年)", "柳河县人民政府"),
        ("zh", [heading("政府工作报告"), line("——2026年1月12日在柳河县第十届人民代表大会第四次会议上"),
                line("柳河县人民政府县长 林安", 1)],
         "政府工作报告", "柳河县人民政府"),
    ],
)  # fmt: skip
def test_title_and_publisher_stand_on_lines_of_their_own(code, lines, title, publisher):
    plan = read(*lines, passage(BODY[code], id="body"), language=code)

    assert (title, publisher) == (plan.title, plan.publisher)


@pytest.mark.parametrize(
    ("code", "first"),
    [("sv", "Herr talman, ärade ledamöter av Sveriges riksdag!"), ("zh", "各位代表:"), ("da", "Kære Danmark")],
)
def test_a_text_that_begins_with_a_salutation_has_no_title(code, first):
    assert "" == read(passage(first, id="first"), passage(BODY[code], id="body"), language=code).title


def test_a_chapter_is_no_title():
    assert (
        "" == read(passage(BODY["zh"], id="b"), heading("一、总体要求"), heading("(一)指导思想"), language="zh").title
    )


def test_a_body_merely_mentioned_is_no_publisher():
    others = "Havnestyrelsen er hørt. Kyststyrelsen er hørt. Skovstyrelsen er hørt. Havnestyrelsen har svaret."

    assert "" == read(heading("Plan 2025"), passage(others), language="da").publisher


def test_the_running_head_names_the_publisher_where_no_cover_does():
    head = passage("Skovstyrelsen · Plan 2025", id="h", kind=PassageKind.FURNITURE)

    assert "Skovstyrelsen" == read(head, heading("Plan 2025"), passage(BODY["da"], id="b"), language="da").publisher


@pytest.mark.parametrize(
    ("code", "title", "head", "years"),
    [
        ("da", "Kontrakt", "Kontrakten gælder fra 1. januar 2024 til 31. december 2027.", (2024, 2027)),
        ("da", "Resultatlønskontrakt for skoleåret 2025/26", "Godkendt den 3. juni 2025", (2025, 2026)),
        ("sv", "En strategi", "Strategin ska gälla under perioden 2026–2030.", (2026, 2030)),
        ("zh", "某市政府環境保護局中程施政計畫(115至118年度)", "中華民國114年8月", (2026, 2029)),
        ("zh", "政府工作报告", "——2026年1月12日在柳河县第十届人民代表大会第四次会议上", (2026, 2026)),
        ("da", "Sammen om skoven", "December 2023", None),
    ],
)
def test_the_plans_years_are_those_it_states_and_not_the_day_it_was_decided(code, title, head, years):
    plan = read(heading(title), passage(head, id="head"), passage(BODY[code], id="b"), language=code)

    assert years == ((plan.period.start.year, plan.period.end.year) if plan.period else None)
