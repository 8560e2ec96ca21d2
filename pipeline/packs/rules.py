"""Rules of a language pack and how they are matched.

A rule says what a word means (its `kind`, a closed vocabulary per file) and proves itself with examples. Words may be
written with `*` at either end for any ending (`reducer*`, `*mål`); patterns are regular expressions over clean text in
which `$name` stands for a template of the pack. Matching ignores case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.cleaning import is_wide
from pipeline.packs.literals import Literals, Sieve, any_of, of_words
from pipeline.packs.templates import expand, literals_of


class Rule(BaseModel):
    """One entry of a rule file. At least one of `words` and `patterns`; at least one example."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_-]+)+$")]
    kind: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other kinds the same words can have; the reader decides by the neighbours
    value: str = ""  # what the words stand for: a comparator, a cadence, a unit ...
    position: str = ""  # comparators: before or after the figure
    number: float | None = None  # the figure that words like "halveres" or "alle" carry
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()
    level: str = ""  # document kinds: the level their goals have unless they say otherwise
    source: str = ""

    @model_validator(mode="after")
    def _matches_something(self) -> Rule:
        if not self.words and not self.patterns:
            raise ValueError("a rule needs words or patterns")
        return self


class RuleSet:
    """The rules of one file, to be matched. `whole=True` matches the whole text (headers, headings), else anywhere.

    Only the expressions that the literals of a text let pass are run, and only what is run is compiled.
    """

    def __init__(self, rules: Iterable[Rule], templates: Mapping[str, str], *, whole: bool = False) -> None:
        self.rules = tuple(rules)
        self.whole = whole
        matchers = [(rule, compile_rule(rule, templates, whole=whole)) for rule in self.rules]
        # of a whole text the first expression of a rule that matches counts, elsewhere each: these pass one by one
        self._matchers = matchers if whole else [(rule, part) for rule, matcher in matchers for part in matcher.parts()]
        self._sieves: dict[str | None, Sieve[tuple[Rule, Matcher]]] = {}
        # readers and criteria ask the same of the same words: every second question is a repetition
        self._found = lru_cache(maxsize=4096)(self._find)

    def find(self, text: str, kind: str | None = None) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every match in `text`, rule by rule in file order (so: not sorted by place)."""
        return iter(self._found(text, kind))

    def _find(self, text: str, kind: str | None) -> tuple[tuple[Rule, re.Match[str]], ...]:
        rules = self._sieve(kind).passing(text)
        if self.whole:
            return tuple((rule, match) for rule, matcher in rules if (match := matcher.fullmatch(text)))
        return tuple((rule, match) for rule, matcher in rules for match in matcher.finditer(text))

    def _sieve(self, kind: str | None) -> Sieve[tuple[Rule, Matcher]]:
        if kind not in self._sieves:
            asked = [(rule, matcher) for rule, matcher in self._matchers if kind in (None, rule.kind)]
            self._sieves[kind] = Sieve(((rule, matcher), matcher.literals) for rule, matcher in asked)
        return self._sieves[kind]

    def compile(self) -> None:
        """Compiles all at once: to find what is wrong, or for processes that are forked later."""
        for _, matcher in self._matchers:
            _ = matcher.expressions

    def first(self, text: str, kind: str | None = None) -> tuple[Rule, re.Match[str]] | None:
        """The leftmost match; at the same place the longest."""
        return min(self.find(text, kind), key=lambda hit: (hit[1].start(), -hit[1].end()), default=None)

    def has(self, text: str, kind: str) -> bool:
        """Whether any rule of that kind matches."""
        return next(self.find(text, kind), None) is not None


class Matcher:
    """A rule to be matched. Patterns are kept apart, since each may name the same groups; words are one expression."""

    def __init__(self, sources: Iterable[tuple[str, Literals]]) -> None:
        self._sources = tuple(sources)

    @cached_property
    def expressions(self) -> tuple[re.Pattern[str], ...]:
        """The expressions, compiled when they are first wanted."""
        return tuple(_compiled(source) for source, _ in self._sources)

    @cached_property
    def literals(self) -> Literals:
        """Of which any text holds one that it matches; none where that is not known."""
        return any_of(literals for _, literals in self._sources)

    def parts(self) -> Iterator[Matcher]:
        """A matcher for each of the expressions."""
        return (Matcher([source]) for source in self._sources)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        for expression in self.expressions:
            yield from expression.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return next((match for one in self.expressions if (match := one.fullmatch(text))), None)


# Classes of signs such as `\d`, Han characters by number, and names of groups; backreferences are left in.
_HAN = r"\\u(?:2[e-fE-F]|[3-9][0-9a-fA-F])[0-9a-fA-F]{2}"
_CASELESS = re.compile(rf"{_HAN}(?:-{_HAN})?|\\[dDsSwWbB]|\(\?P<\w+>")
_RANGE = re.compile("(?=(.)-(.))")
_FIRST_LETTER, _PAST_LETTERS = "A", "\u2460"  # of the scripts that have two cases


@lru_cache(maxsize=8192)  # several sets may have the same rules
def _compiled(source: str) -> re.Pattern[str]:
    """The expression, in which case is ignored where that could matter: to ignore it in a range of Han characters, `re`
    asks each of 21,000 for its other case."""
    return re.compile(source, re.IGNORECASE if _regards_case(source) else 0)


def _regards_case(source: str) -> bool:
    told = _CASELESS.sub("", source)
    spans = any(first < _PAST_LETTERS and last >= _FIRST_LETTER for first, last in _RANGE.findall(told))
    return spans or told.lower() != told.upper()


def compile_rule(rule: Rule, templates: Mapping[str, str], *, whole: bool = False) -> Matcher:
    """Patterns of a rule first, since they carry the named groups that a bare word would hide; then its words."""
    longest_first = sorted(set(rule.words), key=lambda word: (-len(word), word))
    plain = [] if whole else [word for word in longest_first if _has_plain_edges(word)]
    rest = [word for word in longest_first if whole or not _has_plain_edges(word)]
    sources = [(expand(pattern, templates), literals_of(pattern, templates)) for pattern in rule.patterns]
    if plain:  # word edges are tested once for all, which is what makes long lists quick
        bodies = "|".join(map(_body, map(_normal, plain)))
        sources.append((rf"(?<!\w)(?:{bodies})(?!\w)", of_words(map(_normal, plain))))
    if rest:
        sources.append(("|".join(word_pattern(word, whole=whole) for word in rest), of_words(map(_normal, rest))))
    return Matcher(sources)


def _normal(word: str) -> str:
    return unicodedata.normalize("NFKC", word)


def _has_plain_edges(word: str) -> bool:
    text = _normal(word)
    return "*" not in word and _has_edge(text[:1]) and _has_edge(text[-1:])


def _body(text: str) -> str:
    gap = r"\s*" if _all_wide(text) else r"\s+"
    return gap.join(re.escape(part) for part in text.split())


def word_pattern(word: str, *, whole: bool = False) -> str:
    """A literal word as a regular expression: spaces match any run of space, edges are word edges except beside Han."""
    text = _normal(word)
    open_left, open_right = text.startswith("*"), text.endswith("*")
    text = text.strip("*")
    body = _body(text)
    if whole:  # "bilag *" wants a word of its own behind it, "styrelsens*" any ending
        return (
            (r".*\s" if text[:1] == " " else ".*") * open_left
            + body
            + (r"\s.*" if text[-1:] == " " else ".*") * open_right
        )
    left = r"\w*" if open_left else (r"(?<!\w)" if _has_edge(text[:1]) else "")
    right = r"\w*" if open_right else (r"(?!\w)" if _has_edge(text[-1:]) else "")
    return left + body + right


def _has_edge(character: str) -> bool:
    return bool(character) and (character.isalnum() or character == "_") and not is_wide(character)


def _all_wide(text: str) -> bool:
    return all(is_wide(character) for character in text if not character.isspace())
