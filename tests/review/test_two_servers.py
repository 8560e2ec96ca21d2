"""Two pages on one folder: both decide, the journal keeps both, each shows what the other decided, and neither holds the
index while it does nothing."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from pipeline.journal import OWN
from pipeline.review.decisions import Action
from pipeline.review.journal import ReviewJournal, decisions_in
from pipeline.review.web import file
from tests.review import asking
from tests.review.made import WORDS, decide, folder, results_of
from tests.review.served import Served, serving
from tests.samples import PLANS, command

LONG = 0.3  # seconds: as long as a test waits for a lock


def index_of(out: Path) -> Path:
    return out / OWN / "review.sqlite"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Another program in an open transaction."""
    with closing(sqlite3.connect(index_of(out), timeout=LONG, isolation_level=None)) as base:
        base.execute("BEGIN IMMEDIATE")
        yield
        base.execute("ROLLBACK")


def is_free(out: Path) -> bool:
    try:
        with held(out):
            return True
    except sqlite3.OperationalError:
        return False


def post(site: Served, what: str, **form: str) -> httpx.Response:
    headers = {"origin": site.origin, "sec-fetch-site": "same-origin"}
    return asking.post(f"{site.address}do/{what}", data=form, headers=headers)


def status_in(site: Served, goal: str) -> str:
    answer = asking.get(f"{site.address}?goal={goal}").text
    return answer[answer.index('id="status"') :].partition("status s-")[2].partition('"')[0]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return folder(tmp_path / "out", results_of(*WORDS), results_of(*WORDS, id="d2"))


def test_both_decide_and_each_sees_what_the_other_decided(out: Path) -> None:
    with serving(out, who="anna") as one, serving(out, who="bo") as two:
        assert status_in(two, "d1-g1") == "open"  # the plan lies on both desks
        assert status_in(one, "d1-g2") == "open"
        post(one, "accept", goal="d1-g1")
        post(two, "set", goal="d1-g2", field="responsible", old="", value="Bo's office", measure="")
        post(one, "reject", goal="d1-g3", reason="activity")

        assert ["accepted", "corrected", "rejected"] == [status_in(two, f"d1-g{n}") for n in (1, 2, 3)]
        assert ["accepted", "corrected", "rejected"] == [status_in(one, f"d1-g{n}") for n in (1, 2, 3)]
        assert "Bo&#39;s office" in asking.get(f"{one.address}goal/d1-g2").text
        post(two, "accept", goal="d1-g2")
        assert "accepted" == status_in(one, "d1-g2")

    told = [(each.number, each.who, each.action.value, each.goal) for each in decisions_in(out)]
    assert [(1, "anna", "accept", "d1-g1"), (2, "bo", "set", "d1-g2"), (3, "anna", "reject", "d1-g3"),
            (4, "bo", "accept", "d1-g2")] == told  # fmt: skip
    assert "Bo's office" == decisions_in(out)[-1].snapshot.goal["responsible"]


def test_both_decide_at_the_same_time_and_nothing_is_lost(out: Path) -> None:
    wrong: list[httpx.Response] = []

    def busy(site: Served, document: str) -> None:
        for turn in range(2):
            for number in range(1, len(WORDS) + 1):
                form = {"goal": f"{document}-g{number}", "value": f"{site.origin} {turn}"}
                answer = post(site, "comment", **form)
                if answer.status_code != 200 or 'class="failed"' in answer.text:
                    wrong.append(answer)

    with serving(out, who="anna") as one, serving(out, who="bo") as two:
        jobs = [threading.Thread(target=busy, args=(site, d)) for site in (one, two) for d in ("d1", "d2")]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        shown = [asking.get(f"{site.address}?goal=d1-g1").text for site in (one, two)]

    made = decisions_in(out)
    assert [] == wrong
    assert [4 * 2 * len(WORDS)] * 2 == [len(made), made[-1].number]
    assert list(range(1, len(made) + 1)) == [each.number for each in made]
    last = [each.new for each in made if each.goal == "d1-g1"][-1]
    assert all(last in text for text in shown)


def test_a_decision_between_look_and_writing_is_not_passed_over(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody decides on the same plan after this server has looked into the journal and before it writes."""
    with serving(out, who="anna") as site:
        assert "open" == status_in(site, "d1-g1")
        add = ReviewJournal.add

        def late(journal: ReviewJournal, *given: object, **more: object) -> object:
            monkeypatch.setattr(ReviewJournal, "add", add)
            decide(out, Action.ACCEPT, "d1-g2", who="bo")
            return add(journal, *given, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(ReviewJournal, "add", late)
        post(site, "accept", goal="d1-g1")

        assert [("bo", "d1-g2"), ("anna", "d1-g1")] == [(each.who, each.goal) for each in decisions_in(out)]
        assert ["accepted", "accepted"] == [status_in(site, f"d1-g{n}") for n in (1, 2)]


def test_a_server_that_waits_for_its_first_request_does_not_hold_the_index(tmp_path: Path) -> None:
    """The page is made once before anybody asks for it, and that measures the pages of a PDF file."""
    (tmp_path / "plans").mkdir()
    shutil.copy(PLANS / "da" / "havne_og_kyststyrelsen_2025.pdf", tmp_path / "plans")
    out = tmp_path / "out"
    assert 0 == command("run", tmp_path / "plans", "-o", out, "--jobs", 1).exit_code
    with serving(out):
        assert is_free(out)
        with serving(out) as second:
            assert 200 == asking.get(second.address).status_code
            assert is_free(out)


def test_no_answer_leaves_the_index_held(out: Path) -> None:
    with serving(out) as site:
        for what, form in (("set", {"goal": "d1-g1", "field": "deadline", "old": "", "value": "soon"}), ("accept", {"goal": "x"}),
                           ("accept", {"goal": "d1-g1"}), ("undo", {"goal": "d1-g1"})):  # fmt: skip
            post(site, what, **form)
            assert is_free(out), what


def test_an_index_that_stays_locked_is_said_with_what_to_do(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(out):
        pass
    changed = out / "documents" / "d1.json"
    changed.write_bytes(changed.read_bytes() + b"\n")
    monkeypatch.setattr(file, "_WAIT", LONG)
    with held(out):
        answer = command("review", out, "--no-browser")

    assert 1 == answer.exit_code
    assert "Traceback" not in answer.stderr
    assert "Another program has been holding" in answer.stderr
    assert "close it" in answer.stderr
    assert is_free(out)
    with serving(out) as site:  # it was not thrown away
        assert 200 == asking.get(site.address).status_code


def test_a_decision_made_while_the_index_is_locked_is_kept_and_shown_later(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_WAIT", LONG)
    with serving(out) as site:
        with held(out):
            assert "accepted" in post(site, "accept", goal="d1-g1").text.casefold()
        assert ["d1-g1"] == [each.goal for each in decisions_in(out)]
        assert 's-accepted"><a' in asking.get(f"{site.address}?goal=d1-g1").text


def test_an_index_that_is_no_index_is_made_anew(out: Path) -> None:
    index_of(out).parent.mkdir(parents=True, exist_ok=True)
    index_of(out).write_bytes(b"no database " * 1000)
    with serving(out) as site:
        assert WORDS[0] in asking.get(site.address).text


def test_a_run_that_reads_a_plan_anew_is_seen_by_both(out: Path) -> None:
    with serving(out) as one, serving(out) as two:
        assert WORDS[0] in asking.get(f"{two.address}?goal=d1-g1").text
        folder(out, results_of("Letters are answered within a week.", *WORDS[1:]))
        assert all("Letters are answered" in asking.get(f"{site.address}?goal=d1-g1").text for site in (one, two))
