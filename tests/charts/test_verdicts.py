"""Bars by basket: their lengths, colours and texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.charts import describe_verdicts, to_png, verdicts_by_basket
from negotiation_kit.model import Basket, Case
from negotiation_kit.render.palette import VERDICTS

Check = Callable[[Axes], None]
SIZES = [(12, 6), (8, 5), (5, 6), (4, 3), (3, 2), (1.5, 8), (0.5, 0.5)]


def bars_of(ax: Axes) -> Counter[tuple[str, float]]:
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return Counter((to_hex(patch.get_facecolor()), patch.get_width()) for patch in found)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_every_basket_is_a_bar_divided_by_verdict(compared: Comparison) -> None:
    ax = verdicts_by_basket(compared)
    counts = Counter((row.issue.basket, row.verdict) for row in compared.rows)
    assert bars_of(ax) == Counter(
        (VERDICTS[verdict].fill, float(count)) for (_, verdict), count in counts.items()
    )
    # The humanitarian basket of the real case: two agree, one diverges, one is told of one side only.
    shown = texts(ax)
    assert shown[0] == "Russia and Ukraine: issues by basket and verdict"
    start = shown.index("Humanitarian")
    assert shown[start + 1 : start + 4] == ["● 2", "○ 1", "◌ 1"]


def test_the_legend_names_the_verdicts_that_are_there_in_their_order(compared: Comparison) -> None:
    legend = verdicts_by_basket(compared).get_legend()
    assert legend is not None
    labels = [text.get_text() for text in legend.get_texts()]
    assert labels == ["● agree", "○ diverge", "◌ one-sided", "– open", "≠ not comparable"]
    fills = [to_hex(patch.get_facecolor()) for patch in legend.get_patches()]
    assert fills == [look.fill for look in VERDICTS.values() if look.label in labels]


def test_only_the_rows_asked_for_are_counted(compared: Comparison) -> None:
    rows = [row for row in compared.rows if row.issue.basket == "territory"]
    ax = verdicts_by_basket(compared, rows=iter(rows))
    assert texts(ax)[1:] == ["Territory", "○ 1"]
    assert describe_verdicts(compared, rows) == "Verdicts by basket. Territory: 1 diverge."


def test_nothing_selected_is_said_in_words(compared: Comparison, inside: Check) -> None:
    ax = verdicts_by_basket(compared, rows=[])
    assert texts(ax) == ["Russia and Ukraine: No issue is selected."]
    assert ax.get_legend() is None
    assert describe_verdicts(compared, []) == "No issue is selected."
    inside(ax)


@pytest.mark.parametrize("other", ["ukraine", "united-states"])
@pytest.mark.parametrize("coding", ["reading", "printed"])
@pytest.mark.parametrize("size", [None, *SIZES])
def test_everything_is_inside_and_apart_at_any_size(
    istanbul: Case, other: str, coding: str, size: tuple[float, float] | None, axes: Callable[..., Axes],
    inside: Check, apart: Check,
) -> None:  # fmt: skip
    comparison = nk.compare(istanbul, "russia", other, coding=coding)
    ax = verdicts_by_basket(comparison, ax=axes(*size) if size else None)
    if size is None or min(size) > 1:  # below, type is a pixel high
        inside(ax)
        apart(ax)


@pytest.mark.parametrize("layout", ["constrained", "tight"])
def test_a_figure_with_a_layout_of_its_own_keeps_everything_inside(
    compared: Comparison, layout: str, axes: Callable[..., Axes], inside: Check, apart: Check
) -> None:
    ax = axes(5, 6, layout=layout)
    assert verdicts_by_basket(compared, ax=ax) is ax
    inside(ax)
    apart(ax)


@pytest.mark.parametrize(
    "name", ["$x$ ", r"\frac{1}{0} $", "_under", "a" * 200, "word " * 60, "Ответ да ", "שלום", "<b>"]
)
def test_names_are_shown_as_they_are_written_and_kept_inside(
    named: Callable[[str], Comparison], name: str, inside: Check, apart: Check
) -> None:
    comparison = named(name)
    basket = replace(comparison.case.baskets[0], title=name.strip())
    comparison = replace(comparison, case=replace(comparison.case, baskets=(basket,)))
    ax = verdicts_by_basket(comparison)
    to_png(ax, 20)
    inside(ax)
    apart(ax)
    assert "".join(texts(ax)[0].split()).startswith("".join(f"{name}1 and".split())[:20])
    assert not any(text.get_parse_math() for text in ax.texts)


def test_texts_too_wide_for_their_parts_stand_behind_the_bar(compared: Comparison, inside: Check) -> None:
    baskets = (Basket("one", "One"),)
    agree = next(row for row in compared.rows if row.verdict == "agree")
    other = next(row for row in compared.rows if row.verdict == "open")
    rows = [replace(row, issue=replace(row.issue, basket="one")) for row in [agree] * 300 + [other]]
    ax = verdicts_by_basket(replace(compared, case=replace(compared.case, baskets=baskets)), rows=rows)
    assert texts(ax)[1:] == ["One", "● 300  – 1"]
    inside(ax)


def test_the_chart_is_readable_in_a_dark_figure(compared: Comparison, axes: Callable[..., Axes]) -> None:
    ax = axes(6, 5)
    ax.figure.set_facecolor("black")
    ax.set_facecolor("black")
    verdicts_by_basket(compared, ax=ax)
    assert to_hex(ax.get_facecolor()) == "#ffffff"
    assert {to_hex(text.get_color()) for text in ax.texts} == {"#1b1f23"}


def test_the_description_says_what_is_drawn(compared: Comparison) -> None:
    said = describe_verdicts(compared)
    assert said.startswith(
        "Verdicts by basket. Ceasefire: 2 diverge, 1 not comparable; Humanitarian: 2 agree,"
    )
    assert said.endswith(".")
    assert said.count(";") == len(compared.case.baskets) - 1
