"""The report of all sample plans in a real Chromium: quiet, offline, fast, accessible.

Skipped where no Chromium is installed; playwright drives it and downloads none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.store import to_json, write_atomically
from tests.samples import command, corpus_results

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

FEWEST_PLANS = 30
SLOWEST = 1.0  # seconds
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for result in corpus_results():
        write_atomically(folder / "documents" / f"{result.document.id}.json", to_json(result))
    assert 0 == command("compare", folder).exit_code
    assert 0 == command("report", folder).exit_code
    return folder


def pages(out: Path) -> list[Path]:
    """The report, the longest page of a plan, and the first of each language of plans."""
    plans = sorted((out / "plans").glob("*.html"))
    languages = {result.document.id: result.document.language for result in corpus_results()}
    firsts = {languages[plan.stem]: plan for plan in reversed(plans)}
    longest = max(plans, key=lambda plan: plan.stat().st_size)
    return list(dict.fromkeys([out / "report.html", longest, *firsts.values()]))


def test_every_page_opens_without_error_and_without_asking_for_anything(out: Path, chromium: Any) -> None:
    plans = sorted((out / "plans").glob("*.html"))
    assert len(plans) >= FEWEST_PLANS
    page = chromium.new_page(viewport=DESK)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    opened = [made.as_uri() for made in (out / "report.html", *plans)]
    for address in opened:
        page.goto(address)

    assert [] == said
    assert [] == [address for address in asked if address not in opened and not address.startswith("data:")]
    page.close()


def test_the_report_loads_in_under_a_second(out: Path, chromium: Any) -> None:
    """By the processor time of the page, as other work on the machine is not the report's."""
    page = chromium.new_page(viewport=DESK)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto((out / "report.html").as_uri())
    metrics = {metric["name"]: metric["value"] for metric in client.send("Performance.getMetrics")["metrics"]}
    page.close()

    print(f"the report loads in {metrics['TaskDuration']:.2f} s of processor time")
    assert 0 < metrics["TaskDuration"] < SLOWEST


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_accessibility_check_passes(out: Path, chromium: Any, viewport: dict[str, int]) -> None:
    found = {}
    for made in pages(out)[:1] + pages(out)[2:]:  # the longest plan has nothing that a short one has not
        page = chromium.new_page(viewport=viewport)
        page.goto(made.as_uri())
        checked = axe.Axe().run(page, options=RULES).response
        assert checked["passes"]
        if wrong := [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in checked["violations"]]:
            found[made.name] = wrong
        page.close()

    assert {} == found


def test_nothing_but_tables_scrolls_sideways_on_a_phone(out: Path, chromium: Any) -> None:
    page = chromium.new_page(viewport=PHONE)
    widths = {}
    for made in pages(out):
        page.goto(made.as_uri())
        widths[made.name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert {} == {name: width for name, width in widths.items() if width > PHONE["width"]}


def test_the_keyboard_reaches_the_summary_first_and_every_table_that_scrolls(out: Path, chromium: Any) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto((out / "report.html").as_uri())

    page.keyboard.press("Tab")
    assert "#summary" == page.evaluate("document.activeElement.getAttribute('href')")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert 0 == page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0"
        " && getComputedStyle(e).overflowX === 'auto').length"
    )
    page.close()
