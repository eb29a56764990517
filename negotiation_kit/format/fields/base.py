"""What describes the file format: a Shape is a mapping with named fields, a Field says how one is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from negotiation_kit.wording import Message


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
PATTERNS: Mapping[Kind, str] = {
    Kind.COLOUR: "#[0-9a-fA-F]{6}",
    Kind.COUNTRY: "[A-Z]{2}",
    Kind.LANGUAGE: "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    Kind.FINGERPRINT: "[0-9a-f]{64}",
}
"""The form of a text."""


# Fields and shapes are compared and hashed by identity: readers look them up for every line of a file.
@dataclass(frozen=True, eq=False)
class Field:
    """One name that may stand in a file.

    Parameters
    ----------
    path : str
        The shape it belongs to, and its name as written in the file: `party.name`; with a third part, an
        entry of that field.
    kind : Kind
    required : bool
    choices : tuple of str
        For `Kind.CHOICE`: the words allowed, as the model keeps them.
    of : Shape, optional
        The entries of a table (name: entry) or list.
    refers_to : str
        For `Kind.REFERENCE` and `Kind.REFERENCES`: party, round, basket, issue, source or package.
    attribute : str
        The model's name where it differs from the file's.
    """

    path: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    of: Shape | None = None
    refers_to: str = ""
    attribute: str = ""

    @cached_property
    def name(self) -> str:
        """The name, as written in the file."""
        return self.path.split(".", 2)[-1]

    @property
    def doc(self) -> Message:
        """One sentence for the coder; editors show it as hover text."""
        shape, name = self._codes
        return Message(f"field.{shape}.{name}")

    def meaning(self, word: str) -> Message:
        """Return what one of the choices means."""
        shape, name = self._codes
        return Message(f"field.{shape}.{name}.{word}")

    @property
    def _codes(self) -> list[str]:
        return self.path.lower().replace("_", "-").split(".")[:2]

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words a choice allows, as they stand in a file, each with what the model keeps for it."""
        return {str(word): word for word in self.choices}


@dataclass(frozen=True, eq=False)
class Shape:
    """A mapping with named fields."""

    name: str
    fields: tuple[Field, ...]

    @property
    def title(self) -> Message:
        """What it is called."""
        return Message(f"shape.{self.name}")

    @property
    def one(self) -> Message:
        """What it is called, with its article."""
        return Message(f"shape.{self.name}.one")

    @property
    def doc(self) -> Message:
        """One sentence for the coder."""
        return Message(f"shape.{self.name}.doc")

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}
