"""What the server refuses before anything looks at it, and that its files are those of htmx."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline.options import Options
from pipeline.review.journal import decisions_in
from pipeline.review.web.guard import HEADERS, MOST_BYTES, POLICY
from pipeline.reviewing import HOST
from tests.review import asking
from tests.review.made import WORDS, folder, results_of
from tests.review.served import Served, serving
from tests.samples import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    out = folder(tmp_path_factory.mktemp("out"), results_of(*WORDS))
    with serving(out, Options()) as served:
        yield served


def own(site: Served, **more: str) -> dict[str, str]:
    """The headers of a request from the page itself."""
    return {"origin": site.origin, "sec-fetch-site": "same-origin"} | more


def test_it_listens_on_this_machine_alone(site: Served) -> None:
    assert "127.0.0.1" == HOST
    assert site.address.startswith("http://127.0.0.1:")
    assert len(site.token) >= 32


def test_the_page_opens_with_its_token(site: Served) -> None:
    answer = asking.get(site.address)

    assert 200 == answer.status_code
    assert WORDS[0] in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/goal/d1-g1", "/static/review.js", "/{other}/", "/{token}x/", "/{token}", "//{token}/", "/{half}/"]
)
def test_nothing_is_told_without_the_token(site: Served, path: str) -> None:
    answer = asking.get(site.origin + path.format(token=site.token, other="A" * 32, half=site.token[:16]))

    assert 404 == answer.status_code
    assert WORDS[0] not in answer.text


def test_each_start_has_a_token_of_its_own(tmp_path: Path, site: Served) -> None:
    with serving(folder(tmp_path, results_of(*WORDS)), Options()) as other:
        assert other.token != site.token


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""])
def test_names_that_lead_here_are_refused(site: Served, host: str) -> None:
    assert 421 == asking.get(site.address, headers={"host": host}).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "https://127.0.0.1"}, {},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "{origin}", "sec-fetch-site": "cross-site"},
    ],
)  # fmt: skip
def test_changes_from_elsewhere_are_refused(site: Served, headers: dict[str, str]) -> None:
    given = {name: value.format(origin=site.origin) for name, value in headers.items()}
    answer = asking.post(site.address + "do/accept", data={"goal": "d1-g1"}, headers=given)

    assert 403 == answer.status_code
    assert [] == decisions_in(site.out)


def test_reading_from_another_page_is_refused(site: Served) -> None:
    assert 403 == asking.get(site.address, headers={"origin": "http://evil.example"}).status_code
    assert 403 == asking.get(site.address, headers={"sec-fetch-site": "cross-site"}).status_code


@pytest.mark.parametrize(
    "path",
    [
        "static/../app.py", "static/%2e%2e/app.py", "static/..%2fapp.py", "static/%2e%2e%5capp.py", "static/%00", "static//review.js",
        "static/review.py", "static/..%252fapp.py", "page/..%2f..%2fetc/1.png", "page/d1/1.png/../../x", "page/nobody/1.png",
        "page/d1/0.png", "page/d1/99999.png", "goal/..%2f..%2fetc%2fpasswd", "sheet/nobody/1", "etc/passwd",
    ],
)  # fmt: skip
def test_tricks_with_paths_lead_nowhere(site: Served, path: str) -> None:
    answer = raw(site, path)

    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def raw(site: Served, path: str) -> Any:
    """A request whose path the client does not tidy."""
    url = httpx.URL(site.address).copy_with(raw_path=f"/{site.token}/{path}".encode())
    return asking.get(url)


def test_too_much_is_refused_whatever_it_says_of_itself(site: Served) -> None:
    large = b"goal=d1-g1&value=" + b"x" * MOST_BYTES

    def in_pieces() -> Iterator[bytes]:
        for at in range(0, len(large), 65_536):
            yield large[at : at + 65_536]

    address = site.address + "do/comment"
    assert 413 == asking.post(address, content=large, headers=own(site)).status_code
    assert 413 == asking.post(address, content=in_pieces(), headers=own(site)).status_code
    assert [] == decisions_in(site.out)


def test_too_many_fields_are_refused(site: Served) -> None:
    answer = asking.post(site.address + "do/set", content=b"&".join([b"a=1"] * 2000), headers=own(site))

    assert 400 == answer.status_code


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(site: Served, method: str) -> None:
    assert 405 == asking.request(method, site.address, headers=own(site)).status_code


@pytest.mark.parametrize(
    "form",
    [
        {}, {"goal": "nobody"}, {"goal": "d1-g1", "field": "confidence", "value": "", "old": "x"}, {"goal": "d1-g1", "field": ""},
        {"goal": "d1-g1", "measure": "nobody", "field": "text"}, {"goal": "\x00", "field": "title"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("what", ["set", "accept", "reject", "split", "merge", "add", "use", "add_measure", "fly"])
def test_forms_that_make_no_sense_change_nothing(site: Served, what: str, form: dict[str, str]) -> None:
    if what == "accept" and form.get("goal") == "d1-g1":
        pytest.skip("an acceptance needs no more than its goal")
    answer = asking.post(f"{site.address}do/{what}", data=form, headers=own(site))

    assert answer.status_code in (200, 400, 404)
    assert [] == decisions_in(site.out)


def test_every_answer_carries_the_headers_of_safety(site: Served) -> None:
    for path in ("", "static/review.js", "goal/nobody", "goal/d1-g1", "../x"):
        answer = asking.get(site.address + path)
        for name, value in HEADERS:
            if name != b"cache-control":
                assert value.decode() == answer.headers[name.decode()], path
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_htmx_is_the_file_that_was_published() -> None:
    shipped = ROOT / "pipeline" / "review" / "web" / "static" / "htmx.min.js"

    # npm: htmx.org 2.0.11, dist/htmx.min.js, licence 0BSD
    assert (
        "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
        == hashlib.sha256(shipped.read_bytes()).hexdigest()
    )
