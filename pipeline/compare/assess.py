"""From a plan to its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.compare.catalogue import Catalogue, TextsEntry
from pipeline.compare.criteria import CRITERIA
from pipeline.compare.evidence import Reading
from pipeline.compare.lenses import choose_lens
from pipeline.compare.nearest import ExemplarIndex, Nearest
from pipeline.compare.pasted import pasted_goal
from pipeline.compare.plan_criteria import PLAN_CRITERIA, PlanReading, PlanRuling
from pipeline.compare.ruling import Ruling
from pipeline.packs import LanguagePack
from pipeline.records import Assessment, Goal, Judgement, Plan, PlanJudgement, Verdict

_QUOTES = 6  # quotes shown as evidence; a form with many indicators has more than anyone reads
_NAMED = 3  # of them named in the sentence


def compare(
    plan: Plan,
    pack: LanguagePack | None,
    catalogue: Catalogue,
    *,
    lens: str | None = None,
    texts: str | None = None,
) -> Assessment:
    """All verdicts on a plan: each goal by each criterion of the goal level, then the plan by those of the plan level.

    `lens` names whose guidance weighs the misses (else chosen by country and publisher), `texts` the language of the
    sentences. Without a language pack the words cannot be judged and every verdict is `cannot_tell`.
    """
    chosen = choose_lens(plan, catalogue, lens)
    judgements = tuple(each for goal in plan.goals for each in judge(goal, plan, pack, catalogue, texts=texts))
    whole = _plan_judgements(plan, judgements, catalogue, texts)
    return Assessment(plan.document_id, chosen.id, judgements, whole, catalogue.words(texts).language)


def judge(
    goal: Goal, plan: Plan, pack: LanguagePack | None, catalogue: Catalogue, *, texts: str | None = None
) -> tuple[Judgement, ...]:
    """The verdicts on one goal, in the order of the criteria."""
    words = catalogue.words(texts)
    if pack is None:
        return tuple(_without_pack(goal, name, catalogue, words) for name in CRITERIA)
    reading = Reading(goal, plan, pack)
    index = _index(catalogue, pack.code)
    near = index.nearest("\n".join(piece.text for piece in reading.all), goal.goal_types)
    return tuple(
        _judgement(goal, name, criterion(reading), near, catalogue, words) for name, criterion in CRITERIA.items()
    )


def judge_statement(
    text: str, pack: LanguagePack, catalogue: Catalogue, *, texts: str | None = None
) -> tuple[Judgement, ...]:
    """The verdicts on a bare formulation, judged as the only goal of a plan of which nothing is known."""
    goal = pasted_goal(text, pack)
    return judge(goal, Plan(goal.document_id, pack.code, goals=(goal,)), pack, catalogue, texts=texts)


@lru_cache(maxsize=8)
def _index(catalogue: Catalogue, language: str) -> ExemplarIndex:
    return ExemplarIndex(catalogue, language)


def _judgement(
    goal: Goal, name: str, ruling: Ruling, near: Mapping[str, Nearest], catalogue: Catalogue, words: TextsEntry
) -> Judgement:
    wanting = ruling.verdict in (Verdict.PARTLY, Verdict.NOT_MET)
    exemplar = near.get(name) if wanting else None
    return Judgement(
        goal_id=goal.id,
        criterion=name,
        verdict=ruling.verdict,
        because=_filled(words.because[name][ruling.cause], ruling, words),
        evidence=ruling.quotes[:_QUOTES],
        suggestion=_advice(name, ruling, words) if wanting else "",
        exemplar_id=exemplar.exemplar.id if exemplar else "",
        basis=catalogue.criteria[name].basis,
        exemplar_score=round(exemplar.score, 2) if exemplar else None,
        exemplar_match=exemplar.match if exemplar else (),
        exemplar_words=exemplar.shared if exemplar else (),
    )


def _advice(name: str, ruling: Ruling, words: TextsEntry) -> str:
    """The advice for a cause; what has none of its own gets the criterion's."""
    advice = words.suggestion[name]
    return _filled(advice.get(ruling.cause, advice.get("any", "")), ruling, words)


def _filled(sentence: str, ruling: Ruling, words: TextsEntry) -> str:
    return sentence.replace("{words}", words.quoted(map(_one_line, ruling.quotes[:_NAMED])))


def _one_line(quote: str) -> str:
    joined = " ".join(quote.split())
    return joined if len(joined) <= 100 else joined[:99].rstrip() + "…"


def _without_pack(goal: Goal, name: str, catalogue: Catalogue, words: TextsEntry) -> Judgement:
    because = words.label["no_pack"]
    return Judgement(goal.id, name, Verdict.CANNOT_TELL, because, basis=catalogue.criteria[name].basis)


def _plan_judgements(
    plan: Plan, judgements: tuple[Judgement, ...], catalogue: Catalogue, texts: str | None
) -> tuple[PlanJudgement, ...]:
    words = catalogue.words(texts)
    if not plan.goals:
        because = words.label["no_goals"]
        return tuple(
            PlanJudgement(plan.document_id, name, Verdict.NOT_APPLICABLE, "", because) for name in PLAN_CRITERIA
        )
    verdicts: dict[str, dict[str, Verdict]] = {}
    for judgement in judgements:
        verdicts.setdefault(judgement.goal_id, {})[judgement.criterion] = judgement.verdict
    return tuple(
        _plan_judgement(plan, name, criterion(PlanReading(plan, verdicts, catalogue.criteria[name].thresholds)), words)
        for name, criterion in PLAN_CRITERIA.items()
    )


def _plan_judgement(plan: Plan, name: str, ruling: PlanRuling, words: TextsEntry) -> PlanJudgement:
    sentence = words.plan[name][ruling.cause].replace("{value}", ruling.value)
    for blank, filling in (ruling.blanks or {}).items():
        sentence = sentence.replace("{" + blank + "}", filling)
    return PlanJudgement(plan.document_id, name, ruling.verdict, ruling.value, sentence, ruling.goals)
