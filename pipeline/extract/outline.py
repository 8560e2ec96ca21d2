"""The sections of a document and what each says of the text beneath it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from pipeline.extract.texts import SPACED_DASH, Texts
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderReader, forms_of, split_numbering
from pipeline.packs.rules import Rule, RuleSet
from pipeline.records import Block, Document, Passage, PassageKind, Table

_FULL_HEADING_KINDS = ("goal", "target_year")
_SHORT = 80
_FILLED_IN = re.compile(r"[:：]\s*(?:19|20)\d\d(?:\s*(?:[^\W\d_]|[./-])\s*\d{1,2}){2}(?!\d)")  # a day behind a label
_STOP = re.compile(r"(?<=[^\W\d])\.\s(?=[^\W\d_])")
_MARKS = tuple(".:)–—")
_CLOSE = "。"  # of sentences that no space parts; elsewhere labels are read with their paragraphs
_NEXT = re.compile(r"(?<=[\w)%])[.!?]\s+(?=[^\W\d_])")  # where another sentence may begin
_LABEL = 12  # characters that a goal's label and number take
_OPENING = 60  # characters: a label and the first words behind it
_WEIGHT_WORDS, _WEIGHT_END, _WEIGHED = 4, 40, 160  # words and characters of a weight; characters of a heading with it
_RECURS = 4
_NEXT_ENTRIES = 2  # of a contents list
_TITLE = 1  # level of a document's title
_VALUE = re.compile(r"[^\W\d][^:#]{1,30}:\s*#")  # "Vægt: # point" recurs with each goal and says something of it
_AREAS = 2  # headings over lists that part the goals of the heading above
_STATEMENT = 2  # paragraphs that a single goal's statement may take
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|[\u4e00-\u9fff](?<![年至到和与及度]))")  # 2000张 are no year
COUNTED_ON = "outline.counted-on"  # rule of headings over lists of goals that count through the document
_PAST_YEAR = "section.past-year"
_WORKBOOKS = ("xlsx", "xls", "ods")
_LEVEL_BEHIND = re.compile(r"^[^(]*\w: (?:\w+ )?\d")  # "Antal løbere: mindst 13.000"
_COULD_BE_HEADING = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
# Roles under which nothing is a goal of this plan, whatever its words.
SILENT_ROLES = frozenset(
    (
        "background main_tasks review budget assignments annex template contents principles guidance "
        "organisation steering method weights signature definitions caption reporting"
    ).split()
)
_FORMAL = frozenset("reporting guidance signature budget organisation annex definitions method".split())
_OF_A_GOAL = ("measures", "baseline", "activities", "effects")  # label lines that speak of the goal above them
_MEASURED = ("indicator", "measure")
_BESIDE_A_GOAL = (*_OF_A_GOAL, "reporting")
UNREAD_ROLES = ("review", "vision", "activities", "effects")  # beneath these no sentence is looked at


@dataclass
class Section:
    """A heading with what stands directly beneath it. The document itself is a section without a heading."""

    heading: Passage | None
    level: int
    role: str = ""  # what the heading's own words say; empty when they say nothing
    rule: str = ""
    number: str = ""
    numbered: tuple[int, int] = (0, 0)  # span of the goal's number in the heading's clean text
    title: tuple[int, int] = (0, 0)  # span of the title there
    year: str = ""
    rest: tuple[int, int] = (0, 0)  # what stands on the heading's line behind a wide gap ("Vægt: 15 pct.")
    label: Passage | None = None  # the line above that holds the goal's number, where it is one of its own
    depth: int = 0  # of its number: 1 for "4.", 2 for "4.1", 0 without one
    parent: Section | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def role_in_force(self) -> str:
        """The role of the nearest heading that says something."""
        section: Section | None = self
        while section is not None:
            if section.role:
                return section.role
            section = section.parent
        return ""

    @property
    def in_goals(self) -> bool:
        """Whether goals are announced here: by its own heading or by that of a chapter that parts into areas."""
        section: Section | None = self
        while section is not None and section.role in ("", "area"):
            section = section.parent
        return section is not None and section.role in ("goals", "target_year")

    def ancestors(self) -> Iterator[Section]:
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    @property
    def silent(self) -> bool:
        """Whether goals are not stated here: the role in force is one that never states any."""
        return self.role_in_force in SILENT_ROLES

    def walk(self) -> Iterator[Section]:
        yield self
        for child in self.children:
            yield from child.walk()

    def passages(self) -> list[Passage]:
        return [block for block in self.blocks if isinstance(block, Passage)]

    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    def is_list(self, least: int = 2) -> bool:
        """Whether all its own passages are items of a list, at least so many."""
        passages = self.passages()
        return len(passages) >= least and all(passage.kind == PassageKind.LIST_ITEM for passage in passages)


class Outliner:
    """Reads headings with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("sections")
        self._headers = HeaderReader(pack)
        joins = "".join(rf"|\s{word}\s" for word in pack.settings.joins)
        self._run_in: dict[str, int] = {}  # of the document being read
        self._recurring: frozenset[str] = frozenset()
        chapters = "|".join(map(re.escape, pack.settings.chapters)) or "(?!)"
        self._chapter = re.compile(rf"(?:{chapters})\s(?:\d{{1,2}}|[IVX]{{1,4}})\s*[.:–—-]?\s+(?=\S)", re.IGNORECASE)
        self._joint = re.compile(rf",\s|\s&\s{joins}", re.IGNORECASE)

    def outline(self, document: Document, texts: Texts, plan_year: int | None = None) -> Section:
        """The document as a tree of sections, in reading order. Contents lists and furniture are left out. A heading
        that only names years before the plan's opens a review of the past."""
        running = _running_heads(document, texts)
        self._run_in = self._run_in_goals(document, texts)
        self._recurring = _recurring_headings(document, texts)
        headings = _heading_names(document, texts)
        root = Section(None, 0)
        current = root
        sheet = None
        label: Section | None = None  # "Mål A" on a line of its own above the name of the goal
        listed: Section | None = None  # the heading of the contents list whose entries have been passed
        for index, block in enumerate(document.blocks):
            if document.source.format in _WORKBOOKS and block.page != sheet:
                current, sheet = root, block.page  # a sheet goes on with nothing from the one before
            if isinstance(block, Table):
                current.blocks.append(block)
                continue
            if block.kind in (PassageKind.FURNITURE, PassageKind.CONTENTS):
                if block.kind is PassageKind.CONTENTS and current.role == "contents":
                    listed = current
                continue
            text = texts.text(block.id)
            entry = current.role == "contents" and block.kind is not PassageKind.HEADING
            if entry and (_bare(text) in headings or _is_listed(document.blocks[index + 1 :], texts, headings)):
                listed = current  # an entry without its page
                continue
            if _generalised(text) in running and not self._opens_part_of_goal(text):
                continue
            section = self._heading(block, text, current)
            if section is not None and label is not None and label.heading is not None:
                section.role, section.rule, section.label = "goal", label.rule, label.heading
                section.number, section.numbered, label = label.number, label.numbered, None
            if section is not None and self._labels_next(section, text, document.blocks[index + 1 : index + 2]):
                label = section
                continue
            if section is not None and section.role in ("", "goals", "annex") and is_past(text, plan_year):
                section.role, section.rule = "review", _PAST_YEAR
            if section is None:
                current.blocks.append(block)
                continue
            parent = current
            late = 2 * index > len(document.blocks)  # a plan may itself be printed as the annex of its cover letter
            names_annex = late and current.role == "annex" and not current.blocks and _is_real(section)
            while not names_annex and parent.parent is not None and (parent.level >= section.level or parent is listed):
                parent = parent.parent  # a contents list ends with its entries, however large its heading is printed
            section.parent = parent
            parent.children.append(section)
            current = section
        _take_requirements(root, texts)
        _free_title(root)
        for section in list(root.walk()):
            _take_areas(section)
        self._settle_counted(root, texts)
        self._settle_years(root, texts)
        return root

    def _labels_next(self, section: Section, text: str, following: Sequence[Block]) -> bool:
        """Whether a line is a goal's label with its number alone, set above the heading that names the goal:
        "Mål A" / "Färre börjar"."""
        named = [one for one in following if isinstance(one, Passage) and one.kind == PassageKind.HEADING]
        if section.role != "goal" or not section.number or not named or _is_real(section):
            return False
        behind = text[section.numbered[1] :].strip(" .:")
        return not behind and self.role(named[0].text) is None

    def _opens_part_of_goal(self, text: str) -> bool:
        """Whether a line that recurs labels a part that each goal has: "Önskat läge 2030", "Udgangspunkt 2024"."""
        hit = self.role(text)
        return hit is not None and hit[0].kind in ("target_year", "target_picture", *_OF_A_GOAL)

    def _run_in_goals(self, document: Document, texts: Texts) -> dict[str, int]:
        """Where the names of goals end that open their paragraphs, with number and all: "Mål 1: Mindre affald. Hver
        husstand skal ..."; or of their labels, where the goal is all of its paragraph, so that what stands beneath it
        is said of it (目标2:桥隧运行安全可控。, "Mål 2. Ingen unge skal sove på gaden."); where most of them are, those
        numbered among them may go on with a further sentence. One alone may be a sentence about a goal, and so are
        those whose numbers stand at other words in a table: "Mål 1: To ulykker skete på samme værft." beneath
        "1. Sikre skibe"."""
        found: dict[str, int] = {}
        longer: dict[str, int] = {}
        numbers: list[str] = []
        tabled: dict[str, set[str]] | None = None
        for block in document.blocks:
            if isinstance(block, Table) or block.kind is not PassageKind.PARAGRAPH:
                continue
            text = texts.text(block.id)
            for stop in (match.start() for match in _STOP.finditer(text[:_SHORT])):
                if (named := named_goal(self._rules, text[:stop])) is not None:
                    tabled = _numbered_cells(document, texts) if tabled is None else tabled
                    words = tabled.get(named["number"].strip(" ."), set())
                    if words and not any(named["title"].strip().lower() in cell for cell in words):
                        return {}
                    found[block.id] = stop
                    break
            # Among several sentences a report tells what came of the goal; "Vægt 10 pct." makes none of its heading.
            alone = block.id not in found and not self._before_weight(text)[1]
            if alone and (labelled := self.numbered_goal(_opening(text))):
                (found if _is_one_sentence(text) else longer)[block.id] = labelled[1]
                numbers.append(text[slice(*labelled[0])])
        if len(set(numbers)) == len(numbers) == len(found) + len(longer) and len(longer) < len(found):
            found |= longer
        return found if len(found) > 1 else {}

    def _settle_counted(self, root: Section, texts: Texts) -> None:
        """Numbered lists under one heading that recurs, each of which goes on counting where the one before it ended,
        are the goals of areas: "Scenkonst / Utvecklingsmål / 1. ... 2. ... / Bibliotek / Utvecklingsmål / 3. ..."."""
        series: dict[str, list[tuple[Section, list[int]]]] = {}
        for section in root.walk():
            if section.heading is None or section.children or not section.is_list(1):
                continue
            items = [texts.text(passage.id) for passage in section.passages()]
            spans = [split_numbering(item)[0] for item in items]
            numbers = [item[slice(*span)] for item, span in zip(items, spans, strict=True) if span is not None]
            if len(numbers) == len(items) and all(map(str.isdecimal, numbers)):
                series.setdefault(texts.text(section.heading.id), []).append((section, list(map(int, numbers))))
        for text, alike in series.items():
            counted = [number for _, numbers in alike for number in numbers]
            known = self._headers.match(text)
            aims = known is not None and {*known.fields} & {"goal", "measure", "target"}
            if aims and len(alike) > 1 and counted == list(range(1, len(counted) + 1)):
                for section, _ in alike:
                    section.role, section.rule = "goals", COUNTED_ON

    def _settle_years(self, root: Section, texts: Texts) -> None:
        """A heading such as "Mål for 2026" with areas beneath it, or the only one of a document that tells no state
        before, opens a chapter of goals; where such headings recur, each states the goal of the heading above it."""
        years = [section for section in root.walk() if section.role == "target_year"]
        paired = len(years) > 1 or any(section.role == "baseline" for section in root.walk())
        for section in years:
            passages = section.passages()
            several = len(passages) > _STATEMENT or any(passage.kind == PassageKind.LIST_ITEM for passage in passages)
            if section.heading is None or not (section.children or (several and not paired)):
                continue
            for candidate in forms_of(texts.text(section.heading.id)):
                for rule, _ in self._rules.find(candidate, "goals"):
                    section.role, section.rule = rule.kind, rule.id

    def _heading(self, passage: Passage, text: str, current: Section) -> Section | None:
        """A section if the passage opens one: a heading, or a short line on its own whose words are a section label."""
        is_heading = passage.kind == PassageKind.HEADING
        shown, rest = _before_gap(passage, text)
        if not rest:
            shown, rest = self._before_weight(text)
        if not is_heading and passage.id in self._run_in:
            shown, rest = text[: self._run_in[passage.id]].rstrip(), text[self._run_in[passage.id] :].lstrip(" .")
        if not is_heading and not (shown and self._could_be_heading(passage, shown)):
            return None
        labelled = not is_heading and shown.endswith(_MARKS) and passage.id in self._run_in
        said = _opening(text) if labelled else shown
        hit = self.role(said)
        if hit is not None and hit[0].kind == "caption":
            return None  # the caption of a picture, whatever its type size
        if is_heading and hit is None and current.heading is not None and self._names_measure(text):
            return None
        closed = not labelled and shown.rstrip()[-1:] in ".。;,"
        if not is_heading and (hit is None or closed or shown[:1].islower()):
            return None
        loose = passage.kind in _COULD_BE_HEADING and not labelled
        if (
            loose
            and hit
            and hit[0].kind == "goal"
            and ("\n" in passage.text.strip() or _measures_goal(hit[1], current))
        ):
            return None
        level = passage.level or 1
        if not is_heading:
            # A label line ranks below the nearest real heading and beside other label lines, a numbered one by number.
            nearest = next((s for s in (current, *current.ancestors()) if s.heading is None or _is_real(s)), current)
            depth = numbering_depth(text)
            is_goal = hit is not None and hit[0].kind == "goal"  # beside the one above, whatever headings that one has
            above = (s for s in (current, *current.ancestors()) if s.heading is not None)
            twin = next((s for s in above if (depth and s.depth == depth) or (is_goal and _is_goal_line(s))), None)
            level = twin.level if twin else nearest.level + (depth or 5)
            if current.role == "annex" and not (current.blocks or _is_real(current)):
                level = _TITLE  # 附件1 / 2026年十件民生实事: a document of its own, whatever headings it has
            if hit is not None and {hit[0].kind, *hit[0].also} & {*_OF_A_GOAL} and split_numbering(text)[0] is None:
                level = max(level, _lower_than_goal(current))
        elif hit and {hit[0].kind, *hit[0].also} & {*_BESIDE_A_GOAL} and text.strip() in self._recurring:
            level = max(level, _lower_than_goal(current))  # "Nuläge", "Delmål" printed as large as the goal above
        section = Section(
            passage, level, depth=numbering_depth(text), rest=(len(text) - len(rest), len(text)) if rest else (0, 0)
        )
        text = said
        if hit is None:
            section.title = (0, len(text))
            return section
        rule, match = hit
        groups = match.groupdict()
        section.role, section.rule = rule.kind, rule.id
        section.number, section.year = groups.get("number") or "", groups.get("year") or ""
        behind = text.find(match.string)  # "3.1 Mål 1: Kortere ventetid" is matched behind the number of its section
        if groups.get("number"):
            section.numbered = _shifted(match.span("number"), behind)
        section.title = _shifted(match.span("title"), behind) if groups.get("title") else (0, len(text))
        if labelled:  # its words are the goal's statement
            section.title = (len(shown), len(shown))
        return section

    def _could_be_heading(self, passage: Passage, text: str) -> bool:
        """Whether a passage that is set as no heading may be one: a short line, or what is right above a table where it
        names a goal with its number ("Mål 1.1. Kortare väntetid" over its indicators)."""
        if passage.kind == PassageKind.CAPTION:
            return named_goal(self._rules, text) is not None
        return len(text) <= _SHORT and passage.kind in _COULD_BE_HEADING

    def _names_measure(self, text: str) -> bool:
        """Whether a heading labels what the goal above it is measured by, so that it opens nothing of its own:
        "Indikator: Antal granskade hamnar"."""
        label = self._headers.label(text)
        return label is not None and label[0].field in _MEASURED and bool(text[label[1] :].strip())

    def _before_weight(self, text: str) -> tuple[str, str]:
        """A goal's heading and the weight set to its right, where the reader of the file keeps no gap: "Mål 1. Kortere
        ventetid Vægt 25 pct."."""
        if len(text) > _WEIGHED or not any(sign.isdigit() for sign in text[-_WEIGHT_END:]):
            return text, ""  # most paragraphs: asked of every one of a document
        for space in list(re.finditer(r"\s+", text))[-_WEIGHT_WORDS:]:
            rest = text[space.end() :]
            if self._headers.bracket_weight(rest) and self._headers.label(rest, loose=True):
                shown = text[: space.start()].rstrip(" ,;|·–—-")
                named = named_goal(self._rules, shown)  # "Mål 3 og 4 har tilsammen vægt 30 pct." names none
                return (shown, rest) if named is not None and not named["title"][0].islower() else (text, "")
        return text, ""

    def is_silent(self, text: str) -> bool:
        """Whether a title names something that never states goals (加强组织实施)."""
        hit = self.role(text)
        return hit is not None and hit[0].kind in SILENT_ROLES

    def role(self, text: str) -> tuple[Rule, re.Match[str]] | None:
        """What a heading says, the full heading first for those that name a goal or a year; a goal's heading may stand
        behind the number of its section ("3.1 Mål 1: Kortere ventetid"). A chapter's own number says nothing."""
        text = self._chapter.sub("", text.strip(), count=1) if self._chapter.match(text.strip()) else text
        full = text.strip().rstrip(":")
        for kind in _FULL_HEADING_KINDS:
            for rule, match in self._rules.find(full, kind):
                return rule, match
        for rule, match in self._rules.find(full[split_numbering(full)[1] :], "goal"):
            return rule, match
        for candidate in forms_of(text):
            for rule, match in self._rules.find(candidate):
                if rule.kind not in _FULL_HEADING_KINDS:
                    return rule, match
        return self._role_of_halves(full) or self._role_of_list(full[split_numbering(full)[1] :])

    def numbered_goal(self, text: str) -> tuple[tuple[int, int], int] | None:
        """The span of the number behind a goal's label that opens a paragraph, and where its sentence begins: "Mål 2.
        Ingen unge skal sove på gaden."; None where no mark parts them ("Mål 2 og 3 følges op")."""
        named = named_goal(self._rules, text)
        if named is None or not text[: named.start("title")].rstrip().endswith(_MARKS):
            return None
        return named.span("number"), named.start("title")

    def _role_of_halves(self, text: str) -> tuple[Rule, re.Match[str]] | None:
        """A heading of two halves that announces goals in one of them and says nothing else in the other: "Våra mål –
        det här ska vi uppnå till 2030"."""
        halves = SPACED_DASH.split(text) if len(text) <= _SHORT else []
        if len(halves) != 2:
            return None
        hits = [hit for half in halves for form in forms_of(half)[:1] if (hit := self._rules.first(form)) is not None]
        return hits[0] if hits and all(rule.kind == "goals" for rule, _ in hits) else None

    def _role_of_list(self, text: str) -> tuple[Rule, re.Match[str]] | None:
        """A heading that joins matters none of which ever states goals: "Formalia og opfølgning"."""
        parts = self._joint.split(text) if len(text) <= _SHORT else []
        hits = [self._rules.first(part.strip()) for part in parts]
        known = [hit for hit in hits if hit is not None and hit[0].kind in _FORMAL]
        if len(parts) < 2 or len(known) < len(parts):
            return None
        return next((hit for hit in known if hit[0].kind == "reporting"), known[0])


def _measures_goal(match: re.Match[str], current: Section) -> bool:
    """Whether a line beneath a goal's heading names what is measured and its level behind a label without a number:
    "Resultatmål: Antal løbere: 13.000 i 2024"."""
    groups = match.groupdict()
    named = any(one.role == "goal" and one.number for one in (current, *current.ancestors()))
    return named and not groups.get("number") and _LEVEL_BEHIND.search(groups.get("title") or "") is not None


def _is_one_sentence(text: str) -> bool:
    """Whether a paragraph is a single sentence behind its label."""
    wide = text.find(_CLOSE)
    if wide >= 0:
        return wide == len(text) - 1
    return text.endswith(".") and all(text[match.end()].islower() for match in _NEXT.finditer(text, _LABEL))


def _opening(text: str) -> str:
    """As much of a paragraph as a goal's label and the beginning of its words take."""
    return text.split(_CLOSE)[0][:_OPENING]


def _heading_names(document: Document, texts: Texts) -> set[str]:
    passages = (block for block in document.blocks if isinstance(block, Passage))
    return {_bare(texts.text(one.id)) for one in passages if one.kind is PassageKind.HEADING}


def _is_listed(following: Sequence[Block], texts: Texts, headings: set[str]) -> bool:
    """Whether entries of a contents list go on behind a line that is called otherwise than what it stands for."""
    ahead = following[:_NEXT_ENTRIES]
    lines = [one for one in ahead if isinstance(one, Passage) and one.kind is not PassageKind.HEADING]
    return len(lines) == len(ahead) == sum(_bare(texts.text(one.id)) in headings for one in lines)


def _bare(heading: str) -> str:
    """What a heading is called, without its number."""
    return heading[split_numbering(heading)[1] :].strip().lower()


def _numbered_cells(document: Document, texts: Texts) -> dict[str, set[str]]:
    """Number -> the words, in small letters, of the cells of tables that begin with it."""
    found: dict[str, set[str]] = {}
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for text in (texts.text(cell.id) for cell in table.cells):
            span, start = split_numbering(text)
            if span and text[start:].strip():
                found.setdefault(text[slice(*span)].strip(" ."), set()).add(text[start:].strip().lower())
    return found


def _shifted(span: tuple[int, int], places: int) -> tuple[int, int]:
    return span[0] + places, span[1] + places


def _take_areas(section: Section) -> None:
    """Under a heading that announces goals and holds nothing, headings printed as large as it over lists part its goals
    into areas: "Planeringsmål" / "För klimat och transporter" / bullets / "För natur" / bullets."""
    if section.role != "goals" or section.blocks or section.children or section.parent is None or section.depth:
        return
    beside = section.parent.children
    areas = []
    for after in beside[beside.index(section) + 1 :]:
        listed = [passage for passage in after.passages() if passage.kind == PassageKind.LIST_ITEM]
        if after.role or after.depth or not listed or len(listed) < len(after.blocks):
            break
        areas.append(after)
    if len(areas) < _AREAS:
        return
    for area in areas:
        beside.remove(area)
        section.children.append(area)
        area.parent = section


def _take_requirements(root: Section, texts: Texts) -> None:
    """Label lines that recur right behind goals, each over a list, head what is required of these: "Målsætning 1:
    Sikker drift" / "Resultatmål:" / bullets / "Målsætning 2: ..." / "Resultatmål:" / bullets."""
    pairs = [
        (section, before, after)
        for section in root.walk()
        for before, after in pairwise(section.children)
        if before.role == "goal" and not before.children and before.blocks and _is_label_over_list(after)
    ]
    counts = Counter(texts.text(after.heading.id) for _, _, after in pairs if after.heading)
    for section, before, after in pairs:
        if after.heading and counts[texts.text(after.heading.id)] > 1:
            section.children.remove(after)
            before.children.append(after)
            after.parent = before


def _is_label_over_list(section: Section) -> bool:
    listed = [block for block in section.passages() if block.kind == PassageKind.LIST_ITEM]
    return (
        section.role == "goals"
        and not section.depth
        and not section.children
        and len(listed) == len(section.blocks) > 0
    )


def _free_title(root: Section) -> None:
    """A document's own title ("Budget 2026", 2025年计划执行情况与2026年计划草案的报告) says nothing of the chapters
    beneath it, as a chapter's heading would."""
    title = next(iter(root.children), None)
    if title is None or title.heading is None or not _YEAR.search(title.heading.text):
        return
    past = title.rule == _PAST_YEAR
    if title.children and (past or title.role == "budget") and not root.passages():
        others = sum(1 for section in root.walk() if section not in (root, title))
        if sum(1 for _ in title.walk()) - 1 == others:
            title.role = title.rule = ""


def is_past(text: str, plan_year: int | None) -> bool:
    """Whether a heading or caption names years, all of them before the plan's first."""
    years = [int(year) for year in _YEAR.findall(text)]
    return plan_year is not None and bool(years) and max(years) < plan_year


def is_past_table(table: Table, plan_year: int | None) -> bool:
    """Whether a table's caption names years before the plan's alone, and its first row no later one: "Resultat 2013 er
    opgjort pr. 30. november" stands over the columns "Resultat 2013 | Krav 2014" as well. The day on which a form was
    filled in says nothing (填报日期:2025年12月8日), nor does what explains a column ("Utgångsvärde = utfall 2025")."""
    head = " ".join(cell.text for cell in table.cells if cell.row == 0)
    caption = _FILLED_IN.sub(":", table.caption) if "=" not in table.caption else ""
    return is_past(caption, plan_year) and not any(int(year) >= (plan_year or 0) for year in _YEAR.findall(head))


def numbering_depth(text: str) -> int:
    """How deep a heading's own number is: 1 for "4. Mål", 2 for "4.1 Mål", 0 without a number."""
    match = re.match(r"\s*\d{1,2}((?:\.\d{1,2})*)[.)]?\s", text)
    return 1 + match.group(1).count(".") if match else 0


def _before_gap(passage: Passage, text: str) -> tuple[str, str]:
    """A one-line heading and what is set to its right: "RESULTATMÅL 1. Kortere ventetid        Vægt: 25 pct."."""
    line = passage.text.strip()
    gap = re.search(r"(?<=\S)(?:[ \u00a0]{3,}|\t+)(?=\S)", line)
    if gap is None or "\n" in line or not re.search(r"\S:\s", line[gap.end() :]):
        return text, ""
    rest = re.sub(r"\s+", " ", line[gap.end() :])
    return (text[: -len(rest)].rstrip(), rest) if text.endswith(rest) else (text, "")


def _running_heads(document: Document, texts: Texts) -> frozenset[str]:
    """Lines that recur with only their digits changed: running heads that the reader of the file let through. No
    heading is one that is printed twice on a page or stands over a list each time: "Til 2030 skal vi have nået"."""
    printed: dict[str, list[tuple[Passage, bool]]] = {}
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Passage) and len(block.text) <= 120 and any(c.isdigit() for c in block.text):
            listed = isinstance(after, Passage) and after.kind == PassageKind.LIST_ITEM
            leads = block.kind == PassageKind.HEADING and listed
            printed.setdefault(_generalised(texts.text(block.id)), []).append((block, leads))
    return frozenset(
        text
        for text, lines in printed.items()
        if len(lines) >= _RECURS and len(text) > 12 and not _VALUE.match(text)
        if not all(leads for _, leads in lines) and _on_pages_of_their_own([block for block, _ in lines])
    )


def _on_pages_of_their_own(lines: list[Passage]) -> bool:
    """Whether none of them stands beside another on a page, no heading in a file that has no pages."""
    pages = [line.page for line in lines if line.page is not None]
    return len(pages) == len(set(pages)) and all(
        line.page is not None for line in lines if line.kind == PassageKind.HEADING
    )


def _generalised(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _lower_than_goal(current: Section) -> int:
    """The level beneath the goal that a label line in force names ("目标一 ..." / "考核指标:"); 0 without one."""
    for section in (current, *current.ancestors()):
        if section.role == "goal":
            return section.level + 1
        if section.role not in _BESIDE_A_GOAL:
            return 0
    return 0


def named_goal(rules: RuleSet, text: str) -> re.Match[str] | None:
    """The label of a goal that has both a number and words behind it; None for any other text. `rules` are those of
    sections."""
    _, found = next(rules.find(text, "goal"), (None, None))
    return found if found is not None and {"number", "title"} <= _said(found) else None


def _said(match: re.Match[str]) -> set[str]:
    """The named groups of a match that hold words."""
    return {name for name, words in match.groupdict().items() if words}


def _recurring_headings(document: Document, texts: Texts) -> frozenset[str]:
    """Headings printed more than once, as the parts of each goal are."""
    kinds = (b for b in document.blocks if isinstance(b, Passage) and b.kind == PassageKind.HEADING)
    counts = Counter(texts.text(block.id).strip() for block in kinds)
    return frozenset(text for text, count in counts.items() if count > 1)


def _is_real(section: Section) -> bool:
    return section.heading is not None and section.heading.kind == PassageKind.HEADING


def _is_goal_line(section: Section) -> bool:
    """Whether a goal's label opens a section without being printed as a heading."""
    return section.role == "goal" and not _is_real(section)
