"""How the words and patterns of a rule are matched, and what is said when a pack is wrong."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.errors import PackError
from pipeline.packs import known_languages, load_pack, load_packs
from pipeline.packs.rules import Rule, RuleSet, compile_rule, word_pattern
from pipeline.packs.templates import expand

LANGUAGE = """
code = "{code}"
name = {{ en = "Test" }}
spacy = "xx"
detected_as = []
script = "latin"
default_encoding = "cp1252"
decimal_marks = [","]
thousands_marks = ["."]
sentence_ends = ["."]
sentence_end_needs_space = true
clause_ends = [";"]
"""


def rule(**changes: object) -> Rule:
    return Rule.model_validate({"id": "test.rule", "kind": "goal", "examples": ["x"], "words": ["x"]} | changes)


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        pytest.param("mål", "et mål", "mål", id="a word"),
        pytest.param("mål", "målet", None, id="not inside a longer word"),
        pytest.param("mål*", "målet", "målet", id="any ending"),
        pytest.param("*mål", "resultatmål", "resultatmål", id="any beginning"),
        pytest.param("ikke under", "ikke   under", "ikke   under", id="any run of space"),
        pytest.param("MÅL", "mål", "mål", id="case does not matter"),
        pytest.param("目标", "年度目标值", "目标", id="Chinese words match inside other words"),
        pytest.param("年度 目标", "年度目标值", "年度目标", id="a space between Chinese words need not be there"),
        pytest.param("≥", "≥95", "≥", id="a sign has no word edge"),
        pytest.param("（责任单位", "(责任单位:教育局)", "(责任单位", id="full-width forms are folded"),
        pytest.param("f.eks.", "fxeks.", None, id="points are points"),
    ],
)
def test_a_word_matches_at_its_edges(word, text, expected):
    match = compile_rule(rule(words=[word]), {}).search(text)

    assert expected == (match.group() if match else None)


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("mål", "mål", True),
        ("mål", "mål og krav", False),
        ("bilag *", "bilag 2", True),
        ("bilag *", "bilagene", False),
        ("styrelsens*", "styrelsens opgaver", True),
        ("* mål", "styrelsens mål", True),
    ],
)
def test_a_whole_match_covers_header_or_heading(word, text, expected):
    assert expected is (compile_rule(rule(words=[word]), {}, whole=True).fullmatch(text) is not None)


def test_the_longest_of_several_words_wins():
    match = compile_rule(rule(words=["mål", "mål i alt"]), {}).search("mål i alt")

    assert "mål i alt" == match.group()


def test_templates_are_filled_in_also_inside_templates():
    pattern = compile_rule(rule(words=[], patterns=[r"inden $span"]), {"span": r"\d+ $unit", "unit": "dage|uger"})

    assert pattern.search("inden 30 dage")
    assert not pattern.search("inden 30 år")


def test_templates_that_refer_to_each_other_are_an_error():
    with pytest.raises(ValueError, match="circle"):
        expand("$a", {"a": "$b", "b": "$a"})


def test_two_patterns_may_name_the_same_group():
    matcher = compile_rule(rule(words=[], patterns=[r"nr (?P<n>\d)", r"(?P<n>\d)\. mål"]), {})

    assert ["1", "2"] == [match.group("n") for match in matcher.finditer("nr 1 og 2. mål")]


@pytest.mark.parametrize(
    "changes",
    [{"words": [], "patterns": []}, {"examples": []}, {"id": "Bad Id"}, {"colour": "red"}, {"id": "nodot"}],
    ids=["no words", "no example", "bad id", "unknown key", "id without a part"],
)
def test_a_rule_that_cannot_prove_itself_is_refused(changes):
    with pytest.raises(ValidationError):
        rule(**changes)


def test_a_rule_set_finds_rules_in_file_order_and_first_gives_the_leftmost_longest():
    rules = RuleSet(
        [
            rule(id="late.one", words=["sager"], kind="unit"),
            rule(id="early.short", words=["mindst"], kind="bound"),
            rule(id="early.long", words=["mindst ti"], kind="bound"),
        ],
        {},
    )

    assert ["late.one", "early.short", "early.long"] == [found.id for found, _ in rules.find("mindst ti sager")]
    assert "early.long" == rules.first("mindst ti sager")[0].id
    assert rules.first("mindst ti sager", "from") is None
    assert rules.has("mindst ti sager", "unit")


def test_a_word_of_stars_alone_matches_no_text_of_its_own():
    assert r"\w*\w*" == word_pattern("**")


# ---------------------------------------------------------------------------------------------- packs on disk
def write_pack(root: Path, code: str = "tt", **files: str) -> Path:
    folder = root / "languages" / code
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(LANGUAGE.format(code=code), "utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return root


def test_a_pack_needs_no_file_but_its_settings(tmp_path):
    pack = load_pack("tt", write_pack(tmp_path))

    assert () == pack.rules("cues").rules
    assert {} == pack.months


def test_packs_are_the_folders_with_settings_in_alphabetical_order(tmp_path):
    write_pack(tmp_path, "uu")
    write_pack(tmp_path, "aa")
    (tmp_path / "languages" / "notes").mkdir()

    assert ("aa", "uu") == known_languages(tmp_path)
    assert ["aa", "uu"] == list(load_packs(tmp_path))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({"cues": "[[rule"}, r"cues\.toml is not valid TOML", id="no TOML"),
        pytest.param({"clues": ""}, r"unknown file clues\.toml", id="unknown file"),
        pytest.param(
            {"cues": '[[rule]]\nid = "a.b"\nkind = "wish"\nwords = ["x"]\nexamples = ["x"]'},
            r"cues\.toml, rule a\.b: unknown kind 'wish'",
            id="unknown kind",
        ),
        pytest.param(
            {"cues": '[[rule]]\nid = "a.b"\nkind = "need"\nwords = ["x"]'},
            r"cues\.toml, rule a\.b:.*examples",
            id="a rule without an example",
        ),
        pytest.param(
            {"headers": '[[rule]]\nid = "a.b"\nkind = "goal"\nalso = ["wish"]\nwords = ["x"]\nexamples = ["x"]'},
            r"headers\.toml, rule a\.b: unknown kind 'wish'",
            id="unknown other kind",
        ),
    ],
)
def test_a_wrong_pack_is_named_with_file_and_rule(tmp_path, files, said):
    with pytest.raises(PackError, match=f"(?s){said}"):
        load_pack("tt", write_pack(tmp_path, **files)).rules("cues")


def test_a_setting_that_is_missing_is_named(tmp_path):
    root = write_pack(tmp_path)
    settings = root / "languages" / "tt" / "language.toml"
    settings.write_text(settings.read_text("utf-8").replace('spacy = "xx"', ""), "utf-8")

    with pytest.raises(PackError, match=r"(?s)language\.toml.*spacy"):
        load_pack("tt", root)


def test_a_pack_that_is_not_there_is_said_with_those_that_are(tmp_path):
    write_pack(tmp_path, "aa")

    with pytest.raises(PackError, match=r"no language pack 'bb'.*packs there: aa"):
        load_pack("bb", tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.250", "1.250"), ("12,5", "12,5"), ("1250", "1250"), ("tolv", "tolv"), ("1.25", "1")],
)
def test_the_number_template_follows_the_marks_and_words_of_the_language(tmp_path, text, expected):
    pack = load_pack("tt", write_pack(tmp_path, numbers="[words]\ntolv = 12\n"))

    assert expected == re.match(pack.number_pattern, text).group()


@pytest.mark.parametrize(
    ("pattern", "ignores"),
    [
        (r"(?:新增|建成)[\u4e00-\u9fff]{2,8}\d+(?P<unit>家|所)", False),
        (r"不(?:少于|超过)\s*\d+%", False),
        (r"(?P<place>[一-鿿]{2})(?:\s*(?P=place))+", True),  # a backreference may refer to letters
        (r"达到\d+\s*km", True),
        (r"mindst \d+", True),
        (r"[\u00c0-\u00ff]", True),
        (r"[!-~]+", True),
        (r"第[①-⑳]", False),
    ],
)
def test_case_is_ignored_wherever_an_expression_could_regard_it(pattern, ignores):
    (expression,) = compile_rule(Rule(id="a.b", kind="k", patterns=(pattern,), examples=("x",)), {}).expressions
    assert bool(expression.flags & re.IGNORECASE) is ignores
