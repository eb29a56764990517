"""Alpha of a coded round: values issue by issue, whose scales differ, and categories over all its units."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from negotiation_kit.analysis.coding.alpha import estimated, few_units
from negotiation_kit.analysis.coding.differences import Nominal, Ordinal, Paired, Table
from negotiation_kit.analysis.coding.estimate import Rated, interval, means, whole
from negotiation_kit.analysis.coding.ratings import Ratings
from negotiation_kit.analysis.coding.readings import Reading, distance
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.analysis.coding.units import NOT_CODED
from negotiation_kit.errors import counted
from negotiation_kit.model import Issue
from negotiation_kit.wording import Message, Short, joined

LEAST_VALUES = 10
"""Of two coders, five units; on fewer, one more or less would turn alpha upside down."""
Drawing = tuple[int, object]
"""How many samples to draw for an interval, and the seed."""


@dataclass(frozen=True, repr=False)
class IssueValues(Short):
    """The values that coders read on one issue, party by party."""

    issue: Issue
    rated: Rated

    @property
    def n(self) -> int:
        """How many values can be paired."""
        return int(self.rated.units.sizes.sum())

    @property
    def has_chance(self) -> bool:
        """Whether there are units enough to tell chance: on one alone it is what is observed."""
        return len(self.rated.units) > 1


def values_of(issue: Issue, units: Mapping[str, Sequence[Reading]], coders: Sequence[str]) -> IssueValues:
    """Return the values of an issue.

    Parameters
    ----------
    issue : Issue
    units : mapping of the readings of each party that anybody coded, by its id
    coders : sequence of str
    """
    named = any(name is not None for unit in units.values() for one in unit for name in one.regions)
    numbers: dict[Hashable, int] = {}
    members: list[Reading] = []
    given: list[dict[str, int]] = []
    for unit in units.values():
        given.append({})
        for reading in unit:
            if reading.regions:
                key = (reading.answer and named, frozenset(reading.regions.items()))
                if numbers.setdefault(key, len(members)) == len(members):
                    members.append(reading)
                given[-1][reading.coder] = numbers[key]
    ratings = _ratings(
        given, coders, [_text(reading) for reading in members], [(issue.id, name) for name in units]
    )
    return IssueValues(
        issue, Rated(ratings, Paired(_table(members)), bool(issue.scale.choices) and not issue.scale.together)
    )


def pooled_alpha(parts: Sequence[IssueValues], coders: Sequence[str], drawing: Drawing = (0, None)) -> Alpha:
    """Return alpha over issues: 1 - observed / expected mean distance.

    Parameters
    ----------
    parts : sequence of IssueValues
    coders : sequence of str
    drawing : (int, seed)
    """
    used = [part for part in parts if part.n]
    rated = tuple(part.rated for part in used)
    levels = {part.issue.scale.level for part in used or parts}
    level = levels.pop() if len(levels) == 1 else "mixed"
    n, n_paired = sum(part.n for part in used), sum(len(part.units) for part in rated)
    n_units = sum(part.rated.ratings.codes.shape[1] for part in parts)
    size = (n_units, len(coders), n, n_paired, level)
    if reason := _why_none(used, coders):
        return Alpha(None, None, None, *size, reason, rated)
    observed, expected = mean_distances(used)
    ends = interval(rated, *drawing)
    rests = Message(
        "reliability.rests-on-issues",
        coders=counted(len(coders), "coder"),
        units=counted(n_paired, "unit"),
        issues=counted(len(used), "issue"),
    )
    difference = Message("reliability.difference.kit")
    note = joined([rests, difference, _chance_from(used), few_units(n_paired), ends.note], " ")
    return Alpha(1 - (observed or 0.0) / (expected or 1.0), ends.low, ends.high, *size, note, rated)


def mean_distances(parts: Sequence[IssueValues]) -> tuple[float | None, float | None]:
    """Return how far two coders' values lie apart in the mean, and how far they would by chance.

    The first over all issues where two coders give a party a value, the second over those where they do so
    for two or more parties, each issue by itself; every issue counts by its number of values.
    """
    used = [part for part in parts if part.n]
    rated = [part.rated for part in used]
    observed, expected = (float(mean[0]) for mean in means(rated, whole(rated)))
    return (observed if used else None, expected if any(part.has_chance for part in used) else None)


def category_alpha(
    given: Sequence[Mapping[str, str]],
    coders: Sequence[str],
    names: Sequence[Hashable],
    drawing: Drawing = (0, None),
    order: Iterable[str] = (),
) -> Alpha:
    """Return alpha of categories, unit by unit.

    Parameters
    ----------
    given : sequence of the category each coder gives a unit
    coders : sequence of str
    names : sequence
        What the units are called.
    drawing : (int, seed)
    order : iterable of str
        From lowest to highest, where the categories have an order.
    """
    seen = (category for unit in given for category in unit.values())
    values = list(dict.fromkeys([*order, *seen]))
    codes = [{coder: values.index(category) for coder, category in unit.items()} for unit in given]
    level, difference = ("ordinal", Ordinal()) if order else ("nominal", Nominal())
    part = Rated(_ratings(codes, coders, values, names), difference, True)
    found = estimated(part, level, [Message(f"reliability.difference.{level}")], *drawing)
    few = _few(found.n_pairable, found.n_pairable_units)
    return replace(found, value=None, low=None, high=None, note=few) if few and found.n_pairable else found


def _ratings(
    given: Sequence[Mapping[str, int]],
    coders: Sequence[str],
    values: Sequence[str],
    names: Sequence[Hashable],
) -> Ratings:
    import numpy as np

    codes = np.full((len(coders), len(given)), NOT_CODED, dtype=np.intp)
    row = {coder: place for place, coder in enumerate(coders)}
    for unit, categories in enumerate(given):
        for coder, number in categories.items():
            codes[row[coder], unit] = number
    return Ratings(codes, values, names)


def _text(reading: Reading) -> str:
    """Return what a coder reads in one line, the object before its value where one is named."""
    found = reading.regions.items()
    return " | ".join(f"{name}: {region.text}" if name else region.text for name, region in found)


def _table(members: Sequence[Reading]) -> Table:
    import numpy as np

    cells = np.zeros((len(members), len(members)))
    for i, one in enumerate(members):
        for j in range(i):
            cells[i, j] = cells[j, i] = distance(one, members[j])
    return Table(cells)


def _few(n: int, units: int) -> str:
    """Return that there are too few values for an alpha; nothing where there are enough."""
    if n >= LEAST_VALUES:
        return ""
    return Message("reliability.none.few", n=n, units=counted(units, "unit"), least=LEAST_VALUES)


def _why_none(parts: Sequence[IssueValues], coders: Sequence[str]) -> str:
    """Return why there is no alpha, or an empty text."""
    if len(coders) < 2:
        return Message(
            "reliability.none.one-coded" if coders else "reliability.none.nobody", coder="".join(coders)
        )
    chance = [part for part in parts if part.has_chance]
    n, n_chance = (sum(part.n for part in some) for some in (parts, chance))
    if few := _few(n, sum(len(part.rated.units) for part in parts)):
        return few
    if n_chance < LEAST_VALUES:
        return Message("reliability.none.no-chance", n=n, few=n_chance, least=LEAST_VALUES)
    return "" if mean_distances(chance)[1] else Message("reliability.none.same-on-each")


def _chance_from(parts: Sequence[IssueValues]) -> str:
    n = sum(part.has_chance for part in parts)
    return "" if n == len(parts) else Message("reliability.chance-from", n=n)
