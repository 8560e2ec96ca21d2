"""What the Dockerfile and compose.yaml name is there. No image is built: see docs/sizing.md."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.samples import ROOT, maalestok

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]


def test_the_linter_has_nothing_to_say():
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stdout)


def test_what_is_copied_is_there_and_reaches_the_build():
    copied = [
        name for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE) for name in line.split()[:-1]
    ]
    admitted = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}

    assert copied
    assert [] == [name for name in copied if not (ROOT / name).exists() or name not in admitted]


def test_the_extras_that_are_installed_exist():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (asked,) = re.findall(r"\.whl\)\[([a-z0-9,]+)\]", DOCKERFILE)

    assert set(asked.split(",")) <= set(extras)


def test_the_services_start_what_the_image_has():
    assert {"dask", "maalestok"} == {service["entrypoint"][0] for service in SERVICES.values()}
    assert {"maalestok"} == {service["image"] for service in SERVICES.values()}


def test_the_run_of_the_composition_asks_for_what_the_command_has():
    told = maalestok("run", "--help").stdout
    asked = [part for part in SERVICES["run"]["command"] if part.startswith("-")]

    assert ["-o", "--engine", "--scheduler"] == asked
    assert [] == [option for option in asked if option not in told]
