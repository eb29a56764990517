"""`negotiation-kit serve`: the notebooks as pages without code, run by Voilà, for projecting."""

from __future__ import annotations

import argparse
import importlib.util
import ipaddress
import os
import secrets
import socket
import sys
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from urllib.parse import quote

from negotiation_kit.cli.notebooks import (
    CannotStartError,
    asked_for,
    check_port,
    notebooks_folder,
    port_number,
    run_server,
)
from negotiation_kit.cli.parser import Parser
from negotiation_kit.wording import Message, say

FIRST_PORT, TRIED = 8866, 20
_TEMPLATE, _SHARE = "negotiation-kit", Path(__file__).with_name("voila-share")
"""How pages look, and what is written for Voilà to find it: `<share>/voila/templates/<template>`."""
_IDLE = 600
"""Seconds after which the kernel of a page that nobody looks at any more is ended."""
_EVERYWHERE = ("", "*", "0.0.0.0", "::")
_NOWHERE = "192.0.2.1"
"""An address of documentation (RFC 5737): asking which way a packet would go there sends none."""


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("notebook", nargs="?", metavar="NOTEBOOK")
    found.take("--no-browser", action="store_true")
    found.take("--port", told={"first": str(FIRST_PORT)})
    found.take("--ip", default="127.0.0.1")


def run(arguments: argparse.Namespace) -> int:
    """Start Voilà and wait until it ends; return its exit code."""
    _check_installed()
    notebook = None if arguments.notebook is None else asked_for(arguments.notebook, arguments.language)
    folder = notebooks_folder(arguments.language) if notebook is None else notebook.parent
    port = port_number(arguments.port) if arguments.port else _free_port(arguments.ip)
    check_port(arguments.ip, port)
    key = "" if _only_here(arguments.ip) else os.environ.get("JUPYTER_TOKEN") or secrets.token_urlsafe(24)
    address = _address(arguments.ip, port, notebook, key)
    print(say(arguments.language, f"cli.serve.{'open' if key else 'here'}", address=address), flush=True)
    if not (key or arguments.no_browser):
        _open_when_ready(address, arguments.ip, port)
    with TemporaryDirectory() as share:
        _write_templates(Path(share), arguments.language)
        return run_server(_command(folder, arguments.ip, port, key), _settings(share, key))


def _check_installed() -> None:
    if importlib.util.find_spec("voila") is None:
        raise CannotStartError(Message("cli.serve.not-installed"))


def _command(folder: Path, ip: str, port: int, key: str) -> list[str]:
    # -P: a random.py among the reader's files must not stand in for Python's own
    return [
        *(sys.executable, "-P", "-m", "voila", str(folder), "--no-browser"),
        *(f"--Voila.ip={'' if ip == '*' else ip}", f"--port={port}", "--Voila.port_retries=0"),
        "--VoilaConfiguration.classic_tree=True",  # the list is a page of ours
        f"--VoilaConfiguration.template={_TEMPLATE}",
        f"--MappingKernelManager.cull_idle_timeout={_IDLE}",
        "--MappingKernelManager.cull_interval=60",
        "--Voila.log_level=ERROR",  # it would print the address again, with stars for the key
        *(["--Voila.auto_token=True"] if key else []),
    ]


def _write_templates(share: Path, language: str) -> None:
    """Write how pages look, with the words of a language."""
    for path in (path for path in _SHARE.rglob("*") if path.is_file()):
        page, target = Template(path.read_text("utf-8")), share / path.relative_to(_SHARE)
        words = {
            name: say(language, f"cli.serve.page.{name}")
            for name in page.get_identifiers()
            if name != "language"
        }
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.substitute(words, language=language), "utf-8")


def _settings(share: str, key: str) -> dict[str, str]:
    """Return where the template lies, and the key: every user of a machine can read a command's words."""
    others = os.environ.get("JUPYTER_PATH")
    found = {"JUPYTER_PATH": os.pathsep.join([share, *([others] if others else [])])}
    return {**found, "JUPYTER_TOKEN": key} if key else found


def _only_here(ip: str) -> bool:
    try:
        return ip == "localhost" or ipaddress.ip_address(ip).is_loopback
    except ValueError:  # a name: who it reaches is not known, so it has a key
        return False


def _address(ip: str, port: int, notebook: Path | None, key: str) -> str:
    host = _own_address() if ip in _EVERYWHERE else ip
    host = f"[{host}]" if ":" in host else host
    page = "" if notebook is None else f"voila/render/{quote(notebook.name)}"
    return f"http://{host}:{port}/{page}{f'?token={key}' if key else ''}"


def _own_address() -> str:
    """Return the address by which others in the network reach this machine; its name where none is known."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((_NOWHERE, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return socket.gethostname()


def _free_port(ip: str) -> int:
    for port in range(FIRST_PORT, FIRST_PORT + TRIED):
        try:
            check_port(ip, port)
        except CannotStartError as error:
            refusal = error
        else:
            return port
    raise refusal


def _open_when_ready(address: str, ip: str, port: int) -> None:
    """Open the address in the browser once the server answers, and give up quietly if it never does."""
    import threading
    import time
    import webbrowser

    def wait() -> None:
        for _ in range(120):
            try:
                socket.create_connection((ip, port), timeout=1).close()
            except OSError:
                time.sleep(0.5)
            else:
                webbrowser.open(address)
                return

    threading.Thread(target=wait, daemon=True).start()
