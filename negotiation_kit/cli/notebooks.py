"""Which notebook a person means: one of the checkout, of the copy of a wheel's, or in a case's folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.format.disk import PACKAGE, bundle, typed_path
from negotiation_kit.wording import ENGLISH, Message, say


class CannotStartError(ToldError):
    """Why a server cannot be started, and what to do about it, in one sentence."""


def port_number(text: str) -> int:
    """Return the port somebody typed."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise CannotStartError(Message("cli.port.none", found=repr(text)))
    return int(text)


def check_port(ip: str, port: int) -> None:
    """Raise where a port cannot be listened on.

    Raises
    ------
    CannotStartError
        With the reason, and what to do.
    """
    import socket

    try:
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        socket.create_server(("" if ip == "*" else ip, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]  # Python adds the address in brackets
        raise CannotStartError(Message("cli.port.taken", port=str(port), ip=ip, reason=reason)) from None


def run_server(command: Sequence[str], settings: Mapping[str, str] | None = None) -> int:
    """Run a server until it ends, and return its exit code.

    Parameters
    ----------
    command : sequence of str
    settings : mapping, optional
        Environment variables for the server alone.
    """
    import subprocess

    # Without this, a kernel called python3 in the reader's home folder wins over the one that has the kit.
    server = subprocess.Popen(command, env={**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", **(settings or {})})
    # Ctrl-C reaches the server by itself and is its to answer (JupyterLab asks first); ignored only from here
    # on, because a child inherits what is ignored when it starts.
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    on_terminate = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        code = server.wait()
    finally:
        signal.signal(signal.SIGINT, on_interrupt)
        signal.signal(signal.SIGTERM, on_terminate)
    return code if code >= 0 else 128 - code


COPY_NAME = "negotiation-notebooks"


def asked_for(wanted: str | None, language: str = ENGLISH) -> Path:
    """Return the notebook a person means: by a path, or by a number or name among those of the kit.

    Raises
    ------
    CannotStartError
        Where there is no notebook at all.
    UnknownNameError
        Where none, or more than one, goes by the name.
    """
    own = None if wanted is None else _at(typed_path(wanted))
    return own or choose(sorted(notebooks_folder(language).glob("*.ipynb")), wanted)


def _at(path: Path) -> Path | None:
    """Return the notebook at a path, or in a case's folder; None where the path leads to neither."""
    try:
        if path.suffix == ".ipynb" and path.is_file():
            return path.resolve()
        inside = sorted(path.glob("*.ipynb")) if path.is_dir() else []
    except OSError:  # what was typed can be no path on this system
        return None
    return inside[0].resolve() if inside else None


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


def copied(source: Path, target: Path, language: str = ENGLISH) -> Path:
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
        print(say(language, "cli.kept", folder=target.name, files=kept))
    return target


def notebooks_folder(language: str = ENGLISH) -> Path:
    """Return the folder of the kit's notebooks; those of an installed wheel are copied first."""
    folder = bundle() / "notebooks"
    if not any(folder.glob("*.ipynb")):
        raise CannotStartError(Message("cli.no-notebook", folder=folder))
    if bundle().parent != PACKAGE:
        return folder
    try:
        return copied(folder, Path.cwd() / COPY_NAME, language)
    except OSError as error:
        told = Message("cli.not-copied", folder=error.filename, reason=error.strerror)
        raise CannotStartError(told) from None


def _number(notebook: Path) -> int | None:
    digits = re.match(r"\d+", notebook.stem)
    return int(digits.group()) if digits else None
