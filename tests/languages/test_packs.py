"""Every pack found on disk proves itself: its rules match their examples and none of their counter-examples."""

import pytest

from pipeline.packs import known_languages, load_pack
from pipeline.packs.pack import RULE_FILES

PACKS = [load_pack(code) for code in known_languages()]
RULES = [
    pytest.param(pack, file, rule, id=f"{pack.code}.{file}.{rule.id}")
    for pack in PACKS
    for file in RULE_FILES
    for rule in pack.rules(file).rules
]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_rule_ids_are_unique_within_a_file(pack):
    for file in RULE_FILES:
        ids = [rule.id for rule in pack.rules(file).rules]

        assert sorted(set(ids)) == sorted(ids), file


@pytest.mark.parametrize(("pack", "file", "rule"), RULES)
def test_a_rule_matches_its_examples_and_none_of_its_counter_examples(pack, file, rule):
    pattern = pack.compiled(file, rule)
    matches = pattern.fullmatch if RULE_FILES[file][1] else pattern.search

    assert [] == [example for example in rule.examples if not matches(example)], "examples not matched"
    assert [] == [example for example in rule.counter_examples if matches(example)], "counter-examples matched"


@pytest.mark.parametrize(("pack", "file", "rule"), RULES)
def test_a_pattern_is_no_catch_all(pack, file, rule):
    pattern = pack.compiled(file, rule)

    assert not pattern.fullmatch("")
    assert not pattern.fullmatch("zzqx zzqx")
