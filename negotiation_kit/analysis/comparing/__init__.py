"""Comparing parties: verdicts, distances with bounds, scores with coverage."""

from negotiation_kit.analysis.comparing.basis import Bases, Basis, basis, evidence_bases
from negotiation_kit.analysis.comparing.compare import Comparison, compare
from negotiation_kit.analysis.comparing.groups import agreeing
from negotiation_kit.analysis.comparing.matrix import MatrixRow, StanceMatrix, stance_matrix
from negotiation_kit.analysis.comparing.measure import OfferPair
from negotiation_kit.analysis.comparing.pairwise import Pairwise, pairwise
from negotiation_kit.analysis.comparing.robustness import Robustness, Setting, robustness
from negotiation_kit.analysis.comparing.scaling import Place, Scaling, classical_scaling
from negotiation_kit.analysis.comparing.score import Coverage, Score
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD
from negotiation_kit.analysis.comparing.stance import CODINGS, Offer, Stance, cell, stance
from negotiation_kit.analysis.comparing.variants import Variant, agreements, variants
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict
from negotiation_kit.analysis.moving.approach import Approach
from negotiation_kit.analysis.moving.change import Change
from negotiation_kit.analysis.moving.movement import IssueMovement, Movement, movement
from negotiation_kit.analysis.moving.timeline import Moment, Timeline, over_rounds

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
