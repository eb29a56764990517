"""Where sides agree and where they diverge, by how much, on whose word, and how sure we can be.

Names are loaded when they are first used: importing the package imports no pandas, matplotlib or ipywidgets.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotiation_kit.about import VERSION

if TYPE_CHECKING:
    from negotiation_kit.analysis.bargaining import (
        AdjustedWinner,
        Condorcet,
        Frontier,
        MeanVoter,
        NashPoint,
        Opposition,
        Packages,
        Trades,
        adjusted_winner,
        condorcet_winner,
        mean_voter,
        nash_point,
        opposition,
        packages,
        pareto_frontier,
        salience_points,
        trades,
    )
    from negotiation_kit.analysis.coding import (
        Alpha,
        CodingReliability,
        coder_disagreements,
        coding_reliability,
        krippendorff_alpha,
    )
    from negotiation_kit.analysis.coding.evidence import EvidenceFound, find_evidence, garbled
    from negotiation_kit.analysis.comparing import (
        Bases,
        Comparison,
        Pairwise,
        Scaling,
        Score,
        StanceMatrix,
        Verdict,
        classical_scaling,
        compare,
        evidence_bases,
        pairwise,
        robustness,
        stance_matrix,
        variants,
    )
    from negotiation_kit.analysis.linking import (
        FeasibleOutcomes,
        Linkages,
        WhatIf,
        feasible_outcomes,
        linkages,
        what_if,
    )
    from negotiation_kit.analysis.moving import Movement, Timeline, movement
    from negotiation_kit.classroom import Seminar, collect_codings, rehearse_seminar
    from negotiation_kit.errors import Finding, PositionFilesError, Report, UnknownNameError
    from negotiation_kit.exchange.export import export_case
    from negotiation_kit.exchange.frames import (
        case_from_frame,
        evidence_frame,
        issues_frame,
        parties_frame,
        position_matrix,
        positions_frame,
        timeline,
        write_case,
    )
    from negotiation_kit.exchange.spreadsheets import import_table, read_table
    from negotiation_kit.exchange.starter import new_case
    from negotiation_kit.format.load import check, list_cases, load_case
    from negotiation_kit.model import Case
    from negotiation_kit.notebook import (
        build_table,
        code_case,
        explore,
        explore_evidence,
        explore_linkages,
        explore_movement,
        explore_parties,
        explore_robustness,
        seminar,
        show_division,
        show_frontier,
        show_map,
        show_mean,
        show_trades,
    )
    from negotiation_kit.tables import (
        ComparisonTable,
        basis_table,
        codebook_table,
        comparison_table,
        evidence_table,
        movement_table,
        pair_table,
        party_table,
        robustness_table,
    )
    from negotiation_kit.webpage import Exercise, Page, exercise, page

__version__ = VERSION

_ROOMS = {
    "analysis.bargaining": (
        "AdjustedWinner",
        "Condorcet",
        "Frontier",
        "MeanVoter",
        "NashPoint",
        "Opposition",
        "Packages",
        "Trades",
        "adjusted_winner",
        "condorcet_winner",
        "mean_voter",
        "nash_point",
        "opposition",
        "packages",
        "pareto_frontier",
        "salience_points",
        "trades",
    ),
    "classroom": (
        "Seminar",
        "collect_codings",
        "rehearse_seminar",
    ),
    "analysis.comparing": (
        "Bases",
        "Comparison",
        "Pairwise",
        "Scaling",
        "Score",
        "StanceMatrix",
        "Verdict",
        "classical_scaling",
        "compare",
        "evidence_bases",
        "pairwise",
        "robustness",
        "stance_matrix",
        "variants",
    ),
    "errors": (
        "Finding",
        "PositionFilesError",
        "Report",
        "UnknownNameError",
    ),
    "analysis.coding.evidence": (
        "EvidenceFound",
        "find_evidence",
        "garbled",
    ),
    "exchange.export": ("export_case",),
    "exchange.frames": (
        "case_from_frame",
        "evidence_frame",
        "issues_frame",
        "parties_frame",
        "position_matrix",
        "positions_frame",
        "timeline",
        "write_case",
    ),
    "analysis.moving": (
        "Movement",
        "Timeline",
        "movement",
    ),
    "analysis.linking": (
        "FeasibleOutcomes",
        "Linkages",
        "WhatIf",
        "feasible_outcomes",
        "linkages",
        "what_if",
    ),
    "format.load": (
        "check",
        "list_cases",
        "load_case",
    ),
    "model": ("Case",),
    "analysis.coding": (
        "Alpha",
        "CodingReliability",
        "coder_disagreements",
        "coding_reliability",
        "krippendorff_alpha",
    ),
    "exchange.spreadsheets": (
        "import_table",
        "read_table",
    ),
    "exchange.starter": ("new_case",),
    "tables": (
        "ComparisonTable",
        "basis_table",
        "codebook_table",
        "comparison_table",
        "evidence_table",
        "movement_table",
        "pair_table",
        "party_table",
        "robustness_table",
    ),
    "webpage": (
        "Exercise",
        "Page",
        "exercise",
        "page",
    ),
    "notebook": (
        "build_table",
        "code_case",
        "explore",
        "explore_evidence",
        "explore_linkages",
        "explore_movement",
        "explore_parties",
        "explore_robustness",
        "seminar",
        "show_division",
        "show_frontier",
        "show_map",
        "show_mean",
        "show_trades",
    ),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "AdjustedWinner",
    "Alpha",
    "Bases",
    "Case",
    "CodingReliability",
    "Comparison",
    "ComparisonTable",
    "Condorcet",
    "EvidenceFound",
    "Exercise",
    "FeasibleOutcomes",
    "Finding",
    "Frontier",
    "Linkages",
    "MeanVoter",
    "Movement",
    "NashPoint",
    "Opposition",
    "Packages",
    "Page",
    "Pairwise",
    "PositionFilesError",
    "Report",
    "Scaling",
    "Score",
    "Seminar",
    "StanceMatrix",
    "Timeline",
    "Trades",
    "UnknownNameError",
    "Verdict",
    "WhatIf",
    "__version__",
    "adjusted_winner",
    "basis_table",
    "build_table",
    "case_from_frame",
    "check",
    "classical_scaling",
    "code_case",
    "codebook_table",
    "coder_disagreements",
    "coding_reliability",
    "collect_codings",
    "compare",
    "comparison_table",
    "condorcet_winner",
    "evidence_bases",
    "evidence_frame",
    "evidence_table",
    "exercise",
    "explore",
    "explore_evidence",
    "explore_linkages",
    "explore_movement",
    "explore_parties",
    "explore_robustness",
    "export_case",
    "feasible_outcomes",
    "find_evidence",
    "garbled",
    "import_table",
    "issues_frame",
    "krippendorff_alpha",
    "linkages",
    "list_cases",
    "load_case",
    "mean_voter",
    "movement",
    "movement_table",
    "nash_point",
    "new_case",
    "opposition",
    "packages",
    "page",
    "pair_table",
    "pairwise",
    "pareto_frontier",
    "parties_frame",
    "party_table",
    "position_matrix",
    "positions_frame",
    "read_table",
    "rehearse_seminar",
    "robustness",
    "robustness_table",
    "salience_points",
    "seminar",
    "show_division",
    "show_frontier",
    "show_map",
    "show_mean",
    "show_trades",
    "stance_matrix",
    "timeline",
    "trades",
    "variants",
    "what_if",
    "write_case",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
