"""The goals of a run as one tree: overall goal, sub-goals and their measures, also from document to document.

Within a document extract has said what stands above a goal. Here it is looked for in the other documents of the run:
a ministry's goals, a council's. Only what is printed leads there: the same words, or the number of a goal that the
document says it serves. A council's goals are those of its own municipality; years have to meet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.cleaning import bare_number
from pipeline.follow.kin import Kin, Paper, paper_of
from pipeline.follow.reasons import Say
from pipeline.follow.uplinks import Uplink, uplinks_of
from pipeline.records import Above, AboveKind, Branch, Family, Goal, Place, Result

LONGEST = 160  # characters of a goal's name in a path

Key = tuple[str, str]  # document and goal


@dataclass(slots=True)
class Node:
    """A goal with the way up from it."""

    key: Key
    number: str
    name: str
    level: str
    measures: int
    groups: tuple[tuple[str, int], ...]
    ways: tuple[Uplink, ...]  # the first is its place in the tree, the others lead to further goals that it serves
    children: list[Key] = field(default_factory=list)


class GoalTree:
    """Learns of the documents as they go by, then says where each goal stands."""

    def __init__(self) -> None:
        self._kin = Kin()
        self._nodes: dict[Key, Node] = {}
        self._inside: dict[str, list[Node]] = {}  # by document
        self._papers: dict[str, Paper] = {}
        self._settled = False

    def watching(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they are."""
        for result in results:
            self._learn(result)
            yield result

    def _learn(self, result: Result) -> None:
        if result.plan is None or not result.plan.goals:
            return
        paper = paper_of(result)
        self._papers[paper.document_id] = paper
        self._kin.add(paper, result.plan.goals)
        self._inside[paper.document_id] = [_node((paper.document_id, goal.id), goal) for goal in result.plan.goals]
        self._nodes |= {node.key: node for node in self._inside[paper.document_id]}

    def _settle(self) -> None:
        if self._settled:
            return
        self._settled = True
        for key, node in self._nodes.items():
            node.ways = self._kin.resolved(self._papers[key[0]], key[1], node.ways)
        for key, node in self._nodes.items():
            if (parent := self._parent(node)) is not None:
                if self._leads_back(key, parent):
                    node.ways = (replace(node.ways[0], goal_id="", document_id=""), *node.ways[1:])
                else:
                    self._nodes[parent].children.append(key)

    def _parent(self, node: Node) -> Key | None:
        """The goal right above, or above the themes that stand between; None where it was rejected meanwhile."""
        way = node.ways[0] if node.ways else None
        key = (way.document_id, way.goal_id) if way is not None and way.goal_id else None
        return key if key in self._nodes else None

    def _leads_back(self, key: Key, parent: Key) -> bool:
        at: Key | None = parent
        passed = {key}
        while at is not None and at not in passed:
            passed.add(at)
            at = self._parent(self._nodes[at])
        return at is not None

    # ------------------------------------------------------------------------------------------ places
    def places(self, result: Result, say: Say) -> tuple[Place, ...]:
        """The places of a result's goals, in their order."""
        self._settle()
        document = result.document.id
        goals = result.plan.goals if result.plan else ()
        return tuple(
            place for goal in goals for place in self._places(self._nodes[document, goal.id], say)
        )  # fmt: skip

    def _places(self, node: Node, say: Say) -> Iterator[Place]:
        below, measures = self._counts(node.key)
        document, goal = node.key
        if not node.ways:
            yield Place(goal, document, below=below, measures=measures)
        for order, way in enumerate(node.ways, 1):
            parent = self._nodes.get((way.document_id, way.goal_id)) if way.goal_id else None
            gone = (way.printed.text.value,) if parent is None and way.printed else ()
            path = (*(self._path(parent) if parent else gone), *(above.text.value for above in reversed(way.above)))
            yield Place(
                goal,
                document,
                order,
                depth=len(path),
                parent_goal_id=way.goal_id if parent else "",
                parent_document_id=way.document_id if parent else "",
                by=way.above[0].by if way.above else way.by,
                above=_right_above(way, parent),
                path=path,
                confidence=way.certainty,
                because=way.because(say, self._papers[way.document_id].title if parent else ""),
                below=below,
                measures=measures,
            )

    def _path(self, node: Node) -> tuple[str, ...]:
        """The words from the top of the tree down to a goal, its own included."""
        path: list[str] = []
        at: Node | None = node
        passed: set[Key] = set()
        while at is not None and at.key not in passed:
            passed.add(at.key)
            path.append(at.name)
            way = at.ways[0] if at.ways else None
            path += [above.text.value for above in way.above] if way else []
            key = self._parent(at)
            at = self._nodes[key] if key else None
        return tuple(reversed(path))

    def _counts(self, key: Key) -> tuple[int, int]:
        """How many goals stand beneath a goal, and how many measures it and they have."""
        goals, measures = 0, self._nodes[key].measures
        for child in self._nodes[key].children:
            below, theirs = self._counts(child)
            goals, measures = goals + 1 + below, measures + theirs
        return goals, measures

    # ------------------------------------------------------------------------------------------ branches
    def families(self) -> list[Family]:
        """The documents in which trees begin, in the order of the run; with how many of their goals stand beneath a
        goal, and how many of those in another document."""
        self._settle()
        tops: Counter[str] = Counter()
        over: Counter[str] = Counter()
        for node in self._nodes.values():
            top, way = self._top(node), node.ways[0] if node.ways else None
            if way is not None and (way.goal_id or way.above):
                tops[top[0]] += 1
                over[top[0]] += top[0] != node.key[0]
        return [
            Family(document, paper.title, paper.language, tops[document], over[document])
            for document, paper in self._papers.items()
            if tops[document]
        ]

    def branches(self, document: str, *, alone: bool = False) -> tuple[Branch, ...]:
        """The trees that begin in a document; `alone` leaves out what stands beneath its goals in others, and begins
        with its own goals where those above stand in others."""
        self._settle()
        inside = self._inside.get(document, [])
        tops = [node for node in inside if (parent := self._parent(node)) is None or (alone and parent[0] != document)]
        return self._grouped(tops, document if alone else "", 0)

    def _grouped(self, nodes: Sequence[Node], only: str, skip: int) -> tuple[Branch, ...]:
        """Goals beneath the same theme in one branch, in the order of the first."""
        found: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in nodes:
            theme = _theme(node, skip)
            found[(node.key[0], theme.text.source.block) if theme else node.key].append(node)
        branches = []
        for group in found.values():
            theme = _theme(group[0], skip)
            branches.append(self._themed(theme, group, only, skip) if theme else self._branch(group[0], only))
        return tuple(branches)

    def _themed(self, theme: Above, nodes: Sequence[Node], only: str, skip: int) -> Branch:
        children = self._grouped(nodes, only, skip + 1)
        document = nodes[0].key[0]
        return Branch(
            theme.text.value,
            theme.number,
            document_id=document,
            kind=theme.kind,
            level=theme.level,
            language=self._papers[document].language,
            measures=sum(child.measures for child in children),
            goals=sum(child.goals + bool(child.goal_id) for child in children),
            children=children,
        )

    def _branch(self, node: Node, only: str) -> Branch:
        beneath = [self._nodes[key] for key in node.children if not only or key[0] == only]
        children = self._grouped(beneath, only, 0)
        return Branch(
            node.name,
            node.number,
            node.key[1],
            node.key[0],
            AboveKind.GOAL,
            node.level,
            self._papers[node.key[0]].language,
            node.measures,
            node.measures + sum(child.measures for child in children),
            sum(child.goals + bool(child.goal_id) for child in children),
            node.groups,
            children,
        )

    def _top(self, node: Node) -> Key:
        key, parent = node.key, self._parent(node)
        while parent is not None:
            key, parent = parent, self._parent(self._nodes[parent])
        return key


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


def _node(key: Key, goal: Goal) -> Node:
    text = goal.title or goal.statement
    groups = Counter(measure.indicator_group for measure in goal.measures if measure.indicator_group)
    return Node(
        key,
        bare_number(goal.number.value) if goal.number else "",
        text.value[:LONGEST] if text else "",
        goal.level.value if goal.level else "",
        len(goal.measures),
        tuple(groups.items()),
        uplinks_of(key[0], goal),
    )
