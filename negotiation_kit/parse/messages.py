"""What libyaml says, said for people."""

from __future__ import annotations

from typing import Any

from negotiation_kit.parse.characters import Place

_QUOTE = "put the text in quotes, or write >- after the name and the text on the next line, indented"

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "found ': ' inside a text that is not in quotes", _QUOTE),
    ("could not find expected ':'", "this line is not `name: value`", "add the colon, or indent it under the text above"),
    ("while scanning a simple key", "this line is not `name: value`", "add the colon, or indent it under the text above"),
    ("found character '\\t'", "found a tab where spaces are expected", "indent with two spaces"),
    ("found character that cannot start any token", "found a character that cannot start a value", _QUOTE),
    ("did not find expected '-' indicator", "this line does not line up with the list above", "indent it like its neighbours"),
    ("did not find expected key", "this line does not line up with the names above", "indent it like its neighbours, or close the quotes above"),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed", "add the missing , or ]"),
    ("did not find expected ',' or '}'", "a mapping in { } is not closed", "add the missing , or }"),
    ("found unexpected end of stream", "the file ends inside a quoted text", "close the quotes"),
    ("found unexpected document indicator", "the file ends inside a quoted text", "close the quotes"),
    ("found unknown escape character", "found a backslash that starts no known escape", "use single quotes around text with backslashes"),
    ("block sequence entries are not allowed", "a list cannot start here", "put the - on a line of its own"),
    ("did not find expected <document start>", "found text before the first name", "delete it"),
    ("did not find expected node content", "a value is missing here", "write the value or delete the line"),
    ("undefined tag handle", "found a tag (a word that starts with !)", "put the text in quotes"),
    ("did not find URI escape", "found a tag (a word that starts with !)", "put the text in quotes"),
    ("did not find expected alphabetic or numeric character", "found & or * where a value is expected", "put the text in quotes"),
)  # fmt: skip


def explain(error: Any, lines: list[str]) -> tuple[str, Place | None, str, str]:
    """Return code, place, message and hint for an error of the YAML library.

    Parameters
    ----------
    error : yaml.YAMLError
    lines : list of str
        The lines of the file, so that a place behind its end can be brought back into it.
    """
    said = " ".join(str(part) for part in (getattr(error, "problem", ""), getattr(error, "context", "")) if part)
    place = _place(error, lines)
    if place is not None and lines[place.line][place.column : place.column + 1] == "\t":
        said = "found character '\\t'"
    for needle, message, hint in _SENTENCES:
        if needle in said:
            return "yaml-syntax", place, message, hint
    return "yaml-syntax", place, f"this is not YAML the kit can read ({said or type(error).__name__})", "see docs/format.md"


def _place(error: Any, lines: list[str]) -> Place | None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    return Place(line, min(mark.column, len(lines[line])))
