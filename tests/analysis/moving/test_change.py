"""What became of a stance: place, terms, commitment and wording, told in this order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.moving import Change
from negotiation_kit.scales import Scale
from tests.analysis.moving.coded_twice import ELSE, IF, SILENT, coded_twice, row
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, PEOPLE, STEPS, TOLD, levels, says

B_ALL = ("all", "all")
LEAVES_OPEN = "it now leaves it open, which gives nothing up"
ON_TERMS = "no longer under conditions, at the same place: a concession on terms"
ADDED, DROPPED, CHANGED = "condition-added", "condition-dropped", "condition-changed"
SAME = "the same in the same words"


@pytest.mark.parametrize(
    ("before", "after", "change", "reason"),
    [
        ("none", "some", "moved", "another value"),
        (SILENT, "some", "added", "no position before"),
        ("some", SILENT, "dropped", "no position any more"),
        ("some", says(engagement="not-applicable"), "dropped", "no position any more"),
        # To leave it open gives nothing up.
        ("some", says(engagement="left-open"), "no-position", LEAVES_OPEN),
        (SILENT, says(engagement="left-open"), "no-position", LEAVES_OPEN),
        (SILENT, SILENT, "no-position", "no position before or after"),
        ("some", None, "not-coded", "not coded after, so nothing can be told"),
        (None, "some", "not-coded", "not coded before, so nothing can be told"),
        (says("some", summary="s"), says("some", summary="s"), "unchanged", SAME),
        (says("some", summary="s"), says("some", summary="t"), "reworded", "the same in other words"),
        (says("some", status="demanded"), says("some", status="offered"), "reworded", "the same in other"),
        # Commitment: by firmness, else by what is accepted and rejected.
        (says("some", firmness="firm"), says("some", firmness="flexible"), "looser", "from firm to flexible"),
        (says("some", firmness="firm"), says("some", firmness="red-line"), "firmer", "from firm to red line"),
        (says("some", firmness="unknown"), says("some", firmness="firm"), "unchanged", SAME),
        ("some", says("some", accepts=["most"]), "looser", "also accepts most"),
        ("some", says("some", rejects=["all"]), "firmer", "also rejects all"),
        (says("some", accepts=["most"]), "some", "unchanged", "does not repeat that it accepts most"),
        (
            says("some", firmness="firm"),
            says("some", firmness="red-line", accepts=["most"]),
            "firmer",
            "from firm to red line; also accepts most",
        ),
        ("some", says("some", accepts=["most"], rejects=["all"]), "unchanged", "also rejects all; also"),
        # A refusal not repeated is told; a concession only where the thing is now offered or accepted.
        (
            says("some", rejects=["all"]),
            says("some", accepts=["most"]),
            "looser",
            "also accepts most; does not repeat that it rejects all",
        ),
        (says("some", rejects=["all"]), "some", "unchanged", "does not repeat that it rejects all"),
        (
            says("some", rejects=["most"]),
            says("some", accepts=["most"]),
            "looser",
            "also accepts most; no longer rejects most, which it now offers or accepts",
        ),
        (
            says("some", rejects=["all"]),
            says("some", rejects=["none"]),
            "firmer",
            "also rejects none; does not repeat that it rejects all",
        ),
        # An offer more widens; one not repeated still stands.
        (
            "some",
            ["some", says("most", **IF)],
            "wider",
            "wider: around what it offered before; also offers most",
        ),
        (
            ["some", "most"],
            "most",
            "unchanged",
            "does not repeat its offer of some, which counts as standing",
        ),
        # Terms.
        ("some", says("some", **IF), "condition-added", "now under conditions"),
        (says("some", **IF), "some", "condition-dropped", ON_TERMS),
        (says("some", **IF), says("some", **ELSE), "condition-changed", "under other conditions"),
        (
            says("none", **IF),
            says("some", firmness="firm"),
            "moved",
            "another value; no longer under conditions",
        ),
        # A value and mere limits.
        ("all", says(rejects=["all"]), "moved", "rejects what it wanted before"),
        (says(rejects=["all"]), "all", "moved", "wants what it rejected before"),
        (says(rejects=["all"]), "some", "added", "says what it wants, before only what it accepts or"),
        ("some", says(rejects=["all"]), "dropped", "says only what it accepts or rejects"),
        (says(rejects=["all"]), says(rejects=["all", "most"]), "firmer", "also rejects most"),
        # What contradicts itself is no known position.
        ("some", ["none", says("some", firmness="red-line")], "not-comparable", "it contradicts itself"),
    ],
)  # fmt: skip
def test_what_became_of_a_stance(before: Any, after: Any, change: str, reason: str) -> None:
    found = row(STEPS, (before, after), B_ALL)
    assert found.change == change
    assert str(found.reason).startswith(reason)


@pytest.mark.parametrize(
    ("scale", "before", "after", "expected"),
    [
        # Place names the row, the others follow.
        (DAYS, says(9, firmness="firm"), says(6, firmness="flexible", **IF), ("moved", [ADDED], ["looser"])),
        (DAYS, says("2..9", **IF), "3..4", ("narrower", [DROPPED], [])),
        (DAYS, [10, says(6, **IF)], 6, ("moved", [DROPPED], [])),
        (DAYS, says(3), says(3, rejects=[5], **IF), (None, [ADDED], [])),
        (DAYS, says(3, **IF), [says(3, **ELSE), says(rejects=[5])], (None, [CHANGED], ["firmer"])),
        (COLOURS, "red", says(["red", "blue"]), ("wider", [], [])),
    ],
)  # fmt: skip
def test_place_terms_and_commitment_stand_side_by_side(
    scale: Scale, before: Any, after: Any, expected: Any
) -> None:
    found = row(scale, (before, after))
    assert (found.place, list(found.terms), list(found.commitment)) == expected
    parts = [found.place, *found.terms, *found.commitment]
    assert found.change == next(part for part in parts if part)


def test_every_later_change_is_told_after_the_one_that_names_the_row() -> None:
    before, after = says(10, firmness="firm"), says(6, firmness="flexible", **IF)
    assert row(DAYS, (before, after)).reason == "another value; now under conditions; from firm to flexible"


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("all", says(rejects=["all"]), (1 / 3, 1)),  # to most at the least, to none at the most
        (says(rejects=["all"]), "all", (1 / 3, 1)),
        ("some", says(rejects=["all"]), (0, 1 / 3)),
        ("some", says(rejects=["none", "some", "most", "all"]), None),
        ("all", SILENT, None),
        (says(rejects=["all"]), says(rejects=["none"]), None),
    ],
)
def test_a_value_that_is_not_known_in_one_of_the_rounds_has_a_step_with_bounds(
    before: Any, after: Any, step: Any
) -> None:
    found = row(STEPS, (before, after))
    assert found.known_step is None
    assert found.step == (None if step is None else pytest.approx(step))


@pytest.mark.parametrize(
    ("scale", "before", "after", "taken_back"),
    [
        (GROUPS, says(["sick"], rejects=["young"]), says(["sick"], accepts=["young"]), "young"),
        (GROUPS, says(["sick"], rejects=["young"]), says(["sick", "young"]), "young"),
        (GROUPS, says(["sick"], rejects=["young"]), says(["sick"], accepts=["wounded"]), None),
        (DAYS, says(3, rejects=[">=20"]), says(3, accepts=[25]), "at least 20 days"),
        (DAYS, says(3, rejects=[">=20"]), says(3, accepts=["15..20"]), "at least 20 days"),
        (DAYS, says(3, rejects=[">=20"]), says(3, accepts=[19]), None),
        (DAYS, says(rejects=[">=20"]), says(accepts=[25]), "at least 20 days"),
        (COLOURS, says("red", rejects=["blue"]), says(["red", "blue"]), "blue"),
    ],
)
def test_a_refusal_is_taken_back_by_offering_or_accepting_the_thing(
    scale: Scale, before: Any, after: Any, taken_back: str | None
) -> None:
    found = row(scale, (before, after))
    told = f"no longer rejects {taken_back}, which it now offers or accepts"
    assert (told in str(found.reason)) is (taken_back is not None)
    assert ("does not repeat that it rejects" in str(found.reason)) is (taken_back is None)


class TestManyOffers:
    """Each offer is held against the one it became, in whatever order the files tell them."""

    @pytest.mark.parametrize("order", [1, -1])
    def test_the_order_of_a_file_changes_nothing(self, order: int) -> None:
        before = [says(10, firmness="firm", summary="Ten."), says(6, firmness="flexible", summary="Or six.")]
        found = row(DAYS, (before, before[::order]))
        assert (found.change, found.known_step, found.commitment) == (Change.UNCHANGED, 0, ())

    @pytest.mark.parametrize(
        ("after", "change", "commitment"),
        [
            (
                [says(10, accepts=[6], firmness="red-line"), says(6, firmness="flexible")],
                "firmer",
                ("firmer",),
            ),
            ([says(10, firmness="firm"), says(6, firmness="firm")], "firmer", ("firmer",)),
            # Firmer on the one and looser on the other.
            ([says(10, firmness="flexible"), says(6, firmness="firm")], "unchanged", ()),
        ],
    )
    def test_firmness_is_that_of_each_offer(self, after: Any, change: str, commitment: Any) -> None:
        before = [says(10, accepts=[6], firmness="firm"), says(6, firmness="flexible")]
        found = row(DAYS, (before, after))
        assert (found.change, found.commitment) == (change, commitment)

    def test_an_offer_not_repeated_is_no_other_wording_and_a_new_one_is_no_rewording(self) -> None:
        two = [says(10, summary="Ten."), says(6, summary="Or six.")]
        assert row(DAYS, (two, two[:1])).change is Change.UNCHANGED
        assert row(DAYS, (two[:1], two)).change is Change.WIDER
        assert row(DAYS, (two, says(10, summary="Ten days."))).change is Change.REWORDED


class TestObjects:
    """Offers about different things are not held against each other."""

    def test_different_objects(self) -> None:
        found = row(STEPS, (says("some", object="here"), says("all", object="there")))
        assert (found.change, found.step) == (Change.NOT_COMPARABLE, None)
        assert found.reason == "different objects: here and then there"

    def test_of_several_objects_the_one_moved_farthest_names_the_row(self) -> None:
        before = [says(3, object="x"), says(10, object="y"), says(7)]
        after = [says(9, object="y"), says(6, object="x"), says(7)]
        found = row(DAYS, (before, after))
        assert found.change is Change.MOVED
        assert found.known_step == pytest.approx(3 / 30)

    def test_an_object_no_longer_spoken_of_leaves_the_others(self) -> None:
        found = row(DAYS, ([says(3, object="x"), says(10, object="y")], says(4, object="x")))
        assert found.change is Change.MOVED
        assert found.known_step == pytest.approx(1 / 30)


class TestAccounts:
    """The best account of each round speaks."""

    def test_what_the_other_side_tells_is_not_the_partys_word(self) -> None:
        found = row(DAYS, ([20, says(5, evidence=TOLD)], [20, says(9, evidence=TOLD)]))
        assert (found.change, found.known_step) == (Change.UNCHANGED, 0)

    def test_what_only_a_leak_tells_is_left_out_unless_asked_for(self) -> None:
        leak = tuple(replace(piece, channel=nk.model.Channel.LEAKED) for piece in TOLD)
        before, after = says(20, evidence=leak), says(5, evidence=leak)
        assert row(DAYS, (before, after)).change is Change.NOT_CODED
        assert row(DAYS, (before, after), channels="all").known_step == pytest.approx(0.5)


class TestAmountsOfARound:
    """Where every round asks for a further amount, two of them are no movement, and a total is shown."""

    @pytest.mark.parametrize(
        ("before", "after", "total"),
        [
            (6, 3, "9 people"),
            ("2..3", 5, "7–8 people"),
            (SILENT, 5, "5 people"),
        ],
    )
    def test_by_hand(self, before: Any, after: Any, total: str) -> None:
        case = coded_twice(PEOPLE, (before, after), (6, 6))
        case = replace(case, issues=(replace(case.issues[0], each_round=True),))
        found = nk.movement(case, "a", "r1", "r2").row("it")
        assert (found.change, found.step, found.toward) == (Change.NOT_COMPARABLE, None, None)
        assert "each round asks for a further amount" in found.reason
        assert found.total == total


def test_as_printed_where_the_wording_gives_nothing() -> None:
    found = row(DAYS, (3, says(5, printed="uncodable")), coding="printed")
    assert found.change is Change.NOT_CODED


def test_a_metric_the_scale_does_not_have() -> None:
    found = row(JUNE, ("2025-06-01", "2025-06-02"), metric="directional")
    assert (found.change, found.step) == (Change.NOT_COMPARABLE, None)
    assert found.reason == "directional distance is not defined on this scale"


def test_objects_go_by_the_names_the_codebook_gives_them() -> None:
    case = coded_twice(STEPS, (says("some", object="x"), says("some", object="y")))
    case = replace(case, issues=(replace(case.issues[0], objects=levels("x", "y")),))
    assert nk.movement(case, "a", "r1", "r2").row("it").reason == "different objects: x and then y"
