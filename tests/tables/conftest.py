"""The table of Istanbul, and tables in which every text is nasty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render.palette import look
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import labels

NASTY = [
    *(Path(__file__).parent.parent / "render" / "nasty.txt").read_text("utf-8").splitlines(),
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "\t=1",
    '=HYPERLINK("http://example.org","x")',
    "two\nlines",
    "# a heading",
    "1. an item",
    "- an item",
    "https://example.org @user #12",
    r"\input{secret} % & $x_1^2$ ~ {a} \\",
    "--- ?` !` '' `` \" [x]",
    "Ґанок, їжак, єдність; ёж, объём, съезд",
    "bell\x07 and null\x00",
    "long " * 80,
]


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="session")
def compared(istanbul: Case) -> Comparison:
    return nk.compare(istanbul, "russia", "ukraine", "2025-06-02")


@pytest.fixture(scope="session")
def table(compared: Comparison) -> nk.ComparisonTable:
    return nk.comparison_table(compared)


@pytest.fixture(params=NASTY, ids=range(len(NASTY)))
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def filled() -> Callable[[str], nk.ComparisonTable]:
    """Give a table with one text everywhere."""
    return filled_with


def filled_with(text: str) -> nk.ComparisonTable:
    columns = (
        Column("issue", text, Role.HEAD),
        Column("a", text),
        Column("verdict", text, Role.VERDICT),
        Column("distance", text, Role.NUMBER),
    )
    cells = (
        Cell(text, text),
        Cell(text, notes=(1, 2)),
        Cell(text, look=look(nk.Verdict.AGREE)),
        Cell("0.5", number=0.5),
    )
    groups = (Group(text, (Row(cells), Row(cells))),)
    return nk.ComparisonTable(
        "comparison",
        text,
        text,
        columns,
        groups,
        (text, "second"),
        (("S1", text),),
        ((text, text),),
        labels("en"),
    )
