"""One issue over all rounds as a table: a line a round, a column a party."""

from __future__ import annotations

from negotiation_kit.comparison import Moment, Timeline
from negotiation_kit.palette import party_colours
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.style import CELL, CONTAINER, HEAD, MUTED, TABLE
from negotiation_kit.views.words import condition_text, stance_text


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
        cells = [tag("td", _stance(found, moments[name]), style=CELL) for name in names]
        body.append(
            tag("tr", tag("th", round_text(item), scope="row", style=CELL + "font-weight:600;"), cells)
        )
    header = tag("thead", tag("tr", tag("th", "Round", scope="col", style=HEAD), heads))
    told = f"{found.issue.title}, round by round"
    return tag("div", tag("table", header, tag("tbody", body), style=TABLE, aria_label=told), style=CONTAINER)


def _dot(colour: str) -> Html:
    return tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")


def _stance(found: Timeline, moment: Moment) -> list[Html]:
    stance = moment.stance
    conditions = [condition_text(found.case, offer.position) for offer in stance.offers if offer.conditional]
    summaries = [entry.summary for entry in stance.entries if entry.summary]
    return [
        tag("div", stance_text(stance)),
        *(tag("div", text, style=MUTED) for text in dict.fromkeys([*summaries, *conditions])),
    ]
