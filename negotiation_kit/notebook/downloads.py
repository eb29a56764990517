"""What can be taken along of a view: its code, its chart, its table, each as a link that holds the file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ipywidgets import HTML, Box, Button, Layout, VBox

from negotiation_kit import charts
from negotiation_kit.errors import MissingPackageError
from negotiation_kit.notebook.controls import dropdown, framed, place
from negotiation_kit.notebook.pane import BOXES, Pane, saved_chart
from negotiation_kit.notebook.widget_base import Handler
from negotiation_kit.render import Html, join, tag
from negotiation_kit.render.html import MUTED
from negotiation_kit.tables import FORMATS, ComparisonTable

_STYLE = "font-weight:600;text-decoration:underline"


def download_link(name: str, mime: str, content: bytes) -> Html:
    """Return a link to a file that stands in the link itself.

    Parameters
    ----------
    name : str
        What the browser calls the file.
    mime : str
        Its media type.
    content : bytes
    """
    address = f"data:{mime};base64,{b64encode(content).decode()}"
    return tag("a", f"Download {name}", href=address, download=name, style=_STYLE)


_WRITING = "Making the file …"
PICTURES = {".png": ("PNG", "image/png"), ".svg": ("SVG", "image/svg+xml")}
_ROW = Layout(
    display="flex", flex_flow="row wrap", align_items="flex-end", grid_gap="4px 8px", margin="6px 2px"
)
_AREA = (
    "width:100%;box-sizing:border-box;font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;color:inherit;"
    "background:transparent;border:1px solid rgba(128,128,128,.5);border-radius:4px;padding:6px 8px;"
    "resize:vertical;white-space:pre;overflow:auto"
)


@dataclass(frozen=True)
class Luggage:
    """What of a view can be taken along.

    Parameters
    ----------
    name : callable
        Returns what the files are called, without an ending.
    code, state : callable
        Return the lines of Python that give the same result, and those that open the same view.
    charts : mapping
        Title to a callable that draws the chart and returns its axes.
    tables : mapping
        Title to a callable that returns the table.
    """

    name: Callable[[], str]
    code: Callable[[], list[str]]
    state: Callable[[], list[str]]
    charts: Mapping[str, Callable[[], Any]]
    tables: Mapping[str, Callable[[], ComparisonTable]]


class TakeAlong(VBox):  # type: ignore[misc]
    """Code to copy and buttons that make a file and link to it; nothing is made before it is asked for.

    Attributes
    ----------
    code : ipywidgets.HTML
        The lines of Python.
    pictures, files : dict
        The buttons by the ending of the file they make.
    link : Pane
        Where the link to the last file stands.
    """

    def __init__(self, luggage: Luggage, safely: Callable[[Handler], Handler], problem: HTML) -> None:
        self._luggage = luggage
        self.code, self.link = place(), Pane(problem)
        self.chart = dropdown(
            "Chart", [(name, name) for name in luggage.charts], next(iter(luggage.charts), None)
        )
        self.table = dropdown(
            "Table", [(name, name) for name in luggage.tables], next(iter(luggage.tables), None)
        )
        self.pictures = {ending: _button(name, ending) for ending, (name, _) in PICTURES.items()}
        self.files = {ending: _button(known.name, ending) for ending, known in FORMATS.items()}
        for ending, button in self.pictures.items():
            button.on_click(safely(partial(self._draw, ending)))
        for ending, button in self.files.items():
            button.on_click(safely(partial(self._write, ending)))
        rows = [Box([self.chart, *self.pictures.values()], layout=_ROW)] if luggage.charts else []
        rows.append(Box([self.table, *self.files.values()], layout=_ROW))
        super().__init__([*rows, self.link, self.code], layout=Layout(width="100%"))

    def show(self) -> None:
        """Write the code anew; a link from before led to another view."""
        self.link.show("")
        same, again = self._luggage.code(), self._luggage.state()
        blocks = [_block("The same result in Python", same), _block("This view with all its controls", again)]
        self.code.value = framed(join(blocks))

    def _draw(self, ending: str, _: Any = None) -> None:
        draw = self._luggage.charts[self.chart.value]
        self.link.draw(None, lambda: self._drawn(draw, ending), _told)

    def _drawn(self, draw: Callable[[], Any], ending: str) -> Html:
        content, whole = saved_chart(draw, charts.to_png if ending == ".png" else charts.to_svg)
        return self._linked(ending, PICTURES[ending][1], content, "" if whole else BOXES)

    def _write(self, ending: str, _: Any = None) -> None:
        make = self._luggage.tables[self.table.value]
        self.link.draw(None, lambda: self._written(make, ending), _told, _WRITING)

    def _written(self, make: Callable[[], ComparisonTable], ending: str) -> Html:
        try:
            return self._linked(ending, FORMATS[ending].mime, make().to_bytes(ending))
        except MissingPackageError as error:
            return tag("div", f"Not made: {error}.")

    def _linked(self, ending: str, mime: str, content: bytes, note: str = "") -> Html:
        link = download_link(self._luggage.name() + ending, mime, content)
        size = tag("span", f" {max(1, round(len(content) / 1024)):,} kB", style=MUTED)
        told = tag("div", note, style=MUTED) if note else None
        return tag("div", link, size, told, style="padding:4px 2px")


def _told(made: Html) -> str:
    return framed(made, role="status")


def _block(head: str, lines: list[str]) -> Html:
    text = "\n".join(lines)
    area = tag(
        "textarea", text, readonly="", rows=len(lines) + 1, spellcheck="false", aria_label=head, style=_AREA
    )
    return tag("div", tag("div", head, style="font-weight:600;margin:8px 0 3px"), area)


def _button(name: str, ending: str) -> Button:
    return Button(
        description=name,
        tooltip=f"Make a {name} file ({ending}) and link to it",
        icon="download",
        layout=Layout(width="auto", margin="0 4px 4px 0"),
    )
