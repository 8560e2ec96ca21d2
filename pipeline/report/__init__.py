"""Results in, tables, workbook and report out."""

from pipeline.report.exports import Also, require_parquet
from pipeline.report.run import CatalogueTexts, CriterionText, ExemplarText, FieldScore, LensText, RunInfo
from pipeline.report.texts import Texts, load_texts, report_languages
from pipeline.report.wording import near_words
from pipeline.report.write import write_report

__all__ = [
    "Also",
    "CatalogueTexts",
    "CriterionText",
    "ExemplarText",
    "FieldScore",
    "LensText",
    "RunInfo",
    "Texts",
    "load_texts",
    "near_words",
    "report_languages",
    "require_parquet",
    "write_report",
]
