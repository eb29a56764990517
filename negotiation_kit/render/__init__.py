"""Comparisons as escaped HTML fragments and as sentences."""

from negotiation_kit.render.card import issue_card
from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.table import (
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
