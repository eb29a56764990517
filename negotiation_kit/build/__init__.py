"""Marked data into the model; every fault of shape, type or reference becomes a finding at its place."""

from negotiation_kit.build.case import Codebook, read_codebook
from negotiation_kit.build.context import Context, Placed
from negotiation_kit.build.positions import PositionFile, read_positions
from negotiation_kit.build.readers import slug
from negotiation_kit.build.scale import read_scale
from negotiation_kit.build.sources import read_source

__all__ = [
    "Codebook",
    "Context",
    "Placed",
    "PositionFile",
    "read_codebook",
    "read_positions",
    "read_scale",
    "read_source",
    "slug",
]
