"""Bars of possible agreement, by what they show: bars, bands, crosses, ticks, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

import negotiation_kit as nk
from negotiation_kit.charts import describe_outcomes, to_png, zopa_bars
from negotiation_kit.linkage import FeasibleOutcomes
from negotiation_kit.model import Case
from negotiation_kit.palette import party_colours
from negotiation_kit.scales import Scale
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, KINDS, STEPS, case_of, says

RED: dict[str, Any] = {"firmness": "red-line"}


def outcomes(scale: Scale, a: Any, b: Any) -> FeasibleOutcomes:
    return nk.feasible_outcomes(case_of({"it": scale}, a={"it": a}, b={"it": b}))


def said(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    return [text.get_text() for text in (*ax.texts, *(legend.get_texts() if legend else []))]


def bands(ax: Axes) -> list[tuple[float, float]]:
    """Return from where to where each band of what all accept runs."""
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in found]


def places(ax: Axes, colour: str, marker: str, *, solid: bool | None = None) -> list[float]:
    """Return where the marks of a colour stand; `solid` leaves out, or leaves only, the light ones."""
    found = [line for line in ax.lines if line.get_color() == colour and line.get_marker() == marker]
    chosen = [line for line in found if solid is None or (line.get_alpha() is None) is solid]
    return [float(x) for line in chosen for x in np.asarray(line.get_xdata(), dtype=float)]


def colours(found: FeasibleOutcomes) -> tuple[str, str]:
    a, b = party_colours(found.case).values()
    return a, b


def test_accepted_ranges_are_solid_and_what_is_left_light() -> None:
    found = outcomes(DAYS, says({"from": 0, "to": 15}, rejects=[{"at_least": 24}]), {"from": 9, "to": 21})
    ax, (a, b) = zopa_bars(found), colours(found)
    assert places(ax, a, "None", solid=True)[:2] == pytest.approx([0, 0.5])
    assert places(ax, a, "None", solid=False) == pytest.approx([0, 0.8])
    assert places(ax, b, "None", solid=True) == pytest.approx([0.3, 0.7])
    assert bands(ax) == [pytest.approx((0.3, 0.5))]
    assert {"0–15 days", "9–21 days", "◍ all accept", "9–15 days", "all accept"} <= set(said(ax))


def test_what_is_ruled_out_is_crossed() -> None:
    found = outcomes(STEPS, says(rejects=["all", "most"]), "all")
    ax, (a, b) = zopa_bars(found), colours(found)
    assert sorted(places(ax, a, "x")) == pytest.approx([2 / 3, 1])
    assert places(ax, a, "o", solid=False) == pytest.approx([0, 1 / 3])
    assert places(ax, b, "o", solid=True) == [1]
    assert {"rules out", "– not said by all"} <= set(said(ax))
    assert "red line" not in said(ax)


@pytest.mark.parametrize(
    ("scale", "a", "ticks"),
    [
        (DAYS, says({"from": 3, "to": 6}, **RED), [0.1, 0.2]),
        (STEPS, says("some", **RED), [1 / 3 - 0.026, 1 / 3 + 0.026]),
        (STEPS, says("some", firmness="firm"), []),
    ],
)
def test_a_red_line_encloses_what_it_leaves(scale: Scale, a: Any, ticks: list[float]) -> None:
    found = outcomes(scale, a, None)
    ax = zopa_bars(found)
    assert places(ax, colours(found)[0], "|") == pytest.approx(ticks)
    assert ("red line" in said(ax)) is bool(ticks)


@pytest.mark.parametrize(
    ("scale", "a", "b", "badge", "middles"),
    [
        (COLOURS, says("red", accepts=["blue"]), "blue", "◍ all accept", [1]),
        (STEPS, "none", "all", "– none in common", []),
        (STEPS, says("none", **RED), says("all", **RED), "✕ none left", []),
        (STEPS, "none", None, "– not said by all", []),
        (STEPS, "none", says(engagement="not-applicable"), "– one party alone", []),
        (GROUPS, says(["wounded", "sick"]), says(["sick"]), "◍ all accept", [0.5]),
        (JUNE, "2025-06-01/2025-06-30", "2025-06-30", "◍ all accept", [1]),
        (DAYS, {"from": 0, "to": 15}, {"from": 15, "to": 20}, "◍ all accept", [0.5]),  # they just touch
    ],
)
def test_the_band_and_the_badge(scale: Scale, a: Any, b: Any, badge: str, middles: list[float]) -> None:
    ax = zopa_bars(outcomes(scale, a, b))
    assert badge in said(ax)
    assert [sum(band) / 2 for band in bands(ax)] == pytest.approx(middles)
    assert ("all accept" in said(ax)) is bool(middles)


def test_offers_under_conditions_are_rings() -> None:
    found = outcomes(STEPS, ["none", says("all", conditional=True)], "all")
    ax = zopa_bars(found)
    rings = [line for line in ax.lines if line.get_markerfacecolor() == "white" and line.get_marker() == "o"]
    assert [np.asarray(line.get_xdata()).tolist() for line in rings] == [[1.0]]
    assert "offers under conditions" in said(ax)


def test_a_range_too_short_to_be_seen_is_a_dot() -> None:
    found = outcomes(DAYS, {"from": 10, "to": 10.2}, None)
    assert places(zopa_bars(found), colours(found)[0], "o", solid=True) == pytest.approx([10.1 / 30])


def test_who_has_said_nothing_has_a_bare_line() -> None:
    found = outcomes(DAYS, 3, None)
    ax = zopa_bars(found)
    assert not places(ax, colours(found)[1], "None")
    assert {"A", "B"} <= set(said(ax))


def test_only_what_was_spoken_of_unless_rows_are_given() -> None:
    found = nk.feasible_outcomes(case_of({"one": STEPS, "two": STEPS}, a={"one": "none"}, b={}))
    assert "Title of two" not in said(zopa_bars(found))
    assert "Title of two" in said(zopa_bars(found, rows=found.rows))
    assert said(zopa_bars(found, rows=[])) == ["No party has said anything on these issues."]


@pytest.mark.parametrize("size", [(9, 20), (3.4, 12), (2.6, 3.0)])
def test_all_of_it_is_inside_the_axes_given(
    axes: Callable[..., Axes],
    inside: Callable[[Axes], None],
    apart: Callable[[Axes], None],
    size: tuple[float, float],
) -> None:
    a = {
        "colours": says("red", **RED), "steps": says("none", accepts=["some"], **RED),
        "three": says(rejects=["yes"]),
        "degrees": {"from": -5, "to": 2}, "days": says({"at_most": 10}, rejects=[{"at_least": 20}]),
        "groups": says(["sick"], **RED), "june": "2025-06-05/2025-06-12", "lopsided": says("high", **RED),
    }  # fmt: skip
    found = nk.feasible_outcomes(case_of(KINDS, a=a, b=a))
    ax = axes(*size)
    assert zopa_bars(found, ax=ax) is ax
    inside(ax)
    apart(ax)


@pytest.mark.parametrize("round", ["2022-04", "2025-06-02", "2025-06-02-papers"])
def test_the_talks(
    istanbul: Case, inside: Callable[[Axes], None], apart: Callable[[Axes], None], round: str
) -> None:
    ax = zopa_bars(nk.feasible_outcomes(istanbul, round))
    inside(ax)
    apart(ax)
    if round == "2022-04":
        assert {"85,000 troops", "250,000 troops", "342–343 tanks", "40 km"} <= set(said(ax))


def test_dollar_signs_are_text(istanbul: Case) -> None:
    issues = tuple(replace(issue, title=f"_$\\frac{{$ {issue.title}") for issue in istanbul.issues)
    ax = zopa_bars(nk.feasible_outcomes(replace(istanbul, issues=issues), "2022-04"))
    assert to_png(ax)
    assert any(text.startswith("_$\\frac{$") for text in said(ax))


def test_the_description_tells_the_same() -> None:
    found = outcomes(DAYS, says({"from": 3, "to": 6}, **RED), [6, says(9, conditional=True)])
    assert describe_outcomes(found) == (
        "What nobody has ruled out. Title of it: A accepts 3–6 days; holds as a red line 3–6 days, "
        "B accepts 6 days; offers under conditions 9 days; all accept: 6 days."
    )
    assert "nothing in common" in describe_outcomes(outcomes(DAYS, 3, 4))
    assert describe_outcomes(outcomes(DAYS, None, None)) == "No party has said anything on these issues."
