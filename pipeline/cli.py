"""The command line: each command parses its options, calls public functions and prints one summary line.

Data goes to files or standard output, messages to standard error. Exit codes are `pipeline.errors.ExitCode`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline import __version__
from pipeline.errors import MaalestokError, UsageError

PlanPlace = TypeVar("PlanPlace", Path, Path | str)


class Place(click.ParamType):
    """A path of this machine, or an address with `://`."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        return value if isinstance(value, Path) or "://" in value else Path(value)


PATHS = click.argument("plans", nargs=-1, type=click.Path(path_type=Path), metavar="PLANS...")
OUT = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Folder to write to; it is made if it is not there.",
)


TIMEOUT = click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=300.0,
    show_default=True,
    help="Seconds for one document before it is given up.",
)
MEMORY = click.option(
    "--memory",
    type=click.IntRange(512),
    default=2048,
    show_default=True,
    help="MiB of memory for one document before it is given up (Linux).",
)
PASSWORD = click.option("--password", help="Password for protected files.")
PASSWORD_FILE = click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Text file with one password per line, tried in turn.",
)
LANG = click.option(
    "--lang", metavar="CODE", help="Language of report, reasons and advice; `maalestok languages` lists them."
)
CATALOGUE = click.option(
    "--catalogue",
    "own",
    type=click.Path(path_type=Path, exists=True),
    help="Your own catalogue, a file or folder made by `catalogue build`, beside the built-in one.",
)
MEANING = click.option(
    "--meaning",
    is_flag=True,
    help="Look for exemplars in other languages by meaning as well (needs the extra `semantic`).",
)
ALSO = click.option(
    "--also",
    multiple=True,
    type=click.Choice(["sqlite", "parquet"]),
    help="Write the tables in this form as well (parquet needs the extra `parquet`).",
)
PDF = click.option(
    "--pdf", is_flag=True, help="Also print the report and the page of each plan to PDF, with the browser found here."
)
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda context, option, day: day and day.date(),
    metavar="YYYY-MM-DD",
    help="The day that early warning looks from; else the last day that a follow-up tells of.",
)
MODELS = click.option(
    "--models",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with language packs and catalogue instead of the built-in one.",
)


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of every command that reads plans."""
    return _with(
        command,
        click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Worker processes; 0 is one per core."),
        TIMEOUT,
        MEMORY,
        click.option("--language", help="Read every document with this language pack, e.g. the code of a folder."),
        PASSWORD,
        PASSWORD_FILE,
        click.option("--max-pages", type=click.IntRange(1), help="Read at most so many pages of a PDF."),
        click.option("--lens", help="Whose guidance weighs the misses; else chosen by country and publisher."),
        click.option(
            "--ocr",
            type=click.Choice(["auto", "off", "force"]),
            default="auto",
            show_default=True,
            help="Text recognition: of pages without text, of none, or of every page.",
        ),
        MODELS,
    )


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options of the commands that show what was read from a file."""
    page = click.option(
        "--page", metavar="N[-M]", help="Only these pages, or sheets of a workbook; a table is never cut."
    )
    return _with(command, page, PASSWORD, PASSWORD_FILE, TIMEOUT, MEMORY, MODELS)


def _shared(*options: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Options that several commands have, as one decorator."""
    return lambda command: _with(command, *options)


def _with(command: Callable[..., Any], *options: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


class _Group(click.Group):
    """Turns expected errors into a message and an exit code; everything else is a defect and keeps its traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        _speak_utf8()
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: numpy's threads cost more than they give
        try:
            return super().main(*args, **kwargs)
        except MaalestokError as error:
            click.echo(f"maalestok: {error}", err=True)
            sys.exit(int(error.exit_code))
        finally:
            gc.freeze()  # at the end of the process nothing need be collected any more, which takes a third of a second


def _speak_utf8() -> None:
    """Starts again in UTF-8 under a locale of another encoding: names of files, plans and goals have letters it has
    not, and on every system of today their bytes are UTF-8."""
    if os.name == "posix" and sys.getfilesystemencoding().lower() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "pipeline", *sys.argv[1:]])


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="maalestok")
def main() -> None:
    """Maalestok reads published plans, tables every goal with its measures, and reports how well the goals are
    formulated.

    \b
    Start with:   maalestok run FOLDER -o OUT
    Exit codes:   0 done   1 wrong call   2 some documents could not be read
                  3 a language pack or catalogue is wrong   4 a quality floor was missed
                  5 the output cannot be written   6 something in a reviewed workbook was not taken
    """


@main.command()
@click.argument("plans", nargs=-1, type=Place(), metavar="PLANS...")
@click.option(
    "-o",
    "--out",
    type=Place(),
    default="output",
    show_default=True,
    help="Folder or address (s3://bucket/folder) to write to; it is made if it is not there.",
)
@LANG
@CATALOGUE
@MEANING
@ALSO
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Read on this machine, or on the workers of a Dask cluster (needs the extra `dask`).",
)
@click.option("--scheduler", metavar="ADDRESS", help="Address of the Dask scheduler, for instance tcp://host:8786.")
@click.option("--fresh", is_flag=True, help="Read everything anew; else what a former run has finished is taken over.")
@click.option(
    "--events", type=click.Path(path_type=Path, dir_okay=False), help="Append a line of JSON per document here."
)
@PDF
@AS_OF
@run_options
def run(
    plans: tuple[Path | str, ...], out: Path | str, own: Path | None, engine: str, scheduler: str | None, **options: Any
) -> None:
    """Read PLANS (files, folders or addresses) and write tables, workbook and report to OUT.

    \b
    Examples:  maalestok run corpus/plans -o output
               maalestok run corpus/plans -o output --lang da
               maalestok run s3://archive/plans -o s3://archive/goals --engine dask --scheduler tcp://host:8786
    """
    if (engine == "dask") != bool(scheduler):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together.")
    if not scheduler:
        from pipeline.engines import start_for

        start_for(plans)
    from pipeline.runs import run_plans

    options["scheduler"] = scheduler or ""
    sys.exit(int(run_plans(_asked(plans), out, catalogue=own, **options)))


@main.command()
@PATHS
@OUT
@run_options
def ingest(plans: tuple[Path, ...], out: Path, **options: Any) -> None:
    """Stage 1: read PLANS into OUT/documents/*.json and nothing more.

    \b
    Example:   maalestok ingest corpus/plans -o output
    """
    from pipeline.runs import ingest_plans

    sys.exit(int(ingest_plans(_asked(plans), out, **options)))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def extract(out: Path, models: Path | None) -> None:
    """Stage 2: find the goals of the documents that `ingest` left in OUT.

    \b
    Example:   maalestok extract output
    """
    from pipeline.runs import extract_stored

    sys.exit(int(extract_stored(out, models)))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--lens", help="Whose guidance weighs the misses; else chosen by country and publisher.")
@LANG
@CATALOGUE
@MEANING
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def compare(
    out: Path, lens: str | None, lang: str | None, own: Path | None, meaning: bool, models: Path | None
) -> None:
    """Stage 3: judge the formulation of the goals that `extract` left in OUT.

    \b
    Example:   maalestok compare output --lens da_catalogue
    """
    from pipeline.runs import compare_stored

    sys.exit(int(compare_stored(out, lens, lang, models, own, meaning=meaning)))


@main.command()
@click.argument("text", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, allow_dash=True), help="Take the formulation from a file, or `-`."
)
@click.option("--language", metavar="CODE", help="Language of the formulation; else it is told from the text.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Judge many: lines {id, language, text} in, lines {id, criteria} out.",
)
@click.option("--lens", help="Whose guidance weighs the misses; else that of the language's country.")
@LANG
@CATALOGUE
@MEANING
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def assess(
    text: str | None,
    file: Path | None,
    language: str | None,
    form: str,
    jsonl: Path | None,
    lens: str | None,
    lang: str | None,
    own: Path | None,
    meaning: bool,
    models: Path | None,
) -> None:
    """Judge the formulation of one goal while it is being written, with reasons and advice.

    TEXT is the whole goal: title, statement, and what is said of measures, baseline, follow-up and owner.

    \b
    Examples:  maalestok assess --language da "Andelen af klager, der afgøres inden 30 dage, stiger til 90 pct. i 2026."
               maalestok assess --file goal.txt --format json
               maalestok assess --jsonl goals.jsonl > verdicts.jsonl
    """
    from pipeline.assessing import assess_lines, assess_text, read_text

    if sum(given is not None for given in (text, file, jsonl)) != 1:
        raise click.UsageError("Give one of TEXT, --file and --jsonl.")
    if jsonl is not None:
        for line in assess_lines(jsonl, language, lang=lang, models=models, own=own, meaning=meaning):
            click.echo(line)
        return
    given = text if text is not None else read_text(file or Path("-"))
    asked: dict[str, Any] = {"form": form, "lens": lens, "lang": lang, "models": models, "own": own, "meaning": meaning}
    click.echo(assess_text("" if given is None else given, language, **asked))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@LANG
@CATALOGUE
@MEANING
@ALSO
@PDF
@AS_OF
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def report(out: Path, lang: str | None, own: Path | None, models: Path | None, **options: Any) -> None:
    """Stage 4: write tables, workbook and report from the records in OUT, in the language of their verdicts.

    \b
    Examples:  maalestok report output
               maalestok report output --lang sv --pdf
               maalestok report output --as-of 2025-03-01
    """
    from pipeline.runs import report_stored

    sys.exit(int(report_stored(out, lang, models, own, **options)))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "formats",
    multiple=True,
    required=True,
    type=click.Choice(["stratml", "jsonl", "annotations", "labelstudio"]),
    help="Format to write; may be given several times.",
)
@click.option(
    "-o",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder to write to; by default OUT/export.",
)
def export(out: Path, formats: tuple[str, ...], folder: Path | None) -> None:
    """Write the records in OUT in formats of others: StratML, JSON Lines, W3C annotations, Label Studio tasks.

    \b
    Examples:  maalestok export output --to stratml
               maalestok export output --to jsonl --to annotations -o shared/goals
    """
    from pipeline.exporting import export_stored

    sys.exit(int(export_stored(out, formats, folder)))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--period", required=True, metavar="PERIOD", help="2024, 2024-H1, 2024-T2, 2024-Q3 or 2024-05.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from; by default the period's last day."
)
@click.option(
    "--soon", type=click.IntRange(0), default=60, show_default=True, help="Days within which a goal is due soon."
)
@LANG
def monitor(out: Path, period: str, as_of: datetime | None, soon: int, lang: str | None) -> None:
    """How the goals of the run in OUT stand: lights, what changed since last time, causes and actions, what is due,
    overdue or not followed up. Writes OUT/monitor/PERIOD.html, .csv and .ics (a calendar).

    \b
    Examples:  maalestok monitor output --period 2024-H1
               maalestok monitor output --period 2024 --as-of 2025-02-01 --lang da
    """
    from pipeline.monitoring import monitor_stored

    code, page = monitor_stored(out, period, as_of.date() if as_of else None, soon, lang)
    click.echo(f"Monitor: {page}", err=True)
    sys.exit(int(code))


@main.command()
@click.argument("gold", type=click.Path(path_type=Path), default=Path("corpus/gold"))
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    help="Where the plans lie that the gold speaks of; by default the folder `plans` beside GOLD.",
)
@click.option(
    "--second",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Gold of a second reader, whose agreement with GOLD is printed; by default the folder `second` beside GOLD.",
)
@click.option("--errors", is_flag=True, help="List every miss with document, page and quote, most common kind first.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--gate", is_flag=True, help="Fail when a figure is below its floor in GOLD/floors.json.")
@click.option("--update", is_flag=True, help="Raise the floors in GOLD/floors.json to what was measured.")
@click.option("--allow-regression", is_flag=True, help="With --update: let floors fall as well.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Worker processes; 0 is one per core.")
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def evaluate(gold: Path, documents: Path | None, **options: Any) -> None:
    """Precision, recall, F1 and support per field and language, against hand-made GOLD.

    \b
    Examples:  maalestok evaluate --errors
               maalestok evaluate some/gold --documents some/plans
    """
    from pipeline.runs import evaluate_gold

    sys.exit(int(evaluate_gold(gold, documents, **options)))


@main.command()
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="See `run --help`.")
def languages(models: Path | None) -> None:
    """The language packs: how many rules of each kind, and their measured quality.

    \b
    Example:   maalestok languages
    """
    from pipeline.runs import describe_languages

    click.echo(describe_languages(models))


@main.command()
@click.argument("goal_id")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder of the run that gave the goal its id.",
)
def explain(goal_id: str, out: Path) -> None:
    """Where each field of a goal was read: page, quote and rule.

    \b
    Example:   maalestok explain g4f2a91cd -o output
    """
    from pipeline.runs import explain_goal

    click.echo(explain_goal(goal_id, out))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "rows", "csv"]),
    default="text",
    show_default=True,
    help="A grid to look at; JSON with the place and spans of every cell; JSON of plain rows; CSV.",
)
@look_options
def tables(file: Path, form: str, page: str | None, **options: Any) -> None:
    """Print the tables that were read from FILE, whatever its format. Findings go to standard error.

    \b
    Examples:  maalestok tables plan.pdf --page 3-5
               maalestok tables plan.docx --format csv
    """
    from pipeline.inspection import PageRange, page_range
    from pipeline.options import asked_options
    from pipeline.views import print_tables

    pages = page_range(page) if page else PageRange()
    sys.exit(int(print_tables(file, form, pages, asked_options(**options))))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("inspection"),
    show_default=True,
    help="Folder to write to; of several files each gets a folder in it.",
)
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Worker processes; 0 is one per core.")
@click.option("--language", help="Read every document with this language pack, e.g. the code of a folder.")
@look_options
def inspect(files: tuple[Path, ...], out: Path, page: str | None, **options: Any) -> None:
    """Show what was read from FILE, page by page, and what became of each passage and table: why was this missed?

    Writes OUT/index.html and, for a PDF, two pictures of each page.

    \b
    Example:   maalestok inspect plan.pdf -o inspection --page 1-10
    """
    from pipeline.inspection import PageRange, page_range
    from pipeline.options import asked_options
    from pipeline.views import inspect_files

    pages = page_range(page) if page else PageRange()
    sys.exit(int(inspect_files(_asked(files), out, pages, asked_options(**options))))


@main.command()
@click.option("--models", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder to check.")
def check(models: Path | None) -> None:
    """Load every language pack and the catalogue and say what is wrong with them.

    \b
    Example:   maalestok check --models my/models
    """
    from pipeline.runs import check_models

    click.echo(check_models(models), err=True)


@main.group(context_settings={"help_option_names": ["-h", "--help"]})
def catalogue() -> None:
    """Your own catalogue of good goals: made from guidance with examples, edited by you, used with `--catalogue`.

    \b
    Examples:  maalestok catalogue build guide.pdf -o my/catalogue
               maalestok catalogue check my/catalogue
    """


@catalogue.command("build")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("catalogue"),
    show_default=True,
    help="Folder to write the TOML file to; it is made if it is not there.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already, edits and all.")
@click.option("--language", help="Read the guide with this language pack, e.g. the code of a folder.")
@_shared(PASSWORD, PASSWORD_FILE, TIMEOUT, MEMORY, MODELS)
def catalogue_build(file: Path, out: Path, force: bool, **options: Any) -> None:
    """Read FILE, a guide of any format, and write its examples of goals as exemplars with page references.

    What is marked as good, or only as an example, becomes an exemplar; before and after become a pair.

    \b
    Example:   maalestok catalogue build guide.pdf -o my/catalogue
    """
    from pipeline.cataloguing import build_catalogue
    from pipeline.options import asked_options

    sys.exit(int(build_catalogue(file, out, asked_options(**options), force=force)))


@catalogue.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[FILE_OR_DIR]")
@MODELS
def catalogue_check(path: Path | None, models: Path | None) -> None:
    """Say what is wrong with a catalogue, by file and key, or how much it holds; without FILE the built-in one.

    \b
    Example:   maalestok catalogue check my/catalogue
    """
    from pipeline.cataloguing import check_catalogue

    click.echo(check_catalogue(path, models))


class _ReviewGroup(click.Group):
    """`review OUT` opens the page; everything that is no command of its own is the folder."""

    def resolve_command(self, context: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        if args and args[0] not in self.commands:
            args = ["open", *args]
        return super().resolve_command(context, args)


WHO = click.option("--who", help="Your name, which stands with each decision; else that of your login.")


@main.group(cls=_ReviewGroup, context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True})
def review() -> None:
    """Check and correct the goals of a run: `maalestok review OUT` opens a page in your browser.

    What you decide is kept in OUT/review.jsonl, whatever is run into OUT later.

    \b
    Examples:  maalestok review output
               maalestok review import output/goals.xlsx --apply
               maalestok review gold output -o my/gold
    """


@review.command("open", hidden=True)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--plans",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Where the plans lie now, if no longer where they were read.",
)
@WHO
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine; a free one by default.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@LANG
@CATALOGUE
@_shared(PASSWORD, PASSWORD_FILE, MODELS)
def review_open(
    out: Path,
    plans: tuple[Path, ...],
    who: str | None,
    port: int,
    no_browser: bool,
    own: Path | None,
    **options: Any,
) -> None:
    """Open the review page of OUT in your browser, for you alone and on this machine alone.

    \b
    Example:   maalestok review output
    """
    from pipeline.options import asked_options
    from pipeline.reviewing import open_review

    asked = asked_options(catalogue=own, **options)
    sys.exit(int(open_review(out, asked, plans=plans, who=who, port=port, browser=not no_browser)))


@review.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder of the run; else the file's own."
)
@click.option("--apply", is_flag=True, help="Write the decisions down; without it they are only shown.")
@WHO
def review_import(file: Path, out: Path | None, apply: bool, who: str | None) -> None:
    """Read back goals.xlsx as a person edited it: show what would change and what cannot be taken.

    \b
    Examples:  maalestok review import output/goals.xlsx
               maalestok review import checked.xlsx -o output --who Anna --apply
    """
    from pipeline.reviewbook import import_workbook

    sys.exit(int(import_workbook(file, out, who=who, apply=apply)))


@review.command("gold")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "-o", "--gold", type=click.Path(path_type=Path, file_okay=False), default=Path("gold"), show_default=True,
    help="Folder to write the gold files to.",
)  # fmt: skip
@click.option("--decided", is_flag=True, help="Also plans of which nobody has said that no goal is missing.")
@click.option("--only", metavar="NAME", help="Only the decisions of one reviewer.")
def review_gold(out: Path, gold: Path, decided: bool, only: str | None) -> None:
    """Write gold files from the plans of OUT that are fully reviewed, for `maalestok evaluate`.

    \b
    Example:   maalestok review gold output -o my/gold
    """
    from pipeline.reviewbook import write_gold

    sys.exit(int(write_gold(out, gold, decided_is_enough=decided, only=only)))


@review.command("compare")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option("--who", nargs=2, metavar="NAME NAME", help="Which two reviewers of OUT, where it has more than two.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def review_compare(out: Path, other: Path | None, who: tuple[str, str] | None, form: str) -> None:
    """Compare two reviewers of the same plans, of one folder or of two: agreement per field, and every difference.

    \b
    Examples:  maalestok review compare output --who Anna Bo
               maalestok review compare annas/output bos/output
    """
    from pipeline.reviewbook import compare_reviewers

    click.echo(compare_reviewers(out, other, who, form))


@review.command("status")
@click.argument("out", type=click.Path(path_type=Path))
def review_status(out: Path) -> None:
    """How far each plan of OUT is, and every decision that no longer fits what the program reads.

    \b
    Example:   maalestok review status output
    """
    from pipeline.reviewbook import tell_status

    click.echo(tell_status(out))


def _asked(plans: tuple[PlanPlace, ...]) -> tuple[PlanPlace, ...]:
    if not plans:
        raise UsageError("Name the plans to read: maalestok run FOLDER -o OUT (see maalestok run --help).")
    return plans
