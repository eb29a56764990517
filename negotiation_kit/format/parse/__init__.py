"""Bytes to plain data with line marks, by strict YAML 1.2."""

from negotiation_kit.format.parse.document import HAS_LIBYAML, MAX_DEPTH, NO_END, parse
from negotiation_kit.format.parse.marked import (
    MAX_BYTES,
    NOWHERE,
    Document,
    FloodError,
    InexactError,
    Mapping,
    Node,
    Place,
    Scalar,
    Sequence,
    character_name,
    core_value,
    hidden_characters,
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
