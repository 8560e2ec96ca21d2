"""Column headers and block labels: which field a printed header means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.cleaning import is_wide
from pipeline.packs.pack import LanguagePack
from pipeline.packs.rules import RuleSet

_NUMBERING = re.compile(
    r"^\s*(?:§\s*\d{1,2}[.:]?\s+|[A-ZÆØÅÄÖ]{1,2}\d{1,2}[.:)]?\s+|[A-ZÆØÅÄÖ]{1,3}\.\d{1,2}[.:)]?\s+|\d{1,2}(?:\.\d{1,2})*(?:[.)、:]\s+|\s+(?![a-zæøåäö%]))|\d{1,2}[.、](?=\D|20\d\d年|\d{1,2}月)|[IVX]{1,4}[.)]\s+|[a-zA-Z][.)]\s+"
    r"|[(]?(?:[一二三四五六七八九十]|[壹贰叁肆伍陆柒捌玖拾貳參陸]){1,3}[)、.]\s*|第[一二三四五六七八九十百\d]{1,4}(?:部分|板块|[章节篇条部编])\s*|[(]\d{1,2}[)]\s*(?=[\u4e00-\u9fff]|$)|[①-⑳]\s*|[•●■▪–—-]\s+)"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〕]*〕|【[^】]*】")
_UNIT_BEHIND = re.compile(r",\s*(?:[^\W\d_]{1,6}\.|%|[a-zæøåäö]{1,3})$")  # "Vægt, pct."
_FRAME = re.compile(r"^[【〖〔\[]\s*([^【】〖〗〔〕\[\]]+?)\s*[】〗〕\]]$")  # 【内容摘要】
_YEARS = re.compile(r"\s*(?:(?:19|20)\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?\s*(?:年度?)?\s*$")
_OWN_NUMBER = re.compile(r"\s+(?:nr\.?\s*)?[A-Z]?\d{1,2}(?:\.\d{1,2})*[a-z]?$")
_PREPOSITION = re.compile(r"\s+[^\W\d]{1,4}$")
_LEADING_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[-–—]\s*(?:20)?\d\d)?\s*年?度?\s*(?=\D)")
_TAIL = re.compile(r"[\s:*.。;,、?¹²³]+$")
_LABEL = re.compile(r"^(?P<label>[^:\n]{1,60}?)\s*(?:(?<!\d):|:(?=\D|$))\s*")
_BRACKETED = re.compile(r"^\s*[【〔\[〖](?P<label>[^】〕\]〗:\d]{2,16})(?::\s*|[】〕\]〗]\s*:?\s*)")
_BARE_LABELS = (
    re.compile(
        r"(?P<label>[^\W\d_][\w-]+\s\d{1,2}(?:\.\d{1,2})*[a-z]?)\.?\s+(?=(?P<next>[^\W\d]))"
    ),  # "Delmål 1.2 Kön ..."
    re.compile(r"(?P<label>[^\W\d_][\w-]+\s(?!\d+\s+\d)[\w-]+)\s+(?=(?P<next>\w))"),  # "Utfall 2 037" is no "Utfall 2"
    re.compile(r"(?P<label>[^\W\d_][\w-]+)\s+(?=(?P<next>\w))"),
)
_DOTTED = re.compile(
    r"(?P<label>[A-ZÆØÅÄÖ][\w-]+(?: [\w-]+){0,3})\.\s+(?=[A-ZÆØÅÄÖ\d])"
)  # "Baggrund. Borgerne venter ..."
# Labels that may close with a full stop.
_CLOSED = frozenset(
    (
        "note purpose definition explanation comment action baseline goal indicator activity responsible "
        "fulfilment_rule method"
    ).split()
)
_BOTH = re.compile(r"\s*[/&]\s*(?=[^/&]*$)")
_LONGEST_PAIR = 60  # characters
_MAX_LABEL_WORDS = 7
_LONG_WORD = 4  # letters of a word's last part; a word that is no preposition has more
BRACKETED_LABEL = "label.bracketed"  # rule of a label that brackets alone show
_LONGEST_PERIOD = 40  # characters
_TIMES = ("period", "deadline")


def normalise_header(text: str) -> str:
    """The header without numbering, bracketed remarks, trailing years, colon and footnote marks."""
    bare = _NUMBERING.sub("", text.strip(), count=1)
    bare = _LEADING_YEAR.sub("", _BRACKETS.sub("", bare))
    bare = _TAIL.sub("", bare)
    bare = _OWN_NUMBER.sub("", bare) or bare  # "Resultatkrav 1a"
    bare = _TAIL.sub("", _YEARS.sub("", bare))
    return bare.strip() or _TAIL.sub("", text.strip())


def forms_of(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """The forms a heading or header is looked up in, from the full one to the barest, which lacks a short last word
    unless the header is to be `whole`."""
    text = _FRAME.sub(r"\1", text.strip())
    bare = normalise_header(text)
    numberless = _TAIL.sub("", _NUMBERING.sub("", text.strip(), count=1))
    cut = [] if whole else [without_preposition(bare), _UNIT_BEHIND.sub("", text.strip())]
    return tuple(dict.fromkeys((_TAIL.sub("", text.strip()), numberless, bare, *cut)))


def without_preposition(header: str) -> str:
    """What a header is called once its year and the word before it are gone: "Mål i 2024" -> "Mål"."""
    return _PREPOSITION.sub("", header) or header


def split_numbering(text: str) -> tuple[tuple[int, int] | None, int]:
    """The span of the number that opens a title ("2.1 Tilsyn", "（一）加强考核") and where the title begins."""
    match = _NUMBERING.match(text)
    if match is None:
        return None, 0
    number = re.search(r"[\w①-⑳]+(?:\.\w+)*", match.group())
    return (number.span() if number else None), match.end()


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """The field a header means, other fields it could mean, and the rule that says so."""

    field: str
    also: tuple[str, ...]
    rule: str
    years_back: int = 0  # how long before the plan's first year: 上年 1, 前年 2

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field, *self.also)


class HeaderReader:
    """Recognises headers and labels with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("headers")
        self._said = pack.rules("cues")
        self._weight = re.compile(pack.settings.bracket_weight or "(?!)", re.IGNORECASE)
        self._rules_of = pack.rules_of
        self._learned: Mapping[str, HeaderMatch] = {}
        self.match = lru_cache(maxsize=4096)(self._match)

    def learn(self, learned: Mapping[str, HeaderMatch]) -> None:
        """What headers mean, by their bare words, in the document to be read; words that a rule knows keep theirs."""
        if learned or self._learned:
            self._learned = learned
            self.match.cache_clear()

    def _match(self, text: str, *, whole: bool = False) -> HeaderMatch | None:
        """What a header means; a `whole` one with its last word, however short: "Hittills har" is no "Hittills"."""
        for candidate in forms_of(text, whole=whole):
            hit = next(self._rules.find(candidate), None) if 0 < len(candidate) <= 70 else None
            if hit:
                return HeaderMatch(hit[0].kind, hit[0].also, hit[0].id, int(hit[0].number or 0))
        if len(both := _BOTH.split(text.strip())) > 1 and len(text) <= _LONGEST_PAIR:
            first, second = (self._match(part, whole=True) for part in both)
            if first is not None and second is not None:  # "Nämndmål / indikator"
                also = (*first.also, *(field for field in second.fields if field not in first.fields))
                return replace(first, also=also)
        return self._learned.get(normalise_header(text).lower()) if self._learned else None

    def head(self, text: str) -> HeaderMatch | None:
        """What the words that close an unknown header mean, its longest known end: "Nyckelindikator", 年初目标值; a
        compound is of the kind that its last part names, "Motivation for målet" is of none."""
        bare = normalise_header(text)
        before, _, last = bare.rpartition(" ")
        if any(len(word) <= _LONG_WORD for word in before.split()):
            return None
        least = 2 if is_wide(last[-1:]) else _LONG_WORD
        ends = [last] * bool(before) + [last[at:] for at in range(1, len(last) - least + 1)]
        return next((found for end in ends if (found := self._match(end, whole=True)) is not None), None)

    def bracket_weight(self, text: str) -> tuple[int, int] | None:
        """The span of a weight that is all a bracket holds: "vægt 30 pct.", "10分"."""
        match = self._weight.fullmatch(text)
        return match.span(match.lastgroup or 0) if match else None

    def owner(self, text: str) -> tuple[tuple[int, int], str] | None:
        """The span of whoever a sentence makes responsible, and the rule: "Ekonomichefen ansvarar för målet."."""
        for rule, match in self._said.find(text, "owner"):
            if match.groupdict().get("owner"):
                return match.span("owner"), rule.id
        return None

    def speaks_of(self, text: str, field: str) -> bool:
        """Whether a caption or title holds a header word of that field ("Tabel 4. Budget, mio. kr.")."""
        return next(self._inside(field).find(text), None) is not None

    @cache  # noqa: B019 - one reader per pack, kept for the run
    def _inside(self, field: str) -> RuleSet:
        return self._rules_of(rule for rule in self._rules.rules if rule.kind == field)

    def spelled(self, text: str) -> tuple[str, int] | None:
        """The words that open a text as a label does, with a colon or in brackets, whatever they mean, and where the
        value begins."""
        match = _BRACKETED.match(text) or _LABEL.match(text)
        if match is None or len(match.group("label").split()) > _MAX_LABEL_WORDS:
            return None
        return match.group("label"), match.end()

    def label(self, text: str, *, loose: bool = False) -> tuple[HeaderMatch, int] | None:
        """The label that opens a text ("Resultatkrav: ...") and where the value begins; None when there is none.
        With `loose` the colon may be missing ("Vægt 15 point"): a card whose labels stand in a column of their own.
        Brackets make a label of whatever they hold (【计分办法】...); one that no rule knows has the field `other`."""
        if bracketed := _BRACKETED.match(text):
            found = self.match(bracketed.group("label"))
            if found is None and not text.lstrip().startswith("["):  # which may open a blank: [Beskrivelse af målet]
                found = HeaderMatch("other", (), BRACKETED_LABEL)
            return (found, bracketed.end()) if found else None
        forms = (_LABEL, *_BARE_LABELS) if loose else (_LABEL,)
        for form in forms:
            match = form.match(text)
            if match is None or len(match.group("label").split()) > _MAX_LABEL_WORDS:
                continue
            if form is not _LABEL and match.group("next").islower():
                continue
            found = self.match(match.group("label"), whole=form is not _LABEL)
            if found and not (form is not _LABEL and found.field in _TIMES and len(text) > _LONGEST_PERIOD):
                return found, match.end()  # "År 2028 är alla farleder säkra." has no label
        dotted = _DOTTED.match(text)
        found = self.match(dotted.group("label")) if dotted else None
        return (found, dotted.end()) if dotted and found and found.field in _CLOSED else None
