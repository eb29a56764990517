"""start.py, run as a user runs it: real processes and environments, stand-ins for what takes long.

The stand-ins lie in a folder on PYTHONPATH: a `pip` that writes down its words, a `venv` that makes a real
environment without pip, and a `negotiation_kit` and a `pytest` that tell how they were called.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

START = Path(__file__).resolve().parent.parent / "start.py"

TELLING = """
import json, os, sys
print(json.dumps({"who": __package__, "words": sys.argv[1:], "cwd": os.getcwd(), "pid": os.getpid(),
                  "prefix": sys.prefix, "utf8": sys.flags.utf8_mode}))
sys.exit(7)
"""
STAND_INS = {
    "negotiation_kit/__main__.py": TELLING,
    "pytest/__main__.py": TELLING,
    "pip/__main__.py": """
import os, pathlib, sys, time
with open(os.environ["PIP_LOG"], "a", encoding="utf-8") as log:
    print(*sys.argv[1:], file=log)
print("a word of pip's")
if os.environ.get("PIP_SLEEPS"):
    time.sleep(60)
sys.exit(int(os.environ.get("PIP_EXITS", "0")))
""",
    "venv/__main__.py": """
import runpy, sys
sys.path[:] = [folder for folder in sys.path if not folder.endswith("stand-ins")]
del sys.modules["venv"]
sys.argv.append("--without-pip")
runpy.run_module("venv", run_name="__main__")
""",
}


@dataclass(frozen=True)
class Copy:
    """A copy of start.py and what it reads, in a folder whose name has a space and a letter outside ASCII."""

    folder: Path
    stand_ins: Path
    elsewhere: Path

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    @property
    def interpreter(self) -> Path:
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def installs(self) -> list[str]:
        """What pip was asked for, one line a time."""
        log = self.stand_ins / "pip.log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def settings(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(self.stand_ins),
            "PYTHONIOENCODING": "utf-8",
            "PIP_LOG": str(self.stand_ins / "pip.log"),
            **more,
        }

    def start(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run start.py from another folder and return what came of it."""
        return subprocess.run(
            [sys.executable, str(self.folder / "start.py"), *words],
            cwd=self.elsewhere,
            env=self.settings(**settings),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    made = Copy(tmp_path / "Jürgen's kit", tmp_path / "stand-ins", tmp_path / "elsewhere")
    made.folder.mkdir()
    made.elsewhere.mkdir()
    shutil.copy(START, made.folder)
    (made.folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (made.folder / "constraints.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
    for name, text in STAND_INS.items():
        file = made.stand_ins / name
        file.parent.mkdir(parents=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text, encoding="utf-8")
    return made


def told(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Return what the stand-in that start.py ended in tells; nothing else may be on standard output."""
    assert result.returncode == 7, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """Return the last line of a start that could not be: a sentence, no traceback, exit code 2, no output."""
    assert (result.returncode, result.stdout) == (2, ""), result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()[-1]


def test_first_start_installs_everything_and_passes_words_folder_and_exit_code_on(copy: Copy) -> None:
    found = told(copy.start("check", "my files"))
    assert copy.installs == ["install -qq -c constraints.txt -e .[all]"]
    assert (found["who"], found["words"]) == ("negotiation_kit", ["check", "my files"])
    assert Path(found["cwd"]).samefile(copy.elsewhere)
    assert Path(found["prefix"]).samefile(copy.environment)
    assert found["utf8"] == 1


def test_without_words_the_notebooks_open(copy: Copy) -> None:
    assert told(copy.start())["words"] == ["lab"]


def test_the_word_test_runs_pytest_in_the_folder_of_the_kit(copy: Copy) -> None:
    found = told(copy.start("test", "-k", "edtf"))
    spread = ["-nauto", "--maxprocesses=4", "--dist=loadfile"]
    assert (found["who"], found["words"]) == ("pytest", [*spread, "-k", "edtf"])
    assert Path(found["cwd"]).samefile(copy.folder)


def test_second_start_installs_nothing_and_is_quick(copy: Copy) -> None:
    copy.start()
    taken = []
    for _ in range(3):  # the best of three: a busy machine is no failure
        before = time.perf_counter()
        result = copy.start()
        taken.append(time.perf_counter() - before)
        assert told(result)
        assert (len(copy.installs), result.stderr) == (1, "")
    assert min(taken) < 2


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_updates_the_environment_in_place(copy: Copy, name: str) -> None:
    copy.start()
    (copy.environment / "mine").touch()
    (copy.folder / name).write_text("[project] # changed\n", encoding="utf-8")
    assert told(copy.start())
    assert len(copy.installs) == 2
    assert (copy.environment / "mine").exists()
    assert told(copy.start())
    assert len(copy.installs) == 2


def test_a_moved_folder_gets_a_new_environment(copy: Copy) -> None:
    copy.start()
    (copy.environment / "mine").touch()
    moved = Copy(copy.folder.rename(copy.folder.with_name("moved")), copy.stand_ins, copy.elsewhere)
    assert Path(told(moved.start())["prefix"]).samefile(moved.environment)
    assert len(moved.installs) == 2
    assert not (moved.environment / "mine").exists()


def test_an_environment_of_another_python_is_made_anew(copy: Copy) -> None:
    copy.start()
    stamp = next(copy.environment.glob("*stamp*"))
    stamp.write_text(
        stamp.read_text(encoding="utf-8").replace(sys.version.split()[0], "3.0.0"), encoding="utf-8"
    )
    (copy.environment / "mine").touch()
    assert told(copy.start())
    assert not (copy.environment / "mine").exists()


@pytest.mark.parametrize("harm", ["gone", "broken"])
def test_an_environment_whose_interpreter_does_not_run_is_made_anew(copy: Copy, harm: str) -> None:
    copy.start()
    copy.interpreter.unlink()
    if harm == "broken":
        copy.interpreter.write_bytes(b"")
        copy.interpreter.chmod(0o755)
    assert told(copy.start())
    assert len(copy.installs) == 2


def test_a_failed_first_installation_is_told_and_begun_again(copy: Copy) -> None:
    result = copy.start(PIP_EXITS="1")
    assert "a word of pip's" in result.stderr
    assert "check the internet connection" in refused(result)
    assert told(copy.start())
    assert len(copy.installs) == 2


def test_a_failed_update_leaves_the_environment_and_is_tried_again(copy: Copy) -> None:
    copy.start()
    (copy.environment / "mine").touch()
    (copy.folder / "constraints.txt").write_text("numpy==9.9.9\n", encoding="utf-8")
    assert refused(copy.start(PIP_EXITS="1"))
    assert told(copy.start())
    assert len(copy.installs) == 3
    assert (copy.environment / "mine").exists()


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C in a Windows console: try it by hand")
def test_ctrl_c_while_installing_leaves_no_stamp(copy: Copy) -> None:
    process = subprocess.Popen(
        [sys.executable, str(copy.folder / "start.py")],
        env=copy.settings(PIP_SLEEPS="1"),
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    )
    deadline = time.monotonic() + 30
    while not copy.installs and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=30)
    assert process.returncode == 2
    assert words.splitlines()[-1].startswith("Stopped before the set-up was finished")
    (copy.environment / "half made").touch()
    assert told(copy.start())
    assert not (copy.environment / "half made").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec: start.py waits for its child there")
def test_the_command_takes_the_place_of_start_py_so_that_signals_reach_it(copy: Copy) -> None:
    copy.start()
    process = subprocess.Popen(
        [sys.executable, str(copy.folder / "start.py")], env=copy.settings(), stdout=subprocess.PIPE
    )
    words, _ = process.communicate(timeout=30)
    assert json.loads(words)["pid"] == process.pid


def test_modules_of_the_folder_it_is_started_from_stay_out(copy: Copy) -> None:
    for name in ("json.py", "negotiation_kit.py"):
        (copy.elsewhere / name).write_text(
            "raise SystemExit('a file of the user was imported')", encoding="utf-8"
        )
    assert told(copy.start())


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_how_to_get_it(copy: Copy, module: str) -> None:
    site = f"import sys\nsys.modules[{module!r}] = None\n"
    (copy.stand_ins / "sitecustomize.py").write_text(site, encoding="utf-8")
    assert "apt install python3-venv" in refused(copy.start())
    assert not copy.environment.exists()


def test_an_environment_that_cannot_be_made_is_told(copy: Copy) -> None:
    copy.environment.write_text("a file where the folder should be", encoding="utf-8")
    assert refused(copy.start()).startswith("Could not make ")


def test_a_missing_file_of_the_kit_is_told(copy: Copy) -> None:
    (copy.folder / "constraints.txt").unlink()
    assert "constraints.txt" in refused(copy.start())


def test_an_old_python_can_read_it_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 6, 15))
    monkeypatch.setattr(sys, "version", "3.6.15 (default)")
    with pytest.raises(SystemExit) as stopped:
        loaded().main([])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("Python 3.6.15 is too old: get 3.11 or newer")


def test_it_stays_small_and_needs_the_standard_library_only() -> None:
    text = START.read_text(encoding="utf-8")
    imported = {
        name.name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import)
        for name in node.names
    }
    assert imported <= sys.stdlib_module_names
    assert len(text.splitlines()) < 80


def loaded() -> ModuleType:
    """Return start.py as a module."""
    spec = importlib.util.spec_from_file_location("start", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
