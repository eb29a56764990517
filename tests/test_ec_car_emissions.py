"""The car-emission case: the published table, whole, with its provenance."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.cli.main import main
from negotiation_kit.format.disk import bundle
from negotiation_kit.model import Case, Mode
from negotiation_kit.render.palette import party_colours

# decisionmechanics/eum, Simulator/Data/emission-standards.txt, commit 711a949: x, c, s.
TABLE = {
    "netherlands": (4, 0.08, 80),
    "belgium": (7, 0.08, 40),
    "luxembourg": (4, 0.03, 20),
    "germany": (4, 0.16, 80),
    "france": (10, 0.16, 60),
    "italy": (10, 0.16, 60),
    "united-kingdom": (10, 0.16, 90),
    "ireland": (7, 0.05, 10),
    "denmark": (4, 0.05, 100),
    "greece": (7, 0.08, 70),
}
SWAPPED = ("netherlands", "belgium")


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("ec-car-emissions")


def test_the_table_is_coded_whole(case: Case) -> None:
    (issue,) = case.issues
    coded: dict[str, Any] = {
        entry.party: (
            issue.scale.plain_value(entry.value or ()),
            case.party(entry.party).capability,
            entry.salience,
        )
        for entry in case.positions
    }
    assert coded == TABLE


@pytest.mark.parametrize("party", TABLE)
def test_every_row_is_cited_in_its_own_passage(case: Case, party: str) -> None:
    (entry,) = case.entries(party, "introduction", "ten-states")
    first = entry.evidence[0]
    assert (first.source, first.passage, first.mode) == (
        "emission-table-eum", list(TABLE).index(party) + 1, Mode.DOCUMENT,
    )  # fmt: skip
    digest = case.source(first.source).passages[first.passage - 1].digest
    position, capability, salience = TABLE[party]
    assert digest.endswith(f": position {position}, capability {capability}, salience {salience / 100:g}.")
    assert entry.salience_basis
    assert case.party(party).capability_basis


def test_where_a_copy_differs_the_coder_is_less_sure_and_says_why(case: Case) -> None:
    for entry in case.positions:
        assert (entry.confidence == "medium") == (entry.party in SWAPPED)
        if entry.party in SWAPPED:
            assert "exchanged" in (entry.note or "")
            assert len({piece.source for piece in entry.evidence}) > 2


def test_what_newspapers_of_1989_say_is_inferred_and_gives_no_figure(case: Case) -> None:
    for entry in case.positions:
        for piece in entry.evidence:
            assert (piece.mode is Mode.INFERRED) == (not piece.source.startswith("emission-table-"))


def test_capability_is_the_share_of_votes_among_ten(case: Case) -> None:
    votes = {0.16: 10, 0.08: 5, 0.05: 3, 0.03: 2}
    assert sum(votes[party.capability or 0] for party in case.parties) == 63
    assert all(round(votes[party.capability or 0] / 63, 2) == party.capability for party in case.parties)


def test_ten_states_have_ten_colours(case: Case) -> None:
    assert len({colour.lower() for colour in party_colours(case).values()}) == 10


def test_agreement_of_every_two(case: Case) -> None:
    found = nk.pairwise(case).agreement
    # By hand: on one issue 1 - |a - b| / 6.
    for a, b in product(TABLE, repeat=2):
        assert found.loc[a, b] == pytest.approx(1 - abs(TABLE[a][0] - TABLE[b][0]) / 6)


def test_explorer_and_command_show_it(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    explorer = nk.explore(case, "denmark", "france")
    assert explorer.comparison.score.agreement == pytest.approx(0)
    assert main(["compare", "ec-car-emissions", "Denmark", "United Kingdom"]) == 0
    assert "4 points" in capsys.readouterr().out


def test_all_bundled_cases_are_clean() -> None:
    report = nk.check(bundle() / "positions")
    assert report.findings == ()
