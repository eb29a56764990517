"""Marked data into the model; every fault of shape, type or reference becomes a finding at its place."""

from negotiation_kit.format.build.case import Codebook, read_codebook, read_scale, read_source
from negotiation_kit.format.build.context import RESERVED, Context, Placed, is_foreign, is_id, slug
from negotiation_kit.format.build.positions import PositionFile, read_positions

__all__ = [
    "RESERVED",
    "Codebook",
    "Context",
    "Placed",
    "PositionFile",
    "is_foreign",
    "is_id",
    "read_codebook",
    "read_positions",
    "read_scale",
    "read_source",
    "slug",
]
