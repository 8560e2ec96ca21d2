"""Clean text for matching: what is undone, what stays, and that every clean character knows where it stood."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.cleaning import clean, is_wide

SUSPENDED = frozenset({"og", "och", "til"})
# Characters that cleaning treats in their own way, and ordinary ones between them.
PRINTED = st.text(st.sampled_from("abæÅ19 \n\r\t-‐\u00ad\u0002\u200b\ufeff\u00a0的目，％ﬁ²①é.;()og"), max_size=60)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("sagsbe-\nhandling", "sagsbehandling", id="a word broken over two lines"),
        pytest.param("sagsbe-  \n  handling", "sagsbehandling", id="with spaces around the break"),
        pytest.param("verksam\u0002heten", "verksamheten", id="the hyphen that pdfium reports as a control character"),
        pytest.param("verksam\u00ad\nheten", "verksamheten", id="a soft hyphen used as a hard one"),
        pytest.param("verk\u00adsamheten", "verksamheten", id="a soft hyphen inside a line"),
        pytest.param("mål-\nog resultatplan", "mål- og resultatplan", id="a suspended hyphen stays"),
        pytest.param("kultur-\noch fritid", "kultur- och fritid", id="a suspended hyphen in Swedish"),
        pytest.param("One Health-\nPerspektiver", "One Health- Perspektiver", id="a hyphen before a capital stays"),
        pytest.param("en ny e-\ntjänst", "en ny e-tjänst", id="a hyphen behind a letter alone stays"),
        pytest.param("1-\n3 sager", "1- 3 sager", id="a hyphen after a figure stays"),
        pytest.param("- svar\n- tid", "- svar - tid", id="a dash that opens a line is no hyphen"),
        pytest.param("mål-\n\n", "mål-", id="nothing follows"),
    ],
)
def test_an_end_of_line_hyphen_is_undone_only_inside_a_word(printed, expected):
    assert expected == clean(printed, SUSPENDED).text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("  mindst \n 95\u00a0pct.  ", "mindst 95 pct."),
        ("年度 绩效\n目标", "年度绩效目标"),
        ("万平\n方米", "万平方米"),
        ("完成 95 %", "完成 95 %"),
        ("目标\u200b值\ufeff", "目标值"),
        ("", ""),
        (" \n\t", ""),
        ("98.5%\n以上", "98.5%以上"),
        ("达到\n45%", "达到45%"),
        ("到 2026 年", "到 2026 年"),
        ("……\n目标2", "...... 目标2"),
        ("改造管网82公里，\n更换阀门", "改造管网82公里,更换阀门"),
        ("转入明年计划,\n6月底前完工", "转入明年计划,6月底前完工"),
        ("90 pct.,\n95 pct.", "90 pct., 95 pct."),
    ],
)
def test_runs_of_space_become_one_space_and_none_between_chinese_characters(printed, expected):
    assert expected == clean(printed).text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("（9５％）：", "(95%):"),
        ("eﬀekt", "effekt"),
        ("m²", "m²"),
        ("målt¹", "målt¹"),
        ("③年底前建成", "③年底前建成"),
        ("a\u030a", "å"),
    ],
)
def test_compatibility_forms_are_folded_but_the_marks_of_notes_and_points_are_not(printed, expected):
    assert expected == clean(printed).text


def test_without_folding_only_breaks_and_hyphens_are_undone():
    assert "（95％）effek-tiv ﬁn" == clean("（95％）effek-tiv\nﬁn", fold=False).text


def test_a_span_finds_its_way_back_to_the_printed_words():
    printed = "mindst  95\npct. af sags-\nbehandlingen"
    cleaned = clean(printed)
    start = cleaned.text.index("sagsbehandlingen")
    first, last = cleaned.span(start, len(cleaned.text))

    assert "sags-\nbehandlingen" == printed[first:last]


def test_an_empty_span_maps_to_an_empty_span():
    assert (3, 3) == clean("a  b").span(2, 2)


@given(PRINTED)
def test_every_clean_character_stands_at_a_place_of_its_own_or_of_its_ligature(printed):
    cleaned = clean(printed, SUSPENDED)

    assert len(cleaned.text) + 1 == len(cleaned.offsets)
    assert list(cleaned.offsets) == sorted(cleaned.offsets)
    assert len(printed) == cleaned.offsets[-1]
    for character, offset in zip(cleaned.text, cleaned.offsets, strict=False):
        original = printed[offset]
        printed_hyphen = character == "-" and original in "-‐\u0002"
        printed_space = character == " " and original.isspace()
        folded = character == original or character in unicodedata.normalize("NFKC", original)
        assert printed_hyphen or printed_space or folded, (character, original)


@given(PRINTED)
@example("\x02Å\x02b")
def test_the_quote_of_any_span_cleans_to_that_span_but_for_its_edges(printed):
    cleaned = clean(printed, SUSPENDED)
    words = [index for index, character in enumerate(cleaned.text) if character.isalnum()]
    if words:
        first, last = cleaned.span(words[0], words[-1] + 1)
        # whether a hyphen behind one letter stays is told by what stands ahead of the letter, and so at the edge
        again = clean(printed[first:last], SUSPENDED).text.replace("-", "")
        assert cleaned.text[words[0] : words[-1] + 1].strip().replace("-", "") in again


@given(PRINTED)
def test_clean_text_has_no_line_breaks_no_double_spaces_and_no_space_at_its_edges(printed):
    text = clean(printed).text

    assert "\n" not in text
    assert "  " not in text
    assert text == text.strip()


@pytest.mark.parametrize(
    ("character", "expected"), [("目", True), ("，", True), ("、", True), ("a", False), ("5", False), ("å", False)]
)
def test_wide_characters_are_those_of_scripts_without_word_spaces(character, expected):
    assert expected is is_wide(character)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("One Health-samarbejdet og -\nberedskabet", "One Health-samarbejdet og -beredskabet"),
        ("planen -\nsom gælder nu", "planen - som gælder nu"),
        ("比例达到\n98%以上", "比例达到98%以上"),
        ("投放24\n小时终端", "投放24小时终端"),
        ("共 20 项", "共 20 项"),
    ],
    ids=["a hyphen that opens a word", "a dash", "a figure after Han", "Han after a figure", "typed spaces stay"],
)
def test_what_a_line_break_stands_for(printed, expected):
    assert expected == clean(printed, frozenset({"og"})).text


@pytest.mark.parametrize(
    ("text", "expected", "offsets"),
    [
        pytest.param("vi ses på e\u0301n", "vi ses på én", (*range(11), 12, 13), id="behind words"),
        pytest.param("e\u0301n", "én", (0, 2, 3), id="at the start"),
    ],
)
def test_a_combining_sign_belongs_to_the_letter_before_it(text, expected, offsets):
    assert (expected, offsets) == (clean(text).text, clean(text).offsets)
