"""A position file under the pen: entries are set, the text proven, the file replaced whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from negotiation_kit.errors import shown
from negotiation_kit.format.authoring.lines import (
    END,
    INDENT,
    EditError,
    Span,
    appended,
    changed,
    changed_entry,
    comments,
    entries,
    head_of,
    heading,
    lines_of,
    plain_ends,
    spans,
)
from negotiation_kit.format.disk import made_folder, write_atomically
from negotiation_kit.format.load.files import folders, resolved, shown_path, yaml_files
from negotiation_kit.format.parse import NO_END, Document, parse
from negotiation_kit.format.parse import Mapping as Node
from negotiation_kit.model import LEAD
from negotiation_kit.wording import Message

_HEADER = re.compile(r"# (yaml-language-server|\$schema):")
_HEAD, _NONE = "positions:", "[]"


class ChangedOnDiskError(EditError):
    """Somebody else has changed the file since it was read."""


class PositionSheet:
    """One party's file in one round, by one coder.

    Nothing is kept in memory but the bytes that were read: every change gives a new text (`with_entry`,
    `without_entry`), which `save` writes only if the file on disk is still the one that was read.

    Parameters
    ----------
    folder : Path
        The case's.
    party, round, coder : str
        Ids.
    """

    def __init__(self, folder: Path, party: str, round: str, coder: str = LEAD) -> None:
        self.folder = resolved(folder)
        self._owner = {"party": party, "round": round, "coder": coder}
        stem = party if coder == LEAD else f"{party}.{coder}"
        self.path = resolved(self.folder / round / f"{stem}.yaml")
        if not self.path.is_relative_to(self.folder):
            raise EditError(Message("error.edit.outside", file=shown_path(self.path)))
        self._saved: list[bytes | None] = []
        self.reload()

    def reload(self) -> None:
        """Read the file anew; what could be undone before cannot be any more."""
        self._read = _bytes(self.path)
        self._saved = []

    @property
    def exists(self) -> bool:
        """Whether there was a file when it was read."""
        return self._read is not None

    @property
    def data(self) -> bytes:
        """The file as it was read; where there is none, as an empty one would be written."""
        return self._blank() if self._read is None else self._read

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries of the file as plain data."""
        return entries(self._document(self.data))

    @property
    def changed_on_disk(self) -> bool:
        """Whether the file is no longer the one that was read."""
        return _fingerprint(_bytes(self.path)) != _fingerprint(self._read)

    @property
    def can_undo(self) -> bool:
        """Whether there is a write to take back."""
        return bool(self._saved)

    def with_entry(self, index: int | None, fields: Mapping[str, Any]) -> bytes:
        """Return the file with one entry changed, or with one more.

        Parameters
        ----------
        index : int or None
            Which entry, counted from 0; None for a new one at the end.
        fields : mapping
            Plain data by field; None takes a field out, and a field not named stays as it is.

        Raises
        ------
        EditError
            Where the file is no sound YAML, or cannot be changed without touching something else.
        """
        document = self._document(self.data)
        old = entries(document)
        lines = lines_of(document.text)
        before = {} if index is None else old[index]
        new = {name: value for name, value in {**before, **fields}.items() if value is not None}
        changes = {name: value for name, value in fields.items() if before.get(name) != value}
        if index is None:
            lines = appended(lines, document, changed_entry("{}", changes, INDENT + 2))
        else:
            lines = changed(lines, spans(document, lines)[index], changes)
        wanted = [*old, new] if index is None else [*old[:index], new, *old[index + 1 :]]
        return self._proven(document, lines, wanted)

    def without_entry(self, index: int) -> bytes:
        """Return the file without one entry; comments that stood in it stay in its place.

        Raises
        ------
        EditError
            As `with_entry`.
        """
        document = self._document(self.data)
        old, lines = entries(document), lines_of(document.text)
        span = spans(document, lines)[index]
        taken = "\n".join(lines[span.dash : span.end])
        kept = [f"{' ' * span.indent}{comment}" for comment in comments(taken).elements()]
        lines[span.dash : span.end] = kept
        if len(old) == 1:
            head = head_of(document, lines)
            lines[head] = lines[head].replace(_HEAD, f"{_HEAD} {_NONE}", 1)
        return self._proven(document, lines, [*old[:index], *old[index + 1 :]])

    def spans_of(self, data: bytes) -> list[Span]:
        """Return the lines that every entry takes in a text of this file."""
        document = self._document(data)
        return spans(document, lines_of(document.text))

    def save(self, data: bytes) -> None:
        """Replace the file, if it is still the one that was read.

        Raises
        ------
        ChangedOnDiskError
            Where it is not.
        OSError
            Where it cannot be written.
        """
        self._refuse_if_changed()
        made_folder(self.path.parent)
        write_atomically({self.path: data})
        self._saved.append(self._read)
        self._read = data

    def undo(self) -> None:
        """Put back the file as it was before the last write; take it away where there was none.

        Raises
        ------
        ChangedOnDiskError
            Where somebody has changed the file since.
        EditError
            Where nothing has been written.
        """
        if not self._saved:
            raise EditError(Message("error.edit.nothing-written"))
        self._refuse_if_changed()
        before = self._saved[-1]
        if before is None:
            self.path.unlink()
        else:
            write_atomically({self.path: before})
        self._saved.pop()
        self._read = before

    def _refuse_if_changed(self) -> None:
        if self.changed_on_disk:
            raise ChangedOnDiskError(Message("error.edit.changed", file=shown_path(self.path)))

    def _document(self, data: bytes) -> Document:
        document = parse(data, shown_path(self.path))
        if not isinstance(document.root, Node):
            found = document.findings[0]
            raise EditError(Message("error.edit.mend", place=found.place, told=found.message))
        return document

    def _proven(self, document: Document, lines: list[str], wanted: list[dict[str, Any]]) -> bytes:
        """Return the text as bytes; raise where it is not the old one with just this change."""
        if any(found.code == NO_END for found in document.findings):
            raise EditError(Message("error.edit.no-end", file=shown_path(self.path)))
        end = "\r\n" if "\r\n" in document.text else "\n"
        text = "\n".join(lines).rstrip("\n") + "\n"
        data = text.replace("\n", end).encode()
        after = self._document(data)
        lost = comments(plain_ends(document.text)) - comments(text)
        same = heading(after) == heading(document) and entries(after) == wanted
        if lost or not same:
            what = (
                Message("error.edit.comment", comment=shown(next(iter(lost))))
                if lost
                else Message("error.edit.more")
            )
            raise EditError(Message("error.edit.not-here", file=shown_path(self.path), what=what))
        return data

    def _blank(self) -> bytes:
        owner = "".join(f"{name}: {value}\n" for name, value in self._owner.items())
        return f"{self._header()}{owner}{_HEAD} {_NONE}\n{END}\n".encode()

    def _header(self) -> str:
        """Return the schema lines with which the case's other position files begin."""
        for place in folders(self.folder):
            for path in yaml_files(place):
                first = (_bytes(path) or b"")[:2000].decode("utf-8", "replace").splitlines()
                if found := [line for line in first[:2] if _HEADER.match(line)]:
                    lines = [line for line in found if "position.schema" in line]
                    return "".join(f"{line}\n" for line in lines)
        return ""


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _fingerprint(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
