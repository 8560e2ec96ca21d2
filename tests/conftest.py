"""Fixtures of tests in several folders."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline import child
from pipeline.errors import UsageError
from pipeline.report import find_browser

settings.register_profile("shared-machine", deadline=None)  # an example may wait for the processor
settings.load_profile("shared-machine")
os.environ.setdefault("MAALESTOK_CACHE", str(Path(tempfile.gettempdir(), "maalestok-tests")))  # not the user's own
child.preload("pipeline.preload")  # by whichever test starts a child first: else each of them loads the packs anew


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first: of several processes, the one that began them last would be waited for."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The installed browser, driven by Playwright; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    try:
        path = find_browser()
    except UsageError:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
