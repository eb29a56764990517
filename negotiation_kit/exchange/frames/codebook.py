"""The codebook as tidy frames: parties, issues, and the matrix of who wants what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiation_kit.analysis.columns import (
    category,
    framed,
    number,
    outcomes_cell,
    text,
    value_cell,
    whole,
    words,
)
from negotiation_kit.analysis.comparing import stance
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.moving import Moment, over_rounds
from negotiation_kit.analysis.moving.timelines import ends_of
from negotiation_kit.model import LEAD, Case, Issue, Membership, Offer, Party, Position

if TYPE_CHECKING:
    import pandas as pd


def issues_frame(case: Case) -> pd.DataFrame:
    """Return one row an issue, by issue id: the codebook.

    Parameters
    ----------
    case : Case

    Returns
    -------
    DataFrame
        Columns issue, basket, basket_title, title, question, level, values, unit, min, max, part_of, rounds,
        replaces, note, objects, each_round, whole. `values` names the levels or options in order; `min` and
        `max` are numbers or days; `rounds` is missing for an issue asked in every round; `whole` says whether
        its scale counts whole units, as days always are.
    """
    issues, scales = case.issues, [issue.scale for issue in case.issues]
    titles = {basket.id: basket.title for basket in case.baskets}
    columns = {
        "issue": text(issue.id for issue in issues),
        "basket": text(issue.basket for issue in issues),
        "basket_title": text(titles.get(issue.basket) for issue in issues),
        "title": text(issue.title for issue in issues),
        "question": text(issue.question for issue in issues),
        "level": text(scale.level for scale in scales),
        "values": text(", ".join(scale.names) or None for scale in scales),
        "unit": text(scale.unit_text() or None for scale in scales),
        **{end: [scale.anchors[place] for scale in scales] for place, end in enumerate(("min", "max"))},
        "part_of": text(issue.part_of for issue in issues),
        "rounds": text(", ".join(issue.rounds) or None for issue in issues),
        "replaces": text(issue.replaces for issue in issues),
        "note": text(issue.note for issue in issues),
        "objects": text(", ".join(item.name for item in issue.objects) or None for issue in issues),
        "each_round": [issue.each_round for issue in issues],
        "whole": [scale.whole for scale in scales],
    }
    return framed(columns, [issue.id for issue in issues]).astype({"min": "object", "max": "object"})


def parties_frame(case: Case) -> pd.DataFrame:
    """Return one row a party, by party id.

    Parameters
    ----------
    case : Case

    Returns
    -------
    DataFrame
        Columns party, name, short, role, iso, colour, capability, capability_basis, n_positions (entries with
        a value, of all rounds and coders), member_of (groups, each with its first and last day as in
        `west 2025-01-01/..`, where it has them).
    """
    counts = {party.id: 0 for party in case.parties}
    for position in case.positions:
        counts[position.party] += position.value is not None
    columns = {
        "party": text(party.id for party in case.parties),
        **{
            name: text(getattr(party, name) for party in case.parties)
            for name in ("name", "short", "role", "iso", "colour")
        },
        "capability": number(party.capability for party in case.parties),
        "capability_basis": text(party.capability_basis for party in case.parties),
        "n_positions": whole(counts.values()),
        "member_of": text(", ".join(map(_membership, party.member_of)) or None for party in case.parties),
    }
    return framed(columns, list(counts)).astype({"n_positions": "int64"})


def position_matrix(
    case: Case, round: str | None = None, coding: str = "reading", *, coder: str = LEAD
) -> pd.DataFrame:
    """Return issue x party: what each party wants, or the one value its rejections leave; else missing.

    Parameters
    ----------
    case : Case
    round : str, optional
        The default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    coder : str

    Returns
    -------
    DataFrame of str
        Several offers stand with ` | ` between them: the unconditional ones or, where there are none, the
        conditional.

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    """
    import pandas as pd

    check_settings(case, coding, coder=coder)
    chosen = (coded_round(case, coder) if round is None else case.round(round)).id

    def wanted(party: Party, issue: Issue) -> str | None:
        found = stance(case, party, issue, chosen, coding, coder)
        return issue.scale.codes(offer.value for offer in found.headline)

    issues = case.issues_in(chosen)
    cells = {party.id: text(wanted(party, issue) for issue in issues) for party in case.parties}
    return pd.DataFrame(cells, index=pd.Index([issue.id for issue in issues], name="issue"))


def _membership(item: Membership) -> str:
    start, end = ("" if day is None else day.text for day in (item.start, item.end))
    return f"{item.group} {start or '..'}/{end or '..'}" if start or end else item.group


_CHOICES, _TEXTS = ("status", "firmness", "confidence"), ("object", "summary")


def timeline(case: Case, issue: str, coding: str = "reading", *, coder: str = LEAD) -> pd.DataFrame:
    """Return every party's stance on one issue in each round in which it is asked.

    Parameters
    ----------
    case : Case
    issue : str
        Id or title.
    coding : {"reading", "printed"}
    coder : str

    Returns
    -------
    DataFrame
        One row an offer, and one where a party has none: round, date (first day, as datetime), layer_of,
        party, offer (counted from 1, missing where there is none), value, conditional, low, high
        (coordinates of the offer's ends in [0, 1], missing on a scale without order), rejects, engagement,
        status, firmness, confidence, object, summary. A party that is not coded in a round has the
        engagement `not-coded`; a gap is a gap.

    Raises
    ------
    UnknownNameError
        For an issue, coding or coder that is not there.
    """
    import pandas as pd

    found = over_rounds(case, issue, coding, coder=coder)
    rows = [row for moment in found.moments for row in _rows(moment)]
    scale, ends = found.issue.scale, [_ends(row) for row in rows]
    days = [row.moment.round.date.first if row.moment.round.date else None for row in rows]
    return framed(
        {
            "round": category((row.moment.round.id for row in rows), (item.id for item in case.rounds)),
            "date": pd.Series(pd.to_datetime(pd.Series(days, dtype="object"))),
            "layer_of": text(row.moment.round.layer_of for row in rows),
            "party": category((row.moment.party.id for row in rows), (item.id for item in case.parties)),
            "offer": pd.array([row.number for row in rows], dtype="Int64"),
            "value": text(value_cell(scale, row.offer.value if row.offer else None) for row in rows),
            "conditional": [bool(row.offer and row.offer.conditional) for row in rows],
            "low": number(pair[0] for pair in ends),
            "high": number(pair[1] for pair in ends),
            "rejects": text(outcomes_cell(scale, row.moment.stance.rejects) for row in rows),
            "engagement": words([row.moment.stance.engagement for row in rows]),
            **{name: words([getattr(row.entry, name, None) for row in rows]) for name in _CHOICES},
            **{name: text(getattr(row.entry, name, None) for row in rows) for name in _TEXTS},
        }
    )


@dataclass(frozen=True)
class _Row:
    """One offer of a stance, or a stance without any."""

    moment: Moment
    number: int | None
    offer: Offer | None

    @property
    def entry(self) -> Position | None:
        return self.offer.position if self.offer else next(iter(self.moment.stance.entries), None)


def _rows(moment: Moment) -> Iterator[_Row]:
    if not moment.stance.offers:
        yield _Row(moment, None, None)
    for place, offer in enumerate(moment.stance.offers, start=1):
        yield _Row(moment, place, offer)


def _ends(row: _Row) -> tuple[float | None, float | None]:
    found = ends_of(row.offer) if row.offer else None
    return found or (None, None)
