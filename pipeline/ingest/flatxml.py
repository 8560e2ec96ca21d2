"""Office documents as one XML file: flat OpenDocument (.fodt, .fods) and flat Word (.xml)."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from pipeline.ingest.zipsafe import attribute, child, local, opened, parsed


@dataclass(frozen=True, slots=True)
class OdfParts:
    """The parts of an OpenDocument file that hold its text, its styles and how it was last looked at."""

    content: etree._Element | None
    styles: etree._Element | None
    settings: etree._Element | None = None
    is_encrypted: bool = False


def odf_parts(path: Path) -> OdfParts:
    """The parts of a packed or a flat file; what an encrypted one holds cannot be read."""
    if not zipfile.is_zipfile(path):
        root = parsed(path.read_bytes())
        return OdfParts(root, None, root)
    with opened(path) as package:
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter()):
            return OdfParts(None, None, is_encrypted=True)
        return OdfParts(package.xml("content.xml"), package.xml("styles.xml"), package.xml("settings.xml"))


@contextmanager
def packed_word(path: Path) -> Iterator[Path]:
    """A flat Word file as the package it stands for, in a temporary folder that goes away."""
    with TemporaryDirectory(prefix="maalestok-") as folder:
        package = Path(folder, "document.docx")
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parsed(path.read_bytes()):
                name = attribute(part, "name").lstrip("/")
                tree, binary = child(part, "xmlData"), child(part, "binaryData")
                if name and tree is not None and len(tree):
                    archive.writestr(name, etree.tostring(tree[0], encoding="UTF-8", xml_declaration=True))
                elif name and binary is not None:
                    archive.writestr(name, base64.b64decode(binary.text or ""))
        yield package
