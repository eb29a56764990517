"""The file format: reading (`build`) and the JSON Schema (`schema`) both follow it, and cannot disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from negotiation_kit.model import Channel, Confidence, Engagement, Firmness, Mode, Role, Status
from negotiation_kit.scales import LEVELS
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


MEMBERSHIP = Shape(
    "membership",
    (
        Field("membership.group", Kind.REFERENCE, required=True, refers_to="party"),
        Field("membership.from", Kind.DATE, attribute="start"),
        Field("membership.to", Kind.DATE, attribute="end"),
    ),
)

PARTY = Shape(
    "party",
    (
        Field("party.name", Kind.WORDING, required=True),
        Field("party.short", Kind.WORDING, required=True),
        Field("party.role", Kind.CHOICE, required=True, choices=tuple(Role)),
        Field("party.iso", Kind.COUNTRY),
        Field("party.colour", Kind.COLOUR),
        Field("party.capability", Kind.NUMBER),
        Field("party.capability_basis", Kind.TEXT),
        Field("party.member_of", Kind.LIST, of=MEMBERSHIP),
    ),
)

ROUND = Shape(
    "round",
    (
        Field("round.title", Kind.WORDING, required=True),
        Field("round.date", Kind.DATE),
        Field("round.place", Kind.WORDING),
        Field("round.layer_of", Kind.REFERENCE, refers_to="round"),
    ),
)

SCALE = Shape(
    "scale",
    (
        Field(
            "scale.level",
            Kind.CHOICE,
            required=True,
            choices=tuple(LEVELS),
        ),
        Field("scale.values", Kind.LEVELS),
        Field("scale.labels", Kind.NAMES),
        Field("scale.at", Kind.STEPS),
        Field("scale.unit", Kind.WORDING),
        Field("scale.min", Kind.ANCHOR),
        Field("scale.max", Kind.ANCHOR),
        Field("scale.whole", Kind.FLAG),
        Field("scale.min_means", Kind.WORDING),
        Field("scale.max_means", Kind.WORDING),
    ),
)

ISSUE = Shape(
    "issue",
    (
        Field("issue.basket", Kind.REFERENCE, required=True, refers_to="basket"),
        Field("issue.title", Kind.WORDING, required=True),
        Field("issue.question", Kind.WORDING, required=True),
        Field("issue.scale", Kind.SCALE, required=True, of=SCALE),
        Field("issue.objects", Kind.MEANINGS),
        Field("issue.each_round", Kind.FLAG),
        Field("issue.part_of", Kind.REFERENCE, refers_to="issue"),
        Field("issue.sequences", Kind.SEQUENCES),
        Field("issue.rounds", Kind.REFERENCES, refers_to="round"),
        Field("issue.replaces", Kind.REFERENCE, refers_to="issue"),
        Field("issue.note", Kind.TEXT),
    ),
)

CASE = Shape(
    "case",
    (
        Field("case.case", Kind.ID, required=True, attribute="id"),
        Field("case.title", Kind.WORDING, required=True),
        Field("case.summary", Kind.WORDING),
        Field("case.coded_from", Kind.CHOICE, choices=("sources", "table")),
        Field("case.licence", Kind.TEXT),
        Field("case.parties", Kind.TABLE, required=True, of=PARTY),
        Field("case.rounds", Kind.TABLE, required=True, of=ROUND),
        Field("case.default_round", Kind.REFERENCE, refers_to="round"),
        Field("case.baskets", Kind.NAMES, required=True),
        Field("case.issues", Kind.TABLE, required=True, of=ISSUE),
    ),
)

EVIDENCE = Shape(
    "evidence",
    (
        Field("evidence.source", Kind.REFERENCE, required=True, refers_to="source"),
        Field("evidence.passage", Kind.INTEGER, required=True),
        Field("evidence.mode", Kind.CHOICE, required=True, choices=tuple(Mode)),
        Field("evidence.voice", Kind.TEXT),
        Field("evidence.reported_by", Kind.TEXT),
        Field("evidence.channel", Kind.CHOICE, choices=tuple(Channel)),
    ),
)

CONDITION = Shape(
    "condition",
    (
        Field("condition.value", Kind.VALUE, required=True),
        Field("condition.object", Kind.ID),
    ),
)

POSITION = Shape(
    "position",
    (
        Field("position.issue", Kind.REFERENCE, required=True, refers_to="issue"),
        Field("position.value", Kind.VALUE),
        Field("position.uncertain", Kind.VALUE),
        Field("position.prefers", Kind.PREFERENCE),
        Field("position.printed", Kind.PRINTED),
        Field("position.accepts", Kind.OUTCOMES),
        Field("position.rejects", Kind.OUTCOMES),
        Field("position.engagement", Kind.CHOICE, choices=tuple(Engagement)),
        Field("position.status", Kind.CHOICE, choices=tuple(Status)),
        Field("position.firmness", Kind.CHOICE, choices=tuple(Firmness)),
        Field("position.confidence", Kind.CHOICE, choices=tuple(Confidence)),
        Field("position.salience", Kind.NUMBER),
        Field("position.salience_basis", Kind.TEXT),
        Field("position.salience_channel", Kind.CHOICE, choices=tuple(Channel)),
        Field("position.conditional_on", Kind.PACKAGES),
        Field("position.within", Kind.REFERENCE, refers_to="package"),
        Field("position.object", Kind.ID),
        Field("position.summary", Kind.TEXT),
        Field("position.why", Kind.TEXT),
        Field("position.note", Kind.TEXT),
        Field("position.adjudication", Kind.TEXT),
        Field("position.evidence", Kind.LIST, of=EVIDENCE),
    ),
)

POSITION_FILE = Shape(
    "position-file",
    (
        Field("position-file.party", Kind.REFERENCE, required=True, refers_to="party"),
        Field("position-file.round", Kind.REFERENCE, required=True, refers_to="round"),
        Field("position-file.coder", Kind.ID, required=True),
        Field("position-file.note", Kind.TEXT),
        Field("position-file.packages", Kind.MEANINGS),
        Field("position-file.settled_from", Kind.IDS),
        Field("position-file.positions", Kind.LIST, required=True, of=POSITION),
    ),
)

PASSAGE = Shape(
    "passage",
    (
        Field("passage.digest", Kind.TEXT, required=True),
        Field("passage.fingerprint", Kind.FINGERPRINT),
        Field("passage.kind", Kind.CHOICE, choices=("text", "heading", "furniture")),
        Field("passage.reading", Kind.TEXT),
        Field("passage.why", Kind.TEXT),
    ),
)

SOURCE = Shape(
    "source",
    (
        Field("source.id", Kind.ID, required=True),
        Field("source.type", Kind.TEXT, required=True),
        Field("source.title", Kind.TEXT, required=True),
        Field("source.container-title", Kind.TEXT, attribute="container_title"),
        Field("source.author", Kind.TEXT),
        Field("source.publisher", Kind.TEXT),
        Field("source.issued", Kind.DATE),
        Field("source.accessed", Kind.DATE),
        Field("source.language", Kind.LANGUAGE),
        Field("source.URL", Kind.TEXT, attribute="url"),
        Field("source.note", Kind.TEXT),
        Field("source.fingerprint", Kind.FINGERPRINT),
        Field("source.passages", Kind.TABLE, required=True, of=PASSAGE),
    ),
)
