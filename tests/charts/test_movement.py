"""Charts of movement, by what they say: labels, colours and marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

import negotiation_kit as nk
from negotiation_kit.analysis.moving import over_rounds
from negotiation_kit.charts import (
    describe_movement,
    describe_timeline,
    issue_over_rounds,
    movement_dumbbells,
    to_png,
)
from negotiation_kit.model import Case
from negotiation_kit.render.palette import party_colours

RUSSIA, UKRAINE = "#0072B2", "#D55E00"


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def texts(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    found = [text.get_text() for text in ax.texts]
    return found + [text.get_text() for text in legend.get_texts()] if legend else found


def lines(ax: Axes, colour: str) -> list[Line2D]:
    """Return the lines that join one round to the next: those that run across."""
    found = [line for line in ax.lines if line.get_color() == colour and line.get_marker() == "None"]
    return [line for line in found if np.ptp(np.asarray(line.get_xdata(), dtype=float)) > 0]


def test_dumbbells_say_before_after_change_and_step(case: Case) -> None:
    found = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    said = texts(movement_dumbbells(found))
    for text in ("Truce before terms", "2–3 days", "1–2 days", "→ moved"):
        assert text in said
    assert "step 0.1\nas near as before" in said  # from at least 1,000 prisoners to 1,200, of 2,000
    assert {"Russia, Second direct round", "Russia, Third direct round", "Ukraine"} <= set(said)


def test_an_arrow_only_where_the_party_moved(case: Case) -> None:
    found = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    for issue, arrows in (("ceasefire-duration", 1), ("remains-return", 0), ("sequencing", 0)):
        ax = movement_dumbbells(found, rows=[found.row(issue)])
        assert sum(isinstance(text, Annotation) for text in ax.texts) == arrows


def test_the_arrow_runs_from_the_old_place_to_the_new(case: Case) -> None:
    found = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    ax = movement_dumbbells(found, rows=[found.row("ceasefire-duration")])
    (arrow,) = [text for text in ax.texts if isinstance(text, Annotation)]
    assert (arrow.xyann[0], arrow.xy[0]) == pytest.approx((2.5 / 30, 1.5 / 30))  # the middles of both ranges


def test_before_is_hollow_and_after_is_filled(case: Case) -> None:
    found = nk.movement(case, "russia", "2025-06-02", "2025-07-23")
    ax = movement_dumbbells(found, rows=[found.row("remains-return")])
    faces = [line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "o"]
    assert faces == ["white", RUSSIA]


@pytest.mark.parametrize("size", [(7, 9), (2.6, 3.0)])
def test_both_charts_stay_inside_axes_that_are_given(case: Case, size: tuple[float, float]) -> None:
    draws: list[Callable[[Axes], Axes]] = [
        lambda ax: movement_dumbbells(nk.movement(case, "ukraine", "2022-04", "2025-06-02"), ax=ax),
        lambda ax: issue_over_rounds(over_rounds(case, "leaders-meeting"), ax=ax),
    ]
    for draw in draws:
        figure = Figure(figsize=size)
        ax = figure.add_subplot()
        assert draw(ax) is ax
        figure.draw_without_rendering()
        box = ax.get_window_extent()
        for text in ax.texts:
            if text.get_text():
                extent = text.get_window_extent()
                assert extent.x0 >= box.x0 - 2
                assert extent.x1 <= box.x1 + 2


def test_a_gap_is_left_open(case: Case) -> None:
    """Ukraine is coded on the dead on 2 June and not on 23 July: its line must not go on."""
    ax = issue_over_rounds(over_rounds(case, "remains-return"))
    assert len(lines(ax, RUSSIA)) == 1
    assert lines(ax, UKRAINE) == []


def test_a_layer_is_joined_to_nothing(case: Case) -> None:
    ax = issue_over_rounds(over_rounds(case, "ceasefire-scope"))
    assert len(lines(ax, UKRAINE)) == 1  # 2 June to 23 July; nothing to the papers beside
    assert any(text.startswith("Papers of the") for text in texts(ax))


@pytest.mark.parametrize("issue", ["ceasefire-scope", "remains-return", "neutral-status"])
def test_no_two_names_of_rounds_lie_on_each_other(case: Case, issue: str) -> None:
    ax = issue_over_rounds(over_rounds(case, issue))
    ax.get_figure(root=True).draw_without_rendering()  # type: ignore[union-attr]
    names = [text for text in ax.texts if "ound" in text.get_text()]
    assert len(names) >= 2
    boxes = [text.get_window_extent() for text in names]
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_a_scale_without_order_has_no_lines(case: Case) -> None:
    ax = issue_over_rounds(over_rounds(case, "sequencing"))
    assert lines(ax, RUSSIA) == lines(ax, UKRAINE) == []
    assert {"terms first", "truce first"} <= set(texts(ax))


def test_conditional_offers_are_hollow_and_rejections_crossed(case: Case) -> None:
    ax = issue_over_rounds(over_rounds(case, "ceasefire-scope"))
    assert any(line.get_markerfacecolor() == "white" for line in ax.lines if line.get_color() == RUSSIA)
    crossed = issue_over_rounds(over_rounds(case, "nato-bid"))
    assert any(line.get_marker() == "x" for line in crossed.lines if line.get_color() == UKRAINE)
    assert "rejects" in texts(crossed)


def test_only_parties_that_say_anything_are_in_the_legend(case: Case) -> None:
    said = texts(issue_over_rounds(over_rounds(case, "remains-return")))
    assert "Russia" in said
    assert "United States" not in said


def test_descriptions_tell_the_same_without_the_picture(case: Case) -> None:
    moved = describe_movement(nk.movement(case, "russia", "2025-06-02", "2025-07-23"))
    assert "Return of the dead: 6,000 bodies per side, then 3,000 bodies per side, not comparable" in moved
    assert "Ukraine: Second direct round, 6,000 bodies per side" in describe_timeline(
        over_rounds(case, "remains-return")
    )


def test_dollar_signs_and_underscores_are_text(case: Case) -> None:
    parties = tuple(replace(party, short=f"_{party.short} $\\frac{{$") for party in case.parties)
    odd = replace(case, parties=parties)
    assert to_png(issue_over_rounds(over_rounds(odd, "remains-return")))
    ax = movement_dumbbells(nk.movement(odd, "russia", "2025-06-02", "2025-07-23"))
    assert to_png(ax)
    assert any(text.startswith("_Russia") for text in texts(ax))


def test_nothing_to_draw_is_said(case: Case) -> None:
    found = nk.movement(case, "russia", "2022-04", "2025-07-23")
    assert "No issue is selected." in texts(movement_dumbbells(found))


def test_colours_are_those_of_the_case(case: Case) -> None:
    assert party_colours(case)["russia"] == RUSSIA


@pytest.mark.parametrize("issue", ["ceasefire-scope", "remains-return"])
def test_the_names_of_a_round_and_of_its_layer_do_not_lie_on_each_other(case: Case, issue: str) -> None:
    found = over_rounds(case, issue)
    ax = issue_over_rounds(found)
    canvas = ax.figure.canvas
    canvas.draw()
    begins = tuple(item.title.split()[0] for item in found.rounds)
    names = [text for text in ax.texts if text.get_text().startswith(begins) and "round" in text.get_text()]
    boxes = [text.get_window_extent() for text in names]
    assert len(boxes) == len(found.rounds)
    assert not [(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if a.overlaps(b)]
