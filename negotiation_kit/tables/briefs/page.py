"""A brief as HTML: one A4 page in print, and readable on a phone, where each issue is a block of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from negotiation_kit.render.html import UNTYPESET, Html, join, tag
from negotiation_kit.tables.briefs.spec import (
    HIGH,
    SHARES,
    WIDE,
    BriefSpec,
    Cell,
    Part,
    Picture,
    Run,
    Shape,
    Style,
    Text,
    plain,
)

_SHEET = """
@page{size:A4;margin:12mm 17mm 8mm}
body{margin:0;background:#fff}
@media screen{body{padding:24px}}
@media screen and (max-width:700px){body{padding:12px}}
"""
_TAGS = {Style.BOLD: "b", Style.RAISED: "sup", Style.MUTED: "span"}


def as_fragment(spec: BriefSpec) -> str:
    """Return the brief with its looks, for a page that is there already."""
    columns = tag("colgroup", [tag("col", style=f"width:{100 * share:.1f}%") for share in SHARES])
    heads = tag("thead", tag("tr", [tag("th", _text(spec, head), scope="col") for head in spec.heads]))
    return tag(
        "article",
        tag("style", Html(_looks())),
        tag("p", spec.kicker, class_="kicker"),
        tag("h1", spec.title),
        tag("div", _paragraphs(spec, spec.answer), class_="answer"),
        tag("table", columns, heads, [_part(spec, part) for part in spec.parts]),
        tag("div", _paragraphs(spec, spec.after), class_="after") if spec.after else None,
        tag("div", _paragraphs(spec, spec.foot), class_="foot"),
        class_=f"nk-brief {UNTYPESET}",
        lang=spec.language,
        style=f"--nk-size:{spec.points:g}pt",
    )


def as_file(spec: BriefSpec) -> bytes:
    """Return a whole page, A4 in print."""
    head = tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", spec.title),
        tag("style", Html(_SHEET)),
    )
    page = tag("html", head, tag("body", tag("main", Html(as_fragment(spec)))), lang=spec.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


@cache
def _looks() -> str:
    return Path(__file__).with_name("brief.css").read_text("utf-8")


def _paragraphs(spec: BriefSpec, texts: tuple[Text, ...]) -> list[Html]:
    return [tag("p", _text(spec, text)) for text in texts]


def _part(spec: BriefSpec, part: Part) -> Html:
    bar = tag(
        "th", _text(spec, part.head), colspan=len(SHARES), scope="rowgroup", style=f"background:{part.fill}"
    )
    return tag("tbody", tag("tr", bar, class_="bar"), [_row(spec, row) for row in part.rows])


def _row(spec: BriefSpec, row: tuple[Cell, ...]) -> Html:
    """Return an issue's cells; where there is one a column, each side's says on a phone whose it is."""
    places, whole = range(len(row)), len(row) == len(SHARES)
    return tag("tr", [_cell(spec, cell, place, whole=whole) for place, cell in zip(places, row, strict=True)])


def _cell(spec: BriefSpec, cell: Cell, place: int, *, whole: bool) -> Html:
    content = [_drawing(cell.picture) if cell.picture else None, _text(spec, cell.text)]
    span = cell.columns if cell.columns > 1 else None
    if place == 0 and cell.columns == 1:
        return tag("th", content, scope="row", colspan=span)
    last = whole and place == len(SHARES) - 1
    side = plain(spec.heads[place]) if whole and not last else None
    return tag("td", content, colspan=span, class_="scale" if last else None, data_side=side)


def _text(spec: BriefSpec, text: Text) -> Html:
    return join([_run(spec, run) for run in text])


def _run(spec: BriefSpec, run: Run) -> Html:
    words, colour = join(*run.text.split("\n"), by="<br/>"), spec.colour(run.style)
    if colour:
        return tag("span", words, style=f"color:{colour}")
    named = _TAGS.get(run.style)
    return tag(named, words, class_="muted" if named == "span" else None) if named else words


def _drawing(picture: Picture) -> Html:
    shapes = [_shape(shape) for shape in picture.shapes]
    drawing = tag("svg", shapes, viewBox=f"0 0 {WIDE:g} {HIGH:g}", role="img", aria_label=picture.told)
    ends = tag("span", [tag("span", end) for end in picture.ends], class_="ends", aria_hidden="true")
    return tag("span", drawing, ends, class_="drawing")


def _shape(shape: Shape) -> Html:
    way = "L".join(f"{x:.5g} {y:.5g}" for x, y in shape.points)
    look = {"stroke": shape.colour, "stroke_width": shape.width, "stroke_linejoin": "round"}
    return tag("path", d=f"M{way}{'Z' if shape.fill else ''}", fill=shape.fill or "none", **look)
