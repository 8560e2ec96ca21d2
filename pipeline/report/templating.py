"""How the pages of the report are made from templates: what every template knows and how values are printed."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.cleaning import shown
from pipeline.kept import kept_folder
from pipeline.report.shares import VERDICTS
from pipeline.report.texts import Texts
from pipeline.report.wording import language_name


@cache  # templates that several pages are made from are compiled once
def templates(texts: Texts) -> Environment:
    """The templates with the words of one report language."""
    folder = kept_folder("templates")
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=FileSystemBytecodeCache(str(folder)) if folder else None,
    )
    environment.globals.update(t=texts, verdicts=VERDICTS)
    environment.filters["language_name"] = lambda code: language_name(code, texts)
    environment.filters["share"] = lambda share: "" if share is None else texts.figure(share, 2)
    return environment


def _printable(value: object) -> object:
    """Absent values as nothing; characters that HTML forbids replaced, so that a broken text cannot break the page."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value
