"""`negotiation-kit lab`: the notebooks in JupyterLab, with nothing to click away before a cell can run."""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.places import PACKAGE, bundle

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

COPY_NAME = "negotiation-notebooks"
# A workspace of its own: the tabs of a reader's other JupyterLab projects are neither shown here nor lost.
WORKSPACE = "negotiation-kit"


class CannotStartError(Exception):
    """Why JupyterLab cannot be started, and what to do about it, in one sentence."""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "lab",
        help="open the notebooks in JupyterLab",
        description="Open the notebooks in JupyterLab, by default on the first one.",
        usage="negotiation-kit lab [options] [NOTEBOOK] [-- JUPYTERLAB'S OWN OPTIONS]",
    )
    parser.add_argument("words", nargs="*", metavar="NOTEBOOK", help="a notebook's number or name")
    parser.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    parser.add_argument(
        "--port", type=_port, help="listen on this port (default: the first free one from 8888)"
    )
    parser.add_argument(
        "--ip", default="127.0.0.1", help="listen on this address (default: this machine only)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start JupyterLab and wait until it ends; return its exit code, or 2 where it cannot be started."""
    try:
        command = _command(args)
    except (CannotStartError, UnknownNameError) as error:
        print(error, file=sys.stderr)
        return 2
    return _serve(command)


def choose(notebooks: Sequence[Path], wanted: str | None) -> Path:
    """Return the notebook that goes by a number or a name; the first one where none is asked for.

    Parameters
    ----------
    notebooks : sequence of pathlib.Path
    wanted : str or None
        The number a file name begins with, a file name (its ending may be left out), or a part of just one.

    Raises
    ------
    UnknownNameError
        Where no notebook, or more than one, goes by it.

    Examples
    --------
    >>> choose([Path("01-first.ipynb"), Path("02-second.ipynb")], "2").name
    '02-second.ipynb'
    """
    if wanted is None:
        return notebooks[0]
    exact = [path for path in notebooks if wanted in (path.name, path.stem)]
    numbered = [path for path in notebooks if wanted.isdecimal() and _number(path) == int(wanted)]
    partly = [path for path in notebooks if wanted.casefold() in path.stem.casefold()]
    found = exact or numbered or partly
    if len(found) != 1:
        raise UnknownNameError("notebook", wanted, [path.name for path in notebooks])
    return found[0]


def copied(source: Path, target: Path) -> Path:
    """Copy every file of a folder that the target does not have yet, and return the target.

    A file that is there is never written over: a reader's changes outlive a newer version of the kit.
    """
    kept = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = target / file.relative_to(source)
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        elif copy.read_bytes() != file.read_bytes():
            kept.append(copy.name)
    if kept:
        print(f"Kept as you left them in {target.name}: {', '.join(kept)} (delete one to get it fresh).")
    return target


def _command(args: argparse.Namespace) -> list[str]:
    from urllib.parse import quote

    if importlib.util.find_spec("jupyterlab") is None:
        raise CannotStartError(
            "JupyterLab is not installed here: start with `python3 start.py`, or run "
            "`python -m pip install jupyterlab ipywidgets`."
        )
    wanted, extra = _split(args.words)
    folder = _notebooks_folder()
    notebook = choose(sorted(folder.glob("*.ipynb")), wanted)
    address = f"/lab/workspaces/{WORKSPACE}/tree/{quote(f'{folder.name}/{notebook.name}')}"
    # -P: a random.py among the reader's files must not stand in for Python's own
    return [
        *(sys.executable, "-P", "-m", "jupyterlab"),
        *(f"--ServerApp.root_dir={folder.parent}", f"--LabApp.default_url={address}"),
        *_listening(args.ip, args.port),
        *(["--no-browser"] if args.no_browser else []),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *extra,
    ]


def _split(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Tell the notebook from the words after `--`, which argparse hands over in one list."""
    if words and not words[0].startswith("-"):
        return words[0], words[1:]
    return None, words


def _notebooks_folder() -> Path:
    folder = bundle() / "notebooks"
    if not any(folder.glob("*.ipynb")):
        raise CannotStartError(f"There is no notebook in {folder}: get the whole negotiation_kit again.")
    if bundle().parent != PACKAGE:
        return folder
    try:
        return copied(folder, Path.cwd() / COPY_NAME)
    except OSError as error:
        raise CannotStartError(
            f"The notebooks cannot be copied to {error.filename} ({error.strerror}): "
            "start again in a folder that you can write to."
        ) from None


def _listening(ip: str, port: int | None) -> list[str]:
    if port is None:
        return [f"--ServerApp.ip={ip}"]
    import socket

    try:
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        socket.create_server(("" if ip == "*" else ip, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]  # Python adds the address in brackets
        raise CannotStartError(
            f"Port {port} of {ip} cannot be used ({reason}): "
            "choose another one with --port, or leave it out to get a free one."
        ) from None
    return [f"--ServerApp.ip={ip}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]


def _serve(command: list[str]) -> int:
    import subprocess

    # Without this, a kernel called python3 in the reader's home folder wins over the one that has the kit.
    server = subprocess.Popen(command, env={**os.environ, "JUPYTER_PREFER_ENV_PATH": "1"})
    # Ctrl-C reaches JupyterLab by itself and is its to answer (it asks first); ignored only from here on,
    # because a child inherits what is ignored when it starts.
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    on_terminate = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        code = server.wait()
    finally:
        signal.signal(signal.SIGINT, on_interrupt)
        signal.signal(signal.SIGTERM, on_terminate)
    return code if code >= 0 else 128 - code


def _number(notebook: Path) -> int | None:
    digits = re.match(r"\d+", notebook.stem)
    return int(digits.group()) if digits else None


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: it must be a number from 1 to 65535")
    return int(text)
