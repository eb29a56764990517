"""A source card into a Source."""

from __future__ import annotations

from typing import Any

from negotiation_kit.build.context import Context, Placed
from negotiation_kit.build.readers import kind_of, read_shape
from negotiation_kit.fields import PASSAGE, SOURCE
from negotiation_kit.model import Passage, Source
from negotiation_kit.parse import Document, Mapping


def read_source(document: Document) -> Placed[Source] | None:
    """Build the card of a parsed source file; every fault becomes a finding in the document."""
    if document.root is None:
        return None
    context = Context(document)
    values = read_shape(context, document.root, SOURCE)
    if values is None or not isinstance(document.root, Mapping):
        return None
    passages = _passages(context, values.pop("passages", None))
    if not {"id", "type", "title"} <= set(values):
        return None
    card = Source(**values, passages=passages, origin=context.origin(document.root))
    return Placed(card, document.root, document)


def _passages(context: Context, node: Any) -> tuple[Passage, ...]:
    if node is None:
        return ()
    if type(node) is not Mapping:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected passages as `number: passage`")
        return ()
    passages = []
    for name, (key, child) in node.entries.items():
        values = read_shape(context, child, PASSAGE)
        if not (name.isascii() and name.isdigit() and len(name) < 7 and int(name) > 0):
            context.report("bad-number", key, f"found {name!r}, expected the number of a passage, counted from 1")
        elif values is not None and "digest" in values:
            passages.append(Passage(int(name), **values))
    return tuple(passages)
