"""From the command to the first result: JupyterLab's start, and the start page on the screen."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from negotiation_kit.cli.doctor import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES, PATIENCE = 3, 120_000
ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
STEPS = (
    "first start: server answers",
    "first start: a result is on the screen",
    "later start: server answers",
    "later start: a result is on the screen",
)
"""At the first start the page, and what it leads to, are made; later ones find them."""


def run() -> list[str]:
    """Start JupyterLab as a user does, several times, and time each step from the command on."""
    executable = find_chromium()
    if executable is None:
        return ["No Chromium was found, so the start is not measured."]
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        found = list(zip(*(_started(browser) for _ in range(TIMES)), strict=True))
        browser.close()
    return [
        f"{name:44s} {median(seconds):6.1f} s    ({min(seconds):.1f} to {max(seconds):.1f})"
        for name, seconds in zip(STEPS, found, strict=True)
    ]


def _started(browser: Browser) -> tuple[float, ...]:
    """Return the seconds from the command to each step, in a copy where nothing has been made yet."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = _copied(Path(folder))
        return *_shown(browser, copy), *_shown(browser, copy)


def _shown(browser: Browser, copy: Path) -> tuple[float, float]:
    start = time.perf_counter()
    with _lab(copy) as address:
        answers = time.perf_counter() - start
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(f"{address}/?token=benchmark")
        page.get_by_text("of full agreement").first.wait_for(timeout=PATIENCE)
        shown = time.perf_counter() - start
        page.get_by_text("| Idle").wait_for(timeout=PATIENCE)  # JupyterLab does not end well while one starts
        page.close()
    return answers, shown


def _copied(folder: Path) -> Path:
    for name in ("negotiation_kit", "positions", "seeds", "notebooks"):
        left_out = shutil.ignore_patterns("__pycache__", "start", "made")
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@contextmanager
def _lab(folder: Path) -> Iterator[str]:
    """Run JupyterLab in a folder with settings of its own, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    own = {
        name: str(folder / f".{name.lower()}")
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    started = subprocess.Popen(
        [sys.executable, "-m", "negotiation_kit", "lab", "--no-browser", "--port", str(port)],
        cwd=folder,
        env={**os.environ, **own, "JUPYTER_TOKEN": "benchmark", "PYTHONPATH": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/api")
        yield address
    finally:
        started.terminate()
        started.wait(timeout=30)


def _await(address: str) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.05)
    raise TimeoutError("JupyterLab did not start")
