"""How far coders agree: Krippendorff's alpha, with its interval, and the list of where they do not."""

from negotiation_kit.reliability.alpha import krippendorff_alpha
from negotiation_kit.reliability.coding import CodingReliability, ScopeReliability, coding_reliability
from negotiation_kit.reliability.disagreements import Disagreement, coder_disagreements, disagreements
from negotiation_kit.reliability.result import Alpha

__all__ = [
    "Alpha",
    "CodingReliability",
    "Disagreement",
    "ScopeReliability",
    "coder_disagreements",
    "coding_reliability",
    "disagreements",
    "krippendorff_alpha",
]
