"""What the command `review OUT` does: the page, served on this machine alone until it is stopped."""

from __future__ import annotations

import socket
import sqlite3
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import uvicorn

from pipeline import __version__, child
from pipeline.catalogue_texts import catalogue_texts
from pipeline.compare import Catalogue, asked_catalogue, judge
from pipeline.errors import ExitCode, UsageError, WriteError
from pipeline.folder import language_spoken
from pipeline.options import Options
from pipeline.packs import load_packs
from pipeline.records import Goal, Judgement, Plan, Result
from pipeline.review.people import folder_of_run, reviewer
from pipeline.review.web.app import Site, application
from pipeline.review.web.desk import Desk, Judge
from pipeline.review.web.guard import Guard, new_token
from pipeline.review.web.pages import Pages
from pipeline.review.web.pictures import Pictures
from pipeline.review.web.queue import Wish
from pipeline.review.web.texts import PageTexts, load_page_texts
from pipeline.runs import plans_of, report_stored, told_of_run

HOST = "127.0.0.1"  # nobody else's machine


def open_review(
    out: Path, options: Options, *, plans: tuple[Path, ...], who: str | None, port: int, browser: bool
) -> ExitCode:
    """Serves the page until it is stopped with Ctrl-C."""
    with served(out, options, plans=plans, who=who, port=port) as (server, address, sockets):
        click.echo(f"Review {out} at {address}\nStop with Ctrl-C; every decision is saved at once.", err=True)
        if browser:
            webbrowser.open(address)
        server.run(sockets=sockets)
    return ExitCode.OK


@contextmanager
def served(
    out: Path, options: Options, *, plans: tuple[Path, ...], who: str | None, port: int
) -> Iterator[tuple[uvicorn.Server, str, list[socket.socket]]]:
    """The server, ready to run, its address with the token, and the sockets it listens on."""
    folder_of_run(out)
    child.preload("pipeline.inspection")
    texts, catalogue, judging = _words(out, options)
    try:
        desk = Desk(out, reviewer(who), judging, _told)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise WriteError(f"Cannot write to {out} ({why}); decisions are kept there.") from error
    listening = _listening(port)
    number = listening.getsockname()[1]
    token = new_token()
    pictures = Pictures(out, _roots(out, plans), options.passwords)
    labels = {each.id: each.label for each in catalogue_texts(catalogue).goal_criteria}
    pages = Pages(desk, pictures, f"/{token}", labels, texts, __version__)
    site = Site(desk, pictures, pages, _export(out, options, texts))
    desk.warm()
    pages.whole(Wish(), "")  # likewise the templates, and the process that draws
    app = Guard(application(site), token, lambda: number, texts)
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
    try:
        yield uvicorn.Server(config), f"http://{HOST}:{number}/{token}/", [listening]
    finally:
        listening.close()
        desk.index.close()


def _words(out: Path, options: Options) -> tuple[PageTexts, Catalogue, Judge]:
    """The words of the page, the catalogue, and how goals are judged."""
    packs = load_packs(options.models)
    catalogue = asked_catalogue(options.models, options.catalogue, meaning=options.meaning)
    language = catalogue.words(options.lang or _language_of_report(out)).language

    def judging(goal: Goal, plan: Plan, result: Result) -> tuple[Judgement, ...]:
        return judge(goal, plan, packs.get(plan.language or ""), catalogue, texts=language)

    return load_page_texts(language), catalogue.in_language(language), judging


def _language_of_report(out: Path) -> str | None:
    """The language the folder's report was last written in, else that of its verdicts."""
    return str(told_of_run(out).get("lang") or "") or language_spoken(out)


def _roots(out: Path, plans: tuple[Path, ...]) -> list[Path]:
    """Where the plans may lie: where the user says, else where the run found them, as seen from here or from a folder
    around the output."""
    if plans:
        return list(plans)
    return [root for path in plans_of(out) for root in (path, *(parent / path for parent in out.absolute().parents))]


def _listening(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen()  # who comes as soon as the address is told waits for the server instead of being refused
    except OSError as error:
        found.close()
        raise UsageError(
            f"Port {port} is taken ({error.strerror}); leave out --port to be given a free one."
        ) from error
    return found


def _export(out: Path, options: Options, t: PageTexts) -> Callable[[], str]:
    def export() -> str:
        also = told_of_run(out).get("also") or ()
        report_stored(
            out, options.lang, options.models, options.catalogue, meaning=options.meaning, also=[str(a) for a in also]
        )
        return t("said.written", workbook=out / "goals.xlsx", report=out / "report.html")

    return export


def _told(done: int, all: int) -> None:
    if all > 20 and done % 20 == 0:
        click.echo(f"  {done} of {all} records made ready", err=True)
