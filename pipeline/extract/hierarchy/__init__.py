"""Which goal stands above which, as the document prints it."""

from pipeline.extract.hierarchy.reader import HierarchyReader

__all__ = ["HierarchyReader"]
