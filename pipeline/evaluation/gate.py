"""The gate: measured quality against pinned floors.

Three accidents are told apart: quality fell, the corpus was changed, or something is measured that has no floor. Each
has its own sentence, which names the way out. Floors never go down by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import GateFailed, GoldError
from pipeline.evaluation.scores import CorpusSize, Report
from pipeline.store import write_atomically

FLOORS_FILE = "floors.json"
EPSILON = (
    0.005  # below what one changed answer moves a field with a hundred gold values; covers rounding, no regression
)
_UPDATE = "maalestok evaluate --update"
_ALLOW = "maalestok evaluate --update --allow-regression"
_GROUNDED = "grounded"


class _Pinned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PinnedCorpus(_Pinned):
    """The corpus that the floors were measured on."""

    digest: str
    documents: int
    goals: int
    measures: int


class Floors(_Pinned):
    """For each language the lowest F1 of each field; a share is pinned as its likeness to the wanted share."""

    corpus: PinnedCorpus
    epsilon: float = EPSILON
    floors: Mapping[str, Mapping[str, float]]


def measured(report: Report) -> dict[str, dict[str, float]]:
    """What the floors are held against: language -> field -> figure in 0..1, where something could be measured."""
    figures: dict[str, dict[str, float]] = {language: {} for language in report.languages}
    for language, field, figure in _figures(report):
        if figure is not None:
            figures[language][field] = figure
    return figures


def _figures(report: Report) -> Iterator[tuple[str, str, float | None]]:
    for language in report.languages:
        for row in (*report.records, *report.fields):
            # Without gold values the figure would be a 0 that a single extra value turns on and off.
            counts = row.languages[language]
            yield language, row.field, counts.f1 if counts.support else None
        for share in report.shares:
            value = share.languages[language].value
            yield language, share.name, value if value is None or share.wanted else 1 - value


def check(report: Report, floors: Floors) -> list[str]:
    """What is wrong, one sentence each with the way out; empty when the gate is open."""
    problems = [
        f"{language}: {row.part} of {row.whole} quotes stand at their place; all must: this is a defect, not a score."
        for language, row in report.share(_GROUNDED).languages.items()
        if row.part < row.whole
    ]
    problems += [f"{failure.document} was not read ({failure.status}): {failure.message}" for failure in report.failed]
    if (change := _corpus_change(report.corpus, floors.corpus)) is not None:
        return [*problems, change]
    now = measured(report)
    for language in sorted({*floors.floors, *now}):
        problems += _fallen(language, now.get(language, {}), floors.floors.get(language, {}), floors.epsilon)
    return problems


def _fallen(language: str, now: Mapping[str, float], pinned: Mapping[str, float], epsilon: float) -> list[str]:
    if now and not pinned:
        return [f"{language}: measured, but without floors. Pin them with `{_UPDATE}`."]
    problems = []
    for field, floor in pinned.items():
        if field not in now:
            problems.append(
                f"{language}: {field} has a floor of {floor:.3f} but is not measured any more. {_way_down()}"
            )
        elif now[field] < floor - epsilon:
            problems.append(
                f"{language}: {field} fell to {now[field]:.3f}, below its floor of {floor:.3f}. {_way_down()}"
            )
    new = [field for field in now if field not in pinned]
    if new:
        problems.append(f"{language}: no floor for {', '.join(new)}. Pin it with `{_UPDATE}`.")
    return problems


def _way_down() -> str:
    return f"Mend it, or accept the loss openly with `{_ALLOW}`."


def _corpus_change(now: CorpusSize, pinned: PinnedCorpus) -> str | None:
    if now.digest == pinned.digest:
        return None
    return (
        f"The gold corpus changed since the floors were pinned ({_size(pinned)}; now {_size(now)}), so the floors say "
        f"nothing about it. Measure anew with `{_UPDATE}`."
    )


def _size(corpus: CorpusSize | PinnedCorpus) -> str:
    return f"{corpus.documents} documents, {corpus.goals} goals, {corpus.measures} measures"


def updated(report: Report, floors: Floors | None, allow_regression: bool = False) -> Floors:
    """Floors for what was measured: raised where it got better, kept where it did not.

    Raises GateFailed where a floor would have to go down or away, unless that is allowed.
    """
    now = measured(report)
    pinned = floors.floors if floors else {}
    losses = [] if floors is None else _losses(now, pinned, floors.epsilon)
    if losses and not allow_regression:
        raise GateFailed("\n".join(["Floors are not lowered:", *losses]))
    made: dict[str, dict[str, float]] = {}
    for language, figures in now.items():
        before = {} if allow_regression else pinned.get(language, {})
        made[language] = {field: max(_floored(figure), before.get(field, 0.0)) for field, figure in figures.items()}
    corpus = report.corpus
    size = PinnedCorpus(digest=corpus.digest, documents=corpus.documents, goals=corpus.goals, measures=corpus.measures)
    return Floors(corpus=size, epsilon=floors.epsilon if floors else EPSILON, floors=made)


def _losses(
    now: Mapping[str, Mapping[str, float]], pinned: Mapping[str, Mapping[str, float]], epsilon: float
) -> list[str]:
    return [
        problem
        for language, floors in pinned.items()
        for problem in _fallen(language, now.get(language, {}), floors, epsilon)
        if _way_down() in problem
    ]


def _floored(figure: float) -> float:
    return math.floor(figure * 10_000 + 1e-9) / 10_000


def load_floors(path: Path) -> Floors | None:
    """The pinned floors; None where none are pinned yet. Raises GoldError for a file that is not one of floors."""
    if not path.is_file():
        return None
    try:
        return Floors.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise GoldError(
            f"{path.name}: {place}: {first['msg']}. Restore it, or measure anew with `{_UPDATE}`."
        ) from error


def write_floors(path: Path, floors: Floors) -> None:
    """The file appears whole or not at all."""
    write_atomically(path, floors.model_dump_json(indent=1).encode() + b"\n")
