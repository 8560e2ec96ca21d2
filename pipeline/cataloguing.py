"""What the commands `catalogue build` and `catalogue check` do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from pipeline.batch import read_all
from pipeline.compare import Catalogue, judge_statement, load_catalogue
from pipeline.compare.catalogue import ExemplarEntry
from pipeline.compare.own import load_own, to_toml
from pipeline.errors import ExitCode, UsageError
from pipeline.guidance import GuidanceWords, draft, find_examples
from pipeline.guidance.drafts import slug
from pipeline.options import Options
from pipeline.packs import LanguagePack, load_packs
from pipeline.records import Document, DocumentStatus, PassageKind, Table, Verdict
from pipeline.store import write_atomically
from pipeline.worklist import discover

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
_HEADING = """Exemplars and before-and-after pairs read from {source} by `maalestok catalogue build`.
Edit them as you like. `meets` is the program's own verdict while judged is "program"; write judged = "person" once you
have looked. `field` and `kind` may be empty. This file adds to the built-in catalogue; replaces = ["{language}"] above
the entries leaves out the built-in exemplars of that language. Check it with `maalestok catalogue check`."""


def build_catalogue(file: Path, out: Path, options: Options, *, force: bool) -> ExitCode:
    """The examples of a guide as a TOML file in `out`. Raises UsageError where it holds none, with what was looked
    for, and where the file is there already, since a person may have edited it."""
    if file.is_dir():
        raise UsageError(f"{file} is a folder; name one guide in it.")
    target = out / f"{slug(file.name)}.toml"
    if target.exists() and not force:
        raise UsageError(f"{target} is there already and may have been edited. Name another folder, or add --force.")
    document = read_all(discover([file]), replace(options, jobs=1), extract=False)[0].document
    if document.status not in _READ:
        click.echo(f"{document.source.path}: {document.status}. {document.message}", err=True)
        return ExitCode.SOME_DOCUMENTS_FAILED
    packs = load_packs(options.models)
    if document.language not in packs:
        raise UsageError(f"The language of {file} is not known. Name it with --language: {', '.join(packs)}.")
    pack, catalogue = packs[document.language], load_catalogue(options.models)
    examples = find_examples(document, pack)
    drafts = draft(examples, document, pack, catalogue)
    if not drafts.own.exemplars and not drafts.own.pairs:
        raise UsageError(_nothing(document, pack, drafts.left_out))
    heading = _HEADING.format(source=document.source.path, language=pack.code)
    try:
        write_atomically(target, to_toml(drafts.own, heading).encode())
    except OSError as error:
        raise UsageError(f"Cannot write to {out} ({error.strerror}). Name another folder with -o.") from error
    weak = f"; {_counted(drafts.left_out, 'weak example')} left out" if drafts.left_out else ""
    found = f"{_counted(len(drafts.own.exemplars), 'exemplar')} and {_counted(len(drafts.own.pairs), 'pair')}"
    click.echo(f"{document.source.path}: {found}{weak}. Look at {target}", err=True)
    return ExitCode.OK


def _nothing(document: Document, pack: LanguagePack, weak: int) -> str:
    name = pack.settings.name.get("en", pack.code)
    tables = sum(isinstance(block, Table) for block in document.blocks)
    headings = sum(getattr(block, "kind", None) is PassageKind.HEADING for block in document.blocks)
    only = f" but {_counted(weak, 'weak one')}" if weak else ""
    words = "; ".join(GuidanceWords(pack).looked_for) or "nothing: the pack has no such file"
    return (
        f"No examples were found in {document.source.path}{only}. It was read as {name}: "
        f"{_counted(len(document.blocks) - tables, 'passage')}, {_counted(headings, 'heading')} among them, and "
        f"{_counted(tables, 'table')}. Looked for headings, labels and column headers such as: {words}. The words are "
        f"in {pack.folder / 'guidance.toml'}; see what was read with `maalestok inspect`, or name another --language."
    )


def check_catalogue(path: Path | None, models: Path | None) -> str:
    """The counts of a catalogue file or folder, or of the built-in one, and where the program judges otherwise."""
    built_in = load_catalogue(models)
    packs = load_packs(models)
    if path is None:
        return "\n".join(_told(built_in.exemplars, "The built-in catalogue", built_in, packs, len(built_in.pairs)))
    own = load_own(path, built_in)
    lines = list(_told(own.exemplars, str(path), built_in, packs, len(own.pairs)))
    open_pairs = [pair.id for pair in own.pairs if not pair.criterion]
    if open_pairs:
        lines.append(f"  no criterion rises in {', '.join(open_pairs)}; name one in `criterion` if you see it")
    if own.replaces:
        lines.append(f"  it stands for the built-in exemplars of {', '.join(own.replaces)}")
    return "\n".join(lines)


def _told(
    exemplars: tuple[ExemplarEntry, ...], name: str, catalogue: Catalogue, packs: dict[str, LanguagePack], pairs: int
) -> Iterator[str]:
    yield f"{name} is in order: {_counted(len(exemplars), 'exemplar')}, {_counted(pairs, 'pair')}."
    for language, count in sorted(Counter(each.language for each in exemplars).items()):
        own = [each for each in exemplars if each.language == language]
        fields = len({each.field for each in own if each.field})
        judged = sum(each.judged == "program" for each in own)
        yield f"  {language}: {count} in {_counted(fields, 'policy field')}, {judged} judged by the program alone"
    for each in exemplars:
        if not each.meets:
            yield f"  {each.id} meets no criterion and is never shown; name in `meets` what it is an example of"
        elif each.language not in packs:
            yield f"  {each.id}: there is no language pack {each.language!r}, so no goal will be held against it"
        elif differs := _differing(each, packs[each.language], catalogue):
            yield f"  {each.id}: the program does not see {', '.join(differs)}"


def _differing(exemplar: ExemplarEntry, pack: LanguagePack, catalogue: Catalogue) -> list[str]:
    judged = judge_statement(exemplar.text, pack, catalogue)
    return [each.criterion for each in judged if each.criterion in exemplar.meets and each.verdict is not Verdict.MET]


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
