"""`maalestok assess`: one formulation or a file of them, judged while they are written."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare.criteria import CRITERIA

GOOD = "Andelen af klager, der afgøres inden 30 dage, stiger fra 71 pct. i 2024 til 90 pct. i 2026."
WEAK = "Vi ska stärka och utveckla arbetet med jämställdhet."


def run(*arguments, given=None):
    return CliRunner().invoke(main, ["assess", *map(str, arguments)], input=given)


def test_a_formulation_gets_a_verdict_of_every_criterion_with_its_reason():
    judged = json.loads(run("--language", "da", "--format", "json", GOOD).output)

    assert list(judged) == list(CRITERIA)
    assert judged["baseline"]["verdict"] == "met"
    assert judged["baseline"]["evidence"]
    assert judged["owner"]["verdict"] == "not_met"
    assert judged["owner"]["suggestion"]


def test_what_people_read_names_verdict_reason_and_advice():
    shown = run("--language", "da", GOOD).output

    assert "● Baseline: met" in shown
    assert "○ Owner: not met" in shown
    assert "→" in shown
    assert "Danish catalogue" in shown


def test_the_language_is_told_from_the_text_and_asked_for_where_it_is_not_sure():
    assert run("--format", "json", WEAK).exit_code == 0
    unsure = run("Hej")

    assert unsure.exit_code == 1
    assert "--language" in unsure.output


def test_a_file_and_standard_input_hold_a_formulation(tmp_path):
    file = tmp_path / "goal.txt"
    file.write_text(GOOD, "utf-8")
    one = run("--language", "da", "--format", "json", "--file", file).output
    other = run("--language", "da", "--format", "json", "--file", "-", given=GOOD).output

    assert one == other == run("--language", "da", "--format", "json", GOOD).output


def test_lines_of_json_come_back_with_their_ids(tmp_path):
    file = tmp_path / "goals.jsonl"
    lines = [{"id": "a", "language": "da", "text": GOOD}, {"id": "b", "language": "sv", "text": WEAK}]
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    judged = [json.loads(line) for line in run("--jsonl", file).output.splitlines()]

    assert [line["id"] for line in judged] == ["a", "b"]
    assert judged[0]["criteria"]["quantified"]["verdict"] == "met"
    assert judged[1]["criteria"]["quantified"]["verdict"] == "not_met"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": "  "}'])
def test_a_line_that_does_not_fit_is_named_by_its_number(tmp_path, line):
    file = tmp_path / "goals.jsonl"
    file.write_text(json.dumps({"id": "a", "language": "da", "text": GOOD}) + "\n" + line, "utf-8")
    ran = run("--jsonl", file)

    assert ran.exit_code == 1
    assert "line 2" in ran.output


@pytest.mark.parametrize(
    "arguments", [[], [GOOD, "--file", "x.txt"], ["--language", "xx", GOOD], ["--file", "gone.txt"]]
)
def test_a_wrong_call_says_what_to_do(arguments):
    ran = run(*arguments)

    assert ran.exit_code != 0
    assert "Traceback" not in ran.output
    assert ran.output.strip()
