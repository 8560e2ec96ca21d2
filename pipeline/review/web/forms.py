"""What the forms of the page decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cleaning import clean
from pipeline.errors import MaalestokError
from pipeline.records import Goal, Measure, Source
from pipeline.review.attach import is_same_goal, placed
from pipeline.review.decisions import Action, Decision, Part, Reason, Snapshot
from pipeline.review.fields import GOAL_COLUMNS, FieldError, goal_values, measure_values
from pipeline.review.state import UnfitError
from pipeline.review.web.desk import Desk
from pipeline.review.web.many import Many
from pipeline.review.web.queue import Wish
from pipeline.review.web.texts import PageTexts

_LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent: names and values, some names several times."""

    fields: Sequence[tuple[str, str]]

    def __getitem__(self, name: str) -> str:
        """The last value of a name; "" where there is none. Line ends are the journal's, not the browser's."""
        found = [value for given, value in self.fields if given == name]
        return found[-1].replace("\r\n", "\n") if found else ""

    def all(self, name: str) -> list[str]:
        """Every value of a name."""
        return [value for given, value in self.fields if given == name]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a field that was changed."""

    goal: str
    measure: str
    field: str
    value: str | None = None  # what was typed, where it was refused
    error: str = ""


class Forms:
    """Turns forms into decisions."""

    def __init__(self, desk: Desk, t: PageTexts) -> None:
        self._desk, self._t = desk, t
        self._takers: Mapping[str, Callable[[Form, str], tuple[str, str]]] = {
            "accept": self._accept,
            "reject": self._reject,
            "reopen": self._reopen,
            "comment": self._comment,
            "add": self._add,
            "use": self._use,
            "add_measure": self._add_measure,
            "remove_measure": self._remove_measure,
            "split": self._split,
            "merge": self._merge,
            "complete": self._complete,
            "undo": self._undo,
            "accept_many": self._accept_many,
        }

    def take(self, what: str, form: Form, following: str) -> tuple[str, str]:
        """Takes the decision; gives the goal to show next ("" for the next open one) and a sentence for the analyst."""
        if what not in self._takers:
            raise KeyError(what)
        return self._takers[what](form, following)

    # ------------------------------------------------------------------------------------------ fields
    def set(self, form: Form) -> Answer:
        """A field has another value. Nothing is written when it is the value already, or when somebody else has
        changed the field since it was shown."""
        document = self._desk.document_of(form["goal"])
        goal = self._goal(form)
        measure = self._measure(goal, form["measure"]) if form["measure"] else None
        values = measure_values(goal, measure) if measure else goal_values(goal)
        name, now = form["field"], values.get(form["field"], "")
        column = GOAL_COLUMNS.get(name)
        value = (
            ";".join(form.all("value")) if column is not None and column.vocabulary and column.listed else form["value"]
        )
        if value.strip() == now:
            return Answer(goal.id, form["measure"], name)
        if form["old"] != now:
            return Answer(
                goal.id,
                form["measure"],
                name,
                value,
                self._t("refused.meanwhile", now=repr(now)) if now else self._t("refused.meanwhile_empty"),
            )
        try:
            self._desk.decide(
                document, Action.SET, goal.id, measure=form["measure"], field=name, old=now, new=value.strip()
            )
        except MaalestokError as error:
            return Answer(goal.id, form["measure"], name, value, self._t.message(str(error)))
        return Answer(goal.id, form["measure"], name)

    # ------------------------------------------------------------------------------------------ the whole goal
    def _accept(self, form: Form, following: str) -> tuple[str, str]:
        self._decide(form, Action.ACCEPT)
        return following or form["goal"], self._t("said.accepted" if following else "said.last_accepted")

    def _accept_many(self, form: Form, following: str) -> tuple[str, str]:
        """All goals that were counted for the analyst, if they are still the same."""
        found = Many.asked(self._desk.index, Wish.of(dict(form.fields)), form["least"])
        if found is None or found.digest != form["counted"] or not found.goals:
            raise UnfitError(self._t("many.changed"))
        self._desk.accept_all(found.goals)
        return "", self._t("many.done", n=self._t.number(len(found.goals)))

    def _reject(self, form: Form, following: str) -> tuple[str, str]:
        if form["reason"] not in [each.value for each in Reason]:
            raise FieldError(self._t("refused.reason"))
        self._decide(form, Action.REJECT, reason=Reason(form["reason"]), why=form["why"][:_LONGEST_NOTE])
        return following or form["goal"], self._t("said.rejected")

    def _reopen(self, form: Form, following: str) -> tuple[str, str]:
        self._decide(form, Action.REOPEN)
        return form["goal"], self._t("said.reopened")

    def _comment(self, form: Form, following: str) -> tuple[str, str]:
        goal = self._goal(form)
        old = goal.review.comment if goal.review else ""
        self._decide(form, Action.COMMENT, old=old, new=form["value"][:_LONGEST_NOTE])
        return goal.id, self._t("said.noted")

    def _split(self, form: Form, following: str) -> tuple[str, str]:
        """One statement to a paragraph; `part-<measure>` says which of them a measure goes with, from 1."""
        goal = self._goal(form)
        statements = [" ".join(text.split()) for text in form["value"].split("\n") if text.strip()]
        if len(statements) < 2:
            raise FieldError(self._t("refused.lines"))
        with_part = {each.id: form[f"part-{each.id}"] or "1" for each in goal.measures}
        parts = [
            Part(
                goal.id if number == 1 else self._desk.added_id(self._desk.document_of(goal.id), text, number),
                text,
                tuple(id for id, part in with_part.items() if part == str(number)),
            )
            for number, text in enumerate(statements, 1)
        ]
        self._decide(form, Action.SPLIT, parts=tuple(parts))
        return goal.id, self._t("said.split", n=len(parts))

    def _merge(self, form: Form, following: str) -> tuple[str, str]:
        if not form["other"]:
            raise FieldError(self._t("refused.merge"))
        self._decide(form, Action.MERGE, others=(form["other"],))
        return form["goal"], self._t("said.merged")

    # ------------------------------------------------------------------------------------------ marked words
    def _add(self, form: Form, following: str) -> tuple[str, str]:
        document = form["document"]
        place = self._place(document, form)
        id = self._desk.added_id(document, f"{place.block}\x1f{place.quote}", place.start)
        state = self._desk.opened(document).state
        if id in state.order or any(is_same_goal(place, goal) for goal in state.goals.values()):
            raise UnfitError(self._t("refused.known"))
        said = Snapshot({"statement": _joined(place, form)}) if form["rest"].strip() else None
        self._desk.decide(document, Action.ADD, id, place=place, snapshot=said)
        return id, self._t("said.added")

    def _use(self, form: Form, following: str) -> tuple[str, str]:
        """The marked words as the value of a field of the goal shown."""
        goal, document = self._goal(form), self._desk.document_of(form["goal"])
        place = self._place(document, form)
        if form["field"] not in GOAL_COLUMNS:
            raise FieldError(self._t("refused.field"))
        old = goal_values(goal).get(form["field"], "")
        new = _joined(place, form)
        self._desk.decide(document, Action.SET, goal.id, field=form["field"], old=old, new=new, place=place)
        return goal.id, self._t("said.used", field=self._t.field(form["field"]))

    def _add_measure(self, form: Form, following: str) -> tuple[str, str]:
        goal, document = self._goal(form), self._desk.document_of(form["goal"])
        place = self._place(document, form) if form["block"] else None
        text = form["value"].strip() if place is None else _joined(place, form)
        if place is None and not text:
            raise FieldError(self._t("refused.measure"))
        known = {each.id for each in goal.measures}
        id = next(id for n in range(1, len(known) + 2) if (id := f"{goal.id}-r{n}") not in known)
        self._desk.decide(document, Action.ADD_MEASURE, goal.id, measure=id, new=text, place=place)
        return goal.id, self._t("said.measure_added")

    def _remove_measure(self, form: Form, following: str) -> tuple[str, str]:
        self._decide(form, Action.REMOVE_MEASURE, measure=form["measure"])
        return form["goal"], self._t("said.measure_removed")

    def _place(self, document: str, form: Form) -> Source:
        found = self._desk.index.part(document, form["block"])
        if found is None:
            raise UnfitError(self._t("refused.mark"))
        text = found.part.text
        if not (form["start"].isdigit() and form["end"].isdigit()):
            raise UnfitError(self._t("refused.mark"))
        start, end = int(form["start"]), min(int(form["end"]), len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise UnfitError(self._t("refused.mark"))
        return placed(found.part, start, text[start:end])

    # ------------------------------------------------------------------------------------------ plan and desk
    def _complete(self, form: Form, following: str) -> tuple[str, str]:
        action = Action.COMPLETE if form["value"] else Action.INCOMPLETE
        self._desk.decide(form["document"], action)
        return form["goal"], self._t("said.complete" if form["value"] else "said.incomplete")

    def _undo(self, form: Form, following: str) -> tuple[str, str]:
        undone = self._desk.undo()
        if not undone:
            return form["goal"], self._t("said.nothing_to_undo")
        decision = self._t(f"decisions.{undone[0].action.value}")
        said = self._t("said.undone", decision=decision)
        if len(undone) > 1:
            said = self._t("said.undone_many", decision=decision, n=self._t.number(len(undone)))
        return undone[0].goal or form["goal"], said

    def _decide(self, form: Form, action: Action, **told: object) -> Decision:
        return self._desk.decide(self._desk.document_of(form["goal"]), action, form["goal"], **told)

    def _goal(self, form: Form) -> Goal:
        state = self._desk.opened(self._desk.document_of(form["goal"])).state
        return state.shown(state.goal(form["goal"]))

    def _measure(self, goal: Goal, id: str) -> Measure:
        found = next((each for each in goal.measures if each.id == id), None)
        if found is None:
            raise UnfitError(self._t("refused.gone"))
        return found


def _joined(place: Source, form: Form) -> str:
    """The marked words with line breaks undone, those of following passages with them."""
    return clean("\n".join(part for part in (place.quote, form["rest"]) if part.strip()), fold=False).text
