"""What surfaces need of a scale: the places worth naming on a drawing, and how a form asks for a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from negotiation_kit.scales.parts import Interval, Level

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place of a scale that is named on a drawing.

    Parameters
    ----------
    at : float
        In [0, 1].
    text : str
    meaning : str or None
        What it stands for, where the codebook says so.
    name : str
        Of an option, its name in files; empty for the end of a line.
    """

    at: float
    text: str
    meaning: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Control:
    """What a form needs to ask for a value: options to choose from or, where there are none, what is typed.

    Parameters
    ----------
    options : tuple of Level
    several : bool
        Whether any number of options may be chosen, none included.
    field : str
        What is typed, as HTML names its inputs: text, number, date.
    low, high : str
        The limits, as they are typed.
    step : str or None
        The step of a number field, as HTML has it.
    forms : str
        The forms that may be typed, by example.
    """

    options: tuple[Level, ...] = ()
    several: bool = False
    field: str = "text"
    low: str = ""
    high: str = ""
    step: str | None = None
    forms: str = ""


def list_schema(items: Schema) -> Schema:
    """Return the JSON schema of a list that is not empty."""
    return {"type": "array", "minItems": 1, "items": items}


def object_schema(**properties: Schema) -> Schema:
    """Return the JSON schema of a mapping with just these keys."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def ranges_schema(end: Schema) -> list[Schema]:
    """Return the JSON schemas of every form a range may have."""
    return [
        object_schema(**{"from": end, "to": end}),
        object_schema(at_least=end),
        object_schema(at_most=end),
    ]


def nearest(one: Interval, other: Interval) -> Interval:
    """Return the two points at which two stretches are nearest to each other; equal where they meet."""
    if one[1] < other[0]:
        return one[1], other[0]
    if other[1] < one[0]:
        return one[0], other[1]
    return (max(one[0], other[0]),) * 2


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    return f"“{text}”"
