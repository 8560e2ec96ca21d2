"""What one sentence is in a plan: a goal, or talk about goals, a past result, a need, somebody else's target."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.language import Analyser
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.quantities import TargetReading

_NEVER = ("discourse", "other_owner", "assignment")
_WEAK_RULES = frozenset(["quantity.figure"])


@dataclass(frozen=True, slots=True)
class GoalSign:
    """That a sentence states a goal, how sure that is and which rule says so."""

    confidence: float
    rule: str


class SentenceJudge:
    """Tells goals from the sentences that look like them, with one pack."""

    def __init__(self, analyse: Analyser, phrases: PhraseReader) -> None:
        self._analyse = analyse
        self._phrases = phrases

    def sign(self, text: str, *, in_goal_section: bool) -> GoalSign | None:
        """Whether a sentence states a goal. In a goal section a wish is enough; elsewhere it must be declared a goal
        or be a commitment with a figure."""
        cues = self._analyse(text)
        declared = cues.has("declared_goal")
        if cues.has(*_NEVER) or (cues.has("need") and not declared):
            return None
        committed = cues.has("commitment")
        if cues.has("past") and not (declared or committed):
            return None
        moves = cues.has("outcome", "maintain")
        firm = bool(self.firm_targets(text))
        if declared:
            return GoalSign(0.85, "sentence.declared")
        if firm and committed and (moves or cues.has("output", "stretch", "activity")):
            return GoalSign(0.75, "sentence.committed-with-figure")
        if firm and moves and in_goal_section:
            return GoalSign(0.75, "sentence.figure-in-goal-section")
        if in_goal_section and committed and (moves or cues.has("contribution", "output", "activity", "vague")):
            return GoalSign(0.65, "sentence.commitment-in-goal-section")
        return None

    def list_item_sign(self, text: str) -> GoalSign | None:
        """Whether an item of a list in a goal section is a goal: all are, but for those that say otherwise."""
        cues = self._analyse(text)
        if cues.has(*_NEVER) or (cues.has("past") and not cues.has("commitment", "declared_goal", "outcome")):
            return None
        return GoalSign(0.7, "list.in-goal-section")

    def firm_targets(self, text: str) -> list[TargetReading]:
        """Targets that some word holds: a bare number in running text is no target."""
        return [target for target in self._phrases.targets(text) if target.rule not in _WEAK_RULES]

    def is_sentence(self, text: str) -> bool:
        """Whether a text says something (a statement) rather than names something (a title)."""
        if text.rstrip()[-1:] in ".。!?" and len(text.split()) > 3:
            return True
        cues = self._analyse(text)
        return cues.has("commitment", "declared_goal", "institution") and cues.has(
            "outcome", "activity", "output", "commitment", "contribution", "maintain"
        )
