"""How many aims a text bundles."""

from __future__ import annotations

import re

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
    return (*counted, *waiting)
