"""Geometry of the figures; the templates draw them as inline SVG. Lengths are in SVG user units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Verdict
from pipeline.report.shares import VERDICTS, Tally
from pipeline.report.texts import Texts

BAR_LEFT, BAR_WIDTH, ROW_HEIGHT, TOP = 190.0, 480.0, 30.0, 26.0
NARROWEST_NUMBER = 0.06  # share below which a number does not fit its segment
WIDTH = BAR_LEFT + BAR_WIDTH + 50.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One verdict's part of a bar."""

    verdict: Verdict
    x: float
    width: float
    label: str  # empty where it would not fit


@dataclass(frozen=True, slots=True)
class Bar:
    """One criterion's bar."""

    label: str
    y: float
    total: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars under each other on a common scale from 0 to 100 percent."""

    bars: tuple[Bar, ...]
    height: float
    ticks: tuple[tuple[float, str], ...]  # x and label
    left: float = BAR_LEFT
    right: float = BAR_LEFT + BAR_WIDTH
    width: float = WIDTH
    top: float = TOP


def stacked_bars(rows: Sequence[tuple[str, Tally]], texts: Texts) -> StackedBars:
    """A bar for each (label, tally) with at least one verdict."""
    shown = [(label, tally) for label, tally in rows if tally.total]
    bars = tuple(
        Bar(label, TOP + index * ROW_HEIGHT, texts("numbers.n", n=texts.number(tally.total)), _segments(tally))
        for index, (label, tally) in enumerate(shown)
    )
    ticks = tuple((BAR_LEFT + BAR_WIDTH * share, texts.percent(share)) for share in (0, 0.25, 0.5, 0.75, 1))
    return StackedBars(bars, TOP + len(bars) * ROW_HEIGHT + 4, ticks)


def _segments(tally: Tally) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    before = 0
    for verdict in VERDICTS:
        count = tally.of(verdict)
        if count:
            share = count / tally.total
            label = str(round(100 * share)) if share >= NARROWEST_NUMBER else ""
            x = BAR_LEFT + BAR_WIDTH * before / tally.total
            segments.append(Segment(verdict, round(x, 2), round(BAR_WIDTH * share, 2), label))
        before += count
    return tuple(segments)
