"""The measured quality that the report tells."""

from pathlib import Path

import pytest

from pipeline.errors import PackError
from pipeline.report import load_measured, report_languages
from pipeline.report.measured import FILE
from tests.samples import ROOT


@pytest.mark.parametrize("language", report_languages())
def test_every_report_language_tells_the_same_figures(language: str) -> None:
    original, told = load_measured(None, "en"), load_measured(None, language)

    assert [each.f1 for each in original] == [each.f1 for each in told]
    assert all(each.told for each in told)


def test_the_figures_are_those_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    figures = {f"{f1:.2f}" for each in load_measured(None, "en") for by in each.f1.values() for f1 in by.values()}

    assert [] == [figure for figure in sorted(figures) if figure not in readme]


def test_models_without_measurements_tell_none(tmp_path: Path) -> None:
    assert () == load_measured(tmp_path, "en")


@pytest.mark.parametrize(
    "text", ["[[measured", "measured = 3", '[[measured]]\ntold.da = "x"', '[[measured]]\ntold.en = "x"\nf1.goals = 1']
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)

    with pytest.raises(PackError, match=FILE):
        load_measured(tmp_path, "en")
