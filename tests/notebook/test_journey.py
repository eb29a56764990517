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
    with opened(browser, lab.address()) as page:
        explorer = _run(page)
        _change_a_side(explorer)
        _pick_an_issue(explorer)
        _filter_by_verdict(explorer)
        _read_the_printed_wording(explorer)
        _open_the_charts(explorer)
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
        assert page.locator("p:visible", has_text="Agreement 0.").count() == 1


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
    explorer.get_by_label("Side B").select_option(label="United States")
    _heading(explorer, "Where Russia and United States stand").wait_for()
    explorer.get_by_role("columnheader", name="United States").wait_for()
    explorer.get_by_label("Side B").select_option(
        label="Russia"
    )  # the other side's party: they change places
    _heading(explorer, "Where United States and Russia stand").wait_for()
    explorer.get_by_label("Side A").select_option(label="Ukraine")
    explorer.get_by_label("Side B").select_option(label="Ukraine")
    _heading(explorer, "Where Russia and Ukraine stand").wait_for()


def _pick_an_issue(explorer: Locator) -> None:
    card = explorer.get_by_role("region", name="Detail of Martial law in Ukraine")
    assert card.count() == 0
    explorer.get_by_label("Issue", exact=True).select_option(label="Martial law in Ukraine")
    card.wait_for()
    assert card.get_by_text("Is martial law in Ukraine kept or lifted?").is_visible()
    explorer.locator("tr[aria-current=true]", has_text="Martial law in Ukraine").wait_for()


def _filter_by_verdict(explorer: Locator) -> None:
    table = explorer.locator(".nk-pane table")
    label = explorer.get_by_label("Verdict").locator("option", has_text="agree (").first.inner_text()
    explorer.get_by_label("Verdict").select_option(label=label)
    table.filter(has_not_text="diverge").locator("td", has_text="● agree").first.wait_for()
    assert f"({table.locator('th[scope=row]').count()})" in label
    explorer.get_by_label("Verdict").select_option(label="all")
    table.locator("td", has_text="○ diverge").first.wait_for()
    explorer.get_by_label("Find").fill("nato")
    table.filter(has_not_text="Martial law").wait_for()
    explorer.get_by_label("Find").fill("")
    table.locator("tr", has_text="Martial law").wait_for()


def _read_the_printed_wording(explorer: Locator) -> None:
    result = explorer.locator("[aria-live=polite]")
    before = result.inner_text()
    assert "in the coder's reading" in before
    explorer.get_by_label("Coding").select_option(label="the wording as printed")
    result.get_by_text("in the wording as printed;").wait_for()
    assert _score(result.inner_text()) != _score(before)


def _open_the_charts(explorer: Locator) -> None:
    explorer.get_by_role("tab", name="By basket").click()
    explorer.locator("img[alt^='Verdicts by basket.']").wait_for()
    explorer.get_by_role("tab", name="On the scales").click()
    explorer.locator("img[alt^='Positions on their scales.']").wait_for()
    explorer.get_by_role("tab", name="Issue by issue").click()
    explorer.locator(".nk-pane table").wait_for()


def _heading(explorer: Locator, text: str) -> Locator:
    return explorer.get_by_role("heading", name=text, exact=True)


def _score(result: str) -> str:
    """Return the sentence with the score."""
    return next(line for line in result.splitlines() if line.startswith("Agreement "))
