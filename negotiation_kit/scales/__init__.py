"""Scales, one class a level of measurement (Stevens 1946), with sets and dates beside the classic four."""

from negotiation_kit.scales.base import (
    LESS,
    MORE,
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
from negotiation_kit.scales.levels import Level, NominalScale, OrdinalScale
from negotiation_kit.scales.line import Line
from negotiation_kit.scales.numbers import IntervalScale, RatioScale, number_text, plain_number
from negotiation_kit.scales.regions import Choices, Levels, Piece, Region, Stretches
from negotiation_kit.scales.sets import SetScale

__all__ = [
    "LESS",
    "MORE",
    "Choices",
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
    "SetScale",
    "Span",
    "Stretches",
    "Value",
    "alternatives",
    "date_text",
    "day_text",
    "days_text",
    "number_text",
    "parts_of",
    "plain_number",
]
