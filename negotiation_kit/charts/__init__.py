"""Charts: each takes a result and, if you like, axes to draw on, and returns the axes.

Names are loaded when they are first used: a table is shown before matplotlib is there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from negotiation_kit.charts.canvas import to_png, to_svg
    from negotiation_kit.charts.comparison import (
        describe_positions,
        describe_verdicts,
        positions_on_scales,
        verdicts_by_basket,
    )
    from negotiation_kit.charts.frontier import describe_frontier, package_frontier
    from negotiation_kit.charts.linkages import describe_linkages, linkage_diagram
    from negotiation_kit.charts.movement import describe_movement, movement_dumbbells
    from negotiation_kit.charts.parties import describe_heat_map, describe_party_map, heat_map, party_map
    from negotiation_kit.charts.specifications import describe_specification_curve, specification_curve
    from negotiation_kit.charts.timeline import describe_timeline, issue_over_rounds
    from negotiation_kit.charts.zopa import describe_zopa, zopa_bars

_MODULES = {
    "canvas": ("to_png", "to_svg"),
    "frontier": ("describe_frontier", "package_frontier"),
    "comparison": ("describe_positions", "describe_verdicts", "positions_on_scales", "verdicts_by_basket"),
    "linkages": ("describe_linkages", "linkage_diagram"),
    "movement": ("describe_movement", "movement_dumbbells"),
    "parties": ("describe_heat_map", "describe_party_map", "heat_map", "party_map"),
    "specifications": ("describe_specification_curve", "specification_curve"),
    "timeline": ("describe_timeline", "issue_over_rounds"),
    "zopa": ("describe_zopa", "zopa_bars"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "describe_frontier",
    "describe_heat_map",
    "describe_linkages",
    "describe_movement",
    "describe_party_map",
    "describe_positions",
    "describe_specification_curve",
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
    "specification_curve",
    "to_png",
    "to_svg",
    "verdicts_by_basket",
    "zopa_bars",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
