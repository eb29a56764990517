"""Alpha of status, firmness and confidence, entry by entry; movement tells no firmness nobody agrees on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Coding, Confidence, Firmness, Status
from tests.analysis.coding.cases import build, day, said

ROUND = "2025-06-02"
IF_FAST = ((("pace", "fast"),),)


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


def test_firmness_of_the_two_istanbul_codings(istanbul: Case) -> None:
    """Of 42 matched entries 14 are read alike: -0.22, as was counted outside the kit."""
    found = nk.coding_reliability(istanbul, ROUND).marks["firmness"]
    assert (found.n_pairable_units, round(found.value or 0, 2)) == (42, -0.22)
    # 22 firm and unknown, 6 flexible and unknown, 13 firm twice, 1 unknown twice: 48 firm, 30 unknown, 6.
    chance = 1 - (48 * 47 + 30 * 29 + 6 * 5) / (84 * 83)
    assert found.value == pytest.approx(1 - (28 / 42) / chance)


def test_every_mark_is_in_the_frame_with_its_level(istanbul: Case) -> None:
    frame = nk.coding_reliability(istanbul, ROUND).frame.set_index("measure").loc[["status", "confidence"]]
    assert frame["level"].to_list() == ["nominal", "ordinal"]
    assert frame["scope"].eq("overall").all()
    assert (frame["alpha"] > 0.8).all()


def entries(coder: str, *firmness: Firmness, **more: Any) -> list[Any]:
    """Return one entry a party, with these firmnesses."""
    return [
        said(coder, party, "days", day(place), firmness=word, **more)
        for place, (party, word) in enumerate(zip("abc", firmness, strict=True))
    ]


FIRM, FLEXIBLE, RED = Firmness.FIRM, Firmness.FLEXIBLE, Firmness.RED_LINE


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        # Values with the nearest value, whatever their order in the file.
        ([day(1), day(9)], [day(8), day(2)], {(FIRM, FIRM), (RED, RED)}),
        ([day(1)], [day(8), day(2)], {(FIRM, FIRM)}),
    ],
)
def test_entries_are_matched_by_what_they_say(one: Any, other: Any, pairs: set[Any]) -> None:
    words = {1: FIRM, 2: FIRM, 8: RED, 9: RED}
    positions = [
        said(coder, "a", "days", value, firmness=words[int(value[0].low)])
        for coder, values in (("lead", one), ("second", other))
        for value in values
    ]
    found = nk.coding_reliability(build(*positions)).marks["firmness"]
    assert found.n_pairable_units == len(pairs)
    assert found.percent_agreement == 1


def test_an_offer_under_conditions_and_a_limit_are_other_entries() -> None:
    case = build(
        said("lead", "a", "days", day(3), firmness=FIRM),
        said("second", "a", "days", day(3), firmness=FIRM, conditional_on=IF_FAST),
        said("lead", "b", "road", "north", firmness=FIRM),
        said("second", "b", "road", rejects=("south",), firmness=FIRM),
    )
    assert nk.coding_reliability(case).marks["firmness"].n_pairable_units == 0


def test_of_three_coders_each_pair_is_held_together() -> None:
    positions = [said(coder, party, "days", day(3), status=Status.OFFERED, confidence=Confidence.HIGH)
                 for coder in ("lead", "ann", "zoe") for party in "abc"]  # fmt: skip
    found = nk.coding_reliability(build(*positions)).marks["status"]
    assert (found.n_pairable, found.n_pairable_units, found.percent_agreement) == (9, 3, 1)


def moved(unlike: int) -> Case:
    """Return a case in which b grows firmer; two coders of the first round differ on some entries."""
    issues = ("pace", "days", "road", "goods")
    values = {"pace": "slow", "days": day(3), "road": "north", "goods": ("food",)}
    first = [
        said(coder, party, issue, values[issue],
             firmness=RED if coder == "second" and 3 * place + spot < unlike else (FIRM, FLEXIBLE)[spot % 2])
        for coder in ("lead", "second")
        for place, issue in enumerate(issues) for spot, party in enumerate("abc")
    ]  # fmt: skip
    return build(*first, said("lead", "b", "days", day(3), round="r2", firmness=RED))


@pytest.mark.parametrize(("unlike", "told"), [(0, True), (1, True), (12, False)])
def test_movement_tells_firmness_only_where_coders_agree_on_it(unlike: int, told: bool) -> None:
    case = moved(unlike)
    row = nk.movement(case, "b", "r1", "r2").row("days")
    assert (row.change, row.commitment) == (("firmer", ("firmer",)) if told else ("unchanged", ()))
    assert ("from flexible to red line" in row.reason) is told
    assert (
        "a change of firmness is not told: two coders agree on it by an alpha of" in row.reason
    ) is not told


def test_what_it_rejects_is_still_told() -> None:
    case = moved(12)
    last = replace(case.positions[-1], rejects=(day(9)[0],))
    row = nk.movement(replace(case, positions=(*case.positions[:-1], last)), "b", "r1", "r2").row("days")
    assert row.commitment == ("firmer",)
    assert "also rejects" in row.reason
    assert "a change of firmness is not told" in row.reason


@pytest.fixture
def settled(double: Case) -> Case:
    """Give the double-coded case with a third file for b, settled from the two."""
    own = [said("final", "b", "pace", "fast"), said("final", "b", "days", day(6))]
    heads = (Coding("b", "r1", "final", settled_from=("lead", "second")),)
    return replace(double, positions=(*double.positions, *own), codings=heads)


def test_alpha_reads_blind_files_only(double: Case, settled: Case) -> None:
    found = nk.coding_reliability(settled)
    assert found.coders == ("lead", "second")
    assert found.overall == nk.coding_reliability(double).overall
    assert nk.coder_disagreements(settled).equals(nk.coder_disagreements(double))
    with pytest.raises(ValueError, match="every file of coder 'final' in this round was settled"):
        nk.coding_reliability(settled, coders=["lead", "final"])


def test_a_lead_s_file_may_be_the_settled_one(double: Case) -> None:
    """Then the two blind files are what alpha reads, and comparisons go by the lead's."""
    named = {"lead": "ann", "second": "lead"}
    positions = [replace(entry, coder=named[entry.coder]) for entry in double.positions]
    blind = [replace(entry, coder="ben") for entry in double.positions if entry.coder == "second"]
    heads = [Coding(party, "r1", "lead", settled_from=("ann", "ben")) for party in "abc"]
    found = nk.coding_reliability(replace(double, positions=(*positions, *blind), codings=tuple(heads)))
    assert found.coders == ("ann", "ben")
    assert found.overall.value.value == nk.coding_reliability(double).overall.value.value


def test_what_is_settled_for_one_party_is_blind_for_another(double: Case) -> None:
    heads = (Coding("b", "r1", "second", settled_from=("lead",)),)
    found = nk.coding_reliability(replace(double, codings=heads))
    assert found.coders == ("lead", "second")
    assert found.overall.stance.n_pairable_units == 6


def test_a_settled_reading_can_be_asked_for_among_disagreements(settled: Case) -> None:
    frame = nk.coder_disagreements(settled, coders=["lead", "final"])
    assert set(frame["coder_b"]) == {"final"}
