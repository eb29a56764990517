"""Reading the fields of a mapping, kind by kind; each fault becomes a finding at its own line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context, check_id, report_unknown
from negotiation_kit.format.fields import PATTERNS, Field, Kind, Shape
from negotiation_kit.format.parse import Mapping, Node, Sequence, plain
from negotiation_kit.scales import Level
from negotiation_kit.scales.edtf import Edtf, parse_edtf
from negotiation_kit.wording import ENGLISH, LANGUAGES, Message, Wording, told

_FORMS = {kind: re.compile(pattern) for kind, pattern in PATTERNS.items()}
_QUOTES = frozenset("'\"")
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_FLAGS = {"true": True, "false": False}
_UNKNOWN = {kind: f"unknown-{kind}" for kind in ("party", "round", "basket", "issue", "source", "package")}

Reader = Callable[[Context, Any, Field], Any]
"""Lists and mappings have no `value`; readers that look for one first leave them to `_scalar` to report."""


def read_shape(context: Context, node: Node, shape: Shape) -> dict[str, Any] | None:
    """Read a mapping by its shape.

    Returns
    -------
    dict or None
        The values that could be read, by the model's attribute names; None where `node` is no mapping.
    """
    if not isinstance(node, Mapping):
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.shape", found=kind_of(node), shape=shape.one, fields=_outline(shape)),
        )
        return None
    readers, required = _table(shape)
    entries = node.entries
    values: dict[str, Any] = {}
    for name, (_, child) in entries.items():
        if name in readers:
            attribute, field, read = readers[name]
            value = read(context, child, field)
            if value is not None:
                values[attribute] = value
        else:
            report_unknown(context, node, name, shape)
    for name in required:
        if name not in entries:
            context.report(
                "field-missing",
                node,
                Message("finding.field-missing.from", name=repr(name), shape=shape.title),
                shape.by_name[name].doc,
            )
    return values


def read_list(
    context: Context, node: Any, shape: Shape, name: str, hint: str
) -> Iterator[tuple[Node, dict[str, Any]]]:
    """Yield every mapping of a list that can be read by a shape, with its values; `hint` is a code."""
    if not isinstance(node, Sequence) or not node.items:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.list", found=kind_of(node), field=name),
            Message(hint),
        )
        return
    for item in node.items:
        values = read_shape(context, item, shape)
        if values is not None:
            yield item, values


def read_text(context: Context, node: Any, field: Field) -> str | None:
    """Read a text; warn where a comment has cut it short."""
    text: str | None = getattr(node, "value", "").strip()
    if not text or text in _NOTHING:
        text = _scalar(context, node, field)
    if text is not None and node.style in _QUOTES:
        return str(node.value)  # quotes keep the spaces at its ends
    if text is not None and context.document.has_inline_hash and not node.style:
        _warn_if_cut(context, node)
    return text


def read_wording(context: Context, node: Any, field: Field) -> str | Wording | None:
    """Read a text that may stand in several languages: as text, or as `{en: ..., uk: ...}`."""
    if type(node) is not Mapping:
        return read_text(context, node, field)
    texts: dict[str, str] = {}
    for language, (key, child) in node.entries.items():
        text = read_text(context, child, field)
        if language not in LANGUAGES:
            message = Message(
                "finding.unknown-field.language", name=shown(language), languages=listed(LANGUAGES)
            )
            context.report("unknown-field", key, message, _language_hint(language))
        elif text is not None:
            texts[language] = text
    if ENGLISH not in node.entries:
        context.report(
            "field-missing",
            node,
            Message("finding.field-missing.english", field=repr(field.name)),
            Message("finding.field-missing.english.hint"),
        )
    if ENGLISH not in texts:
        return None
    return Wording(texts.pop(ENGLISH), tuple(texts.items()))


def _language_hint(language: str) -> str:
    return (
        Message("finding.unknown-field.language.hint")
        if language.lower() in ("ua", "ukr")
        else suggestion(language, LANGUAGES)
    )


def kind_of(node: Node) -> Message:
    """Return what a node is, for messages."""
    if isinstance(node, Mapping):
        return Message("finding.found.mapping")
    if isinstance(node, Sequence):
        return Message("finding.found.list")
    return (
        Message("value.nothing")
        if plain(node) in (None, "")
        else Message("finding.found.text", text=shown(node.value))
    )


def read_names(context: Context, node: Node, field: Field) -> list[tuple[str, str | Wording]] | None:
    """Read a mapping from ids to texts."""
    if not isinstance(node, Mapping) or not node.entries:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.names", found=kind_of(node), field=field.name),
            field.doc,
        )
        return None
    pairs = []
    for name, (key, child) in node.entries.items():
        text = read_wording(context, child, Field(f"{field.path}.{name}", Kind.WORDING))
        if check_id(context, key, name) and text is not None:
            pairs.append((name, text))
    return pairs


def _scalar(context: Context, node: Any, field: Field) -> str | None:
    if type(node) in (Mapping, Sequence):
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.text", found=kind_of(node), field=field.name),
            field.doc,
        )
        return None
    text: str = node.value.strip()
    if not text or (text in _NOTHING and not node.style):
        context.report(
            "field-empty",
            node,
            Message("finding.field-empty.found", field=repr(field.name)),
            Message("finding.field-empty.hint"),
        )
        return None
    return text


def _id(context: Context, node: Any, field: Field) -> str | None:
    text = _scalar(context, node, field)
    return text if text is not None and check_id(context, node, text, names_file=True) else None


def _choice(context: Context, node: Any, field: Field) -> str | None:
    word = field.words.get(getattr(node, "value", ""))
    if word is not None:
        return word
    text = _scalar(context, node, field)
    if text is not None:
        message = Message("finding.bad-choice.found", found=shown(text), words=listed(field.words))
        context.report("bad-choice", node, message, suggestion(text, field.words))
    return None


def _reference(context: Context, node: Any, field: Field) -> str | None:
    text: str | None = getattr(node, "value", "")
    known = context.known.get(field.refers_to)
    if known and text in known:
        return text
    text = _scalar(context, node, field)
    if text is None or known is None or text in known:
        return text
    message = Message(
        "finding.unknown-name", kind=Message(f"kind.{field.refers_to}"), name=shown(text), known=listed(known)
    )
    hint = suggestion(text, known) if known else field.doc
    context.report(_UNKNOWN[field.refers_to], node, message, hint)
    return None


def _several(read: Reader) -> Reader:
    """Return the reader of a list of what another reads, each once."""

    def read_each(context: Context, node: Any, field: Field) -> tuple[str, ...] | None:
        if not isinstance(node, Sequence) or not node.items:
            context.report(
                "bad-shape",
                node,
                Message("finding.bad-shape.list", found=kind_of(node), field=field.name),
                Message("finding.bad-shape.list.hint", field=field.name),
            )
            return None
        found: dict[str, Any] = {}
        for item in node.items:
            name = read(context, item, field)
            if name is not None and found.setdefault(name, item) is not item:
                context.report(
                    "duplicate-outcome",
                    item,
                    Message("finding.duplicate-outcome.name", field=field.name, name=repr(name)),
                    Message("finding.keep-one"),
                )
        return tuple(found)

    return read_each


def _flag(context: Context, node: Any, field: Field) -> bool | None:
    found = None if getattr(node, "style", None) else _FLAGS.get(getattr(node, "value", ""))
    if found is None:
        context.report(
            "bad-choice",
            node,
            Message("finding.bad-choice.flag", found=kind_of(node), field=field.name),
            Message("finding.bad-choice.flag.hint"),
        )
    return found


def _number(context: Context, node: Any, field: Field) -> float | None:
    value = plain(node)
    if isinstance(value, int | float):
        return value
    _report_number(context, node, field, "number")
    return None


def _integer(context: Context, node: Any, field: Field) -> int | None:
    value = plain(node)
    if isinstance(value, int):
        return value
    _report_number(context, node, field, "whole")
    return None


def _report_number(context: Context, node: Node, field: Field, kind: str) -> None:
    context.report(
        "bad-number",
        node,
        Message(f"finding.bad-number.{kind}", found=kind_of(node), field=field.name),
        Message("finding.bad-number.hint"),
    )


def _date(context: Context, node: Any, field: Field) -> Edtf | None:
    text = _scalar(context, node, field)
    try:
        return None if text is None else parse_edtf(text)
    except ValueError as error:
        context.report("bad-date", node, error.args[0], field.doc)
        return None


def _form(context: Context, node: Any, field: Field) -> str | None:
    text = _scalar(context, node, field)
    if text is None or _FORMS[field.kind].fullmatch(text):
        return text
    expected = Message(f"finding.bad-form.{field.kind}")
    context.report("bad-form", node, Message("finding.bad-form.found", found=shown(text), expected=expected))
    return None


def _levels(context: Context, node: Any, field: Field) -> tuple[Level, ...] | None:
    pairs = read_names(context, node, field)
    return None if pairs is None else tuple(Level(name, **told({"meaning": text})) for name, text in pairs)


def _steps(context: Context, node: Any, field: Field) -> dict[str, Any] | None:
    if type(node) is not Mapping:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.steps", found=kind_of(node), field=field.name),
            field.doc,
        )
        return None
    steps: dict[str, Any] = plain(node)
    return steps


def _unread(_context: Context, node: Any, _field: Field) -> Any:
    """Leave a node to those who know its scale or its shape."""
    return node


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.WORDING: read_wording,
    Kind.ID: _id,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _several(_reference),
    Kind.IDS: _several(_id),
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    **dict.fromkeys((Kind.LEVELS, Kind.MEANINGS), _levels),
    Kind.STEPS: _steps,
    Kind.NAMES: read_names,
    **dict.fromkeys(PATTERNS, _form),
}


@cache
def _table(shape: Shape) -> tuple[dict[str, tuple[str, Field, Reader]], tuple[str, ...]]:
    readers = {
        field.name: (field.attribute or field.name, field, _READERS.get(field.kind, _unread))
        for field in shape.fields
    }
    return readers, tuple(field.name for field in shape.fields if field.required)


def _outline(shape: Shape) -> str:
    return listed(field.name for field in shape.fields if field.required)


def _warn_if_cut(context: Context, node: Any) -> None:
    end, lines = node.end_mark, context.document.lines
    tail = lines[end.line][end.column :] if end.line < len(lines) else ""
    if tail.lstrip().startswith("#") and tail[:1] == " ":
        context.report(
            "text-cut",
            node,
            Message("finding.text-cut.found", text=shown(tail.strip())),
            Message("finding.text-cut.hint"),
        )
