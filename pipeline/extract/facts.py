"""What a document says of itself: kind, publisher, period, country, main tasks, plan-wide follow-up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from pipeline.extract.outline import Section
from pipeline.extract.periods import ROC_OFFSET
from pipeline.extract.texts import Texts
from pipeline.extract.titles import SENTENCE_ENDS, TitleReader, is_subtitle
from pipeline.packs import LanguagePack
from pipeline.packs.headers import forms_of
from pipeline.records import (
    Document,
    Passage,
    PassageKind,
    Period,
    Sourced,
    Table,
)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*(?:-|–|—|/|至|到|til|till)\s*((?:19|20)?\d\d)(?!\d))?(?![\d-])")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_PLAN = 5  # years that a title may name one by one
_LONGEST_PERIOD = 30  # years; "2025-88" is a number
_SHORT = 200
_HEAD_PASSAGES = 14
_HEAD_ROWS = 5
_VOICE = 4  # times that a government says what it will do
_OFTEN = 2  # mentions of a body that no head names
# Levels of bodies on a cover, the plan's own before those above it; and which body is named together with which.
_SENDERS = ("agency", "unit", "council", "regional", "committee", "national", "")
_WITHIN = (("council", "committee"), ("regional", "committee"), ("national", "national"))


class FactReader:
    """Reads facts about documents with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._rules = pack.rules("documents")
        self._sections = pack.rules("sections")
        self._titles = TitleReader(pack)

    def title(self, document: Document, texts: Texts) -> str:
        """The plan's own title as printed; empty where nothing at its head is one."""
        return self._titles.title(document, self._titles.lines(document, texts))

    def kind(self, document: Document, title: str, texts: Texts) -> str:
        """The kind of document, by its title first and then by its head; empty when no known word stands there."""
        for text in (title, *_head(document, texts)):
            if found := self._rules.first(text, "document_kind"):
                return found[0].value
        return ""

    def default_level(self, document: Document, title: str, publisher: str, texts: Texts) -> str:
        """The level that goals of this kind of document or publisher have unless they say otherwise; else empty. A
        committee's plan is its own, whatever kind it is of, as is that of a unit named with the body it belongs to; a
        body joined by several others has no level."""
        name = publisher.partition(",")[0].strip()
        if own := next((level for level in ("committee", "unit") if self._is_of(publisher, level)), ""):
            return own
        joint = self._rules.first(name, "letterhead")
        if joint is not None and not joint[0].level and not self._rules.has(name, "body"):
            return ""
        kinds = ("publisher", "letterhead", "body")
        bodies = (self._rules.first(publisher, kind) for kind in kinds)
        of_body = next((hit[0].level for hit in bodies if hit and hit[0].level), "")
        # A sentence at the head of a municipality's plan may speak of the strategy of the state that it rests on.
        told = (title, *(text for text in _head(document, texts) if not (of_body and _is_sentence(text))))
        named = (self._rules.first(text, "document_kind") for text in told)
        return next((hit[0].level for hit in named if hit and hit[0].level), of_body)

    def committee(self, heading: str) -> str:
        """The level of a heading that is nothing but the name of a committee; else empty."""
        named = self._rules.first(heading.strip(), "letterhead") if heading else None
        whole = named is not None and named[1].span() == (0, len(heading.strip()))
        return "committee" if named is not None and whole and named[0].level == "committee" else ""

    def _is_of(self, publisher: str, level: str) -> bool:
        """Whether a rule of bodies of that level knows the publisher or, of several parts, one of them."""
        parts = [part.strip() for part in publisher.split(",")]
        kinds = ("issuing", "letterhead", "publisher")
        return any(rule.level == level for kind in kinds for part in parts for rule, _ in self._rules.find(part, kind))

    def publisher(self, document: Document, title: str, texts: Texts) -> str:
        """Who issued the plan. The surest place decides: the kind of document, which only one body issues; a letterhead
        or cover; a label, a title, a signature or a running head that names a body; the body that most of the
        mentions in the text are of. A body merely mentioned beside others is none."""
        lines = [line for line in self._titles.lines(document, texts) if line.heads]
        cover = [line.text for line in lines]
        head = _head(document, texts)
        labels = [text for text in (*cover, *head) if not _is_sentence(text)]
        named = (
            self._issuer([title, *cover])
            or self._named([*cover, *_labelled(document, texts)], "issuing")
            or self._letterhead([line.institution for line in lines if line.institution])
            or self._named([title, document.title, *labels, *_furniture(document, texts)], "publisher")
            or self._issuer(head)
        )
        if named := self._titles.name_beside(document, lines, title, named) or named:
            return named
        prose = (texts.text(block.id) for block in document.blocks if isinstance(block, Passage))
        counted = Counter(name for text in prose for name in self._names(text))
        most = max(counted, key=lambda name: counted[name], default="")
        return most if counted[most] >= _OFTEN and 2 * counted[most] > counted.total() else ""

    def _issuer(self, texts: Iterable[str]) -> str:
        """The body that alone issues documents of this kind."""
        return next((found[0].value for text in texts if (found := self._rules.first(text, "issuer"))), "")

    def _letterhead(self, names: list[str]) -> str:
        """Of the institutions on a cover the one that the plan is for: the agency before its ministry; a council with
        its committee, a government office with its department."""
        levels = {name: self._level(name) for name in names}
        ranked = sorted(dict.fromkeys(names), key=lambda name: _SENDERS.index(levels[name]))
        if not ranked:
            return ""
        first, *others = ranked
        within = next((name for name in others if (levels[first], levels[name]) in _WITHIN), None)
        if within is None:
            return first
        if levels[first] == levels[within]:
            return f"{first}, {within}"
        if names.index(within) < names.index(first):
            return f"{within}, {first}"  # as printed: the committee above its municipality
        return f"{first}, {within[:1].lower()}{within[1:]}"

    def is_government(self, publisher: str) -> bool:
        """Whether the publisher is the government or one of its departments."""
        return self._level(publisher.partition(",")[0]) == "national"

    def is_platform(self, title: str, document: Document, texts: Texts) -> bool:
        """Whether a government says here what it will do: by the kind of document, or because it says so again and
        again ("Regeringen vil ...")."""
        passages = (texts.text(block.id) for block in document.blocks if isinstance(block, Passage))
        said = (1 for text in passages for _ in self._rules.find(text, "government_voice"))
        return len(list(islice(said, _VOICE))) == _VOICE

    def _level(self, name: str) -> str:
        found = self._rules.first(name, "letterhead")
        return found[0].level if found and found[0].level in _SENDERS else ""

    def _named(self, texts: Iterable[str], kind: str) -> str:
        """The first name that rules of a kind find."""
        return next((name for text in texts for name in self._names(text, kind)), "")

    def _names(self, text: str, kind: str = "publisher") -> list[str]:
        names = (match.group("name").strip() for _, match in self._rules.find(text, kind))
        return [name for name in names if not self._titles.names_kind(name)]

    def country(self, document: Document, texts: Texts) -> str:
        """The country most clues point to."""
        votes: Counter[str] = Counter()
        for text in _running_text(document, texts):
            votes.update(rule.value for rule, _ in self._rules.find(text, "country"))
        return max(votes, key=lambda code: (votes[code], code), default="")

    def period(self, title: str, document: Document, texts: Texts) -> Period | None:
        """The years the plan is for: those of its title, of the file's own title, of the cover, of a sentence at its
        head that says for which years it holds, of its headings ("Nuläge 2024", "Mål 2028"), or of the file's name. The
        date of a decision is none of them."""
        lines = self._titles.lines(document, texts)
        cover = [line.text for line in lines if line.heads and not self._rules.has(line.text, "dateline")]
        cover = [text for text in cover if not self._is_review(text)]
        for text in (title, document.title, *cover):
            if found := self._years_in(text, whole=text == title):
                return found
        for text in _head(document, texts):
            if found := self._stated_years(text):
                return found
        name = document.source.path.rpartition("/")[2].replace("_", " ")
        return self._years_of_states(document, texts) or self._years_in(name, whole=False)

    def _is_review(self, text: str) -> bool:
        """Whether a line on the cover heads a chapter on the past: 一、2024年工作回顾."""
        return any(self._sections.has(form, "review") for form in forms_of(text))

    def _years_of_states(self, document: Document, texts: Texts) -> Period | None:
        """From the state described to the state aimed at, by their headings: "Nuläge 2024" and "Mål 2028"."""
        headings = [b for b in document.blocks if isinstance(b, Passage) and b.kind is PassageKind.HEADING]
        years: dict[str, list[int]] = {"baseline": [], "target_year": []}
        for text in (texts.text(heading.id) for heading in headings):
            for kind, known in years.items():
                if self._sections.has(_ANY_YEAR.sub("", text).strip() if kind == "baseline" else text, kind):
                    known += map(int, _ANY_YEAR.findall(text))
        if not years["target_year"]:
            return None
        return _years(min(years["baseline"] + years["target_year"]), max(years["target_year"]), "")

    def _years_in(self, text: str, *, whole: bool) -> Period | None:
        """Named plan periods and years of a title or another short line."""
        for name, years in self._pack.plan_periods.items():
            if name in text:
                start, end = years.split("/")
                return _years(int(start), int(end), name)
        if len(text) > _SHORT:
            return None
        text = self._rules_out(text, "reference")
        for _, past in self._rules.find(text, "past_years"):  # 2024年工作总结及2025年工作安排
            if _ANY_YEAR.search(text[past.end() :]):
                text = text[: past.start()] + " " * len(past.group()) + text[past.end() :]
        if match := _YEAR.search(text):
            first = int(match.group(1))
            last = _last_year(first, match.group(2))
            if last == first and whole:  # "Mål och budget 2025 med plan för 2026 och 2027"
                last = max(int(year) for year in _ANY_YEAR.findall(text) if int(year) <= first + _LONGEST_PLAN)
            return _years(first, last, match.group())
        return self._stated_years(text)

    def _stated_years(self, text: str) -> Period | None:
        """Years by the words that give them: "gælder for årene 2026-2029", "115至118年度"."""
        found = self._rules.first(text, "plan_years")
        if found is None:
            return None
        groups = found[1].groupdict()
        if printed := groups.get("roc_year"):
            first, last = int(printed), int(groups.get("roc_year2") or printed)
            return _years(first + ROC_OFFSET, last + ROC_OFFSET, found[1].group())
        first = int(groups["year"])
        return _years(first, _last_year(first, groups.get("year2")), found[1].group())

    def _rules_out(self, text: str, kind: str) -> str:
        found = self._rules.first(text, kind)
        return text[: found[1].start()] if found else text

    def main_tasks(self, root: Section, texts: Texts) -> tuple[Sourced[str], ...]:
        """The plan's own list of what the institution exists for."""
        tasks = []
        for section in root.walk():
            inside = section.role_in_force == "main_tasks"
            for passage in section.passages():
                leads = (
                    not inside
                    and passage.kind == PassageKind.LIST_ITEM
                    and self._after_task_lead(section, passage, texts)
                )
                if passage.kind == PassageKind.LIST_ITEM and (inside or leads):
                    block = texts[passage.id]
                    start = (block.at_or_after(passage.marker) or 0) if passage.marker else 0
                    source = texts.locate(passage.id, start, len(block.text))
                    tasks.append(Sourced(texts.printed(source), source, "section.main_tasks"))
        return tuple(tasks)

    def _after_task_lead(self, section: Section, item: Passage, texts: Texts) -> bool:
        """A list introduced by a sentence such as "... varetager følgende hovedopgaver:"."""
        passages = section.passages()
        before = passages[: passages.index(item)]
        lead = next((p for p in reversed(before) if p.kind == PassageKind.PARAGRAPH), None)
        if lead is None or any(p.kind == PassageKind.HEADING for p in before[before.index(lead) :]):
            return False
        text = texts.text(lead.id).rstrip()
        last = text.rstrip(":").split()[-1:] or [""]
        role = next(self._pack.rules("sections").find(last[0], "main_tasks"), None)
        return text.endswith(":") and role is not None

    def target_picture(self, root: Section, texts: Texts) -> Sourced[str] | None:
        """A multi-year strategic aim or vision, where a section prints one."""
        for section in root.walk():
            if section.role in ("target_picture", "vision", "target_year"):
                passage = next((p for p in section.passages() if p.kind == PassageKind.PARAGRAPH), None)
                if passage is not None:
                    source = texts.locate(passage.id, 0, len(texts.text(passage.id)))
                    return Sourced(texts.printed(source), source, section.rule)
        return None

    def is_essay(self, document: Document, title: str, texts: Texts) -> bool:
        """Whether the text is *about* goal steering: many signs of an essay for its length and no year to plan for."""
        if self._rules.has(title, "document_kind") and _YEAR.search(title):
            return False
        running = list(_running_text(document, texts))
        length = sum(len(text) for text in running) or 1
        signs = sum(1 for text in running for _ in self._rules.find(text, "essay"))
        return signs >= 3 and signs * 1500 / length >= 1


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(SENTENCE_ENDS)


def _head(document: Document, texts: Texts) -> list[str]:
    passages = (block for block in document.blocks if isinstance(block, Passage))
    kinds = (PassageKind.CONTENTS, PassageKind.FURNITURE, PassageKind.LIST_ITEM)
    kept = (p for place, p in enumerate(passages) if p.kind not in kinds or is_subtitle(p, place))
    return [texts.text(p.id) for p, _ in zip(kept, range(_HEAD_PASSAGES), strict=False)]


def _labelled(document: Document, texts: Texts) -> list[str]:
    """Captions and the first cells of the first tables, each with the cell to its right: "发文机关：" and the body."""
    tables = [block for block in document.blocks if isinstance(block, Table)][:2]
    captions = (b for b in document.blocks if isinstance(b, Passage) and b.kind is PassageKind.CAPTION)
    return [texts.text(passage.id) for passage, _ in zip(captions, range(_HEAD_ROWS), strict=False)] + [
        f"{texts.text(cell.id)} {texts.text(right.id)}"
        for table in tables
        for cell, right in zip(table.cells, table.cells[1:], strict=False)
        if cell.row == right.row and cell.row < _HEAD_ROWS
    ]


def _furniture(document: Document, texts: Texts) -> list[str]:
    furniture = (b for b in document.blocks if isinstance(b, Passage) and b.kind is PassageKind.FURNITURE)
    return [texts.text(passage.id) for passage, _ in zip(furniture, range(_HEAD_PASSAGES), strict=False)]


def _running_text(document: Document, texts: Texts) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (texts.text(cell.id) for cell in block.cells)
        elif block.kind != PassageKind.FURNITURE:
            yield texts.text(block.id)


def _last_year(first: int, printed: str | None) -> int:
    """The end of "2023-26" or "2023-2026"; the first year itself where no end is printed or it lies before."""
    if printed is None:
        return first
    year = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    return year if first <= year <= first + _LONGEST_PERIOD else first


def _years(first: int, last: int, text: str) -> Period:
    return Period(date(first, 1, 1), date(max(first, last), 12, 31), text)
