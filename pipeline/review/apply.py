"""Decisions applied to the results of a run, so that tables, report and exports say what people decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.journal import RECORDS
from pipeline.records import Document, Finding, Result, Reviewed, ReviewStatus, Severity, SourceFile
from pipeline.review.attach import finder_of
from pipeline.review.decisions import Action, Decision, standing
from pipeline.review.journal import decisions_in
from pipeline.review.replay import replayed
from pipeline.review.state import PlanState, Unfit

UNFIT, KEPT = "review.decision-unfit", "review.reading-changed"
_DIGEST = re.compile(rb'"sha256":\s*"([0-9a-f]{64})"')
_HEAD = 8192  # bytes of a record in which its file's digest stands


class Decided:
    """The decisions that hold in a folder, by document. A document takes those on its content under its path, else on
    its content under any path, else those on its path whose content is nowhere in the folder any more (a file that was
    published anew)."""

    def __init__(self, decisions: Iterable[Decision], digests: Iterable[str] = ()) -> None:
        self._by_file: dict[tuple[str, str], list[Decision]] = {}
        self._by_digest: dict[str, list[Decision]] = {}
        self._by_path: dict[str, list[Decision]] = {}
        present = set(digests)
        for each in standing(list(decisions)):
            self._by_file.setdefault((each.sha256, each.path), []).append(each)
            self._by_digest.setdefault(each.sha256, []).append(each)
            if each.sha256 not in present:
                self._by_path.setdefault(each.path, []).append(each)

    def __bool__(self) -> bool:
        return bool(self._by_file)

    def on(self, file: SourceFile) -> list[Decision]:
        """The decisions on a document, in the order they were made."""
        return (
            self._by_file.get((file.sha256, file.path))
            or self._by_digest.get(file.sha256)
            or self._by_path.get(file.path)
            or []
        )

    def homeless(self, files: Iterable[SourceFile]) -> list[Decision]:
        """Decisions on documents that are not among these."""
        known = {each.number for file in files for each in self.on(file)}
        return [each for kept in self._by_file.values() for each in kept if each.number not in known]


def decided_in(out: Path) -> Decided:
    """The decisions of a folder that hold."""
    decisions = decisions_in(out)
    return Decided(decisions, digests_in(out) if decisions else ())


def digests_in(out: Path) -> set[str]:
    """The digests of all documents that have a record in the folder."""
    found = set()
    for path in (out / RECORDS).glob("*.json"):
        with path.open("rb") as file:
            if match := _DIGEST.search(file.read(_HEAD)):
                found.add(match[1].decode())
    return found


def state_of(result: Result, decisions: list[Decision]) -> PlanState | None:
    """The plan of a result with decisions replayed; None where the document has no plan."""
    return replayed(result.plan, finder_of(result.document), decisions) if result.plan else None


def reviewed_result(result: Result, decided: Decided, judge: Callable[[Result], Result]) -> Result:
    """The result as people left it: values, goals and findings; verdicts by `judge`, where a goal was touched. A result
    that nobody decided on is returned as it is. Needs the document's passages."""
    decisions = decided.on(result.document.source)
    if not decisions:
        return result
    state = state_of(result, decisions)
    if state is None:
        return replace(result, document=_with_findings(result.document, [_gone(each) for each in decisions]))
    changed = replace(
        result,
        plan=state.reviewed(),
        document=_with_findings(result.document, [_finding(each) for each in state.unfit]),
        reviewed=counts(state),
    )
    return judge(changed) if result.assessment else changed


def counts(state: PlanState) -> Reviewed:
    """How far people have come with a plan."""
    goals = [state.reviews[id] for id in state.goals if id in state.reviews]
    measures = [
        state.reviews[each.id] for goal in state.goals.values() for each in goal.measures if each.id in state.reviews
    ]
    statuses = [each.status for each in goals]
    added = statuses.count(ReviewStatus.ADDED)
    return Reviewed(
        decided=statuses.count(ReviewStatus.ACCEPTED) + added + len(state.rejected),
        corrected=sum(len(each.fields) for each in (*goals, *measures)),
        added=added,
        rejected=len(state.rejected),
        unfit=sum(not each.applied for each in state.unfit),
        complete=state.complete,
    )


def _with_findings(document: Document, findings: Iterable[Finding]) -> Document:
    return replace(document, findings=(*document.findings, *findings))


def _finding(unfit: Unfit) -> Finding:
    return Finding(
        KEPT if unfit.applied else UNFIT,
        f"Decision {told(unfit.decision)}: {unfit.why}.",
        Severity.INFO if unfit.applied else Severity.WARNING,
        unfit.decision.anchor.page if unfit.decision.anchor else None,
        unfit.decision.anchor.words if unfit.decision.anchor else "",
    )


def _gone(decision: Decision) -> Finding:
    return _finding(Unfit(decision, "the document could not be read this time"))


def told(decision: Decision) -> str:
    """A decision in a few words."""
    what = {
        Action.SET: f"{decision.field} = {decision.new!r}",
        Action.REJECT: f"reject ({decision.reason or 'no reason given'})",
        Action.COMMENT: "comment",
    }.get(decision.action, decision.action.value.replace("_", " "))
    by = f" by {decision.who}" if decision.who else ""
    return (
        f"{decision.number}{by}, {what}, on goal {decision.goal}" if decision.goal else f"{decision.number}{by}, {what}"
    )
