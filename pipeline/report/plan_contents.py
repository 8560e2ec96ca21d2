"""What the page of one plan shows: facts, goals with measures, verdicts, advice, the plan as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.records import Finding, Goal, Judgement, Plan, Result, Severity, Sourced, Verdict
from pipeline.report.criteria import goal_criteria, plan_criteria
from pipeline.report.rows import findings_of, ocr_confidence, status_of
from pipeline.report.run import CatalogueTexts
from pipeline.report.texts import Texts
from pipeline.report.wording import (
    LONGEST_NAME,
    cadence_words,
    measure_lines,
    place_words,
    plan_title,
    reporting_words,
    shorten,
    type_words,
)

MOST_GOALS = 200
MOST_MEASURES = 10  # lines of one goal
MOST_ADVISED = 40  # goals
MOST_ADVICE = 3  # for one goal
MOST_FOLLOW_UPS = 40
MOST_FINDINGS = 10
LONGEST_NUMBER = 40  # characters
WEAK = (Verdict.NOT_MET, Verdict.PARTLY)


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure; `text` is empty where it only repeats the goal."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal of the plan's table."""

    number: str
    title: str
    statement: str
    measures: tuple[MeasureLine, ...]
    more_measures: int
    type: str
    reporting: str
    deadline: str
    page: int | None
    recognised: str  # a note where the words were read by text recognition
    verdicts: tuple[Verdict | None, ...]  # one for each criterion
    advice: tuple[tuple[str, Judgement], ...]  # criterion label, judgement

    @property
    def name(self) -> str:
        return self.title or self.statement


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A printed status of a goal."""

    goal: str
    period: str
    status: str
    printed: str
    explanation: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A place to look at."""

    severity: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True)
class PlanContents:
    """Everything the page of one plan shows; `*_all` count what caps leave out."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    target_picture: str
    main_tasks: tuple[str, ...]
    goals: tuple[GoalLine, ...]
    goals_all: int
    measures_all: int
    no_goals_reason: str
    criteria: tuple[str, ...]
    advised: tuple[GoalLine, ...]
    advised_all: int
    whole: tuple[tuple[str, Verdict, str, str], ...]  # criterion label, verdict, value, because
    follow_ups: tuple[FollowUpLine, ...]
    follow_ups_all: int
    findings: tuple[FindingLine, ...]
    findings_all: int


def _text(sourced: Sourced[str] | None) -> str:
    return shorten(sourced.value) if sourced else ""


class ContentsMaker:
    """Makes the contents of pages with the criteria and words of one report."""

    def __init__(self, results: Collection[Result], catalogue: CatalogueTexts, texts: Texts) -> None:
        self.texts = texts
        self.catalogue = catalogue
        self.criteria = {criterion.id: criterion.label for criterion in goal_criteria(results, catalogue)}
        self.plan_criteria = {criterion.id: criterion.label for criterion in plan_criteria(results, catalogue)}

    def contents(self, result: Result, plan: Plan) -> PlanContents:
        judged: dict[str, dict[str, Judgement]] = {}
        for judgement in result.assessment.goals if result.assessment else ():
            judged.setdefault(judgement.goal_id, {})[judgement.criterion] = judgement
        lens = result.assessment.lens if result.assessment else ""
        goals = tuple(self.goal_line(goal, judged.get(goal.id, {}), lens) for goal in plan.goals[:MOST_GOALS])
        advised = [goal for goal in goals if goal.advice]
        follow_ups = self.follow_up_lines(plan)
        findings = [finding for finding in findings_of(result) if finding.severity is not Severity.INFO]
        return PlanContents(
            title=plan_title(result, self.texts),
            language=plan.language or "",
            facts=self.facts(result, plan),
            target_picture=_text(plan.target_picture),
            main_tasks=tuple(_text(task) for task in plan.main_tasks),
            goals=goals,
            goals_all=len(plan.goals),
            measures_all=sum(len(goal.measures) for goal in plan.goals),
            no_goals_reason=self.texts.message(plan.no_goals_reason),
            criteria=tuple(self.criteria.values()) if judged else (),
            advised=tuple(advised[:MOST_ADVISED]),
            advised_all=len(advised),
            whole=self.whole(result) if plan.goals else (),
            follow_ups=follow_ups[:MOST_FOLLOW_UPS],
            follow_ups_all=len(follow_ups),
            findings=tuple(self.finding_line(finding) for finding in findings[:MOST_FINDINGS]),
            findings_all=len(findings),
        )

    def finding_line(self, finding: Finding) -> FindingLine:
        message = shorten(self.texts.message(finding.message))
        return FindingLine(self.texts.word("severity", finding.severity.value), message, finding.page)

    def facts(self, result: Result, plan: Plan) -> tuple[tuple[str, str], ...]:
        lens = result.assessment.lens if result.assessment else ""
        pages = result.document.source.pages
        facts = {
            "publisher": plan.publisher,
            "kind": self.texts.word("document_kind", plan.kind),
            "period": f"{plan.period.start.isoformat()} – {plan.period.end.isoformat()}" if plan.period else "",
            "place": place_words(plan, self.texts),
            "reporting": cadence_words(plan.reporting, self.texts),
            "lens": self.catalogue.lenses[lens].label if lens in self.catalogue.lenses else lens,
            "pages": self.texts.number(pages) if pages is not None else "",
            "status": self.texts.word("status", status_of(result).value),
            "file": result.document.source.path,
        }
        return tuple(
            (self.texts(f"plans.{name}"), shorten(value, LONGEST_NAME)) for name, value in facts.items() if value
        )

    def goal_line(self, goal: Goal, judged: Mapping[str, Judgement], lens: str) -> GoalLine:
        said = {_text(goal.statement), _text(goal.title)}
        measures = measure_lines(goal.measures, self.texts)
        lines = [MeasureLine("" if text in said else text, words) for text, words in measures]
        lines = [line for line in lines if line.text or line.target]
        sure = ocr_confidence(goal)
        return GoalLine(
            number=shorten(goal.number.value, LONGEST_NUMBER) if goal.number else "",
            title=_text(goal.title),
            statement=_text(goal.statement),
            measures=tuple(lines[:MOST_MEASURES]),
            more_measures=max(0, len(lines) - MOST_MEASURES),
            type=type_words(goal, self.texts),
            reporting=reporting_words(goal.reporting, self.texts),
            deadline=goal.deadline.value.isoformat() if goal.deadline else "",
            page=goal.source.page,
            recognised=self.texts("plans.recognised", sure=self.texts.figure(sure, 2)) if sure is not None else "",
            verdicts=tuple(judged[key].verdict if key in judged else None for key in self.criteria),
            advice=self.advice(judged, lens),
        )

    def advice(self, judged: Mapping[str, Judgement], lens: str) -> tuple[tuple[str, Judgement], ...]:
        """What the lens asks for most first; nothing on what it does not ask for."""
        weighed = [
            (self.catalogue.weight(lens, criterion), judgement)
            for criterion in self.criteria
            if (judgement := judged.get(criterion)) and judgement.suggestion and judgement.verdict in WEAK
        ]
        weighed.sort(key=lambda entry: (-entry[0], WEAK.index(entry[1].verdict)))
        return tuple((self.criteria[judgement.criterion], judgement) for weight, judgement in weighed if weight)[
            :MOST_ADVICE
        ]

    def whole(self, result: Result) -> tuple[tuple[str, Verdict, str, str], ...]:
        judged = {judgement.criterion: judgement for judgement in (result.assessment.plan if result.assessment else ())}
        return tuple(
            (label, judged[key].verdict, self.texts.listed(judged[key].value.split(";")), judged[key].because)
            for key, label in self.plan_criteria.items()
            if key in judged
        )

    def follow_up_lines(self, plan: Plan) -> tuple[FollowUpLine, ...]:
        names = {goal.id: (goal.number or goal.title or goal.statement) for goal in plan.goals}
        lines = []
        for follow_up in plan.follow_ups:
            name = names.get(follow_up.goal_id)
            status = self.texts.word("follow_up", follow_up.status.value)
            printed = " · ".join(part for part in (follow_up.status_text, follow_up.actual_text) if part)
            explanation = shorten(" ".join(part for part in (follow_up.explanation, follow_up.action) if part))
            lines.append(FollowUpLine(_text(name), follow_up.period, status, shorten(printed), explanation))
        return tuple(lines)
