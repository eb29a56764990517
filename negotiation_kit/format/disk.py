"""Where the kit finds its files on disk, and how it writes one: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from negotiation_kit.errors import FileError, FileThereError, NoFileError
from negotiation_kit.wording import Message

PACKAGE = Path(__file__).resolve().parents[1]
ENVIRONMENT_VARIABLE = "NEGOTIATION_KIT_POSITIONS"
DEFAULT_CASE = "istanbul-2025"
"""The case shown where none is named."""


START, MOST_CASES = "start", 12
"""The folder, beside the notebooks, of what is made for the start page, and how many cases stand on that."""


def typed_path(text: str | Path) -> Path:
    """Return a path as a person types or pastes it: without quotes around it, `~` as the home folder.

    Examples
    --------
    >>> typed_path(' "my talks/table.csv" ').as_posix()
    'my talks/table.csv'
    """
    bare = str(text).strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1].strip()
    path = Path(bare)
    try:
        return path.expanduser()
    except RuntimeError:  # no home folder is known, or there is no such user
        return path


def case_folder(name: str) -> Path | None:
    """Return the folder of the case called `name`, or None where no positions folder has it."""
    return next((folder / name for folder in positions_folders() if _is_case(folder / name)), None)


def case_names() -> list[str]:
    """Return the names of all cases that can be loaded by name, each once, sorted."""
    return sorted(
        {path.name for folder in positions_folders() for path in _entries(folder) if _is_case(path)}
    )


def default_case() -> str | None:
    """Return the name of the case to show where none is named; None where there is no case at all."""
    return next(iter(known_cases()), None)


def known_cases() -> list[str]:
    """Return the names of all cases that can be loaded by name, the one shown by default first."""
    return sorted(case_names(), key=lambda name: (name != DEFAULT_CASE, name))


def positions_folders() -> Iterator[Path]:
    """Yield the folders that hold cases, nearest first.

    The order is: the folder named in NEGOTIATION_KIT_POSITIONS, `positions/` beside or above the
    working folder, the checkout the package runs from, the data inside the installed wheel.
    """
    if named := os.environ.get(ENVIRONMENT_VARIABLE):
        yield Path(named)
    yield from (folder / "positions" for folder in _working_folders())
    yield bundle() / "positions"


def bundle() -> Path:
    """Return the folder of positions/, seeds/ and notebooks/: the checkout's root, or the wheel's data."""
    checkout = PACKAGE.parent
    return checkout if (checkout / "pyproject.toml").is_file() else PACKAGE / "_bundle"


def _working_folders() -> tuple[Path, ...]:
    try:
        here = Path.cwd()
    except OSError:  # it has been deleted
        return ()
    return here, *here.parents


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_case(folder: Path) -> bool:
    try:
        return (folder / "case.yaml").is_file()
    except OSError:  # a name longer than the system allows, or a folder it does not let in
        return False


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
