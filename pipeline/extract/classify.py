"""Closed vocabularies from words: goal type, result level, level of government, kind of act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extract.language import Analyser
from pipeline.packs import LanguagePack
from pipeline.records import Comparator, GoalType, Measure, ResultLevel


class Classifier:
    """Classifies with one pack. Where the words do not decide, the answer is empty."""

    def __init__(self, pack: LanguagePack, analyse: Analyser) -> None:
        self._rules = pack.rules("types")
        self._analyse = analyse

    def stated_types(self, text: str) -> tuple[GoalType, ...]:
        """The types a type cell names, in a fixed order (development before operations as most plans print them)."""
        named = {GoalType(rule.value) for rule, _ in self._rules.find(text, "goal_type")}
        return tuple(kind for kind in (GoalType.DEVELOPMENT, GoalType.OPERATIONS) if kind in named)

    def inferred_types(self, text: str) -> tuple[GoalType, ...]:
        """The type that clearly more hints point to; nothing when they balance or are absent."""
        votes = Counter(rule.value for rule, _ in self._rules.find(text, "goal_type_hint"))
        ranked = votes.most_common()
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        return (GoalType(ranked[0][0]),)

    def level(self, text: str) -> str:
        """group, agency, national, regional, council, committee or unit; empty when no word says."""
        found = self._rules.first(text, "level")
        return found[0].value if found else ""

    def labelled_level(self, label: str) -> ResultLevel | None:
        """The result level an indicator's printed group names (产出指标)."""
        found = self._rules.first(label, "result_level")
        return ResultLevel(found[0].value) if found else None

    def text_level(self, text: str) -> ResultLevel | None:
        """The result level that the first telling word of a text points to."""
        found = self._rules.first(text, "result_level_hint")
        return ResultLevel(found[0].value) if found else None

    def result_level(self, text: str, measures: Sequence[Measure]) -> ResultLevel | None:
        """A goal's level: its own words, else the highest level of its measures."""
        own = self.text_level(text)
        if own is not None:
            return own
        order = list(ResultLevel)
        levels = [measure.result_level for measure in measures if measure.result_level]
        return max(levels, key=order.index, default=None)

    def kind_of_act(self, text: str) -> Comparator | None:
        """An act that can be checked done is a milestone, an open-ended one is qualitative; None without an act."""
        found = self._analyse(text)
        if found.has("answer"):
            return Comparator.MILESTONE  # 是: the indicator asks whether something is done
        cues = found.of("activity", "output", "vague", "contribution", "maintain")
        if found.has("worded_level") and not found.has("finished"):
            return Comparator.QUALITATIVE  # 不发生重大事故: a level that words tell
        if not cues:
            return Comparator.MILESTONE if found.has("finished") else None
        if cues[0].kind in ("activity", "output"):
            return Comparator.MILESTONE
        return Comparator.MAINTAIN if cues[0].kind == "maintain" else Comparator.QUALITATIVE
