"""Accounts and other objects on the page: beside the verdict at once, in the detail by its script."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.webpage.statements import rounds_told

CASE = Path(__file__).resolve().parents[1] / "cases" / "border"


@pytest.fixture(scope="module")
def case() -> nk.Case:
    return nk.load_case(CASE)


def test_a_contested_row_has_its_flag_and_its_accounts(case: nk.Case) -> None:
    told = next(item for item in rounds_told(case) if item.round.id == "autumn")
    rows = dict(zip(told.issues, told.pairs["reading", "upland", "lowland"].rows, strict=True))
    row = rows[case.issue("compensation")]
    assert row.flag == "contested"
    assert row.accounts[0] == "Upland, own word: 100–120 million"
    assert rows[case.issue("crossing-hours")].objects == ("people: ● agree 0",)


def test_the_page_shows_the_flag_and_packs_what_stands_behind(case: nk.Case) -> None:
    html = nk.page(case, "upland", "lowland", round="autumn").html
    assert "⚑ contested" in html
    for text in ("told by the other side:", "40–100 million", "people:", "● agree 0"):
        assert text in html
