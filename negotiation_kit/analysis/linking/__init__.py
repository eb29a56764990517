"""Conditions, packages and deadlocks: what unlocks what, and what is left for everybody."""

from negotiation_kit.analysis.linking.assuming import Assumed, WhatIf, what_if
from negotiation_kit.analysis.linking.deadlocks import Deadlock, Need
from negotiation_kit.analysis.linking.linked import DemandedPackages, Linkages, linkages
from negotiation_kit.analysis.linking.offers import (
    Alternative,
    Condition,
    Holder,
    Holding,
    LinkedOffer,
    position_text,
)
from negotiation_kit.analysis.linking.outcomes import FeasibleOutcomes, Outcome, Room, feasible_outcomes

__all__ = [
    "Alternative",
    "Assumed",
    "Condition",
    "Deadlock",
    "DemandedPackages",
    "FeasibleOutcomes",
    "Holder",
    "Holding",
    "Linkages",
    "LinkedOffer",
    "Need",
    "Outcome",
    "Room",
    "WhatIf",
    "feasible_outcomes",
    "linkages",
    "position_text",
    "what_if",
]
