"""Where sides agree and where they diverge, by how much, on whose word, and how sure we can be.

Names are loaded when they are first used: importing the package imports no pandas, matplotlib or ipywidgets.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotiation_kit.about import VERSION

if TYPE_CHECKING:
    from negotiation_kit.comparison import Comparison, Pairwise, Score, Verdict, compare, pairwise, robustness
    from negotiation_kit.errors import Finding, PositionFilesError, Report, UnknownNameError
    from negotiation_kit.frames import (
        case_from_frame,
        evidence_frame,
        issues_frame,
        parties_frame,
        position_matrix,
        positions_frame,
        write_case,
    )
    from negotiation_kit.load import check, list_cases, load_case
    from negotiation_kit.model import Case
    from negotiation_kit.tables import ComparisonTable, codebook_table, comparison_table, party_table
    from negotiation_kit.widgets import build_table, explore

__version__ = VERSION

_ROOMS = {
    "comparison": ("Comparison", "Pairwise", "Score", "Verdict", "compare", "pairwise", "robustness"),
    "errors": ("Finding", "PositionFilesError", "Report", "UnknownNameError"),
    "frames": (
        "case_from_frame",
        "evidence_frame",
        "issues_frame",
        "parties_frame",
        "position_matrix",
        "positions_frame",
        "write_case",
    ),
    "load": ("check", "list_cases", "load_case"),
    "model": ("Case",),
    "tables": ("ComparisonTable", "codebook_table", "comparison_table", "party_table"),
    "widgets": ("build_table", "explore"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Case",
    "Comparison",
    "ComparisonTable",
    "Finding",
    "Pairwise",
    "PositionFilesError",
    "Report",
    "Score",
    "UnknownNameError",
    "Verdict",
    "__version__",
    "build_table",
    "case_from_frame",
    "check",
    "codebook_table",
    "compare",
    "comparison_table",
    "evidence_frame",
    "explore",
    "issues_frame",
    "list_cases",
    "load_case",
    "pairwise",
    "parties_frame",
    "party_table",
    "position_matrix",
    "positions_frame",
    "robustness",
    "write_case",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
