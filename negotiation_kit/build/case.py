"""case.yaml into the codebook: parties, rounds, baskets and issues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from negotiation_kit.build.context import Context, Placed
from negotiation_kit.build.readers import check_id, kind_of, read_shape
from negotiation_kit.build.scale import read_scale
from negotiation_kit.fields import CASE, ISSUE, PARTY, ROUND, Shape
from negotiation_kit.model import Basket, Issue, Party, Role, Round
from negotiation_kit.parse import Document, Mapping, Node


@dataclass(slots=True)
class Codebook:
    """What case.yaml declares, each entry with its place.

    Parameters
    ----------
    complete : bool
        Whether every table could be read, so that references to it can be checked.
    """

    document: Document
    heading: dict[str, Any] = field(default_factory=dict)
    parties: dict[str, Placed[Party]] = field(default_factory=dict)
    rounds: dict[str, Placed[Round]] = field(default_factory=dict)
    baskets: dict[str, Basket] = field(default_factory=dict)
    issues: dict[str, Placed[Issue]] = field(default_factory=dict)
    declared: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_codebook(document: Document) -> Codebook:
    """Build the codebook of a parsed case.yaml; every fault becomes a finding in the document."""
    codebook = Codebook(document)
    if document.root is None:
        return codebook
    context = Context(document)
    heading = read_shape(context, document.root, CASE)
    if heading is None or not isinstance(document.root, Mapping):
        return codebook
    _read_tables(context, codebook, document.root, heading)
    codebook.heading = {name: heading[name] for name in _HEADING if name in heading}
    return codebook


_HEADING = ("id", "title", "summary", "coded_from", "licence")


def _read_tables(context: Context, codebook: Codebook, root: Mapping, heading: dict[str, Any]) -> None:
    tables = {"party": "parties", "round": "rounds", "basket": "baskets", "issue": "issues"}
    # A reference is checked against every id declared, also where the entry itself has a fault: one fault, one finding.
    for kind, name in tables.items():
        table = root.get(name)
        if isinstance(table, Mapping):
            codebook.declared[kind] = dict.fromkeys(table.entries)
    context.known = codebook.declared
    codebook.parties = _table(context, root.get("parties"), PARTY, _party)
    codebook.rounds = _table(context, root.get("rounds"), ROUND, _round)
    if (baskets := root.get("baskets")) is not None:
        origin = context.origin(baskets)
        codebook.baskets = {name: Basket(name, title, origin) for name, title in heading.get("baskets", ())}
    codebook.issues = _table(context, root.get("issues"), ISSUE, _issue)


def _table(
    context: Context, node: Node | None, shape: Shape, make: Callable[[Context, str, Mapping, dict[str, Any]], Any]
) -> dict[str, Any]:
    if node is None:
        return {}
    if not isinstance(node, Mapping) or not node.entries:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected a table of `id: {shape.name}`", shape.doc)
        return {}
    made = {}
    for name, (key, child) in node.entries.items():
        values = read_shape(context, child, shape)
        if check_id(context, key, name) and values is not None and isinstance(child, Mapping):
            item = make(context, name, child, values)
            made |= {} if item is None else {name: Placed(item, child, context.document)}
    return made


def _party(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Party | None:
    if not {"name", "short", "role"} <= set(values):
        return None
    values["role"] = Role(values["role"])
    return Party(name, **values, origin=context.origin(node))


def _round(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Round | None:
    return Round(name, **values, origin=context.origin(node)) if "title" in values else None


def _issue(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Issue | None:
    scale = read_scale(context, values.pop("scale")) if "scale" in values else None
    if scale is None or not {"basket", "title", "question"} <= set(values):
        return None
    return Issue(name, **values, scale=scale, origin=context.origin(node))
