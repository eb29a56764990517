"""A teacher's way through the seminar, in a real JupyterLab and a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.notebook.journeys import START, come_back, opened, run_all, save

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "07-seminar.ipynb"


def test_a_teacher_collects_compares_reveals_and_hands_on_no_key(lab: Lab, browser: Browser) -> None:
    folder = lab.root / "notebooks" / "made" / "seminar-rehearsal"
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        view = _run(page)
        _take_in_a_late_file_and_one_that_is_none(view, folder)
        _compare(view)
        key = _reveal_the_most_split(view)
        save(page)
    saved = (lab.root / "notebooks" / NOTEBOOK).read_text("utf-8")
    assert "Made-up group 6" in saved
    assert key not in saved
    with come_back(browser, lab, NOTEBOOK) as page:
        page.locator("table:visible", has_text="Made-up group 6").first.wait_for(timeout=START)


def _run(page: Page) -> Locator:
    run_all(page)
    view = page.locator(".nk-explorer")
    view.get_by_text("6 handed in, 0 files not used.").wait_for(timeout=START)
    return view


def _take_in_a_late_file_and_one_that_is_none(view: Locator, folder: Path) -> None:
    late = json.loads((folder / "made-up-1.json").read_text("utf-8"))
    (folder / "late.json").write_text(json.dumps({**late, "coder": "<b>Ана</b> & co"}), "utf-8")
    (folder / "broken.json").write_text("{", "utf-8")
    view.get_by_role("button", name="Read the folder again").click()
    view.get_by_text("7 handed in, 1 files not used.").wait_for()
    view.get_by_role("rowheader", name="<b>Ана</b> & co").first.wait_for()
    view.get_by_text("it is no file of answers: it is not JSON").wait_for()


def _compare(view: Locator) -> None:
    view.get_by_role("tab", name="Agreement").click()
    view.get_by_text("Between the groups").wait_for()
    view.get_by_role("tab", name="Where the room is split").click()
    view.get_by_text("the most split stands first").wait_for()


def _reveal_the_most_split(view: Locator) -> str:
    """Return what the key says, which is told only while it is revealed."""
    view.get_by_role("tab", name="Issue by issue").click()
    view.get_by_label("Order of issues").select_option(label="the most split first")
    assert view.get_by_text("Key:").count() == 0
    view.get_by_role("button", name="Reveal the key").click()
    told = view.get_by_text("Key:").first
    told.wait_for()
    key = told.inner_text()
    view.get_by_role("button", name="Next issue").click()
    view.get_by_role("button", name="Reveal the key").wait_for()
    assert view.get_by_text("Key:").count() == 0
    return key
