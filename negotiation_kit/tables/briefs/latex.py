r"""A brief as a LaTeX document that compiles with pdflatex, xelatex and lualatex; TikZ draws the scales."""

from __future__ import annotations

from collections.abc import Iterator

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
from negotiation_kit.tables.latex_writer import any_character, cyrillic, escaped, preamble

_COMMANDS = {Style.BOLD: r"\textbf", Style.RAISED: r"\textsuperscript", Style.MUTED: r"\nkmuted"}
_SIGNS = {
    "▼": r"\ensuremath{\blacktriangledown}",
    "▲": r"\ensuremath{\blacktriangle}",
    "▽": r"\ensuremath{\triangledown}",
    "△": r"\ensuremath{\vartriangle}",
    "✕": r"\ensuremath{\times}",
}
_UNIT = WIDTH_MM / WIDE
_LAST = len(SHARES) - 1


def as_text(spec: BriefSpec) -> str:
    """Return the whole document."""
    return "\n".join(_lines(spec))


def _lines(spec: BriefSpec) -> Iterator[str]:
    letters = cyrillic(spec.texts())
    yield from preamble(spec.language, "left=17mm,right=17mm,top=14mm,bottom=10mm", letters)
    yield r"\usepackage{amssymb,tikz}"
    yield r"\newcommand{\nkmuted}[1]{{\footnotesize\color{black!65}#1}}"
    yield r"\pagestyle{empty}\setlength{\parindent}{0pt}\setlength{\tabcolsep}{4pt}\setlength{\LTpre}{4pt}"
    yield r"\begin{document}\raggedright"
    yield from any_character(letters)
    yield rf"{{\small {_words(spec.kicker)}\par}}"
    yield rf"{{\LARGE\bfseries {_words(spec.title)}\par}}\medskip"
    yield from (rf"{_text(spec, text)}\par" for text in spec.answer)
    yield from _table(spec)
    yield from (rf"{{\small {_text(spec, text)}\par}}" for text in spec.after)
    yield r"\smallskip\hrule\smallskip"
    yield from (rf"{{\footnotesize {_text(spec, text)}\par}}" for text in spec.foot)
    yield r"\end{document}"
    yield ""


def _table(spec: BriefSpec) -> Iterator[str]:
    columns = "".join(
        rf">{{\raggedright\arraybackslash}}{_wide(SHARES[at : at + 1])}" for at in range(_LAST + 1)
    )
    yield rf"{{\small\begin{{longtable}}{{@{{}}{columns}@{{}}}}"
    yield " & ".join(_text(spec, head) for head in spec.heads) + r" \\ \midrule \endhead"
    for part in spec.parts:
        yield from _part(spec, part)
    yield r"\bottomrule\end{longtable}}"


def _wide(shares: tuple[float, ...]) -> str:
    """Return columns of a width that leaves the gaps between all of them out."""
    gaps = len(shares) * 2 * _LAST / (_LAST + 1) - 2 * (len(shares) - 1)
    return rf"p{{\dimexpr {sum(shares):.4f}\linewidth-{gaps:.4f}\tabcolsep\relax}}"


def _part(spec: BriefSpec, part: Part) -> Iterator[str]:
    fill = part.fill.lstrip("#").upper()
    head = _text(spec, part.head)
    yield rf"\rowcolor[HTML]{{{fill}}}\multicolumn{{{_LAST + 1}}}{{@{{}}l@{{}}}}{{{head}}} \\*"
    for row in part.rows:
        yield " & ".join(_cell(spec, cell) for cell in row) + r" \\"


def _cell(spec: BriefSpec, cell: Cell) -> str:
    content = _picture(cell.picture) if cell.picture else _text(spec, cell.text)
    if cell.columns == 1:
        return content
    edge = "@{}" if cell.columns == len(SHARES) else ""
    column = rf">{{\raggedright\arraybackslash}}{_wide(SHARES[len(SHARES) - cell.columns :])}"
    return rf"\multicolumn{{{cell.columns}}}{{{edge}{column}@{{}}}}{{{content}}}"


def _text(spec: BriefSpec, text: Text) -> str:
    return "".join(_run(spec, run) for run in text if run.style is not Style.GLYPH)


def _run(spec: BriefSpec, run: Run) -> str:
    words, colour = _words(run.text), spec.colour(run.style)
    if colour:
        return rf"\textcolor[HTML]{{{colour.lstrip('#').upper()}}}{{{words}}}"
    return f"{_COMMANDS[run.style]}{{{words}}}" if run.style in _COMMANDS else words


def _words(text: str) -> str:
    return "".join(_SIGNS.get(character) or escaped(character) for character in text)


def _picture(picture: Picture) -> str:
    """Return a drawing with the words of both ends under it."""
    shapes = "".join(map(_shape, picture.shapes))
    ends = r"\hfill ".join(map(_words, picture.ends))
    unit = rf"\begin{{tikzpicture}}[x={_UNIT:.4f}mm,y=-{_UNIT:.4f}mm,line join=round]"
    box = rf"\useasboundingbox (0,0) rectangle ({WIDE:g},{HIGH:g});"
    under = rf"\makebox[{WIDTH_MM:g}mm]{{\scriptsize {ends}}}"
    return rf"{unit}{box}{shapes}\end{{tikzpicture}}\newline {under}"


def _shape(shape: Shape) -> str:
    way = " -- ".join(f"({x:.5g},{y:.5g})" for x, y in shape.points)
    fill = f"fill={_colour(shape.fill)}," if shape.fill else ""
    closed = " -- cycle" if shape.fill else ""
    return rf"\draw[{fill}draw={_colour(shape.colour)},line width={shape.width * _UNIT:.3f}mm] {way}{closed};"


def _colour(written: str) -> str:
    red, green, blue = (int(written[at : at + 2], 16) for at in (1, 3, 5))
    return f"{{rgb,255:red,{red};green,{green};blue,{blue}}}"
