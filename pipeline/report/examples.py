"""Goals shown as well and as weakly formulated, with their reasons and what to compare them with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Judgement, Result, Verdict
from pipeline.report.run import CatalogueTexts, CriterionText, ExemplarText
from pipeline.report.selection import JudgedGoal, best_and_weakest
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, Address, measure_lines, near_words, plan_title, shorten

MOST_EXAMPLES = 5
MOST_MEASURES = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """A verdict in words, for a goal that is shown as an example."""

    label: str
    verdict: Verdict
    because: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class ShownExemplar:
    """An exemplar beside a goal, with how near it is and what makes it so."""

    text: ExemplarText
    near: str


@dataclass(frozen=True, slots=True)
class Example:
    """A goal shown as well or as weakly formulated."""

    title: str
    quote: str
    measures: tuple[tuple[str, str], ...]  # text, target
    language: str
    plan: str
    address: str
    publisher: str
    page: int | None
    met: int
    asked: int
    lens: str
    good: tuple[Reason, ...]
    lacking: tuple[Reason, ...]
    exemplars: tuple[ShownExemplar, ...]  # to compare with, each once


def examples(
    results: Collection[Result],
    catalogue: CatalogueTexts,
    criteria: Sequence[CriterionText],
    texts: Texts,
    address: Address,
) -> dict[str, list[Example]]:
    """The `best` and the `weakest` goals, best and weakest first."""
    best, weakest = best_and_weakest(results, catalogue, MOST_EXAMPLES)
    labels = {criterion.id: criterion for criterion in criteria}

    def shown(goals: Sequence[JudgedGoal]) -> list[Example]:
        return [_example(goal, labels, catalogue, address(goal.result), texts) for goal in goals]

    return {"best": shown(best), "weakest": shown(weakest)}


def weight_words(catalogue: CatalogueTexts, texts: Texts) -> str:
    """What each standing counts: "required 3, expected 2"."""
    return texts.listed(f"{texts.word('standing', name)} {weight:g}" for name, weight in catalogue.weights.items())


def _example(
    judged: JudgedGoal, labels: Mapping[str, CriterionText], catalogue: CatalogueTexts, address: str, texts: Texts
) -> Example:
    goal, plan = judged.goal, judged.result.plan
    asked = [judgement for judgement in judged.judgements if catalogue.weight(judged.lens, judgement.criterion)]
    title = goal.title.value if goal.title else ""
    statement = goal.statement.value if goal.statement else ""
    lens = catalogue.lenses.get(judged.lens)
    return Example(
        title=shorten(title) if statement else "",
        quote=shorten(statement or title),
        measures=tuple(line for line in measure_lines(goal.measures, texts) if line[0] not in (title, statement))[
            :MOST_MEASURES
        ],
        language=(plan.language if plan else "") or "",
        plan=plan_title(judged.result, texts),
        address=address,
        publisher=_publisher(judged.result, texts),
        page=goal.source.page,
        met=judged.met,
        asked=judged.asked,
        lens=lens.label if lens else judged.lens,
        good=_reasons(asked, labels, Verdict.MET),
        lacking=_reasons(asked, labels, Verdict.NOT_MET) + _reasons(asked, labels, Verdict.PARTLY),
        exemplars=_exemplars(asked, catalogue, texts),
    )


def _publisher(result: Result, texts: Texts) -> str:
    """The publisher, unless the plan's title says it already."""
    name = result.plan.publisher if result.plan else ""
    return "" if name in plan_title(result, texts) else shorten(name, LONGEST_NAME)


def _reasons(
    judgements: Sequence[Judgement], labels: Mapping[str, CriterionText], verdict: Verdict
) -> tuple[Reason, ...]:
    return tuple(
        Reason(labels[judgement.criterion].label, verdict, judgement.because, judgement.suggestion)
        for judgement in judgements
        if judgement.verdict is verdict
    )


def _exemplars(judgements: Sequence[Judgement], catalogue: CatalogueTexts, texts: Texts) -> tuple[ShownExemplar, ...]:
    """Each exemplar once; one that the catalogue does not describe by its id."""
    found = {judgement.exemplar_id: judgement for judgement in reversed(judgements) if judgement.exemplar_id}
    order = dict.fromkeys(judgement.exemplar_id for judgement in judgements if judgement.exemplar_id)
    return tuple(
        ShownExemplar(catalogue.exemplars.get(id) or ExemplarText(id, ""), near_words(found[id], texts)) for id in order
    )
