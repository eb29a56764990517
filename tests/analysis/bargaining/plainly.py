"""The rules of the models followed party by party, in plain numbers: a second way to every result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

SAME, ALIKE = 1e-9, 1e-12


class Row(NamedTuple):
    """A party on an issue: position, salience as a share of 1, capability."""

    x: float
    s: float
    c: float


class Plain(NamedTuple):
    """An exchange as the rule of Stokman and Van Oosten (1994) gives it."""

    names: tuple[str, str, str, str]
    shift_p: float
    shift_q: float
    gain: float
    capped: bool
    better: frozenset[str]
    worse: frozenset[str]
    moved: tuple[float, float, float, float]


Table = dict[str, dict[str, Row]]
Stand = dict[str, dict[str, float]]


def mean(on: dict[str, Row], stand: dict[str, float] | None = None) -> float:
    at = stand or {name: row.x for name, row in on.items()}
    return sum(at[name] * row.s * row.c for name, row in on.items()) / weight(on)


def weight(on: dict[str, Row]) -> float:
    return sum(row.s * row.c for row in on.values())


def median(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the middle of where the weighted distance to all positions is least."""
    away = {x: sum(w * abs(y - x) for y, w in pairs) for x, w in pairs if w}
    least = [x for x, far in away.items() if far <= min(away.values()) + SAME]
    return (min(least) + max(least)) / 2


def winner(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return the position that beats each other one."""

    def beats(one: float, other: float) -> bool:
        nearer = [(abs(x - other) - abs(x - one), w) for x, w in pairs]
        ahead = sum(w for gap, w in nearer if gap > ALIKE) - sum(w for gap, w in nearer if gap < -ALIKE)
        return ahead > ALIKE

    places = {x for x, _ in pairs}
    found = [one for one in places if all(beats(one, other) for other in places - {one})]
    return found[0] if found else None


def by_the_rule(table: Table, stand: Stand | None = None) -> Iterator[Plain]:
    """Yield all exchanges, in the order of issues and parties; `stand` is where each has moved to."""
    now = stand or {issue: {name: row.x for name, row in on.items()} for issue, on in table.items()}
    for p, q in combinations(table, 2):
        for a, b in combinations([name for name in table[p] if name in table[q]], 2):
            sides = [
                (table[on][a].x - mean(table[on], now[on]) > SAME)
                != (table[on][b].x - mean(table[on], now[on]) > SAME)
                for on in (p, q)
            ]
            leans = table[p][a].s * table[q][b].s, table[p][b].s * table[q][a].s
            if all(sides) and abs(leans[0] - leans[1]) > ALIKE * max(leans):
                found = exchanged(table, now, p, q, *((a, b) if leans[0] > leans[1] else (b, a)))
                if found.shift_p > 1e-10 and found.gain > ALIKE:
                    yield found


def way(wants: float, stand: float, toward: float) -> tuple[int, float]:
    """Return the direction of a concession, and how far it can still go."""
    sign = 1 if toward > wants else -1
    went_back = (stand - wants) * sign < 0
    return sign, 0.0 if went_back else max(0.0, (toward - stand) * sign)


def exchanged(table: Table, now: Stand, p: str, q: str, i: str, j: str) -> Plain:
    on_p, on_q = table[p], table[q]
    rate = (on_p[i].s + on_p[j].s) / (on_q[i].s + on_q[j].s)
    sign_p, far_p = way(on_p[j].x, now[p][j], on_p[i].x)
    sign_q, far_q = way(on_q[i].x, now[q][i], on_q[j].x)
    pull_p, pull_q = on_p[j].s * on_p[j].c / weight(on_p), on_q[i].s * on_q[i].c / weight(on_q)
    dp, most = far_p * pull_p, far_q * pull_q
    capped = dp * rate > most
    dp, dq = (most / rate, most) if capped else (dp, dp * rate)
    others = {
        name: gained(on_p, now[p], name, sign_p * dp) + gained(on_q, now[q], name, sign_q * dq)
        for name in {*on_p, *on_q} - {i, j}
    }
    better, worse = (frozenset(name for name in others if sign * others[name] > SAME) for sign in (1, -1))
    moved_p, moved_q = (dp / pull_p if pull_p else 0.0), (dq / pull_q if pull_q else 0.0)
    ends = now[p][j], now[p][j] + sign_p * moved_p, now[q][i], now[q][i] + sign_q * moved_q
    gain = abs(dp * on_p[i].s - dq * on_q[i].s)
    return Plain((i, p, j, q), dp, dq, gain, capped, better, worse, ends)


def gained(on: dict[str, Row], stand: dict[str, float], name: str, shift: float) -> float:
    if name not in on:
        return 0.0
    before = mean(on, stand)
    return on[name].s * (abs(on[name].x - before) - abs(on[name].x - before - shift))


def in_sequence(table: Table) -> tuple[list[Plain], list[int], Stand]:
    """Return exchanges carried out, the greatest gain first; how many are left each time; all ends."""
    now = {issue: {name: row.x for name, row in on.items()} for issue, on in table.items()}
    steps: list[Plain] = []
    left: list[int] = []
    while found := list(by_the_rule(table, now)):
        left += [len(found)] if steps else []
        greatest = max(row.gain for row in found)
        step = next(row for row in found if row.gain >= greatest * (1 - ALIKE))
        i, p, j, q = step.names
        now[p][j], now[q][i] = step.moved[1], step.moved[3]
        steps.append(step)
    return steps, [*left, 0] if steps else [], now


def efficient(worth: Sequence[Sequence[float]]) -> set[int]:
    """Return the packages that none betters."""

    def betters(one: Sequence[float], other: Sequence[float]) -> bool:
        return all(x >= y for x, y in zip(one, other, strict=True)) and list(one) != list(other)

    return {n for n, row in enumerate(worth) if not any(betters(other, row) for other in worth)}


def divided(a: dict[str, float], b: dict[str, float]) -> float:
    """Return what both sides get where the issues lie in a row by the ratio of points, cut at one place."""
    order = sorted(a, key=lambda name: a[name] / b[name], reverse=True)
    whole_a, whole_b = sum(a.values()), sum(b.values())
    has, rest = 0.0, 100.0
    for name in order:
        mine, yours = a[name] / whole_a * 100, b[name] / whole_b * 100
        if has + mine >= rest - yours:
            return has + mine * (rest - has) / (mine + yours)
        has, rest = has + mine, rest - yours
    return has
