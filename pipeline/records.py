"""Every type that crosses a stage boundary.

Frozen, slotted dataclasses without behaviour that reads files, clocks or random numbers, so that the same input gives
the same bytes. Words of the field are defined in DESIGN §1; the ones that are easy to mix up:

- *goal*: an intended result the plan commits its institution to; a *measure* shows that the goal is met.
- *reporting cadence* (who is told, how often) is not *measurement frequency* (how often the figure is taken).
- `x_text` is verbatim, `x` is normalised.

Conventions: pages are 1-based as a PDF viewer counts; offsets are 0-based and half open; boxes are in points with the
origin top left.
"""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from pipeline.pickled import quicken

T = TypeVar("T")


# ---------------------------------------------------------------------------------------------- vocabularies
class DocumentStatus(StrEnum):
    """How the reading of one file ended. Everything but `OK` and `NO_GOALS` needs a person."""

    OK = "ok"
    NO_GOALS = "no_goals"
    NEEDS_OCR = "needs_ocr"
    PASSWORD_REQUIRED = "password_required"
    UNREADABLE = "unreadable"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    PARTLY_READ = "partly_read"


class PassageKind(StrEnum):
    """What a passage is on the page, before anyone asks what it means."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"  # a line of a contents list
    FURNITURE = "furniture"  # running header or footer, page number, navigation


class Comparator(StrEnum):
    """How an actual value is held against a target value."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    EQUAL = "equal"
    BETWEEN = "between"
    INCREASE_BY = "increase_by"
    DECREASE_BY = "decrease_by"
    INCREASE_TO = "increase_to"
    DECREASE_TO = "decrease_to"
    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    MILESTONE = "milestone"  # a finite act that can be checked done
    QUALITATIVE = "qualitative"


class Cadence(StrEnum):
    """How often something is reported or measured."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    FOUR_MONTHLY = "four_monthly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    MULTI_YEAR = "multi_year"
    ONCE = "once"
    CONTINUOUS = "continuous"
    EVENT = "event"
    UNSPECIFIED = "unspecified"


class GoalType(StrEnum):
    """Operations (da *drift*) keeps a level; development (da *udvikling*) changes one."""

    OPERATIONS = "operations"
    DEVELOPMENT = "development"


class ResultLevel(StrEnum):
    """Place in the result chain, OECD/DAC Glossary of Key Terms in Evaluation and RBM (2002, 2023)."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Basis(StrEnum):
    """Where a value comes from: the goal itself, a statement for the whole plan, or our inference."""

    STATED = "stated"
    INHERITED = "inherited"
    INFERRED = "inferred"


class Scope(StrEnum):
    """Whether a reporting clause speaks of one goal or of the whole document."""

    GOAL = "goal"
    DOCUMENT = "document"


class FollowUpStatus(StrEnum):
    """Interim lights are on_track / at_risk / off_track; words of fulfilment met / partly_met / not_met."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What became of a goal from one document of an institution to a later one."""

    SAME = "same"
    REWORDED = "reworded"
    NEW_TARGET = "new_target"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


class AboveBy(StrEnum):
    """What a document prints that puts one goal beneath another."""

    SECTION = "section"  # it stands in a section of the other
    NUMBER = "number"  # its number goes on from the other's: 1.2.1 beneath 1.2
    COLUMN = "column"  # the other stands beside it, in a column of goals or areas further up
    ROW = "row"  # the other stands over its row
    OVERALL = "overall"  # the document calls the other its overall goal
    NAMED = "named"  # it says that it serves the other
    REPEATED = "repeated"  # a document of a level further up states the same goal


class AboveKind(StrEnum):
    """What stands above a goal."""

    GOAL = "goal"  # read as a goal, in this document or in another
    NAMED_GOAL = "named_goal"  # printed as a goal, and read as none
    THEME = "theme"  # what groups goals: an area, a chapter, a perspective


class Warn(StrEnum):
    """What early warning says of a goal at a date; the gravest first."""

    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    FOLLOW_UP_MISSING = "follow_up_missing"
    AT_RISK = "at_risk"
    DUE_SOON = "due_soon"
    NO_NEWS = "no_news"  # no status at hand, and none that should be
    ON_TRACK = "on_track"
    DONE = "done"
    LAPSED = "lapsed"


class Reached(StrEnum):
    """Computed, never printed: whether a result meets its target."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"

    @classmethod
    def of(cls, holds: bool) -> Reached:
        return cls.REACHED if holds else cls.NOT_REACHED


class Verdict(StrEnum):
    """Answer of one criterion; `CANNOT_TELL` where the text does not decide."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


class ExemplarMatch(StrEnum):
    """What an exemplar has in common with a goal. Of another language words cannot be held together."""

    FIELD = "field"
    KIND = "kind"
    WORDS = "words"
    MEANING = "meaning"
    OTHER_LANGUAGE = "other_language"


class Origin(StrEnum):
    """Where in the document a goal is stated."""

    TABLE = "table"
    PROSE = "prose"


class Severity(StrEnum):
    """`INFO` explains, `WARNING` wants a look, `ERROR` means that something was not read."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class ReviewStatus(StrEnum):
    """What a person said of a goal or measure. Rejected ones stand in no table."""

    ACCEPTED = "accepted"  # looked at and found right, with or without corrections
    CORRECTED = "corrected"  # a field was changed, the whole not accepted yet
    ADDED = "added"  # the program missed it
    REJECTED = "rejected"


# ---------------------------------------------------------------------------------------------- places
@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle on a page in points, origin top left (as pdfplumber gives them)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read. `quote == block.text[start:end]` holds for every source of every document."""

    block: str  # id of the passage or cell
    start: int
    end: int
    quote: str
    page: int | None = None  # None where the format has no pages
    bbox: BBox | None = None
    ocr: float | None = None  # confidence of text recognition, 0..1; None where the text is the file's own


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value, the place it was read from and the id of the rule that read it."""

    value: T
    source: Source
    rule: str
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in the data. `code` is `noun.what-is-wrong` and stable."""

    code: str
    message: str
    severity: Severity = Severity.WARNING
    page: int | None = None
    quote: str = ""


# ---------------------------------------------------------------------------------------------- ingest -> extract
@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a passage: the characters [start, end) of its text and their box."""

    start: int
    end: int
    bbox: BBox
    page: int | None = None  # where it is not the page of its passage: a paragraph that runs over a page break


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph or list item. `text` is verbatim, printed lines joined by a newline; a list item's text
    still begins with its marker, whose length is `marker`."""

    id: str
    text: str
    kind: PassageKind
    page: int | None = None
    bbox: BBox | None = None
    level: int | None = None  # headings: 1 is the outermost; list items: nesting depth from 1
    marker: int = 0  # characters of list marker and following space at the start of `text`
    bold: bool = False  # the whole passage is set in bold
    lines: tuple[Line, ...] = ()
    ocr: float | None = None  # confidence of text recognition, 0..1; None where the text is the file's own
    color: str = ""  # #rrggbb of the filled field or mark on a PDF page that it stands in or that stands beside it


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table grid. A merged cell stands once, at its first row and column, with its spans."""

    id: str
    row: int  # 0-based
    column: int  # 0-based
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    bbox: BBox | None = None
    is_header: bool = False  # marked as header by the format (th, repeated header row), not by our reading
    color: str = ""  # background as #rrggbb where the format gives one
    bold: bool = False
    place: str = ""  # for people: sheet and address, e.g. "Mål!C7"
    ocr: float | None = None  # confidence of text recognition, as for passages


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in reading order. A table continued over pages is one table; its cells keep their own page."""

    id: str
    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    caption: str = ""
    title: str = ""  # sheet name of a workbook
    page: int | None = None
    bbox: BBox | None = None


Block = Passage | Table


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file a document was read from; `path` is relative to the folder given, with forward slashes."""

    path: str
    sha256: str
    format: str  # pdf, image, html, docx, xlsx, text, markdown, unknown
    size: int
    pages: int | None = None
    ocr_pages: int = 0  # of these, read by text recognition


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: blocks in reading order. With a status that is neither OK nor PARTLY_READ, `blocks` is empty
    and `message` says what to do."""

    id: str
    source: SourceFile
    status: DocumentStatus
    message: str = ""
    language: str | None = None  # code of the pack; None when undecided or without a pack
    language_note: str = ""  # e.g. "Norwegian, for which there is no pack"
    title: str = ""  # from the file's own metadata or first heading; extract may improve on it
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------------------------------------- inside extract
@dataclass(frozen=True, slots=True)
class Mention:
    """A reader's pointer: this field of that record stands in these characters of that block. Readers of tables and of
    prose only point; `extract.build` interprets."""

    field: str
    block: str
    start: int
    end: int
    rule: str
    detail: str = ""  # e.g. the year of a target column, the unit of an indicator row
    inherited: bool = False  # carried down from a merged or empty cell


# ---------------------------------------------------------------------------------------------- extract -> compare
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both days included."""

    start: date
    end: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure's value is held against. `value` is the number as printed, `unit` its printed unit (percent,
    percentage_point, minutes, hours, days, weeks, months, years have one name everywhere); `amount` is in base
    units."""

    comparator: Comparator
    value: Decimal | None = None
    upper: Decimal | None = None  # second bound of BETWEEN
    unit: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who is told, how often and through which channel. Several cadences where the text names several."""

    cadences: tuple[Cadence, ...]
    scope: Scope
    text: Sourced[str]
    channels: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    due_text: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a goal or measure, from the decisions beside the extraction; never part of a record."""

    status: ReviewStatus | None = None
    fields: tuple[str, ...] = ()  # columns that a person changed, in the order of the table
    comment: str = ""
    by: tuple[str, ...] = ()  # who, in the order of their first word


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator, requirement, milestone or target of a goal."""

    id: str
    text: Sourced[str]
    number: str = ""
    indicator: Sourced[str] | None = None
    indicator_group: str = ""  # outer levels joined with "/", e.g. 产出指标/数量指标
    target: Sourced[Target] | None = None  # its quote is the `target_text` of the tables
    target_period: str = ""  # "2025" or "2024-H1"
    baseline_value: Sourced[Decimal] | None = None
    baseline_text: Sourced[str] | None = None
    baseline_period: str = ""
    deadline: Sourced[date] | None = None  # its quote is the `deadline_text`
    weight: Sourced[Decimal] | None = None
    result_level: ResultLevel | None = None
    actual_value: Sourced[Decimal] | None = None
    actual_text: Sourced[str] | None = None
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Above:
    """What a document prints above a goal of its own. `goal_id` is set where that is a goal of the document, too."""

    text: Sourced[str]  # its words, without label and number where they say more than that
    by: AboveBy
    kind: AboveKind
    goal_id: str = ""
    number: str = ""
    level: str = ""  # whose goal it is, where the label says so: council, group ...


@dataclass(frozen=True, slots=True)
class Goal:
    """An intended result that the plan commits its institution to, with everything the plan says of it.

    At least one of `title` and `statement` is there; a goal given as a theme word has a title and no statement.
    """

    id: str
    document_id: str
    origin: Origin
    source: Source  # the whole goal's place: title or statement
    confidence: float  # 0..1; its meaning is in the README
    number: Sourced[str] | None = None
    title: Sourced[str] | None = None
    statement: Sourced[str] | None = None
    level: Sourced[str] | None = None  # group, agency, national, regional, council, committee, unit
    area: Sourced[str] | None = None
    goal_types: tuple[GoalType, ...] = ()
    goal_type_stated: Sourced[str] | None = None
    goal_type_basis: Basis | None = None
    result_level: ResultLevel | None = None
    reporting: Reporting | None = None
    measurement_frequency: Sourced[Cadence] | None = None
    deadline: Sourced[date] | None = None
    responsible: Sourced[str] | None = None
    weight: Sourced[Decimal] | None = None
    baseline: Sourced[str] | None = None
    fulfilment_rule: Sourced[str] | None = None
    measures: tuple[Measure, ...] = ()
    mentions: tuple[Source, ...] = ()  # the same goal in contents, summary, weight table, annex
    baseline_period: str = ""  # of `baseline`, where it stands elsewhere: the heading "Tillstånd 2019"
    review: Review | None = None
    above: tuple[Above, ...] = ()  # the nearest first; ends with the first that is a goal, whose own goes on from there
    serves: tuple[Above, ...] = ()  # further goals that it says it contributes to


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Status of a goal at a period, as the document prints it; nothing but `reached` is computed."""

    goal_id: str
    document_id: str
    period: str  # 2023, 2023-H1, 2024-T2, 2024-Q3, 2024-05
    status: FollowUpStatus
    source: Source
    measure_id: str = ""
    status_text: str = ""  # the printed word; of a bare colour its #rrggbb
    actual_value: Decimal | None = None
    actual_text: str = ""
    explanation: str = ""
    action: str = ""
    assessment: str = ""  # words of judgement beside the status
    prognosis: str = ""
    trend: str = ""
    reached: Reached | None = None  # the result held against the target of its measure


@dataclass(frozen=True, slots=True)
class Plan:
    """What extract found in one document: facts about the plan and its goals in reading order."""

    document_id: str
    language: str | None
    country: str = ""  # ISO 3166-1 alpha-2
    title: str = ""
    publisher: str = ""
    kind: str = ""  # the plan's own word for what it is
    period: Period | None = None
    reporting: Reporting | None = None  # stated once for the whole plan
    main_tasks: tuple[Sourced[str], ...] = ()
    target_picture: Sourced[str] | None = None  # a multi-year strategic aim or vision, where one is printed
    goals: tuple[Goal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    findings: tuple[Finding, ...] = ()
    no_goals_reason: str = ""  # one sentence, when goals is empty
    reports: bool = False  # its title says that it reports on how goals went which a plan has stated


# ---------------------------------------------------------------------------------------------- compare -> report
@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of one criterion on one goal, with its reason and the words it rests on."""

    goal_id: str
    criterion: str
    verdict: Verdict
    because: str
    evidence: tuple[str, ...] = ()  # quotes from the goal
    suggestion: str = ""
    exemplar_id: str = ""
    basis: str = ""  # how well the criterion is sourced: A, B or C of the codebook
    exemplar_score: float | None = None  # how near the exemplar is, from 0
    exemplar_match: tuple[ExemplarMatch, ...] = ()
    exemplar_words: tuple[str, ...] = ()  # the goal's words that it has too, the weightiest first


@dataclass(frozen=True, slots=True)
class PlanJudgement:
    """The verdict of one criterion on a whole plan, with the value behind it and the goals it rests on."""

    document_id: str
    criterion: str
    verdict: Verdict
    value: str
    because: str
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All verdicts on one plan; goal judgements in the order of goals and criteria."""

    document_id: str
    lens: str  # which country's guidance weighs the misses
    goals: tuple[Judgement, ...]
    plan: tuple[PlanJudgement, ...]
    language: str = ""  # of reasons and advice: a report language


# ---------------------------------------------------------------------------------------------- follow -> report
@dataclass(frozen=True, slots=True)
class Link:
    """The same goal in two documents of one institution, the earlier first; of what is dropped or new one side is
    empty. The figures say what the link rests on: likeness from 0 to 1, None where there was nothing to compare."""

    relation: Relation
    from_document_id: str
    to_document_id: str
    from_goal_id: str = ""
    to_goal_id: str = ""
    same_number: bool = False
    wording: float | None = None
    measures: float | None = None
    old_target: str = ""  # as printed, of a new target
    new_target: str = ""
    nearest: float | None = None  # of a goal without a counterpart: how like the nearest one is
    ambition: int = 0  # of a new target: 1 asks for more, -1 for less, 0 where that cannot be told
    parts: int = 0  # of what was split or merged
    because: str = ""  # all that in the language of the report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a goal stands in the tree of the goals of a run. A goal that serves several has further places, whose
    `order` is above 1; a goal with nothing above it has one without any."""

    goal_id: str
    document_id: str
    order: int = 1
    depth: int = 0  # how many goals and themes stand above it
    parent_goal_id: str = ""  # of the nearest goal above it that was read as one
    parent_document_id: str = ""
    by: AboveBy | None = None  # what says so; None where nothing stands above
    above: Above | None = None  # what stands right above it, as its own document prints it
    path: tuple[str, ...] = ()  # the words of all that stands above it, from the top down
    confidence: float = 1.0
    because: str = ""  # in the language of the report
    below: int = 0  # goals beneath it, on all levels
    measures: int = 0  # its own and theirs


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal or theme with what stands beneath it, as the report shows it."""

    text: str
    number: str = ""
    goal_id: str = ""  # empty for what was read as no goal
    document_id: str = ""
    kind: AboveKind = AboveKind.GOAL
    level: str = ""
    language: str = ""
    own_measures: int = 0
    measures: int = 0  # its own and those beneath it
    goals: int = 0  # beneath it, on all levels
    groups: tuple[tuple[str, int], ...] = ()  # of its own measures, where the plan groups them
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """A document in which trees of goals begin."""

    document_id: str
    title: str
    language: str
    beneath: int  # goals of its trees that stand beneath a goal or theme
    elsewhere: int = 0  # of these, in other documents


@dataclass(frozen=True, slots=True)
class GoalOutlook:
    """How a goal of a plan stands at a date, from its own deadlines and cadence and the follow-ups at hand."""

    institution: str
    document_id: str
    goal_id: str
    number: str
    goal: str
    language: str
    as_of: date
    warnings: tuple[Warn, ...]  # the gravest first
    status: FollowUpStatus | None = None  # of the last follow-up at hand, with its period
    status_text: str = ""
    period: str = ""
    previous: FollowUpStatus | None = None  # of the one before
    previous_period: str = ""
    due: date | None = None
    expected: date | None = None  # the last day of the period that ought to have been followed up
    actual: str = ""
    explanation: str = ""
    action: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionOutlook:
    """How the goals of one institution stand at a date: how many by the gravest word of each, and the worst of them."""

    name: str
    counts: tuple[tuple[Warn, int], ...]  # the gravest first; none that is zero
    goals: tuple[GoalOutlook, ...] = ()  # the worst first; empty where only figures are shown

    @property
    def all(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """How the goals of a run stand at a date, the institutions with most to warn of first."""

    as_of: date | None = None  # None where nothing says from which day to look
    asked: bool = False  # the user named the day; else it is the last that a document tells of
    soon: int = 0  # days within which a goal is due soon
    institutions: tuple[InstitutionOutlook, ...] = ()
    institutions_all: int = 0
    counts: tuple[tuple[Warn, int], ...] = ()  # of all institutions


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A plan of an institution, and what became of the goals of the plan before."""

    document_id: str
    title: str
    year: int | None
    goals: int
    relations: tuple[tuple[Relation, int], ...] = ()  # links from the plan before; empty for the first
    raised: int = 0  # of the new targets
    lowered: int = 0
    met: int = 0  # verdicts on the formulation of its goals, of those decided
    decided: int = 0


@dataclass(frozen=True, slots=True)
class PeriodLights:
    """How many goals have which status in a period, as printed."""

    period: str
    counts: tuple[tuple[FollowUpStatus, int], ...]


@dataclass(frozen=True, slots=True)
class Development:
    """One institution over the years."""

    institution: str
    plans: tuple[PlanStep, ...]
    lights: tuple[PeriodLights, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far people have come with one plan: counts of goals, and of the values in goals and measures they changed."""

    decided: int = 0  # accepted, added or rejected
    corrected: int = 0  # values, of goals that stay
    added: int = 0
    rejected: int = 0
    unfit: int = 0  # decisions that no longer fit the reading
    complete: bool = False  # somebody said that no goal is missing


@dataclass(frozen=True, slots=True)
class Result:
    """Everything known of one file after a run."""

    document: Document
    plan: Plan | None = None
    assessment: Assessment | None = None
    links: tuple[Link, ...] = ()  # those that lead to this document; made for the report and stored nowhere
    reviewed: Reviewed | None = None  # never stored: decisions lie beside the records
    places: tuple[Place, ...] = ()  # of its goals in the tree of all; made for the report and stored nowhere
    outlooks: tuple[GoalOutlook, ...] = ()  # of its goals, where it is in force; made for the report and stored nowhere

    @property
    def title(self) -> str:
        """The plan's title, else the file's own; empty where neither has one."""
        return (self.plan.title if self.plan else "") or self.document.title

    @property
    def name(self) -> str:
        """The title, else the path of the file."""
        return self.title or self.document.source.path


for _kind in [one for one in vars().values() if isinstance(one, type) and is_dataclass(one)]:
    quicken(_kind)
