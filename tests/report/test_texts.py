"""The fixed words of the report."""

import ast
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline.report
from pipeline.errors import PackError, UsageError
from pipeline.packs import load_packs
from pipeline.records import Comparator
from pipeline.report import texts as texts_module
from pipeline.report.tables import TABLES, WORDS
from pipeline.report.texts import load_texts, report_languages

OTHERS = tuple(language for language in report_languages() if language != texts_module.ORIGINAL)
TEMPLATES = sorted((Path(pipeline.report.__file__).parent / "templates").glob("*.j2"))


@pytest.mark.parametrize("language", report_languages())
@pytest.mark.parametrize(("words", "vocabulary"), WORDS.items())
def test_every_value_has_a_word_in_every_report_language(language: str, vocabulary: str, words: type) -> None:
    said = load_texts(language)._find(f"words.{vocabulary}")

    assert {word.value for word in words} <= set(said)


@pytest.mark.parametrize("language", report_languages())
def test_every_comparator_has_a_shape_for_its_target(language: str) -> None:
    texts = load_texts(language)

    for comparator in Comparator:
        assert "7" in texts(f"targets.{comparator.value}", value="7", upper="9", unit="days")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.S)

    assert "" == re.sub(r'<[^>]*>|\w+="[^"]*"|[\W\d_]', "", text)


def test_numbers_and_nouns_take_the_form_of_the_language() -> None:
    texts = load_texts("en")

    assert ("1 goal", "0 goals", "12,345 goals") == tuple(texts.count("goals", n) for n in (1, 0, 12345))
    assert ["0", "<1", "1", "67", "99", ">99", "100"] == [
        texts.percent(share).removesuffix("\u00a0%") for share in (0, 0.004, 0.006, 2 / 3, 0.99, 0.999, 1)
    ]


def test_the_four_report_languages_are_there() -> None:
    assert {"da", "en", "sv", "zh"} <= set(report_languages())


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("en", ["12,345.5", "-0.5", "7", "1,000", "0.50"]),
        ("da", ["12.345,5", "-0,5", "7", "1.000", "0,50"]),
        ("sv", ["12\u00a0345,5", "-0,5", "7", "1\u00a0000", "0,50"]),
        ("zh", ["12,345.5", "-0.5", "7", "1,000", "0.50"]),
    ],
)
def test_figures_take_the_marks_of_the_language(language: str, figures: list[str]) -> None:
    texts = load_texts(language)

    plain = [texts.figure(Decimal(figure)) for figure in ("12345.50", "-0.5", "7", "1E+3")]
    assert figures == [*plain, texts.figure(0.5, 2)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kicker = "', 'kickers = "', "title.kicker is missing"),
        ("{shown} af {all} rækker", "{shown} rækker", "plans.follow_ups_capped must have the blanks {all}, {shown}"),
        ('"The page could not be read." = "Siden', '"The page could not be read." = "Siden {n}', "messages.The page"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused_by_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, fault: str
) -> None:
    folder = Path(str(shutil.copytree(str(texts_module.FOLDER), tmp_path / "texts")))
    text = (folder / "da.toml").read_text("utf-8")
    assert old in text
    (folder / "da.toml").write_text(text.replace(old, new), "utf-8")
    monkeypatch.setattr(texts_module, "FOLDER", folder)

    with pytest.raises(PackError, match=re.escape(fault)):
        load_texts.__wrapped__("da")


def test_every_vocabulary_of_a_table_has_its_words() -> None:
    assert set(WORDS) == {column.vocabulary for table in TABLES for column in table.columns if column.vocabulary}


@pytest.mark.parametrize("language", report_languages())
def test_every_kind_of_document_that_a_pack_knows_has_a_word(language: str) -> None:
    words = load_texts(language)._find("words.document_kind")
    rules = [rule for pack in load_packs().values() for rule in pack.rules("documents").rules]

    assert {rule.value for rule in rules if rule.kind == "document_kind"} <= set(words)


# ------------------------------------------------------------------------------------------ what is said of files
def spoken(path: Path) -> Iterator[str]:
    """Sentences that a module says of a file: texts that end in a full stop, their blanks filled."""
    tree = ast.parse(path.read_text("utf-8"))
    filled = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values]
            text = "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in filled:
            text = re.sub(r"\{\w*\}", "7", node.value)
        else:
            continue
        if re.match(r"[A-Z7]\S*(?: \S+){3,}\.$", text):
            yield text


def sayings() -> list[str]:
    package = Path(pipeline.report.__file__).parents[1]
    modules = [
        *sorted((package / "ingest").glob("*.py")),
        package / "batch.py",
        package / "work.py",
        package / "extract" / "extractor.py",
    ]
    said = [text for module in modules for text in spoken(module)]
    # Errors of a call, what `inspect` shows of a passage, a text that is caught, and a sentence whose first word is filled.
    other = (
        "There is no language pack", "There are no files", "There is no file", "Cannot read 7: it must", "It reads as",
        "The scheduler is gone", "An overview names it", "Nothing in it", "The text of the page cannot be loaded", "7 7 could not be read",
    )  # fmt: skip
    docstrings = {ast.get_docstring(node) for m in modules for node in ast.walk(ast.parse(m.read_text("utf-8")))
                  if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)}  # fmt: skip
    return sorted({text for text in said if text not in docstrings and not text.startswith(other)})


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_is_said_of_a_file_can_be_said_in_every_language(language: str) -> None:
    texts = load_texts(language)
    told = [re.sub(r" 7$", "", text) for text in sayings()]

    assert 50 < len(told)
    assert [] == [text for text in told if texts.message(text) == text]


def test_every_language_knows_the_same_messages() -> None:
    known = {language: set(load_texts(language)._find("messages")) for language in OTHERS}

    assert all(messages == known[OTHERS[0]] for messages in known.values())


def test_a_message_is_translated_sentence_by_sentence_with_its_fillings() -> None:
    texts = load_texts("da")

    assert (
        "Siderne 1-3, 5 kunne ikke læses som tekst (billede eller skade); læs dem selv. Kør igen med --ocr auto."
        == (
            texts.message(
                "Pages 1-3, 5 could not be read as text (picture or damage); read them by eye. Run again with --ocr auto."
            )
        )
    )
    assert "Sproget kunne ikke fastslås (engelsk, som der ikke er nogen sprogpakke til)" in texts.message(
        "The language was not settled (English, for which there is no language pack): add a language pack or check the "
        "file."
    )


def test_a_message_that_is_not_known_stays_as_it_is() -> None:
    assert "Something new. The page could not be read." == (
        load_texts("sv").message("Something new. The page could not be read.")
    )
    assert "" == load_texts("zh").message("")


def test_a_missing_text_and_an_unknown_language_are_errors() -> None:
    with pytest.raises(KeyError, match=r"summary\.nothing"):
        load_texts("en")("summary.nothing")
    with pytest.raises(UsageError, match="choose one of"):
        load_texts("tlh")
