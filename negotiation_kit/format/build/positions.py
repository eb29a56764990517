"""A position file into positions."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from negotiation_kit.format.build.context import Context, Placed
from negotiation_kit.format.build.readers import kind_of, read_list, read_shape
from negotiation_kit.format.build.strangers import is_foreign
from negotiation_kit.format.build.values import (
    read_outcomes,
    read_packages,
    read_preference,
    read_printed,
    read_uncertain,
    read_value,
)
from negotiation_kit.format.fields import EVIDENCE, POSITION, POSITION_FILE
from negotiation_kit.format.parse import FloodError, Mapping, Node, Sequence
from negotiation_kit.model import Coding, Evidence, Issue, Position
from negotiation_kit.wording import Message

_OWNER = ("party", "round", "coder")
_HEAD = ("note", "packages", "settled_from")
_SCALED = frozenset(("uncertain", "prefers", "printed", "accepts", "rejects", "conditional_on"))


@dataclass(slots=True)
class PositionFile:
    """One party's positions in one round, each with its place."""

    context: Context
    coding: Placed[Coding] | None = None
    positions: list[Placed[Position]] = field(default_factory=list)


def read_positions(context: Context) -> PositionFile:
    """Build the positions of a parsed position file; every fault becomes a finding in the document."""
    found = PositionFile(context)
    root = context.document.root
    if root is not None:
        with suppress(FloodError):
            _read(context, root, found)
    return found


def _read(context: Context, root: Node, found: PositionFile) -> None:
    if is_foreign(context, root, POSITION_FILE):
        return
    heading = read_shape(context, root, POSITION_FILE)
    if heading is None or not isinstance(root, Mapping):
        return
    owner = {name: heading.get(name, "") for name in _OWNER}
    rest = {name: heading[name] for name in _HEAD if name in heading}
    packages = root.get("packages")
    declared = packages.entries if isinstance(packages, Mapping) else ()
    context.known = {**context.known, "package": dict.fromkeys(declared)}
    coding = Coding(**owner, **rest, origin=context.origin(root))
    found.coding = Placed(coding, root, context.document)
    entries = heading.get("positions")
    if isinstance(entries, Sequence):
        for item in entries.items:
            _read_entry(context, item, owner, found)
    elif entries is not None:
        context.report(
            "bad-shape",
            entries,
            Message("finding.bad-shape.list", found=kind_of(entries), field="positions"),
            Message("finding.bad-shape.positions.hint"),
        )


def _read_entry(context: Context, node: Node, owner: dict[str, Any], found: PositionFile) -> None:
    values = read_shape(context, node, POSITION)
    if values is None or not isinstance(node, Mapping):
        return
    if "evidence" in values:
        values["evidence"] = _evidence(context, values["evidence"])
    issue = context.issues.get(values.get("issue", ""))
    if issue is None:
        return
    if "value" in values:
        values["value"] = read_value(context, values["value"], issue)
    if not _SCALED.isdisjoint(values):
        _read_scaled(context, values, issue)
    values.update(owner, origin=context.origin(node))
    found.positions.append(Placed(Position.of(values), node, context.document))


def _read_scaled(context: Context, values: dict[str, Any], issue: Issue) -> None:
    if "uncertain" in values:
        values["uncertain"] = read_uncertain(context, values["uncertain"], issue)
    if "prefers" in values:
        values["prefers"] = read_preference(context, values["prefers"], issue)
    if "printed" in values:
        values["printed"] = read_printed(context, values["printed"], issue)
    for name in ("accepts", "rejects"):
        if name in values:
            values[name] = read_outcomes(context, values[name], issue, name)
    if "conditional_on" in values:
        values["conditional_on"] = read_packages(context, values["conditional_on"])


def _evidence(context: Context, node: Any) -> tuple[Evidence, ...]:
    pieces = []
    hint = "finding.bad-shape.evidence"
    for item, values in read_list(context, node, EVIDENCE, "evidence", hint):
        if "source" in values and "passage" in values:
            passages = context.passages(values["source"])
            if passages is not None and values["passage"] not in passages:
                _report_passage(context, item, values, passages)
            elif "mode" in values:
                values["origin"] = context.origin(item)
                pieces.append(Evidence.of(values))
    return tuple(pieces)


def _report_passage(context: Context, node: Any, values: dict[str, Any], passages: Collection[int]) -> None:
    told = {"source": repr(values["source"]), "passage": str(values["passage"])}
    kind, last = "last" if passages else "none", str(max(passages, default=0))
    context.report(
        "unknown-passage", node.at("passage"), Message(f"finding.unknown-passage.{kind}", **told, last=last)
    )
