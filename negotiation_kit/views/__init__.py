"""Comparisons as escaped HTML fragments and as sentences."""

from negotiation_kit.views.card import issue_card
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.views.table import (
    comparison_table,
    comparison_view,
    heading_block,
    result_block,
    verdict_strip,
)

__all__ = [
    "Html",
    "comparison_table",
    "comparison_view",
    "heading_block",
    "issue_card",
    "join",
    "result_block",
    "tag",
    "verdict_strip",
]
