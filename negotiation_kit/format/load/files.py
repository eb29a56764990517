"""Finding and reading files: regular files inside the folder, of a sane size, and nothing else."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from negotiation_kit.errors import Finding
from negotiation_kit.format.parse import MAX_BYTES, Document, parse
from negotiation_kit.wording import Message

SUFFIX = ".yaml"
_MAX_FULL_TEXT = 20_000_000
_LOOKS_LIKE_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


class Refusal(NamedTuple):
    """Why a file is not read."""

    code: str
    message: str
    hint: str

    def finding(self, file: str) -> Finding:
        """Return it as a finding about the file as a whole."""
        return Finding(file, 0, 0, self.code, self.message, self.hint)


def _circle() -> Refusal:
    return Refusal(
        "unreadable", Message("finding.unreadable.circle"), Message("finding.unreadable.circle.hint")
    )


def parse_file(path: Path, root: Path, *, exact: bool = True) -> Document:
    """Read and parse one file.

    Parameters
    ----------
    path : Path
    root : Path
        The resolved folder the file, links followed, must lie in.
    exact : bool
        See `negotiation_kit.format.parse.parse`.

    Returns
    -------
    Document
        With a finding instead of content where the file cannot be read; never raises for a bad file.
    """
    name = shown_path(path)
    data = _content(path, root, MAX_BYTES)
    if isinstance(data, Refusal):
        return Document(name, findings=[data.finding(name)])
    return parse(data, name, exact=exact)


def full_text(path: Path, root: Path) -> str | Refusal | None:
    """Return the full text of a source where the coder has put it; None where there is none."""
    if not os.path.lexists(path):
        return None
    data = _content(path, root, _MAX_FULL_TEXT)
    if isinstance(data, Refusal):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refusal("encoding", Message("finding.encoding.full-text"), Message("finding.encoding.hint"))


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder, by name."""
    return [path for path in entries(folder) if path.suffix == SUFFIX]


def odd_names(folder: Path) -> Iterator[Finding]:
    """Yield files that look like YAML and would be overlooked, as Windows makes them."""
    for path in entries(folder):
        name = path.name.lower()
        if name.endswith(_LOOKS_LIKE_YAML) and path.suffix != SUFFIX:
            stem = next(
                path.name[: -len(end)]
                for end in sorted(_LOOKS_LIKE_YAML, key=len)[::-1]
                if name.endswith(end)
            )
            message = Message(
                "finding.file-name.ends", end=repr(path.name[len(stem) :]), expected=repr(SUFFIX)
            )
            yield Finding(
                shown_path(path),
                0,
                0,
                "file-name",
                message,
                Message("finding.file-name.rename", name=stem, suffix=SUFFIX),
            )


def entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name, without hidden entries; nothing where it cannot be read."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - iterdir builds a Path for every hidden entry too
    except OSError:
        return []
    return [folder / name for name in names if not name.startswith(".")]


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder; one the system cannot follow leads to none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def resolved(path: Path) -> Path:
    """Return a path with its links followed; where they lead in a circle, the path as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # OSError: the working folder has been deleted
        return path


def folders(folder: Path) -> list[Path]:
    """Return the folders in a folder, by name, without links that lead out of it."""
    return [place for place in entries(folder) if is_folder(place) and outside(place, folder) is None]


def outside(folder: Path, root: Path) -> Finding | None:
    """Return a finding where a folder is a link that leads out of the root."""
    if folder.is_symlink() and not resolved(folder).is_relative_to(root):
        return _outside("folder").finding(shown_path(folder))
    return None


def shown_path(path: Path) -> str:
    """Return a path as people know it: relative to the working folder where it lies inside."""
    try:
        here = os.getcwd()  # noqa: PTH109 - this is asked for every file, and a Path is slow to make
    except OSError:  # the working folder has been deleted
        return str(path)
    full = str(path.absolute())
    return "." if full == here else full.removeprefix(os.path.join(here, ""))  # noqa: PTH118


def _content(path: Path, root: Path, most: int) -> bytes | Refusal:
    try:
        refused = _refusal(path, root, most)
        if refused is not None:
            return refused
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        return Refusal("not-found", Message("finding.not-found.link"), "")
    except RuntimeError:
        return _circle()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _circle()
        return Refusal(
            "unreadable",
            Message("finding.unreadable.found", what=error.strerror or type(error).__name__),
            Message("finding.unreadable.hint"),
        )


def _refusal(path: Path, root: Path, most: int) -> Refusal | None:
    """Look before opening: opening a pipe waits for somebody to write to it."""
    info = path.lstat()
    if stat.S_ISLNK(info.st_mode):
        if not path.resolve(strict=True).is_relative_to(root):
            return _outside("file")
        info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        return Refusal(
            "not-a-file", Message("finding.not-a-file.folder"), Message("finding.not-a-file.folder.hint")
        )
    if not stat.S_ISREG(info.st_mode):
        return Refusal(
            "not-a-file", Message("finding.not-a-file.pipe"), Message("finding.not-a-file.pipe.hint")
        )
    if info.st_size > most:
        return Refusal(
            "too-large",
            Message("finding.too-large.bytes", found=info.st_size, most=most),
            Message("finding.too-large.hint"),
        )
    return None


def _outside(what: str) -> Refusal:
    return Refusal(
        "outside-folder",
        Message(f"finding.outside-folder.{what}"),
        Message(f"finding.outside-folder.{what}.hint"),
    )
