"""The README says what the program does: commands, options, columns, files, exit codes and links are those of the code."""

from __future__ import annotations

import re

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.records import DocumentStatus
from pipeline.report.tables import TABLES
from tests.samples import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def section(title: str, level: int = 2) -> str:
    """The text under a heading, up to the next one of its level or above."""
    found = re.search(
        rf"^{'#' * level} {re.escape(title)}\n(.*?)(?=^#{{1,{level}}} |\Z)", README, re.MULTILINE | re.DOTALL
    )
    assert found, f"README has no section {title!r}"
    return found.group(1)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_named_with_its_arguments(name):
    assert re.search(rf"`{name}\b[^`]*`", section("Commands"))


def test_no_command_is_named_that_is_not_there():
    named = set(re.findall(r"`maalestok ([a-z]+)", README)) | set(
        re.findall(r"^\| `([a-z]+)", section("Commands"), re.MULTILINE)
    )

    assert named <= set(main.commands)


def test_every_option_named_is_one_of_the_program():
    commands = [inner for each in main.commands.values() for inner in (each, *getattr(each, "commands", {}).values())]
    known = {option for command in commands for parameter in command.params for option in parameter.opts}

    assert set(re.findall(r"`(--[a-z-]+)", section("Commands"))) <= known | {"--help"}


def test_every_exit_code_is_explained():
    assert all(re.search(rf"\b{int(code)} [a-z]", section("Commands")) for code in ExitCode)


def test_every_status_of_a_document_that_was_not_read_is_explained():
    told = {status.value for status in DocumentStatus} - {DocumentStatus.OK.value}

    assert set() == {status for status in told if f"`{status}`" not in section("Commands")}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described_in_its_order(table):
    told = re.findall(r"^\| `(\w+)` \| \S", section(f"{table.name}.csv", 3), re.MULTILINE)

    assert list(table.names) == told


def test_the_columns_stand_in_the_section_on_columns():
    assert [f"{table.name}.csv" for table in TABLES] == re.findall(
        r"^### (\w+\.csv)$", section("Columns"), re.MULTILINE
    )


def test_every_link_into_the_repository_leads_somewhere():
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", README) if "://" not in target]

    assert [] == [target for target in targets if not (ROOT / target).exists()]


def test_the_two_commands_are_those_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`?make ([a-z]+)", README))

    assert {"run", "test"} <= named
    assert set() == {target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)}
