"""Every notebook runs from top to bottom in a real kernel, and is committed stripped and thin."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
LONGEST_CELL, LONGEST_FIRST = 15, 4
WIDGET = "application/vnd.jupyter.widget-view+json"

every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.notebook
@every
def test_a_notebook_runs_without_error(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")  # the kernel of this environment, as the kit starts it
    notebook = read(path)
    # In a folder of its own: some write files beside themselves.
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert outputs, "a notebook that shows nothing"
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [output.text for output in outputs if output.get("name") == "stderr"]
    explored = sum("nk.explore(" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert sum(WIDGET in output.get("data", ()) for output in outputs) >= explored
    assert all("This could not be shown" not in str(output) for output in outputs)
    tables = [str(output.get("data", {}).get("text/html", "")) for output in outputs]
    assert not [table for table in tables if re.search(r">\s*(NaN|nan|None|<NA>)\s*<", table)]


@every
def test_a_notebook_is_stripped(path: Path) -> None:
    notebook = read(path)
    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert set(cell.metadata) <= {"tags"}


@every
def test_a_notebook_opens_in_any_kernel_of_the_language(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.language_info  # the one of whoever saved it last says nothing


@every
def test_a_notebook_is_thin(path: Path) -> None:
    for cell in code_cells(path):
        assert len(cell.source.splitlines()) <= LONGEST_CELL
        banned = (ast.FunctionDef, ast.ClassDef, ast.While, ast.Try)
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, banned)]


@every
def test_a_notebook_begins_at_its_result_and_then_explains_it(path: Path) -> None:
    code, text, *_ = read(path).cells
    assert code.cell_type == "code"
    assert len([line for line in code.source.splitlines() if line]) <= LONGEST_FIRST
    assert re.search(r"^nk\.\w+\(|; nk\.home\(", code.source.splitlines()[-1])
    assert text.cell_type == "markdown"
    assert text.source.startswith("# ")
    if path.stem != "00-start":
        assert len(re.findall(r"[.?!](?=\s|$)", text.source)) >= 3


@every
def test_what_an_example_writes_has_a_place_of_its_own(path: Path) -> None:
    source = "\n".join(cell.source for cell in code_cells(path))
    named = re.findall(
        r'Path\("([^"]+)"\)|nk\.write_case\(\w+, "([^"]+)"|folder = .*?, "([^"]+)"$', source, re.MULTILINE
    )
    assert all("".join(names).startswith("made/") for names in named)
    assert bool(named) == (path.stem in ("07-seminar", "08-code-your-own-case"))


def test_the_check_of_thinness_sees_a_function(tmp_path: Path) -> None:
    new = nbformat.v4
    notebook = new.new_notebook(cells=[new.new_code_cell("def f(): ...")])  # type: ignore[no-untyped-call]
    nbformat.write(notebook, tmp_path / "n.ipynb")  # type: ignore[no-untyped-call]
    with pytest.raises(AssertionError):
        test_a_notebook_is_thin(tmp_path / "n.ipynb")
