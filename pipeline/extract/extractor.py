"""The whole way from document to plan, with one language pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.extract.attach import themed
from pipeline.extract.build import Frame, GoalBuilder
from pipeline.extract.chapters import ChapterReader
from pipeline.extract.classify import Classifier
from pipeline.extract.facts import FactReader
from pipeline.extract.followup import FollowUpReader
from pipeline.extract.followups import Followed, OutcomeReader
from pipeline.extract.grids import GridReader
from pipeline.extract.hierarchy import HierarchyReader
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.merge import merge
from pipeline.extract.outline import Outliner, Section
from pipeline.extract.own_labels import OwnLabels
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.prose import ProseReader
from pipeline.extract.sentences import COMMITTED, WISHED, SentenceJudge
from pipeline.extract.tables import CATEGORY, TableReader
from pipeline.extract.texts import Texts, block_of
from pipeline.extract.trace import Fate, Tracer
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderReader
from pipeline.records import (
    Basis,
    Document,
    Finding,
    Goal,
    Origin,
    Period,
    Plan,
    Reporting,
    Scope,
    Severity,
    Sourced,
    Table,
)
from pipeline.traces import Trace

_TASKS = ("task.numbered", "task.section")
_ROW = "table.indicator-row"  # rule of goals that are a row of a table of indicators each
_STRUCTURED = 3  # goals stated by the plan's own structure
_NO_GOAL = "No goal was found: no goal table, no goal section and no sentence that declares a goal."
_ESSAY = "The text is about goal steering in general and states no goals of its own."
_COMMENTARY = "It reads as a goal, but the plan states its goals in tables, sections or lists, so it comments on them."
_OVERVIEW = "An overview names it, but it is no goal of the plan's body."


class Extractor:
    """Finds the goals of documents in one language. Building it loads the pack's spaCy pipeline, so keep it."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._analyse = Analyser(pack)
        self._phrases = PhraseReader(pack, self._analyse)
        self._headers = headers = HeaderReader(pack)
        self._splitter = splitter = MeasureSplitter(self._phrases, self._analyse)
        self._judge = judge = SentenceJudge(self._analyse, self._phrases)
        self._grids = GridReader(headers, self._phrases)
        labels = LabelReader(headers, self._analyse)
        self._own_labels = OwnLabels(headers, labels, judge, self._analyse)
        tables = TableReader(self._grids, splitter, labels, pack.rules("sections"))
        self._outliner = Outliner(pack)
        self._prose = ProseReader(self._outliner, labels, splitter, judge, tables)
        self._classifier = Classifier(pack, self._analyse)
        self._tracer = Tracer(self._outliner, labels, splitter, judge, tables, self._grids, self._analyse)
        self._builder = GoalBuilder(pack, self._phrases, judge, self._classifier)
        self._facts = FactReader(pack)
        self._follow_up = FollowUpReader(pack, self._phrases, self._analyse)
        self._chapters = ChapterReader(pack, headers, self._phrases, self._analyse)
        self._outcomes = OutcomeReader(pack, self._phrases, self._analyse)
        self._hierarchy = HierarchyReader(pack)

    def extract(self, document: Document) -> Plan:
        """The plan a document states. A document without goals gives a plan without goals and says why."""
        try:
            return self._extract(document)
        finally:
            self._forget()

    def explain(self, document: Document, plan: Plan) -> tuple[Trace, ...]:
        """What became of every passage, table and used cell on the way to `plan`, which `extract` gave, and why."""
        try:
            texts, _, period, root = self._opened(document)
            groups = self._groups(root, texts, period)
            kept = {id(group) for group in self._stating(groups, texts)}
            frame = Frame(document.id, document.source.sha256, period)
            fates = [self._fate(group, id(group) in kept, plan, texts, frame) for group in groups]
            return tuple(self._tracer.trace(document, texts, root, plan, fates))
        finally:
            self._forget()

    def _forget(self) -> None:
        """Drops what was kept of the document's texts."""
        for reader in (self._analyse, self._phrases, self._splitter):
            reader.forget()

    def _opened(self, document: Document) -> tuple[Texts, str, Period | None, Section]:
        """The document's texts, title, period and sections; the judge of sentences hears who speaks."""
        texts = Texts(document, self.pack.settings.suspended_hyphen_before)
        title = self._facts.title(document, texts)
        publisher = self._facts.publisher(document, title, texts)
        self._judge.begin(
            of_government=self._facts.is_government(publisher), platform=self._facts.is_platform(title, document, texts)
        )
        period = self._facts.period(title, document, texts)
        self._phrases.learn_legend(texts.text(block.id) for block in document.blocks if not isinstance(block, Table))
        year = period.start.year if period else None
        self._headers.learn({})
        if not self._outcomes.report_named(document, title):
            self._headers.learn(self._own_labels.learn(document, texts, year))
        return texts, title, period, self._outliner.outline(document, texts, year)

    def _groups(self, root: Section, texts: Texts, period: Period | None) -> list[GoalGroup]:
        """What may be a goal, in reading order."""
        return _by_row(_promoted(self._prose.read(root, texts, period)), texts)

    def _stating(self, groups: list[GoalGroup], texts: Texts) -> list[GoalGroup]:
        """The groups that state goals and do not only comment on them."""
        return _without_commentary(
            groups, lambda group: self._only_acts(group, texts), lambda group: self._aims(group, texts)
        )

    def _aims(self, group: GoalGroup, texts: Texts) -> bool:
        told = group.first("statement")
        return told is not None and self._judge.aims_at_state(texts.words(told))

    def _only_acts(self, group: GoalGroup, texts: Texts) -> bool:
        """Whether a nameless task promises no state or figure and opens with an activity (召开会议). A name may
        be what a table measures."""
        told = group.first("statement", "goal")
        if not group.rule.startswith("task.") or group.measures or told is None or group.first("title"):
            return False
        cues = self._analyse(texts.words(told))
        return any(cue.start == 0 for cue in cues.of("mere_act")) and not cues.has("settled", "worded_level")

    def _fate(self, group: GoalGroup, kept: bool, plan: Plan, texts: Texts, frame: Frame) -> Fate:
        goal = self._builder.build(group, texts, frame)
        if goal is None:
            return Fate(group, because="Nothing in it states a goal.")
        for known in plan.goals:
            if known.id == goal.id or goal.source in (known.source, *known.mentions):
                return Fate(group, known.id)
        if not kept:
            return Fate(group, because=_COMMENTARY)
        return Fate(group, because=_OVERVIEW if group.mention_only else plan.no_goals_reason or _ESSAY)

    def _extract(self, document: Document) -> Plan:
        texts, title, period, root = self._opened(document)
        publisher = self._facts.publisher(document, title, texts)
        level = self._facts.default_level(document, title, publisher, texts)
        frame = Frame(document.id, document.source.sha256, period)
        groups = self._stating(self._groups(root, texts, period), texts)
        self._chapters.tell(root, texts, groups)
        levels = self._heading_levels(root, texts) | self._caption_levels(document, texts)
        built = [
            (self._with_level(goal, levels.get(block_of(goal.source.block)), level), group.mention_only)
            for group in groups
            if (goal := self._builder.build(group, texts, frame)) is not None
        ]
        goals = self._without_acts(merge(built, lambda wording: self._analyse(wording).has("average")))
        taken = frozenset(mention.block for group in groups if not group.mention_only for mention in group.mentions)
        # A text about goal steering may hold a sample plan; only what stands in a structure of its own is kept then.
        essay = self._facts.is_essay(document, title, texts) and not any(g.origin is Origin.TABLE for g in goals)
        if essay:
            goals = tuple(goal for goal in goals if goal.source.block in _structured(groups))
        followed = Followed(goals)
        if not essay:

            def build(group: GoalGroup) -> Goal | None:
                return self._builder.build(group, texts, frame)

            followed = self._outcomes.read(document, texts, root, title, period, goals, build)
        goals = tuple(self._with_level(goal, levels.get(block_of(goal.source.block)), level) for goal in followed.goals)
        goals = self._hierarchy.placed(goals, document, texts, root)
        # A document that states no goals has none to follow up, whatever rhythm it describes.
        reporting = None if essay or not goals else self._follow_up.read(root, texts, taken)
        return Plan(
            document_id=document.id,
            language=self.pack.code,
            country=self._facts.country(document, texts),
            title=title,
            publisher=publisher,
            kind=self._facts.kind(document, title, texts),
            period=period,
            reporting=reporting,
            main_tasks=self._facts.main_tasks(root, texts),
            target_picture=self._facts.target_picture(root, texts),
            goals=tuple(_inheriting(goal, reporting) for goal in goals),
            follow_ups=followed.follow_ups,
            findings=tuple(self._unread_tables(document, texts)),
            no_goals_reason="" if goals else _ESSAY if essay else _NO_GOAL,
            reports=followed.report,
        )

    def _without_acts(self, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
        """The goals without numbered key tasks that name neither level nor day, where others than tasks are measured:
        who leads them makes no goal of what is done (强化金融支持。鼓励银行机构开发专属产品。)."""
        goals = _without_routine(goals)
        if not any(goal.measures and not _is_task(goal) for goal in goals):
            return goals
        return tuple(goal for goal in goals if not (_is_task(goal) and self._only_does(goal)))

    def _only_does(self, goal: Goal) -> bool:
        parts = [part for part in (goal.statement, goal.title) if part is not None]
        dated = any(found.kind == "deadline" for part in parts for found in self._phrases.periods(part.value))
        return not goal.measures and goal.deadline is None and not dated

    def _with_level(self, goal: Goal, caption: Sourced[str] | None, default: str) -> Goal:
        if goal.level is not None or not (caption or default):
            return goal
        return replace(goal, level=caption or Sourced(default, goal.source, "document.kind", Basis.INFERRED))

    def _heading_levels(self, root: Section, texts: Texts) -> dict[str, Sourced[str]]:
        """The level that a heading over goals gives to all that stands beneath it: "5.1 Landsdækkende mål", or the name
        of the committee whose goals they are."""
        levels: dict[str, Sourced[str]] = {}
        for section in root.walk():
            text = texts.text(section.heading.id) if section.heading is not None and section.parent is not None else ""
            value = self._classifier.level(text) if section.role == "goals" and text else self._facts.committee(text)
            if not value or section.heading is None:
                continue
            told = Sourced(value, texts.locate(section.heading.id, 0, len(text)), "heading.level")
            for inner in section.walk():
                headings = [inner.heading] if inner.heading is not None else []
                levels.update((block.id, told) for block in (*headings, *inner.blocks))
        return levels

    def _caption_levels(self, document: Document, texts: Texts) -> dict[str, Sourced[str]]:
        """The level that a table's caption gives to its goals: "Tabel 2. Styrelsesspecifikke mål"."""
        levels = {}
        for block in document.blocks:
            if isinstance(block, Table) and block.caption and block.cells:
                value = self._classifier.level(block.caption)
                if value:
                    first = block.cells[0]
                    caption = next(
                        (
                            b
                            for b in document.blocks
                            if not isinstance(b, Table) and b.text.strip() == block.caption.strip()
                        ),
                        None,
                    )
                    place = caption.id if caption else first.id
                    levels[block.id] = Sourced(value, texts.locate(place, 0, len(texts.text(place))), "caption.level")
        return levels

    def _unread_tables(self, document: Document, texts: Texts) -> list[Finding]:
        """Tables whose header no rule knows: a gap in the pack, shown so that it can be closed."""
        findings = []
        for block in document.blocks:
            if not isinstance(block, Table) or block.n_columns < 2 or block.n_rows < 3:
                continue
            if not self._grids.grid(block, texts, None).columns:
                head = " | ".join(texts.text(cell.id) for cell in block.cells if cell.row == 0)
                message = "No header of this table is known to the language pack, so it was not read for goals."
                findings.append(Finding("table.unknown-header", message, Severity.INFO, block.page, head[:200]))
        return findings


def _without_routine(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The goals without the rows of tables of tasks none of which is measured, where others that are measured are the
    plan's: 日常工作 | 承办 | 时间 beside its goals."""
    tasks = (goal for goal in goals if goal.origin is Origin.TABLE and _rule(goal).startswith("task."))
    rows = {goal.id: block_of(goal.source.block) for goal in tasks}
    measured = {table for goal in goals if goal.measures and (table := rows.get(goal.id))}
    if sum(bool(goal.measures) and goal.id not in rows for goal in goals) < _STRUCTURED:
        return goals
    return tuple(goal for goal in goals if goal.id not in rows or rows[goal.id] in measured)


def _rule(goal: Goal) -> str:
    return next((part.rule for part in (goal.title, goal.statement) if part is not None), "")


def _is_task(goal: Goal) -> bool:
    return any(part is not None and part.rule in _TASKS for part in (goal.statement, goal.title))


def _structured(groups: list[GoalGroup]) -> frozenset[str]:
    """Blocks of goals that a section or a numbered task states, not a sentence alone; beside such goals one that a
    sentence declares belongs to the same sample plan."""
    kept = [group for group in groups if not group.rule.startswith(("sentence.", "task.named"))]
    if kept:
        kept += [group for group in groups if group.rule == "sentence.declared"]
    return frozenset(mention.block for group in kept for mention in group.mentions)


def _promoted(groups: list[GoalGroup]) -> list[GoalGroup]:
    """An annex repeats the goals of the body; where the body states none in any structure, the tasks of its table with
    what they are to reach, their owners or days are the plan's goals: a notice that sends out a list of tasks."""
    stated = [group for group in groups if not group.mention_only and group.confidence >= 0.7]
    annexed = [group for group in groups if group.mention_only and group.annexed]
    body = [group for group in stated if group.structured or group.origin is Origin.TABLE]
    full = [group for group in annexed if group.measures or group.first("responsible", "deadline")]
    if body or len(stated) >= _STRUCTURED or len(full) < _STRUCTURED:
        return groups
    for group in annexed:
        group.mention_only = False
    return groups


def _by_row(groups: list[GoalGroup], texts: Texts) -> list[GoalGroup]:
    """Numbered rows under the categories of an indicator table are the goals, each in its category, where the
    categories are no themes of goals told elsewhere: 类别 | 序号 | 指标 with no list of main goals in front of it."""
    areas = [group for group in groups if group.rule.startswith(CATEGORY)]
    numbered = [one for one in areas if one.measures and all(measure.first("number") for measure in one.measures)]
    if not numbered:
        return groups
    names, stated = (
        [texts.words(name) for one in some if (name := one.first("title", "goal", "statement"))]
        for some in (areas, [one for one in groups if one.origin is Origin.PROSE and not _is_mere_task(one)])
    )
    if themed(names, stated) or any(told.startswith(name) for name in names for told in stated):
        return groups
    return [row for group in groups for row in (_rows_of(group) if group in numbered else [group])]


def _rows_of(area: GoalGroup) -> list[GoalGroup]:
    """The rows of a category as goals, those that go on over several years once."""
    rows: dict[str, GoalGroup] = {}
    for measure in area.measures:
        number, name = measure.first("number"), measure.first("indicator", "text")
        if number is None or name is None:
            continue
        if number.block not in rows:
            category = area.first("goal")
            rows[number.block] = GoalGroup(Origin.TABLE, 0.7, name.rule)
            rows[number.block].add(replace(name, field="title"), number, category and replace(category, field="area"))
        rows[number.block].measures.append(measure)
    return list(rows.values())


def _without_commentary(
    groups: list[GoalGroup], acts: Callable[[GoalGroup], bool], aims: Callable[[GoalGroup], bool]
) -> list[GoalGroup]:
    """Where a plan states its goals in tables, sections or lists, sentences that look like goals comment on them; where
    it declares several, a mere wish beside them is none, unless most are told in sentences and it `aims` at what others
    are to have; and where any has a measure, a task that has none is a way to reach it, unless somebody is held to it;
    what only `acts` is one whoever does it."""
    stated = [group for group in groups if not group.mention_only and group.confidence >= 0.7]
    rows = [group for group in groups if not group.mention_only and group.origin is Origin.TABLE]
    if any(group.measures for group in (*stated, *rows)):
        groups = [group for group in groups if not (_is_mere_task(group) or acts(group))]
    if len(stated) >= _STRUCTURED:
        spoken = sum(group.rule.startswith("sentence.") for group in stated) * 2 > len(stated)
        groups = [group for group in groups if group.direct or group.rule != WISHED or (spoken and aims(group))]
    structured = [
        group
        for group in groups
        if not group.mention_only and group.confidence >= 0.7 and (group.origin is Origin.TABLE or group.structured)
    ]
    measured = [group for group in structured if group.measures and group.rule != _ROW]
    if len(measured) >= _STRUCTURED and len(measured) * 2 > len(structured):
        groups = [one for one in groups if one.direct or one.rule != _ROW]  # key figures and volumes beside goals
    counted = (group for group in groups if group.measures and not group.mention_only)
    told = [group for group in counted if group.rule.startswith("sentence.")]
    if len(structured) < _STRUCTURED or len(told) > len(structured):
        return groups  # the plan states its goals in prose, and some more in a table
    return [
        group
        for group in groups
        if not group.rule.startswith("sentence.")
        or group.rule == "sentence.target-list"
        or _announced(group)
        or (group.rule == "sentence.declared" and group.measures)
    ]


def _is_mere_task(group: GoalGroup) -> bool:
    """A numbered key task without any figure or finite result and without an owner."""
    return group.rule in _TASKS and not group.measures and group.first("responsible") is None


def _announced(group: GoalGroup) -> bool:
    """A commitment right under a heading that announces goals."""
    return group.direct and group.rule in COMMITTED


def _inheriting(goal: Goal, plan: Reporting | None) -> Goal:
    """A goal that does not say how often it is reported on has the plan's cadence, marked as the document's."""
    own = goal.reporting
    if plan is None or (own is not None and own.cadences):
        return goal
    if own is not None:  # "Statusrapportering.": a form without a frequency keeps its own words
        return replace(goal, reporting=replace(own, cadences=plan.cadences, scope=Scope.DOCUMENT))
    inherited = replace(plan.text, basis=Basis.INHERITED)
    return replace(goal, reporting=replace(plan, text=inherited, scope=Scope.DOCUMENT))
