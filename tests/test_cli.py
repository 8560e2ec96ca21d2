"""The command line: help, exit codes, stages one by one, and where a value was read."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from pipeline import __version__
from pipeline.cli import main
from tests.samples import GOOD_PLAN, PLANS, command, maalestok, rows, written

COMMANDS = sorted(main.commands)
EXAMPLE = re.compile(r"^\s*(?:Examples?:)?\s*maalestok (\S+) ?(.*)$", re.MULTILINE)


def examples(name: str) -> list[tuple[str, str]]:
    return EXAMPLE.findall(main.commands[name].help or "")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory):
    """A run over one short plan."""
    root = tmp_path_factory.mktemp("cli")
    (root / "plan.md").write_text(GOOD_PLAN, "utf-8")
    done = command("run", root / "plan.md", "-o", root / "out", "--jobs", 1)
    assert 0 == done.exit_code, done.stderr
    return root / "out"


# ---------------------------------------------------------------------------------------------- help
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_with_an_example_that_can_be_called(name):
    shown = command(name, "--help")

    assert 0 == shown.exit_code
    assert examples(name)
    for called, arguments in examples(name):
        assert name == called
        assert f"maalestok {called}" in shown.stdout
        parser = main.commands[name].make_parser(click.Context(main.commands[name]))
        parser.parse_args(shlex.split(arguments))  # an option that is not there raises


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name):
    silent = [
        parameter.name
        for parameter in main.commands[name].params
        if isinstance(parameter, click.Option) and not parameter.help and parameter.name != "form"
    ]

    assert [] == silent


def test_the_program_lists_its_commands_and_exit_codes():
    shown = command("--help").stdout

    assert all(re.search(rf"^  {name}\s", shown, re.MULTILINE) for name in COMMANDS)
    assert all(f"{code} " in shown for code in range(5))


def test_the_version_is_the_packages():
    assert f"maalestok, version {__version__}\n" == command("--version").stdout


# ---------------------------------------------------------------------------------------------- exit codes
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["run"], 1, "Name the plans to read", id="nothing named"),
        pytest.param(["run", "nowhere"], 1, "There is no file or folder 'nowhere'", id="a path that is not there"),
        pytest.param(["extract", "nowhere"], 1, "run `maalestok ingest PLANS -o nowhere` first", id="no records"),
        pytest.param(["compare", "nowhere"], 1, "There are no records", id="no records to compare"),
        pytest.param(["report", "nowhere"], 1, "There are no records", id="no records to report"),
        pytest.param(["evaluate", "nowhere"], 1, "nowhere", id="no gold"),
        pytest.param(["check"], 0, "language packs (da, nb, sv, zh) and the catalogue are in order", id="good packs"),
    ],
)
def test_a_call_ends_with_its_exit_code_and_a_next_step(tmp_path, monkeypatch, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    done = command(*arguments)

    assert code == done.exit_code
    assert said in done.stderr
    assert "" == done.stdout


def test_a_goal_that_is_not_there_is_said_with_where_to_look(out):
    done = command("explain", "gnothere", "-o", out)

    assert 1 == done.exit_code
    assert "goals.csv" in done.stderr


def test_an_expected_error_is_one_message_without_a_traceback(tmp_path):
    done = maalestok("run", tmp_path / "nowhere", check=False)

    assert 1 == done.returncode
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("maalestok: ")


def test_a_run_prints_one_summary_line_to_standard_error(out):
    done = command("report", out)

    assert "" == done.stdout
    assert re.fullmatch(
        r"1 of 1 documents read \(1 da\), 2 goals, 2 measures, \d+\.\d s\. Report: .*report\.html\n", done.stderr
    )


# ---------------------------------------------------------------------------------------------- stages
def test_the_stages_one_by_one_give_the_same_files_as_a_run(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.md").write_text(GOOD_PLAN, "utf-8")
    (tmp_path / "plans" / "b.html").write_bytes((PLANS / "sv" / "vallmyra_digital_strategi_2028.html").read_bytes())
    whole, steps = tmp_path / "whole", tmp_path / "steps"

    assert 0 == command("run", tmp_path / "plans", "-o", whole, "--jobs", 1).exit_code
    assert 0 == command("ingest", tmp_path / "plans", "-o", steps, "--jobs", 1).exit_code
    after_ingest = set(written(steps))
    for stage in ("extract", "compare", "report"):
        assert 0 == command(stage, steps).exit_code

    assert {"documents"} == {name.partition("/")[0] for name in after_ingest}
    assert written(whole) == written(steps)


def test_a_stage_may_be_run_again_without_changing_anything(out):
    before = written(out)
    for stage in ("extract", "compare", "report"):
        command(stage, out)

    assert before == written(out)


# ---------------------------------------------------------------------------------------------- explain
def test_explain_shows_each_field_with_place_quote_and_rule(tmp_path):
    command("run", PLANS / "da" / "byggesikkerhed_2026.pdf", "-o", tmp_path, "--jobs", 1)
    goal = rows(tmp_path / "goals.csv")[0]
    measure = next(row for row in rows(tmp_path / "measures.csv") if row["goal_id"] == goal["goal_id"])
    shown = command("explain", goal["goal_id"], "-o", tmp_path).stdout

    assert shown.startswith(f"{goal['goal_id']}  byggesikkerhed_2026.pdf\n")
    assert f"page {goal['page']} “" in shown
    assert f"measure {measure['measure_id']}" in shown
    assert " ".join(measure["target_text"].split()) in shown
    assert re.search(r"title: .+\n\s+stated, page \d+ “.+”, rule \S+", shown)
    assert "verdicts" in shown


def test_explain_names_the_block_where_a_format_has_no_pages(out):
    goal = rows(out / "goals.csv")[0]
    shown = command("explain", goal["goal_id"], "-o", out).stdout

    assert re.search(r"title: Kortere ventetid\n\s+stated, block \S+ “Kortere ventetid”, rule section\.goal", shown)


# ---------------------------------------------------------------------------------------------- other commands
def test_languages_lists_every_pack_with_its_rules():
    shown = command("languages").stdout

    assert all(
        re.search(rf"^{code}  [\w ]+ \(.+\): \d+ rules", shown, re.MULTILINE) for code in ("da", "nb", "sv", "zh")
    )


def test_evaluate_scores_a_plan_against_its_gold_and_the_gate_needs_floors(tmp_path):
    gold, plans = tmp_path / "gold", tmp_path / "plans"
    gold.mkdir()
    plans.mkdir()
    (plans / "b.html").write_bytes((PLANS / "da" / "om_maalstyring_i_staten.html").read_bytes())
    truth = (PLANS.parent / "gold" / "da" / "om_maalstyring_i_staten.gold.json").read_text("utf-8")
    (gold / "b.gold.json").write_text(truth.replace("om_maalstyring_i_staten.html", "b.html"), "utf-8")

    scored = command("evaluate", gold, "--jobs", 1)
    gated = command("evaluate", gold, "--jobs", 1, "--gate")
    pinned = command("evaluate", gold, "--jobs", 1, "--update", "--gate")

    assert (0, 4, 0) == (scored.exit_code, gated.exit_code, pinned.exit_code)
    assert "1 document" in scored.stdout
    assert "--update" in gated.stderr
    assert (gold / "floors.json").is_file()
