"""How many aims a text bundles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.compare.wording import Hit, Wording, apart, without

_AIMING = ("activity", "milestone", "outcome", "direction", "vague", "shared")
_TRANSITIVE = frozenset(("activity", "milestone", "vague", "shared"))
_LETTER = re.compile(r"\w")


def aims(piece: Wording) -> tuple[Hit, ...]:
    """One hit for each aim: clauses with a verb of their own, relative and purpose clauses left aside.

    Two verbs of doing on one object (*develop and introduce a model*) are one aim; three are three.
    """
    text = without(piece.words, [hit.span for hit in piece.find("aside")])
    found = apart(
        hit for kind in _AIMING for hit in piece.find(kind, text) if kind != "vague" or hit.value == "verb"
    )  # fmt: skip
    counted: list[Hit] = []
    waiting: list[Hit] = []  # verbs whose object is still to come
    for start, end in piece.clauses:
        inside = [hit for hit in found if start <= hit.start < end]
        if not inside:
            continue
        last = inside[-1]
        if last.kind in _TRANSITIVE and not _LETTER.search(text, last.end, end):
            waiting.append(last)
            continue
        counted.extend(waiting if len(waiting) > 1 else ())
        waiting = []
        counted.append(inside[0])
    return (*counted, *waiting, *_further(piece, found))


def _further(piece: Wording, found: Iterable[Hit]) -> tuple[Hit, ...]:
    """In a picture painted in three sentences or more, sentences without a verb that we know are aims as well, though
    no more than make it two."""
    told = [span for span in piece.sentences if _LETTER.search(piece.words, *span)]
    if len(told) < 3:
        return ()
    silent = [span for span in told if not any(span[0] <= hit.start < span[1] for hit in found)]
    wanted = max(0, 2 - (len(told) - len(silent)))
    return tuple(
        Hit("sentence", "", start, end, piece.text[start:end], piece.quote(start, end))
        for start, end in silent[:wanted]
    )
