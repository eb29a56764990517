"""What every widget of the kit shares: guarded handlers, settings kept, a static copy where it cannot run."""

from __future__ import annotations

import functools
import traceback
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

import IPython.display
from ipywidgets import HTML, Dropdown, Layout, Tab, VBox
from traitlets import Any as Chosen
from traitlets import HasTraits, TraitError, validate

from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.notebook.controls import EXPLORER, SHEET, place
from negotiation_kit.render import Html, tag
from negotiation_kit.render.html import UNTYPESET
from negotiation_kit.wording import Message

Handler = Callable[..., None]

_STYLE = (
    "background:#fbe3e4;color:#7a0c14;border-left:4px solid #c1121f;padding:8px 12px;margin:4px 0;"
    "font:13px/1.45 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere"
)
_DEEPEST = 3
_TOLD = (OSError, ToldError)
"""Errors that are no fault of the kit."""


def shown_in(place: HTML) -> Callable[[Handler], Handler]:
    """Return a decorator that shows what a handler raises in `place`.

    What an earlier handler said there goes when the next one starts, and not when it ends: one control may
    set another, whose handler runs, and may fail, inside the first.

    Parameters
    ----------
    place : ipywidgets.HTML
        Hidden while there is nothing to say.
    """

    def decorate(handler: Handler) -> Handler:
        @functools.wraps(handler)
        def safe(*arguments: Any) -> None:
            clear_problem(place)
            try:
                handler(*arguments)
            except Exception as error:
                show_problem(place, error)

        return safe

    return decorate


def show_problem(place: HTML, error: Exception) -> None:
    """Show an error as a sentence; under a fault of the kit, where it happened, folded."""
    if isinstance(error, _TOLD):
        sentence, details = Message("error.not-shown", reason=_ended(str(error))), None
    else:
        what = traceback.format_exception_only(error)[-1].strip()
        sentence, details = Message("error.not-shown.fault", what=_ended(what)), _details(error)
    place.value = tag("div", sentence, details, role="alert", class_=UNTYPESET, style=_STYLE)
    place.layout.display = None


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _details(error: Exception) -> Html:
    trace = "".join(traceback.format_exception(error)[-_DEEPEST:])
    return tag("details", tag("summary", "for a bug report"), tag("pre", trace, style="font-size:11px"))


def clear_problem(place: HTML) -> None:
    """Hide the place of a problem that is over."""
    if place.value:
        place.value = ""
        place.layout.display = "none"


Controls = Mapping[str, Any]


def read_state(controls: Controls) -> dict[str, Any]:
    """Return the value of each control; of tabs, the title of the open one.

    Parameters
    ----------
    controls : mapping
        Name to control.
    """
    return {name: _value(control) for name, control in controls.items()}


def restore_state(controls: Controls, wanted: Mapping[str, Any]) -> None:
    """Set controls, in their own order; where one cannot be set, leave all as they were.

    Parameters
    ----------
    controls : mapping
        Name to control.
    wanted : mapping
        Name to value; controls it does not name stay.

    Raises
    ------
    UnknownNameError
        For a control or a choice that is not there.
    ToldError
        For a value of another kind.
    """
    for name in wanted:
        if name not in controls:
            raise UnknownNameError("control", str(name), controls)
    before = read_state(controls)
    try:
        _set_all(controls, wanted)
    except ValueError:
        _set_all(controls, before)
        raise


def _set_all(controls: Controls, wanted: Mapping[str, Any]) -> None:
    for name, control in controls.items():
        if name in wanted:
            _set(name, control, wanted[name])


def _value(control: Any) -> Any:
    return control.titles[control.selected_index or 0] if isinstance(control, Tab) else control.value


def _set(name: str, control: Any, value: Any) -> None:
    known = _choices(control)
    if known is not None and value not in known:
        raise UnknownNameError(
            Message("kind.choice-for", control=name),
            str(value),
            [str(choice) for choice in known if choice != ""],
        )
    if isinstance(control, Tab):
        control.selected_index = control.titles.index(value)
        return
    try:
        control.value = value
    except TraitError as error:
        raise ToldError(f"{name} cannot be set to {value!r}: {error}") from error


class Held(HasTraits):
    """What is chosen in a view itself, and not by a control: a name, or several in a tuple.

    Parameters
    ----------
    name : str
        What is chosen.
    value : str or tuple of str
    options : sequence of str
        The names there are.
    """

    value = Chosen()

    def __init__(self, name: str, value: str | tuple[str, ...], options: Sequence[str]) -> None:
        self.name, self.options = name, list(options)
        super().__init__(value=value)

    @validate("value")
    def _known(self, proposal: Any) -> str | tuple[str, ...]:
        found: str | tuple[str, ...] = proposal["value"]
        if isinstance(self.value, tuple):
            found = (found,) if isinstance(found, str) and found else tuple(found or ())
        for name in (found,) if isinstance(found, str) else found:
            if name not in self.options:
                kind = Message("kind.choice-for", control=self.name)
                raise UnknownNameError(kind, str(name), [option for option in self.options if option])
        return found


def _choices(control: Any) -> list[Any] | None:
    """Return what can be chosen; None where anything can be entered."""
    if isinstance(control, Tab):
        return list(control.titles)
    return [value for _, value in control.options] if isinstance(control, Dropdown) else None


_NOT_RUNNING = "This runs only while this notebook does; below is what it began with."
_IN_A_NOTEBOOK = "shown where a notebook runs; set it by .state"
_publish: Callable[..., object] = IPython.display.display


def show_with_fallback(bundle: Any, static: str, mark: str) -> None:
    """Show a widget, and its static copy for where it cannot run.

    Parameters
    ----------
    bundle : dict or (dict, dict)
        What the widget's own class would show.
    static : Html
        The copy.
    mark : str
        The id of an element that is on the page exactly while the widget is.
    """
    _publish({**plain_bundle(bundle), "text/plain": _NOT_RUNNING}, raw=True)
    copy = tag("div", _hidden_beside(mark), static, class_=f"{mark}-static")
    _publish({"text/html": str(copy), "text/plain": "The same as a table."}, raw=True)


def plain_bundle(bundle: Any) -> dict[str, Any]:
    """Return the data of a MIME bundle, which may come with metadata beside it."""
    return dict(bundle[0] if isinstance(bundle, tuple) else bundle)


def _hidden_beside(mark: str) -> Html:
    """Return the rules that hide the copy; a short wait keeps it from flashing up before the widget."""
    copy, live = f".{mark}-static", f":root:has(#{mark})"
    rules = (
        f"@keyframes {mark}-wait{{from{{max-height:0;overflow:hidden}}}}",
        f"{copy}{{animation:{mark}-wait 2s step-end}}",
        f"{live} {copy},{live} .jp-OutputArea-child:has({copy}){{display:none}}",
    )
    return Html(f"<style>{''.join(rules)}</style>")


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

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {_IN_A_NOTEBOOK}>"

    def _ipython_display_(self, **_: Any) -> None:
        """Show the widget and, where it cannot run, the static copy under it."""
        show_with_fallback(super()._repr_mimebundle_(), self._static(), self._mark)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Add the static copy to what a front end may choose from."""
        return {**plain_bundle(super()._repr_mimebundle_(**options)), "text/html": self._static()}


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
