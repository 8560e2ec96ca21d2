"""Targets in text: "mindst 95 pct.", "från 214 till högst 150", "控制在3.5%以内" as comparator, value and unit.

The words come from the pack; the order of decisions is the same for every language:

1. Each figure is held by the words right before and after it. A bound (*mindst*, 以内) wins over a direction
   (*stiger*), a direction with a preposition (*med*, *til*) over a bare one.
2. A figure after *fra* or *mod* is the level before, not a target.
3. A time figure beside a share ("95 pct. af sagerne inden for 30 dage") says what is counted, so it is no target.
4. A hedged figure (*ca.*, 左右) without a bound is equal, with the hedge kept in its quote.
5. A share without any comparator in a sentence asks for at least that much; a bare number in a target cell is equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.figures import Figure, FigureReader
from pipeline.packs import LanguagePack
from pipeline.packs.rules import Rule
from pipeline.records import Comparator, Target

_GAP_BEFORE = 40  # "højst en gennemsnitlig sagsbehandlingstid på 30 dage"
_GAP_AFTER = 2
_WHOLE = 100  # percent
_JOINT = 6  # characters that join two steps: "; ", "och"
_BREAK = re.compile(r"[;:!?。；]|,(?!\d)|\.(?=\s)|[()]|、")
_LIST_MARKS = ("、",)
_CLAUSE_END = re.compile(r"([;:!?。])|\.\s+(\S)")
_LEVELS = (Comparator.EQUAL, Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MAINTAIN)
_BEYOND = (Comparator.MORE_THAN, Comparator.LESS_THAN)
_TURNS = "direction."  # rules of verbs that say which way
_STEPS = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)
_REACHED = (Comparator.INCREASE_TO, Comparator.DECREASE_TO)
_TURNING = {
    "increase": {"by": Comparator.INCREASE_BY, "to": Comparator.INCREASE_TO, "": Comparator.INCREASE_BY},
    "decrease": {"by": Comparator.DECREASE_BY, "to": Comparator.DECREASE_TO, "": Comparator.DECREASE_BY},
    "maintain": {"by": Comparator.MAINTAIN, "to": Comparator.MAINTAIN, "": Comparator.MAINTAIN},
}
_BARE_DIRECTION = {
    "increase": Comparator.INCREASE,
    "decrease": Comparator.DECREASE,
    "maintain": Comparator.MAINTAIN,
}


@dataclass(frozen=True, slots=True)
class TargetReading:
    """A target read from text; [start, end) covers comparator, figure and unit."""

    target: Target
    start: int
    end: int
    rule: str
    figure: Figure | None = None
    baseline: Figure | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    rule: Rule
    start: int
    end: int


class QuantityReader:
    """Reads targets with one pack."""

    def __init__(self, pack: LanguagePack, small_words: frozenset[str]) -> None:
        self._pack = pack
        self._comparators = pack.rules("comparators")
        self.figures = FigureReader(pack, small_words)
        self._small = small_words
        self._clause_marks = pack.settings.clause_ends if pack.settings.commas_end_clauses else ()
        ands = "|".join(sorted(map(re.escape, pack.settings.suspended_hyphen_before))) or "(?!)"
        ends = "".join(map(re.escape, pack.settings.clause_ends))
        # A clause of its own begins behind a clause end, or at a comma with *og*, *och*, *samt*.
        self._joined_clause = re.compile(rf"[{ends}。]|, (?:{ands})\b", re.IGNORECASE)

    def targets(
        self, text: str, masked: Sequence[tuple[int, int]] = (), *, in_sentence: bool = True
    ) -> list[TargetReading]:
        """Every target of a clean text in order. `masked` are spans that hold no figures (dates, periods)."""
        words = [
            word
            for word in self._words(text, masked)
            if word.rule.kind != "bound"
            or word.rule.position == "after"
            or not any(a <= word.start and word.end <= b for a, b in self._names(text))
        ]
        figures = self.figures.figures(text, masked)
        figures = self._without_populations(text, figures, words)
        readings: list[TargetReading] = []
        waiting: Figure | None = None  # a level before, for the target that follows
        for index, figure in enumerate(figures):
            if readings and _in_brackets(text, readings[-1].end, figure):
                held = _bracketed(readings, figure)
                if readings[held].baseline is None:
                    readings[held] = replace(readings[held], baseline=figure)
                continue
            if (
                waiting is not None
                and text[waiting.end : figure.start].strip() in _LIST_MARKS
                and index + 1 < len(figures)
            ):
                continue  # "从每月645元、430元提高到...": the second of the levels before
            preposition = _touching_before(text, words, figure, "from", "against")
            if preposition is not None and not _bound(text, words, figure, figures):
                if preposition.rule.kind == "against" and readings:
                    held = _bracketed(readings, figure)
                    readings[held] = replace(readings[held], baseline=figure)
                else:
                    waiting = figure
                continue
            if waiting is None and self._is_level_before(text, words, figures, index):
                waiting = figure
                continue
            reading = replace(self._read(text, words, figures, figure, in_sentence), baseline=waiting)
            readings.append(_from_to(text, words, reading))
            waiting = None
        if readings and waiting is not None and readings[-1].baseline is None:
            readings[-1] = replace(readings[-1], baseline=waiting)  # "öka till 25 procent, från 17 procent år 2019"
        if not readings and waiting is not None:
            readings = [replace(reading, baseline=waiting) for reading in self._in_words(text, words)]
        readings = [_with_level_kept(text, reading, masked) for reading in readings]
        readings = self._carry_noun(text, _carry_bound(text, readings, masked))
        readings = _drop_steps(text, readings, masked)
        readings = _drop_inner_bounds(text, readings, self._joined_clause)
        readings = self._drop_counted(text, readings)
        spoken = self._in_words(text, words)
        readings = self._drop_described(text, readings, spoken, words)
        if turned := _turned_behind(text, readings, spoken):
            return turned
        return spoken if not readings or _only_says_when(text, readings, spoken) else readings

    def _names(self, text: str) -> list[tuple[int, int]]:
        """What holds a number and no quantity: the *under* of "unge under 30 år" bounds nothing else."""
        return [match.span() for _, match in self._pack.rules("numbers").find(text)]

    def _carry_noun(self, text: str, readings: list[TargetReading]) -> list[TargetReading]:
        """ "Minst 450 besök ska göras, varav minst 120 oanmälda": a figure before a mere adjective counts what the one
        before it counts."""
        carried: list[TargetReading] = []
        for reading in readings:
            before = carried[-1].figure if carried else None
            bare = reading.figure is not None and not reading.target.unit
            counted = before is not None and before.unit and not (before.share or before.time)
            if bare and before is not None and counted and self.figures.only_described(text, reading.end):
                reading = replace(reading, target=replace(reading.target, unit=before.unit))
            carried.append(reading)
        return carried

    def _drop_counted(self, text: str, readings: list[TargetReading]) -> list[TargetReading]:
        """A number of things has one level: a bound ahead of the verb says which things are counted ("antalet sager,
        der er mere end 60 dage gamle, skal nedbringes til højst 12")."""
        counted = self.figures.counted(text)
        if counted is None or len(readings) < 2 or not counted[1] <= readings[0].start:
            return readings

        def turns(start: int, end: int) -> bool:
            part = text[start:end]
            return self._comparators.has(part, "direction") or self._pack.rules("cues").has(part, "commitment")

        first, second = readings[:2]
        level = first.figure.start if first.figure else first.start
        described = not turns(counted[1], level) and turns(first.end, second.start)
        return readings[1:] if described else readings

    def opens_with_level(self, text: str) -> bool:
        """Whether a text opens with the words for a level before and has nothing but such a level."""
        opening = next((match for _, match in self._comparators.find(text, "against") if match.start() == 0), None)
        return opening is not None and bool(self.figures.figures(text[opening.end() :]))

    def direction(self, text: str) -> TargetReading | None:
        """A direction without a figure: *stiger*, *minskar*, 稳步提高."""
        hit = self._comparators.first(text, "direction")
        if hit is None:
            return None
        rule, match = hit
        return TargetReading(Target(_BARE_DIRECTION[rule.value]), match.start(), match.end(), rule.id)

    def last_direction(self, text: str) -> TargetReading | None:
        """The direction word that stands last: what a lead sentence asks of the points listed after it."""
        hits = sorted(self._comparators.find(text, "direction"), key=lambda hit: hit[1].end())
        if not hits:
            return None
        rule, match = hits[-1]
        return TargetReading(Target(_BARE_DIRECTION[rule.value]), match.start(), match.end(), rule.id)

    def sign(self, text: str) -> Comparator | None:
        """A comparator that stands alone in a cell of its own: ≥, ≤, =, *mindst*."""
        for rule, match in self._comparators.find(text, "bound"):
            if match.span() == (0, len(text)):
                return Comparator(rule.value)
        return None

    def _words(self, text: str, masked: Sequence[tuple[int, int]]) -> list[_Word]:
        found = [
            _Word(rule, match.start(), match.end())
            for rule, match in self._comparators.find(text)
            if match.end() > match.start() and not any(a <= match.start() and match.end() <= b for a, b in masked)
        ]
        return sorted(found, key=lambda word: (word.start, -word.end, word.rule.id))

    def _without_populations(self, text: str, figures: list[Figure], words: list[_Word]) -> list[Figure]:
        """ "12 af de 14 sejlløb": the second figure says out of how many; the first takes its unit."""
        kept: list[Figure] = []
        for figure in figures:
            before = kept[-1] if kept else None
            if before is not None and not before.unit and before.upper is None and figure.value > before.value:
                between = text[before.end : figure.start].split()
                linked = any(word.start >= before.end and word.end <= figure.start for word in words)
                if between and len(between) <= 3 and not linked and all(w.lower() in self._small for w in between):
                    kept[-1] = replace(before, unit=figure.unit, share=figure.share, time=figure.time)
                    continue
            kept.append(figure)
        return kept

    def _read(
        self, text: str, words: list[_Word], figures: list[Figure], figure: Figure, in_sentence: bool
    ) -> TargetReading:
        bound = _bound(text, words, figure, figures)
        turn = _direction(text, words, figure) or _direction_behind(text, words, figure)
        last = _end_of_list(text, figure, figures)
        hedges = [
            word
            for word in words
            if word.rule.kind == "approx" and (_is_beside(text, word, figure) or 0 <= word.start - last <= _GAP_AFTER)
        ]
        hedged = bool(hedges)
        loosened = any(word.start >= last and word.rule.position == "after" for word in hedges)
        if bound is not None and bound.end <= figure.start and loosened:
            bound = None  # 达到320亿元左右: about so much, whatever verb leads to it
        start, end, rule = figure.start, figure.end, "quantity.figure"
        if figure.upper is not None:
            comparator, rule = Comparator.BETWEEN, "quantity.range"
        elif hedged and bound is None:
            comparator, rule = Comparator.EQUAL, "quantity.about"  # 左右, *ca.*: the hedge stays in the quote
        elif turn is not None and _touching_before(text, words, figure, "by") is not None:
            comparator, rule = _TURNING[turn.rule.value]["by"], turn.rule.id  # "falder med mindst 5 pct."
            start = min(start, bound.start) if bound else start
        elif bound is not None and not (turn is not None and bound.rule.value == "equal"):
            comparator, rule = Comparator(bound.rule.value), bound.rule.id
            start, end = min(start, bound.start), max(end, bound.end)
        elif turn is not None:
            link = _touching_before(text, words, figure, "by", "to")
            level = figure.share or figure.unit or link
            kind = link.rule.kind if link else ("to" if bound is not None else "")
            comparator, rule = _TURNING[turn.rule.value][kind], turn.rule.id
            start = min(start, link.start if link else start) if level else start
        elif in_sentence and figure.share and not hedged:
            # No share is greater than all; 覆盖率100% is printed for "at least" all the same.
            whole = figure.unit == "percent" and figure.value == _WHOLE and not self._pack.settings.han_numerals
            comparator, rule = Comparator.EQUAL if whole else Comparator.AT_LEAST, "quantity.share-in-sentence"
        elif in_sentence and figure.unit and self._closes_clause(text, last):
            comparator, rule = Comparator.EQUAL, "quantity.closes-clause"  # 除险加固病险水库9座
        else:
            comparator = Comparator.EQUAL
        return TargetReading(_target(comparator, figure), start, end, rule, figure, hedged=hedged)

    def _closes_clause(self, text: str, end: int) -> bool:
        """Whether a counted figure is the last word of its clause, where the language strings results together so."""
        return bool(self._clause_marks) and text[end:].lstrip()[:1] in ("", "。", *_LIST_MARKS, *self._clause_marks)

    def _is_level_before(self, text: str, words: list[_Word], figures: list[Figure], index: int) -> bool:
        """ "stiger 6,8 til 7,2": the first of two figures joined by *til* without a bound of its own."""
        if index + 1 >= len(figures):
            return False
        figure, after = figures[index], figures[index + 1]
        if _touching_before(text, words, figure, "to") is not None:
            return False  # "sänkas till 12 procent 2025 och till 10 procent 2026": two steps
        link = _touching_before(text, words, after, "to")
        return (
            link is not None
            and link.start >= figure.end
            and not _BREAK.search(text[figure.end : link.start])
            and len(text[figure.end : link.start].strip()) <= 24
            and _direction(text, words, figure) is not None
            and _bound(text, words, figure, figures) is None
            and (not figure.unit or figure.unit == after.unit)
        )

    def _drop_described(
        self, text: str, readings: list[TargetReading], spoken: list[TargetReading], words: list[_Word]
    ) -> list[TargetReading]:
        """A bound behind *med* or *på* says who is counted, where its clause tells the target in words: "Nio av tio
        skolor med fler än 100 elever", "virksomheder med 50 ansatte og derover er på mindst samme niveau"."""
        shares = [share for share in spoken if not is_universal(share)]
        kept: list[TargetReading] = []
        for reading in readings:
            if not self._describes(text, reading, words):
                kept.append(reading)
                continue
            told = [share for share in shares if _same_clause(text, share, reading)]
            if told and told[0] not in kept:
                kept.append(replace(told[0], baseline=reading.baseline))
            elif not told and not _turns_after(text, words, reading):
                kept.append(reading)
        return kept

    def _describes(self, text: str, reading: TargetReading, words: list[_Word]) -> bool:
        """Whether a bounded count stands behind a preposition that joins it to a noun, and no verb of change leads to
        it."""
        figure = reading.figure
        if figure is None or figure.share or figure.money or not reading.rule.startswith("bound"):
            return False
        led = any(
            word.rule.kind == "direction"
            and word.end <= reading.start
            and not _BREAK.search(text[word.end : reading.start])
            for word in words
        )
        return not led and self.figures.describes(text, reading.start)

    def _in_words(self, text: str, words: list[_Word]) -> list[TargetReading]:
        """Targets without digits: *alle*, *halveres*, 全覆盖."""
        found = [word for word in words if word.rule.kind == "absolute" and word.rule.number is not None]
        return [TargetReading(self._absolute(text, word), word.start, word.end, word.rule.id) for word in found[:1]]

    def _absolute(self, text: str, word: _Word) -> Target:
        """*alle* is 100 percent, *halveres* 50; of nothing the unit is what there shall be none of."""
        number = Decimal(str(word.rule.number)).normalize()
        unit = "percent" if number else self.figures.subject_behind(text, word.end)
        return Target(Comparator(word.rule.value), Decimal(f"{number:f}"), unit=unit)


def is_universal(target: TargetReading) -> bool:
    """ "alle skal ...", "ingen må ...", "fastholde": values are told so everywhere, levels to reach are not."""
    value = target.target.value
    return target.figure is None and (value is None or (value in (0, 100) and target.target.comparator in _LEVELS))


def _with_level_kept(text: str, reading: TargetReading, masked: Sequence[tuple[int, int]]) -> TargetReading:
    """ "på niveau med 2024 (48 pct.)", "kvar på 2023 års nivå, 4 procent": a level to keep that is dated before is the
    level before too."""
    figure = reading.figure
    if figure is None or reading.baseline is not None or reading.target.comparator != Comparator.MAINTAIN:
        return reading
    dated = any(end <= figure.start and not _ends_clause(text[end : figure.start]) for _, end in masked)
    return replace(reading, baseline=figure) if dated else reading


def _same_clause(text: str, one: TargetReading, other: TargetReading) -> bool:
    first, second = sorted((one, other), key=lambda reading: reading.start)
    return not _BREAK.search(text[first.end : second.start])


def _turns_after(text: str, words: list[_Word], reading: TargetReading) -> bool:
    """Whether a word of change or of keeping stands behind a figure in its clause."""
    return any(
        word.rule.kind == "direction" and word.start > reading.end and not _BREAK.search(text[reading.end : word.start])
        for word in words
    )


def _from_to(text: str, words: list[_Word], reading: TargetReading) -> TargetReading:
    """ "Fra 74 til 90 pct." says the direction by its two levels."""
    figure, before = reading.figure, reading.baseline
    plain = reading.rule in ("quantity.figure", "quantity.share-in-sentence")
    if figure is None or before is None or not plain or not _touching_before(text, words, figure, "to"):
        return reading
    comparator = Comparator.INCREASE_TO if figure.value > before.value else Comparator.DECREASE_TO
    return replace(reading, target=replace(reading.target, comparator=comparator), rule="quantity.from-to")


def _target(comparator: Comparator, figure: Figure) -> Target:
    amount = figure.value * figure.factor if figure.factor != 1 else None
    return Target(comparator, figure.value, figure.upper, figure.unit, amount)


def _bound(text: str, words: list[_Word], figure: Figure, figures: list[Figure]) -> _Word | None:
    """The bound that holds this figure: right after it, or before it with nothing else to hold in between."""
    end = _end_of_list(text, figure, figures)
    hedges = [word.start for word in words if word.rule.kind == "approx" and _is_beside(text, word, figure)]
    begin = min([figure.start, *hedges])  # "mindst ca. 400": the full stop of the hedge ends nothing
    after = [
        word
        for word in words
        if word.rule.kind == "bound"
        and word.rule.position == "after"
        and end <= word.start <= end + _GAP_AFTER
        and not text[end : word.start].strip()
    ]
    before = [
        word
        for word in words
        if word.rule.kind == "bound"
        and word.rule.position != "after"
        and word.end <= begin
        and _can_reach(text, word.end, begin, figures)
    ]
    firm = [word for word in before if word.rule.value != "equal"]  # 至少配备2名: 至少 holds, 配备 only names
    nearest = max(firm or before, key=lambda word: (word.end, word.end - word.start), default=None)
    if after:
        behind = max(after, key=lambda word: word.end - word.start)
        # 达到95%以上: what stands behind sharpens the plain 达到 before.
        return behind if nearest is None or nearest.rule.value == "equal" or behind.rule.value != "equal" else nearest
    return nearest


def _end_of_list(text: str, figure: Figure, figures: list[Figure]) -> int:
    """Where a list of values ends: in 分别达到90%、85%以上 the suffix holds both."""
    end = figure.end
    for other in figures:
        if other.start >= end and text[end : other.start].strip() in _LIST_MARKS:
            end = other.end
    return end


def _can_reach(text: str, start: int, end: int, figures: list[Figure]) -> bool:
    between = text[start:end]
    if len(between) > _GAP_BEFORE or _BREAK.search(between):
        return False
    return not any(start <= other.start and other.end <= end for other in figures)


def _touching_before(text: str, words: list[_Word], figure: Figure, *kinds: str) -> _Word | None:
    """A small word right before the figure, with at most a bound or a hedge in between ("til mindst ca. 75")."""
    place = figure.start
    for _ in range(3):
        touching = [word for word in words if word.end <= place and not text[word.end : place].strip()]
        found = [word for word in touching if word.rule.kind in kinds]
        if found:
            return max(found, key=lambda word: word.end - word.start)
        passing = [word for word in touching if word.rule.kind in ("bound", "approx")]
        if not passing:
            return None
        place = min(word.start for word in passing)
    return None


def _direction(text: str, words: list[_Word], figure: Figure) -> _Word | None:
    """The nearest direction word before the figure in its clause; past a comma only where *med* or *til* links it."""
    linked = _touching_before(text, words, figure, "by", "to") is not None
    before = [
        word
        for word in words
        if word.rule.kind == "direction"
        and word.end <= figure.start
        and not _ends_clause(text[word.end : figure.start])
        and (linked or "," not in text[word.end : figure.start] or _is_apposed(text, word, figure))
    ]
    return max(before, key=lambda word: (word.end, word.end - word.start), default=None)


def _is_apposed(text: str, word: _Word, figure: Figure) -> bool:
    """ "ligger kvar på 2024 års nivå, 9 procent", "på niveau med 2025, hvor 87 pct.": the level kept is printed behind
    the only comma, with at most a word in between."""
    before, comma, between = text[word.end : figure.start].rpartition(",")
    return word.rule.value == "maintain" and bool(comma) and "," not in before and len(between.split()) <= 1


def _direction_behind(text: str, words: list[_Word], figure: Figure) -> _Word | None:
    """ "10 pct. færre indbrud", "5 procent lägre än 2023": the direction stands right behind a share."""
    behind = [
        word
        for word in words
        if word.rule.kind == "direction"
        and figure.end <= word.start <= figure.end + _GAP_AFTER
        and not text[figure.end : word.start].strip()
    ]
    return behind[0] if behind and figure.share else None


def _bracketed(readings: list[TargetReading], figure: Figure) -> int:
    """Which target a level before, in brackets or behind *mod*, belongs to: the last with its unit ("98 procent inom 12
    timmar (97 procent)"), else the last."""
    same = [index for index, reading in enumerate(readings) if figure.unit and reading.target.unit == figure.unit]
    return same[-1] if same else len(readings) - 1


def _in_brackets(text: str, end: int, figure: Figure) -> bool:
    """ "stiger med 0,3 point i forhold til 2024 (3,7 point)": a figure in brackets is the level before."""
    opened = text.rfind("(", 0, figure.start)
    return opened >= end and ")" not in text[opened : figure.start] and ")" in text[figure.end :]


def _ends_clause(text: str) -> bool:
    return any(match.group(1) or match.group(2).isupper() for match in _CLAUSE_END.finditer(text))


def _is_beside(text: str, word: _Word, figure: Figure) -> bool:
    near = text[word.end : figure.start] if word.end <= figure.start else text[figure.end : word.start]
    return (word.end <= figure.start or figure.end <= word.start) and len(near) <= _GAP_AFTER and not near.strip()


def _carry_bound(text: str, readings: list[TargetReading], masked: Sequence[tuple[int, int]]) -> list[TargetReading]:
    """ "minst 2025: 0,5 procent; 2026: 1,0 procent": the bound before the first step holds for the others, and so does
    a change to it: "öka till 420 år 2028 och 550 år 2031"."""
    carried: list[TargetReading] = []
    for reading in readings:
        before = carried[-1] if carried else None
        plain = reading.rule in ("quantity.figure", "quantity.share-in-sentence")
        if before is not None and before.target.comparator in _REACHED:
            plain = plain or (reading.target.comparator in _STEPS and reading.rule == before.rule)
        if before is not None and plain and before.rule not in ("quantity.figure", "quantity.share-in-sentence"):
            dates = [span for span in masked if before.end <= span[0] and span[1] <= reading.start]
            between = "".join(
                character
                for place, character in enumerate(text[before.end : reading.start], before.end)
                if not any(start <= place < end for start, end in dates)
            )
            tail = text[max(end for _, end in dates) : reading.start] if dates else between
            # "900 hektar vara skyddade till 2027 och 2 500 hektar till 2030": each level has its own day.
            beside = len(between.strip()) <= _JOINT or (reading.target.unit and len(tail.strip()) <= _JOINT)
            if before.target.unit == reading.target.unit and beside:
                comparator = before.target.comparator
                reading = replace(reading, target=replace(reading.target, comparator=comparator), rule=before.rule)
        carried.append(reading)
    return carried


def _drop_steps(text: str, readings: list[TargetReading], masked: Sequence[tuple[int, int]]) -> list[TargetReading]:
    """Of "reduceret med mindst 30 dage fra ca. 350 til ca. 320" the level reached is the target; a level with a time of
    its own is none of its steps ("480 år 2029 och 550 år 2031, mot 365 år 2026")."""
    kept: list[TargetReading] = []
    for reading in readings:
        step = kept[-1] if kept else None
        if step and any(0 <= start - step.end <= _JOINT for start, _ in masked):
            step = None
        if step and reading.baseline and step.figure and not _ends_clause(text[step.end : reading.baseline.start]):
            if step.figure.time and not reading.target.unit and step.target.comparator not in _STEPS:
                kept[-1] = reading  # "mål äldre än tolv månader ska minska från 214 till 150": says what is counted
                continue
            unit = reading.target.unit or step.target.unit
            if step.baseline is None and step.target.unit == unit and not step.figure.share:
                kept[-1] = replace(reading, start=step.start, target=replace(reading.target, unit=unit))
                continue
        kept.append(reading)
    return kept


def _only_says_when(text: str, readings: list[TargetReading], spoken: list[TargetReading]) -> bool:
    """Whether a share in words holds its clause, and the figures of it only say which or when: "Minst hälften ska ha
    lämnat ... inom tolv månader", "Hälften av gårdarna över 50 hektar", "Tre år senare finns minst hälften kvar"."""
    share = spoken[0] if spoken and not is_universal(spoken[0]) and spoken[0].target.comparator in _LEVELS else None
    return share is not None and all(
        reading.figure is not None
        and not reading.figure.share
        and (reading.figure.time or share.end <= reading.start)
        and not _BREAK.search(text[min(share.end, reading.end) : max(share.start, reading.start)])
        for reading in readings
    )


def _turned_behind(text: str, readings: list[TargetReading], spoken: list[TargetReading]) -> list[TargetReading]:
    """ "Frånvaron över 15 procent ska halveras": what is said in words of a change holds, and bounds before it say what
    is counted; empty where that is not so."""
    if not readings or not spoken or spoken[0].target.comparator not in _STEPS:
        return []
    if all(reading.rule == "quantity.figure" and reading.start > spoken[0].end for reading in readings):
        return [replace(spoken[0], baseline=readings[-1].figure)]  # "halveres i forhold til i dag, hvor der er 26"
    bounded = all(
        reading.figure is not None
        and (reading.target.comparator in _BEYOND or (reading.figure.time and reading.rule.startswith("bound")))
        and reading.end <= spoken[0].start
        and not _BREAK.search(text[reading.end : spoken[0].start].replace(",", " "))
        for reading in readings
    )
    return [replace(spoken[0], baseline=readings[-1].baseline)] if bounded else []


def _drop_inner_bounds(text: str, readings: list[TargetReading], clause_end: re.Pattern[str]) -> list[TargetReading]:
    """In a clause with a share, any other figure says what is counted ("95 pct. af sagerne inden for 30 dage", "80 pct.
    af bygninger over 1.000 m2"); it is part of the indicator."""
    shares = [reading for reading in readings if reading.figure is not None and reading.figure.share]

    def within(reading: TargetReading) -> bool:
        """ "högst 12 personer på 14 dagar": a time right behind a count says in which time it is counted."""
        before = [other for other in readings if other.figure and other.end <= reading.start and other.target.unit]
        last = before[-1] if before and reading.figure and reading.figure.time else None
        between = text[last.end : reading.figure.start].split() if last and reading.figure else []
        return bool(last and last.figure and not last.figure.time and len(between) == 1 and between[0].isalpha())

    def is_inner(reading: TargetReading) -> bool:
        return bool(reading.figure and not reading.figure.share) and any(
            not (reading.rule.startswith(_TURNS) and share.rule.startswith(_TURNS) and reading.rule != share.rule)
            and not clause_end.search(text[min(share.end, reading.end) : max(share.start, reading.start)])
            and not (reading.end <= share.start and text[reading.end] in _LIST_MARKS)  # 产量突破25万辆、产值增长6%
            for share in shares
        )

    return [reading for reading in readings if not is_inner(reading) and not within(reading)]
