"""Label Studio: a task for each document, its running text with the program's readings as predictions to correct.

Offsets are characters (code points), as Python counts and Label Studio's own converters do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline import __version__
from pipeline.exchange.quotes import RunningText, quotes_of
from pipeline.records import Goal, Measure, Result, Sourced

_NAMES = {"from_name": "label", "to_name": "text"}
_NOT_SOURCED = ("source", "mentions")


def task_of(result: Result) -> str:
    """The task of one document, as a line of JSON."""
    running = RunningText(result.document)
    regions = list(_regions(result, running))
    task = {
        "data": {
            "text": running.text,
            "document_id": result.document.id,
            "path": result.document.source.path,
            "title": result.title,
        },
        "predictions": [{"model_version": f"maalestok {__version__}", "result": regions}],
    }
    return json.dumps(task, ensure_ascii=False)


def _regions(result: Result, running: RunningText) -> Iterator[dict[str, Any]]:
    """The marked words, each once for a field (a whole plan's reporting is every goal's), and from each of a goal's to
    the first of them a relation."""
    first: dict[str, str] = {}
    marked: set[tuple[str, tuple[int, int]]] = set()
    for number, quote in enumerate(quotes_of(result.plan) if result.plan else (), 1):
        span = running.span(quote.source)
        if span is None or (quote.field, span) in marked:
            continue
        marked.add((quote.field, span))
        identity = f"{quote.record}.{number}"
        value = {"start": span[0], "end": span[1], "text": quote.source.quote, "labels": [quote.field]}
        meta = {"text": [f"{quote.record} {quote.rule}"]}
        region = {"id": identity, "type": "labels", **_NAMES, "value": value, "score": quote.confidence, "meta": meta}
        yield region
        if quote.goal in first:
            yield {"type": "relation", "from_id": identity, "to_id": first[quote.goal], "direction": "right"}
        first.setdefault(quote.goal, identity)


def labels() -> tuple[str, ...]:
    """Every label that a task may have: the fields of goals and measures that are read from words."""
    found = []
    for kind, record in (("goal", Goal), ("measure", Measure)):
        for name, hint in record.__annotations__.items():
            if name not in _NOT_SOURCED and (Sourced.__name__ in hint or name == "reporting"):
                found.append(f"{kind}.{name}")
    return tuple(found)


def config() -> str:
    """The labelling interface that the tasks are made for, to be pasted into a project's settings."""
    listed = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in labels())
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{listed}\n  </Labels>\n'
        '  <Text name="text" value="$text"/>\n</View>\n'
    )
