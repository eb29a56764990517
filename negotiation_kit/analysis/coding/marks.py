"""How far coders agree on what stands beside a position: status, firmness and confidence.

A unit is an entry. Coders may write several entries on one issue, so these are matched first: those with a
value among themselves, those under conditions too, and those that only accept or reject, the nearest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from negotiation_kit.analysis.coding.pooled import Drawing, category_alpha
from negotiation_kit.analysis.coding.readings import blind_coders, is_blind
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.model import Case, Confidence, Issue, Position, Round
from negotiation_kit.scales.distance import reach
from negotiation_kit.wording import Message

MARKS: dict[str, tuple[str, ...]] = {
    "status": (),
    "firmness": (),  # `unknown` is a firmness too, and stands nowhere between the others
    "confidence": tuple(map(str, (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH))),
}
"""The marks, each with its order where it has one."""
LEAST_TO_TELL = 0.667
"""Below it Krippendorff (2019) draws no conclusion, not even a tentative one."""
_Matched = dict[str, Position]


def mark_alpha(
    case: Case, round: str, mark: str, coders: Sequence[str], drawing: Drawing = (0, None)
) -> Alpha:
    """Return alpha of a mark over the entries of a round that two coders have.

    Parameters
    ----------
    case : Case
    round : str
        Id.
    mark : {"status", "firmness", "confidence"}
    coders : sequence of str
    drawing : (int, seed)
    """
    found = list(_matched(case, round, coders))
    given = [
        {coder: str(word) for coder, entry in unit.items() if (word := getattr(entry, mark)) is not None}
        for unit in found
    ]
    return category_alpha(given, coders, _names(found), drawing, MARKS[mark])


def unsure_of_firmness(case: Case, rounds: Iterable[Round]) -> Message | None:
    """Return why a change of firmness cannot be told from what a coder made of it; None where it can.

    Parameters
    ----------
    case : Case
    rounds : iterable of Round
        The rounds between which a party moves; one that is coded once says nothing of it.
    """
    for round in rounds:
        key = ("firmness", round.id)
        if key not in case.derived:
            coders = blind_coders(case, round.id)
            case.derived[key] = mark_alpha(case, round.id, "firmness", coders) if len(coders) > 1 else None
        found: Alpha | None = case.derived[key]
        if found is not None and found.value is not None and found.value < LEAST_TO_TELL:
            return Message(
                "movement.firmness-unsure", alpha=found.value, n=found.n_pairable_units, least=LEAST_TO_TELL
            )
    return None


def _matched(case: Case, round: str, coders: Sequence[str]) -> Iterator[_Matched]:
    for issue, party in product(case.issues_in(round), case.parties):
        units: list[_Matched] = []
        for coder in coders:
            entries = case.entries(party.id, issue.id, round, coder)
            if is_blind(case, party.id, round, coder):
                _add(issue, units, coder, list(entries))
        yield from units


def _add(issue: Issue, units: list[_Matched], coder: str, entries: list[Position]) -> None:
    """Add a coder's entries to the units they match, and as new units where they match none."""
    firsts = [next(iter(unit.values())) for unit in units]
    pairs = [(a, b) for a, one in enumerate(firsts) for b, other in enumerate(entries) if _alike(one, other)]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: _apart(issue, firsts[pair[0]], entries[pair[1]]))
    taken: dict[int, int] = {}
    for unit, entry in pairs:
        if unit not in taken.values() and entry not in taken:
            taken[entry] = unit
            units[unit][coder] = entries[entry]
    units += [{coder: entry} for place, entry in enumerate(entries) if place not in taken]


def _alike(one: Position, other: Position) -> bool:
    """Return whether two entries are of one kind: a value, limits or neither, under conditions or not."""
    kinds = {(said.value is None, said.engagement, said.conditional) for said in (one, other)}
    return len(kinds) == 1


def _apart(issue: Issue, one: Position, other: Position) -> tuple[bool, float]:
    """Return how little two entries of one kind match: by their object first, then by value or limits."""
    differ = one.object != other.object
    if one.value is None or other.value is None:
        return differ, float((one.accepts, one.rejects) != (other.accepts, other.rejects))
    return differ, reach(issue.scale.of(one.value), issue.scale.of(other.value))


def _names(units: Sequence[_Matched]) -> list[tuple[str, ...]]:
    """Return issue, party and, where it has several units, which of them."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: list[tuple[str, ...]] = []
    for unit in units:
        first = next(iter(unit.values()))
        place = (first.issue, first.party)
        seen[place] += 1
        found.append(place if seen[place] == 1 else (*place, str(seen[place])))
    return found
