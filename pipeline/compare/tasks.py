"""What a goal has in common with the plan's own list of main tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.cleaning import is_wide
from pipeline.compare.evidence import Reading, printed
from pipeline.compare.wording import Hit, Wording

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 5  # letters from which two shared stems are enough
_STEM = 7  # letters that must agree; a stem of that length is enough alone
_HAN = 3  # characters from which a shared run is enough


def shared_words(reading: Reading, pieces: Iterable[Wording]) -> list[Hit]:
    """The goal's words that the plan's list of main tasks shares: one long word or two short ones; for languages
    without word spaces a run of three characters. Where the plan prints no list, the publisher's name stands for it."""
    printed_tasks = [printed(task) for task in reading.plan.main_tasks]
    tasks = [Wording(words, "main_task", reading.pack) for words in printed_tasks or [reading.plan.publisher] if words]
    known = {stem for task in tasks for stem, _ in _stems(task, reading, named=not printed_tasks)}
    found = [(stem, hit) for piece in pieces for stem, hit in _stems(piece, reading) if stem in known]
    stems = {stem for stem, _ in found}
    long = any(len(stem) >= _STEM or is_wide(stem[0]) for stem in stems)
    return [hit for _, hit in found] if long or len(stems) >= 2 else []


def _stems(piece: Wording, reading: Reading, *, named: bool = False) -> Iterator[tuple[str, Hit]]:
    """Stems with their places, without words that any goal may have and (unless `named`) the publisher's name."""
    skipped = [hit.span for hit in piece.find("generic")]
    name = reading.plan.publisher.lower()
    if name and not named:
        skipped += [match.span() for match in re.finditer(re.escape(name), piece.words.lower())]
    for match in _WORD.finditer(piece.words):
        word = match.group().lower()
        if is_wide(word[0]):
            for start in range(match.start(), match.end() - _HAN + 1):
                if not any(first < start + _HAN and start < last for first, last in skipped):
                    yield piece.words[start : start + _HAN], _hit(piece, start, _HAN)
        elif len(word) >= _SHORT and not any(first <= match.start() < last for first, last in skipped):
            yield word[:_STEM], _hit(piece, match.start(), len(word))


def _hit(piece: Wording, start: int, length: int) -> Hit:
    end = start + length
    return Hit("main_task", "", start, end, piece.text[start:end], piece.quote(start, end))
