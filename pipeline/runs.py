"""What the commands do: the stages in order, with progress on a terminal and one summary line otherwise."""

from __future__ import annotations

import platform
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline import __version__, evaluation
from pipeline.batch import Options, asked_options, discover, extract_plan, read_all
from pipeline.catalogue_texts import catalogue_texts
from pipeline.compare import Catalogue, asked_catalogue, compare, load_catalogue
from pipeline.errors import ExitCode, GateFailed, GoldError, UsageError
from pipeline.packs import load_packs
from pipeline.packs.pack import RULE_FILES
from pipeline.records import DocumentStatus, Goal, Result, Sourced
from pipeline.report import (
    RunInfo,
    find_browser,
    load_measured,
    load_texts,
    print_report,
    report_languages,
    write_report,
)
from pipeline.store import from_json, to_json, write_atomically

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
_PRIVATE = ("passwords", "reference")  # never written down; no option of the user
_LIBRARIES = ("pdfplumber", "pypdfium2", "spacy", "langdetect", "pandas", "lxml", "python-docx", "openpyxl")


# ---------------------------------------------------------------------------------------------- whole runs
def run_plans(plans: Sequence[Path], out: Path, *, pdf: bool = False, **asked: Any) -> ExitCode:
    """All four stages; returns the exit code."""
    options = asked_options(**asked)
    browser = find_browser() if pdf else None
    clock = _Clock()
    _check_out(out)
    files = discover(plans)
    catalogue = asked_catalogue(options.models, options.catalogue, meaning=options.meaning)
    options = replace(options, lang=_report_language(options.lang, catalogue))
    load_packs(options.models)  # a wrong pack is said before minutes are spent
    with clock.stage("read and extract"), _progress(len(files)) as advance:
        results = read_all(files, options, progress=advance)
    with clock.stage("compare"):
        results = [_assessed(result, catalogue, options) for result in results]
    with clock.stage("report"):
        _write(results, out, catalogue, clock.info(options, plans), models=options.models, browser=browser)
    return _summary(results, out, clock.seconds_in_all)


def ingest_plans(plans: Sequence[Path], out: Path, **asked: Any) -> ExitCode:
    """Stage 1 alone."""
    options = asked_options(**asked)
    _check_out(out)
    files = discover(plans)
    with _progress(len(files)) as advance:
        results = read_all(files, options, extract=False, progress=advance)
    _store(results, out)
    read = sum(result.document.status in _READ for result in results)
    click.echo(f"{read} of {len(results)} documents read into {out / 'documents'}", err=True)
    return ExitCode.OK if read == len(results) else ExitCode.SOME_DOCUMENTS_FAILED


def extract_stored(out: Path, models: Path | None) -> ExitCode:
    """Stage 2 alone, on stored documents."""
    results = [replace(r, plan=extract_plan(r.document, models), assessment=None) for r in _stored(out)]
    _store(results, out)
    goals = sum(len(result.plan.goals) for result in results if result.plan)
    click.echo(f"{goals} goals in {len(results)} documents", err=True)
    return ExitCode.OK


def compare_stored(
    out: Path,
    lens: str | None,
    lang: str | None,
    models: Path | None,
    own: Path | None = None,
    *,
    meaning: bool = False,
) -> ExitCode:
    """Stage 3 alone, on stored plans; `own` is the user's own catalogue beside the built-in one."""
    catalogue = asked_catalogue(models, own, meaning=meaning)
    options = Options(lens=lens, lang=_report_language(lang, catalogue), models=models)
    results = [_assessed(result, catalogue, options) for result in _stored(out)]
    _store(results, out)
    judged = sum(len(result.assessment.goals) for result in results if result.assessment)
    click.echo(f"{judged} verdicts on the goals of {len(results)} documents", err=True)
    return ExitCode.OK


def report_stored(
    out: Path,
    lang: str | None,
    models: Path | None,
    own: Path | None = None,
    *,
    meaning: bool = False,
    pdf: bool = False,
) -> ExitCode:
    """Stage 4 alone, on stored assessments: in their language unless another is asked for, in which the same verdicts
    are then given anew."""
    browser = find_browser() if pdf else None
    clock = _Clock()
    catalogue, results = asked_catalogue(models, own, meaning=meaning), _stored(out)
    options = Options(
        lang=_report_language(lang or _spoken(results), catalogue), models=models, catalogue=own, meaning=meaning
    )
    results = [_in_language(result, catalogue, options) for result in results]
    with clock.stage("report"):
        _write(results, out, catalogue, clock.info(options, [out]), models=models, browser=browser)
    return _summary(results, out, clock.seconds_in_all)


def _assessed(result: Result, catalogue: Catalogue, options: Options) -> Result:
    if result.plan is None:
        return result
    packs = load_packs(options.models)
    pack = packs.get(result.plan.language or "")
    return replace(result, assessment=compare(result.plan, pack, catalogue, lens=options.lens, texts=options.lang))


def _in_language(result: Result, catalogue: Catalogue, options: Options) -> Result:
    """The result with reasons and advice in the language asked for, under the lens it was judged by."""
    if result.assessment is None or result.assessment.language == options.lang:
        return result
    return _assessed(result, catalogue, replace(options, lens=result.assessment.lens))


def _spoken(results: Sequence[Result]) -> str | None:
    """The language that all stored verdicts give their reasons in; None where they differ or there are none."""
    stored = {result.assessment.language for result in results if result.assessment}
    return stored.pop() if len(stored) == 1 else None


def _report_language(asked: str | None, catalogue: Catalogue) -> str:
    """The language of report and verdicts, made sure of before minutes are spent: catalogue and report must have it."""
    language = catalogue.words(asked or None).language
    load_texts(language)
    return language


def _write(
    results: Sequence[Result],
    out: Path,
    catalogue: Catalogue,
    run: RunInfo,
    *,
    models: Path | None,
    browser: str | None,
) -> None:
    language = str(run.options["lang"])
    texts = catalogue_texts(catalogue.in_language(language))
    run = replace(run, evaluation=load_measured(models, language))
    write_report(results, out, run=run, catalogue=texts, language=language)
    if browser is not None:
        print_report(out, browser)


def _stored(out: Path) -> list[Result]:
    """The results in a run's folder, in the order of their paths."""
    paths = sorted((out / "documents").glob("*.json"))
    if not paths:
        raise UsageError(f"There are no records in {out / 'documents'}; run `maalestok ingest PLANS -o {out}` first.")
    results = [from_json(path.read_bytes(), Result) for path in paths]
    return sorted(results, key=lambda result: (result.document.source.path, result.document.id))


def _store(results: Sequence[Result], out: Path) -> None:
    for result in results:
        write_atomically(out / "documents" / f"{result.document.id}.json", to_json(result))


def _check_out(out: Path) -> None:
    """Whether the folder can be written to, asked before minutes are spent."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_atomically(out / ".maalestok", b"")
        (out / ".maalestok").unlink()
    except OSError as error:
        raise UsageError(f"Cannot write to {out} ({error.strerror}). Name another folder with -o.") from error


# ---------------------------------------------------------------------------------------------- progress and summary
class _Clock:
    """Seconds per stage and the run's start; they go to run.json alone."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._started = datetime.now(UTC)
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - start, 3)

    @property
    def seconds_in_all(self) -> float:
        return time.monotonic() - self._start

    def info(self, options: Options, plans: Sequence[Path]) -> RunInfo:
        shown = {
            field.name: _plain(getattr(options, field.name)) for field in fields(options) if field.name not in _PRIVATE
        }
        return RunInfo(
            version=__version__,
            started=self._started.isoformat(timespec="seconds"),
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=self.seconds,
            options={**shown, "plans": [str(path) for path in plans]},
            machine={
                "python": platform.python_version(),
                "system": platform.platform(),
                "processor": platform.machine(),
            },
            packages={name: metadata.version(name) for name in _LIBRARIES},
        )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar on a terminal; silence where the output goes to a file or another program."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda result: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failed]}"),
    )
    failed = 0
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Reading plans", total=total, failed="")

        def advance(result: Result) -> None:
            nonlocal failed
            failed += result.document.status not in _READ
            bar.update(task, advance=1, failed=f"{failed} not read" if failed else "")

        yield advance


def _summary(results: Sequence[Result], out: Path, seconds: float) -> ExitCode:
    """The last words of a run: counts, then every file that was not read and why, worst first."""
    unread = [result for result in results if result.document.status not in _READ]
    partly = [result for result in results if result.document.status == DocumentStatus.PARTLY_READ]
    goals = sum(len(result.plan.goals) for result in results if result.plan)
    measures = sum(len(goal.measures) for result in results if result.plan for goal in result.plan.goals)
    for result in sorted((*unread, *partly), key=lambda r: (r.document.status in _READ, r.document.source.path)):
        document = result.document
        click.echo(f"  {document.source.path}: {document.status}. {document.message}", err=True)
    languages = Counter(result.plan.language for result in results if result.plan)
    spread = ", ".join(f"{count} {language}" for language, count in sorted(languages.items(), key=str))
    click.echo(
        f"{len(results) - len(unread)} of {len(results)} documents read ({spread or 'none in a known language'}), "
        f"{goals} goals, {measures} measures, {seconds:.1f} s. Report: {out / 'report.html'}",
        err=True,
    )
    return ExitCode.SOME_DOCUMENTS_FAILED if unread else ExitCode.OK


# ---------------------------------------------------------------------------------------------- evaluate
def evaluate_gold(
    gold: Path,
    documents: Path | None,
    *,
    second: Path | None,
    errors: bool,
    form: str,
    gate: bool,
    update: bool,
    allow_regression: bool,
    jobs: int,
    models: Path | None,
) -> ExitCode:
    """Read the documents the gold speaks of, score them, print; with `gate` hold the figures against their floors."""
    golds = evaluation.load_gold(gold)
    if not golds:
        raise GoldError(f"There is no *.gold.json in {gold}; name the folder that holds the gold.")
    matched = evaluation.match_documents(golds, documents or gold.parent / "plans")
    files = discover(path for _, path in matched)
    by_path = {file.path: file for file in files}
    results = read_all([by_path[path] for _, path in matched], Options(jobs=jobs, models=models))
    pairs = [(truth, result) for (truth, _), result in zip(matched, results, strict=True)]
    scored = evaluation.score(pairs)
    click.echo(evaluation.to_json(scored) if form == "json" else evaluation.render(scored, errors=errors))
    other = second or gold.parent / "second"
    agreed = evaluation.agreement(pairs, evaluation.load_gold(other)) if second or other.is_dir() else None
    if agreed is not None and form == "text":
        click.echo(evaluation.render_agreement(agreed.readers, agreed.program))
    floors_file = gold / evaluation.FLOORS_FILE
    if update:
        floors = evaluation.load_floors(floors_file)
        evaluation.write_floors(floors_file, evaluation.updated(scored, floors, allow_regression=allow_regression))
        click.echo(f"Floors written to {floors_file}", err=True)
    if gate:
        known = evaluation.load_floors(floors_file)
        if known is None:
            raise GateFailed(f"There is no {floors_file}; run `maalestok evaluate {gold} --update` once.")
        if violations := evaluation.check(scored, known):
            raise GateFailed("\n  ".join(["The quality gate is closed:", *violations]))
        click.echo("The quality gate is open: no figure is below its floor.", err=True)
    return ExitCode.OK


# ---------------------------------------------------------------------------------------------- telling about things
def describe_languages(models: Path | None) -> str:
    """One line per pack: rules per file."""
    lines = []
    for code, pack in load_packs(models).items():
        counts = {file: len(pack.rules(file).rules) for file in RULE_FILES}
        words = sum(len(rule.words) + len(rule.patterns) for file in RULE_FILES for rule in pack.rules(file).rules)
        listed = ", ".join(f"{file} {count}" for file, count in counts.items() if count)
        name = f"{pack.settings.name.get('en', code)} ({pack.settings.name.get('own', code)})"
        lines.append(f"{code}  {name}: {sum(counts.values())} rules, {words} words and patterns\n    {listed}")
    spoken = [language for language in load_catalogue(models).texts if language in report_languages()]
    lines.append(f"Report, reasons and advice (--lang): {', '.join(spoken)}")
    lines.append("Measured quality per language: maalestok evaluate")
    return "\n".join(lines)


def check_models(models: Path | None) -> str:
    """Compile every rule of every pack and load the catalogue; PackError names what is wrong."""
    packs = load_packs(models)
    for pack in packs.values():
        for file in RULE_FILES:
            pack.rules(file)
    load_catalogue(models)
    for language in report_languages():
        load_texts(language)
    return f"{len(packs)} language packs ({', '.join(packs)}) and the catalogue are in order."


def explain_goal(goal_id: str, out: Path) -> str:
    """Each field of the goal and its measures with page, quote and rule."""
    for result in _stored(out):
        for goal in result.plan.goals if result.plan else ():
            if goal.id == goal_id:
                return "\n".join(_explanation(goal, result))
    raise UsageError(f"No goal {goal_id!r} in {out}. The ids are in the column goal_id of {out / 'goals.csv'}.")


def _explanation(goal: Goal, result: Result) -> Iterator[str]:
    yield f"{goal.id}  {result.document.source.path}"
    yield f"  origin {goal.origin}, confidence {goal.confidence}, place {_place(goal.source)}"
    yield from _fields(goal, "  ")
    for measure in goal.measures:
        yield f"  measure {measure.id}"
        yield from _fields(measure, "    ")
    if result.assessment:
        yield "  verdicts"
        for judgement in result.assessment.goals:
            if judgement.goal_id == goal.id:
                yield f"    {judgement.criterion}: {judgement.verdict}. {judgement.because}"


def _fields(record: Any, indent: str) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Sourced):
            shown = value.value if not is_dataclass(value.value) else _shown(value.value)
            yield f"{indent}{field.name}: {shown}"
            yield f"{indent}    {value.basis}, {_place(value.source)}, rule {value.rule}"
        elif field.name == "reporting" and value is not None:
            yield f"{indent}reporting: {', '.join(value.cadences) or 'no interval stated'} ({value.scope})"
            yield f"{indent}    {_place(value.text.source)}, rule {value.text.rule}"
        elif (
            field.name in ("goal_types", "result_level", "target_period", "indicator_group", "baseline_period")
            and value
        ):
            yield f"{indent}{field.name}: {value if isinstance(value, str) else ', '.join(value)}"


def _shown(target: Any) -> str:
    parts = [str(getattr(target, name)) for name in ("comparator", "value", "upper", "unit") if getattr(target, name)]
    return " ".join(parts)


def _place(source: Any) -> str:
    page = f"page {source.page}" if source.page else f"block {source.block}"
    quote = " ".join(source.quote.split())
    return f"{page} “{quote if len(quote) <= 160 else quote[:157] + '…'}”"
