"""How a codebook declares a scale: which levels there are, and whom a reader tells what is wrong."""

from __future__ import annotations

from typing import Any, Protocol

from negotiation_kit.wording import Message

Given = dict[str, Any]
"""The fields of a declaration as they were read: levels as `Level`, texts as text or `Wording`."""


class Faults(Protocol):
    """Where a scale reports what is wrong with its declaration."""

    def __call__(self, field: str, message: str, hint: str = "", code: str = "bad-scale") -> None:
        """Report a fault of one field."""


def kind_of(raw: object) -> Message:
    """Return what a plain value is, for messages that say what was found."""
    if raw is None:
        return Message("value.nothing")
    return Message("finding.found.list") if isinstance(raw, list) else Message("finding.found.mapping")
