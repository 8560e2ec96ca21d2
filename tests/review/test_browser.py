"""The review page in a real Chromium: read, correct, accept, add, reject, undo, reload, export; boxes lie on the words.

Skipped where no Chromium is installed; playwright drives it and downloads none.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pytest
from PIL import Image

from pipeline.inspection import draw_plain
from pipeline.options import Options
from pipeline.records import Goal, Result
from pipeline.report import report_languages
from pipeline.review.decisions import Action
from pipeline.review.journal import decisions_in
from pipeline.review.web.texts import load_page_texts
from tests.ingest.pdf_factory import Sheet, draw
from tests.review.made import stored
from tests.review.served import Served, serving
from tests.samples import PLANS, command, rows

pytestmark = pytest.mark.slow

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

DESK = {"width": 1500, "height": 950}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CORPUS = (
    "da/havne_og_kyststyrelsen_2025.pdf",
    "sv/vallmo_lansstyrelse_malmatris_2026-2028.pdf",
    "zh/yunxi_air_and_water_2026.pdf",
    "da/cykelstyrelsen_strategi_2025-2028.html",
    "da/vandlaboratoriet_resultatplan_2025.docx",
)
GOAL = "Mindst 90 pct. af sagerne afgøres inden for 30 dage i 2025."
TURNED = {"turned 90": (90, None), "turned 180": (180, None), "turned 270": (270, None),
          "cropped": (0, (40, 300, 560, 822)), "turned and cropped": (270, (40, 300, 560, 822))}  # fmt: skip


def drawn_page(with_goal: bool) -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        sheet.text(90, 60, "Resultatplan 2025 for Styrelsen", size=18, bold=True)
        sheet.text(90, 110, "Mål for året", size=14, bold=True)
        if with_goal:
            sheet.text(90, 160, GOAL)
        sheet.paragraph(90, 240, 350, "Styrelsen behandler hver sag med respekt for borgeren. " * 4)

    return page


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for name in CORPUS:
        shutil.copy(PLANS / name, folder)
    for name, (turn, crop) in TURNED.items():
        draw(folder / f"{name}.pdf", drawn_page(True), turn=turn, crop=crop)
    return folder


@pytest.fixture(scope="module")
def made(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "out"
    assert 0 == command("run", plans, "-o", out, "--jobs", 1).exit_code
    return out


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Served]:
    """A folder of one's own for each test, as tests decide things."""
    shutil.copytree(made, tmp_path / "out")
    with serving(tmp_path / "out") as served:
        yield served


@pytest.fixture
def page(chromium: Any, site: Served) -> Iterator[Any]:
    """A window in which nothing may be said on the console and nothing asked from elsewhere."""
    window = chromium.new_page(viewport=DESK)
    said: list[str] = []
    asked: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.on("request", lambda request: asked.append(request.url))
    window.goto(site.address)
    yield window
    window.close()
    assert [] == said
    assert [] == [url for url in asked if not url.startswith(site.address)]


def result_of(site: Served, name: str) -> Result:
    return next(each for each in stored(site.out) if each.document.source.path.startswith(name))


def goals_of(site: Served, name: str) -> tuple[Goal, ...]:
    plan = result_of(site, name).plan
    assert plan is not None
    return plan.goals


def tabled(site: Served) -> list[Goal]:
    """The goals of a Swedish matrix: each has a title, and measures in its row."""
    return [goal for goal in goals_of(site, "vallmo") if goal.title is not None]


def opened(page: Any, site: Served, goal: Goal) -> Any:
    page.goto(f"{site.address}?goal={goal.id}")
    return page


def settled(page: Any, doing: Callable[[], Any], what: str = "**/do/*") -> None:
    """Does something and waits for its answer to be shown."""
    with page.expect_response(what) as answer:
        doing()
    answer.value.finished()
    page.wait_for_selector(".htmx-request, .htmx-swapping, .htmx-settling", state="detached")


# ---------------------------------------------------------------------------------------------- the whole way
def test_read_correct_accept_add_reject_undo_reload_export(page: Any, site: Served) -> None:
    first = tabled(site)[0]
    opened(page, site, first)
    assert first.title is not None
    assert first.title.value == page.locator(f"#f-{first.id}-title").input_value()

    page.fill(f"#f-{first.id}-responsible", "Klimatenheten")
    settled(page, lambda: page.keyboard.press("Tab"))
    assert "corrected" in page.inner_text("#status")
    page.click("#record-title")
    settled(page, lambda: page.keyboard.press("a"))
    assert "Accepted" in page.inner_text("#message")
    assert first.id not in page.url

    missed = result_of(site, "cropped")  # a paragraph of it is none of its goals
    opened(page, site, missed.plan.goals[0])
    words = page.locator("svg text.words", has_text="respekt for borgeren").first
    box = words.bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()
    marked = page.inner_text("#marked")
    assert "respekt for borgeren" in marked
    settled(page, lambda: page.keyboard.press("g"))
    assert "added" in page.inner_text("#status")
    added = decisions_in(site.out)[-1]
    assert (Action.ADD, marked.strip()) == (added.action, added.place.quote)
    assert marked.strip() == page.locator(f"#f-{added.goal}-statement").input_value().strip()

    second = tabled(site)[1]
    opened(page, site, second)
    page.keyboard.press("r")
    page.select_option("#reject select", "activity")
    settled(page, lambda: page.click("#reject button"))
    third = tabled(site)[2]
    opened(page, site, third)
    page.keyboard.press("r")
    settled(page, lambda: page.click("#reject button"))
    settled(page, lambda: page.click("text=Undo"))
    assert "Undone: reject" in page.inner_text("#message")
    assert third.id in page.url

    page.reload()
    opened(page, site, second)
    assert "rejected" in page.inner_text("#status")
    opened(page, site, first)
    assert "accepted" in page.inner_text("#status")
    assert "Klimatenheten" == page.locator(f"#f-{first.id}-responsible").input_value()

    settled(page, lambda: page.click("#export"), "**/export")
    page.wait_for_selector("#message:has-text('Written')")
    table = {row["goal_id"]: row for row in rows(site.out / "goals.csv")}
    assert ("accepted", "Klimatenheten") == (table[first.id]["review_status"], table[first.id]["responsible"])
    assert second.id not in table
    assert "" == table[third.id]["review_status"]
    assert ("added", marked.strip()) == (table[added.goal]["review_status"], table[added.goal]["quote"].strip())
    assert "people have decided on 3; they changed 1 value, added 1 goal and rejected 1 goal" in (
        site.out / "report.html"
    ).read_text("utf-8")


# ---------------------------------------------------------------------------------------------- boxes
def box_in_points(page: Any) -> tuple[float, float, float, float]:
    """The goal's box as the browser draws it, in points of the page."""
    page.locator(".paper img").evaluate("image => image.decode()")
    return tuple(
        page.evaluate(
            """() => {
            const paper = document.querySelector('.paper img').getBoundingClientRect();
            const box = document.querySelector('#overlay .box.goal').getBoundingClientRect();
            const scale = document.querySelector('#overlay').viewBox.baseVal.width / paper.width;
            return [(box.left - paper.left) * scale, (box.top - paper.top) * scale,
                    (box.right - paper.left) * scale, (box.bottom - paper.top) * scale];}"""
        )
    )


@pytest.mark.parametrize("name", TURNED)
def test_the_box_covers_the_ink_of_the_words_on_turned_and_cropped_pages(
    page: Any, site: Served, tmp_path: Path, name: str
) -> None:
    """Where the words are is told by the ink that is missing when the page is drawn without them."""
    turn, crop = TURNED[name]
    ink = []
    for with_goal in (True, False):
        path = draw(tmp_path / f"{with_goal}.pdf", drawn_page(with_goal), turn=turn, crop=crop)
        draw_plain(path, (), 1, tmp_path / f"{with_goal}.png")
        ink.append(np.asarray(Image.open(tmp_path / f"{with_goal}.png").convert("L")) < 160)
    ys, xs = np.nonzero(ink[0] & ~ink[1])
    goal = next(goal for goal in goals_of(site, f"{name}.pdf") if GOAL in goal.source.quote)
    opened(page, site, goal)
    scale = ink[0].shape[1] / page.evaluate("document.querySelector('#overlay').viewBox.baseVal.width")
    true = xs.min() / scale, ys.min() / scale, xs.max() / scale, ys.max() / scale

    found = box_in_points(page)

    assert found[0] <= true[0] + 1
    assert found[1] <= true[1] + 1
    assert found[2] >= true[2] - 1
    assert found[3] >= true[3] - 1
    assert (found[2] - found[0]) * (found[3] - found[1]) < 2.5 * (true[2] - true[0] + 6) * (true[3] - true[1] + 6)


@pytest.mark.parametrize("name", [name.rpartition("/")[2] for name in CORPUS if name.endswith(".pdf")])
def test_the_box_covers_the_quoted_words_in_all_three_languages(
    page: Any, site: Served, plans: Path, name: str
) -> None:
    """Where the words are is told by another library than the one that read them."""
    with pdfplumber.open(plans / name) as pdf:
        letters = {
            number: [c for c in page.chars if not c["text"].isspace()] for number, page in enumerate(pdf.pages, 1)
        }
    looked = 0
    for goal in goals_of(site, name)[:6]:
        if goal.source.page is None:
            continue
        quote = [c for c in goal.source.quote if not c.isspace()]
        on_page = letters[goal.source.page]
        line = "".join(c["text"] for c in on_page)
        at = line.find("".join(quote)[:12])
        if at < 0 or line.count("".join(quote)[:12]) > 1:
            continue
        looked += 1
        opened(page, site, goal)
        found = box_in_points(page)
        for letter in on_page[at : at + 12]:
            assert found[0] - 2 <= letter["x0"], goal.source.quote
            assert letter["x1"] <= found[2] + 2, goal.source.quote
            assert found[1] - 2 <= (letter["top"] + letter["bottom"]) / 2 <= found[3] + 2, goal.source.quote

    assert looked >= 2


# ---------------------------------------------------------------------------------------------- other sources
@pytest.mark.parametrize("name", ["cykelstyrelsen", "vandlaboratoriet"])
def test_web_pages_and_word_files_show_the_passage_with_the_words_marked(page: Any, site: Served, name: str) -> None:
    goal = goals_of(site, name)[0]
    opened(page, site, goal)

    told = goal.title or goal.statement
    assert told.source.quote.split()[0] in page.inner_text(".read mark.goal")
    assert 0 == page.locator(".paper").count()
    assert page.locator(".read mark.goal").first.is_visible()


def test_a_goal_is_added_from_words_of_a_web_page(page: Any, site: Served) -> None:
    opened(page, site, goals_of(site, "cykelstyrelsen")[0])
    spot = page.locator(".read p.k-paragraph:not(:has(mark))").first
    page.evaluate(
        """e => { const range = document.createRange(); const words = e.querySelector('span').firstChild;
        range.setStart(words, 0); range.setEnd(words, words.data.indexOf(' ', 12));
        const s = getSelection(); s.removeAllRanges(); s.addRange(range);
        e.dispatchEvent(new MouseEvent('mouseup', {bubbles: true})); }""",
        spot.element_handle(),
    )
    marked = page.inner_text("#marked")
    settled(page, lambda: page.keyboard.press("g"))

    added = decisions_in(site.out)[-1]
    assert (Action.ADD, marked.strip()) == (added.action, added.place.quote)
    assert page.inner_text(".read mark.goal").strip() == marked.strip()


def test_without_its_file_a_plan_shows_its_text_and_says_why(chromium: Any, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with serving(tmp_path / "out", plans=(tmp_path / "empty",)) as site:
        window = chromium.new_page(viewport=DESK)
        window.goto(f"{site.address}?goal={goals_of(site, 'vallmo')[0].id}")

        assert "--plans FOLDER" in window.inner_text("#sheet .note")
        assert window.locator(".read mark.goal").first.is_visible()
        window.close()


# ---------------------------------------------------------------------------------------------- by keyboard
def test_everything_is_at_hand_by_keyboard(page: Any, site: Served) -> None:
    here = lambda: page.get_attribute("#current input[name=goal]", "value")  # noqa: E731
    first = here()
    settled(page, lambda: page.keyboard.press("j"), "**/jump*")
    second = here()
    assert first != second
    settled(page, lambda: page.keyboard.press("k"), "**/jump*")
    assert first == here()
    settled(page, lambda: page.keyboard.press("u"), "**/jump*")
    assert first != here()

    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type(" og mere")
    edited = here()
    with page.expect_response("**/do/accept"):
        page.keyboard.press("Control+Enter")
    page.wait_for_timeout(80)
    made = decisions_in(site.out)
    assert [(Action.SET, edited), (Action.ACCEPT, edited)] == [(each.action, each.goal) for each in made]
    assert made[0].new.endswith(" og mere")

    for key, drawer in (("s", "#split"), ("m", "#merge"), ("r", "#reject")):
        page.keyboard.press(key)
        assert page.locator(drawer).is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(drawer).is_visible()
    page.keyboard.press("/")
    assert "q" == page.evaluate("document.activeElement.id")
    with page.expect_response("**/jump*"):
        page.keyboard.type("LÄNET")
    page.wait_for_timeout(80)
    assert "of" in page.inner_text("#queue .count")


@pytest.mark.parametrize("words", ["växthusgaser", "HAVNE", "空气", "質"])
def test_words_are_found_in_all_three_languages(page: Any, site: Served, words: str) -> None:
    with page.expect_response("**/jump*"):
        page.fill("#q", words)
    page.wait_for_timeout(80)
    told = [
        goal for result in stored(site.out) for goal in (result.plan.goals if result.plan else ())
        if words.casefold() in " ".join(
            part.value for part in (goal.title, goal.statement, goal.area, goal.responsible, *(m.text for m in goal.measures)) if part
        ).casefold()
    ]  # fmt: skip
    shown = page.inner_text("#queue .count")

    assert (f"of {len(told)}" in shown) if told else (shown == "No goal fits.")


def test_verdicts_follow_a_changed_field_at_once(page: Any, site: Served) -> None:
    goal = next(goal for goal in goals_of(site, "cropped") if GOAL in goal.source.quote)
    opened(page, site, goal)
    assert "not met Baseline" in " ".join(page.inner_text("#verdicts").split())
    page.click("#fields .more summary")
    page.fill(f"#f-{goal.id}-baseline_text", "I 2024 blev 78 pct. af sagerne afgjort inden for 30 dage.")
    settled(page, lambda: page.keyboard.press("Tab"))

    assert "not met Baseline" not in " ".join(page.inner_text("#verdicts").split())


def test_a_value_that_does_not_fit_stays_in_its_field_with_a_reason(page: Any, site: Served) -> None:
    goal = goals_of(site, "cropped")[0]
    opened(page, site, goal)
    page.fill(f"#f-{goal.id}-deadline", "næste år")
    settled(page, lambda: page.keyboard.press("Enter"))

    assert "write a day as in 2026-12-31" in page.inner_text(".error")
    assert "næste år" == page.locator(f"#f-{goal.id}-deadline").input_value()
    assert [] == decisions_in(site.out)
    page.fill(f"#f-{goal.id}-deadline", "2025-06-30")
    settled(page, lambda: page.keyboard.press("Enter"))
    assert ["2025-06-30"] == [each.new for each in decisions_in(site.out)]


def test_what_another_window_changed_is_not_written_over(page: Any, site: Served, chromium: Any) -> None:
    goal = goals_of(site, "cropped")[0]
    opened(page, site, goal)
    other = chromium.new_page(viewport=DESK)
    opened(other, site, goal)
    other.fill(f"#f-{goal.id}-responsible", "Hun")
    settled(other, lambda: other.keyboard.press("Tab"))
    page.fill(f"#f-{goal.id}-responsible", "Han")
    settled(page, lambda: page.keyboard.press("Tab"))
    other.close()

    assert "Changed meanwhile to 'Hun'" in page.inner_text(".error")
    assert ["Hun"] == [each.new for each in decisions_in(site.out)]


def test_split_and_merge(page: Any, site: Served) -> None:
    first, second = tabled(site)[:2]
    opened(page, site, first)
    page.keyboard.press("s")
    page.fill("#split textarea", "Den första delen.\nDen andra delen.")
    settled(page, lambda: page.click("#split > button"))
    assert "Split into 2 goals" in page.inner_text("#message")
    page.keyboard.press("m")
    page.select_option("#merge select", second.id)
    settled(page, lambda: page.click("#merge button"))

    assert "Merged" in page.inner_text("#message")
    assert [Action.SPLIT, Action.MERGE] == [each.action for each in decisions_in(site.out)]


def test_many_goals_are_accepted_by_keyboard_and_taken_back_in_one_step(page: Any, site: Served) -> None:
    page.keyboard.press("b")
    assert page.locator("#many").is_visible()
    assert "many-least" == page.evaluate("document.activeElement.id")
    page.keyboard.press("j")  # typed, not a step in the list
    page.fill("#many-least", "0,75")
    settled(page, lambda: page.keyboard.press("Enter"), "**/many*")
    told = page.inner_text("#many-counted p")
    number = int(told.split()[0])
    assert number > 1
    assert [] == decisions_in(site.out)
    assert page.evaluate("document.activeElement.textContent") == f"Accept these {number}"
    page.keyboard.press("Shift+Tab")  # what was counted is forgotten with another number
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("1")
    assert "" == page.inner_text("#many-counted")
    page.fill("#many-least", "0.75")
    settled(page, lambda: page.keyboard.press("Enter"), "**/many*")
    settled(page, lambda: page.keyboard.press("Enter"), "**/do/accept_many")
    page.wait_for_selector("#many", state="hidden")
    assert f"Accepted {number} goals." in page.inner_text("#message")
    assert [(Action.ACCEPT, "anna")] * number == [(each.action, each.who) for each in decisions_in(site.out)]
    settled(page, lambda: page.keyboard.press("z"))
    assert f"{number} at once" in page.inner_text("#message")

    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert not page.locator("#many").is_visible()
    settled(page, lambda: page.keyboard.press("j"), "**/jump*")


@pytest.mark.parametrize("language", report_languages())
def test_the_page_speaks_every_language_of_the_report(chromium: Any, made: Path, tmp_path: Path, language: str) -> None:
    texts = load_page_texts(language)
    shutil.copytree(made, tmp_path / "out")
    with serving(tmp_path / "out", Options(lang=language)) as site:
        window = chromium.new_page(viewport=DESK)
        said: list[str] = []
        window.on("console", lambda message: said.append(message.text))
        opened(window, site, goals_of(site, "yunxi")[0])
        assert language == window.get_attribute("html", "lang")
        assert "zh" == window.get_attribute("#record-title span", "lang")
        assert "zh" == window.get_attribute("#queue [aria-current] .name", "lang")
        checked = axe.Axe().run(window, options=RULES).response
        assert [] == [(rule["id"], rule["nodes"][0]["html"][:300]) for rule in checked["violations"]]
        window.keyboard.press("b")
        settled(window, lambda: window.keyboard.press("Enter"), "**/many*")
        checked = axe.Axe().run(window, options=RULES).response
        assert [] == [(rule["id"], rule["nodes"][0]["html"][:300]) for rule in checked["violations"]]
        window.keyboard.press("Escape")
        settled(window, lambda: window.click("button.yes"))
        assert texts("said.accepted") == window.inner_text("#message")
        assert [] == said
        window.context.set_offline(True)
        window.keyboard.press("j")
        window.wait_for_selector("#message.failed")
        assert texts("page.gone") == window.inner_text("#message")
        window.context.set_offline(False)
        window.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["vallmo", "cykelstyrelsen", "yunxi"])
def test_the_accessibility_check_passes(page: Any, site: Served, name: str) -> None:
    opened(page, site, goals_of(site, name)[0])
    page.click("#record .more summary")
    checked = axe.Axe().run(page, options=RULES).response

    assert checked["passes"]
    assert [] == [(rule["id"], rule["nodes"][0]["html"][:300]) for rule in checked["violations"]]


def test_hostile_words_are_only_words(chromium: Any, tmp_path: Path) -> None:
    from tests.review.made import folder, results_of

    words = ('<script>document.title="x"</script> stands here.', '"><img src=http://203.0.113.7/x onerror=alert(1)>',
             "{{ 7*7 }} {% raw %}", "javascript:alert(1) abc\x00\x07\u202e def")  # fmt: skip
    out = folder(tmp_path / "out", results_of(*words, area=words[0], responsible=words[1]))
    with serving(out, who="<b>anna</b>") as site:
        window = chromium.new_page(viewport=DESK)
        said: list[str] = []
        window.on("console", lambda message: said.append(message.text))
        window.on("dialog", lambda dialog: said.append(dialog.message))
        window.on("request", lambda request: request.url.startswith(site.address) or said.append(request.url))
        for number, text in enumerate(words, 1):
            window.goto(f"{site.address}?goal=d1-g{number}")
            value = window.locator(f"#f-d1-g{number}-statement").input_value()
            assert text[:20] == value[:20]
            settled(window, lambda: window.click("button.yes"))
        assert window.title().startswith("Review")
        assert "<b>anna</b>" in window.inner_text(".who")
        window.close()

    assert [] == said
