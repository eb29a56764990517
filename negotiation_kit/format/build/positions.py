"""A position file into positions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context, Placed, is_foreign
from negotiation_kit.format.build.readers import kind_of, read_list, read_shape
from negotiation_kit.format.fields import CONDITION, EVIDENCE, POSITION, POSITION_FILE
from negotiation_kit.format.parse import FloodError, Mapping, Node, Sequence, plain
from negotiation_kit.model import Coding, Evidence, Issue, Package, Position, Printed
from negotiation_kit.scales import OffScaleError, Part, Value
from negotiation_kit.scales.named import parse_preference
from negotiation_kit.wording import Message

T = TypeVar("T")
UNCODABLE = "uncodable"
_PRINTED_KEYS = ("accepts", "rejects")


def read_value(context: Context, node: Node, issue: Issue) -> Value | None:
    """Return the value on the issue's scale, or None with a finding."""
    raw = plain(node)
    if raw is None or raw == "":
        context.report(
            "field-empty",
            node,
            Message("finding.field-empty.value"),
            Message("finding.field-empty.value.hint"),
        )
        return None
    return _parsed(context, node, raw, issue, issue.scale.parse)


def read_uncertain(context: Context, node: Node, issue: Issue) -> Value | None:
    """Return the readings a coder cannot decide between, or None with a finding."""
    return _parsed(context, node, plain(node), issue, issue.scale.parse_uncertain)


def read_preference(context: Context, node: Node, issue: Issue) -> str | None:
    """Return what a party prefers, or None with a finding."""
    return _parsed(context, node, plain(node), issue, partial(parse_preference, issue.scale))


def read_outcomes(context: Context, node: Node, issue: Issue, name: str) -> tuple[Part, ...]:
    """Return the outcomes of an `accepts` or `rejects` list; faulty ones are left out, with findings."""
    if not isinstance(node, Sequence) or not node.items:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.list", found=kind_of(node), field=name),
            Message("finding.bad-shape.list.hint", field=name),
        )
        return ()
    parts: dict[Part, Node] = {}
    for item in node.items:
        try:
            part = issue.scale.parse_part(plain(item))
        except OffScaleError as error:
            _report(context, item, issue, error)
            continue
        if parts.setdefault(part, item) is not item:
            context.report(
                "duplicate-outcome",
                item,
                Message("finding.duplicate-outcome.found", issue=issue.id, field=name),
                Message("finding.keep-one"),
            )
    return tuple(parts)


def read_printed(context: Context, node: Node, issue: Issue) -> Printed | None:
    """Return what the wording gives, or None with a finding."""
    if isinstance(node, Mapping) and any(name in node.entries for name in _PRINTED_KEYS):
        return _printed_outcomes(context, node, issue)
    if getattr(node, "value", None) == UNCODABLE:
        return Printed(uncodable=True)
    value = read_value(context, node, issue)
    return None if value is None else Printed(value=value)


def _printed_outcomes(context: Context, node: Mapping, issue: Issue) -> Printed:
    outcomes: dict[str, Any] = {}
    for name, (key, child) in node.entries.items():
        if name in _PRINTED_KEYS:
            outcomes[name] = read_outcomes(context, child, issue, name)
        else:
            context.report(
                "unknown-field",
                key,
                Message("finding.unknown-field.printed", found=shown(name), uncodable=UNCODABLE),
                suggestion(name, _PRINTED_KEYS),
            )
    return Printed(**outcomes)


def read_packages(context: Context, node: Node) -> tuple[Package, ...]:
    """Return the alternative packages an offer depends on; faulty entries are left out, with findings."""
    if not isinstance(node, Sequence) or not node.items:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.list", found=kind_of(node), field="conditional_on"),
            Message("finding.bad-shape.packages.hint"),
        )
        return ()
    packages = [_package(context, item) for item in node.items]
    return tuple(package for package in packages if package)


def _package(context: Context, node: Node) -> Package:
    if not isinstance(node, Mapping) or not node.entries:
        context.report("bad-shape", node, Message("finding.bad-shape.package", found=kind_of(node)))
        return ()
    pairs: list[tuple[str, Value] | tuple[str, Value, str]] = []
    for name, (key, child) in node.entries.items():
        issue = context.issues.get(name)
        if issue is not None:
            pairs += _asked(context, child, issue)
        elif name not in context.known.get("issue", {name}):
            hint = suggestion(name, context.known["issue"])
            context.report(
                "unknown-issue", key, Message("finding.unknown-issue.condition", name=shown(name)), hint
            )
    return tuple(pairs)


def _asked(
    context: Context, node: Node, issue: Issue
) -> Iterator[tuple[str, Value] | tuple[str, Value, str]]:
    """Yield what a condition asks: a value, or a value of one object; nothing where it is faulty."""
    said: dict[str, Any] = {"value": node}
    if isinstance(node, Mapping) and not {"value", "object"}.isdisjoint(node.entries):
        said = read_shape(context, node, CONDITION) or {}
    value = read_value(context, said["value"], issue) if "value" in said else None
    known, name = [item.name for item in issue.objects], said.get("object")
    if name is not None and known and name not in known:
        told = {"issue": issue.id, "name": shown(name), "known": listed(known)}
        hint = suggestion(name, known) or Message("finding.unknown-object.hint")
        context.report("unknown-object", node, Message("finding.unknown-object.found", **told), hint)
    if value is not None:
        yield (issue.id, value) if name is None else (issue.id, value, name)


def _parsed(context: Context, node: Node, raw: Any, issue: Issue, parse: Callable[[Any], T]) -> T | None:
    try:
        return parse(raw)
    except OffScaleError as error:
        _report(context, node, issue, error)
        return None


def _report(context: Context, node: Node, issue: Issue, error: OffScaleError) -> None:
    context.report(
        error.code,
        _follow(node, error.path),
        Message("finding.on-issue", issue=issue.id, told=error.message),
        error.hint,
    )


def _follow(node: Node, path: tuple[Any, ...]) -> Node:
    """Return the part of a node that a path of keys and indices leads to."""
    for step in path:
        if isinstance(node, Sequence):
            node = node.items[step]
        elif isinstance(node, Mapping):
            node = node.at(step)
    return node


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
