"""axe-core finds nothing serious on any of the three files, in either theme, on a screen or a phone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.webpage.conftest import Opener
from tests.webpage.test_single_file import data_of

SIZES = {"screen": {"width": 1300, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def made(istanbul: Case) -> nk.Exercise:
    return nk.exercise(istanbul)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["page", "student", "key"])
def test_axe_finds_nothing_serious(
    whole: nk.Page, made: nk.Exercise, opened: Opener, tmp_path: Path, which: str, scheme: str, size: str
) -> None:
    html = {"page": whole.html, "student": made.student.html, "key": made.key.html}[which]
    page = opened(html, viewport=SIZES[size], color_scheme=scheme)
    if which == "page":
        page.locator("#table a").first.click()
    if which == "student":
        page.locator(".from").first.fill("99999")
    if which == "key":
        data = data_of(html)
        answers = {data["issues"][0]["id"]: {data["parties"][0][0]: {"value": "none", "red_line": True}}}
        head = {"format": "negotiation-kit-answers", "exercise": data["exercise"], "coder": "Ana"}
        (tmp_path / "ana.json").write_text(json.dumps({**head, "answers": answers}), "utf-8")
        page.locator("#open").set_input_files(tmp_path / "ana.json")
        page.locator("#students li").wait_for()
    found = Axe().run(page).response["violations"]
    assert [
        (item["id"], item["nodes"][0]["html"]) for item in found if item["impact"] in ("serious", "critical")
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
