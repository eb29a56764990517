"""Which talks the format would take, and the smallest of those that show a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import groupby
from typing import Any

from negotiation_kit.model import Case, Position
from tests.second.grid import NONE, Grid, Region, grid_of
from tests.second.spoken import Said, Setting, account_of, column, free, on_question, region_of, ruled_out


def shrunk(case: Case, fails: Callable[[Case], bool]) -> Case:
    """Return the smallest case that still fails: entry by entry and field by field is taken out."""
    smaller = next((item for item in _smaller(case) if _still(item, fails)), None)
    return case if smaller is None else shrunk(smaller, fails)


def told(case: Case) -> str:
    """Return a case's entries as lines to read in a report."""
    lines = [f"{item.id}: {item.scale.level}" for item in case.issues]
    for entry in case.positions:
        plain = Position(entry.party, entry.round, entry.issue)
        said = {
            field.name: getattr(entry, field.name)
            for field in fields(entry)
            if getattr(entry, field.name) != getattr(plain, field.name)
        }
        lines.append(f"{entry.round} {entry.party} {entry.issue}: {said}")
    return "\n".join(lines)


def _still(case: Case, fails: Callable[[Case], bool]) -> bool:
    try:
        return sound(case) and fails(case)
    except Exception:
        return False


def _smaller(case: Case) -> Iterator[Case]:
    for index, entry in enumerate(case.positions):
        rest = (*case.positions[:index], *case.positions[index + 1 :])
        yield replace(case, positions=rest)
        for name in ("accepts", "rejects", "conditional_on", "printed", "object", "uncertain", "within"):
            if getattr(entry, name):
                yield replace(case, positions=(*rest, _without(entry, name)))


def _without(entry: Position, name: str) -> Position:
    plain = Position(entry.party, entry.round, entry.issue)
    change: dict[str, Any] = {name: getattr(plain, name)}
    return replace(entry, **change)


# Sound by the rules of the format


def sound(case: Case) -> bool:
    """Return whether no account of a party offers or accepts what it rejects, or rejects everything."""
    told = groupby(sorted(case.positions, key=_teller), key=_teller)
    return all(map(states, case.positions)) and all(_sound(case, list(entries)) for _, entries in told)


def fits(case: Case, entry: Position) -> bool:
    """Return whether an entry can stand beside what its account says already."""
    beside = [item for item in case.positions if _teller(item) == _teller(entry)]
    return _sound(replace(case, positions=(*case.positions, entry)), [*beside, entry])


def _teller(entry: Position) -> tuple[str, ...]:
    return entry.party, entry.issue, entry.round, entry.coder, str(account_of(entry))


def _sound(case: Case, entries: list[Position]) -> bool:
    grid = grid_of(case, next(item for item in case.issues if item.id == entries[0].issue))
    for coding in ("reading", "printed"):
        said = [column(entry, Setting("met", coding)) for entry in entries]
        for name in {entry.object for entry in said} | {None}:
            told = on_question(said, name)
            barred = ruled_out(grid, told)
            alone = [
                (entry, ruled_out(grid, (entry,) if entry.conditional else free(told))) for entry in told
            ]
            if any(_refuses_itself(grid, entry, bar) for entry, bar in alone) or _both_ways(told):
                return False
            if barred == grid.whole:
                return False
    return True


def _refuses_itself(grid: Grid, entry: Said, barred: Region) -> bool:
    return entry.offers and region_of(grid, replace(entry, conditional=True), NONE) <= barred


def _both_ways(told: tuple[Said, ...]) -> bool:
    """Return whether the same outcome is accepted and rejected."""
    accepted = {part for entry in told for part in entry.accepts}
    return any(part in accepted for entry in told for part in entry.rejects)


def states(entry: Position) -> bool:
    stated = entry.value is not None or bool(entry.uncertain or entry.accepts or entry.rejects)
    return stated or entry.engagement is not None
