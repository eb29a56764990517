"""Values that need an issue's scale: value, printed, accepts, rejects and conditions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from negotiation_kit.errors import shown, suggestion
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.build.readers import kind_of
from negotiation_kit.format.parse import Mapping, Node, Sequence, plain
from negotiation_kit.model import Issue, Package, Printed
from negotiation_kit.scales import OffScaleError, Part, Value
from negotiation_kit.scales.beside import parse_preference
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
    return _parsed(context, node, issue, issue.scale.parse)


def read_uncertain(context: Context, node: Node, issue: Issue) -> Value | None:
    """Return the readings a coder cannot decide between, or None with a finding."""
    return _parsed(context, node, issue, issue.scale.parse_uncertain)


def read_preference(context: Context, node: Node, issue: Issue) -> str | None:
    """Return what a party prefers, or None with a finding."""
    return _parsed(context, node, issue, partial(parse_preference, issue.scale))


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
    pairs: list[tuple[str, Value]] = []
    for name, (key, child) in node.entries.items():
        issue = context.issues.get(name)
        value = None if issue is None else read_value(context, child, issue)
        if value is not None:
            pairs.append((name, value))
        elif issue is None and name not in context.known.get("issue", {name}):
            hint = suggestion(name, context.known["issue"])
            context.report(
                "unknown-issue", key, Message("finding.unknown-issue.condition", name=shown(name)), hint
            )
    return tuple(pairs)


def _parsed(context: Context, node: Node, issue: Issue, parse: Callable[[Any], T]) -> T | None:
    try:
        return parse(plain(node))
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
