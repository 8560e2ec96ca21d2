"""A language pack: one folder of TOML files with the same names in every language.

The *concepts* are closed vocabularies here in code; the *words* for them are data. Adding a language is adding a folder
(see `models/README.md`); no language code appears in Python.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import PackError
from pipeline.packs.rules import Matcher, Rule, RuleSet, compile_rule, word_pattern
from pipeline.resources import models_root

# File -> the kinds its rules may have, and whether a rule must match the whole text (a header, a heading).
RULE_FILES: Mapping[str, tuple[frozenset[str], bool]] = {
    "headers": (
        frozenset(
            (
                "number goal measure indicator target baseline actual deadline period weight reporting channel "
                "recipient frequency method goal_type responsible level area group_outer group_inner comparator growth "
                "unit fulfilment_rule status explanation action activity task effect budget definition attribute "
                "note title total purpose goal_number"
            ).split()
        ),
        True,
    ),
    "sections": (
        frozenset(
            (
                "goals goal area measures baseline background main_tasks vision target_picture review budget "
                "assignments reporting steering activities tasks annex template contents summary principles guidance "
                "organisation effects method weights signature definitions target_year caption"
            ).split()
        ),
        True,
    ),
    "cues": (
        frozenset(
            (
                "declared_goal commitment outcome maintain activity output contribution vague hedge need past "
                "discourse other_owner known_number mere_act government_goal aimed_before all_done resolve "
                "assignment condition fulfilment weighing negation stretch institution finite address "
                "announcement in_charge due done_by answer owner order state clause_opener joined_clause relative "
                "jointly included finished settled worded_level average grounds holds works unmeasured further "
                "elsewhere"
            ).split()
        ),
        False,
    ),
    "comparators": (frozenset("bound direction by to from against range approx absolute".split()), False),
    "units": (
        frozenset(
            (
                "percent percentage_point permille minutes hours days working_days weeks months years "
                "money magnitude counted"
            ).split()
        ),
        True,
    ),
    "numbers": (frozenset(["not_a_figure"]), False),
    "periods": (frozenset(["deadline", "period", "start", "relative", "baseline", "survey"]), False),
    "cadences": (
        frozenset("cadence reporting measuring watching joining chaining channel recipient false_friend".split()),
        False,
    ),
    "types": (
        frozenset(["goal_type", "goal_type_heading", "goal_type_hint", "result_level", "result_level_hint", "level"]),
        False,
    ),
    "statuses": (
        frozenset(
            (
                "status colour means report subject sorted named aimed cause remedy delay span timeless tally "
                "turn ahead midway measuring lagging conditional "
                "note nothing"
            ).split()
        ),
        False,
    ),
    "verdicts": (
        frozenset("reached not full partly ahead able judged doubt grave dated object".split()),
        False,
    ),
    "followups": (
        frozenset(
            (
                "status actual assessment explanation comment action prognosis trend score goal target measure "
                "baseline legend"
            ).split()
        ),
        True,
    ),
    "documents": (
        frozenset(
            (
                "document_kind government_voice country publisher body essay follow_up issuer issuing letterhead "
                "reference dateline notice continues not_title whole_plan default_clause part_of_plan other_report "
                "group_of_goals numbered_goals goals_in_report plan_years past_years"
            ).split()
        ),
        False,
    ),
    "hierarchy": (frozenset("upper lower names overall".split()), False),
    "guidance": (frozenset("example good bad before after comment frame".split()), False),
    "criteria": (
        frozenset(
            (
                "not_target citation background budget baseline before date figure bound absolute direction "
                "indicator comparison judged report channel cadence owner institution beneficiary partner staff "
                "internal service delivery society served shared own_step generic vague slogan hedge activity "
                "milestone outcome state aside join evaluation higher_better lower_better"
            ).split()
        ),
        False,
    ),
}


class Recogniser(BaseModel):
    """A text recogniser for scans in this language, and which of its models reads it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    engine: Literal["tesseract", "rapidocr"]
    model: str = ""  # Tesseract's name of the language; empty where one model reads all


class LanguageSettings(BaseModel):
    """`language.toml`: facts about the language that are not rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    name: dict[str, str]
    spacy: str  # spacy.blank(...)
    detected_as: tuple[str, ...]  # what langdetect answers for it
    neighbours: dict[str, str] = {}  # langdetect's answers for languages that it is mistaken for, with their names
    script: str  # "latin" or "han": the script check of ingest.language
    default_encoding: str  # for text files without any other sign
    decimal_marks: tuple[str, ...]
    thousands_marks: tuple[str, ...]
    sentence_ends: tuple[str, ...]
    sentence_end_needs_space: bool
    clause_ends: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    suspended_hyphen_before: frozenset[str] = frozenset()
    joins: tuple[str, ...] = ()  # words for *and* between the two halves of a heading
    chapters: tuple[str, ...] = ()  # words before the number of a chapter: "Kapitel 2. Mål"
    content_words: frozenset[str] = frozenset()  # what spaCy calls stop words and a plan counts: "personer"
    han_numerals: bool = False  # numbers may be written with Chinese numerals (read with cn2an)
    # A weight alone in brackets behind a goal: "(vægt 30 pct.)", "(10分)"; the named group is the number.
    bracket_weight: str = ""
    aim_is_measure: bool = False  # a government's declared goal without a figure is its own measure
    longest_title: int = 0  # characters of a goal cell without a full stop that readers still take for a name
    ocr: tuple[Recogniser, ...] = ()  # for scans, the preferred one first
    templates: dict[str, str] = {}

    @property
    def commas_end_clauses(self) -> bool:
        """Whether the language strings clauses together with commas, so that what stands ahead of one may be said of
        all behind it."""
        return "," in self.clause_ends


class _Files(Mapping[str, Mapping[str, Any]]):
    """The TOML files of a folder by name, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, file: str) -> Mapping[str, Any]:
        if file not in self._read:
            path = self._paths[file]
            try:
                self._read[file] = tomllib.loads(path.read_text("utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise PackError(f"{path} is not valid TOML: {error}") from error
        return self._read[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(frozen=True)
class LanguagePack:
    """One language's data, read and compiled on first use."""

    settings: LanguageSettings
    raw: Mapping[str, Mapping[str, Any]]  # file name -> parsed TOML
    folder: Path

    @property
    def code(self) -> str:
        return self.settings.code

    @cached_property
    def templates(self) -> dict[str, str]:
        """The pack's own templates and those made from its tables: `$number`, `$year`, `$month`, `$unit`."""
        made = {
            "number": self.number_pattern,
            "year": r"(?<!\d)(?:19|20)\d\d(?!\d)",
            "month": _alternation(self.months),
        }
        return {**made, **self.settings.templates}

    @cached_property
    def number_pattern(self) -> str:
        """A figure in digits with this language's marks, or a number word."""
        decimal = "".join(map(re.escape, self.settings.decimal_marks))
        thousands = "".join(map(re.escape, self.settings.thousands_marks))
        digits = rf"(?:\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)|\d+)(?:[{decimal}]\d+|\s?[½¼¾])?"
        words = _alternation(self.number_words) if self.number_words else ""
        return f"(?:{digits}|{words})" if words else digits

    def compiled(self, file: str, rule: Rule) -> Matcher:
        """One rule as it is matched."""
        return compile_rule(rule, self._templates_of(file), whole=RULE_FILES[file][1])

    def _templates_of(self, file: str) -> Mapping[str, str]:
        """The pack's templates and those that a rule file keeps for itself."""
        return {**self.templates, **self.raw.get(file, {}).get("templates", {})}

    def rules(self, file: str) -> RuleSet:
        """The compiled rules of one file; an absent file is an empty set."""
        if file not in self._rule_sets:
            self._rule_sets[file] = self._rule_set(file)
        return self._rule_sets[file]

    @cached_property
    def _rule_sets(self) -> dict[str, RuleSet]:
        return {}

    def _rule_set(self, file: str) -> RuleSet:
        templates, whole, rules = self._templates_of(file), RULE_FILES[file][1], self._parse_rules(file)
        with self._proving(file, rules):
            return RuleSet(rules, templates, whole=whole)

    def rules_of(self, rules: Iterable[Rule]) -> RuleSet:
        """Rules that a reader chose or changed, to be matched anywhere in a text."""
        self._other_sets.append(RuleSet(rules, self.templates))
        return self._other_sets[-1]

    @cached_property
    def _other_sets(self) -> list[RuleSet]:
        return []

    def compile(self) -> None:
        """Compiles now what else is compiled when a text first asks for it: for processes that are forked later, or to
        say what is wrong."""
        for file in RULE_FILES:
            with self._proving(file, self.rules(file).rules):
                self.rules(file).compile()
        for others in self._other_sets:
            others.compile()

    @contextmanager
    def _proving(self, file: str, rules: Iterable[Rule]) -> Iterator[None]:
        """Where rules cannot be compiled, the `PackError` names the first."""
        try:
            yield
        except (re.error, KeyError, ValueError):
            for rule in rules:
                self._prove(file, rule)
            raise

    def _prove(self, file: str, rule: Rule) -> None:
        """Names the rule that cannot be compiled."""
        try:
            _ = self.compiled(file, rule).expressions
        except KeyError as error:
            raise PackError(
                f"{self.folder / file}.toml, rule {rule.id}: there is no template ${error.args[0]}"
            ) from error
        except (re.error, ValueError) as error:
            raise PackError(f"{self.folder / file}.toml, rule {rule.id}: not a regular expression: {error}") from error

    @cached_property
    def parsed(self) -> dict[str, list[Rule]]:
        """The rules of each file as written, not compiled yet."""
        return {file: self._parse_rules(file) for file in RULE_FILES}

    def _parse_rules(self, file: str) -> list[Rule]:
        kinds, _ = RULE_FILES[file]
        rules = []
        for entry in self.raw.get(file, {}).get("rule", ()):
            try:
                rule = Rule.model_validate(entry)
            except ValidationError as error:
                raise PackError(f"{self.folder / file}.toml, rule {entry.get('id', '?')}: {error}") from error
            for kind in (rule.kind, *rule.also):
                if kind not in kinds:
                    known = ", ".join(sorted(kinds))
                    raise PackError(f"{self.folder / file}.toml, rule {rule.id}: unknown kind {kind!r}; one of {known}")
            rules.append(rule)
        return rules

    @cached_property
    def months(self) -> dict[str, int]:
        return dict(self.raw.get("periods", {}).get("months", {}))

    @cached_property
    def plan_periods(self) -> dict[str, str]:
        """Named stretches of years, e.g. a five-year plan: name -> "2021/2025"."""
        return dict(self.raw.get("periods", {}).get("plans", {}))

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """Ordinal words used for quarters and halves: first -> 1."""
        return dict(self.raw.get("periods", {}).get("ordinals", {}))

    @cached_property
    def number_words(self) -> dict[str, float]:
        return dict(self.raw.get("numbers", {}).get("words", {}))

    @cached_property
    def article_numbers(self) -> frozenset[str]:
        """Number words that are articles unless a comparator stands before them (da *en*, *et*)."""
        return frozenset(self.raw.get("numbers", {}).get("articles", ()))


def _alternation(words: Mapping[str, object]) -> str:
    return "|".join(word_pattern(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


def known_languages(root: Path | None = None) -> tuple[str, ...]:
    """Codes of all packs on disk, sorted."""
    folder = (root or models_root()) / "languages"
    return tuple(sorted(path.parent.name for path in folder.glob("*/language.toml")))


def load_pack(code: str, root: Path | None = None) -> LanguagePack:
    """The pack of one language; `PackError` names file, rule and key when something is wrong with it."""
    pack = open_pack(code, root)
    _ = pack.parsed  # so that a wrong rule is said here, and not by one of many processes
    return pack


@cache
def open_pack(code: str, root: Path | None = None) -> LanguagePack:
    """The same, but what is wrong in a file of rules is said when these are asked for: reading all takes a while."""
    folder = (root or models_root()) / "languages" / code
    if not (folder / "language.toml").is_file():
        known = ", ".join(known_languages(root)) or "none"
        raise PackError(f"There is no language pack {code!r} in {folder.parent}; packs there: {known}.")
    files = _Files(folder)
    try:
        settings = LanguageSettings.model_validate(files["language"])
    except ValidationError as error:
        raise PackError(f"{folder / 'language.toml'}: {error}") from error
    if unknown := sorted(files.keys() - {"language", *RULE_FILES}):
        raise PackError(f"{folder}: unknown file {unknown[0]}.toml; known are {', '.join(RULE_FILES)}.")
    return LanguagePack(settings, files, folder)


def load_packs(root: Path | None = None) -> dict[str, LanguagePack]:
    """All packs on disk, by code, with nothing wrong in them."""
    return {code: load_pack(code, root) for code in known_languages(root)}


def open_packs(root: Path | None = None) -> dict[str, LanguagePack]:
    """All packs on disk, by code, as `open_pack` has them."""
    return {code: open_pack(code, root) for code in known_languages(root)}
