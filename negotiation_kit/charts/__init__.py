"""Charts: each takes a result and, if you like, axes to draw on, and returns the axes."""

from negotiation_kit.charts.canvas import to_png, to_svg
from negotiation_kit.charts.frontier import describe_frontier, package_frontier
from negotiation_kit.charts.heat_map import describe_heat_map, heat_map
from negotiation_kit.charts.linkages import describe_linkages, linkage_diagram
from negotiation_kit.charts.movement import describe_movement, movement_dumbbells
from negotiation_kit.charts.party_map import describe_party_map, party_map
from negotiation_kit.charts.positions import describe_positions, positions_on_scales
from negotiation_kit.charts.timeline import describe_timeline, issue_over_rounds
from negotiation_kit.charts.verdicts import describe_verdicts, verdicts_by_basket
from negotiation_kit.charts.zopa import describe_zopa, zopa_bars

__all__ = [
    "describe_frontier",
    "describe_heat_map",
    "describe_linkages",
    "describe_movement",
    "describe_party_map",
    "describe_positions",
    "describe_timeline",
    "describe_verdicts",
    "describe_zopa",
    "heat_map",
    "issue_over_rounds",
    "linkage_diagram",
    "movement_dumbbells",
    "package_frontier",
    "party_map",
    "positions_on_scales",
    "to_png",
    "to_svg",
    "verdicts_by_basket",
    "zopa_bars",
]
