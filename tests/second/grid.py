"""Every outcome of a scale, one by one, and distances between them: the ground of the second implementation.

A line of numbers is cut at every figure anybody named, half way between any two of them, at the middle of the
scale, and once more between any two of these cuts. What lies between two cuts is one outcome more, the gap
`(low, high)` without its ends: whatever is ruled out or wanted, a gap is in or out as a whole. Days, whole
units, levels and choices of options are listed as they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, pairwise
from typing import Any

from negotiation_kit.model import Case, Issue
from negotiation_kit.scales import Part, Scale, Span, Value
from negotiation_kit.scales.edtf import Edtf

SAME = 1e-9
FEWEST_FOR_NEAR = 5
Outcome = Hashable
Region = frozenset[Outcome]
NONE: Region = frozenset()


@dataclass(frozen=True)
class Grid:
    """All outcomes of one scale."""

    scale: Scale
    ends: tuple[float, ...] = ()

    @cached_property
    def facts(self) -> Any:
        """The data the scale declares, whatever its class."""
        return self.scale

    @cached_property
    def level(self) -> str:
        return self.scale.level

    @cached_property
    def whole(self) -> Region:
        """Every outcome there is."""
        return frozenset(self._outcomes())

    def _outcomes(self) -> Iterator[Outcome]:
        if self.level in ("nominal", "ordinal"):
            yield from self.facts.names
        elif self.level == "set":
            yield from subsets(self.facts.names)
        elif self.counted:
            yield from (float(unit) for unit in range(round(self.low), round(self.high) + 1))
        else:
            yield from cut_line(self.low, self.high, self.ends)

    @property
    def counted(self) -> bool:
        """Design 3, whole numbers: days always come in units, a ratio scale does where it says so."""
        return self.level == "date" or bool(getattr(self.facts, "whole", False))

    @property
    def low(self) -> float:
        return 0.0 if self.level == "date" else float(self.facts.min)

    @property
    def high(self) -> float:
        return (
            float((self.facts.max - self.facts.min).days) if self.level == "date" else float(self.facts.max)
        )

    # Regions

    def wanted(self, value: Value) -> Region:
        """Design 3, alternatives: any of them is enough; of a set all options together."""
        if self.level == "set":
            return frozenset((frozenset(value),))
        return self.any_of((value,) if isinstance(value, str) else value)

    def any_of(self, parts: Iterable[Part]) -> Region:
        return frozenset().union(*(self._part(part) for part in parts))

    def ruled_out(self, parts: Iterable[Part]) -> Region:
        """Method, verdicts: a set is ruled out as soon as one of its options is."""
        if self.level != "set":
            return self.any_of(parts)
        options = set(parts)
        return frozenset(choice for choice in self.whole if options & _options(choice))

    def widened(self, wanted: Iterable[Region], accepts: Iterable[Part]) -> Region:
        """What a party accepts: what it wants, and what it could live with; options of a set may be added."""
        regions, parts = list(wanted), tuple(accepts)
        if self.level != "set":
            return frozenset().union(*regions, self.any_of(parts))
        if not regions:  # never the choice of nothing, which nobody has named
            return frozenset(choice for choice in self.whole if choice and _options(choice) <= set(parts))
        cores = [_options(choice) for region in regions for choice in region]
        return frozenset(
            choice
            for choice in self.whole
            if any(core <= _options(choice) <= core | set(parts) for core in cores)
        )

    def figures(self, value: Value) -> Region:
        """Rule 6: for a step an open end stands with the figure named."""
        if isinstance(value, str) or self.level in ("nominal", "ordinal", "set"):
            return self.wanted(value)
        return frozenset().union(*(self._between(*_named(self._ends(part))) for part in value))

    def readings(self, value: Value | None, doubt: Value) -> list[Region]:
        """Design 3, uncertain: every outcome that may be meant."""
        if self.level == "set":
            sure, maybe = set(value or ()) - set(doubt), set(doubt)
            return [frozenset((choice,)) for choice in self.whole if sure <= _options(choice) <= sure | maybe]
        points = (outcome for outcome in self.wanted(doubt) if not isinstance(outcome, tuple))
        return [frozenset((point,)) for point in points]

    @property
    def on_line(self) -> bool:
        return self.level in ("interval", "ratio") and not self.counted

    def beside(self, held: Region, barred: Region) -> list[tuple[Region, Region]]:
        """Return the gaps held that end at what is barred, each with the end that it comes near to."""
        return [
            (frozenset((gap,)), frozenset((end,)))
            for gap in held
            for end in (gap if isinstance(gap, tuple) else ())
            if end in barred
        ]

    def doubted(self, doubt: Value) -> Region:
        """All that may be meant where there is a doubt and nothing else."""
        return self.wanted(doubt) if self.level != "set" else NONE.union(*self.readings(None, doubt))

    def _part(self, part: Part) -> Region:
        if isinstance(part, str):
            return frozenset((part,))
        low, high = self._ends(part)
        return self._between(self.low if low is None else low, self.high if high is None else high)

    def _ends(self, part: Part | str) -> tuple[float | None, float | None]:
        return ends_of(part, self.facts.min)

    def _between(self, low: float, high: float) -> Region:
        if (low, high) not in self._kept:
            inside = (outcome for outcome in self.whole if low <= first(outcome) and last(outcome) <= high)
            self._kept[low, high] = frozenset(inside)
        return self._kept[low, high]

    @cached_property
    def _kept(self) -> dict[tuple[float, float], Region]:
        return {}

    # Distances

    def measures(self, metric: str) -> bool:
        """Method, other metrics: `directional` needs a neutral middle, the others nothing."""
        if metric != "directional" or self.level == "interval":
            return True
        return self.level == "ordinal" and len(self.facts.names) % 2 == 1 and self._middle_is_half_way

    @property
    def _middle_is_half_way(self) -> bool:
        names = self.facts.names
        return abs(self.place(names[len(names) // 2]) - 0.5) < SAME

    def place(self, outcome: Outcome) -> float:
        """Where a level, number or day lies from 0 to 1."""
        if outcome not in self._places:
            self._places[outcome] = self._place(outcome)
        return self._places[outcome]

    @cached_property
    def _places(self) -> dict[Outcome, float]:
        return {}

    def _place(self, outcome: Outcome) -> float:
        if self.level == "ordinal":
            rank, at = self.facts.names.index(outcome), self.facts.at
            at = at or tuple(range(len(self.facts.names)))
            return float((at[rank] - at[0]) / (at[-1] - at[0]))
        return (first(outcome) - self.low) / (self.high - self.low)

    def apart(self, one: Outcome, other: Outcome, metric: str = "gower") -> float:
        """Method, distance between two known positions."""
        if metric == "directional":
            return 0.5 - 2 * (self.place(one) - 0.5) * (self.place(other) - 0.5)
        if self.level == "nominal":
            return float(one != other)
        if self.level == "set":
            a, b = _options(one), _options(other)
            return 1 - len(a & b) / len(a | b) if a | b else 0.0
        return abs(self.place(one) - self.place(other))

    def points(self, region: Region) -> list[Outcome]:
        """The outcomes of a region, with the ends of its gaps: 9.9 and 9.99 count as 10."""
        found: dict[Outcome, None] = {}
        for outcome in region:
            for point in outcome if isinstance(outcome, tuple) else (outcome,):
                found[point] = None
        return list(found)

    def gap(self, one: Region, other: Region, metric: str = "gower") -> float:
        """Rule 1, between two parties: how near they can come."""
        if metric == "identical":
            return float(one != other)
        return min(self.apart(a, b, metric) for a in self.points(one) for b in self.points(other))

    def farthest_left(self, known: Region, left: Region, metric: str) -> float:
        """Rule 2: how far the outcome left that lies farthest is from what is known."""
        if metric == "identical":
            return float(not (len(left) == 1 and left == known))
        return max(min(self.apart(a, b, metric) for a in self.points(known)) for b in self.points(left))

    def nearest_left(self, known: Region, left: Region, metric: str) -> float:
        """Rule 2: how near the outcome left that lies nearest is."""
        return float(not known <= left) if metric == "identical" else self.gap(known, left, metric)

    def both_unknown(self, one: Region, other: Region, metric: str) -> tuple[float, float]:
        """Rule 2, with nothing known of either."""
        if metric == "identical":
            return float(not one & other), float(not (len(one) == 1 and one == other))
        found = [self.apart(a, b, metric) for a in self.points(one) for b in self.points(other)]
        return min(found), max(found)

    def reach(self, before: Region, after: Region) -> float:
        """Rule 1, between two statements of one party: the distance of Hausdorff."""
        return max(self._one_way(before, after), self._one_way(after, before))

    def _one_way(self, one: Region, other: Region) -> float:
        return max(min(self.apart(a, b) for b in self.points(other)) for a in self.points(one))


def grid_of(case: Case, issue: Issue) -> Grid:
    """Return the grid of an issue, cut wherever anybody in the case names a figure on it."""
    named: set[float] = set()
    if issue.scale.level in ("interval", "ratio"):
        for part in _parts_named(case, issue.id):
            named.update(float(end) for end in ends_of(part, None) if end is not None)
    return _grid(issue.scale, tuple(sorted(named)))


@cache
def _grid(scale: Scale, ends: tuple[float, ...]) -> Grid:
    return Grid(scale, ends)


def _parts_named(case: Case, issue: str) -> Iterator[Part | str]:
    for entry in case.positions:
        if entry.issue == issue:
            printed = entry.printed
            for parts in (entry.value, entry.uncertain, entry.accepts, entry.rejects):
                yield from parts or ()
            if printed is not None:
                for parts in (printed.value, printed.accepts, printed.rejects):
                    yield from parts or ()
        for package in entry.conditional_on:
            for name, value, *_ in package:
                yield from value if name == issue else ()


def ends_of(part: Part | str, start: date | None) -> tuple[float | None, float | None]:
    """Return the ends of a stretch of numbers, or of days counted from the first of the window."""
    if isinstance(part, Span):
        return part.low, part.high
    assert isinstance(part, Edtf)
    assert start is not None
    days = [None if day is None else float((day - start).days) for day in (part.first, part.last)]
    return days[0], days[1]


def cut_line(low: float, high: float, ends: Iterable[float]) -> Iterator[Outcome]:
    """Yield the points and the gaps of a line cut at these figures and half way between them."""
    cuts = {low, high, (low + high) / 2, *ends}
    cuts |= {(a + b) / 2 for a, b in combinations(sorted(cuts), 2)}
    rough = sorted(cuts)
    points = sorted({*rough, *((a + b) / 2 for a, b in pairwise(rough))})
    yield from points
    yield from pairwise(points)


def subsets(options: Iterable[str]) -> Iterator[frozenset[str]]:
    """Yield every choice of options, none included."""
    names = list(options)
    for size in range(len(names) + 1):
        yield from map(frozenset, combinations(names, size))


def first(outcome: Outcome) -> float:
    found = outcome[0] if isinstance(outcome, tuple) else outcome
    assert isinstance(found, float)
    return found


def last(outcome: Outcome) -> float:
    found = outcome[1] if isinstance(outcome, tuple) else outcome
    assert isinstance(found, float)
    return found


def inside(outcome: Outcome) -> Outcome:
    """Return an outcome to ask a region for: of a gap, some figure within it."""
    return (first(outcome) + last(outcome)) / 2 if isinstance(outcome, tuple) else outcome


def _options(choice: Outcome) -> frozenset[str]:
    assert isinstance(choice, frozenset)
    return choice


def _named(ends: tuple[float | None, float | None]) -> tuple[float, float]:
    low, high = ends
    figures = [end for end in (low, high) if end is not None]
    return figures[0], figures[-1]
