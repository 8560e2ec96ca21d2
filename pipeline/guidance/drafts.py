"""Examples of guidance as exemplars and pairs, judged by the program and marked so, for a person to edit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.compare import Catalogue, judge_statement
from pipeline.compare.catalogue import ExemplarEntry, PairEntry
from pipeline.compare.nearest import ExemplarIndex
from pipeline.compare.own import OwnCatalogue
from pipeline.extract.classify import Classifier
from pipeline.extract.language import Analyser
from pipeline.guidance.reader import Example
from pipeline.packs import LanguagePack
from pipeline.records import Document, Verdict

_RANK = {Verdict.NOT_MET: 0, Verdict.CANNOT_TELL: 1, Verdict.PARTLY: 2, Verdict.MET: 3}


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was made of the examples of one document, and how many weak ones stand without a better one."""

    own: OwnCatalogue
    left_out: int


def draft(examples: Sequence[Example], document: Document, pack: LanguagePack, catalogue: Catalogue) -> Drafts:
    """Good examples become exemplars, each text once; a before and its after become a pair as well."""
    maker = _Maker(document, pack, catalogue)
    exemplars: dict[str, ExemplarEntry] = {}
    for example in examples:
        if not example.weak and example.text not in exemplars:
            exemplars[example.text] = maker.exemplar(example)
    pairs = tuple(maker.pair(weak, good) for weak, good in _halves(examples))
    left_out = sum(example.weak and not example.pair for example in examples)
    return Drafts(OwnCatalogue(tuple(exemplars.values()), pairs), left_out)


def _halves(examples: Sequence[Example]) -> Iterator[tuple[Example, Example]]:
    for number in sorted({example.pair for example in examples} - {0}):
        halves = [example for example in examples if example.pair == number]
        yield min(halves, key=lambda half: not half.weak), max(halves, key=lambda half: not half.weak)


class _Maker:
    """Makes the entries of one document, with ids of its file's name and their pages."""

    def __init__(self, document: Document, pack: LanguagePack, catalogue: Catalogue) -> None:
        self._pack, self._catalogue = pack, catalogue
        self._source = document.source.path
        self._name = slug(self._source)
        self._fields = ExemplarIndex(catalogue, pack.code)
        self._classify = Classifier(pack, Analyser(pack))
        self._counts: dict[str, int] = {}

    def exemplar(self, example: Example) -> ExemplarEntry:
        bare = ExemplarEntry(
            id=self._id(example.page), language=self._pack.code, title=example.title, statement=example.statement,
            measures=example.measures, baseline=example.baseline, reporting=example.reporting,
            responsible=example.responsible, why_good=example.comment, meets=(), judged="program",
            source=self._source, page=example.page, quote=example.quote,
        )  # fmt: skip
        verdicts = self._verdicts(bare.text)
        kinds = self._classify.inferred_types(bare.text)
        return bare.model_copy(
            update={
                "field": self._fields.field_of(bare.text),
                "kind": kinds[0].value if kinds else "",
                "meets": tuple(name for name, verdict in verdicts.items() if verdict is Verdict.MET),
            }
        )

    def pair(self, weak: Example, good: Example) -> PairEntry:
        """The criteria whose verdicts rise from one to the other, the one that rises most first."""
        before, after = self._verdicts(weak.text), self._verdicts(good.text)
        risen = [name for name in after if _RANK[after[name]] > _RANK[before[name]]]
        risen.sort(key=lambda name: _RANK[before[name]] - _RANK[after[name]])
        return PairEntry(
            id=self._id(good.page, "pair"), language=self._pack.code, criterion=risen[0] if risen else "",
            also=tuple(risen[1:]), weak=weak.text, improved=good.text, why=good.comment, judged="program",
            source=self._source, page=good.page,
        )  # fmt: skip

    def _verdicts(self, text: str) -> dict[str, Verdict]:
        return {each.criterion: each.verdict for each in judge_statement(text, self._pack, self._catalogue)}

    def _id(self, page: int | None, table: str = "") -> str:
        stem = "-".join(part for part in (self._name, table, f"p{page}" if page else "") if part)
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return f"{stem}-{self._counts[stem]}"


def slug(path: str) -> str:
    """A file's name in the letters that an id may have."""
    plain = unicodedata.normalize("NFKD", PurePath(path).stem.lower().replace("ø", "o").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "guide"
