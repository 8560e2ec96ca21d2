"""The addresses of the review page. Everything that changes something is a POST, and answers with what to show next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from pipeline.errors import MaalestokError
from pipeline.review.web.desk import Desk
from pipeline.review.web.forms import Form, Forms
from pipeline.review.web.guard import TooLargeError
from pipeline.review.web.pages import Pages
from pipeline.review.web.pictures import Pictures
from pipeline.review.web.queue import Wish
from pipeline.review.web.texts import PageTexts

_STATIC = Path(__file__).parent / "static"
_FILES = ("htmx.min.js", "review.js", "review.css", "icon.svg")
_MOST_FIELDS = 500  # of one form
_DAY = "private, max-age=86400"


@dataclass(frozen=True)
class Site:
    """What the addresses work on."""

    desk: Desk
    pictures: Pictures
    pages: Pages
    export: Callable[[], str]  # writes tables and report, and says so in a sentence


def application(site: Site) -> Starlette:
    """The page as an ASGI application, without the guard that must stand before it."""
    forms, t = Forms(site.desk, site.pages.t), site.pages.t

    async def home(request: Request) -> Response:
        return await run_in_threadpool(_home, site, dict(request.query_params))

    async def goal(request: Request) -> Response:
        asked = dict(request.query_params) | request.path_params
        return await run_in_threadpool(_goal, site, asked)

    async def jump(request: Request) -> Response:
        asked = dict(request.query_params)
        return await run_in_threadpool(_jump, site, asked)

    async def sheet(request: Request) -> Response:
        asked = dict(request.query_params) | request.path_params
        return await run_in_threadpool(_sheet, site, asked)

    async def many(request: Request) -> Response:
        return await run_in_threadpool(_many, site, dict(request.query_params))

    async def picture(request: Request) -> Response:
        document, page = request.path_params["document"], request.path_params["page"]
        return await run_in_threadpool(_picture, site, document, page)

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _FILES:
            return PlainTextResponse(t("server.not_found"), 404)
        return FileResponse(_STATIC / name, headers={"cache-control": _DAY})

    async def do(request: Request) -> Response:
        body = await request.body()
        try:
            fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return PlainTextResponse(t("server.no_form"), 400)
        return await run_in_threadpool(_do, site, forms, request.path_params["what"], Form(fields))

    async def export(request: Request) -> Response:
        return await run_in_threadpool(_export, site)

    return Starlette(
        routes=[
            Route("/", home),
            Route("/goal/{goal}", goal),
            Route("/jump", jump),
            Route("/many", many),
            Route("/sheet/{document}/{number:int}", sheet),
            Route("/page/{document}/{page:int}.png", picture),
            Route("/static/{name}", static),
            Route("/export", export, methods=["POST"]),
            Route("/do/{what}", do, methods=["POST"]),
        ],
        exception_handlers=_answers(t),
    )


def _home(site: Site, asked: dict[str, str]) -> Response:
    with site.desk.at_work():
        site.desk.refresh()
        return HTMLResponse(site.pages.whole(Wish.of(asked), asked.get("goal", "")))


def _goal(site: Site, asked: dict[str, str]) -> Response:
    wish = Wish.of(asked)
    with site.desk.at_work():
        site.desk.document_of(asked["goal"])
        return _work(site, wish, asked["goal"])


def _jump(site: Site, asked: dict[str, str]) -> Response:
    """To where the list leads: next, previous, the next open or uncertain goal, or its beginning."""
    wish = Wish.of(asked)
    with site.desk.at_work():
        return _work(site, wish, site.pages.jumped(wish, asked.get("goal", ""), asked.get("to", "")))


def _sheet(site: Site, asked: dict[str, str]) -> Response:
    with site.desk.at_work():
        return HTMLResponse(site.pages.sheet(asked["document"], int(asked["number"]), asked.get("goal", "")))


def _many(site: Site, asked: dict[str, str]) -> Response:
    """How many goals would be accepted at once; they are, when that is sent back."""
    with site.desk.at_work():
        return HTMLResponse(site.pages.many(Wish.of(asked), asked.get("least", "")))


def _picture(site: Site, document: str, page: int) -> Response:
    with site.desk.at_work():
        source = site.desk.index.meta(document).document.source
    if not 1 <= page <= (source.pages or 0) or (drawn := site.pictures.picture(source, page)) is None:
        return PlainTextResponse(site.pages.t("server.no_page"), 404)
    return FileResponse(drawn, media_type="image/png", headers={"cache-control": _DAY})


def _do(site: Site, forms: Forms, what: str, form: Form) -> Response:
    wish = Wish.of(dict(form.fields))
    with site.desk.at_work():
        if what == "set":
            return HTMLResponse(site.pages.field(wish, forms.set(form)))
        following = site.pages.jumped(wish, form["goal"], "open")
        try:
            shown, said = forms.take(what, form, following)
        except MaalestokError as error:
            return _work(site, wish, form["goal"], site.pages.t.message(str(error)), failed=True)
        return _work(site, wish, shown or site.pages.jumped(wish, form["goal"], "open") or form["goal"], said)


def _work(site: Site, wish: Wish, goal: str, said: str = "", *, failed: bool = False) -> Response:
    address = site.pages.address(wish, goal)
    return HTMLResponse(site.pages.work(wish, goal, said, failed=failed), headers={"hx-push-url": address})


def _export(site: Site) -> Response:
    try:
        return HTMLResponse(site.pages.message(site.export()))
    except MaalestokError as error:
        return HTMLResponse(site.pages.message(site.pages.t.message(str(error)), failed=True))


def _answers(t: PageTexts) -> dict[Any, Any]:
    """What is said when a request fails, by kind of error."""

    def said(status: int, key: str) -> Callable[[Request, Exception], Response]:
        return lambda request, error: PlainTextResponse(t(key), status)

    return {
        KeyError: said(404, "server.no_goal"),
        TooLargeError: said(413, "server.too_large"),
        MaalestokError: lambda request, error: PlainTextResponse(t.message(str(error)), 400),
        404: said(404, "server.not_found"),
        405: said(405, "server.method"),
        Exception: said(500, "server.failed"),
    }
