"""The left side: a page of the plan with boxes and words to mark, or its text where there is no picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from pipeline.records import BBox, Cell, Goal, Measure, Passage, Reporting, Source, Sourced
from pipeline.review.web.index import Part

GOAL, MEASURE, DETAIL, OTHER = "goal", "measure", "detail", "other"  # other: the words of another goal


@dataclass(frozen=True, slots=True)
class Box:
    """A box drawn on the page; `label` is what it is called there."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    label: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A printed line of a block to be marked in the picture: where it stands and where it begins in the block."""

    block: str
    start: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text; `kind` is empty for plain text."""

    text: str
    start: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage or cell in the text view."""

    id: str
    kind: str
    pieces: tuple[Piece, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """A passage, or the rows of a table."""

    passage: Shown | None = None
    rows: tuple[tuple[Shown, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a stretch of a document without pages. Without a picture width and height are 0."""

    number: int
    count: int
    paged: bool
    picture: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    blocks: tuple[Box, ...]
    words: tuple[Words, ...]
    groups: tuple[Group, ...]
    missing: str  # why there is no picture


def sources_of(goal: Goal) -> Iterator[tuple[str, str, Source]]:
    """Kind, label and place of everything that was read of a goal, its title and statement first."""
    for part in (goal.title, goal.statement):
        if part is not None:
            yield GOAL, goal.number.value if goal.number else "", part.source
    for number, measure in enumerate(goal.measures, 1):
        yield MEASURE, str(number), measure.text.source
        if measure.target is not None:
            yield MEASURE, str(number), measure.target.source
        for source in _details(measure):
            yield DETAIL, "", source
    for source in _details(goal):
        yield DETAIL, "", source


def _details(record: Goal | Measure) -> Iterator[Source]:
    for field in fields(record):
        value = getattr(record, field.name)
        value = value.text if isinstance(value, Reporting) else value
        if isinstance(value, Sourced) and field.name not in ("title", "statement", "text"):
            yield value.source


def stated(goal: Goal) -> Iterator[tuple[str, str, Source]]:
    """Where another goal is stated, so that it is seen what is a goal already."""
    for kind, label, source in sources_of(goal):
        if kind == GOAL:
            yield OTHER, label, source


def boxes_on(goal: Goal | None, others: Iterable[Goal], page: int) -> tuple[Box, ...]:
    """The boxes of a goal and its measures on a page, and of where others are stated; each place once, the goal's own
    last so that it lies on top."""
    found: dict[tuple[float, float, float, float], Box] = {}
    told = [*(sources_of(goal) if goal else ()), *(each for other in others for each in stated(other))]
    for kind, label, source in told:
        if source.page == page and source.bbox is not None and kind != DETAIL:
            box = _box(kind, source.bbox, label)
            known = found.get((box.x, box.y, box.width, box.height))
            if known is None:
                found[box.x, box.y, box.width, box.height] = box
    return tuple(sorted(found.values(), key=lambda box: (OTHER, MEASURE, GOAL).index(box.kind)))


def blocks_on(parts: Iterable[Part], page: int) -> tuple[Box, ...]:
    """A box around every passage and cell of a page, to click on."""
    boxes = []
    for each in parts:
        bbox = _bbox_on(each.part, page)
        if bbox is not None and each.part.text.strip():
            boxes.append(_box(each.kind, bbox, block=each.part.id))
    return tuple(boxes)


def words_on(parts: Iterable[Part], page: int) -> tuple[Words, ...]:
    """The printed lines of a page. The lines of a cell, whose boxes are not kept, are spread over it."""
    return tuple(words for each in parts for words in _lines(each.part, page) if words.text.strip())


def _lines(part: Passage | Cell, page: int) -> Iterator[Words]:
    if isinstance(part, Passage) and part.lines:
        for line in part.lines:
            if (line.page or part.page) == page:
                text = part.text[line.start : line.end].rstrip("\n")
                yield Words(part.id, line.start, text, _box("line", line.bbox))
    elif part.bbox is not None and part.page == page:
        rows = part.text.split("\n")
        height, start = (part.bbox.bottom - part.bbox.top) / len(rows), 0
        for number, text in enumerate(rows):
            top = part.bbox.top + number * height
            yield Words(part.id, start, text, _box("line", BBox(part.bbox.x0, top, part.bbox.x1, top + height)))
            start += len(text) + 1


def _bbox_on(part: Passage | Cell, page: int) -> BBox | None:
    lines = [line.bbox for line in part.lines if (line.page or part.page) == page] if isinstance(part, Passage) else []
    if not lines:
        return part.bbox if part.page == page else None
    return BBox(
        min(box.x0 for box in lines), min(box.top for box in lines),
        max(box.x1 for box in lines), max(box.bottom for box in lines),
    )  # fmt: skip


def _box(kind: str, bbox: BBox, label: str = "", block: str = "") -> Box:
    width, height = max(0.5, bbox.x1 - bbox.x0), max(0.5, bbox.bottom - bbox.top)
    return Box(kind, round(bbox.x0, 2), round(bbox.top, 2), round(width, 2), round(height, 2), label, block)


# ---------------------------------------------------------------------------------------------- text
def groups_of(parts: Sequence[Part], goal: Goal | None, others: Iterable[Goal] = ()) -> tuple[Group, ...]:
    """The text of a sheet with the words of a goal marked, and where others are stated."""
    spans: dict[str, list[tuple[str, int, int]]] = {}
    told = [*(sources_of(goal) if goal else ()), *(each for other in others for each in stated(other))]
    for kind, _, source in told:
        spans.setdefault(source.block, []).append((kind, source.start, source.end))
    groups: list[Group] = []
    owner = ""
    for each in parts:
        if each.owner and each.owner == owner:
            continue
        owner = each.owner
        if owner:
            groups.append(Group(rows=_rows([other for other in parts if other.owner == owner], spans)))
        else:
            groups.append(Group(_shown(each, spans)))
    return tuple(groups)


def _rows(cells: Sequence[Part], spans: Mapping[str, list[tuple[str, int, int]]]) -> tuple[tuple[Shown, ...], ...]:
    rows: dict[int, list[Shown]] = {}
    for each in cells:
        assert isinstance(each.part, Cell)
        rows.setdefault(each.part.row, []).append(_shown(each, spans))
    return tuple(tuple(row) for _, row in sorted(rows.items()))


def _shown(each: Part, spans: Mapping[str, list[tuple[str, int, int]]]) -> Shown:
    part = each.part
    pieces = pieces_of(part.text, spans.get(part.id, ()))
    if isinstance(part, Cell):
        return Shown(part.id, each.kind, pieces, part.row_span, part.column_span)
    return Shown(part.id, each.kind, pieces)


def pieces_of(text: str, spans: Iterable[tuple[str, int, int]]) -> tuple[Piece, ...]:
    """The text cut where marks begin or end, nothing left out; what states the goal wins over what only adds to it."""
    spans = list(spans)
    cuts = {0, len(text), *(at for _, start, end in spans for at in (start, end) if 0 < at < len(text))}
    pieces = []
    for start, end in pairwise(sorted(cuts)):
        kinds = [kind for kind, first, last in spans if first <= start and end <= last]
        kind = next((kind for kind in (GOAL, MEASURE, DETAIL, OTHER) if kind in kinds), "")
        pieces.append(Piece(text[start:end], start, kind))
    return tuple(pieces)
