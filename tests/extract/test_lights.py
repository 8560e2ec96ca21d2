"""What a printed status means, by words, marks and colours, and what a document's legend makes of them."""

import pytest

from pipeline.colours import colour_of
from pipeline.extract.lights import Legend, LightReader
from pipeline.packs import load_pack
from pipeline.records import FollowUpStatus as Status
from tests.extract.reading import texts
from tests.factories import document, passage


def legend(code, *lines):
    made = document(*(passage(line, id=f"p{n}") for n, line in enumerate(lines)), language=code)
    return LightReader(load_pack(code)).legend(made, texts(made, code))


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("#00b050", "green"), ("#c6efce", "green"), ("#92d050", "green"), ("#ffff00", "yellow"), ("#ffc000", "yellow"),
        ("#ffeb9c", "yellow"), ("#ff0000", "red"), ("#ffc7ce", "red"), ("#0070c0", "blue"), ("#bfbfbf", "grey"),
        ("#ffffff", ""), ("#000000", ""), ("", ""),
    ],
)  # fmt: skip
def test_shades_are_told_by_their_hue(fill, colour):
    assert colour == colour_of(fill)


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("da", "Målet er ikke opfyldt", Status.NOT_MET), ("da", "Delvist opfyldt", Status.PARTLY_MET),
        ("da", "Opfyldt", Status.MET), ("da", "Målet forventes ikke nået", Status.OFF_TRACK),
        ("da", "Målet forventes delvist nået", Status.AT_RISK), ("da", "Målet forventes nået", Status.ON_TRACK),
        ("da", "Lettere forsinket", Status.AT_RISK), ("da", "Udgået", Status.LAPSED),
        ("da", "Endnu ikke opgjort", Status.UNKNOWN), ("sv", "Målet bedöms inte nås", Status.OFF_TRACK),
        ("sv", "Målet bedöms delvis nås", Status.AT_RISK), ("sv", "Avfört", Status.LAPSED),
        ("sv", "Ej uppfyllt", Status.NOT_MET), ("zh", "未完成", Status.NOT_MET), ("zh", "部分完成", Status.PARTLY_MET),
        ("zh", "超额完成", Status.MET), ("zh", "完全不可能", Status.OFF_TRACK), ("zh", "取消", Status.LAPSED),
    ],
)  # fmt: skip
def test_a_negation_or_degree_in_front_decides(code, text, status):
    assert status is LightReader(load_pack(code)).word(text)


def test_a_colour_means_nothing_where_the_document_does_not_speak_of_its_lights():
    read = LightReader(load_pack("da")).read("", "#00b050", Legend())

    assert (Status.UNKNOWN, "#00b050") == (read.status, read.text)


def test_lights_that_a_document_names_have_their_usual_meaning():
    assert Status.AT_RISK is legend("da", "Årsag og konsekvens (hvis gul/rød)").of("yellow")
    assert None is legend("da", "Den grønne omstilling").of("green")


@pytest.mark.parametrize(
    ("code", "line", "colour", "status"),
    [
        ("da", "Grøn: målet er opfyldt. Gul: målet er delvist opfyldt.", "green", Status.MET),
        ("sv", "Grönt = målet bedöms nås, rött = målet bedöms inte nås", "red", Status.OFF_TRACK),
        ("sv", "Färgerna betyder: grönt - målet bedöms nås, gult - målet bedöms delvis nås", "yellow", Status.AT_RISK),
        ("zh", "蓝灯表示提前完成,绿灯表示正常推进,红灯表示严重滞后。", "blue", Status.MET),
        ("da", "Opfyldt (grøn), ikke opfyldt (rød)", "red", Status.NOT_MET),
    ],
)
def test_a_legend_decides_what_a_colour_means(code, line, colour, status):
    assert status is legend(code, line).of(colour)


def test_a_legend_outweighs_the_usual_meaning_of_the_word_too():
    known = legend("da", "Grøn: målet er opfyldt. Rød: målet er ikke opfyldt.")

    assert Status.MET is LightReader(load_pack("da")).read("Grøn", "", known).status


@pytest.mark.parametrize(
    ("code", "line", "meanings"),
    [
        ("sv", "G = enligt plan    A = avvikelse, bedöms kunna hämtas in    R = målnivån nås inte",
         {"g": Status.ON_TRACK, "a": Status.AT_RISK, "r": Status.OFF_TRACK}),
        ("zh", "注:A=正常推进,B=略有滞后,C=严重滞后。",
         {"a": Status.ON_TRACK, "b": Status.AT_RISK, "c": Status.OFF_TRACK}),
        ("da", "H: målet er opfyldt, D: målet er delvist opfyldt, I: målet er ikke opfyldt",
         {"h": Status.MET, "d": Status.PARTLY_MET, "i": Status.NOT_MET}),
        ("da", "A: Formål. B: Baggrund. C: Økonomi.", {}), ("sv", "Bilaga A: målet är uppnått", {}),
    ],
)  # fmt: skip
def test_letters_mean_what_a_legend_of_several_says_and_a_forecast_makes_them_all_foretold(code, line, meanings):
    assert meanings == legend(code, line).words


@pytest.mark.parametrize(
    ("code", "lines", "meanings"),
    [
        ("da", ["✔ Kravet forventes opfyldt   ❢ Risiko for, at kravet ikke opfyldes   ✖ Kravet forventes ikke opfyldt"],
         {"✔": Status.ON_TRACK, "❢": Status.AT_RISK, "✖": Status.OFF_TRACK}),
        ("sv", ["● uppfyllt ◐ delvis uppfyllt ○ inte uppfyllt"],
         {"●": Status.MET, "◐": Status.PARTLY_MET, "○": Status.NOT_MET}),
        ("sv", ["Teckenförklaring:", "★ Målet är uppnått", "✩ Målet är delvis uppnått", "☆ Målet är inte uppnått"],
         {"★": Status.MET, "✩": Status.PARTLY_MET, "☆": Status.NOT_MET}),
        ("zh", ["注:★已完成;△推进中,存在滞后;▽未启动。"],
         {"△": Status.AT_RISK, "▽": Status.UNKNOWN, "★": Status.MET}),
        ("da", ["Opfyldt ✔, delvist opfyldt ◑, ikke opfyldt ✖"],
         {"✔": Status.MET, "◑": Status.PARTLY_MET, "✖": Status.NOT_MET}),
        ("da", ["■ Målet er opfyldt", "■ Økonomien er i balance"], {}),
        ("sv", ["→ oförändrad trend ↗ positiv trend"], {}),
    ],
)  # fmt: skip
def test_marks_mean_what_running_text_or_lines_say_of_several(code, lines, meanings):
    assert meanings == legend(code, *lines).words


def test_one_mark_printed_in_several_colours_explains_them_from_good_to_bad():
    known = legend("sv", "● målet bedöms nås ● målet bedöms delvis nås ● målet bedöms inte nås")

    assert [Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK] == [known.of(c) for c in ("green", "yellow", "red")]


def test_where_a_legend_foretells_what_is_reached_is_on_its_way_there():
    known = legend("sv", "Grön: målet nås. Gul: osäkert om målet nås. Röd: målet nås inte.")

    assert [Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK] == [known.of(c) for c in ("green", "yellow", "red")]


@pytest.mark.parametrize(
    ("code", "met", "better", "worse"),
    [
        ("da", "Målet er opfyldt", "Målet er ikke opfyldt, men bedre end året før",
         "Målet er ikke opfyldt og ringere end året før"),
        ("sv", "Målet är uppnått", "Målet är inte uppnått men trenden är positiv",
         "Målet är inte uppnått och trenden är negativ"),
        ("zh", "已完成", "未完成,较上年有所改善", "未完成,较上年下降"),
    ],
)  # fmt: skip
def test_of_two_ways_of_falling_short_in_a_legend_the_first_is_between(code, met, better, worse):
    colours = {"da": ("Grøn", "Gul", "Rød"), "sv": ("Grön", "Gul", "Röd"), "zh": ("绿色", "黄色", "红色")}[code]
    graded = [Status.MET, Status.PARTLY_MET, Status.NOT_MET]

    lights = legend(
        code, ". ".join(f"{name}: {said}" for name, said in zip(colours, (met, better, worse), strict=True))
    )
    assert graded == [lights.of(colour) for colour in ("green", "yellow", "red")]
    assert graded == list(legend(code, f"● {met}", f"▲ {better}", f"■ {worse}").words.values())
    assert [Status.MET, Status.NOT_MET] == list(legend(code, f"● {met}", f"■ {worse}").words.values())


def test_a_mark_means_what_is_said_up_to_the_next_mark():
    known = legend("sv", "✔ = målvärdet uppnått ◐ = målvärdet delvis uppnått ✘ = målvärdet inte uppnått")

    assert {"✔": Status.MET, "◐": Status.PARTLY_MET, "✘": Status.NOT_MET} == known.words


def test_what_lags_is_the_worst_of_three_grades_where_another_is_at_risk():
    assert Status.OFF_TRACK is legend("zh", "正常推进", "存在风险", "进度滞后").words.get("进度滞后")
    assert {} == legend("zh", "正常推进", "进度滞后").words
    assert {} == legend("zh", "正常推进", "存在风险", "进度滞后", "严重滞后").words
