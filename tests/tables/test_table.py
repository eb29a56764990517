"""Saving: the ending chooses, nothing is replaced unasked, a missing package is a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import MissingPackageError
from negotiation_kit.tables import FORMATS

STARTS = {
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".html": b"<!DOCTYPE html>",
    ".md": b"**Where Russia and Ukraine stand**",
    ".tex": b"% Compiles with",
    ".csv": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_ending_chooses_the_format(table: nk.ComparisonTable, tmp_path: Path, ending: str) -> None:
    path = table.save(tmp_path / f"brief{ending}")
    assert path == tmp_path / f"brief{ending}"
    assert path.read_bytes().startswith(STARTS[ending])
    assert table.save(tmp_path / f"UPPER{ending.upper()}").is_file()


def test_a_file_is_not_replaced_unasked(table: nk.ComparisonTable, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError, match=r"brief\.md is already there"):
        table.save(path)
    assert path.read_text("utf-8") == "mine"
    table.save(path, overwrite=True)
    assert path.read_text("utf-8") == f"{table.to_markdown()}\n"


@pytest.mark.parametrize("name", ["brief.pdf", "brief", "brief.doc"])
def test_another_ending_is_refused_before_anything_is_written(
    table: nk.ComparisonTable, tmp_path: Path, name: str
) -> None:
    with pytest.raises(nk.UnknownNameError, match=r"there is no table format .*; known are: \.docx, \.xlsx"):
        table.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "module", "package"), [
    (".docx", "docx", "python-docx"), (".xlsx", "openpyxl", "openpyxl")
])  # fmt: skip
def test_a_missing_package_is_a_sentence(
    table: nk.ComparisonTable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    module: str,
    package: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingPackageError, match=f"needs the package {package}, which is not installed"):
        table.save(tmp_path / f"brief{ending}")
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_may_choose_among_three_ways_to_show_it(table: nk.ComparisonTable) -> None:
    assert table._repr_html_() == table.to_html()
    assert table._repr_markdown_() == table.to_markdown()
    assert table._repr_latex_() == table.to_latex()
