"""A coder's way through the notebook with the form, in a real JupyterLab and a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.notebook.journeys import START, come_back, opened, run_all, save

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Lab

NOTEBOOK = "08-code-your-own-case.ipynb"
VALUE = "Value, from 0 to 168 hours a week"


def test_a_coder_writes_is_stopped_takes_back_and_comes_back(lab: Lab, browser: Browser) -> None:
    folder = lab.root / "notebooks" / "made" / "my-talks" / "round-1"
    with opened(browser, lab.notebook(NOTEBOOK)) as page:
        form = _run(page)
        _write_what_the_check_lets_pass(form, folder / "northland.yaml")
        _do_not_leave_what_is_not_written(form)
        _add_evidence_and_take_the_write_back(form, folder / "southland.yaml")
        _meet_a_file_that_is_broken(form, folder / "northland.yaml")
        save(page)
    with come_back(browser, lab, NOTEBOOK) as page:
        page.locator("p:visible", has_text="The form for coding My talks runs only").first.wait_for(
            timeout=START
        )


def _run(page: Page) -> Locator:
    run_all(page)
    form = page.locator(".nk-explorer").first
    form.get_by_text("Coding My talks:").wait_for(timeout=START)
    return form


def _write_what_the_check_lets_pass(form: Locator, file: Path) -> None:
    before = file.read_text("utf-8")
    form.get_by_label("Issue", exact=True).select_option(label="✓ Hours of opening")
    form.get_by_label(VALUE).fill("all day")
    form.get_by_text("found 'all day', expected a number").wait_for()
    assert file.read_text("utf-8") == before  # typing writes nothing
    form.get_by_label(VALUE).fill("60..80")
    form.get_by_text("The check finds nothing to mend in this file.").wait_for()
    form.get_by_role("button", name="Write to the file").click()
    form.get_by_text("Written to").wait_for()
    assert file.read_text("utf-8") == before.replace("value: 40", "value: {from: 60, to: 80}")


def _do_not_leave_what_is_not_written(form: Locator) -> None:
    form.get_by_label("Summary").fill('=1+1: "open" # all day')
    form.get_by_label("Party").select_option(label="Southland")
    form.get_by_text("There are changes here that are not written.").wait_for()
    assert form.get_by_label("Party").locator("option:checked").inner_text() == "Northland"
    form.get_by_role("button", name="Discard changes").click()
    form.get_by_text("The entry is shown as the file has it.").wait_for()


def _add_evidence_and_take_the_write_back(form: Locator, file: Path) -> None:
    before = file.read_text("utf-8")
    form.get_by_label("Party").select_option(label="Southland")
    form.get_by_text("Coding My talks: made/my-talks/round-1/southland.yaml").wait_for()
    form.get_by_role("button", name="Add a piece").click()
    form.get_by_label("Passage").select_option(index=1)
    form.locator("div:visible", has_text="Made-up example: Northland says what it wants.").last.wait_for()
    form.get_by_role("button", name="Write to the file").click()
    form.get_by_text("Written to").wait_for()
    assert file.read_text("utf-8").count("made-up-note") == before.count("made-up-note") + 1
    form.get_by_role("button", name="Undo last write").click()
    form.get_by_text("The last write is taken back.").wait_for()
    assert file.read_text("utf-8") == before


def _meet_a_file_that_is_broken(form: Locator, file: Path) -> None:
    """One party's file broken by hand is told with its line, and the next one can be coded."""
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("positions:", "positions: [", 1), "utf-8")
    form.get_by_label("Party").select_option(label="Northland")
    form.get_by_role("alert").filter(has_text="mend this by hand first").wait_for()
    file.write_text(whole, "utf-8")
    form.get_by_label("Party").select_option(label="Southland")
    form.get_by_role("alert").wait_for(state="hidden")
