"""The model as tidy pandas frames: one row a position, an issue, a party, a piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import stance
from negotiation_kit.comparison.settings import check_settings
from negotiation_kit.model import LEAD, Case, Issue, Position, Printed
from negotiation_kit.scales import Level, Part, Scale, Value

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
        Columns round, party, coder, issue, basket, level, value, printed, accepts, rejects, engagement, status,
        firmness, confidence, salience, salience_basis, conditional_on, object, summary, why, note, n_evidence,
        coordinate (of a single value, in [0, 1], where the scale has an order), file, line. What is not there is missing,
        never zero or empty.
    """
    import pandas as pd

    issues = {issue.id: issue for issue in case.issues}
    entries = case.positions
    on = [issues[entry.issue] for entry in entries]
    columns: dict[str, Any] = {
        "round": _category([entry.round for entry in entries], [item.id for item in case.rounds]),
        "party": _category([entry.party for entry in entries], [item.id for item in case.parties]),
        "coder": [entry.coder for entry in entries],
        "issue": _category([entry.issue for entry in entries], list(issues)),
        "basket": _category([issue.basket for issue in on], [item.id for item in case.baskets]),
        "level": [issue.scale.level for issue in on],
        "value": [_code(issue.scale, entry.value) for entry, issue in zip(entries, on, strict=True)],
        "printed": [_printed(issue.scale, entry.printed) for entry, issue in zip(entries, on, strict=True)],
        "accepts": [_outcomes(issue.scale, entry.accepts) for entry, issue in zip(entries, on, strict=True)],
        "rejects": [_outcomes(issue.scale, entry.rejects) for entry, issue in zip(entries, on, strict=True)],
        **{name: [getattr(entry, name) for entry in entries] for name in _AS_THEY_ARE},
        "conditional_on": [_conditions(entry, issues) for entry in entries],
        "n_evidence": [len(entry.evidence) for entry in entries],
        "coordinate": [_coordinate(issue.scale, entry.value) for entry, issue in zip(entries, on, strict=True)],
        "file": [entry.origin.file if entry.origin else None for entry in entries],
        "line": pd.array([entry.origin.line if entry.origin else None for entry in entries], dtype="Int64"),
    }
    frame = pd.DataFrame({name: columns[name] for name in _ORDER})
    return frame.astype({"salience": "float64", "coordinate": "float64"})


def issues_frame(case: Case) -> pd.DataFrame:
    """Return one row an issue, by issue id: the codebook.

    Returns
    -------
    DataFrame
        Columns issue, basket, basket_title, title, question, level, values, unit, min, max, part_of, note.
    """
    import pandas as pd

    baskets = {basket.id: basket.title for basket in case.baskets}
    rows = [
        {
            "issue": issue.id,
            "basket": issue.basket,
            "basket_title": baskets.get(issue.basket),
            "title": issue.title,
            "question": issue.question,
            **_scale_columns(issue),
            "part_of": issue.part_of,
            "note": issue.note,
        }
        for issue in case.issues
    ]
    return pd.DataFrame(rows, index=[issue.id for issue in case.issues])


def parties_frame(case: Case) -> pd.DataFrame:
    """Return one row a party, by party id: party, name, short, role, iso, colour, n_positions."""
    import pandas as pd

    counts = {party.id: 0 for party in case.parties}
    for position in case.positions:
        counts[position.party] += position.value is not None
    rows = [
        {
            "party": party.id,
            "name": party.name,
            "short": party.short,
            "role": party.role.value,
            "iso": party.iso,
            "colour": party.colour,
            "n_positions": counts[party.id],
        }
        for party in case.parties
    ]
    return pd.DataFrame(rows, index=[party.id for party in case.parties])


def evidence_frame(case: Case) -> pd.DataFrame:
    """Return one row a piece of evidence, with the passage it cites.

    Returns
    -------
    DataFrame
        Columns round, party, coder, issue, value, source, passage, mode, voice, reported_by, digest, reading, why, file,
        line.
    """
    import pandas as pd

    issues = {issue.id: issue.scale for issue in case.issues}
    passages = {(source.id, item.number): item for source in case.sources for item in source.passages}
    rows = []
    for entry in case.positions:
        for piece in entry.evidence:
            cited = passages.get((piece.source, piece.passage))
            rows.append(
                {
                    "round": entry.round,
                    "party": entry.party,
                    "coder": entry.coder,
                    "issue": entry.issue,
                    "value": _code(issues[entry.issue], entry.value),
                    "source": piece.source,
                    "passage": piece.passage,
                    "mode": piece.mode.value,
                    "voice": piece.voice,
                    "reported_by": piece.reported_by,
                    "digest": cited.digest if cited else None,
                    "reading": cited.reading if cited else None,
                    "why": cited.why if cited else None,
                    "file": piece.origin.file if piece.origin else None,
                    "line": piece.origin.line if piece.origin else None,
                }
            )
    return pd.DataFrame(rows, columns=_EVIDENCE)


def position_matrix(
    case: Case, round: str | None = None, coding: str = "reading", *, coder: str = LEAD
) -> pd.DataFrame:
    """Return issue x party: what each party puts first, or the one value its rejections leave; else missing.

    Parameters
    ----------
    case : Case
    round : str, optional
        The last one when left out.
    coding : {"reading", "printed"}
    coder : str

    Raises
    ------
    UnknownNameError
        For a round or coding that is not there.
    """
    import pandas as pd

    check_settings(case, coding, coder=coder)
    chosen = case.round(round).id
    cells = {
        party.id: [_headline(case, party.id, issue, chosen, coding, coder) for issue in case.issues]
        for party in case.parties
    }
    return pd.DataFrame(cells, index=pd.Index([issue.id for issue in case.issues], name="issue"), dtype="str")


_AS_THEY_ARE = (
    "engagement", "status", "firmness", "confidence", "salience", "salience_basis", "object", "summary", "why", "note",
)  # fmt: skip
_ORDER = (
    "round", "party", "coder", "issue", "basket", "level", "value", "printed", "accepts", "rejects", "engagement",
    "status", "firmness", "confidence", "salience", "salience_basis", "conditional_on", "object", "summary", "why",
    "note", "n_evidence", "coordinate", "file", "line",
)  # fmt: skip
_EVIDENCE = [
    "round", "party", "coder", "issue", "value", "source", "passage", "mode", "voice", "reported_by", "digest", "reading",
    "why", "file", "line",
]  # fmt: skip


def _category(values: list[str], order: Iterable[str]) -> pd.Categorical:
    import pandas as pd

    return pd.Categorical(values, categories=list(order), ordered=True)


def _code(scale: Scale, value: Value | None) -> str | None:
    return None if value is None else scale.code(value)


def _outcomes(scale: Scale, parts: tuple[Part, ...]) -> str | None:
    return ", ".join(scale.part_code(part) for part in parts) or None


def _printed(scale: Scale, printed: Printed | None) -> str | None:
    if printed is None:
        return None
    if printed.uncodable:
        return "uncodable"
    if printed.value is not None:
        return scale.code(printed.value)
    named = (("accepts", printed.accepts), ("rejects", printed.rejects))
    return "; ".join(f"{name} {_outcomes(scale, parts)}" for name, parts in named if parts)


def _coordinate(scale: Scale, value: Value | None) -> float | None:
    if value is None or scale.level == "set":
        return None
    parts = (value,) if isinstance(value, str) else value
    return scale.coordinate(parts[0]) if len(parts) == 1 else None


def _conditions(entry: Position, issues: dict[str, Issue]) -> str | None:
    packages = (
        " and ".join(f"{name}: {issues[name].scale.code(value)}" for name, value in package)
        for package in entry.conditional_on
    )
    return " or ".join(packages) or None


def _scale_columns(issue: Issue) -> dict[str, Any]:
    scale = issue.scale
    levels: tuple[Level, ...] = getattr(scale, "values", ())
    return {
        "level": scale.level,
        "values": ", ".join(level.name for level in levels) or None,
        "unit": getattr(scale, "unit", None),
        "min": getattr(scale, "min", None),
        "max": getattr(scale, "max", None),
    }


def _headline(case: Case, party: str, issue: Issue, round: str, coding: str, coder: str) -> str | None:
    found = stance(case, case.party(party), issue, round, coding, coder)
    return " | ".join(dict.fromkeys(issue.scale.code(offer.value) for offer in found.headline)) or None
