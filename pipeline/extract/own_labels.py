"""Headers and labels in words that a document makes up for itself.

A form says the same of each of its goals: it repeats its labels, or heads its columns once. Where no rule knows a
label, what stands beneath it tells what it is for, as it does to a reader: under one stand aims ("Flere skal ..."),
under another what shows them reached ("Mindst 80 pct. ..."). Only what a form lacks is looked for, so that words which
rules know win.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.cleaning import is_wide
from pipeline.extract.labels import MEASURED, REQUIREMENTS, LabelReader, year_of
from pipeline.extract.language import Analyser
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.texts import BlockText, Texts
from pipeline.packs.headers import BRACKETED_LABEL, HeaderMatch, HeaderReader, normalise_header
from pipeline.records import Cell, Document, Passage, PassageKind, Table

GOAL, MEASURE, INDICATOR, LEVEL = "own.goal", "own.measure", "own.indicator", "own.target"  # rules of what was learned
_OFTEN = 3  # times that a label is printed, rows beneath a header
_SEVERAL = 2  # fields that the headers of a table name
_MOSTLY = 0.5
_LABEL, _SHORTEST = 60, 2  # characters
_LEVEL, _LEVEL_SIGNS = 30, 14  # characters of a level, where words are spaced and where not
_HEADERS = 3  # rows among which a table's header stands
_WORDS, _SIGNS = 3, 6  # of a text that says something, where words are spaced and where not
_AIMS = ("commitment", "outcome", "state", "declared_goal", "settled")


@dataclass
class _Label:
    """A label of a form and what stands beneath it each time."""

    words: str
    match: HeaderMatch | None
    told: list[str] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)

    @property
    def known(self) -> HeaderMatch | None:
        """What a rule says of it; brackets alone say nothing."""
        return self.match if self.match is not None and self.match.rule != BRACKETED_LABEL else None


class OwnLabels:
    """Learns a document's own labels with one pack."""

    def __init__(self, headers: HeaderReader, labels: LabelReader, judge: SentenceJudge, analyse: Analyser) -> None:
        self._headers = headers
        self._labels = labels
        self._judge = judge
        self._analyse = analyse

    def learn(self, document: Document, texts: Texts, year: int | None) -> Mapping[str, HeaderMatch]:
        """What each label means that no rule knows, by its bare words; `year` is the plan's first."""
        tables = [block for block in document.blocks if isinstance(block, Table)]
        learned: dict[str, HeaderMatch] = {}
        for form in (*(self._columns(table, texts) for table in tables), self._cards(tables, texts)):
            learned |= self._inferred(form, year)
        return learned | self._inferred(self._passages(document, texts), year, headed=True)

    # ------------------------------------------------------------------------------------------ forms
    def _columns(self, table: Table, texts: Texts) -> list[_Label]:
        """The columns of a table, where its headers name several known fields."""
        rows = _rows(table, texts)
        for row in sorted(rows)[:_HEADERS]:
            wide = [cell for cell in rows[row] if cell.column_span > 1]
            heads = [cell for cell in rows[row] if cell.column_span == 1]
            known = [self._headers.match(texts.text(cell.id)) for cell in heads]
            if len(heads) < _OFTEN or len({match.field for match in known if match is not None}) < _SEVERAL:
                continue
            first = row + max(cell.row_span for cell in heads)
            over = [_Label(text, match) for cell in wide if (match := self._headers.match(text := texts.text(cell.id)))]
            labels = []
            for head, match in zip(heads, known, strict=True):
                beneath = [c for c in table.cells if c.column == head.column and c.row >= first and c.column_span == 1]
                told = [text for cell in beneath if (text := texts.text(cell.id).strip())]
                labels.append(_Label(texts.text(head.id), match, told))
            return [label for label in labels if len(label.told) >= _OFTEN] + over
        return []

    def _cards(self, tables: Sequence[Table], texts: Texts) -> list[_Label]:
        """Labels beside their values in the cells of several tables."""
        found = _Found(self._headers)
        for table in tables:
            for row, cells in _rows(table, texts).items():
                for label, value in zip(cells[::2], cells[1::2], strict=False):
                    if len(cells) % 2 == 0:
                        found.add(texts.text(label.id), texts.text(value.id), f"{table.id} {row}")
        return found.often()

    def _passages(self, document: Document, texts: Texts) -> list[_Label]:
        """Labels that open paragraphs and lines, and short lines that recur."""
        found = _Found(self._headers)
        passages = [block for block in document.blocks if isinstance(block, Passage)]
        lines = Counter(normalise_header(texts.text(one.id)) for one in passages if len(texts.text(one.id)) <= _LABEL)
        home = ""
        add: Callable[[str], None] = found.nothing
        for passage in passages:
            text = texts.text(passage.id)
            if passage.kind in (PassageKind.FURNITURE, PassageKind.CONTENTS):
                continue
            parts = list(self._parts(texts[passage.id]))
            if any(value for _, value in parts):
                for words, value in parts:
                    add = found.add(words, value, home)
            elif len(text) <= _LABEL and lines[normalise_header(text)] >= _OFTEN:
                add = found.add(text, "", home)
            elif passage.kind == PassageKind.HEADING:
                home, add = passage.id, found.nothing
            else:
                add(text)
        return found.often()

    def _parts(self, block: BlockText) -> Iterator[tuple[str, str]]:
        """The labels that a passage opens with, at its lines and in brackets, each with what stands behind it."""
        text = block.text
        places = self._labels.openings(block)
        labels = [(at, *label) for at in places if (label := self._headers.spelled(text[at:])) is not None]
        if not labels or labels[0][0] > 0:
            return
        ends = [at for at, *_ in labels[1:]] + [len(text)]
        for (at, words, value), end in zip(labels, ends, strict=True):
            yield words, text[at + value : end].strip()

    # ------------------------------------------------------------------------------------------ meaning
    def _inferred(self, form: Sequence[_Label], year: int | None, *, headed: bool = False) -> dict[str, HeaderMatch]:
        """What the form's unknown labels stand for: levels, what shows its aims reached, its aims, whichever no rule
        found. The words that close a label tell it, if what stands beneath does not speak against it; else the texts
        themselves do, more than half of them. A form that is `headed` may name its aims in headings."""
        known = {label.known.field for label in form if label.known is not None}
        if not known:
            return {}
        known |= {"target"} if any(year_of(label.words) == label.words.strip() for label in form) else set()
        learned = _Learned([label for label in form if label.known is None and _is_wording(label.words)], known)
        for label in list(learned.open):
            head = self._headers.head(label.words)
            if head is not None and head.field not in learned.fields and self._may_be(head.field, label, year):
                learned.add(label, HeaderMatch(head.field, head.also, f"own.{head.rule}"))
        if "budget" in known:
            return learned.found
        learned.most("target", ("measure",), LEVEL, lambda told: self._is_level(told, year))
        learned.most("measure", MEASURED, MEASURE, lambda told: self._requires(told, year))
        learned.most("indicator", MEASURED, INDICATOR, self._judge.names_indicator)
        if learned.fields & {*REQUIREMENTS}:
            learned.most("goal", (), GOAL, self._labels_goal)
            learned.most("goal", (), GOAL, lambda told: self._aims(told, year))
            if not headed:
                learned.most("goal", ("area", "title"), GOAL, self._states)
        return learned.found

    def _may_be(self, field: str, label: _Label, year: int | None) -> bool:
        """Whether what stands beneath a label fits what the words that close it say."""
        if field == "target":
            return _share(label, lambda told: _is_short(told) and bool(self._judge.targets(told))) > _MOSTLY
        if field in MEASURED:
            return _share(label, lambda told: _says_something(told) and not self._is_level(told, year)) > _MOSTLY
        return field == "goal" and _share(label, _says_something) > _MOSTLY

    def _requires(self, text: str, year: int | None) -> bool:
        told = _says_something(text) and not _is_short(text) and bool(self._judge.firm_targets(text))
        return told and not self._judge.is_past(text, year)

    def _is_level(self, text: str, year: int | None) -> bool:
        return _is_short(text) and bool(self._judge.firm_targets(text)) and not self._judge.is_past(text, year)

    def _labels_goal(self, text: str) -> bool:
        """Whether a text opens with a goal's label and number: "Mål 1 Borgerne klarer mest muligt selv"."""
        return self._labels.number(text) is not None

    def _states(self, text: str) -> bool:
        """Whether a text is a sentence, or so long as one, without a level."""
        return len(text) > _LEVEL_SIGNS and self._judge.is_sentence(text) and not self._judge.targets(text)

    def _aims(self, text: str, year: int | None) -> bool:
        told = _says_something(text) and not self._judge.firm_targets(text) and not self._judge.is_past(text, year)
        return told and self._analyse(text).has(*_AIMS)


class _Learned:
    """What is found of the unknown labels of a form, beside the fields that are known."""

    def __init__(self, unknown: Sequence[_Label], known: set[str]) -> None:
        self.open = list(unknown)
        self.fields = set(known)
        self.found: dict[str, HeaderMatch] = {}

    def add(self, label: _Label, match: HeaderMatch) -> None:
        self.found[normalise_header(label.words).lower()] = match
        self.fields.add(match.field)
        self.open.remove(label)

    def most(self, name: str, instead: Sequence[str], rule: str, says: Callable[[str], bool]) -> None:
        """Takes the label beneath which most texts say so, of several the first, unless the form has such a field, or
        one that serves `instead`."""
        if self.fields & {name, *instead} or not self.open:
            return
        share, label = max(((_share(label, says), label) for label in self.open), key=lambda one: one[0])
        if share > _MOSTLY:
            self.add(label, HeaderMatch(name, (), rule))


def _share(label: _Label, says: Callable[[str], bool]) -> float:
    return sum(map(says, label.told)) / len(label.told)


def _is_wording(words: str) -> bool:
    """Whether a label could mean the same elsewhere: a number, and what stands behind a colon, are its own."""
    bare = normalise_header(words)
    return len(bare) >= _SHORTEST and not any(sign.isdigit() or sign == ":" for sign in bare)


def _is_short(text: str) -> bool:
    """Whether a text has room for a level and no more: "mindst 85 pct.", ≥900人次."""
    return len(text) <= (_LEVEL_SIGNS if any(map(is_wide, text)) else _LEVEL)


class _Found:
    """Labels as they are met."""

    def __init__(self, headers: HeaderReader) -> None:
        self._headers = headers
        self._labels: dict[str, _Label] = {}
        self._order: defaultdict[str, list[str]] = defaultdict(list)

    def nothing(self, text: str) -> None:
        """What stands beneath no label."""

    def add(self, words: str, told: str, home: str) -> Callable[[str], None]:
        """Notes a label and what it tells at one place; what it gives back adds what follows."""
        name = normalise_header(words).lower()
        label = self._labels.setdefault(name, _Label(words, self._headers.match(words)))
        label.homes.add(home)
        label.told.append(told)
        at = len(label.told) - 1

        def more(text: str) -> None:
            label.told[at] = f"{label.told[at]}\n{text}".strip()

        return more

    def often(self) -> list[_Label]:
        """The labels that were met often enough, in the order of the first time."""
        return [one for one in self._labels.values() if len(one.homes) >= _OFTEN and len(one.words) <= _LABEL]


def _rows(table: Table, texts: Texts) -> dict[int, list[Cell]]:
    """The filled cells that begin in each row."""
    rows: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if texts.text(cell.id).strip():
            rows[cell.row].append(cell)
    return rows


def _says_something(text: str) -> bool:
    return len(text) >= _SIGNS if any(map(is_wide, text)) else len(text.split()) >= _WORDS
