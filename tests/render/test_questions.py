"""What stands behind a row: accounts, objects, doubts, groups and closed channels, as readers meet them."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.render import comparison_view
from negotiation_kit.render.card import issue_card, working
from negotiation_kit.render.palette import CONTESTED
from negotiation_kit.render.words import accounts, flag_text, other_objects, row_notes, stance_text
from negotiation_kit.wording import LANGUAGES

CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="module")
def border() -> Comparison:
    return nk.compare(nk.load_case(CASES / "border"), "upland", "lowland", "autumn")


@pytest.fixture(scope="module")
def deal() -> nk.Case:
    return nk.load_case(CASES / "nuclear-deal")


def test_accounts_that_contradict_each_other_are_flagged_and_told_one_by_one(border: Comparison) -> None:
    row = border.row("compensation")
    assert flag_text(row) == "contested"
    assert accounts(row) == [
        "Upland, own word: 100–120 million",
        "Upland, told by the other side: 40–100 million",
    ]
    assert "Upland: accounts contradict each other" in row_notes(border, row)
    assert working(border, row).endswith("Over all accounts and readings it lies between 0 and 0.3.")
    for view in (comparison_view(border), issue_card(border, row)):
        assert f"{CONTESTED} contested" in view


def test_a_row_of_several_objects_says_which_it_rests_on_and_lists_the_others(border: Comparison) -> None:
    row = border.row("crossing-hours")
    assert stance_text(row.a) == "goods: 8 hours; people: 12 hours"
    assert row_notes(border, row) == ["rests on: goods", "also spoken of: people"]
    assert other_objects(border, row) == ["people: ● agree 0"]
    assert "people: ● agree 0" in issue_card(border, row)


def test_a_row_of_one_question_has_neither(border: Comparison) -> None:
    row = border.row("patrols")
    assert (flag_text(row), accounts(row), other_objects(border, row)) == ("", [], [])
    assert "Accounts" not in issue_card(border, row)


def test_a_doubt_is_told_with_its_readings_and_the_worst_of_them_is_the_verdict(deal: nk.Case) -> None:
    found = nk.compare(deal, "arvenia", "concord", "2031-02")
    row = found.row("stockpile")
    assert row_notes(found, row) == ["Concord: the coder is in doubt (200–350 kilograms)"]
    assert working(found, row) == (
        "|500 − 300| ÷ 1,000 kilograms = 0.2. In one reading it is above 0.25: the sides diverge. Over all "
        "accounts and readings it lies between 0.15 and 0.3."
    )


def test_a_member_takes_over_from_its_group(deal: nk.Case) -> None:
    found = nk.compare(deal, "arvenia", "maronia", "2031-02")
    assert row_notes(found, found.row("machines")) == ["Maronia takes over from Concord"]


def test_leaked_and_private_matter_is_marked_where_it_counts(deal: nk.Case) -> None:
    def notes(channels: str) -> list[str]:
        found = nk.compare(deal, "maronia", "agency", "2031-06", channels=channels)
        return row_notes(found, found.row("relief-start"))

    told = "Maronia: leaked or private matter counts here"
    assert told in notes("all")
    assert told not in notes("open")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_it(border: Comparison, language: str) -> None:
    rows = [border.row("compensation"), border.row("crossing-hours")]
    told = [text for row in rows for text in (*row_notes(border, row, language), flag_text(row, language))]
    told += [*accounts(rows[0], language), *other_objects(border, rows[1], language)]
    assert all("{" not in text for text in told)
    assert nk.comparison_table(border, language=language).to_markdown()
