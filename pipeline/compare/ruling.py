"""What a criterion answers, and the register of all criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.compare.wording import Hit
from pipeline.records import Verdict

if TYPE_CHECKING:
    from pipeline.compare.evidence import Reading

Criterion = Callable[["Reading"], "Ruling"]

REGISTER: dict[str, Criterion] = {}
CAUSES: dict[str, frozenset[str]] = {}  # criterion -> causes it can give; the texts must have a sentence for each


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict, its cause (a key of the catalogue's texts) and the words it rests on."""

    verdict: Verdict
    cause: str
    hits: tuple[Hit, ...] = ()

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words as printed, each once, in the order found."""
        return tuple(dict.fromkeys(hit.quote for hit in self.hits if hit.quote))


def met(cause: str, hits: Iterable[Hit] = ()) -> Ruling:
    """The criterion is met."""
    return Ruling(Verdict.MET, cause, tuple(hits))


def partly(cause: str, hits: Iterable[Hit] = ()) -> Ruling:
    """The criterion is met in part."""
    return Ruling(Verdict.PARTLY, cause, tuple(hits))


def not_met(cause: str, hits: Iterable[Hit] = ()) -> Ruling:
    """The criterion is not met."""
    return Ruling(Verdict.NOT_MET, cause, tuple(hits))


def cannot_tell(cause: str, hits: Iterable[Hit] = ()) -> Ruling:
    """The text does not decide."""
    return Ruling(Verdict.CANNOT_TELL, cause, tuple(hits))


def criterion(causes: str) -> Callable[[Criterion], Criterion]:
    """Registers a function as the criterion of its own name, with the causes it can give."""

    def register(judge: Criterion) -> Criterion:
        REGISTER[judge.__name__] = judge
        CAUSES[judge.__name__] = frozenset(causes.split())
        return judge

    return register
