"""Three ways through the notebooks as Voilà shows them, in a real browser, with axe-core on every page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import ROOT, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import Voila

START = 60_000
"""Milliseconds that a page may take to come up on a busy machine."""


BROKEN = """() => {
    const broken = [], range = document.createRange();
    for (const cell of document.querySelectorAll('.nk-explorer td, .nk-explorer th')) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
            for (const found of node.data.matchAll(/[\\p{L}]{2,}/gu)) {
                range.setStart(node, found.index);
                range.setEnd(node, found.index + found[0].length);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                if (lines.size > 1) broken.push(found[0]);
            }
        }
    }
    return broken;
}"""
"""Words in the tables of widgets that stand on more than one line."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that must end without an error of its scripts."""
    found = browser.new_page(viewport={"width": 1500, "height": 1200})
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    yield found
    assert faults == []
    found.close()


def _opened(page: Page, voila: Voila, name: str, theme: str = "light") -> Locator:
    """Open a notebook and return its first widget, whose static copy must be out of sight."""
    page.goto(f"{voila.notebook(name)}?theme={theme}")
    widget = page.locator(".nk-explorer").first
    widget.wait_for(timeout=START)
    page.wait_for_function("document.querySelectorAll('#rendered_cells').length == 1", timeout=START)
    page.locator("#loading").wait_for(state="hidden", timeout=START)
    assert page.locator("[class$=-static]:visible").count() == 0
    assert page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0
    return widget


def _accessible(page: Page) -> None:
    """Hold a page against axe-core; what is neither serious nor critical may be Voilà's own."""
    found = Axe().run(page).response["violations"]
    bad = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in bad] == []


def test_the_list_of_notebooks_leads_to_each(voila: Voila, page: Page) -> None:
    page.goto(voila.address())
    names = sorted(path.name for path in (voila.root / "notebooks").glob("*.ipynb"))
    links = page.get_by_role("listitem").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [f"/voila/render/{name}" for name in names]
    _accessible(page)
    links.first.click()
    page.get_by_text("Cases on this machine").wait_for(timeout=START)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_room_explores_what_is_projected(voila: Voila, page: Page, theme: str) -> None:
    """Controls and detail: other sides, an issue, a filter, a chart to take along."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    explorer = _opened(page, voila, "01-where-the-sides-stand.ipynb", theme)
    explorer.get_by_label("Side B").select_option(label="▲ United States")
    explorer.get_by_role("heading", name="Where Russia and United States stand", exact=True).wait_for()
    explorer.get_by_label("Side B").select_option(label="▲ Ukraine")
    explorer.get_by_role("button", name="Martial law in Ukraine").click()
    explorer.locator("tr[aria-current=true]", has_text="Martial law in Ukraine").wait_for()
    _accessible(page)
    explorer.get_by_role("button", name="More").click()
    explorer.get_by_label("Find").fill("nato")
    explorer.locator(".nk-table").filter(has_not_text="Martial law").wait_for()
    explorer.get_by_role("button", name="Take along").click()
    explorer.get_by_role("button", name="PNG").click()
    explorer.get_by_role("link", name="Download istanbul-2025-russia-ukraine.png").wait_for()
    assert explorer.get_by_role("alert").count() == 0
    _accessible(page)
    own = (f"http://127.0.0.1:{voila.port}/", "data:", "blob:")
    assert [url for url in requests if not url.startswith(own)] == []


def test_a_coder_writes_and_meets_another_s_change(voila: Voila, page: Page) -> None:
    """Controls, live findings, the file on the disk, and the error path."""
    form = _opened(page, voila, "08-code-your-own-case.ipynb")
    file = voila.root / "notebooks" / "made" / "my-talks" / "round-1" / "northland.yaml"
    before = file.read_text("utf-8")
    form.get_by_label("Issue", exact=True).select_option(label="✓ Hours of opening")
    value = form.get_by_label("Value, from 0 to 168 hours a week")
    value.fill("200")
    form.get_by_text("200 lies outside the scale").wait_for()
    value.fill("60..80")
    form.get_by_text("The check finds nothing to mend in this file.").wait_for()
    form.get_by_role("button", name="Write to the file").click()
    form.get_by_text("Written to").wait_for()
    assert file.read_text("utf-8") == before.replace("value: 40", "value: {from: 60, to: 80}")
    _accessible(page)
    theirs = file.read_text("utf-8") + "# by another hand\n"
    file.write_text(theirs, "utf-8")
    value.fill("70")
    form.get_by_role("button", name="Write to the file").click()
    form.get_by_role("alert").filter(has_text="has been changed by somebody else").wait_for()
    assert file.read_text("utf-8") == theirs
    _accessible(page)
    form.get_by_role("button", name="Discard changes").click()
    form.get_by_text("The entry is shown as the file has it.").wait_for()
    value.fill("70")
    form.get_by_role("button", name="Write to the file").click()
    form.get_by_text("Written to").wait_for()
    assert file.read_text("utf-8") == theirs.replace("{from: 60, to: 80}", "70")


def test_a_teacher_reveals_one_issue_and_loses_the_folder(voila: Voila, page: Page) -> None:
    """Tabs, detail, and the error path of a folder that is gone."""
    view = _opened(page, voila, "07-seminar.ipynb")
    view.get_by_text("6 handed in, 0 files not used.").wait_for()
    for tab, text in (
        ("Agreement", "Between the groups"),
        ("Where the room is split", "the most split stands first"),
    ):
        view.get_by_role("tab", name=tab).click()
        view.get_by_text(text).wait_for()
        _accessible(page)
    view.get_by_role("tab", name="Issue by issue").click()
    assert view.get_by_text("Key: local pause").count() == 0
    view.get_by_role("button", name="Reveal the key").click()
    view.get_by_text("Key: local pause").wait_for()
    _accessible(page)
    view.get_by_role("button", name="Next issue").click()
    view.get_by_role("heading", name="Length of the first pause").wait_for()
    assert view.get_by_text("Key:").count() == 0
    shutil.rmtree(voila.root / "notebooks" / "made" / "seminar-rehearsal")
    view.get_by_role("button", name="Read the folder again").click()
    view.get_by_role("alert").filter(has_text="there is no folder").wait_for()
    _accessible(page)


NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("0[!0]*.ipynb"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_start_page_can_be_read_by_everybody(voila: Voila, page: Page, theme: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(f"{voila.notebook('00-start.ipynb')}?theme={theme}")
    page.get_by_text("Cases on this machine").wait_for(timeout=START)
    page.locator("#loading").wait_for(state="hidden", timeout=START)
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    _accessible(page)


@pytest.mark.parametrize("name", [name for name in NAMES if name[:2] not in ("01", "07", "08")])
def test_every_other_notebook_comes_up(voila: Voila, page: Page, name: str) -> None:
    widget = _opened(page, voila, f"{name}.ipynb")
    assert widget.get_by_role("alert").count() == 0
    _accessible(page)


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_window_breaks_no_word_and_reaches_every_table(voila: Voila, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    _opened(page, voila, f"{name}.ipynb", "dark")
    assert page.evaluate(BROKEN) == []
    _accessible(page)


@pytest.mark.notebook
def test_without_the_key_nothing_is_served(tmp_path: Path) -> None:
    """A server that others can reach asks for the key on every page and on the way to a kernel."""
    port = free_port()
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "negotiation_kit", "serve", "--ip", "0.0.0.0", "--port", str(port)]
    settings = {**os.environ, "JUPYTER_TOKEN": "the-key", "PYTHONPATH": str(root)}
    with (tmp_path / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/?token=the-key")
        assert "Notebooks" in _asked(f"{address}/?token=the-key")[1]
        for path in ("/", "/?token=wrong", "/voila/render/01-where-the-sides-stand.ipynb"):
            assert "/login" in _asked(f"{address}{path}")[2]
        channel = "/api/kernels/8f2c8f1c-5b6a-4e55-9d3e-0a2c6c2b8f11/channels"
        assert _asked(f"{address}{channel}")[0] == 403
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert (tmp_path / "log.txt").read_text("utf-8").count("token=the-key") == 1


def _asked(address: str) -> tuple[int, str, str]:
    """Return the status of an address, what it shows and where it led."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.url
    except urllib.error.HTTPError as error:
        with error:
            return error.code, "", error.url


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            _asked(address)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not start")
