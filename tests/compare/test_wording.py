"""Taking a text apart: what is a date, a baseline, a figure, and what is none of these."""

from decimal import Decimal

import pytest

from pipeline.compare.aims import aims
from pipeline.compare.sentences import sentences
from pipeline.compare.steps import number
from pipeline.compare.wording import Wording

OCTOBER_DA, OCTOBER_SV = "senest den 1. oktober 2026", "senast den 1 oktober 2026"
ROWS = [
    # language, text, figures, dates, baselines
    ("da", "Den stiger fra 61 pct. i 2025 til 75 pct. i 2026.", ["75 pct."], ["i 2026"], ["fra 61 pct. i 2025"]),
    ("da", "Svar gives inden for 5 dage (2024: 9 dage).", ["5 dage"], [], ["(2024: 9 dage)"]),
    ("da", "Mål 2.1: Indsatsen, jf. lov nr. 12 af 3. maj 2021, styrkes.", [], [], []),
    ("da", f"Mindst 20 af de 25 kommuner er med {OCTOBER_DA}.", ["20 af de 25"], [OCTOBER_DA], []),
    ("sv", "Den ökar från 61 procent 2025 till 75 procent 2026.", ["75 procent"], ["2026"], ["från 61 procent 2025"]),
    ("sv", f"Minst 20 av de 25 kommunerna är med {OCTOBER_SV}.", ["20 av de 25"], [OCTOBER_SV], []),
    ("sv", "Kostnaden är högst 1 450 kronor per prov.", ["1 450 kronor"], [], []),
    ("zh", "到2026年底,合格率由2024年的61%提高到75%。", ["75%"], ["到2026年底"], ["由2024年的61%"]),
    ("zh", "2027年秋季,50%以上的学生住校。", ["50%"], ["2027年"], []),
    ("zh", "新建小学6所,安排资金500万元。", ["6所"], [], []),
    ("zh", "2027年参检率为100%。", ["100%"], ["2027年"], []),
    ("zh", "2027年平均6天,2025年平均9天。", ["6天"], ["2027年"], ["2025年平均9天"]),
    ("zh", "2027年为300户居民换管。", ["300户"], ["2027年"], []),
    ("zh", "展厅全部配中英文说明。目前展厅只有中文说明。", [], [], ["目前展厅只有中文说明"]),
    ("zh", "做好防汛。水库坝高68米,1978年蓄水。", [], [], []),
]


@pytest.mark.parametrize(("language", "text", "figures", "dates", "baselines"), ROWS)
def test_a_text_is_taken_apart_into_figures_dates_and_baselines(packs, language, text, figures, dates, baselines):
    piece = Wording(text, "statement", packs[language])

    assert figures == [hit.quote for hit in piece.figures]
    assert dates == [hit.quote for hit in piece.dates]
    assert baselines == [base.hit.quote for base in piece.bases]


@pytest.mark.parametrize(
    ("text", "value"),
    [("三十天", 30), ("百分之七十九", 79), ("1.2万人", 12000), ("1,500件", 1500), ("八成", 80), ("两年", 2)],
)
def test_levels_in_chinese_numerals_can_be_held_against_digits(packs, text, value):
    assert value == number(text, packs["zh"])


@pytest.mark.parametrize(
    ("language", "text", "followup"),
    [
        ("da", "Andelen stiger til 75 pct. i 2026 og afrapporteres hvert halvår.", "og afrapporteres hvert halvår."),
        ("sv", "Andelen ökar till 75 procent 2026 och redovisas varje tertial.", "och redovisas varje tertial."),
        ("zh", "合格率提高到75%,每季度向市政府报告。", "每季度向市政府报告。"),
    ],
)
def test_a_clause_of_follow_up_is_kept_apart_from_the_goal(packs, language, text, followup):
    piece = Wording(text, "statement", packs[language])

    assert [followup] == [piece.text[start:end] for start, end in piece.followups]
    assert 1 >= len(piece.dates)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("da", "Styrelsen effektiviserer, digitaliserer og forbedrer betjeningen.", 3),
        ("da", "Styrelsen udarbejder og indfører en ny model.", 1),
        ("da", "Ventetiden falder, og tilfredsheden stiger.", 2),
        ("da", "Styrelsen afholder møder, der nedbringer ventetiden.", 1),
        ("sv", "Verket tar fram och inför en ny modell.", 1),
        ("sv", "Verket utbildar, informerar och utreder.", 3),
        ("zh", "改造场馆、延长开放时间、培训志愿者。", 3),
        ("zh", "通过改造管网,水质达标率提高到95%。", 1),
    ],
)
def test_aims_are_counted_not_commas(packs, language, text, count):
    assert count == len(aims(Wording(text, "statement", packs[language])))


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("da", "Afvigelsen er højst 5 pct. Der måles kvartalsvis.", 2),
        ("da", "Inden 1. juli 2026 er ca. 40 kommuner med, jf. Finansministeriets plan.", 1),
        ("sv", "Vi följer t.ex. 40 kommuner. Målet följs upp.", 2),
        ("zh", "办结率达到95%。每月通报。", 2),
    ],
)
def test_points_of_abbreviations_and_ordinals_end_no_sentence(packs, language, text, count):
    assert count == len(sentences(text, packs[language]))


def test_traditional_characters_are_read_like_simplified_ones_and_quoted_as_printed(packs):
    piece = Wording("旅客滿意度達到88%。", "statement", packs["zh"])

    assert ["旅客"] == [hit.quote for hit in piece.find("beneficiary")]
    assert ["滿意度", "達到"] == [hit.quote for hit in piece.find("outcome")]


@pytest.mark.parametrize(
    ("text", "figures", "dates"),
    [
        # sizes, papers and the past tell nothing of the target ...
        ("Vejene er sikre. Nettet har 640 broer og 12 tunneler.", [], []),
        ("Vejene er sikre. Indsatsen bygger på strategien Sikker Vej 2030.", [], []),
        ("Vejene er sikre. Kontoret flyttede i 2019.", [], []),
        # ... but the first sentence is the goal, and a bound makes a target anywhere
        ("Nettet har 640 broer i 2026.", ["640 broer"], ["i 2026"]),
        ("Vejene er sikre. Nettet har mindst 640 broer i 2026.", ["mindst 640"], ["i 2026"]),
        ("Vejene er sikre. Målet er 30 tunneler.", ["30 tunneler"], []),
        # a time limit within the name of a share
        ("Andelen af breve besvaret inden for tre dage stiger.", [], []),
        ("Andelen af breve besvaret inden for tre dage stiger til 90 pct.", ["90 pct."], []),
    ],
)
def test_figures_of_the_background_are_no_targets(packs, text, figures, dates):
    piece = Wording(text, "statement", packs["da"])

    assert figures == [hit.quote for hit in piece.figures]
    assert dates == [hit.quote for hit in piece.dates]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("Tavlerne er på tysk i 2027. I 2025 er tavlerne kun på dansk.", ["I 2025 er tavlerne kun på dansk."]),
        ("Svar gives på 5 dage i 2027. I 2025 er det 9 dage.", ["I 2025 er det 9 dage."]),
        ("Svar gives på 5 dage i 2027. I 2025 er museet åbent.", []),  # of something else
        ("Svar gives på 9 dage i 2025. I 2027 er det 5 dage.", []),  # a later target
        ("Støjen halveres fra 2023 til 2028.", ["fra 2023"]),
        ("Planen gælder fra 2023 til 2028.", []),
    ],
)
def test_an_earlier_year_says_from_where(packs, text, bases):
    assert bases == [base.hit.quote for base in Wording(text, "statement", packs["da"]).bases]


@pytest.mark.parametrize(
    ("text", "value"),
    [("otte uger", 8), ("ni ud af ti", 90), ("20 af de 25", 80), ("1.450,5 kr.", Decimal("1450.5")), ("et brev", None)],
)
def test_figures_are_read_in_digits_and_words(packs, text, value):
    assert value == number(text, packs["da"])
