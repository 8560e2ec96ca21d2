"""Free sentences about a goal in a report: why it went as it did, and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.periods import days_of

Place = tuple[str, int, int]  # block, start, end of a sentence
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Remarks:
    """Sorts sentences with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("statuses")
        self._months = {name.lower(): number for name, number in pack.months.items()}

    def causes(self, free: Sequence[Place], texts: Texts) -> str:
        """The sentences that say why in so many words."""
        return joined([place for place in free if self._rules.has(_said(place, texts), "cause")], texts)

    def remedies(self, free: Sequence[Place], texts: Texts, period: str) -> str:
        """The sentences that say what is or will be done: by their words, or as they speak of a time to
        come."""
        return joined([place for place in free if self._is_remedy(place, texts, period)], texts)

    def parted(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """A sentence, cut where a clause turns to what is done next: 排队时间长,下一步推行预约。"""
        turns = [match.span() for _, match in self._rules.find(text[start:end], "turn")]
        ends = [start, *(start + place for turn in turns for place in turn), end]
        return list(zip(ends[::2], ends[1::2], strict=True))

    def is_plain(self, place: Place, texts: Texts) -> bool:
        """Whether a sentence neither says why nor what is done about it in so many words."""
        said = _said(place, texts)
        return not self._rules.has(said, "cause") and not self._rules.has(said, "remedy")

    def is_nothing(self, text: str) -> bool:
        """Whether a cell says that there is nothing to say: 无, "Ingen bemærkninger"."""
        return self._rules.has(text.strip(), "nothing")

    def is_decided(self, place: Place, texts: Texts) -> bool:
        """Whether a sentence says what is or will be done in so many words."""
        return self._rules.has(_said(place, texts), "remedy")

    def rest(self, free: Sequence[Place], texts: Texts, period: str, without: Collection[Place]) -> str:
        """What is said beside the verdict, the result (`without`) and the remedies: where a goal falls short and no
        sentence names a cause, this is all that explains it."""
        left = [place for place in free if place not in without and not self._is_remedy(place, texts, period)]
        return joined(left, texts)

    def _is_remedy(self, place: Place, texts: Texts, period: str) -> bool:
        said = _said(place, texts)
        years = _YEAR.findall(said)
        later = period[:4].isdigit() and any(year > period[:4] for year in years)
        if self._rules.has(said, "measuring"):
            return False
        if self._rules.has(said, "remedy") or (later and not self._rules.has(said, "delay")):
            return True
        return not self._rules.has(said, "cause") and set(years) <= {period[:4]} and self._is_later(said, period)

    def _is_later(self, said: str, period: str) -> bool:
        """Whether a sentence names a month of the year behind the part of it that is reported on."""
        days = days_of(period) if "-" in period else None
        named = [match.groupdict().get("month") or rule.value for rule, match in self._rules.find(said, "ahead")]
        months = [int(name) if name.isdigit() else self._months.get(name.lower(), 0) for name in named]
        return days is not None and any(month > days[1].month for month in months)


def _said(place: Place, texts: Texts) -> str:
    block, start, end = place
    return texts.text(block)[start:end]


def joined(places: Sequence[Place], texts: Texts) -> str:
    """What several sentences say, as printed."""
    return " ".join(texts.printed(texts.locate(*place)) for place in places)
