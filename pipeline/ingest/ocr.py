"""Text recognition (OCR) of pages that are pictures: which pages, in which language, with which recogniser.

It is an extra: without `pip install maalestok[ocr]` or without a recogniser for a language, pages stay unread and the
answer says what to install. Nothing here imports what the extra brings before it is known to be there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pipeline.ingest.language import detect
from pipeline.ingest.ocr_engines import ENGINES
from pipeline.ingest.ocr_words import RecogniserFailed
from pipeline.ingest.pdf_page import PageContent
from pipeline.packs import LanguagePack

if TYPE_CHECKING:
    from pipeline.ingest.ocr_read import Recognised, Scan

EXTRA = "pip install 'maalestok[ocr]'"
UNREADABLE = 0.5  # mean confidence below which what was read is noise
UNCERTAIN = 0.8  # below which a person should look at the page
PAGE_SECONDS = 120.0  # for one page
PROBES = 3  # pages read to settle the language
PROBE_LETTERS = 80  # fewer letters do not tell a language


class OcrMode(StrEnum):
    """`AUTO` reads pages without usable text if the recognisers are there, `FORCE` every page anew."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


@dataclass(slots=True)
class Answer:
    """What became of the pictures: pages read (`contents`), pages that could not be read with the reason (`unread`),
    and what is to be installed (`missing`) when nothing was tried."""

    contents: dict[int, PageContent] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Ocr:
    """Text recognition as asked for: with the recognisers of these packs, in `language` where the user gave one, and
    within `seconds` for a whole document."""

    packs: Mapping[str, LanguagePack]
    mode: OcrMode = OcrMode.AUTO
    language: str | None = None
    seconds: float = 240.0

    def read(self, scan_of: Callable[[int], Scan], numbers: Sequence[int], text: str) -> Answer:
        """The pages of these numbers. `scan_of` draws a page when it is its turn; `text` is what the document says on
        its other pages."""
        if not find_spec("cv2"):
            return Answer(missing=_all_missing(self.packs))
        session = _Session(self, scan_of)
        chosen = session.choose(numbers, text)
        if chosen is None:
            return Answer(missing=session.missing)
        answer = Answer()
        read: list[Recognised] = []
        for number in numbers:
            try:
                read.append(session.page(number, *chosen))
            except RecogniserFailed as error:
                answer.unread[number] = str(error)
        return _contents(read, answer)


def _contents(read: list[Recognised], answer: Answer) -> Answer:
    from pipeline.ingest.ocr_page import contents_of

    for content, found in zip(contents_of([r.page for r in read]), read, strict=True):
        if content.words and found.confidence < UNREADABLE:
            answer.unread[content.number] = "what is printed there cannot be recognised as text"
        else:
            content.ocr = round(found.confidence, 3) if content.words else 1.0
            answer.contents[content.number] = content
    return answer


def _all_missing(packs: Mapping[str, LanguagePack]) -> str:
    """What to install without the extra: the extra, and what the preferred recognisers need besides."""
    wanted = [r for _, pack in sorted(packs.items()) for r in pack.settings.ocr[:1] if r.engine != "rapidocr"]
    return " and ".join(dict.fromkeys([EXTRA, *filter(None, (ENGINES[r.engine].missing(r.model) for r in wanted))]))


Choice = tuple[str, str]  # recogniser and its model


class _Session:
    """The reading of one document; pages read on the way to its language are not read again."""

    def __init__(self, asked: Ocr, scan_of: Callable[[int], Scan]) -> None:
        self._asked, self._scan_of = asked, scan_of
        self._known: dict[tuple[int, str, str], Recognised] = {}
        self._turned: set[tuple[int, str, str]] = set()
        self._end = time.monotonic() + asked.seconds
        self.missing = ""

    def page(self, number: int, engine: str, model: str, *, any_side_up: bool = True) -> Recognised:
        """The page as this recogniser reads it, turned where it lies on its side or its head. RecogniserFailed when it
        cannot be read, or when there is no time left."""
        from pipeline.ingest.ocr_read import as_it_lies, is_doubtful, turned_upright

        key = number, engine, model
        if key not in self._known:
            self._known[key] = as_it_lies(self._scan_of(number), engine, model, self._seconds())
        if any_side_up and key not in self._turned and is_doubtful(self._known[key]):
            scan = self._scan_of(number)
            self._known[key] = turned_upright(scan, self._known[key], engine, model, self._seconds())
            self._turned.add(key)
        return self._known[key]

    def _seconds(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise RecogniserFailed("the time for the document was over; give more with --timeout")
        return min(left, PAGE_SECONDS)

    def choose(self, numbers: Sequence[int], text: str) -> Choice | None:
        """The recogniser for the document: that of the language asked for or of the pages that have text; else the
        one whose reading of the first pages is in its own language."""
        packs = self._asked.packs
        code = self._asked.language or detect(text, packs)[0]
        if code is not None and code in packs:
            return self._usable(packs[code])
        best: tuple[float, Choice] | None = None
        for any_side_up, count in ((False, PROBES), (True, 1)):
            for number in numbers[:count]:
                confidence, choice, sure = self._probe(number, any_side_up)
                if choice is not None and sure:
                    return choice
                if choice is not None and (best is None or confidence > best[0]):
                    best = confidence, choice
            if best is not None and best[0] >= UNCERTAIN:
                break
        return best[1] if best else None

    def _usable(self, pack: LanguagePack) -> Choice | None:
        """The first recogniser of the pack that is installed; `missing` says what the preferred one needs."""
        for recogniser in pack.settings.ocr:
            missing = ENGINES[recogniser.engine].missing(recogniser.model)
            if not missing:
                return recogniser.engine, recogniser.model
            self.missing = self.missing or missing
        self.missing = self.missing or f"a recogniser: the language pack {pack.code} names none"
        return None

    def _probe(self, number: int, any_side_up: bool) -> tuple[float, Choice | None, bool]:
        """The surest reading of this page with its recogniser, and whether it settles the language."""
        best: float = 0.0
        chosen: Choice | None = None
        foreign: set[str] = set()  # scripts that are surely not on the page
        for pack, choice in self._candidates():
            if pack.settings.script in foreign:
                continue
            try:
                found = self.page(number, *choice, any_side_up=any_side_up)
            except RecogniserFailed:
                continue
            if chosen is None or found.confidence > best:
                best, chosen = found.confidence, choice
            if found.confidence < UNCERTAIN:
                foreign.add(pack.settings.script)
            elif sum(map(str.isalpha, found.text)) >= PROBE_LETTERS:
                code, _ = detect(found.text, self._asked.packs)
                if code is not None:
                    return found.confidence, self._usable(self._asked.packs[code]) or choice, True
        return best, chosen, False

    def _candidates(self) -> list[tuple[LanguagePack, Choice]]:
        """The packs whose recogniser is installed, the quickest recognisers first."""
        packs = [pack for _, pack in sorted(self._asked.packs.items())]
        usable = [(pack, choice) for pack in packs if (choice := self._usable(pack)) is not None]
        return sorted(usable, key=lambda pair: list(ENGINES).index(pair[1][0]))
