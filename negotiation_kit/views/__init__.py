"""Comparisons as escaped HTML fragments and as sentences."""

from negotiation_kit.views.card import issue_card
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.table import comparison_table, comparison_view, verdict_strip

__all__ = ["Html", "comparison_table", "comparison_view", "issue_card", "tag", "verdict_strip"]
