"""Where the kit finds its cases, source cards and notebooks: a checkout first, then the installed wheel."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ENVIRONMENT_VARIABLE = "NEGOTIATION_KIT_POSITIONS"
DEFAULT_CASE = "istanbul-2025"
"""The case shown where none is named."""


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
    names = case_names()
    return DEFAULT_CASE if DEFAULT_CASE in names else next(iter(names), None)


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
