"""Two documents of one institution held against each other: which goal of the one is which of the other.

Numbers alone do not decide, since they are renumbered; wording and measures do, helped by the number. Pairs are
one-to-one, best first; what is left over is a part of a goal that was split or merged, or was dropped, or is new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.cleaning import letters
from pipeline.follow.briefs import Brief, GoalBrief, MeasureBrief
from pipeline.follow.likeness import Likeness
from pipeline.follow.targets import Change, days, other_day, other_figure, replaced, unit_of
from pipeline.records import Link, Relation

SURE = 0.38  # likeness from which two goals are one
_PART = 0.27  # likeness of a part to the whole
_HOLDS = 0.3  # weight of a part's words that the whole has too
_TOLD = 0.6  # weight of the words of a goal's name that the measures of another have
_SAME_MEASURE = 0.8
_TAKEN_OVER = 0.5  # likeness of measures that are each other's nearest and in one unit
_ALL_OF_IT = 0.94  # weight of a measure's words that stand in another's sentence
_SAME_NAME = 0.94
_NUMBER = 0.06  # what the same number adds
_NUMBERS_KEPT = 0.25  # likeness from which two goals of one number are one, in a report that keeps the plan's numbers
_KEPT = 3  # pairs that show it
_WEIGHT_OF_NAME = 0.6
_NUMBERED = re.compile(r"^\W*(?:[^\W\d_]+\s+)?\d+(?:\.\d+)*\s*[.:：)–-]\s*")  # "Nämndmål 2: ..."
_FIRST = re.compile(r"[。:：;；]|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """How like two goals are, and by what."""

    score: float
    wording: float
    measures: float | None
    same_number: bool


class Pairing:
    """The goals of an earlier and a later document, compared once."""

    def __init__(self, earlier: Brief, later: Brief) -> None:
        self._earlier, self._later = earlier, later
        goals = (*earlier.goals, *later.goals)
        wordings = {goal.id: _wordings(goal) for goal in goals}
        self._name = Likeness((goal.name for goal in goals), (text for texts in wordings.values() for text in texts))
        self._words = Likeness(
            (" ".join(m.words for m in goal.measures) for goal in goals if goal.measures),
            (m.words for goal in goals for m in goal.measures),
        )
        self._pairs = {
            (one.id, other.id): self._compare(
                one, other, max(self._name(a, b) for a in wordings[one.id] for b in wordings[other.id])
            )
            for one in earlier.goals
            for other in later.goals
        }
        self._chosen = self._choose()

    @property
    def share(self) -> float:
        """Pairs of goals that are surely the same, as a share of the shorter document's goals."""
        return len(self._chosen) / max(1, min(len(self._earlier.goals), len(self._later.goals)))

    @property
    def identical(self) -> int:
        """Pairs of goals with the same name."""
        names = {goal.id: letters(goal.name) for goal in (*self._earlier.goals, *self._later.goals)}
        return sum(names[one] == names[other] != "" for one, other in self._chosen)

    def links(self) -> list[Link]:
        """A link for each goal of both documents, in the order of the earlier one; what is new comes last."""
        out: dict[str, list[tuple[str, Relation]]] = {goal.id: [] for goal in self._earlier.goals}
        for one, other in self._chosen:
            out[one].append((other, self._relation(one, other)))
        self._split(out)
        self._merge(out)
        went = Counter(other for found in out.values() for other, _ in found)  # how many goals went into each
        links = [
            self._link(one, other, relation, len(found) if relation is Relation.SPLIT else went[other])
            for one, found in out.items()
            for other, relation in found
        ]
        silent = self._silent()
        dropped = {
            one: self._unpaired(Relation.DROPPED, one, "")
            for one, found in out.items()
            if not found and one not in silent
        }
        order = {goal.id: n for n, goal in enumerate(self._earlier.goals)}
        links = sorted([*links, *dropped.values()], key=lambda one: order[one.from_goal_id])
        new = [
            self._unpaired(Relation.NEW, "", goal.id) for goal in self._later.goals if goal.id not in {*went, *silent}
        ]
        return [*links, *new]

    def _silent(self) -> set[str]:
        """Goals of which the other document says nothing of their being dropped or new. A report leaves out what it has
        nothing to tell of; and goals that only stand above others, where the other document follows those up or prints
        what stands above its own goals as words."""
        unreported = {goal.id for goal in self._earlier.goals} if self._later.follows_up else set[str]()
        sides = ((self._earlier, self._later), (self._later, self._earlier))
        quiet = [one for one, other in sides if other.follows_up or any(goal.under for goal in other.goals)]
        return unreported | {goal.id for one in quiet for goal in one.goals if goal.heads}

    # ------------------------------------------------------------------------------------------ comparing
    def _compare(self, one: GoalBrief, other: GoalBrief, wording: float) -> _Pair:
        measures = self._measured(one, other)
        score = wording
        if measures is not None:
            score = max(_WEIGHT_OF_NAME * wording + (1 - _WEIGHT_OF_NAME) * measures, 0.9 * wording)
        same_number = bool(one.number) and one.number == other.number
        return _Pair(score + _NUMBER * same_number, wording, measures, same_number)

    def _measured(self, one: GoalBrief, other: GoalBrief) -> float | None:
        """How like the measures are: each of the shorter list with its best of the other."""
        few, many = sorted((one.measures, other.measures), key=len)
        if not few:
            return None
        return sum(max(self._words(a.words, b.words) for b in many) for a in few) / len(few)

    def _choose(self) -> list[tuple[str, str]]:
        places = {goal.id: n for doc in (self._earlier, self._later) for n, goal in enumerate(doc.goals)}
        near = [item for item in self._pairs.items() if item[1].score >= _NUMBERS_KEPT]
        ranked = sorted(near, key=lambda item: (-round(item[1].score, 6), *(places[goal] for goal in item[0])))
        chosen = _one_to_one([goals for goals, pair in ranked if pair.score >= SURE])
        kept = len(chosen) >= _KEPT and all(self._pairs[goals].same_number for goals in chosen)
        if kept and self._later.follows_up:
            again = [goals for goals, pair in ranked if pair.same_number and pair.score >= _NUMBERS_KEPT]
            chosen = _one_to_one([*chosen, *again])
        return chosen

    # ------------------------------------------------------------------------------------------ split and merged
    def _split(self, out: dict[str, list[tuple[str, Relation]]]) -> None:
        """Later goals without a counterpart that are parts of an earlier one: beside its counterpart, where that is not
        the same goal still, or several together."""
        left = [goal for goal in self._later.goals if all(goal.id != other for _, other in self._chosen)]
        for whole, parts in self._parts(left, self._earlier, lambda part, whole: self._pairs[whole.id, part.id]):
            beside = [_by_id(self._later, other) for other, _ in out[whole.id]]
            parts = [part for part in parts if not self._repeats(part, whole, beside)]
            if _goes_on(whole, beside) or len(beside) + len(parts) < 2:
                continue
            several = (*beside, *parts)
            bare = all(goal.bare for goal in several)  # a report that prints a row for each measure splits nothing
            out[whole.id] = [(g.id, self._relation(whole.id, g.id) if bare else Relation.SPLIT) for g in several]

    def _merge(self, out: dict[str, list[tuple[str, Relation]]]) -> None:
        """Earlier goals without a counterpart that went into a later one."""
        came = {other: one for one, found in out.items() for other, relation in found if relation is not Relation.SPLIT}
        whole_of_split = {other for found in out.values() for other, relation in found if relation is Relation.SPLIT}
        left = [goal for goal in self._earlier.goals if not out[goal.id]]
        for whole, parts in self._parts(left, self._later, lambda part, whole: self._pairs[part.id, whole.id]):
            beside = [_by_id(self._earlier, came[whole.id])] if whole.id in came else []
            parts = [part for part in parts if not self._repeats(part, whole, beside)]
            if whole.id in whole_of_split or _goes_on(whole, beside) or len(beside) + len(parts) < 2:
                continue
            for goal in (*beside, *parts):
                out[goal.id] = [(whole.id, Relation.MERGED)]

    def _parts(
        self, left: Sequence[GoalBrief], wholes: Brief, pair: Callable[[GoalBrief, GoalBrief], _Pair]
    ) -> list[tuple[GoalBrief, list[GoalBrief]]]:
        """The goals left over, by the goal of the other document that each is most like and told in the words of."""
        found: dict[str, list[GoalBrief]] = {}
        for part in left:
            taken = self._taken_over(part, wholes) or self._told_by_measures(part, wholes)
            best = max(
                wholes.goals,
                key=lambda goal: (goal.id == taken, bool(self._shared(part, goal.measures)), pair(part, goal).score),
                default=None,
            )
            if best is not None and (best.id == taken or self._is_part(best, part, pair(part, best))):
                found.setdefault(best.id, []).append(part)
        return [(_by_id(wholes, whole), parts) for whole, parts in found.items()]

    def _is_part(self, whole: GoalBrief, part: GoalBrief, pair: _Pair) -> bool:
        if pair.score < _PART:
            return False
        told = self._name.contains(whole.name, part.name) >= _HOLDS
        if len(whole.measures) > len(part.measures) and self._shared(part, whole.measures):
            return True  # "Vand af god kvalitet" goes on as a goal for each of its measures
        return told or (pair.measures is not None and pair.measures >= SURE and pair.wording >= _PART)

    def _taken_over(self, part: GoalBrief, wholes: Brief) -> str:
        """The goal of the other document that has all measures of this one beside others of its own, whatever both are
        called: each measure is the other's nearest and in its unit. Empty where there is none."""
        own = wholes is self._earlier
        mine = [measure for goal in (self._later if own else self._earlier).goals for measure in goal.measures]
        theirs = [(goal, measure) for goal in wholes.goals for measure in goal.measures]
        heirs: set[str] = set()
        for measure in part.measures:
            goal, other = max(theirs, key=lambda one: self._words(measure.words, one[1].words), default=(None, None))
            if goal is None or other is None or not self._tells(measure.words, other.words):
                return ""
            back = max(mine, key=lambda one: self._words(one.words, other.words))
            if back.words != measure.words or unit_of(other.value) != unit_of(measure.value):
                return ""
            heirs.add(goal.id if len(goal.measures) > len(part.measures) else "")
        return heirs.pop() if len(heirs) == 1 else ""

    def _tells(self, part: str, whole: str) -> bool:
        """Whether two measures may be one: alike, or the one told in a sentence that has all words of the other."""
        if self._words(part, whole) >= _TAKEN_OVER:
            return True
        return max(self._words.contains(part, whole), self._words.contains(whole, part)) >= _ALL_OF_IT

    def _told_by_measures(self, part: GoalBrief, wholes: Brief) -> str:
        """The goal of the other document whose measures tell most of what this one is called: "Kontrol af støtte under
        udlandsophold" in "..., og der er gennemført 300 kontroller af støtte under udlandsophold"."""
        told = {
            goal.id: self._name.contains(" ".join(measure.words for measure in goal.measures), part.name)
            for goal in wholes.goals
            if goal.measures
        }
        best = max(told, key=lambda goal: told[goal], default="")
        return best if best and told[best] >= _TOLD else ""

    def _shared(self, part: GoalBrief, measures: Sequence[MeasureBrief]) -> list[MeasureBrief]:
        """The measures of a goal that are among others, too."""
        words = {measure.words for measure in measures}
        return [m for m in part.measures if any(self._words(m.words, text) >= _SAME_MEASURE for text in words)]

    def _repeats(self, part: GoalBrief, whole: GoalBrief, beside: Sequence[GoalBrief]) -> bool:
        """Whether a goal is like the whole by no more than measures that the whole's counterpart has, too."""
        if self._name.contains(whole.name, part.name) >= _HOLDS:
            return False
        shared = self._shared(part, whole.measures)
        again = self._shared(part, [measure for goal in beside for measure in goal.measures])
        return bool(shared) and all(measure in again for measure in shared)

    # ------------------------------------------------------------------------------------------ relations
    def _relation(self, one: str, other: str) -> Relation:
        before, after = _by_id(self._earlier, one), _by_id(self._later, other)
        if self._changed_target(before, after) is not None:
            return Relation.NEW_TARGET
        return Relation.SAME if self._same_name(before, after) or after.bare else Relation.REWORDED

    def _same_name(self, one: GoalBrief, other: GoalBrief) -> bool:
        """Whether the goal is called the same. One may print its statement shorter, longer or not at all, or as
        statement what the other has for title; where neither has a title the statement is what it is called."""
        pairs = [(a, b) for a, b in ((one.title, other.title), (one.statement, other.statement)) if a and b]
        if len(pairs) < 2 and {letters(text) for text in _wordings(one)} & {letters(text) for text in _wordings(other)}:
            return True
        (mine, my_opening), (theirs, their_opening) = _called(one), _called(other)
        if mine & (theirs | their_opening) or theirs & my_opening:
            return True
        return all(self._name(a, b) >= _SAME_NAME for a, b in pairs or [(one.name, other.name)])

    def _changed_target(self, one: GoalBrief, other: GoalBrief) -> Change | None:
        """The targets of a measure that both have, where they differ: another figure of the same unit, or of a measure
        without a figure another day of the year; and where a goal of the same name has none of its measures left, what
        came for them."""
        matched = False
        for words in dict.fromkeys(measure.words for measure in one.measures):
            match = self._same_measure(words, one, other)
            if match is None:
                continue
            before = [measure for measure in one.measures if measure.words == words]
            after = [measure for measure in other.measures if measure.words == match]
            matched = True
            if changed := other_figure(before, after) or other_day(before, after):
                return changed
        goes_on = not self._later.follows_up and self._same_name(one, other)  # a report tells results, too
        if not matched and goes_on and (change := replaced(one, other)):
            return change
        before_due, after_due = days(one), days(other)
        if before_due and after_due and before_due.keys() != after_due.keys():
            return Change(next(iter(before_due.values())), next(iter(after_due.values())))
        return None

    def _same_measure(self, words: str, one: GoalBrief, other: GoalBrief) -> str | None:
        """The words of the later measure that is this one: each is the other's nearest."""
        after = max((m.words for m in other.measures), key=lambda text: self._words(words, text), default=None)
        if after is None or max((m.words for m in one.measures), key=lambda text: self._words(text, after)) != words:
            return None
        alone = len({m.words for m in one.measures}) == 1
        return after if alone or self._words(words, after) >= SURE else None

    def _link(self, one: str, other: str, relation: Relation, parts: int) -> Link:
        pair = self._pairs[one, other]
        changed = self._changed_target(_by_id(self._earlier, one), _by_id(self._later, other)) or Change()
        return Link(
            relation,
            self._earlier.document_id,
            self._later.document_id,
            one,
            other,
            pair.same_number,
            round(pair.wording, 2),
            None if pair.measures is None else round(pair.measures, 2),
            old_target=changed.old,
            new_target=changed.new,
            ambition=changed.ambition,
            parts=parts,
        )

    def _unpaired(self, relation: Relation, one: str, other: str) -> Link:
        near = [p.score for (a, b), p in self._pairs.items() if (one and a == one) or (other and b == other)]
        nearest = round(min(1.0, max(near)), 2) if near else None
        return Link(relation, self._earlier.document_id, self._later.document_id, one, other, nearest=nearest)


def _one_to_one(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs in order, without those of a goal that has one already."""
    taken: set[str] = set()
    chosen = []
    for pair in pairs:
        if not taken & {*pair}:
            taken |= {*pair}
            chosen.append(pair)
    return chosen


def _goes_on(whole: GoalBrief, beside: Sequence[GoalBrief]) -> bool:
    """Whether a goal has a counterpart of the same name, so that nothing was split off or added."""
    return any(letters(goal.name) == letters(whole.name) for goal in beside)


def _called(goal: GoalBrief) -> tuple[set[str], set[str]]:
    """What a goal is called, in letters: its title or else its statement, also without what it is numbered by
    ("Mål 3. ..."); and the first sentence of a statement alone, which may be a name."""
    bare = _NUMBERED.sub("", goal.name)
    opening = {letters(_FIRST.split(bare)[0])} if not goal.title else set()
    return {letters(goal.name), letters(bare)} - {""}, opening - {""}


def _wordings(goal: GoalBrief) -> list[str]:
    return [text for text in (goal.title, goal.statement) if text] or [""]


def _by_id(document: Brief, goal_id: str) -> GoalBrief:
    return next(goal for goal in document.goals if goal.id == goal_id)
