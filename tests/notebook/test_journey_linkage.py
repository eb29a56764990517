"""A reader's way through the notebook on what unlocks what, in a real JupyterLab and a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.notebook.journeys import START, opened, run_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "02-what-unlocks-what.ipynb"


def test_a_reader_assumes_and_watches_and_resets(lab: Lab, browser: Browser) -> None:
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        shown = _run(page)
        _dissolve_the_circle(shown)
        _take_the_nearer_package(shown)
        shown.get_by_role("tab", name="As a diagram").click()
        shown.locator("img[alt^='What unlocks what: Second direct round.']").wait_for()
        shown.get_by_role("button", name="Reset").click()
        shown.locator("[aria-live=polite]", has_text="Nothing is assumed.").wait_for()
        assert not shown.get_by_role("alert").count()


def _run(page: Page) -> Locator:
    run_all(page)
    shown = page.locator(".nk-explorer")
    shown.get_by_role("heading", name="What unlocks what: Second direct round").wait_for(timeout=START)
    return shown


def _dissolve_the_circle(shown: Locator) -> None:
    shown.get_by_text("Russia: terms before truce; Ukraine: truce before terms.").wait_for()
    shown.get_by_label("Truce before terms").select_option(label="truce first")
    shown.get_by_text("No circle of preconditions is found.").wait_for()


def _take_the_nearer_package(shown: Locator) -> None:
    shown.get_by_label("The four regions annexed in 2022").select_option(label="Ukraine withdraws")
    shown.locator("[aria-live=polite]", has_text="1 conditional offer becomes live").wait_for()
    shown.get_by_text("package 1 · met").wait_for()
    shown.get_by_role("tab", name="What changes").click()
    shown.get_by_role("rowheader", name="Scope of a ceasefire").wait_for()
