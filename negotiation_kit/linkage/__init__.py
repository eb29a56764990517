"""Conditions, packages and deadlocks: what unlocks what, and what is left for everybody."""

from negotiation_kit.linkage.deadlocks import Deadlock, Need
from negotiation_kit.linkage.holdings import Holder, Holding
from negotiation_kit.linkage.linkages import Linkages, linkages
from negotiation_kit.linkage.offers import Alternative, Condition, LinkedOffer
from negotiation_kit.linkage.outcomes import FeasibleOutcomes, Outcome, feasible_outcomes
from negotiation_kit.linkage.rooms import Room
from negotiation_kit.linkage.what_if import Assumed, WhatIf, what_if

__all__ = [
    "Alternative",
    "Assumed",
    "Condition",
    "Deadlock",
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
    "what_if",
]
