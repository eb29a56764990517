"""The frontier chart: what is marked where, its words, and that all of it lies inside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import WEIGHTING, Frontier, NashPoint
from negotiation_kit.charts import describe_frontier, package_frontier, to_png, to_svg
from negotiation_kit.model import Case

Check = Callable[[Axes], None]


@pytest.fixture(scope="module")
def lease() -> Case:
    return nk.load_case("harbour-lease")


@pytest.fixture(scope="module")
def found(lease: Case) -> tuple[Frontier, NashPoint]:
    packages = nk.packages(lease, "port", "ferries")
    return nk.pareto_frontier(packages), nk.nash_point(packages, (0.35, 0.40))


def marked(ax: Axes, marker: str) -> list[Line2D]:
    return [line for line in ax.lines if line.get_marker() == marker]


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def places(line: Line2D) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([line.get_xdata(), line.get_ydata()], dtype=np.float64).T


def test_every_package_is_a_dot_and_the_frontier_a_line(found: tuple[Frontier, NashPoint]) -> None:
    edge, nash = found
    ax = package_frontier(edge, nash)
    (every,), (line,) = marked(ax, "."), marked(ax, "o")
    assert (len(places(every)), len(places(line))) == (15_000, 107)
    # Inches run downwards: more for the second party is higher up.
    assert np.corrcoef(places(line)[:, 0], edge.utilities[:, 0])[0, 1] == pytest.approx(1)
    assert np.corrcoef(places(line)[:, 1], edge.utilities[:, 1])[0, 1] == pytest.approx(-1)


def test_the_nash_point_lies_on_the_line_and_the_start_below_it(found: tuple[Frontier, NashPoint]) -> None:
    edge, nash = found
    ax = package_frontier(edge, nash)
    (diamond,), (cross,), (line,) = marked(ax, "D"), marked(ax, "+"), marked(ax, "o")
    (at,) = places(diamond)
    assert np.isclose(places(line), at).all(axis=1).any()
    assert places(cross)[0][0] < at[0]
    assert places(cross)[0][1] > at[1]
    assert marked(package_frontier(edge), "D") == []


def test_texts_name_the_parties_the_coverage_and_what_is_known(found: tuple[Frontier, NashPoint]) -> None:
    edge, nash = found
    said = words(package_frontier(edge, nash))
    assert said[0] == "Port and Ferries: 107 of 15,000 packages on the frontier"
    assert {"Worth to Port", "Worth to Ferries"} <= set(said)
    assert " ".join(said[-1].split()) == WEIGHTING
    legend = package_frontier(edge, nash).get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "package",
        "on the frontier",
        "Nash point",
        "without agreement",
    ]


def test_the_chart_in_words(found: tuple[Frontier, NashPoint]) -> None:
    said = describe_frontier(*found)
    assert said.startswith(
        "107 of 15,000 packages cannot be bettered for both. They run from 1.00 for Port and"
    )
    assert "The Nash point is 0.83 and 0.87." in said
    assert said.endswith(WEIGHTING)
    assert WEIGHTING not in describe_frontier(found[0])


def test_without_a_nash_point_the_chart_says_why() -> None:
    table = [[1, 0], [0, 1]]
    edge, nash = nk.pareto_frontier(table), nk.nash_point(table, (2, -1))
    ax = package_frontier(edge, nash)
    assert marked(ax, "D") == []
    assert "No package gives every party more" in describe_frontier(edge, nash)
    # What one has without agreement lies outside 0 to 1: the axes reach there.
    assert {"2", "-1"} <= set(words(ax))


def test_the_chart_is_for_two() -> None:
    with pytest.raises(ValueError, match="for two parties, found 3"):
        package_frontier(nk.pareto_frontier([[1, 2, 3]]))


@pytest.mark.parametrize("size", [(12, 6), (8, 9), (5, 6), (4, 3), (3, 2), (1.5, 8)])
def test_all_lies_inside_whatever_the_axes(
    size: tuple[float, float],
    found: tuple[Frontier, NashPoint],
    axes: Callable[..., Axes],
    inside: Check,
    apart: Check,
) -> None:
    ax = package_frontier(*found, ax=axes(*size))
    inside(ax)
    apart(ax)


def test_a_new_figure_holds_it_all_and_saves(
    found: tuple[Frontier, NashPoint], inside: Check, apart: Check
) -> None:
    ax = package_frontier(*found)
    inside(ax)
    apart(ax)
    assert to_png(ax).startswith(b"\x89PNG")
    assert len(to_svg(ax)) < 600_000  # thousands of dots are one picture


@pytest.mark.parametrize("name", ["$x$", "_under", "a" * 300, "Côte d’Ivoire", "Україна"])
def test_names_are_text_and_nothing_else(name: str, lease: Case, inside: Check) -> None:
    from dataclasses import replace

    parties = tuple(replace(party, short=name) for party in lease.parties)
    packages = nk.packages(replace(lease, parties=parties), "port", "ferries", issues=["rent", "term"])
    ax = package_frontier(nk.pareto_frontier(packages))
    inside(ax)
    assert any(text.startswith(f"{name} and") for text in words(ax)) or len(name) > 100


def test_agreements_are_marked_and_numbered(found: tuple[Frontier, NashPoint]) -> None:
    edge, nash = found
    deals = [(0.5, 0.5), (0.75, 0.25)]
    ax = package_frontier(edge, nash, deals)
    squares = marked(ax, "s")
    assert len(squares) == 2
    (first,), (second,) = (places(square) for square in squares)
    assert first[0] < second[0]
    assert first[1] < second[1]  # inches run downwards: the second is worth less to the second party
    assert {"1", "2"} <= set(words(ax))
    assert "2 agreements are marked." in describe_frontier(edge, nash, deals)
    assert not marked(package_frontier(edge, nash), "s")


def test_of_many_agreements_none_is_numbered(found: tuple[Frontier, NashPoint]) -> None:
    ax = package_frontier(found[0], None, [(0.5, 0.5)] * 31)
    assert len(marked(ax, "s")) == 31
    assert not {"2", "31"} & set(words(ax))
