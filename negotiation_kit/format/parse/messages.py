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

_QUOTE = "finding.yaml-syntax.quote"
_NAME_VALUE = "finding.yaml-syntax.no-pair"
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


class _Rule(NamedTuple):
    """What the library says somewhere in its sentence, and who tells it to people."""

    said: str
    told: Callable[[_Trouble], Fault]


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
            "yaml-syntax",
            None,
            Message("finding.yaml-syntax.unknown", said=said or type(error).__name__),
            Message("finding.yaml-syntax.see-format"),
        )
    trouble = _Trouble(lines, at, opened)
    for rule in _RULES:
        if rule.said in said:
            return rule.told(trouble)
    return _syntax(
        at, Message("finding.yaml-syntax.unread", said=said), Message("finding.yaml-syntax.see-format")
    )


def _syntax(place: Place, message: str, hint: str) -> Fault:
    return Fault("yaml-syntax", place, message, hint)


def _bracket(trouble: _Trouble) -> Fault:
    bracket = trouble.lines[trouble.opened.line][trouble.opened.column : trouble.opened.column + 1]
    if trouble.at.line == trouble.opened.line and trouble.rest.strip():
        return _syntax(trouble.at, Message("finding.yaml-syntax.comma", bracket=bracket), Message(_QUOTE))
    if " #" in trouble.lines[trouble.opened.line]:
        hint = Message("finding.yaml-syntax.open.comment")
    else:
        hint = Message("finding.yaml-syntax.open.hint", bracket="}" if bracket == "{" else "]")
    return _syntax(trouble.opened, Message("finding.yaml-syntax.open", bracket=bracket), hint)


def _quotes(trouble: _Trouble) -> Fault:
    return _syntax(
        trouble.opened, Message("finding.yaml-syntax.quotes"), Message("finding.yaml-syntax.quotes.hint")
    )


def _escape(trouble: _Trouble) -> Fault:
    hint = Message("finding.yaml-syntax.escape.hint")
    line, column = trouble.at
    # libyaml points at the backslash, PyYAML's own scanner at the letter behind it.
    if trouble.line[column - 1 : column] == "\\" and trouble.line[column : column + 1] != "\\":
        column -= 1
    return _syntax(Place(line, column), Message("finding.yaml-syntax.escape"), hint)


def _colon(trouble: _Trouble) -> Fault:
    """Tell a `: ` inside a text from the colon of a name, which means that the line above is at fault."""
    key = _NAME.match(trouble.line)
    above = trouble.above()
    if key is None or key.end() != trouble.at.column + 1 or above is None:
        return _syntax(trouble.at, Message("finding.yaml-syntax.colon"), _hint(trouble.line, Message(_QUOTE)))
    if _NAME.match(trouble.lines[above]):
        return _syntax(
            trouble.at, Message("finding.yaml-syntax.deeper"), Message("finding.yaml-syntax.deeper.hint")
        )
    return _not_a_pair(trouble.lines, above)


def _simple_key(trouble: _Trouble) -> Fault:
    return _not_a_pair(trouble.lines, trouble.opened.line)


def _not_a_pair(lines: list[str], line: int) -> Fault:
    text = lines[line]
    return _syntax(
        Place(line, len(text) - len(text.lstrip())),
        Message(_NAME_VALUE),
        _hint(text, Message("finding.yaml-syntax.no-pair.hint")),
    )


def _alignment(trouble: _Trouble) -> Fault:
    if trouble.rest.startswith(":"):
        return _syntax(
            trouble.at, Message("finding.yaml-syntax.no-name"), Message("finding.yaml-syntax.name-value.hint")
        )
    if trouble.before:
        return _syntax(
            trouble.at,
            Message("finding.yaml-syntax.after-quote"),
            Message("finding.yaml-syntax.after-quote.hint"),
        )
    kind = "list" if trouble.rest.startswith("-") else "names"
    return _syntax(
        trouble.at,
        Message(f"finding.yaml-syntax.line-up.{kind}"),
        Message("finding.yaml-syntax.line-up.hint"),
    )


def _list_alignment(trouble: _Trouble) -> Fault:
    if trouble.before:
        return _alignment(trouble)
    return _syntax(
        trouble.at,
        Message("finding.yaml-syntax.line-up.list"),
        Message("finding.yaml-syntax.line-up.list.hint"),
    )


def _list_here(trouble: _Trouble) -> Fault:
    return _syntax(
        trouble.at, Message("finding.yaml-syntax.list-here"), Message("finding.yaml-syntax.list-here.hint")
    )


def _start_of_value(trouble: _Trouble) -> Fault:
    return _syntax(
        trouble.at, Message("finding.yaml-syntax.start", sign=shown(trouble.rest[:1])), Message(_QUOTE)
    )


def _second_document(trouble: _Trouble) -> Fault:
    if any(line.startswith("...") for line in trouble.lines[: trouble.at.line + 1]):
        return Fault(
            "several-documents",
            trouble.at,
            Message("finding.several-documents.marker"),
            Message("finding.several-documents.marker.hint"),
        )
    return _syntax(trouble.at, Message("finding.yaml-syntax.goes-on"), Message(_QUOTE))


def _no_value(trouble: _Trouble) -> Fault:
    if not any(_says_something(line) for line in trouble.lines):
        return Fault(
            "empty-file", None, Message("finding.empty-file.found"), Message("finding.yaml-syntax.see-format")
        )
    found = trouble.rest[:1]
    if found and found in "]}":
        return _syntax(trouble.at, Message("finding.yaml-syntax.no-bracket", bracket=found), Message(_QUOTE))
    message = (
        Message("finding.yaml-syntax.no-value.comma")
        if found == ","
        else Message("finding.yaml-syntax.no-value")
    )
    return _syntax(trouble.at, message, Message("finding.yaml-syntax.no-value.hint"))


def _tag(trouble: _Trouble) -> Fault:
    return _syntax(
        trouble.opened, Message("finding.yaml-syntax.tag"), Message("finding.yaml-syntax.put-in-quotes")
    )


def _anchor(trouble: _Trouble) -> Fault:
    return _syntax(
        trouble.opened, Message("finding.yaml-syntax.anchor"), Message("finding.yaml-syntax.put-in-quotes")
    )


def _block_text(trouble: _Trouble) -> Fault:
    at_least = ">=" in trouble.line and Message("finding.yaml-syntax.at-least")
    hint = at_least or Message("finding.yaml-syntax.block-text.hint")
    return _syntax(trouble.at, Message("finding.yaml-syntax.block-text"), hint)


_RULES = (
    _Rule("',' or", _bracket),
    _Rule("<document start>", _second_document),
    _Rule("found unexpected", _quotes),
    _Rule("quoted scalar", _escape),
    _Rule("mapping values are not allowed", _colon),
    _Rule("simple key", _simple_key),
    _Rule("block mapping", _alignment),
    _Rule("block collection", _list_alignment),
    _Rule("sequence entries are not allowed", _list_here),
    _Rule("cannot start any token", _start_of_value),
    _Rule("node content", _no_value),
    _Rule("scanning a block scalar", _block_text),
    _Rule("anchor", _anchor),
    _Rule("alias", _anchor),
    _Rule(" a tag", _tag),
    _Rule("tag handle", _tag),
)


def _says_something(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#") and text not in {"...", "---"}


def _hint(line: str, usual: str) -> str:
    if _NO_BREAK_SPACE in line:
        return Message("finding.yaml-syntax.no-break-space")
    return usual


def _place(mark: Any, lines: list[str]) -> Place | None:
    """Return the place of a mark; behind the last text, the end of that text."""
    if mark is None:
        return None
    last = next((line for line in range(len(lines) - 1, -1, -1) if lines[line].strip()), 0)
    if mark.line > last:
        return Place(last, len(lines[last]))
    return Place(mark.line, min(mark.column, len(lines[mark.line])))
