"""The diagram of what unlocks what, by its words, boxes and lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle

import negotiation_kit as nk
from negotiation_kit.charts import describe_linkages, linkage_diagram, to_png
from negotiation_kit.model import Case
from tests.analysis.linking.cases import YES_NO, linked, offered, ordered

RUSSIA, UKRAINE = "#0072b2", "#d55e00"


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in ax.texts]


def boxes(ax: Axes, style: str) -> list[FancyBboxPatch]:
    found = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    return [patch for patch in found if patch.get_linestyle() == style]


def arrows(ax: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_it_says_what_is_offered_and_under_which_packages(case: Case) -> None:
    said = texts(linkage_diagram(nk.linkages(case)))
    for text in (
        "Russia offers",
        "Scope of a ceasefire: general, conditional",
        "if any one of these holds",
        "package 1 · the nearest · distance 0.5 … 1",
        "package 2 · distance 2.5 … 4",
        "The four regions annexed in 2022: Ukraine withdraws",
        "Mobilisation in Ukraine: stop",
        "✕ ruled out",
        "ruled out by Ukraine and the West",
    ):
        assert text in said


def test_or_stands_between_packages_and_and_between_conditions(case: Case) -> None:
    """Two packages of one and four conditions, and one of one: one or, three and."""
    said = texts(linkage_diagram(nk.linkages(case)))
    assert (said.count("or"), said.count("and")) == (1, 3)


def test_packages_somebody_has_ruled_out_are_dashed_and_the_nearest_is_heavy(case: Case) -> None:
    dashed = boxes(linkage_diagram(nk.linkages(case)), "--")
    assert len(dashed) == 3
    assert [box.get_linewidth() > 1.5 for box in dashed] == [True, False, False]
    assert boxes(linkage_diagram(nk.linkages(case, "2025-05-16")), "--") == []  # there Ukraine is silent


def test_a_deadlock_is_a_loop_between_the_parties_colours(case: Case) -> None:
    ax = linkage_diagram(nk.linkages(case))
    assert {"Deadlock: each waits for the other", "terms before truce", "waits for"} <= set(texts(ax))
    stripes = [to_hex(patch.get_facecolor()) for patch in ax.patches if isinstance(patch, Rectangle)]
    assert stripes[-2:] == [RUSSIA, UKRAINE]
    # An arrow to each offer, one from Russia to Ukraine, one back.
    assert len(arrows(ax)) == 2 + 2
    none = nk.what_if(case, {"sequencing": "truce-first"}).linkages
    assert len(arrows(linkage_diagram(none))) == 2


def test_a_circle_of_three_names_all_three() -> None:
    ax = linkage_diagram(nk.linkages(ordered([["x", "y"]], [["y", "z"]], [["z", "x"]])))
    assert {"A", "B", "C", "Deadlock: each waits for the next"} <= set(texts(ax))
    assert len(arrows(ax)) == 3


def test_a_live_offer_says_so() -> None:
    case = linked({"x": YES_NO, "y": YES_NO}, {("a", "x"): [{"y": "yes"}]}, a={"x": offered}, b={"y": "yes"})
    said = texts(linkage_diagram(nk.linkages(case)))
    assert {"live: a package is met", "package · met", "✓ wanted"} <= set(said)


@pytest.mark.parametrize("size", [(7, 9), (3.2, 8), (9, 3)])
def test_all_of_it_stays_inside_axes_that_are_given(case: Case, size: tuple[float, float]) -> None:
    figure = Figure(figsize=size)
    ax = figure.add_subplot()
    assert linkage_diagram(nk.linkages(case), ax=ax) is ax
    figure.draw_without_rendering()
    box = ax.get_window_extent()
    for artist in (*ax.texts, *ax.patches):
        extent = artist.get_window_extent()
        assert extent.x0 >= box.x0 - 3
        assert extent.x1 <= box.x1 + 3
        assert extent.y0 >= box.y0 - 3
        assert extent.y1 <= box.y1 + 3


def test_no_two_texts_lie_on_each_other(case: Case) -> None:
    ax = linkage_diagram(nk.linkages(case))
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    extents = [text.get_window_extent() for text in ax.texts]
    for place, one in enumerate(extents):
        for other in extents[place + 1 :]:
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            down = min(one.y1, other.y1) - max(one.y0, other.y0)
            assert min(across, down) < 2


def test_nothing_conditional_is_said(case: Case) -> None:
    (said,) = texts(linkage_diagram(nk.linkages(case, "2022-04")))
    assert said == "No offer of this round depends on another issue. No circle of preconditions is found."


def test_the_description_tells_the_same_without_the_picture(case: Case) -> None:
    told = describe_linkages(nk.linkages(case))
    assert "Russia offers Scope of a ceasefire: general, conditional, if package 1: The four regions" in told
    assert "Package 1 is the nearest: its distances add up to 0.5 … 1, against 2.5 … 4 for package 2." in told
    assert "Deadlock: Russia: terms before truce; Ukraine: truce before terms." in told


def test_dollar_signs_and_long_words_are_text(case: Case) -> None:
    parties = tuple(replace(party, short=f"_{party.short} $\\frac{{$ {'x' * 90}") for party in case.parties)
    ax = linkage_diagram(nk.linkages(replace(case, parties=parties)))
    assert to_png(ax)
    assert np.isfinite(ax.get_ylim()).all()
