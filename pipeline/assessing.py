"""What the command `assess` does: judge formulations while they are being written, one or a file of them."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.compare import Catalogue, asked_catalogue, choose_lens, figure, judge_statement
from pipeline.compare.catalogue import LensEntry
from pipeline.errors import UsageError
from pipeline.ingest.language import detect
from pipeline.packs import LanguagePack, load_packs
from pipeline.records import Judgement, Plan
from pipeline.report import Texts, load_texts, near_words

_SIGNS = {"met": "●", "partly": "◐", "not_met": "○", "cannot_tell": "?", "not_applicable": "–"}
_WIDTH = 100
_INDENT = " " * 4


def assess_text(
    text: str,
    language: str | None,
    *,
    form: str,
    lens: str | None,
    lang: str | None,
    models: Path | None,
    own: Path | None = None,
    meaning: bool = False,
) -> str:
    """The verdicts on one formulation: for people, or JSON `{criterion: {verdict, because, evidence, suggestion}}`."""
    catalogue = asked_catalogue(models, own, meaning=meaning)
    pack = pack_for(text, language, load_packs(models))
    spoken_in = catalogue.words(lang).language
    judgements = judge_statement(text, pack, catalogue, texts=spoken_in)
    if form == "json":
        return json.dumps(_content(judgements, catalogue), ensure_ascii=False, indent=1)
    catalogue = catalogue.in_language(spoken_in)
    return "\n".join(_shown(judgements, catalogue, _lens(pack, catalogue, lens), load_texts(spoken_in)))


def assess_lines(
    path: Path,
    language: str | None,
    *,
    lang: str | None,
    models: Path | None,
    own: Path | None = None,
    meaning: bool = False,
) -> Iterator[str]:
    """A JSON line `{id, criteria}` for each line `{id, language, text}` of a file; `language` is what lines without
    one are in. Raises UsageError with the number of a line that does not fit."""
    catalogue, packs = asked_catalogue(models, own, meaning=meaning), load_packs(models)
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        given = _given(line, number, path)
        pack = pack_for(given["text"], given.get("language") or language, packs)
        criteria = _content(judge_statement(given["text"], pack, catalogue, texts=lang), catalogue)
        yield json.dumps({"id": given.get("id", number), "criteria": criteria}, ensure_ascii=False)


def read_text(path: Path) -> str:
    """The formulation in a file, or on standard input for `-`."""
    return "\n".join(_lines(path)).strip()


def _lines(path: Path) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text. Save it as UTF-8.") from error


def _given(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}, line {number} is not JSON: {error.msg}.") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or not given["text"].strip():
        raise UsageError(f'{path}, line {number} holds no text. A line is {{"id": …, "language": …, "text": …}}.')
    return given


def pack_for(text: str, language: str | None, packs: Mapping[str, LanguagePack]) -> LanguagePack:
    """The pack of a language, else of the language that a text is told to be in. Raises UsageError where that is not
    sure or has no pack."""
    code = language or detect(text, packs)[0]
    if not text.strip():
        raise UsageError("There is no formulation to judge. Give it in quotes, as a file, or on standard input with -.")
    if code is None:
        raise UsageError(f"The language is not sure in so short a text. Name it with --language: {', '.join(packs)}.")
    if code not in packs:
        raise UsageError(f"There is no language pack {code!r}; there are {', '.join(packs)}.")
    return packs[code]


def _lens(pack: LanguagePack, catalogue: Catalogue, wanted: str | None) -> LensEntry:
    country = next((rule.value for rule in pack.rules("documents").rules if rule.kind == "country"), "")
    return choose_lens(Plan("", pack.code, country=country), catalogue, wanted)


def _content(judgements: Sequence[Judgement], catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    return {
        each.criterion: {
            "verdict": each.verdict.value,
            "because": each.because,
            "evidence": list(each.evidence),
            "suggestion": each.suggestion,
            "exemplar": _exemplar(each, catalogue),
            "exemplar_id": each.exemplar_id,
            "exemplar_score": each.exemplar_score,
            "exemplar_match": [match.value for match in each.exemplar_match],
            "exemplar_words": list(each.exemplar_words),
            "basis": each.basis,
        }
        for each in judgements
    }


def _exemplar(judgement: Judgement, catalogue: Catalogue) -> str:
    return next((each.text for each in catalogue.exemplars if each.id == judgement.exemplar_id), "")


def _shown(judgements: Sequence[Judgement], catalogue: Catalogue, lens: LensEntry, texts: Texts) -> Iterator[str]:
    width = min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)
    for each in judgements:
        yield texts(
            "assess.line",
            sign=_SIGNS[each.verdict.value],
            label=catalogue.criteria[each.criterion].label,
            verdict=texts.word("verdict", each.verdict.value),
            standing=texts.word("standing", lens.standing.get(each.criterion, "not_asked")),
        )
        yield textwrap.fill(each.because, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
        if each.suggestion:
            advice = texts("assess.advice", advice=each.suggestion)
            yield textwrap.fill(advice, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    nearest = max(judgements, key=lambda each: each.exemplar_score or 0, default=None)
    if nearest and nearest.exemplar_id:
        yield f"\n{texts('assess.exemplar')}"
        yield textwrap.indent(_exemplar(nearest, catalogue), _INDENT)
        yield f"{_INDENT}({nearest.exemplar_id}. {near_words(nearest, texts)})"
    yield f"\n{_counted(judgements, texts)}"
    reached = figure(judgements, lens, catalogue)
    if reached.value is None:
        yield texts("assess.undecided", lens=lens.label)
    else:
        yield texts("assess.weighed", lens=lens.label, share=texts.percent(reached.value))


def _counted(judgements: Sequence[Judgement], texts: Texts) -> str:
    """How many verdicts there are of each kind, those that do not occur left out."""
    verdicts = [each.verdict.value for each in judgements]
    counts = ((verdict, verdicts.count(verdict)) for verdict in _SIGNS)
    return texts.listed(
        texts("assess.counted", n=count, verdict=texts.word("verdict", verdict)) for verdict, count in counts if count
    )
