"""What every request must be before anything looks at it: for this server, with its token, from its own pages, small.

The token stands first in every address. A page of another origin cannot know it; names that lead to this machine (DNS
rebinding) are refused by the Host header, forms of other pages by Origin and Sec-Fetch-Site.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from pipeline.report.texts import Texts

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BYTES = 1_000_000  # of a request's body
HOSTS = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets through what belongs to this server, and puts the headers of safety on every answer."""

    def __init__(self, app: App, token: str, port: Callable[[], int], t: Texts) -> None:
        self._app = app
        self._token = token
        self._port = port
        self._t = t

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets
            return
        refused = self._refused(scope)
        if refused is None:
            scope["path"] = scope["path"][len(self._token) + 1 :]
            scope["raw_path"] = None
            await self._app(scope, _limited(receive), _headed(send))
            return
        status, why = refused
        await PlainTextResponse(why, status)(scope, receive, _headed(send))

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        own = {f"{host}:{self._port()}" for host in HOSTS}
        if headers.get("host", "") not in own:
            return 421, self._t("server.elsewhere")
        if not self._has_token(scope["path"]):
            return 404, self._t("server.no_token")
        if "\\" in (path := unquote(scope["path"])) or ".." in path.split("/") or "\0" in path or "//" in path:
            return 400, self._t("server.no_address")
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in own}:
            return 403, self._t("server.other_page")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return 403, self._t("server.other_page")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, self._t("server.method")
        if scope["method"] == "POST" and origin is None and "sec-fetch-site" not in headers:
            return 403, self._t("server.own_page")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return 413, self._t("server.most_bytes", n=MOST_BYTES)
        return None

    def _has_token(self, path: str) -> bool:
        given = path.lstrip("/").partition("/")[0] if path.startswith("/") else ""
        return path.startswith(f"/{given}/") and secrets.compare_digest(given.encode(), self._token.encode())


class TooLargeError(Exception):
    """A body that says nothing of its length, or lies about it, and is larger than is taken."""


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise TooLargeError
        return message

    return limited


def _headed(send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            names = {name.lower() for name, _ in own}
            message["headers"] = [*own, *((name, value) for name, value in HEADERS if name not in names)]
        await send(message)

    return headed
