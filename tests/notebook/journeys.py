"""What the journeys of readers through notebooks share: open JupyterLab, run every cell, save."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Lab

START = 60_000
"""Milliseconds that a kernel may take on a busy machine; for all else Playwright's own 30 s are enough."""


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Give a page of JupyterLab whose kernel is ready; no script on it may fail until it is closed."""
    page = browser.new_page(viewport={"width": 1600, "height": 1200})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    page.get_by_text("| Idle").wait_for(timeout=START)
    yield page
    assert faults == []
    page.close()


def run_all(page: Page) -> None:
    """Run every cell by the menu, as the notebooks tell their readers to.

    On a busy machine the menu can be there before it knows of the notebook, and then does nothing: it is
    chosen again until the first cell has a star or a number.
    """
    from playwright.sync_api import TimeoutError

    begun = page.locator(".jp-InputPrompt", has_text=re.compile(r"\[[*\d]+\]")).first
    for _ in range(3):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            begun.wait_for(state="attached", timeout=10_000)
            return


def save(page: Page) -> None:
    """Save the notebook, and wait until the server has it."""
    with page.expect_response(
        lambda answer: "/api/contents/" in answer.url and answer.request.method == "PUT"
    ):
        page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name=save]:visible").click()


@contextmanager
def come_back(browser: Browser, lab: Lab, name: str) -> Iterator[Page]:
    """Give a page with a saved notebook whose kernel has ended: its widgets are gone."""
    page = browser.new_page()
    for session in page.request.get(lab.address("/api/sessions")).json():
        page.request.delete(lab.address(f"/api/sessions/{session['id']}"))
    page.goto(lab.notebook(name))
    yield page
    page.close()
