"""The goals of a run as one tree: overall goal, sub-goals and their measures, also from document to document.

Within a document extract has said what stands above a goal. Here it is looked for in the other documents of the run:
a ministry's goals, a council's. Only what is printed leads there: the same words, or the number of a goal that the
document says it serves. A council's goals are those of its own municipality; years have to meet.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any

from pipeline.cleaning import bare_number
from pipeline.follow.kin import Kin, Paper, own_level, paper_of, repeatable
from pipeline.follow.reasons import Say
from pipeline.follow.table import index, packed, unpacked
from pipeline.follow.uplinks import Uplink, uplinks_of
from pipeline.records import Above, AboveKind, Branch, Family, Goal, Place, Result

LONGEST = 160  # characters of a goal's name in a path

_BENEATH = """
with recursive beneath (id) as (values (?) union select goals.id from goals join beneath on goals.above = beneath.id)
select count(*) - 1, sum(measures) from goals join beneath using (id)
"""


@dataclass(frozen=True, slots=True)
class Node:
    """A goal with the way up from it."""

    id: int  # row in the table
    document: str
    goal: str
    number: str
    name: str
    level: str
    measures: int
    groups: tuple[tuple[str, int], ...]
    ways: tuple[Uplink, ...]  # the first is its place in the tree, the others lead to further goals that it serves


class GoalTree:
    """Learns of the documents as they go by, then says where each goal stands. Goals are rows of a table; see there."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._kin = Kin(base)
        self._goals = 0

    def watching(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they are; when all have gone by, the ways up are known."""
        for result in results:
            if result.plan is not None and result.plan.goals:
                self._learn(paper_of(result), result.plan.goals)
            yield result
        self._settle()

    def _learn(self, paper: Paper, goals: Sequence[Goal]) -> None:
        self._base.execute("insert into papers values (?, ?, ?, ?, ?, ?, ?, ?)", astuple(paper))
        for goal in goals:
            self._goals += 1
            self._kin.add(paper, goal, self._goals)
            node = _node(self._goals, paper.document_id, goal)
            clues = repeatable(goal), own_level(goal)
            row = (node.id, node.document, node.goal, node.level, node.measures, packed((node, *clues)))
            self._base.execute("insert into goals values (?, ?, ?, ?, ?, null, ?)", row)

    def _settle(self) -> None:
        index(self._base)
        for paper in self._papers():
            for node, words, own in self._told("document = ?", paper.document_id):
                if ways := self._kin.resolved(paper, node.ways, words, own):
                    self._put(replace(node, ways=ways))
        self._base.execute("create index goals_above on goals (above)")
        for paper in self._papers():
            for node in self._nodes("document = ? and above is not null", paper.document_id):
                if self._leads_back(node):
                    self._put(replace(node, ways=(replace(node.ways[0], goal_id="", document_id=""), *node.ways[1:])))

    def _put(self, node: Node) -> None:
        parent = self._parent(node)
        row = (packed((node,)), parent.id if parent else None, node.id)
        self._base.execute("update goals set node = ?, above = ? where id = ?", row)

    def _leads_back(self, node: Node) -> bool:
        at: int | None = node.id
        passed: set[int] = set()
        while at is not None and at not in passed:
            passed.add(at)
            ((at,),) = self._base.execute("select above from goals where id = ?", (at,))
        return at is not None

    # ------------------------------------------------------------------------------------------ rows
    def _papers(self) -> Iterator[Paper]:
        return (Paper(*row) for row in self._base.execute("select * from papers order by rowid"))

    def _paper(self, document: str) -> Paper:
        return Paper(*self._base.execute("select * from papers where document = ?", (document,)).fetchone())

    def _told(self, where: str, *values: str | int) -> list[Any]:
        rows = self._base.execute(f"select node from goals where {where} order by id", values)
        return [unpacked(data) for (data,) in rows]

    def _nodes(self, where: str, *values: str | int) -> list[Node]:
        return [told[0] for told in self._told(where, *values)]

    def _parent(self, node: Node) -> Node | None:
        """The goal right above, or above the themes that stand between."""
        return self._led_to(node.ways[0]) if node.ways else None

    def _led_to(self, way: Uplink) -> Node | None:
        """The goal that a way leads to; None where it leads to none or to one that was rejected meanwhile."""
        found = self._nodes("document = ? and goal = ?", way.document_id, way.goal_id) if way.goal_id else ()
        return next(iter(found), None)

    # ------------------------------------------------------------------------------------------ places
    def places(self, result: Result, say: Say) -> tuple[Place, ...]:
        """The places of a result's goals, in their order."""
        nodes = self._nodes("document = ?", result.document.id)
        return tuple(place for node in nodes for place in self._places(node, say))

    def _places(self, node: Node, say: Say) -> Iterator[Place]:
        ((below, measures),) = self._base.execute(_BENEATH, (node.id,))
        if not node.ways:
            yield Place(node.goal, node.document, below=below, measures=measures)
        for order, way in enumerate(node.ways, 1):
            parent = self._led_to(way)
            gone = (way.printed.text.value,) if parent is None and way.printed else ()
            path = (*(self._path(parent) if parent else gone), *(above.text.value for above in reversed(way.above)))
            yield Place(
                node.goal,
                node.document,
                order,
                depth=len(path),
                parent_goal_id=way.goal_id if parent else "",
                parent_document_id=way.document_id if parent else "",
                by=way.above[0].by if way.above else way.by,
                above=_right_above(way, parent),
                path=path,
                confidence=way.certainty,
                because=way.because(say, self._paper(way.document_id).title if parent else ""),
                below=below,
                measures=measures,
            )

    def _path(self, node: Node) -> tuple[str, ...]:
        """The words from the top of the tree down to a goal, its own included."""
        path: list[str] = []
        at: Node | None = node
        while at is not None:
            path.append(at.name)
            path += [above.text.value for above in at.ways[0].above] if at.ways else []
            at = self._parent(at)
        return tuple(reversed(path))

    # ------------------------------------------------------------------------------------------ branches
    def families(self) -> list[Family]:
        """The documents in which trees begin, in the order of the run; with how many of their goals stand beneath a
        goal, and how many of those in another document."""
        tops: Counter[str] = Counter()
        over: Counter[str] = Counter()
        for paper in self._papers():
            for node in self._nodes("document = ?", paper.document_id):
                if node.ways and (node.ways[0].goal_id or node.ways[0].above):
                    top = self._top(node).document
                    tops[top] += 1
                    over[top] += top != node.document
        return [
            Family(paper.document_id, paper.title, paper.language, tops[paper.document_id], over[paper.document_id])
            for paper in self._papers()
            if tops[paper.document_id]
        ]

    def branches(self, document: str, *, alone: bool = False) -> tuple[Branch, ...]:
        """The trees that begin in a document; `alone` leaves out what stands beneath its goals in others, and begins
        with its own goals where those above stand in others."""
        inside = self._nodes("document = ?", document)
        above = {node.id: self._parent(node) for node in inside}
        tops = [node for node in inside if (top := above[node.id]) is None or (alone and top.document != document)]
        return self._grouped(tops, document if alone else "", 0)

    def _grouped(self, nodes: Sequence[Node], only: str, skip: int) -> tuple[Branch, ...]:
        """Goals beneath the same theme in one branch, in the order of the first."""
        found: dict[tuple[str, str | int], list[Node]] = defaultdict(list)
        for node in nodes:
            theme = _theme(node, skip)
            found[node.document, theme.text.source.block if theme else node.id].append(node)
        branches = []
        for group in found.values():
            theme = _theme(group[0], skip)
            branches.append(self._themed(theme, group, only, skip) if theme else self._branch(group[0], only))
        return tuple(branches)

    def _themed(self, theme: Above, nodes: Sequence[Node], only: str, skip: int) -> Branch:
        children = self._grouped(nodes, only, skip + 1)
        document = nodes[0].document
        return Branch(
            theme.text.value,
            theme.number,
            document_id=document,
            kind=theme.kind,
            level=theme.level,
            language=self._paper(document).language,
            measures=sum(child.measures for child in children),
            goals=sum(child.goals + bool(child.goal_id) for child in children),
            children=children,
        )

    def _branch(self, node: Node, only: str) -> Branch:
        beneath = [child for child in self._nodes("above = ?", node.id) if not only or child.document == only]
        children = self._grouped(beneath, only, 0)
        return Branch(
            node.name,
            node.number,
            node.goal,
            node.document,
            AboveKind.GOAL,
            node.level,
            self._paper(node.document).language,
            node.measures,
            node.measures + sum(child.measures for child in children),
            sum(child.goals + bool(child.goal_id) for child in children),
            node.groups,
            children,
        )

    def _top(self, node: Node) -> Node:
        while (parent := self._parent(node)) is not None:
            node = parent
        return node


def _theme(node: Node, skip: int) -> Above | None:
    """What stands above a goal and was read as no goal, from the top down, behind so many."""
    above = node.ways[0].above if node.ways else ()
    return above[len(above) - 1 - skip] if skip < len(above) else None


def _right_above(way: Uplink, parent: Node | None) -> Above | None:
    """What stands right above: a theme where there is one, else the goal as the document prints it."""
    if way.above:
        return way.above[0]
    if parent is None or way.printed is None:
        return way.printed
    return replace(way.printed, kind=AboveKind.GOAL)


def _node(row: int, document: str, goal: Goal) -> Node:
    text = goal.title or goal.statement
    groups = Counter(measure.indicator_group for measure in goal.measures if measure.indicator_group)
    return Node(
        row,
        document,
        goal.id,
        bare_number(goal.number.value) if goal.number else "",
        text.value[:LONGEST] if text else "",
        goal.level.value if goal.level else "",
        len(goal.measures),
        tuple(groups.items()),
        uplinks_of(document, goal),
    )
