"""What a reader of one format hands back: blocks in reading order, or a status that says why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Block, DocumentStatus, Finding


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
