"""What a cell cites, in an order that is not that of the entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotiation_kit.model import Case, Evidence, Mode, Position, Source
from negotiation_kit.tables.method_lines import Citing
from negotiation_kit.wording import ENGLISH
from tests.builders import DAYS, case_of


@pytest.fixture
def case() -> Case:
    found = case_of({"it": DAYS}, a={"it": 3}, b={"it": 4})
    sources = tuple(Source(name, "report", f"Paper {name}") for name in ("first", "second"))
    return replace(found, sources=sources)


def citing_entry(*passages: tuple[str, int]) -> Position:
    evidence = tuple(Evidence(source, number, Mode.QUOTED, voice="A") for source, number in passages)
    return Position("a", "r1", "it", evidence=evidence)


def test_the_numbers_of_a_cell_go_up(case: Case) -> None:
    citing = Citing(case, "footnotes", ENGLISH)
    assert citing.cite([citing_entry(("first", 1))]) == ((1,), "")
    assert citing.cite([citing_entry(("second", 2), ("first", 1))]) == ((1, 2), "")
    assert len(citing.notes) == 2


def test_passages_stand_in_their_order_each_once(case: Case) -> None:
    entries = [citing_entry(("first", 7), ("first", 2)), citing_entry(("first", 7), ("first", 4))]
    _, cell = Citing(case, "inline", ENGLISH).cite(entries)
    assert cell == "S1 ¶2, 4, 7"
    notes = Citing(case, "footnotes", ENGLISH)
    notes.cite(entries)
    assert notes.notes[0].startswith("S1 ¶2, 4, 7 (")


def test_the_same_body_of_evidence_has_one_note_in_whatever_order(case: Case) -> None:
    citing = Citing(case, "footnotes", ENGLISH)
    there = citing.cite([citing_entry(("first", 1), ("first", 2))])
    assert citing.cite([citing_entry(("first", 2), ("first", 1))]) == there
    assert citing.counts == (2, 1)
