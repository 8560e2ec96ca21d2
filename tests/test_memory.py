"""What the process of a run holds: little for each document, and nothing of what only documents need."""

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.follow import Following
from pipeline.follow.briefs import brief
from pipeline.follow.links import Course
from pipeline.follow.outlook import outlook_of
from pipeline.records import Above, AboveBy, AboveKind, FollowUp, FollowUpStatus, Period, Result
from pipeline.report import load_texts
from pipeline.report.restated import restated_contents
from pipeline.store import Spool
from tests.factories import document, goal, measure, plan, sourced, year
from tests.samples import ROOT

HELD = 1024  # bytes for each document


def test_the_process_of_a_run_loads_nothing_that_only_reading_or_notebooks_need():
    code = "import pipeline.runs, sys; print([m for m in ('spacy', 'pandas', 'openpyxl', 'cn2an') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


def read(number):
    """A plan of one of ten institutions, in one of five years: ten goals with a measure, nine beneath the first."""
    name, year = f"d{number}", 2020 + number % 5
    above = Above(sourced("Trygg kust"), AboveBy.SECTION, AboveKind.GOAL, goal_id=f"{name}-g0")
    goals = [
        goal(f"Sagerne af art {n} er kortere i {year}", id=f"{name}-g{n}", document_id=name, number=f"{n}",
             measures=(measure(f"Andelen af sager af art {n} inden 30 dage", id=f"{name}-g{n}-m"),))
        for n in range(10)
    ]  # fmt: skip
    goals = [goals[0], *(replace(each, above=(above,)) for each in goals[1:])]
    period = Period(date(year, 1, 1), date(year, 12, 31))
    return Result(
        document(id=name, path=f"{name}.txt"),
        plan(*goals, document_id=name, publisher=f"Styrelse {number % 10}", period=period),
    )


def held(documents):
    """Bytes that following so many documents leaves in memory, and how many goals stand beneath another."""
    results = Spool(read(number) for number in range(documents))
    tracemalloc.start()
    following = Following(results, load_texts("en"))
    beneath = sum(bool(place.parent_goal_id) for result in following.linked() for place in result.places)
    gc.collect()
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return memory, beneath


def test_following_goals_holds_little_for_each_document():
    held(10)  # what is held once for all
    (few, _), (many, beneath) = held(10), held(40)

    assert 40 * 9 == beneath
    assert many - few < 30 * HELD


class Archive(Sequence):
    """The plans of one institution, each made when it is looked at and large."""

    def __len__(self):
        return 50

    def __getitem__(self, at):
        if at >= len(self):
            raise IndexError(at)
        made = plan(goal("x" * 100 * HELD, id=f"d{at}-g"), publisher="Styrelsen", period=year(2000 + at))
        return brief(Result(document(id=f"d{at}"), made))


def test_the_documents_of_an_institution_are_never_held_at_once():
    tracemalloc.start()
    (told,) = outlook_of(Course(Archive(), ()), date(2024, 7, 1), load_texts("en"))
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert "d24-g" == told.goal_id
    assert memory < 10 * 100 * HELD


def reported(number):
    """An annual report whose goals are long and all met."""
    name = f"r{number}"
    goals = [goal(f"Mål {n} " + "om kysten " * 100, id=f"{name}-g{n}", document_id=name) for n in range(10)]
    told = [FollowUp(one.id, name, "2023", FollowUpStatus.MET, one.source, status_text="Opfyldt") for one in goals]
    return Result(
        document(id=name, path=f"{name}.txt"), plan(*goals, document_id=name, follow_ups=tuple(told), reports=True)
    )


def test_reports_without_their_plan_are_counted_and_not_held():
    results = Spool(reported(number) for number in range(60))
    tracemalloc.start()
    told = restated_contents(results, load_texts("en"))
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert 10 == len(told["restated_alone"])
    assert memory < 200 * HELD
