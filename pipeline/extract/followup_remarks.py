"""Free sentences about a goal in a report: why it went as it did, and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.extract.texts import Texts
from pipeline.packs.rules import RuleSet

Place = tuple[str, int, int]  # block, start, end of a sentence
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Remarks:
    """Sorts sentences with one pack."""

    def __init__(self, statuses: RuleSet) -> None:
        self._rules = statuses

    def causes(self, free: Sequence[Place], texts: Texts) -> str:
        """The sentences that say why in so many words."""
        return _joined([place for place in free if self._rules.has(_said(place, texts), "cause")], texts)

    def remedies(self, free: Sequence[Place], texts: Texts, period: str) -> str:
        """The sentences that say what is or will be done: by their words, or as they speak of a year to come."""
        return _joined([place for place in free if self._is_remedy(place, texts, period)], texts)

    def is_plain(self, place: Place, texts: Texts) -> bool:
        """Whether a sentence neither says why nor what is done about it in so many words."""
        said = _said(place, texts)
        return not self._rules.has(said, "cause") and not self._rules.has(said, "remedy")

    def rest(self, free: Sequence[Place], texts: Texts, period: str, without: Collection[Place]) -> str:
        """What is said beside the verdict, the result (`without`) and the remedies: where a goal falls short and no
        sentence names a cause, this is all that explains it."""
        left = [place for place in free if place not in without and not self._is_remedy(place, texts, period)]
        return _joined(left, texts)

    def _is_remedy(self, place: Place, texts: Texts, period: str) -> bool:
        said = _said(place, texts)
        ahead = period[:4].isdigit() and any(year > period[:4] for year in _YEAR.findall(said))
        return ahead or self._rules.has(said, "remedy")


def _said(place: Place, texts: Texts) -> str:
    block, start, end = place
    return texts.text(block)[start:end]


def _joined(places: Sequence[Place], texts: Texts) -> str:
    return " ".join(texts.printed(texts.locate(*place)) for place in places)
