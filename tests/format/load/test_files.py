"""Only regular files inside the folder are read; the rest is refused before it is opened."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk
from negotiation_kit.format.load import files
from negotiation_kit.format.parse import MAX_BYTES

if TYPE_CHECKING:
    from tests.format.load.conftest import Talks

FILES = ("case.yaml", "r1/a.yaml", "seeds/report.yaml")
PATIENCE = 2.0

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def _can_link(folder: Path) -> bool:
    try:
        (folder / "probe").symlink_to(folder)
    except OSError:
        return False
    (folder / "probe").unlink()
    return True


@pytest.fixture
def link(talks: Talks, tmp_path: Path) -> Callable[[str, Path | str], None]:
    """Give a function that puts a link in the place of a file or folder of the case."""
    if not _can_link(tmp_path):
        pytest.skip("this Windows account may not make links")

    def put(name: str, target: Path | str) -> None:
        path = talks.path(name)
        (shutil.rmtree if path.is_dir() else os.unlink)(path)
        path.symlink_to(target)

    return put


def _codes_of(name: str, found: list[str]) -> list[str]:
    return [line.split()[1] for line in found if line.split()[0] == name]


def _without_waiting(pipe: Path, call: Callable[[], list[str]]) -> list[str]:
    """Return what a call returns; where it waits for the pipe, free it and fail."""
    found: list[list[str]] = []
    thread = threading.Thread(target=lambda: found.append(call()), daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if thread.is_alive():
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        thread.join(PATIENCE)
        pytest.fail("the pipe was opened, which waits for somebody to write to it")
    return found[0]


@needs_pipes
@pytest.mark.parametrize("name", FILES)
def test_a_pipe_is_not_waited_for(name: str, talks: Talks) -> None:
    path = talks.path(name)
    path.unlink()
    os.mkfifo(path)
    assert _codes_of(name, _without_waiting(path, talks.found)) == ["not-a-file"]
    assert _codes_of(name, _without_waiting(path, lambda: talks.found(path))) == ["not-a-file"]
    with pytest.raises(nk.PositionFilesError, match="not a regular file"):
        nk.load_case(talks.folder)


@needs_pipes
def test_a_pipe_in_the_place_of_a_full_text_is_not_waited_for(talks: Talks) -> None:
    talks.path("seeds/full-text").mkdir()
    pipe = talks.path("seeds/full-text/report.txt")
    os.mkfifo(pipe)
    assert _without_waiting(pipe, talks.found) == ["seeds/report.yaml not-a-file"]


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file(name: str, talks: Talks) -> None:
    talks.path(name).unlink()
    talks.path(name).mkdir()
    assert _codes_of(name, talks.found()) == ["not-a-file"]
    with pytest.raises(nk.PositionFilesError, match="this is a folder, expected a file"):
        nk.load_case(talks.folder)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file(name: str, talks: Talks) -> None:
    talks.write(name, b"")
    assert _codes_of(name, talks.found()) == ["empty-file"]


def test_a_file_in_the_place_of_a_rounds_folder_is_not_passed_over(talks: Talks) -> None:
    shutil.rmtree(talks.path("r1"))
    talks.write("r1", "party: a\n")
    assert "r1 misplaced-file" in talks.found()
    with pytest.raises(nk.PositionFilesError, match="not a folder, though the case has one of this name"):
        nk.load_case(talks.folder)


@pytest.mark.parametrize("name", FILES)
def test_a_link_that_leads_outside_is_not_followed(
    name: str, talks: Talks, link: Callable[[str, Path | str], None], tmp_path: Path
) -> None:
    other = tmp_path / "secret.txt"
    other.write_text("password: hidden\n", "utf-8")
    link(name, other)
    report = nk.check(talks.folder)
    assert _codes_of(name, talks.found()) == ["outside-folder"]
    assert "password" not in report.text()
    assert _codes_of(name, talks.found(talks.path(name))) == ["outside-folder"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
@pytest.mark.parametrize("name", FILES)
def test_a_link_to_an_endless_device(
    name: str, talks: Talks, link: Callable[[str, Path | str], None]
) -> None:
    link(name, "/dev/zero")
    started = time.process_time()
    assert _codes_of(name, talks.found()) == ["outside-folder"]
    assert time.process_time() - started < PATIENCE


def test_a_linked_folder_that_leads_outside_is_not_looked_into(
    talks: Talks, link: Callable[[str, Path | str], None], tmp_path: Path
) -> None:
    (tmp_path / "other" / "deeper").mkdir(parents=True)
    (tmp_path / "other" / "deeper" / "private.yaml").write_text("x\n", "utf-8")
    link("r1", tmp_path / "other")
    # seeds/report.yaml is not told to be unused: where there are errors, nobody can know.
    assert talks.found() == ["r1 outside-folder"]


@pytest.mark.parametrize("name", FILES)
def test_a_link_that_leads_nowhere(name: str, talks: Talks, link: Callable[[str, Path | str], None]) -> None:
    link(name, "gone.yaml")
    assert _codes_of(name, talks.found()) == ["not-found"]


@pytest.mark.parametrize("name", FILES)
def test_a_link_that_leads_back_to_itself(
    name: str, talks: Talks, link: Callable[[str, Path | str], None]
) -> None:
    link(name, talks.path(name))
    assert _codes_of(name, talks.found()) == ["unreadable"]
    with pytest.raises(nk.PositionFilesError, match="a link that leads back to itself"):
        nk.load_case(talks.folder)


@pytest.mark.parametrize(("name", "code"), [("r1", "misplaced-file"), ("seeds", "unknown-source")])
def test_a_folder_that_leads_back_to_itself(
    name: str, code: str, talks: Talks, link: Callable[[str, Path | str], None]
) -> None:
    link(name, talks.path(name))
    assert code in {line.split()[1] for line in talks.found()}


def test_a_link_inside_the_folder_is_followed(talks: Talks, link: Callable[[str, Path | str], None]) -> None:
    text = talks.path("r1/a.yaml").read_text("utf-8")
    talks.write("drafts.txt", text)
    link("r1/a.yaml", "../drafts.txt")
    assert talks.found() == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this account"
)
def test_a_file_the_system_does_not_let_be_read(talks: Talks) -> None:
    talks.path("r1/a.yaml").chmod(0)
    assert talks.found() == ["r1/a.yaml unreadable"]


def test_what_the_system_says_is_told(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, *_modes: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(nk.PositionFilesError, match=r"cannot be read \(Permission denied\)") as caught:
        nk.load_case(talks.folder)
    assert {finding.code for finding in caught.value.findings} == {"unreadable"}


def test_the_largest_file_is_read_and_a_larger_one_is_not_even_opened(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = talks.path("r1/a.yaml").read_bytes()
    filling = b"#" * 99 + b"\n"
    largest = filling * ((MAX_BYTES - len(text)) // 100)
    largest += b"#" * (MAX_BYTES - len(text) - len(largest) - 1) + b"\n" + text
    assert len(largest) == MAX_BYTES
    talks.write("r1/a.yaml", largest)
    assert talks.found() == []
    path = talks.write("r1/a.yaml", b"#" + largest)
    monkeypatch.setattr(Path, "open", None)
    (finding,) = files.parse_file(path, talks.folder).findings
    assert finding.code == "too-large"
    assert "1,000,001 bytes; at most 1,000,000" in finding.message


def test_a_file_that_grows_while_it_is_read_is_refused(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    path = talks.write("r1/a.yaml", b"#" * (MAX_BYTES + 5))
    monkeypatch.setattr(files, "_refusal", lambda *_: None)
    (finding,) = files.parse_file(path, talks.folder).findings
    assert finding.code == "too-large"


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("c.yml", "c.yaml"),
        ("c.YAML", "c.yaml"),
        ("c.Yml", "c.yaml"),
        ("c.yaml.txt", "c.yaml"),
        ("c.yml.TXT", "c.yaml"),
    ],
)
@pytest.mark.parametrize("folder", ["", "r1/", "seeds/"])
def test_names_that_would_be_overlooked(name: str, to: str, folder: str, talks: Talks) -> None:
    path = talks.write(folder + name, "x\n")
    found = nk.check(talks.folder).findings
    assert [(finding.code, finding.hint) for finding in found] == [("file-name", f"rename it to {to}")]
    assert found[0].place == str(path)


@pytest.mark.parametrize("name", [".a.yaml.swp", ".hidden.yaml", ".ipynb_checkpoints/a.yaml", "notes.txt"])
@pytest.mark.parametrize("folder", ["", "r1/", "seeds/"])
def test_what_editors_leave_behind_is_left_alone(name: str, folder: str, talks: Talks) -> None:
    talks.write(folder + name, "x\n")
    assert talks.found() == []


def test_paths_are_shown_as_seen_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files.shown_path(Path("a") / "b.yaml") == str(Path("a") / "b.yaml")
    assert files.shown_path(Path.cwd() / "b.yaml") == "b.yaml"
    assert files.shown_path(Path.cwd()) == "."
    assert files.shown_path(Path.cwd().parent / "c.yaml") == str(Path.cwd().parent / "c.yaml")
