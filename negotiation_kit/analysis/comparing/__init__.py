"""Comparing parties: verdicts, distances with bounds, scores with coverage."""

from negotiation_kit.analysis.comparing.comparison import Comparison, compare
from negotiation_kit.analysis.comparing.grid import THRESHOLDS, Setting, value_text
from negotiation_kit.analysis.comparing.matrix import (
    Bases,
    Basis,
    MatrixRow,
    StanceMatrix,
    agreeing,
    basis,
    evidence_bases,
    stance_matrix,
)
from negotiation_kit.analysis.comparing.measuring import Measured, OfferPair
from negotiation_kit.analysis.comparing.multiverses import Multiverse, TippingPoint, multiverse
from negotiation_kit.analysis.comparing.pairs import Pairwise, pairwise
from negotiation_kit.analysis.comparing.scaling import Place, Scaling, classical_scaling
from negotiation_kit.analysis.comparing.score import FEWEST, Coverage, Score
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD
from negotiation_kit.analysis.comparing.stances import (
    CHANNELS,
    CODINGS,
    CONDITIONALS,
    Stance,
    Stances,
    stance,
)
from negotiation_kit.analysis.comparing.variation import Robustness, Variant, robustness, variants
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict, verdict_on

__all__ = [
    "CHANNELS",
    "CODINGS",
    "CONDITIONALS",
    "DEFAULT_THRESHOLD",
    "FEWEST",
    "THRESHOLDS",
    "Bases",
    "Basis",
    "Comparison",
    "Coverage",
    "IssueComparison",
    "MatrixRow",
    "Measured",
    "Multiverse",
    "OfferPair",
    "Pairwise",
    "Place",
    "Robustness",
    "Scaling",
    "Score",
    "Setting",
    "Stance",
    "StanceMatrix",
    "Stances",
    "TippingPoint",
    "Variant",
    "Verdict",
    "agreeing",
    "basis",
    "classical_scaling",
    "compare",
    "evidence_bases",
    "multiverse",
    "pairwise",
    "robustness",
    "stance",
    "stance_matrix",
    "value_text",
    "variants",
    "verdict_on",
]
