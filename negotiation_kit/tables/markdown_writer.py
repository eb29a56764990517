"""A table as Markdown in GitHub's dialect.

Notes are numbered by hand, because footnotes of two pasted tables would collide. The specification is GitHub
Flavored Markdown 0.29 (2019), section 4.10; every sign with a meaning in it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_kit.tables.spec import Cell, Role, TableSpec

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$&])")
_LINK = re.compile(r"(?i)\b(https?|ftp|www|mailto|javascript)(?=[:.])")
_LISTED = re.compile(r"^(\s*)([-+=#]+|\d+[.)])(?=\s|$)")
_MENTION = re.compile(r"@(?=\w)")


def as_text(spec: TableSpec) -> str:
    """Return the table with title, notes, sources and method."""
    lines = [f"**{escaped(spec.title)}**", *(("", escaped(spec.subtitle)) if spec.subtitle else ()), ""]
    lines.append(_row([escaped(column.head) for column in spec.columns]))
    lines.append(_row(["---:" if column.role is Role.NUMBER else "---" for column in spec.columns]))
    for group in spec.groups:
        if group.title:
            lines.append(_row([f"**{escaped(group.title)}**", *[""] * (len(spec.columns) - 1)]))
        lines += [_row([_cell(cell) for cell in row.cells]) for row in group.rows]
    return "\n".join([*lines, *_after(spec)])


def as_file(spec: TableSpec) -> bytes:
    """Return a whole file."""
    return f"{as_text(spec)}\n".encode()


def _cell(cell: Cell) -> str:
    marks = f"<sup>{', '.join(map(str, cell.notes))}</sup>" if cell.notes else ""
    detail = f"<br><sub>{escaped(cell.detail)}</sub>" if cell.detail else ""
    return escaped(cell.shown) + marks + detail


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _after(spec: TableSpec) -> Iterator[str]:
    notes = [f"{number}. {escaped(text)}" for number, text in enumerate(spec.notes, start=1)]
    sources = [f"- **{escaped(mark)}** {escaped(text)}" for mark, text in spec.sources]
    method = [f"- **{escaped(name)}:** {escaped(text)}" for name, text in spec.method]
    labels = spec.labels
    for head, lines in ((labels.notes, notes), (labels.sources, sources), (labels.method, method)):
        if lines:
            yield from ("", f"**{escaped(head)}**", "", *lines)


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it stands.

    An address in it stays text as well: nobody may turn a cell into a link. An `@` is kept from calling the
    person of that name.

    Examples
    --------
    >>> escaped("a | b *c*"), escaped("- 5")
    ('a \\| b \\*c\\*', '\\- 5')
    """
    safe = _SIGNS.sub(r"\\\1", text)
    safe = _LINK.sub(lambda found: f"{found[0]}<!-- -->", safe)
    safe = _MENTION.sub("@<!-- -->", safe)
    # No line may become an item of a list or a heading.
    lines = [
        _LISTED.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1:]}", line)
        for line in safe.split("\n")
    ]
    return "<br>".join(lines).replace("\r", " ").replace("\t", " ")
