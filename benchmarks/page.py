"""The single-file page: its size, how long it takes to make, to open and to filter in a headless Chromium."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import negotiation_kit as nk
from benchmarks.corpus import write_corpus
from negotiation_kit.cli.doctor import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTIES, ISSUES, TIMES = 10, 200, 7
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)
FILTER = """word => {
    const start = performance.now(), field = document.getElementById('c-find');
    field.value = word;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    document.body.offsetHeight;
    return performance.now() - start;
}"""
CHOOSE = """party => {
    const start = performance.now(), side = document.getElementById('c-b');
    side.value = party;
    side.dispatchEvent(new Event('change', {bubbles: true}));
    document.body.offsetHeight;
    return performance.now() - start;
}"""


def run() -> list[str]:
    """Measure the page of Istanbul and that of a made-up case of 10 parties and 200 issues."""
    with tempfile.TemporaryDirectory() as folder:
        large = write_corpus(Path(folder), parties=PARTIES, rounds=1, issues=ISSUES)
        cases = {"istanbul-2025": nk.load_case("istanbul-2025"), "10 x 200": nk.load_case(large)}
        found: list[str] = []
        files: dict[str, Path] = {}
        for name, case in cases.items():
            start = time.perf_counter()
            page = nk.page(case)
            seconds = time.perf_counter() - start
            files[name] = page.save(Path(folder) / f"page-{len(files)}.html")
            goal = "   goal: at most 250 kB" if len(files) == 1 else ""
            found.append(f"{f'{name}, size':44s} {files[name].stat().st_size / 1000:9.1f} kB{goal}")
            found.append(f"{f'{name}, made in':44s} {seconds * 1000:9.1f} ms")
        return found + _in_a_browser(files)


def _in_a_browser(files: dict[str, Path]) -> list[str]:
    executable = find_chromium()
    if executable is None:
        return ["No Chromium was found, so opening and filtering are not measured."]
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        found = [line for name, path in files.items() for line in _measured(browser, name, path)]
        browser.close()
    return found


def _measured(browser: Browser, name: str, path: Path) -> list[str]:
    opened, filtered, chosen = [], [], []
    for number in range(TIMES):
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(path.as_uri())
        page.evaluate("document.body.offsetHeight")
        opened.append((time.perf_counter() - start) * 1000)
        filtered.append(page.evaluate(FILTER, f"e{number % 3}" if number % 2 else "front"))
        page.evaluate(FILTER, "")
        chosen.append(page.evaluate(CHOOSE, "2"))
        page.close()
    parts = (("opened", opened), ("filtered by a word", filtered), ("another side chosen", chosen))
    return [_line(f"{name}, {what}", times) for what, times in parts]


def _line(name: str, times: list[float]) -> str:
    return (
        f"{name:44s} {median(times):9.1f} ms   ({min(times):.1f} to {max(times):.1f})   goal: under 1,000 ms"
    )
