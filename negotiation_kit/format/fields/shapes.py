"""The file format, field by field: what may stand in case.yaml, a position file and a source card."""

from __future__ import annotations

from negotiation_kit.format.fields import words
from negotiation_kit.format.fields.base import Field, Kind, Shape

MEMBERSHIP = Shape(
    "membership",
    "A place in a group, itself a party of the case.",
    (
        Field("group", Kind.REFERENCE, "The group.", required=True, refers_to="party"),
        Field("from", Kind.DATE, "First day, where it has one.", attribute="start"),
        Field("to", Kind.DATE, "Last day, where it has one.", attribute="end"),
    ),
)

PARTY = Shape(
    "party",
    "Somebody who holds positions.",
    (
        Field("name", Kind.WORDING, "Full name.", required=True),
        Field("short", Kind.WORDING, "Short name for column heads.", required=True),
        Field("role", Kind.CHOICE, "What the party is in the talks.", required=True, choices=words.ROLE),
        Field("iso", Kind.COUNTRY, "Two-letter country code (ISO 3166-1), where the party is a state."),
        Field("colour", Kind.COLOUR, "Colour in all charts, as #rrggbb in quotes."),
        Field(
            "capability",
            Kind.NUMBER,
            "How much the party can bring to bear, on any scale from 0; needs capability_basis.",
        ),
        Field("capability_basis", Kind.TEXT, "Where the capability comes from."),
        Field("member_of", Kind.LIST, "The groups it belongs to, each a party of the case.", of=MEMBERSHIP),
    ),
)

ROUND = Shape(
    "round",
    "A dated meeting or exchange of documents.",
    (
        Field("title", Kind.WORDING, "What the round is called.", required=True),
        Field("date", Kind.DATE, "2025-06-02, or partial: 2025-06, 2025-06-02/2025-06-04."),
        Field("place", Kind.WORDING, "Where it was held."),
        Field(
            "layer_of",
            Kind.REFERENCE,
            "The round whose talks these are, coded here from other sources and kept apart.",
            refers_to="round",
        ),
    ),
)

SCALE = Shape(
    "scale",
    "The answers the question allows.",
    (
        Field(
            "level",
            Kind.CHOICE,
            "Level of measurement (Stevens), or set or date.",
            required=True,
            choices=words.LEVEL,
        ),
        Field("values", Kind.LEVELS, "For named levels: name and meaning of each; ordinal levels in order."),
        Field(
            "labels",
            Kind.NAMES,
            "For named levels: how one is shown, where its name with spaces for hyphens will not do.",
        ),
        Field("at", Kind.STEPS, "For ordinal levels at unequal steps: a rising number for each."),
        Field("unit", Kind.WORDING, "For numbers: what is counted, as in days."),
        Field("min", Kind.ANCHOR, "For numbers and dates: the lowest value the scale allows."),
        Field("max", Kind.ANCHOR, "For numbers and dates: the highest value the scale allows."),
        Field("whole", Kind.FLAG, "For numbers: true where only whole ones count, as of people."),
        Field("min_means", Kind.WORDING, "What the lowest value stands for."),
        Field("max_means", Kind.WORDING, "What the highest value stands for."),
    ),
)

ISSUE = Shape(
    "issue",
    "One question and the scale its answers lie on.",
    (
        Field("basket", Kind.REFERENCE, "The basket it belongs to.", required=True, refers_to="basket"),
        Field("title", Kind.WORDING, "Short title.", required=True),
        Field("question", Kind.WORDING, "The question each party answers.", required=True),
        Field("scale", Kind.SCALE, "The answers the question allows.", required=True, of=SCALE),
        Field(
            "objects",
            Kind.MEANINGS,
            "Where one word covers different things: name and meaning of each, for `object` in positions.",
        ),
        Field(
            "each_round",
            Kind.FLAG,
            "true where every round asks for a further amount, so that two rounds of it are no movement.",
        ),
        Field("part_of", Kind.REFERENCE, "The issue whose terms these are.", refers_to="issue"),
        Field(
            "sequences",
            Kind.SEQUENCES,
            "Where levels say what comes first: for each such level its steps in order, as in {a: [x, y]}.",
        ),
        Field(
            "rounds",
            Kind.REFERENCES,
            "The rounds in which the question is asked; all where this line is left out.",
            refers_to="round",
        ),
        Field(
            "replaces",
            Kind.REFERENCE,
            "The issue whose question or scale this one changed; the two are never measured on each other.",
            refers_to="issue",
        ),
        Field("note", Kind.TEXT, "Remark for coders."),
    ),
)

CASE = Shape(
    "case",
    "The codebook of a negotiation: parties, rounds, baskets and issues.",
    (
        Field("case", Kind.ID, "The case's id, the name of its folder.", required=True, attribute="id"),
        Field("title", Kind.WORDING, "What the case is called.", required=True),
        Field("summary", Kind.WORDING, "Two or three sentences for a newcomer."),
        Field(
            "coded_from",
            Kind.CHOICE,
            "What the positions were coded from; sources where this line is left out.",
            choices=words.CODED_FROM,
        ),
        Field("licence", Kind.TEXT, "Licence of the coded data (SPDX id)."),
        Field("parties", Kind.TABLE, "Parties by id, in the order they are shown.", required=True, of=PARTY),
        Field("rounds", Kind.TABLE, "Rounds by id, oldest first.", required=True, of=ROUND),
        Field(
            "default_round",
            Kind.REFERENCE,
            "The round shown where none is asked for; the last where this line is left out.",
            refers_to="round",
        ),
        Field("baskets", Kind.NAMES, "Groups of issues: id and title.", required=True),
        Field("issues", Kind.TABLE, "Issues by id, in the order they are shown.", required=True, of=ISSUE),
    ),
)

EVIDENCE = Shape(
    "piece of evidence",
    "A passage the position rests on.",
    (
        Field("source", Kind.REFERENCE, "Id of the source card.", required=True, refers_to="source"),
        Field("passage", Kind.INTEGER, "Number of the passage in that source.", required=True),
        Field("mode", Kind.CHOICE, "How the source gives it.", required=True, choices=words.MODE),
        Field(
            "voice",
            Kind.TEXT,
            "Who speaks, or whose position it is told to be; for a document, the document.",
        ),
        Field("reported_by", Kind.TEXT, "Who told it, where somebody else than the voice did."),
        Field(
            "channel",
            Kind.CHOICE,
            "How open the place was where it was said; public where this line is left out.",
            choices=words.CHANNEL,
        ),
    ),
)

POSITION = Shape(
    "position",
    "One party's stand on one issue.",
    (
        Field("issue", Kind.REFERENCE, "The issue answered.", required=True, refers_to="issue"),
        Field("value", Kind.VALUE, "Where the party stands, in the coder's reading."),
        Field(
            "uncertain",
            Kind.VALUE,
            "The readings the coder cannot decide between; beside a value they hold it.",
        ),
        Field(
            "prefers",
            Kind.PREFERENCE,
            "Where in its range the party would rather be, if a source says so: more, less or a level.",
        ),
        Field(
            "printed",
            Kind.PRINTED,
            "What the wording gives where it differs from the reading: a value, uncodable, or {rejects: []}.",
        ),
        Field("accepts", Kind.OUTCOMES, "Outcomes the party has said it could live with."),
        Field("rejects", Kind.OUTCOMES, "Outcomes the party has ruled out."),
        Field("engagement", Kind.CHOICE, "Why there is no value.", choices=words.ENGAGEMENT),
        Field("status", Kind.CHOICE, "What the party has done with the position.", choices=words.STATUS),
        Field("firmness", Kind.CHOICE, "How much room it has left itself.", choices=words.FIRMNESS),
        Field("confidence", Kind.CHOICE, "How sure the coder is of the reading.", choices=words.CONFIDENCE),
        Field(
            "salience",
            Kind.NUMBER,
            "How much the issue matters to the party, 0 to 100; needs salience_basis.",
        ),
        Field("salience_basis", Kind.TEXT, "Where the salience comes from."),
        Field(
            "conditional_on",
            Kind.PACKAGES,
            "The offer holds if any one of these packages does; all entries of a package must hold.",
        ),
        Field(
            "within",
            Kind.REFERENCE,
            "The package it is part of, of those the head of the file declares.",
            refers_to="package",
        ),
        Field("object", Kind.ID, "What is measured, where the issue's word covers different things."),
        Field("summary", Kind.TEXT, "The position in our own words, one neutral sentence."),
        Field("why", Kind.TEXT, "The interest behind it, if a source states it."),
        Field("note", Kind.TEXT, "Coder's remark."),
        Field(
            "adjudication",
            Kind.TEXT,
            "In the lead's file: what the coders disagreed about, and why this reading was kept.",
        ),
        Field("evidence", Kind.LIST, "The passages it rests on.", of=EVIDENCE),
    ),
)

POSITION_FILE = Shape(
    "position file",
    "What one party said in one round, coded by one coder.",
    (
        Field("party", Kind.REFERENCE, "The party.", required=True, refers_to="party"),
        Field("round", Kind.REFERENCE, "The round.", required=True, refers_to="round"),
        Field("coder", Kind.ID, "lead, or the id of a second coder.", required=True),
        Field("note", Kind.TEXT, "Remark on the whole file."),
        Field(
            "packages",
            Kind.MEANINGS,
            "Packages of demands, any one of which is enough to the party: name and meaning of each.",
        ),
        Field(
            "settled_from",
            Kind.IDS,
            "The coders whose blind files this reading was settled from; without it the file is blind.",
        ),
        Field("positions", Kind.LIST, "The positions.", required=True, of=POSITION),
    ),
)

PASSAGE = Shape(
    "passage",
    "One numbered passage of the source.",
    (
        Field("digest", Kind.TEXT, "What it says, in our own words.", required=True),
        Field("fingerprint", Kind.FINGERPRINT, "SHA-256 of the passage's text."),
        Field("kind", Kind.CHOICE, "What the passage is.", choices=words.PASSAGE),
        Field("reading", Kind.TEXT, "Where the wording is garbled: what it must mean."),
        Field("why", Kind.TEXT, "What is odd in the wording, and what the reading rests on."),
    ),
)

SOURCE = Shape(
    "source card",
    "A source card; the bibliographic names follow CSL-JSON.",
    (
        Field("id", Kind.ID, "The card's id, the name of its file.", required=True),
        Field("type", Kind.TEXT, "CSL type: article-newspaper, webpage, report, ...", required=True),
        Field("title", Kind.TEXT, "Title, or a description in square brackets.", required=True),
        Field("container-title", Kind.TEXT, "Newspaper, site or book.", attribute="container_title"),
        Field("author", Kind.TEXT, "Who wrote it."),
        Field("publisher", Kind.TEXT, "Who published it."),
        Field("issued", Kind.DATE, "Date of publication."),
        Field("accessed", Kind.DATE, "When it was read."),
        Field("language", Kind.LANGUAGE, "Language (BCP 47), as in en or uk."),
        Field("URL", Kind.TEXT, "Address.", attribute="url"),
        Field("note", Kind.TEXT, "Remark, as on access."),
        Field("fingerprint", Kind.FINGERPRINT, "SHA-256 of the full text."),
        Field("passages", Kind.TABLE, "Passages by number.", required=True, of=PASSAGE),
    ),
)
