"""Alpha over issues whose scales differ: chance is worked out within each issue, and only then summed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import Stance
from negotiation_kit.errors import counted
from negotiation_kit.model import Issue
from negotiation_kit.reliability.differences import Paired, Table
from negotiation_kit.reliability.estimate import interval, share
from negotiation_kit.reliability.readings import Reading, distance
from negotiation_kit.reliability.result import Alpha
from negotiation_kit.reliability.units import NOT_CODED, pairable

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
    def usable(self) -> bool:
        """Whether there are enough units to tell chance from observation."""
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
    expected = float(difference.expected(found, every)[0]) / (n - 1) if n else 0.0
    observed = float(difference.observed(found, every)[0]) if n else 0.0
    return IssueSums(issue, observed, expected, sum(map(bool, units)), n, len(found))


def pooled_alpha(parts: Sequence[IssueSums], coders: Sequence[str], n_bootstrap: int, seed: Any) -> Alpha:
    """Return alpha over issues: 1 - (sum of what is observed) / (sum of what chance would give).

    Parameters
    ----------
    parts : sequence of IssueSums
    coders : sequence of str
    n_bootstrap, seed : int
        For an interval from samples of the issues.
    """
    used = [part for part in parts if part.usable]
    levels = {part.issue.scale.level for part in used or parts}
    level = levels.pop() if len(levels) == 1 else "mixed"
    n, n_pairable_units = sum(part.n_pairable for part in used), sum(part.n_pairable_units for part in used)
    size = (sum(part.n_units for part in parts), len(coders), n, n_pairable_units, level)
    if reason := _why_none(used, parts, coders):
        return Alpha(None, None, None, *size, reason)
    observed, expected = _column(used, "observed"), _column(used, "expected")
    value = float(share(observed.sum(keepdims=True), expected.sum(keepdims=True))[0])
    ends = interval(
        lambda weights: share(weights @ observed, weights @ expected), len(used), n_bootstrap, seed, "issue"
    )
    told = f"{counted(len(coders), 'coder')}, {counted(n_pairable_units, 'unit')} (party and issue)"
    left = _left_out(parts)
    note = f"{told} on {counted(len(used), 'issue')}. {CONVENTION} {left} {ends.note}"
    return Alpha(value, ends.low, ends.high, *size, " ".join(note.split()))


def mean_distances(parts: Sequence[IssueSums]) -> tuple[float, float] | None:
    """Return the mean distance of two coders' values, and what chance would give; None without values."""
    used = [part for part in parts if part.usable]
    n = sum(part.n_pairable for part in used)
    if not n:
        return None
    return sum(part.observed for part in used) / n, sum(part.expected for part in used) / n


def _signature(found: Stance) -> Hashable:
    return frozenset(
        (offer.position.object, offer.by_elimination, offer.feasible.outcomes) for offer in found.headline
    )


def _table(members: Sequence[Stance]) -> NDArray[np.float64]:
    import numpy as np

    cells = np.zeros((len(members), len(members)))
    for i, one in enumerate(members):
        for j in range(i):
            cells[i, j] = cells[j, i] = distance(one, members[j])
    return cells


def _column(parts: Sequence[IssueSums], name: str) -> NDArray[np.float64]:
    import numpy as np

    return np.array([getattr(part, name) for part in parts])


def _why_none(used: Sequence[IssueSums], parts: Sequence[IssueSums], coders: Sequence[str]) -> str:
    if len(coders) < 2:
        who = f"only {coders[0]!r} has" if coders else "nobody has"
        return f"No alpha: {who} coded this round, and agreement needs two coders."
    n = sum(part.n_pairable_units for part in used)
    if n < LEAST_UNITS:
        units = f"{counted(n, 'unit')} (party and issue) to which two coders give a value"
        return f"No alpha: {units}, and fewer than {LEAST_UNITS} are too few. {_left_out(parts)}".strip()
    if not any(part.expected for part in used):
        return (
            f"No alpha: on each issue all values are the same ({counted(n, 'unit')}), so agreement cannot "
            "be told from chance."
        )
    return ""


def _left_out(parts: Sequence[IssueSums]) -> str:
    n = sum(part.n_pairable_units == 1 for part in parts)
    return f"Left out: {counted(n, 'issue')} with one such unit, where chance cannot be told." if n else ""
