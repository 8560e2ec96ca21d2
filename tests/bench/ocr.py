"""Text recognition against the born-digital twin: the sample plans drawn at 200 dpi and read again.

Usage: python tests/bench/ocr.py [--noisy] [--errors] [--work FOLDER] [WORD IN THE FILE NAME...]

Every PDF of corpus/plans, and every DOCX by way of LibreOffice, becomes a PDF of pictures alone; with --noisy each page
is laid askew by up to 2.5 degrees, blurred and speckled on grey paper (seeded). Printed per language: characters as a
bag and in order (NFKC, without spaces and rows of dots), goals and measures against the gold, of the twin and of the
scan, and CPU seconds for a page. Takes about a quarter of an hour.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from pipeline import evaluation
from pipeline.batch import read_all
from pipeline.options import Options
from pipeline.records import Document, PassageKind, Result, Table
from pipeline.worklist import FoundFile

ROOT = Path(__file__).resolve().parents[2]
PLANS, GOLD = ROOT / "corpus" / "plans", ROOT / "corpus" / "gold"
DPI = 200


def twin(plan: Path, folder: Path) -> Path:
    """The plan as a PDF with text."""
    if plan.suffix == ".pdf":
        return plan
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", folder, plan],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / f"{plan.stem}.pdf"


def scan(source: Path, target: Path, *, noisy: bool) -> None:
    """The PDF as pictures."""
    chance = random.Random(source.stem)
    pictures = []
    for page in pdfium.PdfDocument(source):
        picture = page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze()
        pictures.append(Image.fromarray(worn(picture, chance) if noisy else picture))
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=DPI, quality=80)


def worn(picture: np.ndarray, chance: random.Random) -> np.ndarray:
    """The page as an office scanner gives it on a bad day."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.uniform(-2.5, 2.5), 1)
    picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    picture = cv2.GaussianBlur(picture, (0, 0), 0.6)
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 12, picture.shape)
    return np.clip(0.88 * picture + 15 + noise, 0, 255).astype(np.uint8)


def pages_of(document: Document) -> dict[int, str]:
    """The text of each page in reading order, folded for comparison."""
    pages: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                pages[cell.page or 0].append(cell.text)
        elif block.kind is not PassageKind.CONTENTS:
            pages[block.page or 0].append(block.text)
    return {number: folded(" ".join(parts)) for number, parts in pages.items()}


def folded(text: str) -> str:
    return re.sub(r"\s|[.…]{4,}", "", unicodedata.normalize("NFKC", text))


def alike(truth: dict[int, str], found: dict[int, str]) -> tuple[int, int, int, Counter[tuple[str, str]]]:
    """Characters in common as a bag and in order, twice the mean of both lengths, and what was read for what."""
    bag = ordered = total = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for number in sorted({*truth, *found}):
        a, b = truth.get(number, ""), found.get(number, "")
        bag += sum((Counter(a) & Counter(b)).values())
        total += len(a) + len(b)
        for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind == "equal":
                ordered += j - i
            elif max(j - i, m - k) <= 6:
                wrong[a[i:j], b[k:m]] += 1
    return bag, ordered, total, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--noisy", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        work = asked.work or Path(made)
        measure(asked, work)


def measure(asked: argparse.Namespace, work: Path) -> None:
    golds = evaluation.load_gold(GOLD)
    chosen = [
        (gold, plan)
        for gold, plan in evaluation.match_documents(golds, PLANS)
        if plan.suffix in (".pdf", ".docx") and (not asked.words or any(word in plan.name for word in asked.words))
    ]
    folders = work / "twin", work / ("noisy" if asked.noisy else "clean")
    files: list[list[FoundFile]] = [[], []]
    for _, plan in chosen:
        for folder in folders:
            (folder / plan.parent.name).mkdir(parents=True, exist_ok=True)
        born = twin(plan, folders[0] / plan.parent.name)
        target = folders[1] / plan.parent.name / f"{plan.stem}.pdf"
        if not target.exists():
            scan(born, target, noisy=asked.noisy)
        files[0].append(FoundFile(born, born.parent))
        files[1].append(FoundFile(target, folders[1]))
    results: list[list[Result]] = []
    for group in files:
        start = time.perf_counter()
        options = Options(timeout=3000, jobs=asked.jobs)
        results.append(read_all(group, options, progress=lambda r: print(r.document.source.path, file=sys.stderr)))
        print(f"read in {time.perf_counter() - start:.0f} s wall")
    report(asked, chosen, results)


def report(asked: argparse.Namespace, chosen: list, results: list[list[Result]]) -> None:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (_, plan), born, found in zip(chosen, *results, strict=True):
        bag, ordered, total, mistakes = alike(pages_of(born.document), pages_of(found.document))
        language = plan.parent.name
        sums[language].update({"bag": bag, "ordered": ordered, "total": total})
        sums[language]["language"] += found.document.language == born.document.language
        sums[language]["documents"] += 1
        wrong[language] += mistakes
        bag_f1, ordered_f1 = (2 * n / total if total else 0.0 for n in (bag, ordered))
        print(f"{language} {plan.name:46.46} bag {bag_f1:.4f}  in order {ordered_f1:.4f}  {found.document.status}")
    for language, n in sorted(sums.items()):
        print(f"\n{language}: characters F1 bag {2 * n['bag'] / n['total']:.4f}, in order "
              f"{2 * n['ordered'] / n['total']:.4f}; language right {n['language']} of {n['documents']}")  # fmt: skip
        for name, side in zip(("twin", "scan"), results, strict=True):
            pairs = [(g, r) for (g, p), r in zip(chosen, side, strict=True) if p.parent.name == language]
            scored = evaluation.score(pairs)
            figures = [
                f"{row} {scored.row(row).micro.f1 or 0:.3f}"
                for row in ("goal found", "measure found", "measure record")
            ]
            print(f"   {name}: {', '.join(figures)}")
        if asked.errors:
            for (a, b), count in wrong[language].most_common(60):
                print(f"      {count:4} {a!r} read as {b!r}")
    if asked.errors:
        pairs = [(g, r) for (g, _), r in zip(chosen, results[1], strict=True)]
        print(evaluation.render(evaluation.score(pairs), errors=True))


if __name__ == "__main__":
    main()
