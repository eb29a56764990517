"""Scales, one class a level of measurement (Stevens 1946), with sets and dates beside the classic four."""

from negotiation_kit.scales.base import (
    Interval,
    OffScaleError,
    Part,
    Scale,
    Span,
    Value,
    alternatives,
    parts_of,
)
from negotiation_kit.scales.dates import DateScale, date_text, day_text, days_text
from negotiation_kit.scales.levels import Level, NominalScale, OrdinalScale, signed
from negotiation_kit.scales.line import Line
from negotiation_kit.scales.named import name_text
from negotiation_kit.scales.numbers import (
    IntervalScale,
    RatioScale,
    number_text,
    plain_number,
    written_number,
)
from negotiation_kit.scales.regions import Choices, Levels, Piece, Region, Stretches
from negotiation_kit.scales.registry import LEVELS
from negotiation_kit.scales.sets import EMPTY_SET, SetScale
from negotiation_kit.scales.surface import (
    Control,
    Schema,
    Tick,
    list_schema,
    nearest,
    object_schema,
    ranges_schema,
)

__all__ = [
    "EMPTY_SET",
    "LEVELS",
    "Choices",
    "Control",
    "DateScale",
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
    "days_text",
    "list_schema",
    "name_text",
    "nearest",
    "number_text",
    "object_schema",
    "parts_of",
    "plain_number",
    "ranges_schema",
    "signed",
    "written_number",
]
