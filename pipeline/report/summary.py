"""What the report opens with: how much was read, what is strong and weak, what a person must see to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.records import DocumentStatus, Goal, Plan, Result, Reviewed
from pipeline.report.heat import FEWEST, interval_words
from pipeline.report.restated import restated
from pipeline.report.rows import READ, message_of, status_of
from pipeline.report.run import CatalogueTexts, CriterionText
from pipeline.report.shares import Shares, Tally, period_of
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, Address, plan_title, shorten

MOST_LISTED = 3  # strong and weak criteria
MOST_UNREAD = 5  # in the opening; the whole list stands further down
MOST_DOCUMENTS = 200


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with what it counts."""

    figure: str
    label: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with how often it is met, in words; `share` is 0..1."""

    label: str
    question: str
    words: str
    share: float


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A document that needs a person."""

    path: str
    status: str
    message: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan with how many goals and measures it states; `share` is of the plan with most goals."""

    title: str
    language: str
    address: str
    publisher: str
    period: str
    pages: str
    goals: str
    measures: str
    share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the opening and the section on reading show."""

    lead: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    strong: tuple[CriterionLine, ...]
    weak: tuple[CriterionLine, ...]
    statuses: tuple[tuple[str, str], ...]
    unread: tuple[UnreadLine, ...]
    unread_first: tuple[UnreadLine, ...]
    unread_all: int
    plans: tuple[PlanLine, ...]
    plans_all: int


def summarise(
    results: Collection[Result],
    shares: Shares,
    criteria: Sequence[CriterionText],
    catalogue: CatalogueTexts,
    texts: Texts,
    address: Address,
) -> Summary:
    """The opening of the report."""
    counted = _counted(results)
    statuses = counted.statuses
    unread = (result for result in results if status_of(result) is not DocumentStatus.OK)
    unread_lines = tuple(_unread_line(result, texts) for result in islice(unread, MOST_DOCUMENTS))
    strong, weak = strong_and_weak(shares, criteria, catalogue, texts)
    plans = _plan_lines(results, counted.most, texts, address)
    return Summary(
        lead=(*_lead(counted, texts), *strongest_and_weakest(shares, strong, weak, texts)),
        figures=_key_figures(counted, texts),
        strong=strong,
        weak=weak,
        statuses=tuple(
            (texts.word("status", status.value), texts.number(statuses[status]))
            for status in DocumentStatus
            if statuses[status]
        ),
        unread=unread_lines,
        unread_first=unread_lines[:MOST_UNREAD],
        unread_all=counted.documents - statuses[DocumentStatus.OK],
        plans=plans,
        plans_all=counted.plans,
    )


@dataclass(slots=True)
class _Counted:
    """What the opening says of all results, counted as they go by once: there may be very many."""

    statuses: Counter[DocumentStatus] = field(default_factory=Counter)
    plans: int = 0
    goals: int = 0
    measures: int = 0
    most: int = 0  # goals of one plan
    stated: int = 0  # goals that their document states as its own
    restated: int = 0  # goals of reports, and the reports
    reports: int = 0
    facts: Counter[str] = field(default_factory=Counter)  # of these with a target, a deadline, a cadence
    reviewed: list[Reviewed] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return self.statuses.total()

    @property
    def read(self) -> int:
        return sum(self.statuses[status] for status in READ)


def _counted(results: Collection[Result]) -> _Counted:
    counted = _Counted()
    for result in results:
        counted.statuses[status_of(result)] += 1
        if result.reviewed:
            counted.reviewed.append(result.reviewed)
        if result.plan is None:
            continue
        counted.plans += 1
        counted.goals += len(result.plan.goals)
        counted.measures += _measures(result.plan)
        counted.most = max(counted.most, len(result.plan.goals))
        left = restated(result)
        counted.reports += bool(left)
        counted.restated += len(left)
        stated = [goal for goal in result.plan.goals if goal.id not in left]
        counted.stated += len(stated)
        counted.facts.update(fact for goal in stated for fact in _facts(goal))
    return counted


def _unread_line(result: Result, texts: Texts) -> UnreadLine:
    status = texts.word("status", status_of(result).value)
    return UnreadLine(result.document.source.path, status, texts.message(message_of(result)))


def _lead(counted: _Counted, texts: Texts) -> tuple[str, ...]:
    if not counted.documents:
        return (texts("summary.none_given"),)
    documents = texts.count("documents", counted.documents)
    if not counted.read:
        return (texts("summary.none_read", documents=documents),)
    counts = {"goals": texts.count("goals", counted.goals), "measures": texts.count("measures", counted.measures)}
    key = "summary.all_read" if counted.read == counted.documents else "summary.read"
    lead = [texts(key, documents=documents, read=texts.number(counted.read), **counts)]
    without = counted.statuses[DocumentStatus.NO_GOALS]
    if without == 1:
        lead.append(texts("summary.no_goals_one"))
    elif without:
        lead.append(texts("summary.no_goals", documents=texts.count("documents", without)))
    if counted.restated:
        restated_in = texts.count("documents", counted.reports)
        lead.append(texts("restated.lead", goals=texts.count("goals", counted.restated), documents=restated_in))
    return (*lead, *_review_lead(counted.reviewed, counted.goals, texts))


def _review_lead(told: Sequence[Reviewed], goals: int, texts: Texts) -> Iterator[str]:
    """How many goals people decided on, and what came of it; nothing where nobody has."""
    if not told:
        return
    rejected = sum(each.rejected for each in told)
    yield texts(
        "summary.reviewed",
        all=texts.count("goals", goals + rejected),
        decided=texts.number(sum(each.decided for each in told)),
        corrected=texts.count("values", sum(each.corrected for each in told)),
        added=texts.count("goals", sum(each.added for each in told)),
        rejected=texts.count("goals", rejected),
    )
    if unfit := sum(each.unfit for each in told):
        yield texts("summary.unfit", unfit=texts.number(unfit))


def strongest_and_weakest(
    shares: Shares, strong: Sequence[CriterionLine], weak: Sequence[CriterionLine], texts: Texts
) -> tuple[str, ...]:
    """The same in a sentence; for few goals, why there is none."""
    if not strong:
        return ()
    if shares.goals < FEWEST:
        return (texts("summary.few_goals"),)
    return (texts("summary.most_and_least", most=strong[0].label.lower(), least=weak[0].label.lower()),)


def _measures(plan: Plan) -> int:
    return sum(len(goal.measures) for goal in plan.goals)


def _key_figures(counted: _Counted, texts: Texts) -> tuple[KeyFigure, ...]:
    goals = counted.stated
    all_documents = texts("numbers.of", part=texts.number(counted.read), whole=texts.number(counted.documents))

    def part(label: str, count: int) -> KeyFigure:
        of = texts("numbers.of", part=texts.number(count), whole=texts.number(goals))
        share = texts.percent(count / goals) if goals >= FEWEST else of
        return KeyFigure(share, texts(f"summary.tile_{label}"), of if goals >= FEWEST else "")

    figures = (
        KeyFigure(all_documents, texts("summary.tile_documents")),
        KeyFigure(texts.number(counted.goals), texts("summary.tile_goals")),
        KeyFigure(texts.number(counted.measures), texts("summary.tile_measures")),
    )
    if not goals:
        return figures
    return (*figures, *(part(fact, counted.facts[fact]) for fact in ("target", "deadline", "reporting")))


def _facts(goal: Goal) -> Iterator[str]:
    """What of a goal the key figures count."""
    if any(measure.target is not None and measure.target.value.value is not None for measure in goal.measures):
        yield "target"
    if goal.deadline is not None or any(measure.deadline is not None for measure in goal.measures):
        yield "deadline"
    if goal.reporting is not None and goal.reporting.cadences:
        yield "reporting"


def strong_and_weak(
    shares: Shares, criteria: Sequence[CriterionText], catalogue: CatalogueTexts, texts: Texts
) -> tuple[tuple[CriterionLine, ...], tuple[CriterionLine, ...]]:
    """The criteria met most and least often among those that guidance asks for and that could be decided for at least
    half of the goals; none is in both lists."""
    found = shares.asked_for(catalogue)
    judged = [(criterion, found[criterion.id]) for criterion in criteria if criterion.id in found]
    ordered = sorted(
        ((criterion, tally) for criterion, tally in judged if 2 * tally.decided >= tally.total > 0),
        key=lambda entry: -(entry[1].share or 0),
    )
    most = min(MOST_LISTED, len(ordered) // 2)
    lines = [_criterion_line(criterion, tally, texts) for criterion, tally in ordered]
    return tuple(lines[:most]), tuple(reversed(lines[len(lines) - most :]))


def _criterion_line(criterion: CriterionText, tally: Tally, texts: Texts) -> CriterionLine:
    of = texts("numbers.of", part=texts.number(tally.met), whole=texts.number(tally.decided))
    if tally.decided < FEWEST:
        words = texts("summary.met_few", of=of)
    else:
        share = texts.percent(tally.share or 0)
        words = texts("summary.met_in", share=share, of=of, interval=interval_words(tally, texts))
    return CriterionLine(criterion.label, criterion.question, words, tally.share or 0)


def _plan_lines(results: Collection[Result], most: int, texts: Texts, address: Address) -> tuple[PlanLine, ...]:
    """A line for each of the first plans; bars are relative to `most`, the goals of the plan that has most."""
    plans = ((result, result.plan) for result in results if result.plan is not None)
    return tuple(
        PlanLine(
            title=plan_title(result, texts),
            language=plan.language or "",
            address=address(result),
            publisher=shorten(plan.publisher, LONGEST_NAME),
            period=period_of(plan),
            pages=texts.number(result.document.source.pages) if result.document.source.pages is not None else "",
            goals=texts.number(len(plan.goals)),
            measures=texts.number(_measures(plan)),
            share=len(plan.goals) / (most or 1),
        )
        for result, plan in islice(plans, MOST_DOCUMENTS)
    )
