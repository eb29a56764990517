"""The real case and its page; pages opened in a browser from a file, with everything they ask for noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Opener = Callable[..., "Page"]


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="session")
def whole(istanbul: Case) -> nk.Page:
    return nk.page(istanbul)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open HTML from a file of its own; a script error or any request but for the file fails the test."""
    faults: list[str] = []
    contexts = []

    def open_(html: str, hash: str = "", before: str = "", name: str = "page.html", **options: Any) -> Page:
        path = tmp_path / name
        path.write_text(html, "utf-8")
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: faults.append(asked.url) if not _own(asked.url, path) else None)
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri() + hash)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def _own(url: str, path: Path) -> bool:
    return url.partition("#")[0] == path.as_uri() or url.startswith("blob:")
