"""A control is answered first: when charts are drawn at once, when later, and who is told of an error."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import IPython
import pytest

from negotiation_kit.notebook import pane


def within_a_kernel(monkeypatch: pytest.MonkeyPatch, answers: str) -> None:
    kernel = SimpleNamespace(get_parent=lambda: {"header": {"msg_type": answers}})
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=kernel))


def fail(error: Exception) -> None:
    raise AssertionError(error)


def asked(work: Callable[[], None], *, loop: bool) -> pane.Waiting | None:
    """Ask for work and return what waits, at the moment the handler ends."""

    async def handler() -> pane.Waiting | None:
        return pane.do_later(work, fail)

    return asyncio.run(handler()) if loop else pane.do_later(work, fail)


@pytest.mark.parametrize(
    ("answers", "loop", "waits"),
    [
        ("comm_msg", True, True),
        ("execute_request", True, False),
        ("comm_msg", False, False),
        (None, True, False),
    ],
    ids=["a control in a browser", "a running cell", "no loop", "no kernel"],
)
def test_only_a_control_in_a_browser_makes_work_wait(
    answers: str | None, loop: bool, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if answers:
        within_a_kernel(monkeypatch, answers)
    done: list[int] = []
    waiting = asked(lambda: done.append(1), loop=loop)
    assert (waiting is not None) is waits
    assert done == ([] if waits else [1])


def test_a_kernel_of_another_make_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    done: list[int] = []
    assert asked(lambda: done.append(1), loop=True) is None
    assert done == [1]


def test_what_waits_is_done_unless_called_off(monkeypatch: pytest.MonkeyPatch) -> None:
    within_a_kernel(monkeypatch, "comm_msg")
    done: list[str] = []

    async def both() -> None:
        off = pane.do_later(lambda: done.append("called off"), fail)
        pane.do_later(lambda: done.append("kept"), fail)
        assert off is not None
        off.cancel()
        await asyncio.sleep(pane.PAUSE * 2)

    asyncio.run(both())
    assert done == ["kept"]


def test_an_error_is_the_callers_at_once_and_told_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> None:
        raise ValueError("no ink")

    told: list[Exception] = []
    with pytest.raises(ValueError, match="no ink"):
        pane.do_later(work, told.append)
    assert told == []
    within_a_kernel(monkeypatch, "comm_msg")

    async def waited() -> None:
        pane.do_later(work, told.append)
        await asyncio.sleep(pane.PAUSE * 2)

    asyncio.run(waited())
    assert [str(error) for error in told] == ["no ink"]
