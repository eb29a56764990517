"""The command that opens the notebooks."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from negotiation_kit.cli import lab as command
from negotiation_kit.cli import notebooks, start_page
from negotiation_kit.cli.main import main, parser
from negotiation_kit.errors import UnknownNameError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import Lab

NOTEBOOKS = [
    Path("01-where-they-stand.ipynb"),
    Path("02-what-unlocks-what.ipynb"),
    Path("10-who-moved.ipynb"),
]


@pytest.fixture
def parse() -> Callable[..., argparse.Namespace]:
    return lambda *words: parser(["lab"]).parse_args(["lab", *words])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the commands that would be started, and start none."""
    commands: list[list[str]] = []

    def collect(words: list[str]) -> int:
        commands.append(words)
        return 0

    monkeypatch.setattr(command, "run_server", collect)
    return commands


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the kit run from a checkout with two notebooks."""
    return _kit(tmp_path / "my kit", monkeypatch, package=tmp_path / "my kit" / "negotiation_kit")


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the kit run from an installed wheel, in an empty working folder."""
    bundle = _kit(tmp_path / "site-packages" / "_bundle", monkeypatch, package=tmp_path / "site-packages")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return bundle


def _kit(bundle: Path, monkeypatch: pytest.MonkeyPatch, *, package: Path) -> Path:
    (bundle / "notebooks").mkdir(parents=True)
    for name in ("02-second.ipynb", "01-first.ipynb", "notes.txt"):
        (bundle / "notebooks" / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(notebooks, "bundle", lambda: bundle)
    monkeypatch.setattr(notebooks, "PACKAGE", package)
    return bundle


def address(words: list[str]) -> str:
    return next(word.partition("=")[2] for word in words if word.startswith("--LabApp.default_url="))


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (None, 0),
        ("1", 0),
        ("02", 1),
        ("10", 2),
        ("10-who-moved.ipynb", 2),
        ("02-what-unlocks-what", 1),
        ("Unlocks", 1),
        ("who", 2),
    ],
)
def test_a_notebook_goes_by_number_name_or_a_part_of_its_name(wanted: str | None, number: int) -> None:
    assert notebooks.choose(NOTEBOOKS, wanted) == NOTEBOOKS[number]


@pytest.mark.parametrize("wanted", ["3", "what-", "w", "missing.ipynb"])
def test_a_notebook_nobody_or_more_than_one_goes_by_is_refused(wanted: str) -> None:
    offered = [*NOTEBOOKS, Path("11-what-who.ipynb")]
    with pytest.raises(UnknownNameError, match=r"01-where-they-stand\.ipynb, 02"):
        notebooks.choose(offered, wanted)


def test_a_checkout_opens_its_first_notebook(
    parse: Callable[..., argparse.Namespace], started: list[list[str]], checkout: Path
) -> None:
    assert command.run(parse()) == 0
    (words,) = started
    assert words[:4] == [sys.executable, "-P", "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={checkout}" in words
    assert address(words).endswith("/tree/notebooks/01-first.ipynb")
    assert "--ServerApp.ip=127.0.0.1" in words
    assert "--no-browser" not in words


def test_a_start_page_that_cannot_be_made_is_told_and_its_notebook_opens(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (checkout / "notebooks" / command.START_PAGE).write_text("{}", encoding="utf-8")
    (checkout / "notebooks" / "start").write_text("a file where the folder should be", encoding="utf-8")
    assert command.run(parse()) == 0
    assert address(started[0]).endswith(f"/tree/notebooks/{command.START_PAGE}")
    said = capsys.readouterr().err
    assert said.startswith("00-start.ipynb has to be run by hand, as its page could not be made: ")
    assert len(said.splitlines()) == 1


def test_the_start_page_opens_with_its_result_where_no_notebook_is_named(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (checkout / "notebooks" / command.START_PAGE).write_text("{}", encoding="utf-8")
    made = checkout / "notebooks" / "start" / command.START_PAGE
    monkeypatch.setattr(start_page, "start_page", lambda first, language: made)
    command.run(parse())
    command.run(parse("00"))
    assert address(started[0]).endswith("/tree/notebooks/start/00-start.ipynb")
    assert address(started[1]).endswith("/tree/notebooks/00-start.ipynb")
    assert [f"--ServerApp.root_dir={checkout}" in words for words in started] == [True, True]


@pytest.mark.parametrize(
    "words",
    [
        ["2", "--", "--debug", "--dev-mode"],
        ["--no-browser", "2", "--", "--debug", "--dev-mode"],
        ["second", "--", "--debug", "--dev-mode"],
    ],
)
def test_words_after_two_dashes_go_to_jupyterlab(
    words: list[str], parse: Callable[..., argparse.Namespace], started: list[list[str]], checkout: Path
) -> None:
    assert command.run(parse(*words)) == 0
    assert started[0][-2:] == ["--debug", "--dev-mode"]
    assert address(started[0]).endswith("02-second.ipynb")
    assert ("--no-browser" in started[0]) == ("--no-browser" in words)


def test_words_for_jupyterlab_alone_leave_the_first_notebook(
    parse: Callable[..., argparse.Namespace], started: list[list[str]], checkout: Path
) -> None:
    command.run(parse("--", "--debug"))
    assert started[0][-1] == "--debug"
    assert address(started[0]).endswith("01-first.ipynb")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no root user")
@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_root_is_allowed_only_as_root(
    user: int,
    allowed: bool,
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    command.run(parse())
    assert ("--allow-root" in started[0]) is allowed


def test_a_wheel_copies_the_notebooks_beside_the_reader_and_keeps_changes(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    wheel: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command.run(parse())
    copies = Path.cwd() / notebooks.COPY_NAME
    assert sorted(path.name for path in copies.iterdir()) == [
        "01-first.ipynb",
        "02-second.ipynb",
        "notes.txt",
    ]
    assert f"--ServerApp.root_dir={Path.cwd()}" in started[0]
    assert address(started[0]).endswith(f"/tree/{notebooks.COPY_NAME}/01-first.ipynb")
    assert capsys.readouterr().out == ""

    (copies / "01-first.ipynb").write_text("mine", encoding="utf-8")
    (copies / "02-second.ipynb").unlink()
    command.run(parse())
    assert (copies / "01-first.ipynb").read_text(encoding="utf-8") == "mine"
    assert (copies / "02-second.ipynb").exists()
    assert "01-first.ipynb" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_to_is_told(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    wheel: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(notebooks.COPY_NAME).write_text("a file where the folder should be", encoding="utf-8")
    assert main(["lab"]) == 2
    assert "start again in a folder that you can write to" in capsys.readouterr().err
    assert not started


def test_a_missing_jupyterlab_is_told(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert main(["lab"]) == 2
    assert capsys.readouterr().err.startswith("negotiation-kit: JupyterLab is not installed here: ")
    assert not started


def test_missing_notebooks_are_told(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (checkout / "notebooks").rename(checkout / "elsewhere")
    assert main(["lab"]) == 2
    assert capsys.readouterr().err.startswith("negotiation-kit: There is no notebook in ")
    assert not started


def test_an_unknown_notebook_is_told_with_those_that_are_there(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lab", "02-secnd.ipynb"]) == 2
    assert "Did you mean '02-second.ipynb'?" in capsys.readouterr().err
    assert not started


def test_a_port_in_use_is_told(
    parse: Callable[..., argparse.Namespace],
    started: list[list[str]],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert main(["lab", "--port", port]) == 2
    assert capsys.readouterr().err.startswith(f"negotiation-kit: Port {port} of 127.0.0.1 cannot be used (")
    assert not started
    assert command.run(parse("--port", port)) == 0
    assert f"--ServerApp.port={port}" in started[0]
    assert "--ServerApp.port_retries=0" in started[0]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty"])
def test_a_port_that_is_none_is_refused(
    port: str, started: list[list[str]], checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lab", f"--port={port}"]) == 2
    assert not started
    assert "must be a number from 1 to 65535" in capsys.readouterr().err


def test_jupyterlab_is_told_to_prefer_the_kernel_of_this_environment_and_its_exit_code_comes_back() -> None:
    script = "import os, sys; sys.exit(int(os.environ['JUPYTER_PREFER_ENV_PATH']) + 4)"
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    assert notebooks.run_server([sys.executable, "-c", script]) == 5
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_the_settings_it_relies_on_are_settings_of_the_installed_jupyterlab() -> None:
    folder = Path(sys.prefix, "share", "jupyter", "lab", "schemas")
    settings = json.loads(Path(command.__file__).with_name("lab-settings.json").read_text(encoding="utf-8"))
    for plugin, values in settings.items():
        extension, _, name = plugin.partition(":")
        schema = json.loads((folder / extension / f"{name}.json").read_text(encoding="utf-8"))
        assert values.keys() <= schema["properties"].keys()


def test_jupyterlab_opens_on_the_start_page_with_nothing_to_click_away(lab: Lab, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(lab.address())
    page.get_by_text("| Idle").wait_for(timeout=60_000)  # the kernel has started, and nobody was asked which
    opened = page.locator(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabLabel").first
    assert opened.inner_text() == "00-start.ipynb"
    assert "/notebooks/start" in page.url
    page.wait_for_timeout(2000)  # the question about news came about a second after the notebook
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".Toastify__toast").count() == 0
    page.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
def test_ending_the_command_ends_jupyterlab(lab: Lab) -> None:
    lab.process.terminate()
    assert lab.process.wait(timeout=30) == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", lab.port), timeout=5)
