"""Which goal of today's reading each decision speaks of, by content and place. Never a guess: where two goals fit
equally well, none is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.evaluation.similarity import dice, likeness
from pipeline.records import BBox, Cell, Document, Goal, Measure, Passage, Source, Table
from pipeline.review.decisions import Anchor, words_of

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
SAME_HERE = 0.6  # likeness of words on the same page or in the same block
SAME_ANYWHERE = 0.9
SAME_PLACE = 0.3  # likeness of words where the boxes cover each other
_COVERED = 0.6
_HERE = 0.2  # what the same page adds to likeness, when several fit
_CLEAR = 0.02  # by which the best must lead


def attached(anchors: Mapping[str, Anchor], goals: Sequence[Goal]) -> dict[str, str]:
    """Old goal id -> id in `goals`, each of these at most once; those that fit nowhere, or two goals equally, are left
    out."""
    now = {goal.id: goal for goal in goals}
    found = {
        old: old for old, anchor in anchors.items() if old in now and likeness(anchor.words, words_of(now[old])) > 0.5
    }
    taken = set(found.values())
    free = [goal for goal in goals if goal.id not in taken]
    lost = {old: anchor for old, anchor in anchors.items() if old not in found}
    fits = {old: {goal.id: score for goal in free if (score := fit(anchor, goal))} for old, anchor in lost.items()}
    order = sorted(((score, old, new) for old, each in fits.items() for new, score in each.items()), reverse=True)
    unclear: set[str] = set()
    for score, old, new in order:
        if old in found or old in unclear or new in taken:
            continue
        rivals = [other for id, other in fits[old].items() if id != new and id not in taken]
        if max(rivals, default=0.0) > score - _CLEAR:
            unclear.add(old)
        else:
            found[old] = new
            taken.add(new)
    return found


def fit(anchor: Anchor, goal: Goal) -> float:
    """How well a goal fits what is known of one that was decided on; 0 where it does not."""
    words = words_of(goal)
    if not _figures_agree(anchor.words, words):
        return 0.0
    alike = likeness(anchor.words, words)
    same_page = anchor.page == goal.source.page
    if same_page and covered(anchor.bbox, goal.source.bbox) >= _COVERED and alike >= SAME_PLACE:
        return alike + 2 * _HERE
    here = same_page and (anchor.page is not None or anchor.block == goal.source.block)
    if alike >= (SAME_HERE if here else SAME_ANYWHERE):
        return alike + _HERE * here
    return 0.0


def is_same_goal(place: Source, goal: Goal) -> bool:
    """Whether words that a person marked are those of a goal, and not only a part of it or around it."""
    told = goal.statement or goal.title
    words = told.source.quote if told else goal.source.quote
    return place.page == goal.source.page and dice(place.quote, words) >= SAME_ANYWHERE


def _figures_agree(one: str, other: str) -> bool:
    """Whether neither text has figures that the other lacks while it lacks some of the other's: goals of one plan are
    often worded alike and told apart by their figures alone."""
    first, second = set(_FIGURE.findall(one)), set(_FIGURE.findall(other))
    return first <= second or second <= first


def covered(one: BBox | None, other: BBox | None) -> float:
    """How much of the smaller box lies in the other, 0..1."""
    if one is None or other is None:
        return 0.0
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.x1 - box.x0) * (box.bottom - box.top) for box in (one, other))
    return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def measure_in(goal: Goal, id: str, words: str) -> Measure | None:
    """The measure that a decision speaks of: the one with its id and words, else the one with its words, else that
    with its id where words tell nothing; None where none fits."""
    by_id = next((each for each in goal.measures if each.id == id), None)
    if by_id is not None and (not words or likeness(words, _told(by_id)) > 0.5):
        return by_id
    alike = [each for each in goal.measures if likeness(words, _told(each)) >= SAME_HERE]
    exact = [each for each in alike if _told(each) == words]
    return exact[0] if len(exact) == 1 else alike[0] if len(alike) == 1 else None


def _told(measure: Measure) -> str:
    return measure.text.source.quote or measure.text.value


# ---------------------------------------------------------------------------------------------- words in a document
@dataclass(frozen=True)
class Finder:
    """Finds words in the blocks of a document, which are loaded when words are first looked for."""

    load: Callable[[], Mapping[str, Passage | Cell]]

    @cached_property
    def blocks(self) -> Mapping[str, Passage | Cell]:
        """The passages and cells by id."""
        return self.load()

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each passage and cell in reading order."""
        return {id: at for at, id in enumerate(self.blocks)}

    def source(self, place: Source) -> Source | None:
        """The same words as they stand in the document today: at their place, else where they stand alone; None where
        they stand nowhere or at several places, none of them on the old page."""
        block = self.blocks.get(place.block)
        if block is not None and block.text[place.start : place.end] == place.quote:
            return place
        if not place.quote.strip():
            return None
        spots = [(each, at) for each in self.blocks.values() for at in _spots(each.text, place.quote)]
        on_page = [spot for spot in spots if spot[0].page == place.page]
        chosen = on_page if len(on_page) == 1 else spots
        return placed(*chosen[0], place.quote) if len(chosen) == 1 else None


def _spots(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def placed(block: Passage | Cell, start: int, quote: str) -> Source:
    """The place of words in a block: the box of the lines they stand on, or of the whole block."""
    end = start + len(quote)
    lines = block.lines if isinstance(block, Passage) else ()
    on = [line for line in lines if line.start < end and start < line.end]
    page = (on[0].page or block.page) if on else block.page
    boxes = [line.bbox for line in on if (line.page or block.page) == page]
    bbox = _around(boxes) if boxes else block.bbox
    return Source(block.id, start, end, block.text[start:end], page, bbox, block.ocr)


def _around(boxes: Sequence[BBox]) -> BBox:
    return BBox(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def finder_of(document: Document) -> Finder:
    """A finder of the passages and cells of a document."""
    return Finder(lambda: {part.id: part for block in document.blocks for part in parts_of(block)})


def parts_of(block: Passage | Table) -> tuple[Passage | Cell, ...]:
    """A passage, or the cells of a table."""
    return block.cells if isinstance(block, Table) else (block,)
