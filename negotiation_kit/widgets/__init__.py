"""Notebook widgets: controls wired to the rooms above."""

from negotiation_kit.widgets.bargaining import show_frontier, show_mean, show_trades
from negotiation_kit.widgets.coding import CodingForm, code_case
from negotiation_kit.widgets.explorer import Explorer, explore
from negotiation_kit.widgets.linkage import LinkageExplorer, explore_linkages
from negotiation_kit.widgets.movement import MovementExplorer, explore_movement
from negotiation_kit.widgets.seminar_view import SeminarView, seminar
from negotiation_kit.widgets.table_builder import TableBuilder, build_table

__all__ = [
    "CodingForm",
    "Explorer",
    "LinkageExplorer",
    "MovementExplorer",
    "SeminarView",
    "TableBuilder",
    "build_table",
    "code_case",
    "explore",
    "explore_linkages",
    "explore_movement",
    "seminar",
    "show_frontier",
    "show_mean",
    "show_trades",
]
