r"""A table as LaTeX: booktabs rules, a longtable that may run over pages, for pdflatex and xelatex alike.

Verdicts stand in words, as few LaTeX fonts have the glyphs. A character that a font may lack goes through
`\nkany`, which sets a stand-in instead of stopping the run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.tables.spec import Cell, Column, Group, Role, TableSpec
from negotiation_kit.wording import HEADERS, say

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SAFE = re.compile(
    "[\\n\x20-\x7e\u00a0\u0401-\u045f\u0490\u0491§©®°·ÄÖÜßäöüÉéèêëàâçñóôíáúÇîïûùÅåøØæÆ«»–—\u2018\u2019“”„…№]"
)
_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",
    "`": r"\char96{}",
    "'": r"\char39{}",
    "-": "-{}",
    "/": r"/\allowbreak{}",  # an address may go on in the next line
    "[": "{[}",
    "]": "{]}",
    "\u00a0": "~",
    "\n": r"\newline ",
    "¶": r"\P{}",
    "−": r"\ensuremath{-}",
    "≠": r"\ensuremath{\neq}",
    "≤": r"\ensuremath{\le}",
    "≥": r"\ensuremath{\ge}",
    "×": r"\ensuremath{\times}",
    "÷": r"\ensuremath{\div}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_ANY = r"""\ifdefined\XeTeXversion \def\nkany#1#2{\iffontchar\font`#1 #1\else #2\fi}%
\else\ifdefined\directlua \def\nkany#1#2{\iffontchar\font`#1 #1\else #2\fi}%
\else \def\nkany#1#2{#2}%
\fi\fi"""
_IN_T2A = r"""\ifdefined\XeTeXversion\else\ifdefined\directlua\else\fontencoding{T2A}\selectfont\fi\fi"""
_FONTS = r"""\usepackage{iftex}
\ifPDFTeX
  <encoding>
\else
  \usepackage{fontspec}
  \IfFontExistsTF{Times New Roman}{\setmainfont{Times New Roman}}{%
  \IfFontExistsTF{Liberation Serif}{\setmainfont{Liberation Serif}}{%
  \IfFontExistsTF{DejaVu Serif}{\setmainfont{DejaVu Serif}}{}}}
\fi"""


def as_fragment(spec: TableSpec) -> str:
    """Return the table for a document that is there already; its first lines say what that needs."""
    tables = [line for block in spec.blocks for line in _longtable(block)]
    parts = [*_needs(spec), r"\begingroup", *_set_up(spec), *tables, *_after(spec), r"\endgroup"]
    return "\n".join([*parts, ""])


def as_file(spec: TableSpec) -> bytes:
    """Return a document with the table alone, which compiles as it is."""
    side = "landscape," if spec.wide else ""
    lines = [
        *preamble(spec.language, f"{side}margin=20mm", cyrillic(spec.texts())),
        r"\begin{document}",
        f"% ---- {say(spec.language, 'latex.from-here')}",
        f"{as_fragment(spec)}% ---- {say(spec.language, 'latex.to-here')}",
        r"\end{document}",
        "",
    ]
    return "\n".join(lines).encode()


def preamble(language: str, geometry: str, with_cyrillic: bool) -> Iterator[str]:
    r"""Yield what stands before `\begin{document}`."""
    # Latin Modern has no Cyrillic letters; the fonts that T2A finds by itself (cm-super) have both.
    latin = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
    both = r"\usepackage[T1,T2A]{fontenc}"
    yield f"% {say(language, 'latex.compiles')}"
    yield r"\documentclass[10pt]{article}"
    yield rf"\usepackage[a4paper,{geometry}]{{geometry}}"
    yield _FONTS.replace("<encoding>", both if with_cyrillic else latin)
    yield rf"\usepackage[{HEADERS[language].get('X-Latex', 'english')}]{{babel}}"
    yield r"\usepackage{array,booktabs,longtable}"
    yield r"\usepackage[table]{xcolor}"


def _needs(spec: TableSpec) -> Iterator[str]:
    yield f"% {say(spec.language, 'latex.needs', kit=NAME, version=VERSION)}"
    yield r"%   \usepackage{array,booktabs,longtable}"
    yield rf"%   \usepackage[table]{{xcolor}}   ({say(spec.language, 'latex.without-colour')})"
    if cyrillic(spec.texts()):
        yield rf"%   pdflatex: \usepackage[T1,T2A]{{fontenc}} ({say(spec.language, 'latex.cyrillic')})"
        yield rf"%   xelatex, lualatex: \usepackage{{fontspec}} ({say(spec.language, 'latex.cyrillic-font')})"
    else:
        yield r"%   pdflatex: \usepackage[T1]{fontenc}"
    if spec.wide:
        yield f"% {say(spec.language, 'latex.wide')}"


def _set_up(spec: TableSpec) -> Iterator[str]:
    yield r"\providecommand{\cellcolor}[2][]{}"
    yield from any_character(cyrillic(spec.texts()))
    yield r"\small\setlength{\tabcolsep}{4pt}\setlength{\LTcapwidth}{\linewidth}"


def _longtable(spec: TableSpec) -> Iterator[str]:
    heads = " & ".join(rf"\textbf{{{escaped(column.head)}}}" for column in spec.columns)
    yield rf"\begin{{longtable}}{{@{{}}{''.join(_columns(spec))}@{{}}}}"
    yield rf"\caption{{{escaped(spec.caption)}}}\\"
    yield rf"\toprule {heads} \\ \midrule \endfirsthead"
    yield rf"\toprule {heads} \\ \midrule \endhead"
    yield r"\midrule \endfoot"
    yield r"\bottomrule \endlastfoot"
    for group in spec.groups:
        yield from _group(spec, group)
    yield r"\end{longtable}"


def _columns(spec: TableSpec) -> Iterator[str]:
    """Yield columns that together take the width of a line, the gaps between them included."""
    gap = 2 * (len(spec.columns) - 1) / len(spec.columns)
    for column, share in zip(spec.columns, spec.shares, strict=True):
        lean = r"\raggedleft" if column.role is Role.NUMBER else r"\raggedright"
        yield rf">{{{lean}\arraybackslash}}p{{\dimexpr {share:.4f}\linewidth-{gap:.4f}\tabcolsep\relax}}"


def _group(spec: TableSpec, group: Group) -> Iterator[str]:
    if group.title:
        n = len(spec.columns)
        title = rf"\rule{{0pt}}{{2.6ex}}\textbf{{{escaped(group.title)}}}"
        yield rf"\multicolumn{{{n}}}{{@{{}}p{{\linewidth}}@{{}}}}{{{title}}} \\*"
    for row in group.rows:
        pairs = zip(spec.columns, row.cells, strict=True)
        yield " & ".join(_cell(column, cell) for column, cell in pairs) + r" \\"


def _cell(column: Column, cell: Cell) -> str:
    colour = rf"\cellcolor[HTML]{{{cell.look.fill.lstrip('#').upper()}}}" if cell.look else ""
    text = escaped(cell.text)
    marks = rf"\textsuperscript{{{', '.join(map(str, cell.notes))}}}" if cell.notes else ""
    detail = rf"\newline {{\footnotesize {escaped(cell.detail)}}}" if cell.detail else ""
    return f"{colour}{text}{marks}{detail}"


def _after(spec: TableSpec) -> Iterator[str]:
    yield r"\footnotesize\raggedright\setlength{\parindent}{0pt}\setlength{\parskip}{2pt}"
    marked = enumerate(spec.notes, start=1)
    notes = [rf"\textsuperscript{{{number}}}~{escaped(text)}" for number, text in marked]
    yield from _part(spec.labels.notes, [r" \quad ".join(notes)] if notes else [])
    sources = [rf"\textbf{{{escaped(mark)}}} {escaped(text)}" for mark, text in spec.sources]
    yield from _part(spec.labels.sources, sources)
    method = [rf"\textbf{{{escaped(name)}:}} {escaped(text)}" for name, text in spec.method]
    yield from _part(spec.labels.method, method)


def _part(head: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield rf"\textbf{{{escaped(head)}}}\par"
        yield from (rf"{line}\par" for line in lines)
        yield r"\medskip"


def escaped(text: str) -> str:
    r"""Return a text that LaTeX sets as it stands.

    Examples
    --------
    >>> print(escaped("50 % of $x_1$"))
    50 \% of \$x\_1\$
    >>> print(escaped("日"))
    \nkany{日}{{[}U+65E5{]}}
    """
    return "".join(_character(character) for character in text.replace("\r", "").replace("\t", " "))


def _character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if _SAFE.match(character):
        return character
    if unicodedata.combining(character):
        return ""  # alone in an argument it would stand on nothing
    return rf"\nkany{{{character}}}{{{_stand_in(character)}}}"


def _stand_in(character: str) -> str:
    """Return the letters a character is made of, or its number."""
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return "".join(_SIGNS.get(sign, sign) for sign in plain or f"[U+{ord(character):04X}]")


def any_character(with_cyrillic: bool) -> Iterator[str]:
    """Yield what sets a character that a font may lack."""
    yield _ANY
    if with_cyrillic:
        yield _IN_T2A


def cyrillic(texts: Iterable[str]) -> bool:
    """Return whether there are Cyrillic letters in some texts."""
    return any(map(_CYRILLIC.search, texts))
