"""A scale's mapping into a Scale."""

from __future__ import annotations

from typing import Any

from negotiation_kit.build.context import Context
from negotiation_kit.build.readers import kind_of, read_shape
from negotiation_kit.edtf import parse_edtf
from negotiation_kit.errors import suggestion
from negotiation_kit.fields import SCALE
from negotiation_kit.parse import Mapping, Node, plain
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    Scale,
    SetScale,
)

_NAMED = {"nominal": NominalScale, "ordinal": OrdinalScale, "set": SetScale}
_NUMBERS = {"interval": IntervalScale, "ratio": RatioScale}
_FIELDS = {
    "nominal": ("values",),
    "ordinal": ("values", "at"),
    "set": ("values",),
    "interval": ("unit", "min", "max", "min_means", "max_means"),
    "ratio": ("unit", "min", "max", "min_means", "max_means"),
    "date": ("min", "max", "min_means", "max_means"),
}
_OPTIONAL = ("at", "min_means", "max_means")


def read_scale(context: Context, node: Node) -> Scale | None:
    """Return the scale a mapping declares, or None with findings."""
    values = read_shape(context, node, SCALE)
    if values is None or not isinstance(node, Mapping) or "level" not in values:
        return None
    level = values.pop("level")
    if not _fields_fit(context, node, level):
        return None
    if level in _NAMED:
        return _named(context, node, level, values)
    return _dates(context, node, values) if level == "date" else _numbers(context, node, level, values)


def _fields_fit(context: Context, node: Mapping, level: str) -> bool:
    allowed = _FIELDS[level]
    for name in (name for name in node.entries if name != "level" and name not in allowed and name in _all_fields()):
        message = f"a {level} scale has no {name!r}; it has: {', '.join(allowed)}"
        context.report("bad-scale", node.entries[name][0], message)
    missing = [name for name in allowed if name not in node.entries and name not in _OPTIONAL]
    for name in missing:
        context.report("bad-scale", node, f"a {level} scale needs {name!r}", SCALE.field(name).doc)
    return not missing


def _all_fields() -> set[str]:
    return {field.name for field in SCALE.fields}


def _named(context: Context, node: Mapping, level: str, values: dict[str, Any]) -> Scale | None:
    levels = values.get("values")
    if levels is None:
        return None
    if len(levels) < 2:
        context.report("bad-scale", node.at("values"), "the scale has one level, expected at least two")
        return None
    if level != "ordinal":
        return NominalScale(levels) if level == "nominal" else SetScale(levels)
    return OrdinalScale(levels, at=_steps(context, node, levels, values["at"]) if "at" in values else None)


def _steps(context: Context, node: Mapping, levels: tuple[Level, ...], at: dict[str, Any]) -> tuple[float, ...] | None:
    names = [level.name for level in levels]
    for name in (name for name in at if name not in names):
        message = f"`at` names {name!r}, which is not a level of this scale"
        context.report("bad-scale", node.at("at"), message, suggestion(name, names))
    steps = [at.get(name) for name in names]
    numbers = [step for step in steps if isinstance(step, int | float)]
    if len(numbers) == len(names) and all(a < b for a, b in zip(numbers, numbers[1:], strict=False)):
        return tuple(float(number) for number in numbers)
    context.report("bad-scale", node.at("at"), "`at` needs one number for every level, each above the one before")
    return None


def _numbers(context: Context, node: Mapping, level: str, values: dict[str, Any]) -> Scale | None:
    anchors = [plain(node.at(name)) for name in ("min", "max")]
    for name, anchor in zip(("min", "max"), anchors, strict=True):
        if not isinstance(anchor, int | float):
            context.report("bad-scale", node.at(name), f"found {kind_of(node.at(name))}, expected {name} as a number")
    low, high = anchors
    if not isinstance(low, int | float) or not isinstance(high, int | float) or "unit" not in values:
        return None
    if low >= high:
        context.report("bad-scale", node.at("max"), f"max ({high}) must be above min ({low})")
        return None
    if level == "ratio" and low < 0:
        context.report("bad-scale", node.at("min"), "a ratio scale has a true zero, so min cannot be below 0", "use level: interval")
        return None
    return _NUMBERS[level](values["unit"], low, high, values.get("min_means"), values.get("max_means"))


def _dates(context: Context, node: Mapping, values: dict[str, Any]) -> Scale | None:
    days = []
    for name in ("min", "max"):
        child = node.at(name)
        try:
            days.append(parse_edtf(child.value if not isinstance(child, Mapping) and hasattr(child, "value") else ""))
        except ValueError as error:
            context.report("bad-date", child, str(error))
    if len(days) < 2:
        return None
    first, last = days[0].first, days[1].last
    if first is None or last is None or first >= last:
        context.report("bad-scale", node.at("max"), "the window must end after it starts")
        return None
    return DateScale(first, last, values.get("min_means"), values.get("max_means"))
