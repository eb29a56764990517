"""The domain model: a case, its parties, rounds and issues, the positions taken and the evidence for them.

Every object is frozen. Those read from a file know where they stand in it (`origin`); equality ignores that.
Those with texts for people keep what the texts are in other languages beside them (`translations`).
"""

from negotiation_kit.model.accounts import answer, closed, effective
from negotiation_kit.model.answers import Answer, Offer
from negotiation_kit.model.case import (
    LEAD,
    MET,
    Asked,
    Case,
    Coding,
    Evidence,
    Package,
    Position,
    Printed,
    asked,
)
from negotiation_kit.model.codebook import (
    MOST_CAPABILITY,
    Account,
    Basket,
    Channel,
    Confidence,
    Engagement,
    Firmness,
    Issue,
    Membership,
    Mode,
    Origin,
    Party,
    Passage,
    Prefers,
    Role,
    Round,
    Source,
    Status,
)

__all__ = [
    "LEAD",
    "MET",
    "MOST_CAPABILITY",
    "Account",
    "Answer",
    "Asked",
    "Basket",
    "Case",
    "Channel",
    "Coding",
    "Confidence",
    "Engagement",
    "Evidence",
    "Firmness",
    "Issue",
    "Membership",
    "Mode",
    "Offer",
    "Origin",
    "Package",
    "Party",
    "Passage",
    "Position",
    "Prefers",
    "Printed",
    "Role",
    "Round",
    "Source",
    "Status",
    "answer",
    "asked",
    "closed",
    "effective",
]
