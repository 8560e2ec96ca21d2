"""The same goal printed several times is one goal: the body wins, the rest are mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import add
from typing import Any

from pipeline.cleaning import is_wide
from pipeline.extract.attach import themed
from pipeline.extract.build import BARE_NUMBER, TURNING
from pipeline.extract.figures import NAMED_UNITS
from pipeline.extract.measured import numbered
from pipeline.extract.tables import CATEGORY
from pipeline.extract.texts import SPACED_DASH, block_of
from pipeline.packs.numerals import in_figures
from pipeline.records import Goal, Measure, Origin

_WORD = re.compile(r"\w", re.UNICODE)
_WORDS = re.compile(r"[^\W\d_]+")
_STEM = 4  # letters that a catchword shares with the word it stands for
_FULL_TITLE = 6  # letters
_MIN_THEME = 4  # letters
_TOLD_ONCE = ("indicator", "baseline_value", "baseline_text", "baseline_period", "weight")
_BOTH = 2  # measures of one level: one of either
_SAME_WORDING, _SAME_NUMBERED = 0.86, 0.6  # likeness of wordings, of those under the same number
_OTHER_TITLE = 0.4
_LEAST_RESTATED, _MOSTLY = 3, 0.75  # rows of a table that prints the goals before it again
_NAMED = 0.5  # of a name
_SAME_NAME = 0.6  # of the character pairs of an indicator's name


def merge(goals: list[tuple[Goal, bool]], averaged: Callable[[str], bool] = lambda wording: False) -> tuple[Goal, ...]:
    """Goals in reading order, each once. `averaged` tells whether a wording speaks of a yearly average: growth of 5 %
    a year over five years (年均增长5%) is another goal than growth of 5 % this year. The flag marks goals read from an
    overview (weights, annex, summary): such a goal only adds what the body leaves out; with no body it stands for
    itself, unless the document has other goals and it says nothing more than a name."""
    body = _with_themes([goal for goal, overview in goals if not overview])
    kept: list[Goal] = []
    for goal in body:
        twin = _twin(goal, kept, averaged)
        if twin is None:
            kept.append(goal)
        else:
            kept[twin] = _combined(kept[twin], goal)
    kept = _without_restated_tables(_without_repeated_rows(kept))
    for goal, overview in goals:
        if not overview:
            continue
        twin = _twin(goal, kept, averaged)
        if twin is not None:
            kept[twin] = _with_mention(kept[twin], goal)
        elif not body and not _is_mere_number(goal):
            kept.append(replace(goal, confidence=round(goal.confidence * 0.8, 2)))
    return tuple(_unique_ids([_measured_best(goal) for goal in kept]))


def _is_mere_number(row: Goal) -> bool:
    """Whether a row names a goal by its number alone: "Mål 1.1 | 40 pct."."""
    return row.statement is None and row.title is not None and row.title.rule == BARE_NUMBER


def _without_repeated_rows(goals: list[Goal]) -> list[Goal]:
    """Goals without the rows of an indicator table that print again a level of a goal told in prose: 年展览总面积 | 260
    beside 年展览总面积达到260万平方米. Its level before and its further years go to that goal."""
    kept = list(goals)
    for row in goals:
        if (twin := next((goal for goal in kept if _repeats(row, goal)), None)) is not None:
            kept[kept.index(twin)] = _with_mention(twin, row)
            kept.remove(row)
    return kept


def _repeats(row: Goal, told: Goal) -> bool:
    names = [measure.indicator.value for measure in row.measures if measure.indicator]
    alone = row.origin is Origin.TABLE and row.statement is None and row.title is not None
    if told.origin is not Origin.PROSE or not alone or not names or {*names} != {row.title.value}:  # type: ignore[union-attr]
        return False
    name = _pairs(names[0])
    return any(
        _level(measure) in map(_level, row.measures)
        and _value(measure) is not None
        and _shared(name, _pairs(measure.text.value)) >= _SAME_NAME * name.total()
        for measure in told.measures
    )


def _without_restated_tables(goals: list[Goal]) -> list[Goal]:
    """Goals without the rows of a table behind them that prints their levels again beside short names: an annex that
    breaks a plan down among its units, numbered anew. Nearly all of its rows print levels of one goal each."""
    kept = list(goals)
    rows = [goal for goal in goals if goal.origin is Origin.TABLE]
    for _, group in groupby(rows, key=lambda goal: block_of(goal.source.block)):
        table = list(group)
        before = kept[: kept.index(table[0])]
        twins = [_restated(row, before) for row in table]
        told = [twin.id for twin in twins if twin is not None]
        if len(told) < max(_LEAST_RESTATED, _MOSTLY * len(table)) or len({*told}) < len(told):
            continue
        for row, twin in zip(table, twins, strict=True):
            if twin is not None:
                kept[kept.index(twin)] = _combined(twin, row)
                kept.remove(row)
    return kept


def _restated(row: Goal, before: list[Goal]) -> Goal | None:
    """The goal that prints all levels of a row and has most of its name in its words, where one has most."""
    levels = _figures(row)
    fits = [goal for goal in before if levels and levels <= _figures(goal)]
    named = [(share, goal) for goal in fits if (share := _named_in(_name(row), " ".join(_wordings(goal)))) >= _NAMED]
    best = max((share for share, _ in named), default=0.0)
    found = [goal for share, goal in named if share == best]
    return found[0] if len(found) == 1 else None


def _named_in(name: str, text: str) -> float:
    """The share of a name that a text holds: of its pairs of Han characters, or of its words whatever their endings."""
    if is_wide(name[:1]):
        pairs = _pairs(name)
        return _shared(pairs, _pairs(text)) / max(1, pairs.total())
    telling = [word for word in _WORDS.findall(name.casefold()) if len(word) >= _STEM]
    return len(_spoken(text, telling)) / max(1, len(telling))


def _measured_best(goal: Goal) -> Goal:
    """A goal without the mere direction of its own sentence, where another printing of it says what measures it."""
    told = tuple(measure for measure in goal.measures if measure.text.rule != TURNING)
    if not told or len(told) == len(goal.measures):
        return goal
    return replace(goal, measures=numbered(goal.id, told))


def _twin(goal: Goal, others: list[Goal], averaged: Callable[[str], bool]) -> int | None:
    for index, other in enumerate(others):
        told = goal.origin is other.origin is Origin.PROSE
        if _is_same(goal, other) and not (told and averaged(_name(goal)) != averaged(_name(other))):
            return index
    return None


def _is_same(one: Goal, other: Goal) -> bool:
    """Whether two printings state one goal: one refers to the other, or their words say so, unless their numbers or
    figures keep them apart. Numbers alone do not decide, since they are renumbered now and then."""
    if _place(one) == _place(other) or _either(one, other, _refers, _is_theme_of):
        return True
    if _are_numbered_apart(one, other):
        return False
    if _is_named_anew(one, other) or _either(one, other, _goes_on):
        return True  # whatever their figures
    if _are_measured_apart(one, other):
        return False
    return _either(one, other, _opens) or _is_worded_alike(one, other)


def _either(one: Goal, other: Goal, *ways: Callable[[Goal, Goal], bool]) -> bool:
    """Whether one of these holds of two goals in either order."""
    return any(way(one, other) or way(other, one) for way in ways)


def _same_number(one: Goal, other: Goal) -> bool | None:
    """Whether two goals have the same number, in whatever figures; None where one has none."""
    return in_figures(one.number.value) == in_figures(other.number.value) if one.number and other.number else None


def _are_numbered_apart(one: Goal, other: Goal) -> bool:
    """Whether two goals have numbers of their own as rows of tables, or beside titles that are not alike and are held
    to the same: "Mål 1: Kort tid" and "Mål 2: God hjælp"."""
    if _same_number(one, other) is not False:
        return False
    tabled = one.origin is other.origin is Origin.TABLE
    return tabled or bool(one.title and other.title and _likeness(_name(one), _name(other)) < _OTHER_TITLE)


def _is_named_anew(one: Goal, other: Goal) -> bool:
    """Whether two printings have the same name: rows that print the goal for each of its indicators, number and all, or
    a list of tasks and an annexed table of their indicators."""
    if _letters(one) != _letters(other):
        return False
    if one.origin is not other.origin:
        return len(_letters(one)) >= _FULL_TITLE and _same_number(one, other) is not False
    return one.origin is Origin.TABLE and _same_number(one, other) is True


def _are_measured_apart(one: Goal, other: Goal) -> bool:
    """Whether both goals have figures and share none."""
    return bool(_figures(one) and _figures(other)) and _figures(one).isdisjoint(_figures(other))


def _is_worded_alike(one: Goal, other: Goal) -> bool:
    """Whether a wording of one goal is like one of the other; under the same number it need be less so."""
    pairs = ((a, b) for a in _wordings(one) for b in _wordings(other))
    if _same_number(one, other):
        return any(_likeness(a, b) > _SAME_NUMBERED for a, b in pairs)
    return any(_likeness(a, b, _SAME_WORDING) >= _SAME_WORDING for a, b in pairs)


def _opens(named: Goal, stated: Goal) -> bool:
    """Whether the title of one opens the wording of the other under the same number: "Kortere kø" and "Kortere kø:
    Ingen venter over ..."."""
    name = _letters(named)
    return bool(_same_number(named, stated)) and len(name) >= _FULL_TITLE and _letters(stated).startswith(name)


def _goes_on(named: Goal, noted: Goal) -> bool:
    """Whether one title is the other of the same number with what measures it behind a dash: "Flere tolke – antal
    certificerede tolke"."""
    parts = SPACED_DASH.split(_name(noted))
    return bool(_same_number(named, noted)) and len(parts) > 1 and parts[0].casefold() == _name(named).casefold()


def _letters(goal: Goal) -> str:
    """The letters and digits of a goal's name."""
    return _letters_of(_name(goal))


def _refers(row: Goal, body: Goal) -> bool:
    """Whether a table row names a goal stated in full elsewhere: by its label and number ("Mål 1"), or by its number
    and a catchword ("A. Kø" for "A. Kortere kø")."""
    if row.origin is not Origin.TABLE or row.statement or row.title is None or row.number is None:
        return False
    if body.number is None or body.number.value.casefold() != row.number.value.casefold() or body is row:
        return False
    if _is_mere_number(row):
        return True
    named = _WORDS.findall(row.title.value.casefold())
    if body.statement is not None and _speaks(_name(body), named):
        return True
    telling = [word for word in named if len(word) >= _STEM]  # "Verkställda avhysningar" stands in the statement
    told = " ".join([*_wordings(body), *(measure.text.value for measure in body.measures)])
    levels, printed = ({_value(one) for one in goal.measures} - {None} for goal in (row, body))
    restated = bool(levels) and (levels <= printed or not printed)  # rows with levels of their own are further goals
    return restated and bool(telling) and _speaks(told, telling)


def _speaks(text: str, named: list[str]) -> bool:
    """Whether all words of a name stand in a text, whatever their endings."""
    return len(_spoken(text, named)) == len(named)


def _spoken(text: str, named: list[str]) -> list[str]:
    """The words of a name that stand in a text, whatever their endings."""
    words = [word for word in _WORDS.findall(text.casefold()) if len(word) > 1]
    return [word for word in named if any(_same_stem(word, other) for other in words)]


def _is_theme_of(row: Goal, body: Goal) -> bool:
    """Whether the category of an indicator table is a goal's theme: 服务体系 for "服务体系更加健全。到2027年,...".
    Plans state their goals in a list and print the indicators by category behind it."""
    if not _is_category(row):
        return False
    theme, stated = _letters(row), _letters(body)
    return body.origin is Origin.PROSE and len(theme) >= _MIN_THEME and stated.startswith(theme)


def _with_themes(goals: list[Goal]) -> list[Goal]:
    """Goals where the categories of an indicator table have become the goals they are the themes of, if most of them
    name one: 就业帮扶 over its rows is 残疾人就业更加充分 of the list in front of the table."""
    rows = [goal for goal in goals if _is_category(goal)]
    told = [goal for goal in goals if goal.origin is Origin.PROSE]
    stated = [goal for goal in told if _is_listed(goal)] or told  # the whole plan's goal names every theme
    rows = [row for row in rows if not any(_is_theme_of(row, body) for body in stated)]
    found = themed([_name(row) for row in rows], [_name(body) for body in stated])
    themes = {id(rows[row]): stated[place] for row, place in found.items()}
    merged = {id(themes[id(row)]): _combined(themes[id(row)], row) for row in rows if id(row) in themes}
    return [merged.get(id(goal), goal) for goal in goals if id(goal) not in themes]


def _is_listed(goal: Goal) -> bool:
    return goal.title is not None or (goal.statement is not None and goal.statement.rule.startswith("list."))


def _is_category(goal: Goal) -> bool:
    named = goal.title or goal.statement
    return named is not None and named.rule.startswith(CATEGORY)


def _same_stem(one: str, other: str) -> bool:
    stem = min(len(one), len(other), _STEM)
    return one[:stem] == other[:stem] and (stem >= _STEM or one == other)


def _place(goal: Goal) -> tuple[str, int]:
    """Where a goal is worded: several goals of one cell may share the title in the cell beside it."""
    source = goal.statement.source if goal.statement else goal.source
    return source.block, source.start


def _name(goal: Goal) -> str:
    part = goal.title or goal.statement
    return part.value if part else ""


def _wordings(goal: Goal) -> list[str]:
    return [part.value for part in (goal.title, goal.statement) if part is not None]


def _figures(goal: Goal) -> set[object]:
    return {_level(measure) for measure in goal.measures if _value(measure) is not None}


def _value(measure: Measure) -> Decimal | None:
    return measure.target.value.value if measure.target else None


def _likeness(one: str, other: str, least: float = 0.0) -> float:
    """Dice coefficient of character pairs, letters and digits only; 0 where their lengths keep it below `least`."""
    first, second = _pairs(one), _pairs(other)
    total = first.total() + second.total()
    if not total or 2 * min(first.total(), second.total()) / total < least:
        return 0.0
    return 2 * _shared(first, second) / total


def _shared(one: Counter[str], other: Counter[str]) -> int:
    return sum(min(count, other[pair]) for pair, count in one.items() if pair in other)


@lru_cache(maxsize=4096)  # each wording is held against all others
def _pairs(text: str) -> Counter[str]:
    letters = _letters_of(text)
    return Counter(map(add, letters, letters[1:]))


@lru_cache(maxsize=4096)
def _letters_of(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _combined(kept: Goal, again: Goal) -> Goal:
    """Two readings of one goal: the one with more measures leads, the other fills what it leaves empty."""
    lead, rest = (again, kept) if len(again.measures) > len(kept.measures) else (kept, again)
    filled = {
        name: getattr(rest, name)
        for name in (
            "number",
            "title",
            "statement",
            "level",
            "area",
            "reporting",
            "measurement_frequency",
            "deadline",
            "responsible",
            "weight",
            "baseline",
            "fulfilment_rule",
            "goal_type_stated",
        )
        if getattr(lead, name) is None and getattr(rest, name) is not None
    }
    if any(measure.baseline_value for measure in rest.measures):
        filled.pop("baseline", None)  # its measures say it
    filled |= _types(filled, rest)
    full = rest.title is not None and rest.statement is not None
    bare = lead.title is None or lead.statement is None or lead.title.value == lead.statement.value
    if full and bare:  # a table names by a theme what prose states in full
        filled |= {"title": rest.title, "statement": rest.statement, "source": rest.source}
    again_told = _with_units(rest.measures, lead.measures)
    extra = [m for m in again_told if _value(m) is not None and _level(m) not in _figures(lead)]
    combined = replace(lead, **filled)
    measures = numbered(combined.id, (*_completed(combined.measures, again_told), *extra))
    return replace(combined, measures=measures, mentions=(*combined.mentions, rest.source))


def _with_units(rows: tuple[Measure, ...], told: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Measures whose figure one measure of the goal's own text prints with its unit, with that unit: "högst 19" or
    "högst 19 (antal avhysningar)" beside "högst 19 vräkningar"."""
    found = []
    for row in rows:
        twins = [one for one in told if _value(one) is not None and _value(one) == _value(row)]
        units = {str(_level(one)[1]) for one in (row, *twins)} if row.target is not None else set()
        counted = row.target is not None and (not row.target.value.unit or units.isdisjoint(NAMED_UNITS))
        found.append(replace(row, target=twins[0].target) if counted and len(twins) == 1 else row)
    return tuple(found)


def _completed(measures: tuple[Measure, ...], again: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The measures with what the same goal's measure of the same level says elsewhere, where just one does: a table of
    indicators prints the level before that the goal's own text leaves out."""
    levels = Counter(map(_level, (*measures, *again)))
    twins = {_level(measure): measure for measure in again}
    return tuple(
        replace(measure, **{name: getattr(twin, name) for name in _TOLD_ONCE if not getattr(measure, name)})
        if (twin := twins.get(_level(measure))) and _value(measure) is not None and levels[_level(measure)] == _BOTH
        else measure
        for measure in measures
    )


def _level(measure: Measure) -> tuple[object, str]:
    return _value(measure), measure.target.value.unit if measure.target else ""


def _with_mention(goal: Goal, mention: Goal) -> Goal:
    """The goal with what an overview alone says of it; its measures too, where the body prints none."""
    names = ("weight", "responsible", "level", "goal_type_stated", "reporting", "measurement_frequency", "deadline")
    filled = {
        name: getattr(mention, name)
        for name in names
        if getattr(goal, name) is None and getattr(mention, name) is not None
    }
    filled |= _types(filled, mention)
    filled["measures"] = _completed(goal.measures, mention.measures)
    known = {_value(measure) for measure in goal.measures if measure.target}
    new = [m for m in mention.measures if (_value(m) not in known if _value(m) is not None else not known)]
    if new:
        filled["measures"] = numbered(goal.id, (*filled["measures"], *new))
    return replace(goal, **filled, mentions=(*goal.mentions, mention.source))


def _types(filled: dict[str, Any], stated: Goal) -> dict[str, Any]:
    """The types that another printing of a goal states, where what it says of the type is taken over."""
    if "goal_type_stated" not in filled:
        return {}
    return {"goal_types": stated.goal_types, "goal_type_basis": stated.goal_type_basis}


def _unique_ids(goals: list[Goal]) -> list[Goal]:
    seen: Counter[str] = Counter()
    unique = []
    for goal in goals:
        seen[goal.id] += 1
        if seen[goal.id] > 1:
            new = f"{goal.id}{seen[goal.id]}"
            goal = replace(goal, id=new, measures=numbered(new, goal.measures))
        unique.append(goal)
    return unique
