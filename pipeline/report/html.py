"""`report.html`: one self-contained file without script, with a strict content security policy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Development, EarlyWarning, Result
from pipeline.report.criteria import goal_criteria, plan_criteria
from pipeline.report.distributions import distributions
from pipeline.report.examples import examples, weight_words
from pipeline.report.figures import stacked_bars
from pipeline.report.heat import group_heats, interval_words, plan_heat, scale
from pipeline.report.over_time import over_time_contents
from pipeline.report.plan_pages import plan_address
from pipeline.report.restated import AsStated, restated_contents
from pipeline.report.run import CatalogueTexts, CriterionText, RunInfo
from pipeline.report.shares import Shares, Tally
from pipeline.report.summary import summarise
from pipeline.report.templating import templates
from pipeline.report.texts import Texts
from pipeline.report.tree import NoTrees, Trees, tree_contents
from pipeline.report.warning import warning_contents


@dataclass(frozen=True, slots=True)
class CriterionShare:
    """One line of the table beneath the figure."""

    criterion: CriterionText
    tally: Tally
    share: str
    interval: str


def html_bytes(contents: Mapping[str, Any], texts: Texts) -> bytes:
    """The whole report, from its contents."""
    return templates(texts).get_template("report.html.j2").render(contents).encode()


def report_contents(
    results: Collection[Result],
    run: RunInfo,
    catalogue: CatalogueTexts,
    texts: Texts,
    over_time: Sequence[Development] = (),
    trees: Trees = NoTrees(),  # noqa: B008 - knows nothing, holds nothing
    warning: EarlyWarning | None = None,
) -> dict[str, Any]:
    """Everything that the report says, by the names that its templates use."""
    stated = AsStated(results)  # reports restate goals that are judged where a plan states them
    shares = Shares(stated)
    criteria = goal_criteria(results, catalogue)
    found = shares.tallies()
    groups, same_groups = group_heats(shares, criteria, catalogue, texts)
    return {
        "run": run,
        "summary": summarise(results, shares, criteria, catalogue, texts, plan_address),
        "figure": stacked_bars([(c.label, found[c.id]) for c in criteria if c.id in found], texts),
        "shares": [_criterion_share(c, found[c.id], texts) for c in criteria if c.id in found],
        "judged": shares.goals,
        "groups": groups,
        "same_groups": same_groups,
        "heat": plan_heat(stated, criteria, texts, plan_address),
        "scale": scale(texts),
        "distributions": [part for part in distributions(stated, texts) if part.portions],
        "examples": examples(stated, catalogue, criteria, texts, plan_address),
        "weights": weight_words(catalogue, texts),
        "criteria": criteria,
        "plan_criteria": plan_criteria(results, catalogue),
        "lenses": list(catalogue.lenses.values()),
        **restated_contents(results, texts),
        **tree_contents(trees, results, plan_address, texts),
        **warning_contents(warning, texts),
        **over_time_contents(over_time, texts),
    }


def _criterion_share(criterion: CriterionText, tally: Tally, texts: Texts) -> CriterionShare:
    share = texts.percent(tally.share) if tally.share is not None else texts("numbers.none")
    return CriterionShare(criterion, tally, share, interval_words(tally, texts) or texts("numbers.none"))
