"""What is drawn of a side on its issue's scale, in coordinates of [0, 1]: the same for page and charts."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_kit.analysis.comparing import IssueComparison, Stance
from negotiation_kit.scales import Interval, parts_of


@dataclass(frozen=True)
class Drawn:
    """One side on a scale.

    Parameters
    ----------
    marks : tuple of float
        Where its offers stand.
    hollow : bool
        Whether the mark is not stated but the only outcome its rejections leave.
    stretches : tuple of (float, float)
        Ranges it offers.
    figures : str
        The coded numbers or dates, without unit; empty on scales of named levels.
    crosses : tuple of float
        What it rejects; `barred` are ranges it rejects.
    possible : tuple of (float, float)
        What its rejections leave, where it has stated no value.
    """

    marks: tuple[float, ...] = ()
    hollow: bool = False
    stretches: tuple[Interval, ...] = ()
    figures: str = ""
    crosses: tuple[float, ...] = ()
    barred: tuple[Interval, ...] = ()
    possible: tuple[Interval, ...] = ()


def drawn(party: Stance) -> Drawn:
    """Return how one side is drawn on its issue's scale."""
    scale = party.issue.scale
    offered = list(dict.fromkeys(part for offer in party.headline for part in parts_of(offer.value)))
    left = party.only_left
    if left is not None:
        offered = list(left.parts)
    spans, ruled = ([scale.span(part) for part in parts] for parts in (offered, party.rejects))
    return Drawn(
        marks=tuple(map(_middle, spans)),
        hollow=left is not None,
        stretches=tuple((low, high) for low, high in spans if high > low),
        figures="" if scale.choices else " or ".join(scale.part_text(part, unit=False) for part in offered),
        crosses=tuple(map(_middle, ruled)),
        barred=tuple((low, high) for low, high in ruled if high > low),
        possible=scale.rest(party.rejects) if ruled and not offered else (),
    )


def gap(row: IssueComparison) -> Interval | None:
    """Return the stretch between the two headline offers, or None where there is none to measure."""
    scale, pair = row.issue.scale, row.headline
    if pair is None or not row.distance or not scale.has_order:
        return None
    return scale.nearest_ends(pair.a.value, pair.b.value)


def _middle(stretch: Interval) -> float:
    return (stretch[0] + stretch[1]) / 2
