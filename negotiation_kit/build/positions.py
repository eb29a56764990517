"""A position file into positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from negotiation_kit.build.context import Context, Placed
from negotiation_kit.build.readers import kind_of, read_shape
from negotiation_kit.build.values import read_outcomes, read_packages, read_printed, read_value
from negotiation_kit.fields import EVIDENCE, POSITION, POSITION_FILE
from negotiation_kit.model import Coding, Confidence, Engagement, Evidence, Firmness, Issue, Mode, Position, Status
from negotiation_kit.parse import Mapping, Sequence

_ENUMS = {
    "engagement": {member.value: member for member in Engagement},
    "status": {member.value: member for member in Status},
    "firmness": {member.value: member for member in Firmness},
    "confidence": {member.value: member for member in Confidence},
}
_MODES = {member.value: member for member in Mode}


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
    if root is None:
        return found
    heading = read_shape(context, root, POSITION_FILE)
    if heading is None or not isinstance(root, Mapping):
        return found
    owner = {name: heading.get(name, "") for name in ("party", "round", "coder")}
    coding = Coding(**owner, note=heading.get("note"), origin=context.origin(root))
    found.coding = Placed(coding, root, context.document)
    found.positions = _entries(context, heading.get("positions"), owner)
    return found


def _entries(context: Context, node: Any, owner: dict[str, str]) -> list[Placed[Position]]:
    if node is None:
        return []
    if type(node) is not Sequence:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected positions as a list", "start each with `- issue:`")
        return []
    entries = []
    for item in node.items:
        values = read_shape(context, item, POSITION)
        if values is not None and "issue" in values and values["issue"] in context.issues:
            entries.append(_position(context, item, values, owner))
    return entries


def _position(context: Context, node: Any, values: dict[str, Any], owner: dict[str, str]) -> Placed[Position]:
    issue = context.issues[values["issue"]]
    for name, members in _ENUMS.items():
        if name in values:
            values[name] = members[values[name]]
    _read_scaled(context, values, issue)
    if "evidence" in values:
        values["evidence"] = _evidence(context, values["evidence"])
    position = Position(**owner, **values, origin=context.origin(node))
    return Placed(position, node, context.document)


def _read_scaled(context: Context, values: dict[str, Any], issue: Issue) -> None:
    if "value" in values:
        values["value"] = read_value(context, values["value"], issue)
    if "printed" in values:
        values["printed"] = read_printed(context, values["printed"], issue)
    for name in ("accepts", "rejects"):
        if name in values:
            values[name] = read_outcomes(context, values[name], issue, name)
    if "conditional_on" in values:
        values["conditional_on"] = read_packages(context, values["conditional_on"])


def _evidence(context: Context, node: Any) -> tuple[Evidence, ...]:
    if type(node) is not Sequence or not node.items:
        context.report("bad-shape", node, f"found {kind_of(node)}, expected evidence as a list", "write - {source: ..., passage: ..., mode: ...}")
        return ()
    pieces = []
    for item in node.items:
        values = read_shape(context, item, EVIDENCE)
        if values is None or len({"source", "passage", "mode"} & values.keys()) < 3 or not _passage_known(context, item, values):
            continue
        values["mode"] = _MODES[values["mode"]]
        pieces.append(Evidence(**values, origin=context.origin(item)))
    return tuple(pieces)


def _passage_known(context: Context, node: Mapping, values: dict[str, Any]) -> bool:
    sources = context.known.get("source")
    passages = None if sources is None else sources.get(values["source"])
    if passages is None or values["passage"] in passages:
        return True
    listed = f"it has {min(passages)} to {max(passages)}" if passages else "it lists none"
    message = f"the source {values['source']!r} has no passage {values['passage']}; {listed}"
    context.report("unknown-passage", node.at("passage"), message)
    return False
