"""Regions of named outcomes: some levels of a scale, some of the choices that a set of options allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from negotiation_kit.scales.ground import Apart, Region
from negotiation_kit.scales.named import NamedScale
from negotiation_kit.scales.parts import Part
from negotiation_kit.wording import ENGLISH, say


@dataclass(frozen=True, repr=False)
class Levels(Region):
    """Some of the levels of a scale."""

    scale: NamedScale
    levels: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.levels

    @property
    def single(self) -> bool:
        return len(self.levels) == 1

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.points())

    @property
    def named(self) -> tuple[tuple[str, bool], ...]:
        return tuple((name, True) for name in self.parts)

    def holds(self, outcome: Any) -> bool:
        return outcome in self.levels

    def covers(self, other: Levels) -> bool:
        return other.levels <= self.levels

    def meet(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels & other.levels)

    def join(self, other: Levels) -> Levels:
        return Levels(self.scale, self.levels | other.levels)

    def texts(self, language: str = ENGLISH) -> list[str]:
        return [self.scale.part_text(name, language=language) for name in self.parts]

    def points(self, *others: Levels) -> list[str]:
        return [name for name in self.scale.names if name in self.levels]

    def at(self, outcome: Any) -> Levels:
        return Levels(self.scale, frozenset([outcome]))


Family = tuple[frozenset[str], frozenset[str]]
"""The choices that hold all of the first options, and none but the second."""


@dataclass(frozen=True, repr=False)
class Choices(Region):
    """Some of the choices that a set scale allows, as families of them.

    Parameters
    ----------
    scale : NamedScale
        Of options.
    families : tuple of Family
    some : bool
        Whether to choose none of the options is not among them, whatever the families say.
    """

    scale: NamedScale
    families: tuple[Family, ...]
    some: bool = False

    @classmethod
    def of(cls, scale: NamedScale, families: Iterable[Family], some: bool = False) -> Choices:
        """Return the union of families, in the order of the scale and none inside another."""
        real = {_chosen(family) if some else family for family in families if family[0] <= family[1]}
        kept = [one for one in real if (one[1] or not some) and not any(_within(one, own) for own in real)]
        if len(kept) > 1:
            place = {name: number for number, name in enumerate(scale.names)}
            kept.sort(key=lambda family: [sorted(map(place.__getitem__, side)) for side in family])
        # Where all choices hold an option anyway, that some must be chosen says nothing more.
        return cls(scale, tuple(kept), some and not all(must for must, _ in kept))

    @property
    def empty(self) -> bool:
        return not self.families

    @property
    def single(self) -> bool:
        return len(self.families) == 1 and self.families[0][0] == self.families[0][1]

    @property
    def parts(self) -> tuple[str, ...]:
        """The options of its smallest choices; where these may be none, all that it may hold."""
        must = {name for core, _ in self.families for name in core}
        may = must or {name for _, family in self.families for name in family}
        return tuple(name for name in self.scale.names if name in may)

    @property
    def named(self) -> tuple[tuple[str, bool], ...]:
        must = {name for core, _ in self.families for name in core}
        may = {name for _, family in self.families for name in family}
        return tuple((name, name in must) for name in self.scale.names if name in may)

    def holds(self, outcome: Any) -> bool:
        chosen = frozenset(outcome)
        return any(must <= chosen <= may for must, may in self.families) and not (self.some and not chosen)

    def covers(self, other: Choices) -> bool:
        return all(self.holds(chosen) for chosen in other.points(self))

    def meet(self, other: Choices) -> Choices:
        both = ((one[0] | two[0], one[1] & two[1]) for one, two in product(self.families, other.families))
        return Choices.of(self.scale, both, self.some or other.some)

    def join(self, other: Choices) -> Choices:
        some = not (self.holds(()) or other.holds(()))
        return Choices.of(self.scale, (*self.families, *other.families), some)

    def adding(self, parts: tuple[Part, ...]) -> Choices:
        """Return it with options that may be added to each choice."""
        more = frozenset(map(str, parts))
        return replace(self, families=tuple((must, may | more) for must, may in self.families))

    def texts(self, language: str = ENGLISH) -> list[str]:
        return [self._told(*family, language) for family in self.families]

    def _told(self, must: frozenset[str], may: frozenset[str], language: str) -> str:
        core, rest = self._listed(must, language), self._listed(may - must, language)
        if not may:
            return say(language, "value.no-option")
        if not rest:
            return core
        if not core:
            return say(language, "value.any-choice", options=rest)
        return say(language, "value.with-or-without", core=core, rest=rest)

    def _listed(self, options: frozenset[str], language: str) -> str:
        names = (name for name in self.scale.names if name in options)
        return ", ".join(self.scale.part_text(name, language=language) for name in names)

    def points(self, *others: Choices) -> list[frozenset[str]]:
        """Return choices of which each other one differs by options that the others do not tell apart."""
        points = dict.fromkeys(point for family in self.families for point in _varied(family, others))
        return [point for point in points if point or not self.some]

    def at(self, outcome: Any) -> Choices:
        return Choices(self.scale, ((frozenset(outcome), frozenset(outcome)),))

    @property
    def _exact(self) -> Iterable[Family]:
        """Its families; where some option must be chosen, one for each that may be."""
        return (
            [(must or frozenset([name]), may) for must, may in self.families for name in may]
            if self.some
            else self.families
        )

    def nearest(self, other: Choices, apart: Apart) -> float:
        # Nearest are the two choices that hold all that both may hold.
        return min(
            apart(must | (may & may2), must2 | (may & may2))
            for (must, may), (must2, may2) in product(self._exact, other._exact)
        )

    def beyond(self, other: Choices, apart: Apart) -> float:
        families = other._exact
        return max(
            min(apart(one, must | (one & may)) for must, may in families) for one in self.points(other)
        )

    def extremes(self, other: Choices, apart: Apart) -> tuple[float, float]:
        # Farthest are the two that share no option but those that both must hold.
        farthest = max(
            apart(may - (must2 - must), (may2 - may) | must2)
            for (must, may), (must2, may2) in product(self._exact, other._exact)
        )
        return self.nearest(other, apart), farthest


def _within(family: Family, own: Family) -> bool:
    """Return whether a family lies in another one."""
    return own != family and own[0] <= family[0] and family[1] <= own[1]


def _chosen(family: Family) -> Family:
    """Return a family of one option or none as one of that option, as some must be chosen."""
    must, may = family
    return (may, may) if len(may) == 1 else (must, may)


def _varied(family: Family, others: Iterable[Choices]) -> Iterator[frozenset[str]]:
    must, may = family
    kinds: dict[tuple[bool, ...], list[str]] = {}
    for name in sorted(may - must):
        told = tuple(name in side for region in others for known in region.families for side in known)
        kinds.setdefault(told, []).append(name)
    for counts in product(*(range(len(names) + 1) for names in kinds.values())):
        chosen = (name for names, n in zip(kinds.values(), counts, strict=True) for name in names[:n])
        yield must | frozenset(chosen)
