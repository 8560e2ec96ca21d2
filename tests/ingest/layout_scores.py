"""How well passages read from a PDF agree with the truth written from its source: characters, words, order, paragraph
ends, kinds and heading levels, each a share from 0 to 1."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.cleaning import clean, is_wide
from pipeline.records import Passage, Table

_LEADERS = re.compile(r"\s*\.{4,}\s*")  # printed, but not written in the source
APART = ("furniture", "footnote")  # not in the stream of reading


@dataclass(frozen=True)
class Said:
    kind: str
    level: int | None
    text: str  # clean

    @property
    def solid(self) -> str:
        return "".join(self.text.split())


@dataclass(frozen=True)
class Scores:
    recall: float  # of characters, whitespace-free
    precision: float
    words: float  # F1; in Chinese of characters, so that an invented space counts as an error there too
    order: float  # common subsequence of words in reading order
    paragraphs: float  # F1 of passages with exactly the right beginning and end
    kinds: float  # F1 of passages with the right kind
    levels: float  # share of the headings in the right order of levels
    tables: int  # there are none in the truth


FIGURES = ("recall", "precision", "words", "order", "paragraphs", "kinds", "levels")


def truth_of(path: Path) -> list[Said]:
    rows = json.loads(path.read_text("utf-8"))
    return [Said(row["kind"], row["level"], clean(row["text"]).text) for row in rows]


def found_in(blocks: Sequence[object], suspended_before: frozenset[str]) -> list[Said]:
    said = []
    for block in blocks:
        if isinstance(block, Passage):
            level = block.level if block.kind.value == "heading" else None
            said.append(Said(block.kind.value, level, _printed(block.text, suspended_before)))
        elif isinstance(block, Table):
            said += [Said("cell", None, clean(c.text, suspended_before).text) for c in block.cells if c.text]
    return [one for one in said if one.text]


def _printed(text: str, suspended_before: frozenset[str]) -> str:
    return _LEADERS.sub(" ", clean(text, suspended_before).text)


def score(truth: list[Said], found: list[Said], tables: int = 0) -> Scores:
    wanted, got = _characters(truth), _characters(found)
    common = (wanted & got).total()
    return Scores(
        common / (wanted.total() or 1), common / (got.total() or 1),
        _f1(Counter(w for one in truth for w in tokens(one.text)), Counter(w for one in found for w in tokens(one.text))),
        _order(truth, found),
        _f1(Counter(one.solid for one in truth), Counter(one.solid for one in found)),
        _kinds(truth, found), _levels(truth, found), tables,
    )  # fmt: skip


def tokens(text: str) -> list[str]:
    """Words, and Han characters one by one; an invented space between two of them is a token of its own."""
    parts: list[str] = []
    for word in text.split():
        runs = re.findall(
            r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]|[^\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+", word
        )
        if parts and (is_wide(parts[-1][-1]) or is_wide(runs[0][0])):
            parts.append(" ")
        parts += runs
    return parts


def _characters(said: list[Said]) -> Counter[str]:
    return Counter("".join(one.solid for one in said))


def _f1(wanted: Counter[str], got: Counter[str]) -> float:
    return 2 * (wanted & got).total() / ((wanted.total() + got.total()) or 1)


def _order(truth: list[Said], found: list[Said]) -> float:
    a = [w for one in truth if one.kind not in APART for w in tokens(one.text)]
    b = [w for one in found if one.kind not in APART for w in tokens(one.text)]
    return _common(a, b) / (max(len(a), len(b)) or 1)


def _common(a: list[str], b: list[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for index, y in enumerate(b, 1):
            above = row[index]
            row[index] = diagonal + 1 if x == y else max(above, row[index - 1])
            diagonal = above
    return row[-1]


def pairs(truth: list[Said], found: list[Said]) -> list[tuple[Said, Said]]:
    """Passages that stand for each other: the same text first, then the most alike."""
    left = list(found)
    result, open_ = [], []
    for one in truth:
        same = next((other for other in left if other.solid == one.solid), None)
        if same is None:
            open_.append(one)
        else:
            left.remove(same)
            result.append((one, same))
    for one in open_:
        likeness = [(SequenceMatcher(None, one.solid, other.solid, False).ratio(), -i) for i, other in enumerate(left)]
        if likeness and max(likeness)[0] > 0.5:
            result.append((one, left.pop(-max(likeness)[1])))
    return result


def _kinds(truth: list[Said], found: list[Said]) -> float:
    right = sum(one.kind == other.kind for one, other in pairs(truth, found))
    return 2 * right / ((len(truth) + len(found)) or 1)


def _levels(truth: list[Said], found: list[Said]) -> float:
    headings = [(a.level or 0, b.level or 0) for a, b in pairs(truth, found) if a.kind == b.kind == "heading"]
    wanted = sum(one.kind == "heading" for one in truth)
    if not wanted:
        return 1.0
    ranks_a = {level: rank for rank, level in enumerate(sorted({a for a, _ in headings}))}
    ranks_b = {level: rank for rank, level in enumerate(sorted({b for _, b in headings}))}
    return sum(ranks_a[a] == ranks_b[b] for a, b in headings) / wanted


def differences(truth: list[Said], found: list[Said]) -> list[str]:
    """What a person looks at: passages of one side that the other does not have, and kinds that differ."""
    matched = pairs(truth, found)
    rows = [f"{a.kind}{a.level or ''} -> {b.kind}{b.level or ''}: {a.text[:60]}" for a, b in matched
            if a.kind != b.kind]  # fmt: skip
    wanted, got = Counter(one.solid for one in truth), Counter(one.solid for one in found)
    rows += [f"- {one.kind} {one.text}" for one in truth if one.solid not in got]
    rows += [f"+ {one.kind} {one.text}" for one in found if one.solid not in wanted]
    lost, invented = (
        Counter(w for o in truth for w in tokens(o.text)),
        Counter(w for o in found for w in tokens(o.text)),
    )
    rows.append(f"words lost {dict(lost - invented)} invented {dict(invented - lost)}")
    return rows
