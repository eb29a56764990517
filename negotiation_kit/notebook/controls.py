"""Labelled controls, wide enough for their words, and places for views."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable
from typing import Any

from ipywidgets import HTML, Button, Combobox, Dropdown, Layout, Tab, Text, Textarea

from negotiation_kit.analysis.comparing import CODINGS, DEFAULT_THRESHOLD, Comparison, IssueComparison
from negotiation_kit.analysis.comparing.grid import THRESHOLDS
from negotiation_kit.errors import check_language
from negotiation_kit.model import Case, Issue, Party
from negotiation_kit.render import Html, tag
from negotiation_kit.render.html import FRAME, UNTYPESET
from negotiation_kit.render.result import METRIC_WORDS
from negotiation_kit.render.words import CODING_WORDS, round_text, searchable
from negotiation_kit.scales import Scale, Value
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import LANGUAGE_NAMES

EXPLORER, STACKED, PANE, IN_HEADING = "nk-explorer", "nk-stacked", "nk-pane", "nk-in-heading"

_ARROW = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'%3E"
    "%3Cpath d='M2 4l4 4 4-4' fill='none' stroke='%23808489' stroke-width='1.8'/%3E%3C/svg%3E"
)
_RULES = (
    f".{STACKED}.jupyter-widgets{{flex-direction:column;align-items:stretch;height:auto;gap:2px}}",
    f".{STACKED}.jupyter-widgets>label{{text-align:left;margin:0;height:auto;line-height:1.35;"
    "font-size:12px;max-width:none}",
    f".{STACKED}.jupyter-widgets>:is(select:not([multiple]),input){{flex:none;width:100%;height:28px}}",
    f".{STACKED}.jupyter-widgets>:is(select[multiple],textarea){{flex:none;width:100%}}",
    f'.{EXPLORER} select:not([multiple]){{background-image:url("{_ARROW}");background-size:12px;'
    "background-position:right 6px center}",
    f".{EXPLORER} :is(select,input){{border-radius:4px}}",
    f".{IN_HEADING}>label{{position:absolute;clip-path:inset(50%);width:1px!important;overflow:hidden}}",
    f".{IN_HEADING}>select:not([multiple]){{height:36px;font-size:16px;text-overflow:ellipsis;font-weight:600;border-radius:8px;width:100%}}",
    f".{EXPLORER} .lm-TabBar-tab{{flex:0 1 auto!important;min-width:0;max-width:none;padding:0 14px}}",
    f".{EXPLORER} .lm-TabBar-tabLabel{{color:var(--jp-ui-font-color1)}}",
    f".{STACKED} textarea{{font:inherit;border-radius:4px}}",
    f".{PANE} thead th{{position:sticky;top:0;z-index:1;background:var(--jp-layout-color1);"
    "box-shadow:inset 0 -1px 0 rgba(128,128,128,.5)}",
)
SHEET = Html(f"<style>{''.join(_RULES)}</style>")


ALL = ""
EVERYTHING = ("all", ALL)


def matching(
    comparison: Comparison, basket: str, verdicts: Collection[str], words: str
) -> list[IssueComparison]:
    """Return the rows of a basket and of some verdicts, of any where none is named, with all of the words."""
    wanted = words.casefold().split()
    return [
        row
        for row in comparison.rows
        if basket in (ALL, row.issue.basket)
        and (not verdicts or row.verdict.value in verdicts)
        and all(word in searchable(row) for word in wanted)
    ]


Options = Iterable[tuple[str, Any]]
_TIGHT = "0"
_LETTER, _LARGE, _AROUND, _LEAST, _WIDEST = 6.3, 8.2, 40, 110, 370
"""What a control needs in pixels: for a letter, in a heading, for its frame and arrow, at least, at most."""


def dropdown(label: str, options: Options, value: Any, *, room: int = 0) -> Dropdown:
    """Return a dropdown with its label above it, as wide as its longest option asks for.

    Parameters
    ----------
    label : str
    options : iterable of (str, value)
    value : object
        The one chosen.
    room : int
        The least number of letters to leave room for, where the options are still to come.
    """
    options = list(options)
    longest = max((len(name) for name, _ in options), default=0)
    chosen = {"options": options, "value": value}
    return Dropdown(description=label, **chosen, **_stacked(_width(max(longest, room), label)))


def heading_choice(label: str, options: Options, value: Any) -> Dropdown:
    """Return a dropdown for a heading: larger, and with its label for those alone who hear the page."""
    options = list(options)
    longest = max((len(name) for name, _ in options), default=0)
    width = min(_WIDEST, round(_LARGE * longest) + _AROUND)
    layout = Layout(width=f"{width}px", height="36px", max_width="100%", min_width="0", margin=_TIGHT)
    chosen = {"options": options, "value": value, "layout": layout, "_dom_classes": [IN_HEADING]}
    return Dropdown(description=label, style={"description_width": "0px"}, **chosen)


def search(label: str, hint: str) -> Text:
    """Return a text field, its label above it, that reacts while one types."""
    return Text(
        description=label,
        placeholder=hint,
        continuous_update=True,
        **_stacked(_width(max(len(label), len(hint)))),
    )


def written(label: str, hint: str, suggested: tuple[str, ...]) -> Combobox:
    """Return a text field, its label above it, that suggests values and is heard when one is done."""
    width = _width(max(len(label), len(hint)))
    field = {"placeholder": hint, "options": suggested, "continuous_update": False}
    return Combobox(description=label, **field, **_stacked(width))


def text_field(label: str, value: str) -> Text:
    """Return a text field with its label above it, as wide as what stands in it."""
    return Text(description=label, value=value, **_stacked(_width(len(value))))


def paragraph(label: str, hint: str, rows: int = 2) -> Textarea:
    """Return a field for a sentence or two, its label above it, that reacts while one types."""
    chosen = {"placeholder": hint, "rows": rows, "continuous_update": True}
    return Textarea(description=label, **chosen, **_stacked("100%"))


def button(label: str, tooltip: str, style: str = "") -> Button:
    """Return a button as wide as its words.

    Parameters
    ----------
    label, tooltip : str
    style : {"", "primary", "danger"}
    """
    layout = Layout(width="auto", margin="0 4px 4px 0")
    return Button(description=label, tooltip=tooltip, button_style=style, layout=layout)


def across(label: str) -> Dropdown:
    """Return a dropdown with its label before it, as wide as there is room; its options are still to come."""
    layout = Layout(width="100%", min_width="0", margin=_TIGHT)
    return Dropdown(description=label, style={"description_width": "initial"}, layout=layout)


def place(content: str = "", **layout: str) -> HTML:
    """Return a place for a view."""
    return HTML(content, layout=Layout(**layout))


def framed(view: str, **attributes: object) -> str:
    """Return a view in the kit's type, its dollar signs left alone."""
    return tag("div", view, style=FRAME, class_=UNTYPESET, **attributes)


def reachable(view: str, label: str, style: str = "") -> str:
    """Return a view that takes the keyboard's focus, so that it can be scrolled without a mouse."""
    return framed(tag("div", view, tabindex=0, role="region", aria_label=label, style=style))


def picture(png: bytes, told: str) -> Html:
    """Return an image with its description, as HTML."""
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    style = "width:100%;max-width:940px;background:#fff;border-radius:6px"
    return tag("img", src=source, alt=told, style=style)


def _width(letters: int, label: str = "") -> str:
    needed = max(round(_LETTER * letters + _AROUND), round(_LETTER * len(label)))
    return f"{min(_WIDEST, max(_LEAST, needed))}px"


def _stacked(width: str) -> dict[str, Any]:
    layout = Layout(width=width, height="auto", max_width="100%", min_width="0", margin=_TIGHT)
    return {"style": {"description_width": "initial"}, "layout": layout, "_dom_classes": [STACKED]}


def party_choice(label: str, parties: Iterable[Party], value: str) -> Dropdown:
    """Return a choice of one party."""
    return dropdown(label, [(party.short, party.id) for party in parties], value)


def round_choice(case: Case, value: str) -> Dropdown:
    """Return a choice of a round."""
    return dropdown("Round", [(round_text(item), item.id) for item in case.rounds], value)


def coding_choice() -> Dropdown:
    """Return the choice between reading and wording."""
    return dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0])


def metric_choice() -> Dropdown:
    """Return a choice of the metric."""
    return dropdown("Metric", [(METRIC_WORDS[name], name) for name in METRICS], METRICS[0])


def threshold_choice() -> Dropdown:
    """Return a choice of the greatest distance that is still near."""
    return dropdown("Threshold", [(f"{number:g}", number) for number in THRESHOLDS], DEFAULT_THRESHOLD)


def basket_choice(case: Case) -> Dropdown:
    """Return the filter by basket."""
    return dropdown("Basket", [EVERYTHING, *((basket.title, basket.id) for basket in case.baskets)], ALL)


def tabbed(children: Iterable[Any], titles: Iterable[str], flex: str = "2 1 100%") -> Tab:
    """Return tabs that take the room there is."""
    return Tab(list(children), titles=list(titles), layout=Layout(flex=flex, min_width="0"))


STATED = ""


def control(issue: Issue, known: Iterable[Value]) -> Dropdown | Combobox:
    """Return a control labelled with the issue's title, with nothing assumed yet.

    Levels can be chosen; numbers, dates and sets are written: `10`, `10..20`, `>=10`, `2025-06`, `a, b`.

    Parameters
    ----------
    issue : Issue
    known : iterable of Value
        What somebody offers or asks for, which the field suggests.
    """
    scale = issue.scale
    if scale.choices and not scale.control.several:
        levels = [(choice.text, choice.name) for choice in scale.choices]
        return dropdown(issue.title, [("as stated", STATED), *levels], STATED, room=len(issue.title))
    suggested = dict.fromkeys(scale.code(value) for value in known)
    return written(issue.title, f"as stated; {_hint(scale)}", tuple(suggested))


def raw_value(issue: Issue, text: str) -> Any:
    """Return what was chosen or written as a position file would have it."""
    ids = {name: choice.name for choice in issue.scale.choices for name in (choice.name, choice.text)}
    return issue.scale.read_code(text.strip(), ids)


def _hint(scale: Scale) -> str:
    """Return what may be written, in an example or by its limits."""
    control = scale.control
    if control.options:
        return ", ".join(option.text for option in control.options[:2])
    return f"{control.low} to {control.high} {scale.unit_text()}".rstrip()


def language_choice(value: str) -> Dropdown:
    """Return the choice of the reader's language, each by its own name.

    Raises
    ------
    UnknownNameError
        For a language without a catalogue.
    """
    named = [(name, code) for code, name in LANGUAGE_NAMES.items()]
    return dropdown("Language", named, check_language(value))
