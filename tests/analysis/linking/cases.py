"""Small invented cases in which offers depend on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from negotiation_kit.model import Case, Package
from negotiation_kit.scales import NominalScale, Scale
from tests.builders import case_of, levels, says

YES_NO = NominalScale(levels("yes", "no"))
Packages = Sequence[Mapping[str, Any]]
Conditions = Mapping[tuple[str, str], Packages]
"""By party and issue: the packages on which its conditional offers depend, values as in a file."""

offered = says("yes", conditional=True)
"""Yes, under conditions."""


def linked(
    scales: Mapping[str, Scale], conditions: Conditions | None = None, **sides: Mapping[str, Any]
) -> Case:
    """Return a case whose conditional offers depend on these packages."""
    case = case_of(scales, **sides)
    known = conditions or {}
    entries = (
        replace(entry, conditional_on=packages(scales, known[entry.party, entry.issue]))
        if entry.conditional_on
        else entry
        for entry in case.positions
    )
    return replace(case, positions=tuple(entries))


def packages(scales: Mapping[str, Scale], raw: Packages) -> tuple[Package, ...]:
    return tuple(tuple((name, scales[name].parse(value)) for name, value in one.items()) for one in raw)


def ordered(*steps_by_party: Sequence[Sequence[str]]) -> Case:
    """Return a case with one issue that puts steps in order; each party names one or more orders."""
    names = {order: "-".join(order) for orders in steps_by_party for order in map(tuple, orders)}
    scale = NominalScale(levels(*names.values(), "undecided"))
    sides = {
        name: {"order": [names[tuple(order)] for order in orders]}
        for name, orders in zip("abcdef", steps_by_party, strict=False)
    }
    case = case_of({"order": scale}, sides)
    issue = replace(case.issues[0], sequences=tuple((name, order) for order, name in names.items()))
    return replace(case, issues=(issue,))
