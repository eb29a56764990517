"""What the explorer's handlers cost, without the browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle
from statistics import median
from typing import Any

import negotiation_kit as nk

TIMES = 40


def run() -> list[str]:
    """Measure each control's handler on the Istanbul case."""
    explorer: Any = nk.explore(nk.load_case("istanbul-2025"))
    parties = cycle(("united-states", "ukraine"))
    issues = cycle([issue for _, issue in explorer.issue.options])
    codings, verdicts = cycle(("printed", "reading")), cycle(("diverge", ""))
    found = [
        _line("changed side", lambda: setattr(explorer.side_b, "value", next(parties)), "at most 50 ms"),
        _line("changed coding", lambda: setattr(explorer.coding, "value", next(codings))),
        _line("changed issue", lambda: setattr(explorer.issue, "value", next(issues))),
        _line("changed verdict filter", lambda: setattr(explorer.verdict, "value", next(verdicts))),
    ]
    explorer.tabs.selected_index = 1
    found.append(
        _line(
            "changed side, chart of verdicts open", lambda: setattr(explorer.side_b, "value", next(parties))
        )
    )
    return found


def _line(name: str, change: Callable[[], None], goal: str = "") -> str:
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        change()
        seconds.append(time.perf_counter() - start)
    told = f"   goal: {goal}" if goal else ""
    least, middle, most = (number * 1000 for number in (min(seconds), median(seconds), max(seconds)))
    return f"{name:44s} {middle:9.1f} ms   ({least:.1f} to {most:.1f}){told}"
