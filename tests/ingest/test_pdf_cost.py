"""Reading a PDF takes memory for one page at a time, and the fast ways of it give what the slow ones give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import TableFinder
from pypdfium2 import PdfDocument

from pipeline.ingest import pdf_rules
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf_finder import CellFinder
from pipeline.ingest.pdf_page import Edge
from tests.ingest.pdf_factory import Sheet, draw

ROOT = Path(__file__).resolve().parents[2]
MAX_GROWTH = 80  # KiB for each page of the kind below; 40 were measured, and 138 where words and rules are kept
PEAK = """
import resource, sys
from pathlib import Path
from pipeline.ingest.pdf import read_pdf
read_pdf(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _plan_page(sheet: Sheet) -> None:
    top = sheet.paragraph(60, 60, 470, "The agency shall answer every citizen within thirty days of the letter. " * 20)
    rows = [[f"Goal {n}", "Share of answers in time", f"{n} per cent"] for n in range(12)]
    sheet.grid(60, top + 20, (80, 250, 120), rows)


def _peak(path: Path) -> int:
    done = subprocess.run([sys.executable, "-c", PEAK, path], capture_output=True, text=True, check=True, cwd=ROOT)
    return int(done.stdout)


def test_memory_grows_by_little_more_than_the_words_of_a_page(tmp_path: Path) -> None:
    few = draw(tmp_path / "few.pdf", *[_plan_page] * 50)
    many = draw(tmp_path / "many.pdf", *[_plan_page] * 150)
    assert (_peak(many) - _peak(few)) / 100 < MAX_GROWTH


def test_a_page_is_closed_before_the_next_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draw(tmp_path / "plan.pdf", *[_plan_page] * 5)
    loaded: list[Any] = []
    get_page = PdfDocument.get_page

    def watched(document: PdfDocument, index: int) -> Any:
        assert all(page.raw is None for page in loaded)
        loaded.append(get_page(document, index))
        return loaded[-1]

    monkeypatch.setattr(PdfDocument, "get_page", watched)
    read_pdf(path)
    assert len(loaded) == 5
    assert all(page.raw is None for page in loaded)


def _cells(finder: type[TableFinder], edges: list[Edge]) -> list[list[tuple[float, float, float, float]]]:
    page = pdf_rules._RuledPage([pdf_rules._as_pdfplumber(edge) for edge in edges])
    return [list(table.cells) for table in finder(page, pdf_rules._SETTINGS).tables]  # type: ignore[arg-type]


_ends = st.tuples(st.integers(0, 7), st.integers(1, 7)).map(lambda ends: (12.0 * ends[0], 12.0 * (ends[0] + ends[1])))
_at = st.tuples(st.integers(0, 7), st.sampled_from([0.0, 0.0, 0.0, 1.5])).map(lambda at: 12.0 * at[0] + at[1])
_edges = st.one_of(
    st.tuples(_at, _ends).map(lambda e: Edge(True, e[0], e[1][0], e[0], e[1][1])),
    st.tuples(_at, _ends).map(lambda e: Edge(False, e[1][0], e[0], e[1][1], e[0])),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_edges, min_size=4, max_size=24))
def test_cells_are_those_of_pdfplumbers_table_finder(edges: list[Edge]) -> None:
    if {edge.vertical for edge in edges} == {True, False}:
        assert _cells(CellFinder, edges) == _cells(TableFinder, edges)


def test_cells_of_the_sample_plans_are_those_of_pdfplumbers_table_finder(monkeypatch: pytest.MonkeyPatch) -> None:
    held = 0

    class Both(CellFinder):
        def __init__(self, page: Any, settings: Any) -> None:
            nonlocal held
            super().__init__(page, settings)
            assert [t.cells for t in self.tables] == [t.cells for t in TableFinder(page, settings).tables]
            held += len(self.tables)

    monkeypatch.setattr(pdf_rules, "CellFinder", Both)
    for path in sorted((ROOT / "corpus" / "plans").rglob("*.pdf")):
        read_pdf(path)
    assert held > 10


def test_the_bench_puts_speed_beside_table_fidelity(tmp_path: Path) -> None:
    path = draw(tmp_path / "a_plan.pdf", _plan_page)
    truth = '[{"rows": [[{"t": "Goal 1", "rs": 1, "cs": 1, "th": false}, {"t": "1 per cent", "rs": 1, "cs": 1, "th": false}]]}]'
    (tmp_path / "truth_a.json").write_text(truth, "utf-8")
    call = [sys.executable, ROOT / "tests" / "bench" / "bench.py", path, "--rounds", "1", "--no-memory", "--only"]
    done = subprocess.run([*call, "maalestok", "pdfplumber", "pdfium text"], capture_output=True, text=True, check=True)
    rows = {line.split()[0]: line for line in done.stdout.splitlines()[2:] if line}
    assert rows["maalestok"].split()[-3:-1] == ["2/2", "1/1"]
    assert rows["pdfplumber"].split()[-3:-1] == ["2/2", "1/1"]
