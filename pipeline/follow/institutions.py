"""Which documents are of one institution: by its name, by the names of others in a title, and where a name has changed
by the goals that go on."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning import letters
from pipeline.follow.briefs import Brief, hashed
from pipeline.follow.likeness import Likeness

_PARTS = re.compile(r"[,;/()–-]+|\s{2,}")
_PARTS_OF_WORDINGS = 16
_MANY = 12  # groups that share a wording: it is everybody's
_FULL_WORDING = 5  # letters
_SHORT_WORD = 3  # letters of "i", "ved", "vid"
_MOSTLY, _SOME, _LIKE_NAME = 0.5, 0.25, 0.3


@dataclass(frozen=True, slots=True)
class Sign:
    """What grouping needs of a document."""

    order: int
    language: str
    name: str
    title: str
    year: int
    follows_up: bool
    goals: range  # in the wordings of the run


class Wordings:
    """The wordings of each goal of a run and of its measures, hashed: eight bytes each."""

    def __init__(self) -> None:
        self._words, self._ends = array("q"), array("q", [0])

    def __getitem__(self, goal: int) -> array[int]:
        return self._words[self._ends[goal] : self._ends[goal + 1]]

    def of(self, goals: Iterable[int]) -> set[int]:
        return {word for goal in goals for word in self[goal]}

    def shared(self, owned: Iterable[Iterable[range]]) -> Iterator[list[int]]:
        """For each wording that several owners of goals have, who has it, in order. In columns, and a part of the
        wordings at a time: there may be millions."""
        words, owners = np.asarray(self._words), np.zeros(len(self._words), np.int32)
        for owner, own in enumerate(owned):
            for goals in own:
                owners[self._ends[goals.start] : self._ends[goals.stop]] = owner
        parts = words.astype(np.uint8) % _PARTS_OF_WORDINGS
        for part in range(_PARTS_OF_WORDINGS):
            yield from _sharing(words[parts == part], owners[parts == part])

    def sign_of(self, brief: Brief) -> Sign:
        """What grouping needs of a document, whose goals come behind those that are here."""
        first = len(self._ends) - 1
        for goal in brief.goals:
            texts = map(letters, (goal.title, goal.statement, *(m.words for m in goal.measures)))
            self._words.extend({hashed(word) for word in texts if _is_full(word)})
            self._ends.append(len(self._words))
        goals = range(first, len(self._ends) - 1)
        name, title = sys.intern(_bare(brief.publisher)), _bare(brief.title)
        year = brief.start.year if brief.start else 0
        return Sign(brief.order, brief.language, name, title, year, brief.follows_up, goals)


def _sharing(words: NDArray[np.int64], owners: NDArray[np.int32]) -> Iterator[list[int]]:
    """The different owners of each word that has several, in order."""
    order = np.lexsort((owners, words))
    words, owners = words[order], owners[order]
    first = np.append(True, (np.diff(words) != 0) | (np.diff(owners) != 0))[: len(order)]  # an owner counts once
    words, owners = words[first], owners[first]
    bounds = np.flatnonzero(np.diff(words)) + 1
    starts, ends = np.append(0, bounds), np.append(bounds, len(words))
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield owners[start:end].tolist()


def _is_full(word: str) -> bool:
    return len(word) >= _FULL_WORDING or (bool(word) and not word.isascii())


def institutions(signs: Sequence[Sign], wordings: Wordings) -> list[list[int]]:
    """The documents, by their order, of each institution; institutions in the order of their first document."""
    groups = _Groups(sign.order for sign in signs)
    names = sorted(
        {sign.name for sign in signs if len(_PARTS.split(sign.name)) > 1}, key=lambda name: (-len(name), name)
    )
    by_name: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    for sign in signs:
        by_name[sign.language, _fuller(sign, names) or f"?{sign.order}"].append(sign)
    for named in by_name.values():
        for sign in named[1:]:
            groups.join(named[0].order, sign.order)
    _join_by_goals(list(by_name.items()), wordings, groups)
    return groups.listed()


def _fuller(sign: Sign, names: Sequence[str]) -> str:
    """The name of a document's institution: a fuller one of the run ("omsorgsnämnden, alhults kommun"), the longest
    first, whose parts all stand in its title or name."""
    said = f"{sign.title} {sign.name}"
    for name in names:
        parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
        if _tells(sign.name, parts):
            return name
        if sign.name and sign.name not in name:
            continue
        if all(part in said for part in parts):
            return name
    return sign.name


def _tells(name: str, parts: Sequence[str]) -> bool:
    """Whether a name says a word of each part of a fuller one, and no other but short ones: "vägnämnden i alhult" is
    "vägnämnden, alhults kommun"."""
    said = {word for word in name.split() if len(word) > _SHORT_WORD}
    worded = [said & _stems(part) for part in parts]
    return bool(said) and all(worded) and said == set[str]().union(*worded)


def _stems(part: str) -> set[str]:
    """The words of a part of a name, and each without its last letter: a genitive."""
    words = part.split()
    return {*words, *(word[:-1] for word in words)}


def _join_by_goals(named: list[tuple[tuple[str, str], list[Sign]]], wordings: Wordings, groups: _Groups) -> None:
    """Groups of different names whose goals go on in each other and whose years do not clash."""
    near: Counter[tuple[int, int]] = Counter()
    for places in wordings.shared([sign.goals for sign in signs] for _, signs in named):
        if len(places) <= _MANY:
            near.update((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
    for (a, b), _ in sorted(near.items(), key=lambda item: (-item[1], item[0])):
        (language, name), mine = named[a]
        (other_language, other_name), theirs = named[b]
        if language == other_language and _go_on(name, mine, other_name, theirs, wordings):
            groups.join(mine[0].order, theirs[0].order)


def _go_on(name: str, mine: Sequence[Sign], other_name: str, theirs: Sequence[Sign], wordings: Wordings) -> bool:
    plans = {sign.year for sign in mine if not sign.follows_up and sign.year}
    if plans & {sign.year for sign in theirs if not sign.follows_up and sign.year}:
        return False  # two plans for one year are of two institutions
    nameless = name.startswith("?") or other_name.startswith("?")
    alike = nameless or Likeness((name, other_name), (name, other_name))(name, other_name) >= _LIKE_NAME
    for one in mine:
        for other in theirs:
            if one.year and other.year and abs(one.year - other.year) > 1:
                continue
            words = wordings.of(other.goals)
            shared = sum(1 for goal in one.goals if not words.isdisjoint(wordings[goal]))
            share = shared / max(1, min(len(one.goals), len(other.goals)))
            if shared > 1 and share >= (_SOME if alike else _MOSTLY):
                return True
    return False


class _Groups:
    """Documents joined to groups."""

    def __init__(self, members: Iterable[int]) -> None:
        self._above = {member: member for member in members}

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._above[second] = first

    def listed(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for member in sorted(self._above):
            found.setdefault(self._root(member), []).append(member)
        return list(found.values())

    def _root(self, member: int) -> int:
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member


def _bare(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().lower()
