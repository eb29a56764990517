"""A case whose files have warnings says so wherever something is made of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from matplotlib.axes import Axes

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.moving import over_rounds
from negotiation_kit.cli.main import main
from negotiation_kit.errors import Finding, Severity
from negotiation_kit.exchange.export import data_package
from negotiation_kit.exchange.export_tables import TABLES, table
from negotiation_kit.format.disk import bundle
from negotiation_kit.model import Case
from negotiation_kit.render import comparison_view
from negotiation_kit.render.bargaining import trades_view
from negotiation_kit.render.linkage import linkages_view
from negotiation_kit.render.movement import movement_view
from negotiation_kit.render.parties import matrix_heading
from negotiation_kit.render.reader import reader_heading
from negotiation_kit.render.robustness import robustness_heading

SAID = "2 warnings in the files; see check"
FOLDER = bundle() / "positions" / "harbour-lease"
MADE: dict[str, Callable[[Case], Any]] = {
    "comparison": lambda case: comparison_view(nk.compare(case, "port", "ferries")),
    "movement": lambda case: movement_view(nk.movement(case, "port", toward="ferries")),
    "linkages": lambda case: linkages_view(nk.linkages(case)),
    "parties explorer": lambda case: nk.explore_parties(case).heading.value,
    "matrix": lambda case: matrix_heading(nk.stance_matrix(case)),
    "evidence": lambda case: reader_heading(nk.find_evidence(case)),
    "robustness": lambda case: robustness_heading(nk.multiverse(nk.compare(case, "port", "ferries"))),
    "trades": lambda case: trades_view(nk.trades(case, weigh_by=["salience"])),
    "comparison table": lambda case: nk.comparison_table(nk.compare(case, "port", "ferries")).to_html(),
    "party table": lambda case: nk.party_table(case).to_html(),
    "movement table": lambda case: nk.movement_table(nk.movement(case, "port")).to_html(),
    "codebook table": lambda case: nk.codebook_table(case).to_html(),
    "page": lambda case: nk.page(case).html,
    "explorer": lambda case: nk.explore(case).line.value,
    "students' file": lambda case: nk.exercise(case).student.html,
    "teacher's file": lambda case: nk.exercise(case).key.html,
    "data package": lambda case: data_package(case, {one.name: table(case, one) for one in TABLES}),
    "chart of verdicts": lambda case: _written(
        charts.verdicts_by_basket(nk.compare(case, "port", "ferries"))
    ),
    "chart of positions": lambda case: _written(
        charts.positions_on_scales(nk.compare(case, "port", "ferries"))
    ),
    "chart of movement": lambda case: _written(charts.movement_dumbbells(nk.movement(case, "port"))),
    "chart of linkages": lambda case: _written(charts.linkage_diagram(nk.linkages(case))),
    "heat map": lambda case: _written(charts.heat_map(nk.pairwise(case))),
    "map": lambda case: _written(charts.party_map(nk.classical_scaling(nk.pairwise(case)))),
    "frontier": lambda case: _written(
        charts.package_frontier(nk.pareto_frontier(nk.packages(case, "port", "ferries")))
    ),
    "issue over rounds": lambda case: _written(charts.issue_over_rounds(over_rounds(case, "rent"))),
    "what is left": lambda case: _written(charts.zopa_bars(nk.feasible_outcomes(case))),
    "linkage explorer": lambda case: nk.explore_linkages(case).heading.value,
}


def _written(ax: Axes) -> str:
    return " ".join(text.get_text() for text in ax.texts)


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case(FOLDER)


@pytest.mark.parametrize("name", MADE)
def test_all_that_is_made_of_a_case_says_that_its_files_have_warnings(name: str, case: Case) -> None:
    warning = Finding("case.yaml", 1, 1, "case-folder", "", severity=Severity.WARNING)
    assert SAID not in str(MADE[name](case))
    assert str(MADE[name](replace(case, warnings=(warning, warning)))).count(SAID) >= 1


def test_what_is_made_of_a_case_keeps_its_warnings(case: Case) -> None:
    warned = replace(case, warnings=(Finding("f", 1, 1, "text-cut", "", severity=Severity.WARNING),))
    for found in (
        nk.compare(warned, "port", "ferries"),
        nk.movement(warned, "port"),
        nk.linkages(warned),
        nk.pairwise(warned),
        nk.feasible_outcomes(warned),
        nk.packages(warned, "port", "ferries", issues=["rent"]),
    ):
        assert found.case.warned == "1 warning in the files; see check"
    assert replace(warned, title="Another").warnings == warned.warnings
    assert warned == case


@pytest.mark.parametrize("words", [["compare"], ["table"], ["linkages"], ["sources"], ["compare", "--json"]])
def test_a_command_says_it_beside_its_result(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "harbour"))  # the case's id is another: a warning
    assert main([words[0], str(folder), *words[1:]]) == 0
    assert capsys.readouterr().err == "negotiation-kit: 1 warning in the files; see check\n"
    assert main([words[0], str(FOLDER), *words[1:]]) == 0
    assert capsys.readouterr().err == ""
