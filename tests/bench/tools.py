"""One reading of a PDF with one tool, in a process of its own, for `bench.py`. Needs nothing but the tool itself, so that
it runs in any environment.

Usage: python tools.py NAME PDF    prints one line of JSON: CPU seconds, peak memory in MiB, pages, tables
       python tools.py             prints the names of the tools that can be imported here

Imports are outside the CPU seconds and inside the peak memory. A tool that gives text and tables is asked for both.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

Rows = list[list[str | None]]
Tool = tuple[Callable[[str], Any], Callable[[Any], Iterable[Rows]]]  # reads a file; makes rows of what it read


def maalestok() -> Tool:
    """This reader: passages and tables, joined over pages."""
    from pipeline.ingest.pdf import read_pdf
    from pipeline.records import Table

    def rows(reading: Any) -> Iterable[Rows]:
        for table in (block for block in reading.blocks if isinstance(block, Table)):
            grid: Rows = [[None] * table.n_columns for _ in range(table.n_rows)]
            for cell in table.cells:
                grid[cell.row][cell.column] = cell.text
            yield grid

    return lambda path: read_pdf(Path(path)), rows


def pdfplumber() -> Tool:
    """Plain pdfplumber. Pages are closed, or memory grows by megabytes for each."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    def read(path: str) -> list[Rows]:
        tables: list[Rows] = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                tables += page.extract_tables()
                page.close()
        return tables

    return read, list


def pdfium_text() -> Tool:
    """The floor: what pdfium takes for the text alone."""
    import pypdfium2

    def read(path: str) -> list[Rows]:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return []

    return read, list


def pdfplumber_rs() -> Tool:
    """pdfplumber written anew in Rust; its import name is pdfplumber's."""
    import pdfplumber

    def read(path: str) -> list[Rows]:
        tables: list[Rows] = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                tables += page.extract_tables()
                page.close()
        return tables

    return read, list


def pymupdf() -> Tool:
    """PyMuPDF's text and find_tables."""
    import pymupdf

    def read(path: str) -> list[Rows]:
        tables: list[Rows] = []
        with pymupdf.open(path) as document:
            for page in document:
                page.get_text()
                tables += [table.extract() for table in page.find_tables().tables]
        return tables

    return read, list


def pdfspine() -> Tool:
    """pdfspine's text and find_tables."""
    import pdfspine

    def read(path: str) -> list[Rows]:
        tables: list[Rows] = []
        document = pdfspine.open(path)
        for page in document:
            page.get_text()
            tables += [table.extract() for table in page.find_tables().tables]
        return tables

    return read, list


def pdf_inspector() -> Tool:
    """pdf-inspector's Markdown; tables are its pipe tables."""
    import pdf_inspector

    def rows(found: Any) -> Iterable[Rows]:
        yield [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in (found.markdown or "").splitlines()
            if line.lstrip().startswith("|")
        ]

    return pdf_inspector.process_pdf, rows


def camelot(flavor: str = "lattice") -> Tool:
    """camelot's tables; it gives no text. Lattice is its flavour for ruled tables."""
    import camelot

    def read(path: str) -> Any:
        return camelot.read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True)

    return read, lambda tables: (table.data for table in tables)


def camelot_network() -> Tool:
    """camelot's flavour for tables without rules."""
    return camelot("network")


TOOLS: dict[str, tuple[str, Callable[[], Tool]]] = {  # name: distribution that must be installed, how it reads
    "maalestok": ("maalestok", maalestok),
    "pdfplumber": ("pdfplumber", pdfplumber),
    "pdfium text": ("pypdfium2", pdfium_text),
    "pdfplumber-rs": ("pdfplumber-rs", pdfplumber_rs),
    "pdfspine": ("pdfspine", pdfspine),
    "pdf-inspector": ("pdf-inspector", pdf_inspector),
    "pymupdf": ("pymupdf", pymupdf),
    "camelot network": ("camelot-py", camelot_network),
    "camelot lattice": ("camelot-py", camelot),
}


def installed(name: str) -> str:
    """The version of the tool's distribution; empty where it is not installed."""
    try:
        return distribution(TOOLS[name][0]).version
    except PackageNotFoundError:
        return ""


def main() -> None:
    if len(sys.argv) == 1:
        print(json.dumps({name: installed(name) for name in TOOLS if installed(name)}))
        return
    name, path = sys.argv[1:]
    read, rows = TOOLS[name][1]()
    start = time.process_time()
    found = read(path)
    seconds = time.process_time() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "tables": list(rows(found))}))


if __name__ == "__main__":
    main()
