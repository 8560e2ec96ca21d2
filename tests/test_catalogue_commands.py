"""`maalestok catalogue`: a guide becomes a file that a person edits, and the file is held against the criteria."""

from __future__ import annotations

import csv
import json
import tomllib

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests import guides

ENTRY = """[[exemplar]]
id = "mine-1"
language = "da"
statement = "Ansøgere om byggetilladelse får svar inden 10 dage i 99 pct. af sagerne i 2027."
meets = ["result", "quantified"]
"""


def run(*arguments):
    return CliRunner().invoke(main, ["catalogue", *map(str, arguments)])


@pytest.fixture
def guide(tmp_path):
    return guides.danish(tmp_path / "Målformulering 2017.pdf")


@pytest.fixture
def own(tmp_path):
    """Writes a catalogue file of its own and returns its path."""

    def write(text):
        path = tmp_path / "own.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_a_guide_becomes_a_file_with_pages_quotes_and_the_programs_verdicts(guide, tmp_path):
    built = run("build", guide, "-o", tmp_path / "catalogue")
    content = tomllib.loads((tmp_path / "catalogue" / "malformulering-2017.toml").read_text("utf-8"))
    first = content["exemplar"][0]

    assert 0 == built.exit_code
    assert "7 exemplars and 3 pairs; 2 weak examples left out" in built.output
    assert ("malformulering-2017-p1-1", "da", "program") == (first["id"], first["language"], first["judged"])
    assert ("Målformulering 2017.pdf", 1) == (first["source"], first["page"])
    assert first["quote"].startswith("Ansøgere om tilskud")
    assert {"quantified", "time_bound", "baseline", "owner"} <= set(first["meets"])
    assert content["pair"][0]["weak"] == "Styrelsen afholder fem temadage om vandmiljø."
    assert {content["pair"][0]["criterion"], *content["pair"][0]["also"]} >= {"result", "baseline"}


@pytest.mark.parametrize("name", ["danish", "danish_forms", "swedish", "chinese"])
def test_what_was_built_is_in_order_and_the_same_twice(tmp_path, name):
    guide = getattr(guides, name)(tmp_path / f"{name}.pdf")
    for folder in ("one", "two"):
        assert 0 == run("build", guide, "-o", tmp_path / folder).exit_code
    one, two = (next((tmp_path / folder).glob("*.toml")).read_bytes() for folder in ("one", "two"))
    checked = run("check", tmp_path / "one")

    assert one == two
    assert 0 == checked.exit_code
    assert "is in order" in checked.output
    assert "judged by the program alone" in checked.output


def test_edits_are_not_written_over(guide, tmp_path):
    out = tmp_path / "catalogue"
    run("build", guide, "-o", out)
    file = next(out.glob("*.toml"))
    file.write_text(ENTRY, "utf-8")
    again = run("build", guide, "-o", out)

    assert 1 == again.exit_code
    assert "--force" in again.output
    assert ENTRY == file.read_text("utf-8")
    assert 0 == run("build", guide, "-o", out, "--force").exit_code
    assert ENTRY != file.read_text("utf-8")


def test_a_guide_without_examples_says_what_was_looked_for(tmp_path):
    plain = tmp_path / "plain.txt"
    plain.write_text("Gode mål er klare og handler om kerneopgaven.\n\nDe kan følges op hvert år.", "utf-8")
    built = run("build", plain, "-o", tmp_path, "--language", "da")

    assert 1 == built.exit_code
    assert [] == [
        word
        for word in ("plain.txt", "Danish", "Eksempel på mål", "guidance.toml", "inspect")
        if word not in built.output
    ]
    assert not list(tmp_path.glob("*.toml"))


def test_a_guide_that_cannot_be_read_says_why(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")

    assert 2 == run("build", broken, "-o", tmp_path).exit_code
    assert 1 == run("build", tmp_path, "-o", tmp_path).exit_code
    assert 1 == run("build", tmp_path / "gone.pdf", "-o", tmp_path).exit_code


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (ENTRY.replace("meets", "meet"), ["mine-1.meets", "mine-1.meet"]),
        (ENTRY.replace("quantified", "quantifed"), ["mine-1.meets", "quantifed", "quantified"]),
        (ENTRY + 'field = "helth"\n', ["mine-1.field", "helth"]),
        (ENTRY + 'page = "two"\n', ["mine-1.page"]),
        (ENTRY.replace("mine-1", "da-health-waiting"), ["da-health-waiting.id", "built-in"]),
        (ENTRY + ENTRY, ["mine-1.id", "used already"]),
        (ENTRY.replace("[[exemplar]]", "[exemplar]"), ["exemplar", "[[exemplar]]"]),
        ('replaces = "da"\n' + ENTRY, ["replaces"]),
        ('replaces = ["xx"]\n' + ENTRY, ["replaces", "xx"]),
        ("exemplars = 1\n", ["exemplars", "not known"]),
        ("[[exemplar\n", ["TOML"]),
        ('[[pair]]\nid = "p-1"\nlanguage = "da"\ncriterion = "wrong"\nweak = "a"\nimproved = "b"\n', ["p-1.criterion", "wrong"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_file_and_key(own, text, named):
    checked = run("check", own(text))

    assert 3 == checked.exit_code
    assert [] == [part for part in ["own.toml", *named] if part not in checked.output]


def test_all_faults_are_named_at_once(own):
    checked = run("check", own(ENTRY.replace("quantified", "x1").replace("result", "x2")))

    assert "x1" in checked.output
    assert "x2" in checked.output


def test_claims_that_the_program_does_not_see_are_named(own):
    checked = run("check", own(ENTRY.replace('"result"', '"owner"')))

    assert 0 == checked.exit_code
    assert "mine-1: the program does not see owner" in checked.output


def test_ids_of_exemplars_that_are_replaced_may_be_used_again(own):
    again = 'replaces = ["da"]\n' + ENTRY.replace("mine-1", "da-health-waiting")

    assert 0 == run("check", own(again)).exit_code


def test_the_built_in_catalogue_is_checked_without_a_file():
    checked = run("check")

    assert 0 == checked.exit_code
    assert "The built-in catalogue is in order" in checked.output


def test_a_folder_without_a_catalogue_says_how_to_make_one(tmp_path):
    checked = run("check", tmp_path)

    assert 1 == checked.exit_code
    assert "maalestok catalogue build" in checked.output


# ------------------------------------------------------------------------------------------ its use
def assess(*arguments):
    goal = "Kommunen giver hurtigere svar på byggetilladelse."
    shown = CliRunner().invoke(main, ["assess", "--language", "da", "--format", "json", goal, *map(str, arguments)])
    return json.loads(shown.output)["quantified"]


def test_an_own_exemplar_is_shown_beside_the_built_in_ones(own):
    assert "da-municipal-building" == assess()["exemplar_id"]
    judged = assess("--catalogue", own(ENTRY))

    assert "mine-1" == judged["exemplar_id"]
    assert "Ansøgere om byggetilladelse" in judged["exemplar"]
    assert judged["exemplar_score"] > 0.12
    assert "byggetilladelse" in judged["exemplar_words"]


def test_replaced_exemplars_are_gone(own):
    other = ENTRY.replace("quantified", "clear")
    judged = assess("--catalogue", own('replaces = ["da"]\n' + other))

    assert "other_language" in judged["exemplar_match"]
    assert not judged["exemplar_id"].startswith("da-")


def test_a_faulty_catalogue_stops_the_call(own):
    path = own(ENTRY.replace("meets", "meet"))
    ran = CliRunner().invoke(main, ["assess", "--language", "da", "Et mål", "--catalogue", str(path)])

    assert 3 == ran.exit_code
    assert "mine-1.meet" in ran.output


def test_a_run_shows_own_exemplars_with_score_and_source(own, tmp_path):
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# Mål og resultatplan 2026\n\n## Mål 1: Byggetilladelser\n\nKommunen styrker sagsbehandlingen af byggetilladelser.\n",
        "utf-8",
    )
    mine = own(ENTRY + 'source = "guide.pdf"\npage = 4\n')
    arguments = ["run", str(plan), "-o", str(tmp_path / "out"), "--catalogue", str(mine), "--language", "da"]
    ran = CliRunner().invoke(main, arguments)
    rows = list(csv.DictReader((tmp_path / "out" / "assessments.csv").open(encoding="utf-8-sig"), delimiter=","))
    row = next(row for row in rows if row["criterion"] == "quantified")

    assert 0 == ran.exit_code
    assert ("mine-1", "not_met") == (row["exemplar_id"], row["verdict"])
    assert float(row["exemplar_score"]) > 0.12
    assert "field;words" == row["exemplar_match"]
