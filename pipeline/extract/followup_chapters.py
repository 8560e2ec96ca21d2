"""Chapters of a report that go through goals one by one: sections that each judge one, headings that number them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.followup_judging import Judging
from pipeline.extract.followup_rows import number_of
from pipeline.extract.language import Analyser
from pipeline.extract.lights import Legend, LightReader
from pipeline.extract.outline import Section
from pipeline.extract.texts import Texts
from pipeline.packs.rules import RuleSet
from pipeline.records import FollowUpStatus, PassageKind, Table

_FAMILY = 3  # sections that each tell how a goal went
_HEADER_AND_ROW = 2
_CARD_COLUMNS = 2
_NAMED, _CLAUSE = 12, 60  # characters behind "målet": in which it is named ("målet om ..."), in which it is judged


class Chapters:
    """Finds them with one pack."""

    def __init__(self, statuses: RuleSet, lights: LightReader, analyse: Analyser) -> None:
        self._rules = statuses
        self._lights = lights
        self._analyse = analyse
        self._judging = Judging(statuses, lights)

    def judged(self, root: Section, texts: Texts, legend: Legend) -> frozenset[int]:
        """Sections, by identity, that each say somewhere how their goal went ("Verket bedömer att målet är uppnått.",
        or "Nås." as the first sentence of a passage, or 立案率为78.3%,进展顺利。), where most of those beside do: a
        report that goes through its goals one by one, some of which nobody can judge yet (改造尚未启动。)."""
        found: set[int] = set()
        for above in root.walk():
            leaves = [one for one in above.children if one.heading is not None and not one.children]
            judged = [
                one
                for one in leaves
                if any(self._verdicts(one, texts))
                or self._opens(one, texts, legend)
                or self._closes(one, texts, legend)
            ]
            if len(judged) >= _FAMILY and len(judged) * 2 >= len(leaves):
                found.update(id(one) for one in leaves if one in judged or self._is_pending(one, texts))
        return frozenset(found)

    def tabled(self, root: Section, texts: Texts) -> dict[int, bool]:
        """Sections, by identity, that each hold one table, or one card for each thing measured, and nothing beneath,
        where the tables of several on their level have the same header: each heading is the goal that its table
        measures. With each whether most of these tables have one row, so that "Mål" over it heads what measures that
        goal."""
        headed: dict[tuple[int, tuple[str, ...]], list[Section]] = defaultdict(list)
        for one in root.walk():
            stated = one.heading is not None and one.role in ("", "goal")
            tables = one.tables()
            alone = len(tables) == 1 or (bool(tables) and all(map(_is_card, tables)))
            if stated and not one.children and alone:
                headed[one.level, _header(one.tables()[0], texts)].append(one)
        found: dict[int, bool] = {}
        for alike in headed.values():
            if len(alike) < _FAMILY:
                continue
            single = sum(one.tables()[0].n_rows == _HEADER_AND_ROW for one in alike) * 2 > len(alike)
            found |= {id(one): single for one in alike}
        return found

    def single(self, root: Section, texts: Texts) -> frozenset[int]:
        """Those of them, by identity, whose own table has one row, as most of these tables have."""
        alike = self.tabled(root, texts)
        sections = (one for one in root.walk() if alike.get(id(one)))
        return frozenset(id(one) for one in sections if one.tables()[0].n_rows == _HEADER_AND_ROW)

    def numbered(self, root: Section, texts: Texts) -> dict[str, str]:
        """The headings that letters or the word goal number ("A. ...", "Mål 2: ..."), as number -> block, for rows that
        print a part of one: A1, 2.3. A letter alone says it only beside another."""
        found: dict[str, str] = {}
        for above in root.walk():
            headed = [(one, one.heading.id) for one in above.children if one.heading is not None]
            lettered = {number: block for _, block in headed if (number := number_of(texts.text(block)))}
            found |= lettered if len(lettered) > 1 else {}
            found |= {one.number.strip(" ."): block for one, block in headed if one.role == "goal" and one.number}
        return found

    def _opens(self, section: Section, texts: Texts, legend: Legend) -> bool:
        """Whether a passage of a section opens with a sentence that is a status alone, be it behind what the plan asked
        for, or the section closes with one."""
        said = [sentences for sentences in self._said(section, texts) if sentences]
        if not said:
            return False
        last = said[-1][-1]
        closing = self._judging.opening(last, legend)
        opened = any(self._judging.opening(sentences[0], legend) is not None for sentences in said)
        return opened or (closing is not None and closing[1] == len(last))

    def _is_pending(self, section: Section, texts: Texts) -> bool:
        """Whether a section says that its goal cannot be judged yet, or has not begun."""
        said = (sentence for sentences in self._said(section, texts) for sentence in sentences)
        return any(self._lights.word(sentence) is FollowUpStatus.UNKNOWN for sentence in said)

    def _closes(self, section: Section, texts: Texts, legend: Legend) -> bool:
        """Whether a sentence of a section ends with how it went behind what was reached."""
        said = (sentence for sentences in self._said(section, texts) for sentence in sentences)
        return any(self._judging.closing(sentence, legend) for sentence in said)

    def _said(self, section: Section, texts: Texts) -> Iterator[list[str]]:
        """The sentences of each passage beneath a section's heading."""
        for passage in section.passages():
            if passage is not section.heading:
                text = texts.text(passage.id)
                yield [text[start:end] for start, end in self._analyse(text).sentences]

    def _verdicts(self, section: Section, texts: Texts) -> Iterator[bool]:
        for passage in section.passages():
            text = texts.text(passage.id)
            for start, end in self._analyse(text).sentences if passage.kind is not PassageKind.HEADING else ():
                if self._rules.has(text[start:end], "tally"):
                    continue
                for _, subject in self._rules.find(text[start:end], "subject"):
                    said = text[start + subject.end() : end]
                    yield (
                        self._judging.ahead(text[start:end]) is not None
                        or (
                            not self._rules.has(said[:_NAMED], "named")
                            and self._lights.word(said[:_CLAUSE]) is not None
                        )
                    )


def _header(table: Table, texts: Texts) -> tuple[str, ...]:
    """The words of a table's first row, of a card those of its first label."""
    return tuple(texts.text(cell.id) for cell in table.cells if cell.row == 0)[: 1 if _is_card(table) else None]


def _is_card(table: Table) -> bool:
    """Whether a table sets labels beside their values: "Indikator | Ventetid / Måltal | 30 dage / ..."."""
    return table.n_columns == _CARD_COLUMNS and table.n_rows > _HEADER_AND_ROW
