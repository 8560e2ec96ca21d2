"""What a reader of one format hands back: blocks in reading order, or a status that says why there are none."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, replace

from pipeline.cleaning import without_halves
from pipeline.records import Block, DocumentStatus, Finding, Passage

_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as its format's reader saw it. `message` is one sentence that says what to do next; it is empty where
    nothing is to be done."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    title: str = ""
    status: DocumentStatus = DocumentStatus.OK
    message: str = ""
    findings: tuple[Finding, ...] = ()
    ocr_pages: int = 0


def whole(reading: Reading) -> Reading:
    """The reading without halves of surrogate pairs, which cannot be written to any file: each becomes U+FFFD, so that
    offsets hold. The same object where there is none."""
    blocks = tuple([_whole_block(block) for block in reading.blocks])
    others = (reading.title, reading.message, *[finding.quote for finding in reading.findings])
    if not any(map(_HALF.search, others)) and all(map(operator.is_, blocks, reading.blocks)):
        return reading
    findings = tuple(replace(finding, quote=without_halves(finding.quote)) for finding in reading.findings)
    title, message = without_halves(reading.title), without_halves(reading.message)
    return replace(reading, blocks=blocks, title=title, message=message, findings=findings)


def _whole_block(block: Block) -> Block:
    if isinstance(block, Passage):
        return replace(block, text=without_halves(block.text)) if _HALF.search(block.text) else block
    if not any(map(_HALF.search, (block.caption, block.title, *[cell.text for cell in block.cells]))):
        return block
    cells = tuple(replace(cell, text=without_halves(cell.text)) for cell in block.cells)
    return replace(block, cells=cells, caption=without_halves(block.caption), title=without_halves(block.title))
