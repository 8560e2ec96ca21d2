"""What a goal has in common with the plan's own list of main tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.cleaning import is_wide
from pipeline.compare.evidence import Reading, printed
from pipeline.compare.wording import Hit, Wording

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 8  # letters from which one shared stem is enough
_SHORT = 5  # letters from which two shared stems are enough
_STEM = 7  # letters that must agree
_HAN = 3  # characters from which a shared run is enough


def shared_words(reading: Reading, pieces: Iterable[Wording]) -> list[Hit]:
    """The goal's words that the plan's list of main tasks shares: one long word or two short ones; for languages
    without word spaces a run of three characters. Empty where the plan prints no list."""
    tasks = [Wording(printed(task), "main_task", reading.pack) for task in reading.plan.main_tasks]
    known = {stem for task in tasks for stem, *_ in _stems(task, reading)}
    found = [(stem, hit) for piece in pieces for stem, hit in _stems(piece, reading) if stem in known]
    stems = {stem for stem, _ in found}
    long = any(len(stem) >= min(_LONG, _STEM) or is_wide(stem[0]) for stem in stems)
    return [hit for _, hit in found] if long or len(stems) >= 2 else []


def _stems(piece: Wording, reading: Reading) -> Iterator[tuple[str, Hit]]:
    """Stems with their places, without the publisher's name and words that any goal may have."""
    name = reading.plan.publisher.lower()
    generic = [hit.span for hit in piece.find("generic")]
    for match in _WORD.finditer(piece.words):
        word = match.group().lower()
        if word in name or any(start <= match.start() < end for start, end in generic):
            continue
        if is_wide(word[0]):
            for offset in range(len(word) - _HAN + 1):
                yield word[offset : offset + _HAN], _hit(piece, match.start() + offset, _HAN)
        elif len(word) >= _SHORT:
            yield word[:_STEM], _hit(piece, match.start(), len(word))


def _hit(piece: Wording, start: int, length: int) -> Hit:
    end = start + length
    return Hit("main_task", "", start, end, piece.text[start:end], piece.quote(start, end))
