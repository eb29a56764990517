"""Comparisons to draw: the real one, and one with every kind of scale and whatever names are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import _pylab_helpers as pyplot_state
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case

LEVELS = ["stop", "slow", "go"]
SCALES: dict[str, dict[str, Any]] = {
    "nominal": {"level": "nominal", "values": LEVELS},
    "ordinal": {"level": "ordinal", "values": LEVELS},
    "interval": {"level": "interval", "min": -10, "max": 10, "unit": "degrees"},
    "ratio": {"level": "ratio", "min": 0, "max": 100, "unit": "days"},
    "set": {"level": "set", "values": LEVELS},
    "date": {"level": "date", "min": "2025-01-01", "max": "2025-12-31"},
}
VALUES = {
    "nominal": ("stop", "go"),
    "ordinal": ("stop", "go"),
    "interval": (-10, 0),
    "ratio": ("20..40", ">=60"),
    "set": ("stop, go", "[]"),
    "date": ("2025-01-01", "2025-07"),
}


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    """Charts belong to no pyplot state and change no setting, so that drawing many costs nothing."""
    settings, figures = dict(mpl.rcParams), list(pyplot_state.Gcf.figs)
    yield
    assert list(pyplot_state.Gcf.figs) == figures
    assert dict(mpl.rcParams) == settings


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="session")
def compared(istanbul: Case) -> Comparison:
    return nk.compare(istanbul, "russia", "ukraine")


@pytest.fixture(scope="session")
def every_scale() -> Comparison:
    """Give two sides on one issue of each scale."""
    rows = [(party, level, VALUES[level][place]) for level in VALUES for place, party in enumerate("ab")]
    frame = pd.DataFrame(rows, columns=["party", "issue", "value"])
    return nk.compare(nk.case_from_frame(frame, SCALES), "a", "b")


@pytest.fixture
def named() -> Callable[[str], Comparison]:
    """Give a comparison in which parties, issue, basket and levels are called by one text."""

    def made(name: str) -> Comparison:
        frame = pd.DataFrame(
            {"party": [f"{name}1", f"{name}2"], "issue": [f"{name}i"] * 2, "value": [f"{name}x", f"{name}y"]}
        )
        scale = {"level": "ordinal", "values": [f"{name}x", f"{name}y"]}
        case = nk.case_from_frame(frame, scale)
        return nk.compare(case, case.parties[0].id, case.parties[1].id)

    return made


@pytest.fixture
def axes() -> Callable[..., Axes]:
    """Give axes of a size in inches, as a caller would have them."""

    def made(width: float, height: float, **options: Any) -> Axes:
        figure = Figure(figsize=(width, height), **options)
        return figure.add_axes((0.1, 0.1, 0.8, 0.8)) if not options else figure.add_subplot()

    return made


@pytest.fixture
def inside() -> Callable[[Axes], None]:
    """Check that nothing is drawn outside the axes, as the figure will be drawn."""

    def check(ax: Axes) -> None:
        figure = ax.get_figure(root=True)
        assert figure is not None
        figure.draw_without_rendering()
        box = ax.get_window_extent()
        legend = ax.get_legend()
        for drawn in [*ax.texts, *ax.lines, *ax.patches, *([legend] if legend else [])]:
            extent = drawn.get_window_extent()
            assert box.x0 - 1 <= extent.x0, drawn
            assert extent.x1 <= box.x1 + 1, drawn
            assert box.y0 - 1 <= extent.y0, drawn
            assert extent.y1 <= box.y1 + 1, drawn

    return check


@pytest.fixture
def apart() -> Callable[[Axes], None]:
    """Check that no two texts overlap."""

    def check(ax: Axes) -> None:
        figure = ax.get_figure(root=True)
        assert figure is not None
        figure.draw_without_rendering()
        legend = ax.get_legend()
        texts = [*ax.texts, *(legend.get_texts() if legend else [])]
        # A line of type reaches above and below its letters; what touches there does not overlap to the eye.
        boxes = [text.get_window_extent().padded(-2) for text in texts if text.get_text()]
        for number, box in enumerate(boxes):
            for other, text in zip(boxes[:number], texts, strict=False):
                assert not box.overlaps(other), (texts[number].get_text(), text.get_text())

    return check
