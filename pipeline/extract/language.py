"""spaCy with a language pack: tokens, sentence ends and cue words as `Doc.spans`.

The only module that imports spaCy. A blank pipeline does the tokenising; one component sets sentence ends from the
pack (the default sentencizer cuts `13.5%` in Chinese), one matches the pack's cues.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from types import ModuleType

# spaCy loads its command line with itself, and with that an HTTP client and much else that nobody here calls: a quarter
# of a second and 15 MiB of each document's process. A module of that name that is there already is taken instead.
_COMMANDS = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info") if "spacy.cli" not in sys.modules}
for _module in _COMMANDS.values():
    _module.__dict__["info"] = None
sys.modules.update(_COMMANDS)

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.matcher import PhraseMatcher  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

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
    """A pack's spaCy pipeline; analyses are kept, since readers look at the same text more than once."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._nlp = _pipeline(pack)
        self._known: dict[str, Analysis] = {}

    @property
    def stop_words(self) -> frozenset[str]:
        """The small words of the language: spaCy's, without those that the pack knows to carry meaning."""
        return frozenset(self._nlp.Defaults.stop_words) - self._pack.settings.content_words

    def __call__(self, text: str) -> Analysis:
        if text not in self._known:
            doc = self._nlp(text)
            cues = [
                Cue(kind, span.start_char, span.end_char, span.id_)
                for kind, group in doc.spans.items()
                for span in group
            ]
            cues.sort(key=lambda cue: (cue.start, -cue.end, cue.kind, cue.rule))
            self._known[text] = Analysis(text, sentence_spans(text, self._pack), cues)
        return self._known[text]

    def forget(self) -> None:
        """Drop what was kept: called after each document, so that memory stays flat over a batch."""
        self._known.clear()


def sentence_spans(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """Sentences of a clean text as trimmed character spans, by the pack's sentence ends and abbreviations."""
    settings = pack.settings
    ends = "".join(map(re.escape, settings.sentence_ends))
    spans, start = [], 0
    for match in re.finditer(rf"[{ends}]+[{re.escape(_CLOSING)}]*", text):
        if settings.sentence_end_needs_space and not _ends_here(text, start, match, settings.abbreviations):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


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
    if re.fullmatch(r"\d{1,3}\.", last):
        # "1. halvår" goes on, "jf. bilag 2. Der ..." does not; at the start of a sentence it is a list marker.
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


# ---------------------------------------------------------------------------------------------- spaCy components
class CueMatcher:
    """Puts the pack's cue words on `doc.spans`, one group for each kind; the span's id is the rule's.

    Plain words go through a PhraseMatcher, words with open ends and patterns through the compiled rules: gap operators
    in spaCy's own Matcher are what makes it slow.
    """

    def __init__(self, nlp: Language, pack: LanguagePack) -> None:
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

    def __call__(self, doc: Doc) -> Doc:
        groups: dict[str, list[tuple[int, int, str]]] = {}
        for key, start, end in self._phrases(doc):
            rule = doc.vocab.strings[key]
            groups.setdefault(self._kinds[rule], []).append((doc[start:end].start_char, doc[start:end].end_char, rule))
        for found, match in self._patterns.find(doc.text):
            groups.setdefault(found.kind, []).append((match.start(), match.end(), found.id))
        for kind in sorted(groups):
            spans = [
                doc.char_span(start, end, label=kind, span_id=rule, alignment_mode="expand")
                for start, end, rule in sorted(set(groups[kind]))
            ]
            doc.spans[kind] = [span for span in spans if span is not None]
        return doc


def _pipeline(pack: LanguagePack) -> Language:
    nlp = spacy.blank(pack.settings.spacy)
    matcher = CueMatcher(nlp, pack)
    name = f"maalestok_cues_{pack.code}"
    Language.component(name, func=matcher)
    nlp.add_pipe(name)
    nlp.max_length = 10_000_000
    return nlp
