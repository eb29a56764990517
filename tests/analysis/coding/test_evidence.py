"""Reading the evidence: every filter alone and together, garbled passages, names that are not there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding.evidence import find_evidence, garbled, voices
from negotiation_kit.model import Case, Channel

ROUND = "2025-06-02"


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


def test_without_a_filter_every_piece_of_the_round_is_there_in_order(case: Case) -> None:
    found = find_evidence(case, ROUND).citations
    entries = [entry for entry in case.positions if (entry.round, entry.coder) == (ROUND, "lead")]
    assert len(found) == sum(len(entry.evidence) for entry in entries)
    assert [item.piece.passage for item in found] == sorted(item.piece.passage for item in found)


@pytest.mark.parametrize(
    ("how", "seen"),
    [
        ({"party": "Russia"}, lambda item: item.party.id == "russia"),
        ({"issue": "children-return"}, lambda item: item.position.issue == "children-return"),
        ({"voice": "Vladimir Medinsky"}, lambda item: item.piece.voice == "Vladimir Medinsky"),
        ({"source": "istanbul-2025-06-02"}, lambda item: item.source.id == "istanbul-2025-06-02"),
        ({"passage": 30}, lambda item: item.passage is not None and item.passage.number == 30),
        ({"mode": "inferred"}, lambda item: item.piece.mode == "inferred"),
        ({"confidence": "low"}, lambda item: item.position.confidence == "low"),
        (
            {"party": "ukraine", "mode": "quoted"},
            lambda item: item.party.id == "ukraine" and item.piece.mode == "quoted",
        ),
    ],
)
def test_a_filter_keeps_just_what_fits(case: Case, how: dict[str, Any], seen: Any) -> None:
    every, found = find_evidence(case, ROUND).citations, find_evidence(case, ROUND, **how).citations
    assert list(found) == [item for item in every if seen(item)]
    assert found


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"party": "rusia"}, "Did you mean 'russia'"),
        ({"voice": "Vladimir Medinski"}, "Did you mean 'Vladimir Medinsky'"),
        ({"mode": "quotd"}, "Did you mean 'quoted'"),
        ({"confidence": "hig"}, "Did you mean 'high'"),
        ({"source": "nowhere"}, "no source 'nowhere'"),
        ({"coder": "third"}, "no coder 'third'"),
    ],
)
def test_a_name_that_is_not_there_is_told(case: Case, how: dict[str, Any], told: str) -> None:
    with pytest.raises(nk.UnknownNameError, match=told):
        find_evidence(case, ROUND, **how)


def test_the_frame_names_passage_voice_and_position(case: Case) -> None:
    frame = find_evidence(case, ROUND, party="russia", issue="children-return").frame
    row = frame.iloc[0]
    assert (row["passage"], row["mode"], row["value"]) == (12, "reported-by-opponent", "10")
    assert find_evidence(case, ROUND, passage=99).frame.empty


def test_voices_are_in_alphabetical_order(case: Case) -> None:
    found = voices(find_evidence(case, ROUND).citations)
    assert found == sorted(found, key=str.casefold)
    assert "Donald Trump" in found


def test_garbled_passages_are_those_with_a_reading_that_are_cited(case: Case) -> None:
    found = garbled(case, ROUND)
    numbers = {item.passage.number for item in found}
    card = case.source("istanbul-2025-06-02")
    cited = {item.piece.passage for item in find_evidence(case, ROUND).citations}
    assert numbers == {passage.number for passage in card.passages if passage.reading} & cited
    first = next(item for item in found if item.passage.number == 12)
    assert {entry.issue for entry in first.positions} == {"children-return"}
    assert len(first.positions) == len(set(map(id, first.positions)))


def test_a_case_without_evidence_has_none() -> None:
    import pandas as pd

    table = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": [1, 2]})
    case = nk.case_from_frame(table, {"level": "ratio", "min": 0, "max": 3})
    assert nk.find_evidence(case).citations == ()
    assert nk.garbled(case) == ()


def test_what_is_known_from_a_leak_alone_is_read_when_asked_for(case: Case) -> None:
    """The entry that cites passage 30 first is made a leak, and any other stays as it is."""
    one = find_evidence(case, ROUND, passage=30).citations[0].position
    leak = tuple(replace(piece, channel=Channel.LEAKED) for piece in one.evidence)
    entries = (replace(entry, evidence=leak) if entry is one else entry for entry in case.positions)
    leaked = replace(case, positions=tuple(entries))
    found, every = (find_evidence(leaked, ROUND, channels=which).frame for which in ("open", "all"))
    assert len(every) - len(found) == len(leak)
    assert (every["channel"] == "leaked").sum() == len(leak)
    assert (found["channel"] == "public").all()
