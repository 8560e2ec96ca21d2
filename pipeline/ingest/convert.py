"""Old Office formats, brought to new ones by LibreOffice where it is installed. Offline: links are not followed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 120
_SIGNALLED = 128  # exit codes of a launcher whose program was ended by a signal begin here
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


class NoConverter(RuntimeError):
    """LibreOffice is not installed."""


class ConversionFailed(RuntimeError):
    """LibreOffice wrote nothing: the file is damaged or is not what it says."""


class ConverterCrashed(RuntimeError):
    """LibreOffice itself broke on the file."""


def find_converter() -> str | None:
    """The LibreOffice command, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@contextmanager
def converted(path: Path, source: str, target: str) -> Iterator[Path]:
    """The file in another format, in a temporary folder that goes away; `source` and `target` are extensions without a
    dot. Raises `NoConverter`, `ConversionFailed`, `ConverterCrashed` or `TimeoutError`."""
    command = find_converter()
    if command is None:
        raise NoConverter("LibreOffice is not installed")
    with TemporaryDirectory(prefix="maalestok-") as folder:
        home = Path(folder)
        plain = home / f"document.{source}"  # a name without spaces, dashes or non-Latin letters
        shutil.copyfile(path, plain)
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        out = home / "out"
        _run(
            [
                command, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore",
                "--convert-to", target, "--outdir", str(out), str(plain),
            ]
        )  # fmt: skip
        result = out / f"document.{target}"
        if not result.is_file():
            raise ConversionFailed("LibreOffice could not open it")
        yield result


def _run(command: list[str]) -> None:
    """Runs LibreOffice, whose launcher starts another process, in a group that can be killed as a whole: that of the
    child that reads the document (see `pipeline.child`), so that it ends with it; elsewhere its own."""
    in_child = hasattr(os, "getsid") and os.getsid(0) == os.getpid()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_NO_NETWORK},
        start_new_session=not in_child,
    )
    try:
        code = process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        if in_child:
            process.kill()  # the rest of the group goes when the document is done
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise TimeoutError(f"the conversion took more than {SECONDS} seconds") from error
    if code < 0 or code >= _SIGNALLED:
        raise ConverterCrashed(f"LibreOffice ended with code {code}")
