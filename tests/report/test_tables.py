"""The columns are a contract: names and order are written out here once more, by hand."""

import pytest

from pipeline.report.tables import TABLES
from pipeline.report.texts import load_texts, report_languages

CONTRACT = {
    "documents": "document_id path sha256 format language country title publisher document_kind period_start "
    "period_end pages goals measures reporting_cadence status message ocr_pages",
    "goals": "goal_id document_id number title statement level area goal_type goal_type_stated goal_type_basis "
    "result_level reporting_cadence reporting_cadence_scope reporting_text reporting_channel reporting_recipient "
    "measurement_frequency deadline deadline_text responsible weight baseline_text fulfilment_rule measures origin "
    "confidence page bbox quote ocr_confidence review_status reviewed_fields review_comment restated",
    "measures": "measure_id goal_id document_id number text indicator indicator_group comparator target_value "
    "target_upper unit target_text target_period baseline_value baseline_text baseline_period deadline deadline_text "
    "weight result_level actual_value actual_text page bbox quote target_amount ocr_confidence review_status "
    "reviewed_fields review_comment",
    "follow_ups": "goal_id measure_id document_id period status status_text actual_value actual_text explanation "
    "action page bbox quote assessment prognosis trend reached",
    "links": "from_document_id from_goal_id to_document_id to_goal_id relation because",
    "assessments": "goal_id document_id criterion verdict because evidence suggestion exemplar_id basis "
    "exemplar_score exemplar_match exemplar_words",
    "plan_assessments": "document_id criterion verdict value because",
    "findings": "document_id page code severity message quote",
    "goal_tree": (
        "goal_id parent_goal_id document_id parent_document_id depth because relation parent_kind parent_number "
        "parent_text parent_level place confidence path goals_below measures_below page bbox quote"
    ),
    "outlook": "institution document_id goal_id number goal as_of warnings status status_text period previous "
    "previous_period due expected actual_text explanation action because",
}


def test_columns_and_their_order_are_the_output_contract() -> None:
    assert {name: columns.split() for name, columns in CONTRACT.items()} == {t.name: list(t.names) for t in TABLES}


@pytest.mark.parametrize("language", report_languages())
def test_every_column_is_explained_in_every_report_language(language: str) -> None:
    texts = load_texts(language)

    for shape in TABLES:
        assert all(texts.column(shape.name, name) for name in shape.names)


@pytest.mark.parametrize("shape", TABLES, ids=lambda shape: shape.name)
def test_keys_and_references_name_columns_that_exist(shape) -> None:
    columns = {table.name: set(table.names) for table in TABLES}

    assert set(shape.key) <= columns[shape.name]
    for column, table in shape.refers:
        assert column in columns[shape.name]
        assert column in columns[table]
