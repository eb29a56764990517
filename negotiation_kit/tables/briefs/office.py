"""A PDF of a Word document, made by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from negotiation_kit.errors import MissingPackageError, ToldError
from negotiation_kit.wording import Message

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    *(
        rf"{os.environ.get(name, '')}\LibreOffice\program\soffice.exe"
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")
    ),
)
"""Where the installers of macOS and Windows put it, which set no path to it."""
_SECONDS = 180


def find_office() -> str | None:
    """Return the LibreOffice program, or None where there is none."""
    return next(filter(None, map(shutil.which, (*_NAMES, *_PLACES))), None)


def as_pdf(document: bytes) -> bytes:
    """Return a Word document as PDF.

    Raises
    ------
    MissingPackageError
        Where LibreOffice is not found.
    ToldError
        Where it makes no PDF.
    """
    program = find_office()
    if program is None:
        raise MissingPackageError(Message("brief.no-office"))
    with TemporaryDirectory() as folder:
        source = Path(folder, "brief.docx")
        source.write_bytes(document)
        # A profile of its own, as a LibreOffice that is open already would take the call and do nothing.
        own = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        words = [program, own, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(words, capture_output=True, timeout=_SECONDS, check=True)
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise ToldError(Message("brief.office-failed")) from error
