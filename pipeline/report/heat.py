"""Tables whose cells are shaded by a share: plans or groups against criteria."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Result
from pipeline.report.run import CatalogueTexts, CriterionText
from pipeline.report.shares import DIMENSIONS, Shares, Tally, has_verdicts
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, Address, language_name, plan_title, shorten

FEWEST = 10  # goals, below which no share is shown
STEPS = 5
MOST_PLANS = 80
WORDED = ("country", "level")  # dimensions whose values are words of a vocabulary


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One shaded cell. `step` is 0 (none met) to 4, or None where nothing was decided."""

    main: str
    small: tuple[str, ...] = ()
    step: int | None = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One plan or group."""

    label: str
    goals: str
    cells: tuple[HeatCell, ...]
    language: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class HeatBlock:
    """Rows against criteria; `note` says what is left out."""

    title: str
    rows: tuple[HeatRow, ...]
    note: str = ""


def plan_heat(
    results: Collection[Result],
    criteria: Sequence[CriterionText],
    texts: Texts,
    address: Address,
) -> HeatBlock:
    """Plans in the order given against criteria; counts below ten goals."""
    rows: list[HeatRow] = []
    judged = 0
    for result in results:
        if has_verdicts(result):
            judged += 1
            if judged <= MOST_PLANS:
                rows.append(_plan_row(result, criteria, texts, address(result)))
    note = texts("heatmap.capped", shown=len(rows), all=judged) if judged > len(rows) else ""
    return HeatBlock("", tuple(rows), note)


def _plan_row(result: Result, criteria: Sequence[CriterionText], texts: Texts, address: str) -> HeatRow:
    shares = Shares([result])
    found, goals = shares.tallies(), shares.goals
    cells = tuple(_plan_cell(found.get(criterion.id), goals < FEWEST, texts) for criterion in criteria)
    language = (result.plan.language if result.plan else "") or ""
    return HeatRow(plan_title(result, texts), texts.number(goals), cells, language, address)


def group_heats(
    shares: Shares, criteria: Sequence[CriterionText], catalogue: CatalogueTexts, texts: Texts
) -> tuple[list[HeatBlock], list[str]]:
    """For every dimension in which goals differ: its groups of at least ten goals against criteria. Second, the names
    of dimensions left out because they divide the goals just as one before does."""
    blocks: list[HeatBlock] = []
    same: list[str] = []
    seen: list[str] = []
    for dimension in DIMENSIONS:
        goals = shares.goals_by(dimension)
        large = shares.tallies_by(dimension, fewest=FEWEST)
        if len(goals) < 2 or not large:
            continue
        if any(shares.divide_alike(before, dimension) for before in seen):
            same.append(texts(f"groups.{dimension}"))
        else:
            blocks.append(_group_heat(dimension, large, goals, criteria, catalogue, texts))
        seen.append(dimension)
    return blocks, same


def _group_heat(
    dimension: str,
    groups: Mapping[str, Mapping[str, Tally]],
    goals: Mapping[str, int],
    criteria: Sequence[CriterionText],
    catalogue: CatalogueTexts,
    texts: Texts,
) -> HeatBlock:
    rows = tuple(
        HeatRow(
            group_name(dimension, group, catalogue, texts),
            texts.number(goals[group]),
            tuple(_group_cell(tallies.get(criterion.id), texts) for criterion in criteria),
        )
        for group, tallies in groups.items()
    )
    small = len(goals) - len(groups)
    title = texts(f"groups.{dimension}")
    note = texts("groups.small", title=title, groups=texts.count("groups", small)) if small else ""
    return HeatBlock(title, rows, note)


def group_name(dimension: str, group: str, catalogue: CatalogueTexts, texts: Texts) -> str:
    """A group as people read it."""
    if not group:
        return texts("groups.not_stated")
    if dimension == "language":
        return language_name(group, texts)
    if dimension == "lens":
        return catalogue.lenses[group].label if group in catalogue.lenses else group
    if dimension == "goal_type":
        return " + ".join(texts.word("goal_type", kind) for kind in group.split("+"))
    return texts.word(dimension, group) if dimension in WORDED else shorten(group, LONGEST_NAME)


def interval_words(tally: Tally, texts: Texts) -> str:
    """Wilson's interval in percent: "12–34 %"; empty when nothing was decided."""
    if tally.interval is None:
        return ""
    low, high = tally.interval
    return texts("numbers.interval", low=round(100 * low), high=round(100 * high))


def scale(texts: Texts) -> list[str]:
    """What each step of the shading stands for."""
    width = 100 // STEPS
    return [texts("numbers.interval", low=width * step, high=width * (step + 1)) for step in range(STEPS)]


def _step(share: float) -> int:
    return min(STEPS - 1, int(share * STEPS))


def _plan_cell(tally: Tally | None, few: bool, texts: Texts) -> HeatCell:
    if tally is None or tally.share is None:
        return HeatCell(texts("numbers.none"))
    if few or tally.decided < FEWEST:
        return HeatCell(f"{tally.met}/{tally.decided}", step=_step(tally.share))
    n = texts("numbers.n", n=texts.number(tally.decided))
    return HeatCell(texts.percent(tally.share), (n,), _step(tally.share))


def _group_cell(tally: Tally | None, texts: Texts) -> HeatCell:
    if tally is None or tally.share is None or tally.interval is None:
        return HeatCell(texts("numbers.none"))
    if tally.decided < FEWEST:
        return HeatCell(f"{tally.met}/{tally.decided}", step=_step(tally.share))
    n = texts("numbers.n", n=texts.number(tally.decided))
    return HeatCell(texts.percent(tally.share), (interval_words(tally, texts), n), _step(tally.share))
