"""The desk: what is known of a folder while somebody reviews it, and the one place where decisions are taken.

A decision is applied to the plan in memory, then written to the journal and forced to the disk, and only then answered.
Decisions that others write meanwhile (a second window, an import) are taken in before each answer.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.records import Goal, Judgement, Plan, Result, ReviewStatus
from pipeline.review.actions import new_goal_id, take
from pipeline.review.apply import Decided, counts
from pipeline.review.attach import Finder
from pipeline.review.decisions import Action, Decision, standing
from pipeline.review.journal import ReviewJournal
from pipeline.review.making import made
from pipeline.review.replay import replayed
from pipeline.review.state import PlanState, UnfitError
from pipeline.review.web.file import BusyError
from pipeline.review.web.index import Index, digest_of, pages_with_findings

_KEPT = 8  # plans in memory
Judge = Callable[[Goal, Plan, Result], tuple[Judgement, ...]]
Row = tuple[Goal, float, str, int, tuple[Judgement, ...] | None]  # see `Index.put`


@dataclass
class Opened:
    """A plan that lies on the desk: its result without blocks, its state, and the record it is of."""

    meta: Result
    state: PlanState
    findings: Mapping[int | None, int]
    stamp: str


class Desk:
    """One folder under review by one person. Every method may be called from any thread."""

    def __init__(self, out: Path, who: str, judge: Judge, tell: Callable[[int, int], None] = lambda a, b: None) -> None:
        self.out = out
        self.who = who
        self._judge = judge
        self._lock = threading.RLock()
        self._opened: OrderedDict[str, Opened] = OrderedDict()
        self._taken = 0  # decisions of the journal that the plans on the desk know of
        self._behind = False  # whether the index lacks a decision that could not be put into it
        self.journal = ReviewJournal(out)
        self.index = Index(out)
        self._tell = tell
        self.refresh()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """One request at a time, on what is now on the disk."""
        with self._lock:
            self.journal.refreshed()
            if self.journal.count > self._taken or self._behind:
                self._catch_up()
            yield

    def refresh(self) -> None:
        """Takes in records that a run wrote meanwhile."""
        self.index.fill(self._tell)
        stamps = {id: known["stamp"] for id, known in self.index.documents().items()}
        for id in [id for id, opened in self._opened.items() if opened.stamp != stamps.get(id)]:
            del self._opened[id]
        self._catch_up()

    def warm(self) -> None:
        """Judges a goal of each language, so that the rules are loaded before somebody waits for them."""
        seen: set[str | None] = set()
        for id in self.index.documents():
            plan = self.index.meta(id).plan
            if plan is not None and plan.language not in seen and (goals := self.index.goals(id)):
                seen.add(plan.language)
                self.judged(self.opened(id), goals[0])

    # ------------------------------------------------------------------------------------------ keeping up
    def _decided(self) -> Decided:
        return Decided(self.journal.decisions, [each["sha"] for each in self.index.documents().values()])

    def _catch_up(self) -> None:
        """Takes in decisions of others: plans on the desk on which there are any are opened anew, and so are queue rows
        of documents on which there are decisions that the index has not seen."""
        decisions = self.journal.decisions
        others = {name for each in decisions[self._taken :] for name in (each.sha256, each.path)}
        self._taken = len(decisions)
        for id, opened in list(self._opened.items()):
            if not others.isdisjoint((opened.meta.document.source.sha256, opened.meta.document.source.path)):
                del self._opened[id]
        last: dict[str, int] = {}
        for each in decisions:
            last[each.sha256] = last[each.path] = each.number
        decided: Decided | None = None
        for id, known in self.index.documents().items():
            newest = max(last.get(known["sha"], 0), last.get(known["path"], 0))
            if known["seen"] < newest:
                decided = decided or self._decided()
                self._requeue(id, decided, newest)
        self._behind = False

    def _requeue(self, id: str, decided: Decided, newest: int) -> None:
        """Queue rows of a document. Goals are judged, where they have changed, before the index is held."""
        opened = self._open(id, decided)
        known = self.index.digests(id)
        rows = [self._row(opened, goal_id, place, known) for place, goal_id in enumerate(opened.state.order)]
        with self.index.writing():
            self.index.remove(known.keys() - {row[0].id for row in rows if row})
            for row in rows:
                if row is not None:
                    self.index.put(*row)
            self._note(id, opened, newest)

    def _row(self, opened: Opened, id: str, place: float, known: Mapping[str, str]) -> Row | None:
        """What the queue says of a goal; verdicts where they are on another goal than this. None for a goal that was
        taken in by another."""
        state = opened.state
        goal = state.goals.get(id) or state.rejected.get(id)
        if goal is None:
            return None
        status = state.reviews[id].status if id in state.reviews else None
        found = opened.findings.get(goal.source.page, 0) + sum(
            not each.applied and state.alias.get(each.decision.goal, each.decision.goal) == id for each in state.unfit
        )
        verdicts = None if known.get(id) == digest_of(goal) else self.judged(opened, goal)
        return goal, place, status.value if status else "", found, verdicts

    def _note(self, id: str, opened: Opened, newest: int) -> None:
        told = counts(opened.state)
        self.index.base.execute(
            "UPDATE documents SET complete = ?, unfit = ?, seen = ? WHERE id = ?",
            (told.complete, told.unfit, newest, id),
        )

    def judged(self, opened: Opened, goal: Goal) -> tuple[Judgement, ...]:
        """The verdicts on a goal as it now stands."""
        return self._judge(goal, opened.state.plan, opened.meta)

    # ------------------------------------------------------------------------------------------ plans
    def opened(self, document: str) -> Opened:
        """A plan with its decisions; KeyError where there is none."""
        if document not in self._opened:
            return self._open(document, self._decided())
        self._opened.move_to_end(document)
        return self._opened[document]

    def _open(self, document: str, decided: Decided) -> Opened:
        meta = self.index.meta(document)
        plan = replace(meta.plan or Plan(document, None), goals=self.index.goals(document))
        finder = Finder(lambda: {each.part.id: each.part for each in self.index.parts(document)})
        state = replayed(plan, finder, decided.on(meta.document.source))
        stamp = self.index.documents()[document]["stamp"]
        self._opened[document] = Opened(meta, state, pages_with_findings(meta), stamp)
        self._opened.move_to_end(document)
        while len(self._opened) > _KEPT:
            self._opened.popitem(last=False)
        return self._opened[document]

    def document_of(self, goal: str) -> str:
        """The document a goal stands in; KeyError where there is no such goal."""
        row = self.index.base.execute("SELECT document FROM queue WHERE goal = ?", (goal,)).fetchone()
        if row is None:
            raise KeyError(goal)
        return str(row[0])

    # ------------------------------------------------------------------------------------------ deciding
    def decide(self, document: str, action: Action, goal: str = "", **told: Any) -> Decision:
        """Takes a decision. Raises UnfitError or FieldError where it does not fit; then nothing was decided."""
        opened = self.opened(document)
        if opened.meta.plan is None:
            raise UnfitError("This document was not read as a plan; see its status in documents.csv.")
        decision = made(opened.state, opened.meta.document.source, self.who, action, goal, **told)
        before = list(opened.state.order)
        try:
            take(opened.state, decision)
            written = self.journal.add([decision])[0]
        except BaseException:
            self._opened.pop(document, None)  # what is half done is done anew from the journal
            raise
        if self.journal.count > self._taken + 1:  # somebody decided at the same moment
            self._catch_up()
            return written
        self._taken += 1
        try:
            self._after(document, opened, written, before)
        except BusyError:  # the decision is safe in the journal
            self._behind = True
        return written

    def _after(self, document: str, opened: Opened, decision: Decision, before: list[str]) -> None:
        state, order = opened.state, opened.state.order
        told = (decision.goal, *decision.others, *(part.goal for part in decision.parts))
        touched = dict.fromkeys(name for id in told if id for name in (id, state.alias.get(id, id)))
        known = self.index.digests(document)
        rows = {id: self._row(opened, id, order.index(id), known) for id in touched if id in order}
        with self.index.writing():
            if order != before:  # goals came in between others
                places = ((place, id) for place, id in enumerate(order))
                self.index.base.executemany("UPDATE queue SET place = ? WHERE goal = ?", places)
            self.index.remove(id for id in touched if rows.get(id) is None)
            for row in rows.values():
                if row is not None:
                    self.index.put(*row)
            self._note(document, opened, decision.number)

    def accept_all(self, goals: Mapping[str, str]) -> None:
        """Accepts goals (goal -> document) as they stand: a decision for each, all of them one step to undo. Raises
        UsageError where somebody decides at the same moment, and accepts none then."""
        last, decided, decisions = self.journal.last, self._decided(), []
        batch = f"{self.who} {last + 1}"
        for document in dict.fromkeys(goals.values()):
            opened = self._opened.get(document) or self._open(document, decided)
            source, own = opened.meta.document.source, [goal for goal, where in goals.items() if where == document]
            decisions += [made(opened.state, source, self.who, Action.ACCEPT, goal, batch=batch) for goal in own]
        written = self.journal.add(decisions, unless_after=last)
        self._taken += len(written)
        for document in goals.values():
            self._opened.pop(document, None)
        try:
            self._note_accepted(goals, written[-1].number)
        except BusyError:  # as above
            self._behind = True

    def _note_accepted(self, goals: Mapping[str, str], newest: int) -> None:
        with self.index.writing():
            accepted = ((ReviewStatus.ACCEPTED.value, goal) for goal in goals)
            self.index.base.executemany("UPDATE queue SET status = ? WHERE goal = ?", accepted)
            seen = ((newest, document) for document in set(goals.values()))
            self.index.base.executemany("UPDATE documents SET seen = ? WHERE id = ?", seen)

    def undo(self) -> list[Decision]:
        """Takes back this person's last decision that holds, with all that came with it; these, the last one first."""
        held = [each for each in standing(self.journal.decisions) if each.who == self.who]
        if not held:
            return []
        last = held[-1]
        together = [each for each in held if each is last or (last.batch and each.batch == last.batch)]
        self.journal.add(
            [
                Decision(Action.UNDO, each.sha256, each.path, who=self.who, goal=each.goal, undone=each.number)
                for each in reversed(together)
            ]
        )
        self._catch_up()
        return together[::-1]

    def added_id(self, document: str, words: str, place: int) -> str:
        """The id of a goal made of these words of a document."""
        return new_goal_id(self.opened(document).meta.document.source.sha256, str(place), words)
