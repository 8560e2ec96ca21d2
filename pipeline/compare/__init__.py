"""Compare: how well the goals of a plan are formulated, held against the inspiration catalogue."""

from pipeline.compare.assess import compare, judge, judge_statement
from pipeline.compare.catalogue import Catalogue, load_catalogue
from pipeline.compare.lenses import Figure, choose_lens, figure
from pipeline.compare.nearest import ExemplarIndex
from pipeline.compare.own import asked_catalogue, with_own

__all__ = [
    "Catalogue",
    "ExemplarIndex",
    "Figure",
    "asked_catalogue",
    "choose_lens",
    "compare",
    "figure",
    "judge",
    "judge_statement",
    "load_catalogue",
    "with_own",
]
