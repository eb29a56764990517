"""The model: frozen, in one order, equal wherever it was read from, and asked by name."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import (
    Basket,
    Case,
    Coding,
    Evidence,
    Issue,
    Mode,
    Origin,
    Party,
    Position,
    Prefers,
    Role,
    Round,
    Source,
)
from negotiation_kit.scales import LESS, MORE, Level, OrdinalScale

SCALE = OrdinalScale((Level("slow", "Slow"), Level("fast", "Fast")))


def _case(**changes: object) -> Case:
    made = Case(
        id="talks",
        title="Talks",
        parties=(Party("b", "Republic of B", "Bee", Role.SIDE), Party("a", "Kingdom of A", "Ay", Role.SIDE)),
        rounds=(Round("r2", "Second"), Round("r1", "First")),
        baskets=(Basket("main", "Main matters"),),
        issues=(Issue("pace", "main", "Pace of it", "How fast?", SCALE),),
        sources=(Source("z", "report", "Z"), Source("m", "report", "M")),
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def _says(party: str, round: str = "r1", coder: str = "lead", summary: str = "") -> Position:
    return Position(party, round, "pace", coder, value="slow", summary=summary)


def test_positions_stand_in_the_declared_order_of_rounds_and_parties() -> None:
    said = [
        _says("a", coder="zoe"), _says("a", coder="ann"), _says("a", summary="1"), _says("b", "r1"),
        _says("a", "r2"), _says("a", summary="2"), _says("b", "r2"),
    ]  # fmt: skip
    case = _case(positions=tuple(said))
    assert [(one.round, one.party, one.coder, one.summary) for one in case.positions] == [
        ("r2", "b", "lead", ""),
        ("r2", "a", "lead", ""),
        ("r1", "b", "lead", ""),
        ("r1", "a", "lead", "1"),  # the order in the file is kept
        ("r1", "a", "lead", "2"),
        ("r1", "a", "ann", ""),
        ("r1", "a", "zoe", ""),
    ]
    assert [source.id for source in case.sources] == ["m", "z"]


def test_however_the_files_came_the_case_is_the_same() -> None:
    said = (_says("a"), _says("b"), _says("a", "r2"))
    codings = (Coding("a", "r1"), Coding("b", "r1"), Coding("a", "r2"))
    assert _case(positions=said, codings=codings) == _case(positions=said[::-1], codings=codings[::-1])


def test_equality_leaves_out_where_it_stood() -> None:
    here, there = Origin("x.yaml", 3, 5), Origin("y.yaml", 9, 1)
    for thing in (
        _says("a"), Party("a", "A", "A", Role.SIDE), Round("r", "R"), Basket("m", "M"), Coding("a", "r"),
        Evidence("s", 1, Mode.QUOTED), Source("s", "report", "S"), Issue("p", "m", "P", "?", SCALE), _case(),
    ):  # fmt: skip
        placed = dataclasses.replace(thing, origin=here)
        assert placed == dataclasses.replace(thing, origin=there) == thing
    assert str(here) == "x.yaml:3"


@pytest.mark.parametrize("thing", [_says("a"), Evidence("s", 1, Mode.QUOTED), _case()])
def test_nothing_can_be_changed(thing: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        thing.note = "x"  # type: ignore[attr-defined]


def test_the_fast_way_in_makes_the_same_object() -> None:
    fields = {"party": "a", "round": "r1", "issue": "pace", "value": "slow", "origin": Origin("f", 1, 1)}
    fast, usual = Position.of(dict(fields)), Position(**fields)  # type: ignore[arg-type]
    assert (fast, hash(fast), repr(fast)) == (usual, hash(usual), repr(usual))
    assert (fast.accepts, fast.salience, fast.coder, fast.evidence) == ((), None, "lead", ())
    assert dataclasses.replace(fast, value="fast").value == "fast"
    assert fast != dataclasses.replace(fast, coder="ann")


def test_the_real_case_survives_a_copy_and_another_process() -> None:
    case = nk.load_case("istanbul-2025")
    assert pickle.loads(pickle.dumps(case)) == case
    assert copy.deepcopy(case) == case
    assert {position.origin for position in pickle.loads(pickle.dumps(case)).positions} == {
        position.origin for position in case.positions
    }


@pytest.mark.parametrize("name", ["a", "A", "Ay", "AY", "Kingdom of A", "kingdom of a"])
def test_a_party_is_found_by_any_of_its_names(name: str) -> None:
    assert _case().party(name).id == "a"


def test_the_others_are_found_by_id_or_title() -> None:
    case = _case()
    assert (case.round("r1").id, case.round("first").id) == ("r1", "r1")
    assert case.round().id == "r1"  # the last one declared
    assert (case.issue("pace").id, case.issue("Pace of it").id) == ("pace", "pace")
    assert (case.basket("main").id, case.basket("MAIN MATTERS").id) == ("main", "main")
    assert case.source("m").title == "M"


def test_an_id_goes_before_another_ones_name_and_a_name_of_two_is_nobodys() -> None:
    parties = (Party("a", "One", "X", Role.SIDE), Party("x", "Two", "a", Role.SIDE))
    case = _case(parties=parties)
    assert case.party("a").name == "One"
    assert case.party("x").name == "Two"
    with pytest.raises(UnknownNameError):
        case.party("X ")
    twins = _case(parties=(Party("a", "One", "X", Role.SIDE), Party("b", "Two", "X", Role.SIDE)))
    with pytest.raises(UnknownNameError, match="there is no party 'X'; known are: a, b"):
        twins.party("X")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda case: case.party("bb"), "no party 'bb'; known are: b, a"),
        (lambda case: case.round("r3"), "no round 'r3'; known are: r2, r1"),
        (lambda case: case.issue("pece"), "no issue 'pece'; known are: pace. Did you mean 'pace'?"),
        (lambda case: case.basket("mian"), "no basket 'mian'; known are: main. Did you mean 'main'?"),
        (lambda case: case.source("q"), "no source 'q'; known are: m, z"),
        (lambda case: case.party(7), "no party 7; known are: b, a"),
    ],
)
def test_an_unknown_name_lists_those_known(ask: object, said: str) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(said)):
        ask(_case())  # type: ignore[operator]


def test_entries_are_one_coders_on_one_issue() -> None:
    said = (_says("a", summary="1"), _says("a", summary="2"), _says("a", coder="ann"), _says("a", "r2"))
    case = _case(positions=said)
    assert [one.summary for one in case.entries("a", "pace", "r1")] == ["1", "2"]
    assert case.entries("a", "pace", "r1", "ann") == (said[2],)
    assert case.entries("b", "pace", "r1") == ()


def test_the_directions_are_those_the_scales_read() -> None:
    assert (Prefers.MORE, Prefers.LESS) == (MORE, LESS)


@pytest.mark.parametrize(
    ("object", "language", "text"),
    [
        ("local-pause", "en", "local pause"),
        ("local-pause", "uk", "Пауза на кілька днів на окремих ділянках фронту"),
        ("general-truce", "ru", "Перемирие на всём фронте"),
        ("local-pause", "fr", "local pause"),  # the codebook has no French
        ("some-sector", "uk", "some sector"),  # not declared
    ],
)
def test_an_object_is_told_in_the_language_that_the_codebook_has(
    object: str, language: str, text: str
) -> None:
    issue = nk.load_case("istanbul-2025").issue("ceasefire-duration")
    assert issue.object_text(object, language) == text
