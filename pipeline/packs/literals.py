"""Literals of regular expressions: strings of which a text must hold one for an expression to match anywhere in it.

Nearly all rules match nothing in nearly all texts. What a text holds is found once; the rules that can match it are
looked up by their literals, and only these are run. Nothing is lost: an expression without literals is always run.
"""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from ahocorasick import Automaton

from pipeline.kept import keep, read_kept, stamp_of

Item = TypeVar("Item")
Literals: TypeAlias = tuple[str, ...]  # folded; none where a match may do without any
_Node: TypeAlias = tuple[Any, Any]  # of the parser's tree: its kind and what it is made of

_MOST = 24  # strings that alternatives may spell together
_LONG = 4  # a literal of so many characters is as good as any longer one
# Signs that, once folded, are the same in every text where an expression that ignores case finds them: those of the
# Latin languages, punctuation, Han, pictures. Greek and Cyrillic have letters of three forms.
_SURE = r"\x21-\x29\x2b-\x7e\xa0-\xb4\xb6-\xff\u2000-\u2bff\u2e80-\u9fff\U0001f000-\U0001faff"
_SURE_SIGN = re.compile(rf"[ *{_SURE}]")
_SURE_PART = re.compile(rf"[{_SURE}]+")


def folded(text: str) -> str:
    """The text, sign by sign, with the letters that `re.IGNORECASE` takes for the same made the same: small ones.

    `str.lower` does that but for the dotted capital i, the dotless i and the long s.
    """
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


class Part(NamedTuple):
    """What is known of an expression or a part of one; empty where nothing is."""

    needed: Literals  # any text in which it matches holds one of them
    spelled: Literals = ()  # all that a match can be, where that is little


_known: dict[str, Part] = {}  # by pattern; several sets of rules may have the same
_UNKNOWN = Part(())
_NO_ROOM = Part((), ("",))


def any_of(alternatives: Iterable[Literals]) -> Literals:
    """The literals of alternatives, of which one has to match."""
    told = list(alternatives)
    return tuple(dict.fromkeys(chain.from_iterable(told))) if all(told) else ()


def of_words(words: Iterable[str]) -> Literals:
    """Literals of words as a rule has them: of each its longest part between spaces and stars."""
    parts = ([part for piece in word.split() for part in _SURE_PART.findall(folded(piece))] for word in words)
    return any_of((max(sure, key=len),) if sure else () for sure in parts)


def of_pattern(pattern: str) -> Part:
    """What is known of a regular expression, whether it regards case or not; `re.error` where it is none."""
    if pattern not in _known:
        _known[pattern] = _row(parser.parse(pattern).data)
    return _known[pattern]


class Kept:
    """What former runs found out of patterns, and keeping it for the next ones, as long as the files that they stand in
    are the same: parsing the patterns takes a third of the time of starting to read in a language."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._stamp = stamp_of([Path(__file__), *files])
        for pattern, (needed, spelled) in (read_kept("literals", self._stamp) or {}).items():
            _known[pattern] = Part(tuple(needed), tuple(spelled))
        self._count = len(_known)

    def update(self) -> None:
        """Keeps what has been found out since."""
        if len(_known) > self._count:
            keep("literals", self._stamp, _known)
            self._count = len(_known)


def _row(nodes: Iterable[_Node]) -> Part:
    """Nodes one behind the other: needed is the best that one of them needs, or that several spell together."""
    best: Literals = ()
    run: Literals = ("",)
    entire = True
    for kind, value in nodes:
        needed, spelled = _sign(value) if kind is op.LITERAL else _part(kind, value)
        if needed:
            best = _better(best, needed)
        if spelled and len(run) * len(spelled) <= _MOST:
            run = tuple([ahead + behind for ahead in run for behind in spelled])
        else:
            best = _better(best, run)
            run, entire = spelled or ("",), False
    return Part(_better(best, run), run if entire else ())


def _better(one: Literals, other: Literals) -> Literals:
    """Those that fewer texts hold: the longer ones, or the fewer."""
    if "" in other:
        return one
    return max(one, other, key=_worth) if one else other


def _worth(literals: Literals) -> tuple[int, int]:
    return min(_LONG, *map(len, literals)), -len(literals)


def _part(kind: Any, value: Any) -> Part:
    """A node that is no literal. Of kinds that are not named here nothing is known."""
    if kind is op.IN:
        return _either(_sign(one) if sort is op.LITERAL else _UNKNOWN for sort, one in value)
    if kind is op.SUBPATTERN:
        return _row(value[-1].data)
    if kind is op.BRANCH:
        return _either(_row(branch.data) for branch in value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, repeated = value
        once = _row(repeated.data)
        if most == 1:
            return once if least else _either((once, _NO_ROOM))
        return Part(once.needed) if least else _UNKNOWN
    if kind in (op.ASSERT, op.ASSERT_NOT):
        direction, beside = value
        if direction < 0 and len(set(beside.getwidth())) > 1:  # else it would be said when the expression is compiled
            raise re.error("look-behind requires fixed-width pattern")
        # what has to stand beside a match stands in the text
        return Part(_row(beside.data).needed, ("",)) if kind is op.ASSERT else _NO_ROOM
    return _NO_ROOM if kind is op.AT else _UNKNOWN


def _either(parts: Iterable[Part]) -> Part:
    needed, spelled = zip(*parts, strict=True)
    return Part(any_of(needed), any_of(spelled))


@cache
def _sign(code: int) -> Part:
    sign = folded(chr(code))
    return Part((), (sign,)) if _SURE_SIGN.fullmatch(sign) else _UNKNOWN


class Sieve(Generic[Item]):
    """Items in a row that each need one of some literals, which one pass over a text finds together (Aho-Corasick)."""

    def __init__(self, items: Iterable[tuple[Item, Literals]]) -> None:
        self._items: list[Item] = []
        always: list[int] = []
        needing: dict[str, list[int]] = {}
        for number, (item, literals) in enumerate(items):
            self._items.append(item)
            if not literals:
                always.append(number)
            for literal in literals:
                needing.setdefault(literal, []).append(number)
        self._always = frozenset(always)
        self._literals = Automaton()
        for literal, numbers in needing.items():
            self._literals.add_word(literal, tuple(numbers))
        self._literals.make_automaton()

    def passing(self, text: str) -> Iterator[Item]:
        """The items, in their order, that need no literal or one that the text holds."""
        held = {numbers for _, numbers in self._literals.iter(folded(text))} if self._literals else ()
        return map(self._items.__getitem__, sorted(self._always.union(*held)))
