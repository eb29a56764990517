"""What holds in every setting and what turns the rest: worked by hand, and against a second, plain way."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Multiverse, Setting, Verdict
from negotiation_kit.model import Case, Confidence, Evidence, Mode, Position
from negotiation_kit.scales import Span
from negotiation_kit.scales.distance import METRICS, bounds_from_known, bounds_of_unknown, reach
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, OWN, ROUND, THIRD, TOLD, case_of, says
from tests.strategies import cases


def of(case: Case, **how: Any) -> Multiverse:
    return nk.multiverse(nk.compare(case, "a", "b", **how))


def at(found: Multiverse, **changes: Any) -> pd.Series[Any]:
    """Return the row of the frame whose setting differs from the comparison's own in these alone."""
    setting = found.settings[found.own]._replace(**changes)
    return found.frame.loc[found.settings.index(setting)]


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
    assert found.holds.loc["x"].tolist() == ["Title of x", "diverge", 5, 6]
    assert found.holds.loc["y"].tolist() == ["Title of y", "agree", 6, 6]
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
        assert found.holds.loc["x", ["holds", "of"]].tolist() == [1, 2]


def test_gap_and_reach_between_the_sides() -> None:
    """0 to 3 days and 6: the gap is 3 of 30, the reach 6. 0 to 10 and 0 to 30: gap 0, reach 20; both accept."""
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
        {name: DAYS for name in "wxyz"},
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
    case = part(case_of({name: DAYS for name in "wxyz"}, a=side, b=dict.fromkeys("wxyz", 0)), **parents)
    assert of(case).dependent == tuple(map(tuple, groups))


def test_another_coder_s_readings_stand_in_where_there_are_any() -> None:
    """The second coder has no days for b, so that a's 10 stand against the lead's 0; the road it leaves out."""
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
    assert found.ends == (pytest.approx(1 - 3 / 5), pytest.approx(1 - 1.6 / 6))
    assert found.summary.startswith(
        "3 of 6 verdicts hold in all 8 settings; agreement runs from 0.4 to 0.73"
    )
    assert found.summary.endswith(
        "with one issue left out, from 0.68 to 0.88; 2 settings on fewer than 5 issues are not counted in that range"
    )


def test_on_few_issues_no_range_is_told() -> None:
    found = of(case_of({"x": DAYS}, a={"x": 0}, b={"x": 9}))
    assert (found.ends, found.left_out) == (None, {})
    assert found.summary == (
        "0 of 1 verdicts hold in all 6 settings; no setting rests on 5 issues or more, so that no range of "
        "agreement is told"
    )
    assert str(of(case_of({"x": DAYS}, a={"x": 0}, b={"x": 0}))) == "no other setting changes a row"
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
    assert str(found.settings[found.own]) == "the coder's reading, share of equal values, threshold 0.3"


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


# Tipping points


def test_tipping_points_by_hand() -> None:
    """Distances 0.3, 0 and 1, so that T = 0.5: for z (0.2 + 0.5) / 0.5 = 1.4, for y (0.2 - 0.5) / -0.5 = 0.6."""
    found = of(case_of(dict.fromkeys("xyz", DAYS), a=dict.fromkeys("xyz", 0), b={"x": 9, "y": 0, "z": 30}))
    told = found.tipping
    assert told.loc["x", ["threshold", "below", "above"]].tolist() == [pytest.approx(0.3), "diverge", "near"]
    assert told["threshold"].isna().tolist() == [False, True, True]
    assert told.loc[["y", "z"], "needed"].tolist() == [pytest.approx(0.6), pytest.approx(1.4)]
    # x would need (0.5 - 0.5) / (0.3 - 0.5) = 0, which is no weight.
    assert pd.isna(told.loc["x", "needed"])


def bisected(low: float, high: float, turned: Any) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if turned(middle) else (middle, high)
    return high


@settings(max_examples=40)
@given(cases(2))
def test_thresholds_found_by_bisection(case: Case) -> None:
    ends = [nk.compare(case, "a", "b", threshold=threshold) for threshold in (0.0, 0.499999)]
    for point in nk.multiverse(nk.compare(case, "a", "b")).points:
        below, above = (end.row(point.issue).verdict for end in ends)
        assert (point.threshold is None) == (below is above)
        if point.threshold is not None:
            assert (point.below, point.above) == (below, above)

            def turned(threshold: float, issue: str = point.issue, below: Verdict = below) -> bool:
                return nk.compare(case, "a", "b", threshold=threshold).row(issue).verdict is not below

            assert bisected(0.0, 0.499999, turned) == pytest.approx(point.threshold, abs=1e-8)


@pytest.mark.parametrize("seed", range(15))
def test_weights_found_by_bisection(seed: int) -> None:
    draw = Random(seed)
    apart = {name: draw.randint(0, 30) for name in "vwxyz"}
    case = case_of(dict.fromkeys(apart, DAYS), a=apart, b=dict.fromkeys(apart, 0))
    weights: dict[str, float] = {name: draw.choice([0.5, 1, 2, 3.7]) for name in apart}
    target = draw.choice([0.3, 0.5, 0.62])
    own = nk.compare(case, "a", "b", weights=weights)

    def above(issue: str, weight: float) -> bool:
        found = nk.compare(case, "a", "b", weights={**weights, issue: weight}).score.agreement
        return found is not None and found > target

    for point in nk.multiverse(own, target=target).points:
        # At a weight of nothing the rest may hit the target by itself: that is no weight.
        start, end = above(point.issue, 1e-6), above(point.issue, 1e7)
        assert (point.needed is None) == (start is end)
        if point.needed is not None:
            found = bisected(0.0, 1e7, lambda w, issue=point.issue, end=end: above(issue, w) is end)
            assert found == pytest.approx(point.needed, rel=1e-6)


def test_a_doubt_turns_where_its_last_reading_does() -> None:
    """The value may be 3 to 9 days from b's 0: all readings are near from 0.3 on."""
    case = case_of({"x": DAYS}, a={"x": says(uncertain={"from": 3, "to": 9})}, b={"x": 0})
    (point,) = of(case).points
    assert point[3:6] == (pytest.approx(0.3), Verdict.DIVERGE, Verdict.NEAR)


# Reach against every choice of outcomes


def _subsets(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [some for n in range(1, len(names) + 1) for some in combinations(names, n)]


def _far(metric: str, one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the Hausdorff distance of some of five levels, one to one."""
    if metric == "identical":
        return float(one != other)

    def apart(x: str, y: str) -> float:
        first, second = (int(x) - 1) / 4, (int(y) - 1) / 4
        if metric == "gower":
            return abs(first - second)
        return 0.5 - 2 * (first - 0.5) * (second - 0.5)

    ways = ((one, other), (other, one))
    return max(max(min(apart(x, y) for y in to) for x in start) for start, to in ways)


@pytest.mark.parametrize("metric", METRICS)
def test_reach_and_its_bounds_over_all_that_may_be_wanted(metric: str) -> None:
    every = _subsets(("1", "2", "3", "4", "5"))
    for one, other in product(every[::2], every):
        known, left = FIVE.of(one), FIVE.of(other)
        assert reach(known, left, metric) == pytest.approx(_far(metric, one, other))
        may = [_far(metric, one, some) for some in _subsets(other)]
        assert bounds_from_known(known, left, metric, "reach") == pytest.approx((min(may), max(may)))
    for one, other in product(every[::4], every[::5]):
        may = [_far(metric, some, more) for some in _subsets(one) for more in _subsets(other)]
        found = bounds_of_unknown(FIVE.of(one), FIVE.of(other), metric)
        assert found == pytest.approx((min(may), max(may)))


# Against a second, plain way: a case of its own for every setting, compared and counted by hand

SCALES = {"colour": COLOURS, "five": FIVE, "days": DAYS, "plain": DEGREES, "hue": COLOURS, "more": FIVE}
NAMES = {"colour": COLOURS.names, "hue": COLOURS.names, "five": FIVE.names, "more": FIVE.names}
ENDS = {"days": (0, 30), "plain": (-10, 10)}


def _value(draw: Random, issue: str) -> Any:
    if issue in NAMES:
        return draw.choice(NAMES[issue])
    one, other = sorted(draw.sample(range(ENDS[issue][0], ENDS[issue][1] + 1), 2))
    return draw.choice([one, {"from": one, "to": other}])


def _entry(draw: Random, issue: str, coder: str) -> Any:
    fields: dict[str, Any] = {
        "coder": coder,
        "confidence": draw.choice(["high", "medium", "low"]),
        "evidence": (
            Evidence(
                "s", draw.randint(1, 4), draw.choice([Mode.QUOTED, Mode.REPORTED_BY_OPPONENT, Mode.INFERRED])
            ),
        ),
    }
    kind = draw.random()
    if kind < 0.15:
        return says(engagement=draw.choice(["silent", "left-open", "not-coded"]), **fields)
    if kind < 0.45 and issue in NAMES:
        names = list(NAMES[issue])
        return says(rejects=draw.sample(names, draw.choice([1, len(names) - 1])), **fields)
    printed = draw.choice([None, None, "uncodable", _value(draw, issue)])
    return says(_value(draw, issue), printed=printed, **fields)


def _random_case(seed: int) -> Case:
    draw = Random(seed)
    chosen = draw.sample(list(SCALES), draw.randint(3, 6))
    coders = ["lead", "second"][: draw.randint(1, 2)]
    sides = {
        party: {
            issue: [_entry(draw, issue, coder) for coder in coders if coder == "lead" or draw.random() < 0.6]
            for issue in chosen
            if draw.random() < 0.9
        }
        for party in "ab"
    }
    case = case_of({issue: SCALES[issue] for issue in chosen}, sides)
    parents = {draw.choice(chosen): draw.choice(chosen) for _ in range(draw.randint(0, 2))}
    return part(case, **{child: parent for child, parent in parents.items() if child < parent})


def _coded(case: Case, party: str, issue: str, coder: str) -> bool:
    return any(entry.engagement != "not-coded" for entry in case.entries(party, issue, ROUND, coder))


def _under(case: Case, setting: Setting) -> Case:
    """Return a case in which the lead has what counts in a setting, elimination filled in."""
    kept: list[Position] = []
    for party, issue in product("ab", case.issues):
        coder = setting.coder if _coded(case, party, issue.id, setting.coder) else "lead"
        for entry in case.entries(party, issue.id, ROUND, coder):
            told = [piece.mode for piece in entry.evidence] == [Mode.REPORTED_BY_OPPONENT]
            unsure = entry.confidence == "low"
            if (told and not setting.hearsay) or (unsure and not setting.low_confidence):
                continue
            left = [name for name in NAMES.get(issue.id, ()) if name not in entry.rejects]
            if setting.elimination and entry.rejects and entry.value is None and len(left) == 1:
                entry = replace(entry, value=issue.scale.parse(left[0]))
            kept.append(replace(entry, coder="lead"))
    return replace(case, positions=tuple(kept))


def _wanted(issue: str, entry: Position, coding: str) -> tuple[Any, ...] | None:
    value = entry.value
    if coding == "printed" and entry.printed is not None:
        value = None if entry.printed.uncodable else entry.printed.value or entry.value
    if value is None:
        return None
    if issue in NAMES:
        return (value,) if isinstance(value, str) else tuple(value)
    (stretch,) = value
    assert isinstance(stretch, Span)
    return stretch.low, stretch.high


def _reach(own: Comparison, issue: str, coding: str, metric: str) -> tuple[float | None, ...]:
    """Return distance, low and high by the reach, from what each side has said in one entry at most."""
    said: list[tuple[Any, ...] | None] = []
    for party in "ab":
        (entry,) = own.case.entries(party, issue, ROUND) or (None,)
        said.append(_wanted(issue, entry, coding) if entry else None)
    one, other = said
    if one is not None and other is not None:
        far = _apart(issue, one, other, metric)
        return far, far, far
    if issue in NAMES:
        # A single level reaches as far as it is away.
        row = own.row(issue)
        return row.distance, row.low, row.high
    known, (first, last) = one or other, ENDS[issue]
    if known is None or metric == "identical":
        row = own.row(issue)
        return row.distance, row.low, row.high
    if metric == "gower":
        return None, 0.0, max(known[1] - first, last - known[0]) / (last - first)
    # The midpoint of the scale is 0: nearest for each of its outcomes is an end of the scale.
    middles = [0] if known[0] <= 0 <= known[1] else []
    low = max(0.5 - abs(x) / 20 for x in (*known, *middles))
    return None, low, max(0.5 + abs(x) / 20 for x in known)


def _apart(issue: str, one: tuple[Any, ...], other: tuple[Any, ...], metric: str) -> float:
    if metric == "identical":
        return float(one != other)
    if issue in NAMES:
        return float(one != other) if "red" in NAMES[issue] else _far(metric, one, other)
    first, last = ENDS[issue]
    if metric == "gower":
        return max(abs(x - y) for x, y in zip(one, other, strict=True)) / (last - first)
    ways = ((one, other), (other, one))
    found = []
    for start, to in ways:
        points = [*start, *([0] if start[0] <= 0 <= start[1] else [])]
        found.append(max(min(0.5 - 2 * (x / 20) * (y / 20) for y in to) for x in points))
    return max(found)


def _mean(rows: list[tuple[int, float | None]]) -> tuple[float | None, int]:
    """Return the agreement of issues in groups, each group as one with the mean of what is known of it."""
    groups: dict[int, list[float]] = {}
    for group, distance in rows:
        if distance is not None:
            groups.setdefault(group, []).append(distance)
    means = [sum(found) / len(found) for found in groups.values()]
    return (1 - sum(means) / len(means) if means else None), len(means)


@pytest.mark.parametrize("seed", range(60))
def test_every_setting_gives_what_a_case_of_its_own_gives(seed: int) -> None:
    case = _random_case(seed)
    own = nk.compare(case, "a", "b")
    found = nk.multiverse(own)
    told = nk.robustness(own).verdicts
    group_of = {name: n for n, names in enumerate(found.dependent) for name in names}
    for setting, row in zip(found.settings, found.frame.itertuples(), strict=True):
        plain = nk.compare(
            _under(case, setting),
            "a",
            "b",
            ROUND,
            setting.coding,
            setting.metric,
            threshold=setting.threshold,
        )
        figures = {item.issue.id: (item.distance, item.low, item.high) for item in plain.rows}
        for item in plain.rows:
            issue, verdict = item.issue.id, item.verdict
            defined = setting.metric != "directional" or item.issue.scale.has_midpoint
            if setting.between == "reach" and defined and item.low is not None:
                figures[issue] = _reach(plain, issue, setting.coding, setting.metric)  # type: ignore[assignment]
                far = figures[issue][0]
                if item.reason.code in ("reason.touch", "reason.at-most", "reason.above"):
                    assert far is not None
                    verdict = Verdict.NEAR if 1e-9 < far <= setting.threshold + 1e-9 else Verdict.DIVERGE
            coded = setting.coder == "lead" or any(
                _coded(case, party, issue, setting.coder) for party in "ab"
            )
            assert told[issue].get(setting) == (verdict if coded and defined else None), (setting, issue)
        alone = setting.dependence == "each"
        groups = {name: -n if alone else group_of.get(name, -n) for n, name in enumerate(figures, start=1)}
        for place, name in enumerate(("agreement", "worst", "best")):
            figure = (0, 2, 1)[place]
            mean, n = _mean([(groups[issue], of[figure]) for issue, of in figures.items()])
            number = getattr(row, name)
            assert (None if pd.isna(number) else number) == (mean and pytest.approx(mean, abs=1e-12)), name
            if name == "agreement":
                assert (row.n, row.of) == (n, len(set(groups.values())))
    for issue, (holds, of) in found.held.items():
        said = told[issue].values()
        assert (holds, of) == (sum(verdict is own.row(issue).verdict for verdict in said), len(said))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_not_varied_changes_no_row(seed: int) -> None:
    case = _random_case(seed)
    own = nk.compare(case, "a", "b")
    varied = nk.multiverse(own).dimensions
    base = Setting("reading", "gower", 0.25)
    values = {
        "coding": "printed",
        "metric": "identical",
        "threshold": 0.4,
        "elimination": True,
        "hearsay": False,
    }
    for name, value in {**values, "low_confidence": False}.items():
        if name not in varied:
            setting = base._replace(**{name: value})
            how = setting.coding, setting.metric
            plain = nk.compare(_under(case, setting), "a", "b", ROUND, *how, threshold=setting.threshold)
            assert [(row.verdict, row.distance, row.low, row.high) for row in plain.rows] == [
                (row.verdict, row.distance, row.low, row.high) for row in own.rows
            ], name


@pytest.mark.parametrize("seed", range(20))
def test_neither_the_sides_nor_the_order_matters(seed: int) -> None:
    case = _random_case(seed)
    one, other = (nk.multiverse(nk.compare(case, *sides)) for sides in ("ab", "ba"))
    pd.testing.assert_frame_equal(one.frame, other.frame)
    turned = replace(case, positions=tuple(reversed(case.positions)), issues=tuple(reversed(case.issues)))
    pd.testing.assert_frame_equal(one.frame, nk.multiverse(nk.compare(turned, "a", "b")).frame)
