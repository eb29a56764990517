"""Alpha over issues whose scales differ: chance is worked out within each issue, and only then summed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.differences import Paired, Table
from negotiation_kit.analysis.coding.estimate import interval, share
from negotiation_kit.analysis.coding.readings import Reading, distance
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.analysis.coding.units import NOT_CODED, pairable
from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.errors import counted
from negotiation_kit.model import Issue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_UNITS = 5
"""Units with two values; on fewer, one unit more or less would turn alpha upside down."""
LEAST_OF_AN_ISSUE = 2
"""On one unit alone chance and observation are the same thing."""
CONVENTION = (
    "Difference: the kit's own distance on each issue's scale, not squared; chance within each issue."
)


@dataclass(frozen=True)
class IssueSums:
    """What one issue gives to alpha over several.

    Parameters
    ----------
    issue : Issue
    observed, expected : float
        n times the mean difference within units, and between all values of the issue.
    n_units : int
        Parties anybody coded on the issue.
    n_pairable, n_pairable_units : int
        Values in units where two or more coders gave one, and those units.
    """

    issue: Issue
    observed: float
    expected: float
    n_units: int
    n_pairable: int
    n_pairable_units: int

    @property
    def has_chance(self) -> bool:
        """Whether there are enough units to tell what chance would give."""
        return self.n_pairable_units >= LEAST_OF_AN_ISSUE


def issue_sums(issue: Issue, units: Sequence[Sequence[Reading]], coders: Sequence[str]) -> IssueSums:
    """Return the sums of an issue.

    Parameters
    ----------
    issue : Issue
    units : sequence of the readings of each party
    coders : sequence of str
    """
    import numpy as np

    numbers: dict[Hashable, int] = {}
    members: list[Stance] = []
    codes = np.full((len(coders), len(units)), NOT_CODED, dtype=np.intp)
    for place, unit in enumerate(units):
        for reading in unit:
            if reading.stance.stated:
                key = _signature(reading.stance)
                if key not in numbers:
                    numbers[key] = len(members)
                    members.append(reading.stance)
                codes[coders.index(reading.coder), place] = numbers[key]
    found = pairable(codes, len(members))
    difference, every = Paired(Table(_table(members))), np.ones((1, len(found)))
    n = int(found.sizes.sum())
    observed, expected = (float(total[0]) for total in difference.sums(found, every))
    return IssueSums(issue, observed, expected / max(1, n - 1), sum(map(bool, units)), n, len(found))


@dataclass(frozen=True)
class MeanDistances:
    """How far two coders' values lie apart in the mean, and how far they would by chance.

    Parameters
    ----------
    observed : float or None
        Over all issues where two coders give a party a value.
    expected : float or None
        Over those where they do so for two or more parties, each issue by itself.
    """

    observed: float | None
    expected: float | None


def mean_distances(parts: Sequence[IssueSums]) -> MeanDistances:
    """Return the mean distances over issues, each issue counted by its number of values."""
    return MeanDistances(_mean(parts, "observed"), _mean(_with_chance(parts), "expected"))


def pooled_alpha(parts: Sequence[IssueSums], coders: Sequence[str], n_bootstrap: int, seed: Any) -> Alpha:
    """Return alpha over issues: 1 - observed / expected mean distance.

    Parameters
    ----------
    parts : sequence of IssueSums
    coders : sequence of str
    n_bootstrap, seed : int
        For an interval from samples of the issues.
    """
    import numpy as np

    used = [part for part in parts if part.n_pairable]
    levels = {part.issue.scale.level for part in used or parts}
    level = levels.pop() if len(levels) == 1 else "mixed"
    n, n_pairable_units = sum(part.n_pairable for part in used), sum(part.n_pairable_units for part in used)
    size = (sum(part.n_units for part in parts), len(coders), n, n_pairable_units, level)
    if reason := _why_none(used, coders):
        return Alpha(None, None, None, *size, reason)
    statistic = _statistic(used)
    ends = interval(statistic, len(used), n_bootstrap, seed, "issue")
    told = f"{counted(len(coders), 'coder')}, {counted(n_pairable_units, 'unit')} (party and issue)"
    issues = f"on {counted(len(used), 'issue')}. {CONVENTION}{_chance_from(used)}"
    note = f"{told} {issues} {ends.note}".strip()
    return Alpha(float(statistic(np.ones((1, len(used))))[0]), ends.low, ends.high, *size, note)


def _statistic(parts: Sequence[IssueSums]) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """Return the function that gives alpha for each row of weights of the issues."""
    import numpy as np

    rows = [
        (part.observed, part.n_pairable, part.expected * part.has_chance, part.n_pairable * part.has_chance)
        for part in parts
    ]
    table = np.array(rows, dtype=np.float64)

    def alphas(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        observed, n, expected, n_expected = (weights @ table).T
        return share(observed * n_expected, expected * n)

    return alphas


def _with_chance(parts: Sequence[IssueSums]) -> list[IssueSums]:
    return [part for part in parts if part.has_chance]


def _mean(parts: Sequence[IssueSums], name: str) -> float | None:
    n = sum(part.n_pairable for part in parts)
    return sum(getattr(part, name) for part in parts) / n if n else None


def _signature(found: Stance) -> Hashable:
    return frozenset((offer.object, offer.region) for offer in found.headline)


def _table(members: Sequence[Stance]) -> NDArray[np.float64]:
    import numpy as np

    cells = np.zeros((len(members), len(members)))
    for i, one in enumerate(members):
        for j in range(i):
            cells[i, j] = cells[j, i] = distance(one, members[j])
    return cells


def _why_none(parts: Sequence[IssueSums], coders: Sequence[str]) -> str:
    """Return why there is no alpha, or an empty text."""
    if len(coders) < 2:
        who = f"only {coders[0]!r} has" if coders else "nobody has"
        return f"No alpha: {who} coded this round, and agreement needs two coders."
    n, n_chance = (sum(part.n_pairable_units for part in some) for some in (parts, _with_chance(parts)))
    units = f"No alpha: two coders give a value on {counted(n, 'unit')} (party and issue)"
    if n < LEAST_UNITS:
        return f"{units}, and fewer than {LEAST_UNITS} are too few."
    if n_chance < LEAST_UNITS:
        where = "on issues where they do so for two or more parties"
        return f"{units}, {n_chance} of them {where}; chance cannot be told from fewer than {LEAST_UNITS}."
    if not any(part.expected for part in _with_chance(parts)):
        same = "on each issue with two or more such units all values are the same"
        return f"No alpha: {same}, so agreement cannot be told from chance."
    return ""


def _chance_from(parts: Sequence[IssueSums]) -> str:
    n = len(_with_chance(parts))
    if n == len(parts):
        return ""
    return f" What chance would give comes from the {n} of them with two or more units."
