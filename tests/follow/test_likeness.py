"""How like texts are is compared all at once; it is what comparing them pair by pair gives."""

import math
from collections import Counter

import pytest

from pipeline.follow.likeness import Likeness

NAMES = (
    "Kortere sagsbehandlingstid",
    "Sagsbehandlingstiden skal nedbringes",
    "Kortere sagsbehandlingstid i 2027",
    "缩短办件时间",
    "压缩办件时间至5天",
    "2027",
)


def runs(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in "".join(sign if sign.isalpha() else " " for sign in text.lower()).split():
        if word > "㐀":
            found.update([*word, *(word[at : at + 2] for at in range(len(word) - 1))])
        else:
            padded = f" {word} "
            found.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return found


def cosine(one: str, other: str, among: tuple[str, ...]) -> float:
    seen = Counter(run for text in among for run in set(runs(text)))

    def vector(text: str) -> dict[str, float]:
        return {
            run: (1 + math.log(n)) * (math.log(1 + len(among) / seen[run]) if run in seen else 1)
            for run, n in runs(text).items()
        }

    mine, theirs = vector(one), vector(other)
    lengths = math.hypot(*mine.values()) * math.hypot(*theirs.values())
    return sum(weight * theirs.get(run, 0) for run, weight in mine.items()) / lengths if lengths else 0.0


@pytest.mark.parametrize("one", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_likeness_is_the_cosine_of_the_weighted_runs(one, other):
    among = NAMES[:4]  # a run that none of these has weighs 1
    assert Likeness(among, NAMES)(one, other) == pytest.approx(cosine(one, other, among), abs=1e-9)


def test_a_part_stands_in_the_whole_with_all_its_weight():
    alike = Likeness(NAMES, NAMES)
    assert (1.0, 0.0) == (alike.contains(NAMES[2], NAMES[0]), alike.contains(NAMES[3], NAMES[0]))
    assert 0.0 == alike.contains(NAMES[0], "2027")
