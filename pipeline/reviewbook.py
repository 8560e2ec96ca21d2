"""What the commands `review import`, `gold`, `compare` and `status` do: decisions read from files and told of."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cleaning import shown
from pipeline.errors import ExitCode, UsageError
from pipeline.journal import RECORDS
from pipeline.records import Result
from pipeline.report import load_texts, report_languages
from pipeline.report.texts import ORIGINAL
from pipeline.review.agreement import Comparison
from pipeline.review.apply import Decided, counts, digests_in, state_of, told
from pipeline.review.decisions import Decision
from pipeline.review.gold import truth_of
from pipeline.review.importing import Importer, Outcome
from pipeline.review.journal import ReviewJournal, decisions_in
from pipeline.review.people import folder_of_run, reviewer
from pipeline.review.workbook import Kind, read_book
from pipeline.store import from_json, write_atomically

_MOST = 50  # lines of one kind on the terminal
_LONGEST = 120  # characters of a value there


# ---------------------------------------------------------------------------------------------- workbook
def import_workbook(file: Path, out: Path | None, *, who: str | None, apply: bool) -> ExitCode:
    """Shows what a workbook would change and what is not taken; writes the former with `apply`."""
    folder = folder_of_run(out or file.parent)
    book = read_book(file)
    note = load_texts(book.language if book.language in report_languages() else ORIGINAL)("workbook.cut_cell")
    journal = ReviewJournal(folder)
    last = journal.last
    decided = Decided(journal.decisions, digests_in(folder))
    batch = f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
    importer = Importer(book, reviewer(who), note, batch)
    for result in _results(folder):
        importer.take(result, decided)
    outcome = importer.finish()
    for line in _told(outcome):
        click.echo(line)
    if apply and outcome.decisions:
        journal.add(outcome.decisions, unless_after=last)
        click.echo(
            f"{_n(len(outcome.decisions), 'decision')} written to {journal.path}. "
            f"`maalestok report {folder}` writes tables and report with them.", err=True,
        )  # fmt: skip
    elif outcome.decisions:
        click.echo(f"Nothing was written. Add --apply to take {_n(len(outcome.decisions), 'change')}.", err=True)
    else:
        click.echo("Nothing to take.", err=True)
    return ExitCode.CONFLICTS if outcome.conflicts else ExitCode.OK


def _told(outcome: Outcome) -> Iterator[str]:
    for change in outcome.changes[:_MOST]:
        yield f"{_short(change.path)}  {change.id}  {change.field}: {_short(change.old)!r} -> {_short(change.new)!r}"
    if len(outcome.changes) > _MOST:
        yield f"… and {len(outcome.changes) - _MOST} more"
    for kind in Kind:
        found = [conflict for conflict in outcome.conflicts if conflict.kind is kind]
        for conflict in found[:_MOST]:
            yield f"not taken, {kind.value}: {_short(conflict.place)}: {_short(conflict.what, 3 * _LONGEST)}"
        if len(found) > _MOST:
            yield f"… and {len(found) - _MOST} more: {kind.value}"
    yield f"{_n(len(outcome.changes), 'change')}, {_n(len(outcome.conflicts), 'conflict')}"


def _short(text: str, most: int = _LONGEST) -> str:
    flat = " ".join(shown(text).split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


# ---------------------------------------------------------------------------------------------- gold
def write_gold(out: Path, gold: Path, *, decided_is_enough: bool, only: str | None) -> ExitCode:
    """A gold file for each plan that is fully reviewed; says of the others what they lack."""
    decided = _decided(folder_of_run(out), only)
    if not decided:
        raise UsageError(f"Nobody has decided anything in {out} yet; start with `maalestok review {out}`.")
    names: Counter[str] = Counter()
    for result in _results(out):
        truth = truth_of(result, decided.on(result.document.source), decided_is_enough=decided_is_enough)
        if truth is None:
            continue
        if truth.content is None:
            click.echo(f"  {_short(truth.path)}: no gold, {truth.why}", err=True)
            continue
        names[truth.name] += 1
        again = names[truth.name]
        name = truth.name if again == 1 else truth.name.replace(".gold.json", f"-{again}.gold.json")
        write_atomically(gold / name, truth.text.encode("utf-8", "replace"))
    click.echo(
        f"{_n(names.total(), 'gold file')} in {gold}. Score the program on them with "
        f"`maalestok evaluate {gold} --documents PLANS`.", err=True,
    )  # fmt: skip
    return ExitCode.OK


# ---------------------------------------------------------------------------------------------- two reviewers
def compare_reviewers(out: Path, other: Path | None, who: tuple[str, str] | None, form: str) -> str:
    """Agreement of two reviewers in words or as JSON."""
    if other is not None:
        first, second, names = _decided(out, None), _decided(folder_of_run(other), None), (str(out), str(other))
    else:
        names = who or _the_two(out)
        first, second = _decided(out, names[0]), _decided(out, names[1])
    comparison = Comparison()
    for result in _results(folder_of_run(out)):
        source = result.document.source
        comparison.add(result, first.on(source), second.on(source))
    if form == "json":
        return json.dumps(_facts(comparison, names), ensure_ascii=False, indent=1)
    return "\n".join(_compared(comparison, names))


def _the_two(out: Path) -> tuple[str, str]:
    people = list(dict.fromkeys(each.who for each in decisions_in(folder_of_run(out))))
    if len(people) != 2:
        known = ", ".join(people) or "nobody"
        raise UsageError(f"Two reviewers are compared; {out} has {known}. Name two with --who, or give another folder.")
    return people[0], people[1]


def _facts(comparison: Comparison, names: Sequence[str]) -> dict[str, object]:
    return {
        "reviewers": list(names),
        "plans": comparison.plans,
        "goals": comparison.goals,
        "kappa": comparison.kappa,
        "fields": {
            name: {"same": tally.same, "all": tally.all, "share": tally.share}
            for name, tally in comparison.tallies.items()
        },
        "differences": [asdict(each) for each in comparison.differences],
    }


def _compared(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    compared = f"{_n(comparison.plans, 'plan')}, {_n(comparison.goals, 'goal')} that both decided on"
    yield f"{names[0]} and {names[1]}: {compared}"
    if not comparison.goals:
        return
    kappa = comparison.kappa
    yield "Cohen's kappa on what is a goal: " + (f"{kappa:.2f}" if kappa is not None else "not defined (no variation)")
    for name, tally in comparison.tallies.items():
        yield f"  {name:32} {tally.same:5} of {tally.all:5}  {tally.share or 0:5.0%}"
    for each in comparison.differences:
        page = f" p. {each.page}" if each.page else ""
        yield f"{_short(each.path)}{page}  {_short(each.words, 70)}"
        yield f"    {each.field}: {_short(each.first)!r} | {_short(each.second)!r}"


# ---------------------------------------------------------------------------------------------- status
def tell_status(out: Path) -> str:
    """How far each plan is, and what no longer fits."""
    folder_of_run(out)
    decided = _decided(out, None)
    lines, files = [], []
    for result in _results(out):
        files.append(result.document.source)
        state = state_of(result, decided.on(result.document.source))
        if state is None:
            continue
        how = counts(state)
        lines.append(
            f"{how.decided:5} of {len(state.goals) + len(state.rejected):5} decided  "
            f"{how.corrected} values corrected, {how.added} added, {how.rejected} rejected"
            f"{', complete' if how.complete else ''}  {_short(result.document.source.path)}"
        )
        lines += [
            f"        {'kept' if each.applied else 'no longer fits'}: {_short(told(each.decision))}: {each.why}"
            for each in state.unfit
        ]
    gone = [f"        document gone: {_short(told(each))} ({_short(each.path)})" for each in decided.homeless(files)]
    return "\n".join([*lines, *gone])


# ---------------------------------------------------------------------------------------------- reading
def _results(out: Path) -> Iterator[Result]:
    for path in sorted((out / RECORDS).glob("*.json")):
        result: Result = from_json(path.read_bytes(), Result)
        yield result


def _decided(out: Path, only: str | None) -> Decided:
    kept: list[Decision] = [each for each in decisions_in(out) if only is None or each.who == only]
    return Decided(kept, digests_in(out))


def _n(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
