"""From drafts in reading order to blocks: kinds and levels settled, captions found, ids given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.lines import columns, is_ended
from pipeline.ingest.numbering import numbering
from pipeline.ingest.outline import classified, settled
from pipeline.records import Block, Passage, PassageKind, Table

_CAPTION_LENGTH = 160
_NO_TITLE = re.compile(r"://|^[【\[(—–-]|：")  # addresses, notes, subtitles, labels with a value
_OPENING = 8  # passages among which the title stands


def assembled(pieces: Sequence[Piece], *, ends: bool = True) -> tuple[Block, ...]:
    """The blocks of one document: passages `p1`.., tables `t1`.. and their cells `t1.r0c2`. `ends` tells whether its
    paragraphs end with a full stop."""
    passages = tables = 0
    out: list[Block] = []
    for piece in classified(_captioned(settled(pieces)), ends=ends):
        if isinstance(piece, Draft):
            passages += 1
            out.append(_passage(piece, f"p{passages}"))
        else:
            tables += 1
            out.append(_named(piece, f"t{tables}"))
    return tuple(out)


def first_title(blocks: Sequence[Block]) -> str:
    """The first unnumbered heading of level 1; without one, the first short line among the opening passages."""
    passages = [block for block in blocks if isinstance(block, Passage) and block.kind is not PassageKind.FURNITURE]
    for passage in passages:
        if passage.kind is PassageKind.HEADING and passage.level == 1 and numbering(passage.text) is None:
            return " ".join(passage.text.split())
    for passage in passages[:_OPENING]:
        text = " ".join(passage.text.split())
        if columns(text) > 160 or numbering(text) is not None:
            break
        if sum(map(str.isalpha, text)) >= 4 and not is_ended(text) and not _NO_TITLE.search(text):
            return text
    return ""


def _captioned(pieces: Sequence[Piece]) -> list[Piece]:
    """A short or bold line right above a table is its caption; a numbered heading stays one."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if isinstance(piece, Table) and not piece.caption and isinstance(last, Draft) and _can_be_caption(last):
            out[-1] = replace(last, kind=PassageKind.CAPTION)
            piece = replace(piece, caption=" ".join(last.text.split()))
        out.append(piece)
    return out


def _can_be_caption(draft: Draft) -> bool:
    if draft.kind is not None:
        return draft.kind is PassageKind.CAPTION
    if "\n" in draft.text or len(draft.text) > _CAPTION_LENGTH:
        return False
    number = draft.number
    return draft.bold or not (is_ended(draft.text) or (number is not None and number.firm))


def _passage(draft: Draft, name: str) -> Passage:
    kind = draft.kind or PassageKind.PARAGRAPH
    level = draft.level if kind in (PassageKind.HEADING, PassageKind.LIST_ITEM) else None
    return Passage(name, draft.text, kind, draft.page, None, level, max(0, draft.marker), draft.bold)


def _named(table: Table, name: str) -> Table:
    cells = tuple(replace(cell, id=f"{name}.r{cell.row}c{cell.column}") for cell in table.cells)
    return replace(table, id=name, cells=cells)
