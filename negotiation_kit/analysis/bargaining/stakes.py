"""Where each party stands on one issue, and what it brings: salience and capability, never invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.comparing.weights import stated_salience
from negotiation_kit.errors import ToldError, UnknownNameError, listed
from negotiation_kit.model import Case, Issue, Party, Round
from negotiation_kit.scales import Region

WEIGHTING = (
    "This describes the positions coded; it does not forecast. On 353 issues of the European Union (DEU "
    "III, on "
    "scales of 0 to 100) a plain mean of the positions missed the outcome by 23.71 points, one weighted by "
    "salience by 23.68, by salience and gross domestic product by 23.22, and the status quo by 51.11: "
    "weighting "
    "hardly beats a plain mean."
)
"""Mean absolute errors reckoned from the published data of the third project on decision-making in the EU."""


SALIENCE, CAPABILITY = "salience", "capability"
WEIGHTS = (SALIENCE, CAPABILITY)
Weighting = str | Sequence[str] | None
_PERCENT = 100


class Coverage(NamedTuple):
    """How many of what a model takes in, out of how many."""

    n: int
    of: int
    what: str

    def __str__(self) -> str:
        return f"{self.n:,} of {self.of:,} {self.what}"


@dataclass(frozen=True)
class Stake:
    """One party on one issue.

    Parameters
    ----------
    at : float
        Where it stands, in coordinates of [0, 1]; of a range, the middle.
    salience : float or None
        As a share, 0 to 1.
    capability : float or None
    weight : float
        The product of what is weighed by; 1 where nothing is.
    is_range : bool
    """

    party: Party
    at: float
    salience: float | None
    capability: float | None
    weight: float
    is_range: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Who or what a model could not take in, by id, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Stakes:
    """All parties on one issue.

    Parameters
    ----------
    weighting : str
        What the weights are, in words.
    """

    issue: Issue
    round: Round
    rows: tuple[Stake, ...]
    left_out: tuple[LeftOut, ...]
    weighting: str

    @property
    def coverage(self) -> Coverage:
        """How many of the case's parties the model takes in."""
        return Coverage(len(self.rows), len(self.rows) + len(self.left_out), "parties")

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What is taken for granted before any model starts."""
        return tuple(_assumed(self))


def stakes(case: Case, issue: Issue, round: Round, coding: str, coder: str, weigh_by: Weighting) -> Stakes:
    """Return where the parties stand on an issue, and what each weighs.

    Raises
    ------
    ToldError
        Where the scale has no order, nobody has a position, or what is weighed by is not stated for somebody
        who has one.
    UnknownNameError
        Where `weigh_by` names something else than salience and capability.
    """
    checked = checked_weighting(weigh_by)
    if not issue.scale.has_order:
        raise ToldError(
            f"{issue.id} is {issue.scale.level}: a mean or median needs an order, and it has none"
        )
    rows, left_out = [], []
    for party in case.parties:
        found = stance(case, party, issue, round.id, coding, coder)
        reason = why_not(found)
        if reason is None:
            rows.append(_stake(found, checked))
        else:
            left_out.append(LeftOut(party.id, reason))
    if not rows:
        raise ToldError(f"no party has a single known position on {issue.id} in {round.id}")
    _check_stated(issue, rows, checked)
    return Stakes(issue, round, tuple(rows), tuple(left_out), weighting_words(checked))


def chosen_round(case: Case, round: str | None, coding: str, coder: str) -> Round:
    """Return the round meant, and check the other settings."""
    check_settings(case, coding, coder=coder)
    return coded_round(case, coder) if round is None else case.round(round)


def checked_weighting(weigh_by: Weighting) -> tuple[str, ...]:
    """Return what is weighed by; raise for anything but salience and capability."""
    names = (weigh_by,) if isinstance(weigh_by, str) else tuple(weigh_by or ())
    for name in names:
        if name not in WEIGHTS:
            raise UnknownNameError("weight", name, WEIGHTS)
    return names


def weighting_words(names: Sequence[str]) -> str:
    """Return in words what is weighed by."""
    return f"weighted by {' times '.join(names)}" if names else "all parties weigh the same"


def why_not(found: Stance) -> str | None:
    """Return why a stance is no single known point or range; None where it is one."""
    if not found.headline:
        word = found.engagement.value.replace("-", " ") if found.engagement else "no value"
        return f"{found.party.short}: {word}"
    if found.headline[0].conditional:
        return f"{found.party.short}: offers only under conditions"
    regions = {offer.region for offer in found.headline}
    several = len(regions) > 1 or any(map(_scattered, regions))
    return f"{found.party.short}: several offers" if several else None


def coordinate(found: Stance) -> tuple[float, bool]:
    """Return where a stance of one known outcome lies in [0, 1], and whether it is the middle of a range."""
    region = found.headline[0].region
    places = [place for point in region.points() if (place := region.scale.place(point)) is not None]
    low, high = min(places), max(places)
    return (low + high) / 2, low != high


def _scattered(region: Region) -> bool:
    """Return whether a region is several outcomes apart from each other."""
    return len(region.parts) > 1


def _stake(found: Stance, weigh_by: tuple[str, ...]) -> Stake:
    place, is_range = coordinate(found)
    stated = stated_salience(found.entries)
    salience = None if stated is None else stated / _PERCENT
    capability = found.party.capability
    weight = 1.0
    for name, number in ((SALIENCE, salience), (CAPABILITY, capability)):
        weight *= (number or 0.0) if name in weigh_by else 1.0
    return Stake(found.party, place, salience, capability, weight, is_range)


def _check_stated(issue: Issue, rows: Iterable[Stake], weigh_by: tuple[str, ...]) -> None:
    rows = list(rows)
    for name in weigh_by:
        missing = [row.party.id for row in rows if getattr(row, name) is None]
        if missing:
            raise ToldError(
                f"{issue.id} is to be weighed by {name}, which is never invented; none is stated for: "
                f"{listed(missing)}. Leave {name} out of weigh_by, or code it with its basis"
            )
    if not any(row.weight for row in rows):
        raise ToldError(f"every party weighs 0 on {issue.id}, so there is nothing to weigh")


def _assumed(found: Stakes) -> Iterator[str]:
    yield (
        f"Each party has one most wanted outcome on {found.issue.title}, and likes others less the farther "
        "off."
    )
    if found.issue.scale.choices:
        yield "The levels are taken as points of a line, at the steps the scale declares."
    if any(row.is_range for row in found.rows):
        names = listed(row.party.short for row in found.rows if row.is_range)
        yield f"A range enters with its middle: {names}."
    if found.left_out:
        reasons = "; ".join(item.reason for item in found.left_out)
        yield f"Left out, as no single position is known: {reasons}."
