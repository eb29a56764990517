"""What the checker says, and what would be written, for the form in which a person codes."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.errors import Finding, Severity, counted
from negotiation_kit.render.html import MUTED, QUOTE, Html, join, tag

_SIGN = {Severity.ERROR: "✕", Severity.WARNING: "!"}
_EDGE = {Severity.ERROR: "#c1121f", Severity.WARNING: "#b8860b"}
_PLAIN = (
    "font:12px/1.45 ui-monospace,Consolas,'DejaVu Sans Mono',monospace;margin:4px 0;white-space:pre-wrap;"
    "word-break:normal;overflow-wrap:break-word;"
)
_NUMBER = 8
"""Letters that a line's number and the space after it take, and two more to tell what is gone on with."""
_MOST = 12


def findings_list(own: Sequence[Finding], others: Sequence[Finding]) -> Html:
    """Return the findings of the entry under the pen, then those of the rest of its file.

    Parameters
    ----------
    own, others : sequence of Finding
    """
    if not own and not others:
        return tag("p", "✓ The check finds nothing to mend in this file.", style="margin:4px 0")
    first = _group("This entry", own) if own else tag("p", "✓ Nothing to mend in this entry.")
    return join(first, _group("Elsewhere in this file", others) if others else None)


def entry_preview(lines: Sequence[str], first: int) -> Html:
    """Return the lines an entry would have, each with its number.

    Parameters
    ----------
    lines : sequence of str
    first : int
        The number of the first, counted from 1.
    """
    numbered = [
        tag("span", f"{number:>4}  {line}", style=_hanging(line))
        for number, line in enumerate(lines, start=first)
    ]
    return tag("pre", numbered, style=_PLAIN)


def _hanging(line: str) -> str:
    """Return a style by which a line too long for its place goes on under its own beginning."""
    column = _NUMBER + len(line) - len(line.lstrip(" "))
    return f"display:block;padding-left:{column}ch;text-indent:-{column}ch"


def passage_digest(digest: str | None, reading: str | None) -> Html | None:
    """Return what a passage says, and how it is to be read where its wording is not clear."""
    if digest is None:
        return None
    read = tag("div", f"Reading: {reading}", style=MUTED) if reading else None
    return tag("div", digest, read, style=QUOTE)


def _group(head: str, findings: Sequence[Finding]) -> Html:
    items = [_item(finding) for finding in findings[:_MOST]]
    rest = len(findings) - _MOST
    more = tag("li", f"and {rest} more") if rest > 0 else None
    title = f"{head}: {counted(len(findings), 'finding')}"
    return tag(
        "div",
        tag("div", title, style="font-weight:600"),
        tag("ul", items, more, style="list-style:none;margin:2px 0 8px;padding:0"),
    )


def _item(finding: Finding) -> Html:
    place = f"line {finding.line}" if finding.line else "the file"
    return tag(
        "li",
        tag("b", f"{_SIGN[finding.severity]} {finding.severity}, {place}: "),
        finding.message,
        tag("div", finding.hint, style=MUTED) if finding.hint else None,
        style=f"margin:3px 0;padding:2px 0 2px 8px;border-left:3px solid {_EDGE[finding.severity]}",
    )
