"""Notebook widgets: controls wired to the rooms above."""

from negotiation_kit.widgets.explorer import Explorer, explore
from negotiation_kit.widgets.movement import MovementExplorer, explore_movement

__all__ = ["Explorer", "MovementExplorer", "explore", "explore_movement"]
