"""How far coders agree: Krippendorff's alpha, what stands beside it, and where they do not."""

from negotiation_kit.analysis.coding.alpha import krippendorff_alpha
from negotiation_kit.analysis.coding.coding import CodingReliability, ScopeReliability, coding_reliability
from negotiation_kit.analysis.coding.disagreeing import Disagreement, coder_disagreements, disagreements
from negotiation_kit.analysis.coding.result import Alpha

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
