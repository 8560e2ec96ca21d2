"""Criteria of measurability: can one tell afterwards whether, from where, how far and by when?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.evidence import Reading, given, printed
from pipeline.compare.ruling import Ruling, cannot_tell, criterion, met, not_met, partly
from pipeline.compare.steps import steps
from pipeline.compare.wording import Hit, Wording
from pipeline.records import Basis, Cadence, Comparator, Scope, Verdict

_SURPASSING = ("bound", "direction")


# ------------------------------------------------------------------------------------------ verifiable
@criterion("level dated_act indicator undated_act judged none")
def verifiable(reading: Reading) -> Ruling:
    """Whether one can decide afterwards that the goal was reached."""
    dated, undated = _acts(reading)
    if reading.levels and not (undated and _of_a_product(reading)):
        return met("level", reading.levels)
    if dated:
        return met("dated_act", dated)
    if indicator := _named_indicators(reading) or reading.find("comparison"):
        return partly("indicator", indicator)
    if undated:
        return partly("undated_act", undated)
    if judged := reading.find("judged", (*reading.all, *reading.rule)):
        return partly("judged", judged)
    if reading.rule:
        return partly("judged", [given("judged", printed(reading.goal.fulfilment_rule))])
    return not_met("none", reading.find("vague") or reading.find("activity"))


def _of_a_product(reading: Reading) -> bool:
    """Whether the figures only say how large a product is (*a home with 24 places is opened*): when is still open."""
    told = [(hit, piece.sentence_of(hit), piece) for piece in (*reading.all, *reading.rule) for hit in piece.figures]
    return len(told) == len(reading.levels) and all(
        hit.value == "count" and piece.find("milestone", within=sentence) for hit, sentence, piece in told
    )


def _acts(reading: Reading) -> tuple[list[Hit], list[Hit]]:
    """Finite acts with a date beside them, and those without one."""
    dated: list[Hit] = []
    undated: list[Hit] = []
    for piece in reading.own:
        acts = _finite(piece)
        (dated if reading.own_dates else undated).extend(acts)
        dated.extend(hit for hit in reading.own_dates if acts)
    for measure in reading.measures:
        acts = [hit for piece in measure.pieces for hit in _finite(piece)]
        when = measure.dates or reading.own_dates
        (dated if when else undated).extend(acts)
        dated.extend(hit for hit in when if acts)
    return dated, undated


def _finite(piece: Wording) -> list[Hit]:
    """Acts that come to an end, in the main clause: what a subordinate clause does is not the goal's act."""
    asides = [hit.span for hit in piece.find("aside")]
    finite = [hit for hit in piece.find("activity") if hit.value == "finite"]
    acts = (*piece.find("milestone"), *finite)
    return [hit for hit in acts if not any(start < hit.start < end for start, end in asides)]


def _named_indicators(reading: Reading) -> tuple[Hit, ...]:
    """A direction beside what is counted; or an indicator of a table without a level."""
    found: list[Hit] = []
    for piece in reading.all:
        indicators = piece.find("indicator")
        for direction in piece.find("direction"):
            near = [hit for hit in indicators if piece.sentence_of(hit) == piece.sentence_of(direction)]
            found.extend([near[0], direction] if near else [])
    for measure in reading.measures:
        target = measure.measure.target
        numeric = target is None or target.value.comparator not in (Comparator.MILESTONE, Comparator.QUALITATIVE)
        if numeric and measure.measure.indicator is not None:
            found.append(given("indicator", printed(measure.measure.indicator)))
    return tuple(found)


# ------------------------------------------------------------------------------------------ quantified
@criterion("figure direction comparison none")
def quantified(reading: Reading) -> Ruling:
    """Whether there is a target figure: a number with its unit, or an absolute."""
    if reading.levels:
        return met("figure", reading.levels)
    if compared := reading.find("comparison"):
        return partly("comparison", compared)
    directed = _named_indicators(reading)
    if any(hit.kind == "direction" for hit in directed) or any(measure.direction for measure in reading.measures):
        return partly("direction", directed or reading.directions)
    if beyond := _beyond_before(reading):
        return partly("direction", beyond)
    return not_met("none")


def _beyond_before(reading: Reading) -> list[Hit]:
    """States before that the target is only said to surpass: *higher than the 82 percent of 2024*."""
    found: list[Hit] = []
    for piece in reading.all:
        moving = [piece.sentence_of(hit) for kind in _SURPASSING for hit in piece.find(kind, piece.text)]
        compared = [base.hit for base in piece.bases if base.manner == "comparison"]
        found.extend(hit for hit in compared if piece.sentence_of(hit) in moving)
    return found


# ------------------------------------------------------------------------------------------ time_bound
@criterion("date measures some own_period plan_period none")
def time_bound(reading: Reading) -> Ruling:
    """By when; only printed words count."""
    if reading.own_dates:
        return met("date", reading.own_dates)
    dated = [measure for measure in reading.measures if measure.dates]
    words = [hit for measure in dated for hit in measure.dates]
    if dated and all(measure.dates for measure in reading.measures if measure.aims):
        return met("measures", words)
    if dated:
        return partly("some", words)
    if own := [hit for piece in reading.all for hit in piece.dates]:
        return partly("own_period", own)
    if reading.plan.period or reading.goal.deadline or _named_plan(reading):
        return partly("plan_period", _named_plan(reading))
    return not_met("none")


def _named_plan(reading: Reading) -> list[Hit]:
    """The plan's own name with its year as a heading above the goal."""
    return [hit for hit in reading.find("not_target", reading.title) if hit.value == "own_plan"]


# ------------------------------------------------------------------------------------------ baseline
@criterion("level_and_period state_and_period level period state none")
def baseline(reading: Reading) -> Ruling:
    """From where: the level or state before, with its period."""
    columns = list(_baseline_columns(reading))
    bases = [base for piece in reading.all for base in piece.bases]
    whole = [base.hit for base in bases if base.levels and base.periods]
    if found := [hit for cause, hit in columns if cause == "level_and_period"] + whole:
        return met("level_and_period", found)
    described = [hit for cause, hit in columns if cause == "state_and_period"]
    told = [base for base in bases if base.manner in ("earlier", "described")]
    described += [base.hit for base in told if base.periods]
    if described:
        return met("state_and_period", described)
    levels = [hit for cause, hit in columns if cause == "level"] + [base.hit for base in bases if base.levels]
    if levels:
        return partly("level", levels)
    if states := [hit for cause, hit in columns if cause == "state"] + [base.hit for base in told]:
        return partly("state", states)
    periods = [hit for cause, hit in columns if cause == "period"] + [base.hit for base in bases]
    return partly("period", periods) if periods else not_met("none")


def _baseline_columns(reading: Reading) -> Iterator[tuple[str, Hit]]:
    """What the baseline columns and blocks give: a level or a state, with or without a period."""
    if piece := reading.before:
        text, figures = printed(reading.goal.baseline), piece.levels
        dated = bool(piece.find("date", piece.text))
        short = len(piece.sentences) == 1 and (dated or figures)
        state = "level" if figures and short else "state"
        if short and not figures:  # only "2022", or "ALT evaluation in 2022"
            yield ("period", given("baseline", text))
        else:
            yield (f"{state}_and_period" if dated or reading.goal.baseline_period else state, given("baseline", text))
    for measure in (each.measure for each in reading.measures):
        text = printed(measure.baseline_value) or printed(measure.baseline_text)
        if measure.baseline_value is not None:
            dated = bool(measure.baseline_period) or _dated(printed(measure.baseline_text), reading)
            yield ("level_and_period" if dated else "level", given("baseline", text))
        elif text or measure.baseline_period:
            yield ("period", given("baseline", text or measure.baseline_period))


def _dated(text: str, reading: Reading) -> bool:
    piece = Wording(text, "baseline", reading.pack)
    return bool(piece.find("date", piece.text))


# ------------------------------------------------------------------------------------------ ambition
@criterion("better direction state kept mixed worse no_baseline unclear")
def ambition(reading: Reading) -> Ruling:
    """Whether the target moves beyond the baseline that is given."""
    if baseline(reading).cause == "none":
        return cannot_tell("no_baseline")
    found = list(steps(reading))
    outcomes = {step.outcome for step in found}
    hits = [hit for step in found for hit in step.hits]
    if "worse" in outcomes:
        return partly("mixed", hits) if "better" in outcomes else not_met("worse", hits)
    if "better" in outcomes:
        return met("better", [hit for step in found if step.outcome == "better" for hit in step.hits])
    return partly("kept", hits) if found else _without_levels(reading)


def _without_levels(reading: Reading) -> Ruling:
    """A baseline without a level that the target could be held against."""
    directions = reading.directions
    kept = [hit for hit in directions if hit.value == "maintain"]
    multiples = [hit for hit in reading.levels if hit.kind == "absolute" and hit.value == "change"]  # halved, doubled
    moving = [hit for hit in directions if hit.value in ("increase", "decrease")] or multiples
    if moving:
        return met("direction", moving)
    if kept:
        return partly("kept", kept)
    if reading.goal.baseline is not None:
        return met("state", [given("baseline", printed(reading.goal.baseline))])
    return cannot_tell("unclear")


# ------------------------------------------------------------------------------------------ followed_up
@criterion("cadence date form plan measuring evaluation none")
def followed_up(reading: Reading) -> Ruling:
    """How and when the goal is followed up."""
    found = [ruling for ruling in (_column(reading), _clauses(reading)) if ruling]
    if found:
        return next((ruling for ruling in found if ruling.verdict is Verdict.MET), found[0])
    if reading.plan.reporting is not None:
        return partly("plan", [given("report", printed(reading.plan.reporting.text))])
    if measured := _measuring(reading):
        return partly("measuring", measured)
    if evaluation := _evaluation(reading):
        return partly("evaluation", evaluation)
    return not_met("none")


def _column(reading: Reading) -> Ruling | None:
    """What the goal's own reporting says."""
    reporting = reading.goal.reporting
    if reporting is None:
        return None
    words = [given("report", printed(reporting.text))]
    if reporting.scope is Scope.DOCUMENT or reporting.text.basis is Basis.INHERITED:
        return partly("plan", words)
    vague = {Cadence.UNSPECIFIED, Cadence.CONTINUOUS, Cadence.ONCE}
    if set(reporting.cadences) - vague:
        return met("cadence", words)
    piece = Wording(printed(reporting.text), "reporting", reading.pack)
    if reporting.due_text or piece.find("date", piece.text):
        return met("date", words)
    return met("cadence", words) if piece.find("cadence", piece.text) else partly("form", words)


def _clauses(reading: Reading) -> Ruling | None:
    """Clauses of follow-up in the goal's own words."""
    forms: list[Hit] = []
    for piece in (*reading.all, *reading.rule, *reading.lead):
        for start, end in piece.followups:
            words = "\x00" * start + piece.text[start:end]
            hit = Hit("report", "", start, end, words, piece.quote(start, end).strip(" ,;"))
            if piece.find("cadence", words):
                return met("cadence", [hit])
            if piece.find("date", words):
                return met("date", [hit])
            forms.append(hit)
    return partly("form", forms) if forms else None


def _measuring(reading: Reading) -> list[Hit]:
    """How often the figure is taken."""
    if reading.goal.measurement_frequency is not None:
        return [given("cadence", printed(reading.goal.measurement_frequency))]
    found: list[Hit] = []
    for piece in reading.all:
        for hit in piece.find("judged"):
            start, end = piece.sentence_of(hit)
            found.extend(each for each in piece.find("cadence") if start <= each.start < end)
    return found


def _evaluation(reading: Reading) -> list[Hit]:
    """Words of the plan that make it a yearly evaluation by itself."""
    piece = Wording(f"{reading.plan.kind}\n{reading.plan.title}", "plan", reading.pack)
    return list(piece.find("evaluation", piece.text))
