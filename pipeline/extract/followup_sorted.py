"""Verdicts that headings give: at the end of a goal's own ("Mål 2: Kortere ventetid – delvist opfyldt"), beside it in
a passage that is no more ("▲"), or over the list of all goals that went so ("Mål, der forventes opfyldt",
二、进展滞后的任务)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.colours import colour_of
from pipeline.extract.followup_judging import Judging
from pipeline.extract.language import Analyser
from pipeline.extract.legend_marks import is_symbol
from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.extract.outline import Section, named_goal
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import BlockText, Texts
from pipeline.packs.headers import split_numbering
from pipeline.packs.rules import RuleSet
from pipeline.records import Block, FollowUpStatus, Passage, PassageKind

_TAIL = re.compile(
    r"\s*(?:[:;,|;:,]|\s[–—-]|[–—]{1,2}|[((\[【]{1,2})\s*([^–—|:()()\[\]【】::,,]{1,40}?)\s*[))\]】]{0,2}\s*[.。]?$"
)
_PARTED = " \t:;,|:,–—-([【"  # between a name and its verdict
_NAME = re.compile(r"\s*(?:[::。;;]|\s[–—-]\s|\.\s)")
_COUNT = re.compile(r"[((][^()()]*\d[^()()]*[))]\s*$|\d+\s*[项个件]")
_LONGEST_HEADING, _LONGEST_NAME, _LEAST_NAME = 70, 120, 3
_GOES_ON = re.compile(r"[:：]|[.。]\s?\w")
_SENTENCE = re.compile(r"[^.。]{1,120}(?:[.。]|$)")
_SEVERAL = 2
_STATUS_WORDS, _VERBS = 4, 2
_SHORT_HEADING = 24  # characters of a heading that is a status alone


@dataclass(frozen=True, slots=True)
class Closed:
    """A heading with a verdict at its end or beside it: where the goal's name ends, what the verdict means, and the
    block that prints it if not the heading."""

    end: int
    status: Printed
    start: int = 0  # of the name behind a mark
    beside: str = ""  # the passage that is the verdict, where it is none of the heading's words


@dataclass(frozen=True, slots=True)
class Item:
    """A goal of a list under a verdict: its name, and where what is told of it begins."""

    block: str
    start: int
    end: int
    told: int
    beneath: tuple[Passage, ...] = ()  # items of a list of its own


class SortedGoals:
    """Finds them with one pack."""

    def __init__(
        self,
        statuses: RuleSet,
        lights: LightReader,
        judging: Judging,
        analyse: Analyser,
        legends: RuleSet,
        titles: RuleSet,
    ) -> None:
        self._rules = statuses
        self._lights = lights
        self._judging = judging
        self._analyse = analyse
        self._legends = legends
        self._titles = titles

    def join(self, root: Section, texts: Texts, legend: Legend) -> None:
        """Makes headings that are no more than a status ("Delvis uppnått", set as large as a heading) part of the goal
        that they stand right beneath; one alone may be chance."""
        order = list(root.walk())
        found = [
            (above, one)
            for above, one, after in zip_longest(order[:-1], order[1:], order[2:])
            if not above.blocks and len(above.children) < _SEVERAL and not self._is_status(above, texts, legend)
            if above.heading is not None and self._is_status(one, texts, legend)
            if after is None or one.blocks or not self._is_status(after, texts, legend)  # headings over lists of goals
        ]
        for above, one in found if len(found) >= _SEVERAL else ():
            assert one.heading is not None
            assert one.parent is not None
            one.parent.children.remove(one)
            above.blocks += [one.heading, *one.blocks]
            above.children += one.children
            for child in one.children:
                child.parent = above

    def _is_status(self, section: Section, texts: Texts, legend: Legend) -> bool:
        heading = section.heading
        return heading is not None and self._lights.alone(texts.text(heading.id), legend) is not None

    def closed(self, root: Section, texts: Texts, legend: Legend, is_label: Callable[[str], bool]) -> dict[str, Closed]:
        """Headings, by block, that close with a verdict or stand over one that is all of its passage, but no labels
        ("Status"); one alone may be chance."""
        found: dict[str, Closed] = {}
        boxed: list[tuple[Section, str]] = []
        for section in root.walk():
            if section.heading is None:
                continue
            text = texts.text(section.heading.id)
            if self._lights.names_colour(text.split(" ", 1)[0]):
                continue  # "Grøn Målet forventes nået" explains a light
            marked = self._marked(text, legend)
            if marked is not None and self._heads(text, legend):
                continue  # "✔ Følger planen" stands over a list of goals
            if marked is not None:
                found[section.heading.id] = marked
                continue
            first = next(iter(section.blocks), None)
            chip = self._lights.alone(texts.text(first.id), legend) if isinstance(first, Passage) else None
            if chip is not None and isinstance(first, Passage) and not (self._is_thing(text) or is_label(text)):
                found[section.heading.id] = Closed(len(text), chip, beside=first.id)
                continue
            if (tailed := self._ending(texts[section.heading.id], legend)) is not None:
                found[section.heading.id] = tailed
                if text[tailed.end :].lstrip()[:1].isalnum() and section.parent is not None:
                    boxed.append((section.parent, section.heading.id))
        named = set()  # "Invånarna kallas i tid" is a name, unless most headings beside it close with a status
        for above, block in boxed:
            beside = [one.heading.id for one in above.children if one.heading is not None]
            named |= {block} if 2 * sum(one in found for one in beside) <= len(beside) else set()
        found = {block: one for block, one in found.items() if block not in named}
        known = sum(one.status.status is not FollowUpStatus.UNKNOWN for one in found.values())
        return found if known >= _SEVERAL else {}

    def lit(self, root: Section, legend: Legend, texts: Texts, is_label: Callable[[str], bool]) -> dict[str, Closed]:
        """Headings, by block, on or beside a field in a colour that the document explains; of one colour alone they may
        be no more than designed so."""
        headings = [section.heading for section in root.walk() if section.heading is not None]
        colours = {h.id: (h.color, colour_of(h.color)) for h in headings if h.color and not is_label(texts.text(h.id))}
        told = {
            block: Closed(len(texts.text(block)), Printed(meant, fill))
            for block, (fill, colour) in colours.items()
            if (meant := legend.of(colour)) is not None
        }
        return told if len({colours[block][1] for block in told}) >= _SEVERAL else {}

    def part(self, root: Section, texts: Texts, legend: Legend) -> None:
        """Makes numbered lines that close with a verdict ("1. Kortere ventetid – opfyldt"), and names beside a mark
        that the document explains ("▲ Vattnet är säkert"), headings of the text beneath them; one alone may be chance,
        and so is one with nothing to tell."""
        for section in list(root.walk()):
            opens = [self._opens(block, texts, legend) for block in section.blocks]
            told = sum(one and not after for one, after in zip_longest(opens, opens[1:], fillvalue=True))
            if told < _SEVERAL or told * 2 <= sum(opens):
                continue
            made: list[Section] = []
            for block, is_open in zip(section.blocks, opens, strict=True):
                if is_open and isinstance(block, Passage):
                    title = (0, len(texts.text(block.id)))
                    made.append(Section(block, section.level + 1, title=title, parent=section))
                elif made:
                    made[-1].blocks.append(block)
            section.blocks = section.blocks[: opens.index(True)]
            section.children = [*made, *section.children]

    def _opens(self, block: Block, texts: Texts, legend: Legend) -> bool:
        if not isinstance(block, Passage) or block.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
            return False
        text = texts.text(block.id)
        number, start = split_numbering(text)
        if len(text) > _LONGEST_NAME:
            return False
        if self._is_named_beside_mark(text, legend):
            return True
        if number is None:  # "▲ Målet nås" and "Status: opfyldt"
            return False
        closed = self._ending(texts[block.id], legend)
        if closed is None or closed.status.status is FollowUpStatus.UNKNOWN:
            return False
        # 健全组织。全年新建4个,已完成年度目标。 tells all of its goal and heads nothing.
        return len(self._analyse(text[start : closed.end]).sentences) == 1

    def _is_named_beside_mark(self, text: str, legend: Legend) -> bool:
        """Whether a line is a name with one of the legend's marks at either end, and no line of the legend itself."""
        words = text.split()
        known = [word for word in words if word in legend.words]
        if len(known) != 1 or known[0] not in (words[0], words[-1]) or not is_symbol(known[0][0]):
            return False
        marked = self._marked(text, legend)
        name = text[marked.start : marked.end] if marked is not None else ""
        named = sum(map(str.isalpha, name)) >= _LEAST_NAME and self._lights.word(name) is None
        return named and len(self._analyse(name).sentences) == 1 and name.rstrip()[-1:] not in ".:;"

    def _ending(self, known: BlockText, legend: Legend) -> Closed | None:
        """The verdict that a line closes with, behind a name."""
        text = known.text
        end, status = self._tail(known, legend)
        if status is None and (tail := _TAIL.search(text)) is not None and not _is_number(tail.group(1)):
            end, status = tail.start(), self._lights.read(tail.group(1), "", legend)
        if status is None or sum(map(str.isalpha, text[:end])) < _LEAST_NAME:
            return None
        return Closed(end, status) if not self._is_thing(text[:end]) else None  # "Mål, der forventes opfyldt" has none

    def _tail(self, known: BlockText, legend: Legend) -> tuple[int, Printed | None]:
        """Where the last words of a heading begin that are a status alone, set apart by a space: a label in a box at
        its end. Spaces between wide characters stand in the verbatim text alone."""
        for space in list(re.finditer(r"\s+", known.verbatim))[-_STATUS_WORDS:]:
            end = known.at_or_after(space.end())
            status = self._lights.alone(known.text[end:], legend) if end is not None else None
            if status is not None:
                name = known.text[:end].rstrip(_PARTED)
                return (len(name), status) if not self._is_clause(name) else (0, None)
        return 0, None

    def _marked(self, text: str, legend: Legend) -> Closed | None:
        """The mark at either end of a heading: "Fler resor ▲"."""
        parts = text.split()
        for mark in (parts[-1], parts[0]) if len(parts) > 1 else ():
            explained = mark in legend.words  # be it a dash: "– 3.1 Samråden fungerar väl"
            status = self._lights.read(mark, "", legend) if is_symbol(mark[0]) or explained else None
            if status is not None and (explained or status.status is not FollowUpStatus.UNKNOWN):
                at = text.index(mark) + len(mark) if mark == parts[0] else 0
                start, end = trimmed(text, at, len(text) if at else text.rindex(mark))
                return Closed(end, status, self._behind_label(text, start) if at else start)
        return None

    def beside(
        self, blocks: Sequence[Block], texts: Texts, legend: Legend, is_label: Callable[[str], bool]
    ) -> dict[str, Closed]:
        """Headings, by block, that each have a passage of its own ahead or behind that is no more than a status: a mark
        set at the side, a label in colour; one alone may be chance. A heading that is a label ("Status") names none."""
        ahead: dict[str, Closed] = {}
        behind: dict[str, Closed] = {}
        alone = [self._alone(block, texts, legend) for block in blocks]
        for at, status in enumerate(alone):
            before, after = (blocks[n] if 0 <= n < len(blocks) else None for n in (at - 1, at + 1))
            if status is None or any(alone[n] for n in (at - 1, at + 1) if 0 <= n < len(blocks)):
                continue  # one beneath the other are a key
            if isinstance(before, Passage) and is_label(texts.text(before.id)):
                continue  # "Status" over "◐"
            for heading, found in ((after, ahead), (before, behind)):
                if not isinstance(heading, Passage) or heading.kind is not PassageKind.HEADING:
                    continue
                if not is_label(texts.text(heading.id)):
                    found[heading.id] = Closed(len(texts.text(heading.id)), status, beside=blocks[at].id)
        found = ahead if len(ahead) > len(behind) else behind
        return found if len(found) >= _SEVERAL else {}

    def _alone(self, block: Block, texts: Texts, legend: Legend) -> Printed | None:
        if not isinstance(block, Passage) or block.kind is PassageKind.HEADING:
            return None
        text = texts.text(block.id).strip()
        if not text or len(text) > _SHORT_HEADING or _GOES_ON.search(text):  # "Status: Grøn" has its label
            return None
        status = self._lights.read(text, block.color, legend)
        return status if status is not None and status.status is not FollowUpStatus.UNKNOWN else None

    def sorting(self, root: Section, texts: Texts, legend: Legend, closed: Mapping[str, Closed]) -> dict[int, Printed]:
        """Sections, by identity, whose heading says how all goals listed there went, where several beside each other
        say different things; headings that are `closed` speak of a goal of their own."""
        found: dict[int, Printed] = {}
        for above in root.walk():
            judged: dict[int, Printed] = {}
            for section in above.children:
                if section.heading is None or section.heading.id in closed:
                    continue
                if status := self._heads(texts.text(section.heading.id), legend):
                    judged[id(section)] = status
            if len({one.status for one in judged.values()}) >= _SEVERAL and len(judged) * 2 >= len(above.children):
                found |= judged
        return found

    def beneath(
        self, root: Section, texts: Texts, sorting: Mapping[int, Printed], is_label: Callable[[str], bool]
    ) -> dict[str, Closed]:
        """Headings, by block, of goals beneath the heading that says how all of them went: "Målet nås inte / 3. Fler
        resor / ..."."""
        return {
            one.heading.id: Closed(len(texts.text(one.heading.id)), sorting[id(above)], beside=above.heading.id)
            for above in root.walk()
            if id(above) in sorting and above.heading is not None
            for one in above.children
            if one.heading is not None and not is_label(texts.text(one.heading.id))
        }

    def _heads(self, text: str, legend: Legend) -> Printed | None:
        bare = _COUNT.sub("", text[split_numbering(text)[1] :]).strip()
        if not bare or len(bare) > _LONGEST_HEADING or any(map(str.isdigit, bare)):
            return None
        mark, _, words = bare.partition(" ")
        bare = words if words and is_symbol(mark[0]) else bare
        status = self._lights.read(bare, "", legend)
        named = self._rules.has(bare, "subject") or self._rules.has(bare, "sorted")
        return status if status is not None and (named or len(bare) <= _SHORT_HEADING) else None

    def _is_thing(self, text: str) -> bool:
        """Whether a text is a word for goals and nothing more: "Mål", 目标."""
        bare = text[split_numbering(text)[1] :].strip()
        hits = [match for kind in ("subject", "sorted") for _, match in self._rules.find(bare, kind)]
        return any(match.span() == (0, len(bare)) for match in hits)

    def _is_clause(self, text: str) -> bool:
        """Whether a text is a word for goals and a verb, of which a status is the end: "Målet är"."""
        bare = text[split_numbering(text)[1] :].strip()
        if named_goal(self._titles, text) is not None:
            return False
        behind = [bare[match.end() :] for _, match in self._rules.find(bare, "subject") if not match.start()]
        return any(len(words.split()) <= _VERBS for words in behind)

    def run_in(self, section: Section, texts: Texts) -> list[Item]:
        """Goals that open a passage each and are judged there: "Fler resor. Målet är uppnått. ..."; several of them,
        since one alone may be chance."""
        found = []
        for item in self.items(section, texts) if not section.tables() else ():
            sentences = self._analyse(texts.text(item.block)[item.told :]).sentences[:2]
            said = [texts.text(item.block)[item.told :][start:end] for start, end in sentences]
            name = texts.words(item)
            if self._is_thing(name) or self._legends.has(name, "legend") or self._lights.names_colour(name):
                continue  # "Læsevejledning: Grøn = målet nås" is no goal, and neither is "Grøn: målet nås"
            if any(map(self._judging.of, said)) and self._judging.of(name) is None:
                found.append(item)
        return found if len(found) >= _SEVERAL else []

    def items(self, section: Section, texts: Texts) -> Iterator[Item]:
        """The goals of a list: "Færre klager: Der er modtaget 41 klager.", one to a passage, with the lists beneath
        them."""
        for passage, beneath in _nested(section.passages()):
            if passage.kind is PassageKind.HEADING:
                continue
            text = texts.text(passage.id)
            start = max(passage.marker if passage.marker < len(text) else 0, split_numbering(text)[1])
            start = self._behind_label(text, start)
            stop = _NAME.search(text, start)
            end = stop.start() if stop is not None else len(text)
            start, end = trimmed(text, start, end)
            if sum(map(str.isalpha, text[start:end])) >= _LEAST_NAME and end - start <= _LONGEST_NAME:
                yield Item(passage.id, start, end, stop.end() if stop is not None else len(text), beneath)

    def _behind_label(self, text: str, start: int) -> int:
        """Where the name of a goal begins whose label and number open a passage: 目标1:保障饮水安全。年初设定..."""
        opening = _SENTENCE.match(text, start)
        named = named_goal(self._titles, opening.group()) if opening else None
        return start + named.start("title") if named else start


def _is_number(text: str) -> bool:
    return any(map(str.isdigit, text))


def _nested(passages: Sequence[Passage]) -> list[tuple[Passage, tuple[Passage, ...]]]:
    """Passages, each with the items behind it that stand deeper in a list than it does."""
    found: list[tuple[Passage, tuple[Passage, ...]]] = []
    for passage in passages:
        above = found[-1][0] if found else None
        items = above is not None and above.kind is passage.kind is PassageKind.LIST_ITEM
        if above is not None and items and (passage.level or 0) > (above.level or 0):
            found[-1] = (above, (*found[-1][1], passage))
        else:
            found.append((passage, ()))
    return found
