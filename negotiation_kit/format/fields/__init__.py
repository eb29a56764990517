"""The file format: reading (`build`) and the JSON Schema (`schema`) both follow it, and cannot disagree."""

from negotiation_kit.format.fields.base import ID_PATTERN, PATTERNS, Field, Kind, Shape
from negotiation_kit.format.fields.shapes import (
    CASE,
    EVIDENCE,
    ISSUE,
    MEMBERSHIP,
    PARTY,
    PASSAGE,
    POSITION,
    POSITION_FILE,
    ROUND,
    SCALE,
    SOURCE,
)

__all__ = [
    "CASE",
    "EVIDENCE",
    "ID_PATTERN",
    "ISSUE",
    "MEMBERSHIP",
    "PARTY",
    "PASSAGE",
    "PATTERNS",
    "POSITION",
    "POSITION_FILE",
    "ROUND",
    "SCALE",
    "SOURCE",
    "Field",
    "Kind",
    "Shape",
]
