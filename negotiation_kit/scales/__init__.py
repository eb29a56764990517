"""Scales, one class a level of measurement (Stevens 1946), with sets and dates beside the classic four."""

from negotiation_kit.scales.base import LESS, MORE, OffScaleError, Scale
from negotiation_kit.scales.choices import Choices, Levels
from negotiation_kit.scales.dates import DateScale, date_text, day_text
from negotiation_kit.scales.ground import Ground, Region, union
from negotiation_kit.scales.levels import NominalScale, OrdinalScale, signed
from negotiation_kit.scales.line import Line, Piece, Stretches
from negotiation_kit.scales.named import name_text
from negotiation_kit.scales.numbers import IntervalScale, RatioScale, number_text, plain_number
from negotiation_kit.scales.parts import (
    Control,
    Interval,
    Level,
    Part,
    Schema,
    Span,
    Tick,
    Value,
    alternatives,
    list_schema,
    nearest,
    object_schema,
    parts_of,
    ranges_schema,
)
from negotiation_kit.scales.sets import EMPTY_SET, SetScale

LEVELS: dict[str, type[Scale]] = {
    kind.level: kind for kind in (NominalScale, OrdinalScale, IntervalScale, RatioScale, SetScale, DateScale)
}
"""Every kind of scale there is, by the name a codebook calls its level."""

__all__ = [
    "EMPTY_SET",
    "LESS",
    "LEVELS",
    "MORE",
    "Choices",
    "Control",
    "DateScale",
    "Ground",
    "Interval",
    "IntervalScale",
    "Level",
    "Levels",
    "Line",
    "NominalScale",
    "OffScaleError",
    "OrdinalScale",
    "Part",
    "Piece",
    "RatioScale",
    "Region",
    "Scale",
    "Schema",
    "SetScale",
    "Span",
    "Stretches",
    "Tick",
    "Value",
    "alternatives",
    "date_text",
    "day_text",
    "list_schema",
    "name_text",
    "nearest",
    "number_text",
    "object_schema",
    "parts_of",
    "plain_number",
    "ranges_schema",
    "signed",
    "union",
]
