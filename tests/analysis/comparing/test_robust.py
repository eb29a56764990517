"""Whether a verdict survives other settings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Robustness, Setting, robustness
from negotiation_kit.model import Case
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, case_of, says
from tests.strategies import cases

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


def test_settings_are_all_of_both_columns_every_metric_and_threshold(found: Robustness) -> None:
    assert len(found.settings) == 2 * 3 * 3
    assert {setting.threshold for setting in found.settings} == {0.1, 0.25, 0.4}


def test_a_metric_counts_only_where_it_is_defined(found: Robustness) -> None:
    metrics = {issue: {setting.metric for setting in tried} for issue, tried in found.verdicts.items()}
    assert metrics["days"] == metrics["colour"] == {"gower", "identical"}
    assert metrics["five"] == metrics["plain"] == {"gower", "identical", "directional"}


def test_flips_name_the_settings_that_change_a_verdict(found: Robustness) -> None:
    """By hand: 9 of 30 days is 0.3, near below 0.4 only; one step of four is 0.25, directional 0.5."""
    told = {
        issue: {str(setting): str(verdict) for setting, verdict in flips.items()}
        for issue, flips in found.flips.items()
    }
    assert told["days"] == {f"{coding}, gower, threshold 0.4": "near" for coding in ("reading", "printed")}
    assert told["five"] == {
        f"{coding}, {how}": "diverge"
        for coding in ("reading", "printed")
        for how in (
            "gower, threshold 0.1",
            *(
                f"{metric}, threshold {t}"
                for metric in ("identical", "directional")
                for t in (0.1, 0.25, 0.4)
            ),
        )
    }
    assert {setting.coding for setting in found.flips["read"]} == {"printed"}


def test_the_comparison_s_own_threshold_is_tried_too() -> None:
    own = nk.compare(CASE, "a", "b", threshold=0.4)
    assert {setting.threshold for setting in robustness(own, thresholds=[0.3]).settings} == {0.3, 0.4}


@pytest.mark.parametrize("bad", [0.5, 1.5, -1, float("nan"), "0.25", None])
def test_a_threshold_that_is_none_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"the threshold is .*, expected a number from 0 to below 0.5"):
        nk.robustness(nk.compare(CASE, "a", "b"), thresholds=[0.25, bad])


def test_the_frame_has_one_row_an_issue_and_setting(found: Robustness) -> None:
    frame = found.frame
    assert list(frame.columns) == ["issue", "coding", "metric", "threshold", "coder", "verdict"]
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
    told = [robustness(nk.compare(case, "a", "b", **how)) for how in asked]  # type: ignore[arg-type]
    assert [set(map(str, one.verdicts["x"].values())) for one in told] == [{"diverge"}, {"agree"}, {"agree"}]


def test_a_setting_reads_as_words() -> None:
    assert str(Setting("printed", "gower", 1 / 3)) == "printed, gower, threshold 0.333333"


@settings(max_examples=15)
@given(cases(2))
def test_every_setting_gives_what_compare_gives_under_it(case: Case) -> None:
    found = robustness(nk.compare(case, "a", "b"), thresholds=[0.3])
    for setting in found.settings:
        rows = nk.compare(case, "a", "b", **setting._asdict()).rows
        told = {row.issue.id: row.verdict for row in rows}
        for issue, verdicts in found.verdicts.items():
            assert verdicts.get(setting, told[issue]) is told[issue]
    assert set(found.stable) | set(found.flips) == {issue.id for issue in case.issues}
