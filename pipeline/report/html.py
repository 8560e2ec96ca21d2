"""`report.html`: one self-contained file without script, with a strict content security policy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.cleaning import shown
from pipeline.records import Result, Verdict
from pipeline.report.criteria import goal_criteria, plan_criteria
from pipeline.report.distributions import distributions
from pipeline.report.examples import examples, weight_words
from pipeline.report.figures import stacked_bars
from pipeline.report.heat import group_heats, interval_words, plan_heat, scale
from pipeline.report.plan_sections import has_section, plan_anchors, plan_sections
from pipeline.report.run import CatalogueTexts, CriterionText, RunInfo
from pipeline.report.shares import VERDICTS, Tally, judgement_frame, tallies
from pipeline.report.summary import summarise
from pipeline.report.texts import Texts
from pipeline.report.wording import language_name

SYMBOLS = {
    Verdict.MET: "●",
    Verdict.PARTLY: "◐",
    Verdict.NOT_MET: "○",
    Verdict.CANNOT_TELL: "?",
    Verdict.NOT_APPLICABLE: "–",
}


@dataclass(frozen=True, slots=True)
class CriterionShare:
    """One line of the table beneath the figure."""

    criterion: CriterionText
    tally: Tally
    share: str
    interval: str


def html_bytes(results: Collection[Result], run: RunInfo, catalogue: CatalogueTexts, texts: Texts) -> bytes:
    """The whole report."""
    frame = judgement_frame(results)
    criteria = goal_criteria(results, catalogue)
    anchors = plan_anchors(results)
    found = tallies(frame)
    groups, same_groups = group_heats(frame, criteria, catalogue, texts)
    page = _environment(texts).get_template("report.html.j2")
    text = page.render(
        run=run,
        summary=summarise(results, frame, criteria, catalogue, texts, anchors),
        figure=stacked_bars([(c.label, found[c.id]) for c in criteria if c.id in found], texts),
        shares=[_criterion_share(c, found[c.id], texts) for c in criteria if c.id in found],
        judged=frame["goal_id"].nunique(),
        groups=groups,
        same_groups=same_groups,
        heat=plan_heat(results, frame, criteria, texts, anchors),
        scale=scale(texts),
        distributions=[part for part in distributions(results, texts) if part.portions],
        examples=examples(results, catalogue, criteria, texts, anchors),
        weights=weight_words(catalogue, texts),
        plans=plan_sections(results, catalogue, texts, anchors),
        plans_all=sum(map(has_section, results)),
        criteria=criteria,
        plan_criteria=plan_criteria(results, catalogue),
        lenses=list(catalogue.lenses.values()),
    )
    return text.encode()


def _environment(texts: Texts) -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(t=texts, verdicts=VERDICTS, symbols=SYMBOLS)
    environment.filters["language_name"] = lambda code: language_name(code, texts)
    environment.filters["share"] = lambda share: "" if share is None else texts.figure(share, 2)
    return environment


def _printable(value: object) -> object:
    """Absent values as nothing; characters that HTML forbids replaced, so that a broken text cannot break the page."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value


def _criterion_share(criterion: CriterionText, tally: Tally, texts: Texts) -> CriterionShare:
    share = texts.percent(tally.share) if tally.share is not None else texts("numbers.none")
    return CriterionShare(criterion, tally, share, interval_words(tally, texts) or texts("numbers.none"))
