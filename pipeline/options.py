"""What a user can ask of a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.packs import known_languages


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can ask of a run."""

    scheduler: str = ""  # address of a Dask scheduler; empty: on this machine
    jobs: int = 0  # worker processes; 0 is one per core
    timeout: float = 300.0  # seconds for one document
    memory: int = 2048  # MiB for one document
    language: str | None = None  # read every document with this pack, whatever it looks like
    models: Path | None = None
    passwords: tuple[str, ...] = ()  # tried in turn on a locked file
    max_pages: int | None = None
    lens: str | None = None
    lang: str | None = None  # of report, reasons and advice; None is the catalogue's own
    catalogue: Path | None = None  # the user's own, beside the built-in one
    meaning: bool = False  # exemplars of other languages by meaning as well
    reference: bool = False  # read PDF files with the slower reference reader alone
    also: tuple[str, ...] = ()  # forms of the tables besides CSV: sqlite, parquet
    ocr: str = "auto"  # text recognition of pages that are pictures: auto, off, force
    as_of: date | None = None  # the day that early warning looks from; None is the last that a follow-up tells of


def asked_options(*, password: str | None = None, password_file: Path | None = None, **asked: Any) -> Options:
    """What the command line asks for. Raises UsageError for a language without a pack and a password file that is no
    text."""
    passwords = [password] if password else []
    if password_file is not None:
        try:
            passwords += [line for line in password_file.read_text("utf-8-sig").splitlines() if line]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"Cannot read {password_file}: it must be a UTF-8 text, one password per line.") from error
    options = Options(passwords=tuple(dict.fromkeys(passwords)), **asked)
    if options.language is not None and options.language not in (packs := known_languages(options.models)):
        raise UsageError(f"There is no language pack {options.language!r}; packs: {', '.join(packs)}.")
    return options
