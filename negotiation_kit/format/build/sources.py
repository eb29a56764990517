"""A source card into a Source."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from negotiation_kit.format.build.context import Context, Placed
from negotiation_kit.format.build.readers import kind_of, read_shape
from negotiation_kit.format.build.strangers import is_foreign
from negotiation_kit.format.fields import PASSAGE, SOURCE
from negotiation_kit.format.parse import Document, FloodError, Mapping
from negotiation_kit.model import Passage, Source
from negotiation_kit.wording import Message

_MOST_DIGITS = 6


def read_source(document: Document) -> Placed[Source] | None:
    """Build the card of a parsed source file; every fault becomes a finding in the document."""
    if document.root is None:
        return None
    with suppress(FloodError):
        return _card(Context(document), document)
    return None


def _card(context: Context, document: Document) -> Placed[Source] | None:
    if is_foreign(context, document.root, SOURCE):
        return None
    values = read_shape(context, document.root, SOURCE) if document.root else None
    if values is None or not isinstance(document.root, Mapping):
        return None
    passages = _passages(context, values.pop("passages", None))
    if not {"id", "type", "title"} <= values.keys():
        return None
    card = Source(**values, passages=passages, origin=context.origin(document.root))
    return Placed(card, document.root, document)


def _passages(context: Context, node: Any) -> tuple[Passage, ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        context.report("bad-shape", node, Message("finding.bad-shape.passages", found=kind_of(node)))
        return ()
    passages = []
    for name, (key, child) in node.entries.items():
        values = read_shape(context, child, PASSAGE)
        if not _is_number(name):
            context.report(
                "bad-number",
                key,
                Message("finding.bad-number.passage", found=repr(name)),
                Message("finding.bad-number.passage.hint"),
            )
        elif values is not None and "digest" in values:
            passages.append(Passage(int(name), **values))
    return tuple(passages)


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= _MOST_DIGITS and not name.startswith("0")
