"""The page's words: all in every language, none outside of the texts, and in the language of the report."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.options import Options
from pipeline.records import Cadence, Comparator, Judgement, Origin, ReviewStatus, Verdict
from pipeline.report import load_texts, report_languages
from pipeline.review.decisions import Action, Reason
from pipeline.review.fields import GOAL_FIELDS, MEASURE_FIELDS
from pipeline.review.web import texts as page_texts
from pipeline.review.web.desk import Desk
from pipeline.review.web.forms import Form, Forms
from pipeline.review.web.pages import Pages
from pipeline.review.web.pictures import Pictures
from pipeline.review.web.queue import STATUSES, Wish
from pipeline.review.web.texts import PageTexts, load_page_texts
from tests.review import asking
from tests.review.made import decide, folder, results_of
from tests.review.served import Served, serving
from tests.samples import ROOT, command

WEB = ROOT / "pipeline" / "review" / "web"
OTHERS = tuple(language for language in report_languages() if language != "en")
SAID_IN_TITLES = ("aria-label", "title", "alt", "placeholder", "data-told", "data-no-answer", "data-gone")
# Words that are spelt alike in English.
ALIKE = {"da": {"Plan", "Status", "Titel"}, "sv": {"Plan", "Status", "Text"}, "zh": set[str]()}


# ------------------------------------------------------------------------------------------ every key, every language
def test_there_is_a_page_in_every_language_of_the_report() -> None:
    assert report_languages() == tuple(sorted(path.name.removesuffix(".toml") for path in page_texts.FOLDER.iterdir()))
    for language in report_languages():
        texts = load_page_texts(language)
        assert (language, language) == (texts("code"), load_texts(language)("code"))


@pytest.mark.parametrize("language", report_languages())
def test_every_word_of_a_closed_vocabulary_is_there(language: str) -> None:
    texts = load_page_texts(language)

    assert all(texts(f"reasons.{each.value}") for each in Reason)
    assert all(texts(f"decisions.{each.value}") for each in Action if each is not Action.UNDO)
    assert all(texts.field(name) for name in (*GOAL_FIELDS, *MEASURE_FIELDS))
    assert len({texts.field(name) for name in GOAL_FIELDS}) == len(GOAL_FIELDS)
    assert {"all", "open"} == set(STATUSES) - {each.value for each in ReviewStatus}


def leaves(entries: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entries, str):
        yield key, entries
        return
    for name, value in entries.items():
        if name != "messages":
            yield from leaves(value, f"{key}.{name}")


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_left_in_english(language: str) -> None:
    english = dict(leaves(load_page_texts("en")._entries))
    own = dict(leaves(load_page_texts(language)._entries))

    same = {
        text
        for key, text in own.items()
        if english[key] == text and re.search(r"[A-Za-z]{2}", re.sub(r"{\w+}", "", text))
    }
    assert same <= ALIKE[language]


def test_a_missing_or_unknown_text_is_said() -> None:
    with pytest.raises(KeyError, match="no text"):
        load_page_texts("da")("said.nothing_such")


# ------------------------------------------------------------------------------------------ what others say
def sayings() -> list[str]:
    """What parts of the program that the command line shares say of a decision, with their blanks filled."""
    said = []
    for path in (*sorted((ROOT / "pipeline" / "review").glob("*.py")), WEB / "desk.py", WEB / "file.py"):
        if path.stem in ("importing", "workbook", "gold", "agreement", "people", "apply"):
            continue  # of commands alone
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                said += [spoken(each) for each in node.exc.args if isinstance(each, ast.Constant | ast.JoinedStr)]
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "why":
                said += [spoken(node.value)] if isinstance(node.value, ast.Constant | ast.JoinedStr) else []
    return sorted({text for text in said if " " in text and "reports would lack" not in text})


def spoken(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


@pytest.mark.parametrize("language", OTHERS)
def test_what_does_not_fit_is_said_in_every_language(language: str) -> None:
    texts = load_page_texts(language)

    assert 18 < len(sayings())
    assert [] == [text for text in sayings() if texts.message(text) == text]


def test_every_language_knows_the_same_messages() -> None:
    known = {language: set(load_page_texts(language)._find("messages")) for language in OTHERS}

    assert all(messages == known[OTHERS[0]] for messages in known.values())


def test_a_message_names_fields_as_the_page_does() -> None:
    said = "'næste år' is no deadline; write a day as in 2026-12-31."

    assert "'næste år' passer ikke i Frist; skriv en dag som 2026-12-31." == load_page_texts("da").message(said)
    otherwise = "the program now reads area, deadline otherwise; what was accepted is kept"
    assert "程序现在读出的领域、截止日期有所不同；保留已确认的内容" == load_page_texts("zh").message(otherwise)
    assert said == load_page_texts("en").message(said)


# ------------------------------------------------------------------------------------------ nothing outside of the texts
class Marked(PageTexts):
    """Texts of which each is marked, so that what is said on the page without them is seen."""

    def __init__(self) -> None:
        super().__init__(load_page_texts("en")._entries, load_texts("en"))

    def __call__(self, key: str, /, **values: object) -> str:
        if key == "code":
            return "en"
        return f"‹{super().__call__(key, **values)}›"

    def word(self, vocabulary: str, value: str) -> str:
        assert value in self._find(f"words.{vocabulary}")
        return f"‹{super().word(vocabulary, value)}›"

    def message(self, text: str) -> str:
        return f"‹{text}›"

    def listed(self, parts: Any) -> str:
        return "‹, ›".join(part for part in parts if part)


def unmarked(page: str) -> list[str]:
    """What a page says in Latin letters without the texts. What the plans say is in Greek; keys and ids are no words."""
    tree = html.fromstring(f"<div>{page}</div>" if "<html" not in page else page)
    for gone in tree.xpath("//kbd | //code | //script | //style"):
        gone.tail, tail = None, gone.tail
        previous = gone.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + (tail or "")
        else:
            gone.getparent().text = (gone.getparent().text or "") + (tail or "")
        gone.getparent().remove(gone)
    said = [
        *tree.itertext(),
        *(each.get(name, "") for each in tree.iter() for name in SAID_IN_TITLES if isinstance(each.tag, str)),
    ]
    bare = [plain(text) for text in said]
    return [text.strip() for text in bare if re.search(r"[A-Za-z]", text)]


NAMES = ("δ1.txt", "A plan", "nichts")  # file and title of the plan, words searched for


def plain(text: str) -> str:
    """The text without what is marked, where marks may stand within marks, and without what the plan is called."""
    for name in NAMES:
        text = text.replace(name, "")
    while (left := re.sub(r"‹[^‹›]*›", "", text)) != text:
        text = left
    return text


GREEK = (
    "Οι χρόνοι αναμονής πέφτουν.",
    "Το αρχείο είναι ανοικτό.",
    "Κάθε σχολείο έχει σχέδιο.",
    "Το μητρώο είναι πλήρες.",
)


@pytest.fixture
def site(tmp_path: Path) -> tuple[Desk, Pages]:
    result = results_of(*GREEK, id="δ1", extra=("Άλλα λόγια.",), area="Περιοχή", responsible="Γραφείο")
    return desk_of(folder(tmp_path, result))


def desk_of(out: Path) -> tuple[Desk, Pages]:
    def judging(goal: Any, plan: Any, result: Any) -> tuple[Judgement, ...]:
        return tuple(Judgement(goal.id, f"κ{n}", each, "Διότι.", suggestion="Γράψε.") for n, each in enumerate(Verdict))

    desk = Desk(out, "Άννα", judging)
    labels = {f"κ{n}": "Κριτήριο" for n in range(len(Verdict))}
    return desk, Pages(desk, Pictures(out, ()), "/token", labels, Marked(), "1")


def test_the_whole_page_is_said_by_the_texts(site: tuple[Desk, Pages], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, pages = site
    forms = Forms(desk, pages.t)
    wish = Wish()
    shown: dict[str, str] = {"all": pages.whole(wish, "δ1-g1"), "none": pages.whole(Wish(q="nichts"), "")}
    assert 60 < shown["all"].count("‹")
    for what, form in (
        ("set", {"goal": "δ1-g1", "field": "deadline", "old": "", "value": "ποτέ"}),
        ("set", {"goal": "δ1-g1", "field": "area", "old": "άλλο", "value": "χώρος"}),
        ("set", {"goal": "δ1-g1", "field": "area", "old": "Περιοχή", "value": ""}),
        ("set", {"goal": "δ1-g1", "field": "reporting_cadence", "old": "", "value": Cadence.YEARLY.value}),
        ("set", {"goal": "δ1-g1", "measure": "δ1-g1-m1", "field": "comparator", "old": Comparator.AT_LEAST.value, "value": Comparator.AT_MOST.value}),
    ):  # fmt: skip
        shown[f"{what} {form['field']}"] = pages.field(wish, forms.set(Form(list(form.items()))))
    marked = {"goal": "δ1-g2", "document": "δ1", "block": "p4", "start": "0", "end": "5", "rest": ""}
    for what, form in (
        ("comment", {"goal": "δ1-g1", "value": "Σχόλιο"}), ("accept", {"goal": "δ1-g1"}), ("undo", {"goal": "δ1-g1"}),
        ("reject", {"goal": "δ1-g2", "reason": "misread", "why": "Γιατί"}), ("reopen", {"goal": "δ1-g2"}),
        ("reject", {"goal": "δ1-g2", "reason": "other", "why": ""}), ("add", marked), ("use", marked | {"field": "area"}),
        ("add_measure", marked), ("remove_measure", {"goal": "δ1-g3", "measure": "δ1-g3-m1"}),
        ("split", {"goal": "δ1-g3", "value": "Ένα.\nΔύο."}), ("merge", {"goal": "δ1-g3", "other": "δ1-g4"}),
        ("complete", {"goal": "δ1-g1", "document": "δ1", "value": "1"}), ("accept", {"goal": "δ1-g3"}),
        ("complete", {"goal": "δ1-g1", "document": "δ1", "value": ""}),
    ):  # fmt: skip
        goal, said = forms.take(what, Form(list(form.items())), "")
        shown[f"{what} {len(shown)}"] = pages.work(wish, goal, said)
    for number in (1, 2):
        shown[f"sheet {number}"] = pages.sheet("δ1", number, "δ1-g1")
    shown["no goal of a plan"] = pages.whole(Wish(plan="δ1", q="nichts"), "")

    assert [] == [
        (what, text) for what, page in shown.items() for text in unmarked(page) if text not in ("δ1.txt", "nichts")
    ]


def test_what_no_longer_fits_is_said_by_the_texts(tmp_path: Path) -> None:
    out = folder(tmp_path, results_of(*GREEK, id="δ1", responsible="Γραφείο"))
    decide(out, "set", "δ1-g1", who="Άννα", field="responsible", old="Γραφείο", new="Τμήμα")
    decide(out, "set", "δ1-g2", who="Άννα", field="deadline", old="", new="2026-12-31")
    folder(tmp_path, results_of(GREEK[0], *GREEK[2:], id="δ1", responsible="Δήμος"))
    _, pages = desk_of(out)
    page = pages.whole(Wish(), "δ1-g1")

    assert "‹Decision 1: ‹the program now reads" in page.replace("&#39;", "'")
    assert [] == unmarked(page)


def test_templates_and_script_hold_no_words() -> None:
    """Every branch of them, whether a test comes by it or not."""
    found = []
    for path in sorted((WEB / "templates").glob("*.j2")):
        text = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"<kbd>.*?</kbd>", "", text)
        said = [
            *re.findall(rf'(?:{"|".join(SAID_IN_TITLES)})="([^"]*)"', text),
            *re.sub(r"<[^>]*>", "\n", text).split("\n"),
        ]
        found += [(path.name, each) for each in said if re.search(r"[A-Za-z]", each) and each != "2026-12-31"]
    script = re.sub(r"//.*", "", (WEB / "static" / "review.js").read_text("utf-8"))
    found += [
        ("review.js", each) for each in re.findall(r'"([^"\n]*)"', script) if re.match(r"[A-Z][a-z]+ [a-z]", each)
    ]
    assert [] == found


# ------------------------------------------------------------------------------------------ which language
def served_in(site: Served) -> str:
    return str(html.fromstring(asking.get(site.address).text).get("lang"))


def told(out: Path, **options: str) -> Path:
    (out / "run.json").write_text(json.dumps({"options": options}), "utf-8")
    return out


@pytest.mark.parametrize("language", report_languages())
def test_the_page_speaks_the_language_asked_for(tmp_path: Path, language: str) -> None:
    texts = load_page_texts(language)
    out = told(folder(tmp_path, results_of(*GREEK, id="δ1")), lang="sv")
    with serving(out, Options(lang=language)) as site:
        headers = {"origin": site.origin}
        answer = asking.get(site.address).text
        assert language == served_in(site)
        assert texts("actions.accept") in html.fromstring(answer).text_content()
        assert texts("server.no_goal") == asking.get(f"{site.address}goal/nobody").text
        assert texts("server.no_token") == asking.get(f"{site.origin}/other/").text
        assert texts("server.not_found") == asking.get(f"{site.address}nothing/here").text
        assert texts("server.other_page") == asking.post(site.address + "do/undo", headers={"origin": "null"}).text
        wrong = {"goal": "δ1-g1", "field": "deadline", "old": "", "value": "ποτέ"}
        refused = asking.post(f"{site.address}do/set", data=wrong, headers=headers).text
        assert texts.message("'ποτέ' is no deadline; write a day as in 2026-12-31.").replace("'", "&#39;") in refused
        accepted = asking.post(f"{site.address}do/accept", data={"goal": "δ1-g1"}, headers=headers).text
        assert texts("said.accepted") in accepted


def test_else_it_speaks_that_of_the_report(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "Resultatplan 2026\n\nMål for 2026\n\nMindst 90 pct. af sagerne afgøres inden for 30 dage i 2026.\n", "utf-8"
    )
    out = tmp_path / "out"
    assert 0 == command("run", plan, "-o", out, "--lang", "da", "--jobs", 1).exit_code
    with serving(out) as site:
        assert "da" == served_in(site)
    assert 0 == command("report", out, "--lang", "zh").exit_code
    with serving(out) as site:
        assert "zh" == served_in(site)
    (out / "run.json").unlink()  # the verdicts tell it still
    with serving(out) as site:
        assert "zh" == served_in(site)


def test_words_that_people_choose_from_are_the_reports(tmp_path: Path) -> None:
    with serving(folder(tmp_path, results_of(*GREEK, id="δ1")), Options(lang="da")) as site:
        tree = html.fromstring(asking.get(f"{site.address}?goal=δ1-g1").text)
    shown: Callable[[str], list[str]] = lambda path: [each.text_content().strip() for each in tree.xpath(path)]  # noqa: E731
    word = load_texts("da").word

    assert ["alle", "åbent", *(word("review", each.value) for each in ReviewStatus)] == shown(
        "//select[@name='status']/option"
    )
    comparators = shown("//form[.//input[@name='field' and @value='comparator']]//option")
    assert ["", *(word("comparator", each.value) for each in Comparator)] == comparators
    assert word("origin", Origin.PROSE.value) in shown("//section[@id='record']//p[@class='small']")[0]
    assert "sikkerhed 0,70" in shown("//section[@id='record']//p[@class='small']")[0]


def test_levels_and_units_of_the_programs_own_are_said_in_words(tmp_path: Path) -> None:
    result = results_of(*GREEK, id="δ1", level=None)
    out = folder(tmp_path, result)
    decide(out, "set", "δ1-g1", field="level", old="", new="agency")
    decide(out, "set", "δ1-g2", field="level", old="", new="Σύλλογος")
    with serving(out, Options(lang="da")) as site:
        pages = [html.fromstring(asking.get(f"{site.address}?goal=δ1-g{n}").text) for n in (1, 2)]
    word = load_texts("da").word
    options = [
        page.xpath("//select[@id=$id]/option[@selected]/text()", id=f"f-δ1-g{n}-level")
        for n, page in enumerate(pages, 1)
    ]

    assert [[word("level", "agency")], ["Σύλλογος"]] == options
    assert "styrelse" in word("level", "agency")
    unit = pages[0].xpath("//input[@id='f-δ1-g1-m1-unit']")[0]
    assert unit.get("value") in load_page_texts("da").words("unit")
    assert [word("unit", unit.get("value"))] == unit.xpath("../p/text()")
