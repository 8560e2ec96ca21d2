"""Pages of PDF files as pictures: drawn in a process that may be lost, kept beside the records."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import child
from pipeline.inspection import draw_plain, page_sizes
from pipeline.journal import OWN
from pipeline.records import SourceFile
from pipeline.review.web.index import Index

FOLDER = "pages"
_LIMITS = child.Limits(30, 2048)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document's file is now; else why it cannot be shown: the key of a text of the page."""

    path: Path | None
    missing: str = ""


class Pictures:
    """The pictures of one folder's documents. `roots` are the files and folders that were read."""

    def __init__(self, out: Path, roots: Sequence[Path], passwords: Sequence[str] = ()) -> None:
        self._folder = out / OWN / FOLDER
        self._roots = roots
        self._passwords = tuple(passwords)
        self._places: dict[str, Place] = {}

    def place(self, source: SourceFile) -> Place:
        """The file a document was read from, if it still holds the same."""
        if source.format != "pdf":
            return Place(None)
        known = self._places.get(source.sha256)
        if known is None or (known.path is None and self._looked_anew(source)):
            known = self._places[source.sha256] = self._found(source)
        return known

    def _looked_anew(self, source: SourceFile) -> bool:
        """A file that was missing may have been put back."""
        return any(path.is_file() for path in self._candidates(source))

    def _found(self, source: SourceFile) -> Place:
        changed = False
        for path in self._candidates(source):
            if path.is_file():
                with path.open("rb") as file:
                    if hashlib.file_digest(file, "sha256").hexdigest() == source.sha256:
                        return Place(path)
                changed = True
        if changed:
            return Place(None, "sheet.changed")
        return Place(None, "sheet.missing")

    def _candidates(self, source: SourceFile) -> list[Path]:
        found = []
        for root in self._roots:
            found += [root / source.path] if root.is_dir() else [root, root.parent / source.path]
        name = source.path.rpartition("/")[2]
        if ".." in source.path.split("/"):  # a record that somebody made up
            return []
        return [path for path in found if path.name == name]

    def size(self, index: Index, document: str, source: SourceFile, page: int) -> tuple[float, float] | None:
        """Width and height of a page in points; None where it cannot be drawn."""
        place = self.place(source)
        if place.path is None:
            return None
        ask = "SELECT width, height FROM sizes WHERE document = ? AND page = ?"
        row = index.base.execute(ask, (document, page)).fetchone()
        if row is None:
            sizes = self._sizes(place.path)
            with index.writing():
                index.base.executemany(
                    "INSERT OR REPLACE INTO sizes VALUES (?, ?, ?, ?)",
                    ((document, number, width, height) for number, (width, height) in enumerate(sizes, 1)),
                )
            row = index.base.execute(ask, (document, page)).fetchone()
        return (row[0], row[1]) if row and row[0] > 0 and row[1] > 0 else None

    def _sizes(self, path: Path) -> list[tuple[float, float]]:
        try:
            outcome = child.run(page_sizes, (path, self._passwords), _LIMITS)
        except Exception:  # whatever the file did to the library: its text is shown
            return []
        return outcome.value or [] if outcome.end is child.End.DONE else []

    def picture(self, source: SourceFile, page: int) -> Path | None:
        """The file with the picture of a page; None where it cannot be drawn."""
        target = self._folder / f"{source.sha256[:32]}-{page}.png"
        if target.is_file():
            return target
        place = self.place(source)
        if place.path is None:
            return None
        self._folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}.part.png")
        try:
            outcome = child.run(draw_plain, (place.path, self._passwords, page, part), _LIMITS)
        except Exception:  # as above
            return None
        if outcome.end is not child.End.DONE:
            part.unlink(missing_ok=True)
            return None
        part.replace(target)
        return target
