"""Tables for briefs: one neutral table, built once and written in six formats."""

from negotiation_kit.tables.codebook import codebook_table
from negotiation_kit.tables.comparison import comparison_table
from negotiation_kit.tables.listing import basis_table, evidence_table, pair_table, robustness_table
from negotiation_kit.tables.movement import movement_table
from negotiation_kit.tables.parties import party_table
from negotiation_kit.tables.table import FORMATS, ComparisonTable

__all__ = [
    "FORMATS",
    "ComparisonTable",
    "basis_table",
    "codebook_table",
    "comparison_table",
    "evidence_table",
    "movement_table",
    "pair_table",
    "party_table",
    "robustness_table",
]
