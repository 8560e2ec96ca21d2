"""Office files under a password, decrypted into a temporary folder. OpenDocument files stay locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from pipeline.ingest import ole


class WrongPassword(ValueError):
    """The password given does not open the file, or none was given."""


def is_locked(path: Path) -> bool:
    """Whether the file is an OLE container whose document is encrypted."""
    with path.open("rb") as file:
        if file.read(len(ole.MAGIC)) != ole.MAGIC:
            return False
    container = ole.read_container(path)
    return container.encrypted or "EncryptedPackage" in container.names


@contextmanager
def unlocked(path: Path, password: str | None) -> Iterator[Path]:
    """The decrypted file under its own name, in a temporary folder that goes away. Raises `WrongPassword`."""
    if not password:
        raise WrongPassword("no password was given")
    with TemporaryDirectory(prefix="maalestok-") as folder:
        plain = Path(folder, path.name)
        try:
            with path.open("rb") as file, plain.open("wb") as out:
                office = OfficeFile(file)
                verify = {"verify_password": True} if office.format == "ooxml" else {}  # the older ones always verify
                office.load_key(password=password, **verify)
                office.decrypt(out)
        except (InvalidKeyError, DecryptionError, FileFormatError, ParseError) as error:
            raise WrongPassword(str(error)) from error
        yield plain
