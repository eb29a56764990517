"""The words a coder chooses from, each with what it means: editors show it, docs/format.md repeats it."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation_kit.model import Channel, Confidence, Engagement, Firmness, Mode, Role, Status
from negotiation_kit.scales import LEVELS

ROLE: Mapping[str, str] = {
    Role.SIDE: "A side of the conflict, whose agreement is sought.",
    Role.MEDIATOR: "Goes between the sides and may make proposals.",
    Role.HOST: "Gives the talks a place.",
    Role.THIRD_PARTY: "Takes a stand without sitting at the table as a side.",
}

ENGAGEMENT: Mapping[str, str] = {
    Engagement.SILENT: "The sources give nothing by this party on the issue.",
    Engagement.LEFT_OPEN: "The party spoke to the issue and left the answer open.",
    Engagement.NOT_APPLICABLE: "The question does not arise for this party.",
    Engagement.NOT_CODED: "Nobody has coded it yet.",
}

STATUS: Mapping[str, str] = {
    Status.AGREED: "The sides have agreed to it.",
    Status.ACCEPTED: "The party has accepted what another put forward.",
    Status.OFFERED: "The party has said that it would do this.",
    Status.PROPOSED: "The party has put it forward for all, as in a draft.",
    Status.DEMANDED: "The party asks it of the other side, or makes it a condition.",
    Status.REJECTED: "The party has said no to something; what it wants instead is another entry.",
    Status.PREDICTED: "The party has said that it will come about.",
    Status.PENDING: "The party has announced a step or an answer, and not taken or given it yet.",
}

FIRMNESS: Mapping[str, str] = {
    Firmness.RED_LINE: "The party has said that it will not move from this.",
    Firmness.FIRM: "Stated without an opening.",
    Firmness.FLEXIBLE: "Stated with an opening.",
    Firmness.UNKNOWN: "The source does not show it.",
}

CONFIDENCE: Mapping[str, str] = {
    Confidence.HIGH: "The wording leaves no other reading.",
    Confidence.MEDIUM: "Another reading is possible, and less likely.",
    Confidence.LOW: "Another reading is as good.",
}

MODE: Mapping[str, str] = {
    Mode.QUOTED: "The voice's own words, in quotation marks.",
    Mode.REPORTED: "The source puts what the voice said in its own words.",
    Mode.REPORTED_BY_OPPONENT: "The other side tells it: reported_by says who, voice whose position it is.",
    Mode.DOCUMENT: "The source tells what a document says; voice is the document.",
    Mode.INFERRED: "The coder concludes it from the passage.",
}

CHANNEL: Mapping[str, str] = {
    Channel.PUBLIC: "Said or printed for everybody.",
    Channel.TABLE: "Said at the talks.",
    Channel.LEAKED: "Not meant to come out, and it did.",
    Channel.PRIVATE: "Known to a few, and not to be told.",
}

LEVEL: Mapping[str, str] = {level: kind.about for level, kind in LEVELS.items()}

CODED_FROM: Mapping[str, str] = {
    "sources": "Each position says how sure the coder is, and cites its evidence.",
    "table": "Imported from a table that has no evidence.",
}

PASSAGE: Mapping[str, str] = {
    "text": "Running text.",
    "heading": "A headline or caption.",
    "furniture": "What a page carries besides the text: credits, menus, a reply box.",
}
