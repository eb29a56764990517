"""Which lines of a position file an entry takes, found by the kit's own reading of the file."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Lines
from dataclasses import dataclass
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from negotiation_kit.errors import ToldError
from negotiation_kit.format.fields import POSITION
from negotiation_kit.format.parse import Document, Sequence, hidden_characters, plain
from negotiation_kit.format.parse import Mapping as MappingNode
from negotiation_kit.wording import Message

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def comments(text: str) -> Counter[str]:
    r"""Return every comment of a YAML text, with how often it occurs.

    Examples
    --------
    >>> sorted(comments("a: b # one\nc: 'd # no'\n# two\n"))
    ['# one', '# two']
    """
    bare = list(text)
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):  # a comment may stand beside the sign, and is none of the text
                start = text.find("\n", start) if "\n" in text[start:] else token.end_mark.index
            for place in range(start, token.end_mark.index):
                bare[place] = bare[place] if bare[place] == "\n" else "."
    return Counter(found.group().rstrip() for found in _COMMENT.finditer("".join(bare)))


END = "..."


class EditError(ToldError):
    """The file cannot be changed without harm, and has been left as it is; the message says why."""


@dataclass(frozen=True)
class Span:
    """The lines of one entry, counted from 0.

    Parameters
    ----------
    dash : int
        The line of the dash.
    start, end : int
        From the first line of the mapping to the one after its last.
    column : int
        The column of the mapping's keys.
    indent : int
        The column of the dash.
    """

    dash: int
    start: int
    end: int
    column: int
    indent: int


def spans(document: Document, lines: Lines[str]) -> list[Span]:
    """Return the lines of every entry of a file, in order; what is no mapping is no entry.

    Raises
    ------
    EditError
        Where entries stand in brackets, so that no line is an entry's own.
    """
    root = document.root
    entries = root.get("positions") if isinstance(root, MappingNode) else None
    if not isinstance(entries, Sequence):
        return []
    _refuse_brackets(document, entries, lines)
    starts = [(item.start_mark.line, item.start_mark.column) for item in entries.items]
    dashes = [_dash(lines, line, column) for line, column in starts]
    found = []
    for place, (line, column) in enumerate(starts):
        after = dashes[place + 1][0] if place + 1 < len(dashes) else len(lines)
        dash, indent = dashes[place]
        found.append(Span(dash, line, _end(lines, line, after, indent), column, indent))
    return [span for span, item in zip(found, entries.items, strict=True) if isinstance(item, MappingNode)]


def _refuse_brackets(document: Document, entries: Sequence, lines: Lines[str]) -> None:
    mark = entries.start_mark
    if entries.items and lines[mark.line][mark.column] == "[":
        raise EditError(Message("error.edit.brackets", file=document.file, line=str(mark.line + 1)))


def _dash(lines: Lines[str], line: int, column: int) -> tuple[int, int]:
    """Return line and column of the dash before an entry, which may stand on a line of its own."""
    before = lines[line][:column]
    while "-" not in before and line > 0:
        line -= 1
        before = lines[line].split("#")[0]
    return line, before.find("-")


def _end(lines: Lines[str], start: int, after: int, indent: int) -> int:
    """Return the line after an entry's last; what is no deeper than the dash is not the entry's any more."""
    end = start + 1
    for number in range(start + 1, after):
        bare = lines[number].strip()
        deeper = len(lines[number]) - len(lines[number].lstrip(" ")) > indent
        if bare and not deeper and not bare.startswith("#"):
            break
        if bare and deeper:
            end = number + 1
    return end


_ORDER = [field.name for field in POSITION.fields]
_WIDTH = 100
_BRACED = 92
"""Letters; a mapping that would be longer than this stands over several lines."""


def changed_entry(text: str, fields: Mapping[str, Any], column: int) -> str:
    """Return the text of an entry with some of its fields set, or taken out where they are None.

    Parameters
    ----------
    text : str
        The entry's mapping, its keys in the first column.
    fields : mapping
        Plain data by field name. A field that is as it was is not touched, and one that is not named stays.
    column : int
        How far to the right the text will stand, for the length of its lines.

    Raises
    ------
    EditError
        Where a text holds a character that may not stand in a file, or ruamel.yaml cannot write the entry.
    """
    _refuse_hidden(fields)
    try:
        return _rewritten(text, fields, column)
    except Exception as error:  # on YAML it does not expect, ruamel.yaml raises nearly anything
        what = type(error).__name__
        raise EditError(Message("error.edit.entry", what=what)) from error


def _rewritten(text: str, fields: Mapping[str, Any], column: int) -> str:
    yaml = _round_trip(column)
    entry = yaml.load(text) or CommentedMap()
    for name, value in fields.items():
        if value is None:
            entry.pop(name, None)
        elif name in entry:
            entry[name] = _written(value)
        else:
            entry.insert(_place(entry, name), name, _written(value))
    stream = io.StringIO()
    yaml.dump(entry, stream)
    return stream.getvalue()


def _refuse_hidden(fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        for text in _texts(value):
            for _, what in hidden_characters(text):
                raise EditError(Message("error.edit.hidden", field=name, found=what))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _round_trip(column: int) -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH - column
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _place(entry: CommentedMap, name: str) -> int:
    """Return where a new field goes: before the first that comes after it in the format."""
    rank = _ORDER.index(name)
    later = (place for place, key in enumerate(entry) if key in _ORDER and _ORDER.index(key) > rank)
    return next(later, len(entry))


def _written(value: Any) -> Any:
    """Return plain data as it reads best: short lists and mappings on one line."""
    if isinstance(value, dict):
        made = CommentedMap((key, _written(inner)) for key, inner in value.items())
        if sum(len(f"{key}: {inner}, ") for key, inner in value.items()) <= _BRACED:
            made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        row = CommentedSeq(_written(inner) for inner in value)
        if not any(isinstance(inner, dict | list) for inner in value):
            row.fa.set_flow_style()
        return row
    return DoubleQuotedScalarString(value) if isinstance(value, str) and value.startswith("?") else value


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
