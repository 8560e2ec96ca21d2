"""Guidance: the examples in somebody else's catalogue of good goals, as drafts of exemplars and pairs."""

from pipeline.guidance.drafts import Drafts, draft
from pipeline.guidance.reader import find_examples
from pipeline.guidance.words import GuidanceWords

__all__ = ["Drafts", "GuidanceWords", "draft", "find_examples"]
