"""Records in words for people: targets, cadences, types, names of languages and countries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from pipeline.packs import known_languages, open_pack
from pipeline.records import Basis, ExemplarMatch, Goal, Judgement, Measure, Plan, Reporting, Result, Scope, Target
from pipeline.report.texts import Texts

Address = Callable[[Result], str]  # of a plan's page, as seen from the report
LONGEST = 900  # characters of one text
LONGEST_NAME = 200  # of a title, publisher or file name
LONGEST_UNIT = 60


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text, cut with an ellipsis where it is very long."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def plan_title(result: Result, texts: Texts) -> str:
    """The plan's title, else the file's, else that it has none."""
    return shorten(result.title, LONGEST_NAME) or texts("plans.untitled")


def target_words(target: Target, texts: Texts) -> str:
    """A target in a few signs ("≥ 95 %"); one without a figure by its word ("milestone")."""
    if target.value is None:
        return texts.word("comparator", target.comparator.value)
    upper = texts.figure(target.upper) if target.upper is not None else ""
    figures = {"value": texts.figure(target.value), "upper": upper}
    return texts(
        f"targets.{target.comparator.value}", unit=texts.word("unit", shorten(target.unit, LONGEST_UNIT)), **figures
    ).strip()


def measure_lines(measures: Sequence[Measure], texts: Texts) -> list[tuple[str, str]]:
    """Text and figures of measures, a line each; one indicator with targets for several years takes one line."""
    lines = []
    for text, alike in groupby(measures, key=lambda measure: measure.text.value):
        group = list(alike)
        baselines = list(dict.fromkeys(_baseline_words(measure, texts) for measure in group))
        once = baselines[0] if len(baselines) == 1 else ""
        figures = (_figure_words(measure, texts, "" if once else _baseline_words(measure, texts)) for measure in group)
        words = texts("marks.clauses").join(part for part in figures if part)
        lines.append((shorten(text), " · ".join(part for part in (words, once) if part)))
    return lines


def _figure_words(measure: Measure, texts: Texts, baseline: str) -> str:
    """Target, and when: the deadline, else the period."""
    when = texts("plans.by", date=measure.deadline.value.isoformat()) if measure.deadline else measure.target_period
    target = target_words(measure.target.value, texts) if measure.target else ""
    return " · ".join(part for part in (target, when, baseline) if part)


def _baseline_words(measure: Measure, texts: Texts) -> str:
    if measure.baseline_value is None:
        return ""
    figure = f"{texts.figure(measure.baseline_value.value)} {measure.baseline_period}".strip()
    return texts("plans.baseline", baseline=figure)


def cadence_words(reporting: Reporting | None, texts: Texts) -> str:
    """Cadences in words; empty when none is stated."""
    return texts.listed(texts.word("cadence", cadence.value) for cadence in reporting.cadences) if reporting else ""


def reporting_words(reporting: Reporting | None, texts: Texts) -> str:
    """Cadences in words, marked when stated once for the whole plan."""
    words = cadence_words(reporting, texts)
    whole_plan = words and reporting is not None and reporting.scope is Scope.DOCUMENT
    return texts("plans.whole_plan", cadence=words) if whole_plan else words


def near_words(judgement: Judgement, texts: Texts) -> str:
    """How near the exemplar is, and why: "Score 0.42: the same policy field; words in common (ventetid)"."""
    if judgement.exemplar_score is None:
        return ""
    words = {match: texts.word("exemplar_match", match.value) for match in judgement.exemplar_match}
    if judgement.exemplar_words:
        words[ExemplarMatch.WORDS] = f"{words[ExemplarMatch.WORDS]} ({', '.join(judgement.exemplar_words)})"
    return texts("examples.near", score=f"{judgement.exemplar_score:.2f}", match="; ".join(words.values()))


def type_words(goal: Goal, texts: Texts) -> str:
    """Goal types in words, marked when inferred or stated for the whole plan."""
    if not goal.goal_types:
        return ""
    words = texts.listed(texts.word("goal_type", kind.value) for kind in goal.goal_types)
    marked = {Basis.INFERRED: "plans.inferred", Basis.INHERITED: "plans.inherited"}
    key = marked.get(goal.goal_type_basis) if goal.goal_type_basis else None
    return texts(key, type=words) if key else words


def language_name(code: str | None, texts: Texts) -> str:
    """The name of a plan's language in the report's language, as its pack gives it; else the code."""
    if not code or code not in known_languages():
        return code or ""
    names = open_pack(code).settings.name
    return names.get(texts("code")) or next(iter(names.values()), code)


def place_words(plan: Plan, texts: Texts) -> str:
    """Country and language: "Denmark, Danish"."""
    country = texts.word("country", plan.country) if plan.country else ""
    return texts.listed((country, language_name(plan.language, texts)))
