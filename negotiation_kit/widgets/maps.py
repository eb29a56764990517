"""The map of parties as a notebook shows it."""

from __future__ import annotations

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Scaling
from negotiation_kit.views import Html, tag
from negotiation_kit.widgets.tabs import chart_picture


def show_map(found: Scaling) -> Html:
    """Show where parties stand to each other, or say why there is no map.

    Parameters
    ----------
    found : Scaling

    Returns
    -------
    Html
        The chart carries its content in words.
    """
    if not found.places:
        return tag("p", found.note)
    return chart_picture(lambda: charts.party_map(found), charts.describe_party_map(found))
