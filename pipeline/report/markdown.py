"""`report.md`: what the report says, as Markdown for notes, wikis and tickets; tables instead of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from pipeline.cleaning import shown
from pipeline.report.heat import HeatCell
from pipeline.report.shares import VERDICTS, Tally
from pipeline.report.templating import templates
from pipeline.report.texts import Texts

# What Markdown, or the HTML that it may hold, takes for a mark of its own.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")


def markdown_bytes(contents: Mapping[str, Any], texts: Texts) -> bytes:
    """The contents of the report (see `html.report_contents`) as Markdown."""
    environment = templates(texts).overlay(autoescape=False, finalize=_escaped)
    environment.filters["raw"] = Markup  # what a macro made is Markdown already
    environment.filters["heat_words"] = _heat_words
    environment.filters["counts"] = lambda tally: _counts(tally, texts)
    environment.filters["plain"] = lambda text: Markup(str(text).replace(">", "%3E"))
    words = [texts.word("verdict", verdict.value) for verdict in VERDICTS]
    heat = contents["heat"]
    text = environment.get_template("report.md.j2").render(contents, heat_block=heat, verdict_words=words)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def _escaped(value: object) -> object:
    """A value in one line, so that it stays in its cell and begins no heading or list."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _MARKS.sub(r"\\\1", " ".join(shown(value).split()))
    return value


def _heat_words(cell: HeatCell) -> str:
    return " ".join((cell.main, *(f"({small})" for small in cell.small)))


def _counts(tally: Tally, texts: Texts) -> list[str]:
    return [texts.number(tally.of(verdict)) for verdict in VERDICTS]
