"""The file format, field by field: what may stand in case.yaml, a position file and a source card."""

from __future__ import annotations

from negotiation_kit.format.fields.base import Field, Kind, Shape
from negotiation_kit.model import Channel, Confidence, Engagement, Firmness, Mode, Role, Status
from negotiation_kit.scales import LEVELS

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
