"""A table as HTML: inline colours, so that it keeps its looks in a mail and on any page.

Every cell sets its text colour together with its background. So the table is a sheet of paper, readable on a
dark page as on a light one.
"""

from __future__ import annotations

from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.palette import INK
from negotiation_kit.tables.spec import Cell, Column, Group, Role, TableSpec

_PAPER = f"background-color:#ffffff;color:{INK};"
_MUTED = "color:#4b5259;"
_LINE = "1px solid #c9ced3"
_FONT = "font-family:'Segoe UI',Calibri,Roboto,'DejaVu Sans',Arial,sans-serif;font-size:13px;line-height:1.4;"
_TABLE = f"border-collapse:collapse;width:100%;max-width:1100px;{_PAPER}{_FONT}text-align:left;margin:0;"
_CELL = "padding:5px 8px;vertical-align:top;text-align:left;white-space:normal;overflow-wrap:break-word;"
_HEAD = f"{_CELL}background-color:#e9edf1;color:{INK};font-weight:600;border-bottom:2px solid #5c6670;"
_GROUP = f"{_CELL}background-color:#f4f6f8;color:{INK};font-weight:700;border-bottom:{_LINE};padding-top:8px;"
_CAPTION = f"caption-side:top;text-align:left;padding:8px;{_PAPER}"
_FOOT = f"{_CELL}{_PAPER}font-size:12px;font-weight:400;"
_UNTYPESET = "tex2jax_ignore mathjax_ignore"


def as_fragment(spec: TableSpec) -> str:
    """Return the table with caption, notes, sources and method, for a page that is there already."""
    parts = [_caption(spec), _columns(spec), _header(spec), *(_group(spec, item) for item in spec.groups)]
    return tag("table", parts, _foot(spec), lang=spec.language, style=_TABLE, class_=_UNTYPESET)


def as_file(spec: TableSpec) -> bytes:
    """Return a whole page."""
    head = tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", spec.title),
    )
    scrolled = tag("div", Html(as_fragment(spec)), style="overflow-x:auto;")  # on a phone
    body = tag("body", scrolled, style=f"margin:16px;{_PAPER}")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=spec.language)}\n".encode()


def _caption(spec: TableSpec) -> Html:
    title = tag("div", spec.title, style=f"font-size:17px;font-weight:700;color:{INK};")
    return tag("caption", title, tag("div", spec.subtitle, style=_MUTED), style=_CAPTION)


def _columns(spec: TableSpec) -> Html:
    widths = (f"width:{100 * share:.1f}%" for share in spec.shares)
    return tag("colgroup", [tag("col", style=width) for width in widths])


def _header(spec: TableSpec) -> Html:
    heads = [tag("th", column.head, scope="col", style=_HEAD + _lean(column)) for column in spec.columns]
    return tag("thead", tag("tr", heads))


def _group(spec: TableSpec, group: Group) -> Html:
    title = tag("th", group.title, scope="rowgroup", colspan=len(spec.columns), style=_GROUP)
    head = tag("tr", title) if group.title else None
    rows = (zip(spec.columns, row.cells, strict=True) for row in group.rows)
    return tag("tbody", head, [tag("tr", [_cell(*pair) for pair in row]) for row in rows])


def _cell(column: Column, cell: Cell) -> Html:
    content = [_lines(cell.shown)]
    if cell.notes:
        content.append(tag("sup", ", ".join(map(str, cell.notes)), style="font-size:10px;line-height:0;"))
    if cell.detail:
        detail = "font-size:12px;font-weight:400;" + ("" if cell.look else _MUTED)
        content.append(tag("div", _lines(cell.detail), style=detail))
    fill = f"background-color:{cell.look.fill};color:{cell.look.text};" if cell.look else _PAPER
    style = f"{_CELL}{fill}border-bottom:{_LINE};{_lean(column)}"
    if column.role is Role.HEAD:
        return tag("th", content, scope="row", style=f"{style}font-weight:600;")
    return tag("td", content, style=f"{style}font-weight:400;")


def _lines(text: str) -> Html:
    return join(*text.split("\n"), by="<br/>")


def _lean(column: Column) -> str:
    numeric = "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;"
    return numeric if column.role is Role.NUMBER else ""


def _foot(spec: TableSpec) -> Html:
    return tag("tfoot", [_part(spec, head, body) for head, body in _parts(spec) if body])


def _parts(spec: TableSpec) -> list[tuple[str, list[Html]]]:
    notes = [
        tag("div", tag("sup", str(number)), " ", text) for number, text in enumerate(spec.notes, start=1)
    ]
    sources = [tag("div", tag("b", mark), " ", text) for mark, text in spec.sources]
    method = [tag("div", tag("b", f"{name}:"), " ", text) for name, text in spec.method]
    labels = spec.labels
    return [(labels.notes, notes), (labels.sources, sources), (labels.method, method)]


def _part(spec: TableSpec, head: str, body: list[Html]) -> Html:
    title = tag("div", head, style="font-weight:700;margin:4px 0 2px;")
    return tag("tr", tag("td", title, body, colspan=len(spec.columns), style=_FOOT))
