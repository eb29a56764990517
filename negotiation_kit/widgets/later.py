"""What is done when the kernel is free again, so that a control answers before a picture is drawn."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Protocol

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
