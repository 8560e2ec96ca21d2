"""Extracted plans against gold: how good the program is, per field and language, and a gate that holds it there."""

from pipeline.evaluation.gate import FLOORS_FILE, Floors, check, load_floors, updated, write_floors
from pipeline.evaluation.gold import Gold, load_gold, match_documents, read_gold
from pipeline.evaluation.scores import Counts, Report, Share
from pipeline.evaluation.scoring import score
from pipeline.evaluation.table import render, to_json

__all__ = [
    "FLOORS_FILE",
    "Counts",
    "Floors",
    "Gold",
    "Report",
    "Share",
    "check",
    "load_floors",
    "load_gold",
    "match_documents",
    "read_gold",
    "render",
    "score",
    "to_json",
    "updated",
    "write_floors",
]
