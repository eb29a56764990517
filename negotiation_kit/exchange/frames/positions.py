"""Positions and their evidence as tidy frames, one row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.columns import (
    attributes,
    category,
    framed,
    number,
    outcomes_cell,
    text,
    value_cell,
    whole,
    words,
)
from negotiation_kit.model import Asked, Case, Issue, Origin, Package, Printed, asked
from negotiation_kit.scales import Scale, Value, parts_of

if TYPE_CHECKING:
    import pandas as pd


def positions_frame(case: Case) -> pd.DataFrame:
    """Return one row a position.

    Parameters
    ----------
    case : Case

    Returns
    -------
    DataFrame
        Columns round, party, coder, issue, basket, level, value, printed, accepts, rejects, engagement,
        status, firmness, confidence, salience, salience_basis, conditional_on, object, summary, why, note,
        adjudication, n_evidence, coordinate (of a single value, in [0, 1], where the scale has an order; of a
        range its middle), file, line, uncertain, prefers, within, channel, account, salience_channel. Channel
        and account are those of the entry's most open evidence and of its best; missing where it has none and
        says nothing. What is not there is missing, never 0 or empty.
    """
    issues = {issue.id: issue for issue in case.issues}
    entries = case.positions
    taken = attributes(entries, _TAKEN)
    on = [issues[name] for name in taken["issue"]]
    scales = [issue.scale for issue in on]
    there = [
        bool(pieces) or not why for pieces, why in zip(taken["evidence"], taken["engagement"], strict=True)
    ]
    return framed(
        {
            "round": category(taken["round"], (item.id for item in case.rounds)),
            "party": category(taken["party"], (item.id for item in case.parties)),
            "coder": text(taken["coder"]),
            "issue": category(taken["issue"], issues),
            "basket": category((issue.basket for issue in on), (item.id for item in case.baskets)),
            "level": text(scale.level for scale in scales),
            "value": text(map(value_cell, scales, taken["value"])),
            "printed": text(map(_printed, scales, taken["printed"])),
            **{name: text(map(outcomes_cell, scales, taken[name])) for name in ("accepts", "rejects")},
            **{name: words(taken[name]) for name in _HOW},
            "salience": number(taken["salience"]),
            "salience_basis": text(taken["salience_basis"]),
            "conditional_on": text(_conditions(packages, issues) for packages in taken["conditional_on"]),
            **{name: text(taken[name]) for name in _TOLD},
            "n_evidence": [len(pieces) for pieces in taken["evidence"]],
            "coordinate": number(map(_coordinate, scales, taken["value"])),
            **_places(taken["origin"]),
            "uncertain": text(map(value_cell, scales, taken["uncertain"])),
            **{name: text(taken[name]) for name in ("prefers", "within")},
            **{name: words(_where(there, taken[name])) for name in ("channel", "account")},
            "salience_channel": words(
                _where([number is not None for number in taken["salience"]], taken["salience_channel"])
            ),
        }
    )


def evidence_frame(case: Case) -> pd.DataFrame:
    """Return one row a piece of evidence, with the passage it cites.

    Parameters
    ----------
    case : Case

    Returns
    -------
    DataFrame
        Columns round, party, coder, issue, value, source, passage, mode, voice, reported_by, digest, reading,
        why, file, line, channel, account.
    """
    scales = {issue.id: issue.scale for issue in case.issues}
    passages = {(source.id, item.number): item for source in case.sources for item in source.passages}
    owners = [entry for entry in case.positions for _ in entry.evidence]
    whose = attributes(owners, ("round", "party", "coder", "issue", "value"))
    said = attributes([piece for entry in case.positions for piece in entry.evidence], _SAID)
    cited = [passages.get(key) for key in zip(said["source"], said["passage"], strict=True)]
    return framed(
        {
            **{name: text(whose[name]) for name in ("round", "party", "coder", "issue")},
            "value": text(map(value_cell, (scales[name] for name in whose["issue"]), whose["value"])),
            "source": text(said["source"]),
            "passage": whole(said["passage"]),
            "mode": words(said["mode"]),
            "voice": text(said["voice"]),
            "reported_by": text(said["reported_by"]),
            **{name: text(getattr(item, name, None) for item in cited) for name in _CITED},
            **_places(said["origin"]),
            **{name: words(said[name]) for name in ("channel", "account")},
        }
    )


_HOW = ("engagement", "status", "firmness", "confidence")
_TOLD = ("object", "summary", "why", "note", "adjudication")
_TAKEN = (
    "round", "party", "coder", "issue", "value", "printed", "accepts", "rejects", *_HOW, "salience",
    "salience_basis", "conditional_on", *_TOLD, "evidence", "origin", "uncertain",
    "prefers", "within", "channel", "account", "salience_channel",
)  # fmt: skip
_SAID = ("source", "passage", "mode", "voice", "reported_by", "origin", "channel", "account")
_CITED = ("digest", "reading", "why")


def _where(there: list[bool], members: list[StrEnum]) -> Iterator[StrEnum | None]:
    """Yield whose word an entry is, or how open, where it is anybody's."""
    return (member if is_there else None for member, is_there in zip(members, there, strict=True))


def _printed(scale: Scale, printed: Printed | None) -> str | None:
    if printed is None:
        return None
    if printed.uncodable:
        return "uncodable"
    if printed.value is not None:
        return value_cell(scale, printed.value)
    named = (("accepts", printed.accepts), ("rejects", printed.rejects))
    return "; ".join(f"{name} {outcomes_cell(scale, parts)}" for name, parts in named if parts)


def _coordinate(scale: Scale, value: Value | None) -> float | None:
    parts = () if value is None else parts_of(value)
    return scale.coordinate(parts[0]) if len(parts) == 1 else None


def _conditions(packages: tuple[Package, ...], issues: dict[str, Issue]) -> str | None:
    if not packages:
        return None
    return " or ".join(
        " and ".join(_condition(one, issues[one.issue].scale) for one in asked(package))
        for package in packages
    )


def _condition(one: Asked, scale: Scale) -> str:
    told = f"{one.issue}: {value_cell(scale, one.value)}"
    return told if one.object is None else f"{told} ({one.object})"


def _places(origins: Sequence[Origin | None]) -> dict[str, Any]:
    return {
        "file": text(None if origin is None else origin.file for origin in origins),
        "line": whole(None if origin is None else origin.line for origin in origins),
    }
