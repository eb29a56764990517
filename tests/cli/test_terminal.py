"""Plain text for terminals: widths, stand-ins and styles."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from negotiation_kit.cli import terminal
from negotiation_kit.cli.terminal import Column, Row, listing, paint, printable, screen_width, table, wrapped
from tests.cli.conftest import Screen

COLUMNS = [Column("Issue", 8), Column("North", 6), Column("Distance", 9, right=True)]
GROUPS = [
    ("CATCH", [Row(("Catch limit", "80–100", "0.1"), "told by a third side"), Row(("Gear", "nets", "1"))])
]


def _terminal(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> None:
    """Make the output a terminal with no wishes of its own."""
    for name in ("NO_COLOR", "TERM", "WT_SESSION", "ANSICON"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdout", Screen(encoding))


def test_a_table_groups_its_rows_and_lets_long_cells_go_on() -> None:
    assert table(COLUMNS, GROUPS) == [
        "Issue     North    Distance",
        "--------  ------  ---------",
        "CATCH",
        "Catch     80–100        0.1",
        "limit",
        "  told by a third side",
        "Gear      nets            1",
        "",
    ]


def test_a_listing_says_under_which_head_each_cell_stands() -> None:
    assert listing(COLUMNS, GROUPS, 20) == [
        "CATCH",
        "Catch limit",
        "  North     80–100",
        "  Distance  0.1",
        "  told by a third",
        "  side",
        "",
        "Gear",
        "  North     nets",
        "  Distance  1",
        "",
    ]


def test_no_line_is_longer_than_the_screen() -> None:
    lines = wrapped("one two three four", 9, hanging="   ")
    assert lines == ["one two", "   three", "   four"]
    assert max(map(len, listing(COLUMNS, GROUPS, 20))) <= 20


@pytest.mark.parametrize(("columns", "width"), [("100", 99), ("20", 40), ("400", 140)])
def test_the_width_has_bounds(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_width() == width


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("utf-8", "● 2–3 days … Türkiye", "● 2–3 days … Türkiye"),
        ("ascii", "● 2–3 days … Türkiye", "@ 2-3 days ... Turkiye"),
        ("ascii", "¶ 3 · “so” — it’s −1", 'par.  3 - "so" - it\'s -1'),
        ("latin-1", "● Türkiye", "@ Türkiye"),
        ("cp1252", "2–3 ● …", "2–3 @ …"),
    ],
)
def test_signs_the_screen_lacks_have_stand_ins(
    monkeypatch: pytest.MonkeyPatch, encoding: str, text: str, shown: str
) -> None:
    _terminal(monkeypatch, encoding)
    assert printable(text, {"●": "@"}) == shown


@pytest.mark.parametrize(("style", "code"), [("bold", "1"), ("dim", "2"), ("red", "31"), ("yellow", "33")])
def test_a_terminal_gets_styles(monkeypatch: pytest.MonkeyPatch, style: str, code: str) -> None:
    _terminal(monkeypatch)
    assert paint("x", style) == f"\x1b[{code}mx\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_reader_can_turn_styles_off(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert paint("x", "bold") == "x"


def test_a_file_gets_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert paint("x", "bold") == "x"


@pytest.mark.parametrize(("environment", "styled"), [({"WT_SESSION": "1"}, True), ({}, False)])
def test_only_the_newer_consoles_of_windows_get_styles(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], styled: bool
) -> None:
    _terminal(monkeypatch)
    monkeypatch.setattr(terminal, "os", SimpleNamespace(name="nt", environ=environment))
    assert (paint("x", "bold") != "x") is styled
