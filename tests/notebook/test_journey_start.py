"""Somebody starts the kit for the first time: a result without a click, a case by one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.notebook.journeys import START, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab


def test_a_newcomer_sees_the_cases_and_opens_one_by_a_click(lab: Lab, browser: Browser) -> None:
    with opened(browser, lab.address()) as page:
        home = _visible(page, "Cases on this machine")
        assert home.get_by_text("0.16 to 0.52").is_visible()
        assert home.get_by_text("15 diverge").first.is_visible()
        assert page.locator(".jp-InputPrompt", has_text="[1]").count() == 1  # it came run, and nobody ran it
        _one_click(home, "Look")
        _visible(page, "Where Russia and Ukraine stand").get_by_text("Scope of a ceasefire").first.wait_for()
        assert _tab(page) == "istanbul-2025.ipynb"
        _back(page)
        _one_click(home, "Who moved")
        _visible(page, "What Russia changed")
        assert _tab(page) == "istanbul-2025-who-moved.ipynb"
        _back(page)
        _one_click(home, "Brief")
        page.frame_locator("iframe:visible").get_by_text(
            "Russia and Ukraine agree on 2 of 24 issues"
        ).first.wait_for()
        _back(page)
        _one_click(home, "Page")
        page.frame_locator("iframe:visible").get_by_text("Where Russia and Ukraine stand").first.wait_for()
        _back(page)
        home.get_by_role("link", name="Code your own case").click()
        page.locator(".jp-MarkdownOutput:visible", has_text="Code your own case").first.wait_for(
            timeout=START
        )
        assert _tab(page) == "08-code-your-own-case.ipynb"


def _visible(page: Page, text: str) -> Locator:
    """Return the output with a text, once it can be seen."""
    found = page.locator(".jp-OutputArea-output:visible", has_text=text).first
    found.wait_for(timeout=START)
    return found


def _one_click(home: Locator, name: str) -> None:
    home.get_by_role("link", name=name, exact=True).first.click()


def _tab(page: Page) -> str:
    return page.locator(
        "#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current .lm-TabBar-tabLabel"
    ).first.inner_text()


def _back(page: Page) -> None:
    page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel", has_text="00-start.ipynb").click()
