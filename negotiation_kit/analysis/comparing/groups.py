"""Which of several parties want the same on an issue."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD
from negotiation_kit.analysis.comparing.stances import Stance
from negotiation_kit.analysis.comparing.verdict import Verdict, verdicts_at


def agreeing(stances: Sequence[Stance]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of parties that agree on an issue.

    Parameters
    ----------
    stances : sequence of Stance
        One a party, on one issue of one round.

    Returns
    -------
    tuple of tuple of str
        Party ids, in the order given. Within a group every two parties have the verdict `agree`; a party on
        its own makes no group. Whether two parties want the same does not depend on metric or threshold.
    """
    groups: list[list[Stance]] = []
    for found in stances:
        own = next((group for group in groups if all(_agree(found, other) for other in group)), None)
        if own is None:
            groups.append([found])
        else:
            own.append(found)
    return tuple(tuple(found.party.id for found in group) for group in groups if len(group) > 1)


def _agree(one: Stance, other: Stance) -> bool:
    """Return whether two want the same; the verdict does not hang on metric or threshold."""
    if not one.headline or not other.headline:
        return False
    return verdicts_at(one, other, "gower", (DEFAULT_THRESHOLD,)) == (Verdict.AGREE,)
