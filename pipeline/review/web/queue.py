"""The queue: which goals to go through, in which order, and how far each plan is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from pipeline.records import ReviewStatus, Verdict
from pipeline.review.web.index import Index, Line, folded

SURE = 0.8  # below this confidence a goal is uncertain
OPEN = "open"
STATUSES = ("all", OPEN, *(each.value for each in ReviewStatus))
ORDERS = {
    "uncertain": "q.confidence, q.findings DESC, q.path, q.document, q.place",
    "reading": "q.path, q.document, q.place",
}
_DECIDED = "('accepted', 'added', 'rejected')"
_IS_OPEN = f"q.status NOT IN {_DECIDED}"
_UNCERTAIN = f"(q.confidence < {SURE} OR q.findings > 0)"
_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Wish:
    """What the analyst wants to see: filters, words to look for, order."""

    plan: str = ""
    criterion: str = ""
    verdict: str = ""
    status: str = "all"
    q: str = ""
    order: str = "uncertain"

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wish:
        """What a request asks for; unknown words are as if not there."""
        given = {name: asked.get(name, "") for name in ("plan", "criterion", "verdict", "status", "q", "order")}
        return cls(
            plan=given["plan"],
            criterion=given["criterion"],
            verdict=given["verdict"] if given["verdict"] in [each.value for each in Verdict] else "",
            status=given["status"] if given["status"] in STATUSES else "all",
            q=given["q"][:_LONGEST],
            order=given["order"] if given["order"] in ORDERS else "uncertain",
        )

    @property
    def query(self) -> str:
        """The wish as the end of an address."""
        standard = asdict(Wish())
        return urlencode({name: value for name, value in asdict(self).items() if value != standard[name]})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one plan is."""

    document: str
    path: str
    goals: int
    decided: int
    complete: bool
    unfit: int
    readable: bool  # there is text to look at


def goals_of(index: Index, wish: Wish) -> list[str]:
    """Ids of the goals wished for, in their order."""
    where, values = _where(wish)
    rows = index.base.execute(
        f"SELECT q.goal FROM queue q {where} ORDER BY {ORDERS[wish.order]}",
        values,
    )
    return [goal for (goal,) in rows]


def _where(wish: Wish) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    if wish.plan:
        parts.append("q.document = ?")
        values.append(wish.plan)
    if wish.status == OPEN:
        parts.append(_IS_OPEN)
    elif wish.status != "all":
        parts.append("q.status = ?")
        values.append(wish.status)
    if wish.criterion or wish.verdict:
        given = {"criterion": wish.criterion, "verdict": wish.verdict}
        held = [f"v.{name} = ?" for name, value in given.items() if value]
        parts.append(f"EXISTS (SELECT 1 FROM verdicts v WHERE v.goal = q.goal AND {' AND '.join(held)})")
        values += [value for value in given.values() if value]
    for word in folded(wish.q).split():
        parts.append("q.words LIKE ? ESCAPE '\\'")
        values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def lines(index: Index, ids: list[str]) -> list[Line]:
    """What the list shows of some goals, in their order."""
    marks = ", ".join("?" * len(ids))
    rows = index.base.execute(
        "SELECT q.goal, q.document, q.page, q.confidence, q.findings, q.status, q.name, d.language "
        f"FROM queue q JOIN documents d ON d.id = q.document WHERE q.goal IN ({marks})",
        ids,
    )
    found = {row[0]: Line(*row) for row in rows}
    return [found[id] for id in ids if id in found]


def behind(index: Index, wish: Wish, goal: str, *, uncertain: bool = False) -> str:
    """The first open goal behind another one in the order, from the start again at the end; "" where none is left."""
    where, values = _where(wish)
    wanted = f"{_IS_OPEN} AND {_UNCERTAIN}" if uncertain else _IS_OPEN
    rows = index.base.execute(
        f"SELECT q.goal, {wanted} FROM queue q {where} ORDER BY {ORDERS[wish.order]}", values
    ).fetchall()
    at = next((at for at, (id, _) in enumerate(rows, 1) if id == goal), 0)
    return next((id for id, is_wanted in (*rows[at:], *rows[:at]) if is_wanted and id != goal), "")


def sure(index: Index, wish: Wish, least: float) -> dict[str, str]:
    """Goal -> document of the goals wished for that are open, have nothing to look at and are at least so sure, in
    their order: those that may be accepted without a look at each."""
    where, values = _where(wish)
    wanted = f"{_IS_OPEN} AND q.findings = 0 AND q.confidence >= ?"
    rows = index.base.execute(
        f"SELECT q.goal, q.document FROM queue q {where or 'WHERE true'} AND {wanted} ORDER BY {ORDERS[wish.order]}",
        [*values, least],
    )
    return dict(rows.fetchall())


def progress(index: Index) -> list[Progress]:
    """All plans with goals or decisions, in the order of their paths."""
    rows = index.base.execute(
        f"SELECT d.id, d.path, count(q.goal), coalesce(sum(q.status IN {_DECIDED}), 0), d.complete, d.unfit, d.sheets "
        "FROM documents d LEFT JOIN queue q ON q.document = d.id GROUP BY d.id ORDER BY d.path, d.id"
    )
    return [Progress(row[0], row[1], row[2], row[3], bool(row[4]), row[5], row[6] > 0) for row in rows]
