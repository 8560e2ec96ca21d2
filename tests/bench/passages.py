"""The passages of a plan as a learner sees them: each sentence, list item, heading and table cell with what is known of
it, and what the gold says it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.cleaning import is_wide
from pipeline.evaluation import Gold, load_gold, match_documents
from pipeline.evaluation.similarity import contained, dice, soft
from pipeline.extract import Extractor
from pipeline.extract.grids import Grid, is_empty
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.outline import Section
from pipeline.extract.spans import after_marker, split_at, trimmed
from pipeline.extract.tables import _kind
from pipeline.extract.texts import Texts
from pipeline.options import Options
from pipeline.records import Cell, Document, Mention, PassageKind, Table
from pipeline.work import read_one
from pipeline.worklist import FoundFile

GOAL, MEASURE, TITLE, NONE = "goal", "measure", "title", "none"
_SAME = 0.7
_INSIDE = 0.9
_HALF = 0.5
_FIFTHS = 5
_MARKS = (";", ",")
_CLAUSES = 3
_OPENING = 40  # characters
_STATING = ("goal", "statement", "title")


@dataclass(frozen=True)
class Unit:
    """One passage. `signs` name no word of any language; `rules` say what the program takes it for; `label` is what the
    gold says it is."""

    block: str
    start: int
    end: int
    text: str
    kind: str
    signs: tuple[str, ...]
    rules: tuple[str, ...] = ()
    label: str = NONE
    decoy: bool = False

    def overlaps(self, other: Unit) -> bool:
        return self.block == other.block and self.start < other.end and other.start < self.end


@dataclass
class Case:
    """A document with its gold, the goals the rules find in it and its passages."""

    gold: Gold
    document: Document
    extractor: Extractor
    texts: Texts
    groups: list[GoalGroup]
    units: list[Unit] = field(default_factory=list)


def cases(gold: Path, documents: Path, extractors: dict[str, Extractor]) -> list[Case]:
    """Every document of a gold folder that was read and whose language has a pack."""
    made = []
    for truth, path in match_documents(load_gold(gold), documents):
        document = read_one(FoundFile(path, documents), Options(ocr="off"), extract=False).document
        if document.language in extractors:
            made.append(_case(truth, document, extractors[document.language]))
    return made


def _case(gold: Gold, document: Document, extractor: Extractor) -> Case:
    texts, _, period, root = extractor._opened(document)
    groups = extractor._stating(extractor._groups(root, texts, period), texts)
    case = Case(gold, document, extractor, texts, groups)
    units = list(_units(case, root, period.start.year if period else None))
    units = [replace(unit, signs=(*unit.signs, *_around(units, at))) for at, unit in enumerate(units)]
    case.units = [replace(_labelled(unit, gold), rules=_ruled(unit, groups)) for unit in units]
    return case


def stating(group: GoalGroup) -> Iterator[Mention]:
    """The places that say what the goal is."""
    return group.all(*_STATING)


def touches(unit: Unit, mention: Mention) -> bool:
    """Whether a passage and a pointer share words."""
    return unit.block == mention.block and unit.start < mention.end and mention.start < unit.end


# ---------------------------------------------------------------------------------------------- what there is
def _units(case: Case, root: Section, year: int | None) -> Iterator[Unit]:
    around = {block.id: section for section in root.walk() for block in section.blocks}
    opened = {section.heading.id: section for section in root.walk() if section.heading is not None}
    blocks = case.document.blocks
    for index, block in enumerate(blocks):
        section = around.get(block.id) or opened.get(block.id)
        if section is None:
            continue
        place = f"place={index * _FIFTHS // len(blocks)}"
        if isinstance(block, Table):
            yield from _cells(case, block, section, place, year)
            continue
        if block.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.HEADING):
            start = after_marker(block, case.texts[block.id])
            yield from _parts(case, block.id, start, block.kind.value, section, (place,))


def _parts(case: Case, block: str, start: int, kind: str, section: Section, more: tuple[str, ...]) -> Iterator[Unit]:
    """A block whole, its sentences and their clauses: goals stand in each of them. They overlap."""
    text = case.texts.text(block)
    whole = trimmed(text, start, len(text))
    pieces = [] if kind == "heading" else case.extractor._prose._splitter.pieces(
        case.texts[block], *whole, case.texts.meant_breaks(block)
    )  # fmt: skip
    seen = {whole}
    yield from _unit(case, block, *whole, kind, section, (*more, "part=block"))
    for at, piece in enumerate(pieces):
        order = "first" if at == 0 else "last" if at + 1 == len(pieces) else "inner"
        spans = [(piece.start, piece.end)]
        for mark in _MARKS:
            opening = text.find(":", piece.start, piece.end) + 1 or piece.start
            clauses = [trimmed(text, *span) for span in split_at(text, opening, piece.end, mark)]
            spans += clauses if len(clauses) >= _CLAUSES and (mark == ";" or is_wide(text[piece.start])) else []
        for span in spans:
            part = "sentence" if span == spans[0] else "clause"
            if span not in seen:
                seen.add(span)
                yield from _unit(case, block, *span, kind, section, (*more, f"part={part}", order))


def _cells(case: Case, table: Table, section: Section, place: str, year: int | None) -> Iterator[Unit]:
    grid = case.extractor._grids.grid(table, case.texts, year)
    kind = f"grid={_kind(grid) if grid.columns else 'unknown'}"
    beside = tuple(f"beside={name}" for name in sorted(grid.fields))
    for cell in table.cells:
        text = case.texts.text(cell.id)
        if is_empty(text) or (grid.columns and cell.row < grid.first_row) or sum(map(str.isalpha, text)) < 2:
            continue
        spanned = ("merged",) if cell.row_span > 1 else ()
        signs = (place, kind, f"field={_field(grid, cell)}", *beside, *spanned)
        yield from _parts(case, cell.id, 0, "cell", section, signs)


def _field(grid: Grid, cell: Cell) -> str:
    column = grid.columns.get(cell.column)
    return column.field if column else ""


def _unit(
    case: Case, block: str, start: int, end: int, kind: str, section: Section, more: tuple[str, ...]
) -> Iterator[Unit]:
    text = case.texts.text(block)[start:end]
    if not text.strip():
        return
    extractor = case.extractor
    cues = extractor._analyse(text)
    kinds = sorted({cue.kind for cue in cues.cues})
    targets = extractor._prose._judge.targets(text)
    deadline = extractor._phrases.deadline(text, None)
    role = section.role_in_force
    signs = [f"kind={kind}", f"role={role}", f"own={section.role}", f"kind={kind} role={role}", *more]
    signs += [f"cue={name}" for name in kinds]
    signs += [f"opens={name}" for name in sorted({cue.kind for cue in cues.cues if cue.start < _OPENING})]
    signs += [f"kind={kind} cue={name}" for name in kinds]
    signs += ["firm"] if extractor._prose._judge.firm_targets(text) else ["figure"] if targets else ["no figure"]
    signs += [f"compares={target.target.comparator.value}" for target in targets if target.target.comparator]
    signs += ["dated"] if deadline is not None and deadline.day is not None else []
    signs += [
        f"length={min(len(soft(text)).bit_length(), 9)}",
        f"ends={'stop' if text[-1:] in '.。!' else text[-1:] == ':'}",
    ]
    yield Unit(block, start, end, text, kind, tuple(signs))


def _around(units: list[Unit], at: int) -> Iterator[str]:
    """What the nearest passages before and after it are."""
    unit = units[at]
    for name, places in (("before", range(at - 1, -1, -1)), ("after", range(at + 1, len(units)))):
        near = next((units[place] for place in places if not unit.overlaps(units[place])), None)
        signs = near.signs if near is not None else ()
        yield from (f"{name} {s}" for s in signs if s.startswith(("kind=", "cue=", "field=")) and " " not in s)


def _ruled(unit: Unit, groups: list[GoalGroup]) -> tuple[str, ...]:
    """What the rules take a passage for, and which rule does."""
    for group in groups:
        for mention in stating(group):
            shared = min(unit.end, mention.end) - max(unit.start, mention.start)
            if unit.block == mention.block and shared >= _HALF * (unit.end - unit.start):
                return ("rules: goal", f"rule={group.rule}", f"sure={group.confidence:.2f}")
    measured = (mention for group in groups for measure in group.measures for mention in measure.mentions)
    return ("rules: measure",) if any(touches(unit, mention) for mention in measured) else ("rules: nothing",)


# ---------------------------------------------------------------------------------------------- what the gold says
def _labelled(unit: Unit, gold: Gold) -> Unit:
    label = NONE
    measures = [text for goal in gold.goals for m in goal.measures for text in (m.text, m.indicator)]
    if any(_says(unit.text, goal.statement or goal.title or "") for goal in gold.goals):
        label = GOAL
    elif any(_says(unit.text, goal.title or "") for goal in gold.goals):
        label = TITLE
    elif any(_says(unit.text, text or "") for text in measures):
        label = MEASURE
    decoy = label == NONE and any(_says(unit.text, snippet) for snippet in gold.not_goals)
    return replace(unit, label=label, decoy=decoy)


def _says(text: str, words: str) -> bool:
    """Whether a passage is the words, or most of them, or holds them and little else."""
    if not words:
        return False
    mine, theirs = len(soft(text)), len(soft(words))
    if dice(text, words) >= _SAME:
        return True
    if theirs >= _HALF * mine and contained(words, text) >= _INSIDE:
        return True
    return mine >= _HALF * theirs and contained(text, words) >= _INSIDE
