"""Is every quote found at its place? Anything but yes is a defect of the program, not a score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pipeline.records import Document, Passage, Plan, Source, Table


def sources(record: Any) -> Iterator[Source]:
    """Every place named anywhere in a record, in the order of its fields."""
    if isinstance(record, Source):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from sources(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from sources(getattr(record, field.name))


def parts(document: Document) -> Iterator[tuple[str, str, int | None]]:
    """Id, text and page of every passage and cell in reading order."""
    for block in document.blocks:
        if isinstance(block, Passage):
            yield block.id, block.text, block.page
        elif isinstance(block, Table):
            for cell in block.cells:
                yield cell.id, cell.text, cell.page if cell.page is not None else block.page


def ungrounded(document: Document, plan: Plan) -> tuple[list[Source], int]:
    """The places whose quote does not stand there, and how many places there are in all."""
    texts = {block: text for block, text, _ in parts(document)}
    named = list(sources(plan))
    return [place for place in named if not _stands(place, texts.get(place.block))], len(named)


def _stands(place: Source, text: str | None) -> bool:
    return text is not None and 0 <= place.start <= place.end and text[place.start : place.end] == place.quote
