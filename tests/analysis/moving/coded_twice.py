"""Cases of two sides and two rounds: `coded_twice(DAYS, (3, 5), (30, 30))` is A from 3 to 5, B at 30."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import negotiation_kit as nk
from negotiation_kit.analysis.moving import IssueMovement
from negotiation_kit.model import Case
from negotiation_kit.scales import Scale
from tests.builders import Says, case_of, says

SILENT = says(engagement="silent")
ABSENT: tuple[Any, Any] = (SILENT, SILENT)
IF: dict[str, Any] = {"conditional_on": ((("elsewhere", "yes"),),)}
"""What an offer that stands under a condition says besides; ELSE is another condition."""
ELSE: dict[str, Any] = {"conditional_on": ((("elsewhere", "no"),),)}
Told = tuple[Any, Any]
"""What a party says in the two rounds: a value, an entry, or a list of them; None for nothing coded."""


def coded_twice(scale: Scale, a: Told, b: Told = ABSENT) -> Case:
    """Return a case with the issue `it`, asked in r1 and r2."""
    sides = {
        name: {"it": [*_entries(before, "r1"), *_entries(after, "r2")]}
        for name, (before, after) in (("a", a), ("b", b))
    }
    return case_of({"it": scale}, sides, rounds=("r1", "r2"))


def row(scale: Scale, a: Told, b: Told = ABSENT, party: str = "a", **how: Any) -> IssueMovement:
    """Return the movement of a party from the first round to the second."""
    return nk.movement(coded_twice(scale, a, b), party, "r1", "r2", **how).row("it")


def _entries(raw: Any, round: str) -> list[Says]:
    if raw is None:
        return []
    many = raw if isinstance(raw, list) else [raw]
    entries = [item if isinstance(item, Says) else says(item) for item in many]
    return [replace(entry, fields={**entry.fields, "round": round}) for entry in entries]
