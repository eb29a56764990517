"""A place for a chart: the note while it is drawn, the last of many, what is kept, an error that is seen."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from ipywidgets import Dropdown, widgets
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.model import Case
from negotiation_kit.notebook import pane
from negotiation_kit.notebook.controls import place
from negotiation_kit.notebook.pane import DRAWING, KEPT, NOT_DRAWN, Pane
from negotiation_kit.render import Html, tag

LONG = 20.0
EXPLORERS: dict[Callable[[Case], Any], tuple[str, ...]] = {
    nk.explore_parties: ("Map",),
    nk.explore_movement: ("On the scales",),
    nk.explore_linkages: ("As a diagram", "What is left"),
}
STARTS: dict[Callable[[Case], Any], dict[str, Any]] = {
    # Here a threshold of 0.25 makes another verdict than one of 0.5.
    nk.explore_parties: {"least": 1},
    nk.explore_movement: {},
    nk.explore_linkages: {},
}
CHARTS = [(make, tab) for make, tabs in EXPLORERS.items() for tab in tabs]


@pytest.fixture
def in_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the handlers believe that a browser waits for them, and charts follow at once."""
    monkeypatch.setattr(pane, "_answering", lambda: True)
    monkeypatch.setattr(pane, "PAUSE", 0.0)


def framed(chart: Html) -> str:
    return tag("div", "A table.", chart)


def counted(drawn: list[str], name: str) -> Html:
    drawn.append(name)
    return tag("b", name)


async def quiet(*panes: Pane) -> None:
    async with asyncio.timeout(LONG):
        while any(pane._waiting for pane in panes):
            await asyncio.sleep(0.001)


def test_in_a_script_a_chart_is_there_at_once() -> None:
    pane = Pane(place())
    pane.draw("one", lambda: tag("b", "one"), framed)
    assert pane.value == "<div>A table.<b>one</b></div>"


@pytest.mark.usefixtures("in_a_browser")
def test_what_is_around_a_chart_is_there_before_it() -> None:
    async def shown() -> None:
        pane = Pane(place())
        pane.draw("one", lambda: tag("b", "one"), framed)
        assert "A table." in pane.value
        assert DRAWING in pane.value
        assert "<b>one</b>" not in pane.value
        await quiet(pane)
        assert pane.value == "<div>A table.<b>one</b></div>"
        pane.draw("two", lambda: tag("b", "two"), framed)
        # The last chart stays, pale and out of reach of those who hear the page, so that nothing jumps.
        assert 'aria-hidden="true"><b>one</b>' in pane.value
        await quiet(pane)
        assert "one" not in pane.value

    asyncio.run(shown())


@pytest.mark.usefixtures("in_a_browser")
def test_of_many_states_the_last_is_drawn() -> None:
    drawn: list[str] = []

    async def moved() -> None:
        pane = Pane(place())
        for number in range(50):
            pane.draw(number, partial(counted, drawn, str(number)), framed)
        await quiet(pane)
        assert "<b>49</b>" in pane.value

    asyncio.run(moved())
    assert drawn == ["49"]


@pytest.mark.usefixtures("in_a_browser")
@pytest.mark.parametrize("leave", [lambda pane: pane.rest(), lambda pane: pane.show("Nothing.")])
def test_what_is_not_looked_at_any_more_is_not_drawn(leave: Callable[[Pane], None]) -> None:
    drawn: list[str] = []

    async def left() -> None:
        pane = Pane(place())
        pane.draw("one", partial(counted, drawn, "one"), framed)
        leave(pane)
        await asyncio.sleep(0.01)

    asyncio.run(left())
    assert drawn == []


def test_going_back_costs_nothing_and_old_charts_are_let_go() -> None:
    pane, drawn = Pane(place()), list[str]()
    names = [str(number) for number in range(KEPT)]
    for name in [*names, *reversed(names)]:
        pane.draw(name, partial(counted, drawn, name), framed)
        assert f"<b>{name}</b>" in pane.value
    assert drawn == names
    # "0" was looked at last, so "7", the first of the way back, goes for a new one.
    pane.draw("new", partial(counted, drawn, "new"), framed)
    assert list(pane._kept) == [*reversed(names[:-1]), "new"]


def test_what_is_made_for_one_use_is_not_kept() -> None:
    pane, drawn = Pane(place()), list[str]()
    for _ in range(2):
        pane.draw(None, partial(counted, drawn, "file"), framed)
    assert drawn == ["file", "file"]
    assert not pane._kept


@pytest.mark.usefixtures("in_a_browser")
def test_an_error_of_drawing_is_seen() -> None:
    def fail() -> Html:
        raise ValueError("no ink")

    async def failed() -> None:
        problem = place(display="none")
        pane = Pane(problem)
        pane.draw("one", lambda: tag("b", "one"), framed)
        await quiet(pane)
        pane.draw("two", fail, framed)
        async with asyncio.timeout(LONG):
            while not problem.value:
                await asyncio.sleep(0.001)
        assert "no ink" in problem.value
        assert problem.layout.display is None
        assert NOT_DRAWN in pane.value
        assert DRAWING not in pane.value
        # The chart of before would belong to another table.
        assert "<b>one</b>" not in pane.value

    asyncio.run(failed())


@pytest.mark.usefixtures("in_a_browser")
@pytest.mark.parametrize(("make", "tab"), CHARTS)
def test_an_explorer_answers_before_it_draws(
    make: Callable[[Case], Any], tab: str, istanbul: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[Axes] = []
    to_png = charts.to_png

    def noted(ax: Axes) -> bytes:
        saved.append(ax)
        return to_png(ax)

    monkeypatch.setattr(charts, "to_png", noted)

    async def used() -> None:
        found = make(istanbul)
        if make is nk.explore_parties:
            found.least.value = 1
        panes = [pane for pane in [*found.panes, getattr(found, "story", None)] if isinstance(pane, Pane)]
        await quiet(*panes)
        saved.clear()
        found.tabs.selected_index = list(found.tabs.titles).index(tab)
        pane = found.panes[found.tabs.selected_index]
        assert DRAWING in pane.value
        for coding in ("printed", "reading", "printed"):
            found.coding.value = coding
            assert not saved
            assert DRAWING in pane.value
        await quiet(*panes)
        assert found.problem.value == ""
        assert "data:image/png" in pane.value
        assert DRAWING not in pane.value
        assert 1 <= len(saved) <= 2  # the open tab and, beside it, the story

    asyncio.run(used())


@pytest.mark.usefixtures("in_a_browser")
@pytest.mark.parametrize("make", EXPLORERS, ids=lambda make: make.__name__)
def test_two_hundred_changes_leave_no_figure_no_widget_and_no_growth(
    make: Callable[[Case], Any], istanbul: Case
) -> None:
    async def used() -> None:
        found = make(istanbul)
        panes = [pane for pane in [*found.panes, getattr(found, "story", None)] if isinstance(pane, Pane)]
        numbers = [list(found.tabs.titles).index(tab) for tab in EXPLORERS[make]]

        async def changed(times: int) -> None:
            for number in range(times):
                found.tabs.selected_index = numbers[number % len(numbers)]
                found.coding.value = ("printed", "reading")[number // 2 % 2]
                if number % 25 == 0:
                    await quiet(*panes)
                await asyncio.sleep(0)

        await changed(50)
        gc.collect()
        before, things = len(widgets.widget._instances), len(gc.get_objects())
        await changed(200)
        await quiet(*panes)
        gc.collect()
        assert len(widgets.widget._instances) == before
        assert not [thing for thing in gc.get_objects() if isinstance(thing, Figure)]
        assert len(gc.get_objects()) < 1.02 * things + 1000
        assert all(len(pane._kept) <= KEPT for pane in panes)
        assert found.problem.value == ""

    asyncio.run(used())


@pytest.mark.parametrize(("make", "tab"), CHARTS)
def test_no_chart_is_kept_for_another(
    make: Callable[[Case], Any], tab: str, istanbul: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each control is turned there and back: the chart is that of a fresh explorer set to the same."""
    monkeypatch.setattr(charts, "to_png", lambda ax: b"")
    used = make(istanbul)
    used.state = {**STARTS[make], "tabs": tab}
    pane, before = used.panes[used.tabs.selected_index], used.state
    first = pane.value
    assert "<img" in first
    for name, control in used._controls.items():
        if not isinstance(control, Dropdown) or len(control.options) < 2:
            continue
        free = [value for _, value in control.options if value not in before.values()]
        for value in free[:2]:
            control.value = value
            if used.problem.value:  # refused, as salience is where it is not stated
                continue
            fresh = make(istanbul)
            fresh.state = used.state
            assert pane.value == fresh.panes[fresh.tabs.selected_index].value, (name, value)
        used.state = before
        assert pane.value == first
