"""Charts: each takes a result and, if you like, axes to draw on, and returns the axes."""

from negotiation_kit.charts.canvas import to_png, to_svg
from negotiation_kit.charts.positions import describe_positions, positions_on_scales
from negotiation_kit.charts.verdicts import describe_verdicts, verdicts_by_basket

__all__ = [
    "describe_positions",
    "describe_verdicts",
    "positions_on_scales",
    "to_png",
    "to_svg",
    "verdicts_by_basket",
]
