"""What every widget of the kit shares: a place for problems, and a static copy for where it cannot run."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from ipywidgets import Layout, VBox

from negotiation_kit.widgets.controls import place
from negotiation_kit.widgets.fallback import plain_bundle, show_with_fallback
from negotiation_kit.widgets.safe import shown_in
from negotiation_kit.widgets.settings import read_state, restore_state
from negotiation_kit.widgets.sheet import EXPLORER, SHEET

TAKE = "Take along"
"""The tab with what can be taken along of a view."""
ROW = Layout(
    display="flex", flex_flow="row wrap", align_items="flex-start", width="100%", grid_gap="8px 12px"
)
CONTROLS = Layout(display="flex", flex_flow="row wrap", margin="0 2px 6px", grid_gap="6px 12px")


class Live(VBox):  # type: ignore[misc]
    """Controls and views; a saved notebook shows a static copy where the widget itself cannot run.

    A subclass makes its controls and views, hands them to `_assemble`, and says what the copy is (`_static`).

    Attributes
    ----------
    problem : ipywidgets.HTML
        Where the error of a handler is shown.
    """

    def __init__(self) -> None:
        self._mark, self._quiet = f"nk-{uuid4().hex[:12]}", False
        self.problem = place(display="none")
        self._safely = shown_in(self.problem)

    @property
    def state(self) -> dict[str, Any]:
        """What every control is set to, by its name; setting it brings the same view back.

        A part of it is enough, as in `explorer.state = {"coding": "printed"}`. What cannot be set is refused
        with the names that can, and nothing changes then.
        """
        return read_state(self._controls)

    @state.setter
    def state(self, wanted: Mapping[str, Any]) -> None:
        restore_state(self._controls, wanted)

    @property
    @abstractmethod
    def _controls(self) -> Mapping[str, Any]:
        """The controls that make up the state, in the order in which they are to be set."""

    @property
    def _settings(self) -> dict[str, Any]:
        """The state without the tab it is copied from."""
        return {name: value for name, value in self.state.items() if (name, value) != ("tabs", TAKE)}

    def _assemble(self, heading: Any, controls: Any, *views: Any) -> None:
        """Put heading, controls, the place for problems and the views under each other."""
        children = [place(SHEET, display="none"), heading, controls, self.problem, *views]
        super().__init__(children, layout=Layout(width="100%"), _dom_classes=[EXPLORER])

    def _watch(self, handler: Any, *controls: Any, name: str = "value") -> None:
        """Call a handler whenever one of the controls changes; what it raises is shown."""
        for control in controls:
            control.observe(self._safely(handler), name)

    def _offer(self, control: Any, options: Sequence[tuple[str, Any]]) -> None:
        """Give a control new options; the choice stays where it is still there, and no handler draws yet."""
        values = [value for _, value in options]
        kept, self._quiet = control.value if control.value in values else next(iter(values), None), True
        try:
            with control.hold_sync():
                control.options = options
                control.value = kept
        finally:
            self._quiet = False

    def _static(self) -> str:
        """Return what is shown where the widget cannot run."""
        return ""

    def _ipython_display_(self, **_: Any) -> None:
        """Show the widget and, where it cannot run, the static copy under it."""
        show_with_fallback(super()._repr_mimebundle_(), self._static(), self._mark)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Add the static copy to what a front end may choose from."""
        return {**plain_bundle(super()._repr_mimebundle_(**options)), "text/html": self._static()}
