"""Whether a translation says all that the original says: the same keys, and in every text the same blanks."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any


def blanks(text: str) -> set[str]:
    """The names in braces that a text leaves to be filled."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(made: Any, original: Any, key: str = "") -> Iterator[str]:
    """What a translation lacks, has too much or says with other blanks than the original, each with its key."""
    if isinstance(original, Mapping) and isinstance(made, Mapping):
        yield from (f"{_under(key, name)} is missing" for name in original if name not in made)
        yield from (f"{_under(key, name)} is not known" for name in made if name not in original)
        for name in original:
            if name in made:
                yield from faults(made[name], original[name], _under(key, name))
    elif isinstance(original, list) and isinstance(made, list) and len(made) == len(original):
        for index, (text, other) in enumerate(zip(made, original, strict=True), 1):
            yield from faults(text, other, _under(key, str(index)))
    elif not (isinstance(made, str) and isinstance(original, str)):
        yield f"{key} is not made like the original"
    elif blanks(made) != blanks(original):
        named = ", ".join(f"{{{name}}}" for name in sorted(blanks(original))) or "none"
        yield f"{key} must have the blanks {named}"
    elif original.strip() and not made:
        yield f"{key} is empty"


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
