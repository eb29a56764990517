"""The tables of an export: which there are, what their columns hold, and each as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.columns import framed, text, whole
from negotiation_kit.exchange.csv_cells import guarded
from negotiation_kit.exchange.frames import evidence_frame, issues_frame, parties_frame, positions_frame
from negotiation_kit.model import Case
from negotiation_kit.scales import Level, plain_number
from negotiation_kit.wording import Message

if TYPE_CHECKING:
    import pandas as pd

_MARK = "\ufeff"
"""Without it, Excel shows Cyrillic letters as something else."""
_ELSEWHERE = ("file", "line")
"""Columns that say where a coder's files lie, which means nothing on another machine."""

Columns = str | tuple[str, ...]


@dataclass(frozen=True)
class TableOf:
    """One table of an export.

    Parameters
    ----------
    name : str
    make : callable
        Gives its frame for a case.
    key : tuple of str
        Columns that tell any two rows apart; empty where none do.
    refers : mapping
        Columns that name a row of another table: `{column: (table, its column)}`, or several of each.
    """

    name: str
    make: Callable[[Case], pd.DataFrame]
    key: tuple[str, ...] = ()
    refers: Mapping[Columns, tuple[str, Columns]] = field(default_factory=dict)

    @property
    def title(self) -> Message:
        """What one row of it is, or what it holds."""
        return Message(f"export.table.{self.name}")


def table(case: Case, of: TableOf) -> pd.DataFrame:
    """Return the frame of one table of a case."""
    frame = of.make(case).reset_index(drop=True)
    return frame.drop(columns=[name for name in _ELSEWHERE if name in frame.columns])


def as_csv(frame: pd.DataFrame) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8 that no spreadsheet computes."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in zip(*(frame[name].tolist() for name in frame.columns), strict=True):
        writer.writerow(map(_cell, row))
    return f"{_MARK}{stream.getvalue()}".encode()


def _cell(value: Any) -> str:
    import pandas as pd

    if value is None or value is pd.NA or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return plain_number(value)
    words = str(value)
    return words if _is_number(words) else guarded(words)


def _is_number(words: str) -> bool:
    """Return whether a text is a plain number, which a spreadsheet shows as it is and does not compute."""
    try:
        float(words)
    except ValueError:
        return False
    return words.isascii() and not words.startswith("+")


def _levels(case: Case) -> pd.DataFrame:
    """Return one row a named level or option, in the order of its scale."""
    found: list[tuple[str, int, Level]] = [
        (issue.id, number, level)
        for issue in case.issues
        for number, level in enumerate(issue.scale.choices, start=1)
    ]
    return framed(
        {
            "issue": text(issue for issue, _, _ in found),
            "level": text(level.name for _, _, level in found),
            "rank": whole(number for _, number, _ in found),
            "text": text(level.text for _, _, level in found),
            "meaning": text(level.meaning for _, _, level in found),
        }
    )


def _sequences(case: Case) -> pd.DataFrame:
    """Return one row a step of a level that says what comes first."""
    found = [
        (issue.id, level, number, step)
        for issue in case.issues
        for level, steps in issue.sequences
        for number, step in enumerate(steps, start=1)
    ]
    return framed(
        {
            "issue": text(issue for issue, _, _, _ in found),
            "level": text(level for _, level, _, _ in found),
            "place": whole(number for _, _, number, _ in found),
            "step": text(step for _, _, _, step in found),
        }
    )


def _objects(case: Case) -> pd.DataFrame:
    """Return one row an object that an issue declares."""
    found = [(issue.id, item) for issue in case.issues for item in issue.objects]
    return framed(
        {
            "issue": text(issue for issue, _ in found),
            "object": text(item.name for _, item in found),
            "meaning": text(item.meaning for _, item in found),
        }
    )


def _members(case: Case) -> pd.DataFrame:
    """Return one row a party in a group, with the days between which it belongs to it."""
    found = [(party.id, item) for party in case.parties for item in party.member_of]
    return framed(
        {
            "party": text(party for party, _ in found),
            "group": text(item.group for _, item in found),
            "from": text(None if item.start is None else item.start.text for _, item in found),
            "to": text(None if item.end is None else item.end.text for _, item in found),
        }
    )


def _codings(case: Case) -> pd.DataFrame:
    """Return one row a coder's file, with whose files it was settled from."""
    found = case.codings
    return framed(
        {
            **{name: text(getattr(one, name) for one in found) for name in _OWNER},
            "settled_from": text(", ".join(one.settled_from) or None for one in found),
            "note": text(one.note for one in found),
        }
    )


def _packages(case: Case) -> pd.DataFrame:
    """Return one row a package that a coder's file declares."""
    found = [(one, item) for one in case.codings for item in one.packages]
    return framed(
        {
            **{name: text(getattr(one, name) for one, _ in found) for name in _OWNER},
            "package": text(item.name for _, item in found),
            "meaning": text(item.meaning for _, item in found),
        }
    )


def _rounds(case: Case) -> pd.DataFrame:
    return framed(
        {
            "round": text(item.id for item in case.rounds),
            "title": text(item.title for item in case.rounds),
            "date": text(None if item.date is None else item.date.text for item in case.rounds),
            "place": text(item.place for item in case.rounds),
            "layer_of": text(item.layer_of for item in case.rounds),
        }
    )


_WHO: Mapping[Columns, tuple[str, Columns]] = {
    "round": ("rounds", "round"),
    "party": ("parties", "party"),
    "issue": ("issues", "issue"),
}
_OWNER = ("round", "party", "coder")
TABLES = (
    TableOf("positions", positions_frame, refers=_WHO),
    TableOf("evidence", evidence_frame, refers=_WHO),
    TableOf("issues", issues_frame, ("issue",)),
    TableOf("levels", _levels, ("issue", "level"), {"issue": ("issues", "issue")}),
    TableOf("sequences", _sequences, ("issue", "level", "place"),
            {("issue", "level"): ("levels", ("issue", "level"))}),
    TableOf("objects", _objects, ("issue", "object"), {"issue": ("issues", "issue")}),
    TableOf("parties", parties_frame, ("party",)),
    TableOf("members", _members, refers={"party": ("parties", "party"), "group": ("parties", "party")}),
    TableOf("rounds", _rounds, ("round",)),
    TableOf("codings", _codings, _OWNER, {name: _WHO[name] for name in ("round", "party")}),
    TableOf("packages", _packages, (*_OWNER, "package"), {_OWNER: ("codings", _OWNER)}),
)  # fmt: skip
