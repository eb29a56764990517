"""Starting a Jupyter server: a port that is free, and a process that ends when it should."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Mapping, Sequence

from negotiation_kit.errors import ToldError


class CannotStartError(ToldError):
    """Why a server cannot be started, and what to do about it, in one sentence."""


def port_number(text: str) -> int:
    """Return the port somebody typed, for argparse."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: it must be a number from 1 to 65535")
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
        raise CannotStartError(
            f"Port {port} of {ip} cannot be used ({reason}): "
            "choose another one with --port, or leave it out to get a free one."
        ) from None


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
