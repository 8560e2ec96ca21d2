"""Follow-up in sections: beneath the heading of a goal, under labels ("Måluppfyllelse: ...") or in sentences ("Målet er
delvist opfyldt. Andelen blev 93 pct.")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from pipeline.extract.followup_chapters import Chapters
from pipeline.extract.followup_gathered import LABELLED_MEASURE, Gathered, Gatherer
from pipeline.extract.followup_judging import VERDICT, Judging
from pipeline.extract.followup_lines import Line, LineReader, are_lit, are_parts
from pipeline.extract.followup_names import GoalNames
from pipeline.extract.followup_remarks import Place, Remarks, joined
from pipeline.extract.followup_results import ProseResults, told_of, units_of
from pipeline.extract.followup_rows import (
    FollowUpHeaders,
    Printing,
    Results,
    Told,
    Words,
    cleaned,
    without_results,
    words_told,
)
from pipeline.extract.followup_sorted import Closed, Item, SortedGoals
from pipeline.extract.followup_telling import MEASURES, NAMED_ALONE, Telling
from pipeline.extract.language import Analyser
from pipeline.extract.lights import Legend, LightReader, Printed, falls_short, foretold
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.reportperiods import ReportPeriods
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.packs.headers import split_numbering
from pipeline.records import Block, FollowUp, FollowUpStatus, Goal, Mention, Origin, Passage, PassageKind, Source, Table

_JUDGED = ("status", "assessment")
_VERDICTS = ("status", "prognosis", "assessment")  # labels of a verdict, the surest first
_WORDED = ("explanation", "comment", "action")
_APART = 2  # sentences of a passage of its own that explains why a goal is met


class FollowUpSections:
    """Reads the sections of goals in a report with one pack."""

    def __init__(
        self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser, lights: LightReader, periods: ReportPeriods
    ) -> None:
        headers = FollowUpHeaders(pack, periods.without)
        self._analyse = analyse
        self._lights = lights
        self._rules = pack.rules("statuses")
        self._titles = pack.rules("sections")
        self._results = Results(pack, phrases)
        self._chapters = Chapters(self._rules, lights, analyse)
        self._remarks = Remarks(pack)
        self._judging = Judging(self._rules, lights)
        self._gather = Gatherer(headers, analyse, self._judging)
        self._telling = Telling(self._rules, lights, headers, self._gather, phrases.quantities.figures)
        self._sorted = SortedGoals(self._rules, lights, self._judging, analyse, pack.rules("followups"), self._titles)
        self._lines = LineReader(headers, lights, self._judging, phrases, analyse)
        self._single: frozenset[int] = frozenset()  # sections of goals that have a table of one row each
        self._reached = ProseResults(self._results, self._remarks, periods)

    def join(self, texts: Texts, root: Section, legend: Legend) -> None:
        """Takes headings that are statuses into the sections of their goals, and what stands beneath lines that close
        with one into sections of their own, for all that follows."""
        self._sorted.join(root, texts, legend)
        self._sorted.part(root, texts, legend)
        self._part_measures(root, texts)
        self._fold(root, texts)

    def _part_measures(self, root: Section, texts: Texts) -> None:
        """Labels beneath a goal that begin anew with the name of each measure make that a heading of what stands under
        the others: "Målepunkt / Antal besøg / Resultat / 120 / Målepunkt / Ventetid / Resultat / ..."."""
        for section in list(root.walk()):
            opening = [one for one in section.children if self._telling.names_one_measure(one, texts)]
            if len(opening) < MEASURES or opening[0] is not section.children[0]:
                continue
            made: list[Section] = []
            for child in section.children:
                if child in opening:
                    name = child.passages()[0]
                    title = (0, len(texts.text(name.id)))
                    made.append(Section(name, child.level, rule=NAMED_ALONE, title=title, parent=section))
                else:
                    child.parent = made[-1]
                    made[-1].children.append(child)
            section.children = made

    def _fold(self, root: Section, texts: Texts) -> None:
        """Paragraphs that open with a goal's number and were taken for headings ("Mål 6. Många ansökningar kom.") are
        passages again beneath a heading of comments."""
        for section in list(root.walk()):
            if section.heading is None or not self._gather.comments(texts.text(section.heading.id)):
                continue
            for child in [one for one in section.children if not one.children]:
                if child.heading is not None and child.heading.kind is not PassageKind.HEADING:
                    section.blocks += [child.heading, *child.blocks]
                    section.children.remove(child)

    def judged(self, texts: Texts, root: Section, legend: Legend) -> frozenset[int]:
        """Sections, by identity, that each say how their goal went, for `read` and `homes`."""
        return self._chapters.judged(root, texts, legend)

    def read(
        self,
        texts: Texts,
        root: Section,
        judged: frozenset[int],
        legend: Legend,
        period: str,
        goals: Sequence[Goal],
        followed: Mapping[str, bool],
        blocks: Sequence[Block],
    ) -> Iterator[Printing]:
        """What each section of a goal prints; a section is a goal's when the goal stands in its heading or opens it, or
        when its heading says so, or when it tells status or result under their labels. `followed` are the ids of goals
        that tables tell of, with whether they give a result for the period."""
        known, names = {goal.source.block: goal for goal in goals}, self._names(goals)
        telling = self._telling
        title = next((section for section in root.walk() if section.heading is not None), None)
        self._single = self._chapters.single(root, texts)
        beside = self._sorted.beside(blocks, texts, legend, self._gather.is_label)
        lit = self._sorted.lit(root, legend, texts, self._gather.is_label)
        closed = lit | beside | self._sorted.closed(root, texts, legend, self._gather.is_label)
        marks = frozenset(one.beside for one in closed.values())
        sorting = self._sorted.sorting(root, texts, legend, closed)
        closed = self._sorted.beneath(root, texts, sorting, self._gather.is_label) | closed
        lines = self._lines.of(root, texts, legend)
        parts = {section.heading.id for section in root.walk() if section.heading and are_parts(section, lines)}
        for section in root.walk():
            if section.heading is None:
                continue
            if self._gather.explains(texts.text(section.heading.id)) or telling.is_key(section, texts):
                continue
            yield from self._beneath(section, texts, period, known)
            noted = names.noted(texts.text(section.heading.id))[0]
            if noted is not None:
                yield from self._adds(noted, section, self._gather(section, texts), texts, period)
                continue
            if self._gather.is_label(texts.text(section.heading.id)):
                # "Analyse" under a goal, or over what is said of each
                both = self._gather.names_both(texts.text(section.heading.id))
                for passages in self._by_goal(section, texts, names):
                    yield from self._named(passages, section, texts, period, names, both=both)
                continue
            if (status := sorting.get(id(section))) is not None:
                verdict = frozenset([section.heading.id])  # is no goal, whatever stands beneath it
                for item in self._sorted.items(section, texts):
                    one = self._listed(item, status, section, texts, period, known.get(item.block))
                    yield replace(one, replaces=verdict)
                continue
            if any(id(child) in sorting for child in section.children):
                continue
            items = self._sorted.run_in(section, texts) if section.heading.id not in parts else []
            if items and not any(names.elsewhere(item.block, texts.text(item.block), followed) for item in items):
                for item in items:
                    yield self._listed(item, None, section, texts, period, known.get(item.block))
                continue
            goal = known.get(section.heading.id)
            above = names.headed(section.heading.id, texts.text(section.heading.id))
            if goal is not None and above is not None and goal.id not in followed and names.is_bare(goal):
                goal = None  # the number of the other
            own = goal is not None or section.role == "goal"
            own = own or (section is not title and (section.depth > 0 or are_lit(section, lines)))
            if own and any(one.id in lines for one in section.passages()):
                yield from self._measured(goal, section, lines, texts, period)
                continue
            told = self._gather(section, texts, marks)
            whose = goal or above
            told.measured = whose is not None and followed.get(whose.id, False)
            tells = section is not title and telling.is_leaf(section, texts) and telling.tells(section, told, texts)
            follows = tells or id(section) in judged or section.heading.id in closed
            elsewhere = above is not None and above.id in followed and not told.follows_up
            if goal is None and (elsewhere or (section.role != "goal" and not follows)):
                if above is not None and not section.tables():  # its row stands in a table
                    yield from self._beside_row(above, section, told, texts, period, names)
                else:
                    yield from self._paragraphs(section, texts, legend, period, known, names)
                continue
            whole = telling.whole(section, texts, closed) if goal is None and not section.number else None
            if whole is not None:  # one of several things that the goal above is measured by
                yield from self._of_measure(section, whole, told, texts, known.get(whole), legend, period)
                continue
            if goal is None and not told.follows_up and telling.is_told_by_measures(section, texts):
                continue  # what stands ahead of its measures tells of none
            told.closed = closed.get(section.heading.id)
            told.named = (told.closed.start, told.closed.end) if told.closed is not None else None
            printing = self._printing(section.heading.id, section, told, goal, texts, legend, period)
            if printing is not None:
                yield printing

    def notes(self, texts: Texts, root: Section, goals: Sequence[Goal], followed: Mapping[str, bool]) -> frozenset[str]:
        """Passages beneath a heading of comments or causes that each open with the name or number of a goal which a
        table follows up, and state none of their own: "Mål 6. Många ansökningar kom samtidigt."."""
        names = self._names(goals)
        commented = (one for one in root.walk() if one.heading and self._gather.comments(texts.text(one.heading.id)))
        passages = (passage.id for section in commented for passage in section.passages())
        return frozenset(one for one in passages if names.elsewhere(one, texts.text(one), followed))

    def _names(self, goals: Sequence[Goal]) -> GoalNames:
        return GoalNames(goals, self._titles, self._rules, self._gather.is_goal, self._gather.is_requirement)

    def is_legend(self, goal: Goal) -> bool:
        """Whether what was read as a goal only names what explains the marks of a report."""
        return any(self._gather.explains(part.value) for part in (goal.title, goal.statement) if part is not None)

    def numbered(self, texts: Texts, root: Section) -> dict[str, GoalGroup]:
        """The goals that headings state with a letter or number, by it."""
        return {n: self._group(block, texts) for n, block in self._chapters.numbered(root, texts).items()}

    def homes(self, texts: Texts, root: Section, judged: frozenset[int], goals: Sequence[Goal]) -> dict[str, GoalGroup]:
        """The goal, by its heading, that each table in a goal's own section belongs to."""
        known = {goal.source.block for goal in goals}
        judged |= self._chapters.tabled(root, texts).keys() | self._telling.in_turn(root, texts)
        found: dict[str, GoalGroup] = {}
        for section in root.walk():
            stated = section.heading is not None and (section.role == "goal" or section.heading.id in known)
            if section.heading is not None and (stated or id(section) in judged):
                for inner in section.walk():
                    found |= {table.id: self._group(section.heading.id, texts) for table in inner.tables()}
        return found

    def measuring(self, texts: Texts, root: Section) -> frozenset[str]:
        """Tables in goals' own sections of which each row is a measure of the goal, whatever its column is called."""
        single = {place for place, is_single in self._chapters.tabled(root, texts).items() if is_single}
        return frozenset(table.id for section in root.walk() if id(section) in single for table in section.tables())

    # ------------------------------------------------------------------------------------------ printing
    def _paragraphs(
        self, section: Section, texts: Texts, legend: Legend, period: str, known: dict[str, Goal], names: GoalNames
    ) -> Iterator[Printing]:
        """Goals that stand as paragraphs of a section, each followed by what is told of it."""
        beside = {passages[0].id: passages for passages in self._by_goal(section, texts, names)}
        current: Goal | None = None
        told, label = Gathered(), ""
        for block in section.blocks:
            if isinstance(block, Table):
                continue
            if block.id in known:
                at = current.source.block if current else ""
                if current and (one := self._printing(at, section, told, current, texts, legend, period)):
                    yield one
                current, told, label = known[block.id], Gathered(), ""
            elif current is not None:
                label = self._gather.of_passage(block, texts, told, label)
            elif (spoken := beside.get(block.id)) is not None:
                yield from self._named(spoken, section, texts, period, names)
        if current and (one := self._printing(current.source.block, section, told, current, texts, legend, period)):
            yield one

    def _beneath(self, section: Section, texts: Texts, period: str, known: Mapping[str, Goal]) -> Iterator[Printing]:
        """What stands under labels beneath a table in which a row across names the goal: "Forklaring: ...", "Næste
        skridt: ..."."""
        goal: Goal | None = None
        told, label = Gathered(), ""
        for block in [*section.blocks, None]:
            if isinstance(block, Passage) and block.id not in known:
                label = self._gather.of_passage(block, texts, told, label) if goal is not None else ""
                continue
            if goal is not None and told.parts.keys() & set(_WORDED):
                told.free = []
                yield from self._adds(goal, section, told, texts, period)
            goal = _named_across(block, known) if isinstance(block, Table) else None
            told, label = Gathered(), ""

    def _by_goal(self, section: Section, texts: Texts, names: GoalNames) -> list[list[Passage]]:
        """The passages of a section, those that open with a label together with the one before that names their goal:
        "Mål 2. Udvalget er vokset. / Årsag: ... / Opfølgning: ..."."""
        found: list[list[Passage]] = []
        for passage in section.passages():
            labelled = Gathered()
            self._gather.of_passage(passage, texts, labelled, "")
            goes_on = labelled.parts and not labelled.free and names.opening(texts.text(passage.id))[0] is None
            if found and goes_on:
                found[-1].append(passage)
            else:
                found.append([passage])
        return found

    def _named(
        self,
        passages: Sequence[Passage],
        section: Section,
        texts: Texts,
        period: str,
        names: GoalNames,
        *,
        both: bool = False,
    ) -> Iterator[Printing]:
        """What a passage that opens with the name or number of a goal told elsewhere, or of what measures it, adds
        with those that go on under labels: "(二)推进一件事。主要原因是...", "Mål 2: Forsinkelsen skyldes ..."; the last
        of several sentences says what is done where the heading names causes and measures `both`."""
        passage, *labelled = passages
        text = texts.text(passage.id)
        goal, start = names.opening(text)
        if goal is None:
            return
        free = [(passage.id, start + a, start + b) for a, b in self._analyse(text[start:]).sentences]
        told = Gathered(free=free, closing=both)
        for one in labelled:
            self._gather.of_passage(one, texts, told, "")
        yield from self._adds(goal, section, told, texts, period, names.measure(text[:start]))

    def _adds(
        self, goal: Goal, section: Section, told: Gathered, texts: Texts, period: str, measure: str = ""
    ) -> Iterator[Printing]:
        """What is told of a goal, or of one `measure` of it by its block, beside its status, which stands elsewhere."""
        one = self._printing(goal.source.block, section, told, goal, texts, Legend(), period)
        if one is not None:
            yield replace(one, adds=True, measure_blocks=frozenset([measure] if measure else []))

    def _beside_row(
        self, goal: Goal, section: Section, told: Gathered, texts: Texts, period: str, names: GoalNames
    ) -> Iterator[Printing]:
        """What a section under the name of a goal, or of what measures it, adds to its row in a table."""
        assert section.heading is not None
        over = (texts.text(one.heading.id) for one in section.ancestors() if one.heading is not None)
        if told.measured and any(map(self._gather.comments, over)):
            told.label("comment", texts)  # else the result may be among it
        measure = names.measure(texts.text(section.heading.id))
        for one in self._adds(goal, section, told, texts, period, measure):
            yield replace(one, replaces=frozenset([section.heading.id]))

    def _measured(
        self, goal: Goal | None, section: Section, lines: Mapping[str, Line], texts: Texts, period: str
    ) -> Iterator[Printing]:
        """A row for each line that tells of one thing a goal is measured by, with what is said beneath it."""
        assert section.heading is not None
        told, label, measured = Gathered(), "", ""
        own = frozenset(passage.id for passage in section.passages() if passage.id in lines)
        clean: Callable[[Goal], Goal] = partial(
            without_results, blocks=own, title=goal is None or goal.title is not None
        )
        for passage in [*section.passages(), None]:
            line = lines.get(passage.id) if passage is not None else None
            if passage is not None and line is None:
                label = self._gather.of_passage(passage, texts, told, label)
                continue
            one = self._printing(section.heading.id, section, told, goal, texts, Legend(), period) if measured else None
            if one is not None:
                yield replace(
                    one, measure_blocks=frozenset([measured]), enriches=False, adds=False, clean=clean, labelled=False
                )
                clean = _as_is  # what the plan readers took of the lines is gone
            if line is not None:
                told, label, measured = Gathered(), "", line.block
                if line.measure[1]:
                    told.measures.append(Mention("text", line.block, *line.measure, "followup.line"))
                if line.actual is not None:
                    told.add("actual", texts.locate(line.block, *line.actual))
                if line.status is not None:
                    told.closed = Closed(0, line.status, beside=line.block)
                if line.rest is not None and passage is not None:
                    label = self._gather.of_passage(replace(passage, marker=line.rest), texts, told, label)

    def _of_measure(
        self, section: Section, whole: str, told: Gathered, texts: Texts, goal: Goal | None, legend: Legend, period: str
    ) -> Iterator[Printing]:
        """What a section tells of the measure that it names."""
        assert section.heading is not None
        heading = section.heading.id
        told.measures.append(Mention("text", heading, 0, len(texts.text(heading)), "followup.line"))
        one = self._printing(whole, section, told, goal, texts, legend, period)
        if one is not None:
            rows = frozenset([heading])
            yield replace(one, measure_blocks=rows, replaces=rows, enriches=False, adds=False, labelled=False)

    def _printing(
        self, place: str, section: Section, told: Gathered, goal: Goal | None, texts: Texts, legend: Legend, period: str
    ) -> Printing | None:
        status, where = self._status(told, texts, legend)
        if told.closed is not None:
            printed = told.closed.beside or place
            status, where = told.closed.status, texts.locate(printed, 0, len(texts.text(printed)))
        told.free = told_of(goal, told.free, where, texts)
        units = units_of(goal)
        met = status is not None and status.status is FollowUpStatus.MET
        # Where nothing can be judged yet, or the cause has a label of its own, other words tell what was reached.
        unjudged = status is not None and status.status is FollowUpStatus.UNKNOWN and told.closed is None
        plain = met or unjudged or "explanation" in told.parts
        labelled = "actual" in told.parts
        tabled = (bool(section.tables()) or told.measured) and not labelled
        lapsed = status is not None and status.status is FollowUpStatus.LAPSED and not labelled
        if tabled:
            result = None
        elif lapsed:
            result = self._reached.before_it_lapsed(told.free, texts)
        else:
            result = self._result(told, texts, goal, where, met=met, plain=plain)
        words = self._remarked(told, texts, status, where, result, period)
        if status is None and result is None and not words["explanation"] and not words["action"]:
            return None
        actual, number, unit = self._results.sourced(texts, *result, units) if result else (None, None, "")
        source = where or (actual.source if actual else texts.locate(place, 0, len(texts.text(place))))
        follow_up = FollowUp(
            goal_id="", document_id="", period=period, source=source,
            status=status.status if status else FollowUpStatus.UNKNOWN, status_text=status.text if status else "",
            actual_value=number.value if number else None,
            actual_text=actual.value if actual else words["assessment"], **words,
        )  # fmt: skip
        results = frozenset([source.block, *([actual.source.block] if actual else [])]) - {place}
        group = self._group(place, texts, told.named)
        named = [mention for mention in told.measures if mention.field == "text"]
        levels = [mention for mention in told.measures if mention.field == "target"]
        one = len(named) == 1 and named[0].rule == LABELLED_MEASURE and not section.tables()
        apart = told.measured and not section.tables()  # from the table that gives the result
        group.measures.extend(MeasureGroup([mention, *(levels if one else ())]) for mention in named)
        return Printing(
            [Told(follow_up, actual, number, unit)],
            frozenset([place]),
            frozenset([named[0].block]) if one else frozenset(),
            group,
            enriches=True,
            adds=status is None and result is None,
            rated=status is not None and (apart or self._is_rating(told, status, section)),
            overall=status is not None and bool(told.parts.keys() & set(_VERDICTS)),
            labelled=bool(told.parts.keys() & set(_WORDED)),
            clean=lambda one: cleaned(one, results, texts, told.named, place),
        )

    def _is_rating(self, told: Gathered, status: Printed, section: Section) -> bool:
        """Whether a verdict is a word under a label or at the heading ("Bedömning: Delvis uppnått"), and no sentence on
        "the goal", unless the goals of a report have a table of one row each, which they are judged by."""
        labelled = told.closed is not None or bool(told.parts.keys() & set(_VERDICTS))
        return labelled and (id(section) in self._single or not self._rules.has(status.text, "subject"))

    def _listed(
        self, item: Item, status: Printed | None, section: Section, texts: Texts, period: str, goal: Goal | None
    ) -> Printing:
        """What a passage tells of one goal that it names, in a list under a verdict or with its own."""
        text = texts.text(item.block)
        behind = [(item.block, item.told + a, item.told + b) for a, b in self._analyse(text[item.told :]).sentences]
        closed = Closed(item.end, status) if status is not None else None
        told, label = Gathered(free=behind, closed=closed, named=(item.start, item.end)), ""
        for passage in item.beneath:
            label = self._gather.of_passage(passage, texts, told, label)
        printing = self._printing(item.block, section, told, goal, texts, Legend(), period)
        assert printing is not None, "a verdict is told"
        return printing

    def _remarked(
        self,
        told: Gathered,
        texts: Texts,
        status: Printed | None,
        where: Source | None,
        result: Place | None,
        period: str,
    ) -> Words:
        """What is said of a goal: under labels, or else in free sentences where it falls short or nobody says yet."""
        words = words_told(partial(self._words, told, texts))
        if words["explanation"] and not words["action"]:  # one label for both
            sources = told.parts.get("explanation") or told.parts.get("comment") or []
            both = [place for source in sources for place in self._sentences(source, texts)]
            action = self._remarks.remedies(both, texts, period)
            if action and (rest := self._remarks.rest(both, texts, period, ())):
                words["explanation"], words["action"] = rest, action
        short = status is None or falls_short(status.status)
        judged = [self._sentences(source, texts)[1:] for name in _JUDGED for source in told.parts.get(name, ())]
        told.free += [place for places in judged for place in places]  # "Bedömning: Målet är inte uppnått. Elnätet ..."
        words["action"] = words["action"] or (self._remarks.remedies(told.free, texts, period) if short else "")
        if told.closing and not words["action"] and len(told.free) > 1:
            words["action"] = joined([told.free.pop()], texts)
        words["explanation"] = words["explanation"] or self._remarks.causes(told.free, texts)
        without = [place for place in told.free if texts.locate(*place) == where or place == result]
        measured = told.measured and where is not None
        if not words["explanation"] and (short or told.parts or measured):
            words["explanation"] = self._remarks.rest(told.free, texts, period, without)
        elif not words["explanation"] and where is not None and result is not None:
            others = {where.block, result[0]}
            apart = [place for place in told.free if place not in without and place[0] not in others]
            if 0 < len(apart) <= _APART and len({place[0] for place in apart}) == 1:
                words["explanation"] = self._remarks.rest(apart, texts, period, ())
        return words

    def _group(self, heading: str, texts: Texts, named: tuple[int, int] | None = None) -> GoalGroup:
        group = GoalGroup(Origin.PROSE, 0.8, "followup.section", structured=True)
        start, end = named or (0, len(texts.text(heading)))
        number, behind = split_numbering(texts.text(heading)[start:end])
        if start and number:  # behind a mark: "● 1.1 Fler resor"
            group.add(Mention("number", heading, start + number[0], start + number[1], "followup.section"))
            start += behind
        group.add(Mention("goal", heading, start, end, "followup.section"))
        return group

    def _status(self, told: Gathered, texts: Texts, legend: Legend) -> tuple[Printed | None, Source | None]:
        """The status under its label, or else of the first sentence that says of the goal how it went. Where "Samlet
        vurdering" has its own label, a sentence under "Status" tells what was reached."""
        told_long = any(len(texts.printed(source)) > VERDICT for source in told.parts.get("status", ()))
        for name in _VERDICTS if not told_long else sorted(_VERDICTS, key=lambda one: one == "status"):
            for source in told.parts.get(name, ()):
                text = texts.printed(source)
                read = self._lights.read(_first_sentence(text, self._analyse), "", legend)
                read = read or self._lights.read(text, "", legend)
                if read is not None:
                    if name != "status" and "actual" not in told.parts and (parts := told.parts.get("status")):
                        told.parts["actual"] = parts  # "Samlet vurdering: På sporet" over "Status i juni: Der er ..."
                    return (foretold(read) if name == "prognosis" else read), source
                told_beside = len(text) > VERDICT or "prognosis" in told.parts
                if name == "status" and told_beside and "actual" not in told.parts:
                    told.parts["actual"] = [source]  # "Status i august: Der er holdt ni kurser i fire byer."
                elif name == "status":
                    return Printed(FollowUpStatus.UNKNOWN, text), source
        for source in told.parts.get("actual", ()):  # 进度:正常推进。上半年...
            sentences = self._sentences(source, texts)
            for block, start, end in sentences[:1] if len(sentences) > 1 else ():
                opening = self._judging.opening(texts.text(block)[start:end], legend)
                if opening is not None and opening[1] == end - start:
                    del told.parts["actual"]
                    told.free = [*sentences[1:], *told.free]
                    return opening[0], texts.locate(block, start, end)
        results = [place for source in told.parts.get("actual", ()) for place in self._sentences(source, texts)]
        for block, start, end in (*told.free, *results):
            if (said := self._opened(block, start, end, told, texts, legend)) is not None:
                return said
            if (status := self._judging.of(texts.text(block)[start:end], legend)) is not None:
                where = texts.locate(block, start, end)
                return Printed(status, texts.printed(where)), where
        return None, None

    def _opened(
        self, block: str, start: int, end: int, told: Gathered, texts: Texts, legend: Legend
    ) -> tuple[Printed, Source] | None:
        """The status that a free sentence at either end of its passage is or opens with, cut off from what follows."""
        text, place = texts.text(block), (block, start, end)
        opening = self._judging.opening(text[start:end], legend) if place in told.free else None
        if opening is None or (start and not (end == len(text) and opening[1] == end - start)):
            return None
        status, length = opening
        cut = [(block, start, start + length), (block, start + length, end)]
        at = told.free.index(place)
        told.free[at : at + 1] = [one for one in cut if one[1] < one[2]]
        return status, texts.locate(*cut[0])

    def _sentences(self, source: Source, texts: Texts) -> list[tuple[str, int, int]]:
        start, end = self._span(source, texts)
        text = texts.text(source.block)[start:end]
        return [(source.block, start + a, start + b) for a, b in self._analyse(text).sentences]

    def _span(self, source: Source, texts: Texts) -> tuple[int, int]:
        """The clean characters of a place."""
        known = texts[source.block]
        start, end = known.at_or_after(source.start), known.at_or_after(source.end)
        return start or 0, len(known.text) if end is None else end

    def _result(
        self, told: Gathered, texts: Texts, goal: Goal | None, where: Source | None, *, met: bool, plain: bool
    ) -> Place | None:
        """Where the result stands: under its label, or in a free sentence; behind the verdict `where` it may do without
        a figure."""
        for source in told.parts.get("actual", ()):
            return source.block, *self._span(source, texts)
        verdict = next((place for place in told.free if where is not None and texts.locate(*place) == where), None)
        return self._reached.find(told.free, texts, goal, verdict, met=met, plain=plain, apart=told.closed is not None)

    def _words(self, told: Gathered, texts: Texts, *names: str) -> str:
        for name in names:
            if sources := told.parts.get(name):
                return " ".join(texts.printed(source) for source in sources)
        return ""


def _named_across(table: Table, known: Mapping[str, Goal]) -> Goal | None:
    """The goal of a table's last rows, where a cell across the whole table names it."""
    across = [cell for cell in table.cells if cell.column_span == table.n_columns > 1 and cell.id in known]
    return known[across[-1].id] if across else None


def _as_is(goal: Goal) -> Goal:
    return goal


def _first_sentence(text: str, analyse: Analyser) -> str:
    return next((text[start:end] for start, end in analyse(text).sentences), text)
