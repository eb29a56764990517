"""Writing a file so that it is there whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write beside the file and move into place, so that a crash leaves the old file or the new one whole.

    Parameters
    ----------
    path : Path
    content : str or bytes
        Text is written as UTF-8, its line ends as they are.

    Raises
    ------
    OSError
        Where the folder is not there, or the system does not let the file be written; for these two cases
        with a sentence for people.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.parent}: make it, or choose another place")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except PermissionError:
        temporary.unlink(missing_ok=True)
        raise PermissionError(
            f"{path} cannot be written: close it where it is open, or choose another name or place"
        ) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def refuse_to_replace(path: Path, *, overwrite: bool) -> None:
    """Raise where a file is in the way and may not be replaced.

    Raises
    ------
    FileExistsError
        With a sentence for people.
    """
    if path.exists() and not overwrite:
        raise FileExistsError(
            f"{path} is already there; choose another name, or overwrite it (overwrite=True, --overwrite)"
        )
