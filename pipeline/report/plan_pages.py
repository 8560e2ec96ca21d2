"""`plans/<document id>.html`: a page for each plan that stands alone, so that it can go to those who wrote the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.records import Result
from pipeline.report.criteria import goal_criteria
from pipeline.report.plan_contents import ContentsMaker
from pipeline.report.restated import restated
from pipeline.report.run import CatalogueTexts, LensText, RunInfo
from pipeline.report.shares import Shares
from pipeline.report.summary import strong_and_weak, strongest_and_weakest
from pipeline.report.templating import templates
from pipeline.report.texts import Texts
from pipeline.report.tree import NoTrees, Trees, plan_tree

FOLDER = "plans"


def plan_address(result: Result) -> str:
    """The address of a plan's page as seen from the report; "" where it has none."""
    return f"{FOLDER}/{result.document.id}.html" if has_page(result) else ""


def has_page(result: Result) -> bool:
    """Whether there is more to show of a plan than why it has no goals."""
    return result.plan is not None and bool(result.plan.goals or result.plan.follow_ups)


def plan_pages(
    results: Collection[Result],
    run: RunInfo,
    catalogue: CatalogueTexts,
    texts: Texts,
    trees: Trees = NoTrees(),  # noqa: B008 - knows nothing, holds nothing
) -> Iterator[tuple[str, bytes]]:
    """Document id and page of each plan that has one, in the order of results; one at a time, as there may be many."""
    template = templates(texts).get_template("plan.html.j2")
    criteria = goal_criteria(results, catalogue)
    maker = ContentsMaker(results, catalogue, texts)
    for result in results:
        if result.plan is None or not has_page(result):
            continue
        shares = Shares((result,))
        strong, weak = strong_and_weak(shares, criteria, catalogue, texts)
        page = template.render(
            run=run,
            plan=maker.contents(result, result.plan),
            restated=len(restated(result)),
            tree=plan_tree(trees, result, texts),
            strong=strong,
            weak=weak,
            told=strongest_and_weakest(shares, strong, weak, texts),
            criteria=[criterion for criterion in criteria if shares.goals],
            lens=_lens(result, catalogue),
        )
        yield result.document.id, page.encode()


def _lens(result: Result, catalogue: CatalogueTexts) -> LensText | None:
    return catalogue.lenses.get(result.assessment.lens) if result.assessment else None
