"""The notebook of a new case, as nbformat 4 writes one, without needing it."""

from __future__ import annotations

import json
from html import escape
from typing import Any

_HEAD = """# {title}

{what} Where there is a menu, choose **Run ▸ Run All Cells** (a page without one has run them already). The \
form below writes into this folder's files. What it writes is checked as you type, and comments \
you put into the files by hand stay."""
_MADE_UP = "Everything in this folder is a made-up example to write over."
_COPIED = "The codebook of this folder is copied from another case, and nobody's position is coded yet."
_CODE = 'import negotiation_kit as nk\n\nnk.code_case(".")'
_CHECK = 'print(nk.check(".").text() or "The check finds nothing to mend.")'
_EXPLORE = 'case = nk.load_case(".")\nnk.explore(case) if case.positions else "Nothing is coded yet."'
_QUESTION = """## A question to take along

Which of your positions would you defend before the party itself, with the passage open on the table? \
For which one would you rather first ask a second coder?"""


def notebook(title: str, *, made_up: bool) -> str:
    """Return the notebook as its file holds it.

    Parameters
    ----------
    title : str
        What the case is called.
    made_up : bool
        Whether the case holds the example, and not a copied codebook.
    """
    name = escape(" ".join(title.split()), quote=False).replace("$", r"\$")
    heading = _HEAD.format(title=name, what=_MADE_UP if made_up else _COPIED)
    cells = [
        _text(heading),
        _code(_CODE),
        _text("## Check\n\nEvery fault of every file, each with its line and what to do."),
        _code(_CHECK),
        _text("## Where the sides stand\n\nRun this again after you have coded; it reads the files anew."),
        _code(_EXPLORE),
        _text(_QUESTION),
    ]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    return json.dumps({"cells": cells, **_ABOUT}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


_ABOUT = {
    "metadata": {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(source)}


def _code(source: str) -> dict[str, Any]:
    cell = _text(source)
    return {**cell, "cell_type": "code", "execution_count": None, "outputs": []}


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)
