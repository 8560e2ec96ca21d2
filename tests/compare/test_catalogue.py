"""Loading the catalogue: what is wrong is named by file and key."""

import re
import shutil

import pytest

from pipeline.compare import load_catalogue
from pipeline.compare.criteria import CAUSES, CRITERIA
from pipeline.errors import PackError, UsageError
from pipeline.resources import models_root


@pytest.fixture
def copied(tmp_path):
    """A models folder of its own that a test may break."""
    shutil.copytree(models_root() / "catalogue", tmp_path / "catalogue")
    return tmp_path


def break_file(root, name, old, new):
    path = root / "catalogue" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("criteria.toml", 'basis = "A"', 'basis = "Z"', ["criteria.toml", "core_task", "basis"]),
        ("criteria.toml", 'id = "owner"', 'id = "owners"', ["criteria.toml", "owners"]),
        ("lenses.toml", 'core_task = "required"', 'core_task = "a must"', ["lenses.toml", "da_catalogue", "core_task"]),
        ("lenses.toml", 'core_task = "required"', 'care_task = "required"', ["lenses.toml", "care_task"]),
        ("exemplars_da.toml", 'meets = ["core_task"', 'meets = ["cor_task"', ["exemplars_da.toml", "cor_task"]),
        ("exemplars_sv.toml", 'field = "health"', 'field = "helth"', ["exemplars_sv.toml", "helth"]),
        ("exemplars_zh.toml", "why_good", "why", ["exemplars_zh.toml", "zh-health-appointment"]),
        ("pairs_da.toml", 'id = "da-core-task-2"', 'id = "da-core-task-1"', ["pairs", "da-core-task-1"]),
        ("texts_en.toml", "main_task =", "maintask =", ["texts_en.toml", "because.core_task", "maintask"]),
        ("texts_en.toml", "It gives no target figure.", "It gives no {figure}.", ["texts_en.toml", "figure"]),
        ("texts_en.toml", "quote =", "quotes =", ["texts_en.toml", "label", "quote"]),
        ("texts_da.toml", "main_task =", "maintask =", ["texts_da.toml", "because.core_task.main_task", "missing"]),
        ("texts_sv.toml", "[criterion.owner]", "[criterion.owners]", ["texts_sv.toml", "criterion.owner", "missing"]),
        ("texts_zh.toml", "{value}", "{valeu}", ["texts_zh.toml", "plan.few_goals.few", "{limit}, {value}"]),
        ("texts_da.toml", "[lens.da_catalogue]", "[lens.da_katalog]", ["texts_da.toml", "lens.da_catalogue"]),
        ("fields.toml", "[[field]]", "[[field", ["fields.toml", "TOML"]),
    ],
)
def test_a_faulty_catalogue_is_refused_by_file_and_key(copied, name, old, new, named):
    break_file(copied, name, old, new)

    with pytest.raises(PackError) as error:
        load_catalogue(copied)

    assert [] == [part for part in named if part not in str(error.value)]


def test_a_missing_file_is_named(copied):
    (copied / "catalogue" / "criteria.toml").unlink()

    with pytest.raises(PackError, match=r"criteria\.toml is missing"):
        load_catalogue(copied)


def test_texts_in_an_unknown_report_language_are_refused(catalogue):
    with pytest.raises(UsageError, match="no texts in 'xx'"):
        catalogue.words("xx")


def test_another_report_language_is_only_another_file(copied):
    source = copied / "catalogue" / "texts_da.toml"
    text = source.read_text("utf-8").replace('language = "da"', 'language = "xx"').replace("Målet giver", "XX giver")
    (copied / "catalogue" / "texts_xx.toml").write_text(text, "utf-8")

    assert "XX giver intet måltal." == load_catalogue(copied).words("xx").because["quantified"]["none"]


def test_criteria_and_lenses_are_described_in_every_report_language(catalogue):
    assert {"en", "da", "sv", "zh"} <= set(catalogue.texts)
    for language in set(catalogue.texts) - {"en"}:
        spoken = catalogue.in_language(language)

        for id, criterion in catalogue.criteria.items():
            assert criterion.question != spoken.criteria[id].question
            assert criterion.met != spoken.criteria[id].met
            assert criterion.thresholds == spoken.criteria[id].thresholds
        for id, lens in catalogue.lenses.items():
            assert lens.note != spoken.lenses[id].note
            assert lens.standing == spoken.lenses[id].standing
    assert catalogue.criteria == catalogue.in_language("en").criteria


def test_advice_never_holds_a_number(catalogue):
    advice = [
        sentence
        for texts in catalogue.texts.values()
        for each in texts.suggestion.values()
        for sentence in each.values()
    ]

    assert [] == [sentence for sentence in advice if re.search(r"\d", sentence)]
    assert [] == [sentence for sentence in advice if "___" not in sentence and "{words}" not in sentence]


def test_every_criterion_has_advice_for_every_cause(catalogue):
    advice = catalogue.words().suggestion

    assert CRITERIA.keys() == CAUSES.keys() == advice.keys()
    assert [] == [name for name in CRITERIA if "any" not in advice[name]]
