"""Comparing parties: verdicts, distances with bounds, scores with coverage."""

from negotiation_kit.comparison.approach import Approach
from negotiation_kit.comparison.basis import Bases, Basis, basis, evidence_bases
from negotiation_kit.comparison.change import Change
from negotiation_kit.comparison.compare import Comparison, compare
from negotiation_kit.comparison.groups import agreeing
from negotiation_kit.comparison.matrix import MatrixRow, StanceMatrix, stance_matrix
from negotiation_kit.comparison.measure import OfferPair
from negotiation_kit.comparison.movement import IssueMovement, Movement, movement
from negotiation_kit.comparison.pairwise import Pairwise, pairwise
from negotiation_kit.comparison.robustness import Robustness, Setting, robustness
from negotiation_kit.comparison.scaling import Place, Scaling, classical_scaling
from negotiation_kit.comparison.score import Coverage, Score
from negotiation_kit.comparison.settings import DEFAULT_THRESHOLD
from negotiation_kit.comparison.stance import CODINGS, Offer, Stance, cell, stance
from negotiation_kit.comparison.timeline import Moment, Timeline, over_rounds
from negotiation_kit.comparison.variants import Variant, agreements, variants
from negotiation_kit.comparison.verdict import IssueComparison, Verdict

__all__ = [
    "CODINGS",
    "DEFAULT_THRESHOLD",
    "Approach",
    "Bases",
    "Basis",
    "Change",
    "Comparison",
    "Coverage",
    "IssueComparison",
    "IssueMovement",
    "MatrixRow",
    "Moment",
    "Movement",
    "Offer",
    "OfferPair",
    "Pairwise",
    "Place",
    "Robustness",
    "Scaling",
    "Score",
    "Setting",
    "Stance",
    "StanceMatrix",
    "Timeline",
    "Variant",
    "Verdict",
    "agreeing",
    "agreements",
    "basis",
    "cell",
    "classical_scaling",
    "compare",
    "evidence_bases",
    "movement",
    "over_rounds",
    "pairwise",
    "robustness",
    "stance",
    "stance_matrix",
    "variants",
]
