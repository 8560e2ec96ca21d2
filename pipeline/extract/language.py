"""spaCy with a language pack: tokens, sentence ends and cue words.

The only module that imports spaCy, whose blank pipeline does the tokenising. Sentence ends come from the pack (the
default sentencizer cuts `13.5%` in Chinese), and so do the cues.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

# spaCy loads its command line with itself, and with that an HTTP client and much else that nobody here calls: a quarter
# of a second and 15 MiB of each document's process. A module of that name that is there already is taken instead.
_COMMANDS = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info") if "spacy.cli" not in sys.modules}
for _module in _COMMANDS.values():
    _module.__dict__["info"] = None
sys.modules.update(_COMMANDS)

import spacy  # noqa: E402
from spacy.attrs import LOWER  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.matcher import PhraseMatcher  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

for _name in _COMMANDS:  # who wants it after all loads the real one
    del sys.modules[_name]

from pipeline.packs import LanguagePack  # noqa: E402

_CLOSING = "\"'”’»)]）」』"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word found in a text: what it means and where it stands, in characters."""

    kind: str
    start: int
    end: int
    rule: str


@dataclass
class Analysis:
    """What is known of one text: its sentences and its cues, in order of place."""

    text: str
    sentences: list[tuple[int, int]]
    cues: list[Cue] = field(default_factory=list)

    def of(self, *kinds: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """Cues of these kinds that stand wholly in [start, end)."""
        end = len(self.text) if end is None else end
        return [cue for cue in self.cues if cue.kind in kinds and start <= cue.start and cue.end <= end]

    def has(self, *kinds: str, start: int = 0, end: int | None = None) -> bool:
        return bool(self.of(*kinds, start=start, end=end))


class Analyser:
    """A pack's tokeniser and cues; analyses are kept, since readers look at the same text more than once."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._nlp = _tokeniser(pack.settings.spacy)
        self._cues = CueMatcher(self._nlp, pack)
        self._known: dict[str, Analysis] = {}

    @property
    def stop_words(self) -> frozenset[str]:
        """The small words of the language: spaCy's, without those that the pack knows to carry meaning."""
        return frozenset(self._nlp.Defaults.stop_words) - self._pack.settings.content_words

    def __call__(self, text: str) -> Analysis:
        if text not in self._known:
            self._known[text] = Analysis(text, sentence_spans(text, self._pack), self._cues(text))
        return self._known[text]

    def forget(self) -> None:
        """Drop what was kept: called after each document, so that memory stays flat over a batch."""
        self._known.clear()


def sentence_spans(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """Sentences of a clean text as trimmed character spans, by the pack's sentence ends and abbreviations."""
    settings = pack.settings
    spans, start = [], 0
    for match in _ends(settings.sentence_ends).finditer(text):
        if settings.sentence_end_needs_space and not _ends_here(text, start, match, settings.abbreviations):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


@cache
def _ends(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[{''.join(map(re.escape, marks))}]+[{re.escape(_CLOSING)}]*")


def _ends_here(text: str, start: int, match: re.Match[str], abbreviations: tuple[str, ...]) -> bool:
    """Whether a full stop ends the sentence: space and a new beginning follow, no abbreviation or ordinal precedes."""
    after = text[match.end() :]
    if after and not after[0].isspace():
        return False
    follows = after.lstrip()[:1]
    if not match.group().startswith("."):
        return True
    word = re.search(r"\S+$", text[: match.end()])
    last = (word.group().lower() if word else "").lstrip("(\"'”»[")
    starts_anew = bool(follows) and (follows.isupper() or follows in '•–-"”»(' or follows.isdigit())
    if last in abbreviations:
        # "... under 5 pct. Styrelsen ..." ends a sentence, "... 5 pct. af sagerne" does not.
        return starts_anew and follows.isupper() and _unit_like(last)
    if re.fullmatch(r"[a-z]?\d{1,3}[a-z]?\.", last):
        # "1. halvår" goes on, "jf. bilag 2. Der ..." does not; at the start of a sentence ("1a.") it is a list marker.
        return follows.isupper() and bool(text[start : match.end() - len(last)].strip())
    if re.fullmatch(r"\w\.|(?:\w\.)+", last):
        return False  # an initial, "m.v."
    return not follows or starts_anew


def _unit_like(word: str) -> bool:
    """Abbreviations that stand at the end of a figure and so may end a sentence; the rest rarely do."""
    return len(word) > 2 and word.count(".") == 1


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


# ---------------------------------------------------------------------------------------------- cues
class CueMatcher:
    """Finds the pack's cue words, in order of place. What is found in part of a token is the whole of it.

    Plain words go through a PhraseMatcher, words with open ends and patterns through the compiled rules: gap operators
    in spaCy's own Matcher are what makes it slow.
    """

    def __init__(self, nlp: Language, pack: LanguagePack) -> None:
        self._nlp = nlp
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._kinds: dict[str, str] = {}
        open_ended = []
        for rule in pack.rules("cues").rules:
            self._kinds[rule.id] = rule.kind
            plain = [word for word in rule.words if "*" not in word]
            if plain:
                self._phrases.add(rule.id, [nlp.make_doc(word) for word in plain])
            rest = tuple(word for word in rule.words if "*" in word)
            if rest or rule.patterns:
                open_ended.append(rule.model_copy(update={"words": rest}))
        self._patterns = pack.rules_of(open_ended)

    def __call__(self, text: str) -> list[Cue]:
        doc = self._nlp.make_doc(text)
        found = {(self._kinds[rule], start, end, rule) for rule, start, end in self._words(doc)}
        found |= {(rule.kind, *match.span(), rule.id) for rule, match in self._patterns.find(text)}
        cues = []
        for kind, start, end, rule in found:
            if (tokens := doc.char_span(start, end, alignment_mode="expand")) is not None:
                cues.append(Cue(kind, tokens.start_char, tokens.end_char, rule))
        return sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.kind, cue.rule))

    def _words(self, doc: Doc) -> Iterator[tuple[str, int, int]]:
        for key, start, end in self._phrases(doc):
            words = doc[start:end]
            yield doc.vocab.strings[key], words.start_char, words.end_char


def _tokeniser(code: str) -> Language:
    """A blank pipeline whose words know of themselves what cues are compared by, small letters. All that spaCy would
    find out of each word else takes longer than looking for cues."""
    nlp = spacy.blank(code, vocab=Vocab(lex_attr_getters={LOWER: str.lower}))
    nlp.max_length = 10_000_000
    return nlp
