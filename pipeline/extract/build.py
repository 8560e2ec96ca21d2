"""Mentions to goals: the only place where a `Goal` is made, so that numbers, dates, types and places are read once for
every origin and every language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipeline.cleaning import is_wide
from pipeline.extract.classify import Classifier
from pipeline.extract.due import DueReader
from pipeline.extract.measured import MeasureBuilder
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.packs.headers import split_numbering
from pipeline.records import (
    Basis,
    Cadence,
    Goal,
    GoalType,
    Measure,
    Mention,
    Origin,
    Period,
    Reporting,
    Scope,
    Source,
    Sourced,
)

_STOPS = ".。!;"
_ROW_NUMBER = re.compile(
    r"^[A-Za-zÆØÅÄÖ]{0,3}\.?\s*\d{1,3}(?:[.\-]\d{1,2})*[a-z]?\.?$|^[一二三四五六七八九十]{1,3}$|^[IVX]{1,4}$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole plan while its goals are built."""

    document_id: str
    sha256: str
    period: Period | None
    level: Sourced[str] | None = None


_LABELLED = "header.goal_or_target"  # a label that heads goals or what they are held to
TURNING = "goal.turning"  # rule of a measure that is nothing but the way a goal's own indicator is to go
BARE_NUMBER = "cell.number-only"  # rule of a title that is nothing but a goal's label and number


class GoalBuilder:
    """Builds goals with one pack."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader, judge: SentenceJudge, classifier: Classifier) -> None:
        self._pack = pack
        self._phrases = phrases
        self._judge = judge
        self._classifier = classifier
        self._measures = MeasureBuilder(phrases, classifier)
        self._due = DueReader(phrases)

    def build(self, group: GoalGroup, texts: Texts, frame: Frame) -> Goal | None:
        """The goal that a group of mentions points at; None where nothing is left to state it."""
        title, statement, number = self._wording(group, texts)
        stated = statement or title
        if stated is None:
            return None
        goal_id = goal_identity(frame, stated.source, stated.value)
        period = frame.period
        group = replace(group, measures=group.measures or self._turning(group, texts))
        measures = self._measures.build(group, texts, period, goal_id)
        deadline = self._deadline(group, texts, measures, period)
        types, type_stated, basis = self._types(group, texts, stated, measures)
        return Goal(
            id=goal_id,
            document_id=frame.document_id,
            origin=group.origin,
            source=stated.source if statement is None or title is None else _first(title.source, stated.source),
            confidence=round(group.confidence * _sureness(title, statement), 3),
            number=number,
            title=title,
            statement=statement,
            level=self._level(group, texts) or frame.level,
            area=self._text(group.first("area"), texts),
            goal_types=types,
            goal_type_stated=type_stated,
            goal_type_basis=basis,
            result_level=self._classifier.result_level(
                " ".join(part.value for part in (title, statement) if part is not None), measures
            ),
            reporting=self._reporting(group, texts, period),
            measurement_frequency=self._frequency(group, texts),
            deadline=deadline,
            responsible=self._text(group.first("responsible"), texts),
            weight=self._weight(group, texts),
            baseline=self._joined(_before_the_whole(group, measures), texts),
            fulfilment_rule=self._text(group.first("fulfilment_rule"), texts),
            measures=measures,
        )

    def _turning(self, group: GoalGroup, texts: Texts) -> list[MeasureGroup]:
        """The sentences of a goal that nothing else measures which name an indicator and which way it is to go
        ("Andelen invånare som känner sig trygga ska öka.") or the day by which they hold, be it beneath them: "Flere
        tolke / Mål: Ordningen er åben for ansøgninger. / Frist: 1. marts 2027"."""
        told = group.first("statement", "goal")
        if told is None:
            return []
        text = texts.text(told.block)[told.start : told.end]
        day = group.first("deadline")
        dated = [day] if day is not None and group.first("title") is not None and told.rule == _LABELLED else []
        return [
            MeasureGroup(
                [Mention("text", told.block, told.start + start, told.start + end, TURNING, "statement"), *dated]
            )
            for start, end in self._phrases.analyse(text).sentences
            if dated or self._judge.turns(text[start:end]) or self._judge.falls_due(text[start:end])
        ]

    # ------------------------------------------------------------------------------------------ wording
    def _wording(
        self, group: GoalGroup, texts: Texts
    ) -> tuple[Sourced[str] | None, Sourced[str] | None, Sourced[str] | None]:
        """Title, statement and number. A goal cell may hold all three: "Mål 1: Robustgørelse ..."."""
        title = self._text(group.first("title"), texts)
        statement = self._joined(group.all("statement"), texts)
        number = self._text(group.first("number"), texts)
        cell = group.first("goal")
        if cell is not None:
            start, cell_number = self._numbering(texts.text(cell.block), cell)
            if cell_number is not None and start == 0:
                cell = replace(cell, rule=BARE_NUMBER)
            number = number or self._text(cell_number, texts)
            head, rest = self._head_and_rest(texts, cell, start)
            if rest is not None:
                title, statement = title or self._text(head, texts), statement or self._text(rest, texts)
            elif self._judge.is_sentence(said := texts.text(cell.block)[start : cell.end]) and not self._is_title(said):
                statement = statement or self._text(head, texts)
            else:
                title = title or self._text(head, texts)
        return title, statement, number

    def _is_title(self, text: str) -> bool:
        """Whether a short sentence that no full stop closes names a goal: "Resan ska bli av och komma i tid"."""
        text = text.strip()
        return len(text) <= self._pack.settings.longest_title and text[-1:] not in _STOPS

    def _numbering(self, text: str, cell: Mention) -> tuple[int, Mention | None]:
        """Where the wording begins behind "Mål 1:" or "2.3 ", and the number in front of it."""
        if cell.start:
            return cell.start, None  # one of several goals in the cell
        for rule, named in self._pack.rules("sections").find(text.strip(), "goal"):
            groups = named.groupdict()
            number = Mention("number", cell.block, *named.span("number"), rule.id) if groups.get("number") else None
            if groups.get("title"):
                return named.start("title"), number
            if number is not None:
                return 0, number  # "Mål 1": the cell only refers to a goal stated elsewhere
        own = re.match(r"([A-ZÆØÅÄÖ]{0,2}\d{1,2}(?:\.\d{1,2})*(?=[.):]?\s)|[A-ZÆØÅÄÖ](?=[.):]\s))[.):]?\s+(?=\D)", text)
        if own and not self._judge.opens_with_amount(text):
            return own.end(), Mention("number", cell.block, *own.span(1), "cell.numbering")
        span, start = split_numbering(text[: cell.end])
        if span and is_wide(text[start : start + 1]):  # 一、強化重大動物疫病防治; (二)优化营商环境
            return start, Mention("number", cell.block, *span, "cell.numbering")
        return 0, None

    def _head_and_rest(self, texts: Texts, cell: Mention, start: int) -> tuple[Mention, Mention | None]:
        """A goal cell whose first printed paragraph is a title and whose rest is the statement."""
        block = texts[cell.block]
        whole = Mention("goal", cell.block, start, cell.end, cell.rule)
        meant = [at for at in texts.meant_breaks(cell.block) if start < at < cell.end]
        if not block.breaks_are_meant:  # a heavier title fills its line sooner: "Tilsyn med brønde og" / "vandværker"
            meant = [at for at in meant if not block.text[at].islower()]
        place = next(iter(meant), None)
        if place is None:
            breaks = (at for at in texts.line_starts(cell.block) if start < at < cell.end)
            place = next((at for at in breaks if self._parts_headline(block.text, start, at, cell.end)), None)
        if place is None:
            return whole, None
        head, rest = block.text[start:place].strip(), block.text[place : cell.end].strip()
        if len(head) > 90 or head[-1:] in ".,;" or not (rest.endswith(".") or self._judge.is_sentence(rest)):
            return whole, None
        return (
            Mention("title", cell.block, start, place, cell.rule),
            Mention("statement", cell.block, place, cell.end, cell.rule),
        )

    def _parts_headline(self, text: str, start: int, place: int, end: int) -> bool:
        """Whether a line that fills its cell is a headline all the same: a sentence begins anew beneath it, and its own
        words neither say anything nor lead on."""
        head, rest = text[start:place].strip(), text[place:end].strip()
        return (
            rest[:1].isupper()
            and rest[-1:] == "."
            and head[-1:].isalnum()
            and head.split()[-1].lower() not in self._phrases.analyse.stop_words
            and self._judge.is_sentence(rest)
            and not self._judge.is_sentence(head)
        )

    def _text(self, mention: Mention | None, texts: Texts) -> Sourced[str] | None:
        if mention is None:
            return None
        text = texts.text(mention.block)
        start, end = mention.start, mention.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        source = texts.locate(mention.block, start, end)
        basis = Basis.INHERITED if mention.inherited else Basis.STATED
        return Sourced(texts.printed(source), source, mention.rule, basis)

    def _joined(self, mentions: Iterable[Mention], texts: Texts) -> Sourced[str] | None:
        """Several passages as one text; the place is the first one's."""
        parts = [part for mention in mentions if (part := self._text(mention, texts)) is not None]
        if not parts:
            return None
        value = " ".join(dict.fromkeys(part.value for part in parts))
        return Sourced(value, parts[0].source, parts[0].rule, parts[0].basis)

    # ------------------------------------------------------------------------------------------ fields
    def _types(
        self, group: GoalGroup, texts: Texts, stated: Sourced[str], measures: Sequence[Measure]
    ) -> tuple[tuple[GoalType, ...], Sourced[str] | None, Basis | None]:
        printed = self._text(group.first("goal_type"), texts)
        if printed is not None and (types := self._classifier.stated_types(printed.value)):
            return types, printed, Basis.STATED
        if "goal_type" in group.blank:  # a plan that states types and leaves this one out does not let us guess
            return (), None, None
        wording = " ".join([stated.value, *(measure.text.value for measure in measures)])
        types = self._classifier.inferred_types(wording)
        if not types and not measures and group.first("baseline"):
            types = (GoalType.DEVELOPMENT,)  # a state to leave and a state to reach
        return types, printed, Basis.INFERRED if types else None

    def _level(self, group: GoalGroup, texts: Texts) -> Sourced[str] | None:
        mention = group.first("level")
        if mention is None:
            return None
        text = texts.words(mention)
        value = self._classifier.level(text)
        return Sourced(value, texts.locate(mention.block, mention.start, mention.end), mention.rule) if value else None

    def _reporting(self, group: GoalGroup, texts: Texts, period: Period | None) -> Reporting | None:
        told = [part for clause in self._told(group, texts) if (part := self._text(clause, texts)) is not None]
        if not told:
            return None
        text = Sourced(" ".join(part.value for part in told), told[0].source, told[0].rule)
        reading = self._phrases.reporting(text.value, in_reporting_field=True)
        cadences = reading.cadences if reading else ()
        if not cadences and self._phrases.dated(text.value, period):
            cadences = (Cadence.ONCE,)  # told at named dates, not at intervals
        channels = reading.channels if reading else ()
        recipients = reading.recipients if reading else ()
        extra = [self._text(mention, texts) for mention in group.all("channel")]
        told_to = [self._text(mention, texts) for mention in group.all("recipient")]
        return Reporting(
            cadences,
            Scope.GOAL,
            text,
            channels or tuple(part.value for part in extra if part),
            recipients or tuple(part.value for part in told_to if part),
        )

    def _told(self, group: GoalGroup, texts: Texts) -> list[Mention]:
        """The clauses on reporting: of the reporting field all that do not merely say how often the figure is taken, of
        the words on measuring those with a reporting verb."""
        told = [
            clause
            for mention in group.all("reporting")
            for clause, kind in self._clauses(mention, texts)
            if not self._is_frequency(clause, kind, texts)
        ]
        told += [
            clause
            for mention in group.all("frequency")
            for clause, kind in self._clauses(mention, texts)
            if kind in ("reporting", "mixed")
            and (reading := self._phrases.reporting(texts.words(clause))) is not None
            and reading.cadences
        ]
        return told

    def _clauses(self, mention: Mention, texts: Texts) -> list[tuple[Mention, str]]:
        """The clauses of a field, so that each can speak of one thing, with the kind of their verbs."""
        text = texts.words(mention)
        return [
            (replace(mention, start=mention.start + clause.start, end=mention.start + clause.end), clause.kind)
            for clause in self._phrases.clauses(text)
        ]

    def _is_frequency(self, clause: Mention, kind: str, texts: Texts) -> bool:
        """Whether a clause says nothing but how often the figure is taken."""
        if kind != "measuring":
            return False
        text = texts.words(clause)
        return self._phrases.frequency(text, in_frequency_field=True) is not None

    def _frequency(self, group: GoalGroup, texts: Texts) -> Sourced[Cadence] | None:
        """How often the figure is taken: a field of its own first, then measuring clauses of the reporting field."""
        places = [(mention, "measuring") for mention in group.all("frequency")]
        places += [place for mention in group.all("reporting") for place in self._clauses(mention, texts)]
        # "I den enkät som görs vartannat år ska minst 90 procent svara att ...": said within the requirement.
        within = (measure.first("text") for measure in group.measures if group.origin is Origin.PROSE)
        places += [(text, "within") for text in within if text is not None]
        for mention, kind in places:
            text = texts.words(mention)
            if kind and (reading := self._phrases.frequency(text, in_frequency_field=kind == "measuring")):
                source = texts.locate(mention.block, mention.start, mention.end)
                return Sourced(reading.cadences[0], source, reading.rule)
        return None

    def _deadline(
        self, group: GoalGroup, texts: Texts, measures: Sequence[Measure], period: Period | None
    ) -> Sourced[date] | None:
        """The goal's own: a deadline field or row; else the last day of the figures it states, if each has one; else
        the words of its first sentence."""
        for field in group.all("deadline"):
            if found := self._due.of_field(texts, field.block, (field.start, field.end), period):
                return found
        for stated in group.all("statement", "goal", "title"):
            own = [measure for measure in measures if _lies_in(measure.text.source, stated, texts)]
            days = [measure.deadline or self._day_ahead(measure, texts, period) for measure in own]
            days = [day for day in days if day is None or day.source.block == stated.block]
            if days:
                last = max((day for day in days if day is not None), key=lambda day: day.value, default=None)
                if None not in days:
                    return last
                return self._due.closing(texts, stated.block, (stated.start, stated.end), period)
            text = texts.text(stated.block)
            end = min(self._due.sentence(text, stated.start)[1], stated.end)
            if found := self._due.within(texts, stated.block, (stated.start, end), period):
                return found
        return None

    def _day_ahead(self, measure: Measure, texts: Texts, period: Period | None) -> Sourced[date] | None:
        """The day that a goal has reached before it says this figure of itself: 2026年6月底前投放120台,覆盖80个社区."""
        source = measure.text.source
        place = texts[source.block].at_or_after(source.start)
        return self._due.ahead(texts, source.block, place, period) if place is not None else None

    def _weight(self, group: GoalGroup, texts: Texts) -> Sourced[Decimal] | None:
        mention = group.first("weight")
        return self._measures.number(mention, texts) if mention else None


def _before_the_whole(group: GoalGroup, measures: Sequence[Measure]) -> list[Mention]:
    """What is said of the state before; of several measures, without the cells that give each its own level before."""
    if len({measure.text.value for measure in measures}) < 2:
        return list(group.all("baseline"))
    single = {measure.baseline_text.source.block for measure in measures if measure.baseline_text is not None}
    return [mention for mention in group.all("baseline") if mention.block not in single]


def _lies_in(source: Source, mention: Mention, texts: Texts) -> bool:
    place = texts.locate(mention.block, mention.start, mention.end)
    return source.block == place.block and place.start <= source.start < place.end


def goal_identity(frame: Frame, source: Source, wording: str) -> str:
    """Eight readable characters from document, place and wording: the same goal keeps its id from run to run."""
    parts = (frame.sha256, source.block, str(source.start), wording)
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    return "g" + "".join(alphabet[byte % 32] for byte in digest[:8])


def _sureness(*wording: Sourced[str] | None) -> float:
    """The lowest confidence of text recognition among title and statement; 1.0 where the text is the file's own."""
    return min((part.source.ocr for part in wording if part and part.source.ocr is not None), default=1.0)


def _first(one: Source, other: Source) -> Source:
    return one if one.block != other.block or one.start <= other.start else other
