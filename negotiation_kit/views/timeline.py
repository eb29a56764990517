"""One issue over all rounds as a table: a line a round, a column a party."""

from __future__ import annotations

from negotiation_kit.analysis.moving import Moment, Timeline
from negotiation_kit.palette import party_colours
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.style import CELL, CONTAINER, HEAD, MUTED, TABLE
from negotiation_kit.views.words import conditional_notes, stance_text


def timeline_table(found: Timeline) -> Html:
    """Return the table of the parties that say anything; a sentence where none does."""
    heard = found.heard
    if not heard:
        return tag("p", "No party has a position on this issue in any round.", role="status")
    colours = party_colours(found.case)
    heads = [tag("th", _dot(colours[party.id]), party.short, scope="col", style=HEAD) for party in heard]
    names = [party.id for party in heard]
    body = []
    for item in found.rounds:
        moments = {moment.party.id: moment for moment in found.moments if moment.round.id == item.id}
        cells = [tag("td", _stance(moments[name]), style=CELL) for name in names]
        body.append(
            tag("tr", tag("th", round_text(item), scope="row", style=CELL + "font-weight:600;"), cells)
        )
    header = tag("thead", tag("tr", tag("th", "Round", scope="col", style=HEAD), heads))
    told = f"{found.issue.title}, round by round"
    return tag(
        "div",
        tag("table", header, tag("tbody", body), style=TABLE + "min-width:0;", aria_label=told),
        style=CONTAINER,
    )


def _dot(colour: str) -> Html:
    return tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")


def _stance(moment: Moment) -> list[Html]:
    """Return a stance, the sentence on what it puts first, and what it offers besides."""
    stance = moment.stance
    entry = stance.headline[0].position if stance.headline else next(iter(stance.entries), None)
    notes = [entry.summary if entry else None, *conditional_notes(stance)]
    return [tag("div", stance_text(stance)), *(tag("div", note, style=MUTED) for note in notes if note)]
