"""Where `models/` is, in a checkout and in an installed wheel."""

import os
from importlib.resources import files
from pathlib import Path


def models_root() -> Path:
    """The folder with language packs and catalogue.

    `MAALESTOK_MODELS` overrides it; a wheel carries the folder as `pipeline/_models`; a checkout has it beside the
    package.
    """
    if override := os.environ.get("MAALESTOK_MODELS"):
        return Path(override)
    packed = Path(str(files("pipeline"))) / "_models"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[1] / "models"
