"""A scale's mapping into a Scale."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import isfinite
from typing import Any

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.build.readers import kind_of, read_shape
from negotiation_kit.format.fields import SCALE
from negotiation_kit.format.parse import Mapping, Node, plain
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
from negotiation_kit.scales.edtf import parse_edtf
from negotiation_kit.wording import Message, Wording, told

_NAMED = ("nominal", "ordinal", "set")
_NUMBERS = {"interval": IntervalScale, "ratio": RatioScale}
_FIELDS = {
    "nominal": ("values", "labels"),
    "ordinal": ("values", "labels", "at"),
    "set": ("values", "labels"),
    "interval": ("unit", "min", "max", "whole", "min_means", "max_means"),
    "ratio": ("unit", "min", "max", "whole", "min_means", "max_means"),
    "date": ("min", "max", "min_means", "max_means"),
}
_TEXTS = ("unit", "min_means", "max_means")
_OPTIONAL = ("labels", "at", "whole", "min_means", "max_means")


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
    for name, (key, _) in node.entries.items():
        if name in SCALE.by_name and name != "level" and name not in allowed:
            message = Message(
                "finding.bad-scale.no-field", level=level, field=repr(name), fields=listed(allowed)
            )
            context.report("bad-scale", key, message)
    missing = [name for name in allowed if name not in node.entries and name not in _OPTIONAL]
    for name in missing:
        context.report(
            "bad-scale",
            node,
            Message("finding.bad-scale.needs", level=level, field=repr(name)),
            SCALE.by_name[name].doc,
        )
    return not missing


def _named(context: Context, node: Mapping, level: str, values: dict[str, Any]) -> Scale | None:
    levels = values.get("values")
    if levels is None:
        return None
    if len(levels) < 2:
        context.report("bad-scale", node.at("values"), Message("finding.bad-scale.one-level"))
        return None
    levels = _labelled(context, node, levels, dict(values.get("labels", ())))
    if level == "nominal":
        return NominalScale(levels)
    if level == "set":
        return SetScale(levels)
    return OrdinalScale(levels, at=_steps(context, node, levels, values["at"]) if "at" in values else None)


def _labelled(
    context: Context, node: Mapping, levels: tuple[Level, ...], labels: dict[str, str | Wording]
) -> tuple[Level, ...]:
    names = [level.name for level in levels]
    for name in (name for name in labels if name not in names):
        context.report(
            "bad-scale",
            node.at("labels"),
            Message("finding.bad-scale.labels", name=shown(name)),
            suggestion(name, names),
        )
    return tuple(_with_label(level, labels.get(level.name)) for level in levels)


def _with_label(level: Level, label: str | Wording | None) -> Level:
    shown_as = told({"label": label})
    translations = (*level.translations, *shown_as.pop("translations", ()))
    return replace(level, **shown_as, translations=translations)


def _steps(
    context: Context, node: Mapping, levels: tuple[Level, ...], at: dict[str, Any]
) -> tuple[float, ...] | None:
    names = [level.name for level in levels]
    for name in (name for name in at if name not in names):
        context.report(
            "bad-scale",
            node.at("at"),
            Message("finding.bad-scale.at", name=shown(name)),
            suggestion(name, names),
        )
        return None
    steps = [at.get(name) for name in names]
    numbers = [float(step) for step in steps if isinstance(step, int | float)]
    rising = all(low < high for low, high in pairwise(numbers))
    if len(numbers) == len(names) and rising and isfinite(numbers[-1] - numbers[0]):
        return tuple(numbers)
    context.report("bad-scale", node.at("at"), Message("finding.bad-scale.at-rising"))
    return None


def _numbers(context: Context, node: Mapping, level: str, values: dict[str, Any]) -> Scale | None:
    low, high = (_anchor(context, node, name) for name in ("min", "max"))
    if low is None or high is None or "unit" not in values:
        return None
    if low >= high or not isfinite(high - low):
        context.report(
            "bad-scale", node.at("max"), Message("finding.bad-scale.ends", high=shown(high), low=shown(low))
        )
        return None
    if level == "ratio" and low < 0:
        context.report(
            "bad-scale",
            node.at("min"),
            Message("finding.bad-scale.below-zero"),
            Message("finding.bad-scale.below-zero.hint"),
        )
        return None
    if values.get("whole") and not _whole_ends(context, node):
        return None
    rest = {name: found for name, found in values.items() if name in (*_TEXTS, "whole")}
    return _NUMBERS[level](min=low, max=high, **told(rest))


def _whole_ends(context: Context, node: Mapping) -> bool:
    parted = [name for name in ("min", "max") if plain(node.at(name)) % 1]
    for name in parted:
        context.report(
            "not-whole",
            node.at(name),
            Message("finding.not-whole.end", end=name, number=plain(node.at(name))),
            Message("finding.not-whole.end.hint"),
        )
    return not parted


def _anchor(context: Context, node: Mapping, name: str) -> float | None:
    number = plain(node.at(name))
    if isinstance(number, int | float):
        return number
    context.report(
        "bad-scale",
        node.at(name),
        Message("finding.bad-scale.end", found=kind_of(node.at(name)), end=name),
        Message("finding.bad-scale.end.hint"),
    )
    return None


def _dates(context: Context, node: Mapping, values: dict[str, Any]) -> Scale | None:
    days = []
    for name in ("min", "max"):
        try:
            days.append(parse_edtf(getattr(node.at(name), "value", "")))
        except ValueError as error:
            context.report("bad-date", node.at(name), error.args[0])
    if len(days) < 2:
        return None
    first, last = days[0].first, days[1].last
    if first is None or last is None or first >= last:
        context.report("bad-scale", node.at("max"), Message("finding.bad-scale.window"))
        return None
    texts = {name: text for name, text in values.items() if name in _TEXTS}
    return DateScale(first, last, **told(texts))
