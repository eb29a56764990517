"""Results as lines of Python: they run, give the same, and quote whatever a file calls things."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.render.code import call, case_line, code_for, state_lines


def run(lines: list[str]) -> dict[str, Any]:
    scope: dict[str, Any] = {}
    exec("\n".join(lines), scope)
    return scope


def test_the_lines_give_the_same_comparison(istanbul: Case) -> None:
    how = {"round": "2025-06-02", "coding": "printed", "metric": "identical", "weights": {"nato-bid": 2.5}}
    found = nk.compare(istanbul, "russia", "west", **how, threshold=1 / 3)  # type: ignore[arg-type]
    lines = code_for(istanbul, "found", "compare", "russia", "west", **how, threshold=1 / 3)
    assert len(lines) == 3
    assert run(lines)["found"] == found


def test_what_is_as_usual_is_left_out() -> None:
    how = {"coding": "reading", "metric": "gower", "weights": None, "threshold": 0.25, "coder": "lead"}
    assert call("compare", "case", "a", "b", **how) == "nk.compare(case, 'a', 'b')"


def test_names_are_quoted() -> None:
    assert call("find_evidence", "case", voice="'); import os #") == (
        """nk.find_evidence(case, voice="'); import os #")"""
    )


def test_a_case_is_loaded_as_it_was(istanbul: Case, tmp_path: Path) -> None:
    assert case_line(istanbul) == "case = nk.load_case('istanbul-2025')"
    nk.write_case(istanbul, tmp_path / "copy")
    copied = nk.load_case(tmp_path / "copy")
    assert run(["import negotiation_kit as nk", case_line(copied)])["case"] == copied
    assert "copy" in case_line(copied)
    assert case_line(replace(istanbul, origin=None)).startswith("# case = ...")


def test_a_view_comes_back_with_its_controls(istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    explorer.side_b.value, explorer.coding.value = "west", "printed"
    scope = run(state_lines(istanbul, "explore", explorer.state))
    assert scope["explorer"].state == explorer.state
    assert scope["explorer"].comparison == explorer.comparison
