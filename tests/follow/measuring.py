"""Series held against what a person reads in them: shares of right statuses, results and links, and what was missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.records import FollowUp, Goal, Link, Plan, Result
from pipeline.worklist import discover
from tests.follow.drawing import draw
from tests.follow.told import Series, Told

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass
class Share:
    """Right ones of those asked for, and what a person should look at."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, right: bool, miss: str) -> None:
        self.right += right
        self.asked += 1
        if not right:
            self.misses.append(miss)

    def __str__(self) -> str:
        return f"{self.right}/{self.asked}"

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0


@dataclass
class Measured:
    """How well follow-ups were read."""

    status: Share = field(default_factory=Share)
    actual: Share = field(default_factory=Share)
    words: Share = field(default_factory=Share)  # printed word, explanation, action
    extra: Share = field(default_factory=Share)  # rows that the truth knows, of all rows


def read_series(series: Series, folder: Path) -> dict[str, Result]:
    """Every document of a series drawn and read; by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [draw(paper.blocks, folder / paper.name) for paper in series.papers]
    return {path.name: read_one(found, Options()) for path in paths for found in discover([path])}


def wording(goal: Goal) -> str:
    """All that names a goal: number, title, statement."""
    parts = [part.value for part in (goal.number, goal.title, goal.statement) if part is not None]
    return " ".join([*parts, *(m.text.value for m in goal.measures if not goal.title)])


def is_in(words: str, text: str) -> bool:
    """Whether a text holds these words, however its lines break."""
    return re.sub(r"\s+", "", words) in re.sub(r"\s+", "", text)


def measure_words(plan: Plan, row: FollowUp) -> str:
    """What the measure of a row is called: its text and its indicator's name; where the report names measures only with
    their results ("备案率为88%"), the words of the result."""
    found = next((m for g in plan.goals for m in g.measures if m.id == row.measure_id), None)
    return " ".join(part.value for part in (found.text, found.indicator) if part) if found else row.actual_text


def measure_follow_ups(series: Series, results: dict[str, Result]) -> Measured:
    found = Measured()
    for paper in series.papers:
        plan = results[paper.name].plan
        assert plan is not None, f"{paper.name} was not read: {results[paper.name].document.message}"
        names = {goal.id: wording(goal) for goal in plan.goals}
        known: set[int] = set()
        for told in paper.told:
            fits = [
                (n, row) for n, row in enumerate(plan.follow_ups)
                if is_in(told.goal, names[row.goal_id]) and row.period == told.period
                and is_in(told.measure, measure_words(plan, row)) and n not in known
            ]  # fmt: skip
            where = f"{paper.name}: {told.goal} {told.measure} {told.period}"
            fits.sort(
                key=lambda fit: (fit[1].status.value != told.status, bool(fit[1].measure_id) is not bool(told.measure))
            )
            number, row = fits[0] if fits else (-1, None)
            known.add(number)
            _compare(found, told, row, where)
        for n, row in enumerate(plan.follow_ups):
            found.extra.count(
                n in known,
                f"{paper.name}: unasked {names[row.goal_id][:40]} {row.period} {row.status} {row.status_text} {row.actual_text}",
            )
    return found


def _compare(found: Measured, told: Told, row: FollowUp | None, where: str) -> None:
    status = row.status.value if row else "no row"
    found.status.count(status == told.status, f"{where}: status {told.status}, read {status}")
    if told.actual:
        read = (row.actual_value, row.actual_text) if row else ("no row", "")
        found.actual.count(row is not None and _same(told.actual, row), f"{where}: actual {told.actual}, read {read}")
    for name in ("text", "explanation", "action"):
        if wanted := getattr(told, name):
            given = getattr(row, "status_text" if name == "text" else name, "") if row else "no row"
            found.words.count(wanted in given, f"{where}: {name} {wanted!r}, read {given!r}")


def _same(wanted: str, row: FollowUp) -> bool:
    try:
        grouped = _GROUPED.fullmatch(wanted) and row.actual_text.startswith(wanted)  # as printed: 23.860 documents
        return row.actual_value in {Decimal(wanted), *([Decimal(wanted.replace(".", ""))] if grouped else ())}
    except InvalidOperation:
        return wanted in row.actual_text


def show(measured: Measured) -> str:
    parts = [f"{name} {getattr(measured, name)}" for name in ("status", "actual", "words", "extra")]
    misses = [m for name in ("status", "actual", "words", "extra") for m in getattr(measured, name).misses]
    return "\n".join([", ".join(parts), *(f"  {miss}" for miss in misses)])


def added(several: Iterable[Measured]) -> Measured:
    whole = Measured()
    for one in several:
        for name in ("status", "actual", "words", "extra"):
            mine, theirs = getattr(whole, name), getattr(one, name)
            mine.right, mine.asked = mine.right + theirs.right, mine.asked + theirs.asked
            mine.misses += theirs.misses
    return whole


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def all_series() -> Sequence[Series]:
    from tests.follow import series_da, series_ssi, series_sv, series_zh

    return [series_da.HARBOUR, series_da.TOWN, series_sv.BOARD, series_zh.COUNTY, series_zh.PROJECT, series_ssi.SSI]


# ---------------------------------------------------------------------------------------------- links
@dataclass
class Links:
    """Links between the pairs of documents that the truth speaks of."""

    right: int = 0
    found: int = 0
    asked: int = 0
    relation: Share = field(default_factory=Share)
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.asked) if self.found + self.asked else 1.0


def measure_links(series: Series, results: dict[str, Result], links: Iterable[Link]) -> Links:
    """A link is right when it joins the two goals that the truth joins, whatever it calls them."""
    ids = {name: result.document.id for name, result in results.items()}
    asked_pairs = {(ids[told.one], ids[told.other]) for told in series.links}
    found = [one for one in links if (one.from_document_id, one.to_document_id) in asked_pairs]
    count = Links(found=len(found), asked=len(series.links))
    left = list(found)
    for told in series.links:
        ends = (_goal_id(results[told.one], told.goal), _goal_id(results[told.other], told.to))
        fit = next((f for f in left if (f.from_document_id, f.to_document_id) == (ids[told.one], ids[told.other])
                    and (f.from_goal_id, f.to_goal_id) == ends), None)  # fmt: skip
        where = f"{told.one} {told.goal} -> {told.other} {told.to}"
        if fit is None:
            count.misses.append(f"{where}: no link ({told.relation})")
            continue
        left.remove(fit)
        count.right += 1
        count.relation.count(fit.relation.value == told.relation, f"{where}: {told.relation}, read {fit.relation}")
    names = {goal.id: wording(goal) for r in results.values() if r.plan for goal in r.plan.goals}
    count.misses += [
        f"extra {names.get(f.from_goal_id)} -> {names.get(f.to_goal_id)}: {f.relation} {f.wording} {f.measures} {f.nearest}"
        for f in left
    ]
    return count


def _goal_id(result: Result, words: str) -> str:
    if not words:
        return ""
    assert result.plan is not None
    return next((goal.id for goal in result.plan.goals if is_in(words, wording(goal))), "none")


def second_series() -> Sequence[Series]:
    from tests.follow import series_second

    return [series_second.FOOD, series_second.REGION, series_second.EDUCATION]


def third_series() -> Sequence[Series]:
    from tests.follow import series_third

    return [series_third.ARCHIVE, series_third.SCHOOL, series_third.HEALTH]


def fourth_series() -> Sequence[Series]:
    from tests.follow import series_fourth

    return series_fourth.MIXED


def eleventh_series() -> Sequence[Series]:
    from tests.follow import series_eleventh

    return series_eleventh.ELEVENTH


def tenth_series() -> Sequence[Series]:
    from tests.follow import series_tenth

    return series_tenth.TENTH


def ninth_series() -> Sequence[Series]:
    from tests.follow import series_ninth, series_ninth_sv, series_ninth_zh

    return [*series_ninth.NINTH, *series_ninth_sv.NINTH_SV, *series_ninth_zh.NINTH_ZH]


def eighth_series() -> Sequence[Series]:
    from tests.follow import series_eighth

    return series_eighth.EIGHTH


def seventh_series() -> Sequence[Series]:
    from tests.follow import series_seventh

    return series_seventh.SEVENTH


def sixth_series() -> Sequence[Series]:
    from tests.follow import series_sixth

    return series_sixth.SIXTH


def fifth_series() -> Sequence[Series]:
    from tests.follow import series_fifth

    return [series_fifth.NATURE, series_fifth.EKEBY, series_fifth.DONGHU]
