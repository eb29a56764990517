"""Movement between rounds, on small cases worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.moving import Change
from negotiation_kit.model import Basket, Case, Engagement, Firmness, Issue, Party, Position, Role, Round
from negotiation_kit.scales import Level, OrdinalScale, RatioScale, Span
from negotiation_kit.scales.edtf import parse_edtf

STEPS = OrdinalScale(tuple(Level(name, name) for name in ("none", "some", "most", "all")))
DAYS = RatioScale("days", 0, 30)
Entries = list[dict[str, Any]]


def case_of(a: Mapping[str, Entries], b: Mapping[str, Entries], scale: Any = STEPS) -> Case:
    """Return a case with one issue, from each party's entries by round."""
    rounds = tuple(Round(name, f"Round {name}", parse_edtf(f"2025-0{name[1]}")) for name in ("r1", "r2"))
    positions = tuple(
        Position(party, round, "x", **fields)
        for party, coded in (("a", a), ("b", b))
        for round, entries in coded.items()
        for fields in entries
    )
    return Case(
        "c",
        "C",
        (Party("a", "A", "A", Role.SIDE), Party("b", "B", "B", Role.SIDE)),
        rounds,
        (Basket("m", "Main"),),
        (Issue("x", "m", "X", "How much?", scale),),
        positions,
        coded_from="table",
    )


def row(case: Case, party: str = "a", start: str = "r1", end: str = "r2") -> Any:
    return nk.movement(case, party, start, end).row("x")


def days(low: float, high: float | None = None) -> tuple[Span, ...]:
    return (Span(low, low if high is None else high),)


B_ALL = {"r1": [{"value": "all"}], "r2": [{"value": "all"}]}
SILENT = [{"engagement": Engagement.SILENT}]


@pytest.mark.parametrize(
    ("before", "after", "change", "reason"),
    [
        ([{"value": "none"}], [{"value": "some"}], "moved", "another value"),
        (SILENT, [{"value": "some"}], "added", "no position before"),
        ([{"value": "some"}], SILENT, "dropped", "no position any more"),
        (SILENT, SILENT, "no-position", "before or after"),
        ([{"value": "some"}], [], "not-coded", "not coded after"),
        ([], [{"value": "some"}], "not-coded", "not coded before"),
        ([{"value": "some", "summary": "s"}], [{"value": "some", "summary": "s"}], "unchanged", "same words"),
        ([{"value": "some", "summary": "s"}], [{"value": "some", "summary": "t"}], "reworded", "other words"),
        (
            [{"value": "some", "firmness": Firmness.FIRM}],
            [{"value": "some", "firmness": Firmness.FLEXIBLE}],
            "softened",
            "from firm to flexible",
        ),
        (
            [{"value": "some", "firmness": Firmness.FIRM}],
            [{"value": "some", "firmness": Firmness.RED_LINE}],
            "hardened",
            "from firm to red line",
        ),
        (
            [{"value": "some", "firmness": Firmness.UNKNOWN}],
            [{"value": "some", "firmness": Firmness.FIRM}],
            "unchanged",
            "same words",
        ),
        ([{"value": "some"}], [{"value": "some", "accepts": ("most",)}], "softened", "also accepts most"),
        ([{"value": "some"}], [{"value": "some", "rejects": ("all",)}], "hardened", "also rejects all"),
        (
            [{"value": "some", "rejects": ("all",)}],
            [{"value": "some", "accepts": ("most",)}],
            "softened",
            "does not repeat that it rejects all; also accepts most",
        ),
        (
            [{"value": "some", "rejects": ("all",)}],
            [{"value": "some", "rejects": ("none",)}],
            "mixed",
            "also rejects none",
        ),
        (
            [{"value": "some"}],
            [{"value": "some"}, {"value": "most", "conditional_on": ((("y", "z"),),)}],
            "softened",
            "also offers most",
        ),
        (
            [{"value": "some"}, {"value": "most"}],
            [{"value": "most"}],
            "hardened",
            "does not repeat its offer of some",
        ),
        (
            [{"value": "some"}],
            [{"value": "some", "conditional_on": ((("y", "z"),),)}],
            "hardened",
            "now under conditions",
        ),
        (
            [{"value": "some", "conditional_on": ((("y", "z"),),)}],
            [{"value": "some"}],
            "softened",
            "no longer under conditions",
        ),
        ([{"value": "all"}], [{"rejects": ("all",)}], "moved", "rejects what it wanted before"),
        ([{"rejects": ("all",)}], [{"value": "all"}], "moved", "wants what it rejected before"),
        ([{"rejects": ("all",)}], [{"value": "some"}], "added", "says what it wants"),
        ([{"value": "some"}], [{"rejects": ("all",)}], "dropped", "says only what it accepts or rejects"),
        ([{"rejects": ("all",)}], [{"rejects": ("all", "most")}], "hardened", "also rejects most"),
        (
            [{"value": "some", "object": "here"}],
            [{"value": "all", "object": "there"}],
            "not-comparable",
            "different objects: here and then there",
        ),
    ],
)
def test_what_became_of_a_stance(before: Entries, after: Entries, change: str, reason: str) -> None:
    found = row(case_of({"r1": before, "r2": after}, B_ALL))
    assert found.change == change
    assert reason in found.reason


@pytest.mark.parametrize(
    ("before", "after", "change", "step"),
    [
        (days(2, 3), days(5), "moved", 2 / 30),  # from the nearer end, 3 to 5
        (days(2, 3), days(2), "hardened", 0),
        (days(2), days(2, 3), "softened", 0),
        (days(2, 4), days(3, 5), "moved", 0),
        (days(10), days(10), "unchanged", 0),
    ],
)
def test_ranges(before: Any, after: Any, change: str, step: float) -> None:
    case = case_of({"r1": [{"value": before}], "r2": [{"value": after}]}, {}, DAYS)
    found = row(case)
    assert found.change == change
    assert found.known_step == pytest.approx(step)


@pytest.mark.parametrize(
    ("a", "b", "toward"),
    [
        # On four levels a step is 1/3. B stands at `all`: from none to some is 1/3 nearer.
        (("none", "some"), ("all", "all"), 1 / 3),
        (("some", "none"), ("all", "all"), -1 / 3),
        # B was at `none` and is at `all`: held at none A goes 1/3 away, held at all 1/3 nearer.
        (("none", "some"), ("none", "all"), 0),
        # B is known in the second round only, and is held there.
        (("none", "some"), (None, "all"), 1 / 3),
        (("none", "some"), ("all", None), 1 / 3),
        (("some", "some"), (None, None), 0),
    ],
)
def test_toward_the_other_side(a: tuple[str, str], b: tuple[str | None, str | None], toward: float) -> None:
    found = row(case_of(_coded(a), _coded(b)))
    assert found.toward.point == pytest.approx(toward)


def test_an_unknown_other_side_gives_bounds() -> None:
    found = row(case_of(_coded(("none", "all")), _coded((None, None))))
    assert found.toward.point is None
    # Wherever B is, A came at most a whole scale nearer or went a whole scale away.
    assert (found.toward.low, found.toward.high) == (-1, 1)


def test_a_value_given_up_has_a_step_with_bounds() -> None:
    found = row(case_of({"r1": [{"value": "all"}], "r2": [{"rejects": ("all",)}]}, B_ALL))
    assert found.known_step is None
    assert tuple(found.step) == pytest.approx((1 / 3, 1))  # to most at the least, to none at the most


def test_the_two_parts_add_up_to_the_change_of_the_distance() -> None:
    case = case_of(_coded(("none", "some")), _coded(("all", "most")))
    parts = sum(row(case, party).toward.point for party in "ab")
    distances = [nk.compare(case, "a", "b", round).row("x").distance for round in ("r1", "r2")]
    assert parts == pytest.approx(1 - 1 / 3)
    assert parts == pytest.approx(float(distances[0] or 0) - float(distances[1] or 0))


LEVELS = st.sampled_from([*STEPS.names, None])


@given(LEVELS, LEVELS, LEVELS, LEVELS)
def test_back_is_the_mirror_of_forth(a: str | None, b: str | None, c: str | None, d: str | None) -> None:
    case = case_of(_coded((a, b)), _coded((c, d)))
    forth, back = row(case), row(case, start="r2", end="r1")
    assert forth.step == back.step
    if forth.toward is not None:
        assert (forth.toward.low, forth.toward.high) == pytest.approx((-back.toward.high, -back.toward.low))
    mirror = {Change.ADDED: Change.DROPPED, Change.DROPPED: Change.ADDED}
    assert back.change == mirror.get(forth.change, forth.change)


def test_coverage_and_means_go_together() -> None:
    case = case_of(_coded(("none", "some")), B_ALL)
    found = nk.movement(case, "a", "r1", "r2")
    assert (found.step, *found.coverage) == pytest.approx((1 / 3, 1, 1))
    mean, coverage = found.toward
    assert (mean, *coverage) == pytest.approx((1 / 3, 1, 1))
    empty = nk.movement(case_of(_coded((None, None)), B_ALL), "a", "r1", "r2")
    assert (empty.step, *empty.coverage) == (None, 0, 1)
    assert (empty.toward[0], *empty.toward[1]) == (None, 0, 1)


def test_frame_has_a_row_an_issue_and_nothing_made_up() -> None:
    frame = nk.movement(case_of(_coded((None, "some")), B_ALL), "a").frame
    assert list(frame["change"]) == ["added"]
    assert frame.loc["x", "after"] == "some"
    assert frame[["before", "step", "toward"]].isna().all(axis=None)


def test_the_last_two_coded_rounds_are_meant() -> None:
    found = nk.movement(case_of(_coded(("none", "some")), B_ALL), "a")
    assert (found.start.id, found.end.id, found.other and found.other.id) == ("r1", "r2", "b")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"from_round": "r1", "to_round": "r1"}, "two different rounds"),
        ({"toward": "a"}, "cannot move toward itself"),
        ({"from_round": "r3"}, "r3"),
        ({"coding": "spoken"}, "spoken"),
    ],
)
def test_what_cannot_be_asked(arguments: dict[str, str], said: str) -> None:
    case = case_of(_coded(("none", "some")), B_ALL)
    with pytest.raises(ValueError, match=said):
        nk.movement(case, "a", **arguments)


def test_a_party_coded_once_has_not_moved() -> None:
    with pytest.raises(ValueError, match="A is not coded in any round besides"):
        nk.movement(case_of({"r2": [{"value": "all"}]}, B_ALL), "a", to_round="r2")


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


def test_a_layer_is_no_movement(istanbul: Case) -> None:
    with pytest.raises(ValueError, match="told by different sources"):
        nk.movement(istanbul, "russia", "2025-06-02", "2025-06-02-papers")
    assert nk.movement(istanbul, "russia", "2025-06-02-papers", "2025-07-23").rows


def test_a_changed_question_is_not_compared(istanbul: Case) -> None:
    found = nk.movement(istanbul, "russia", "2022-04", "2025-06-02").row("force-cap")
    assert found.change == "not-comparable"
    assert "the question changed" in found.reason
    assert found.step is None


@pytest.mark.parametrize(
    ("party", "start", "end", "issue", "change", "step", "toward"),
    [
        # 6,000 bodies to 3,000 on a scale of 20,000; Ukraine held at 6,000, so as far away as it went.
        ("russia", "2025-06-02", "2025-07-23", "remains-return", "moved", 0.15, -0.15),
        # limited to banned, one of two steps; Ukraine held at limited.
        ("russia", "2022-04", "2025-06-02", "foreign-forces", "moved", 0.5, -0.5),
        ("ukraine", "2022-04", "2025-06-02", "nato-bid", "moved", None, None),
        ("ukraine", "2025-06-02", "2025-07-23", "pow-exchange-size", "added", None, None),
        ("ukraine", "2025-06-02", "2025-07-23", "remains-return", "not-coded", None, None),
    ],
)
def test_istanbul(
    istanbul: Case,
    party: str,
    start: str,
    end: str,
    issue: str,
    change: str,
    step: float | None,
    toward: float | None,
) -> None:
    found = nk.movement(istanbul, party, start, end).row(issue)
    assert found.change == change
    assert found.known_step == (None if step is None else pytest.approx(step))
    assert (found.toward.point if found.toward else None) == (
        None if toward is None else pytest.approx(toward)
    )


def _coded(values: tuple[str | None, str | None]) -> dict[str, Entries]:
    return {
        round: [{"value": value}] if value else SILENT
        for round, value in zip(("r1", "r2"), values, strict=True)
    }
