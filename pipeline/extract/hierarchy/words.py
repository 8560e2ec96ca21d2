"""The words that name a goal further up: label, number and wording of their own."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.packs.headers import split_numbering
from pipeline.packs.rules import RuleSet
from pipeline.records import Above, AboveBy, AboveKind, Sourced

LONGEST_LABEL = 90  # characters of a header or label


@dataclass(frozen=True, slots=True)
class Label:
    """A header or label that names a goal further up, or says that one is served."""

    kind: str  # upper or names
    level: str
    rule: str


class Words:
    """Reads such words with the rules of one pack."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def label(self, text: str) -> Label | None:
        """What a column's header says of the cells beneath it."""
        text = text.strip()
        if not text or len(text) > LONGEST_LABEL:
            return None
        for kind in ("names", "upper"):
            hit = self._rules.first(text, kind)
            if hit is not None and hit[1].start() == 0:
                return Label(kind, hit[0].value, hit[0].id)
        return None

    def opens(self, text: str, kind: str) -> bool:
        """Whether a text opens with words of a kind, behind a number of its own."""
        hit = self._rules.first(text, kind)
        return hit is not None and hit[1].start() <= split_numbering(text)[1]

    def says(self, text: str, kind: str) -> bool:
        return self._rules.has(text, kind)

    def whole(self, texts: Texts, block: str, by: AboveBy, label: Label | None, rule: str = "") -> Above | None:
        """A cell or heading as what stands above: its own label and number taken off its words."""
        text = texts.text(block)
        start, end = trimmed(text, 0, len(text))
        number, kind, level = "", AboveKind.NAMED_GOAL if label else AboveKind.THEME, label.level if label else ""
        own = self._rules.first(text, "upper")
        if own is not None and own[1].start() <= split_numbering(text)[1]:
            rule_of, match = own
            number, level = _group(match, "number"), level or rule_of.value
            if _group(match, "title"):
                start, end = match.span("title")
                kind = AboveKind.NAMED_GOAL  # "C. Koncernfælles mål" names none
        else:
            span, behind = split_numbering(text)
            if span and behind < end:
                number, start = text[slice(*span)], behind
        return _above(texts, block, (start, end), by, kind, number, level, label.rule if label else rule)

    def served(self, texts: Texts, block: str, start: int = 0) -> list[Above]:
        """The goals that a passage says are served: "Bidrar till kommunfullmäktiges mål 2: ..."."""
        text = texts.text(block)
        found = []
        for rule, match in self._rules.find(text, "names"):
            if match.start() < start:
                continue
            number, title = _group(match, "number"), _group(match, "title")
            if not number and not title:
                continue  # "Målet bidrar till KF:s mål." does not say to which
            span = match.span("title") if title else match.span()
            above = _above(texts, block, span, AboveBy.NAMED, AboveKind.NAMED_GOAL, number, rule.value, rule.id)
            if above is not None:
                found.append(above)
        return found


def _group(match: object, name: str) -> str:
    groups: dict[str, str | None] = match.groupdict()  # type: ignore[attr-defined]
    return (groups.get(name) or "").strip()


def _above(
    texts: Texts,
    block: str,
    span: tuple[int, int],
    by: AboveBy,
    kind: AboveKind,
    number: str,
    level: str,
    rule: str,
) -> Above | None:
    start, end = trimmed(texts.text(block), *span)
    if start >= end:
        return None
    source = texts.locate(block, start, end)
    return Above(Sourced(texts.printed(source), source, rule), by, kind, number=number, level=level)
