"""Maalestok: plans in, goal table and formulation-quality report out.

The stages are one-way: `ingest` reads a file into a `Document`, `extract` finds its goals, `compare` judges how well
they are formulated, `report` writes the tables. Each is one function from type to type; see `pipeline.records`.
"""

__version__ = "0.1.0"
