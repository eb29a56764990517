"""Reading the fields of a mapping, kind by kind; each fault becomes a finding at its own line and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from negotiation_kit.build.context import Context
from negotiation_kit.edtf import Edtf, parse_edtf
from negotiation_kit.errors import suggestion
from negotiation_kit.fields import Field, Kind, Shape
from negotiation_kit.parse import Mapping, Node, Sequence, plain
from negotiation_kit.scales import Level

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PATTERNS = {
    Kind.COLOUR: (re.compile(r"#[0-9a-fA-F]{6}"), "a colour such as '#0072b2', in quotes"),
    Kind.COUNTRY: (re.compile(r"[A-Z]{2}"), "a two-letter country code such as UA"),
    Kind.LANGUAGE: (re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "a language tag such as en or uk"),
    Kind.FINGERPRINT: (re.compile(r"[0-9a-f]{64}"), "a SHA-256 fingerprint of 64 hexadecimal digits"),
}

Reader = Callable[[Context, Any, Field], Any]


def read_shape(context: Context, node: Node, shape: Shape) -> dict[str, Any] | None:
    """Read a mapping by its shape.

    Returns
    -------
    dict or None
        The values that could be read, by the model's attribute names; None where `node` is no mapping.
    """
    if type(node) is not Mapping:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected a {shape.name}: {_outline(shape)}")
        return None
    readers, required = _table(shape)
    entries = node.entries
    values: dict[str, Any] = {}
    for name, (key, child) in entries.items():
        entry = readers.get(name)
        if entry is None:
            _report_unknown(context, key, name, shape)
            continue
        field, read = entry
        value = read(context, child, field)
        if value is not None:
            values[field.attribute or name] = value
    for name in required:
        if name not in entries:
            context.report("field-missing", node, f"{name!r} is missing from this {shape.name}", shape.field(name).doc)
    return values


def read_text(context: Context, node: Any, field: Field) -> str | None:
    """Read a text; warn where a comment has cut it short."""
    text = _scalar(context, node, field)
    if text is None:
        return None
    if not node.style and context.document.has_inline_hash:
        _warn_if_cut(context, node)
    return text.strip()


def read_id(context: Context, node: Any, field: Field) -> str | None:
    """Read an id in kebab-case."""
    text = _scalar(context, node, field)
    return text if text is not None and check_id(context, node, text) else None


def check_id(context: Context, node: Any, text: str) -> bool:
    """Return whether a text is an ASCII kebab-case id, with a finding where it is not."""
    if _ID.fullmatch(text):
        return True
    hint = f"write {slug(text)!r}" if slug(text) else "use lower-case letters a-z, digits and single hyphens"
    context.report("bad-id", node, f"{text!r} is not an id; ids are lower-case a-z, digits and single hyphens", hint)
    return False


def slug(text: str) -> str:
    """Return the id a name would have.

    Examples
    --------
    >>> slug("Sud-Est  (2nd)")
    'sud-est-2nd'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def kind_of(node: Node) -> str:
    """Return what a node is, for messages."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if plain(node) in (None, "") else f"the text {node.value[:40]!r}"


def _scalar(context: Context, node: Any, field: Field) -> str | None:
    if type(node) in (Mapping, Sequence):
        context.report("bad-shape", node, f"found {kind_of(node)}, expected {field.name} as text", field.doc)
        return None
    text: str = node.value
    if text.strip() == "" or (not node.style and text in ("~", "null")):
        context.report("field-empty", node, f"{field.name!r} is empty", "write it out or delete the line")
        return None
    return text


def _choice(context: Context, node: Any, field: Field) -> str | None:
    text = _scalar(context, node, field)
    if text is None or text in field.choices:
        return text
    expected = f"found {text!r}; expected one of: {', '.join(field.choices)}"
    context.report("bad-choice", node, expected, suggestion(text, field.choices))
    return None


def _reference(context: Context, node: Any, field: Field) -> str | None:
    text = _scalar(context, node, field)
    known = context.known.get(field.refers_to)
    if text is None or known is None or text in known:
        return text
    message = f"there is no {field.refers_to} {text!r}; known are: {', '.join(known) or 'none'}"
    context.report(f"unknown-{field.refers_to}", node, message, suggestion(text, known))
    return None


def _number(context: Context, node: Any, field: Field) -> float | None:
    value = plain(node)
    if isinstance(value, int | float):
        return value
    context.report("bad-number", node, f"found {kind_of(node)}, expected {field.name} as a number", field.doc)
    return None


def _integer(context: Context, node: Any, field: Field) -> int | None:
    value = plain(node)
    if isinstance(value, int):
        return value
    context.report("bad-number", node, f"found {kind_of(node)}, expected {field.name} as a whole number", field.doc)
    return None


def _date(context: Context, node: Any, field: Field) -> Edtf | None:
    text = _scalar(context, node, field)
    try:
        return None if text is None else parse_edtf(text)
    except ValueError as error:
        context.report("bad-date", node, str(error), field.doc)
        return None


def _pattern(context: Context, node: Any, field: Field) -> str | None:
    text = _scalar(context, node, field)
    pattern, expected = _PATTERNS[field.kind]
    if text is None or pattern.fullmatch(text):
        return text
    context.report("bad-form", node, f"found {text!r}, expected {expected}")
    return None


def _levels(context: Context, node: Any, field: Field) -> tuple[Level, ...] | None:
    pairs = read_names(context, node, field)
    return None if pairs is None else tuple(Level(name, meaning) for name, meaning in pairs)


def read_names(context: Context, node: Any, field: Field) -> list[tuple[str, str]] | None:
    """Read a mapping from ids to texts."""
    if type(node) is not Mapping or not node.entries:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected {field.name} as `name: meaning`", field.doc)
        return None
    pairs = []
    for name, (key, child) in node.entries.items():
        text = read_text(context, child, Field(name, Kind.TEXT, field.doc))
        if check_id(context, key, name) and text is not None:
            pairs.append((name, text))
    return pairs


def _steps(context: Context, node: Any, field: Field) -> dict[str, Any] | None:
    if type(node) is not Mapping:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected {field.name} as `level: number`", field.doc)
        return None
    steps: dict[str, Any] = plain(node)
    return steps


def _raw(context: Context, node: Any, field: Field) -> Any:
    return node


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.ID: read_id,
    Kind.REFERENCE: _reference,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    Kind.LEVELS: _levels,
    Kind.STEPS: _steps,
    Kind.NAMES: read_names,
    **dict.fromkeys(_PATTERNS, _pattern),
}


@cache
def _table(shape: Shape) -> tuple[dict[str, tuple[Field, Reader]], tuple[str, ...]]:
    readers = {field.name: (field, _READERS.get(field.kind, _raw)) for field in shape.fields}
    return readers, tuple(field.name for field in shape.fields if field.required)


def _report_unknown(context: Context, key: Any, name: str, shape: Shape) -> None:
    names = [field.name for field in shape.fields]
    message = f"a {shape.name} has no field {name!r}; it has: {', '.join(names)}"
    context.report("unknown-field", key, message, suggestion(name, names))


def _outline(shape: Shape) -> str:
    return ", ".join(field.name for field in shape.fields if field.required)


def _warn_if_cut(context: Context, node: Any) -> None:
    end = node.end_mark
    tail = context.document.lines[end.line][end.column :] if end.line < len(context.document.lines) else ""
    if tail.lstrip().startswith("#") and tail[:1].isspace():
        message = f"the text ends at ' #': {tail.strip()[:40]!r} is read as a comment"
        context.warn("text-cut", node, message, "put the whole text in quotes, or move the comment to a line of its own")
