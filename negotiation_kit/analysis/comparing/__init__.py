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
    matrix_rows,
    stance_matrix,
)
from negotiation_kit.analysis.comparing.measuring import Known, Measured, OfferPair, measure
from negotiation_kit.analysis.comparing.multiverses import Multiverse, TippingPoint, multiverse
from negotiation_kit.analysis.comparing.pairs import Pairwise, pairwise
from negotiation_kit.analysis.comparing.scaling import Place, Scaling, classical_scaling
from negotiation_kit.analysis.comparing.score import (
    EQUAL,
    FEWEST,
    Coverage,
    Score,
    Weights,
    checked_weights,
    stated_salience,
    wants_salience,
)
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD, check_settings, coded_round
from negotiation_kit.analysis.comparing.stances import (
    CHANNELS,
    CODINGS,
    CONDITIONALS,
    Stance,
    Stances,
    stance,
)
from negotiation_kit.analysis.comparing.variation import Robustness, Variant, robustness, variants
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict, absence, judge, verdict_on

__all__ = [
    "CHANNELS",
    "CODINGS",
    "CONDITIONALS",
    "DEFAULT_THRESHOLD",
    "EQUAL",
    "FEWEST",
    "THRESHOLDS",
    "Bases",
    "Basis",
    "Comparison",
    "Coverage",
    "IssueComparison",
    "Known",
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
    "Weights",
    "absence",
    "agreeing",
    "basis",
    "check_settings",
    "checked_weights",
    "classical_scaling",
    "coded_round",
    "compare",
    "evidence_bases",
    "judge",
    "matrix_rows",
    "measure",
    "multiverse",
    "pairwise",
    "robustness",
    "stance",
    "stance_matrix",
    "stated_salience",
    "value_text",
    "variants",
    "verdict_on",
    "wants_salience",
]
