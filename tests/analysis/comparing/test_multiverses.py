"""What holds in every setting and what turns the rest, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Multiverse, Setting, Verdict
from negotiation_kit.model import Case, Confidence, Evidence, Mode
from tests.builders import COLOURS, DAYS, FIVE, OWN, THIRD, TOLD, case_of, says


def of(case: Case, **how: Any) -> Multiverse:
    return nk.multiverse(nk.compare(case, "a", "b", **how))


def at(found: Multiverse, **changes: Any) -> pd.Series[Any]:
    """Return the row of the frame whose setting differs from the comparison's own in these alone."""
    setting = found.settings[found.own]._replace(**changes)
    return found.frame.iloc[found.settings.index(setting)]


def verdict_at(found: Multiverse, issue: str, **changes: Any) -> Verdict:
    setting = found.settings[found.own]._replace(**changes)
    return nk.robustness(found.comparison).verdicts[issue][setting]


def part(case: Case, **parents: str) -> Case:
    issues = (replace(issue, part_of=parents.get(issue.id)) for issue in case.issues)
    return replace(case, issues=tuple(issues))


def cite(*passages: int) -> tuple[Evidence, ...]:
    return tuple(Evidence("s", number, Mode.QUOTED) for number in passages)


# By hand


def test_only_what_changes_a_row_is_varied() -> None:
    assert of(case_of({"x": COLOURS}, a={"x": "red"}, b={"x": "red"})).dimensions == {}
    # 9 of 30 days is 0.3: near at a threshold of 0.4 alone; identical it is 1. A colour has no middle.
    found = of(case_of({"x": DAYS, "y": COLOURS}, a={"x": 0, "y": "red"}, b={"x": 9, "y": "red"}))
    assert found.dimensions == {"metric": ("gower", "identical"), "threshold": (0.1, 0.25, 0.4)}
    assert len(found.settings) == len(found.frame) == 6
    assert list(found.holds.loc["x"]) == ["Title of x", "diverge", 5, 6]
    assert list(found.holds.loc["y"]) == ["Title of y", "agree", 6, 6]
    assert (found.stable, found.turns("x")) == (
        ("y",),
        {Verdict.NEAR: (found.settings[found.own]._replace(threshold=0.4),)},
    )


@pytest.mark.parametrize(
    ("rejected", "usual", "verdict", "distance"),
    [(["green", "blue"], "one-sided", "agree", 0.0), (["red", "blue"], "diverge", "diverge", 1.0)],
)
def test_what_elimination_leaves_counts_as_stated(
    rejected: list[str], usual: str, verdict: str, distance: float
) -> None:
    found = of(case_of({"x": COLOURS}, a={"x": "red"}, b={"x": says(rejects=rejected)}))
    assert found.dimensions == {"elimination": (False, True)}
    assert [verdict_at(found, "x", elimination=counted) for counted in (False, True)] == [usual, verdict]
    assert found.frame["agreement"].isna().tolist() == [True, False]
    assert at(found, elimination=True)["agreement"] == 1 - distance


@pytest.mark.parametrize(
    ("fields", "dimension"),
    [
        ({"evidence": TOLD}, "hearsay"),
        ({"evidence": THIRD}, "hearsay"),
        ({"confidence": Confidence.LOW}, "low_confidence"),
        ({"confidence": Confidence.MEDIUM}, None),
        ({"evidence": OWN}, None),
        ({"evidence": (*TOLD, *OWN)}, None),
    ],
)
def test_an_entry_that_does_not_count_leaves_its_party_without_one(
    fields: dict[str, Any], dimension: str | None
) -> None:
    found = of(case_of({"x": COLOURS}, a={"x": "red"}, b={"x": says("red", **fields)}))
    assert list(found.dimensions) == ([dimension] if dimension else [])
    if dimension:
        assert verdict_at(found, "x", **{dimension: False}) is Verdict.ONE_SIDED
        assert found.held["x"] == (1, 2)


def test_gap_and_reach_between_the_sides() -> None:
    """0 to 3 days and 6: the gap is 3 of 30, the reach 6. 0 to 10 and 0 to 30: gap 0, reach 20."""
    three, ten, whole = ({"from": 0, "to": end} for end in (3, 10, 30))
    found = of(case_of({"x": DAYS, "y": DAYS}, a={"x": three, "y": ten}, b={"x": 6, "y": whole}))
    assert at(found)["agreement"] == pytest.approx(1 - (0.1 + 0) / 2)
    assert at(found, between="reach")["agreement"] == pytest.approx(1 - (0.2 + 2 / 3) / 2)
    assert verdict_at(found, "y", between="reach") is Verdict.OVERLAP
    near = [verdict_at(found, "x", between=how, threshold=0.1) for how in ("gap", "reach")]
    assert near == [Verdict.NEAR, Verdict.DIVERGE]


def test_issues_that_hang_together_count_once() -> None:
    """Days apart: 0, 9 and 18 of 30 on the same passages, and 30 alone: 0.3 and 1 in place of four."""
    case = case_of(
        dict.fromkeys("wxyz", DAYS),
        a={name: says(0, evidence=cite(1, 2)) for name in "wxy"} | {"z": says(0, evidence=cite(1))},
        b={"w": 0, "x": 9, "y": 18, "z": 30},
    )
    found = of(case)
    assert found.dependent == (("w", "x", "y"),)
    assert at(found)["agreement"] == pytest.approx(1 - 1.9 / 4)
    once = at(found, dependence="once")
    assert once["agreement"] == pytest.approx(1 - 1.3 / 2)
    assert (once["n"], once["of"]) == (2, 4 - 2)
    # Weights 2, 1 and 1 of the group are divided by three: (0.3 + 0.6) / 3 over 4 / 3, beside 1 over 1.
    weighed = at(of(case, weights={"w": 2}), dependence="once")
    assert weighed["agreement"] == pytest.approx(1 - (0.3 + 1) / (4 / 3 + 1))


@pytest.mark.parametrize(
    ("parents", "passages", "groups"),
    [
        ({}, {}, []),
        ({"x": "w"}, {}, ["wx"]),
        ({"w": "z", "x": "y", "y": "z"}, {}, ["wxyz"]),
        ({"w": "gone", "y": "gone"}, {}, ["wy"]),
        ({}, {"w": (1,), "x": (2, 1), "y": (1, 2)}, ["xy"]),
        ({"w": "x"}, {"x": (1,), "y": (2,), "z": (1,)}, ["wxz"]),
        ({"x": "w", "z": "y"}, {"w": (1,), "x": (3,), "y": (2,), "z": (2,)}, ["wx", "yz"]),
        ({"x": "w", "z": "y"}, {"w": (1,), "x": (3,), "y": (2,), "z": (3,)}, ["wxyz"]),
    ],
)
def test_what_hangs_together(
    parents: dict[str, str], passages: dict[str, tuple[int, ...]], groups: list[str]
) -> None:
    side = {name: says(0, evidence=cite(*passages.get(name, ()))) for name in "wxyz"}
    case = part(case_of(dict.fromkeys("wxyz", DAYS), a=side, b=dict.fromkeys("wxyz", 0)), **parents)
    assert of(case).dependent == tuple(map(tuple, groups))


def test_another_coder_s_readings_stand_in_where_there_are_any() -> None:
    """The second coder has no days for b, so that a's 10 stand against the lead's 0; the road it has not."""
    case = case_of(
        {"pace": COLOURS, "days": DAYS, "road": COLOURS},
        a={
            "pace": ["red", says("green", coder="second")],
            "days": [0, says(10, coder="second")],
            "road": "red",
        },
        b={
            "pace": ["green", says("green", coder="second")],
            "days": [0, says(engagement="not-coded", coder="second")],
            "road": "red",
        },
    )
    found = of(case)
    assert verdict_at(found, "pace", coder="second") is Verdict.AGREE
    assert verdict_at(found, "days", coder="second", threshold=0.4) is Verdict.NEAR
    assert at(found, coder="second")["agreement"] == pytest.approx(1 - (0 + 1 / 3 + 0) / 3)
    assert found.held["road"][1] == len(found.settings) / 2
    assert "road" in found.stable
    second = of(case, coder="second")
    assert verdict_at(second, "pace", coder="lead") is Verdict.DIVERGE


def test_leaving_one_issue_out_and_settings_on_few_issues() -> None:
    """Six issues 0, 0, 0, 3, 15 and 30 days apart; one of a's is hearsay, and without another it is four."""
    apart = dict(zip("uvwxyz", (0, 0, 0, 3, 15, 30), strict=True))
    sides = {name: says(days) for name, days in apart.items()}
    sides |= {"u": says(0, evidence=TOLD), "v": says(0, confidence="low")}
    found = of(case_of(dict.fromkeys(apart, DAYS), a=sides, b=dict.fromkeys(apart, 0)))
    assert found.left_out["z"] == pytest.approx(1 - 0.6 / 5)
    assert found.left_out["u"] == pytest.approx(1 - 1.6 / 5)
    thin = found.frame.query("thin")
    assert set(thin["n"]) == {4}
    assert not thin["hearsay"].any() | thin["low_confidence"].any()
    # Identical: three of six apart; without one of the first two, three of five; that is the lowest.
    assert found.ends is not None
    assert list(found.ends) == pytest.approx([1 - 3 / 5, 1 - 1.6 / 6])
    assert found.summary.startswith("3 of 6 verdicts hold in all 8 settings; agreement runs 0.4 to 0.73")
    assert found.summary.endswith("without one issue 0.68 to 0.88; 2 under 5 issues left out")


def test_on_few_issues_no_range_is_told() -> None:
    found = of(case_of({"x": DAYS}, a={"x": 0}, b={"x": 9}))
    assert (found.ends, found.left_out) == (None, {})
    assert found.summary == ("0 of 1 verdicts hold in all 6 settings; no setting rests on 5 issues")
    assert of(case_of({"x": DAYS}, a={"x": 0}, b={"x": 0})).summary == "no other setting changes a row"
    assert found.summary.text_in("uk") != found.summary.text_in("ru") != str(found.summary)


def test_a_metric_that_does_not_apply_leaves_the_row_out() -> None:
    case = case_of({"x": COLOURS, "y": FIVE}, a={"x": "red", "y": "2"}, b={"x": "red", "y": "3"})
    found = of(case, metric="directional")
    assert (found.counted, list(found.holds.index)) == (("y",), ["y"])
    assert found.summary.endswith("left out: 1 issue on whose scale the metric is not defined")
    # Two metrics of three are defined on colours, three thresholds each.
    assert of(case).held["x"] == (6, 6)
    assert of(case).held["y"][1] == 9


def test_the_setting_of_the_comparison_is_one_of_them() -> None:
    case = case_of({"x": DAYS}, a={"x": 0}, b={"x": 9})
    found = of(case, metric="identical", threshold=0.3)
    assert found.settings[found.own] == Setting("reading", "identical", 0.3)
    assert found.frame["own"].sum() == 1
    assert found.dimensions["threshold"] == (0.1, 0.25, 0.3, 0.4)
    assert str(found.settings[found.own]) == "coded reading, share of equal values, threshold 0.3"


@pytest.mark.parametrize("bad", [0.5, 1.5, -1, float("nan"), "0.25", None])
def test_a_threshold_that_is_none_is_refused(bad: Any) -> None:
    own = nk.compare(case_of({"x": DAYS}, a={"x": 0}, b={"x": 9}), "a", "b")
    for ask in (nk.multiverse, nk.robustness):
        with pytest.raises(ValueError, match=r"the threshold is .*, expected a number from 0 to below 0.5"):
            ask(own, thresholds=[0.25, bad])


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan"), "0.5", True])
def test_a_target_that_is_no_agreement_is_refused(bad: Any) -> None:
    own = nk.compare(case_of({"x": DAYS}, a={"x": 0}, b={"x": 9}), "a", "b")
    with pytest.raises(ValueError, match=r"the target is .*, expected an agreement from 0 to 1"):
        nk.multiverse(own, target=bad)
