"""One piece of a goal's words, taken apart once, so that all criteria read the same facts.

The order matters. Follow-up clauses go first, since their dates are no deadlines; then names, laws and budgets, since
their figures are no targets; then what is said of the state before; then dates; what figures are left are targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cleaning import clean
from pipeline.compare.sentences import Span, clauses, sentences
from pipeline.packs import LanguagePack

_GONE = "\x00"  # stands for characters that were read already: neither a word nor a space
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule found: `text` as matched, `quote` as printed."""

    kind: str
    value: str
    start: int
    end: int
    text: str
    quote: str
    number: str = ""  # the figure in the rule's group `number`, as printed

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Base:
    """What is said of the state before: `manner` is the rule's value, with the level and the period where given."""

    hit: Hit
    manner: str
    levels: tuple[Hit, ...]
    periods: tuple[Hit, ...]


class Wording:
    """The facts in one piece of text. `role` names where it stands: title, statement, measure, reporting ..."""

    def __init__(self, raw: str, role: str, pack: LanguagePack) -> None:
        self.role = role
        self.pack = pack
        self._clean = clean(raw, pack.settings.suspended_hyphen_before)
        self._raw = raw
        self.text = self._clean.text
        self.sentences = sentences(self.text, pack)
        self.clauses = clauses(self.text, pack)

    def quote(self, start: int, end: int) -> str:
        """The verbatim words of a span of clean text."""
        first, last = self._clean.span(start, end)
        return self._raw[first:last]

    def find(self, kind: str, text: str | None = None) -> tuple[Hit, ...]:
        """Where the rules of a kind match, in reading order, the longest of overlapping matches."""
        where = self.words if text is None else text
        found = [
            Hit(kind, rule.value, *match.span(), match.group(), self.quote(*match.span()), _group(match, "number"))
            for rule, match in self.pack.rules("criteria").find(where, kind)
            if match.end() > match.start()
        ]
        return apart(found)

    # ------------------------------------------------------------------------------------------ peeling
    @cached_property
    def followups(self) -> tuple[Span, ...]:
        """Clauses that say how the goal is followed up."""
        if self.role == "reporting":
            return ((0, len(self.text)),)
        return tuple(span for sentence in self.sentences if (span := self._followup(sentence)))

    def _followup(self, sentence: Span) -> Span | None:
        text = keep(self.text, [sentence])
        signs = self.find("report", text)
        if not signs and (channels := self.find("channel", text)) and self.find("cadence", text):
            signs = channels
        if not signs:
            return None
        start = next(start for start, end in reversed(self.clauses) if start <= signs[0].start)
        return max(start, sentence[0]), sentence[1]

    @cached_property
    def owners(self) -> tuple[Hit, ...]:
        """Words that name who is responsible."""
        return self.find("owner", without(self.text, self.followups))

    @cached_property
    def words(self) -> str:
        """The text about the goal itself: without follow-up, owner labels, citations and the state before."""
        taken = [*self.followups, *self._owner_labels, *(hit.span for hit in self._citations)]
        return without(self.text, [*taken, *(base.hit.span for base in self.bases)])

    @cached_property
    def _owner_labels(self) -> tuple[Span, ...]:
        return tuple(hit.span for hit in self.owners if hit.value == "label")

    @cached_property
    def _citations(self) -> tuple[Hit, ...]:
        return self.find("citation", without(self.text, self.followups))

    @cached_property
    def _unnamed(self) -> str:
        """Without follow-up, names, laws, list markers and budgets."""
        rest = without(self.text, [*self.followups, *self._owner_labels, *(hit.span for hit in self._citations)])
        rest = without(rest, [hit.span for hit in self.find("not_target", rest)])
        return without(rest, self._budgets(rest))

    def _budgets(self, rest: str) -> list[Span]:
        """Clauses in which a budget word stands beside a figure."""
        return [
            clause
            for hit in self.find("budget", rest)
            for clause in self.clauses
            if clause[0] <= hit.start < clause[1] and _DIGIT.search(rest, *clause)
        ]

    @cached_property
    def _bases(self) -> tuple[tuple[Base, ...], str]:
        """The states before, and the text without them and without what is only background."""
        rest = self._unnamed
        zones = self.find("baseline", rest)
        left = without(rest, [zone.span for zone in zones])
        outside = [*self._figures(without(left, [hit.span for hit in self.find("date", left)])),
                   *self.find("direction", left)]  # fmt: skip
        bases = [base for zone in zones if (base := self._base(zone, rest, outside))]
        return tuple(bases), left

    @property
    def bases(self) -> tuple[Base, ...]:
        return self._bases[0]

    def _base(self, zone: Hit, rest: str, outside: Sequence[Hit]) -> Base | None:
        inside = keep(rest, [zone.span])
        periods = self.find("date", inside) + self.find("before", inside)
        levels = self._figures(without(inside, [hit.span for hit in periods]))
        if zone.value in ("past", "bracket"):  # only if it speaks of what the target speaks of
            kinds = {hit.value for hit in outside if hit.kind == "figure"}
            same = {hit.value for hit in levels} & kinds or (not kinds and self._shares_a_word(zone))
            if not levels or not same:
                return None
        if zone.value == "from" and not levels:
            return None
        return Base(zone, zone.value, levels, periods)

    def _shares_a_word(self, zone: Hit) -> bool:
        elsewhere = without(self.text, [zone.span]).lower()
        return any(word in elsewhere for word in re.findall(r"\w{6,}", zone.text.lower()))

    @cached_property
    def dates(self) -> tuple[Hit, ...]:
        """Printed dates, years, quarters and periods that can be deadlines."""
        return self.find("date", self._bases[1])

    @cached_property
    def _undated(self) -> str:
        return without(self._bases[1], [hit.span for hit in self.dates])

    @cached_property
    def figures(self) -> tuple[Hit, ...]:
        """Figures that can be targets. Money counts only with a bound or a direction beside it."""
        return self._figures(self._undated)

    def _figures(self, rest: str) -> tuple[Hit, ...]:
        found = self.find("figure", rest)
        bounded = self.find("direction", rest) + self.find("bound", rest)
        return tuple(hit for hit in found if hit.value != "money" or bounded)

    @cached_property
    def absolutes(self) -> tuple[Hit, ...]:
        """All, none, every, halve, double, climate-neutral."""
        return self.find("absolute", self._undated)

    def clause_of(self, hit: Hit) -> Span:
        """The clause in which a hit stands."""
        return next(((start, end) for start, end in reversed(self.clauses) if start <= hit.start), (0, len(self.text)))

    def sentence_of(self, hit: Hit) -> Span:
        """The sentence in which a hit stands."""
        return next(((start, end) for start, end in reversed(self.sentences) if start <= hit.start), (0, len(self.text)))


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits in reading order; of overlapping ones the one that starts first, and of those the longest."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return tuple(chosen)


def without(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = text[:start] + _GONE * (end - start) + text[end:]
    return text


def keep(text: str, spans: Iterable[Span]) -> str:
    kept = [_GONE] * len(text)
    for start, end in spans:
        kept[start:end] = text[start:end]
    return "".join(kept)
