"""The wheel, installed outside the checkout, carries all it needs and reads a plan as the checkout does."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.samples import PLANS, ROOT, command, written

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("hatchling") is None or importlib.util.find_spec("build") is None,
        reason="building a wheel without network needs hatchling and build: pip install hatchling build",
    ),
]
PLAN = PLANS / "da" / "vandlaboratoriet_resultatplan_2025.docx"


def call(*arguments: object, folder: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MAALESTOK"))}
    done = subprocess.run(
        list(map(str, arguments)), cwd=folder, env=clean | environment, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return next(folder.glob("maalestok-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a new environment with the wheel; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("installed")
    call(sys.executable, "-m", "venv", "--without-pip", folder / "env", folder=folder)
    python = folder / "env" / "bin" / "python"
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, folder=folder)
    packages = next((folder / "env" / "lib").glob("python*/site-packages"))
    # A path named in a .pth file is searched last and its own .pth files are not read, so the checkout stays out.
    (packages / "outer.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python.parent


def test_the_wheel_holds_code_models_and_templates_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}

    assert {"pipeline", next(name for name in tops if name.endswith(".dist-info"))} == tops
    assert {
        f"pipeline/_models/{path.relative_to(ROOT / 'models').as_posix()}" for path in (ROOT / "models").rglob("*.toml")
    } <= set(names)
    templates = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline" / "report").rglob("*") if path.is_file()
    }
    assert {name for name in templates if "__pycache__" not in name} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_program_is_not_the_checkout(installed):
    told = call(installed / "python", "-c", "import pipeline, pipeline.resources as r; print(pipeline.__file__, r.models_root())",
                folder=installed)  # fmt: skip

    assert str(ROOT) not in told
    assert told.strip().endswith("_models")


def test_the_installed_command_reads_a_plan_as_the_checkout_does(installed, tmp_path):
    call(installed / "maalestok", "run", PLAN, "-o", tmp_path / "out", "--jobs", 1, folder=tmp_path)
    command("run", PLAN, "-o", tmp_path / "checkout", "--jobs", 1)

    assert written(tmp_path / "checkout") == written(tmp_path / "out")


def test_the_installed_command_checks_its_own_models(installed, tmp_path):
    assert "da  Danish" in call(installed / "maalestok", "languages", folder=tmp_path)
