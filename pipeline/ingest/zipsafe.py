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
_XML = re.compile(rb"[\0\xef\xbb\xbf\xff\xfe\s]*<")
_ROOT = re.compile(rb"<[A-Za-z_]")  # the first element; declarations and comments begin otherwise
_ENCODING = re.compile(rb"""[\xef\xbb\xbf\xff\xfe\s]*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_USUAL = re.compile(
    rb"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d|gb2312|gbk|gb18030|big5", re.IGNORECASE
)
_REMARK = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_START = 4_096  # bytes; most roots begin in the first hundred
_MAX_PROLOGUE = 1024 * 1024
_ENCRYPTED = 1  # bit of a zip member


class ArchiveTooLarge(ValueError):
    """The archive unpacks to more than any plan; the message says how much."""


class LockedArchive(ValueError):
    """Members are encrypted."""


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
    """The checked package; `ArchiveTooLarge`, `LockedArchive`, `UnsafeXml` or `zipfile.BadZipFile` when it is not to be
    read."""
    with zipfile.ZipFile(path) as archive:
        check(archive)
        yield Package(archive)


def check(archive: zipfile.ZipFile) -> None:
    """Refuses bombs by what the members declare (zipfile never unpacks more than that), locked members, and parts that
    declare entities or hide them behind an encoding. Archives in the archive are never opened."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise ArchiveTooLarge(f"an archive of {len(members)} members")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise LockedArchive
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * packed):
        raise ArchiveTooLarge(f"an archive that unpacks from {packed >> 10} KiB to {unpacked >> 20} MiB")
    for member in members:
        with archive.open(member) as part:
            start = part.read(_START)
            if not _XML.match(start):
                continue
            if member.file_size > MAX_PART:
                raise ArchiveTooLarge(f"a part of {member.file_size >> 20} MiB")
            while not _ROOT.search(_markup(start)) and (more := part.read(_MAX_PROLOGUE - len(start))):
                start += more
            check_prologue(start)


def check_prologue(start: bytes) -> None:
    """Raises `UnsafeXml` where what stands before the root element of an XML document declares entities, or is written
    in an encoding in which they could be hidden. Office programs do neither."""
    encoding = _ENCODING.match(start.replace(b"\0", b""))
    if encoding and not _USUAL.fullmatch(encoding[1]):
        raise UnsafeXml("its encoding is unusual")
    markup = _markup(start)
    root = _ROOT.search(markup)
    if root is None or _ENTITY.search(markup[: root.start()]):
        raise UnsafeXml("it declares XML entities")


def _markup(data: bytes) -> bytes:
    """Without comments and instructions; UTF-16 and UTF-32 as ASCII, as far as markup goes."""
    return _REMARK.sub(b"", data.replace(b"\0", b""))


def parsed(data: bytes) -> etree._Element:
    """The root of an XML document, parsed without entities, DTD or network."""
    check_prologue(data[:_MAX_PROLOGUE])
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
