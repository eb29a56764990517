"""One entry of a position file: its fields changed, its comments and the order of its lines kept."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from negotiation_kit.format.authoring.lines import EditError
from negotiation_kit.format.fields import POSITION
from negotiation_kit.format.parse import hidden_characters
from negotiation_kit.wording import Message

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
