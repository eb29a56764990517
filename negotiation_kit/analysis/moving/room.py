"""How much room a party leaves itself: more or less than before, and in what."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.analysis.comparing.stance import Offer, Stance
from negotiation_kit.model import Firmness, Position
from negotiation_kit.scales import Line, Value

_RANKS = {Firmness.FLEXIBLE: 0, Firmness.FIRM: 1, Firmness.RED_LINE: 2}


def more_room(before: Stance, after: Stance) -> list[str]:
    """Return in words where a party leaves itself more room than before."""
    scale = before.issue.scale
    found = [f"also offers {scale.text(value)}" for value in _only_in(after, before)]
    found += [f"does not repeat that it rejects {text}" for text in _parts(before, after, "rejects")]
    found += [f"also accepts {text}" for text in _parts(after, before, "accepts")]
    if _conditional(before) and after.stated and not _conditional(after):
        found.append("no longer under conditions")
    if _width(after) > _width(before):
        found.append("a wider range")
    return found + _firmness_fell(before, after, "from {} to {}")


def less_room(before: Stance, after: Stance) -> list[str]:
    """Return in words where a party leaves itself less room than before."""
    scale = before.issue.scale
    found = [f"does not repeat its offer of {scale.text(value)}" for value in _only_in(before, after)]
    found += [f"also rejects {text}" for text in _parts(after, before, "rejects")]
    found += [f"does not repeat that it accepts {text}" for text in _parts(before, after, "accepts")]
    if _conditional(after) and before.stated and not _conditional(before):
        found.append("now under conditions")
    if _width(after) < _width(before):
        found.append("a narrower range")
    return found + _firmness_fell(after, before, "from {1} to {0}")


def _only_in(one: Stance, other: Stance) -> Iterator[Value]:
    """Yield what one stance offers and the other does not; a range that shrinks or grows is no new offer."""
    if len(one.offers) == len(other.offers) == 1 or not (one.stated and other.stated):
        return
    known = [(offer.position.object, offer.feasible) for offer in other.offers]
    for offer in one.offers:
        if (offer.position.object, offer.feasible) not in known:
            yield offer.value


def _parts(one: Stance, other: Stance, name: str) -> list[str]:
    parts = tuple(part for part in getattr(one, name) if part not in getattr(other, name))
    return [one.issue.scale.parts_text(parts)] if parts else []


def _conditional(stance: Stance) -> bool:
    return stance.stated and all(offer.conditional for offer in stance.offers)


def _width(stance: Stance) -> float:
    """Return how wide the one offer of a stance on a line is; 0 for anything else."""
    if not isinstance(stance.issue.scale, Line) or len(stance.offers) != 1:
        return 0.0
    return round(sum(_length(interval) for interval in stance.offers[0].feasible.outcomes), 9)


def _length(interval: object) -> float:
    return interval[1] - interval[0] if isinstance(interval, tuple) else 0.0


def _firmness_fell(one: Stance, other: Stance, phrase: str) -> list[str]:
    high, low = _firmness(one), _firmness(other)
    if high is None or low is None or _RANKS[high] <= _RANKS[low]:
        return []
    return [phrase.format(high.replace("-", " "), low.replace("-", " "))]


def _firmness(stance: Stance) -> Firmness | None:
    """Return the firmness of the leading entry; None where the coder does not know it."""
    leading = _leading(stance)
    return leading.firmness if leading and leading.firmness in _RANKS else None


def _leading(stance: Stance) -> Position | None:
    offers: tuple[Offer, ...] = stance.headline
    if offers:
        return offers[0].position
    return next((entry for entry in stance.entries if entry.rejects or entry.accepts), None)
