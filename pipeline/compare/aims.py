"""How many aims a text bundles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.compare.sentences import Span
from pipeline.compare.wording import Hit, Wording, apart, without

_AIMING = ("activity", "milestone", "outcome", "direction", "vague", "shared")
_TRANSITIVE = frozenset(("activity", "milestone", "vague", "shared"))
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PAIR = re.compile(r"(?=([^\W\d_]{2}))")
_STEM = 5  # letters of a word that tell its subject
_FEW = 2  # words from which a clause says something of its own


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
    return (*counted, *waiting, *_levelled(piece, text, counted), *_further(piece, found))


def _levelled(piece: Wording, text: str, counted: Iterable[Hit]) -> tuple[Hit, ...]:
    """Clauses with a level and a subject of their own beside others with levels, where no verb that we know tells of
    them: *all households can sort their waste, and half of the sports halls are open at night*."""
    found: list[tuple[Span, Hit]] = []
    known: set[str] = set()
    for span in piece.clauses:
        levels = [hit for hit in (*piece.figures, *piece.absolutes) if span[0] <= hit.start < span[1]]
        levels = [hit for hit in levels if hit.value != "time" or _measured(piece, text, span)]
        said = without(text, [hit.span for hit in (*piece.dates, *levels, *piece.find("bound", text, span))])
        words = _subjects(said[slice(*span)], piece)
        named = [word for hit in levels if hit.kind == "absolute" for word in _subjects(hit.text, piece)[-1:]]
        subjects = {word[:_STEM] for word in (*words, *named) if len(word) >= _STEM or _unspaced(piece)}
        enough = len(words) >= _FEW or bool(words and named)
        if levels and enough and subjects and not _alike(subjects, known, piece):
            found.append((span, levels[0]))
        known |= subjects
    told = [span for span in piece.clauses if any(span[0] <= hit.start < span[1] for hit in counted)]
    untold = [hit for span, hit in found if span not in told]
    others = [span for span in told if any(_main(hit, span, piece, text) for hit in (*piece.figures, *piece.absolutes))]
    return tuple(untold) if len(untold) + len(others) > 1 else ()


def _main(figure: Hit, span: Span, piece: Wording, text: str) -> bool:
    """Whether a clause with a figure is one of its own: a mere time limit is, only where the clause is joined to the
    one before by a word (*and the clubs are open seven days a week*)."""
    joined = any(hit.start == span[0] for hit in piece.find("join", text))
    return span[0] <= figure.start < span[1] and (joined or figure.value != "time")


def _measured(piece: Wording, text: str, span: Span) -> bool:
    """Whether a clause names what is measured; *more* and *fewer* of something do not."""
    moving = {hit.start for hit in piece.find("direction", text, span)}
    return any(hit.start not in moving for hit in piece.find("indicator", text, span))


def _unspaced(piece: Wording) -> bool:
    return piece.pack.settings.script == "han"


def _subjects(words: str, piece: Wording) -> list[str]:
    """What a clause speaks of: its words, or pairs of characters in a script without spaces."""
    return _PAIR.findall(words) if _unspaced(piece) else _WORD.findall(words.lower())


def _alike(subjects: set[str], known: set[str], piece: Wording) -> bool:
    """Whether a clause speaks of what an earlier one spoke of; two pairs of characters make a word."""
    return len(subjects & known) > (1 if _unspaced(piece) else 0)


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
