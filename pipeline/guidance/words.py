"""Labels in guidance: what announces an example, and what a label inside one speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.cleaning import Clean, clean
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderReader, split_numbering

GOOD = frozenset(("example", "good", "after"))
WEAK = frozenset(("bad", "before"))

_FILE = "guidance"
_MARK = re.compile(r"\s*[:.?!–—|/-]\s*|\s*$|\s*\n\s*")
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"^[\s\"'“”„«»\[(*【〔<《]+")
_CLOSING = re.compile(r"(?:\s*[\"'“”„«»\])*】〕>》])*")


@dataclass(frozen=True, slots=True)
class Label:
    """Words that announce something, and where in the verbatim text that begins."""

    kind: str
    many: bool
    end: int
    numbered: bool = False


class GuidanceWords:
    """The words of one language that guidance uses for its examples."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules(_FILE)
        self._suspended = pack.settings.suspended_hyphen_before
        self.headers = HeaderReader(pack)

    def label(self, raw: str, *, heading: bool = False) -> Label | None:
        """The label that opens a text: "Eksempel 3: ...". In a heading a number is enough to end it."""
        cleaned = clean(raw, self._suspended)
        start = split_numbering(cleaned.text)[1]
        start += _length(_OPENING, cleaned.text[start:])
        frame = self._opening(cleaned, start, heading, "frame")
        inner = self._opening(cleaned, frame.end, heading) if frame else None
        found = (
            inner or self._opening(cleaned, start, heading) or (self._opening(cleaned, 0, heading) if start else None)
        )
        return replace(found, end=cleaned.offsets[found.end]) if found else None

    def whole(self, raw: str) -> Label | None:
        """The label that is all a text holds, as a column header is: "Før", "Eksempel på mål (forenklet)"."""
        found = self.label(raw, heading=True)
        rest = re.sub(r"\([^()]*\)", "", raw[found.end :]) if found else ""
        return found if found and not re.search(r"\w", rest) else None

    def tidy(self, raw: str) -> str:
        """A text with line breaks undone and without the quotation marks around it."""
        text = clean(raw, self._suspended, fold=False).text.strip()
        bare = text.strip('"“”„«»').strip()
        return bare if sum(text.count(mark) for mark in '"“”„«»') <= 2 else text

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Examples of what announces an example, for people."""
        rules = [rule for rule in self._rules.rules if rule.kind not in ("comment", "frame")]
        return tuple(example for rule in rules for example in rule.examples[:3])

    def _opening(self, cleaned: Clean, start: int, heading: bool, kind: str | None = None) -> Label | None:
        """The longest label at a place, with where the text behind its mark begins; of equals the one that says more
        than that it is an example."""
        text = cleaned.text
        found: list[Label] = []
        for rule, match in self._rules.find(text[start:], kind):
            if match.start() or (kind is None and rule.kind == "frame"):
                continue
            end = start + match.end()
            end += _length(_CLOSING, text[end:])
            numbered = bool(match.groupdict().get("number"))
            if mark := _MARK.match(text, end):
                found.append(Label(rule.kind, rule.value == "many", mark.end(), numbered))
            elif heading and (numbered or kind == "frame") and _spaced(cleaned, end):
                found.append(Label(rule.kind, rule.value == "many", end + _length(_SPACE, text[end:]), numbered))
        return max(found, key=lambda label: (label.end, label.kind != "example", label.many), default=None)


def _length(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _spaced(cleaned: Clean, place: int) -> bool:
    """Whether a space stands at a place; between Han characters clean text has none where the print has."""
    return cleaned.text[place].isspace() or cleaned.offsets[place] - cleaned.offsets[place - 1] > 1
