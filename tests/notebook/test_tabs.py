"""What stands under each tab: the table, a chart with its words, or a sentence."""

from __future__ import annotations

import re
import warnings
from base64 import b64decode
from collections.abc import Callable
from html import unescape

import pandas as pd
import pytest
from negotiation_kit.render.table import NOTHING_FOUND

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.notebook.pane import (
    BOXES,
    MOST_DRAWN,
    POSITIONS,
    TABLE,
    TABS,
    VERDICTS,
    first_rows,
    view_of,
)

CHARTS = [VERDICTS, POSITIONS]


def rows_of(comparison: Comparison) -> list[nk.IssueComparison]:
    return list(comparison.rows)


def told(view: str) -> str:
    """Return what a picture says to those who cannot see it."""
    (alt,) = re.findall(r'<img [^>]*alt="([^"]*)"', view)
    return unescape(alt)


def test_every_tab_has_a_name() -> None:
    assert sorted((TABLE, VERDICTS, POSITIONS)) == list(range(len(TABS)))


@pytest.mark.parametrize("tab", CHARTS)
def test_a_chart_is_a_png_that_says_what_it_shows(compared: Comparison, tab: int) -> None:
    view = view_of(tab, compared, rows_of(compared))
    (source,) = re.findall(r'src="data:image/png;base64,([^"]*)"', view)
    assert b64decode(source).startswith(b"\x89PNG")
    describe = charts.describe_verdicts if tab == VERDICTS else charts.describe_positions
    assert told(view) == describe(compared, rows_of(compared))
    assert BOXES not in view


@pytest.mark.parametrize("tab", [TABLE, *CHARTS])
def test_no_issue_is_a_sentence_under_every_tab(compared: Comparison, tab: int) -> None:
    assert NOTHING_FOUND in view_of(tab, compared, [])


@pytest.mark.parametrize("tab", CHARTS)
def test_a_chart_shows_the_rows_it_is_given(compared: Comparison, tab: int) -> None:
    (row, *_) = rows_of(compared)
    basket = compared.case.basket(row.issue.basket).title
    assert (row.issue.title if tab == POSITIONS else f"{basket}: 1 ") in told(view_of(tab, compared, [row]))


@pytest.mark.parametrize("number", [0, 1, MOST_DRAWN, MOST_DRAWN + 1, 200])
def test_a_picture_holds_no_more_rows_than_can_be_read(number: int) -> None:
    rows, told = first_rows(range(number), "the table has them all")
    assert rows == list(range(min(number, 40)))
    assert told == (None if number <= 40 else f"<p>The first 40 of {number}; the table has them all.</p>")


@pytest.mark.parametrize(("issues", "more"), [(MOST_DRAWN, False), (MOST_DRAWN + 1, True)])
def test_more_issues_than_anyone_reads_are_cut_and_it_is_told(issues: int, more: bool) -> None:
    rows = [(party, f"i{number}", number % 3) for party in "ab" for number in range(issues)]
    scale = {"level": "ratio", "min": 0, "max": 3}
    case = nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), scale)
    comparison = nk.compare(case, "a", "b")
    view = view_of(POSITIONS, comparison, rows_of(comparison))
    assert (f"The first {MOST_DRAWN} of {issues};" in view) is more
    assert f"i{MOST_DRAWN - 1}: " in told(view)
    assert f"i{MOST_DRAWN}: " not in told(view)


@pytest.mark.parametrize("tab", CHARTS)
def test_letters_without_a_font_are_told(tab: int, nastied: Callable[[str], Case]) -> None:
    case = nastied("\U000f1234")  # a private letter: no font of any machine has it
    comparison = nk.compare(case, "russia", "ukraine")
    assert BOXES in view_of(tab, comparison, rows_of(comparison))


def test_another_warning_is_passed_on(compared: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    to_png = charts.to_png

    def warns(ax: object) -> bytes:
        warnings.warn("something else", UserWarning, stacklevel=1)
        return to_png(ax)  # type: ignore[arg-type]

    monkeypatch.setattr(charts, "to_png", warns)
    with pytest.warns(UserWarning, match="something else"):
        view = view_of(VERDICTS, compared, rows_of(compared))
    assert BOXES not in view
