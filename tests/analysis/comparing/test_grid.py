"""Every setting against a second, plain way: a case of its own, compared and counted by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Setting, Verdict
from negotiation_kit.model import Case, Evidence, Mode, Position
from negotiation_kit.scales import Span
from negotiation_kit.scales.distance import METRICS, bounds_from_known, bounds_of_unknown, reach
from tests.builders import COLOURS, DAYS, DEGREES, FIVE, ROUND, case_of, says


def part(case: Case, **parents: str) -> Case:
    issues = (replace(issue, part_of=parents.get(issue.id)) for issue in case.issues)
    return replace(case, issues=tuple(issues))


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
                kept.append(replace(entry, coder="lead", value=issue.scale.parse(left[0])))
            else:
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
    stretch = value[0]
    assert isinstance(stretch, Span)
    return stretch.low, stretch.high


def _reach(own: Comparison, issue: str, coding: str, metric: str) -> tuple[float | None, ...]:
    """Return distance, low and high by the reach, from what each side has said in one entry at most."""
    said: list[tuple[Any, ...] | None] = []
    for party in "ab":
        entries = own.case.entries(party, issue, ROUND)
        said.append(_wanted(issue, entries[0], coding) if entries else None)
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


def _apart(issue: str, one: tuple[Any, ...], other: tuple[Any, ...], metric: str) -> Any:
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
    for row in own.rows if "between" not in varied else ():
        figures = (row.distance, row.low, row.high)
        assert row.low is None or figures == _reach(own, row.issue.id, "reading", "gower")
    base = Setting("reading", "gower", 0.25)
    values: dict[str, Any] = {"coding": "printed", "metric": "identical", "threshold": 0.4}
    values |= {"elimination": True, "hearsay": False, "low_confidence": False}
    for name, value in values.items():
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
