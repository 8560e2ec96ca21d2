"""Extract: a `Document` in, a `Plan` out: every goal with its measures, follow-up, type and places.

The readers of tables and of prose only point (`Mention`); `build` alone makes goals; `merge` counts each goal once.
"""

from pipeline.extract.extractor import Extractor

__all__ = ["Extractor"]
