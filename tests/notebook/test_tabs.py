"""A chart as a picture with its words, and how many rows one picture holds."""

from __future__ import annotations

import re
import warnings
from base64 import b64decode
from collections.abc import Callable
from html import unescape

import pytest

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.notebook.pane import BOXES, MOST_DRAWN, chart_picture, first_rows
from tests.render.test_escaping import Page


def told(view: str) -> str:
    """Return what a picture says to those who cannot see it."""
    (alt,) = re.findall(r'<img [^>]*alt="([^"]*)"', view)
    return unescape(alt)


def picture(comparison: Comparison) -> str:
    return chart_picture(
        lambda: charts.positions_on_scales(comparison), charts.describe_positions(comparison)
    )


def test_a_chart_is_a_png_that_says_what_it_shows(compared: Comparison) -> None:
    view = picture(compared)
    (source,) = re.findall(r'src="data:image/png;base64,([^"]*)"', view)
    assert b64decode(source).startswith(b"\x89PNG")
    assert told(view) == charts.describe_positions(compared)
    assert BOXES not in view


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "日本語 🕊️"])
def test_nothing_from_a_file_breaks_out_of_a_picture(text: str, nastied: Callable[[str], Case]) -> None:
    case = nastied(text)
    page = Page(picture(nk.compare(case, "russia", "ukraine")).replace("<img ", "<line "))
    assert page.tags <= {"div", "line", "p"}
    assert page.names <= {"style", "role", "src", "alt"}


@pytest.mark.parametrize("number", [0, 1, MOST_DRAWN, MOST_DRAWN + 1, 200])
def test_a_picture_holds_no_more_rows_than_can_be_read(number: int) -> None:
    rows, told = first_rows(range(number), "the table has them all")
    assert rows == list(range(min(number, 40)))
    assert told == (None if number <= 40 else f"<p>The first 40 of {number}; the table has them all.</p>")


def test_letters_without_a_font_are_told(nastied: Callable[[str], Case]) -> None:
    case = nastied("\U000f1234")  # a private letter: no font of any machine has it
    assert BOXES in picture(nk.compare(case, "russia", "ukraine"))


def test_another_warning_is_passed_on(compared: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    to_png = charts.to_png

    def warns(ax: object) -> bytes:
        warnings.warn("something else", UserWarning, stacklevel=1)
        return to_png(ax)  # type: ignore[arg-type]

    monkeypatch.setattr(charts, "to_png", warns)
    with pytest.warns(UserWarning, match="something else"):
        view = picture(compared)
    assert BOXES not in view
