"""One piece of a goal's words, taken apart once, so that all criteria read the same facts.

The order matters. Follow-up clauses go first, since their dates are no deadlines; then names, laws and budgets, since
their figures are no targets; then what is said of the state before; then dates; what figures are left are targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cleaning import clean
from pipeline.compare.sentences import Span, clauses, sentences
from pipeline.packs import LanguagePack

_GONE = "\x00"  # stands for characters that were read already: neither a word nor a space
_OF_SENTENCES = ("sentence", "past")  # values of background rules that speak of the whole sentence
_AIMING = ("direction", "absolute", "milestone", "activity", "judged")
_WANTED = ("outcome", "indicator")
_OPEN = ("open", "contact")  # acts that aim at nothing
_LEVELS = ("share", "time", "score", "change")  # figures that are seldom mere sizes
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAIR = re.compile(r"(?=([^\W\d_]{2}))")  # of neighbouring characters, overlapping
_NUMBER = re.compile(r"(?<![A-Za-z])\d[\d.,]*(?<=\d)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule found: `text` as matched, `quote` as printed."""

    kind: str
    value: str
    start: int
    end: int
    text: str
    quote: str

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
        self._known: dict[str, tuple[Hit, ...]] = {}
        self.text = self._clean.text.translate(_variants(pack))
        self.sentences = sentences(self.text, pack)
        self.clauses = clauses(self.text, pack)

    def quote(self, start: int, end: int) -> str:
        """The verbatim words of a span of clean text."""
        first, last = self._clean.span(start, end)
        return self._raw[first:last]

    def find(self, kind: str, text: str | None = None, within: Span | None = None) -> tuple[Hit, ...]:
        """Where the rules of a kind match, in reading order, the longest of overlapping matches; in the text about the
        goal itself unless told, and only `within` a span where one is given."""
        if text is not None or within is not None:
            return self._found(kind, self.words if text is None else text, within)
        if kind not in self._known:
            self._known[kind] = self._found(kind, self.words, None)
        return self._known[kind]

    def _found(self, kind: str, text: str, within: Span | None) -> tuple[Hit, ...]:
        shift = 0
        if within is not None:
            text, shift = _GONE + text[slice(*within)] + _GONE, within[0] - 1
        return apart(
            self._hit(kind, rule.value, match, shift)
            for rule, match in self.pack.rules("criteria").find(text, kind)
            if match.end() > match.start()
        )

    def _hit(self, kind: str, value: str, match: re.Match[str], shift: int = 0) -> Hit:
        start, end = match.start() + shift, match.end() + shift
        return Hit(kind, value, start, end, match.group(), self.quote(start, end))

    # ------------------------------------------------------------------------------------------ peeling
    @cached_property
    def followups(self) -> tuple[Span, ...]:
        """Clauses that say how the goal is followed up."""
        if self.role == "reporting":
            return ((0, len(self.text)),)
        return tuple(span for sentence in self.sentences if (span := self._followup(sentence)))

    def _followup(self, sentence: Span) -> Span | None:
        signs = self.find("report", self.text, sentence)
        if not signs and (channels := self.find("channel", self.text, sentence)):
            signs = channels if self.find("cadence", self.text, sentence) else ()
        if not signs:
            return None
        # "measured every autumn and discussed with the ministry": one arrangement
        signs = tuple(sorted((*signs, *self.find("judged", self.text, sentence)), key=lambda hit: hit.start))
        start = next(start for start, end in reversed(self.clauses) if start <= signs[0].start)
        return max(start, sentence[0]), sentence[1]

    @cached_property
    def owners(self) -> tuple[Hit, ...]:
        """Words that name who is responsible."""
        found = self.find("owner", without(self.text, self.followups))
        return tuple(hit for hit in found if hit.value == "label" or self.sentence_of(hit) not in self._telling)

    @cached_property
    def words(self) -> str:
        """The text about the goal itself: without follow-up, owners, citations, background and the state before."""
        return without(self.text, [*self._beside, *(base.hit.span for base in self.bases), *self._past])

    @cached_property
    def _beside(self) -> tuple[Span, ...]:
        """What stands beside the goal: follow-up, owners, citations, and what only describes the institution."""
        rest = without(self.text, self.followups)
        owners = [hit.span for hit in self.owners]
        cited = [hit.span for hit in self.find("citation", rest)]
        told = [
            hit.span if hit.value == "span" else self.clause_of(hit)
            for hit in self.find("background", without(rest, owners))
            if hit.value not in _OF_SENTENCES
        ]
        return (*self.followups, *owners, *cited, *told, *self._telling)

    @cached_property
    def _telling(self) -> tuple[Span, ...]:
        """Sentences after the first that only tell of the institution, its papers or its size."""
        rest = without(self.text, self.followups)
        return (*self._told("sentence", rest), *self._sizes(rest))

    def _told(self, value: str, text: str) -> tuple[Span, ...]:
        """Sentences after the first that only tell of the institution, its papers or its past. The first is the goal,
        and a bound beside a figure is always a target."""
        found = {self.sentence_of(hit) for hit in self.find("background", text) if hit.value == value}
        return tuple(span for span in self.sentences[1:] if span in found and not self._bounded(text, span))

    def _sizes(self, text: str) -> Iterator[Span]:
        """Sentences after the first with figures but no word of aiming: they tell how large or how common something
        is. Where the figure is no mere count, or there is a date, words for what is wanted are enough."""
        dates = [hit for hit in self.find("date", text) if hit.value != "own_period"]
        labels = [hit for hit in self.find("owner", text) if hit.value != "role"]
        undated = without(text, [hit.span for hit in (*self.find("date", text), *labels)])
        held = {self.sentence_of(hit) for hit in (*self._earlier(text), *self.find("baseline", text))}
        further = () if self.role == "measure" else self.sentences[1:]  # a measure is nothing but its words and figures
        for span in further:
            figures = self.find("figure", undated, span)
            if span in held or not (figures or _DIGIT.search(undated, *span)):
                continue
            dated = any(span[0] <= hit.start < span[1] for hit in dates)
            level = any(hit.value in _LEVELS for hit in figures)
            signs = (*_AIMING, *(_WANTED if dated or level else ()))
            found = [hit for kind in signs for hit in self.find(kind, undated, span) if hit.value not in _OPEN]
            if not found and not self._bounded(undated, span):
                yield span

    def _bounded(self, text: str, span: Span) -> bool:
        """Whether a bound stands at a figure."""
        undated = without(text, [hit.span for kind in ("date", "not_target") for hit in self.find(kind, text, span)])
        bounds = self.find("bound", undated, span)
        return any(_at(bound, figure) for figure in self.find("figure", undated, span) for bound in bounds)

    @cached_property
    def capped(self) -> tuple[Hit, ...]:
        """Figures with an upper bound."""
        caps = [hit for hit in self.find("bound", self._undated) if hit.value == "decrease"]
        return tuple(figure for figure in self.figures if any(_at(cap, figure) for cap in caps))

    @cached_property
    def _unnamed(self) -> str:
        """Without names, laws, list markers and budgets as well."""
        rest = without(self.text, self._beside)
        rest = without(rest, [hit.span for hit in self.find("not_target", rest)])
        return without(rest, self._budgets(rest))

    def _budgets(self, rest: str) -> list[Span]:
        """Clauses with an amount of money, or with the budget word itself, in sentences that speak of a budget."""
        amounts = [hit for hit in self.find("figure", rest) if hit.value == "money"]
        found: list[Span] = []
        for hit in self.find("budget", rest) if amounts else ():
            sentence = self.sentence_of(hit)
            within = [each for each in amounts if self.sentence_of(each) == sentence]
            found.extend(self.clause_of(each) for each in (hit, *within) if within)
        return found

    @cached_property
    def _bases(self) -> tuple[tuple[Base, ...], str]:
        """The states before, and the text without them and without what is only background."""
        rest = self._unnamed
        zones = [zone for zone in self.find("baseline", rest) if not self._ahead(zone, rest)]
        left = without(rest, [zone.span for zone in zones])
        stated = without(left, self._told("past", rest))
        outside = [*self._figures(without(stated, [hit.span for hit in self.find("date", stated)])),
                   *self.find("direction", stated)]  # fmt: skip
        bases = [base for zone in zones if (base := self._base(zone, rest, outside))]
        earlier = [base for zone in self._earlier(left) if (base := self._base(zone, left, outside))]
        return (*bases, *earlier), without(left, [base.hit.span for base in earlier])

    def _ahead(self, zone: Hit, text: str) -> bool:
        """Whether what looks like a state before (*in 2027 it is 4 days*) is of the last of several years: a target."""
        if zone.value != "state":
            return False
        years = self._years(text)
        inside = [year for hit, year in years if zone.start <= hit.start < zone.end]
        others = [year for hit, year in years if not zone.start <= hit.start < zone.end]
        return bool(inside and others) and min(inside) > max(others)

    def _years(self, text: str) -> list[tuple[Hit, int]]:
        """The dates of a text that name a year."""
        return [(hit, int(found.group())) for hit in self.find("date", text) if (found := _YEAR.search(hit.text))]

    def _earlier(self, text: str) -> Iterator[Hit]:
        """Further sentences on a year before that of the goal: they say from where, in whatever tense."""
        years = self._years(text)
        for start, end in self.sentences[1:]:
            here = [year for hit, year in years if start <= hit.start < end]
            before = [year for hit, year in years if hit.start < start]
            if here and before and max(here) < max(before) and not self.find("bound", text, (start, end)):
                yield Hit("baseline", "earlier", start, end, text[start:end], self.quote(start, end))

    @property
    def bases(self) -> tuple[Base, ...]:
        return self._bases[0]

    @cached_property
    def _past(self) -> tuple[Span, ...]:
        """Sentences about the past that name no state before the target."""
        held = {self.sentence_of(base.hit) for base in self.bases}
        return tuple(span for span in self._told("past", self._unnamed) if span not in held)

    @cached_property
    def _left(self) -> str:
        """What is left for dates and targets."""
        return without(self._bases[1], self._past)

    def _base(self, zone: Hit, rest: str, outside: Sequence[Hit]) -> Base | None:
        periods = self.find("date", rest, zone.span) + self.find("before", rest, zone.span)
        undated = without(rest, [hit.span for hit in periods])
        levels = self._figures(undated, zone.span) or self._bare(undated, zone.span)
        if zone.value in ("past", "bracket", "earlier", "described") and not self._relates(zone, levels, outside):
            return None  # it speaks of something else than the target
        bare = not levels and zone.value != "described"
        if bare and (not periods or (zone.value == "from" and not self._moves(zone, rest))):
            return None
        return Base(zone, zone.value, levels, periods)

    @cached_property
    def levels(self) -> tuple[Hit, ...]:
        """All levels of a text that speaks of one state only: figures, or bare numbers where there are none."""
        undated = without(self.text, [hit.span for hit in self.find("date", self.text)])
        return self._figures(undated) or self._bare(undated, (0, len(undated)))

    def _bare(self, text: str, within: Span) -> tuple[Hit, ...]:
        """Figures without a unit."""
        return tuple(self._hit("figure", "", match) for match in _NUMBER.finditer(text, *within))

    def _relates(self, zone: Hit, levels: Sequence[Hit], outside: Sequence[Hit]) -> bool:
        """Whether a state before is that of the target: levels of its kind, or words in common where it has none."""
        apart = [hit for hit in outside if not zone.start <= hit.start < zone.end]
        kinds = {hit.value for hit in apart if hit.kind == "figure"}
        levels = [hit for hit in levels if hit.value != "money" or "money" in kinds]
        if zone.value in ("earlier", "described"):
            same = any(hit.value in kinds for hit in levels if hit.value != "count")
            told = not levels or "count" in kinds or zone.value == "described"
            return same or (told and self._shares_a_word(zone))
        if not levels or (zone.value == "past" and not kinds):
            return bool(levels) and self._shares_a_word(zone)
        alike = [hit for hit in levels if not kinds or hit.value in kinds or not hit.value]
        counted = zone.value == "past" and all(hit.value == "count" for hit in alike)  # of what, only the words tell
        return bool(alike) and (not counted or self._shares_a_word(zone))

    def _moves(self, zone: Hit, text: str) -> bool:
        """Whether the sentence speaks of a change: *halved from 2023 to 2028*."""
        return any(self.find(kind, text, self.sentence_of(zone)) for kind in ("direction", "absolute"))

    def _shares_a_word(self, zone: Hit) -> bool:
        """Whether a long word comes again, or two pairs of characters in a script without spaces between words; what
        has none (*in 2024 they were 120*) speaks of the rest."""
        elsewhere = without(self.text, [zone.span]).lower()
        if self.pack.settings.script == "han":
            return sum(pair in elsewhere for pair in set(_PAIR.findall(zone.text))) > 1
        words = re.findall(r"\w{5,}", zone.text.lower())
        return not words or any(word in elsewhere for word in words)

    @cached_property
    def dates(self) -> tuple[Hit, ...]:
        """Printed dates, years, quarters and periods that can be deadlines."""
        return self.find("date", self._left)

    @cached_property
    def _undated(self) -> str:
        return without(self._left, [hit.span for hit in self.dates])

    @cached_property
    def figures(self) -> tuple[Hit, ...]:
        """Figures that can be targets. Money counts only with a bound or a direction beside it.

        In *the share of cases decided within 30 days shall rise* the 30 days define the indicator; they are no target.
        """
        found = self._figures(self._undated)
        asides = [hit.span for hit in self.find("aside") if hit.value == "relative"]
        proper = tuple(hit for hit in found if not self.names_share(hit))
        outside = tuple(hit for hit in proper if not any(start <= hit.start < end for start, end in asides))
        if not outside and self.find("direction", without(self.words, asides)):
            return ()
        return proper or found

    def names_share(self, figure: Hit) -> bool:
        """Whether it is a time limit within the name of a share: *the share of orders delivered within three days*; in
        Chinese the share is named behind it."""
        start, _ = self.sentence_of(figure)
        named = (figure.end, self.clause_of(figure)[1]) if self.pack.settings.script == "han" else (start, figure.start)
        shares = [hit for hit in self.find("indicator", within=named) if hit.value == "share"]
        return figure.value == "time" and bool(shares)

    def _figures(self, rest: str, within: Span | None = None) -> tuple[Hit, ...]:
        found = self.find("figure", rest, within)
        if not any(hit.value == "money" for hit in found):
            return found
        bounded = self.find("direction", rest, within) or self.find("bound", rest, within)
        return tuple(hit for hit in found if hit.value != "money" or bounded)

    @cached_property
    def absolutes(self) -> tuple[Hit, ...]:
        """All, none, every, halve, double, climate-neutral."""
        return self.find("absolute", self._undated)

    def clause_of(self, hit: Hit) -> Span:
        """The clause in which a hit stands."""
        return _holding(self.clauses, hit)

    def sentence_of(self, hit: Hit) -> Span:
        """The sentence in which a hit stands."""
        return _holding(self.sentences, hit)


def _at(bound: Hit, figure: Hit) -> bool:
    """Whether a bound stands in or right before a figure."""
    return bound.start < figure.end and figure.start <= bound.end + 1


def _holding(spans: Sequence[Span], hit: Hit) -> Span:
    return next((span for span in reversed(spans) if span[0] <= hit.start), (0, hit.end))


def _variants(pack: LanguagePack) -> Mapping[int, str]:
    """Characters that are written otherwise elsewhere (traditional Chinese), one for one so that places stay."""
    return str.maketrans(dict(pack.raw.get("criteria", {}).get("variants", {})))


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
