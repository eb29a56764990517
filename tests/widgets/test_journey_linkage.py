"""A reader's way through the notebook on what unlocks what, in a real JupyterLab and a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.widgets.journeys import START, opened, run_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "02-what-unlocks-what.ipynb"
REGIONS = "The four regions annexed in 2022"


def test_a_reader_assumes_a_value_and_sees_the_verdict_change(lab: Lab, browser: Browser) -> None:
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        shown = _run(page)
        _assume(shown)
        _assume_of_one_party(shown)
        _take_back(shown)
        _open_the_tabs(shown)
        _go_to_a_round_without_conditions(shown)
        assert not shown.get_by_role("alert").count()


def _run(page: Page) -> Locator:
    run_all(page)
    shown = page.locator(".nk-explorer")
    shown.get_by_role("heading", name="What unlocks what").wait_for(timeout=START)
    shown.get_by_text("Nothing is assumed; this is as coded.").wait_for()
    shown.locator("img[alt*='Russia: terms before truce; Ukraine: truce before terms.']").wait_for()
    return shown


def _result(shown: Locator) -> Locator:
    return shown.locator("[aria-live=polite]")


def _assume(shown: Locator) -> None:
    shown.get_by_label(REGIONS).select_option(label="Ukraine withdraws")
    row = _result(shown).get_by_role("row", name=REGIONS)
    row.get_by_role("cell", name="○ diverge").wait_for()
    assert row.get_by_role("cell", name="● agree").is_visible()
    assert _result(shown).get_by_text("Live now: Russia: Scope of a ceasefire").is_visible()


def _assume_of_one_party(shown: Locator) -> None:
    shown.get_by_label("Assume it of").select_option(label="Ukraine")
    _result(shown).get_by_text("No conditional offer becomes live.").wait_for()


def _take_back(shown: Locator) -> None:
    shown.get_by_role("button", name="Reset").click()
    _result(shown).get_by_text("Nothing is assumed; this is as coded.").wait_for()
    assert shown.get_by_label(REGIONS).input_value() == "as coded"


def _open_the_tabs(shown: Locator) -> None:
    shown.get_by_role("tab", name="Offer by offer").click()
    shown.get_by_role("rowheader", name="or package 2").wait_for()
    shown.get_by_role("tab", name="Not ruled out").click()
    shown.get_by_text("Party by party").wait_for()
    shown.get_by_role("tab", name="As bars").click()
    shown.locator("img[alt^='What nobody has ruled out.']").wait_for()


def _go_to_a_round_without_conditions(shown: Locator) -> None:
    shown.get_by_label("Round").select_option(index=0)
    shown.get_by_text("No party makes an offer that depends on something else").wait_for()
