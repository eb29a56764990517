"""Comparing parties: verdicts, distances with bounds, scores with coverage."""

from negotiation_kit.comparison.compare import DEFAULT_THRESHOLD, Comparison, compare
from negotiation_kit.comparison.pairwise import Pairwise, pairwise
from negotiation_kit.comparison.robustness import Robustness, Setting, robustness
from negotiation_kit.comparison.score import Coverage, Score
from negotiation_kit.comparison.stance import CODINGS, Offer, Stance, stance
from negotiation_kit.comparison.verdict import IssueComparison, OfferPair, Verdict

__all__ = [
    "CODINGS",
    "DEFAULT_THRESHOLD",
    "Comparison",
    "Coverage",
    "IssueComparison",
    "Offer",
    "OfferPair",
    "Pairwise",
    "Robustness",
    "Score",
    "Setting",
    "Stance",
    "Verdict",
    "compare",
    "pairwise",
    "robustness",
    "stance",
]
