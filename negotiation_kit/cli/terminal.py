"""Plain text for terminals of any width, with or without colours and Unicode."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from negotiation_kit.cli.parser import Parser
from negotiation_kit.errors import Finding, Report, Severity, counted
from negotiation_kit.format.disk import DEFAULT_CASE
from negotiation_kit.wording import ENGLISH, Message, written

if TYPE_CHECKING:
    from negotiation_kit.model import Case


_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33"}
_NARROWEST, _WIDEST, _UNKNOWN = 40, 140, 110
_WINDOWS_STYLED = ("WT_SESSION", "ANSICON", "TERM")
"""Set by the Windows consoles that understand styles; the old one prints their codes as signs."""
_GAP = "  "
_STAND_INS = {"…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "¶": "par. ", "’": "'", "“": '"', "”": '"'}


@dataclass(frozen=True)
class Column:
    """A column of a text table: its head, its width in characters, and which way it leans."""

    head: str
    width: int
    right: bool = False


@dataclass(frozen=True)
class Row:
    """One row of a text table, with a remark that stands under it."""

    cells: tuple[str, ...]
    remark: str = ""


def table(columns: Sequence[Column], groups: Iterable[tuple[str, Sequence[Row]]]) -> list[str]:
    """Return groups of rows as lines, one header for all; long cells go on in the next line."""
    lines = [
        paint(_line(columns, [column.head for column in columns]), "bold"),
        _GAP.join("-" * column.width for column in columns),
    ]
    for name, rows in groups:
        lines += [paint(name, "bold"), *(line for row in rows for line in _row(columns, row)), ""]
    return lines


def listing(columns: Sequence[Column], groups: Iterable[tuple[str, Sequence[Row]]], width: int) -> list[str]:
    """Return groups of rows as lines, each cell under its column's head, where a table would be too wide."""
    labels = max(len(column.head) for column in columns[1:]) + 2 * len(_GAP)
    lines: list[str] = []
    for name, rows in groups:
        lines.append(paint(name, "bold"))
        for row in rows:
            lines += wrapped(row.cells[0], width)
            for column, cell in zip(columns[1:], row.cells[1:], strict=True):
                lines += wrapped(cell, width, f"{_GAP}{column.head}".ljust(labels), " " * labels)
            lines += [*_remark(row, width), ""]
    return lines


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return a text as lines no longer than the width, those after the first with a hanging indent."""
    rest = indent if hanging is None else hanging
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=rest)


def screen_width() -> int:
    """Return the width to write for, between 40 and 140 characters; a character less than the screen has."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_UNKNOWN + 1, 24)).columns - 1))


def can_print(text: str) -> bool:
    """Return whether the output can show these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def printable(text: str, stand_ins: dict[str, str]) -> str:
    """Return the text with a stand-in for each sign that the output cannot show.

    Parameters
    ----------
    text : str
    stand_ins : dict
        Further signs and their stand-ins, beside those for dashes, quotation marks and the like.
    """
    if can_print(text):
        return text
    for sign, plain in (_STAND_INS | stand_ins).items():
        text = text if can_print(sign) else text.replace(sign, plain)
    return "".join(sign if can_print(sign) else _without_accents(sign) for sign in text)


def paint(text: str, style: str) -> str:
    """Return the text in a style, where the output is a terminal that wants colours."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _styled() else text


def _styled() -> bool:
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return os.name != "nt" or any(name in os.environ for name in _WINDOWS_STYLED)


def _without_accents(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))


def _row(columns: Sequence[Column], row: Row) -> list[str]:
    cells = [
        textwrap.wrap(cell, column.width) or [""] for cell, column in zip(row.cells, columns, strict=True)
    ]
    width = sum(column.width + len(_GAP) for column in columns) - len(_GAP)
    lines = [_line(columns, list(parts)) for parts in zip_longest(*cells, fillvalue="")]
    return lines + _remark(row, width)


def _remark(row: Row, width: int) -> list[str]:
    return [paint(line, "dim") for line in wrapped(row.remark, width, _GAP)]


def _line(columns: Sequence[Column], cells: list[str]) -> str:
    padded = [
        cell.rjust(column.width) if column.right else cell.ljust(column.width)
        for cell, column in zip(cells, columns, strict=True)
    ]
    return _GAP.join(padded).rstrip()


def which_case(parser: Parser) -> None:
    """Take the optional CASE, read by `asked_case`."""
    parser.take("case", nargs="?", metavar="CASE", told={"name": DEFAULT_CASE})


def asked_case(arguments: argparse.Namespace) -> Case:
    """Return the case asked for; what `check` warns of in its files is told beside the result."""
    from negotiation_kit.format.load import load_some_case

    case = load_some_case(arguments.case)
    if case.warned:
        print(f"negotiation-kit: {written(case.warned, arguments.language)}", file=sys.stderr)
    return case


def listed(words: str) -> list[str]:
    """Return what a person typed with commas between."""
    return [word.strip() for word in words.split(",") if word.strip()]


def quoted(path: object) -> str:
    """Return a path as it has to be typed."""
    return f'"{path}"' if " " in str(path) else str(path)


_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def as_text(report: Report, language: str = ENGLISH) -> str:
    """Return every finding and a summary, in colour where the output is a terminal that wants it."""
    found = [_painted(finding, language) for finding in report.findings]
    return "\n\n".join([*found, summary(report).text_in(language)])


def as_json(report: Report, language: str = ENGLISH) -> str:
    """Return the report as one JSON object: ok, files, positions, findings."""
    content = {
        "ok": report.ok,
        "files": list(report.files),
        "positions": report.n_positions,
        "findings": [
            {name: written(value, language) if isinstance(value, Message) else value for name, value in found}
            for found in (asdict(finding).items() for finding in report.findings)
        ],
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2)


REPORTERS: dict[str, Callable[[Report, str], str]] = {"text": as_text, "json": as_json}


def summary(report: Report) -> Message:
    """Return what was read and what was found, in one line."""
    read = (counted(len(report.files), "file"), counted(report.n_positions, "position"))
    found = [
        counted(len(group), noun)
        for group, noun in ((report.errors, "error"), (report.warnings, "warning"))
        if group
    ]
    return Message("cli.check.read", read=read, found=found or Message("cli.check.nothing"))


def _painted(finding: Finding, language: str) -> str:
    head, *rest = finding.text(language).split("\n")
    severity = Message(f"severity.{finding.severity}").text_in(language)
    painted = head.replace(f" {severity} ", f" {paint(severity, _STYLES[finding.severity])} ", 1)
    return "\n".join([painted, *rest])
