"""Notes of a table: in the order of their numbers, and passages in the order of the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotiation_kit.model import Case, Evidence, Mode, Position
from negotiation_kit.tables.citing import Citing


@pytest.fixture(scope="module")
def entry(istanbul: Case) -> Position:
    return next(found for found in istanbul.positions if found.evidence)


def resting_on(entry: Position, *passages: tuple[str, int]) -> list[Position]:
    """Return an entry for each passage of a source."""
    return [replace(entry, evidence=(Evidence(source, number, Mode.QUOTED),)) for source, number in passages]


def test_passages_of_a_note_stand_in_the_order_of_the_source(istanbul: Case, entry: Position) -> None:
    citing = Citing(istanbul, "footnotes", "en")
    assert citing.cite(resting_on(entry, ("x", 26), ("x", 3), ("x", 14))) == ((1,), "")
    assert citing.notes == ("S1 ¶3, 14, 26 (quoted)",)


def test_passages_in_a_cell_stand_in_the_order_of_the_source(istanbul: Case, entry: Position) -> None:
    citing = Citing(istanbul, "inline", "en")
    assert citing.cite(resting_on(entry, ("x", 26), ("x", 3), ("y", 9), ("y", 9))) == (
        (),
        "S1 ¶3, 26; S2 ¶9",
    )


def test_the_numbers_of_the_notes_of_a_cell_ascend(istanbul: Case, entry: Position) -> None:
    citing = Citing(istanbul, "footnotes", "en")
    for passages, numbers in (
        ([("x", 1), ("y", 2)], (1, 2)),
        ([("y", 2), ("x", 1)], (1, 2)),
        ([("z", 5), ("y", 2), ("x", 1)], (1, 2, 3)),
    ):
        assert citing.cite(resting_on(entry, *passages))[0] == numbers
