"""A report as fixed-width text for people and as JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pipeline.evaluation.scores import Counts, FieldScore, Miss, Report, ShareScore

NOTHING = "–"
_NAME, _MATCH, _FIGURE = 26, 10, 6
_LONGEST_QUOTE = 160
_COLUMNS = ("P", "R", "F1", "gold")
_ALL_COLUMNS = ("micro", "macro", "gold")


def render(report: Report, *, errors: bool = False) -> str:
    """The table of all fields and languages; with `errors` also every miss, the most common kind first."""
    corpus = report.corpus
    lines = [f"{corpus.documents} documents, {len(report.failed)} failed"]
    lines += [f"  failed: {f.document}: {f.status}. {f.message}" for f in report.failed]
    lines.append(f"{corpus.goals} goals and {corpus.measures} measures in the gold, corpus {corpus.digest[:8]}")
    lines += ["", *_heads(report.languages)]
    for title, rows in (
        ("Records", report.records),
        ("Fields of the records that were found", report.fields),
        ("End to end: the fields of missed and of spurious records count too", report.end_to_end),
    ):
        lines += ["", title, *(_row(row, report.languages) for row in rows)]
    lines += ["", "Shares", *(_share_row(row, report.languages) for row in report.shares)]
    lines += ["", "Confidence of a goal and how often it is right", *_reliability(report)]
    if errors:
        lines += _listed(report.misses)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_agreement(readers: Report, program: Report) -> str:
    """F1 of the second reader and of the program against the first reader, on the documents that both read."""
    corpus = readers.corpus
    lines = [
        "",
        "Two readers: F1 of the second reader and of the program, both against the first reader",
        f"{corpus.documents} documents that two people annotated, {corpus.goals} goals and {corpus.measures} measures",
        "",
        f"{'field':<{_NAME}}{'match':<{_MATCH}}"
        + "".join(f"  {language:>8} reader program" for language in (*readers.languages, "all")),
    ]
    for one, other in zip((*readers.records, *readers.fields), (*program.records, *program.fields), strict=True):
        cells = [
            *((one.languages[code], other.languages[code]) for code in readers.languages),
            (one.micro, other.micro),
        ]
        line = f"{one.field:<{_NAME}}{one.match:<{_MATCH}}"
        lines.append(line + "".join(f"  {a.support:>8} {_number(a.f1):>6} {_number(b.f1):>7}" for a, b in cells))
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _heads(languages: Sequence[str]) -> list[str]:
    start, width = " " * (_NAME + _MATCH), _FIGURE * len(_COLUMNS)
    above = start + "".join(f"  {language:^{width}}" for language in languages) + "  all"
    under = f"{'field':<{_NAME}}{'match':<{_MATCH}}"
    under += "".join("  " + _figures(_COLUMNS) for _ in languages) + "  " + _figures(_ALL_COLUMNS)
    return [above, under]


def _figures(texts: Sequence[str]) -> str:
    return "".join(f"{text:>{_FIGURE}}" for text in texts)


def _row(row: FieldScore, languages: Sequence[str]) -> str:
    line = f"{row.field:<{_NAME}}{row.match:<{_MATCH}}"
    for language in languages:
        c = row.languages[language]
        line += "  " + _figures((_number(c.precision), _number(c.recall), _number(c.f1), str(c.support)))
    return line + "  " + _figures((_number(row.micro.f1), _number(row.macro), str(row.micro.support)))


def _share_row(row: ShareScore, languages: Sequence[str]) -> str:
    width = _FIGURE * len(_COLUMNS)
    line = f"{row.name:<{_NAME}}{f'want {row.wanted}':<{_MATCH}}"
    for share in (*(row.languages[language] for language in languages), row.micro):
        line += "  " + f"{_number(share.value)} ({share.part}/{share.whole})".rjust(width)
    return line


def _reliability(report: Report) -> list[str]:
    return [
        f"  {each.low:.1f} to {each.high:.1f}  {_number(each.goals.value)} ({each.goals.part}/{each.goals.whole})"
        for each in report.reliability
    ]


# ---------------------------------------------------------------------------------------------- errors
def _by_kind(misses: Sequence[Miss]) -> list[tuple[str, list[Miss]]]:
    groups = [(kind, list(some)) for kind, some in groupby(sorted(misses, key=lambda m: m.kind), key=lambda m: m.kind)]
    return sorted(groups, key=lambda group: (-len(group[1]), group[0]))


def _listed(misses: Sequence[Miss]) -> list[str]:
    lines = []
    for kind, group in _by_kind(misses):
        lines += ["", f"{kind} ({len(group)})"]
        for miss in group:
            page = f", page {miss.page}" if miss.page is not None else ""
            lines.append(f"  {miss.document}{page}: “{_short(miss.quote)}”")
            if miss.expected and miss.expected != miss.quote:
                lines.append(f"      gold:  {_short(miss.expected)}")
            if miss.found and miss.found != miss.quote:
                lines.append(f"      found: {_short(miss.found)}")
            if miss.rule:
                lines.append(f"      rule:  {miss.rule}")
    return lines


def _short(text: str) -> str:
    """One printable line."""
    line = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


# ---------------------------------------------------------------------------------------------- JSON
def to_json(report: Report) -> str:
    """All counts, shares and misses as indented JSON with a stable order of keys."""
    content = {
        "corpus": {
            "digest": report.corpus.digest,
            "documents": report.corpus.documents,
            "goals": report.corpus.goals,
            "measures": report.corpus.measures,
        },
        "failed": [{"document": f.document, "status": f.status, "message": f.message} for f in report.failed],
        "languages": list(report.languages),
        "records": [_row_content(row) for row in report.records],
        "fields": [_row_content(row) for row in report.fields],
        "end_to_end": [_row_content(row) for row in report.end_to_end],
        "shares": [_share_content(row) for row in report.shares],
        "reliability": [
            {"low": b.low, "high": b.high, "right": b.goals.part, "goals": b.goals.whole} for b in report.reliability
        ],
        "misses": [
            {name: getattr(miss, name) for name in ("kind", "document", "page", "quote", "expected", "found", "rule")}
            for _, group in _by_kind(report.misses)
            for miss in group
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _row_content(row: FieldScore) -> dict[str, Any]:
    languages = {language: _counts_content(counts) for language, counts in row.languages.items()}
    micro = _counts_content(row.micro)
    return {
        "field": row.field,
        "match": row.match,
        "languages": languages,
        "micro": micro,
        "macro_f1": _rounded(row.macro),
    }


def _counts_content(counts: Counts) -> dict[str, Any]:
    figures = {name: _rounded(getattr(counts, name)) for name in ("precision", "recall", "f1")}
    return {"tp": counts.tp, "fp": counts.fp, "fn": counts.fn, "support": counts.support, **figures}


def _share_content(row: ShareScore) -> dict[str, Any]:
    shares = {language: {"part": s.part, "whole": s.whole} for language, s in row.languages.items()}
    return {"name": row.name, "wanted": row.wanted, "languages": shares, "value": _rounded(row.micro.value)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
