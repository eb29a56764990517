"""What describes the file format: a Shape is a mapping with named fields, a Field says how one is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """How a field is read."""

    TEXT = "text"
    WORDING = "wording"
    ID = "id"
    REFERENCE = "reference"
    REFERENCES = "references"
    IDS = "ids"
    FLAG = "flag"
    CHOICE = "choice"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    COLOUR = "colour"
    COUNTRY = "country"
    LANGUAGE = "language"
    FINGERPRINT = "fingerprint"
    LEVELS = "levels"
    MEANINGS = "meanings"
    STEPS = "steps"
    ANCHOR = "anchor"
    TABLE = "table"
    LIST = "list"
    NAMES = "names"
    SCALE = "scale"
    VALUE = "value"
    PRINTED = "printed"
    OUTCOMES = "outcomes"
    PREFERENCE = "preference"
    PACKAGES = "packages"
    SEQUENCES = "sequences"


ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
PATTERNS: Mapping[Kind, tuple[str, str]] = {
    Kind.COLOUR: ("#[0-9a-fA-F]{6}", "a colour such as '#0072b2', in quotes"),
    Kind.COUNTRY: ("[A-Z]{2}", "a two-letter country code such as UA"),
    Kind.LANGUAGE: ("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en or uk"),
    Kind.FINGERPRINT: ("[0-9a-f]{64}", "a SHA-256 fingerprint of 64 hexadecimal digits"),
}
"""The form of a text, and how to say what is expected."""


# Fields and shapes are compared and hashed by identity: readers look them up for every line of a file.
@dataclass(frozen=True, eq=False)
class Field:
    """One name that may stand in a file.

    Parameters
    ----------
    name : str
        As written in the file.
    kind : Kind
    doc : str
        One sentence for the coder; editors show it as hover text.
    required : bool
    choices : mapping
        For `Kind.CHOICE`: the words allowed, as the model keeps them, each with what it means.
    of : Shape, optional
        The entries of a table (name: entry) or list.
    refers_to : str
        For `Kind.REFERENCE` and `Kind.REFERENCES`: party, round, basket, issue, source or package.
    attribute : str
        The model's name where it differs from the file's.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    of: Shape | None = None
    refers_to: str = ""
    attribute: str = ""

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words a choice allows, as they stand in a file, each with what the model keeps for it."""
        return {str(word): word for word in self.choices}


@dataclass(frozen=True, eq=False)
class Shape:
    """A mapping with named fields."""

    name: str
    doc: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}
