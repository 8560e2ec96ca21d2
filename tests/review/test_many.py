"""Many goals accepted at once: those that were counted, one decision each, one step to undo."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.records import Finding, Result, Severity
from pipeline.review.decisions import Action, Decision
from pipeline.review.journal import ReviewJournal, decisions_in
from pipeline.review.web.desk import Desk
from pipeline.review.web.many import confidence_of
from tests.review import asking
from tests.review.made import after, decide, folder, results_of
from tests.review.served import Served, serving

SURE, UNSURE = 0.95, 0.6


def plan_of(id: str, *confidences: float) -> Result:
    made = results_of(*(f"The office of {id} answers {n} letters by 2027." for n in range(len(confidences))), id=id)
    assert made.plan is not None
    goals = zip(made.plan.goals, confidences, strict=True)
    return replace(made, plan=replace(made.plan, goals=tuple(replace(goal, confidence=sure) for goal, sure in goals)))


def with_finding(result: Result, severity: Severity = Severity.WARNING) -> Result:
    """All goals of it stand on a page that wants a look."""
    document = result.document
    return replace(result, document=replace(document, findings=(Finding("x.y", "Look here.", severity, 1),)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return folder(
        tmp_path / "out",
        plan_of("d1", SURE, 0.9, 0.89, UNSURE, SURE),
        plan_of("d2", SURE, SURE),
        with_finding(plan_of("d3", SURE, SURE)),
        with_finding(plan_of("d4", UNSURE, SURE), Severity.INFO),
    )


@pytest.fixture
def site(out: Path) -> Iterator[Served]:
    with serving(out) as served:
        yield served


def counted(site: Served, least: str = "0.9", **wish: str) -> dict[str, str]:
    """What the page would send to accept what it has counted; empty where there is nothing to accept."""
    page = asking.get(f"{site.address}many", params={"least": least, **wish}).text
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))


def accept(site: Served, form: dict[str, str], goal: str = "d1-g1", **wish: str) -> str:
    return post(site, "accept_many", {"goal": goal} | form | wish)


def post(site: Served, what: str, form: dict[str, str]) -> str:
    answer = asking.post(f"{site.address}do/{what}", data=form, headers={"origin": site.origin})
    assert 200 == answer.status_code
    return answer.text


def made(site: Served) -> list[tuple[str, str, str]]:
    return [(each.who, each.action.value, each.goal) for each in decisions_in(site.out)]


def test_the_sure_ones_without_findings_are_counted_then_accepted_then_undone_in_one_step(site: Served) -> None:
    asked = asking.get(f"{site.address}many?least=0.9").text
    assert "6 of the 11 goals in the list would be accepted in your name" in asked
    assert [] == made(site)

    answer = accept(site, counted(site))
    wanted = ["d1-g1", "d1-g2", "d1-g5", "d2-g1", "d2-g2", "d4-g2"]
    assert "Accepted 6 goals." in answer
    assert [("anna", "accept", goal) for goal in wanted] == sorted(made(site))
    assert all(each.snapshot and each.anchor for each in decisions_in(site.out))
    assert 6 == answer.count('class="s-accepted"')
    reviewed = {goal.id: goal.review for result in after(site.out) if result.plan for goal in result.plan.goals}
    assert wanted == [
        id for id, review in reviewed.items() if review and review.status == "accepted" and review.by == ("anna",)
    ]

    undone = post(site, "undo", {"goal": "d1-g1"})
    assert "Undone: accept, 6 at once." in undone
    assert 0 == undone.count('class="s-accepted"')
    assert not any(goal.review for result in after(site.out) if result.plan for goal in result.plan.goals)
    assert "There is nothing to undo" in post(site, "undo", {"goal": "d1-g1"})


def test_only_what_the_list_shows_and_nobody_decided_is_accepted(site: Served) -> None:
    decide(site.out, Action.REJECT, "d1-g1", who="bo")
    decide(site.out, Action.ACCEPT, "d2-g2", who="bo")
    decide(site.out, Action.SET, "d1-g2", who="bo", field="area", old="", new="Letters")

    assert {} == counted(site, plan="d3")
    assert {} == counted(site, q="nothing like it")
    accept(site, counted(site, plan="d1"), plan="d1")
    assert ["d1-g2", "d1-g5"] == sorted(goal for who, _, goal in made(site) if who == "anna")
    kept = next(each for each in decisions_in(site.out) if each.goal == "d1-g2" and each.action is Action.ACCEPT)
    assert kept.snapshot is not None
    assert "Letters" == kept.snapshot.goal["area"]


def test_what_has_changed_since_it_was_counted_is_counted_again(site: Served) -> None:
    form = counted(site)
    decide(site.out, Action.ACCEPT, "d2-g1", who="bo")

    answer = accept(site, form)
    assert 'class="failed"' in answer
    assert "nothing was accepted. Count again." in answer
    assert 1 == len(made(site))
    assert "failed" in accept(site, form | {"least": "0.1"})
    assert "failed" in accept(site, {})
    assert 1 == len(made(site))
    assert "Accepted 5 goals." in accept(site, counted(site))


def test_nothing_is_accepted_where_somebody_decides_at_the_same_moment(
    site: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, add = counted(site), ReviewJournal.add

    def late(journal: ReviewJournal, given: list[Decision], **more: int) -> list[Decision]:
        monkeypatch.setattr(ReviewJournal, "add", add)
        decide(site.out, Action.ACCEPT, "d1-g1", who="bo")
        return add(journal, given, **more)

    monkeypatch.setattr(ReviewJournal, "add", late)
    assert "Somebody decided something at the same moment" in accept(site, form)
    assert [("bo", "accept", "d1-g1")] == made(site)
    assert "Accepted 5 goals." in accept(site, counted(site))


def test_a_goal_with_a_decision_that_no_longer_fits_is_not_among_them(out: Path) -> None:
    decide(out, Action.SET, "d2-g1", field="responsible", old="", new="The office")
    ReviewJournal(out).add([replace(decisions_in(out)[0], field="no_such_field")])
    with serving(out) as site:
        form = counted(site, plan="d2")
        accept(site, form, plan="d2")

        assert ["d2-g2"] == [goal for _, action, goal in made(site) if action == "accept"]


def test_the_next_open_goal_is_shown(site: Served) -> None:
    answer = accept(site, counted(site), goal="d1-g1", order="reading")

    assert 'name="goal" value="d1-g3"' in answer
    all_of_it = counted(site, "0", plan="d1")
    assert 'name="goal" value="d1-g3"' in accept(site, all_of_it, goal="d1-g3", plan="d1")


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.9", 0.9), ("0,9", 0.9), (" 1 ", 1.0), ("0", 0.0), ("1.01", None), ("-0.1", None), ("nan", None), ("inf", None),
     ("", None), ("often", None)],
)  # fmt: skip
def test_a_confidence_is_written_with_point_or_comma(text: str, number: float | None) -> None:
    assert number == confidence_of(text)


def test_what_is_no_confidence_is_said(site: Served) -> None:
    assert "between 0 and 1" in asking.get(f"{site.address}many?least=much").text
    assert {} == counted(site, "much")
    assert "as sure as that" in asking.get(f"{site.address}many?least=1").text


@pytest.mark.slow
def test_five_thousand_at_once(tmp_path: Path) -> None:
    """Accepted within 10 seconds and undone within 10, verdicts of unchanged goals not given anew."""
    judged: list[str] = []

    def judging(goal: object, plan: object, result: object) -> tuple[()]:
        judged.append("")
        return ()

    desk = Desk(folder(tmp_path, *(plan_of(f"d{n:02}", *[SURE] * 100) for n in range(50))), "anna", judging)
    goals = {goal: document for document in desk.index.documents() for goal in desk.index.digests(document)}
    start = time.process_time()
    desk.accept_all(goals)
    accepted = time.process_time()
    with desk.at_work():
        assert 5000 == len(desk.undo())
    undone = time.process_time()

    print(f"5,000 goals accepted in {accepted - start:.1f} s, undone in {undone - accepted:.1f} s")
    assert [] == judged
    assert accepted - start < 10
    assert undone - accepted < 10
