"""A language nobody speaks, written as a few files of data: the program reads it without a change to its code."""

import shutil

import pytest

from tests.samples import ROOT, command, rows

PACK = {
    "language": """
code = "qx"
name = { en = "Quaxan", own = "quaxa" }
spacy = "xx"
detected_as = []
script = "latin"
default_encoding = "cp1252"
decimal_marks = [","]
thousands_marks = ["."]
sentence_ends = ["."]
sentence_end_needs_space = true
clause_ends = [";"]
""",
    "sections": r"""
[[rule]]
id = "section.goals"
kind = "goals"
words = ["zeli"]
examples = ["Zeli"]

[[rule]]
id = "section.goal"
kind = "goal"
patterns = ['zel (?P<number>\d+): (?P<title>\S.*)']
examples = ["Zel 2: Kurta vaito"]
""",
    "headers": """
[[rule]]
id = "header.measure"
kind = "measure"
words = ["krav"]
examples = ["Krav"]

[[rule]]
id = "header.responsible"
kind = "responsible"
words = ["gardo"]
examples = ["Gardo"]
""",
    "comparators": """
[[rule]]
id = "bound.at_least"
kind = "bound"
value = "at_least"
position = "before"
words = ["minim"]
examples = ["minim 90 cento"]

[[rule]]
id = "bound.at_most"
kind = "bound"
value = "at_most"
position = "before"
words = ["maksu"]
examples = ["maksu 5 petos"]
""",
    "units": """
[[rule]]
id = "unit.percent"
kind = "percent"
words = ["cento"]
examples = ["cento"]
""",
    "periods": r"""
[months]
yulo = 7
dekembro = 12

[[rule]]
id = "deadline.until"
kind = "deadline"
value = "end"
patterns = ['gis (?P<day>\d{1,2}) (?P<month>$month) (?P<year>$year)', 'gis (?P<year>$year)']
examples = ["gis 15 yulo 2031", "gis 2031"]
counter_examples = ["gis vaito"]
""",
    "cadences": """
[[rule]]
id = "cadence.quarterly"
kind = "cadence"
value = "quarterly"
words = ["kvarune"]
examples = ["kvarune"]

[[rule]]
id = "report.word"
kind = "reporting"
words = ["raportu"]
examples = ["raportu kvarune"]
""",
    "documents": """
[[rule]]
id = "kind.plan"
kind = "document_kind"
value = "harbour plan"
level = "agency"
words = ["havenplano"]
examples = ["Havenplano"]
""",
}
PLAN = """# Havenplano 2031

## Zeli

### Zel 1: Kurta vaito por petanoj

Petanoj sentu bone. Oni raportu kvarune al moro.

Krav: Minim 92,5 cento petos es solvita gis 15 yulo 2031.

Gardo: Kontor A

### Zel 2: Malmulta erro

Krav: Maksu 1.250 erros gis 2031.
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A folder of models whose only language is the invented one."""
    folder = tmp_path_factory.mktemp("invented") / "models"
    pack = folder / "languages" / "qx"
    pack.mkdir(parents=True)
    for name, text in PACK.items():
        (pack / f"{name}.toml").write_text(text, "utf-8")
    shutil.copytree(ROOT / "models" / "catalogue", folder / "catalogue")
    return folder


@pytest.fixture(scope="module")
def out(models):
    """What a run over the plan wrote."""
    plan = models.parent / "plan.md"
    plan.write_text(PLAN, "utf-8")
    done = command("run", plan, "-o", models.parent / "out", "--models", models, "--language", "qx", "--jobs", 1)
    assert 0 == done.exit_code, done.stderr
    return models.parent / "out"


def test_a_language_added_as_data_gives_goals_with_target_deadline_and_owner(out):
    (document,) = rows(out / "documents.csv")
    first, second = rows(out / "goals.csv")
    one, other = rows(out / "measures.csv")

    assert ("qx", "harbour plan", "2031-01-01", "ok") == (
        document["language"], document["document_kind"], document["period_start"], document["status"],
    )  # fmt: skip
    assert ("1", "Kurta vaito por petanoj", "Kontor A", "agency") == (
        first["number"], first["title"], first["responsible"], first["level"],
    )  # fmt: skip
    assert ("quarterly", "goal") == (first["reporting_cadence"], first["reporting_cadence_scope"])
    assert ("at_least", "92.5", "percent", "2031-07-15", "gis 15 yulo 2031") == (
        one["comparator"], one["target_value"], one["unit"], one["deadline"], one["deadline_text"],
    )  # fmt: skip
    assert ("at_most", "1250", "erros", "2031-12-31") == (
        other["comparator"], other["target_value"], other["unit"], other["deadline"],
    )  # fmt: skip
    assert second["goal_id"] == other["goal_id"]


def test_the_goals_of_an_invented_language_are_judged_as_well(out):
    judged = {row["goal_id"] for row in rows(out / "assessments.csv")}

    assert {row["goal_id"] for row in rows(out / "goals.csv")} == judged


def test_the_commands_know_the_languages_of_the_folder_they_are_given(models):
    assert "qx  Quaxan (quaxa): 11 rules" in command("languages", "--models", models).stdout
    assert "1 language packs (qx)" in command("check", "--models", models).stderr


def test_a_mistake_in_a_pack_is_named_before_anything_is_read(models, tmp_path):
    broken = tmp_path / "models"
    shutil.copytree(models, broken)
    (broken / "languages" / "qx" / "units.toml").write_text('[[rule]]\nid = "unit.x"\nkind = "furlong"\n', "utf-8")

    done = command("check", "--models", broken)

    assert 3 == done.exit_code
    assert "units.toml, rule unit.x" in done.stderr
