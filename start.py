#!/usr/bin/env python3
"""Set up negotiation_kit in the folder .venv and start it: `python3 start.py` opens the notebooks,
`python3 start.py test` runs the tests, other words are a command (`python3 start.py --help` lists them).

No syntax newer than Python 3.6 here: an old Python must be able to read this file, to be told that it is old.
"""

import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PYTHON = str(ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
STAMP = ROOT / ".venv" / "negotiation-kit-stamp.txt"  # written last, so an unfinished set-up has none


def main(words: "list[str]") -> int:  # a SyntaxError here means: install Python 3.11 or newer
    if sys.version_info < (3, 11):
        stop(f"Python {sys.version.split()[0]} is too old: get 3.11 or newer, www.python.org/downloads")
    os.environ.update(PYTHONUTF8="1", PIP_USER="0")  # umlauts and glyphs on Windows; no `user = true` in pip
    set_up()
    command = [PYTHON, "-P", "-m", "negotiation_kit", *(words or ["lab"])]  # -P: no modules from the cwd
    if words[:1] == ["test"]:
        os.chdir(str(ROOT))
        command = [PYTHON, "-m", "pytest", "-nauto", "--maxprocesses=4", "--dist=loadfile", *words[1:]]
    if os.name != "nt":
        os.execv(PYTHON, command)  # takes this process's place: signals and the exit code are its own
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the child's to answer; it may ask before it ends
    return subprocess.call(command)


def set_up() -> None:
    place = ascii([str(ROOT), sys.version])  # .venv works only where, and with the Python, it was made
    needs = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    stamp = place + hashlib.sha256(needs).hexdigest()
    found = STAMP.read_text("utf-8", "replace") if STAMP.is_file() else ""
    usable = found.startswith(place) and run(PYTHON, "-I", "-c", "")
    if not usable or found != stamp:
        print("Setting up negotiation_kit: a minute or two, this once ...", file=sys.stderr, flush=True)
        install(found if usable else "")
        STAMP.write_text(stamp, "utf-8")


def install(before: str) -> None:
    if before:
        STAMP.unlink()
    elif not all(map(importlib.util.find_spec, ["venv", "ensurepip"])):
        stop("Python lacks its venv module: install it (Debian and Ubuntu: `sudo apt install python3-venv`).")
    elif not run(sys.executable, "-m", "venv", "--clear", ".venv"):
        stop(f"Could not make {STAMP.parent}: close JupyterLab, see that the disk has room, start again.")
    if not run(PYTHON, "-m", "pip", "install", "-qq", "-c", "constraints.txt", "-e", ".[all]"):
        if before:  # pip puts back what it took away: a failed update leaves the environment as it was
            STAMP.write_text(before, "utf-8")
        stop("The installation failed (see above): check the internet connection and start again.")


def run(*command: str) -> bool:
    try:
        return subprocess.call(command, cwd=str(ROOT), stdout=sys.stderr) == 0
    except OSError:  # there is no such program: the Python that .venv was made from is gone
        return False


def stop(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as error:
        stop(f"{error}: see that the whole negotiation_kit folder is here and can be written to.")
    except KeyboardInterrupt:
        stop("Stopped before the set-up was finished: the next start begins it again.")
