"""The score as a small drawing: the agreement, and the limits that the unknown positions leave."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Score
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.views.style import MUTED
from negotiation_kit.views.words import figure

WIDTH, HEIGHT, MARGIN, LINE = 300, 20, 10, 10
_FAINT = {"stroke": "currentColor", "stroke_opacity": ".5", "stroke_width": 1.5}
_ENDS = "display:flex;justify-content:space-between;font-size:11px;line-height:1.2;opacity:.8"


def gauge(score: Score) -> Html | None:
    """Return a line from 0 to 1 with the agreement as a dot and its bounds as a band.

    Returns
    -------
    Html or None
        None where the score has neither.
    """
    if score.agreement is None and score.worst is None:
        return None
    told = _told(score)
    size = {"width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    drawing = tag(
        "svg",
        _scale(),
        _band(score),
        _dot(score),
        role="img",
        aria_label=told,
        style="display:block;max-width:100%",
        **size,
    )
    ends = tag("div", tag("span", "0 opposite"), tag("span", "1 the same"), style=_ENDS, aria_hidden="true")
    return tag(
        "div",
        drawing,
        ends,
        tag("div", told, style=MUTED),
        style=f"width:{WIDTH}px;max-width:100%;padding-top:2px",
    )


def _told(score: Score) -> str:
    """Return the figures of the drawing in words."""
    dot = "○" if score.thin else "●"
    agreement = f"{dot} agreement {figure(score.agreement, 2)}" if score.agreement is not None else ""
    between = f"{figure(score.worst, 2)} to {figure(score.best, 2)}"
    bounds = f"▬ limits {between}" if score.worst is not None else ""
    return " · ".join(text for text in (agreement, bounds) if text)


def _scale() -> Html:
    ends = (_x(0), _x(1))
    ticks = [tag("line", x1=x, y1=LINE - 5, x2=x, y2=LINE + 5, **_FAINT) for x in ends]
    return join(tag("line", x1=ends[0], y1=LINE, x2=ends[1], y2=LINE, **_FAINT), ticks)


def _band(score: Score) -> Html | None:
    if score.worst is None or score.best is None:
        return None
    ends = {"x1": _x(score.worst), "y1": LINE, "x2": _x(score.best), "y2": LINE}
    return tag("line", **ends, stroke="#8a8f94", stroke_width=8, stroke_opacity=".6")


def _dot(score: Score) -> Html | None:
    if score.agreement is None:
        return None
    place = {"cx": _x(score.agreement), "cy": LINE, "r": 5.5}
    if score.thin:  # on so few issues it must not look strong
        return tag("circle", **place, fill="none", **_FAINT)
    return tag("circle", **place, fill="currentColor")


def _x(share: float) -> float:
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)
