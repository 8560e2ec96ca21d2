"""What the commands do: the stages in order, with progress on a terminal and one summary line otherwise."""

from __future__ import annotations

import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from pipeline import __version__
from pipeline.batch import read_all
from pipeline.catalogue_texts import catalogue_texts
from pipeline.child import peak_memory
from pipeline.compare import Catalogue, asked_catalogue, load_catalogue
from pipeline.errors import ExitCode, GateFailed, GoldError, UsageError
from pipeline.folder import Ended, claimed, fill, language_spoken, recorded, stored, without_passages
from pipeline.follow import Following
from pipeline.identity import printable
from pipeline.journal import RECORDS, Entry
from pipeline.options import Options, asked_options
from pipeline.packs import load_packs
from pipeline.packs.pack import RULE_FILES
from pipeline.places import is_address, mirrored
from pipeline.progress import progress
from pipeline.records import DocumentStatus, Goal, Result, Sourced
from pipeline.report import (
    Also,
    RunInfo,
    find_browser,
    load_measured,
    load_texts,
    print_report,
    report_languages,
    require_parquet,
    write_report,
)
from pipeline.review import decided_in, reviewed_result
from pipeline.review.web.texts import load_page_texts
from pipeline.store import Spool, to_json, write_atomically
from pipeline.worklist import discover, summary_of, work_list

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
_PRIVATE = ("passwords", "reference")  # never written down; no option of the user
_LIBRARIES = ("pdfplumber", "pypdfium2", "spacy", "langdetect", "pandas", "lxml", "python-docx", "openpyxl")


# ---------------------------------------------------------------------------------------------- whole runs
def run_plans(
    plans: Sequence[Path | str],
    out: Path | str,
    *,
    fresh: bool = False,
    events: Path | None = None,
    pdf: bool = False,
    **asked: Any,
) -> ExitCode:
    """All four stages; returns the exit code. What a former run has finished is taken over unless `fresh`. Plans and
    output may be addresses such as s3://bucket/plans."""
    if is_address(out):
        with mirrored(str(out)) as here:
            return run_plans(plans, here, fresh=fresh, events=events, pdf=pdf, **asked)
    out = Path(out)
    options = asked_options(**asked)
    browser = find_browser() if pdf else None
    clock = _Clock()
    files = discover(plans)
    catalogue = asked_catalogue(options.models, options.catalogue, meaning=options.meaning)
    options = replace(options, lang=_report_language(options.lang, catalogue))
    _check_also(options.also)
    if options.models is not None:
        load_packs(options.models)  # a wrong pack is said before minutes are spent; ours are proven
    with claimed(out):
        with clock.stage("read, extract, compare"), progress(len(files), events) as tell:

            def told(ended: Ended) -> None:
                clock.add(ended)
                tell(ended)

            items = work_list(files)
            fill(items, options, out, fresh=fresh, progress=told)
        documents = [item.id for item in items]
        del files, items  # there may be very many
        with clock.stage("report"):
            return _report(stored(out, documents), out, catalogue, clock, plans, options, browser)


def ingest_plans(plans: Sequence[Path], out: Path, **asked: Any) -> ExitCode:
    """Stage 1 alone."""
    options = asked_options(**asked)
    files = discover(plans)
    with claimed(out):
        with progress(len(files)) as tell:
            results = read_all(files, options, extract=False, progress=lambda result: tell(Ended(_entry(result))))
        for result in results:
            _store(result, out)
    read = sum(result.document.status in _READ for result in results)
    click.echo(f"{read} of {len(results)} documents read into {out / RECORDS}", err=True)
    return ExitCode.OK if read == len(results) else ExitCode.SOME_DOCUMENTS_FAILED


def extract_stored(out: Path, models: Path | None) -> ExitCode:
    """Stage 2 alone, on stored documents."""
    from pipeline.work import extract_plan

    goals = documents = 0
    with claimed(out):
        for result in recorded(out):
            plan = extract_plan(result.document, models)
            _store(replace(result, plan=plan, assessment=None), out)
            documents += 1
            goals += len(plan.goals) if plan else 0
    click.echo(f"{goals} goals in {documents} documents", err=True)
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
    from pipeline.work import judged

    language = _report_language(lang, asked_catalogue(models, own, meaning=meaning))
    options = Options(lens=lens, lang=language, models=models, catalogue=own, meaning=meaning)
    verdicts = documents = 0
    with claimed(out):
        for result in recorded(out):
            result = judged(result, options)
            _store(result, out)
            documents += 1
            verdicts += len(result.assessment.goals) if result.assessment else 0
    click.echo(f"{verdicts} verdicts on the goals of {documents} documents", err=True)
    return ExitCode.OK


def report_stored(
    out: Path,
    lang: str | None,
    models: Path | None,
    own: Path | None = None,
    *,
    meaning: bool = False,
    also: Sequence[str] = (),
    pdf: bool = False,
    as_of: date | None = None,
) -> ExitCode:
    """Stage 4 alone, on stored assessments: in their language unless another is asked for, in which the same verdicts
    are then given anew; as of the day that the run looked from, unless another is given."""
    browser = find_browser() if pdf else None
    clock = _Clock()
    catalogue = asked_catalogue(models, own, meaning=meaning)
    language = _report_language(lang or language_spoken(out), catalogue)
    options = Options(lang=language, models=models, catalogue=own, meaning=meaning, also=tuple(also))
    options = replace(options, as_of=as_of or _day_of(out))
    _check_also(also)
    with claimed(out), clock.stage("report"):
        spoken = _in_language(recorded(out), out, options)
        return _report(spoken, out, catalogue, clock, plans_of(out) or [out], options, browser)


def told_of_run(out: Path) -> dict[str, Any]:
    """The options of the run that filled a folder, as it wrote them down; none where it did not."""
    try:
        options = json.loads((out / "run.json").read_bytes())["options"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return options if isinstance(options, dict) else {}


def _day_of(out: Path) -> date | None:
    """The day that the run which filled a folder was asked to look from."""
    told = told_of_run(out).get("as_of")
    try:
        return date.fromisoformat(str(told)) if told else None
    except ValueError:
        return None


def plans_of(out: Path) -> list[Path]:
    """The files and folders that were read into a folder."""
    plans = told_of_run(out).get("plans")
    return [Path(str(path)) for path in plans] if isinstance(plans, list) else []


def _in_language(results: Iterable[Result], out: Path, options: Options) -> Iterator[Result]:
    """The results with reasons and advice in the language asked for, under the lens each was judged by; stored where
    that is another language than before."""
    for result in results:
        if result.assessment is not None and result.assessment.language != options.lang:
            from pipeline.work import judged  # which loads what reads and judges

            result = judged(result, replace(options, lens=result.assessment.lens))
            _store(result, out)
        yield result


def reviewing_in(out: Path, options: Options) -> Callable[[Result], Result]:
    """Applies what people decided in a folder, and judges the goals anew that they touched."""
    decided = decided_in(out)

    def judge(result: Result) -> Result:
        from pipeline.work import judged

        lens = result.assessment.lens if result.assessment else options.lens
        return judged(result, replace(options, lens=lens))

    return lambda result: reviewed_result(result, decided, judge)


def _report_language(asked: str | None, catalogue: Catalogue) -> str:
    """The language of report and verdicts, made sure of before minutes are spent: catalogue and report must have it."""
    language = catalogue.words(asked or None).language
    load_texts(language)
    return language


def _check_also(also: Sequence[str]) -> None:
    if Also.PARQUET in also:
        require_parquet()


def _report(
    read: Iterable[Result],
    out: Path,
    catalogue: Catalogue,
    clock: _Clock,
    plans: Sequence[Path | str],
    options: Options,
    browser: str | None,
) -> ExitCode:
    """Tables, report and pages of the results as people reviewed them, and the last words of the run."""
    summary = _Summary()
    reviewed = map(reviewing_in(out, options), read)
    results: Collection[Result] = Spool(summary.watching(map(without_passages, reviewed)))
    language = options.lang or ""
    texts = catalogue_texts(catalogue.in_language(language))
    run = replace(clock.info(options, plans), evaluation=load_measured(options.models, language))
    also = [Also(name) for name in options.also]
    following = Following(results, load_texts(language), options.as_of)
    results = Spool(following.linked())
    over_time = following.developments

    def ended(run: RunInfo) -> RunInfo:
        return clock.info(options, plans)

    write_report(
        results,
        out,
        run=run,
        catalogue=texts,
        language=language,
        also=also,
        ended=ended,
        over_time=over_time,
        trees=following.tree,
        warning=following.warning,
    )
    if browser is not None:
        print_report(out, browser)
    return summary.said(out, clock.seconds_in_all)


def _store(result: Result, out: Path) -> None:
    write_atomically(out / RECORDS / f"{result.document.id}.json", to_json(result))


def _entry(result: Result) -> Entry:
    """What the summary says of a result that no journal speaks of."""
    return Entry(key="", digest="", **summary_of(result))


# ---------------------------------------------------------------------------------------------- progress and summary
class _Clock:
    """Seconds per stage and the run's start; they go to run.json alone."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._started = datetime.now(UTC)
        self.seconds: dict[str, float] = {}
        self.cpu: Counter[str] = Counter()
        self.memory = 0.0
        self._running, self._since = "", self._start

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._running, start = name, time.monotonic()
        self._since = start
        yield
        self.seconds[name] = round(time.monotonic() - start, 3)
        self._running = ""

    def add(self, ended: Ended) -> None:
        """What the process of a document used."""
        self.cpu.update(ended.cpu)
        self.memory = max(self.memory, ended.memory)

    @property
    def seconds_in_all(self) -> float:
        return time.monotonic() - self._start

    def info(self, options: Options, plans: Sequence[Path | str]) -> RunInfo:
        """The facts of the run so far, with the stage that it is in."""
        if self._running:
            self.seconds[self._running] = round(time.monotonic() - self._since, 3)
        cpu = {**self.cpu, "this process": time.process_time()}
        shown = {
            field.name: _plain(getattr(options, field.name)) for field in fields(options) if field.name not in _PRIVATE
        }
        return RunInfo(
            version=__version__,
            started=self._started.isoformat(timespec="seconds"),
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=self.seconds,
            cpu={stage: round(seconds, 3) for stage, seconds in cpu.items()},
            memory={"documents": round(self.memory, 1), "run": round(peak_memory(), 1)},
            options={**shown, "plans": [printable(str(path)) for path in plans]},
            machine={
                "python": platform.python_version(),
                "system": platform.platform(),
                "processor": platform.machine(),
            },
            packages={name: metadata.version(name) for name in _LIBRARIES},
        )


def _plain(value: object) -> object:
    return printable(str(value)) if isinstance(value, Path | date) else value


class _Summary:
    """The last words of a run: every file that was not read and why, worst first, then the counts."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._unread: list[tuple[bool, str, str]] = []  # whether a part was read, path, what is said

    def watching(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they are."""
        for result in results:
            entry = _entry(result)
            self._counts.update(documents=1, goals=entry.goals, measures=entry.measures)
            if entry.language:
                self._languages[entry.language] += 1
            if entry.status not in _READ or entry.status == DocumentStatus.PARTLY_READ:
                said = f"  {entry.path}: {entry.status}. {entry.message}"
                self._unread.append((entry.status in _READ, entry.path, said))
            yield result

    def said(self, out: Path, seconds: float) -> ExitCode:
        for *_, line in sorted(self._unread, key=lambda each: each[:2]):
            click.echo(line, err=True)
        spread = ", ".join(f"{count} {language}" for language, count in sorted(self._languages.items()))
        counts, unread = self._counts, sum(not in_part for in_part, *_ in self._unread)
        click.echo(
            f"{counts['documents'] - unread} of {counts['documents']} documents read "
            f"({spread or 'none in a known language'}), {counts['goals']} goals, {counts['measures']} measures, "
            f"{seconds:.1f} s. Report: {out / 'report.html'}",
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
    from pipeline import evaluation

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
        pack.compile()
    load_catalogue(models)
    for language in report_languages():
        load_page_texts(language)
    return f"{len(packs)} language packs ({', '.join(packs)}) and the catalogue are in order."


def explain_goal(goal_id: str, out: Path) -> str:
    """Each field of the goal and its measures with page, quote and rule."""
    decided = decided_in(out)
    for read in recorded(out):
        result = reviewed_result(read, decided, lambda reviewed: reviewed)
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
