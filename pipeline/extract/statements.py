"""What one passage states: an item of a list, a sentence, a numbered task. Like all readers, this only points; `build`
interprets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.extract.aims import leads_on
from pipeline.extract.bodies import BodyReader
from pipeline.extract.labels import LabelReader
from pipeline.extract.measures import MeasureSplitter, Piece, is_enumerated, marker_length
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import SILENT_ROLES, UNREAD_ROLES, Outliner, Section
from pipeline.extract.quantities import is_universal
from pipeline.extract.sentences import DATED, PROMISING, WISHED, GoalSign, SentenceJudge
from pipeline.extract.spans import after_marker, split_at, trimmed
from pipeline.extract.texts import BlockText
from pipeline.packs.headers import split_numbering
from pipeline.records import Mention, Origin, Passage, PassageKind, Period

_CODED = re.compile(r"[A-ZÆØÅÄÖ]{1,3}\.?\d{1,2}[.:)]?\s+\S")
_MAX_RUN_IN = 90  # characters
_MAX_NAME = 40  # characters
_TOLD = ("reporting", "frequency", "owner")  # may stand apart from the goals of their paragraph
_ASIDES = (*_TOLD, "fulfilment", "baseline", "weight")
_LIST = 3  # clauses parted by semicolons behind "the goals are:"
_AT_LENGTH = 120  # characters of wide script that only tell activities
_LETTERS = 4  # letters for a character of wide script
_MIN_CLAUSE = 14  # letters
_BESIDE = 2  # characters between two clauses
_DASHED = re.compile(r"([^\W\d_][^.:;–—]{3,89}?) [–—] (?=[^\W\d].{12})")
_RUN_IN = re.compile(r"\s*([^。.:;,]{2,24})[。.:]")
_STEP = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年?\s*[:–—=-]\s*(?=\S)")
_LED_IN = re.compile(r": (?=[A-ZÆØÅÄÖ])")
_LED = ("sentence.target-list", "list.in-goal-section")  # goals that a sentence before them leads in
_LISTED_ON = ";, "
_UNFINISHED = (":", ";", ",", ".", "。", "、", "-", "–", "")  # a line that is no name of its own
_LEVEL = re.compile(r":\s*\d")
_LEADS = (":", ";", ",")  # what a paragraph ends with that goes on in a list
_SHOWN = re.compile(r"(?P<aim>[^\[\]]{8,}?)\s*(?:\[(?P<by>[^\[\]]+)\]|\((?P<said>(?:[^()]|\([^()]*\))+)\))\s*\.?$")
_INDICATOR = re.compile(r"[^\W\d][^:;]{3,}:\s*[^:;]*\d")  # "Lösningsgrad: minst 72 %"
_INLINE = re.compile(r"\((\d{1,2})\)")


class StatementReader:
    """Goals of single passages, for `prose`, which knows where in the document they stand."""

    def __init__(
        self,
        outliner: Outliner,
        labels: LabelReader,
        bodies: BodyReader,
        splitter: MeasureSplitter,
        judge: SentenceJudge,
    ) -> None:
        self._outliner = outliner
        self._labels = labels
        self._bodies = bodies
        self._splitter = splitter
        self._judge = judge
        self._plan: Period | None = None

    def begin(self, plan: Period | None) -> None:
        """Starts a document whose plan runs for this period."""
        self._plan = plan

    def is_item(self, passage: Passage, block: BlockText) -> bool:
        """A list item, or a paragraph that opens with a goal's number ("F2. Soliditeten ska ...")."""
        coded = passage.kind == PassageKind.PARAGRAPH and _CODED.match(block.text)
        return passage.kind == PassageKind.LIST_ITEM or bool(coded)

    def is_charged(self, passage: Passage, block: BlockText) -> bool:
        """Whether a numbered passage is a task that closes with who leads and when it is due, or with who
        leads one that counts something: "5.…。(6月底完成,牵头单位:市民政局)"."""
        numbered = passage.kind is PassageKind.LIST_ITEM and not _is_dashed(block.text[: passage.marker or 0])
        length, parts = self._labels.closing(block.text)
        fields = {part.field for part in parts}
        led = "responsible" in fields and ("deadline" in fields or self._judge.counts(block.text[:length]))
        return numbered and led

    def is_set_aside(self, passage: Passage, block: BlockText) -> bool:
        """Whether the words that open a numbered passage say that it states no goals: "(二)工作基础。2025年..."."""
        return self._opens_as(passage, block, *SILENT_ROLES, *UNREAD_ROLES)

    def opens_goals(self, passage: Passage, block: BlockText) -> bool:
        """Whether the words that open a numbered passage head goals: "(三)行动目标。到2026年..."."""
        return self._opens_as(passage, block, "goals")

    def _opens_as(self, passage: Passage, block: BlockText, *roles: str) -> bool:
        _, skip = split_numbering(block.text)
        start = max(skip, after_marker(passage, block))
        opening = _RUN_IN.match(block.text, start) if start else None
        hit = self._outliner.role(opening.group(1)) if opening else None
        return hit is not None and hit[0].kind in roles

    def item(self, passage: Passage, block: BlockText) -> GoalGroup | None:
        number, skip = split_numbering(block.text)
        start, end = trimmed(block.text, max(skip, after_marker(passage, block)), len(block.text))
        if (lined := self._lined(block, start, end)) is not None:
            if number is not None and any(map(str.isalnum, block.text[slice(*number)])):
                lined.add(Mention("number", block.id, *number, lined.rule))
            return lined
        told = self._follow_up(block, start, end)
        sign = self._judge.list_item_sign(block.text[start : told[0].start if told else end])
        if sign is None or end - start <= 3:
            return None
        group = self._named_item(block, start, trimmed(block.text, start, told[0].start)[1] if told else end, sign)
        for piece in told:
            leads = block.text[: piece.end].endswith(":")
            if not leads and not self._bodies.told(block, piece.start, piece.end, group):
                self._bodies.measures(block, piece.start, piece.end, group)
        if number is not None and any(map(str.isalnum, block.text[slice(*number)])):
            group.add(Mention("number", block.id, *number, sign.rule))
        if end - start > _AT_LENGTH:
            self._drop_acts(block, self._splitter.pieces(block, start, end), group)
        return group

    def _lined(self, block: BlockText, start: int, end: int) -> GoalGroup | None:
        """An item whose author sets its name on a line of its own, over what it is held to: "Färre olyckor / Antal
        olyckor: högst 40."."""
        stop = next((place for place in self._bodies.own_lines(block) if place > start), end)
        name = block.text[start:stop].rstrip()
        said = block.text[stop:end]
        if not said or len(name) > _MAX_RUN_IN or name[-1:] in _UNFINISHED or self._judge.counts(name):
            return None
        if not said[0].isupper() and not is_wide(said[0]):
            return None  # a line that goes on
        held = self._judge.firm_targets(said) or (_LEVEL.search(said) and self._judge.counts(said))
        if not held or self._judge.list_item_sign(name) is None:
            return None
        group = GoalGroup(Origin.PROSE, 0.7, "list.lined")
        group.add(*title_of(block, start, start + len(name), group.rule))
        for piece in self._splitter.pieces(block, stop, end):
            place = (block.id, piece.start, piece.end)
            if self._judge.targets(block.text[piece.start : piece.end]):
                group.measures.append(MeasureGroup([Mention("text", *place, "prose.measure")]))
            elif not group.measures and not group.first("statement"):
                group.add(Mention("statement", *place, group.rule))
        return group

    def shown_in_brackets(self, passage: Passage, block: BlockText) -> GoalGroup | None:
        """An item that says an aim and in brackets what shows it: "Den som ringer får svar. [Svarstid: högst 3 min]";
        None for any other."""
        start = after_marker(passage, block)
        found = _SHOWN.match(block.text, start) if passage.kind == PassageKind.LIST_ITEM else None
        if found is None or not self._judge.is_sentence(found["aim"]):
            return None
        group = GoalGroup(Origin.PROSE, 0.7, "list.shown-in-brackets")
        first, last = found.span("by" if found["by"] else "said")
        shown = block.text[first:last]
        if not (_INDICATOR.match(shown) or self._judge.firm_targets(shown) or self._judge.is_dated(shown)):
            return None
        for place in split_at(block.text, first, last, ";"):
            clause = trimmed(block.text, *place)
            if not self._bodies.told(block, *clause, group):
                self._bodies.measures(block, *clause, group)
        group.add(Mention("statement", block.id, start, found.end("aim"), group.rule))
        return group if group.measures else None

    def names_indicator(self, passage: Passage, block: BlockText) -> bool:
        """Whether an item names in its closing brackets an indicator and the level that it is held to."""
        found = _SHOWN.match(block.text, after_marker(passage, block))
        said = (found["by"] or found["said"]) if found and passage.kind == PassageKind.LIST_ITEM else ""
        return _INDICATOR.match(said) is not None and not self._labels.is_remark(said)

    def numbered(self, passage: Passage, block: BlockText) -> GoalGroup | None:
        """The goal of a paragraph that opens with a label and number: "Mål 2. Ingen unge skal sove på gaden."."""
        found = self._outliner.numbered_goal(block.text) if passage.kind == PassageKind.PARAGRAPH else None
        if found is None:
            return None
        number, start = found
        sign = self._judge.list_item_sign(block.text[start:])
        if sign is None or not self.states_goal(block.text[start:]):
            return None
        told = self._follow_up(block, start, len(block.text))
        stop = told[0].start if told else len(block.text)
        group = self._named_item(block, start, trimmed(block.text, start, stop)[1], sign)
        for piece in told:
            self._bodies.measures(block, piece.start, piece.end, group)
        group.add(Mention("number", block.id, *number, sign.rule))
        return group

    def numbered_within(self, passage: Passage, block: BlockText) -> list[GoalGroup]:
        """The goals of a paragraph in which labels and numbers open sentences further on: "Åkern går inte att flytta.
        Mål 1: Arealen ska inte minska. Vi mäter ... Mål 2: Fler unga ska driva lantbruk. Senast 2033 ...". The sentence
        behind the label states the goal; of those behind it, the ones that show it measure it."""
        if passage.kind is not PassageKind.PARAGRAPH:
            return []
        starts = [start for start, _ in self._judge.sentences(block.text)]
        labels = [(at, found) for at in starts if (found := self._outliner.numbered_goal(block.text[at:])) is not None]
        if not any(at for at, _ in labels):
            return []
        groups: list[GoalGroup] = []
        for (at, (number, start)), end in zip(labels, [*(at for at, _ in labels[1:]), len(block.text)], strict=True):
            pieces = self._bodies.pieces(block, at + start, trimmed(block.text, at + start, end)[1], None)
            if not pieces:
                continue  # "Mål 1: Ekonomichefen ansvarar för uppföljningen."
            first, *later = pieces
            sign = self._judge.list_item_sign(block.text[first.start : first.end])
            if sign is None or not self.states_goal(block.text[first.start : first.end]):
                continue  # "Mål 1: Ventetiden opgøres hver måned."
            group = self._sentence_goal(block, first.start, first.end, sign.confidence, sign.rule)
            group.add(Mention("number", block.id, at + number[0], at + number[1], sign.rule))
            for piece in later:
                text = block.text[piece.start : piece.end]
                if piece.end == len(block.text) and leads_on(text):
                    continue  # "Till utgången av 2031 ska" ahead of a list
                if piece.kind in _ASIDES or self._judge.measures_aim(text) or self._judge.firm_targets(text):
                    self._bodies.measures(block, piece.start, piece.end, group)
            groups.append(group)
        return groups

    def states_goal(self, text: str) -> bool:
        """Whether a text that a number marks as one of several goals says what is to be."""
        if self._judge.list_item_sign(text) is None:
            return False
        return self._judge.wishes(text) or bool(self._judge.firm_targets(text))

    def _follow_up(self, block: BlockText, start: int, end: int) -> list[Piece]:
        """The sentences that close an item and speak of its follow-up, its owner or the state before: "Minst 95 procent
        ... Utfallet ska redovisas efter varje tertial."."""
        told: list[Piece] = []
        for piece in reversed(self._bodies.pieces(block, start, end, None)):
            leads = not told and block.text[: piece.end].endswith(":")  # "Följande ska vara uppnått:" ahead of a list
            labelled = self._labels.is_simply_labelled(block.text[piece.start : piece.end])
            said = piece.kind in (*_TOLD, "baseline", "weight") or labelled or leads
            if not said or piece.start <= start:
                break
            told.insert(0, piece)
        return told

    def _named_item(self, block: BlockText, start: int, end: int, sign: GoalSign) -> GoalGroup:
        """An item whose first sentence is a name (——居民健康水平稳步提高。到2025年，...) has title and statement."""
        if (dash := self._name_before_dash(block.text, start, end)) is not None:
            stated = self._sentence_goal(block, dash.end(), end, sign.confidence, sign.rule)
            stated.add(Mention("title", block.id, *dash.span(1), sign.rule))
            return stated
        pieces = self._splitter.pieces(block, start, end)
        first = pieces[0] if pieces else None
        named = (
            first is not None
            and len(pieces) > 1
            and first.end - first.start <= (_MAX_NAME if is_wide(block.text[start]) else _MAX_RUN_IN)
            and first.kind != "fulfilment"
            and not (is_wide(block.text[start]) and "," in block.text[first.start : first.end])
            and (is_wide(block.text[start]) or self._is_run_in(block, first, start))
            and not self._judge.targets(block.text[first.start : first.end])
        )
        group = self.titled(block, start, end, sign.confidence, sign.rule) if named else None
        if group is not None:
            return group
        return self._sentence_goal(block, start, end, sign.confidence, sign.rule)

    def _name_before_dash(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The name that an item sets before its statement with a dash: "Trygge børn – alle skoler har en plan"."""
        dash = _DASHED.match(text, start, end)
        name = dash.group(1) if dash else ""
        return dash if name and not self._judge.is_sentence(name) and not self._judge.targets(name) else None

    def _is_run_in(self, block: BlockText, first: Piece, start: int) -> bool:
        """Whether a coded paragraph opens with its title: "I.1 Ny kontrolmodel. Målere skal kontrolleres ..."."""
        name = block.text[first.start : first.end].rstrip(" .")
        return start > 0 and bool(_CODED.match(block.text)) and not self._judge.is_sentence(name)

    def passage(
        self, passage: Passage, block: BlockText, *, in_goal_section: bool, direct: bool = False
    ) -> Iterator[GoalGroup]:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
            return
        if not self._labels.is_remark(block.text):
            yield from self.sentences(block, in_goal_section, direct=direct)

    def step(self, passage: Passage, block: BlockText) -> MeasureGroup | None:
        """A line that is one step of the goal above it, a year and its figure: "2027: 36 procent"."""
        start = after_marker(passage, block)
        step = _STEP.match(block.text, start)
        text = block.text[step.end() :] if step else ""
        if step is None or len(text) > _MAX_NAME or not self._judge.targets(text):
            return None
        return MeasureGroup(
            [
                Mention("text", block.id, start, len(block.text), "prose.step"),
                Mention("target", block.id, step.end(), len(block.text), "prose.step", detail=step.group("year")),
            ]
        )

    def follows_up(self, passage: Passage, block: BlockText) -> bool:
        """Whether a paragraph says nothing but how the goal above it is followed up, and by whom."""
        pieces = self._bodies.pieces(block, 0, len(block.text), None)
        return passage.kind == PassageKind.PARAGRAPH and bool(pieces) and all(piece.kind in _TOLD for piece in pieces)

    def told(self, passage: Passage, block: BlockText, goal: GoalGroup) -> None:
        """Gives a goal what a later paragraph says of its owner and its follow-up, and nothing else."""
        if passage.kind is not PassageKind.PARAGRAPH:
            return
        for piece in self._bodies.pieces(block, 0, len(block.text), goal):
            if piece.kind in _TOLD:
                self._bodies.measures(block, piece.start, piece.end, goal)

    def sentences(self, block: BlockText, in_goal_section: bool, *, direct: bool = False) -> Iterator[GoalGroup]:
        """The goals of running text. What follows a goal in its paragraph and speaks of its follow-up, its owner or the
        state before goes to it, as do requirements behind a sentence that names the state aimed at."""
        found: list[GoalGroup] = []
        pieces = self._bodies.pieces(block, 0, len(block.text), None)
        takes = adjacent = led = False
        day: Mention | None = None  # of a sentence before, which holds for the targets listed behind it
        for index, piece in enumerate(pieces):
            text = block.text[piece.start : piece.end]
            self.governed(found, block, day)
            day = self._leading_day(block, piece.start, piece.end) or day
            if found and piece.kind in _ASIDES and (adjacent or piece.kind in _TOLD):
                for goal in found if self._judge.is_joint(text) else found[-1:]:
                    self._bodies.measures(block, piece.start, piece.end, goal)
                takes = takes and piece.kind not in ("reporting", "frequency")
                continue
            if led and self._judge.aims_before(text):
                continue  # "Det är målet med programmet." speaks of the sentence before
            listed_on = bool(found) and self._lists_on(found[-1], text)
            enumerated = adjacent and is_enumerated(text) and self._judge.firm_targets(text)
            shows = takes and self._judge.measures_aim(text) and not self._judge.goes_further(text)
            if not listed_on and (enumerated or shows):
                self._bodies.measures(block, piece.start, piece.end, found[-1])
                continue
            if listed := self._announced_list(block, piece.start, piece.end):
                found += [self._sentence_goal(block, *span, 0.85, "sentence.target-list") for span in listed]
                takes = adjacent = False
                continue
            sign, lead = self._sign(text, in_goal_section=in_goal_section)
            if listed_on and (sign is None or sign.rule != "sentence.declared"):
                sign = GoalSign(0.85, "sentence.target-list")
            led = self._leads(block, pieces[index:], first=in_goal_section and index == 0)
            if led and (sign is None or sign.rule != "sentence.declared"):
                sign = GoalSign(0.75, "sentence.leading")
            if found and in_goal_section and not listed_on and self._goes_on(block, piece, sign, found[-1]):
                continue
            adjacent = sign is not None
            if sign is None:
                continue
            declared = sign.rule in ("sentence.declared", "sentence.target-list")
            clauses = self._target_list(block, piece.start, piece.end, declared=declared)
            takes, adjacent = led and not clauses, not clauses
            for start, end in clauses:
                start = trimmed(block.text, start + self._judge.opener(block.text[start:end]), end)[0]
                found.append(self._sentence_goal(block, start, end, sign.confidence, "sentence.target-list"))
            if not clauses:
                start = piece.start + (marker_length(text) if listed_on else lead)
                found.append(self._sentence_goal(block, start, piece.end, sign.confidence, sign.rule))
                found[-1].direct = direct and self._stands_alone(sign, text, pieces)
                if takes and not self._judge.counts(text):
                    found[-1].measures.clear()  # "Ingen ska ...": what follows says what shows it
        self.governed(found, block, day)
        for goal in found:
            self._measure_of_its_words(goal)
        yield from found

    def leading_day(self, block: BlockText) -> Mention | None:
        """The day that a paragraph sets for the list that it leads in: "到2027年,体系更加完善,实现以下目标:". One that
        a full stop closes states a goal of its own, and the list names no day."""
        pieces = self._splitter.pieces(block, 0, len(block.text))
        if not pieces or block.text.rstrip()[-1:] not in _LEADS:
            return None
        return self._leading_day(block, pieces[-1].start, pieces[-1].end)

    def _leading_day(self, block: BlockText, start: int, end: int) -> Mention | None:
        """The day of a sentence that names one year by which a state is reached, and no figure."""
        text = block.text[start:end]
        place = None if self._judge.counts(text) else self._judge.year_due(text)
        return Mention("deadline", block.id, start + place[0], start + place[1], "list.leading-day") if place else None

    def governed(self, goals: list[GoalGroup], block: BlockText, day: Mention | None) -> None:
        """Gives goals listed in a block that name no time of their own the day of the sentence that leads them in."""
        for goal in goals:
            stated = goal.first("statement")
            if day is None or stated is None or goal.rule not in _LED or goal.first("deadline"):
                continue
            before = day.block == block.id and stated.start <= day.start
            if before or self._judge.names_time(block.text[stated.start : stated.end]):
                continue
            goal.add(day)
            for measure in goal.measures:
                measure.mentions.append(day)

    def _measure_of_its_words(self, goal: GoalGroup) -> None:
        """A government's declared goal without a figure is measured by its own words: nothing else will be said."""
        stated = goal.first("statement")
        if stated and goal.rule == "sentence.declared" and not goal.measures and self._judge.takes_aims_for_measures:
            place = (stated.block, stated.start, stated.end)
            goal.measures.append(MeasureGroup([Mention("text", *place, goal.rule, "statement")]))

    def _lists_on(self, goal: GoalGroup, text: str) -> bool:
        """Whether a sentence goes on with the targets that the one before it declares, where the language strings them
        together: 主要预期目标是:地区生产总值增长5%左右。工业增加值增长6%,固定资产投资增长4%。"""
        declared = goal.rule in ("sentence.declared", "sentence.target-list") and is_wide(text[:1])
        return declared and self._judge.counts(text) and self._judge.is_result(text)

    def _sign(self, text: str, *, in_goal_section: bool) -> tuple[GoalSign | None, int]:
        """Whether a sentence states a goal, and where it begins: one on a state by a year, or that says nothing of its
        own, may go on in a full one behind a colon: "Ét mål rækker ud over året: Inden udgangen af 2027 skal ..."."""
        sign = self._judge.sign(text, in_goal_section=in_goal_section, plan=self._plan)
        lead = _LED_IN.search(text) if sign is None or sign.rule == "sentence.committed-by-year" else None
        if lead is None:
            return sign, 0
        behind = self._judge.sign(text[lead.end() :], in_goal_section=False, plan=self._plan)
        return (sign or behind, lead.end()) if behind is not None else (sign, 0)

    def _stands_alone(self, sign: GoalSign, text: str, pieces: list[Piece]) -> bool:
        """Whether a sentence under a heading that announces goals is one by its place: a wish without a figure is so
        only as a paragraph of its own that does not speak about goals."""
        if sign.rule != WISHED:
            return True
        return len(pieces) == 1 and not self._labels.speaks_of_goals(text)

    def _leads(self, block: BlockText, pieces: list[Piece], *, first: bool) -> bool:
        """Whether a sentence names a state, and those behind it say what shows that it is met: "Domarna ska vara
        begripliga. Minst 80 procent av dem ska bedömas som lätta att förstå.". Only the first of a paragraph in a goal
        chapter does so without saying that it aims; elsewhere it declares a goal, or one behind it commits to a figure,
        or the next says that it was the aim."""
        texts = [block.text[piece.start : piece.end] for piece in pieces]
        following = texts[1:]
        if following and self._judge.concludes(following[0]):
            return False  # it tells why: "Kommunerne skal kunne planlægge. Derfor skal svaret gives inden 60 dage."
        if following and self._judge.aims_before(following[0]):
            return not self._judge.counts(texts[0])
        if not first and self._judge.of_government:
            return False  # in a declaration or strategy each promise of a figure is a goal of its own
        if not first and not self._judge.declares(texts[0]):
            following = [text for text in following if self._judge.aims(text) and self._judge.counts(text)]
        if not any(map(self._judge.measures_aim, following)):
            return False
        if first and all(self._judge.firm_targets(text) or self._judge.measures_aim(text) for text in following):
            return self._judge.wishes(texts[0]) and not self._judge.counts(texts[0])  # be it a change: "ska förkortas"
        return self._judge.leads(texts[0]) and (first or self._judge.aims(texts[0]))

    def _goes_on(self, block: BlockText, piece: Piece, sign: GoalSign | None, goal: GoalGroup) -> bool:
        """Whether a sentence behind a declared goal in its paragraph speaks of that goal: "Det er målet, at ... Det
        indebærer, at ... I 2025 blev ... Ansvaret ligger i ..."; its figures are the goal's."""
        if goal.rule != "sentence.declared" or (sign is not None and sign.rule == "sentence.declared"):
            return False
        if sign is not None and self._judge.goes_further(block.text[piece.start : piece.end]):
            return False
        if self._bodies.told(block, piece.start, piece.end, goal):
            return True
        if sign is not None and goal.measures and sign.rule == "sentence.committed-with-figure":
            return False  # each has a figure of its own
        if piece.kind == "baseline":
            goal.add(Mention("baseline", block.id, piece.start, piece.end, "prose.baseline"))
        elif sign is not None:
            self._bodies.measures(block, piece.start, piece.end, goal)
        return sign is not None or piece.kind in ("baseline", "other")

    def _announced_list(self, block: BlockText, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses of a list that its lead calls goals: "For driften gælder følgende mål: at ...; at ..."."""
        colon = block.text.find(":", start, end)
        if colon < 0 or not self._judge.announces(block.text[start:colon]):
            return []
        spans = [trimmed(block.text, *span) for span in split_at(block.text, colon + 1, end, ";")]
        return [_without_stop(block.text, *span) for span in spans if span[0] < span[1]] if len(spans) > 1 else []

    def _target_list(self, block: BlockText, start: int, end: int, *, declared: bool) -> list[tuple[int, int]]:
        """The clauses of a list of main targets, each a goal: parted by semicolons, or in a declared list of three and
        more by commas. A clause without anything to reach goes with the one before, but where semicolons alone part
        what is declared: 奋斗目标是:改革取得新突破;开放迈上新台阶;……"""
        text = block.text
        opening = text.find(":", start, end) + 1 or start
        for mark, least in ((";", 2), (",", 3)):
            if mark == "," and not (declared and is_wide(text[start])):
                continue
            if mark == "," and opening == start and self._judge.is_mere_date(text[start:end].partition(",")[0]):
                continue
            spans: list[tuple[int, int]] = []
            firm = 0
            for first, last in split_at(text, opening, end, mark):
                first, last = trimmed(text, first, last)
                targets = self._judge.firm_targets(text[first:last])
                firm += bool(targets)
                if spans and sum(map(str.isalpha, text[first:last])) < _MIN_CLAUSE and not is_wide(text[first:last]):
                    return []  # "2025: 0,5 procent; 2026: 1,0 procent" is one measure year by year
                if spans and self._judge.is_included(text[first:last]):
                    spans[-1] = (spans[-1][0], last)
                    firm -= bool(targets)
                elif mark == "," and spans and not targets and not self._judge.moves(text[first:last]):
                    spans[-1] = (spans[-1][0], last)
                elif first < last:
                    spans.append((first, last))
            first_clause = text[slice(*spans[0])] if spans else ""
            bare = not self._judge.firm_targets(first_clause) and not self._judge.moves(first_clause)
            if mark == "," and len(spans) > 1 and bare:
                spans[:2] = [(spans[0][0], spans[1][1])]  # "到2030年,": the day of what follows
            wide = is_wide(text[opening : opening + 1])
            named = declared and mark == ";" and opening > start and wide and len(spans) >= _LIST
            if named or (firm >= least and firm * 2 >= len(spans) > 1):
                return [_without_stop(text, *span) for span in spans]
        return []

    def _sentence_goal(self, block: BlockText, start: int, end: int, confidence: float, rule: str) -> GoalGroup:
        group = GoalGroup(Origin.PROSE, confidence, rule)
        start += self._labels.goal_label(block.text[start:end])
        end = self._bodies.own_words(block, start, end, group)
        end = start + len(block.text[start:end].rstrip(_LISTED_ON))  # the items of a list close with a semicolon
        group.add(Mention("statement", block.id, start, end, rule))
        stated = block.text[start:end]
        pieces = self._splitter.pieces(block, start, end)
        if len(pieces) > 1 and not is_wide(stated[:1]):
            self._bodies.statement_measures(block, start, end, group)
            return group
        listed = rule == "sentence.target-list" and is_wide(stated[:1])  # where 实现全覆盖 stands among figures
        if shown := self._judge.explains(stated):
            for first, last in self._clauses_with_levels(block.text, start + shown, end):
                group.measures.append(MeasureGroup([Mention("text", block.id, first, last, rule, "statement")]))
            return group
        counted = [target for target in self._judge.targets(stated) if listed or not is_universal(target)]
        level = self._judge.states_level(stated) or self._judge.turns(stated)
        dated = rule in DATED and self._judge.is_dated(stated)
        promised = listed or rule in PROMISING
        if level or (promised and counted) or dated or (listed and self._judge.moves(stated)):
            group.measures.append(MeasureGroup([Mention("text", block.id, start, end, rule, "statement")]))
        for place in self._splitter.milestones(block.text, start, end):
            if place != (start, end):
                group.measures.append(MeasureGroup([Mention("text", block.id, *place, "prose.milestone", "statement")]))
        return group

    def _clauses_with_levels(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses of a text, each with the level it names; one that names none goes with the one before it:
        "Ventetiden er højst 7 dage, | og mindst 85 pct. gennemfører det forløb, de er begyndt på."."""
        spans: list[tuple[int, int]] = []
        for first, last in split_at(text, start, end, ",", ";"):
            if spans and not self._judge.firm_targets(text[first:last]):
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        opened = [trimmed(text, *span) for span in spans]
        return [(a + self._judge.opener(text[a:b]), b) for a, b in opened]

    def titled(self, block: BlockText, start: int, end: int, confidence: float, rule: str) -> GoalGroup | None:
        """A numbered item whose first sentence names the task and whose rest says what is aimed at. Where the rest
        tells nothing but activities at length, the name is all that is aimed at. A first sentence that says how much
        names nothing: 新增学位3000个。招聘教师200名。"""
        group = GoalGroup(Origin.PROSE, confidence, rule)
        end = self._bodies.own_words(block, start, end, group)
        end = start + len(block.text[start:end].rstrip(_LISTED_ON))
        sentences = self._splitter.pieces(block, start, end)
        if not sentences:
            return None
        first = sentences[0]
        if self._outliner.is_silent(block.text[start : first.end]):
            return None  # 加强组织实施 among the tasks is guidance
        named = block.text[first.start : first.end]
        counted = is_wide(named[:1]) and not all(map(is_universal, self._judge.firm_targets(named)))
        if len(sentences) > 1 and not counted:
            group.add(*title_of(block, first.start, first.end, rule))
            group.add(Mention("statement", block.id, sentences[1].start, end, rule))
        else:
            group.add(Mention("statement", block.id, start, end, rule))
        if start and not group.first("number"):  # the marker in front of a list item is its number
            group.add(*_number(block, 0, start, rule))
        self._bodies.statement_measures(block, start, end, group)
        if rule == "task.numbered" and group.first("title"):
            self._drop_acts(block, sentences, group)
        told = [block.text[piece.start : piece.end] for piece in sentences[1:]]
        acts = is_wide(block.text[first.start]) and not any(self._judge.aims(text) for text in told)
        if rule == "task.numbered" and acts and not group.measures and end - first.end > _AT_LENGTH:
            group.mentions = [mention for mention in group.mentions if mention.field != "statement"]
        return group

    def _drop_acts(self, block: BlockText, sentences: list[Piece], group: GoalGroup) -> None:
        """A task or an item of a list told at length states what its sentences from the first to the last with a level
        say; those around them tell activities: 完善就业服务。举办招聘会。到2027年,登记失业率控制在4%以内。"""
        stated = group.first("statement")
        shown = [text.start for one in group.measures if (text := one.first("text"))]
        levels = [piece for piece in sentences if any(piece.start <= place < piece.end for place in shown)]
        at_length = _AT_LENGTH * (1 if is_wide(block.text[sentences[0].start]) else _LETTERS) if sentences else 0
        if stated and levels and levels[0].start >= stated.start and stated.end - stated.start > at_length:
            kept = replace(stated, start=levels[0].start, end=min(levels[-1].end, stated.end))
            group.mentions[group.mentions.index(stated)] = kept

    def run_in_name(self, passage: Passage, block: BlockText) -> list[Mention]:
        """Title and number of a numbered item that opens with its name: (四)智能翻译系统。推动...。到2027年,...。"""
        start = after_marker(passage, block)
        name = _RUN_IN.match(block.text, start)
        if not start or name is None or not is_wide(block.text[start:].strip()[:1]):
            return []
        if self._judge.targets(name.group(1)) or self._outliner.role(name.group(1)):
            return []
        return [*title_of(block, *name.span(1), "task.named"), *_number(block, 0, start, "task.named")]

    def named_aim(self, block: BlockText, name: list[Mention]) -> GoalGroup | None:
        """The goal of a numbered item with a name whose text has one sentence that declares what is to be reached; all
        clauses of that sentence are its measures."""
        pieces = self._splitter.pieces(block, 0, len(block.text))
        signs = [self._judge.sign(block.text[p.start : p.end], in_goal_section=False, plan=self._plan) for p in pieces]
        aims = [p for p, sign in zip(pieces, signs, strict=True) if sign and sign.rule == "sentence.declared"]
        if len(aims) != 1:
            return None
        group = GoalGroup(Origin.PROSE, 0.8, "task.named")
        start, end = aims[0].start, aims[0].end
        group.mentions += [*name, Mention("statement", block.id, start, end, "task.named")]
        for first, last, kind in self._splitter.kinds_of_clauses(block.text, start, end):
            first, last = _without_stop(block.text, *trimmed(block.text, first, last))
            if kind == "measure" and not self._judge.is_mere_date(block.text[first:last]):
                text = Mention("text", block.id, first, last, "task.named", "statement")
                group.measures.append(MeasureGroup([text]))
        return group

    def is_headed(self, passage: Passage, block: BlockText) -> bool:
        """A paragraph that opens with its headline, or a headline alone: 大力提振消费。新增限上企业400家。..."""
        if passage.kind is not PassageKind.PARAGRAPH or not is_wide(block.text[:1]) or block.text.rstrip()[-1:] == ":":
            return False
        pieces = self._splitter.pieces(block, 0, len(block.text))
        if any(self._judge.declares(block.text[piece.start : piece.end]) for piece in pieces[1:]):
            return False  # "今年是...开局之年。...主要预期目标是:..." leads in the main targets
        headline = bool(pieces) and pieces[0].end <= _MAX_NAME
        return headline and not self._judge.targets(block.text[: pieces[0].end])

    def aims(self, passage: Passage, block: BlockText) -> Iterator[GoalGroup]:
        """The clauses of a chapter's paragraph that commit to a figure or to something finished, each a goal with its
        measure: 新建高标准农田15万亩,蔬菜产量稳定在200万吨左右."""
        for piece in self._splitter.pieces(block, after_marker(passage, block), len(block.text)):
            for start, end in self._results(block.text, piece):
                group = GoalGroup(Origin.PROSE, 0.65, "task.clause")
                group.add(Mention("statement", block.id, start, end, "task.clause"))
                group.measures.append(MeasureGroup([Mention("text", block.id, start, end, "task.clause", "statement")]))
                yield group

    def _results(self, text: str, piece: Piece) -> list[tuple[int, int]]:
        """The clauses of a sentence that commit to a result. What only parts the figure before it (其中…), or goes on
        with it (…增长4%,达到18亿元), belongs to that clause."""
        if self._judge.is_past(text[piece.start : piece.end], self._plan.start.year if self._plan else None):
            return []
        found: list[tuple[int, int]] = []
        for span in split_at(text, piece.start, piece.end, ";", ","):
            start, end = _without_stop(text, *trimmed(text, *span))
            clause = text[start:end]
            beside = bool(found) and start - found[-1][1] <= _BESIDE
            if beside and (self._judge.is_included(clause) or self._judge.goes_on_with_level(clause)):
                found[-1] = (found[-1][0], end)
            elif self._judge.is_result(clause):
                found.append((start, end))
        return found

    def inline_tasks(self, block: BlockText) -> list[GoalGroup]:
        """Numbered tasks within one paragraph: "办好八件实事:(1)新建...;(2)为...;(3)..."."""
        marks = list(_INLINE.finditer(block.text))
        if [int(mark.group(1)) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < 3:
            return []
        groups = []
        for mark, after in pairwise([*marks, None]):
            assert mark is not None
            end = after.start() if after is not None else _sentence_end(block.text, mark.end())
            start, end = _without_stop(block.text, *trimmed(block.text, mark.end(), end))
            group = self._sentence_goal(block, start, end, 0.65, "task.inline")
            group.add(Mention("number", block.id, *mark.span(1), "task.inline"))
            groups.append(group)
        return groups


def _is_dashed(marker: str) -> bool:
    return not any(map(str.isalnum, marker))


def _sentence_end(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if text[place] in "。.!"), len(text))


def _without_stop(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in ".。:; ":
        end -= 1
    return start, end


def title_of(block: BlockText, start: int, end: int, rule: str) -> list[Mention]:
    """Title and number of a heading such as "1.加强绩效考核。"."""
    first, last = _without_stop(block.text, start, end)
    number, skip = split_numbering(block.text[first:last])
    mentions = [Mention("title", block.id, first + skip, last, rule)]
    if number is not None:
        mentions.append(Mention("number", block.id, first + number[0], first + number[1], rule))
    return mentions


def _number(block: BlockText, start: int, end: int, rule: str) -> list[Mention]:
    span, _ = split_numbering(block.text[start:end] + " ")
    return [Mention("number", block.id, start + span[0], start + span[1], rule)] if span else []


def number_of(section: Section, rule: str) -> list[Mention]:
    """The number in a section's heading, which is its goal's; nothing where it has none."""
    if section.heading is None or not section.number:
        return []
    return [Mention("number", (section.label or section.heading).id, *section.numbered, rule)]
