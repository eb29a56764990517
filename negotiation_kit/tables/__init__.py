"""Tables and briefs: one neutral description of each, built once and written in every format."""

from negotiation_kit.tables.briefs.document import Brief, brief
from negotiation_kit.tables.comparison import comparison_table
from negotiation_kit.tables.listing import (
    basis_table,
    codebook_table,
    evidence_table,
    pair_table,
    robustness_table,
)
from negotiation_kit.tables.movement import movement_table
from negotiation_kit.tables.parties import party_table
from negotiation_kit.tables.table import FORMATS, ComparisonTable

__all__ = [
    "FORMATS",
    "Brief",
    "ComparisonTable",
    "basis_table",
    "brief",
    "codebook_table",
    "comparison_table",
    "evidence_table",
    "movement_table",
    "pair_table",
    "party_table",
    "robustness_table",
]
