"""Packages of demands of which any one is enough: what each holds, and how far the others are from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Stances
from negotiation_kit.analysis.linking.offers import Alternative, condition, nearest_first
from negotiation_kit.model import Party, Position, closed, effective
from negotiation_kit.scales import Level
from negotiation_kit.wording import Message, Spoken, joined, rounded, translated


@dataclass(frozen=True)
class DemandedPackages:
    """One party's alternative packages.

    Parameters
    ----------
    party : Party
    packages : tuple of (Level, Alternative)
        Name of each package, and what it demands; a demand is asked of the others as a condition is.
    """

    party: Party
    packages: tuple[tuple[Level, Alternative], ...]

    @property
    def nearest(self) -> tuple[Level, Alternative]:
        """The package nearest to being met by all."""
        found = nearest_first([item for _, item in self.packages])[0]
        return next((name, item) for name, item in self.packages if item is found)

    @property
    def sentence(self) -> Message:
        """All packages, and which is nearest to being met, in words."""
        name, nearest = self.nearest
        low, high = (rounded(end, 2) for end in nearest.gap)
        told = Message(
            "linking.packages",
            party=Spoken(translated, self.party, "short"),
            packages=joined([_told(*package) for package in self.packages], "; "),
        )
        gap = low if low == high else f"{low} … {high}"
        return joined([told, Message("linking.nearest-package", name=Spoken(name.text_in), gap=gap)], ". ")


def _told(name: Level, package: Alternative) -> Message:
    demands = joined(item.text for item in package.conditions)
    return Message("linking.package", name=Spoken(name.text_in), demands=demands)


def demanded_packages(stances: Stances) -> Iterator[DemandedPackages]:
    """Yield the alternative packages of every party that has declared more than one."""
    case = stances.case
    for party in case.parties:
        coded = case.coding(party.id, stances.round, stances.coder)
        if coded is None or len(coded.packages) < 2:
            continue
        packages = enumerate(coded.packages, start=1)
        found = ((name, _alternative(stances, party, number, name.name)) for number, name in packages)
        yield DemandedPackages(party, tuple(found))


def _alternative(stances: Stances, party: Party, number: int, package: str) -> Alternative:
    demands = (
        condition(stances, party, entry.issue, value)
        for entry in _within(stances, party, package)
        if (value := effective(entry, stances.coding, "value")) is not None
    )
    return Alternative(number, tuple(demands))


def _within(stances: Stances, party: Party, package: str) -> Iterator[Position]:
    for issue in stances.issues:
        for entry in stances.case.entries(party.id, issue.id, stances.round, stances.coder):
            if entry.within == package and (stances.channels == "all" or not closed(entry)):
                yield entry
