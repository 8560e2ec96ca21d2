"""Results in, tables, workbook and report out."""

from pipeline.report.run import CatalogueTexts, CriterionText, ExemplarText, FieldScore, LensText, RunInfo
from pipeline.report.texts import report_languages
from pipeline.report.write import write_report

__all__ = [
    "CatalogueTexts",
    "CriterionText",
    "ExemplarText",
    "FieldScore",
    "LensText",
    "RunInfo",
    "report_languages",
    "write_report",
]
