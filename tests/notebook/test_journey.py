"""A reader's way through the first notebook, in a real JupyterLab and a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.notebook.journeys import START, come_back, opened, run_all, save

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "01-where-the-sides-stand.ipynb"


def test_a_reader_runs_the_notebook_explores_saves_and_comes_back(lab: Lab, browser: Browser) -> None:
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        explorer = _run(page)
        _change_a_side(explorer)
        _open_a_row(page, explorer)
        _filter_by_verdict(explorer)
        _find(explorer)
        _read_the_printed_wording(explorer)
        _take_a_chart_along(explorer)
        _read_in_another_language(explorer)
        assert not explorer.get_by_role("alert").count()
        save(page)
        # Both come a second or two after the notebook, and stay until somebody clicks them away.
        assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    saved = lab.root / "notebooks" / NOTEBOOK
    for notebook in (saved, _changed_outside(saved)):
        _come_back(lab, browser, notebook)


def _come_back(lab: Lab, browser: Browser, path: Path) -> None:
    """Open a saved notebook whose kernel has ended: its widgets are gone, the static copy is there."""
    with come_back(browser, lab, path.name) as page:
        table = page.locator("table:visible", has_text="Scope of a ceasefire").filter(has_text="○ diverge")
        table.first.wait_for(timeout=START)
        assert page.locator(".nk-explorer").count() == 0
        assert page.locator("div:visible", has_text="of full agreement").count() >= 1


def _changed_outside(notebook: Path) -> Path:
    """Copy a notebook with one more cell: JupyterLab does not trust what it has not signed itself."""
    content = json.loads(notebook.read_text("utf-8"))
    content["cells"].append({"cell_type": "markdown", "id": "new", "metadata": {}, "source": "new"})
    copy = notebook.with_name("not-trusted.ipynb")
    copy.write_text(json.dumps(content), "utf-8")
    return copy


def _run(page: Page) -> Locator:
    run_all(page)
    explorer = page.locator(".nk-explorer")
    explorer.get_by_label("Side A").wait_for(timeout=START)
    _heading(explorer, "Where Russia and Ukraine stand").wait_for()
    assert page.locator("table[aria-label]:visible").count() == 1  # the static copy hides beside the widget
    return explorer


def _change_a_side(explorer: Locator) -> None:
    explorer.get_by_label("Side B").select_option(label="▲ United States")
    _heading(explorer, "Where Russia and United States stand").wait_for()
    explorer.get_by_label("Side B").select_option(label="▲ Russia")  # of the other side: they change
    _heading(explorer, "Where United States and Russia stand").wait_for()
    explorer.get_by_label("Side A").select_option(label="▼ Ukraine")
    explorer.get_by_role("button", name="⇄").click()
    _heading(explorer, "Where Russia and Ukraine stand").wait_for()


def _open_a_row(page: Page, explorer: Locator) -> None:
    """Open rows by the mouse and by the keyboard; Escape closes."""
    explorer.get_by_role("button", name="Martial law in Ukraine").click()
    row = explorer.locator("tr[aria-current=true]", has_text="Martial law in Ukraine")
    row.wait_for()
    detail = explorer.locator(":is(.nk-detail,.nk-aside):visible")
    detail.get_by_text("Is martial law in Ukraine kept or lifted?").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    row.wait_for(state="detached")
    assert explorer.locator("tr[aria-current=true]").count() == 1
    page.keyboard.press("Escape")
    explorer.locator("tr[aria-current=true]").wait_for(state="detached")


def _filter_by_verdict(explorer: Locator) -> None:
    band = explorer.get_by_role("group", name="Verdicts: press one to show only its issues")
    agree = band.get_by_role("button", name="agree")
    count = int(agree.locator(".nk-count").inner_text())
    agree.click()
    explorer.get_by_text(f"{count} of 24 issues shown.").wait_for()
    assert explorer.locator(".nk-row").count() == count
    explorer.get_by_role("button", name="Show all").click()
    explorer.get_by_text("All 24 issues.").wait_for()


def _find(explorer: Locator) -> None:
    explorer.get_by_role("button", name="More").click()
    explorer.get_by_label("Find").fill("nato")
    explorer.locator(".nk-table").filter(has_not_text="Martial law").wait_for()
    explorer.get_by_label("Find").fill("")
    explorer.locator(".nk-row", has_text="Martial law").wait_for()


def _read_the_printed_wording(explorer: Locator) -> None:
    figure = explorer.locator(".nk-range")
    before = figure.inner_text()
    explorer.get_by_label("Coding").select_option(label="the wording as printed")
    explorer.get_by_text("Not as usual: Coding.").wait_for()
    assert figure.inner_text() != before
    explorer.get_by_role("button", name="All as usual").click()
    explorer.get_by_text("Not as usual: Coding.").wait_for(state="detached")
    assert figure.inner_text() == before


def _take_a_chart_along(explorer: Locator) -> None:
    explorer.get_by_role("button", name="Take along").click()
    explorer.get_by_role("button", name="PNG").click()
    explorer.get_by_role("link", name="Download istanbul-2025-russia-ukraine.png").wait_for()


def _read_in_another_language(explorer: Locator) -> None:
    explorer.get_by_role("button", name="More").click()
    explorer.get_by_label("Language").select_option(label="українська")
    explorer.get_by_text("Погоджено", exact=True).wait_for()
    explorer.get_by_label("Language").select_option(label="English")
    explorer.get_by_text("Agreed", exact=True).wait_for()


def _heading(explorer: Locator, text: str) -> Locator:
    return explorer.get_by_role("heading", name=text, exact=True)
