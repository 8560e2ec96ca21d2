"""What a printed status means: words, marks and colours, and the legend that gives a document's own meaning to them.

Colours are not standardised (green may be *met*, *on track* or, as blue in some places, *ahead*): a colour says nothing
unless the document names its lights, in a legend or in words such as "(hvis gul/rød)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.colours import colour_of
from pipeline.extract.legend_marks import explained, is_symbol, listed, of_colours, opened, scale, ticked
from pipeline.extract.texts import Texts
from pipeline.extract.verdicts import VerdictReader
from pipeline.packs import LanguagePack
from pipeline.records import Cell, Document, FollowUpStatus, Passage, Table

LIGHTS: Mapping[str, FollowUpStatus] = {
    "green": FollowUpStatus.ON_TRACK,
    "yellow": FollowUpStatus.AT_RISK,
    "red": FollowUpStatus.OFF_TRACK,
}
_FORETOLD: Mapping[FollowUpStatus, FollowUpStatus] = {
    FollowUpStatus.MET: FollowUpStatus.ON_TRACK,
    FollowUpStatus.PARTLY_MET: FollowUpStatus.AT_RISK,
    FollowUpStatus.NOT_MET: FollowUpStatus.OFF_TRACK,
}
_MILDER: Mapping[FollowUpStatus, FollowUpStatus] = {
    FollowUpStatus.NOT_MET: FollowUpStatus.PARTLY_MET,
    FollowUpStatus.OFF_TRACK: FollowUpStatus.AT_RISK,
}
_GRAVER = {milder: graver for graver, milder in _MILDER.items()}
_SHORT_OF = (FollowUpStatus.PARTLY_MET, FollowUpStatus.NOT_MET)
_BETWEEN = (FollowUpStatus.PARTLY_MET, FollowUpStatus.AT_RISK)
_GRAVITY = (  # the lightest first
    FollowUpStatus.MET, FollowUpStatus.ON_TRACK, FollowUpStatus.PARTLY_MET, FollowUpStatus.AT_RISK,
    FollowUpStatus.NOT_MET, FollowUpStatus.OFF_TRACK,
)  # fmt: skip
_WANTING = (*_SHORT_OF, FollowUpStatus.AT_RISK, FollowUpStatus.OFF_TRACK, FollowUpStatus.LAPSED)
MARKS = "●■▲◆⬤⚫"  # typed lights
_MEANS = r"\s*(?:[:=]|\s[–—-]\s)\s*"
_IN_BRACKETS = re.compile(r"\(\s*([^()]{1,12})\s*\)")
_ALONE = re.compile(r"[A-ZÆØÅÄÖ]")  # a letter that stands for a light
_LETTER = re.compile(rf"(?<!\w)([^\W\d_]{{1,2}}){_MEANS}(?=\w)")  # "G = enligt plan   A = avvikelse"
_DASHES = ("–", "—", "-")
_MARK = re.compile(r"[^\w\s.,:;()%/<>=≥≤+–—-]️?")
_CLAUSES = re.compile(r"[,;:。,、;:]")
_AROUND = " .。()()[]【】" + MARKS  # what may stand around a status in words
_WORDED = 48  # characters of a status in a coloured cell or beside it
_LIGHT_WORD = 5  # characters beside a colour's name: "Gult lys"
_MAX_LEGEND_ROWS, _MAX_LEGEND_COLUMNS, _MAX_MEANING = 8, 12, 160


@dataclass(frozen=True, slots=True)
class Printed:
    """A status as printed: what it means and the word, mark or colour that says so."""

    status: FollowUpStatus
    text: str


def foretold(printed: Printed) -> Printed:
    """A status as a forecast has it: what "uppnås" by the year's end is on its way there."""
    return Printed(_FORETOLD.get(printed.status, printed.status), printed.text)


def falls_short(status: FollowUpStatus) -> bool:
    """Whether a status leaves something to explain or to do."""
    return status in _WANTING


@dataclass
class Legend:
    """What the document itself says of its colours, words and marks."""

    colours: dict[str, FollowUpStatus] = field(default_factory=dict)
    words: dict[str, FollowUpStatus] = field(default_factory=dict)  # lower case
    timeless: set[FollowUpStatus] = field(default_factory=set)  # said by a verb that goes for now and later: "nås"
    named: bool = False  # the document speaks of its lights by name, so that they have their usual meaning

    def of(self, colour: str) -> FollowUpStatus | None:
        """The meaning of a colour; None where the document gives it none."""
        return self.colours.get(colour) or (LIGHTS.get(colour) if self.named else None)

    def foretold(self, printed: Printed) -> Printed:
        """A status as this document's forecasts have it: what is met already where the legend tells that from what will
        be ("✓ är redan nått, ▲ väntas bli nått")."""
        told = {*self.words.values(), *self.colours.values()}
        is_met = printed.status is FollowUpStatus.MET and {FollowUpStatus.MET, FollowUpStatus.ON_TRACK} <= told
        return printed if is_met else foretold(printed)

    def agree(self) -> None:
        """One legend speaks of one thing: where any of its lights says how it goes, "nås inte" is foretold, too,
        and so is "nås"."""
        self.colours |= _graded({light: self.colours[light] for light in LIGHTS if light in self.colours})
        for meanings in (self.colours, self.words):
            if set(LIGHTS.values()) & set(meanings.values()):
                told = {name: one for name, one in meanings.items() if one in _SHORT_OF or one in self.timeless}
                meanings.update({name: _FORETOLD.get(one, one) for name, one in told.items()})


class LightReader:
    """Reads statuses with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("statuses")
        self._verdicts = VerdictReader(pack)
        spoken = "|".join(re.escape(word) for rule in self._rules.rules if rule.kind == "means" for word in rule.words)
        self._means = re.compile(rf"\w{{0,4}}?(?:{_MEANS}|\s*(?:{spoken or '(?!)'})\s*)", re.I)

    # ------------------------------------------------------------------------------------------ one status
    def word(self, text: str) -> FollowUpStatus | None:
        """What the words of a status mean; of several the first, and at one place the longest, so that a negation or a
        degree in front decides. None where no rule knows them, and where they say when the goal will be met ("Målet er
        opfyldt, når ...")."""
        if self._rules.has(text, "conditional"):
            return None
        whole = self._said(text)
        return FollowUpStatus(min(whole, key=lambda hit: (hit[0], -hit[1]))[2]) if whole else None

    def is_timeless(self, text: str, status: FollowUpStatus, legend: Legend) -> bool:
        """Whether a status as printed tells no time: by a verb that goes for now and later ("nås"), a word of degree
        alone ("Delvis", 达标), or a light or mark that a legend explains so."""
        bare = text.strip(" .")
        return self._tells_no_time(bare) or (self.word(bare) is not status and status in legend.timeless)

    def _tells_no_time(self, text: str) -> bool:
        return self._rules.has(text.strip(" ."), "timeless") or self._verdicts.is_timeless(text)

    def _said(self, text: str) -> list[tuple[int, int, str]]:
        """All that words say of a status, with its place; what stands within something longer left out."""
        hits = [(match.start(), match.end(), rule.value) for rule, match in self._rules.find(text, "status")]
        verdicts = [(one.start, one.end, one.status.value) for one in self._verdicts.find(text)]
        hits = [
            hit for hit in hits if not any(hit[0] < end and start < hit[1] for start, end, _ in verdicts)
        ] + verdicts
        return [
            (start, end, value) for start, end, value in hits
            if not any(a <= start and end <= b and (b - a) > (end - start) for a, b, _ in hits)
        ]  # fmt: skip

    def read(self, text: str, fill: str, legend: Legend) -> Printed | None:
        """The status of a cell from its words, or else from its colour; None where it prints none."""
        bare = ticked(text.strip())
        if bare and (known := legend.words.get(_mark_of(bare))) is not None:
            return Printed(known, bare)
        if (named := self._named(bare)) and (meant := legend.colours.get(named)):
            return Printed(meant, bare)
        if bare and (read := self.word(bare)) is not None:
            return Printed(read, bare)
        colour = colour_of(fill)
        if colour and (not bare or _MARK.fullmatch(bare)):
            meant = legend.of(colour)
            if meant is not None or colour in LIGHTS:
                return Printed(meant or FollowUpStatus.UNKNOWN, f"{bare} {fill}".strip())
        return None

    def names_colour(self, text: str) -> bool:
        """Whether a text only names a light: "Grøn"."""
        return bool(self._named(text.strip(_AROUND)))

    def _named(self, text: str) -> str:
        """The colour that is all a text names: "Grøn", "Gult lys"."""
        found = self._colours(text)
        return found[0][2] if found and len(text) - (found[0][1] - found[0][0]) <= _LIGHT_WORD else ""

    def _colours(self, text: str) -> list[tuple[int, int, str]]:
        """The colours that a text names, with their places, in order."""
        hits = [(match.start(), match.end(), rule.value) for rule, match in self._rules.find(text, "colour")]
        kept: list[tuple[int, int, str]] = []
        for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if not kept or hit[0] >= kept[-1][1]:
                kept.append(hit)
        return kept

    def alone(self, text: str, legend: Legend) -> Printed | None:
        """The status that is all a short text says: "Delvist opfyldt", "▲ På väg", [进度滞后]."""
        bare = text.strip(_AROUND)
        if not 0 < len(bare) <= _WORDED:
            return None
        if (known := legend.words.get(bare.lower())) is not None:
            return Printed(known, bare)
        whole = next((value for start, end, value in self._said(bare) if (start, end) == (0, len(bare))), None)
        return Printed(FollowUpStatus(whole), bare) if whole is not None else None

    # ------------------------------------------------------------------------------------------ legends
    def legend(self, document: Document, texts: Texts) -> Legend:
        """What the document's legends say, and whether it names its lights at all."""
        legend = Legend()
        for block in document.blocks:
            if isinstance(block, Table):
                small = _is_small(block)
                if small:
                    self._of_table(block, texts, legend)
                for cell in block.cells:
                    self._of_text(texts.text(cell.id), legend, explains=small)
            else:
                self._of_text(texts.text(block.id), legend)
        self._of_lines(document, texts, legend)
        self._of_worded(document, texts, legend)
        self._of_midway(document, texts, legend)
        self._of_lagging(document, texts, legend)
        if legend.colours.get("grey") is FollowUpStatus.OFF_TRACK:
            legend.colours["grey"] = FollowUpStatus.UNKNOWN  # 灰灯:尚未开展 judges nothing yet
        legend.agree()
        return legend

    def _meaning(self, legend: Legend) -> Callable[[str], FollowUpStatus | None]:
        """Reads what a legend says of one light, and notes where it says so for now and later. Of a name and what it
        stands for the graver counts: "Bagud – målet forventes ikke nået", "Risiko – målet nås kun med ..."."""

        def read(text: str) -> FollowUpStatus | None:
            name, _, told = text.partition(" – ")
            said = [one for part in (name, told) if told and (one := self.word(part)) in _GRAVITY]
            status = max(said, key=_GRAVITY.index) if said else self.word(text)
            if status is not None and self._tells_no_time(text):
                legend.timeless.add(status)
            return status

        return read

    def _of_text(self, text: str, legend: Legend, *, explains: bool = True) -> None:
        names = {colour for _, _, colour in self._colours(text)}
        legend.named |= len(names & LIGHTS.keys()) >= 2
        if not explains:
            return
        self._of_letters(text, legend)
        read = self._meaning(legend)
        for name, meaning in self._explained(text):
            status = read(meaning)
            if status is not None and not self._is_light(meaning):
                legend.colours.setdefault(name, status)
            elif name in LIGHTS and legend.named:
                legend.colours.setdefault(name, LIGHTS[name])
        for mark, meaning in re.findall(rf"({_MARK.pattern}){_MEANS}([^;,.。;\n]{{3,60}})", text):
            own = "".join(takewhile(lambda sign: not is_symbol(sign), meaning))  # up to the next mark
            if (status := read(own)) is not None:
                legend.words.setdefault(mark.strip(), status)
        legend.words = _graded(dict(reversed(explained(text, read).items()))) | legend.words
        legend.words = listed(text, read) | legend.words
        for colour, status in (of_colours(text, read) or scale(text, read)).items():
            legend.colours.setdefault(colour, status)

    def _of_lines(self, document: Document, texts: Texts, legend: Legend) -> None:
        """Marks that lines explain one by one, several of them in a row, or behind a line with others."""
        lines: dict[str, FollowUpStatus] = {}
        read = self._meaning(legend)
        for block in [*document.blocks, None]:
            text = texts.text(block.id) if isinstance(block, Passage) else ""
            if (found := opened(text, read)) is not None:
                lines.setdefault(*found)
                continue
            if len(set(lines.values())) > 1:
                legend.words = _graded(lines) | legend.words
            lines = dict(explained(text, read))

    def _of_worded(self, document: Document, texts: Texts, legend: Legend) -> None:
        """Colours that go with one status in words each, in coloured cells or right of them: a key beside the goals in
        their own table, or statuses in words in another table of the report."""
        said: dict[str, set[FollowUpStatus]] = {}
        for table in (block for block in document.blocks if isinstance(block, Table)):
            at = {(cell.row, cell.column): cell for cell in table.cells}
            for cell in (cell for cell in table.cells if colour_of(cell.color) in LIGHTS):
                right = at.get((cell.row, cell.column + cell.column_span))
                own = texts.text(cell.id).strip()
                text = own or (texts.text(right.id).strip() if right is not None and not right.color else "")
                if 0 < len(text) <= _WORDED and (status := self._meaning(legend)(text)) is not None:
                    said.setdefault(colour_of(cell.color), set()).add(status)
        if len(said) > 1 and all(len(statuses) == 1 for statuses in said.values()):
            for colour, statuses in said.items():
                legend.colours.setdefault(colour, *statuses)

    def _of_midway(self, document: Document, texts: Texts, legend: Legend) -> None:
        """Words such as "På väg" stand in the middle of "uppnått, på väg, ej uppnått" and are what goes well where
        another word of the same column or of one sentence is in the middle: "på väg, osäkert eller nås inte"."""
        columns: dict[str, set[str]] = {}
        for block in document.blocks:
            if isinstance(block, Table):
                heads = {cell.column: texts.text(cell.id) for cell in block.cells if cell.row == 0}
                for cell in block.cells:
                    if 0 < len(text := texts.text(cell.id).strip()) <= _WORDED:
                        columns.setdefault(heads.get(cell.column, ""), set()).add(text)
        said = [[texts.text(block.id)] for block in document.blocks if isinstance(block, Passage)]
        for together in (*said, *columns.values()):
            found = [(text, match) for text in together for _, match in self._rules.find(text, "midway")]
            if found and any(self._is_between(text) for text in together):
                legend.words = {m.group().lower(): FollowUpStatus.ON_TRACK for _, m in found} | legend.words

    def _of_lagging(self, document: Document, texts: Texts, legend: Legend) -> None:
        """What lags is the worst of three grades where another is at risk and none is worse: 正常推进, 存在风险 and
        进度滞后."""
        cells = [cell for block in document.blocks if isinstance(block, Table) for cell in block.cells]
        said = {texts.text(one.id).strip(_AROUND) for one in (*cells, *document.blocks) if not isinstance(one, Table)}
        if not any(self._rules.has(text, "lagging") for text in said):
            return
        said |= {clause.strip(_AROUND) for text in said for clause in _CLAUSES.split(text)}
        short = {text for text in said if 0 < len(text) <= _WORDED}
        late = {text for text in short if any(m.group() == text for _, m in self._rules.find(text, "lagging"))}
        graded = {text: printed.status for text in short if late and (printed := self.alone(text, legend))}
        others = {status for text, status in graded.items() if text not in late}
        if {FollowUpStatus.ON_TRACK, FollowUpStatus.AT_RISK} <= others and FollowUpStatus.OFF_TRACK not in others:
            legend.words = {text.lower(): FollowUpStatus.OFF_TRACK for text in late} | legend.words

    def _is_between(self, text: str) -> bool:
        """Whether a text has a status between good and bad beside the words that only may be one."""
        spans = [match.span() for _, match in self._rules.find(text, "midway")]
        hits = [hit for hit in self._said(text) if not any(a <= hit[0] < b for a, b in spans)]
        return any(FollowUpStatus(value) in _BETWEEN for _, _, value in hits)

    def _of_letters(self, text: str, legend: Legend) -> None:
        """Letters that a text explains side by side, two at least: "G = enligt plan  A = avvikelse  R = nås inte"."""
        found = list(_LETTER.finditer(text))
        meanings: dict[str, FollowUpStatus] = {}
        for place, letter in enumerate(found):
            stop = found[place + 1].start() if place + 1 < len(found) else len(text)
            said = re.split(r"[.;。;\n]", text[letter.end() : min(stop, letter.end() + _MAX_MEANING)])[0]
            if (status := self._meaning(legend)(said)) is not None:
                meanings.setdefault(letter.group(1).lower(), status)
        if len(set(meanings.values())) > 1:
            legend.words = meanings | legend.words

    def _explained(self, text: str) -> Iterator[tuple[str, str]]:
        """Each colour that a text explains, with its explanation: "Grøn: målet forventes opfyldt. Gul: ..."."""
        found = self._colours(text)
        for place, (_, end, colour) in enumerate(found):
            stop = found[place + 1][0] if place + 1 < len(found) else len(text)
            means = self._means.match(text[end:stop])
            if means:
                yield colour, text[end + means.end() : min(stop, end + means.end() + _MAX_MEANING)]
        for bracket in _IN_BRACKETS.finditer(text):
            if named := self._named(bracket.group(1)):
                ahead = re.split(r"[.;,。;,、]", text[: bracket.start()])[-1]
                yield named, ahead

    def _is_light(self, meaning: str) -> bool:
        """Whether an explanation only names a light again."""
        return bool(self._named(meaning.strip(" .")))

    def _of_table(self, table: Table, texts: Texts, legend: Legend) -> None:
        """A small table of colours or marks with their meanings beside, in or beneath them."""
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        lettered = {
            text.lower(): meant
            for cell in cells
            if _ALONE.fullmatch(text := texts.text(cell.id).strip())
            and (meant := self._meaning(legend)(_beside(cell, cells, texts)))
        }
        if len(set(lettered.values())) > 1:
            legend.words = lettered | legend.words
        for cell in cells:
            colour, text = colour_of(cell.color), texts.text(cell.id).strip()
            dash = text in _DASHES and self.word(_beside(cell, cells, texts)) is FollowUpStatus.UNKNOWN
            is_mark = bool(text) and (dash or bool(_MARK.fullmatch(text)) or bool(self._named(text)))
            if not colour and not is_mark:
                continue
            beside = text if colour and text and not is_mark else _beside(cell, cells, texts)
            if self._is_light(beside):  # the next row's light explains none: "Grön" over "Gul"
                continue
            status = self._meaning(legend)(beside or _ahead(cell, cells, texts))
            colour = colour or self._named(text)
            if colour and (status or (beside and colour in LIGHTS and self._explains(cells, texts))):
                legend.colours.setdefault(colour, status or LIGHTS[colour])
            if is_mark and not self._named(text) and status and not cell.color:
                legend.words.setdefault(text.lower(), status)

    def _explains(self, cells: Iterable[Cell], texts: Texts) -> bool:
        """Whether a small table colours three cells or more, which is what a legend does."""
        return len({colour for cell in cells if (colour := colour_of(cell.color)) in LIGHTS}) >= 2


def _graded(meanings: Mapping[str, FollowUpStatus]) -> dict[str, FollowUpStatus]:
    """The meanings of lights or marks from good to bad; of three that tell two ways of falling short the first is
    between, and the last is worse: "nået", "ikke nået, men bedre end i fjor", "ikke nået og ringere end i fjor";
    进展正常、存在风险、进度滞后."""
    graded = dict(meanings)
    if len(graded) == len(LIGHTS):
        (_, good), (between, wanting), (worst, bad) = graded.items()
        if good in (FollowUpStatus.MET, FollowUpStatus.ON_TRACK) and wanting is bad:
            graded[between] = _MILDER.get(bad, bad)
            graded[worst] = _GRAVER.get(bad, bad)
    return graded


def _mark_of(text: str) -> str:
    """A status as legends hold it: a mark by its first character, whatever chooses its look; words in lower case."""
    return text[0] if is_symbol(text[0]) and not any(map(str.isalnum, text)) else text.lower()


def _is_small(table: Table) -> bool:
    lights = sum(1 for cell in table.cells if colour_of(cell.color) in ("green", "yellow", "red", "blue", "grey"))
    small = table.n_rows <= _MAX_LEGEND_ROWS and table.n_columns <= 3
    flat = table.n_rows <= 2 and table.n_columns <= _MAX_LEGEND_COLUMNS
    return (small or flat) and (lights >= 2 or small)


def _beside(cell: Cell, cells: Iterable[Cell], texts: Texts) -> str:
    """The text right of a cell, or else beneath it."""
    right = next((c for c in cells if c.row == cell.row and c.column == cell.column + cell.column_span), None)
    below = next((c for c in cells if c.column == cell.column and c.row == cell.row + cell.row_span), None)
    return next((text for one in (right, below) if one and (text := texts.text(one.id).strip())), "")


def _ahead(cell: Cell, cells: Iterable[Cell], texts: Texts) -> str:
    """The text left of a cell, where a legend may set its lights behind their meanings."""
    left = next((c for c in cells if c.row == cell.row and c.column + c.column_span == cell.column), None)
    return texts.text(left.id).strip() if left is not None else ""
