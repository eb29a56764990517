"""Where sides agree and where they diverge, by how much, on whose word, and how sure we can be.

Names are loaded when they are first used: importing the package imports no pandas, matplotlib or ipywidgets.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotiation_kit.about import VERSION

if TYPE_CHECKING:
    from negotiation_kit.comparison import (
        Bases,
        Comparison,
        Movement,
        Pairwise,
        Scaling,
        Score,
        StanceMatrix,
        Verdict,
        classical_scaling,
        compare,
        evidence_bases,
        movement,
        pairwise,
        robustness,
        stance_matrix,
        variants,
    )
    from negotiation_kit.errors import Finding, PositionFilesError, Report, UnknownNameError
    from negotiation_kit.evidence import (
        EvidenceFound,
        find_evidence,
        garbled,
    )
    from negotiation_kit.frames import (
        case_from_frame,
        evidence_frame,
        issues_frame,
        parties_frame,
        position_matrix,
        positions_frame,
        timeline,
        write_case,
    )
    from negotiation_kit.linkage import (
        FeasibleOutcomes,
        Linkages,
        WhatIf,
        feasible_outcomes,
        linkages,
        what_if,
    )
    from negotiation_kit.load import check, list_cases, load_case
    from negotiation_kit.model import Case
    from negotiation_kit.reliability import (
        Alpha,
        CodingReliability,
        coder_disagreements,
        coding_reliability,
        krippendorff_alpha,
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
    from negotiation_kit.widgets import (
        build_table,
        explore,
        explore_evidence,
        explore_linkages,
        explore_movement,
        explore_parties,
        explore_robustness,
    )

__version__ = VERSION

_ROOMS = {
    "comparison": (
        "Bases",
        "Comparison",
        "Movement",
        "Pairwise",
        "Scaling",
        "Score",
        "StanceMatrix",
        "Verdict",
        "classical_scaling",
        "compare",
        "evidence_bases",
        "movement",
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
    "evidence": (
        "EvidenceFound",
        "find_evidence",
        "garbled",
    ),
    "frames": (
        "case_from_frame",
        "evidence_frame",
        "issues_frame",
        "parties_frame",
        "position_matrix",
        "positions_frame",
        "timeline",
        "write_case",
    ),
    "linkage": (
        "FeasibleOutcomes",
        "Linkages",
        "WhatIf",
        "feasible_outcomes",
        "linkages",
        "what_if",
    ),
    "load": (
        "check",
        "list_cases",
        "load_case",
    ),
    "model": ("Case",),
    "reliability": (
        "Alpha",
        "CodingReliability",
        "coder_disagreements",
        "coding_reliability",
        "krippendorff_alpha",
    ),
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
    "widgets": (
        "build_table",
        "explore",
        "explore_evidence",
        "explore_linkages",
        "explore_movement",
        "explore_parties",
        "explore_robustness",
    ),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Alpha",
    "Bases",
    "Case",
    "CodingReliability",
    "Comparison",
    "ComparisonTable",
    "EvidenceFound",
    "Exercise",
    "FeasibleOutcomes",
    "Finding",
    "Linkages",
    "Movement",
    "Page",
    "Pairwise",
    "PositionFilesError",
    "Report",
    "Scaling",
    "Score",
    "StanceMatrix",
    "UnknownNameError",
    "Verdict",
    "WhatIf",
    "__version__",
    "basis_table",
    "build_table",
    "case_from_frame",
    "check",
    "classical_scaling",
    "codebook_table",
    "coder_disagreements",
    "coding_reliability",
    "compare",
    "comparison_table",
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
    "feasible_outcomes",
    "find_evidence",
    "garbled",
    "issues_frame",
    "krippendorff_alpha",
    "linkages",
    "list_cases",
    "load_case",
    "movement",
    "movement_table",
    "page",
    "pair_table",
    "pairwise",
    "parties_frame",
    "party_table",
    "position_matrix",
    "positions_frame",
    "robustness",
    "robustness_table",
    "stance_matrix",
    "timeline",
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
