"""What widgets share that set two sides against each other."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from negotiation_kit.widgets.live import Live


class TwoSided(Live):
    """Controls for two sides that are never the same party.

    Attributes
    ----------
    side_a, side_b : ipywidgets.Dropdown
    """

    side_a: Any
    side_b: Any

    def _side_changed(self, change: Any) -> None:
        """Show the new sides; choosing the other side's party makes the two change places."""
        other = self.side_b if change["owner"] is self.side_a else self.side_a
        if other.value == change["new"]:
            other.value = change["old"]
        else:
            self._update()

    @abstractmethod
    def _update(self, _: Any = None) -> None:
        """Show what the controls are set to."""
