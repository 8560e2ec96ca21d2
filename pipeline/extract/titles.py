"""The printed title of a plan: its cover, its letterhead and what stands around them, told apart line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.outline import numbering_depth
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import Document, Passage, PassageKind

_HEAD_PASSAGES = 25  # how far into a file without pages a title may stand
_BELOW = 2  # passages below the first in which its subtitle stands
_LONGEST = 160
_LONGEST_NAME = 70
_SMALL_WORD = 3  # letters
_WORKBOOKS = ("xlsx", "xls", "ods")
_APART = (PassageKind.CONTENTS, PassageKind.FURNITURE, PassageKind.LIST_ITEM)
SENTENCE_ENDS = tuple(".!?:;,。！？：；，")
_JOINED = re.compile(r",\s+|\s+[·•|–—]\s+|\s*\n\s*")  # a body and the one that it belongs to, on one line
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONLY_YEARS = re.compile(r"[(\[]?(?:19|20)\d\d(?:\s*[-–—/至]+\s*(?:(?:19|20)?\d\d))?\s*年?[)\]]?")
_SITE = re.compile(r"\s+[|·–—-]\s+")  # "Plan 2025 | Kommunen": what parts a page's title from its site
_CHAPTER = re.compile(
    r"\s*(?:第?[一二三四五六七八九十壹貳參]+[、.章节節篇條条]|[(][一二三四五六七八九十]+[)]|[IVX]{1,4}\.\s|——?|--)"
)
_PLAIN = 7  # rank of a line that is no heading


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A printed line of the head of a document. `rank` is its heading level, 7 for plain lines; `institution` is the
    name it consists of, `behind` whether running text stands before it."""

    text: str
    rank: int
    institution: str = ""
    behind: bool = False
    with_year: bool = False

    @property
    def heads(self) -> bool:
        """Whether it stands at the head and is no sentence: what a cover or letterhead may consist of."""
        long = len(self.text) > _LONGEST // 2 or self.text.endswith("。")  # no title of a wide script ends so
        return not self.behind and not (long and self.text.endswith(SENTENCE_ENDS))


class TitleReader:
    """Reads titles with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("documents")
        self._sections = pack.rules("sections")
        # Where no space parts words, the body's name is the beginning of the title ("某市水利局2025年工作要点").
        self._joins_names = not pack.settings.sentence_end_needs_space

    def title(self, document: Document, lines: list[HeadLine]) -> str:
        """The plan's own title; empty where only salutations, chapters or running text stand at its head."""
        own = self._without_site(document.title)
        if document.source.format in _WORKBOOKS and own and self.names_kind(own) and not self.institution(own):
            return own
        best = min(
            (place for place, line in enumerate(lines) if self._may_be_title(line, place, own)),
            key=lambda place: (self._rank(lines[place]), place),
            default=None,
        )
        if best is None:
            return own if self._is_title(own) else ""
        printed = self._announced(self._with_subtitle(lines, best, document) or self._completed(lines, best))
        plain = lines[best].rank == _PLAIN and not self.names_kind(printed)
        return own if plain and self.names_kind(own) else printed

    def lines(self, document: Document, texts: Texts) -> list[HeadLine]:
        """The lines of the first page, or of the head of a file without pages, up to the running text."""
        found: list[HeadLine] = []
        behind = False
        for passage in _head(document):
            text = texts.text(passage.id)
            parts = self._parts(text, texts.line_starts(passage.id))
            for part in parts:
                rank = (passage.level or 1) if passage.kind == PassageKind.HEADING else _PLAIN
                shown = self._without_reference(part)
                if shown:
                    found.append(replace(self._line(shown, rank), behind=behind))
            behind = behind or len(text) > _LONGEST or (len(text) > _LONGEST // 2 and text.rstrip()[-1:] in ".。")
        return found

    def names_kind(self, text: str) -> bool:
        return self._rules.has(text, "document_kind")

    def institution(self, text: str) -> str:
        """The institution that a line consists of: "Lindviks kommun", "RÅDET FOR DIGITAL DANNELSE"; several, each of
        them one: "Parknämnden, Lindviks kommun", "Lindviks kommun · Parknämnden"."""
        text = text.strip()
        if len(text) > _LONGEST_NAME or self._chapter(text):
            return ""
        if name := self._one_institution(text):
            return name
        names = [self._one_institution(part.strip()) for part in _JOINED.split(text)]
        return ", ".join(names) if len(names) > 1 and all(names) else ""

    def _one_institution(self, text: str) -> str:
        named = (match for kind in ("letterhead", "issuing") for _, match in self._rules.find(text, kind))
        for match in named:
            rest = text[: match.start()] + text[match.end() :]
            if not rest.strip(" ,.;:·"):
                name = match.group("name").strip()
                return "" if self.names_kind(name) else name
        return ""

    def name_beside(self, document: Document, lines: list[HeadLine], title: str, known: str) -> str:
        """The name on a line right beside the title that the text goes on to use, so that it is the name of the body
        whose plan it is, whatever the body is called: "Rumkontoret" / "Handlingsplan 2026". `known` is what is known of
        it: "Statens Færge-" of "Statens Færge- og Havnetilsyn"."""
        at = next((place for place, line in enumerate(lines) if title.startswith(line.text)), None)
        if at is None or not self.names_kind(title):
            return ""
        beside = [lines[place] for place in (at - 1, at + 1) if 0 <= place < len(lines)]
        names = [_JOINED.split(line.text)[0].strip() for line in beside if line.heads and self._is_title(line.text)]
        for name in names:
            rest = name[len(known) :]
            said = (
                name.startswith(known) and not self._rules.has(rest, "publisher") if known else _is_used(name, document)
            )
            if said and len(name) <= _LONGEST_NAME and self._may_be_name(name):
                return name
        return ""

    def _may_be_name(self, text: str) -> bool:
        known = self.names_kind(text) or _YEAR.search(text) or self._sections.first(text, None)
        whole = len(text.split()[-1]) > _SMALL_WORD and "/" not in text  # "Danmarks Medie- og Lydarkiv og"
        return text[:1].isupper() and whole and not known

    # ------------------------------------------------------------------------------------------ lines
    def _line(self, text: str, rank: int) -> HeadLine:
        years = list(_YEAR.finditer(text))
        bare = text[: years[-1].start()].rstrip(" ,") if years and text.rstrip().endswith(years[-1].group()) else text
        if bare and (name := self.institution(bare)):
            return HeadLine(text, rank, name, with_year=bare != text)
        return HeadLine(text, rank)

    def _parts(self, text: str, breaks: list[int]) -> list[str]:
        """A passage as lines where it holds an institution or a year on a line of its own, else as one."""
        name, dot, rest = text.strip().partition(". ")
        if dot and self.institution(name):  # "Region Vätterdalen. Antagen av regionfullmäktige ..."
            return [name, rest]
        edges = [0, *breaks, len(text)]
        lines = [text[a:b].strip() for a, b in pairwise(edges) if text[a:b].strip()]
        if len(lines) < 2 or self._joins_names:
            return [text.strip()]
        first = [lines.pop(0)] if self.institution(lines[0]) else []
        last = [lines.pop()] if lines and self._line(lines[-1], 0).institution else []
        years = [lines.pop()] if not last and len(lines) > 1 and _ONLY_YEARS.fullmatch(lines[-1]) else []
        if years and not (lines and self.institution(lines[-1])):
            lines, years = [*lines, *years], []
        joint = text[text.index(lines[0]) : text.rindex(lines[-1]) + len(lines[-1])] if lines else ""
        return [part for part in (*first, joint, *years, *last) if part]

    def _without_reference(self, text: str) -> str:
        """A line up to the reference number printed on it, with no blank between now and then."""
        found = self._rules.first(text, "reference")
        return text[: found[1].start()].rstrip(" ,;(") if found else text

    # ------------------------------------------------------------------------------------------ choice
    def _may_be_title(self, line: HeadLine, place: int, own: str) -> bool:
        if line.institution or not self._is_title(line.text, opens=place == 0 and line.rank == 1):
            return False
        if line.text == own:
            return True
        named = self.names_kind(line.text)
        if line.behind:  # running text stands before it: only what says that it is a plan, or the page's first heading
            return named if line.rank < _PLAIN else False
        return line.rank < _PLAIN or named or place == 0

    def _is_title(self, text: str, *, opens: bool = False) -> bool:
        """Whether a line could be a title; the heading that opens a document may also be a word for a chapter."""
        role = self._sections.first(text, None)
        return (
            0 < len(text) <= _LONGEST
            and not text.rstrip().endswith(SENTENCE_ENDS)
            and not self._chapter(text)
            and not _ONLY_YEARS.fullmatch(text)
            and (role is None or role[0].kind == "goals" or opens or self.names_kind(text))
            and not self._rules.has(text, "not_title")
            and not self._rules.has(text, "dateline")
            and bool(re.search(r"\w{2}", text))
        )

    def _rank(self, line: HeadLine) -> tuple[float, int]:
        """The larger heading first; a plain line that names a kind of plan counts as a small heading. Of two equal ones
        that which names kind and years."""
        named, dated = self.names_kind(line.text), bool(_YEAR.search(line.text))
        rank = line.rank if line.rank < _PLAIN else (2.5 if named and dated else 3.5 if named else _PLAIN)
        return rank + (2 if line.behind else 0), -(2 * named + dated)

    def _completed(self, lines: list[HeadLine], place: int) -> str:
        """A title with the lines that belong to it: years, what goes on in small letters, and for a bare kind of plan
        ("Mål- og resultatplan", "Kommittédirektiv") the years, the institution with its year or the name below it."""
        title = lines[place].text
        rest = lines[place + 1 : place + 3]
        following = rest[0] if rest else None
        if following is None or following.behind > lines[place].behind:
            return title
        if self._goes_on(following.text):
            return f"{title} {following.text}"
        if not self._is_bare_kind(title):
            return title
        if _ONLY_YEARS.fullmatch(following.text):
            return f"{title} {following.text}"
        if following.institution:
            if following.with_year:
                return f"{title} {following.text}"
            if len(rest) > 1 and _ONLY_YEARS.fullmatch(rest[1].text):
                return f"{title} {following.text} {rest[1].text}"
            return title
        named = following.rank < _PLAIN and self._is_title(following.text) and not self._chapter(following.text)
        return following.text if named and self._sections.first(following.text, None) is None else title

    def _with_subtitle(self, lines: list[HeadLine], place: int, document: Document) -> str:
        """A name followed by the line that says what it names: "Plads til ro" over "Strategi for et bedre lydmiljø
        2026-2030"; empty where the title needs none. A name that the text goes on to use over a bare kind of plan is
        whose plan it is: "Rumkontoret" over "Handlingsplan 2026"."""
        title = lines[place]
        if place + 1 >= len(lines) or self.names_kind(title.text) or _YEAR.search(title.text) or title.behind:
            return ""
        below = lines[place + 1]
        tells = self.names_kind(below.text) and not below.institution and below.behind == title.behind
        if not tells or not self._is_title(below.text):
            return ""
        bare = self._is_bare_kind(_YEAR.sub("", below.text))
        return below.text if bare and _is_used(title.text, document) else f"{title.text}. {below.text}"

    def _goes_on(self, text: str) -> bool:
        if len(text) > 80 or text.rstrip().endswith(SENTENCE_ENDS):
            return False
        found = self._rules.first(text, "continues")
        return (
            text[:1].islower()
            or (found is not None and found[1].start() == 0)
            or (text[:1] in "(（" and _ONLY_YEARS.fullmatch(text) is not None)
        )

    def _is_bare_kind(self, title: str) -> bool:
        found = self._rules.first(title, "document_kind")
        return found is not None and not (title[: found[1].start()] + title[found[1].end() :]).strip(" .–-")

    def _announced(self, title: str) -> str:
        """What a notice issues: the plan's title inside "关于印发《…》的通知"."""
        found = self._rules.first(title, "notice")
        return found[1].group("name").strip() if found else title

    def _without_site(self, title: str) -> str:
        """A file's own title without the site or the institution beside it."""
        parts = [part for part in _SITE.split(title.strip()) if part]
        while len(parts) > 1 and self._names_institution(parts[-1]):
            parts.pop()
        while len(parts) > 1 and self._names_institution(parts[0]):
            parts.pop(0)
        kept = title[title.index(parts[0]) : title.rindex(parts[-1]) + len(parts[-1])] if parts else ""
        return self._without_reference(kept)

    def _names_institution(self, part: str) -> bool:
        return bool(self.institution(part)) or (
            not self.names_kind(part) and self._rules.has(part, "publisher") and len(part) < 60
        )

    def _chapter(self, text: str) -> bool:
        return bool(numbering_depth(text)) or _CHAPTER.match(text) is not None


def _is_used(name: str, document: Document) -> bool:
    """Whether the running text uses a name."""
    passages = (block.text for block in document.blocks if isinstance(block, Passage))
    return any(name in text for text in passages if len(text) > _LONGEST_NAME)


def is_subtitle(passage: Passage, place: int) -> bool:
    """Whether a line that opens with a dash, as points of lists do, stands right below the title: 政府工作报告 /
    ——2025年1月9日在某县第十八届人民代表大会第五次会议上 / 某县人民政府县长 某某."""
    return passage.kind == PassageKind.LIST_ITEM and 0 < place <= _BELOW and passage.text.lstrip().startswith("——")


def _head(document: Document) -> list[Passage]:
    passages = [block for block in document.blocks if isinstance(block, Passage)]
    passages = [p for place, p in enumerate(passages) if p.kind not in _APART or is_subtitle(p, place)]
    first = next((passage.page for passage in passages), None)
    return [passage for passage in passages[:_HEAD_PASSAGES] if passage.page == first]
