"""A writer's way through the notebook that builds tables: choose, save, be stopped, download."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

from tests.notebook.journeys import START, come_back, opened, run_all, save

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab, Voila

NOTEBOOK = "04-build-a-table.ipynb"


def test_a_writer_chooses_saves_is_stopped_downloads_and_comes_back(
    lab: Lab, browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        builder = _run(page)
        _choose(builder)
        _save_as_word(builder, lab.root / "notebooks")
        _be_stopped(builder)
        _download(page, builder, tmp_path)
        assert not builder.get_by_role("alert").count()
        save(page)
    with come_back(browser, lab, NOTEBOOK) as page:
        page.locator("table:visible", has_text="Обсяг припинення вогню").first.wait_for(timeout=START)
        assert page.locator(".nk-explorer").count() == 0


def test_the_link_leads_to_the_file_in_voila_too(voila: Voila, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(voila.notebook(NOTEBOOK))
    builder = page.locator(".nk-explorer").first
    builder.get_by_label("File name").fill("brief", timeout=START)
    builder.get_by_role("button", name="Word").click()
    builder.get_by_role("status").filter(has_text="Saved as").wait_for()
    _download(page, builder, tmp_path)
    page.close()


def _run(page: Page) -> Locator:
    run_all(page)
    builder = page.locator(".nk-explorer")
    builder.get_by_label("Side A", exact=True).wait_for(timeout=START)
    builder.get_by_text("Where Russia and Ukraine stand").first.wait_for()
    return builder


def _choose(builder: Locator) -> None:
    builder.get_by_label("Side B", exact=True).select_option(label="United States")
    builder.get_by_text("Where Russia and United States stand").first.wait_for()
    builder.get_by_label("Side B", exact=True).select_option(label="Ukraine")
    builder.get_by_label("Language").select_option(label="українська")
    builder.get_by_text("Позиції сторін: Росія та Україна").first.wait_for()


def _save_as_word(builder: Locator, folder: Path) -> None:
    builder.get_by_label("File name").fill("brief")
    builder.get_by_role("button", name="Word").click()
    builder.get_by_role("status").filter(has_text="Saved as").wait_for()
    texts = [cell.text for row in Document(str(folder / "brief.docx")).tables[0].rows for cell in row.cells]
    assert any(text.startswith("Обсяг припинення вогню") for text in texts)


def _be_stopped(builder: Locator) -> None:
    """Save once more under the name that is taken: nothing is replaced, and a sentence says so."""
    builder.get_by_role("button", name="Word").click()
    builder.get_by_role("status").filter(has_text="Not saved: there is a file brief.docx already").wait_for()


def _download(page: Page, builder: Locator, folder: Path) -> None:
    with page.expect_download() as begun:
        builder.get_by_role("link", name="Download brief.docx").click()
    begun.value.save_as(folder / "brief.docx")
    assert Document(str(folder / "brief.docx")).tables
