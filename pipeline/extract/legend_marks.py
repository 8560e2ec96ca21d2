"""Marks that a document explains in running text: "✔ Målet forventes opfyldt ❢ Risiko for ...", "uppfyllt ●", one mark
to a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipeline.records import FollowUpStatus as Status

Word = Callable[[str], Status | None]
_SYMBOLS = ("So", "Sm", "Co")  # signs, crosses and ticks, the private characters of symbol fonts
_ARROWS = range(0x2190, 0x2200)  # trends, no statuses
_COMMON = frozenset("+<>=±|~¬°©®№℃‰≥≤≈→←↑↓")
_SIGN = re.compile(  # what may be a mark: no ASCII, no Latin letter, no Han character; with what is joined to it
    r"[^\x00-\xa5\xa7-\xd6\xd8-\xf6\xf8-\u02af\u3400-\u4dbf\u4e00-\u9fff][\ufe0f\ufe0e\u20e3\u200d]*"
)
_EMPTY, _TICKED = "☐□◻⬜🔲▢", "☒☑✓✔√✅🗹⊠☓"
_BOXES = re.compile(rf"([{_EMPTY}])|([{_TICKED}■])")
_SCALE = (
    (Status.MET, Status.ON_TRACK), (Status.PARTLY_MET, Status.AT_RISK), (Status.NOT_MET, Status.OFF_TRACK),
    (Status.UNKNOWN,),
)  # fmt: skip
_PHRASES = re.compile(r"\s{2,}|[;;、|/•·\n]|(?<=[\u4e00-\u9fff])\s+|(?<=[^\W\d_]) (?=[A-ZÆØÅÄÖ][a-zæøåäö])")
_LONGEST_SCALE = 240
_LONGEST = 160  # characters of one meaning
_QUOTES = '“”„‟"«»「」『』'
_TRIM = " \t\n\u00a0:=–—-,;,;、。./|" + _QUOTES
_BEFORE = re.compile(r"[^.;,。;,、\n()]*$")
_DASHES = re.compile(r"(?:^|[;；。,，、:：\n])\s*([–—-]{1,2})\s*(?=[^\W\d])")  # ×表示未完成；—表示取消
_SPACED = re.compile(r"\s([–—-]{1,2})\s(?=[^\W\d])")  # "▼ nås inte  – inget utfall ännu"
_LISTED = re.compile(r"(?P<name>[^\W\d][^()（）.;；:：,，、。\d]{1,30}?)\s*[(（](?P<meaning>[^()（）]{3,60})[)）]")
_LEAST_LISTED = 2
LIGHT_OF = {
    Status.MET: "green", Status.ON_TRACK: "green", Status.PARTLY_MET: "yellow", Status.AT_RISK: "yellow",
    Status.NOT_MET: "red", Status.OFF_TRACK: "red", Status.UNKNOWN: "grey",
}  # fmt: skip


def explained(text: str, word: Word) -> dict[str, Status]:
    """What the marks of one text mean, where it explains several, behind or before them; else nothing."""
    marks = list(_marks(text))
    if len(marks) < 2:
        return {}
    dashes = [*_DASHES.finditer(text), *(m for m in _SPACED.finditer(text) if word(text[m.end() :]) is Status.UNKNOWN)]
    marks = sorted({*marks, *((m.start(1), m.end(1), m.group(1)) for m in dashes)})
    ahead = text[: marks[0][0]].rstrip(" " + _QUOTES)
    leads = not ahead.strip(_TRIM) or ahead.endswith((":", ":", "。", "."))
    told = list(_behind(text, marks) if leads else _before(text, marks))
    read = {mark: status for mark, meaning in reversed(told) if (status := word(meaning)) is not None}
    return read if len(set(read.values())) > 1 else {}


def is_key(text: str, word: Word) -> bool:
    """Whether a text opens with a mark and goes on to explain it and others."""
    opening = next(_marks(text), None)
    return opening is not None and not text[: opening[0]].strip() and bool(explained(text, word))


def of_colours(text: str, word: Word) -> dict[str, Status]:
    """What colours mean where one text explains the same mark several times: "● uppfyllt ● delvis ● inte uppfyllt" is
    printed in colours, which run from good to bad."""
    marks = list(_marks(text))
    if len(marks) < 2 or len({mark for _, _, mark in marks}) != 1:
        return {}
    read = [status for _, meaning in _behind(text, marks) if (status := word(meaning)) is not None]
    return {LIGHT_OF[status]: status for status in read if status in LIGHT_OF} if len(set(read)) > 1 else {}


def opened(text: str, word: Word) -> tuple[str, Status] | None:
    """The mark that opens a short text and what it means there: one line of a legend."""
    marks = list(_marks(text))
    if len(marks) != 1 or text[: marks[0][0]].strip() or len(text) > _LONGEST:
        return None
    status = word(text[marks[0][1] :].strip(_TRIM))
    return (marks[0][2], status) if status is not None else None


def listed(text: str, word: Word) -> dict[str, Status]:
    """What statuses mean that one sentence lists with their meanings in brackets, two at least: "på sporet (målet
    ventes nået), i risiko (målet kan glippe) eller bagud (målet ventes ikke nået)". Where several meanings are of one
    light ("mindst 80 pct. er nået"), a name that is known speaks for itself."""
    if text.count("(") + text.count("（") < _LEAST_LISTED:
        return {}
    items: list[tuple[str, Status | None]] = []
    end = -1
    for item in _LISTED.finditer(text):
        joined = text[end : item.start()].strip() if items else ""
        if len(joined) > 1:
            return {}
        name = item["name"].strip().lower()
        if items and not joined:
            name = name.partition(" ")[2] or name  # behind a word that joins: "eller bagud"
        elif not items and not text[: item.start()].rstrip().endswith((":", "：")):
            name = name.rpartition(" ")[2]  # "Läget anges som medvind"
        items.append((name, word(item["meaning"])))
        end = item.end()
    lights = [LIGHT_OF.get(meant) for _, meant in items if meant is not None]
    apart = len(set(lights)) == len(lights)
    read = {name: meant if apart and meant else word(name) or meant for name, meant in items}
    found = {name: status for name, status in read.items() if status is not None}
    return found if len(lights) >= _LEAST_LISTED and len(set(found.values())) > 1 else {}


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and sign of each mark that stands by itself."""
    for sign in _SIGN.finditer(text):
        place, end = sign.span()
        apart = place == 0 or not (text[place - 1].isalnum() and text[end : end + 1].isalnum())
        if is_symbol(text[place]) and apart:
            yield place, end, text[place]


def is_symbol(sign: str) -> bool:
    """Whether a character is a mark: a circle, a tick, a face, a flag; no arrow and no sign of arithmetic."""
    return unicodedata.category(sign) in _SYMBOLS and sign not in _COMMON and ord(sign) not in _ARROWS


def _behind(text: str, marks: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    for (_, end, mark), (following, _, _) in pairwise([*marks, (len(text), 0, "")]):
        said = re.split(r"[.。\n](?:\s|$)", text[end:following].strip(_TRIM))[0]
        if said:
            yield mark, said[:_LONGEST]


def _before(text: str, marks: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    last = 0
    for start, end, mark in marks:
        ahead = text[last:start].rstrip(_TRIM + "((")
        said = _BEFORE.search(ahead)
        if said is not None and said.group().strip(_TRIM):
            yield mark, said.group().strip(_TRIM)[-_LONGEST:]
        last = end


def ticked(text: str) -> str:
    """The option that a form's boxes tick: "☐ Ja ☒ Delvist ☐ Nej", 完成□ 基本完成☑. The text itself where it shows no
    ticked box beside an empty one."""
    boxes = list(_BOXES.finditer(text))
    full = [place for place, box in enumerate(boxes) if box.group(2)]
    if len(full) != 1 or len(boxes) < 2:
        return text
    at = full[0]
    if not text[: boxes[0].start()].strip():
        stop = boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
        return text[boxes[at].end() : stop].strip(_TRIM)
    return text[boxes[at - 1].end() if at else 0 : boxes[at].start()].strip(_TRIM)


def scale(text: str, word: Word) -> dict[str, Status]:
    """What colours mean by a short text that goes through verdicts from good to bad and names no colour: a legend whose
    coloured dots are drawn, not typed."""
    if len(text) > _LONGEST_SCALE or any(map(str.isdigit, text)):
        return {}
    said = [word(part) for part in _PHRASES.split(text.strip(_TRIM)) if part.strip(_TRIM)]
    ranks = [next((rank for rank, alike in enumerate(_SCALE) if status in alike), -1) for status in said]
    if ranks not in ([0, 1, 2], [0, 1, 2, 3]):
        return {}
    return {LIGHT_OF[status]: status for status in said if status is not None}
