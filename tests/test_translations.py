"""Whether a translation says all that the original says."""

import pytest

from pipeline.translations import blanks, faults

ORIGINAL = {"lead": "{n} goals", "part": {"note": "A note.", "lines": ["One {x}.", "Two."], "mark": " "}}


def changed(**changes):
    return {"lead": "{n} mål", "part": {"note": "Et notat.", "lines": ["Et {x}.", "To."], "mark": ""} | changes}


def test_a_translation_with_the_same_keys_and_blanks_has_no_fault():
    assert [] == list(faults(changed(), ORIGINAL))


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        ({"lead": "{n} mål"}, "part is missing"),
        (changed(more="Mere."), "part.more is not known"),
        (changed(lines=["Et {y}.", "To."]), "part.lines.1 must have the blanks {x}"),
        (changed(note="Et {n}."), "part.note must have the blanks none"),
        (changed(lines=["Et {x}."]), "part.lines is not made like the original"),
        (changed(note=["Et notat."]), "part.note is not made like the original"),
        (changed(note=""), "part.note is empty"),
    ],
)
def test_what_a_translation_lacks_is_named_by_its_key(made, fault):
    assert [fault] == list(faults(made, ORIGINAL))


def test_blanks_are_the_names_in_braces():
    assert {"a", "b"} == blanks("{a} of {b}, {a}")
