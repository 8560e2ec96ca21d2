"""Problems of the program, as exceptions that say what to do next.

A problem *in the data* is not an exception but a `Finding` or a document status (see `pipeline.records`): one bad
plan never stops a run.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line answers to the shell; documented in the README."""

    OK = 0
    USAGE = 1
    SOME_DOCUMENTS_FAILED = 2
    BAD_PACK = 3
    GATE_FAILED = 4
    CANNOT_WRITE = 5
    CONFLICTS = 6


class MaalestokError(Exception):
    """Base of all expected errors; the message ends with the next step."""

    exit_code = ExitCode.USAGE


class UsageError(MaalestokError):
    """The call asks for something that is not there (a folder, a goal id, a language)."""


class WriteError(MaalestokError):
    """The output cannot be written: no right to, no room, a broken disk."""

    exit_code = ExitCode.CANNOT_WRITE


class EngineError(MaalestokError):
    """The cluster that documents are read on is gone."""


class PackError(MaalestokError):
    """A file under `models/` is wrong; the message names file, rule and key."""

    exit_code = ExitCode.BAD_PACK


class GoldError(MaalestokError):
    """A gold file cannot be read or does not fit its document."""


class GateFailed(MaalestokError):
    """A quality floor was missed."""

    exit_code = ExitCode.GATE_FAILED


def defect_of(error: Exception) -> str:
    """What is said of a document that the program itself failed on."""
    return f"The program failed on this file ({type(error).__name__}: {error}); please report it with the file."
