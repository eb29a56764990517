"""Finding and reading files: regular files inside the folder, of a sane size, and nothing else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from negotiation_kit.errors import Finding
from negotiation_kit.parse import MAX_BYTES, Document, parse

SUFFIX = ".yaml"
_MAX_FULL_TEXT = 20_000_000


def parse_file(path: Path, root: Path) -> Document:
    """Read and parse one file.

    Parameters
    ----------
    path : Path
    root : Path
        The resolved folder the file, links followed, must lie in.

    Returns
    -------
    Document
        With a finding instead of content where the file cannot be read; never raises for a bad file.
    """
    name = shown_path(path)
    refused = _refusal(path, root)
    if refused is not None:
        code, message, hint = refused
        return Document(name, findings=[Finding(name, 0, 0, code, message, hint)])
    try:
        with path.open("rb") as stream:
            return parse(stream.read(MAX_BYTES + 1), name)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror or type(error).__name__})"
        return Document(name, findings=[Finding(name, 0, 0, "unreadable", message, "check its permissions")])


def yaml_files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder, by name; hidden files and editors' backups are passed over."""
    yield from (path for path in entries(folder) if path.suffix in (SUFFIX, ".yml"))


def entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name, without hidden entries; nothing where there is no such folder."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - iterdir builds a Path for every hidden entry too
    except OSError:
        return []
    return [folder / name for name in names if not name.startswith(".") and not name.endswith("~")]


def read_full_text(path: Path, root: Path) -> str | None:
    """Return the full text of a source where the coder has put it, or None."""
    try:
        info = path.stat()
        inside = path.resolve().is_relative_to(root)
        if not inside or not stat.S_ISREG(info.st_mode) or info.st_size > _MAX_FULL_TEXT:
            return None
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def shown_path(path: Path) -> str:
    """Return a path as people know it: relative to the working folder where it lies inside."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _refusal(path: Path, root: Path) -> tuple[str, str, str] | None:
    try:
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            if not path.resolve(strict=True).is_relative_to(root):
                return "outside-folder", "the file is a link that leads outside the case's folder", "copy the file in"
            info = path.stat()
    except (OSError, RuntimeError):
        return "not-found", "there is no such file, or it is a link that leads nowhere", ""
    if stat.S_ISDIR(info.st_mode):
        return "not-a-file", "this is a folder, expected a file", "rename the folder"
    if not stat.S_ISREG(info.st_mode):
        return "not-a-file", "this is not a regular file (a pipe or device)", "delete it"
    if info.st_size > MAX_BYTES:
        return "too-large", f"the file has {info.st_size:,} bytes; at most {MAX_BYTES:,} are read", "split it"
    return None
