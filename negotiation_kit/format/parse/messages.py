"""What the YAML library says, said for people, and pointed at the place where the fault was made.

The library reports where it gave up, which for an open bracket or quote can be many lines on. The rules below
go by what it was reading (its `context`), because libyaml and PyYAML word the problem itself differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from negotiation_kit.errors import shown
from negotiation_kit.format.parse.marked import Place
from negotiation_kit.wording import Message

_QUOTE = "put the text in quotes, or write >- after the name and the text on the next line, indented"
_NAME_VALUE = "this line is not `name: value`"
_NAME = re.compile(r" *(?:- +)*[^\s:\"'{}\[\],#][^:]*:(?= |$)")
_NO_BREAK_SPACE = "\u00a0"


class Fault(NamedTuple):
    """A finding about YAML's grammar."""

    code: str
    place: Place | None
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where the library gave up (`at`), and where what it was reading began (`opened`)."""

    lines: list[str]
    at: Place
    opened: Place

    @property
    def line(self) -> str:
        return self.lines[self.at.line]

    @property
    def rest(self) -> str:
        return self.line[self.at.column :]

    @property
    def before(self) -> str:
        return self.line[: self.at.column].lstrip(" -")

    def above(self) -> int | None:
        """Return the nearest line above that has something in it."""
        return next((line for line in range(self.at.line - 1, -1, -1) if self.lines[line].strip()), None)


def explain(error: Any, lines: list[str]) -> Fault:
    """Return code, place, message and hint for an error of the YAML library.

    Parameters
    ----------
    error : yaml.YAMLError
    lines : list of str
        The lines of the file, so that a place behind its end can be brought back into it.
    """
    said = " ".join(
        str(part) for part in (getattr(error, "problem", ""), getattr(error, "context", "")) if part
    )
    at = _place(getattr(error, "problem_mark", None), lines)
    opened = _place(getattr(error, "context_mark", None), lines) or at
    if at is None or opened is None:
        return Fault(
            "yaml-syntax", None, f"this is not YAML ({said or type(error).__name__})", "see docs/format.md"
        )
    trouble = _Trouble(lines, at, opened)
    for needle, rule in _RULES:
        if needle in said:
            return rule(trouble)
    return _syntax(at, f"this is not YAML the kit can read ({said})", "see docs/format.md")


def _syntax(place: Place, message: str, hint: str) -> Fault:
    return Fault("yaml-syntax", place, message, hint)


def _bracket(trouble: _Trouble) -> Fault:
    bracket = trouble.lines[trouble.opened.line][trouble.opened.column : trouble.opened.column + 1]
    if trouble.at.line == trouble.opened.line and trouble.rest.strip():
        return _syntax(trouble.at, f"a comma is missing before this, or the {bracket} is not closed", _QUOTE)
    if " #" in trouble.lines[trouble.opened.line]:
        hint = "from ' #' on the line is a comment: put the text in quotes"
    else:
        hint = "add the missing " + ("}" if bracket == "{" else "]")
    return _syntax(trouble.opened, f"this {bracket} is not closed", hint)


def _quotes(trouble: _Trouble) -> Fault:
    return _syntax(trouble.opened, "these quotes are not closed", "close them at the end of the text")


def _escape(trouble: _Trouble) -> Fault:
    hint = "use single quotes around text with backslashes"
    line, column = trouble.at
    # libyaml points at the backslash, PyYAML's own scanner at the letter behind it.
    if trouble.line[column - 1 : column] == "\\" and trouble.line[column : column + 1] != "\\":
        column -= 1
    return _syntax(Place(line, column), "found a backslash that starts no known escape", hint)


def _colon(trouble: _Trouble) -> Fault:
    """Tell a `: ` inside a text from the colon of a name, which means that the line above is at fault."""
    key = _NAME.match(trouble.line)
    above = trouble.above()
    if key is None or key.end() != trouble.at.column + 1 or above is None:
        return _syntax(
            trouble.at, "found ': ' inside a text that is not in quotes", _hint(trouble.line, _QUOTE)
        )
    if _NAME.match(trouble.lines[above]):
        message = "this line is indented deeper than the one above, which already has a value"
        return _syntax(
            trouble.at, message, "indent the two alike; a text of several lines starts with >- or in quotes"
        )
    return _not_a_pair(trouble.lines, above)


def _simple_key(trouble: _Trouble) -> Fault:
    return _not_a_pair(trouble.lines, trouble.opened.line)


def _not_a_pair(lines: list[str], line: int) -> Fault:
    text = lines[line]
    hint = "write a colon and a space after the name, or indent a text like the one it goes on from"
    return _syntax(Place(line, len(text) - len(text.lstrip())), _NAME_VALUE, _hint(text, hint))


def _alignment(trouble: _Trouble) -> Fault:
    if trouble.rest.startswith(":"):
        return _syntax(trouble.at, "a name is missing before the colon", "write `name: value`")
    if trouble.before:
        hint = "double a quote inside the text (''), or put the text in the other kind of quotes"
        return _syntax(trouble.at, "the text goes on after its closing quote", hint)
    kind = "list" if trouble.rest.startswith("-") else "names"
    return _syntax(
        trouble.at, f"this line does not line up with the {kind} above", "indent it like its neighbours"
    )


def _list_alignment(trouble: _Trouble) -> Fault:
    if trouble.before:
        return _alignment(trouble)
    hint = "indent it like its neighbours; a list item starts with a hyphen and a space"
    return _syntax(trouble.at, "this line does not line up with the list above", hint)


def _list_here(trouble: _Trouble) -> Fault:
    return _syntax(trouble.at, "a list cannot start here", "put the - on a line of its own")


def _start_of_value(trouble: _Trouble) -> Fault:
    return _syntax(trouble.at, f"a value cannot start with {shown(trouble.rest[:1])}", _QUOTE)


def _second_document(trouble: _Trouble) -> Fault:
    if any(line.startswith("...") for line in trouble.lines[: trouble.at.line + 1]):
        hint = "move the marker to the end of the file"
        return Fault("several-documents", trouble.at, "text follows the end marker `...`", hint)
    return _syntax(trouble.at, "text goes on after the end of the value", _QUOTE)


def _no_value(trouble: _Trouble) -> Fault:
    if not any(_says_something(line) for line in trouble.lines):
        return Fault("empty-file", None, "the file is empty, expected names and values", "see docs/format.md")
    found = trouble.rest[:1]
    if found and found in "]}":
        return _syntax(trouble.at, f"found {found} without the bracket that opens it", _QUOTE)
    message = "a value is missing before the comma" if found == "," else "a value is missing here"
    return _syntax(trouble.at, message, "write the value, close the brackets, or delete the line")


def _tag(trouble: _Trouble) -> Fault:
    return _syntax(trouble.opened, "found a tag (a word that starts with !)", "put the text in quotes")


def _anchor(trouble: _Trouble) -> Fault:
    return _syntax(trouble.opened, "found & or * where a value is expected", "put the text in quotes")


def _block_text(trouble: _Trouble) -> Fault:
    at_least = ">=" in trouble.line and Message("finding.yaml-syntax.at-least")
    hint = at_least or "start the text on the next line, indented"
    return _syntax(trouble.at, "text stands behind > or |", hint)


_RULES: tuple[tuple[str, Callable[[_Trouble], Fault]], ...] = (
    ("',' or", _bracket),
    ("<document start>", _second_document),
    ("found unexpected", _quotes),
    ("quoted scalar", _escape),
    ("mapping values are not allowed", _colon),
    ("simple key", _simple_key),
    ("block mapping", _alignment),
    ("block collection", _list_alignment),
    ("sequence entries are not allowed", _list_here),
    ("cannot start any token", _start_of_value),
    ("node content", _no_value),
    ("scanning a block scalar", _block_text),
    ("anchor", _anchor),
    ("alias", _anchor),
    (" a tag", _tag),
    ("tag handle", _tag),
)


def _says_something(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#") and text not in {"...", "---"}


def _hint(line: str, usual: str) -> str:
    if _NO_BREAK_SPACE in line:
        return "the line has a no-break space (U+00A0); type it again as a space"
    return usual


def _place(mark: Any, lines: list[str]) -> Place | None:
    """Return the place of a mark; behind the last text, the end of that text."""
    if mark is None:
        return None
    last = next((line for line in range(len(lines) - 1, -1, -1) if lines[line].strip()), 0)
    if mark.line > last:
        return Place(last, len(lines[last]))
    return Place(mark.line, min(mark.column, len(lines[mark.line])))
