"""Both sides on every scale: their places, colours and texts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.charts import describe_positions, positions_on_scales, to_png
from negotiation_kit.model import Case
from negotiation_kit.render.palette import VERDICTS

Check = Callable[[Axes], None]
SIZES = [(14, 40), (8, 30), (4, 40), (6, 8), (2, 30), (1, 1)]


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in ax.texts]


def across(line: Line2D) -> list[float]:
    return np.asarray(line.get_xdata()).tolist()  # type: ignore[no-any-return]


def marks(ax: Axes, marker: str) -> list[Line2D]:
    return [line for line in ax.lines if line.get_marker() == marker]


def drawn(comparison: Comparison, issue: str) -> Axes:
    return positions_on_scales(comparison, rows=[row for row in comparison.rows if row.issue.id == issue])


# By the scales of the fixture: stop, slow, go stand at 0, 0.5 and 1; -10..10 and 0..100 are linear; of the
# 364 days between the first and the last of 2025, July is 181 to 211, its middle 196.
@pytest.mark.parametrize(
    ("issue", "a", "b", "labels"),
    [
        ("nominal", [0], [1], ["stop", "slow", "go"]),
        ("ordinal", [0], [1], ["stop", "slow", "go"]),
        ("interval", [0], [0.5], ["-10", "10 degrees"]),
        ("ratio", [0.3], [0.8], ["0", "100 days", "20–40", "at least 60"]),
        ("set", [0, 1], [], ["stop", "slow", "go"]),
        ("date", [0], [196 / 364], ["1 January 2025", "31 December 2025", "1–31 July 2025"]),
    ],
)
def test_every_kind_of_scale_is_drawn(
    every_scale: Comparison, issue: str, a: list[float], b: list[float], labels: list[str]
) -> None:
    ax = drawn(every_scale, issue)
    for marker, places in (("v", a), ("^", b)):
        found = [x for line in marks(ax, marker) for x in across(line)]
        assert found == pytest.approx(places)
    assert set(labels) <= set(texts(ax))


def test_the_gap_is_marked_where_there_is_a_distance_to_measure(every_scale: Comparison) -> None:
    def gaps(issue: str) -> list[list[float]]:
        return [across(line) for line in drawn(every_scale, issue).lines if line.get_alpha() == 0.5]

    assert gaps("ordinal") == [[0, 1]]
    assert gaps("ratio") == [[pytest.approx(0.4), pytest.approx(0.6)]]
    assert gaps("nominal") == gaps("set") == []


def test_sides_have_their_colours_and_verdicts_theirs(compared: Comparison) -> None:
    ax = drawn(compared, "ceasefire-scope")
    colours = {party.id: str(party.colour).lower() for party in compared.case.parties}
    assert {to_hex(line.get_color()) for line in marks(ax, "v")} == {colours["russia"]}
    assert {to_hex(line.get_color()) for line in marks(ax, "^")} == {colours["ukraine"]}
    (badge,) = (text for text in ax.texts if text.get_text() == "○ diverge")
    box = badge.get_bbox_patch()
    assert box is not None
    assert to_hex(box.get_facecolor()) == VERDICTS[compared.rows[0].verdict].fill
    assert "0.667" in texts(ax)  # two of three steps between a local pause and a general, unconditional one


def test_titles_levels_and_legend_are_in_words(compared: Comparison) -> None:
    ax = positions_on_scales(compared)
    shown = texts(ax)
    assert {row.issue.title for row in compared.rows} <= set(shown)
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "Russia", "Ukraine", "rejects", "stays possible", "the only option left",
    ]  # fmt: skip
    assert not any(word in text for text in shown for word in ("nan", "None"))


def test_nothing_selected_is_said_in_words(compared: Comparison, inside: Check, apart: Check) -> None:
    ax = positions_on_scales(compared, rows=[])
    assert texts(ax) == ["No issue is selected."]
    assert describe_positions(compared, []) == "No issue is selected."
    inside(ax)
    apart(ax)


@pytest.mark.parametrize("other", ["ukraine", "united-states"])
@pytest.mark.parametrize("coding", ["reading", "printed"])
def test_the_real_case_is_drawn_inside_and_apart(
    istanbul: Case, other: str, coding: str, inside: Check, apart: Check
) -> None:
    ax = positions_on_scales(nk.compare(istanbul, "russia", other, coding=coding))
    inside(ax)
    apart(ax)


@pytest.mark.parametrize("size", SIZES)
def test_axes_of_any_size_hold_it_all(
    compared: Comparison, size: tuple[float, float], axes: Callable[..., Axes], inside: Check, apart: Check
) -> None:
    ax = axes(*size)
    assert positions_on_scales(compared, ax=ax) is ax
    inside(ax)
    if min(size) > 1:
        apart(ax)


@pytest.mark.parametrize("layout", ["constrained", "tight"])
def test_a_figure_with_a_layout_of_its_own_keeps_everything_inside(
    compared: Comparison, layout: str, axes: Callable[..., Axes], inside: Check, apart: Check
) -> None:
    ax = positions_on_scales(compared, rows=compared.rows[:6], ax=axes(5, 9, layout=layout))
    inside(ax)
    apart(ax)


def test_scales_of_every_kind_fit_narrow_axes(
    every_scale: Comparison, axes: Callable[..., Axes], inside: Check, apart: Check
) -> None:
    ax = positions_on_scales(every_scale, ax=axes(4, 10))
    inside(ax)
    apart(ax)


@pytest.mark.parametrize(
    "name", ["$x$ ", r"\frac{1}{0} $", "_under", "a" * 200, "word " * 60, "Ответ да ", "שלום", "<b>"]
)
def test_names_are_shown_as_they_are_written_and_kept_inside(
    named: Callable[[str], Comparison], name: str, axes: Callable[..., Axes], inside: Check, apart: Check
) -> None:
    for ax in (None, axes(4, 6)):
        found = positions_on_scales(named(name), ax=ax)
        to_png(found, 20)
        inside(found)
        apart(found)
        legend = found.get_legend()
        assert legend is not None
        letters = "".join(name.split())[:12]
        assert all("".join(text.get_text().split()).startswith(letters) for text in legend.get_texts())
        assert not any(text.get_parse_math() for text in [*found.texts, *legend.get_texts()])


def test_the_description_says_where_each_side_stands(every_scale: Comparison, compared: Comparison) -> None:
    assert describe_positions(every_scale) == (
        "Positions on their scales. nominal: a stop, b go, diverge; ordinal: a stop, b go, diverge; "
        "interval: a -10 degrees, b 0 degrees, diverge; ratio: a 20–40 days, b at least 60 days, near; "
        "set: a stop, go, b none of the options, diverge; date: a 1 January 2025, b 1–31 July 2025, diverge."
    )
    rows = [row for row in compared.rows if row.issue.id in ("neutral-status", "next-round")]
    assert describe_positions(compared, rows) == (
        "Positions on their scales. Neutrality of Ukraine: Russia declared, Ukraine rejects declared, "
        "diverge; Date of the next round: Russia no position, Ukraine 20–30 June 2025, "
        "one-sided."
    )
