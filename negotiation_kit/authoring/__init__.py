"""Editing position files as a careful person would: only what changes is touched, and comments stay."""

from negotiation_kit.authoring.lines import EditError
from negotiation_kit.authoring.sheet import ChangedOnDiskError, PositionSheet

__all__ = ["ChangedOnDiskError", "EditError", "PositionSheet"]
