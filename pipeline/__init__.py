"""Maalestok: plans in, goal table and formulation-quality report out.

The stages are one-way: `ingest` reads a file into a `Document`, `extract` finds its goals, `compare` judges how well
they are formulated, `report` writes the tables. Each is one function from type to type; see `pipeline.records`.

For notebooks, the functions of `pipeline.api` are found here: `read`, `extract_plan`, `assess_plan`, `compare_plans`,
`nearest_exemplars`, `goal_table`, `measure_table`. (`extract` and `compare` are the packages of those stages.)
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_API = (
    "assess_plan",
    "compare_plans",
    "extract_plan",
    "goal_table",
    "measure_table",
    "nearest_exemplars",
    "read",
)


def __getattr__(name: str) -> Any:
    """A function of the API. They are fetched when asked for: the stages take a second to load, `--help` needs none."""
    if name in _API:
        return getattr(import_module("pipeline.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_API})
