"""The functions for notebooks: the page that shows them, and what they answer."""

from __future__ import annotations

import doctest
import math
import subprocess
import sys

import pytest

import pipeline
from pipeline import api
from pipeline.errors import UsageError
from pipeline.records import Verdict
from tests import factories as make
from tests.samples import GOOD_PLAN, ROOT


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.md"
    path.write_text(GOOD_PLAN, "utf-8")
    return pipeline.extract_plan(pipeline.read(path))


@pytest.mark.slow
def test_the_page_on_the_api_is_true(monkeypatch):
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")

    assert (0, True) == (done.failed, done.attempted > 15)


def test_every_function_that_the_package_offers_is_there_and_on_the_page():
    page = (ROOT / "docs" / "api.md").read_text("utf-8")

    assert all(getattr(pipeline, name) is getattr(api, name) for name in pipeline._API)
    assert set(pipeline._API) <= set(dir(pipeline))
    assert all(f"`{name}(" in page for name in pipeline._API)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pipeline.nothing


def test_the_package_alone_loads_no_stage():
    code = "import pipeline, sys; print([m for m in sys.modules if m.startswith(('pipeline.', 'spacy', 'pandas'))])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


def test_a_plan_has_its_verdicts_in_the_language_asked_for(plan):
    english, danish = (api.assess_plan(plan, lang=lang) for lang in ("en", "da"))

    assert [each.verdict for each in english.goals] == [each.verdict for each in danish.goals]
    assert english.goals[0].because != danish.goals[0].because


def test_the_shares_are_those_of_the_verdicts(plan):
    frame = api.compare_plans([plan])
    verdicts = [each.verdict for each in api.assess_plan(plan).goals if each.criterion == "quantified"]
    (row,) = frame[frame.criterion == "quantified"].to_dict("records")

    assert verdicts.count(Verdict.MET) == row["met"] == 2
    assert row["share"] == row["met"] / (row["met"] + row["partly"] + row["not_met"])
    assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1


def test_plans_stay_in_their_order_and_what_is_not_decided_has_no_share():
    plans = [make.plan(make.goal("A", document_id=name), document_id=name) for name in ("z", "a")]
    frame = api.compare_plans(plans)

    assert ["z", "a"] == list(dict.fromkeys(frame.document_id))
    assert all(math.isnan(share) for share in frame.share)


def test_no_plans_give_an_empty_table_with_its_columns():
    assert (0, 10) == api.compare_plans([]).shape


def test_tables_have_the_columns_of_the_files(plan):
    goals, measures = api.goal_table(plan), api.measure_table(plan)

    assert ["Kortere ventetid", "Færre fejl"] == list(goals.title)
    assert ["goal_id", "document_id", "number"] == list(goals.columns[:3])
    assert set(measures.goal_id) == set(goals.goal_id)


def test_nothing_near_gives_no_rows():
    assert 0 == len(api.nearest_exemplars("zzz qqq", language="da"))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: api.read(ROOT / "docs"), "is a folder"),
        (lambda: api.read(ROOT / "nothing.pdf"), "There is no file"),
        (lambda: api.extract_plan(make.failed_document(message="It broke: fetch it again.")), "fetch it again"),
        (lambda: api.extract_plan(make.document("Text", language=None)), "no language pack"),
        (lambda: api.nearest_exemplars("ok"), "Name it with --language"),
    ],
)
def test_what_cannot_be_done_says_why(call, said):
    with pytest.raises(UsageError, match=said):
        call()
