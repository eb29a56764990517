"""Notebook widgets: controls wired to the rooms above."""

from negotiation_kit.notebook.bargaining import show_division, show_frontier, show_mean, show_trades
from negotiation_kit.notebook.coding import CodingForm, code_case
from negotiation_kit.notebook.explorer import Explorer, explore
from negotiation_kit.notebook.linkage import LinkageExplorer, explore_linkages
from negotiation_kit.notebook.movement import MovementExplorer, explore_movement
from negotiation_kit.notebook.pane import show_map
from negotiation_kit.notebook.parties import PartiesExplorer, explore_parties
from negotiation_kit.notebook.reader import EvidenceExplorer, explore_evidence
from negotiation_kit.notebook.robustness import RobustnessExplorer, explore_robustness
from negotiation_kit.notebook.seminar_view import SeminarView, seminar
from negotiation_kit.notebook.table_builder import TableBuilder, build_table

__all__ = [
    "CodingForm",
    "EvidenceExplorer",
    "Explorer",
    "LinkageExplorer",
    "MovementExplorer",
    "PartiesExplorer",
    "RobustnessExplorer",
    "SeminarView",
    "TableBuilder",
    "build_table",
    "code_case",
    "explore",
    "explore_evidence",
    "explore_linkages",
    "explore_movement",
    "explore_parties",
    "explore_robustness",
    "seminar",
    "show_division",
    "show_frontier",
    "show_map",
    "show_mean",
    "show_trades",
]
