"""`negotiation-kit lab`: the notebooks in JupyterLab, with nothing to click away before a cell can run."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from negotiation_kit.cli.notebooks import CannotStartError, asked_for, check_port, port_number, run_server
from negotiation_kit.cli.parser import Parser
from negotiation_kit.wording import Message, say

# A workspace of its own: the tabs of a reader's other JupyterLab projects are neither shown here nor lost.
WORKSPACE = "negotiation-kit"
START_PAGE = "00-start.ipynb"


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.usage = say(found.language, "help.lab.usage")
    found.take("words", nargs="*", metavar="NOTEBOOK")
    found.take("--no-browser", action="store_true")
    found.take("--port", told={"first": "8888"})
    found.take("--ip", default="127.0.0.1")


def run(args: argparse.Namespace) -> int:
    """Start JupyterLab and wait until it ends; return its exit code."""
    return run_server(_command(args))


def _command(args: argparse.Namespace) -> list[str]:
    from urllib.parse import quote

    if importlib.util.find_spec("jupyterlab") is None:
        raise CannotStartError(Message("cli.lab.not-installed"))
    wanted, extra = _split(args.words)
    notebook = asked_for(wanted, args.language)
    folder = notebook.parent
    opened = _started(notebook, args.language) if not wanted and notebook.name == START_PAGE else notebook
    address = f"/lab/workspaces/{WORKSPACE}/tree/{quote(opened.relative_to(folder.parent).as_posix())}"
    # -P: a random.py among the reader's files must not stand in for Python's own
    return [
        *(sys.executable, "-P", "-m", "jupyterlab"),
        *(f"--ServerApp.root_dir={folder.parent}", f"--LabApp.default_url={address}"),
        *_listening(args.ip, args.port),
        *(["--no-browser"] if args.no_browser else []),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *extra,
    ]


def _started(first: Path, language: str) -> Path:
    """Return the start page with its result; the notebook it is made of, not run, where that fails."""
    from negotiation_kit.cli.start_page import start_page

    try:
        return start_page(first, language)
    except Exception as error:
        print(say(language, "home.by-hand", notebook=first.name, reason=str(error)), file=sys.stderr)
        return first


def _split(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Tell the notebook from the words after `--`, which argparse hands over in one list."""
    if words and not words[0].startswith("-"):
        return words[0], words[1:]
    return None, words


def _listening(ip: str, asked: str | None) -> list[str]:
    if asked is None:
        return [f"--ServerApp.ip={ip}"]
    port = port_number(asked)
    check_port(ip, port)
    return [f"--ServerApp.ip={ip}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
