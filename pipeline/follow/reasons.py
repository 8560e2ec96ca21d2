"""Why a link was made, in the words of the report's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pipeline.records import Link, Relation


class Say(Protocol):
    """The texts of one language: a key's text with its blanks filled, and the words of a vocabulary."""

    def __call__(self, key: str, /, **values: object) -> str: ...

    def word(self, vocabulary: str, value: str) -> str: ...


_UNPAIRED = (Relation.DROPPED, Relation.NEW)


def because(link: Link, say: Say) -> str:
    """One sentence for each thing that the link rests on."""
    return " ".join(_sentences(link, say))


def _sentences(link: Link, say: Say) -> Iterator[str]:
    if link.relation in _UNPAIRED:
        yield say("links.nearest", nearest=f"{link.nearest:.2f}") if link.nearest else say("links.alone")
        return
    if link.relation in (Relation.SPLIT, Relation.MERGED):
        yield say(f"links.part_{link.relation.value}", n=link.parts)
    if link.same_number:
        yield say("links.number")
    for name, likeness in (("wording", link.wording), ("measures", link.measures)):
        if likeness is not None:
            yield say(f"links.{name}", **{name: f"{likeness:.2f}"})
    if link.old_target or link.new_target:
        yield say("links.target", old=link.old_target, new=link.new_target)
