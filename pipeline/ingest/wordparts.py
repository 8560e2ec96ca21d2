"""Text that a Word file keeps in parts of its own: inserted pages, and the texts of diagrams (SmartArt)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from pipeline.ingest.decode import decode
from pipeline.ingest.drafts import Piece
from pipeline.ingest.html import page_pieces
from pipeline.ingest.zipsafe import Package, attribute, local, parsed

_SHAPES = ("node", "asst", "")  # points of a diagram that show text; the others are lines and settings


@dataclass(slots=True)
class WordParts:
    """The parts that the main part refers to by an id."""

    package: Package
    main: str
    known: dict[str, str] | None = field(default=None)

    def target(self, name: str) -> str:
        """The member that a relationship id means; empty when there is none."""
        if self.known is None:
            path = PurePosixPath(self.main)
            relations = self.package.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
            self.known = {}
            for relation in relations if relations is not None else ():
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target", "")
                    whole = target.lstrip("/") if target.startswith("/") else str(path.parent / target)
                    self.known[relation.get("Id", "")] = whole
        return self.known.get(name, "")

    def data(self, name: str) -> bytes:
        """The bytes of a member; none when it is missing."""
        return self.package.archive.read(name) if name in self.package.names else b""


def chunk_pieces(name: str, data: bytes) -> Sequence[Piece] | None:
    """The pieces of an inserted web page or web archive; None for parts in other formats."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".mht", ".mhtml"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        pages = (part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html")
        data = next((page for page in pages if isinstance(page, bytes)), b"")
    elif suffix not in (".htm", ".html", ".xhtml"):
        return None
    return page_pieces(decode(data).text or "")


def diagram_texts(paragraph: etree._Element, parts: WordParts) -> Iterator[str]:
    """The texts of the diagrams anchored in a paragraph, in the order in which they were written."""
    for relations in paragraph.iter("{*}relIds"):
        data = parts.data(parts.target(attribute(relations, "dm")))
        for point in parsed(data).iter("{*}pt") if data else ():
            if attribute(point, "type") in _SHAPES:
                text = "\n".join(filter(None, map(_text, point.iter("{*}p"))))
                if text:
                    yield text


def _text(paragraph: etree._Element) -> str:
    return "".join(inner.text or "" for inner in paragraph.iter() if local(inner) == "t").strip()
