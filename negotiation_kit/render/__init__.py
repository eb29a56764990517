"""Comparisons as escaped HTML: the answer first, then each issue on its scale; and as sentences."""

from negotiation_kit.render.card import issue_card
from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.rows import comparison_view, live_view

__all__ = ["Html", "comparison_view", "issue_card", "join", "live_view", "tag"]
