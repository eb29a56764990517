"""What several tests share: a browser, JupyterLab, Voilà, and folders apart from the user's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

import pytest
from hypothesis import settings

from negotiation_kit.cli.doctor import CHROMIUM_VARIABLE, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)
TOKEN = "test"

os.environ.setdefault("MPLBACKEND", "Agg")  # a test machine may have no screen
settings.register_profile("kit", deadline=None)  # a busy machine is no failure
settings.load_profile("kit")


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab; `root` is the copy of the checkout that it shows."""

    process: subprocess.Popen[bytes]
    port: int
    root: Path

    def address(self, path: str = "/") -> str:
        """Return the address of a page, with the right to see it."""
        return f"http://127.0.0.1:{self.port}{quote(path)}?token={TOKEN}"

    def notebook(self, name: str) -> str:
        """Return the address of a notebook of the notebooks folder."""
        return self.address(f"/lab/tree/notebooks/{name}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that takes the browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _own_jupyter_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's Jupyter settings, workspaces and history apart from those of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a Chromium under Playwright; a module's own, because while it runs no other event loop can."""
    executable = find_chromium()
    if executable is None:
        _without_browser(
            "No Chromium, Chrome or Edge was found: install one, or put its path in the environment variable "
            f"{CHROMIUM_VARIABLE}."
        )
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _without_browser("Playwright is not installed: run `python3 start.py test`, which installs it.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@dataclass(frozen=True)
class Voila:
    """A running Voilà; `root` is the copy of the checkout whose notebooks it shows."""

    process: subprocess.Popen[bytes]
    port: int
    root: Path

    def address(self, path: str = "/") -> str:
        """Return the address of a page."""
        return f"http://127.0.0.1:{self.port}{quote(path)}"

    def notebook(self, name: str) -> str:
        """Return the address of a notebook of the notebooks folder."""
        return self.address(f"/voila/render/{name}")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a JupyterLab started as a user starts it, in a copy of the checkout, for it saves by itself.

    A module's own, because one module ends it on purpose and every journey leaves its notebooks changed.
    """
    with _started("lab", tmp_path_factory.mktemp("lab")) as (process, port, root):
        running = Lab(process, port, root)
        _await(process, running.address("/api"), root.with_name("log.txt"))
        yield running


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voila]:
    """Give a Voilà started as a user starts it, in a copy of the checkout, for notebooks may write files."""
    with _started("serve", tmp_path_factory.mktemp("voila")) as (process, port, root):
        running = Voila(process, port, root)
        _await(process, running.address(), root.with_name("log.txt"))
        yield running


@contextmanager
def _started(command: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """Run a command that serves, on a free port in a copy of the checkout, and end it afterwards."""
    port, copy = free_port(), _copied(folder / "negotiation_kit")
    words = [sys.executable, "-m", "negotiation_kit", command, "--no-browser", "--port", str(port)]
    settings = {**os.environ, "JUPYTER_TOKEN": TOKEN, "PYTHONPATH": str(copy)}
    with (folder / "log.txt").open("wb") as file:
        process = subprocess.Popen(words, cwd=copy, env=settings, stdout=file, stderr=subprocess.STDOUT)
    try:
        yield process, port, copy
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:  # Jupyter waits for kernels, and now and then for one that is gone
            process.kill()
            process.wait()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _copied(target: Path) -> Path:
    for name in ("negotiation_kit", "positions", "seeds", "notebooks"):
        left_out = shutil.ignore_patterns("__pycache__", "start", "made")
        shutil.copytree(ROOT / name, target / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def _await(process: subprocess.Popen[bytes], address: str, log: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The server did not start. Its log:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _without_browser(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(
            f"{reason} Browser tests may be skipped at a desk, and not where they are the last check."
        )
    pytest.skip(reason)
