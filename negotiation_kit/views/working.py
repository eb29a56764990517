"""A distance worked out in words, so that a reader can redo it by hand."""

from __future__ import annotations

from negotiation_kit.comparison import Comparison, IssueComparison, OfferPair, Stance
from negotiation_kit.scales import DateScale, IntervalScale, Line, OrdinalScale, Part, Scale, SetScale, Value, day_text, number_text
from negotiation_kit.views.words import figure


def working(comparison: Comparison, row: IssueComparison) -> str:
    """Return how the distance of a row comes about, and what follows from it.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    """
    if row.headline is not None and row.distance is not None:
        return f"{pair_working(row.headline, row.issue.scale, comparison.metric)} {_conclusion(comparison, row)}"
    if row.low is None:
        return f"No distance: {row.reason}."
    if row.verdict.value == "not-comparable":
        return f"Not measured: {row.reason}."
    left = " ".join(_left(party) for party in (row.a, row.b) if not party.stated)
    span = f"exactly {figure(row.low)}" if row.low == row.high else f"between {figure(row.low)} and {figure(row.high)}"
    return f"{left} The distance lies {span}, so it does not enter the score. {_sentence(row.reason)}"


def pair_working(pair: OfferPair, scale: Scale, metric: str) -> str:
    """Return the arithmetic of one pair of offers."""
    if pair.distance is None:
        return "Not measured."
    a, b = pair.a.value, pair.b.value
    if metric == "identical":
        return f"Share of equal values: {'the same' if pair.distance == 0 else 'different'}, {figure(pair.distance)}."
    if metric == "directional":
        return _directional(scale, a, b, pair.distance)
    if isinstance(scale, SetScale):
        return _jaccard(scale, a, b, pair.distance)
    if isinstance(scale, Line):
        return _gap(scale, a, b, pair.distance)
    return _levels(scale, str(a), str(b), pair.distance)


def _levels(scale: Scale, a: str, b: str, distance: float) -> str:
    one, other = (f"“{scale.part_text(name)}”" for name in (a, b))
    if not isinstance(scale, OrdinalScale):
        same = f"Both chose {one}: 0." if a == b else f"{one} and {other} are different options without an order: 1."
        return same
    steps = scale.at or tuple(float(rank) for rank in range(len(scale.values)))
    x, y = (steps[scale.names.index(name)] for name in (a, b))
    width = steps[-1] - steps[0]
    return (
        f"{one} is step {figure(x)} and {other} step {figure(y)} on a scale from {figure(steps[0])} to "
        f"{figure(steps[-1])}: |{figure(x)} − {figure(y)}| ÷ {figure(width)} = {figure(distance)}."
    )


def _gap(scale: Line, a: Value, b: Value, distance: float) -> str:
    one, other = _nearest_ends(scale, a, b)
    ranged = "Nearest ends: " if len(a) > 1 or len(b) > 1 or _ranged(scale, a) or _ranged(scale, b) else ""
    if isinstance(scale, DateScale):
        days = (scale.max - scale.min).days
        return f"{ranged}{one} and {other}; {round(distance * days)} days of a window of {days}: {figure(distance)}."
    assert isinstance(scale, IntervalScale)
    if distance == 0:
        return f"{ranged}{one} and {other} {scale.unit}: no gap, 0."
    width = number_text(scale.max - scale.min)
    return f"{ranged}|{one} − {other}| ÷ {width} {scale.unit} = {figure(distance)}."


def _nearest_ends(scale: Line, a: Value, b: Value) -> tuple[str, str]:
    pairs = [(scale.span(x), scale.span(y)) for x in _parts(a) for y in _parts(b)]
    one, other = min(pairs, key=lambda pair: max(0.0, pair[0][0] - pair[1][1], pair[1][0] - pair[0][1]))
    if one[1] < other[0]:
        return _at(scale, one[1]), _at(scale, other[0])
    if other[1] < one[0]:
        return _at(scale, one[0]), _at(scale, other[1])
    shared = max(one[0], other[0])
    return _at(scale, shared), _at(scale, shared)


def _at(scale: Line, coordinate: float) -> str:
    if isinstance(scale, DateScale):
        from datetime import timedelta

        return day_text(scale.min + timedelta(days=round(coordinate * (scale.max - scale.min).days)))
    assert isinstance(scale, IntervalScale)
    return number_text(round(scale.min + coordinate * (scale.max - scale.min), 9))


def _ranged(scale: Line, value: Value) -> bool:
    return any(low != high for low, high in (scale.span(part) for part in _parts(value)))


def _parts(value: Value) -> tuple[Part, ...]:
    return (value,) if isinstance(value, str) else value


def _jaccard(scale: SetScale, a: Value, b: Value, distance: float) -> str:
    both, named = {*a} & {*b}, {*a} | {*b}
    if not named:
        return "Both chose none of the options: 0."
    return f"{len(both)} of the {len(named)} options named are named by both: 1 − {len(both)} ÷ {len(named)} = {figure(distance)}."


def _directional(scale: Scale, a: Value, b: Value, distance: float) -> str:
    x, y = (scale.coordinate(_parts(value)[0]) for value in (a, b))
    if x is None or y is None:
        return "Not measured."
    return (
        f"Measured from the midpoint, {figure(x - 0.5)} and {figure(y - 0.5)}: "
        f"0.5 − 2 × {figure(x - 0.5)} × {figure(y - 0.5)} = {figure(distance)}."
    )


def _left(party: Stance) -> str:
    name, scale = party.party.short, party.issue.scale
    if not party.rejects:
        return f"{name} has stated no value, so every outcome stays possible."
    ruled = scale.parts_text(party.rejects)
    if isinstance(scale, Line):
        return f"{name} rules out {ruled} and states no alternative; the rest of the scale stays possible."
    left = " and ".join(f"“{scale.part_text(str(name))}”" for name in party.left.outcomes) or "nothing"
    return f"{name} rules out “{ruled}” and states no alternative; {left} stay possible."


def _conclusion(comparison: Comparison, row: IssueComparison) -> str:
    limit = f"{comparison.threshold:g}"
    return {
        "agree": "The same value: the sides agree.",
        "overlap": _sentence(row.reason),
        "partial": f"Not above {limit}: partial agreement.",
        "diverge": f"Above {limit}: the sides diverge." if row.distance and row.distance > comparison.threshold else f"{_sentence(row.reason)} The sides diverge.",
    }.get(row.verdict.value, _sentence(row.reason))


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:] + "."
