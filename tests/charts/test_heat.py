"""The heat map: agreement and coverage in every cell, shades that repeat the number, nothing outside."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Pairwise
from negotiation_kit.charts import describe_heat_map, heat_map
from negotiation_kit.model import Case
from negotiation_kit.render.palette import agreement_shade

SCALE = {"level": "ratio", "min": 0, "max": 10}


@pytest.fixture(scope="module")
def pairs(istanbul: Case) -> Pairwise:
    return nk.pairwise(istanbul, round="2025-06-02")


def of(parties: int) -> Pairwise:
    rows = [(f"party {n}", issue, (n * 3) % 11) for n in range(parties) for issue in "xyz"]
    return nk.pairwise(nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), SCALE))


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def cells(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_every_pair_says_agreement_and_coverage_from_both_sides(pairs: Pairwise) -> None:
    said = texts(heat_map(pairs))
    assert said.count("0.39") == said.count("6 of 24") == 2  # Russia and Ukraine, and the other way round
    assert said.count("none") == said.count("0 of 24") == 10
    for party in pairs.case.parties:
        assert said.count(party.short) == 2


def test_a_shade_repeats_the_number_and_none_has_a_broken_frame(pairs: Pairwise) -> None:
    ax = heat_map(pairs, parties=["russia", "ukraine", "turkiye"])
    looks = [(to_hex(cell.get_facecolor()), cell.get_linestyle()) for cell in cells(ax)]
    assert looks[0] == (agreement_shade(0.393), "-")  # on six issues
    assert looks[1][0] == "#ffffff"
    assert looks[1][1] != "-"
    assert len(looks) == 6  # three by three without the diagonal


def test_the_method_stands_under_it(pairs: Pairwise) -> None:
    assert any("Gower distance, equal weights" in text.replace("\n", " ") for text in texts(heat_map(pairs)))


@pytest.mark.parametrize("parties", [2, 10, 30])
def test_many_parties_still_say_both_in_every_cell(parties: int, inside: Callable[[Axes], None]) -> None:
    ax = heat_map(of(parties))
    inside(ax)
    known = [text for text in texts(ax) if text in ("3 of 3", "3/3")]
    assert len(known) == parties * (parties - 1)


@pytest.mark.parametrize("size", [(7, 5), (3.3, 3.0)])
def test_it_stays_inside_axes_that_are_given(
    pairs: Pairwise, size: tuple[float, float], axes: Callable[..., Axes], inside: Callable[[Axes], None]
) -> None:
    inside(heat_map(pairs, ax=axes(*size)))


def test_names_are_never_read_as_mathematics(named: Callable[[str], Comparison]) -> None:
    case = named("$x^2$ _\\a").case
    assert any("$x^2$" in text for text in texts(heat_map(nk.pairwise(case))))


def test_it_is_told_in_words(pairs: Pairwise) -> None:
    told = describe_heat_map(pairs, ["russia", "ukraine", "turkiye"])
    assert "Russia and Ukraine 0.39 on 6 of 24 issues" in told
    assert "Russia and Türkiye none on 0 of 24 issues" in told
    assert "West" not in told


def test_an_unknown_party_is_told(pairs: Pairwise) -> None:
    with pytest.raises(nk.UnknownNameError, match="Did you mean 'russia'"):
        heat_map(pairs, parties=["rusia"])
