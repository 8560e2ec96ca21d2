"""Review: what people decide about the goal table, kept apart from extraction and applied to its results."""

from pipeline.review.apply import Decided, decided_in, reviewed_result
from pipeline.review.decisions import Action, Decision, Reason
from pipeline.review.journal import ReviewJournal, decisions_in

__all__ = [
    "Action",
    "Decided",
    "Decision",
    "Reason",
    "ReviewJournal",
    "decided_in",
    "decisions_in",
    "reviewed_result",
]
