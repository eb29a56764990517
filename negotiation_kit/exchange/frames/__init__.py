"""The model as tidy pandas frames, and back: tables into cases, cases into files."""

from negotiation_kit.exchange.frames.codebook import issues_frame, parties_frame, position_matrix, timeline
from negotiation_kit.exchange.frames.positions import evidence_frame, positions_frame
from negotiation_kit.exchange.frames.reading import case_from_frame
from negotiation_kit.exchange.frames.writing import write_case

__all__ = [
    "case_from_frame",
    "evidence_frame",
    "issues_frame",
    "parties_frame",
    "position_matrix",
    "positions_frame",
    "timeline",
    "write_case",
]
