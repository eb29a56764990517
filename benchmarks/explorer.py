"""What the handlers of every widget cost, without the browser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from statistics import median
from typing import Any

from ipywidgets import Dropdown, Text

import negotiation_kit as nk
from benchmarks.pairwise import made_up_case
from negotiation_kit.charts import heat_map, party_map, positions_on_scales, to_png, verdicts_by_basket
from negotiation_kit.model import Case, Evidence, Mode, Passage, Source
from negotiation_kit.widgets.tabs import MOST_DRAWN

TIMES = 6
PARTIES, ISSUES = 10, 200
_WIDGETS = ("explore", "explore_parties", "explore_robustness", "explore_evidence", "explore_movement")
_CHARTS = ("By basket", "On the scales", "Map")
"""Tabs that draw with matplotlib, which costs more than the rest together; measured on their own."""


def run() -> list[str]:
    """Measure every control of every explorer under every tab, on Istanbul and on a large made-up case."""
    found = []
    cases = ((nk.load_case("istanbul-2025"), 50), (_cited(made_up_case(PARTIES, ISSUES)), 150))
    for case, limit in cases:
        found.append(f"{case.id}: {len(case.parties)} parties, {len(case.issues)} issues")
        for name in _WIDGETS if len(case.rounds) > 1 else _WIDGETS[:-1]:
            found += _measured(name, getattr(nk, name)(case), limit)
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


def _measured(name: str, widget: Any, limit: int) -> Iterator[str]:
    """Yield one line a tab: the control that costs most there."""
    for index, title in enumerate(widget.tabs.titles):
        widget.tabs.selected_index = index
        costs = {label: _cost(change) for label, change in _changes(widget)}
        costs["open the tab"] = _cost(_opening(widget, index))
        slowest = max(costs, key=lambda label: median(costs[label]))
        goal = "" if title in _CHARTS else f"   goal: at most {limit} ms"
        yield _line(f"{name}, {title}: {slowest}", costs[slowest], goal)


def _changes(widget: Any) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each control with a function that changes it, and changes it back the next time."""
    for name, control in widget._controls.items():
        if isinstance(control, Text):
            yield name, _setter(control, ("e", ""))
        elif isinstance(control, Dropdown) and len(control.options) > 1:
            other = next(value for _, value in control.options if value != control.value)
            yield name, _setter(control, (other, control.value))


def _setter(control: Any, values: tuple[Any, ...]) -> Callable[[], None]:
    turns = cycle(values)
    return lambda: setattr(control, "value", next(turns))


def _opening(widget: Any, index: int) -> Callable[[], None]:
    def opened() -> None:
        widget.tabs.selected_index = index

    widget.tabs.selected_index = (index + 1) % len(widget.tabs.titles)
    return opened


def _cost(change: Callable[[], None]) -> list[float]:
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        change()
        seconds.append(time.perf_counter() - start)
    return seconds


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
        yield _line(f"{case.id}, chart as PNG: {name}", _cost(lambda draw=draw: to_png(draw())))


def _line(name: str, seconds: list[float], goal: str = "") -> str:
    least, middle, most = (number * 1000 for number in (min(seconds), median(seconds), max(seconds)))
    return f"{name:66s} {middle:8.1f} ms   ({least:.1f} to {most:.1f}){goal}"
