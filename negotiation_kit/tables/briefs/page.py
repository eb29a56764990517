"""A brief as HTML: one A4 page in print, and readable on a phone, where each issue is a block of its own."""

from __future__ import annotations

from negotiation_kit.render.html import UNTYPESET, Html, join, tag
from negotiation_kit.render.palette import INK
from negotiation_kit.tables.briefs.spec import (
    HIGH,
    SHARES,
    WIDE,
    WIDTH_MM,
    BriefSpec,
    Cell,
    Part,
    Picture,
    Run,
    Shape,
    Style,
    Text,
)

_LOOKS = f"""
.nk-brief{{box-sizing:border-box;max-width:210mm;margin:0 auto;padding:0;background:#fff;color:{INK};
 font:10pt/1.26 Calibri,Carlito,"Segoe UI","Noto Sans",sans-serif;text-align:left;color-scheme:light;overflow-wrap:break-word}}
.nk-brief p,.nk-brief h1{{margin:0}}
.nk-brief .kicker{{font-size:9.5pt;color:#515a63}}
.nk-brief h1{{font-size:19pt;line-height:1.15;margin:1px 0 6px;font-weight:700}}
.nk-brief .answer{{border-left:4px solid {INK};padding:1px 0 1px 12px;margin-bottom:8px;font-size:11pt;line-height:1.26}}
.nk-brief .answer p+p{{margin-top:2px}}
.nk-brief table{{border-collapse:collapse;width:100%;table-layout:fixed;margin:0;color:{INK};font-size:9.6pt}}
.nk-brief th,.nk-brief td{{vertical-align:top;text-align:left;padding:2px 6px;border-bottom:1px solid #cfd5db;
 font-weight:400;background:#fff;white-space:normal;overflow-wrap:break-word}}
.nk-brief thead th{{font-size:9pt;border-bottom:1.5px solid {INK}}}
.nk-brief tr{{break-inside:avoid}}
.nk-brief .bar th{{border:0;break-after:avoid}}
.nk-brief .scale{{padding-right:0;font-size:9pt;line-height:1.2}}
.nk-brief sup{{font-size:7pt;line-height:0;color:#515a63}}
.nk-brief .muted{{color:#515a63;font-size:8.6pt}}
.nk-brief .drawing{{display:block;width:{WIDTH_MM}mm;max-width:100%}}
.nk-brief .drawing svg{{display:block;width:100%;height:auto}}
.nk-brief .ends{{display:flex;justify-content:space-between;gap:6px;font-size:8pt;line-height:1.1;color:#515a63;margin-top:-2px}}
.nk-brief .after{{margin-top:6px}}
.nk-brief .foot{{columns:2;column-gap:18px;margin-top:7px;border-top:1.5px solid {INK};padding-top:4px;font-size:8.4pt;line-height:1.22;color:#333b43}}
@media screen and (max-width:700px){{
.nk-brief{{font-size:16px}} .nk-brief h1{{font-size:24px}} .nk-brief .answer{{font-size:17px}}
.nk-brief table,.nk-brief tbody,.nk-brief tr,.nk-brief td,.nk-brief tbody th{{display:block;width:auto;font-size:16px}}
.nk-brief thead,.nk-brief col{{display:none}} .nk-brief td,.nk-brief tbody th{{border:0;padding:2px 6px}}
.nk-brief tbody tr{{border-bottom:1px solid #cfd5db;padding:6px 0}} .nk-brief .bar{{padding:0}}
.nk-brief td[data-side]::before{{content:attr(data-side) " ";font-weight:700}}
.nk-brief .muted,.nk-brief .foot,.nk-brief .kicker,.nk-brief .scale,.nk-brief .ends{{font-size:14px}}
.nk-brief sup{{font-size:12px}} .nk-brief .foot{{columns:1}} .nk-brief .drawing{{width:200px}} }}
@media print{{.nk-brief *{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
"""
_SHEET = """
@page{size:A4;margin:14mm 17mm 10mm}
body{margin:0;background:#fff}
@media screen{body{padding:14mm 17mm 10mm}}
@media screen and (max-width:700px){body{padding:12px}}
"""
_TAGS = {Style.BOLD: "b", Style.RAISED: "sup", Style.MUTED: "span"}


def as_fragment(spec: BriefSpec) -> str:
    """Return the brief with its looks, for a page that is there already."""
    columns = tag("colgroup", [tag("col", style=f"width:{100 * share:.1f}%") for share in SHARES])
    heads = tag("thead", tag("tr", [tag("th", _text(spec, head), scope="col") for head in spec.heads]))
    return tag(
        "article",
        tag("style", Html(_LOOKS)),
        tag("p", spec.kicker, class_="kicker"),
        tag("h1", spec.title),
        tag("div", _paragraphs(spec, spec.answer), class_="answer"),
        tag("table", columns, heads, [_part(spec, part) for part in spec.parts]),
        tag("div", _paragraphs(spec, spec.after), class_="after") if spec.after else None,
        tag("div", _paragraphs(spec, spec.foot), class_="foot"),
        class_=f"nk-brief {UNTYPESET}",
        lang=spec.language,
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


def _paragraphs(spec: BriefSpec, texts: tuple[Text, ...]) -> list[Html]:
    return [tag("p", _text(spec, text)) for text in texts]


def _part(spec: BriefSpec, part: Part) -> Html:
    bar = tag(
        "th", _text(spec, part.head), colspan=len(SHARES), scope="rowgroup", style=f"background:{part.fill}"
    )
    return tag("tbody", tag("tr", bar, class_="bar"), [_row(spec, row) for row in part.rows])


def _row(spec: BriefSpec, row: tuple[Cell, ...]) -> Html:
    title, *rest = row
    cells = [tag("th", _text(spec, title.text), scope="row")]
    for place, cell in enumerate(rest, start=1):
        side = "".join(run.text for run in spec.heads[place]) if len(rest) > 1 and place < len(rest) else None
        content = [_drawing(cell.picture) if cell.picture else None, _text(spec, cell.text)]
        kind = "scale" if place == len(SHARES) - 1 else None
        span = cell.columns if cell.columns > 1 else None
        cells.append(tag("td", content, colspan=span, class_=kind, data_side=side))
    return tag("tr", cells)


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
