"""Numbers in text with their units: "12,5 pct.", "7,5 mia. kr.", "minimum to ... tiltag", "1.2亿元", "5%—6%"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from pipeline.packs import LanguagePack
from pipeline.packs.headers import split_numbering
from pipeline.packs.numerals import HAN_NUMBER, han_number, is_share
from pipeline.packs.rules import Rule, compile_rule, word_pattern

NAMED_UNITS = frozenset("percent percentage_point minutes hours days weeks months years".split())
TIME_UNITS = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "working_days"])
_RANGE_SIGNS = r"\s*(?:-|–|—|~|～|\.\.\.?)\s*"
_PLUS_MINUS = re.compile(r"(?:±|\+\s?/\s?[-−–])\s*$")
# At the start of a cell or behind a word or bracket a sign is a minus; between two numbers it joins a range.
_MINUS = re.compile(r"(?:^\s*|[^\W\d]\s+|\(\s*)[-−]$")
_END_BRACKET = re.compile(r"\(([^()]{1,24})\)\s*\.?\s*$")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}  # "26½ pct."
_SCALE = re.compile(r"\s+\d+\s*[-–]\s*\d+$")
_CLAUSE_END = re.compile(r"[;:!?]|\.\s+[^\W\d_]")
_CODE = re.compile(r"\s*[(\[]?\b[A-Z]{1,3}\d{3,6}[)\]]?$")  # of a public database of key figures: "N15436", "U21401"
_WORD_END = re.compile(r"(?<=\w) (?=\S)")
_PREPOSITION = 2  # letters: "af" and "ud" stay small words though "ud af" may stand before a noun
_OF_WHICH = 3  # words between which "each" stands ahead of its noun: "varje större tätort"
_NEXT_WORD = re.compile(  # also mg/l, kWh/kvm and ph.d.-studerende
    r"\s+([^\W\d_]\w{0,3}/[^\W\d_]\w*|(?:[^\W\d_]{1,3}\.){2}-?[^\W\d_]\w*|[^\W\d_][\w-]*)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. [start, end) spans number and unit; `value` is as printed, `factor` leads to base
    units."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    upper: Decimal | None = None
    factor: Decimal = Decimal(1)
    share: bool = False  # one of the percent family
    time: bool = False
    money: bool = False
    word: bool = False  # written as a word


class FigureReader:
    """Reads figures with one pack. `small_words` end the search for a counted noun ("40 projekter *med* ...")."""

    def __init__(self, pack: LanguagePack, small_words: frozenset[str]) -> None:
        self._pack = pack
        self._stop_words = small_words
        listed = pack.raw.get("units", {})
        described = {word for word in listed.get("adjectives", ()) if len(word) > _PREPOSITION}
        self._small_words = (small_words - described) | _grammar_words(pack)  # "små" and "stora" are stop words too
        self._han = pack.settings.han_numerals
        self._units = [(rule, one) for rule in pack.rules("units").rules for one in _unit_patterns(rule, pack)]
        self._joining = pack.settings.suspended_hyphen_before
        endings = listed.get("adjectives", ())
        self._counting, self._sharing = (_opening(listed.get(name, ())) for name in ("count_words", "share_words"))
        self._scene = _opening(listed.get("scene_words", ()))
        self._each = _opening(listed.get("each_words", ()))
        self._joins_noun = _opening(listed.get("describing_words", ()))
        self._more = _opening(listed.get("more_words", ()))
        self._per = "|".join(map(word_pattern, listed.get("per_words", ()))) or "(?!)"
        ends = "|".join(map(re.escape, listed.get("name_endings", ())))
        self._name_ending = re.compile(rf"({ends or '(?!)'})$", re.IGNORECASE)
        nouns = [word_pattern(word, whole=True) for word in listed.get("counted_nouns", ())]
        self._wholes = frozenset(
            word.lower() for rule in pack.rules("comparators").rules if rule.kind == "absolute" for word in rule.words
        )
        self._counted_nouns = re.compile("|".join(nouns) or "(?!)", re.IGNORECASE)
        self._adjective = re.compile("|".join(word_pattern(word, whole=True) for word in endings) or "(?!)", re.I)
        self._number = re.compile(rf"(?<![\w.,/])(?:{pack.number_pattern})(?!\w*\d)", re.IGNORECASE)
        self._bounds = pack.rules("comparators")
        joiners = [word_pattern(word) for rule in self._bounds.rules if rule.kind == "range" for word in rule.words]
        froms = [word_pattern(word) for rule in self._bounds.rules if rule.kind == "from" for word in rule.words]
        self._from = re.compile(rf"(?:{'|'.join(froms) or '(?!)'})\s*$", re.IGNORECASE)
        hedges = [rule for rule in self._bounds.rules if rule.kind == "approx" and rule.position == "after"]
        self._hedges = [one for rule in hedges for one in compile_rule(rule, pack.templates).expressions]
        self._joiner = re.compile("|".join([_RANGE_SIGNS, *(rf"\s*(?:{word})\s*" for word in joiners)]), re.IGNORECASE)

    def figures(self, text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Figure]:
        """Every figure of a clean text in order, ranges joined. `masked` are spans that hold none, such as dates."""
        hidden = [*masked, *(match.span() for _, match in self._pack.rules("numbers").find(text))]
        return self._join_ranges(text, list(self._singles(text, hidden)))

    def value(self, printed: str) -> Decimal | None:
        """The number that a string of digits or a number word stands for; None where it is no number."""
        if self._han:
            return han_number(printed)
        if (number := self._words.get(printed.lower())) is not None:
            return Decimal(str(number))
        settings = self._pack.settings
        digits, part = printed.rstrip("".join(_FRACTIONS)).rstrip(), _FRACTIONS.get(printed[-1:], Decimal(0))
        for mark in settings.thousands_marks:
            digits = re.sub(rf"(?<=\d){re.escape(mark)}(?=\d{{3}}(?!\d))", "", digits)
        for mark in settings.decimal_marks:
            digits = digits.replace(mark, ".")
        try:
            return Decimal(digits) + part
        except InvalidOperation:
            return None

    def unit(self, text: str) -> tuple[str, Decimal] | None:
        """The unit that words alone name (a unit column, a bracket in a header), with its factor to base units: *count*
        where they say that something is counted but not what ("antal"), else what is counted ("antal hushåll")."""
        words = text.strip()
        if (counting := self._counting.match(words)) is not None:
            counted = words[counting.end() :].strip(" .")
            return (self.unit(counted) or self._counted(counted)) if counted else ("count", Decimal(1))
        found = self._with_unit(f"0 {words}", 0, 1, Decimal(0), word=False)
        return (found.unit, found.factor) if found.unit else None

    def indicator_unit(self, indicator: str) -> tuple[str, Decimal] | None:
        """The unit of bare figures beside an indicator's name, with its factor to base units: in brackets at its end
        ("Ventetid (dage)"), behind its last comma ("Väntetid, dagar i genomsnitt"), or what is counted or shared out
        ("Antal besøg i hjemmet", "Andel elever ...")."""
        name = _CODE.sub("", " ".join(indicator.split()))
        name = name[split_numbering(name)[1] :]
        if match := _END_BRACKET.search(name):
            if self._counting.fullmatch(match.group(1)):  # "Avtal om samverkan (antal)"
                return self._counted(name[: match.start()])
            bracket = _SCALE.sub("", match.group(1))  # "HME (index 0–100)"
            shortened = bracket.isupper() and len(bracket) > 1  # "Nöjd kundindex (NKI)", unless it is a unit
            if bracket and (self.is_unit(bracket) or not (shortened or any(map(str.isdigit, bracket)))):
                return self.unit(bracket)
            name = name[: match.start()].rstrip()  # "Lokalyta per anställd, m² (2024: 27)"
        tail = name.rpartition(",")[2].strip()
        if tail != name and (found := self._unit_at(tail, 0)):
            return self._in_tail(name, tail, found[0])
        if tail != name and self._counting.fullmatch(tail):
            return self._counted(name)
        if match := self._counting.match(tail) or self._counting.search(name):
            counted = match.string[match.end() :].strip()
            return self._held_against(counted) or self.unit(counted) or self._counted(counted)
        if self._sharing.match(tail) or self._sharing.match(name):
            return "percent", Decimal(1)
        plain = self._without_adjectives(name)
        if held := self._held_against(plain):  # "Oplanerade stopp per 10 000 mil"
            return held
        opening = self._unit_at(plain, 0)
        if opening and opening[0].kind in TIME_UNITS and re.match(rf"\s(?:{self._per})\s", plain[opening[1] :]):
            return self.unit(plain[: opening[1]])  # "Lärarledda timmar per vecka"
        if ending := self._name_ending.search(tail):  # "Hållbart medarbetarengagemang, totalindex"
            return ending.group(1).lower(), Decimal(1)
        if (opening := self._unit_at(name, 0)) and opening[0].kind == "counted":  # "Ton återbrukat material"
            per = re.search(rf"\s(?:{self._per})\s", name)  # "Kilo elavfall per invånare och år"
            return self.unit(name[: opening[1]].lower() + (name[per.start() :] if per else ""))
        spaces = (found for at in _WORD_END.finditer(name) if (found := self._unit_at(name, at.end())))
        shared = any(rule.kind == "percent" for rule, _ in spaces)  # "Sjukfrånvaro i procent av arbetstiden"
        if not shared and (noun := self._counted_noun(name)):
            return noun, Decimal(1)
        return ("percent", Decimal(1)) if shared and not any(map(str.isdigit, name)) else None

    def _in_tail(self, name: str, tail: str, rule: Rule) -> tuple[str, Decimal] | None:
        """The unit behind the last comma of a name, with what it is held against ("Klimatavtryck, kg CO2e per kg
        inköpt mat") and what a magnitude counts ("Antal resor, miljoner")."""
        unit = self.unit(tail)
        if unit is None:
            return None
        held = re.search(rf"\s(?:{self._per})\s+", tail)
        against = self._unit_at(tail, held.end()) if held else None
        if held and not (against and against[0].kind in TIME_UNITS):  # "km per år" says how often
            return tail, unit[1]
        counting = self._counting.match(name) if rule.kind == "magnitude" and unit[0] == tail else None
        noun = self._noun_after(name, counting.end())[0] if counting else ""
        return (f"{tail} {noun.lower()}", unit[1]) if noun else unit

    def _held_against(self, counted: str) -> tuple[str, Decimal] | None:
        """A count held against a round number of others is a unit of its own: "klagomål per 1 000 hämtningar"."""
        match = re.match(rf"([^\W\d_][\w-]*)\s+(?:{self._per})\s+\d[\d .]*", counted)
        # The noun begins behind the space that the number's own pattern may have taken.
        noun, stop = self._noun_after(counted, len(match.group().rstrip())) if match else ("", 0)
        return (counted[:stop], Decimal(1)) if noun else None

    def _without_adjectives(self, name: str) -> str:
        """A name from its first word that is no adjective, in lower case."""
        first, _, rest = name.partition(" ")
        return (
            self._without_adjectives(rest) if rest and self._adjective.fullmatch(first) else name[:1].lower() + name[1:]
        )

    def _counted_noun(self, name: str) -> str:
        """The plural noun that opens a name, behind an adjective or not: "Fagfællebedømte artikler" -> artikler."""
        for word in name.split()[:2]:
            if self._counted_nouns.fullmatch(word.rstrip(",")):
                return word.rstrip(",").lower()
            if not self._adjective.fullmatch(word):
                break
        return ""

    def _counted(self, name: str) -> tuple[str, Decimal] | None:
        """What is counted, where only the last words say that it is ("Elever i kulturskolan, antal"), or where all
        words behind the count could be adjectives ("Antal uddannede toldbetjente")."""
        noun, end = "", 0
        while match := _NEXT_WORD.match(f" {name}", end):
            small = match.group(1).lower() in self._stop_words
            if noun and (small or self._is_no_noun(match.group(1))):
                break
            noun, end = "" if small else match.group(1), match.end()
            if noun and not self._adjective.fullmatch(noun):
                break  # "Ej verkställda beslut äldre än tre månader, antal"
        return (self.unit(noun.lower()) or (noun.lower(), Decimal(1))) if noun else None

    def counts(self, text: str) -> bool:
        """Whether a text opens with a word that counts: "Antalet elever ..."."""
        return bool(self._counting.match(text))

    def counted_unit(self, text: str, place: int) -> str:
        """The noun that a clause says is counted before a figure: "Antalet inkomna klagomål är ..." -> klagomål."""
        counts = [
            match
            for match in self._counting.finditer(text[:place])
            if not _CLAUSE_END.search(text[match.end() : place])
        ]
        if not counts or self._sharing.search(text[counts[-1].end() : place]):
            return ""
        counted = text[counts[-1].end() : place].strip()
        found = self.unit(self._head(counted)) or self._counted(counted)
        return found[0] if found and found[0] not in NAMED_UNITS else ""

    def _head(self, counted: str) -> str:
        """What is counted without what a small word joins to it: "gravide, som får tilbud"."""
        end = 0
        while match := _NEXT_WORD.match(f" {counted}", end):
            if end and match.group(1).lower() in self._stop_words:
                return counted[: match.start()].rstrip()
            end = match.end()
        return counted

    def names_indicator(self, text: str) -> bool:
        """Whether a text opens with what is counted or shared out: "Andelen elever ..."."""
        return bool(self._counting.match(text) or self._sharing.match(text))

    def counted(self, text: str) -> tuple[int, int] | None:
        """Where a text first says that it counts something: "antalet"."""
        found = self._counting.search(text)
        return found.span() if found else None

    def only_counts(self, text: str) -> bool:
        """Whether a text is nothing but a word such as "antal", which says that something is counted."""
        return bool(self._counting.fullmatch(text.strip().rstrip(".").lower()))

    def sets_scene(self, text: str, place: int) -> bool:
        """Whether a count at a place only says where or with whom something is done: "afprøvet på fem skoler", "i alle
        syv kommuner"."""
        before = text[:place].split()
        last = next((word for word in before[:-3:-1] if word.lower() not in ("", *self._wholes)), "")
        return self.is_scene_word(last)

    def is_scene_word(self, word: str) -> bool:
        """Whether a word says where, or with whom, something is done: "på", "i"."""
        return bool(word and self._scene.fullmatch(word))

    def says_which(self, text: str, place: int) -> bool:
        """Whether a bound at a place says which of several are meant: "i varje tätort med mer än 500 invånare"."""
        *before, last = text[:place].split() or [""]
        return bool(self._scene.fullmatch(last)) and any(self._each.fullmatch(word) for word in before[-_OF_WHICH:-1])

    def is_whole(self, text: str, place: int) -> bool:
        """Whether all of something is meant at a place: "alle skoler", "alle syv kommuner"."""
        around = [*text[:place].split()[-1:], *text[place:].split()[:1]]
        return any(word.lower() in self._wholes for word in around)

    def subject_behind(self, text: str, place: int) -> str:
        """The noun behind *ingen*, where a small word follows it: "Ingen barnfamilj ska vräkas" -> barnfamilj."""
        noun, end = self._noun_after(text, place)
        behind = _NEXT_WORD.match(text, end)
        return noun if noun and behind and behind.group(1).lower() in self._small_words else ""

    def describes(self, text: str, place: int) -> bool:
        """Whether a count at a place is joined to a noun before it: "skolor med fler än 100 elever"."""
        last = text[:place].split()[-1:]
        return bool(last and self._joins_noun.fullmatch(last[0]))

    def only_described(self, text: str, position: int) -> bool:
        """Whether nothing but an adjective stands behind a figure in its clause: "... varav minst 40 oanmälda."."""
        word = _NEXT_WORD.match(text, position)
        return word is not None and bool(self._adjective.fullmatch(word.group(1))) and text[word.end() :][:1] in ",;.)"

    def is_unit(self, text: str) -> bool:
        """Whether a text is nothing but a unit that the pack lists."""
        found = self._unit_at(text, 0)
        return found is not None and found[1] == len(text.rstrip())

    @property
    def _words(self) -> dict[str, float]:
        return self._pack.number_words

    def _singles(self, text: str, hidden: Sequence[tuple[int, int]]) -> Iterator[Figure]:
        end = 0
        for match in (HAN_NUMBER if self._han else self._number).finditer(text):
            if match.start() < end or any(first < match.end() and match.start() < last for first, last in hidden):
                continue
            figure = self._read(text, match)
            if figure is not None:
                end = figure.end
                yield figure

    def _read(self, text: str, match: re.Match[str]) -> Figure | None:
        printed, (start, end) = match.group(), match.span()
        value, word = self.value(printed), not printed[0].isdigit()
        if value is None or (word and self._is_article(text, start, printed)):
            return None
        if self._han and is_share(printed):
            return Figure(start, end, value, "percent", share=True)
        if _MINUS.search(text[:start]):
            start, value = start - 1, -value
        figure = self._with_unit(text, start, end, value, word=word)
        if sign := _PLUS_MINUS.search(text[:start]):
            return replace(figure, start=sign.start(), value=-value, upper=value)
        # 一, 二 ... number items and stand in idioms far more often than they count: they need a unit.
        return None if word and self._han and not figure.unit else figure

    def _is_article(self, text: str, start: int, printed: str) -> bool:
        """*en*, *et* count only after a bound: "minimum en" but not "en arbejdsgruppe".

        An equals needs a unit too: "udgør en procent" but not "udgør en belastning", "fastholde en stram politik".
        """
        if printed.lower() not in self._pack.article_numbers:
            return False
        if (joiner := self._joiner.match(text, start + len(printed))) and self._number.match(text, joiner.end()):
            return False  # "mellem to og fire"
        if re.search(rf"(?:{self._number.pattern})(?:{self._joiner.pattern})$", text[:start], re.IGNORECASE):
            return False  # "fra tre til to vækstsæsoner"
        before = text[:start].rstrip()
        bounds = [rule for rule, match in self._bounds.find(before, "bound") if match.end() == len(before)]
        if all(rule.value in ("equal", "maintain") for rule in bounds) and self.value(printed) == 1:
            return not bounds or self._unit_at(text, start + len(printed)) is None
        return not bounds

    def _with_unit(self, text: str, start: int, end: int, value: Decimal, *, word: bool) -> Figure:
        figure = Figure(start, end, value, word=word)
        first = end
        hedge = next((match for one in self._hedges if (match := one.match(text, end))), None)
        if hedge is not None and self._unit_at(text, hedge.end()):  # 1900多个, 50余场
            first = hedge.end()
            figure = replace(figure, end=first)
        while found := self._unit_at(text, figure.end):
            rule, stop = found
            printed = text[first:stop].strip()
            if rule.kind in NAMED_UNITS:
                if figure.unit:
                    break
                share = rule.kind in ("percent", "percentage_point", "permille")
                return replace(figure, end=stop, unit=rule.kind, share=share, time=rule.kind in TIME_UNITS)
            if rule.kind in TIME_UNITS:  # working days are no days: they keep their printed name
                return replace(figure, end=stop, unit=rule.value or printed, time=True)
            factor = figure.factor * Decimal(str(rule.number or 1))
            money = figure.money or rule.kind == "money"
            figure = replace(figure, end=stop, unit=printed, factor=factor, share=rule.kind == "permille", money=money)
            if rule.kind in ("counted", "money", "permille"):  # neither a counter nor money is counted itself
                return figure
        if self._han:
            return figure if figure.unit else replace(figure, end=end)
        more = _NEXT_WORD.match(text, end) if not figure.unit else None
        if more is not None and self._more.fullmatch(more.group(1)):  # "400 flere medlemmer": *flere* holds the figure
            return replace(figure, unit=self._noun_after(text, more.end())[0])
        noun, stop = self._noun_after(text, figure.end if figure.unit else end)
        if figure.unit:  # a magnitude: "9 mio. sider"
            return replace(figure, end=stop, unit=text[first:stop].strip()) if noun else figure
        return replace(figure, end=stop, unit=noun)

    def _unit_at(self, text: str, position: int) -> tuple[Rule, int] | None:
        best: tuple[Rule, int] | None = None
        for rule, pattern in self._units:
            match = pattern.match(text, position)
            if match and (best is None or match.end() > best[1]):
                best = (rule, match.end())
        return best

    def _noun_after(self, text: str, position: int) -> tuple[str, int]:
        """The counted noun behind a figure: the first word that is no adjective, before the first small word."""
        place = position
        for _ in range(5):
            match = _NEXT_WORD.match(text, place)
            joins = match is not None and place > position and match.group(1).lower() in self._joining
            if joins and match is not None:
                place = match.end()  # "12 nye eller reviderede standarder"
                continue
            if not match or match.group(1).lower() in self._small_words or self._is_no_noun(match.group(1)):
                break
            place = match.end()
            if not self._adjective.fullmatch(match.group(1)):
                return self._with_second_half(text, match.group(1), place)
        return "", position

    def _is_no_noun(self, word: str) -> bool:
        """Whether a word opens where or against what something is counted: "på", "180 per miljon"."""
        return bool(self._scene.fullmatch(word) or re.fullmatch(self._per, word))

    def _with_second_half(self, text: str, noun: str, end: int) -> tuple[str, int]:
        """A noun with a hyphen in its place takes the noun that ends it: "minoritets- och invandrarspråk"."""
        joint = _NEXT_WORD.match(text, end) if noun.endswith("-") else None
        last = _NEXT_WORD.match(text, joint.end()) if joint and joint.group(1).lower() in self._joining else None
        return (f"{noun} {text[end : last.end()].strip()}", last.end()) if last else (noun, end)

    def _join_ranges(self, text: str, figures: list[Figure]) -> list[Figure]:
        joined: list[Figure] = []
        for figure in figures:
            if joined and self._is_upper_bound(text, joined[-1], figure):
                low = joined[-1]
                joined[-1] = replace(figure, start=low.start, value=low.value, upper=figure.value)
            else:
                joined.append(figure)
        return joined

    def _is_upper_bound(self, text: str, low: Figure, high: Figure) -> bool:
        if low.upper is not None or high.value <= low.value:
            return False
        if self._from.search(text[: low.start]):
            return False  # "fra 74 til 90" is a change, not a range
        same_unit = not low.unit or high.unit.startswith(low.unit)  # 12万至15万人次
        return same_unit and bool(self._joiner.fullmatch(text[low.end : high.start]))


def _grammar_words(pack: LanguagePack) -> frozenset[str]:
    """Single words of the pack that are never a counted noun: comparators and verbs."""
    kinds = ("commitment", "outcome", "maintain", "activity", "output", "finite", "past")
    verbs = (rule for rule in pack.rules("cues").rules if rule.kind in kinds)
    words = (word.lower() for rule in (*pack.rules("comparators").rules, *verbs) for word in rule.words)
    return frozenset(word for word in words if " " not in word and "*" not in word)


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words as a word of its own."""
    return re.compile("|".join(rf"(?<!\w){word_pattern(word)}(?=\s|$)" for word in words) or "(?!)", re.IGNORECASE)


def _unit_patterns(rule: Rule, pack: LanguagePack) -> list[re.Pattern[str]]:
    """The words of a unit rule as they stand behind a figure: with or without a space, and no letter following."""
    # "30dage" and "95pct." are printed too: the left word edge does not hold behind a digit.
    bodies = [one.pattern.replace(r"(?<!\w)", "") for one in compile_rule(rule, pack.templates).expressions]
    return [re.compile(rf"\s*(?:{body})", re.IGNORECASE) for body in bodies]
