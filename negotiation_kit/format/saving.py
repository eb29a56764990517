"""Writing files so that each is there whole or not at all, and none goes over another one unasked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from negotiation_kit.errors import FileError, FileThereError, NoFileError
from negotiation_kit.wording import Message


def write_atomically(contents: Mapping[Path, str | bytes]) -> None:
    """Write all beside the files, then move each into place: a crash leaves every file whole, old or new.

    Parameters
    ----------
    contents : mapping
        What each file is to hold. Text is written as UTF-8, its line ends as they are.

    Raises
    ------
    OSError
        Where a folder is not there, or the system does not let a file be written; for these two cases with a
        sentence for people.
    """
    ready: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            ready[path] = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            _write(ready[path], content.encode("utf-8") if isinstance(content, str) else content)
        for path, temporary in ready.items():
            _move(temporary, path)
    finally:
        for temporary in ready.values():
            temporary.unlink(missing_ok=True)


def made_folder(folder: Path) -> Path:
    """Make a folder, and those above it, where it does not exist; return it.

    Raises
    ------
    OSError
        With a sentence for people.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = FileThereError if folder.exists() else FileError
        reason = Message("error.name-taken") if folder.exists() else error.strerror or str(error)
        raise told(Message("error.no-folder-made", folder=folder, reason=reason)) from None
    return folder


def refuse_to_replace(path: Path, *, overwrite: bool) -> None:
    """Raise where a file is in the way and may not be replaced.

    Raises
    ------
    FileExistsError
        With a sentence for people.
    """
    if path.exists() and not overwrite:
        raise FileThereError(Message("error.file-there", file=path))


def _write(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise NoFileError(Message("error.no-folder", folder=path.parent))
    try:
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(Message("error.not-written.folder", folder=path.parent, reason=reason)) from error


def _move(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError:
        raise FileError(Message("error.not-written", file=path)) from None
