"""Results in, tables, workbook and report out."""

from pipeline.report.exports import Also, require_parquet
from pipeline.report.measured import load_measured
from pipeline.report.pdf import find_browser, print_report
from pipeline.report.run import CatalogueTexts, CriterionText, ExemplarText, LensText, Measured, RunInfo
from pipeline.report.texts import Texts, load_texts, report_languages
from pipeline.report.wording import near_words
from pipeline.report.write import write_report

__all__ = [
    "Also",
    "CatalogueTexts",
    "CriterionText",
    "ExemplarText",
    "LensText",
    "Measured",
    "RunInfo",
    "Texts",
    "find_browser",
    "load_measured",
    "load_texts",
    "near_words",
    "print_report",
    "report_languages",
    "require_parquet",
    "write_report",
]
