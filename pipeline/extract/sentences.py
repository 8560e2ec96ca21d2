"""What one sentence is in a plan: a goal, or talk about goals, a past result, a need, somebody else's target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning import is_wide
from pipeline.extract.language import Analyser, Analysis, Cue
from pipeline.extract.outline import is_past
from pipeline.extract.periods import PeriodReading
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.quantities import TargetReading, is_universal
from pipeline.records import Comparator, Period

_BRACKET_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")  # "(2025: 79 %)"
_LEVEL_ASIDE = re.compile(r"\([^()]*\)|(?<=,)[^,]*\d[^,]*(?=,)")  # "(2025: 54 procent)"
_LEVEL_BEFORE = re.compile(r"\([^()]*(?:19|20)\d\d\D[^()]*\d[^()]*\)")
_NEVER = ("discourse", "other_owner", "assignment", "order", "fulfilment")
_VERBS = ("outcome", "activity", "output", "commitment", "contribution", "maintain", "finite")
_TIMES = ("deadline", "period", "start")
_OPEN = ("hedge", "condition", "need")  # what leaves a promise open
_OPENING = 40  # characters
_LEAD = 80
_CLOSING = 2  # words behind the verb of a lead: "Det vil vi", "Derfor vil regeringen:"
_COLONS = (":", "：")
_BESIDE = 2  # characters between a verb and its figure
_SOON = 24  # characters between a promise and its day: "vil regeringen allerede i 2027"
_LEAST_IN_WORDS = 10  # 三项工程 names what there is, 千场会议 says how many
_BOUND = "bound."  # rules of words such as "at least"
_WEAK_RULES = frozenset(["quantity.figure"])
_OF_A_YEAR = re.compile(r"\W*(?:19|20)\d\d\w{0,2}\s*[,,、]")  # 2024年,我站采集...: all that follows happened then


# What the rules of goal signs mean for a goal that was found by them.
PROMISING = (  # a bare number in the sentence is a target
    "sentence.declared",
    "sentence.promised",
    "sentence.committed-with-figure",
    "sentence.committed-by-year",
)
DATED = ("sentence.target-list", "sentence.promised", "sentence.state-by-day")  # the day named is the target
WISHED = "sentence.commitment-in-goal-section"  # a commitment without a figure, in a chapter of goals
COMMITTED = (  # right under a heading that announces goals, one of them
    "sentence.declared",
    "sentence.committed-with-figure",
    "sentence.figure-ahead",
    "sentence.committed-by-year",
    "sentence.leading",
    WISHED,
)


@dataclass(frozen=True, slots=True)
class GoalSign:
    """That a sentence states a goal, how sure that is and which rule says so."""

    confidence: float
    rule: str


class SentenceJudge:
    """Tells goals from the sentences that look like them, with one pack."""

    def __init__(self, analyse: Analyser, phrases: PhraseReader) -> None:
        self._analyse = analyse
        self._phrases = phrases
        settings = phrases.pack.settings
        self._sentence_ends = {*settings.sentence_ends, *settings.clause_ends}
        self._never: tuple[str, ...] = _NEVER
        self.of_platform = False
        self.of_government = False
        self._aim_is_measure = settings.aim_is_measure
        self._resolves = any(rule.kind == "resolve" for rule in phrases.pack.rules("cues").rules)

    def begin(self, *, of_government: bool, platform: bool = False) -> None:
        """Starts a document. Only in one of the government's own is "Regeringens mål är ..." a goal of the plan. In a
        `platform` a government says what it will do: what it promises by a day or in a number is a goal."""
        self.of_government = of_government
        self._never = _NEVER if of_government or platform else (*_NEVER, "government_goal")
        self.of_platform = platform

    def sign(self, text: str, *, in_goal_section: bool, plan: Period | None = None) -> GoalSign | None:
        """Whether a sentence states a goal. In a goal section a wish is enough; elsewhere it must be declared a goal,
        or be a commitment with a figure, or a figure to be reached at a time that is still to come."""
        cues = self._analyse(text)
        declared = cues.has("declared_goal")
        ordered = cues.has("order") and not declared  # "Målet är att myndigheten ska genomföra ..." is a goal
        if ordered or self._is_never(cues) or (self._is_needed(text, cues) and not declared):
            return None
        if text.rstrip()[-1:] in (":", "?"):
            return None  # a sentence that ends in a colon leads in what follows; a question asks
        if any(cue.start == 0 for cue in cues.of("owner")) and not self.firm_targets(text):
            return None  # "Ansvarig för teknikmålet är kanslichefen." names no aim
        committed = cues.of("commitment")
        if cues.has("past") and not (declared or committed or self._is_due_ahead(text, cues, plan)):
            return None
        kept = bool(committed) and cues.has("maintain")  # "skal fastholdes på niveau med 2025, hvor 87 pct. var ..."
        if cues.has("past") and not kept and plan is not None and is_past(text, plan.start.year):
            return None  # "到2025年" is no commitment of a plan for 2026
        moving = (
            in_goal_section and cues.has("outcome", "maintain") and not _OF_A_YEAR.match(text)
        )  # "nedbringes fra 142 dage i 2025 til 110 dage"
        if plan is not None and not (declared or committed or moving) and is_past(text, plan.start.year):
            return None
        if declared and (in_goal_section or self._ends_as_sentence(text)):
            return GoalSign(0.85, "sentence.declared")
        firm = [target for target in self.firm_targets(text) if not _is_span_of_time(target)]
        clear = bool(committed and firm) and self._names_time(text)  # "75 % af bilerne skal køre på el i 2030"
        if not in_goal_section and not clear and not self._ends_as_sentence(text):
            return None  # a teaser or a link, not running text
        moves = cues.has("outcome", "maintain")
        figures = firm if in_goal_section or self._is_dated(text) else [t for t in firm if not is_universal(t)]
        if figures and (any(_same_clause(text, cue, figures[0]) for cue in committed) or self.explains(text)):
            return GoalSign(0.75, "sentence.committed-with-figure")
        counts = self._opens_with_count(text) or self._counts_by_day(text, committed)
        counts = counts or (bool(committed) and self._moves_from_level(text))
        if committed and counts and not cues.has("past", "condition"):
            return GoalSign(0.7, "sentence.committed-with-figure")
        if self._is_moved_ahead(text, cues, plan):
            return GoalSign(0.7, "sentence.figure-ahead")
        if firm and in_goal_section and cues.has(*_VERBS):
            return GoalSign(0.75, "sentence.figure-in-goal-section")
        limited = cues.has("holds") or any(one.kind == "deadline" for one in self._phrases.periods(text))
        held = [target for target in firm if limited or not is_universal(target)]
        if held and plan is not None and not cues.has("hedge", "condition") and self._is_ahead(text, plan, held):
            return GoalSign(0.7, "sentence.figure-ahead")
        if self.of_platform and committed and self.promises_result(text, plan):
            return GoalSign(0.65, "sentence.promised")
        acts = cues.has("output", "activity", "outcome") or (cues.has("resolve") and not committed)
        acts = acts and not cues.has("past", *_OPEN)
        built = in_goal_section and cues.has("output") and not _OF_A_YEAR.match(text)
        if (self.of_platform or built) and acts and self._is_dated(text):
            return GoalSign(0.6, "sentence.promised")  # "Kommissionen nedsættes inden udgangen af 1. kvartal 2023"
        if committed and (self._is_state_by_year(text, plan) or self._is_finished_ahead(text, cues, plan)):
            return GoalSign(0.7, "sentence.committed-by-year")
        if plan is not None and not cues.has("past", *_OPEN) and self._is_state_on_day(text, plan):
            return GoalSign(0.6, "sentence.state-by-day")
        if plan is not None and not cues.has("past", "activity", "output", *_OPEN) and self._is_seen_at_end(text, plan):
            return GoalSign(0.6, "sentence.seen-at-end")
        aims = moves or cues.has("contribution", "output", "activity", "vague", "state")
        if in_goal_section and committed and aims:
            return GoalSign(0.65, WISHED)
        return None

    def _is_moved_ahead(self, text: str, cues: Analysis, plan: Period | None) -> bool:
        """Whether a sentence in the present tense tells a count of a time to come and the one it starts from: "I 2030
        findes der seks naturlegesteder mod to i dag."."""
        if plan is None or cues.has("past", *_OPEN) or not (cues.has("holds") and self._moves_from_level(text)):
            return False
        return any(one.day and one.day > plan.start for one in self._phrases.periods(text))

    def _is_due_ahead(self, text: str, cues: Analysis, plan: Period | None) -> bool:
        """Whether a perfect tense tells what a bounded number will have done by a day to come: "Mindst 120 medarbejdere
        har gennemført kurset senest den 30. juni 2029."."""
        bound = any(target.rule.startswith(_BOUND) for target in self.firm_targets(text))
        return bound and self._is_finished_ahead(text, cues, plan)

    def _is_needed(self, text: str, cues: Analysis) -> bool:
        """Whether a sentence says what is needed, and does not bound how many need it: "Vi vil, at højst 12 pct. af
        børnene har behov for hjælp"."""
        committed = cues.of("commitment")
        bounds = [one for one in self.firm_targets(text) if one.rule.startswith(_BOUND)] if committed else []
        needs = cues.of("need")
        return any(not bounds or min(committed[0].start, bounds[0].start) >= need.start for need in needs)

    @property
    def takes_aims_for_measures(self) -> bool:
        """Whether the goals that this document declares without a figure are measured by their own words."""
        return self.of_government and self._aim_is_measure

    def _is_never(self, cues: Analysis) -> bool:
        """Whether a sentence is talk about goals or others' target. Whom a government's own aim names behind its
        declaration is no other owner: "Det er regeringens mål, at et center etableres med andre lande"."""
        declared = cues.of("declared_goal") if self.of_government else []
        never = cues.of(*(kind for kind in self._never if kind != "order"))
        return any(cue.kind != "other_owner" or not declared or cue.start < declared[0].end for cue in never)

    def _ends_as_sentence(self, text: str) -> bool:
        return text.rstrip(" \"'”’»)")[-1:] in self._sentence_ends

    def _is_dated(self, text: str) -> bool:
        """Whether the sentence names the day by which it is to hold."""
        reading = self._phrases.deadline(text, None)
        return reading is not None and reading.day is not None

    def names_time(self, text: str) -> bool:
        """Whether a text names a day or a period."""
        return self._names_time(text)

    def year_due(self, text: str) -> tuple[int, int] | None:
        """The span of the one year by which a sentence says that something is reached: 到2027年."""
        named = [found for found in self._phrases.periods(text, None) if found.day is not None and found.kind in _TIMES]
        years = [found for found in named if found.kind == "deadline" and found.year_printed and found.label.isdigit()]
        return (years[0].start, years[0].end) if len(years) == len(named) == 1 else None

    def _names_time(self, text: str) -> bool:
        """Whether the sentence names a day or a period."""
        return any(found.day and found.kind in _TIMES for found in self._phrases.periods(text))

    def _opens_with_count(self, text: str) -> bool:
        """Whether a sentence opens with how many in digits: "12 000 nya vårdplatser ska byggas."."""
        first = next(iter(self.targets(text)), None)
        figure = first.figure if first else None
        if figure is None or figure.start > 0 or figure.word or not figure.unit:
            return False
        return not (figure.share or figure.time)

    def _counts_by_day(self, text: str, committed: Sequence[Cue]) -> bool:
        """Whether a sentence commits to how many, in digits, by a day: "Inden udgangen af 2030 vil vi plante 120 hektar
        skov"."""
        due = self._phrases.deadline(text, None)
        if due is None or due.day is None or due.kind != "deadline" or not due.year_printed:
            return False
        figures = [one.figure for one in self.targets(text) if one.rule == "quantity.figure" and one.figure is not None]
        counted = [one for one in figures if one.unit and not (one.word or one.share or one.time or one.money)]
        known = self._known_numbers(text)
        return any(
            one.start not in known and cue.end <= one.start and not re.search("[,;:.] ", text[cue.end : one.start])
            for one in counted
            for cue in committed
        )

    def _known_numbers(self, text: str) -> set[int]:
        """Where numbers begin that count what is there already: "de 640.000 hektar"."""
        return {_next_word(text, cue.end) for cue in self._analyse(text).of("known_number")}

    def opens_with_amount(self, text: str) -> bool:
        """Whether a text opens with a figure and its unit, which thus numbers nothing: "85 procent av bilarna"."""
        figure = next((target.figure for target in self.targets(text)), None)
        return figure is not None and figure.start == 0 and (figure.share or figure.time or figure.money)

    def _is_state_by_year(self, text: str, plan: Period | None) -> bool:
        """Whether a sentence commits to a state by a year: "Sverige ska senast 2045 ha nettonollutsläpp.". A task with
        the day or month it is due ("ska ha en plan senast den 1 mars") is none."""
        cues = self._analyse(text)
        if cues.has("condition", "activity", "output") or not cues.has("state", "outcome"):
            return False
        return any(
            found.day is not None
            and found.year_printed
            and found.label.isdigit()
            and (plan is None or found.day > (plan.start if found.kind == "deadline" else plan.end))
            for found in self._phrases.periods(text)
            if found.kind in ("deadline", "period")
        )

    def _is_finished_ahead(self, text: str, cues: Analysis, plan: Period | None) -> bool:
        """Whether a sentence tells what is there by a day to come: "Senest den 1. maj 2028 skal hallen være åbnet."."""
        if plan is None or not cues.has("finished"):
            return False
        return any(one.kind == "deadline" and one.day and one.day > plan.start for one in self._phrases.periods(text))

    def _moves_from_level(self, text: str) -> bool:
        """Whether a sentence names a day, a figure and the one that it starts from: "I 2031 skal turismen beskæftige
        1.850 fuldtidspersoner mod 1.610 i 2025."."""
        return self._is_dated(text) and any(one.baseline is not None and one.figure for one in self.targets(text))

    def _is_state_on_day(self, text: str, plan: Period) -> bool:
        """Whether a sentence opens with a day to come and what is then, or closes with one by which something is there:
        "Senast den 31 december 2027 är fordonen fossilfria.", "En bane står klar senest den 1. maj 2028."."""
        due = self._phrases.deadline(text, None)
        if due is None or due.kind != "deadline" or due.day is None or due.day <= plan.start:
            return False
        if due.start:
            return not text[due.end :].strip(" .") and self._analyse(text).has("finished")
        return any(cue.start - due.end <= 1 for cue in self._analyse(text).of("holds") if cue.start >= due.end)

    def _is_seen_at_end(self, text: str, plan: Period) -> bool:
        """Whether a sentence says in the present tense how things are in the last of the plan's years: "I 2031 finder
        gæster uden besvær oplysninger om adgangsforhold."."""
        if plan.end.year == plan.start.year or not self._analyse(text).has("finite", "holds"):
            return False
        last = str(plan.end.year)
        return any(one.kind == "period" and one.label == last for one in self._phrases.periods(text, None))

    def _is_ahead(self, text: str, plan: Period, firm: list[TargetReading]) -> bool:
        """Whether a level is to be reached by a day in or after the plan's time: a bound or a level named with its
        direction, dated in the same clause. A mere share ("22 pct. går på pension inden 2028") is a forecast."""
        reading = self._phrases.deadline(text, None) or self._opening_start(text)
        if reading is None or reading.day is None or reading.day < plan.start:
            return False
        return any(
            target.rule != "quantity.share-in-sentence" and "," not in _between(text, reading, target)
            for target in firm
        )

    def _opening_start(self, text: str) -> PeriodReading | None:
        """The time from which something holds, where a sentence opens with it: "Fra 2027 tager det højst to dage"."""
        return next((one for one in self._phrases.periods(text) if one.kind == "start" and one.start == 0), None)

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of a text."""
        return list(self._analyse(text).sentences)

    def is_dated(self, text: str) -> bool:
        """Whether a text names the day by which it is to hold."""
        return self._is_dated(text)

    def is_done_by(self, text: str) -> bool:
        """Whether a sentence pictures what is finished by a day: "Alle kommuner har vedtaget en plan senest i 2028".
        Where commas end clauses, each is looked at by itself (`MeasureSplitter.milestones`)."""
        if self._phrases.pack.settings.commas_end_clauses:
            return False
        return self._is_dated(text) and self._analyse(text).has("finished")

    def is_mere_date(self, text: str) -> bool:
        """Whether a text says nothing but a day: 到2027年."""
        reading = self._phrases.deadline(text, None)
        return reading is not None and reading.end - reading.start >= len(text.strip()) - _BESIDE

    def leads_promises(self, text: str) -> bool:
        """Whether a line of a platform leads in what is promised: "Regeringen vil:"."""
        lead = text.rstrip()
        return (
            self.of_platform
            and len(lead) <= _LEAD
            and lead.endswith(_COLONS)
            and self._analyse(lead).has("commitment", "declared_goal")
        )

    def leads_commitments(self, text: str) -> bool:
        """Whether a line leads in what somebody commits to, each item of the list a verb: "Vi vil:", "Nämnden ska"."""
        lead = text.rstrip(" :：")
        cues = self._analyse(lead)
        committed = cues.of("commitment")
        if not committed or len(lead) > _LEAD or cues.has(*_NEVER, *_OPEN, "past"):
            return False
        return len(lead[committed[-1].end :].split()) <= _CLOSING

    def commits_in_one(self, text: str) -> bool:
        """Whether an item beneath such a lead is one sentence that names a level to reach."""
        return len(self.sentences(text)) == 1 and self.states_level(text)

    def promises_result(self, text: str, plan: Period | None) -> bool:
        """Whether a promise is one that can be checked: it has a day that is still to come, or counts something. A
        condition leaves it open, and money alone is a budget."""
        cues = self._analyse(text)
        if cues.has(*self._never) or cues.has(*_OPEN):
            return False
        known = self._known_numbers(text)
        figures = [t.figure for t in self._phrases.targets(text) if t.figure]
        if any(f.money for f in figures) and not any(f.unit and not f.money and not f.time for f in figures):
            return False
        promises = [cue.end for cue in cues.of("commitment")] or [0]
        if any(f.unit and not (f.time or f.money) and f.start not in known and f.start > promises[0] for f in figures):
            return True
        acts = cues.of("resolve") or ([] if self._resolves else cues.of("commitment"))
        spans = [(cue.start, cue.end) for cue in acts] or [(0, 0)] * (not cues.has("commitment"))
        return any(
            found.day is not None
            and found.kind in _TIMES
            and (plan is None or found.day >= plan.start)
            and any(_is_day_of(text, span, found) for span in spans)
            for found in self._phrases.periods(text)
        )

    def list_item_sign(self, text: str) -> GoalSign | None:
        """Whether an item of a list in a goal section is a goal: all are, but for those that say otherwise. An order to
        do something is one where it says how much: "Myndigheten ska genomföra minst 1 200 besök"."""
        cues = self._analyse(text)
        if cues.has("order") and not any(_is_counted(target) for target in self.firm_targets(text)):
            return None
        if cues.has(*(kind for kind in self._never if kind != "order")) or (
            cues.has("past")
            and not cues.has("commitment", "declared_goal", "outcome")
            and not self.is_state_to_come(text)
        ):
            return None
        return GoalSign(0.7, "list.in-goal-section")

    def is_state_to_come(self, text: str) -> bool:
        """Whether a perfect tense among goals tells the state aimed at, not one reached: "Utsläppen har minskat med tre
        procent till och med 2030", "Transporternas risker har minskat"; years of levels before say nothing: "Kostnaden,
        412 kronor 2025, har minskat"."""
        found = self._phrases.periods(_LEVEL_ASIDE.sub(" ", text))
        due = any(reading.kind == "deadline" and reading.day for reading in found)
        return self._phrases.quantities.direction(text) is not None and (
            due or not any(reading.day for reading in found if reading.kind != "baseline")
        )

    def firm_targets(self, text: str) -> list[TargetReading]:
        """Targets that some word holds: a bare number in running text is no target."""
        return [target for target in self._phrases.targets(text) if target.rule not in _WEAK_RULES]

    def sets_level(self, text: str) -> bool:
        """Whether words beneath "Indikator" also say how much of it: "Andel svar inden for 24 timer" only names it."""
        return any(self._sets_level(text[start:end]) for start, end in self.sentences(text))

    def _sets_level(self, sentence: str) -> bool:
        firm = self.firm_targets(sentence)
        named = self._phrases.quantities.figures.names_indicator(sentence)
        return any(not (named and target.figure is not None and target.figure.time) for target in firm)

    def states_level(self, text: str) -> bool:
        """Whether a statement names a level to reach: a figure, or *all* and *none* with the day by which."""
        firm = self.firm_targets(text)
        levels = [target for target in firm if not is_universal(target) or target.target.value == 0]
        return bool(levels) or (bool(firm) and self._is_dated(text))

    def names_indicator(self, text: str) -> bool:
        """Whether a text opens with what is counted or shared out: "Andelen elever ..."."""
        return self._phrases.quantities.figures.names_indicator(text)

    def turns(self, text: str) -> bool:
        """Whether a statement names an indicator and which way it is to go: "Andelen kontroller ska öka."."""
        return self.names_indicator(text) and self._phrases.quantities.direction(text) is not None

    def falls_due(self, text: str) -> bool:
        """Whether a statement says by which day it holds, which is all there is to measure it by: "Registret ska senast
        den 30 juni vara fullständigt."; not where the day is that of what it only contributes to, nor where commas end
        clauses, so that one day stands over all that a plan pictures."""
        if self._phrases.pack.settings.commas_end_clauses:
            return False
        return self._is_dated(text) and not self._analyse(text).has("contribution")

    def is_included(self, text: str) -> bool:
        """Whether a clause only gives the parts of the figure before it: 其中一、二、三产业分别增长...."""
        return self._analyse(text).has("included")

    def goes_on_with_level(self, text: str) -> bool:
        """Whether a clause opens with the level of what the clause before it names: ",达到18亿元"."""
        opening = next((cue.end for cue in self._analyse(text).of("outcome") if cue.start == 0), None)
        figures = [target.figure for target in self.targets(text) if target.figure is not None]
        return opening is not None and any(
            figure.start - opening <= _BESIDE and len(text) - figure.end <= _BESIDE for figure in figures
        )

    def is_result(self, text: str) -> bool:
        """Whether a clause of a task commits to a figure ("新建学校15所"), to a level told in words
        ("增速高于全省平均水平") or to something that can be seen done ("建成省美术馆"). What is never to happen is
        none, nor a number of things that exist already ("深化10个合作平台建设")."""
        cues = self._analyse(text)
        if cues.has(*self._never) or cues.has("need", "condition"):
            return False
        if cues.has("past") and not cues.has("commitment"):
            return False
        firm = self.firm_targets(text)
        worded = cues.has("worded_level") and not cues.has("negation")
        if worded or cues.has("finished", "settled") or any(map(_is_counted, firm)) or (firm and self._is_dated(text)):
            return True
        known = self._known_numbers(text)
        figures = [target.figure for target in self.targets(text) if target.figure and target.figure.unit]
        bare = [figure for figure in figures if figure.start not in known]
        return cues.has(*_VERBS) and any(
            not figure.time and (figure.value >= _LEAST_IN_WORDS or text[figure.start].isdigit()) for figure in bare
        )

    def is_past(self, text: str, plan_year: int | None) -> bool:
        """Whether a sentence tells of years before the plan's and promises nothing; the level before, in brackets
        behind what is aimed at, dates nothing: "mindst 320 tilsyn (2023: 210)"."""
        if not is_past(text, plan_year) or self._analyse(text).has("commitment", "declared_goal", "outcome"):
            return False
        outside = _LEVEL_BEFORE.sub("", text)
        return outside == text or is_past(outside, plan_year) or not self.firm_targets(outside)

    def is_no_statement(self, text: str) -> bool:
        """Whether a paragraph under a goal's heading orders a report, or tells what was or what is lacking."""
        cues = self._analyse(text)
        if cues.has("assignment", "order"):
            return True
        if cues.has("past") and not cues.has("need") and self._is_due(text):
            return False
        return cues.has("past", "need") and not cues.has("commitment", "declared_goal", "maintain")

    def _is_due(self, text: str) -> bool:
        """Whether the first sentence of a text sets a level and the day by which it holds, be its verb one of what is
        done: "90 pct. har gennemført kurset inden udgangen af 2028."."""
        first = next((text[start:end] for start, end in self._analyse(text).sentences), text)
        return bool(self.firm_targets(first)) and self.falls_due(first)

    def promises(self, text: str) -> bool:
        """Whether a heading is a clause that says what is to be."""
        cues = self._analyse(text)
        return cues.has("commitment", "outcome") and not cues.has("past", "need", "discourse")

    def leads(self, text: str) -> bool:
        """Whether a sentence names the state aimed at without a figure, so that figures behind it are its measures:
        "Domarna ska vara begripliga." """
        cues = self._analyse(text)
        return (
            cues.has("state", "declared_goal")
            and not self.counts(text)
            and all(map(is_universal, self.firm_targets(text)))
            and (cues.has("declared_goal") or not self._is_dated(text))
            and not cues.has(*self._never)
            and not cues.has("need", "past", "activity")
        )

    def aims(self, text: str) -> bool:
        """Whether a sentence says that it is an aim: it declares one or commits to it."""
        return self._analyse(text).has("declared_goal", "commitment")

    def declares(self, text: str) -> bool:
        """Whether a sentence says that something is a goal."""
        return self._analyse(text).has("declared_goal")

    def draws(self, text: str) -> bool:
        """Whether a sentence tells how things are today, or draws an aim from it: "I dag er der ...", "skal derfor"."""
        return self._analyse(text).has("grounds")

    def aims_at_state(self, text: str) -> bool:
        """Whether a sentence commits to what is to be so, and not to what the institution does: "Besluten ska vara så
        klart skrivna att den sökande förstår dem."; never in a government's platform, where hundreds do."""
        cues = self._analyse(text)
        committed = cues.of("commitment")
        if self.of_platform or not committed or cues.has("hedge", "condition"):
            return False
        begins = committed[0].start
        ahead = {cue.kind for cue in cues.cues if cue.start < begins}
        other = any("," in text[cue.end : begins] for cue in cues.of("finite", end=begins))
        if ahead & {"institution", "activity"} or (other and "relative" not in ahead):
            return False  # who does it; or a clause about something else: "Testen bliver udviklet, og den skal ..."
        return cues.has("state", "outcome", "maintain", start=begins)

    def concludes(self, text: str) -> bool:
        """Whether a sentence opens with the word that draws it from the one before: "Derfor skal ..."."""
        cues = self._analyse(text)
        return cues.has("commitment") and any(cue.start == 0 for cue in cues.of("grounds"))

    def aims_before(self, text: str) -> bool:
        """Whether a sentence says that the one before it is the aim: "Det är målet med utbildningen."."""
        return self._analyse(text).has("aimed_before")

    def counts(self, text: str) -> bool:
        """Whether a sentence has a target with a figure of its own."""
        return any(map(_is_counted, self.targets(text)))

    def requires(self, text: str) -> bool:
        """Whether a sentence commits to a level, or to something by a day."""
        cues = self._analyse(text)
        says = cues.has("commitment", "outcome", "maintain") or (cues.has("output") and self._is_dated(text))
        committed = says and not cues.has(*self._never) and not cues.has("need", "declared_goal")
        return committed and (bool(self.firm_targets(text)) or self._is_dated(text))

    def measures_aim(self, text: str) -> bool:
        """Whether a sentence behind an aim in words says what it is met by: a level, a day, or which way an indicator
        is to go ("Antalet felaktiga uppgifter ska minska.")."""
        cues = self._analyse(text)
        turned = self.turns(text) and cues.has("commitment") and not cues.has(*self._never) and not cues.has("need")
        return turned or self.requires(text)

    def goes_further(self, text: str) -> bool:
        """Whether a sentence goes on with another goal: "Vidare ska träffsäkerheten öka till minst 86 procent."."""
        return self._analyse(text).has("further")

    def limits(self, text: str) -> bool:
        """Whether a sentence that looks at no past sets a level by a bound, as results do not: "mindst 4.200 ha"."""
        bound = any(one.rule.startswith(_BOUND) for one in self.firm_targets(text))
        return bound and not self._analyse(text).has("past")

    def is_level(self, text: str) -> bool:
        """Whether a text is nothing but a level, perhaps with that of before in a bracket: "mindst 85 pct."."""
        level = self._opening_level(text)
        return level is not None and level.end >= len(_BRACKET_BEHIND.sub("", text).rstrip(" ."))

    def is_name(self, text: str) -> bool:
        """Whether a line only names something: it closes with no stop and opens with no level."""
        level = self._opening_level(text)
        opens = level is not None and (level.target.unit or level.rule.startswith(_BOUND))
        return not opens and text.rstrip()[-1:] not in ".:。!?"

    def opens_with_level(self, text: str) -> bool:
        """Whether a text opens with a level, whatever is said of it: "højst 5 minutter i 2024 (2023: 9)"."""
        return self._opening_level(text) is not None

    def _opening_level(self, text: str) -> TargetReading | None:
        """The level that opens a text which need be no sentence."""
        first = next(iter(self._phrases.targets(text, in_sentence=False)), None)
        return first if first is not None and first.start == 0 else None

    def bounds(self, text: str) -> bool:
        """Whether a text bounds a level in words, and does not only say how much was or is done: "新增310张"."""
        firm = self.firm_targets(text)
        return any(t.rule.startswith(_BOUND) and t.target.comparator is not Comparator.EQUAL for t in firm)

    def shows(self, text: str) -> bool:
        """Whether a sentence behind a goal says what shows that it is met: a figure, a day, or a level that is kept."""
        cues = self._analyse(text)
        if (
            cues.has(*self._never)
            or cues.has("need", "condition")
            or (cues.has("past") and not cues.has("commitment", "maintain"))
        ):
            return False
        return bool(self.targets(text)) or self._is_dated(text) or cues.has("maintain")

    def wishes(self, text: str) -> bool:
        """Whether a sentence commits to a state or wishes for one; what a clause in it tells of someone is no past:
        "Borgere, der har afsluttet forløbet, skal hjælpes"."""
        cues = self._analyse(text)
        if cues.has(*self._never) or cues.has("need"):
            return False
        told = [text[cue.end : past.start] for past in cues.of("past") for cue in cues.of("relative", end=past.start)]
        beside = sum("," not in clause for clause in told)
        return cues.has("state", "declared_goal", "commitment") and len(cues.of("past")) <= beside

    def explains(self, text: str) -> int:
        """Where a sentence that names a state goes on, behind a colon, with the levels that show it: "Ingen skal vente
        længe: Ventetiden er højst 7 dage". 0 where it does not."""
        aim, colon, shown = text.partition(":")
        if not colon or is_wide(text[:1]) or self.counts(aim) or not self.wishes(aim):
            return 0
        held = [target for target in self.firm_targets(shown) if target.rule.startswith(_BOUND)]
        return len(aim) + 1 if held and not self._analyse(shown).has("past", *_OPEN) else 0

    def opener(self, text: str) -> int:
        """Where a clause of a list begins behind the words that join it: "och att ingen väntar ..."."""
        return next((cue.end for cue in self._analyse(text).of("clause_opener") if cue.start == 0), 0)

    def is_joint(self, text: str) -> bool:
        """Whether a sentence on follow-up speaks of all goals before it: "Resultaten tas fram varje månad."."""
        return self._analyse(text).has("jointly")

    def points_elsewhere(self, text: str) -> bool:
        """Whether a text says no more than where something stands: 见下表, "Se bilag 2"."""
        return self._analyse(text).has("elsewhere")

    def is_set_aside(self, text: str) -> bool:
        """Whether a sentence speaks about goals, of others' goals, orders a report, or tells what was or is lacking."""
        cues = self._analyse(text)
        return cues.has(*self._never) or cues.has("need") or (cues.has("past") and not cues.has("commitment"))

    def announces(self, text: str) -> bool:
        """Whether a paragraph says that goals are listed after it: "Byrådet har vedtaget fire målsætninger"."""
        cues = self._analyse(text)
        return cues.has("announcement") and (not cues.has("past") or text.rstrip()[-1:] == ":")

    def leads_works(self, text: str) -> bool:
        """Whether a line leads in a list of what a government will get done this year: 今年办好以下十件实事:"""
        cues = self._analyse(text)
        return cues.has("works") and not cues.has("past")

    def is_address(self, text: str) -> bool:
        """Whether a paragraph turns to its audience: what stood before it ends there."""
        return self._analyse(text[:_OPENING]).has("address")

    def moves(self, text: str) -> bool:
        """Whether a clause says that something changes or is kept, with or without a figure."""
        return self._analyse(text).has("outcome", "maintain")

    def opens_with_act(self, text: str) -> bool:
        """Whether a name opens with what is done or changed: 健全群测群防队伍, but not 数量指标 or 预算执行."""
        return any(cue.start == 0 for cue in self._analyse(text).of("activity", "outcome", "maintain", "output"))

    def targets(self, text: str) -> list[TargetReading]:
        """All targets, bare numbers included."""
        return self._phrases.targets(text)

    def is_sentence(self, text: str) -> bool:
        """Whether a text says something (a statement) rather than names something (a title)."""
        if len(text.split()) <= 3 and len(text) < 30 and not is_wide(text[:1]):
            return False  # a name, whatever its words
        return text.rstrip()[-1:] in ".。!?" or self._analyse(text).has(*_VERBS)


def _is_counted(target: TargetReading) -> bool:
    """Whether a target has a figure of its own, not merely *all* or *none*."""
    return target.figure is not None and not is_universal(target)


def _same_clause(text: str, cue: Cue, target: TargetReading) -> bool:
    """Whether no sentence or main clause ends between a cue and a target, whichever comes first."""
    first, last = min(cue.end, target.end), max(cue.start, target.start)
    return not re.search(r"[;:。；]|\.\s", text[first:last])


def _next_word(text: str, place: int) -> int:
    """Where the word behind a place begins."""
    return place + len(text[place:]) - len(text[place:].lstrip())


def _is_day_of(text: str, promise: tuple[int, int], found: PeriodReading) -> bool:
    """Whether a day is that of a promise: it stands in the promise's clause, and a bare year, which may belong to a
    name ("Planen for 2027"), right behind the promise or at the end."""
    start, end = promise
    if re.search("[,;]", text[min(end, found.start) : max(start, found.end)]):
        return False
    closes = "/" not in found.label and not text[found.end :].strip(" .")
    return found.kind != "period" or "-" in found.label or closes or 0 <= found.start - end <= _SOON


def _between(text: str, reading: PeriodReading, target: TargetReading) -> str:
    return text[min(reading.end, target.end) : max(reading.start, target.start)]


def _is_span_of_time(target: TargetReading) -> bool:
    """ "om tre til fem år": a stretch of time that is no level to reach."""
    return bool(target.figure and target.figure.time and target.rule in ("quantity.range", "quantity.about"))
