"""Extracted plans against gold: how good the program is, per field and language, and a gate that holds it there."""

from pipeline.evaluation.gate import FLOORS_FILE, Floors, check, load_floors, updated, write_floors
from pipeline.evaluation.gold import Gold, load_gold, match_documents, read_gold
from pipeline.evaluation.readers import Agreement, agreement
from pipeline.evaluation.scores import Counts, Report, Share
from pipeline.evaluation.scoring import score
from pipeline.evaluation.table import render, render_agreement, to_json

__all__ = [
    "FLOORS_FILE",
    "Agreement",
    "Counts",
    "Floors",
    "Gold",
    "Report",
    "Share",
    "agreement",
    "check",
    "load_floors",
    "load_gold",
    "match_documents",
    "read_gold",
    "render",
    "render_agreement",
    "score",
    "to_json",
    "updated",
    "write_floors",
]
