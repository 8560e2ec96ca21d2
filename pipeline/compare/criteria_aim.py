"""Criteria of the aim itself: is it the right thing, for whom, said clearly, and within reach?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.compare.aims import aims
from pipeline.compare.evidence import Reading, given, printed, stated
from pipeline.compare.ruling import Ruling, cannot_tell, criterion, met, not_met, partly
from pipeline.compare.tasks import shared_words
from pipeline.compare.wording import Hit, Wording
from pipeline.records import Comparator, Verdict

_SERVICE_LEVELS = ("share", "time", "score", "state")  # not "count": what is counted may be mere doing


# ------------------------------------------------------------------------------------------ core_task
@criterion("main_task service mixed internal open")
def core_task(reading: Reading) -> Ruling:
    """Whether the goal concerns what the institution exists to do for others."""
    pieces = reading.own
    if reading.theme_only and not any(reading.find(kind, pieces) for kind in ("internal", "service", "beneficiary")):
        pieces = reading.all
    internal = reading.find("internal", pieces)
    tasks = shared_words(reading, pieces)
    if tasks and not internal:
        return met("main_task", tasks)
    outward = tasks or [*_receivers(reading, pieces), *reading.find("service", pieces)]
    if internal and outward:
        return _mixed(reading, pieces, internal, list(outward))
    if internal:
        return not_met("internal", internal)
    if outward:
        return met("service", outward)
    if staff := reading.find("staff", pieces):
        return not_met("internal", staff)
    return cannot_tell("open")


def _mixed(reading: Reading, pieces: Iterable[Wording], internal: tuple[Hit, ...], outward: list[Hit]) -> Ruling:
    """Own affairs beside outward ones: mixed if somebody outside gets something, else what is named first decides."""
    if _receivers(reading, pieces):
        return partly("mixed", [internal[0], outward[0]])
    if reading.find("staff", pieces):
        return not_met("internal", internal)
    for piece in pieces:
        subjects = [hit.span for hit in piece.find("institution")]  # the school that saves energy is no service
        own = piece.find("internal")
        other = [hit for hit in piece.find("service") if not any(a <= hit.start < b for a, b in subjects)]
        if own and other and other[0].start < own[0].start:
            return partly("mixed", [other[0], own[0]])
        if own:
            return not_met("internal", internal)
    return not_met("internal", internal)


def _receivers(reading: Reading, pieces: Iterable[Wording] | None = None) -> list[Hit]:
    """People and bodies outside who get something: not partners, and not those who are inspected."""
    found: list[Hit] = []
    for piece in reading.all if pieces is None else pieces:
        beside = [hit.span for kind in ("partner", "internal") for hit in piece.find(kind)]
        for hit in piece.find("beneficiary"):
            if not any(start <= hit.start < end for start, end in beside):
                found.append(hit)
    return found


# ------------------------------------------------------------------------------------------ result
@criterion("level outcome vision delivered purpose milestone activity none")
def result(reading: Reading) -> Ruling:
    """Whether a result is stated, and not merely an activity."""
    if levels := _service_levels(reading):
        return met("level", levels)
    outcomes, purposes = _outcomes(reading, reading.own)
    measured, _ = _outcomes(reading, reading.of_measures)
    doing = (*reading.find("activity"), *reading.find("milestone"))
    if outcomes and reading.measures and not measured and doing:
        return met("vision", outcomes)
    if outcomes or measured:
        return met("outcome", outcomes or measured)
    if delivered := _delivered(reading):
        return met("delivered", delivered)
    if purposes:
        return partly("purpose", purposes)
    if milestones := reading.find("milestone") or _read_milestones(reading):
        return partly("milestone", milestones)
    if acts := reading.find("activity") or reading.find("vague") or reading.find("shared"):
        return not_met("activity", acts)
    return partly("milestone", reading.levels) if reading.levels else not_met("none")


def _service_levels(reading: Reading) -> list[Hit]:
    """Levels of time, quality and coverage, and counts with an upper bound, since nobody sets out to do little. That
    all of a product is finished is a milestone, and coverage only where people are named to whom it is done."""
    finished: list[Hit] = []
    for piece in reading.all:
        served = [piece.clause_of(hit) for hit in piece.find("beneficiary")]
        acts = [clause for hit in piece.find("milestone") if (clause := piece.clause_of(hit)) not in served]
        finished.extend(hit for hit in piece.absolutes if hit.value == "share" and piece.clause_of(hit) in acts)
    capped = [hit for piece in reading.all for hit in piece.capped]
    return [hit for hit in reading.levels if (hit.value in _SERVICE_LEVELS or hit in capped) and hit not in finished]


def _delivered(reading: Reading) -> list[Hit]:
    """Counts of people or bodies who get something, named as people or by the act (*samples to 40 projects*); to ring
    them up is only doing."""
    found: list[Hit] = []
    for piece in reading.all:
        called = [piece.sentence_of(hit) for hit in piece.find("activity") if hit.value == "contact"]
        receivers = [hit.start for hit in piece.find("beneficiary")]
        reached = [hit.end for hit in piece.find("delivery")]
        found.extend(
            figure
            for figure in piece.figures
            if figure.value == "count"
            and piece.sentence_of(figure) not in called
            and any(figure.start <= place <= figure.end + 1 for place in (*receivers, *reached))
        )
    return found


def _outcomes(reading: Reading, pieces: Iterable[Wording]) -> tuple[list[Hit], list[Hit]]:
    """Changed or wanted states: stated as the aim, and named only as the purpose of an activity."""
    aims: list[Hit] = []
    purposes: list[Hit] = []
    for piece in pieces:
        asides = [hit.span for hit in piece.find("aside") if hit.value == "purpose" and not _measured(piece, hit)]
        vague = [hit.span for hit in piece.find("vague") if hit.value == "verb"]
        multiples = [hit for hit in piece.absolutes if hit.value == "change"]
        for hit in (*piece.find("outcome"), *piece.find("direction"), *piece.find("state"), *multiples):
            if any(start <= hit.start < end for start, end in vague):
                continue  # "improves the effort": a change of nothing one could meet
            inside = any(start < hit.start < end for start, end in asides)
            (purposes if inside else aims).append(hit)
    return aims, purposes


def _measured(piece: Wording, aside: Hit) -> bool:
    """Whether a purpose carries a figure of its own: then it is what is aimed at."""
    return any(aside.start <= hit.start < aside.end for hit in (*piece.figures, *piece.absolutes))


def _read_milestones(reading: Reading) -> tuple[Hit, ...]:
    read = [each.measure for each in reading.measures]
    return tuple(
        given("milestone", printed(measure.target))
        for measure in read
        if measure.target is not None and measure.target.value.comparator is Comparator.MILESTONE and measure.deadline
    )


# ------------------------------------------------------------------------------------------ external_direction
@criterion("named implied staff none")
def external_direction(reading: Reading) -> Ruling:
    """Whether it says who outside the institution benefits."""
    receivers = _receivers(reading)
    if receivers:
        return met("named", receivers)
    internal = (*reading.find("internal", reading.own), *reading.find("staff", reading.own))
    implied = [hit for piece in reading.all for hit in _implied(piece)]
    if implied and not internal:
        return partly("implied", implied)
    if staff := (*internal, *reading.find("staff")):
        return not_met("staff", staff)
    return not_met("none")


def _implied(piece: Wording) -> list[Hit]:
    """Services that people meet, and people who are only partners; a figure of the whole society is no service."""
    society = [hit.span for hit in piece.find("society")]
    services = [hit for hit in piece.find("service") if hit.value == "people"]
    named = (*services, *piece.find("beneficiary"))
    return [hit for hit in named if not any(start <= hit.start < end for start, end in society)]


# ------------------------------------------------------------------------------------------ clear
@criterion("plain two_aims one_vague theme hedged bundle vague slogan")
def clear(reading: Reading) -> Ruling:
    """Whether a reader outside can say what is aimed at."""
    if reading.theme_only and not _told(reading):
        return _clear_theme(reading, reading.title)
    pieces = reading.statement[:1] or reading.title  # lines below the first are measures and labels
    ruling = _clear_text(reading, pieces)
    if reading.measures and ruling.cause in ("vague", "slogan") and not any(aims(piece) for piece in pieces):
        ruling = _clear_theme(reading, pieces)
    hedges = reading.find("hedge", pieces)
    if not hedges or ruling.verdict is Verdict.NOT_MET:
        return ruling
    return partly("hedged", hedges) if ruling.cause == "plain" else not_met("hedged", [*hedges, *ruling.hits])


def _told(reading: Reading) -> bool:
    """Whether the title is a whole sentence (*The university lowers its emissions*) and no theme."""
    cues = reading.pack.rules("cues")
    return any(cues.has(piece.text, kind) for piece in reading.title for kind in ("finite", "commitment"))


def _clear_theme(reading: Reading, theme: tuple[Wording, ...]) -> Ruling:
    """A theme word is judged on its measures, and is at most partly clear."""
    rulings = [_clear_text(reading, measure.pieces) for measure in reading.measures]
    poor = [ruling for ruling in rulings if ruling.cause in ("vague", "bundle", "slogan")]
    if 2 * len(poor) >= max(2, len(rulings)):
        return not_met("vague", [*reading.find("vague", theme), *(hit for each in poor for hit in each.hits)])
    return partly("theme", [given("title", piece.text) for piece in theme])


def _clear_text(reading: Reading, pieces: tuple[Wording, ...]) -> Ruling:
    """One piece of text, hedges left aside."""
    found = [hit for piece in pieces for hit in aims(piece)]
    if len(found) >= 3:
        return not_met("bundle", found)
    vague = reading.find("vague", pieces)
    slogans = reading.find("slogan", pieces)
    core = _core(reading, pieces)
    verbs = [hit for hit in vague if hit.value != "word"]
    if not core and slogans:
        return not_met("slogan", slogans)
    if len(vague) > (2 if core else 1) or (verbs and not core):
        return not_met("vague", vague)
    if vague or slogans:
        return partly("one_vague", (*vague, *slogans))
    return partly("two_aims", found) if len(found) == 2 else met("plain", found)


def _core(reading: Reading, pieces: tuple[Wording, ...]) -> bool:
    """Whether there is something plain beside the vague words: a figure, an act with an end, a counted change."""
    figures = any(piece.figures or piece.absolutes for piece in pieces)
    counted = reading.find("direction", pieces) and reading.find("indicator", pieces)
    return bool(figures or counted or reading.find("milestone", pieces))


# ------------------------------------------------------------------------------------------ owner
@criterion("named column inherited institution publisher none")
def owner(reading: Reading) -> Ruling:
    """Whether someone is named as responsible."""
    responsible = reading.goal.responsible
    if responsible is not None and stated(responsible):
        return met("column", [given("owner", printed(responsible))])
    pieces = (*reading.all, *reading.rule)
    if named := [hit for piece in pieces for hit in piece.owners]:
        return met("named", named)
    if responsible is not None:
        return partly("inherited", [given("owner", printed(responsible))])
    if subjects := reading.find("institution"):
        return partly("institution", subjects)
    return partly("publisher", published) if (published := _publisher(reading)) else not_met("none")


def _publisher(reading: Reading) -> list[Hit]:
    """The publisher's name as a subject: printed without a genitive ending."""
    name = reading.plan.publisher.strip()
    if not name:
        return []
    pattern = re.compile(re.escape(name) + r"(?![\w’'])", re.IGNORECASE)
    return [
        Hit("institution", "", *match.span(), match.group(), piece.quote(*match.span()))
        for piece in reading.all
        for match in pattern.finditer(piece.words)
    ]


# ------------------------------------------------------------------------------------------ attributable
@criterion("own shared society_with_step society")
def attributable(reading: Reading) -> Ruling:
    """Whether the institution can bring it about."""
    society = _society(reading.own) or (_society(reading.all) if reading.theme_only else [])
    if society:
        step = _own_steps(reading)
        return partly("society_with_step", [*society, *step]) if step else not_met("society", society)
    if shared := _shared((*reading.own, *reading.lead)) or (_shared(reading.all) if reading.theme_only else []):
        return partly("shared", shared)
    return met("own", reading.find("institution"))


def _shared(pieces: Iterable[Wording]) -> list[Hit]:
    """Words that share the result, but for what own steps are good for: *two measures that contribute to trust*."""
    found: list[Hit] = []
    for piece in pieces:
        opened = [hit.start for hit in piece.find("aside") if hit.value == "relative"]
        found.extend(
            hit
            for hit in piece.find("shared")
            if not any(len(piece.text[start : hit.start].split()) == 1 for start in opened if start < hit.start)
        )
    return found


def _society(pieces: Iterable[Wording]) -> list[Hit]:
    """Society-level figures, but for those of people whom the institution itself serves."""
    found: list[Hit] = []
    for piece in pieces:
        served = [piece.sentence_of(hit) for hit in piece.find("served")]
        found.extend(hit for hit in piece.find("society") if piece.sentence_of(hit) not in served)
    return found


def _own_steps(reading: Reading) -> list[Hit]:
    """Steps of the institution itself: acts in the measures, or acts beside a society-level aim. What grows of itself
    (*30 new companies*) is the aim and no step."""
    found = [*reading.find("own_step")]
    for piece in reading.all:
        society = [hit.span for hit in piece.find("society")]
        finite = (*piece.find("milestone"), *(hit for hit in piece.find("activity") if hit.value == "finite"))
        acts = [hit for hit in finite if not any(start <= hit.start < end for start, end in society)]
        if piece.role == "measure" or piece.find("institution") or _publisher(reading):
            found.extend(acts)
    return found
