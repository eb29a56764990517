"""The command that shows the notebooks with Voilà; tests/notebook/test_journey_voila.py runs the server."""

from __future__ import annotations

import argparse
import importlib.util
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from negotiation_kit.cli import serve as command
from negotiation_kit.cli.main import main, parser

Started = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def parse() -> Callable[..., argparse.Namespace]:
    return lambda *words: parser(["serve"]).parse_args(["serve", *words])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Collect the commands that would be started, and start none, nor any browser."""
    found: Started = []

    def collect(words: Sequence[str], settings: Mapping[str, str] | None = None) -> int:
        found.append((list(words), dict(settings or {})))
        return 0

    monkeypatch.setattr(command, "run_server", collect)
    monkeypatch.setattr(command, "_open_when_ready", lambda *_: None)
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    return found


@pytest.mark.parametrize("ip", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_this_machine_alone_needs_no_key(
    parse: Callable[..., argparse.Namespace], started: Started, capsys: pytest.CaptureFixture[str], ip: str
) -> None:
    if command._free_port("127.0.0.1") and ip == "::1" and not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    if main(["serve", "--ip", ip]) == 2:
        pytest.skip(f"this machine has no address {ip}")
    words, settings = started[0]
    assert "JUPYTER_TOKEN" not in settings
    assert "--Voila.auto_token=True" not in words
    assert f"--Voila.ip={ip}" in words
    said = capsys.readouterr().out
    assert "Only this machine can open them" in said
    assert "token" not in said


@pytest.mark.parametrize("ip", ["0.0.0.0", "*"])
def test_elsewhere_there_is_a_key_printed_once_with_the_whole_address(
    parse: Callable[..., argparse.Namespace], started: Started, capsys: pytest.CaptureFixture[str], ip: str
) -> None:
    assert command.run(parse("--ip", ip, "1")) == 0
    words, settings = started[0]
    key = settings["JUPYTER_TOKEN"]
    assert len(key) >= 32
    assert "--Voila.auto_token=True" in words
    assert not [word for word in words if key in word]  # others on this machine can read a command's words
    said = capsys.readouterr().out
    assert said.count(key) == 1
    port = next(word for word in words if word.startswith("--port=")).removeprefix("--port=")
    address = next(line.strip() for line in said.splitlines() if "http://" in line)
    assert address.endswith(f":{port}/voila/render/01-where-the-sides-stand.ipynb?token={key}")
    assert "//0.0.0.0" not in address
    assert "//*" not in address


def test_no_two_starts_share_a_key(parse: Callable[..., argparse.Namespace], started: Started) -> None:
    for _ in range(2):
        command.run(parse("--ip", "0.0.0.0"))
    assert started[0][1]["JUPYTER_TOKEN"] != started[1][1]["JUPYTER_TOKEN"]


def test_a_key_of_ones_own_is_kept(
    parse: Callable[..., argparse.Namespace], started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_TOKEN", "mine")
    command.run(parse("--ip", "0.0.0.0"))
    assert started[0][1]["JUPYTER_TOKEN"] == "mine"


def test_the_notebooks_of_a_case_can_be_served(
    parse: Callable[..., argparse.Namespace],
    started: Started,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from negotiation_kit.exchange.starter import new_case

    made = new_case(tmp_path / "my-talks")
    assert command.run(parse(str(made), "--no-browser")) == 0
    assert str(made) in started[0][0]
    assert "/voila/render/my-talks.ipynb" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "lead"), [("en", "Notebooks"), ("uk", "Зошити")])
def test_the_template_is_where_voila_looks_for_it(
    parse: Callable[..., argparse.Namespace], monkeypatch: pytest.MonkeyPatch, language: str, lead: str
) -> None:
    pages: dict[str, str] = {}

    def read(words: Sequence[str], settings: Mapping[str, str]) -> int:
        name = next(word for word in words if "template=" in word).partition("template=")[2]
        folder = Path(settings["JUPYTER_PATH"].split(os.pathsep)[0]) / "voila" / "templates" / name
        pages.update({path.name: path.read_text("utf-8") for path in folder.iterdir()})
        return 0

    monkeypatch.setattr(command, "run_server", read)
    assert command.run(parse("--language", language, "--no-browser")) == 0
    assert pages.keys() == {"conf.json", "index.html.j2", "tree.html"}
    assert "http" not in "".join(pages.values())
    assert f'<html lang="{language}">' in pages["tree.html"]
    assert f"<h1>{lead}</h1>" in pages["tree.html"]


def test_a_port_in_use_is_said_or_passed_over(
    parse: Callable[..., argparse.Namespace], started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
        assert "choose another one with --port" in capsys.readouterr().err
    assert started == []


def test_without_a_port_the_first_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(command, "FIRST_PORT", taken.getsockname()[1])
        assert command._free_port("127.0.0.1") > taken.getsockname()[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["nothing"], "there is no notebook 'nothing'"), (["--ip", "192.0.2.77"], "cannot be used")],
)
def test_what_cannot_be_served_is_said(
    parse: Callable[..., argparse.Namespace],
    started: Started,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    sentence: str,
) -> None:
    assert main(["serve", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert started == []


def test_without_voila_a_sentence_says_what_to_do(
    parse: Callable[..., argparse.Namespace],
    started: Started,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert main(["serve"]) == 2
    assert "pip install voila" in capsys.readouterr().err
    assert started == []
