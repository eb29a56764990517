"""Comparing parties: verdicts, distances with bounds, scores with coverage."""

from negotiation_kit.comparison.compare import Comparison, compare
from negotiation_kit.comparison.groups import agreeing
from negotiation_kit.comparison.measure import OfferPair
from negotiation_kit.comparison.pairwise import Pairwise, pairwise
from negotiation_kit.comparison.robustness import Robustness, Setting, robustness
from negotiation_kit.comparison.score import Coverage, Score
from negotiation_kit.comparison.settings import DEFAULT_THRESHOLD
from negotiation_kit.comparison.stance import CODINGS, Offer, Stance, cell, stance
from negotiation_kit.comparison.verdict import IssueComparison, Verdict

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
    "agreeing",
    "cell",
    "compare",
    "pairwise",
    "robustness",
    "stance",
]
