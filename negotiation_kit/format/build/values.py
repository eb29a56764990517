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
        hint = "write the value, or delete the line and say with `engagement` why there is none"
        context.report("field-empty", node, "the value is empty", hint)
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
            "bad-shape", node, f"found {kind_of(node)}, expected {name} as a list", f"write {name}: [...]"
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
            message = f"{issue.id}: {name} names the same outcome twice"
            context.report("duplicate-outcome", item, message, "keep one of the two")
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
            message = (
                f"found {shown(name)}, expected `accepts` and `rejects` alone, or a value, or {UNCODABLE}"
            )
            context.report("unknown-field", key, message, suggestion(name, _PRINTED_KEYS))
    return Printed(**outcomes)


def read_packages(context: Context, node: Node) -> tuple[Package, ...]:
    """Return the alternative packages an offer depends on; faulty entries are left out, with findings."""
    if not isinstance(node, Sequence) or not node.items:
        hint = "write a list of packages: - {mobilisation: stop, western-arms: stop}"
        context.report("bad-shape", node, f"found {kind_of(node)}, expected conditional_on as a list", hint)
        return ()
    packages = [_package(context, item) for item in node.items]
    return tuple(package for package in packages if package)


def _package(context: Context, node: Node) -> Package:
    if not isinstance(node, Mapping) or not node.entries:
        message = f"found {kind_of(node)}, expected a package: {{issue: value, ...}}"
        context.report("bad-shape", node, message)
        return ()
    pairs: list[tuple[str, Value]] = []
    for name, (key, child) in node.entries.items():
        issue = context.issues.get(name)
        value = None if issue is None else read_value(context, child, issue)
        if value is not None:
            pairs.append((name, value))
        elif issue is None and name not in context.known.get("issue", {name}):
            hint = suggestion(name, context.known["issue"])
            context.report("unknown-issue", key, f"there is no issue {shown(name)} to depend on", hint)
    return tuple(pairs)


def _parsed(context: Context, node: Node, issue: Issue, parse: Callable[[Any], T]) -> T | None:
    try:
        return parse(plain(node))
    except OffScaleError as error:
        _report(context, node, issue, error)
        return None


def _report(context: Context, node: Node, issue: Issue, error: OffScaleError) -> None:
    message = Message("finding.on-issue", issue=issue.id, told=error.message)
    context.report(error.code, _follow(node, error.path), message, error.hint)


def _follow(node: Node, path: tuple[Any, ...]) -> Node:
    """Return the part of a node that a path of keys and indices leads to."""
    for step in path:
        if isinstance(node, Sequence):
            node = node.items[step]
        elif isinstance(node, Mapping):
            node = node.at(step)
    return node
