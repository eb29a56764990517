"""The codebook as tidy frames: parties, issues, and the matrix of who wants what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation_kit.analysis.columns import framed, number, text, whole
from negotiation_kit.analysis.comparing import stance
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.model import LEAD, Case, Issue, Membership, Party

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
