"""A reader's way through the notebook on movement, in a real JupyterLab and a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.notebook.journeys import START, opened, run_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "03-who-moved.ipynb"


def test_a_reader_follows_a_party_and_an_issue(lab: Lab, browser: Browser) -> None:
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        shown = _run(page)
        _choose_another_party(shown)
        _ask_for_what_is_no_movement(shown)
        _follow_an_issue(shown)
        shown.get_by_role("tab", name="On the scales").click()
        shown.locator("img[alt^='What Ukraine changed.']").wait_for()


def _run(page: Page) -> Locator:
    run_all(page)
    shown = page.locator(".nk-explorer")
    shown.get_by_role("heading", name="What Russia changed").wait_for(timeout=START)
    return shown


def _choose_another_party(shown: Locator) -> None:
    shown.get_by_label("Party").select_option(label="Ukraine")
    shown.get_by_role("heading", name="What Ukraine changed").wait_for()
    shown.locator("[aria-live=polite]", has_text="Russia").wait_for()


def _ask_for_what_is_no_movement(shown: Locator) -> None:
    """A round and its layer of other sources are the same talks: the widget says so, and recovers."""
    shown.get_by_label("To", exact=True).select_option(label="Papers of the second round, 1–2 June 2025")
    shown.get_by_role("alert").filter(has_text="told by different sources").wait_for()
    shown.get_by_label("To", exact=True).select_option(label="Third direct round, 23 July 2025")
    shown.get_by_role("alert").wait_for(state="hidden")


def _follow_an_issue(shown: Locator) -> None:
    shown.get_by_label("Issue", exact=True).select_option(label="Return of the dead")
    story = shown.get_by_role("region", name="Return of the dead, round by round")
    story.get_by_text("3,000 bodies per side").first.wait_for()
    story.locator("img[alt^='Return of the dead, round by round.']").wait_for()
