"""Figures are read twice: what the second recogniser is sure of is taken, letters are left alone."""

import pytest

from pipeline.ingest.ocr_figures import with_second_opinion
from pipeline.ingest.ocr_rapid import _words
from pipeline.ingest.ocr_words import ReadLine, ReadWord


def line(text, confidence=0.8, gap=10):
    words, x = [], 0
    for part in text.split():
        words.append(ReadWord(part, (x, 0, x + 10 * len(part), 20), confidence))
        x += 10 * len(part) + gap
    return ReadLine(tuple(words))


def opinion(first, second, sure=0.98):
    asked = []

    def again(boxes):
        asked.extend(boxes)
        return [[ReadWord(part, (0, 0, 9, 9), sure) for part in second.split()] for _ in boxes]

    found = with_second_opinion([line(first)], again)
    return " ".join(word.text for one in found for word in one.words), len(asked)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("yrkesprogram (26)", "yrkesprogram (%)", "yrkesprogram (%)", id="a sign read as figures"),
        pytest.param("mindst 9S pct.", "mindst 95 pct.", "mindst 95 pct.", id="a letter in a figure"),
        pytest.param("over 37 dage", "over 37dage", "over 37 dage", id="words are not joined"),
        pytest.param("få 37 svär", "fa 37 svar", "få 37 svär", id="letters are those of the first"),
        pytest.param("højst 4 fejl", "noget helt andet 77777", "højst 4 fejl", id="not the same print"),
        pytest.param("højst 4", "højst", "højst 4", id="a figure at the edge is not dropped"),
        pytest.param("> 95", "≥95", "≥ 95", id="a bound"),
        pytest.param("i alt 361 mio.", "i alt 36,1 mio.", "i alt 36,1 mio.", id="a decimal mark"),
        pytest.param("løst pct. af 40", "løst 15 pct. af 40", "løst 15 pct. af 40", id="a figure passed over"),
        pytest.param("så tal 5", "sa tal 5.1", "så tal 5.1", id="the end of a figure"),
    ],
)
def test_the_surer_figure_is_taken(first, second, expected):
    assert (expected, 1) == opinion(first, second)


def test_a_short_unsure_reading_is_replaced_as_a_whole():
    first = [line("så", 0.77), line("så", 0.96)]
    found = with_second_opinion(first, lambda boxes: [[ReadWord("5.1", (0, 0, 9, 9), 0.99)] for _ in boxes])
    assert ["5.1", "så"] == [word.text for one in found for word in one.words]


def test_an_unsure_second_reading_changes_nothing():
    assert "95 pct." == opinion("95 pct.", "96 pct.", sure=0.6)[0]


def test_lines_without_figures_are_not_read_again():
    assert ("kun ord her", 0) == opinion("kun ord her", "99")


def test_cells_of_a_row_are_read_one_by_one():
    boxes = []

    def again(asked):
        boxes.extend(asked)
        return [[] for _ in asked]

    with_second_opinion([line("12 av 30", gap=60)], again)
    assert [(0, 20), (160, 180)] == [(box[0], box[2]) for box in boxes]


def test_where_they_differ_the_lower_confidence_stays():
    found = with_second_opinion([line("(26)", 0.7)], lambda boxes: [[ReadWord("(%)", (0, 0, 9, 9), 0.95)]])
    assert [("(%)", 0.7)] == [(word.text, word.confidence) for word in found[0].words]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param("≤0.5%0", "≤0.5‰", id="per mille"),
        pytest.param("98%", "98%", id="per cent"),
        pytest.param("--居民健康", "——居民健康", id="a dash that begins an item"),
        pytest.param("2021--2025", "2021--2025", id="a dash between figures is left"),
    ],
)
def test_characters_that_the_recogniser_does_not_know_are_given_back(read, expected):
    words = _words(read, 0.9, (0.0, 0.0, 100.0, 20.0), ())
    assert expected == "".join(word.text for word in words)
    assert len(expected) == sum(len(word.places) for word in words)
