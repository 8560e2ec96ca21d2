"""Verdicts on a goal in words that combine freely: judging or foreseeing, negation, degree and the verb of reaching.

"vurderes ikke at kunne nås", "bedöms delvis ha uppnåtts", 预计不能按期完成: no list holds all of them. The parts are
words of the pack (verdicts.toml); how they combine is the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cleaning import is_wide
from pipeline.packs import LanguagePack
from pipeline.records import FollowUpStatus as Status

_CLOSES = re.compile(r"[.;:!?()。;、→|\n•]|\s[–—-]\s")  # ends of what one verdict can say
_COMMA = re.compile(r"[,,]\s*")
_AHEAD_OF, _BEHIND = 70, 34  # characters of a sentence around the verb of reaching
_AHEAD_OF_WIDE, _BEHIND_WIDE = 14, 12
_MODIFIERS = ("not", "full", "partly", "ahead", "able", "judged", "doubt", "grave", "dated")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stretch of a text says of a goal."""

    start: int
    end: int
    status: Status


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    start: int
    end: int


class VerdictReader:
    """Reads verdicts with one pack; a language without verdicts.toml gives none."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("verdicts")

    def find(self, text: str) -> Iterator[Verdict]:
        """Each verb or noun of reaching that words around it negate, grade or foresee; a bare one says nothing here."""
        found = sorted(
            ((match.start(), match.end(), rule.value) for rule, match in self._rules.find(text, "reached")),
            key=lambda one: (one[0], -one[1]),
        )
        last = 0
        for place, (start, end, value) in enumerate(found):
            if start < last:
                continue
            following = next((one[0] for one in found[place + 1 :] if one[0] >= end), len(text))
            parts = self._parts(text, last, start, end, following)
            status = _status(value, [part.kind for part in parts])
            last = end
            if status is not None:
                begins = min(start, *(part.start for part in parts))
                yield Verdict(begins, max(end, *(part.end for part in parts)), status)

    def is_timeless(self, text: str) -> bool:
        """Whether a text says that something is reached by verbs alone that tell no time: "målet nås"."""
        values = {rule.value for rule, _ in self._rules.find(text, "reached")}
        return values == {"open"}

    def _parts(self, text: str, last: int, start: int, end: int, following: int) -> list[_Part]:
        """The modifiers of a verb: those ahead of it in its clause and those right behind it."""
        wide = is_wide(text[start])
        before = max(last, start - (_AHEAD_OF_WIDE if wide else _AHEAD_OF))
        behind = min(following, end + (_BEHIND_WIDE if wide else _BEHIND))
        clause = max([before, *(m.end() for m in _CLOSES.finditer(text, before, start))])
        clause = max([clause, *(m.end() for m in _COMMA.finditer(text, clause, start) if not self._goes_on(text, m))])
        stop = next((m.start() for m in re.finditer(r"[.,;:!?()。,;、\n]", text[end:behind])), behind - end) + end
        found: list[_Part] = []
        for kind in _MODIFIERS:
            for _, match in self._rules.find(text, kind):
                ahead = clause <= match.start() and match.end() <= start and kind != "dated"
                late = end <= match.start() and match.end() <= stop and kind not in ("judged", "able", "full", "grave")
                if ahead or late:
                    found.append(_Part(kind, *match.span()))
        return found

    def _goes_on(self, text: str, comma: re.Match[str]) -> bool:
        """Whether what a comma opens is the object of what stands ahead of it: "usikkert, om målet nås"."""
        return self._rules.has(text[comma.end() : comma.end() + 12], "object")


def _status(value: str, kinds: list[str]) -> Status | None:
    """What the parts say together; None where nothing but the verb stands."""
    said = frozenset(kinds)
    if "doubt" in said:
        return Status.OFF_TRACK if "grave" in said else Status.AT_RISK
    foreseen = "ahead" in said or "dated" in said
    foreseen = foreseen or ("judged" in said and ("able" in said or value == "open"))
    if foreseen:
        if "not" in said:
            return Status.AT_RISK if "full" in said else Status.OFF_TRACK
        return Status.AT_RISK if "partly" in said else Status.ON_TRACK
    if "not" in said:
        return Status.PARTLY_MET if "full" in said or "partly" in said else Status.NOT_MET
    if "partly" in said:
        return Status.PARTLY_MET
    return Status.MET if "judged" in said else None
