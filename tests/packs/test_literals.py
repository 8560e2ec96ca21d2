"""Rules are looked up by literals: what a text lets pass is all that can match in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.packs import known_languages, load_pack
from pipeline.packs.literals import Sieve, folded, of_pattern, of_words
from pipeline.packs.pack import RULE_FILES
from pipeline.packs.rules import Matcher, Rule
from pipeline.packs.templates import literals_of
from pipeline.records import Table
from tests.samples import corpus_results

Hit = tuple[Rule, re.Match[str]]

PACKS = {code: load_pack(code) for code in known_languages()}
# Letters that Python takes for others when it ignores case, those that `str.lower` makes two of, and plain ones.
LETTERS = "aAiIİısSſßẞkKKåÅÅøØµμσςΣбБ达 1.*"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("mindst", {"mindst"}, id="a word"),
        pytest.param(r"\bMindst\b", {"mindst"}, id="small letters, and edges take no room"),
        pytest.param(r"inden for \d+ dage", {"inden for "}, id="the first of equally long runs"),
        pytest.param("mål|krav", {"mål", "krav"}, id="each of several"),
        pytest.param("resultat(?:mål|krav)", {"resultatmål", "resultatkrav"}, id="spelled together"),
        pytest.param("års?mål", {"årmål", "årsmål"}, id="with and without"),
        pytest.param("[åa]ret", {"året", "aret"}, id="either letter"),
        pytest.param("(?:sager)+ i", {"sager"}, id="once at least"),
        pytest.param("(?:sager)* i", {" i"}, id="perhaps never"),
        pytest.param(r"(?<=\bde )\d", {"de "}, id="what has to stand before"),
        pytest.param(r"(?!mål)\d", set(), id="not what must not follow"),
        pytest.param(r"mål|\d", set(), id="one alternative that needs none"),
        pytest.param(r"[^a]|\w|.|[a-z]", set(), id="classes"),
        pytest.param("(?-i:SKAL)", {"skal"}, id="where case counts"),
        pytest.param("ΣΤΟΧΟΣ", set(), id="letters of three forms"),
        pytest.param("(mål)(?P<n>x)?(?(n)y|z)", {"mål"}, id="what we do not know needs none"),
    ],
)
def test_the_literals_of_a_pattern_are_those_that_any_match_needs(pattern, expected):
    assert expected == set(of_pattern(pattern).needed)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Mål", "*krav*"], {"mål", "krav"}),
        (["inden for rammerne"], {"rammerne"}),
        (["年度 目标"], {"年度"}),
        (["mål", "**"], set()),
        (["στόχος", "mål"], set()),
    ],
)
def test_the_literal_of_a_word_is_its_longest_part(words, expected):
    assert expected == set(of_words(words))


@pytest.mark.parametrize(
    ("pattern", "templates", "expected"),
    [
        pytest.param("inden $month", {"month": "maj|juni"}, {"inden maj", "inden juni"}, id="a short template"),
        pytest.param(r"\d+ $unit", {"unit": r"\w+dage|uger\b"}, {"dage", "uger"}, id="a longer one"),
        pytest.param(r"$n dage", {"n": r"\d+"}, {" dage"}, id="one without literals"),
        pytest.param(
            "$n$n$n", {"n": "(?:$m|ugers)", "m": "(?:dages)"}, {"dages", "ugers"}, id="templates in templates"
        ),
        pytest.param("(?<=$n)ende", {"n": "uger"}, {"uger"}, id="behind one of a fixed width"),
        pytest.param("(?<=$n)en", {"n": r"\d"}, {"en"}, id="behind one whose outline has none"),
        pytest.param(r"$n mål (?P=number)", {"n": r"(?P<number>\d)"}, {" mål "}, id="a group of the template"),
        pytest.param("[$n]", {"n": "ab"}, set("(?:ab)"), id="in brackets it stands for signs"),
    ],
)
def test_literals_of_templates_count(pattern, templates, expected):
    assert expected == set(literals_of(pattern, templates))


@pytest.mark.parametrize("pattern", ["(mål", "(?<=et|to )mål", "(?P<n>x)$n"])
def test_what_cannot_be_compiled_has_no_literals(pattern):
    with pytest.raises(re.error):
        literals_of(pattern, {"n": "(?P<n>y)"})


def test_signs_that_count_are_folded_to_themselves_wherever_they_are_found():
    signs = [sign for sign in map(chr, range(0x20000)) if of_pattern(re.escape(sign)).needed]
    cased = [sign for sign in map(chr, range(0x110000)) if {sign} != {sign.lower(), sign.upper(), sign.casefold()}]
    text = "".join({*cased, *signs})
    folds = {sign: {folded(found) for found in re.findall(re.escape(sign), text, re.IGNORECASE)} for sign in signs}

    assert {"a", "å", "%", "达", "✔"} <= folds.keys()
    assert {} == {sign: found for sign, found in folds.items() if found != {folded(sign)}}
    assert len(text) == len(folded(text))


def test_a_sieve_lets_pass_in_order_what_needs_nothing_or_what_is_held():
    sieve = Sieve([("late", ("mindst", "%")), ("never", ("højst",)), ("always", ()), ("early", ("ti",))])

    assert ["late", "always", "early"] == list(sieve.passing("MİNDST ti"))
    assert ["late", "always"] == list(sieve.passing("%"))
    assert ["always"] == list(sieve.passing(""))


@st.composite
def patterns(draw: st.DrawFn, depth: int = 3) -> str:
    """A regular expression of letters that case makes difficult."""
    if depth == 0:
        return re.escape(draw(st.text(LETTERS, max_size=3)))
    inner = patterns(depth=depth - 1)
    form = draw(st.sampled_from(("{}{}", "(?:{}|{})", "(?:{})?{}", "(?:{})+{}", "(?={}){}", "(?!{}){}", "(?-i:{}){}",
                                 "{}[aſ1{{]{}", "{}[^iß]{}", r"{}\w*{}", "(?:{}){{2}}{}", "({}){}\\b")))  # fmt: skip
    return form.format(draw(inner), draw(inner))


@given(patterns(), st.text(LETTERS, max_size=12))
def test_whatever_a_pattern_matches_holds_one_of_its_literals(pattern, text):
    needed = of_pattern(pattern).needed

    assert not needed or not re.search(pattern, text, re.IGNORECASE) or any(one in folded(text) for one in needed)


# ---------------------------------------------------------------------------------------------- packs on disk
@cache
def texts_of(language: str) -> tuple[str, ...]:
    """All that the sample plans of one language say: passages and cells, clean."""
    blocks = chain.from_iterable(r.document.blocks for r in corpus_results() if r.document.language == language)
    said = ([cell.text for cell in one.cells] if isinstance(one, Table) else [one.text] for one in blocks)
    return tuple(dict.fromkeys(clean(text).text for text in chain.from_iterable(said)))


def hits(found: Iterable[Hit]) -> list[tuple[str, tuple[int, int], str]]:
    return [(rule.id, match.span(), match.re.pattern) for rule, match in found]


def everywhere(matchers: Sequence[tuple[Rule, Matcher]], whole: bool, text: str) -> Iterator[Hit]:
    """All matches of all rules, one rule after the other, none looked up."""
    for rule, matcher in matchers:
        if not whole:
            yield from ((rule, match) for match in matcher.finditer(text))
        elif match := matcher.fullmatch(text):
            yield rule, match


@pytest.mark.slow
@pytest.mark.parametrize("file", RULE_FILES)
@pytest.mark.parametrize("language", PACKS)
def test_rules_match_the_same_as_if_each_were_run(language, file):
    pack = PACKS[language]
    rules = pack.rules(file)
    matchers = [(rule, pack.compiled(file, rule)) for rule in rules.rules]
    told = [text for rule in rules.rules for text in (*rule.examples, *rule.counter_examples)]
    texts = list(dict.fromkeys([*told, *map(str.upper, told), *texts_of(language)]))

    assert texts
    assert [] == [text for text in texts if hits(rules.find(text)) != hits(everywhere(matchers, rules.whole, text))]


@pytest.mark.parametrize("language", PACKS)
def test_rules_of_a_kind_are_those_among_all(language):
    rules = PACKS[language].rules("cues")
    for example in (example for rule in rules.rules for example in rule.examples):
        for kind in RULE_FILES["cues"][0]:
            assert hits(rules.find(example, kind)) == hits(hit for hit in rules.find(example) if hit[0].kind == kind)
