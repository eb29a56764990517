"""The teaching case: fictional and marked so, and it holds what its lesson promises."""

from __future__ import annotations

import re

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.analysis.moving import Change
from negotiation_kit.cli.main import main
from negotiation_kit.format.disk import bundle
from negotiation_kit.model import Case, Firmness, asked

FOLDER = bundle() / "positions" / "harbour-lease"
SIDES = ("port", "ferries")
ROUNDS = ("first-session", "second-session")


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("harbour-lease")


@pytest.fixture(scope="module")
def compared(case: Case) -> nk.Comparison:
    return nk.compare(case, *SIDES)


def test_everything_a_reader_may_see_alone_says_that_it_is_fiction(case: Case) -> None:
    (source,) = case.sources
    texts = [
        case.title,
        *(party.name for party in case.parties),
        source.note,
        *(c.note for c in case.codings),
    ]
    texts += [(FOLDER / "instructions" / f"{side}.md").read_text("utf-8") for side in SIDES]
    assert all(text and "fictional" in text.casefold() for text in texts)
    assert "invented" in (case.summary or "")
    assert "invented" in (FOLDER / "README.md").read_text("utf-8")


def test_eight_issues_on_mixed_scales_coded_whole_in_two_rounds(case: Case) -> None:
    assert len(case.issues) == 8
    assert {issue.scale.level for issue in case.issues} == {"ratio", "ordinal", "date", "nominal", "set"}
    for side in SIDES:
        for round in ROUNDS:
            assert all(case.entries(side, issue.id, round) for issue in case.issues)


@pytest.mark.parametrize("side", SIDES)
def test_salience_is_the_private_points_and_they_sum_to_100(case: Case, side: str) -> None:
    page = (FOLDER / "instructions" / f"{side}.md").read_text("utf-8")
    points = {
        name: int(number) for name, number in re.findall(r"^\| `([a-z-]+)` \|[^|]+\| (\d+) \|", page, re.M)
    }
    assert points.keys() == {issue.id for issue in case.issues}
    assert sum(points.values()) == 100
    for round in ROUNDS:
        for name, number in points.items():
            first, *_ = case.entries(side, name, round)
            assert (first.salience, first.salience_basis) == (
                number, f"Private instructions of the {case.party(side).short}, {number} of 100 points.",
            )  # fmt: skip


def test_each_side_has_instructions_and_nobody_else(case: Case) -> None:
    assert {path.stem for path in (FOLDER / "instructions").iterdir()} == {party.id for party in case.parties}


def test_one_side_learns_nothing_of_the_others_points() -> None:
    for side, other in (SIDES, SIDES[::-1]):
        page = (FOLDER / "instructions" / f"{side}.md").read_text("utf-8")
        secrets = (FOLDER / "instructions" / f"{other}.md").read_text("utf-8").split("should not learn")[1]
        assert not [line for line in secrets.splitlines() if line.startswith("- ") and line in page]


@pytest.mark.parametrize(("issue", "low", "high"), [("rent", 240, 250), ("term", 8, 10)])
def test_zones_of_possible_agreement(compared: nk.Comparison, issue: str, low: int, high: int) -> None:
    row = compared.row(issue)
    assert row.verdict is Verdict.OVERLAP
    (zone,) = row.zone.parts
    assert row.issue.scale.plain(zone) == {"from": low, "to": high}


def test_one_issue_has_no_zone_and_both_call_it_a_red_line(case: Case, compared: nk.Comparison) -> None:
    assert [item.name for item in nk.packages(case, *SIDES).left_out] == ["rival-line"]
    assert compared.row("rival-line").verdict is Verdict.DIVERGE
    red = {entry.issue for entry in case.positions if entry.firmness is Firmness.RED_LINE}
    assert red == {"rival-line"}


def test_one_deadlock_in_which_each_waits_for_the_other(case: Case) -> None:
    def conditions(side: str, issue: str) -> list[str]:
        entries = case.entries(side, issue, "second-session")
        return [one.issue for entry in entries for package in entry.conditional_on for one in asked(package)]

    assert (conditions("port", "start"), conditions("ferries", "deposit")) == (["deposit"], ["start"])


def test_the_efficient_trade_is_hidden_in_the_saliences(case: Case) -> None:
    best = nk.trades(case, weigh_by=["salience"]).rows[0]
    assert {best.p.id, best.q.id} == {"repairs", "berth-hours"}
    said = " ".join(passage.digest for passage in case.sources[0].passages)
    assert not re.search(r"in exchange|in return|trade", said)


@pytest.mark.parametrize(
    ("side", "moved", "under_conditions"),
    [("port", {"rent", "term"}, "start"), ("ferries", {"rent", "term", "repairs"}, "deposit")],
)
def test_both_sides_move_between_the_sessions(
    case: Case, side: str, moved: set[str], under_conditions: str
) -> None:
    """Each gives way on some issues, and on one offers what the other wants besides, if it gets its own."""
    found = nk.movement(case, side, *ROUNDS)
    assert {row.issue.id for row in found.told if row.change is Change.MOVED} == moved
    nearer = {row.issue.id for row in found.told if row.toward and row.toward.word == "nearer"}
    assert nearer == {*moved, under_conditions}
    assert [offer.conditional for offer in found.row(under_conditions).added] == [True]
    assert any(Change.LOOSER in row.commitment for row in found.told)


def test_explorer_and_command_show_it(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    explorer = nk.explore(case)
    assert (explorer.comparison.a.id, explorer.comparison.b.id) == SIDES
    assert explorer.comparison.score.coverage == (8, 8)
    assert main(["compare", "harbour-lease"]) == 0
    assert "240–250 thousand crowns" in capsys.readouterr().out


def test_instructions_do_not_trouble_the_check() -> None:
    report = nk.check(FOLDER)
    assert report.findings == ()
    assert not [name for name in report.files if "instructions" in name]
