"""Bytes to plain data with line marks, by strict YAML 1.2."""

from negotiation_kit.format.parse.characters import MAX_BYTES, character_name, hidden_characters
from negotiation_kit.format.parse.document import HAS_LIBYAML, MAX_DEPTH, NO_END, parse
from negotiation_kit.format.parse.marked import (
    NOWHERE,
    Document,
    FloodError,
    InexactError,
    Mapping,
    Node,
    Place,
    Scalar,
    Sequence,
    core_value,
    plain,
    printable,
)

__all__ = [
    "HAS_LIBYAML",
    "MAX_BYTES",
    "MAX_DEPTH",
    "NOWHERE",
    "NO_END",
    "Document",
    "FloodError",
    "InexactError",
    "Mapping",
    "Node",
    "Place",
    "Scalar",
    "Sequence",
    "character_name",
    "core_value",
    "hidden_characters",
    "parse",
    "plain",
    "printable",
]
