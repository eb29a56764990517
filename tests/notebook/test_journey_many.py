"""A reader's way through the notebooks on doubt and on many parties, in a real JupyterLab and browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

SURE, MANY = "05-how-sure-are-we.ipynb", "06-many-parties.ipynb"
START = 60_000
_OPEN = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"


def test_a_reader_asks_how_sure_it_is_and_on_whose_word(lab: Lab, browser: Browser) -> None:
    page, faults = _opened(lab, browser, SURE)
    panel = _run_all(page, "How sure is it? Russia and Ukraine")
    _change_one_thing(panel)
    reader = page.locator(".nk-explorer").filter(has=page.get_by_role("heading", name="On whose word"))
    _seek(page, reader)
    _read_the_evidence(reader)
    assert faults == []
    page.close()


def test_a_reader_sets_all_parties_beside_each_other(lab: Lab, browser: Browser) -> None:
    page, faults = _opened(lab, browser, MANY)
    shown = _run_all(page, "Where 5 parties stand")
    _set_against_one(shown)
    _ask_for_a_map(shown)
    _take_along(page, shown)
    assert not shown.get_by_role("alert").count()
    assert faults == []
    page.close()


def _opened(lab: Lab, browser: Browser, notebook: str) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": 1600, "height": 1300})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    # A workspace of its own, or JupyterLab would open the notebook of another journey beside it.
    page.goto(lab.address(f"/lab/workspaces/{notebook[:2]}/tree/notebooks/{notebook}"))
    page.get_by_text("| Idle").wait_for(timeout=START)
    return page, faults


def _run_all(page: Page, heading: str) -> Locator:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    shown = page.locator(".nk-explorer").filter(has=page.get_by_role("heading", name=heading))
    _seek(page, shown)
    return shown


def _seek(page: Page, shown: Locator) -> None:
    """Scroll until a widget is seen: JupyterLab keeps cells that are out of sight out of the page."""
    panel, step = page.locator(_OPEN).first, 500
    for number in range(START // step):
        if shown.is_visible():
            return
        panel.evaluate("(panel, far) => panel.scrollTo(0, far % panel.scrollHeight)", number * step)
        page.wait_for_timeout(step)
    raise AssertionError("the widget never came into sight")


def _change_one_thing(panel: Locator) -> None:
    result = panel.locator("[aria-live=polite]")
    result.get_by_text("16 of 24 verdicts hold in all 384 settings").wait_for()
    panel.get_by_role("tab", name="One change at a time", exact=True).click()
    panel.locator("td", has_text="Martial law in Ukraine: – open").first.wait_for()
    panel.get_by_label("Coding").select_option(label="the wording as printed")
    result.get_by_text("in the wording as printed").wait_for()
    panel.get_by_role("tab", name="Verdicts that turn", exact=True).click()
    panel.get_by_role("rowheader", name="Martial law in Ukraine").wait_for()


def _read_the_evidence(reader: Locator) -> None:
    reader.get_by_label("How", exact=True).select_option(label="told by the other side")
    reader.get_by_role("rowheader", name="¶12").wait_for()
    reader.get_by_role("rowheader", name="¶30").wait_for(state="detached")
    reader.get_by_role("tab", name="What rests on little", exact=True).click()
    reader.get_by_text("Resting only on the other side's word: 1 position").wait_for()
    reader.get_by_role("tab", name="Garbled passages", exact=True).click()
    reader.get_by_role("columnheader", name="Read as").wait_for()


def _set_against_one(shown: Locator) -> None:
    table = shown.locator(".nk-pane table")
    table.locator("td", has_text="● same").first.wait_for()
    shown.get_by_label("Set against").select_option(label="Ukraine")
    table.locator("td", has_text="○ diverge").first.wait_for()
    assert table.locator("td", has_text="● same").count() == 0


def _ask_for_a_map(shown: Locator) -> None:
    shown.get_by_role("tab", name="Map", exact=True).click()
    shown.get_by_text("No map: it needs three parties").wait_for()
    shown.get_by_label("Map: issues a pair needs").select_option(label="1")
    shown.locator("img[alt^='Parties, near where they agree.']").wait_for()
    shown.get_by_role("tab", name="Every pair", exact=True).click()
    shown.get_by_role("rowheader", name="Russia").wait_for()


def _take_along(page: Page, shown: Locator) -> None:
    shown.get_by_role("tab", name="Take along", exact=True).click()
    code = shown.get_by_role("textbox", name="The same result in Python")
    assert "nk.stance_matrix(case, round='2025-06-02', against='ukraine')" in code.input_value()
    for button, start in (("SVG", b"<?xml"), ("CSV", b"")):
        shown.get_by_role("button", name=button).click()
        link = shown.get_by_role("link", name=f"Download istanbul-2025-parties.{button.lower()}")
        link.wait_for()
        with page.expect_download() as downloaded:
            link.click()
        content = Path(downloaded.value.path()).read_bytes()
        assert content.startswith(start)
        assert len(content) > 500
