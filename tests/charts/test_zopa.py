"""What each accepts and where all meet, by words, bars and colours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import negotiation_kit as nk
from negotiation_kit.charts import describe_zopa, to_png, zopa_bars
from negotiation_kit.model import Case, Firmness
from negotiation_kit.render.palette import VERDICTS, party_colours
from negotiation_kit.scales import Scale
from tests.builders import DAYS, GROUPS, JUNE, STEPS, case_of, says

ZONE = VERDICTS[nk.Verdict.OVERLAP].fill
Bar = tuple[float, float]


def drawn(scale: Scale, a: Any, b: Any) -> tuple[Axes, dict[str, str]]:
    case = case_of({"it": scale}, a={"it": a}, b={"it": b})
    return zopa_bars(nk.feasible_outcomes(case)), party_colours(case)


def bars(ax: Axes, colour: str) -> list[Bar]:
    """Return the ends of the bars filled with a colour."""
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    same = [patch for patch in found if to_hex(patch.get_facecolor()) == colour.lower()]
    return [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in same]


def signs(ax: Axes, marker: str, colour: str) -> list[float]:
    lines = [line for line in ax.lines if line.get_marker() == marker and line.get_color() == colour]
    return [float(x) for line in lines for x in np.asarray(line.get_xdata(), dtype=float)]


def texts(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    found = [text.get_text().replace("\n", " ") for text in ax.texts]
    return found + ([text.get_text() for text in legend.get_texts()] if legend else [])


def test_ranges_on_a_line_and_their_overlap() -> None:
    """0 to 15 and 12 to 30 of 30 days: bars 0 to 0.5 and 0.4 to 1, the zone 0.4 to 0.5."""
    ax, colours = drawn(DAYS, {"at_most": 15}, {"at_least": 12})
    assert bars(ax, colours["a"]) == [pytest.approx((0, 0.5))]
    assert bars(ax, colours["b"]) == [pytest.approx((0.4, 1))]
    assert bars(ax, ZONE) == [pytest.approx((0.4, 0.5))]
    assert {"0–15 days", "12–30 days", "all accept 12–15 days", "A accepts", "all accept"} <= set(texts(ax))


def test_ranges_that_just_touch_overlap_in_a_point_that_is_seen() -> None:
    ax, _ = drawn(DAYS, {"at_most": 15}, {"at_least": 15})
    ((low, high),) = bars(ax, ZONE)
    assert low < 0.5 < high
    assert "all accept 15 days" in texts(ax)


def test_no_overlap_is_said_and_nothing_is_marked() -> None:
    ax, _ = drawn(DAYS, 3, 20)
    assert bars(ax, ZONE) == []
    assert "no overlap" in texts(ax)
    assert "all accept" not in texts(ax)


def test_levels_are_pieces_around_their_places() -> None:
    """none, some, most, all stand at 0, 1/3, 2/3 and 1."""
    ax, colours = drawn(STEPS, says("none", accepts=["some"]), says("all", accepts=["some"]))
    middles = sorted((low + high) / 2 for low, high in bars(ax, colours["a"]))
    assert middles == pytest.approx([0, 1 / 3])
    ((low, high),) = bars(ax, ZONE)
    assert (low + high) / 2 == pytest.approx(1 / 3)
    assert "all accept some" in texts(ax)


def test_rejections_are_crossed_and_red_lines_stroked() -> None:
    ax, colours = drawn(DAYS, says({"at_most": 15}, firmness=Firmness.RED_LINE), says(rejects=[30]))
    ends = signs(ax, "|", colours["a"])
    assert ends == pytest.approx([0, 0.5], abs=0.03)
    assert signs(ax, "x", colours["b"]) == [1.0]
    assert {"rules out", "red line"} <= set(texts(ax))


def test_nothing_left_is_marked_and_explained_in_words() -> None:
    red: dict[str, Any] = {"firmness": Firmness.RED_LINE}
    ax, _ = drawn(STEPS, says("none", **red), says("all", **red))
    (told,) = [text for text in ax.texts if text.get_text() == "nothing left"]
    patch = told.get_bbox_patch()
    assert patch is not None
    assert to_hex(patch.get_facecolor()) == VERDICTS[nk.Verdict.DIVERGE].fill


def test_options_only_accepted_are_hollow() -> None:
    ax, colours = drawn(GROUPS, says(["sick"], accepts=["young"]), says(["sick", "young"]))
    assert len(bars(ax, colours["a"])) == 1
    assert len(bars(ax, colours["b"])) == 2
    assert len(bars(ax, "#ffffff")) == 1
    assert "all accept sick, young" in texts(ax)


def test_what_is_only_left_over_is_hollow_and_explained() -> None:
    ax, _ = drawn(STEPS, says(rejects=["none", "some", "most"]), "all")
    assert len(bars(ax, "#ffffff")) == 1
    assert "the only outcome left" in texts(ax)


def test_dates_have_bars_too() -> None:
    ax, _ = drawn(JUNE, "2025-06-01/2025-06-15", "2025-06-10/2025-06-30")
    assert "all accept 10–15 June 2025" in texts(ax)


def test_who_names_nothing_acceptable_is_told() -> None:
    ax, _ = drawn(STEPS, "none", says(rejects=["none"]))
    assert "B names nothing acceptable" in texts(ax)


def test_only_rows_on_which_somebody_speaks_are_drawn() -> None:
    case = case_of({"s": STEPS, "d": DAYS}, a={"s": "all"}, b={})
    found = nk.feasible_outcomes(case)
    assert "Title of d" not in texts(zopa_bars(found))
    assert "Title of d" in texts(zopa_bars(found, rows=found.rows))
    assert "No issue is selected." in texts(zopa_bars(found, rows=[]))


@pytest.mark.parametrize("size", [(7, 9), (3.2, 8)])
def test_all_of_it_stays_inside_axes_that_are_given(size: tuple[float, float]) -> None:
    figure = Figure(figsize=size)
    ax = figure.add_subplot()
    found = nk.feasible_outcomes(nk.load_case("istanbul-2025"), "2022-04")
    assert zopa_bars(found, ax=ax) is ax
    figure.draw_without_rendering()
    box = ax.get_window_extent()
    for artist in (*ax.texts, *ax.patches):
        extent = artist.get_window_extent()
        assert extent.x0 >= box.x0 - 3
        assert extent.x1 <= box.x1 + 3
        assert extent.y0 >= box.y0 - 3
        assert extent.y1 <= box.y1 + 3


def test_the_description_tells_the_same_without_the_picture() -> None:
    case: Case = nk.load_case("istanbul-2025")
    told = describe_zopa(nk.feasible_outcomes(case, "2022-04"))
    assert "Limit on tanks: Russia accepts 342–343 tanks, Ukraine accepts 800 tanks; no overlap" in told
    assert "all accept declared" in told


def test_dollar_signs_are_text() -> None:
    case = case_of({"d": DAYS}, a={"d": 3}, b={"d": 5})
    issue = replace(case.issues[0], title="_$\\frac{$ of days", scale=replace(DAYS, unit="$x$"))
    assert to_png(zopa_bars(nk.feasible_outcomes(replace(case, issues=(issue,)))))
