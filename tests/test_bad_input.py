"""A file that cannot be read costs its own row and nothing else: a named status, a sentence that says what to do."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch import read_all
from pipeline.errors import UsageError
from pipeline.options import Options
from pipeline.records import Result
from pipeline.work import read_one
from pipeline.worklist import discover
from tests.ingest.office import docx, p, packed
from tests.ingest.pdf_factory import draw
from tests.samples import GOOD_PLAN, command, rows

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + bytes(range(200)) * 4
NOVEL = """# Huset ved havnen

Det var sent på efteråret, da Karen kom tilbage til byen. Regnen trommede mod ruden, og ude på molen gik en mand med sin
hund, som han havde gjort hver aften i tyve år. Hun satte sig ved vinduet og åbnede brevet.

Ingen havde skrevet til hende så længe. Hun læste det to gange, før hun lagde det fra sig og så ud over vandet, hvor
lysene fra fiskerbådene drev langsomt forbi. I morgen ville hun gå ned til skuret og spørge efter nøglen.
"""


def encrypted_office_file(path: Path) -> None:
    """The OLE container in which Office wraps a file with a password: a header, one table sector, one directory."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 44, 1)  # one table sector, which is sector 0
    struct.pack_into("<I", header, 48, 1)  # the directory begins in sector 1
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for name, kind in (("Root Entry", 5), ("EncryptionInfo", 2), ("EncryptedPackage", 2), ("", 0)):
        entry = bytearray(128)
        printed = (name + "\0").encode("utf-16-le") if name else b""
        entry[: len(printed)] = printed
        struct.pack_into("<HB", entry, 64, len(printed), kind)
        struct.pack_into("<I", entry, 116, 0xFFFFFFFE)
        entries += entry
    path.write_bytes(bytes(header) + table + entries)


def text_page(sheet) -> None:
    sheet.lines(
        72, 72, ["Mål- og resultatplan 2025", "Styrelsen skal afgøre sagerne hurtigere i 2025, end den har gjort."] * 9
    )


def truncated_pdf(path: Path) -> None:
    whole = draw(path, text_page).read_bytes()
    path.write_bytes(whole[:400])


def locked_pdf(path: Path) -> None:
    draw(path, text_page, password="hemmelig")


def scanned_pdf(path: Path) -> None:
    draw(path, lambda sheet: sheet.picture(40, 40, 550, 800), lambda sheet: sheet.picture(40, 40, 550, 800))


def dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone.pdf"))


BAD: list[object] = [
    pytest.param("empty.pdf", lambda path: path.write_bytes(b""), "unreadable", "empty", id="0 bytes"),
    pytest.param("blank.txt", lambda path: path.write_text("  \n\n"), "unreadable", "empty", id="nothing but space"),
    pytest.param("cut.pdf", truncated_pdf, "unreadable", "", id="truncated PDF"),
    pytest.param("locked.pdf", locked_pdf, "password_required", "password", id="encrypted PDF"),
    pytest.param("locked.docx", encrypted_office_file, "password_required", "password", id="encrypted Word file"),
    pytest.param("scan.pdf", scanned_pdf, "needs_ocr", "", id="image-only PDF"),
    pytest.param("photo.pdf", lambda path: path.write_bytes(JPEG), "unreadable", "picture", id="a damaged JPEG named .pdf"),
    pytest.param("plans.zip", lambda path: packed(path, {"plan.txt": "x"}), "unsupported", "zip", id="a zip"),
    pytest.param("half.docx", lambda path: path.write_bytes(docx(path, p("Mål")).read_bytes()[:200]), "unreadable", "", id="cut Word file"),
    pytest.param("noise.txt", lambda path: path.write_bytes(bytes((n * 89 + 7) % 256 for n in range(9000))), "unreadable", "",
                 id="binary noise"),
    pytest.param("link.pdf", dangling_link, "unreadable", "not there", id="a link to nowhere"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "good.md").write_text(GOOD_PLAN, "utf-8")
    return tmp_path / "plans"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The good plan read by itself; it also loads the language packs, which the workers then share."""
    path = tmp_path_factory.mktemp("alone") / "good.md"
    path.write_text(GOOD_PLAN, "utf-8")
    return read_one(discover([path])[0], Options())


def read(folder: Path) -> dict[str, Result]:
    return {result.document.source.path: result for result in read_all(discover([folder]), Options(jobs=1))}


@pytest.mark.parametrize(("name", "make", "status", "says"), BAD)
def test_a_bad_file_has_a_status_and_a_sentence_and_leaves_the_good_plan_alone(
    folder: Path, alone: Result, name: str, make: Callable[[Path], object], status: str, says: str
) -> None:
    make(folder / name)
    found = read(folder)
    document = found[name].document

    assert status == document.status
    assert says in document.message
    assert document.message.endswith(".")
    assert ((), None) == (document.blocks, found[name].plan)
    assert alone == found["good.md"]
    assert 2 == len(alone.plan.goals)


@pytest.mark.parametrize(
    ("name", "make", "language", "goals"),
    [
        pytest.param("novel.md", lambda path: path.write_text(NOVEL, "utf-8"), "da", 0, id="a novel"),
        pytest.param("plan.pdf", lambda path: path.write_text(GOOD_PLAN, "utf-8"), "da", 2, id="a text named .pdf"),
        pytest.param("min plan (endelig), æøå.md", lambda path: path.write_text(GOOD_PLAN, "utf-8"), "da", 2, id="spaces and letters"),
        pytest.param("绩效目标 2025.md", lambda path: path.write_text(GOOD_PLAN, "utf-8"), "da", 2, id="a Chinese name"),
        pytest.param("plan", lambda path: path.write_text(GOOD_PLAN, "utf-8"), "da", 2, id="no extension"),
        pytest.param("short.txt", lambda path: path.write_text("Mål", "utf-8"), None, 0, id="too little to tell the language"),
    ],
)  # fmt: skip
def test_an_odd_file_is_read_as_what_it_is(folder, alone, name, make, language, goals):
    make(folder / name)
    found = read(folder)
    plan = found[name].plan

    assert ("ok", language) == (found[name].document.status, found[name].document.language)
    assert goals == (len(plan.goals) if plan else 0)
    assert plan is None or goals or plan.no_goals_reason
    assert alone.plan.goals[0].title == found["good.md"].plan.goals[0].title


def test_a_folder_named_like_a_file_is_searched(folder, alone):
    (folder / "archive.pdf").mkdir()
    (folder / "archive.pdf" / "inner.md").write_text(NOVEL, "utf-8")

    assert ["archive.pdf/inner.md", "good.md"] == list(read(folder))


def test_a_wrong_extension_is_told_as_a_finding(folder, alone):
    (folder / "plan.pdf").write_text(GOOD_PLAN + "\nSidste linje.\n", "utf-8")

    assert ["file.wrong-extension"] == [finding.code for finding in read(folder)["plan.pdf"].document.findings]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "There is no file or folder"),
        ("empty", "There are no files in"),
        ("hidden", "There are no files in"),
    ],
)
def test_nothing_to_read_is_a_mistake_of_the_call(tmp_path, path, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "hidden" / "~$plan.docx").write_bytes(b"x")

    with pytest.raises(UsageError, match=said):
        discover([tmp_path / path])


# ---------------------------------------------------------------------------------------------- by the command line
@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, alone: Result):
    """A run over the good plan and every bad file at once."""
    root = tmp_path_factory.mktemp("mixed")
    (root / "plans").mkdir()
    (root / "plans" / "good.md").write_text(GOOD_PLAN, "utf-8")
    for row in BAD:
        name, make = row.values[:2]  # type: ignore[attr-defined]
        make(root / "plans" / name)
    done = command("run", root / "plans", "-o", root / "out", "--jobs", 1)
    return done, root / "out"


def test_a_run_with_unread_files_ends_with_exit_code_2_and_names_them(mixed):
    done, _out = mixed

    assert 2 == done.exit_code
    assert f"1 of {len(BAD) + 1} documents read" in done.stderr
    assert all(row.values[0] in done.stderr for row in BAD)


def test_every_file_has_its_row_with_status_and_message(mixed):
    _, out = mixed
    documents = {row["path"]: row for row in rows(out / "documents.csv")}

    assert {row.values[0]: row.values[2] for row in BAD} | {"good.md": "ok"} == {
        path: row["status"] for path, row in documents.items()
    }
    assert all(row["message"] for path, row in documents.items() if path != "good.md")


def test_the_good_plans_rows_are_the_same_as_in_a_run_of_its_own(mixed, alone, tmp_path):
    _, out = mixed
    (tmp_path / "good.md").write_text(GOOD_PLAN, "utf-8")
    command("run", tmp_path / "good.md", "-o", tmp_path / "out", "--jobs", 1)

    for table in ("goals", "measures", "assessments", "plan_assessments"):
        of_plan = [row for row in rows(out / f"{table}.csv") if row["document_id"] == alone.document.id]
        assert rows(tmp_path / "out" / f"{table}.csv") == of_plan


def test_a_document_that_is_no_plan_has_status_no_goals_and_a_reason(tmp_path, alone):
    (tmp_path / "novel.md").write_text(NOVEL, "utf-8")
    done = command("run", tmp_path / "novel.md", "-o", tmp_path / "out", "--jobs", 1)
    (row,) = rows(tmp_path / "out" / "documents.csv")

    assert 0 == done.exit_code
    assert ("no_goals", "0") == (row["status"], row["goals"])
    assert row["message"]


def test_a_password_opens_a_locked_file(folder, alone):
    locked_pdf(folder / "locked.pdf")
    found = read_all(discover([folder / "locked.pdf"]), Options(jobs=1, passwords=("forkert", "hemmelig")))

    assert ["ok"] == [result.document.status for result in found]


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_read(tmp_path, folder):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", "utf-8")

    done = command("run", folder, "-o", blocked / "out")

    assert done.exit_code == 5
    assert "Cannot write to" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["good.md"]
