"""The linkage diagram, by what it says: boxes, words, colours and rings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Annotation

import negotiation_kit as nk
from negotiation_kit.charts import describe_linkages, linkage_diagram, to_png
from negotiation_kit.model import Case
from negotiation_kit.palette import HOLDINGS, party_colours
from tests.builders import STEPS, case_of, says

SCALES = {"truce": STEPS, "arms": STEPS, "land": STEPS}
PACKAGES = [{"arms": "none"}, {"arms": "some", "land": "all"}]


def small(**b: Any) -> Case:
    return case_of(SCALES, a={"truce": says("all", only_if=PACKAGES)}, b=b)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def boxes(ax: Axes, colour: str) -> list[FancyBboxPatch]:
    """Return the boxes that are filled with a colour, or framed in it."""
    found = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    return [
        box for box in found if colour.lower() in (to_hex(box.get_facecolor()), to_hex(box.get_edgecolor()))
    ]


def arrows(ax: Axes) -> list[Annotation]:
    return [text for text in ax.texts if isinstance(text, Annotation)]


def test_packages_are_alternatives_and_conditions_stand_together() -> None:
    said = texts(linkage_diagram(nk.linkages(small(arms="some"))))
    assert said.count("or") == 1
    assert "package 1" in said
    assert "package 2, all of these · nearest, not for certain" in said
    assert "mean 0 … 0.5 away" in said  # arms are met, land is unknown
    assert "✓ met by all it concerns" in said
    assert "? left open by B · 0 … 1 away" in said
    assert "○ wanted otherwise by B · 0.333 away" in said
    assert {"A", "not live"} <= set(said)


def test_how_a_condition_stands_is_seen_by_its_fill_and_told_in_words() -> None:
    ax = linkage_diagram(nk.linkages(small(arms="some", land=says(rejects=["all"]))))
    for holding, number in (("met", 1), ("against", 1), ("refused", 1), ("open", 0)):
        look = next(look for look in HOLDINGS.values() if look.word == holding)
        assert len(boxes(ax, look.fill)) == number


def test_the_line_to_a_package_that_is_met_is_thick() -> None:
    ax = linkage_diagram(nk.linkages(small(arms="none")))
    widths = sorted(line.get_linewidth() for line in ax.lines)
    assert widths[0] < widths[1]
    assert "live" in texts(ax)


def test_one_package_needs_no_number() -> None:
    case = case_of(SCALES, a={"truce": says("all", only_if=[{"arms": "none"}])}, b={})
    said = texts(linkage_diagram(nk.linkages(case)))
    assert "its package" in said
    assert not [text for text in said if "nearest" in text or text == "or"]


def test_an_offer_has_its_partys_colour(istanbul: Case) -> None:
    found = nk.linkages(istanbul, "2025-06-02")
    colours = party_colours(istanbul)
    ax = linkage_diagram(found)
    assert len(boxes(ax, colours["russia"])) == 3  # two offers, and its part in the deadlock
    assert len(boxes(ax, colours["ukraine"])) == 1


def test_a_deadlock_is_a_closed_ring(istanbul: Case) -> None:
    ax = linkage_diagram(nk.linkages(istanbul, "2025-06-02"))
    said = texts(ax)
    for text in ("⟳ deadlock: each waits for the next", "terms before truce", "truce before terms"):
        assert text in said
    down, back = arrows(ax)
    assert down.xyann[1] < down.xy[1]  # from the first need to the next; axes run downwards
    assert back.xy[1] < down.xy[1]  # and from the last to the first


def test_a_ring_of_offers_says_what_waits_for_what() -> None:
    case = case_of(
        SCALES,
        a={"truce": says("all", only_if=[{"arms": "none"}])},
        b={"arms": says("none", only_if=[{"truce": "all"}])},
    )
    said = texts(linkage_diagram(nk.linkages(case)))
    assert "Title of truce (all) only after Title of arms (none)" in said


def test_without_offers_it_says_so(istanbul: Case) -> None:
    said = texts(linkage_diagram(nk.linkages(istanbul, "2022-04")))
    assert said == ["No party makes an offer that depends on something else in this round."]
    only_a_ring = texts(linkage_diagram(nk.linkages(istanbul, "2025-07-23")))
    assert "terms before truce" in only_a_ring


@pytest.mark.parametrize("round", ["2025-06-02", "2025-06-02-papers", "2025-07-23", "2022-04"])
@pytest.mark.parametrize("size", [(9, 9), (3.6, 6.0), (2.4, 2.0)])
def test_all_of_it_is_inside_the_axes_given(
    istanbul: Case,
    axes: Callable[..., Axes],
    inside: Callable[[Axes], None],
    apart: Callable[[Axes], None],
    round: str,
    size: tuple[float, float],
) -> None:
    ax = axes(*size)
    assert linkage_diagram(nk.linkages(istanbul, round), ax=ax) is ax
    inside(ax)
    apart(ax)


def test_a_new_figure_holds_it(istanbul: Case, inside: Callable[[Axes], None]) -> None:
    inside(linkage_diagram(nk.linkages(istanbul, "2025-06-02")))


def test_dollar_signs_and_long_names_are_text(istanbul: Case, inside: Callable[[Axes], None]) -> None:
    issues = tuple(replace(issue, title=f"$\\frac{{$ {issue.title} " + "w" * 90) for issue in istanbul.issues)
    ax = linkage_diagram(nk.linkages(replace(istanbul, issues=issues), "2025-06-02"))
    assert to_png(ax)
    assert any("$\\frac{$" in text for text in texts(ax))
    inside(ax)


def test_the_description_tells_the_same(istanbul: Case) -> None:
    said = describe_linkages(nk.linkages(istanbul, "2025-06-02"))
    assert "Russia: terms before truce; Ukraine: truce before terms." in said
    assert "if either (1) The four regions annexed in 2022: Ukraine withdraws, or (2)" in said
    assert "Nearest is package 1" in said
