"""The map of parties: marks where scaling puts them, names that do not overlap, stress and coverage said."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Scaling
from negotiation_kit.charts import describe_party_map, party_map
from negotiation_kit.model import Case
from negotiation_kit.render.palette import party_colours

SCALE = {"level": "ratio", "min": 0, "max": 100}


@pytest.fixture(scope="module")
def three(istanbul: Case) -> Scaling:
    return nk.classical_scaling(nk.pairwise(istanbul, round="2025-06-02"), least=1)


def of(parties: int) -> Scaling:
    rows = [
        (f"party {n}", f"i{issue}", (n * (7 + 6 * issue)) % 101) for n in range(parties) for issue in range(6)
    ]
    case = nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), SCALE)
    return nk.classical_scaling(nk.pairwise(case))


def said(ax: Axes) -> str:
    return " ".join(text.get_text() for text in ax.texts).replace("\n", " ")


def marks(ax: Axes) -> list[tuple[str, float, float]]:
    """Return colour and place of each party's mark."""
    found = [line for line in ax.lines if line.get_marker() not in ("None", "|")]
    places = ([float(ends[0]) for ends in np.array(line.get_data(), dtype=float)] for line in found)
    return [(str(line.get_color()), x, y) for line, (x, y) in zip(found, places, strict=True)]


def test_marks_lie_as_far_apart_as_scaling_says(three: Scaling) -> None:
    (_, x0, y0), (_, x1, y1), (_, x2, y2) = marks(party_map(three))
    first, second, third = three.places
    drawn = math.hypot(x1 - x0, y1 - y0) / math.hypot(x2 - x1, y2 - y1)
    scaled = math.hypot(second.x - first.x, second.y - first.y) / math.hypot(
        third.x - second.x, third.y - second.y
    )
    assert drawn == pytest.approx(scaled)


def test_a_mark_has_its_partys_colour_and_a_shape_of_its_own(three: Scaling) -> None:
    ax, colours = party_map(three), party_colours(three)
    assert [colour for colour, _, _ in marks(ax)] == [colours[place.party.id] for place in three.places]
    shapes = [line.get_marker() for line in ax.lines if line.get_marker() not in ("None", "|")]
    assert len(set(shapes)) == 3


def test_stress_coverage_and_who_is_left_out_stand_under_it(three: Scaling) -> None:
    text = said(party_map(three))
    assert "every distance rests on 1 to 6 issues of 24" in text
    assert "Stress 0.31, a fit that Kruskal calls poor" in text
    assert "Left out, with fewer than 1 issue known for some pair: Türkiye, the West." in text
    assert "which way the map is turned does not" in text


def test_the_ruler_is_as_long_as_it_says() -> None:
    found = of(6)
    ax = party_map(found)
    (ruler,) = [line for line in ax.lines if line.get_marker() == "|"]
    start, end = np.asarray(ruler.get_xdata(), dtype=float)
    (_, x0, y0), (_, x1, y1) = marks(ax)[:2]
    one, other = found.places[:2]
    inches = math.hypot(x1 - x0, y1 - y0) / math.hypot(other.x - one.x, other.y - one.y)
    (told,) = [text.get_text() for text in ax.texts if text.get_text().startswith("a distance of")]
    assert (end - start) / inches == pytest.approx(float(told.split()[-1]))


def test_where_there_is_no_map_the_sentence_stands_in_its_place(istanbul: Case) -> None:
    found = nk.classical_scaling(nk.pairwise(istanbul, round="2025-06-02"))
    ax = party_map(found)
    assert marks(ax) == []
    assert "No map: it needs three parties" in said(ax)
    assert describe_party_map(found) == found.note


@pytest.mark.parametrize("parties", [3, 8, 20])
def test_names_do_not_overlap_and_nothing_leaves_the_sheet(
    parties: int, inside: Callable[[Axes], None], apart: Callable[[Axes], None]
) -> None:
    ax = party_map(of(parties))
    inside(ax)
    apart(ax)


@pytest.mark.parametrize("size", [(7, 5), (3.3, 3.4)])
def test_it_stays_inside_axes_that_are_given(
    three: Scaling, size: tuple[float, float], axes: Callable[..., Axes], inside: Callable[[Axes], None]
) -> None:
    inside(party_map(three, ax=axes(*size)))


def test_it_is_told_in_words(three: Scaling) -> None:
    told = describe_party_map(three)
    assert "Russia and Ukraine 0.61" in told
    assert "Stress 0.31" in told


def test_parties_in_one_place_share_a_mark_that_is_nobodys() -> None:
    """The published table has ten states in three places; ten marks on three points would hide seven."""
    case = nk.load_case("ec-car-emissions")
    ax = party_map(nk.classical_scaling(nk.pairwise(case), least=1))
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    assert len(marks) == 3
    assert {line.get_color() for line in marks}.isdisjoint(party_colours(case).values())
    names = [" ".join(text.get_text().split()) for text in ax.texts]
    assert {"Netherlands, Luxembourg, Germany, Denmark", "Belgium, Ireland, Greece"} < set(names)


def test_a_map_of_ones_own_distances_needs_no_case() -> None:
    names = ["Kyiv", "Lviv", "Odesa"]
    given = pd.DataFrame([[0, 3, 5], [3, 0, 4], [5, 4, 0]], index=names, columns=names)
    found = nk.classical_scaling(given)
    text = said(party_map(found))
    assert all(name in text for name in names)
    assert "3 parties. Stress 0, a fit that Kruskal calls perfect." in text
    assert "Classical scaling of the distances given." in text
    assert "Kyiv and Odesa 5" in describe_party_map(found)
