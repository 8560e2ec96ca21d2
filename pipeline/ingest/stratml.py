"""StratML: plans as XML (ANSI/AIIM 21 and 22, ISO 17469-1). Each element with text becomes a passage.

The id of a passage is the path of its element below the root, `StrategicPlanCore` left out and elements that may stand
several times counted: `Goal.2/Objective.1/Name`; attributes are `.../@ValueChainStage`. So every value that is read
from it is grounded in the file. Nothing is refused: what is off is told in findings (`stratml_checks`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.ingest.reading import Reading
from pipeline.ingest.stratml_checks import Checks
from pipeline.ingest.stratml_schema import DATES, PERFORMANCE, PLAN, REPEATED, SCHEMAS
from pipeline.ingest.zipsafe import local, parsed
from pipeline.records import Passage, PassageKind

_CORE = "StrategicPlanCore"
_LEVELS = {PLAN: 1, PERFORMANCE: 1, "Goal": 2, "Value": 2, "Objective": 3}  # of the heading that their Name is
_NO_PROSE = (
    *DATES, "Identifier", "SequenceIndicator", "NumberOfUnits", "RoleType", "ReferentIdentifier", "Source", "Acronym",
    "GivenName", "Surname", "PhoneNumber", "EmailAddress",
)  # fmt: skip


def read_stratml(path: Path) -> Reading:
    """The passages of a StratML file in its order, and what is off in it as findings."""
    root = parsed(path.read_bytes())
    checks = Checks(local(root))
    blocks = tuple(_passages(root, "", checks))
    title = next((block.text for block in blocks if block.id == "Name"), "")
    return Reading(blocks, title=" ".join(title.split()), findings=checks.findings())


def _passages(element: etree._Element, path: str, checks: Checks) -> Iterator[Passage]:
    name = local(element)
    checks.element(element, path or name)
    for key, value in element.attrib.items():
        key = str(key)
        if not key.startswith("{") and str(value).strip():  # others belong to XML Schema
            yield Passage(_joined(path, f"@{key}"), str(value).strip(), PassageKind.FURNITURE)
    if name not in SCHEMAS[checks.root] and (element.text or len(element)):
        if text := "".join(map(str, element.itertext())).strip():
            yield _passage(element, path, text)
        return
    own = "\n".join(part.strip() for part in _own(element) if part.strip())
    if own:  # text beside elements, which no element of the schema has
        yield Passage(path or name, own, PassageKind.PARAGRAPH)
    seen: Counter[str] = Counter()
    for child in element:
        tag = local(child)
        seen[tag] += 1
        numbered = f"{tag}.{seen[tag]}" if tag in REPEATED or seen[tag] > 1 else tag
        yield from _passages(child, path if tag == _CORE else _joined(path, numbered), checks)


def _passage(element: etree._Element, path: str, text: str) -> Passage:
    name, parent = local(element), element.getparent()
    level = _LEVELS.get(local(parent)) if parent is not None and name == "Name" else None
    if level is not None:
        return Passage(path, text, PassageKind.HEADING, level=level)
    return Passage(path, text, PassageKind.FURNITURE if name in _NO_PROSE else PassageKind.PARAGRAPH)


def _own(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def _joined(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
