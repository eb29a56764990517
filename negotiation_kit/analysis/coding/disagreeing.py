"""Who coded what differently: every pair of coders, party and issue by issue, with the evidence of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.readings import (
    Reading,
    chosen_coders,
    distance,
    double_coded_round,
    readings,
)
from negotiation_kit.analysis.columns import category, framed, number, outcomes_cell, text
from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.model import LEAD, Case, Issue, Party, Position
from negotiation_kit.wording import Short

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Disagreement(Short):
    """Two coders who read a party differently on an issue.

    Parameters
    ----------
    round : str
    party : Party
    issue : Issue
    a, b : Reading
        The lead first where the lead is one of the two.
    differs : tuple of str
        In what: stance, value, accepts, rejects, object, conditions, printed, status, firmness.
    distance : float or None
        How far the two values lie apart, in [0, 1]; None unless both give one.
    adjudication : str or None
        What the lead's file records about it.
    """

    round: str
    party: Party
    issue: Issue
    a: Reading
    b: Reading
    differs: tuple[str, ...]
    distance: float | None
    adjudication: str | None


def coder_disagreements(
    case: Case,
    round: str | None = None,
    parties: Iterable[str] | None = None,
    coders: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return one row a pair of coders who read a party differently on an issue, the farthest apart first.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; when left out the default round, or the last, in which a party has two coders.
    parties : iterable of str, optional
        Ids or names; all when left out.
    coders : iterable of str, optional
        All of the round who coded blind when left out.

    Returns
    -------
    DataFrame
        Columns round, party, issue, basket, coder_a, coder_b, differs (in what, as `value, status`), distance
        (in [0, 1]; missing unless both give a value: those rows come after all distances above 0 and before
        those of 0); for each coder a_stance, a_value, a_accepts, a_rejects, a_object, a_conditional,
        a_status, a_firmness, a_confidence, a_summary, a_evidence (the passages), a_place (file and line);
        adjudication, from the lead's file. No row where one of the two has not coded the issue.

    Raises
    ------
    UnknownNameError
        For a round, party or coder that is not there.
    """
    found = disagreements(case, round, parties, coders)
    columns = {
        "round": text(item.round for item in found),
        "party": category((item.party.id for item in found), (party.id for party in case.parties)),
        "issue": category((item.issue.id for item in found), (issue.id for issue in case.issues)),
        "basket": category((item.issue.basket for item in found), (basket.id for basket in case.baskets)),
        "coder_a": text(item.a.coder for item in found),
        "coder_b": text(item.b.coder for item in found),
        "differs": text(", ".join(item.differs) for item in found),
        "distance": number(item.distance for item in found),
        **{
            f"{side}_{name}": text(tell(getattr(item, side)) for item in found)
            for side in "ab"
            for name, tell in _TOLD.items()
        },
        "adjudication": text(item.adjudication for item in found),
    }
    return framed(columns)


def disagreements(
    case: Case,
    round: str | None = None,
    parties: Iterable[str] | None = None,
    coders: Iterable[str] | None = None,
    issues: Iterable[str] | None = None,
) -> list[Disagreement]:
    """Return what `coder_disagreements` puts into a frame, in the same order.

    Parameters
    ----------
    case, round, parties, coders
        As `coder_disagreements`.
    issues : iterable of str, optional
        Ids or titles; all when left out.
    """
    chosen = double_coded_round(case, round).id
    names = chosen_coders(case, chosen, coders, blind=coders is None)
    wanted = _picked(parties, case.party, case.parties)
    found = [
        item
        for issue in _picked(issues, case.issue, case.issues_in(chosen))
        for party in wanted
        for item in _of_unit(case, party, issue, chosen, names)
    ]
    return sorted(found, key=_farthest_first)


def _picked(asked: Iterable[str] | None, pick: Callable[[str], Any], every: tuple[Any, ...]) -> list[Any]:
    if asked is None:
        return list(every)
    return [pick(name) for name in ([asked] if isinstance(asked, str) else asked)]


def _of_unit(
    case: Case, party: Party, issue: Issue, round: str, coders: tuple[str, ...]
) -> Iterator[Disagreement]:
    recorded = (entry.adjudication for entry in case.entries(party.id, issue.id, round, LEAD))
    adjudication = " ".join(remark for remark in recorded if remark) or None
    for a, b in combinations(readings(case, party, issue, round, coders), 2):
        apart = distance(a, b)
        differs = tuple(name for name, tell in _ASPECTS.items() if tell(a.stance) != tell(b.stance))
        differs = (*_headline(a, b, apart), *differs)
        if differs:
            yield Disagreement(round, party, issue, a, b, differs, apart, adjudication)


def _headline(a: Reading, b: Reading, apart: float | None) -> tuple[str, ...]:
    if a.kind != b.kind:
        return ("stance",)
    return ("value",) if apart else ()


def _farthest_first(item: Disagreement) -> tuple[int, float]:
    if item.distance is None:
        return 1, 0.0
    return (0, -item.distance) if item.distance else (2, 0.0)


def _field(name: str) -> Callable[[Stance], object]:
    return lambda found: frozenset(getattr(entry, name) for entry in found.entries)


def _conditions(found: Stance) -> object:
    return frozenset(
        (offer.region, frozenset(map(frozenset, offer.position.conditional_on)))
        for offer in found.offers
        if offer.conditional
    )


_ASPECTS: Mapping[str, Callable[[Stance], object]] = {
    "accepts": lambda found: frozenset(found.accepts),
    "rejects": lambda found: frozenset(found.rejects),
    "object": _field("object"),
    "conditions": _conditions,
    "printed": _field("printed"),
    "status": _field("status"),
    "firmness": _field("firmness"),
}


def _joined(name: str) -> Callable[[Reading], str | None]:
    def tell(reading: Reading) -> str | None:
        said = (getattr(entry, name) for entry in reading.stance.entries)
        return " | ".join(dict.fromkeys(str(item) for item in said if item is not None)) or None

    return tell


def _values(reading: Reading, conditional: bool) -> str | None:
    found, scale = reading.stance, reading.stance.issue.scale
    offers = (
        [offer for offer in found.offers if offer not in found.headline] if conditional else found.headline
    )
    return scale.codes(offer.value for offer in offers)


def value_text(reading: Reading) -> str:
    """Return the values a coder reads, or the kind of stance where there is none."""
    return _values(reading, conditional=False) or str(reading.kind)


def _outcomes(name: str) -> Callable[[Reading], str | None]:
    return lambda reading: outcomes_cell(reading.stance.issue.scale, getattr(reading.stance, name))


def _passages(reading: Reading) -> str | None:
    cited = (piece for entry in reading.stance.entries for piece in entry.evidence)
    return "; ".join(dict.fromkeys(f"{piece.source} ¶{piece.passage}" for piece in cited)) or None


def _place(reading: Reading) -> str | None:
    return "; ".join(_places(reading.stance.entries)) or None


def _places(entries: Iterable[Position]) -> Iterator[str]:
    return (str(entry.origin) for entry in entries if entry.origin is not None)


_TOLD: Mapping[str, Callable[[Reading], str | None]] = {
    "stance": lambda reading: reading.kind,
    "value": lambda reading: _values(reading, conditional=False),
    "accepts": _outcomes("accepts"),
    "rejects": _outcomes("rejects"),
    "object": _joined("object"),
    "conditional": lambda reading: _values(reading, conditional=True),
    "status": _joined("status"),
    "firmness": _joined("firmness"),
    "confidence": _joined("confidence"),
    "summary": _joined("summary"),
    "evidence": _passages,
    "place": _place,
}
