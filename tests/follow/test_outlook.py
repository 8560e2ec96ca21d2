"""Early warning on an invented series at several dates, checked by hand against the documents."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from pipeline.cli import main
from pipeline.follow import Following, outlook
from pipeline.report import load_texts
from pipeline.review import Action, Reason
from pipeline.store import to_json, write_atomically
from tests.follow.measuring import read_series
from tests.follow.series_da import HARBOUR
from tests.review.made import decide, set_field

TEXTS = load_texts("en")


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return read_series(HARBOUR, tmp_path_factory.mktemp("harbour"))


def lights(results, day):
    """`1 on_track`: number and warnings of each goal of the plan in force."""
    return [f"{one.number} {' '.join(one.warnings)}" for one in outlook(results, day, TEXTS)]


def without(read, *names):
    return [result for name, result in read.items() if name not in names]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2023, 3, 1), ["1 no_news", "2 no_news", "3 no_news", "4 no_news", "5 no_news"]),
        (date(2023, 6, 30), ["1 on_track", "2 at_risk", "3 on_track", "4 off_track", "5 no_news"]),
        (date(2023, 10, 1), ["1 on_track", "2 at_risk", "3 on_track", "4 off_track due_soon", "5 no_news"]),
        (date(2023, 11, 15), ["1 due_soon on_track", "2 at_risk due_soon", "3 due_soon on_track",
                              "4 overdue off_track", "5 due_soon"]),
        (date(2023, 12, 31), ["1 done", "2 at_risk", "3 done", "4 off_track", "5 done"]),
    ],
)  # fmt: skip
def test_lights_at_a_date_are_those_that_a_reader_of_the_documents_gives(read, day, told):
    assert told == lights(read.values(), day)


def test_a_report_that_the_cadence_asks_for_is_missed_when_its_time_and_grace_are_over(read):
    left = without(read, "havne_halvaar_2023.xlsx", "havne_aarsrapport_2023.pdf")

    assert ["no_news"] == [one.split(" ", 1)[1] for one in lights(left, date(2023, 8, 13))][:1]
    assert ["follow_up_missing"] == [one.split(" ", 1)[1] for one in lights(left, date(2023, 8, 14))][:1]


def test_a_report_without_its_plan_stands_for_itself(read):
    alone = without(read, "havne_plan_2023.docx", "havne_plan_2024.html", "havne_aarsrapport_2023.pdf")

    assert ["1 on_track", "2 at_risk", "3 on_track", "4 off_track", "5 no_news"] == lights(alone, date(2023, 7, 1))


def test_each_warning_says_why(read):
    found = {one.number: one for one in outlook(read.values(), date(2023, 11, 15), TEXTS)}

    assert "Due 2023-11-01, 14 days ago, and no report says that it is met. The status for 2023-H1 is “#ff0000”." == (
        found["4"].because
    )


def test_monitor_writes_page_table_and_calendar_the_same_each_time(read, tmp_path):
    for result in read.values():
        write_atomically(tmp_path / "documents" / f"{result.document.id}.json", to_json(result))
    call = ["monitor", str(tmp_path), "--period", "2023", "--lang", "da"]
    assert 0 == CliRunner().invoke(main, call).exit_code
    first = {path.name: path.read_bytes() for path in (tmp_path / "monitor").iterdir()}
    CliRunner().invoke(main, call)

    assert first == {path.name: path.read_bytes() for path in (tmp_path / "monitor").iterdir()}
    assert {"2023.html", "2023.csv", "2023.ics"} == first.keys()
    page = first["2023.html"].decode()
    assert "3 Bedre vejledning af havne og rederier: følger planen (2023-H1) → opfyldt (2023)" in page
    assert 5 == len(first["2023.csv"].decode("utf-8-sig").strip().splitlines()) - 1


def test_the_calendar_holds_a_day_for_each_deadline_that_is_near_or_over(read, tmp_path):
    for result in read.values():
        write_atomically(tmp_path / "documents" / f"{result.document.id}.json", to_json(result))
    CliRunner().invoke(main, ["monitor", str(tmp_path), "--period", "2023-H1", "--as-of", "2023-11-15"])
    events = Calendar.from_ical((tmp_path / "monitor" / "2023-H1.ics").read_bytes()).walk("VEVENT")

    assert [date(2023, 12, 31)] * 3 + [date(2023, 11, 1), date(2023, 12, 31)] == [one["dtstart"].dt for one in events]


def test_a_period_that_is_none_is_refused_with_what_to_write(tmp_path):
    called = CliRunner().invoke(main, ["monitor", str(tmp_path), "--period", "next year"])

    assert 1 == called.exit_code
    assert "write it as 2024, 2024-H1" in called.output


def test_monitor_takes_what_reviewers_decided(read, tmp_path):
    for result in read.values():
        write_atomically(tmp_path / "documents" / f"{result.document.id}.json", to_json(result))
    goals = {one.number.value: one for one in read["havne_plan_2023.docx"].plan.goals}
    decide(tmp_path, Action.REJECT, goals["2"].id, reason=Reason.NOT_A_GOAL)
    day = goals["4"].measures[0]
    set_field(tmp_path, goals["4"].id, "deadline", "2024-02-01", old="2023-11-01", measure=day.id)
    call = ["monitor", str(tmp_path), "--period", "2023-H1", "--as-of", "2023-11-15"]
    assert 0 == CliRunner().invoke(main, call).exit_code
    rows = csv.DictReader((tmp_path / "monitor" / "2023-H1.csv").read_text("utf-8-sig").splitlines())
    found = {row["number"]: row for row in rows}

    assert ["1", "3", "4", "5"] == list(found)
    assert ("2024-02-01", "off_track") == (found["4"]["due"], found["4"]["warnings"])


# ---------------------------------------------------------------------------------------------- the whole run
def followed(results, as_of=None):
    return Following(list(results), TEXTS, as_of)


def test_a_run_looks_from_the_last_day_that_a_follow_up_tells_of(read):
    assert (date(2023, 12, 31), False) == (followed(read.values()).warning.as_of, followed(read.values()).warning.asked)
    assert date(2023, 6, 30) == followed(without(read, "havne_aarsrapport_2023.pdf")).warning.as_of


def test_a_run_without_follow_up_knows_no_day_and_warns_of_nothing(read):
    warning = followed([read["havne_plan_2023.docx"]]).warning

    assert (None, ()) == (warning.as_of, warning.counts)


def test_a_run_tells_of_each_goal_what_the_monitor_tells(read):
    day = date(2023, 11, 15)
    found = followed(read.values(), day)

    assert list(outlook(read.values(), day, TEXTS)) == [one for each in found.linked() for one in each.outlooks]
    (harbour,) = found.warning.institutions
    assert ["4", "2", "1", "3", "5"] == [one.number for one in harbour.goals]
    assert {"overdue": 1, "at_risk": 1, "due_soon": 3} == {warn.value: n for warn, n in harbour.counts}


def test_the_institution_with_most_overdue_goals_comes_first(read):
    late = read["havne_plan_2023.docx"]
    mild = _of_other(late, "other", "Kystskolen", goals=late.plan.goals[:2])
    warning = followed([mild, *read.values()], date(2023, 11, 15)).warning

    assert ["Havnestyrelsen", "Kystskolen"] == [one.name for one in warning.institutions]
    assert 2 == warning.institutions_all


def _of_other(result, id, publisher, **changes):
    """The plan of another institution, whose goals are worded otherwise."""
    goals = [
        replace(goal, id=f"{id}{n}", document_id=id, title=replace(goal.title, value=f"Ganske andet {n} {publisher}"),
                statement=None, measures=())
        for n, goal in enumerate(changes.pop("goals"))
    ]  # fmt: skip
    plan = replace(result.plan, document_id=id, publisher=publisher, goals=tuple(goals), title="Plan", **changes)
    return replace(result, document=replace(result.document, id=id), plan=plan)


def test_a_report_looks_from_the_day_of_its_run_unless_asked(read, tmp_path):
    drawn = tmp_path / "plans"
    read_series(HARBOUR, drawn)
    out = tmp_path / "out"
    assert (
        0 == CliRunner().invoke(main, ["run", str(drawn), "-o", str(out), "--as-of", "2023-11-15", "-j", "1"]).exit_code
    )
    files = ("report.html", "report.md", "outlook.csv", "goals.xlsx", "datapackage.json")
    first = {name: (out / name).read_bytes() for name in files}
    assert b"as of 2023-11-15, the day that was asked for" in first["report.html"]
    CliRunner().invoke(main, ["report", str(out)])
    assert first == {name: (out / name).read_bytes() for name in files}

    CliRunner().invoke(main, ["run", str(drawn), "-o", str(out), "-j", "1"])
    again = (out / "report.html").read_bytes()
    assert b"as of 2023-12-31, the last day that a follow-up" in again
    CliRunner().invoke(main, ["run", str(drawn), "-o", str(out), "-j", "1", "--fresh"])
    assert again == (out / "report.html").read_bytes()
