"""Editing position files as a careful person would: only what changes is touched, and comments stay."""

from negotiation_kit.format.authoring.lines import EditError
from negotiation_kit.format.authoring.sheet import ChangedOnDiskError, PositionSheet

__all__ = ["ChangedOnDiskError", "EditError", "PositionSheet"]
