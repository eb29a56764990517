"""The outcomes nobody has ruled out, as a sentence and as an HTML table."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.errors import counted
from negotiation_kit.linkage import FeasibleOutcomes, Outcome, Room
from negotiation_kit.palette import party_colours
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.linkage import joined
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.style import (
    CELL,
    CONTAINER,
    FRAME,
    GROUP,
    HEAD,
    HEADING,
    MUTED,
    SCROLLED,
    TABLE,
    UNTYPESET,
)

TITLE = "What nobody has ruled out"
NOTHING_SAID = "No party has said anything on these issues."
_WIDTHS = ("24%", "38%", "38%")
_AGREED = "background:#cfe8e0;color:#1b1f23;"
_NONE = "background:#f7d3ba;color:#1b1f23;"


def outcome_title(row: Outcome) -> str:
    """Return the issue, with the object where its word covers different things."""
    return f"{row.issue.title} ({row.object.replace('-', ' ')})" if row.object else row.issue.title


def outcomes_sentence(found: FeasibleOutcomes) -> str:
    """Return on how many issues the parties share an outcome, some are ruled out, or nothing is left."""
    told = found.told
    if not told:
        return NOTHING_SAID
    zones = _issues(row for row in told if row.zone)
    limited = _issues(row for row in told if row.open and not row.untouched)
    none = _issues(row for row in told if not row.open)
    left = f"On {counted(none, 'issue')} nothing is left." if none else "On each something is left."
    return (
        f"{joined(party.short for party in found.parties)} have said something on "
        f"{counted(_issues(told), 'issue')}. On {zones} of them there is an outcome that all "
        f"accept; on {limited} some outcomes are ruled out. {left}"
    )


def outcomes_view(found: FeasibleOutcomes, rows: Iterable[Outcome] | None = None) -> Html:
    """Return heading, sentence and table as static HTML."""
    head = tag("div", TITLE, role="heading", aria_level=2, style=HEADING)
    told = f"{found.case.title} · {round_text(found.round)}"
    return tag(
        "div",
        tag("div", head, tag("div", told, style=MUTED + "margin:2px 0 8px")),
        tag("p", outcomes_sentence(found), style="margin:8px 0 2px;max-width:80em"),
        outcomes_table(found, rows),
        style=FRAME,
        class_=UNTYPESET,
    )


def outcomes_table(found: FeasibleOutcomes, rows: Iterable[Outcome] | None = None) -> Html:
    """Return the table of the given rows, those on which anything was said where none are given.

    Parameters
    ----------
    found : FeasibleOutcomes
    rows : iterable of Outcome, optional
    """
    shown = list(found.told if rows is None else rows)
    if not shown:
        return tag("p", NOTHING_SAID, role="status")
    colours = party_colours(found.case)
    body = []
    for basket in found.case.baskets:
        group = [row for row in shown if row.issue.basket == basket.id]
        if group:
            head = tag("th", basket.title, colspan=len(_WIDTHS), scope="rowgroup", style=GROUP)
            body.append(tag("tbody", tag("tr", head), [_row(row, colours) for row in group]))
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _WIDTHS])
    heads = [tag("th", head, scope="col", style=HEAD) for head in ("Issue", "Together", "Party by party")]
    table = tag("table", widths, tag("thead", tag("tr", heads)), body, style=TABLE, aria_label=TITLE)
    return tag("div", table, style=CONTAINER + SCROLLED)


def room_text(row: Outcome, room: Room) -> str:
    """Return what one party accepts, and what its red lines or rejections leave of the scale."""
    accepted, offered = row.accepted_text(room), row.conditional_text(room)
    told = [f"accepts {accepted}"] if accepted else []
    told += [f"offers under conditions {offered}"] if offered else []
    if room.red_line:
        told.append(f"holds as a red line {row.room_text(room)}")
    elif room.rejected:
        told.append(f"leaves {row.room_text(room)}")
    return "; ".join(told) or "has accepted and ruled out nothing"


def _issues(rows: Iterable[Outcome]) -> int:
    return len({row.issue.id for row in rows})


def _row(row: Outcome, colours: dict[str, str]) -> Html:
    title = tag("th", outcome_title(row), scope="row", style=CELL + "font-weight:600;")
    rooms = [
        tag("div", tag("span", "■ ", style=f"color:{colours[room.party.id]}", aria_hidden="true"),
            f"{room.party.short}: {room_text(row, room)}")
        for room in row.rooms
    ]  # fmt: skip
    return tag("tr", title, _left(row), tag("td", rooms, style=CELL))


def _left(row: Outcome) -> Html:
    if not row.open:
        return tag("td", row.text, style=CELL + _NONE)
    text = "nothing ruled out" if row.untouched else row.text
    zone = tag("div", f"all accept: {row.zone_text}") if row.zone else None
    return tag(
        "td", zone, tag("div", text, style=MUTED if zone else None), style=CELL + (_AGREED if zone else "")
    )
