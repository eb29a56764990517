"""Notebook widgets: controls wired to the rooms above."""

from negotiation_kit.widgets.explorer import Explorer, explore

__all__ = ["Explorer", "explore"]
