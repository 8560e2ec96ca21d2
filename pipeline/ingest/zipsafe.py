"""Office files are zip archives of XML: opened only after a check for bombs, parsed without entities or network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

MAX_MEMBERS = 10_000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_PART = 100 * 1024 * 1024  # bytes of one XML part
MAX_RATIO = 200  # unpacked to packed, over all members
_SMALL = 20 * 1024 * 1024  # below this an archive is harmless whatever its ratio
_ENTITY = re.compile(rb"<\s*!\s*(?:DOCTYPE[^>]*\[|ENTITY)", re.IGNORECASE)
_PROLOGUE = 4_096


class ArchiveTooLarge(ValueError):
    """The archive unpacks to more than any plan; the message says how much."""


class UnsafeXml(ValueError):
    """A part declares XML entities, which no Office program writes."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an Office file."""

    archive: zipfile.ZipFile

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.archive.namelist())

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part; None when there is no such part."""
        if name not in self.names:
            return None
        return parsed(self.archive.read(name))

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts that `part` refers to with a relationship of this kind (`styles`, `footnotes`). The
        package itself is the part with the empty name."""
        path = PurePosixPath(part)
        relations = self.xml(str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels")
        found = []
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").rsplit("/", 1)[-1] == kind and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                found.append(target.lstrip("/") if target.startswith("/") else _joined(path.parent, target))
        return [name for name in found if name in self.names]


def _joined(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = [part for part in folder.parts if part != "."]
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The checked package; `ArchiveTooLarge`, `UnsafeXml` or `zipfile.BadZipFile` when it is not to be read."""
    with zipfile.ZipFile(path) as archive:
        check(archive)
        yield Package(archive)


def check(archive: zipfile.ZipFile) -> None:
    """Refuses bombs by what the members declare (zipfile never unpacks more than that) and parts with entities."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise ArchiveTooLarge(f"an archive of {len(members)} members")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * packed):
        raise ArchiveTooLarge(f"an archive that unpacks from {packed >> 10} KiB to {unpacked >> 20} MiB")
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")):
            if member.file_size > MAX_PART:
                raise ArchiveTooLarge(f"a part of {member.file_size >> 20} MiB")
            with archive.open(member) as part:
                if _ENTITY.search(part.read(_PROLOGUE).replace(b"\0", b"")):
                    raise UnsafeXml("it declares XML entities")


def parsed(data: bytes) -> etree._Element:
    """The root of an XML document, parsed without entities, DTD or network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def local(element: etree._Element) -> str:
    """The tag without its namespace: transitional and strict files name the same things alike."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return default


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element
