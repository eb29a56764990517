"""The lines of a position file with one entry changed or one more, all other lines as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_kit.format.authoring.entry import changed_entry
from negotiation_kit.format.authoring.lines import EditError, Span, comments, spans
from negotiation_kit.format.parse import Document, plain
from negotiation_kit.wording import Message

INDENT = 2


def changed(lines: list[str], span: Span, changes: Mapping[str, Any]) -> list[str]:
    """Return the lines with one entry written anew; a comment whose field went stands above the entry."""
    if not changes:
        return lines
    block = lines[span.start : span.end]
    first = " " * span.column + block[0][span.column :]
    text = "\n".join(_shifted(line, span.column) for line in [first, *block[1:]]) + "\n"
    written = changed_entry(text, changes, span.column)
    lost = comments(text) - comments(written)
    above = [f"{' ' * span.indent}{comment}" for comment in lost.elements()]
    body = [f"{' ' * span.column}{line}" if line else "" for line in written.rstrip("\n").split("\n")]
    body[0] = block[0][: span.column] + body[0][span.column :]
    return [*lines[: span.dash], *above, *lines[span.dash : span.start], *body, *lines[span.end :]]


def appended(lines: list[str], document: Document, written: str) -> list[str]:
    """Return the lines with one more entry, after the last one or in place of `[]`."""
    found = spans(document, lines)
    indent = found[-1].indent if found else INDENT
    block = written.rstrip("\n").split("\n")
    entry = [f"{' ' * indent}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(block)]
    if found:
        place = found[-1].end
        return [*lines[:place], *entry, *lines[place:]]
    head = head_of(document, lines)
    opened = lines[head].replace("[]", "", 1).rstrip() if "[]" in lines[head].split("#")[0] else lines[head]
    return [*lines[:head], opened, *entry, *lines[head + 1 :]]


def head_of(document: Document, lines: list[str]) -> int:
    """Return the line under which the entries stand; raise where there is none."""
    head = next((number for number, line in enumerate(lines) if line.startswith("positions:")), None)
    if head is None:
        raise EditError(Message("error.edit.no-entries", file=document.file))
    return head


def _shifted(line: str, column: int) -> str:
    """Return a line so many columns to the left, or as far as it goes."""
    return line[min(column, len(line) - len(line.lstrip(" "))) :]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever its line ends."""
    return plain_ends(text).rstrip("\n").split("\n")


def plain_ends(text: str) -> str:
    """Return a text with the line ends of Unix."""
    return text.replace("\r\n", "\n")


def entries(document: Document) -> list[dict[str, Any]]:
    """Return the entries of a position file as plain data."""
    content = plain(document.root) if document.root is not None else {}
    found = content.get("positions") if isinstance(content, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def heading(document: Document) -> dict[str, Any]:
    """Return everything else of a position file as plain data."""
    content = plain(document.root) if document.root is not None else {}
    return {name: value for name, value in content.items() if name != "positions"}
