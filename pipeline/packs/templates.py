"""Templates of a pack: `$name` in a pattern stands for a piece of a regular expression that many patterns share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from pipeline.packs.literals import Literals, of_pattern

_TEMPLATE = re.compile(r"\$([a-z_]+)")
_GROUP = re.compile(r"\(\?P<\w+>")
_IN_BRACKETS = re.compile(r"\[[^\]]*\$[a-z_]")


def expand(pattern: str, templates: Mapping[str, str]) -> str:
    """`$name` replaced by the template of that name, in templates as well; an unknown name is an error."""
    for _ in range(8):
        if not _TEMPLATE.search(pattern):
            return pattern
        pattern = _TEMPLATE.sub(lambda match: f"(?:{templates[match.group(1)]})", pattern)
    raise ValueError(f"templates refer to each other in a circle: {pattern}")


def literals_of(pattern: str, templates: Mapping[str, str]) -> Literals:
    """The literals of a pattern. A template is read once for all patterns that name it, which takes half the time."""
    if not _IN_BRACKETS.search(pattern):
        with suppress(re.error):  # an outline has no width; or the pattern is wrong
            return of_pattern(_TEMPLATE.sub(lambda match: _outline(expand(match.group(), templates)), pattern)).needed
    return of_pattern(expand(pattern, templates)).needed


@lru_cache(maxsize=512)
def _outline(template: str) -> str:
    """A short expression with the literals of the template, and groups of its names."""
    needed, spelled = of_pattern(template)
    groups = "".join(f"{group})" for group in _GROUP.findall(template))
    literals = "|".join(map(re.escape, spelled or needed))
    return f"(?:{groups}{literals})" if spelled else f"(?:{groups}.*(?:{literals}).*)"
