"""A place for a view with a chart in it: says that the chart is being drawn, and keeps those drawn before."""

from __future__ import annotations

import asyncio
import sys
import warnings
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from ipywidgets import HTML, Layout

from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Scaling
from negotiation_kit.notebook.controls import picture
from negotiation_kit.notebook.widget_base import show_problem
from negotiation_kit.render import Html, join, tag
from negotiation_kit.render.html import MUTED

PAUSE = 0.06
"""Seconds without another change after which the last state is drawn; a slider moves faster than that."""


class Waiting(Protocol):
    """Something to be done that can still be called off."""

    def cancel(self) -> object: ...


def do_later(work: Callable[[], None], failed: Callable[[Exception], None]) -> Waiting | None:
    """Do work when the kernel has had nothing to answer for a moment, or at once where nobody waits.

    A control that is used in a browser is answered first. In a script, and in a running cell, work is done
    at once: a cell that has ended shows all it was asked for, also where nobody sees it, as in nbconvert.

    Parameters
    ----------
    work : callable
    failed : callable
        Takes what work raises later, when the handler that asked for it has ended. What it raises at once
        is the caller's.

    Returns
    -------
    Waiting or None
        To call the work off; None where it is done.
    """
    loop = _loop()
    if loop is None:
        work()
        return None
    return loop.call_later(PAUSE, _guarded, work, failed)


def _guarded(work: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    try:
        work()
    except Exception as error:
        failed(error)


def _loop() -> asyncio.AbstractEventLoop | None:
    """Return the running loop, if a browser waits for the answer to a control."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return None
    return loop if _answering() else None


def _answering() -> bool:
    """Return whether the kernel answers a control just now, and not a cell."""
    known = sys.modules.get("IPython")
    kernel = getattr(known.get_ipython(), "kernel", None) if known else None
    parent = kernel.get_parent() if kernel is not None and hasattr(kernel, "get_parent") else {}
    return bool(parent.get("header", {}).get("msg_type") == "comm_msg")


DRAWING, NOT_DRAWN = "Drawing …", "The chart could not be drawn; the reason stands above."
KEPT = 8
"""Charts that are kept; one of many issues has half a megabyte."""
_FADED = "opacity:.3"

Frame = Callable[[Html], str]


class Pane(HTML):  # type: ignore[misc]
    """A place for a view; what is around its chart is shown at once, the chart when it is drawn.

    Parameters
    ----------
    problem : ipywidgets.HTML
        Where an error of drawing is shown.
    **layout : str
        As of any widget.
    """

    def __init__(self, problem: HTML, **layout: str) -> None:
        self._problem = problem
        self._kept: dict[Hashable, Html] = {}
        self._last = Html("")
        self._waiting: Waiting | None = None
        super().__init__(layout=Layout(**layout))

    def show(self, view: str) -> None:
        """Show a view that takes no time; what was still to be drawn is called off."""
        self.rest()
        self.value = view

    def draw(self, shown: Hashable, draw: Callable[[], Html], frame: Frame, note: str = DRAWING) -> None:
        """Show a view, its chart now if it was drawn before, else when the kernel is free.

        Of several that are asked for in a row, the last is drawn.

        Parameters
        ----------
        shown : hashable
            All that the chart depends on; None for what is made for one use and not kept.
        draw : callable
            Returns the chart.
        frame : callable
            From the chart, or what stands in its place, to the view.
        note : str
            What stands in its place until it is drawn.
        """
        self.rest()
        if shown in self._kept:
            self._keep(shown, self._kept.pop(shown))
            self.value = frame(self._last)
            return
        self._waiting = do_later(
            lambda: self._finish(shown, draw, frame), lambda error: self._fail(error, frame)
        )
        if self._waiting is not None:
            self.value = frame(join(_note(note), _faded(self._last)))

    def rest(self) -> None:
        """Call off what is still to be drawn."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = None

    def _finish(self, shown: Hashable, draw: Callable[[], Html], frame: Frame) -> None:
        self._waiting = None
        chart = draw()
        if shown is not None:
            self._keep(shown, chart)
        self.value = frame(chart)

    def _fail(self, error: Exception, frame: Frame) -> None:
        self._last = Html("")
        self.value = frame(_note(NOT_DRAWN))
        show_problem(self._problem, error)

    def _keep(self, shown: Hashable, chart: Html) -> None:
        self._kept[shown] = self._last = chart
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]


def rest(panes: Iterable[Any]) -> None:
    """Call off what panes that are out of sight have still to draw."""
    for pane in panes:
        if isinstance(pane, Pane):
            pane.rest()


def _note(text: str) -> Html:
    return tag("div", text, role="status", style=MUTED + "padding:6px 2px")


def _faded(chart: Html) -> Html | None:
    """Return the last chart in pale, so that the page keeps its height while the next one is drawn."""
    return tag("div", chart, style=_FADED, aria_hidden="true") if chart else None


MOST_DRAWN = 40
"""A picture of more issues than this is taller than anyone reads, and may be too tall to be drawn at all."""

BOXES = "Some letters are in no font that this chart can use, and stand as boxes; the table shows them all."
_NO_GLYPH = "missing from font"
Draw = Callable[..., Any]
Row = TypeVar("Row")


def first_rows(rows: Sequence[Row], otherwise: str) -> tuple[list[Row], Html | None]:
    """Return as many rows as one picture may hold and, where there are more, the sentence that says so.

    Parameters
    ----------
    rows : sequence
    otherwise : str
        How the others are to be seen.
    """
    if len(rows) <= MOST_DRAWN:
        return list(rows), None
    return list(rows[:MOST_DRAWN]), tag("p", f"The first {MOST_DRAWN} of {len(rows)}; {otherwise}.")


def chart_picture(draw: Callable[[], Any], told: str) -> Html:
    """Return a chart as a picture; where its fonts lack letters, which are then boxes, it says so.

    Parameters
    ----------
    draw : callable
        Draws the chart.
    told : str
        The chart in words.
    """
    png, whole = saved_chart(draw, charts.to_png)
    return join(None if whole else tag("p", BOXES, role="status"), picture(png, told))


def saved_chart(draw: Callable[[], Any], save: Callable[[Any], bytes]) -> tuple[bytes, bool]:
    """Return a chart as a file, and whether its fonts have all letters; any other warning is passed on."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        content = save(draw())
    other = [item for item in caught if _NO_GLYPH not in str(item.message)]
    for item in other:
        warnings.warn_explicit(item.message, item.category, item.filename, item.lineno)
    return content, len(other) == len(caught)


def show_map(found: Scaling) -> Html:
    """Show where parties stand to each other, or say why there is no map.

    Parameters
    ----------
    found : Scaling

    Returns
    -------
    Html
        The chart carries its content in words.
    """
    if not found.places:
        return tag("p", found.note)
    return chart_picture(lambda: charts.party_map(found), charts.describe_party_map(found))
