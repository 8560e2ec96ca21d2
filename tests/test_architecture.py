"""The contracts of the layout, held by reading the code."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.packs import known_languages
from tests.samples import ROOT

MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
# Codes that a pack may come to have; `no` is a word.
LANGUAGE_CODES = frozenset({*known_languages(), "nb", "nn", "fi", "is", "de", "dk", "se"})


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """First names of everything a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def calls(path: Path, constructor: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and constructor in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    ]


def docstrings(module: ast.Module) -> set[int]:
    """Lines where docstrings stand: prose, in which a code may be an example."""
    return {
        node.body[0].lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }


def test_the_goals_of_documents_are_made_in_one_place():
    makers = {name(path) for path in MODULES if calls(path, "Goal")}

    # The others take over goals that a file marks as such, judge a sentence that somebody typed, score what a second
    # reader wrote down, and add what a reviewer marked.
    assert {
        "pipeline/extract/build.py", "pipeline/extract/stratml.py", "pipeline/compare/pasted.py",
        "pipeline/evaluation/readers.py", "pipeline/review/actions.py",
    } == makers  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_language_code_stands_in_the_code(path):
    module = tree(path)
    prose = docstrings(module)
    codes = [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and node.value in LANGUAGE_CODES and node.lineno not in prose
    ]

    assert [] == codes


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("pdfplumber", "pipeline/ingest/"),
        ("pypdfium2", ("pipeline/ingest/", "pipeline/inspection/pictures.py")),
        ("langdetect", "pipeline/ingest/"),
        ("openpyxl", ("pipeline/ingest/", "pipeline/review/workbook.py")),
        ("starlette", "pipeline/review/web/"),
        ("uvicorn", "pipeline/reviewing.py"),
        ("spacy", "pipeline/extract/language.py"),
        ("xlsxwriter", "pipeline/report/"),
        ("jinja2", ("pipeline/report/", "pipeline/inspection/html.py", "pipeline/review/web/pages.py")),
    ],
)
def test_a_library_is_known_in_one_part_only(library, allowed):
    users = {name(path) for path in MODULES if library in imported(path)}

    assert users, f"nobody uses {library}"
    assert set() == {user for user in users if not user.startswith(allowed)}


def test_stages_flow_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert 0 == done.returncode, done.stdout
    assert "0 broken" in done.stdout


def test_clock_and_chance_are_kept_to_the_run_itself():
    unsteady = {"random", "secrets", "uuid", "time", "datetime"}
    users = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow", "monotonic", "uuid4", "random", "perf_counter")
        and isinstance(node.value, ast.Name) and node.value.id in unsteady
    }  # fmt: skip
    chance = {name(path) for path in MODULES if {"random", "secrets", "uuid"} & set(imported(path))}

    # LibreOffice and text recognition are given up after a time; no output says how long they took
    # likewise the pace of a run and the seconds of a document go to the terminal and the events alone
    assert users <= {
        "pipeline/runs.py", "pipeline/child.py", "pipeline/batch.py", "pipeline/progress.py",
        "pipeline/ingest/convert.py", "pipeline/ingest/ocr.py",
        "pipeline/review/journal.py",  # when somebody decided
    }  # fmt: skip
    assert {"pipeline/review/web/guard.py"} == chance  # the token of the review page


@pytest.mark.parametrize("path", [path for path in MODULES if path.stat().st_size], ids=name)
def test_a_module_says_what_it_is_for(path):
    assert name(path) == "pipeline/__main__.py" or ast.get_docstring(tree(path))
