"""Headings that name goals: which of them do so is told by what stands beneath and beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.extract.aims import AimReader, leads_on
from pipeline.extract.labels import REQUIREMENTS, LabelledPart, LabelReader
from pipeline.extract.outline import COUNTED_ON, Section
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import Texts
from pipeline.records import Passage, PassageKind, Table

_SEVERAL = 2  # paragraphs
_ALIKE = 3  # headings that make a series
_LED = 2  # a paragraph and a table
_SAYS = ".:。;；"  # ends of what is said, or leads on, and so names nothing
_THEME = 2  # depth of the number of a theme in a goal chapter: "4.2"
_GOAL_MARKS = frozenset(
    ["measure", "indicator", "target", "deadline", "responsible", "reporting", "weight", "baseline", "fulfilment_rule"]
)
_SHOWN = {"indicator", "target"}  # what a card says of what shows its goal


class GoalHeadings:
    """Finds the headings that name goals with one pack."""

    def __init__(self, labels: LabelReader, aims: AimReader, judge: SentenceJudge, tables: TableReader) -> None:
        self._labels = labels
        self._aims = aims
        self._judge = judge
        self._tables = tables
        self._texts: Texts
        self._plan_year: int | None = None

    def begin(self, texts: Texts, plan_year: int | None) -> None:
        """Set the document that the next headings belong to."""
        self._texts, self._plan_year = texts, plan_year

    def is_goal(self, section: Section) -> bool:
        """Whether a heading in a goal chapter is itself a goal: labelled blocks or measures stand beneath it."""
        if self.is_measured(section):
            return True
        if self._lists_goals(section):
            return False
        if any(child.role in ("measures", "baseline") for child in section.children):
            return True
        if self._declares_several(section) or self._is_among_areas(section):
            return False
        if section.heading and self._weighs_one(section):
            return True
        if self._fields(section) & _GOAL_MARKS or self._measures_beneath(section) or self._led(section):
            return True
        return self._bounds_beneath(section)

    def _lists_goals(self, section: Section) -> bool:
        """An area with its goals listed under a heading of their own, which is no label of requirements."""
        listing = (one for one in section.children if one.role == "goals" and len(one.passages()) > 1)
        labels = (self._labels.alone(self._texts.text(one.heading.id)) if one.heading else None for one in listing)
        return any(label is None or not label.heads_requirements for label in labels)

    def _is_among_areas(self, section: Section) -> bool:
        """Whether the sentences under the label of goals are several goals, as the items are under those beside it:
        "1.1 Arkiv / Mål / – Minst 92 procent ... / – Antalet ... / 1.2 Register / Mål / I minst 80 procent ..."."""
        texts = [self._texts.text(passage.id) for passage in _under_goals(section)]
        stated = [text[a:b] for text in texts for a, b in self._judge.sentences(text)]
        if sum(self._judge.sign(one, in_goal_section=True) is not None for one in stated) <= 1:
            return False
        beside = section.parent.children if section.parent is not None else ()
        return sum(map(self._heads_list, beside)) > 1

    def _heads_list(self, section: Section) -> bool:
        """An area whose goals are the items of a list under a heading of their own, one with a level at least."""
        items = [one for one in _under_goals(section) if one.kind == PassageKind.LIST_ITEM]
        return (
            self._lists_goals(section)
            and len(items) > 1
            and any(self._judge.states_level(self._texts.text(one.id)) for one in items)
        )

    def _bounds_beneath(self, section: Section) -> bool:
        """Whether, in a chapter or area of goals, a numbered heading stands over an aim in words and a list of what it
        is held to, as most beside it do: "Pejlemærke 1: Til tiden / 1.1 Hurtigere svar / Ansøgere venter længe. /
        • Mindst 85 pct. afgøres ..."."""
        area = section.parent
        if area is None or area.role not in ("area", "goals") or not self._is_aim_with_bounds(section):
            return False
        alike = sum(map(self._is_aim_with_bounds, area.children))
        return alike == len(area.children) > 1 or (alike >= _ALIKE and 2 * alike > len(area.children))

    def _is_aim_with_bounds(self, section: Section) -> bool:
        passages = section.passages()
        if section.depth == 0 or section.role or section.children or section.tables() or len(passages) < _LED:
            return False
        first, *others = passages
        if first.kind != PassageKind.PARAGRAPH or leads_on(first.text):
            return False
        items = list(takewhile(lambda one: one.kind == PassageKind.LIST_ITEM, others))
        closing = others[len(items) :]  # who answers for it, and how it is followed up
        if not items or len(closing) > 1 or any(one.kind != PassageKind.PARAGRAPH for one in closing):
            return False
        return all(self._aims.is_settled_level(self._texts.text(one.id)) for one in items)

    def is_measured(self, section: Section) -> bool:
        """Whether an aim in words and, under a label of their own, the requirements that show it stand beneath a
        heading: "Pejlemærke 1: Flere unge uden røg / Vi vil, at ... / Succeskriterier / • Andelen af unge ..."."""
        if section.heading is None or any(child.role == "goal" for child in section.walk() if child is not section):
            return False
        labels = [self._labels.alone(self._texts.text(c.heading.id)) if c.heading else None for c in section.children]
        beneath = list(zip(labels, section.children, strict=True))
        own = [(label, child) for label, child in beneath if label and not (child.children or _is_closing(child))]
        required = [label for label, child in own if child.blocks]
        required += self._leading_labels(section.passages())
        required = [label for label in required if label.heads_requirements]
        aims = [child for label, child in beneath if label is not None and label.heads_aim]
        if any(child.is_list() for child in aims):
            return False  # each of its points is a goal
        stated = [self._texts.text(p.id) for p in section.passages() if p.kind == PassageKind.PARAGRAPH]
        stated = [text for text in stated if not leads_on(text)]
        if len(required) != 1 or len(aims) > 1:
            return False
        wished = any(self._judge.wishes(text[a:b]) for text in stated for a, b in self._judge.sentences(text))
        return len(aims) == 1 or wished or (bool(stated) and required[0].field == "measure")

    def aims_at_level(self, section: Section) -> bool:
        """Whether what stands under the aim's label beneath a heading is one paragraph that names its own level, so
        that nothing else need show it: "5. Mat från gården / Dit vill vi / Minst 20 procent av maten är ..."."""
        labels = [(self._labels.alone(self._texts.text(c.heading.id)), c) for c in section.children if c.heading]
        aims = [child.passages() for label, child in labels if label is not None and label.heads_aim]
        if len(aims) != 1 or len(aims[0]) != 1 or aims[0][0].kind != PassageKind.PARAGRAPH:
            return False
        return bool(self._judge.firm_targets(self._texts.text(aims[0][0].id)))

    def named_in_series(self, sections: Sequence[Section]) -> list[Section]:
        """Those of headings beside each other that name a goal each: a paragraph stands beneath each of them, and then
        the same heading over what shows the goal, most of it with a level or a day: "1 Flere finder vej hertil / Nye
        borgere mangler en indgang. / Det vil vi nå / • Mindst 24.500 indbyggere i 2030"."""
        series: dict[str, list[tuple[Section, Section]]] = {}
        for section in sections:
            goals = (one for one in section.children if one.role == "goals" and one.rule != COUNTED_ON)
            heads = [(one.heading, one) for one in goals if one.heading is not None]
            if self._tells_first(section) and len(heads) == 1 and not (heads[0][1].children or heads[0][1].tables()):
                series.setdefault(self._texts.text(heads[0][0].id), []).append((section, heads[0][1]))
        named: list[Section] = []
        for alike in series.values():
            shown = [self._texts.text(passage.id) for _, head in alike for passage in head.passages()]
            settled = sum(map(self._aims.is_settled_level, shown))
            if len(alike) >= _ALIKE and 2 * settled > len(shown):
                named += [section for section, _ in alike]
        return named

    def led_in_series(self, sections: Sequence[Section]) -> list[Section]:
        """Those of headings beside each other in a goal chapter that stand over one paragraph each which opens with an
        aim, where most go on with what shows it: "Medicin / Det lave antal hændelser skal fastholdes. Der må højst
        forekomme 21 ..."."""
        single: list[Section] = []
        for section in sections:
            passages = section.passages()
            bare = not (section.role or section.silent or section.children or section.tables())
            if bare and section.heading is not None and len(passages) == 1 and self._aims.wishes(passages[0]):
                single.append(section)
        led = [one for one in single if self._aims.is_led(self._texts[one.passages()[0].id])]
        return single if len(single) >= _ALIKE and 2 * len(led) > len(single) else []

    def cards(self, section: Section) -> list[Section]:
        """The headings beneath one that stand over the name of one indicator and its level, most of whose levels are
        bounds: "B1 Kortere ventetid / Andel sager afgjort inden 90 dage / mindst 85 pct.". Areas beside each other part
        one series of them."""
        beside = section.parent.children if section.parent is not None else [section]
        shown = {id(one): self.on_card(one) for area in beside for one in area.children}
        levels = [self._texts.text(card[1].id) for card in shown.values() if card is not None]
        bound = sum(map(self._judge.bounds, levels))
        held = len(levels) >= _ALIKE and 2 * bound > len(levels)
        return [one for one in section.children if shown[id(one)] is not None] if held else []

    def on_card(self, section: Section) -> tuple[Passage, Passage] | None:
        """The name of an indicator and its level where a heading stands over nothing else, in whichever order."""
        told = section.passages()
        bare = not (section.role or section.silent or section.children or section.tables())
        if section.heading is None or not bare or [one.kind for one in told] != [PassageKind.PARAGRAPH] * _SEVERAL:
            return None
        first, second = told
        name, level = (second, first) if self._is_level(first) else (first, second)
        says = self._texts.text(name.id).rstrip()[-1:] in _SAYS
        return (name, level) if self._is_level(level) and not (self._is_level(name) or says) else None

    def _is_level(self, passage: Passage) -> bool:
        return self._judge.is_level(self._texts.text(passage.id))

    def _tells_first(self, section: Section) -> bool:
        """Whether nothing but a paragraph stands between a heading that says nothing of its own, or names an area, and
        the next; behind one that wishes for something a second may tell how things are."""
        told = section.passages()
        bare = section.role in ("", "area") and not (section.silent or section.tables()) and section.heading is not None
        if not bare or not told or any(passage.kind != PassageKind.PARAGRAPH for passage in told):
            return False
        return len(told) == 1 or (len(told) == _SEVERAL and self._aims.wishes(told[0]))

    def _leading_labels(self, passages: list[Passage]) -> list[LabelledPart]:
        """The labels that stand alone over lists: "Det vil vi måles på:" / bullets."""
        pairs = [(one, after) for one, after in pairwise(passages) if after.kind == PassageKind.LIST_ITEM]
        leads = [self._labels.alone(self._texts.text(p.id).rstrip(":")) for p, q in pairs if p.kind != q.kind]
        return [label for label in leads if label is not None]

    def _measures_beneath(self, section: Section) -> bool:
        """Whether prose and then a table of nothing but measures stand beneath a heading, in rows or on a card
        ("Indikator | Andel ... / Målvärde | 90 %"); tables of goals that serve it may follow: "Kommunfullmäktiges mål
        1 / ... / Indikator | Målvärde / Nämndmål till mål 1 / ..."."""
        blocks = [block for block in section.blocks if isinstance(block, Table) or block.kind == PassageKind.PARAGRAPH]
        stated = bool(blocks) and not isinstance(blocks[0], Table)
        tables = [self._tables.read(table, self._texts, self._plan_year) for table in section.tables()]
        first = next((one for one in tables if one.measures or one.goals or one.card), None)
        if first is None or first.goals or not stated:
            return False
        named = {value.field for value in first.card}
        return bool(first.measures) or ("goal" not in named and named.issuperset(_SHOWN))

    def _led(self, section: Section) -> bool:
        """Whether a numbered heading stands over one paragraph that names an aim and then says what shows it: "4.2
        Gamle sager / Ingen skal vente i årevis. Antallet af sager skal være nedbragt til højst 40 ..."."""
        passages = section.passages()
        if not passages or section.children or section.depth < _THEME or section.tables():
            return False
        block = self._texts[passages[0].id]
        if len(passages) == 1:
            return self._aims.is_led(block)
        if passages[1].kind != PassageKind.LIST_ITEM:
            return False
        pieces = self._aims.aim(block)
        texts = [block.text[piece.start : piece.end] for piece in pieces]
        if not any(map(self._judge.wishes, texts)):
            return False
        declared = self._judge.declares(texts[0]) and not self._judge.firm_targets(texts[0])
        return pieces[-1].kind == "fulfilment" or declared

    def led_apart(self, section: Section) -> list[Passage]:
        """The paragraphs beneath a numbered heading where each is a goal with what shows it: "3.7 Økonomi og
        arbejdsplads / Bevillingen skal overholdes. Afvigelsen ... / Medarbejderne skal trives. Fraværet ..."."""
        passages = section.passages()
        if len(passages) < _SEVERAL or section.children or section.depth < _THEME or section.tables():
            return []
        return passages if all(self._aims.is_led(self._texts[passage.id]) for passage in passages) else []

    def in_turn(self, section: Section) -> list[list[Passage]]:
        """The goals of a heading, each a sentence that wishes something right above a label line over what shows it,
        with what is said of it: "Vi vil have flere bænke. / Milepæle / • ... / Vi vil have flere træer. / Milepæle /
        • ..."; none where the labels differ or stand over something else."""
        names = {self._texts.text(child.heading.id) for child in section.children if child.heading is not None}
        if len(section.children) < _SEVERAL or len(names) > 1 or any(c.role != "measures" for c in section.children):
            return []
        goals: list[list[Passage]] = []
        before = section.passages()
        for child in section.children:
            if (
                child.heading is None
                or child.children
                or child.tables()
                or not before
                or not self._aims.wishes(before[-1])
            ):
                return []
            if goals:
                goals[-1] += before[:-1]
            goals.append([before[-1], child.heading])
            before = child.passages()
        for passage in before:  # the last of them may have nothing that shows it
            if self._aims.wishes(passage):
                goals.append([])
            goals[-1].append(passage)
        return goals

    def _declares_several(self, section: Section) -> bool:
        """Whether the paragraphs beneath a heading declare goals of their own, so that it names their area."""
        declared = 0
        for text in (self._texts.text(passage.id) for passage in section.passages()):
            signs = (self._judge.sign(text[a:b], in_goal_section=True) for a, b in self._judge.sentences(text))
            declared += any(sign is not None and sign.rule == "sentence.declared" for sign in signs)
        return declared > 1

    def _weighs_one(self, section: Section) -> bool:
        """Whether a heading that closes with its weight stands over one paragraph: 一、強化動物疫病防治(25%)."""
        assert section.heading is not None
        beneath = [passage.kind for passage in section.passages()]
        return (
            beneath == [PassageKind.PARAGRAPH]
            and not section.children
            and not section.tables()
            and self._labels.is_weighed(self._texts.text(section.heading.id))
        )

    def is_sheet(self, section: Section) -> bool:
        """Whether labels beneath a heading state one goal and what belongs to it, wherever the heading stands."""
        if section.parent is None or section.parent.heading is None or self._lists_goals(section):
            return False  # the document's own title
        if self._labelled_goals(section) != 1:
            return False
        return bool(self._fields(section) & _GOAL_MARKS) or self._has_twins(section)

    def _labelled_goals(self, section: Section) -> int:
        """How many paragraphs of a section open with the label of a goal: "Målsætning: Alle skal ..."."""
        return sum(self._labels.goal_label(self._texts.text(passage.id)) > 0 for passage in section.passages())

    def labels_aim(self, section: Section) -> bool:
        """Whether a label beneath a heading says what is aimed at: 健全值班制度。年度目标:报送时间≤10分钟。"""
        return "goal" in self._fields(section)

    def labels_targets(self, section: Section) -> bool:
        """Whether labels beneath a heading name what is measured and the target of each: "1. Trygga hamnar / ... /
        Indikator: Antal granskade hamnar / Målvärde 2024: 24"."""
        parts = (part.field for one in section.passages() for part in self._labels.parts(self._texts[one.id]))
        told = [name for name in parts if name in REQUIREMENTS]
        return told[:1] not in ([], ["target"]) and told.count("target") * 2 >= len(told)

    def _has_twins(self, section: Section) -> bool:
        """Whether a section beside it labels one goal as well: "Spor 1 / Målsætning: ..." and "Spor 2 / Målsætning:
        ...": so a strategy says in each track what it is for before it lists what is done."""
        beside = section.parent.children if section.parent else []
        return any(other is not section and self._labelled_goals(other) == 1 for other in beside)

    def _fields(self, section: Section) -> set[str]:
        fields = {
            part.field
            for passage in section.passages()
            for part in (*self._labels.parts(self._texts[passage.id]), self._labels.alone(self._texts.text(passage.id)))
            if part is not None
        }
        return fields | {
            label.field
            for child in section.children
            if child.heading
            and not _is_closing(child)
            and (label := self._labels.alone(self._texts.text(child.heading.id)))
        }

    def labels_one(self, section: Section) -> bool:
        """Whether "Mål" heads one paragraph and then its indicators, in a table or each under a label: what it says is
        one goal."""
        told = [one for one in section.blocks if isinstance(one, Table) or one.kind == PassageKind.PARAGRAPH]
        named = section.heading is not None and self._labels.is_goal_label(self._texts.text(section.heading.id))
        if len(told) < _LED or isinstance(told[0], Table) or section.children or not named:
            return False
        ahead = section.blocks[: section.blocks.index(told[0])]
        if any(block.kind == PassageKind.LIST_ITEM for block in ahead if isinstance(block, Passage)):
            return False  # a list of goals, closed by a vision
        opening = self._texts.text(told[0].id)
        listed = section.blocks[section.blocks.index(told[0]) + 1]
        if opening[-1:] == ":" and isinstance(listed, Passage) and listed.kind == PassageKind.LIST_ITEM:
            return False  # it leads in a list of goals
        if isinstance(told[1], Table):
            shown = self._measures_beneath(section)
        else:
            labels = [self._labels.opening(self._texts.text(p.id)) for p in told[1:] if not isinstance(p, Table)]
            shown = all(label in (*REQUIREMENTS, "baseline") for label in labels)
        return shown and not self._labels.speaks_of_goals(opening)


def _under_goals(section: Section) -> list[Passage]:
    """What stands under the headings in a section that say "Mål"."""
    return [one for child in section.children if child.role == "goals" for one in child.passages()]


def _is_closing(section: Section) -> bool:
    """Whether a heading asks something of the reader (工作要求), be its words a label of goals elsewhere."""
    return section.role == "guidance"
