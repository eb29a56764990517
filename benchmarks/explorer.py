"""What the handlers of every widget cost, without the browser."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from statistics import median
from typing import Any
from unittest.mock import patch

from ipywidgets import BoundedFloatText, Dropdown, Text

import negotiation_kit as nk
from benchmarks.pairwise import made_up_case
from negotiation_kit.charts import heat_map, party_map, positions_on_scales, to_png, verdicts_by_basket
from negotiation_kit.model import Case, Evidence, Mode, Passage, Source
from negotiation_kit.notebook import pane
from negotiation_kit.notebook.pane import MOST_DRAWN, Pane
from negotiation_kit.notebook.weighing import Weighing

TIMES = 6
PARTIES, ISSUES = 10, 200
_WIDGETS = (
    "explore", "explore_parties", "explore_robustness", "explore_evidence", "explore_movement",
    "explore_linkages",
)  # fmt: skip
_LEFT_OUT = {"made-up": ("explore_movement",)}
"""It has one round, so nobody can have moved."""


@dataclass(frozen=True)
class _Cost:
    """Seconds until a handler had answered, and until the charts it asked for were there."""

    answered: list[float]
    there: list[float]


def run() -> list[str]:
    """Measure every control of every explorer under every tab, on Istanbul and on a large made-up case."""
    with patch.object(pane, "_answering", return_value=True):
        return asyncio.run(_run())


async def _run() -> list[str]:
    found = []
    cases = ((nk.load_case("istanbul-2025"), 50), (_cited(made_up_case(PARTIES, ISSUES)), 150))
    for case, limit in cases:
        found.append(f"{case.id}: {len(case.parties)} parties, {len(case.issues)} issues")
        for name in _WIDGETS:
            if name not in _LEFT_OUT.get(case.id, ()):
                found += [line async for line in _measured(name, getattr(nk, name)(case), limit)]
    return found + list(_drawings(cases[0][0])) + list(_drawings(cases[1][0]))


def _cited(case: Case) -> Case:
    """Return the case with a passage of one long source cited for every position."""
    passages = tuple(Passage(number, f"Says what matters on point {number}.") for number in range(ISSUES))
    numbers = {issue.id: number for number, issue in enumerate(case.issues)}
    modes, voices = cycle(Mode), cycle(f"Speaker {number}" for number in range(20))
    positions = tuple(
        replace(entry, evidence=(Evidence("report", numbers[entry.issue], next(modes), next(voices)),))
        for entry in case.positions
    )
    return replace(case, positions=positions, sources=(Source("report", "report", "A report", passages),))


async def _measured(name: str, widget: Any, limit: int) -> AsyncIterator[str]:
    """Yield one line a tab: the control that costs most there, and how long the chart takes to be there."""
    tabs = getattr(widget, "tabs", None)
    for index, title in enumerate(tabs.titles if tabs else ("all at once",)):
        if tabs:
            tabs.selected_index = index
        await _drawn(widget)
        costs = {label: await _cost(widget, change) for label, change in _changes(widget)}
        if tabs:
            costs["open the tab"] = await _opening(widget, index)
        slowest = max(costs, key=lambda label: median(costs[label].answered))
        last = max(median(cost.there) for cost in costs.values()) * 1000
        line = _line(f"{name}, {title}: {slowest}", costs[slowest].answered)
        yield f"{line}   goal: at most {limit} ms; all there after {last:.0f} ms"


def _changes(widget: Any) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each control with a function that changes it, and changes it back the next time."""
    controls = dict(widget._controls)
    weighing = controls.pop("weights", None)
    if isinstance(weighing, Weighing):
        controls |= {"weights": weighing.kind, "a number": next(iter(weighing.baskets.values()))}
    elif weighing is not None:
        controls["weights"] = weighing
    for name, control in controls.items():
        if isinstance(control, BoundedFloatText):
            yield name, _setter(control, (2.0, 1.0))
        elif isinstance(control, Text):
            yield name, _setter(control, ("e", ""))
        elif isinstance(control, Dropdown) and len(control.options) > 1:
            other = next(value for _, value in control.options if value != control.value)
            yield name, _setter(control, (other, control.value))


def _setter(control: Any, values: tuple[Any, ...]) -> Callable[[], None]:
    turns = cycle(values)
    return lambda: setattr(control, "value", next(turns))


async def _opening(widget: Any, index: int) -> _Cost:
    found = _Cost([], [])
    for _ in range(TIMES):
        widget.tabs.selected_index = (index + 1) % len(widget.tabs.titles)
        one = await _cost(widget, lambda: setattr(widget.tabs, "selected_index", index), times=1)
        found.answered.extend(one.answered)
        found.there.extend(one.there)
    return found


async def _cost(widget: Any, change: Callable[[], None], times: int = TIMES) -> _Cost:
    """Return what a change costs where no chart has been drawn before."""
    found = _Cost([], [])
    for _ in range(times):
        for shown in _panes(widget):
            shown._kept.clear()
        start = time.perf_counter()
        change()
        found.answered.append(time.perf_counter() - start)
        await _drawn(widget)
        found.there.append(time.perf_counter() - start)
        assert widget.problem.value == "", widget.problem.value
    return found


async def _drawn(widget: Any) -> None:
    """Wait until nothing is left to be drawn."""
    while any(pane._waiting for pane in _panes(widget)):
        await asyncio.sleep(0.001)


def _panes(widget: Any) -> list[Pane]:
    places = [*getattr(widget, "panes", ()), getattr(widget, "story", None)]
    return [pane for pane in places if isinstance(pane, Pane)]


def _drawings(case: Case) -> Iterator[str]:
    a, b = case.parties[:2]
    comparison, pairs = nk.compare(case, a.id, b.id), nk.pairwise(case)
    drawn: dict[str, Callable[[], Any]] = {
        "verdicts by basket": lambda: verdicts_by_basket(comparison),
        "positions on scales, those drawn": lambda: positions_on_scales(
            comparison, rows=comparison.rows[:MOST_DRAWN]
        ),
        "heat map": lambda: heat_map(pairs),
        "map": lambda: party_map(nk.classical_scaling(pairs, least=3)),
    }
    for name, draw in drawn.items():
        yield _line(f"{case.id}, chart as PNG: {name}", _timed(partial(_as_png, draw)))


def _as_png(draw: Callable[[], Any]) -> None:
    to_png(draw())


def _timed(work: Callable[[], Any]) -> list[float]:
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds


def _line(name: str, seconds: list[float]) -> str:
    least, middle, most = (number * 1000 for number in (min(seconds), median(seconds), max(seconds)))
    return f"{name:66s} {middle:8.1f} ms   ({least:.1f} to {most:.1f})"
