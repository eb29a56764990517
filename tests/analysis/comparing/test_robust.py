"""A multiverse told issue by issue."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Robustness
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, case_of, says

CASE = case_of(
    {"colour": COLOURS, "days": DAYS, "read": DAYS, "five": FIVE, "plain": DEGREES},
    a={"colour": "red", "days": 0, "read": says(3, printed=30), "five": "2", "plain": -10},
    b={"colour": "red", "days": 9, "read": 3, "five": "3", "plain": 10},
)


@pytest.fixture(scope="module")
def found() -> Robustness:
    return nk.robustness(nk.compare(CASE, "a", "b"))


def test_stable_is_what_no_setting_changes(found: Robustness) -> None:
    assert found.stable == ("colour", "plain")
    assert set(found.flips) == {"days", "read", "five"}


def test_a_metric_counts_only_where_it_is_defined(found: Robustness) -> None:
    metrics = {issue: {setting.metric for setting in tried} for issue, tried in found.verdicts.items()}
    assert metrics["days"] == metrics["colour"] == {"gower", "identical"}
    assert metrics["five"] == metrics["plain"] == {"gower", "identical", "directional"}


def test_flips_name_the_settings_that_change_a_verdict(found: Robustness) -> None:
    """By hand: 9 of 30 days is 0.3, near below 0.4 only; one step of four is 0.25, directional 0.5."""
    told = {
        issue: {
            (setting.coding, setting.metric, setting.threshold): str(verdict)
            for setting, verdict in flips.items()
        }
        for issue, flips in found.flips.items()
    }
    columns, thresholds = ("reading", "printed"), (0.1, 0.25, 0.4)
    assert told["days"] == {(coding, "gower", 0.4): "near" for coding in columns}
    others = [(metric, threshold) for metric in ("identical", "directional") for threshold in thresholds]
    assert told["five"] == {
        (coding, *how): "diverge" for coding in columns for how in (("gower", 0.1), *others)
    }
    assert {setting.coding for setting in found.flips["read"]} == {"printed"}


def test_the_frame_has_one_row_an_issue_and_setting(found: Robustness) -> None:
    frame = found.frame
    assert list(frame.columns[:6]) == ["issue", "coding", "metric", "threshold", "coder", "verdict"]
    assert len(frame) == 2 * 3 * (2 * 3 + 3 * 2)  # columns x thresholds x (two metrics on 3, three on 2)
    assert frame.query("issue == 'read' and coding == 'printed'")["verdict"].unique().tolist() == ["diverge"]


def test_round_and_coder_are_those_of_the_comparison() -> None:
    case = case_of(
        {"x": DAYS},
        rounds=("r1", "r2"),
        a={"x": [says(0), says(30, round="r2"), says(0, round="r2", coder="second")]},
        b={"x": [says(30), says(30, round="r2"), says(0, round="r2", coder="second")]},
    )
    asked = [{"round": "r1"}, {"round": "r2"}, {"round": "r2", "coder": "second"}]
    told = [nk.robustness(nk.compare(case, "a", "b", **how)) for how in asked]  # type: ignore[arg-type]
    assert [set(map(str, one.verdicts["x"].values())) for one in told] == [{"diverge"}, {"agree"}, {"agree"}]
