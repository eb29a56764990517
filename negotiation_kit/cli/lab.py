"""`negotiation-kit lab`: the notebooks in JupyterLab, with nothing to click away before a cell can run."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation_kit.cli.notebooks import CannotStartError, asked_for, check_port, port_number, run_server
from negotiation_kit.wording import ENGLISH, say

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

# A workspace of its own: the tabs of a reader's other JupyterLab projects are neither shown here nor lost.
WORKSPACE = "negotiation-kit"
START_PAGE = "00-start.ipynb"


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "lab",
        help="open the notebooks in JupyterLab",
        description="Open the notebooks in JupyterLab, by default on the start page.",
        usage="negotiation-kit lab [options] [NOTEBOOK] [-- JUPYTERLAB'S OWN OPTIONS]",
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="NOTEBOOK",
        help="a notebook's number or name, its file, or the folder of a case of yours",
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    parser.add_argument(
        "--port", type=port_number, help="listen on this port (default: the first free one from 8888)"
    )
    parser.add_argument(
        "--ip", default="127.0.0.1", help="listen on this address (default: this machine only)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start JupyterLab and wait until it ends; return its exit code."""
    return run_server(_command(args))


def _command(args: argparse.Namespace) -> list[str]:
    from urllib.parse import quote

    if importlib.util.find_spec("jupyterlab") is None:
        raise CannotStartError(
            "JupyterLab is not installed here: start with `python3 start.py`, or run "
            "`python -m pip install jupyterlab ipywidgets`."
        )
    wanted, extra = _split(args.words)
    notebook = asked_for(wanted)
    folder = notebook.parent
    opened = _started(notebook) if not wanted and notebook.name == START_PAGE else notebook
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


def _started(first: Path) -> Path:
    """Return the start page with its result; the notebook it is made of, not run, where that fails."""
    from negotiation_kit.cli.start_page import start_page

    try:
        return start_page(first)
    except Exception as error:
        print(say(ENGLISH, "home.by-hand", notebook=first.name, reason=str(error)), file=sys.stderr)
        return first


def _split(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Tell the notebook from the words after `--`, which argparse hands over in one list."""
    if words and not words[0].startswith("-"):
        return words[0], words[1:]
    return None, words


def _listening(ip: str, port: int | None) -> list[str]:
    if port is None:
        return [f"--ServerApp.ip={ip}"]
    check_port(ip, port)
    return [f"--ServerApp.ip={ip}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
