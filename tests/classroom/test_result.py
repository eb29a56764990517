"""Agreement worked out by hand on a small class."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.classroom.conftest import ANSWERS, answers


@pytest.fixture
def found(istanbul: Case, tmp_path: Path) -> nk.Seminar:
    """Give four groups: two read as ANSWERS, two see silence where those see a pause of Russia's."""
    given = {**ANSWERS, "nato-bid": {"russia": {"value": "abandon"}, "ukraine": {"value": "pursue"}}}
    other = copy.deepcopy(given)
    other["ceasefire-scope"]["russia"] = {"stance": "silent"}
    for name, answered in (("ana", given), ("bo", given), ("cem", other), ("dana", other)):
        (tmp_path / f"{name}.json").write_bytes(answers(name, answered))
    return nk.collect_codings(istanbul, tmp_path)


def test_same_readings_stand_together(found: nk.Seminar) -> None:
    place = next(
        place for place in found.places if place.issue.id == "ceasefire-scope" and place.party.id == "russia"
    )
    assert [[reading.coder for reading in same] for same in place.answers] == [["ana", "bo"], ["cem", "dana"]]
    assert (place.n, place.united) == (4, 0.5)
    assert [place.issue.id for place in found.split] == ["ceasefire-scope"]


def test_the_key_is_compared_where_it_is_single(found: nk.Seminar) -> None:
    singles = {
        (place.issue.id, place.party.id): place.as_key
        for place in found.places
        if place.n and place.single_key
    }
    lead = {(place.issue.id, place.party.id): place.key for place in found.places if place.n}
    assert all(key is not None for key in lead.values())
    assert singles[("ceasefire-scope", "russia")] == 2
    assert singles[("ceasefire-scope", "ukraine")] == 4
    assert singles[("ceasefire-duration", "russia")] == 4
    assert singles[("ceasefire-duration", "ukraine")] == 4
    assert found.key_agreement("ana")[1] == len(singles)
    assert found.key_agreement("ana")[0] - found.key_agreement("cem")[0] == 1


def test_alpha_is_that_of_the_groups_without_the_key(found: nk.Seminar) -> None:
    assert found.reliability is not None
    assert found.reliability.coders == ("ana", "bo", "cem", "dana")
    assert found.reliability.overall.value.value == 1.0  # where two of them see a value it is the same
    stance = found.reliability.overall.stance
    # Eight units of four ratings: 32, of which 4 + 2 see silence and 26 a value. One unit is split 2:2, so 8
    # of its 12 ordered pairs differ, each weighing 1 / (4 - 1).
    observed = 8 / 3 / 32
    expected = 2 * 6 * 26 / (32 * 31)
    assert stance.value == pytest.approx(1 - observed / expected)


def test_disagreements_are_between_groups(found: nk.Seminar) -> None:
    pairs = found.disagreements.to_dict("records")
    assert len(pairs) == 1  # four groups, two readings of one place: one row, and not a row each two groups
    (row,) = pairs
    assert (row["issue"], row["party"], row["n_a"], row["n_b"]) == ("ceasefire-scope", "russia", 2, 2)


def test_the_frame_has_a_row_a_place(found: nk.Seminar) -> None:
    rows = {(row["issue"], row["party"]): row for row in found.frame.to_dict("records")}
    assert len(rows) == 48
    split = rows["ceasefire-scope", "russia"]
    assert (split["n"], split["united"], split["n_readings"], split["as_key"]) == (4, 0.5, 2, 0.5)
    assert rows["mobilisation", "russia"]["n"] == 0
    assert found.frame["united"].isna().sum() == 40


def test_one_group_alone_has_no_alpha(istanbul: Case, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(answers("ana"))
    found = nk.collect_codings(istanbul, tmp_path)
    assert found.reliability is None
    assert found.key_agreement("ana")[1] > 0
