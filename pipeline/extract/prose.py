"""Prose to mentions: goals under headings, in labelled blocks, in lists and in sentences. Like the table reader, this
only points; `build` interprets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from pipeline.extract.aims import AimReader, leads_on
from pipeline.extract.attach import attach
from pipeline.extract.bodies import BodyReader
from pipeline.extract.goal_headings import GoalHeadings
from pipeline.extract.labels import LabelReader
from pipeline.extract.measures import MeasureSplitter, is_enumerated
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import UNREAD_ROLES, Outliner, Section
from pipeline.extract.section_tables import NOT_STATED, SectionTables
from pipeline.extract.sentences import COMMITTED, WISHED, SentenceJudge
from pipeline.extract.spans import after_marker, split_at, trimmed
from pipeline.extract.statements import StatementReader, number_of, title_of
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import BlockText, Texts
from pipeline.packs.headers import split_numbering
from pipeline.records import Mention, Origin, Passage, PassageKind, Period, Table

_STATING = frozenset(["goal", "goals", "tasks", "area", "main_tasks", "assignments"])
_LIST, _BRIEF = 3, 2  # items of a list of tasks, paragraphs of one
_IN_BRACKETS = 2  # items that name their indicators in brackets
_LETTERED = re.compile(r"\s*\(?[a-z]\)\s")  # "a) sex avtal har tecknats," beneath "4.4 ... Följande ska vara uppnått:"
_IN_RUNNING_TEXT = ("prose.statement", "prose.later-sentence", "prose.required")
_IN_PASSING = ("prose.statement", "prose.later-sentence")  # measures of a goal that are told and not listed
_HEADED, _AIMS, _LONG = 2, 7, 400  # paragraphs with headlines, clauses that aim, characters of a report's chapter
_NAMED_BY_HEADING = ("sentence.declared", "sentence.leading")
_COMMITTED = "sentence.committed-with-figure"
_CARD = "section.card"
_GROUNDS = ("assignments", "background")  # where an assignment says what it is given for
_ARTICLE = re.compile(r"\s*§\s?(?P<number>\d{1,3}[a-z]?)\s*[.:]?\s+(?=\S)")
_WORDS = re.compile(r"[^\W\d_]{4,}|[\u4e00-\u9fff]{2}")
_STEM = 5  # letters
_ORDER = re.compile(r"(?P<word>[^\W\d_]{2,}) (?P<number>\d{1,2}(?:\.\d{1,2})*)\s*[.:–—-]\s*(?=[^\W\d_])")
_ORDERED = re.compile(r"[^\W\d_]{3,} (?P<number>[A-ZÆØÅÄÖ]|\d{1,2})\s*[.:–—-]\s*(?=[^\W\d_])")
_PART = re.compile(r"(?P<goal>[a-zæøåäö])\.?\d{1,2}$|(?P<first>\d{1,2})(?:\.\d{1,2}|[a-z])$")
_CLAUSE = re.compile(r"\s*[^\W\d_]{2,5}\.?\s?\d{1,2}\.\s+(?=\S)")  # "Stk. 2. " of an article


class _Listed:
    """The goal that the last item of a list stated, so that items nested in it are its requirements."""

    def __init__(self) -> None:
        self._group: GoalGroup | None = None
        self._level = 0

    def put(self, passage: Passage, group: GoalGroup | None) -> None:
        self._group, self._level = group, passage.level or 1

    def above(self, passage: Passage) -> GoalGroup | None:
        return self._group if self._group is not None and (passage.level or 1) > self._level else None


class ProseReader:
    """Reads the sections of a document with one pack."""

    def __init__(
        self,
        outliner: Outliner,
        labels: LabelReader,
        splitter: MeasureSplitter,
        judge: SentenceJudge,
        tables: TableReader,
    ) -> None:
        self._outliner = outliner
        self._labels = labels
        self._aims = aims = AimReader(splitter, judge)
        self._headings = GoalHeadings(labels, aims, judge, tables)
        self._bodies = BodyReader(labels, aims, splitter, judge, tables)
        self._splitter = splitter
        self._judge = judge
        self._tables = tables
        self._tabled = SectionTables(outliner, self._bodies, judge, tables)
        self._statements = StatementReader(outliner, labels, self._bodies, splitter, judge)
        self._texts: Texts
        self._root: Section
        self._plan_year: int | None = None
        self._plan: Period | None = None
        self._has_goal_chapter = False
        self._weighed: list[Section] = []  # headings that a table of weights names as goals
        self._acts: set[str] = set()  # points of lists that stand right beneath a table of goals: what is done for them
        self._bare = False  # no chapter says that it states goals or tasks, and no table may

    def read(self, root: Section, texts: Texts, plan: Period | None) -> list[GoalGroup]:
        """Every goal of the document as a group of pointers, in reading order."""
        self._texts, self._plan, self._root = texts, plan, root
        self._plan_year = plan.start.year if plan else None
        for reader in (self._aims, self._headings, self._bodies, self._tabled):
            reader.begin(texts, self._plan_year)
        self._statements.begin(plan)
        self._acts = set()
        roles = {section.role for section in root.walk()}
        self._has_goal_chapter = bool(roles & {"goal", "goals"})
        self._weighed = self._weighed_headings(root)
        self._bare = not roles & _STATING and not any(section.tables() for section in root.walk())
        found = list(self._section(root)) or self._tabled.funded_tasks()
        return self._without_results(self._given_by_number(self._given_by_words(self._with_aims(found))))

    def _weighed_headings(self, root: Section) -> list[Section]:
        """The headings that a table of weights names as goals, by their numbers and some of their words, be their
        chapters called what they may: "3.1 Prøver, der rammer rigtigt | 15 | Udvikling"."""
        numbered: list[tuple[Section, str, str]] = []
        for section in root.walk():
            if section.heading is None or section.role or section.depth <= 1:
                continue
            text = self._texts.text(section.heading.id)
            span, start = split_numbering(text)
            if span:
                numbered.append((section, text[slice(*span)].strip(" .").lower(), text[start:].lower()))
        if len(numbered) < _LIST:
            return []  # before any table is read for it
        named = self._weighed_names(root)
        found = [(section, name, named[number]) for section, number, name in numbered if named.get(number)]
        alike = sum(_share_word(weighed, name) for _, name, weighed in found)
        return [section for section, *_ in found] if len(found) >= _LIST and 2 * alike > len(found) else []

    def _weighed_names(self, root: Section) -> dict[str, str]:
        """What tables of weights call the goals that they do not measure, by their numbers."""
        named: dict[str, str] = {}
        for table in (table for section in root.walk() for table in section.tables()):
            for goal in self._tables.read(table, self._texts, self._plan_year).goals:
                name, number = goal.first("goal", "title", "statement"), goal.first("number")
                if name is None or goal.first("weight") is None or goal.measures:
                    continue
                text = self._texts.text(name.block)
                span, start = split_numbering(text)
                key = self._key(number) if number is not None else text[slice(*span)].strip(" .") if span else ""
                named[key] = text[start:].lower()
        return named

    def _with_aims(self, groups: list[GoalGroup]) -> list[GoalGroup]:
        """What a plan in prose aims at in words, in the chapters where it commits to figures as well: "Børnene skal
        være med i køkkenet. ... Senest i 2028 skal mindst 30 institutioner ..."."""
        if self._judge.of_platform:
            return groups  # hundreds of its sentences say what is to be so
        told = {stated.block for one in groups if one.rule in COMMITTED and (stated := one.first("statement"))}
        chapters = [
            section
            for section in self._root.walk()
            if section.heading is not None and not (section.role or section.silent)
            if any(passage.id in told for passage in section.passages())
        ]
        laid_out = [group for group in groups if group.structured or group.origin is Origin.TABLE]
        if len(chapters) < _LIST or 2 * len(laid_out) > len(told):
            return groups
        order = {passage.id: at for at, passage in enumerate(p for one in self._root.walk() for p in one.passages())}
        aims = [
            goal
            for section in chapters
            for passage in section.passages()
            for goal in self._statements.passage(passage, self._texts[passage.id], in_goal_section=True)
            if goal.rule == WISHED and self._judge.aims_at_state(self._statement(goal))
        ]

        def place(group: GoalGroup) -> tuple[int, int]:
            first = group.first("statement") or group.mentions[0]
            return order.get(first.block, -1), first.start

        return sorted([*groups, *aims], key=place) if aims else groups

    def _given_by_words(self, groups: list[GoalGroup]) -> list[GoalGroup]:
        """The grid of a form measures the goals that a chapter ahead of it states in words, not what its rows are kinds
        of, nor the tasks that the form funds: 一、年度主要任务 / 二、年度总体目标 / 三、年度绩效指标."""
        stand_ins = self._tabled.stand_ins
        sections = [section for section in self._root.walk() if section.role_in_force in ("goal", "goals")]
        told = {one.id for section in sections for one in (section.heading, *section.passages()) if one is not None}
        stated = [one for one in groups if one.origin is Origin.PROSE and one.mentions[0].block in told]
        if not stand_ins or not stated:
            return groups
        attach([measure for one in stand_ins for measure in one.measures], stated, self._texts)
        return [group for group in groups if not any(group is one for one in stand_ins)]

    def _given_by_number(self, groups: list[GoalGroup]) -> list[GoalGroup]:
        """Indicators whose row names a goal's number go to that goal, wherever their table stands; so do those whose
        own number opens with it: "A1" of "Målområde A: ...", "2.3" of goal 2."""
        numbered = {key: group for group in groups if (key := self._goal_key(group))}
        numbered |= {self._key(number): group for group in groups if (number := group.first("number"))}

        def owner_of(measure: MeasureGroup) -> GoalGroup | None:
            named, own = measure.first("goal_number"), measure.first("number")
            if named is None and own is not None and (opened := _PART.match(self._key(own))):
                return None if self._key(own) in numbered else numbered.get(opened["goal"] or opened["first"])
            return numbered.get(self._key(named)) if named else None

        for group in groups:
            for measure in list(group.measures):
                if measure.first("goal_number") is None and group.rule != "table.indicator-row":
                    continue
                owner = owner_of(measure)
                if owner is not None and owner is not group:
                    group.measures.remove(measure)
                    owner.measures.append(measure)
        bare = [g for g in groups if all(measure.mentions[0].rule in _IN_PASSING for measure in g.measures)]
        for measure in self._tabled.annexed:
            owner = owner_of(measure)
            if owner is not None and owner in bare:
                owner.measures.append(measure)
                self._bodies.drop_told(owner)
        return [group for group in groups if group.measures or group.rule != "table.indicator-row"]

    def _key(self, number: Mention) -> str:
        return self._texts.words(number).strip(" .").lower()

    def _goal_key(self, group: GoalGroup) -> str:
        """The letter or number behind the label that opens a goal's name: "Målområde A: Goda vanor"."""
        name = group.first("title")
        opened = _ORDERED.match(self._texts.words(name)) if name and not group.first("number") else None
        return opened["number"].lower() if opened else ""

    def _without_results(self, groups: list[GoalGroup]) -> list[GoalGroup]:
        """Rows of indicators that say what was reached of them are no goals where a goal of the plan has the same
        indicator: 三级指标 | 年初目标值 | 全年实际完成值 of the year before, printed behind this year's form."""

        def named(group: GoalGroup) -> set[str]:
            return {self._texts.words(one) for measure in group.measures if (one := measure.first("indicator"))}

        rows = [group for group in groups if group.rule == "table.indicator-row"]
        planned = set[str]().union(*(named(group) for group in groups if group not in rows))
        told = [g for g in rows if any(m.first("actual") for m in g.measures) and named(g) and named(g) <= planned]
        return [group for group in groups if group not in told]

    # ------------------------------------------------------------------------------------------ sections
    def _section(self, section: Section) -> Iterator[GoalGroup]:
        """What may be a goal in a section and beneath it; a summary tells in short what the body states."""
        for group in self._goals_in(section):
            group.mention_only = group.mention_only or section.role == "summary"
            yield group

    def _goals_in(self, section: Section) -> Iterator[GoalGroup]:
        role = section.role_in_force
        self._tabled.open_section()
        labelled = section.role == "goals" and self._headings.labels_one(section)
        if (section.role == "goal" or labelled) and not self._is_repeated(section):
            yield from self._goal_section(section)
            return
        if section.role == "target_year":
            listed = [goal for table in section.tables() for goal in self._tabled.read(table, section)]
            yield from listed or self._target_year(section)  # "Mål for 2024" over the table of goals, or one of them
            return
        beneath = False  # a table of goals with what measures them
        for block in section.blocks:
            if isinstance(block, Table):
                rows = list(self._tabled.read(block, section))
                beneath = any(goal.measures and not goal.mention_only for goal in rows)
                yield from rows
            elif beneath and block.kind is PassageKind.LIST_ITEM:
                self._acts.add(block.id)
            else:
                beneath = False
        if works := self._works_under(section):
            yield from works
        elif section.in_goals:
            yield from self._goals_here(section)
        elif role == "tasks" or (not role and self._bare and self._lists_tasks(section)):
            yield from self._tasks_here(section)
        elif role == "budget":
            yield from self._of_money(list(self._sentences_here(section)))
        elif not section.silent and role not in UNREAD_ROLES:
            found = list(self._sentences_here(section))
            if self._tabled.is_about_money(section):
                self._of_money(found)
            yield from self._named_by(section, found)
        elif role == "steering":
            yield from (goal for goal in self._sentences_here(section) if self._bounds_share(goal))
        elif role in _GROUNDS and self._judge.of_government and not self._has_goal_chapter:
            grounds = list(self._sentences_here(section))
            several = sum(goal.rule == "sentence.declared" for goal in grounds) > 1  # the reasons go through its goals
            yield from (goal for goal in grounds if self._is_ground(goal) or (several and goal.rule == _COMMITTED))
        elif role == "activities" and not section.role and section.depth > 1:
            # An activity with a section of its own may say what is to come of it: "Målet med Spåret är att ...".
            declared = [goal for goal in self._sentences_here(section) if goal.rule == "sentence.declared"]
            yield from self._named_by(section, declared)
        measured = [child for child in section.children if self._headings.is_measured(child)]
        named = [child for child in section.children if self._aims_under_name(child)] if role == "goals" else []
        series = self._headings.named_in_series(section.children)
        series += self._headings.led_in_series(section.children) if role == "goals" else []
        cards = self._headings.cards(section) if role in ("", "area", "goals") else []
        tasks = role == "tasks" or (not role and self._heads_tasks(section))
        alike = not role and (tasks or self._are_goals_by_number(section))
        tabled = self._head_indicators_by_number(section)
        aiming = self._areas_that_aim(section)
        for child in section.children:
            stated = (alike or role in ("goals", "area")) and self._headings.is_goal(child)
            stated = stated or (alike and self._headings.labels_aim(child))
            sheet = len(measured) > 1 and (child in measured or self._headings.aims_at_level(child))
            sheet = sheet or self._headings.is_sheet(child)
            told = not child.silent and (
                sheet
                or tabled
                or self._heads_indicators(child)
                or (child.depth > 0 and self._headings.labels_targets(child))
            )
            if any(child is one for one in self._weighed):
                yield from self._goal_section(child)
            elif child in cards:
                yield from self._on_card(child)
            elif child in series or child in aiming:
                yield from self._goal_section(child, named=child in series)
            elif not child.role and role == "goals" and (apart := self._headings.led_apart(child)):
                yield from self._goals_of(child, apart)
            elif not child.silent and (goals := self._headings.in_turn(child)):
                yield from self._goals_in_turn(goals)
            elif len(named) > 1 and child in named and not stated and not told:
                yield from self._goals_of(child, child.passages())
            elif (not child.role and (stated or told)) or (child.role == "area" and sheet and not child.silent):
                yield from self._goal_section(child)
            elif tasks and not (child.role or self._is_document_title(child) or self._tabled.holds_card(child)):
                yield from self._task_section(child)
            else:
                yield from self._section(child)

    def _works_under(self, section: Section) -> list[GoalGroup]:
        """The works that a heading leads in and the one paragraph beneath it strings together: (五)办好民生实事 /
        新增就业2600人;新建服务站点8处;..."""
        if section.heading is None or not self._judge.leads_works(self._texts.text(section.heading.id)):
            return []
        told = section.passages()
        if len(told) != 1 or section.children or told[0].kind != PassageKind.PARAGRAPH:
            return []
        block = self._texts[told[0].id]
        spans = split_at(block.text, 0, len(block.text), ";")
        if len(spans) < _LIST or any(is_enumerated(block.text[start:end]) for start, end in spans):
            return []
        works = []
        for start, end in (trimmed(block.text, *span) for span in spans):
            work = GoalGroup(Origin.PROSE, 0.65, "task.works")
            work.add(Mention("statement", block.id, start, end, work.rule))
            self._bodies.statement_measures(block, start, end, work)
            works.append(work)
        return works

    def _on_card(self, section: Section) -> Iterator[GoalGroup]:
        """The goal that a heading names and the indicator that stands with its level beneath it."""
        shown = self._headings.on_card(section)
        if section.heading is None or shown is None:
            return
        group = GoalGroup(Origin.PROSE, 0.8, _CARD, structured=True)
        group.add(*title_of(self._texts[section.heading.id], *section.title, _CARD))
        if not group.first("number"):
            group.add(*number_of(section, _CARD))
        fields = zip(("text", "target", "indicator"), (*shown, shown[0]), strict=True)
        told = [Mention(name, one.id, 0, len(self._texts.text(one.id)), _CARD) for name, one in fields]
        group.measures.append(MeasureGroup(told, listed=True))
        yield group

    def _aims_under_name(self, section: Section) -> bool:
        """Whether a numbered heading names the goal that the one paragraph beneath it states with a level: "3.1
        Tryggare parker / Andelen som känner sig trygga ska öka till 75 procent."."""
        passages = section.passages()
        if section.role or section.children or section.tables() or len(passages) != 1 or section.heading is None:
            return False
        beside = section.parent.children if section.parent else []
        if any(one is section and after.role == "goals" for one, after in pairwise(beside)):
            return False  # "1.1 Forskning / Under 2024 fick 31 procent ... / Mål / •": what it aims at comes after it
        name = self._texts.text(section.heading.id)
        if not split_numbering(name)[1] or self._judge.counts(name):
            return False
        return passages[0].kind == PassageKind.PARAGRAPH and self._judge.states_level(self._texts.text(passages[0].id))

    def _are_goals_by_number(self, section: Section) -> bool:
        """Whether all headings beneath one that says nothing are numbered and stand over an aim and its indicators:
        "4. Det vil vi i 2026 / T1 Karteller opdages / Indikator | Udgangspunkt | Måltal". Themes beside each other part
        one list of them."""
        if section.heading is None or not self._heads_numbered_goals(section):
            return False
        if len(section.children) >= _LIST:
            return True
        beside = section.parent.children if section.parent is not None else [section]
        themes = [one for one in beside if one is section or (not one.role and self._heads_numbered_goals(one))]
        return sum(len(one.children) for one in themes) >= _LIST

    def _heads_numbered_goals(self, section: Section) -> bool:
        named = [self._texts.text(one.heading.id) for one in section.children if one.heading is not None]
        numbered = bool(named) and all(split_numbering(name)[1] for name in named)
        if not numbered or any(one.role for one in section.children):
            return False
        return all(map(self._headings.is_goal, section.children))

    def _heads_tasks(self, section: Section) -> bool:
        """Whether a theme stands over tasks with numbered headings and a few words each, most of them with a level:
        一、监测预报 / 1.保障台网运行 / 严格值班。年度目标:正常运行率≥96%。 Themes beside each other part one list;
        without any, the document itself stands over its tasks: 2026年工作要点 / 一、提升办理质效 / 及时率不低于95%。
        Results bound nothing: 截至6月底,新增310张."""
        beside = section.parent.children if section.parent is not None else []
        headed = [child for one in beside if not one.role for child in one.children]
        if section.parent is None:
            headed = [one for one in section.children if not (one.role or self._is_document_title(one))]
        while headed and headed[-1].role:
            headed.pop()  # 九、工作要求 closes the list
        if not section.children or len(headed) < _LIST:
            return False
        *others, last = headed  # the document's last task has what closes the text beneath it
        if not all(map(self._is_brief, others)) or not self._is_brief(last, closing=len(beside) <= 1):
            return False
        told = [" ".join(passage.text for passage in one.passages()) for one in headed]
        aimed = [text for text in told if self._judge.declares(text) or self._judge.bounds(text)]
        return len(aimed) * 2 > len(headed)

    def _is_brief(self, section: Section, *, closing: bool = False) -> bool:
        """Whether a numbered heading that says nothing else stands over a paragraph or two, and who leads the task;
        over more with what is `closing` the document, be it under headings that say so (工作要求)."""
        named = section.heading is not None and split_numbering(self._texts.text(section.heading.id))[1] > 0
        told = [one for one in section.passages() if not self._labels.is_bracket(self._texts[one.id])]
        kinds = [passage.kind for passage in told]
        closed = closing and all(child.role for child in section.children)
        bare = not (section.role or section.tables()) and (closed or not section.children)
        brief = bool(kinds) and (closing or len(kinds) <= _BRIEF)
        return named and bare and brief and set(kinds) == {PassageKind.PARAGRAPH}

    def _lists_tasks(self, section: Section) -> bool:
        """Whether a theme stands over a list of named tasks, most of them with a level: 一、稳就业 / (一)扩大规模。
        全年新增就业9200人以上。Themes beside each other may part one list, whose numbers go on."""
        own = self._named_tasks(section)
        beside = section.parent.children if section.parent is not None else []
        listed = [task for one in beside if one is section or not one.role for task in self._named_tasks(one)]
        numbers = [one.text[: one.marker].strip(" .、)") for one in listed]
        tasks = listed if numbers == [str(n + 1) for n in range(len(listed))] else own
        firm = [one for one in tasks if self._judge.firm_targets(self._texts.text(one.id))]
        return bool(own) and len(tasks) >= _LIST and len(firm) * 2 > len(tasks)

    def _named_tasks(self, section: Section) -> list[Passage]:
        """The items of a section's list, where each has a name of its own."""
        items = [one for one in section.passages() if one.kind == PassageKind.LIST_ITEM]
        return items if all(self._statements.run_in_name(one, self._texts[one.id]) for one in items) else []

    def _is_ground(self, goal: GoalGroup) -> bool:
        """Whether a sentence of an assignment names the goal that the government rests it on: "Målet för politiken är
        ...", "Antalet omkomna ska minska med hälften till 2030". What else it commits to are tasks."""
        text = self._statement(goal)
        return goal.rule == "sentence.declared" or (self._judge.moves(text) and self._judge.is_dated(text))

    def _bounds_share(self, goal: GoalGroup) -> bool:
        """Whether what a letter tells of how an agency is run bounds a share, as a goal does: "Sjukfrånvaron
        ska inte överstiga 4,5 procent."; so and so many trainees are a task, unless a label calls them a goal."""
        text = self._statement(goal)
        stated = goal.first("statement")
        if stated is not None and self._labels.goal_label(self._texts.text(stated.block)):
            return True
        shares = any(one.target.unit == "percent" for one in self._judge.firm_targets(text))
        return goal.rule == _COMMITTED and shares and self._judge.limits(text)

    def _statement(self, goal: GoalGroup) -> str:
        stated = goal.first("statement")
        return self._texts.words(stated) if stated else ""

    def _of_money(self, found: list[GoalGroup]) -> list[GoalGroup]:
        """The goals that a chapter on the budget declares in so many words, with what it bounds behind them: "Nævnets
        økonomiske mål er, at ... / Dækningsgraden skal være mindst 75 pct. i 2028.". They stand beside those of the
        goal chapter, which say nothing of money."""
        first = next((at for at, goal in enumerate(found) if goal.rule == "sentence.declared"), len(found))
        stated = [(goal, goal.first("statement")) for goal in found[first:]]
        kept = [goal for goal, told in stated if told is not None and self._is_financial(goal, self._texts.words(told))]
        for goal in kept:
            goal.direct = True
        return kept

    def _is_financial(self, goal: GoalGroup, text: str) -> bool:
        return goal.rule == "sentence.declared" or self._judge.limits(text)

    def _heads_indicators(self, section: Section) -> bool:
        """Whether a heading that is a clause ("Nämnden ska minska sitt klimatavtryck") stands over its indicators; one
        that leads in a list names no goal (到2030年取得以下成效:)."""
        text = self._texts.text(section.heading.id) if section.heading else ""
        leads = text.rstrip().endswith(":") and any(p.kind is PassageKind.LIST_ITEM for p in section.passages())
        return not leads and self._judge.promises(text) and self._tabled.are_indicators(section)

    def _areas_that_aim(self, section: Section) -> list[Section]:
        """The areas beside each other that state one aim in words each and hold no goals of their own: "Målområde A:
        Goda vanor / Barn och vuxna ska ha vanor som håller dem friska. / Ansvarig: ..."."""
        areas = [one for one in section.children if one.role == "area"]
        return areas if len(areas) >= _LIST and all(map(self._aims_alone, areas)) else []

    def _aims_alone(self, section: Section) -> bool:
        told = section.passages()
        bare = not (section.silent or section.children or section.tables()) and bool(told)
        if not bare or told[0].kind is not PassageKind.PARAGRAPH:
            return False
        texts = [self._texts.text(one.id) for one in told]
        spans = self._judge.sentences(texts[0])
        wished = len(spans) == 1 and self._judge.wishes(texts[0])
        labelled = any(self._labels.opening(text) for text in texts[1:])
        return wished and labelled and not any(map(self._judge.states_level, texts))

    def _head_indicators_by_number(self, section: Section) -> bool:
        """Whether the headings beneath one are several, all numbered, and each stands right over its indicators, so
        that they name goals however they are worded: "2. Fler företag lämnar anbud / Indikator | Målvärde"."""
        named = [self._texts.text(one.heading.id) for one in section.children if one.heading is not None]
        numbered = len(named) >= _LIST and all(split_numbering(name)[1] for name in named)
        bare = numbered and not any(one.role or one.passages() for one in section.children)
        return bare and all(map(self._tabled.are_indicators, section.children))

    def _is_repeated(self, section: Section) -> bool:
        """A goal's heading in a template or a review is none of this plan; in an annex, a method chapter or a chapter
        on weights it repeats the goal where the same goal stands outside it too."""
        if any(above.role in ("template", "review") for above in section.ancestors()):
            return True
        apart = next((above for above in section.ancestors() if above.role in NOT_STATED), None)
        return apart is not None and any(
            other.role == "goal" and apart not in other.ancestors() and _name_same_goal(section, other)
            for other in self._root.walk()
        )

    def _goal_section(self, section: Section, *, named: bool = False) -> Iterator[GoalGroup]:
        assert section.heading is not None
        group = GoalGroup(Origin.PROSE, 0.9 if section.role == "goal" else 0.75, section.rule or "section.labelled")
        group.structured = True
        start, end = section.title
        text = self._texts.text(section.heading.id)
        if (order := self._order(section)) is not None and not group.first("number"):
            group.add(Mention("number", section.heading.id, *order.span("number"), "section.ordered"))
            start = order.end()
        whole = section.role in ("goal", "goals") and section.label is None and (start, end) == (0, len(text))
        bare = not text[start:end].strip() or whole
        if not bare:
            end = self._bodies.own_words(self._texts[section.heading.id], start, end, group)
            group.add(*title_of(self._texts[section.heading.id], start, end, group.rule))
        if not group.first("number"):
            group.add(*number_of(section, group.rule))
        nested = self._bodies.fill(section, group, named=named)
        stated = [measure for measure in group.measures if measure.mentions[0].rule == "prose.statement"]
        indicators = [measure for measure in group.measures if measure.mentions[0].rule == "header.indicator"]
        if len(indicators) + len(stated) == len(group.measures):
            group.measures = self._bodies.named_beside(indicators, stated) or group.measures
        if section.role == "goals" and not group.first("statement"):  # "Mål" over "Klyftorna är slutna år 2035."
            told = next(passage.id for passage in section.passages() if passage.kind == PassageKind.PARAGRAPH)
            group.add(Mention("statement", told, 0, len(self._texts.text(told)), group.rule))
        if section.role != "goal" and any(number.rule == "label.number" for number in group.all("number")):
            _head_area(group)
        if section.role != "goal" and not group.first("statement") and not group.measures:
            for inner in nested:
                yield from self._section(inner)
            return  # nothing beneath the heading aims at anything
        if bare and not group.first("goal", "statement"):
            # "Mål 1" with nothing but measures: the heading is all the plan gives.
            group.add(Mention("title", section.heading.id, 0, len(text), group.rule))
        apart, self._bodies.apart = self._bodies.apart, []
        beside = section.parent.children if section.parent else []
        like = all(one.tables() for one in beside if one.role == "goal")
        stands_over = like and any(goal.measures and not goal.mention_only for goal in apart)
        if stands_over and all(measure.mentions[0].rule in _IN_RUNNING_TEXT for measure in group.measures):
            for goal in apart:  # "Strategisk målsætning 1" over a table with goals of their own numbers
                goal.mentions += [replace(title, field="area") for title in group.all("title")]
            if len(apart) == 1 and apart[0].first("frequency") is None:  # said over the table that prints it anew
                apart[0].mentions += group.all("frequency")
        elif not _only_heads(section, group, nested):
            yield group
        else:  # "Inriktningsmål A: ..." of the council over the goals by which a committee serves it
            apart = [*apart, *(goal for inner in nested for goal in self._section(inner))]
            for goal in apart:
                goal.mentions += (
                    [] if goal.first("area") else [replace(one, field="area") for one in group.all("title")]
                )
            nested = []
        yield from apart
        for inner in nested:
            yield from self._section(inner)

    def _order(self, section: Section) -> re.Match[str] | None:
        """The word and number that count a heading where the same word counts one beside it: "Indsats 1. Hurtigere
        svar" and "Indsats 2. Flere besøg"."""
        beside = section.parent.children if section.parent is not None and not section.role else []
        texts = {id(one): self._texts.text(one.heading.id) for one in beside if one.heading is not None}
        orders = {key: _ORDER.match(text) for key, text in texts.items()}
        own = orders.pop(id(section), None)
        return own if own and any(one and one["word"] == own["word"] for one in orders.values()) else None

    def _goals_of(self, section: Section, paragraphs: list[Passage]) -> Iterator[GoalGroup]:
        """The goals of a heading over several, each in a paragraph of its own; they share its number and name."""
        assert section.heading is not None
        block = self._texts[section.heading.id]
        for passage in paragraphs:
            group = GoalGroup(Origin.PROSE, 0.75, "section.paragraph")
            group.add(*title_of(block, *section.title, group.rule))
            group.add(*number_of(section, group.rule))
            self._bodies.paragraph(passage, group)
            yield group

    def _goals_in_turn(self, goals: list[list[Passage]]) -> Iterator[GoalGroup]:
        for passages in goals:
            group = GoalGroup(Origin.PROSE, 0.75, "section.paragraph")
            self._bodies.passages(passages, group)
            yield group

    # ------------------------------------------------------------------------------------------ goals without sections
    def _goals_here(self, section: Section) -> Iterator[GoalGroup]:
        """Lists and paragraphs that stand directly in a goal chapter. Where nothing in it sounds like a goal, what
        stands first under a bare "Mål" is one all the same."""
        found = list(self._stated_here(section))
        yield from found
        text = self._texts.text(section.heading.id) if section.heading else ""
        if not found and not section.children and not section.tables() and self._labels.is_goal_label(text):
            first = next((p for p in section.passages() if p.kind == PassageKind.PARAGRAPH), None)
            if first is None or self._labels.speaks_of_goals(self._texts.text(first.id)):
                return  # "De to koncernmål er fælles ..." introduces goals
            if (group := self._statements.item(first, self._texts[first.id])) is not None:
                yield group

    def _stated_here(self, section: Section) -> Iterator[GoalGroup]:
        found: list[GoalGroup] = []
        task: GoalGroup | None = None
        listed = _Listed()
        chapter = False
        passages = self._without_overview(section)
        if articles := _articles(passages):
            yield from self._goals_of_articles(articles)
            return
        # That a paragraph, or the heading itself (到2030年取得以下成效:), sets for the list behind it.
        day = self._statements.leading_day(self._texts[section.heading.id]) if section.heading else None
        opened: GoalGroup | None = None  # whose item leads in a list of its requirements
        aim: GoalGroup | None = None  # whose paragraph stands over the list of what shows that it is met
        bracketed = self._shows_in_brackets(passages)
        for index, passage in enumerate(passages):
            block = self._texts[passage.id]
            if bracketed and (shown := self._statements.shown_in_brackets(passage, block)) is not None:
                found.append(shown)
                continue
            if passage.id in self._acts:
                continue
            if passage.kind is PassageKind.PARAGRAPH:
                day = self._statements.leading_day(block)
            chapter = self._in_chapter(passages, index, chapter)
            if opened is not None and _LETTERED.match(passage.text):
                self._bodies.measures(block, 0, len(block.text), opened)
                continue
            opened = None
            if aim is not None and passage.kind is PassageKind.LIST_ITEM:
                self._bodies.measures(block, after_marker(passage, block), len(block.text), aim)
                continue
            aim = None
            if found and (step := self._statements.step(passage, block)) is not None:
                found[-1].measures.append(step)
            elif several := self._statements.numbered_within(passage, block):
                task = None
                found += several
                aim = several[-1] if leads_on(block.text) else None
            elif (numbered := self._statements.numbered(passage, block)) is not None:
                task = None
                found.append(numbered)
            elif self._statements.is_set_aside(passage, block):
                task = None
            elif chapter:
                found += self._statements.inline_tasks(block) or self._statements.aims(passage, block)
            elif self._statements.is_item(passage, block):
                if (above := listed.above(passage)) is not None:
                    self._bodies.measures(block, after_marker(passage, block), len(block.text), above)
                    continue
                group = self._statements.item(passage, block)
                listed.put(passage, group)
                opened = group if block.text.rstrip().endswith(":") and not _LETTERED.match(passage.text) else None
                task = group if group is not None and _is_numbered_task(group) else None
                if group is not None:
                    self._statements.governed([group], block, day)
                    found.append(group)
            elif task is not None and self._goes_on(passage, block, task):
                found += self._continued(passage, block, task)
            elif len(found) == 1 and self._statements.follows_up(passage, block):
                self._bodies.measures(block, 0, len(block.text), found[0])
            else:
                task = None
                direct = section.role == "goals"
                told = list(self._statements.passage(passage, block, in_goal_section=True, direct=direct))
                aim = told[0] if len(told) == 1 and self._shown_in_list(told[0], passages[index + 1 :]) else None
                found += told
        yield from found

    def _shown_in_list(self, goal: GoalGroup, following: list[Passage]) -> bool:
        """Whether a goal in words stands right over a list of levels, and perhaps of changes among them, which then
        show that it is met: "Prövningen ska vara snabb. / • Minst 90 procent av ärendena ska avgöras inom 3 dagar." """
        items = list(takewhile(lambda passage: passage.kind is PassageKind.LIST_ITEM, following))
        texts = self._item_texts(items)
        levels = [self._judge.counts(text) and self._judge.states_level(text) for text in texts]
        shown = all(level or self._judge.moves(text) for level, text in zip(levels, texts, strict=True))
        return (
            len(items) > 1
            and shown
            and 2 * sum(levels) > len(items)
            and not goal.measures
            and self._judge.leads(self._statement(goal))
        )

    def _item_texts(self, items: list[Passage]) -> list[str]:
        return [self._texts[one.id].text[after_marker(one, self._texts[one.id]) :] for one in items]

    def _goals_of_articles(self, articles: list[list[Passage]]) -> Iterator[GoalGroup]:
        """The goals of an agreement, each an article with what its further clauses say of it: "§ 7. Små virksomheder
        skal have lettere ved ... / Stk. 2. Målet er nået, når ..."."""
        for first, *clauses in articles:
            block, mark = self._texts[first.id], _ARTICLE.match(first.text)
            assert mark is not None
            start = block.at_or_after(mark.end()) or 0
            if not self._statements.states_goal(block.text[start:]):
                continue
            group = GoalGroup(Origin.PROSE, 0.75, "section.article")
            if number := _ARTICLE.match(block.text):
                group.add(Mention("number", block.id, *number.span("number"), group.rule))
            told = [replace(one, marker=found.end() if (found := _CLAUSE.match(one.text)) else 0) for one in clauses]
            self._bodies.passages([replace(first, marker=mark.end()), *told], group)
            yield group

    def _without_overview(self, section: Section) -> list[Passage]:
        """The passages of a goal chapter without a list of short names that counts as many as goals stand beneath it in
        sections of their own: an overview of them."""
        passages = section.passages()
        items = [passage for passage in passages if passage.kind == PassageKind.LIST_ITEM]
        told = [child for child in section.children if child.role == "goal" or self._headings.is_goal(child)]
        named = not any(self._judge.targets(self._texts.text(item.id)) for item in items)
        if named and len(items) == len(told) > 1:
            return [passage for passage in passages if passage.kind != PassageKind.LIST_ITEM]
        return passages

    def _continued(self, passage: Passage, block: BlockText, task: GoalGroup) -> Iterator[GoalGroup]:
        """A paragraph that goes on with a numbered task: its figures are the task's, unless it numbers tasks itself."""
        several = self._statements.inline_tasks(block)
        if self._labels.is_simply_labelled(block.text):
            self._bodies.paragraph(passage, task)  # 牵头单位:市商务局
        elif not several:
            self._bodies.statement_measures(block, 0, len(block.text), task)
        yield from several

    def _shows_in_brackets(self, passages: list[Passage]) -> bool:
        """Whether items of a section each say an aim and in brackets what shows it."""
        return sum(self._statements.names_indicator(one, self._texts[one.id]) for one in passages) >= _IN_BRACKETS

    def _in_chapter(self, passages: list[Passage], index: int, before: bool) -> bool:
        """Whether a passage heads or belongs to a chapter of a report, where the one before it did or not."""
        passage = passages[index]
        if passage.kind is PassageKind.LIST_ITEM:
            return self._heads_chapter(passages, index)
        return before and not self._judge.is_address(self._texts.text(passage.id))

    def _heads_chapter(self, passages: list[Passage], index: int) -> bool:
        """Whether a numbered task is a chapter of a report, with what follows it up to the next."""
        following = takewhile(lambda passage: passage.kind is not PassageKind.LIST_ITEM, passages[index + 1 :])
        return self._is_chapter([passages[index], *following])

    def _is_chapter(self, passages: list[Passage]) -> bool:
        """Whether passages are more than one goal can hold: a long text with several headlines, or of which many
        clauses commit to a result."""
        blocks = [(passage, self._texts[passage.id]) for passage in passages]
        if sum(len(block.text) for _, block in blocks) < _LONG:
            return False
        headed = sum(self._statements.is_headed(*one) for one in blocks)
        return headed >= _HEADED or sum(1 for one in blocks for _ in self._statements.aims(*one)) >= _AIMS

    def _goes_on(self, passage: Passage, block: BlockText, task: GoalGroup) -> bool:
        """Whether a paragraph belongs to the numbered task above it: all do until the text turns to its audience, or
        behind a list of works without names (办好十件实事) to the next headline."""
        if passage.kind != PassageKind.PARAGRAPH or self._judge.is_address(block.text):
            return False
        return task.first("title") is not None or not self._statements.is_headed(passage, block)

    def _named_by(self, section: Section, found: list[GoalGroup]) -> list[GoalGroup]:
        """The goals of a section's sentences. The only goal of a numbered section ("4.1 Spåret") has its heading for
        title, and what the section says later of its owner and follow-up is said of it."""
        heading, goal = section.heading, found[0] if len(found) == 1 else None
        if heading is None or goal is None or goal.rule not in _NAMED_BY_HEADING or section.role or section.depth < 2:
            return found
        block = self._texts[heading.id]
        goal.add(*title_of(block, *section.title, "section.numbered"))
        stated = goal.first("statement")
        passages = section.passages()
        after = next((i for i, passage in enumerate(passages) if stated and passage.id == stated.block), len(passages))
        for passage in passages[after + 1 :]:
            self._statements.told(passage, self._texts[passage.id], goal)
        return found

    def _sentences_here(self, section: Section) -> Iterator[GoalGroup]:
        promised = False
        heading = self._texts.text(section.heading.id) if section.heading is not None else ""
        announced = self._judge.announces(heading)
        led = self._judge.leads_commitments(heading)  # the list in hand says what somebody commits to
        listed = _Listed()
        head: Passage | None = None  # a numbered passage that heads the goals listed beneath it
        day: Mention | None = None  # that this passage sets for them
        name: list[Mention] = []  # of the numbered item in force, until a goal has taken it
        works = False  # the list in hand says what a government gets done
        bracketed = self._shows_in_brackets(section.passages())
        for passage in section.passages():
            block = self._texts[passage.id]
            if bracketed and (shown := self._statements.shown_in_brackets(passage, block)) is not None:
                yield shown
                continue
            if passage.kind == PassageKind.LIST_ITEM:
                name = self._statements.run_in_name(passage, block)
            if head is not None and passage.kind == PassageKind.LIST_ITEM and _is_beneath(passage, head):
                if (group := self._statements.item(passage, block)) is not None:
                    self._statements.governed([group], block, day)
                    yield group
                continue
            if (numbered := self._statements.numbered(passage, block)) is not None:
                yield numbered
                continue
            head = passage if self._statements.opens_goals(passage, block) else None
            if head is not None:
                day = self._statements.leading_day(block)
                yield from self._statements.passage(passage, block, in_goal_section=True, direct=True)
                continue
            if self._statements.is_charged(passage, block):
                charged = self._statements.item(passage, block)
                if charged is not None:
                    name = []
                    yield charged
                    continue
            if name and (named := self._statements.named_aim(block, name)) is not None:
                name = []
                yield named
                continue
            if passage.kind == PassageKind.LIST_ITEM:
                if (above := listed.above(passage)) is not None:
                    self._bodies.measures(block, after_marker(passage, block), len(block.text), above)
                    continue
                if works and (work := self._task(passage, block)) is not None:
                    listed.put(passage, work)
                    yield work
                    continue
                promises = promised and self._judge.promises_result(block.text, self._plan)
                promises = promises or (led and self._judge.commits_in_one(block.text))
                if announced or promises or self._labels.is_weighed(block.text):
                    group = self._statements.item(passage, block)
                    listed.put(passage, group)
                    if group is not None:
                        yield group
                    continue
            else:
                listed = _Listed()
            if self._statements.is_set_aside(passage, block):
                continue
            if announced and passage.kind == PassageKind.PARAGRAPH and not self._judge.is_sentence(block.text):
                continue  # a theme over some of the goals announced: "Miljö och klimat"
            announced = passage.kind == PassageKind.PARAGRAPH and self._judge.announces(block.text)
            works = passage.kind == PassageKind.PARAGRAPH and self._judge.leads_works(block.text)
            promised = promised or self._judge.leads_promises(block.text)
            led = self._judge.leads_commitments(block.text)
            yield from self._statements.passage(passage, block, in_goal_section=False)

    # ------------------------------------------------------------------------------------------ key tasks
    def _tasks_here(self, section: Section) -> Iterator[GoalGroup]:
        """Numbered key tasks in one paragraph each: "1.建立健全绩效评价体系。..."; what stands before the first of them
        may declare the main targets."""
        task: GoalGroup | None = None
        chapter = False
        passages = section.passages()
        for index, passage in enumerate(passages):
            block = self._texts[passage.id]
            chapter = self._in_chapter(passages, index, chapter)
            if chapter:
                yield from self._statements.inline_tasks(block) or self._statements.aims(passage, block)
                continue
            if after_marker(passage, block) > 0 or passage.kind == PassageKind.LIST_ITEM:
                task = self._task(passage, block)
                if task is not None:
                    yield task
            elif task is not None and self._goes_on(passage, block, task):
                yield from self._continued(passage, block, task)
            elif self._statements.is_headed(passage, block) and not self._statements.inline_tasks(block):
                task = None
                yield from self._statements.aims(passage, block)
            else:
                task = None
                yield from self._statements.inline_tasks(block) or self._statements.sentences(
                    block, in_goal_section=False
                )

    def _task(self, passage: Passage, block: BlockText) -> GoalGroup | None:
        start, end = trimmed(block.text, after_marker(passage, block), len(block.text))
        return self._statements.titled(block, start, end, 0.65, "task.numbered")

    def _task_section(self, section: Section) -> Iterator[GoalGroup]:
        """A key task with a heading of its own and its text beneath; numbered items in it are tasks themselves."""
        assert section.heading is not None
        items = [passage for passage in section.passages() if passage.kind == PassageKind.LIST_ITEM]
        if items or (section.children and not section.passages()):
            yield from self._tasks_here(section)
        elif self._is_chapter(section.passages()):
            for passage in section.passages():
                yield from self._statements.aims(passage, self._texts[passage.id])
        else:
            group = GoalGroup(Origin.PROSE, 0.65, "task.section")
            text = self._texts.text(section.heading.id)
            group.add(*title_of(self._texts[section.heading.id], *section.title, "task.section"))
            for passage in section.passages():
                block = self._texts[passage.id]
                if self._labels.is_simply_labelled(block.text):
                    self._bodies.paragraph(passage, group)  # 牵头单位:市商务局
                    continue
                start = after_marker(passage, block)
                end = self._bodies.own_words(block, start, len(block.text), group)
                if group.first("statement") is None:
                    group.add(Mention("statement", block.id, start, end, "task.section"))
                self._bodies.statement_measures(block, start, end, group)
            if group.first("statement") is not None or self._judge.firm_targets(text):
                yield group
        for child in section.children:
            yield from self._task_section(child) if not child.role else self._section(child)

    # ------------------------------------------------------------------------------------------ "Mål 2024"
    def _is_document_title(self, section: Section) -> bool:
        """Whether a section's heading is the first of the document."""
        return section.parent is not None and section.parent.heading is None and section.parent.children[0] is section

    def _target_year(self, section: Section) -> Iterator[GoalGroup]:
        """A heading such as "Mål 2024": the text beneath states the goal that the heading above names; a sibling such
        as "Tillstånd 2019" gives the state before."""
        passages = [p for p in section.passages() if p.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)]
        above = section.parent.heading if section.parent else None
        if not passages or section.parent is None or self._is_document_title(section.parent):
            return  # under the document's own title it pictures the whole, and no goal is named
        group = GoalGroup(Origin.PROSE, 0.85, section.rule)
        if above is not None:
            group.add(Mention("title", above.id, 0, len(self._texts.text(above.id)), section.rule))
        for passage in passages:
            block = self._texts[passage.id]
            start = after_marker(passage, block)
            group.add(Mention("statement", block.id, start, len(block.text), section.rule))
            self._bodies.statement_measures(block, start, len(block.text), group)
        siblings = section.parent.children
        after = siblings[siblings.index(section) + 1 :]
        for sibling in after:
            if sibling.role == "target_year":
                break
            if sibling.role in ("measures", "reporting"):
                self._bodies.labelled(sibling, group)
            elif sibling.role == "baseline":
                for passage in sibling.passages():
                    if passage.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
                        text = self._texts.text(passage.id)
                        group.add(Mention("baseline", passage.id, 0, len(text), sibling.rule, detail=sibling.year))
        yield group


def _share_word(one: str, other: str) -> bool:
    """Whether two names share a word of some length, or the beginning of one."""
    stems = {word[:_STEM] for word in _WORDS.findall(one)}
    return any(word[:_STEM] in stems for word in _WORDS.findall(other))


def _articles(passages: list[Passage]) -> list[list[Passage]]:
    """The articles that passages are parted into ("§ 3. ..."), each with its further clauses; none where the first is
    no article."""
    found: list[list[Passage]] = []
    for passage in passages:
        if _ARTICLE.match(passage.text):
            found.append([])
        elif not found:
            return []
        found[-1].append(passage)
    return found if len(found) > 1 else []


def _is_beneath(item: Passage, head: Passage) -> bool:
    """Whether an item of a list belongs to a numbered passage: it stands deeper, or is a point ("——...") behind it."""
    return (item.level or 1) > (head.level or 0) or (_is_point(item) and not _is_point(head))


def _is_point(passage: Passage) -> bool:
    return bool(passage.marker) and not any(map(str.isalnum, passage.text[: passage.marker]))


def _name_same_goal(one: Section, other: Section) -> bool:
    """Whether two goal headings carry the same number, or the same words where they have none."""
    if one.number or other.number:
        return one.number == other.number
    return one.heading is not None and other.heading is not None and one.heading.text == other.heading.text


def _only_heads(section: Section, group: GoalGroup, nested: list[Section]) -> bool:
    """Whether a goal's heading says nothing of its goal, and nothing but further goals stands beneath it."""
    own = {mention.field for mention in group.mentions} <= {"title", "number"} and not group.measures
    return own and not section.blocks and bool(nested) and all(one.role == "goal" for one in nested)


def _head_area(group: GoalGroup) -> None:
    """A heading above a goal with a label and number of its own ("Inriktningsmål 1: ...") is the goal's area."""
    own = [m for m in group.mentions if m.field not in ("title", "number") or m.rule == "label.number"]
    area = [replace(title, field="area") for title in group.all("title")]
    group.mentions = [*area, *own]


def _is_numbered_task(group: GoalGroup) -> bool:
    """Whether an item has both a number and a title of its own, so that the text after it speaks of it."""
    return group.first("number") is not None and group.first("title") is not None
