"""The report's section on how goals break down: overall goal, sub-goals and measures, document by document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pipeline.records import Branch, Family, Result
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, Address, shorten

MOST_TREES = 8  # documents in the report
MOST_BRANCHES = 40  # goals and themes of one document there
MOST_ON_PAGE = 300  # of a plan's own page


class Trees(Protocol):
    """The trees of a run."""

    def families(self) -> Sequence[Family]: ...

    def branches(self, document: str, *, alone: bool = False) -> tuple[Branch, ...]: ...


class NoTrees:
    """Of results that nobody has looked through."""

    def families(self) -> Sequence[Family]:
        return ()

    def branches(self, document: str, *, alone: bool = False) -> tuple[Branch, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class BranchLine:
    """A goal or theme as the page shows it."""

    number: str
    text: str
    language: str
    is_goal: bool
    counts: str  # what stands beneath it, and its measures
    document: str  # title, where the document is another than that of what stands above
    children: tuple[BranchLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """The trees that begin in one document."""

    title: str
    language: str
    address: str
    branches: tuple[BranchLine, ...]
    shown: int
    all: int

    @property
    def lines(self) -> Iterator[tuple[int, BranchLine]]:
        """Depth and line, from the top down."""
        return _lines(self.branches, 0)


def tree_contents(trees: Trees, results: Collection[Result], address: Address, texts: Texts) -> dict[str, Any]:
    """What the templates show of the trees of all documents: those that lead into other documents first, then those
    beneath whose goals most stands, in the order of the run."""
    families = list(trees.families())
    chosen = sorted(families, key=lambda one: (-one.elsewhere, -one.beneath))[:MOST_TREES]
    grown = {one.document_id: trees.branches(one.document_id) for one in chosen}
    named = {document for branches in grown.values() for document in _documents(branches)}
    places = {
        result.document.id: (result.name, address(result))
        for result in (results if named else ())
        if result.document.id in named
    }
    maker = _Maker(texts, {document: title for document, (title, _) in places.items()})
    return {
        "trees": [
            maker.document(one, grown[one.document_id], places.get(one.document_id, ("", ""))[1], MOST_BRANCHES)
            for one in families
            if one.document_id in grown
        ],
        "trees_all": len(families),
        "tree_beneath": sum(one.beneath for one in families),
        "tree_elsewhere": sum(one.elsewhere for one in families),
    }


def plan_tree(trees: Trees, result: Result, texts: Texts) -> DocumentTree | None:
    """The trees of one plan's own goals; None where no goal stands beneath anything."""
    branches = trees.branches(result.document.id, alone=True)
    if not any(branch.children for branch in branches):
        return None
    family = Family(result.document.id, "", (result.plan.language if result.plan else "") or "", 0)
    return _Maker(texts, {}).document(family, branches, "", MOST_ON_PAGE)


class _Maker:
    """Makes lines in the words of one report."""

    def __init__(self, texts: Texts, titles: Mapping[str, str]) -> None:
        self._texts, self._titles = texts, titles

    def document(self, family: Family, branches: tuple[Branch, ...], address: str, room: int) -> DocumentTree:
        kept, left = _within(branches, room)
        everything = _size(branches)
        lines = tuple(self._line(branch, family.document_id) for branch in kept)
        title = shorten(family.title, LONGEST_NAME)
        return DocumentTree(title, family.language, address, lines, min(everything, room - left), everything)

    def _line(self, branch: Branch, document: str) -> BranchLine:
        elsewhere = branch.document_id != document
        return BranchLine(
            branch.number,
            shorten(branch.text, LONGEST_NAME),
            branch.language,
            bool(branch.goal_id),
            self._counts(branch),
            shorten(self._titles.get(branch.document_id, ""), LONGEST_NAME) if elsewhere else "",
            tuple(self._line(child, branch.document_id) for child in branch.children),
        )

    def _counts(self, branch: Branch) -> str:
        """Goals beneath and measures; of a goal whose measures the plan groups, how many stand in each group."""
        texts = self._texts
        parts = [texts.count("goals", branch.goals)] if branch.goals else []
        parts.append(texts.count("measures", branch.measures))
        groups = texts.listed(f"{name} {texts.number(count)}" for name, count in branch.groups)
        return texts.listed(parts) + (f" ({groups})" if groups else "")


def _documents(branches: tuple[Branch, ...]) -> Iterator[str]:
    for branch in branches:
        yield branch.document_id
        yield from _documents(branch.children)


def _within(branches: tuple[Branch, ...], room: int) -> tuple[tuple[Branch, ...], int]:
    """The first branches that there is room for, from the top down, and the room left."""
    kept = []
    for branch in branches:
        if room <= 0:
            break
        children, room = _within(branch.children, room - 1)
        kept.append(replace(branch, children=children))
    return tuple(kept), room


def _size(branches: tuple[Branch, ...]) -> int:
    return sum(1 + _size(branch.children) for branch in branches)


def _lines(branches: tuple[BranchLine, ...], depth: int) -> Iterator[tuple[int, BranchLine]]:
    for branch in branches:
        yield depth, branch
        yield from _lines(branch.children, depth + 1)
