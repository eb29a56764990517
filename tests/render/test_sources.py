"""Marks of sources: in rounds that cite several, a passage says of which source it is."""

from __future__ import annotations

from negotiation_kit.model import Case, Evidence, Mode, Position
from negotiation_kit.render import comparison_view, issue_card
from negotiation_kit.render.evidence import case_marks, passage_text, passages, source_key, source_marks
from tests.render.test_many import ROUND, SEVERAL


def cites(*pieces: tuple[str, int]) -> Position:
    evidence = tuple(Evidence(source, number, Mode.QUOTED) for source, number in pieces)
    return Position("a", "r", "x", evidence=evidence)


def test_passages_are_told_apart_by_source_where_there_are_several() -> None:
    entry = cites(("t", 2), ("s", 1), ("t", 1), ("s", 1))
    assert passages(entry, {"s": "S1", "t": "S2"}) == "S1 ¶1; S2 ¶1, 2"
    assert passages(cites(("s", 2), ("s", 1)), {}) == "¶1, 2"
    assert passages(cites(), {}) == ""
    assert (passage_text("s", 3, {"s": "S1"}), passage_text("s", 3, {})) == ("S1 ¶3", "¶3")


def test_a_round_with_one_source_needs_no_marks(istanbul: Case) -> None:
    assert source_marks(istanbul, istanbul.round(ROUND)) == {}
    assert source_key(istanbul, {}) is None


def test_marks_are_the_same_in_every_round(istanbul: Case) -> None:
    marks = source_marks(istanbul, istanbul.round(SEVERAL))
    assert len(marks) == 7
    assert marks.items() <= case_marks(istanbul).items()


def test_table_and_card_say_which_source_a_passage_is_of(istanbul: Case) -> None:
    import negotiation_kit as nk

    found = nk.compare(istanbul, "russia", "ukraine", SEVERAL)
    marks = source_marks(istanbul, found.round)
    mark = marks["memorandum-2025-06-02-routes"]
    table = comparison_view(found)
    assert f"<b>{mark}</b> [The Russian memorandum of 2 June 2025: Section II]" in table
    cited = next(
        row
        for row in found.rows
        for entry in (*row.a.entries, *row.b.entries)
        if any(piece.source == "memorandum-2025-06-02-routes" for piece in entry.evidence)
    )
    assert f"<b>{mark} ¶" in issue_card(found, cited)
