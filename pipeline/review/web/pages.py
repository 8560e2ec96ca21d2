"""The page and its parts in HTML, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.cleaning import shown
from pipeline.records import Goal, ReviewStatus, SourceFile, Verdict
from pipeline.review.apply import counts
from pipeline.review.decisions import Decision, Reason
from pipeline.review.fields import GOAL_COLUMNS, GOAL_FIELDS, MEASURE_FIELDS
from pipeline.review.web import queue, record
from pipeline.review.web import sheet as sheets
from pipeline.review.web.desk import Desk, Opened
from pipeline.review.web.forms import Answer
from pipeline.review.web.many import Many
from pipeline.review.web.pictures import Pictures
from pipeline.review.web.queue import Wish
from pipeline.review.web.texts import PageTexts

_WINDOW = 25  # goals listed before and behind the one shown
_SAFE = 0.9  # the confidence that is proposed where many goals are accepted at once
_NEIGHBOURS = 12  # goals offered for a merge, before and behind
_TEXT_FIELDS = tuple(name for name, column in GOAL_COLUMNS.items() if column.kind == "string" and not column.vocabulary)


class Pages:
    """Makes what the addresses answer with. `base` is what stands before every address; `labels` are the names of the
    criteria, `t` the words of the page."""

    def __init__(
        self, desk: Desk, pictures: Pictures, base: str, labels: Mapping[str, str], t: PageTexts, version: str
    ) -> None:
        self._desk, self._pictures, self._base, self._labels, self.t = desk, pictures, base, labels, t
        self._templates = _environment()
        self._templates.globals.update(
            base=base, version=version, who=desk.who, t=t, word=t.word, labels=labels,
            sure=t.figure(queue.SURE, 1), safe=t.figure(_SAFE, 1),
            verdicts=list(Verdict),
            statuses=queue.STATUSES, orders=list(queue.ORDERS), reasons=list(Reason), text_fields=_TEXT_FIELDS,
            told_decision=lambda decision: _told(t, decision),
            status_word=lambda status: _status(t, status),
        )  # fmt: skip

    def address(self, wish: Wish, goal: str) -> str:
        """The address that opens the page at a goal."""
        parts = [part for part in (f"goal={quote(goal)}" if goal else "", wish.query) if part]
        return f"{self._base}/" + ("?" + "&".join(parts) if parts else "")

    def jumped(self, wish: Wish, goal: str, to: str) -> str:
        """The goal that a step in the list leads to; "" where there is none."""
        if to in ("open", "uncertain"):
            return queue.behind(self._desk.index, wish, goal, uncertain=to == "uncertain")
        ids = queue.goals_of(self._desk.index, wish)
        if not ids:
            return ""
        if goal not in ids:
            return ids[0]
        step = {"next": 1, "previous": -1}.get(to, 0)
        return ids[min(max(ids.index(goal) + step, 0), len(ids) - 1)]

    # ------------------------------------------------------------------------------------------ pages
    def whole(self, wish: Wish, goal: str) -> str:
        """The whole page."""
        return self._render("page.html.j2", **self._work(wish, goal), progress=queue.progress(self._desk.index))

    def work(self, wish: Wish, goal: str, said: str = "", *, failed: bool = False) -> str:
        """Everything below the head: list, page of the plan, goal."""
        return self._render("work_swap.html.j2", **self._work(wish, goal) | {"said": said, "failed": failed})

    def message(self, said: str, *, failed: bool = False) -> str:
        """A sentence for the analyst."""
        return self._render("message.html.j2", said=said, failed=failed)

    def _work(self, wish: Wish, goal: str) -> dict[str, Any]:
        ids = queue.goals_of(self._desk.index, wish)
        known = goal if goal and self._stands(goal) else (ids[0] if ids else "")
        at = ids.index(known) if known in ids else 0
        window = ids[max(0, at - _WINDOW) : at + _WINDOW]
        contents: dict[str, Any] = {
            "wish": wish, "count": len(ids), "at": at + 1 if known in ids else 0, "said": "", "failed": False,
            "lines": queue.lines(self._desk.index, window), "first": max(0, at - _WINDOW) + 1, "goal": known,
            "address": lambda id: self.address(wish, id), "record": None, "sheet": None, "document": "",
        }  # fmt: skip
        if known:
            document = self._desk.document_of(known)
            opened = self._desk.opened(document)
            shown_goal = opened.state.shown(opened.state.goal(known))
            contents |= self._of_goal(opened, shown_goal, document)
        elif wish.plan in self._desk.index.documents():
            contents |= self._of_plan(self._desk.opened(wish.plan), wish.plan)
        return contents

    def _of_plan(self, opened: Opened, document: str) -> dict[str, Any]:
        """A plan of which no goal is shown: its first page, to look for what was missed."""
        return {
            "document": document,
            "language": opened.state.plan.language or "",
            "path": opened.meta.document.source.path,
            "told": counts(opened.state),
            "sheet": self._sheet_of(opened, document, None, None),
        }

    def _stands(self, goal: str) -> bool:
        try:
            document = self._desk.document_of(goal)
        except KeyError:
            return False
        state = self._desk.opened(document).state
        return goal in state.goals or goal in state.rejected

    def _of_goal(self, opened: Opened, goal: Goal, document: str) -> dict[str, Any]:
        state = opened.state
        judgements = self._desk.judged(opened, goal)
        plan = opened.state.plan
        order = [id for id in state.order if id in state.goals]
        at = order.index(goal.id) if goal.id in order else 0
        near = [id for id in order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS] if id != goal.id]
        return {
            "record": record.record_view(goal, judgements, self._labels, self.t),
            "goal": goal.id,
            "document": document,
            "language": plan.language or "",
            "title": plan.title or opened.meta.document.title or opened.meta.document.source.path,
            "path": opened.meta.document.source.path,
            "rejected": state.why.get(goal.id),
            "told": counts(state),
            "unfit": [each for each in state.unfit if not each.applied],
            "kept": [each for each in state.unfit if each.applied and each.decision.goal in _names(state, goal.id)],
            "near": [(id, _name(state.goals[id])) for id in near],
            "sheet": self._sheet_of(opened, document, goal, None),
        }

    def field(self, wish: Wish, answer: Answer) -> str:
        """One field again, after it was changed, and the verdicts with it."""
        document = self._desk.document_of(answer.goal)
        opened = self._desk.opened(document)
        goal = opened.state.shown(opened.state.goal(answer.goal))
        measure = next((each for each in goal.measures if each.id == answer.measure), None)
        view = (
            record.measure_field(goal, measure, answer.field, self.t, answer.value, answer.error)
            if measure
            else record.goal_field(goal, answer.field, self.t, answer.value, answer.error)
        )
        judgements = self._desk.judged(opened, goal)
        return self._render(
            "field_swap.html.j2", field=view, goal=goal.id, failed=False,
            said="" if answer.error else self.t("said.saved"),
            record=record.record_view(goal, judgements, self._labels, self.t), wish=wish,
            language=opened.state.plan.language or "", rejected=opened.state.why.get(goal.id),
        )  # fmt: skip

    def many(self, wish: Wish, least: str) -> str:
        """How many goals of the list are that sure, with the button that accepts them."""
        return self._render("many.html.j2", found=Many.asked(self._desk.index, wish, least), least=least)

    # ------------------------------------------------------------------------------------------ the left side
    def sheet(self, document: str, number: int, goal: str) -> str:
        """Another page of the plan, beside the same goal."""
        opened = self._desk.opened(document)
        state = opened.state
        known = state.goals.get(goal) or state.rejected.get(goal)
        return self._render(
            "sheet.html.j2", sheet=self._sheet_of(opened, document, known, number), document=document,
            goal=goal, language=state.plan.language or "", told=counts(state),
        )  # fmt: skip

    def _sheet_of(self, opened: Opened, document: str, goal: Goal | None, number: int | None) -> sheets.Sheet:
        index, source = self._desk.index, opened.meta.document.source
        facts = index.documents()[document]
        count = max(source.pages or 0, facts["sheets"], 1)
        if number is None:
            number = self._sheet_number(document, goal)
        number = min(max(number, 1), count)
        parts = index.parts(document, number)
        size = self._pictures.size(index, document, source, number)
        here = {each.part.id for each in parts}
        others = [each for each in opened.state.goals.values() if each.source.block in here]
        others = [each for each in others if goal is None or each.id != goal.id]
        return sheets.Sheet(
            number,
            count,
            bool(facts["paged"]),
            f"{self._base}/page/{quote(document)}/{number}.png" if size else "",
            *(size or (0.0, 0.0)),
            sheets.boxes_on(goal, others, number) if size else (),
            sheets.blocks_on(parts, number) if size else (),
            sheets.words_on(parts, number) if size else (),
            sheets.groups_of(parts, goal, others),
            "" if size else self._missing(source),
        )

    def _missing(self, source: SourceFile) -> str:
        key = self._pictures.place(source).missing
        return self.t(key, path=source.path) if key else ""

    def _sheet_number(self, document: str, goal: Goal | None) -> int:
        if goal is None:
            return 1
        if goal.source.page is not None:
            return goal.source.page
        found = self._desk.index.part(document, goal.source.block)
        return found.sheet if found else 1

    def _render(self, name: str, **contents: Any) -> str:
        return self._templates.get_template(name).render(**contents)


def _status(t: PageTexts, status: str) -> str:
    """The word for a status of the list: one of goals, or one of filters."""
    return t.word("review", status) if status in {each.value for each in ReviewStatus} else t(f"statuses.{status}")


def _told(t: PageTexts, decision: Decision) -> str:
    """A decision in a few words: "7 (anna) set Deadline = 2026-12-31"."""
    what = f"{t.field(decision.field)} = {decision.new}" if decision.field in GOAL_FIELDS + MEASURE_FIELDS else ""
    return f"{decision.number} ({decision.who}) {t(f'decisions.{decision.action.value}')} {what}".rstrip()


def _names(state: Any, goal: str) -> set[str]:
    """The ids under which decisions speak of a goal."""
    return {goal, *(old for old, new in state.alias.items() if new == goal)}


def _name(goal: Goal) -> str:
    told = goal.title or goal.statement
    text = " ".join(told.value.split()) if told else goal.id
    return f"{goal.number.value} {text}"[:90] if goal.number else text[:90]


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.review.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: object) -> object:
    """Absent values as nothing; characters that HTML forbids replaced."""
    if value is None:
        return ""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
