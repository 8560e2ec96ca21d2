"""One file through reading, extraction and judgement, in the process that is given to it.

This is what loads the readers, spaCy and the packs; a run's own process only waits for it (`pipeline.batch`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.compare import Catalogue, asked_catalogue, compare
from pipeline.errors import MaalestokError, PackError, UsageError, defect_of
from pipeline.extract import Extractor, stratml
from pipeline.ingest import Ocr, OcrMode, ingest, unread
from pipeline.options import Options
from pipeline.packs import LanguagePack, open_packs
from pipeline.packs.literals import Kept
from pipeline.places import fetch
from pipeline.records import Document, DocumentStatus, Plan, Result
from pipeline.resources import models_root
from pipeline.traces import Trace
from pipeline.worklist import Done, FoundFile, Item, done

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)


def finish_one(file: FoundFile, options: Options, item: Item) -> Done:
    """As `read_one`, judged, and as it goes to the disk, with the CPU seconds of each stage."""
    spent = Spent()
    result = read_one(file, options, spent=spent)
    try:
        with spent.on("compare"):
            result = judged(result, options)
        with spent.on("record"):
            finished = done(result, item)
            _kept(options.models).update()
        return replace(finished, cpu=spent.seconds)
    except MaalestokError:
        raise
    except Exception as error:
        document = replace(result.document, status=DocumentStatus.CRASHED, message=defect_of(error), blocks=())
        return done(Result(document), item)


class Spent:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.seconds[stage] = time.process_time() - start


def read_one(file: FoundFile, options: Options, extract: bool = True, spent: Spent | None = None) -> Result:
    """One file read and extracted. Raises only MemoryError, and PackError where a language pack is wrong."""
    if file.address:
        return _read_there(file, options, extract, spent)
    spent = spent or Spent()
    packs = known_packs(options.models)
    document = None
    ocr = Ocr(packs, OcrMode(options.ocr), options.language, seconds=0.8 * options.timeout)
    try:
        with spent.on("read"):
            document = ingest(
                file.path, packs, root=file.root, passwords=options.passwords, max_pages=options.max_pages,
                reference=options.reference, ocr=ocr,
            )  # fmt: skip
        if options.language is not None and document.status in _READ:
            document = replace(document, language=options.language)
        with spent.on("extract"):
            plan = extract_plan(document, options.models) if extract else None
        return Result(document, plan)
    except (MemoryError, PackError):
        raise
    except Exception as error:  # a defect of ours must cost this document only, and must not look like "no goals"
        message = defect_of(error)
        if document is None:
            return Result(unread(file.path, DocumentStatus.CRASHED, message, root=file.root))
        return Result(replace(document, status=DocumentStatus.CRASHED, message=message, blocks=()))


def _read_there(file: FoundFile, options: Options, extract: bool, spent: Spent | None) -> Result:
    """A file that lies elsewhere, fetched into the folder that goes with this process."""
    with TemporaryDirectory() as folder:
        here = FoundFile(Path(folder, file.path), Path(folder))
        try:
            fetch(file.address, here.path)
        except OSError as error:
            message = f"The file cannot be fetched ({error}): check that it is there and that you may read it."
            return Result(unread(here.path, DocumentStatus.UNREADABLE, message, root=here.root))
        return read_one(here, options, extract, spent)


def explain_plan(document: Document, plan: Plan, models: Path | None = None) -> tuple[Trace, ...]:
    """What became of each block on the way to the plan that `extract_plan` gave."""
    if document.source.format == stratml.FORMAT:
        return stratml.explain(document, plan)
    return _extractor(plan.language or "", models).explain(document, plan)


def extract_plan(document: Document, models: Path | None = None) -> Plan | None:
    """The plan of a document that was read and whose language has a pack, or that says itself what its goals are; else
    None."""
    if document.status in _READ and document.source.format == stratml.FORMAT:
        return stratml.plan_of(document)
    if document.status not in _READ or document.language is None:
        return None
    return _extractor(document.language, models).extract(document)


def judged(result: Result, options: Options) -> Result:
    """The result with the verdicts on its plan, where it has one."""
    if result.plan is None:
        return result
    pack = known_packs(options.models).get(result.plan.language or "")
    catalogue = _catalogue(options.models, options.catalogue, options.meaning)
    return replace(result, assessment=compare(result.plan, pack, catalogue, lens=options.lens, texts=options.lang))


def warm(models: Path | None = None) -> None:
    """Loads the packs, the extractors, the catalogue and what a first document of each language loads besides, so that
    processes forked later have them (measured: a document then takes half the CPU time)."""
    with TemporaryDirectory() as folder:
        for code, pack in known_packs(models).items():
            said = [rule.examples[0] for name in ("cues", "comparators") for rule in pack.rules(name).rules]
            file = FoundFile(Path(folder, f"{code}.md"), Path(folder))
            file.path.write_text("\n\n".join(said), "utf-8")
            finish_one(file, Options(models=models, language=code), Item(file, code, ""))
            pack.compile()
    _kept(models).update()


@lru_cache(maxsize=4)
def known_packs(models: Path | None) -> dict[str, LanguagePack]:
    """The language packs, opened once."""
    _kept(models)
    return open_packs(models)


@lru_cache(maxsize=4)
def _kept(models: Path | None) -> Kept:
    return Kept((models or models_root()).rglob("*.toml"))


@lru_cache(maxsize=4)
def _catalogue(models: Path | None, own: Path | None, meaning: bool) -> Catalogue:
    return asked_catalogue(models, own, meaning=meaning)


@lru_cache(maxsize=16)
def _extractor(language: str, models: Path | None) -> Extractor:
    packs = known_packs(models)
    if language not in packs:
        raise UsageError(f"There is no language pack {language!r}; packs: {', '.join(sorted(packs))}.")
    return Extractor(packs[language])
