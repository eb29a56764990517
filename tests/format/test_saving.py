"""Files are written whole or not at all, and never over another unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from negotiation_kit.errors import FileError
from negotiation_kit.format.disk import made_folder, refuse_to_replace, write_atomically


@pytest.mark.parametrize(
    ("content", "data"), [("Ґанок\r\n", "Ґанок\r\n".encode()), (b"\x00\xff", b"\x00\xff")]
)
def test_content_arrives_as_it_is(tmp_path: Path, content: str | bytes, data: bytes) -> None:
    write_atomically({tmp_path / "file": content})
    assert (tmp_path / "file").read_bytes() == data
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208  # nothing is left beside it


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("old", "utf-8")

    def broken(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="the disk is full"):
        write_atomically({path: "new", tmp_path / "other": "new"})
    assert [(item.name, item.read_text("utf-8")) for item in tmp_path.iterdir()] == [("file", "old")]


def test_a_file_that_is_open_elsewhere_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileError, match=r"file cannot be written: close it where it is open"):
        write_atomically({tmp_path / "file": "new"})
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*away: make it"):
        write_atomically({tmp_path / "file": "new", tmp_path / "away" / "file": "new"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_refused_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    refuse_to_replace(path, overwrite=False)
    path.touch()
    with pytest.raises(FileExistsError, match=r"file is already there; choose another name"):
        refuse_to_replace(path, overwrite=False)
    refuse_to_replace(path, overwrite=True)


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert made_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError, match=r"the folder .*file cannot be made \(something else has this"):
        made_folder(tmp_path / "file")
    with pytest.raises(OSError, match=r"the folder .*c cannot be made \(.*\); choose another place"):
        made_folder(tmp_path / "file" / "c")


def test_a_folder_nobody_may_write_in_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(FileError, match=r"nothing can be written in .* \(Permission denied\);"):
        write_atomically({tmp_path / "file": "new"})
