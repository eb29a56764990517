"""Movement between rounds: which rounds, toward whom, what agreed, and the figures over all issues."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.moving import Change
from negotiation_kit.model import Case, Role
from tests.analysis.moving.coded_twice import SILENT, Told, coded_twice, row
from tests.builders import DAYS, STEPS, case_of, says

B_ALL: Told = ("all", "all")


class TestSettled:
    """Both want the same now, each calls it agreed or accepts it, and it was not so before."""

    @pytest.mark.parametrize(
        ("a", "b", "change"),
        [
            ((10, says(12, status="agreed")), (12, says(12, status="agreed")), "settled"),
            ((10, says(12, status="accepted")), (12, says(12, status="agreed")), "settled"),
            # From at least 10: the figure named moves by 2.
            ((">=10", says(12, status="agreed")), (SILENT, says(12, status="agreed")), "settled"),
            # The same place, on which the word is new.
            ((12, says(12, status="agreed")), (12, says(12, status="agreed")), "settled"),
            ((10, says(12, status="agreed")), (12, says(12, status="offered")), "moved"),
            ((10, 12), (12, 12), "moved"),
            ((10, says(12, status="agreed")), (12, says(13, status="agreed")), "moved"),
            # Agreed before is not settled now.
            ((says(12, status="agreed"),) * 2, (says(12, status="agreed"),) * 2, "unchanged"),
        ],
    )
    def test_by_hand(self, a: Told, b: Told, change: str) -> None:
        assert row(DAYS, a, b).change == change

    def test_the_step_is_told_beside_it(self) -> None:
        found = row(DAYS, (">=10", says(12, status="agreed")), (12, says(12, status="agreed")))
        assert found.known_step == pytest.approx(2 / 30)
        assert found.place is Change.SETTLED
        assert str(found.reason).startswith("agreed by both, and not before")


class TestWhyOtherwise:
    """Where the distance changes by something else than the party's own part, the reason says why."""

    @pytest.mark.parametrize(
        ("a", "b", "told"),
        [
            ((0, 12), (30, 30), None),  # the whole change is its own
            ((0, 12), (30, 24), "shrinks by 0.6, as the other party moved too"),
            ((0, 12), (12, 30), "grows by 0.2, as the other party moved too"),
            ((0, 6), (24, 30), "stays the same, as the other party moved too"),
            (
                ([10, 20], 10),
                (30, 30),
                "grows by 0.333, as what is not repeated counts as still standing here",
            ),
        ],
    )
    def test_by_hand(self, a: Told, b: Told, told: str | None) -> None:
        found = row(DAYS, a, b)
        assert ("the distance between the two" in found.reason) is (told is not None)
        assert str(found.reason).endswith(told or "")


def test_back_is_the_mirror_of_forth() -> None:
    """Whatever two sides say on four levels, of which one may be silent."""
    mirror = {Change.ADDED: Change.DROPPED, Change.DROPPED: Change.ADDED}
    said = ["none", "most", "all", SILENT]
    for a, b, c, d in product(said, repeat=4):
        forth, back = row(STEPS, (a, b), (c, d)), row(STEPS, (b, a), (d, c))
        assert forth.step == back.step
        assert back.change == mirror.get(forth.change, forth.change)
        if forth.toward is not None and back.toward is not None:
            assert (forth.toward.low, forth.toward.high) == pytest.approx(
                (-back.toward.high, -back.toward.low)
            )


def test_coverage_and_means_go_together() -> None:
    found = nk.movement(coded_twice(STEPS, ("none", "some"), B_ALL), "a", "r1", "r2")
    assert (found.step, *found.coverage) == pytest.approx((1 / 3, 1, 1))
    mean, coverage = found.toward
    assert (mean, *coverage) == pytest.approx((1 / 3, 1, 1))
    empty = nk.movement(coded_twice(STEPS, (SILENT, SILENT), B_ALL), "a", "r1", "r2")
    assert (empty.step, *empty.coverage) == (None, 0, 1)
    assert (empty.toward[0], *empty.toward[1]) == (None, 0, 1)


def test_every_change_is_counted_also_those_that_do_not_occur() -> None:
    found = nk.movement(coded_twice(STEPS, ("none", "some"), B_ALL), "a").changes
    assert list(found) == list(Change)
    assert {change: n for change, n in found.items() if n} == {Change.MOVED: 1}


def test_frame_has_a_row_an_issue_and_nothing_made_up() -> None:
    frame = nk.movement(coded_twice(STEPS, (SILENT, "some"), B_ALL), "a").frame
    assert list(frame["change"]) == ["added"]
    assert frame.loc["it", "after"] == "some"
    assert frame[["before", "step", "toward", "place", "terms", "commitment"]].isna().all(axis=None)


def test_the_frame_tells_what_is_added_and_what_is_not_repeated() -> None:
    fewer = nk.movement(coded_twice(DAYS, ([10, 3], 10)), "a").frame.loc["it"]
    assert (fewer["not_repeated"], fewer["step"], fewer["toward_word"]) == ("3", 0, "none")
    more = nk.movement(coded_twice(DAYS, (10, [10, 3])), "a").frame.loc["it"]
    assert (more["added"], more["place"], more["step"]) == ("3", "wider", pytest.approx(7 / 30))


class TestWhichRounds:
    """The last two in which the party is coded, layers of other sources left out."""

    def test_the_last_two_coded_rounds_are_meant(self) -> None:
        found = nk.movement(coded_twice(STEPS, ("none", "some"), B_ALL), "a")
        assert (found.start.id, found.end.id, found.other and found.other.id) == ("r1", "r2", "b")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ({"from_round": "r1", "to_round": "r1"}, "two different rounds"),
            ({"toward": "a"}, "cannot move toward itself"),
            ({"from_round": "r3"}, "r3"),
            ({"coding": "spoken"}, "spoken"),
            ({"channels": "some"}, "some"),
        ],
    )
    def test_what_cannot_be_asked(self, arguments: dict[str, str], said: str) -> None:
        case = coded_twice(STEPS, ("none", "some"), B_ALL)
        with pytest.raises(ValueError, match=said):
            nk.movement(case, "a", **arguments)  # type: ignore[arg-type]

    def test_a_party_coded_once_has_not_moved(self) -> None:
        with pytest.raises(ValueError, match="A is not coded in any round besides"):
            nk.movement(coded_twice(STEPS, (None, "all"), B_ALL), "a", to_round="r2")

    @pytest.mark.parametrize(
        ("start", "end", "refused"),
        [
            ("r1", "r2", False),
            ("r1", "papers", False),
            ("papers", "r3", False),
            ("papers", "radio", True),  # two layers of the same talks
            ("radio", "papers", True),
            ("r2", "papers", True),  # the talks and a layer of them
            ("papers", "r2", True),
            ("papers", "letters", False),  # layers of different talks
        ],
    )
    def test_talks_told_by_other_sources_are_no_later_round(
        self, start: str, end: str, refused: bool
    ) -> None:
        rounds = {"r1": None, "r2": None, "papers": "r2", "radio": "r2", "r3": None, "letters": "r3"}
        said = [says(number, round=name) for number, name in enumerate(rounds)]
        case = case_of({"it": DAYS}, a={"it": said}, b={"it": said}, rounds=rounds)
        layers = tuple(replace(item, layer_of=rounds[item.id]) for item in case.rounds)
        case = replace(case, rounds=layers)
        if refused:
            with pytest.raises(ValueError, match="the same talks told by different sources"):
                nk.movement(case, "a", start, end)
        else:
            assert nk.movement(case, "a", start, end).rows
        assert nk.movement(case, "a").start.id == "r2"
        assert nk.movement(case, "a").end.id == "r3"


class TestTowardWhom:
    """Toward the other side, if there is just one."""

    @pytest.mark.parametrize(
        ("roles", "other"),
        [
            ({}, None),  # two others
            ({"c": Role.MEDIATOR}, "b"),
            ({"b": Role.HOST, "c": Role.MEDIATOR}, None),
        ],
    )
    def test_who_is_meant(self, roles: dict[str, Role], other: str | None) -> None:
        said = {"it": [says(1, round="r1"), says(2, round="r2")]}
        case = case_of({"it": DAYS}, dict.fromkeys("abc", said), rounds=("r1", "r2"))
        parties = tuple(replace(item, role=roles.get(item.id, item.role)) for item in case.parties)
        found = nk.movement(replace(case, parties=parties), "a")
        assert (found.other.id if found.other else None) == other
        assert (found.row("it").toward is None) is (other is None)
        assert nk.movement(case, "a", toward="c").row("it").toward is not None


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
        # 6,000 bodies and then 3,000 more are no movement.
        ("russia", "2025-06-02", "2025-07-23", "remains-return", "not-comparable", None, None),
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
