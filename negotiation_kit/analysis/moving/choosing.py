"""Which two rounds a movement is told between, and toward whom."""

from __future__ import annotations

from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case, Party, Role, Round


def two_rounds(
    case: Case, party: Party, from_round: str | None, to_round: str | None, coder: str
) -> tuple[Round, Round]:
    """Return the rounds asked for; where one is left out, the last that fit in which the party is coded."""
    coded = {entry.round for entry in case.positions if (entry.party, entry.coder) == (party.id, coder)}
    usual = [item for item in case.dated_rounds if item.id in coded]
    end = case.round(to_round) if to_round else _last(usual, party, from_round)
    before = [item for item in usual if case.rounds.index(item) < case.rounds.index(end)]
    start = case.round(from_round) if from_round else _last(before, party, to_round)
    if start.id == end.id:
        raise ToldError(f"{start.title} is set against itself; movement needs two different rounds")
    if (
        start.id == end.layer_of
        or end.id == start.layer_of
        or (start.layer_of and start.layer_of == end.layer_of)
    ):
        raise ToldError(
            f"{start.title} and {end.title} are the same talks told by different sources: what differs "
            "between them is not movement"
        )
    return start, end


def _last(rounds: list[Round], party: Party, asked: str | None) -> Round:
    if not rounds:
        where = f" besides {asked}" if asked else ""
        raise ToldError(f"{party.short} is not coded in any round{where}, so there is no movement to tell")
    return rounds[-1]


def toward_whom(case: Case, party: Party, toward: str | None) -> Party | None:
    """Return the party asked for or, where there is just one, the other side."""
    if toward is not None:
        other = case.party(toward)
        if other.id == party.id:
            raise ToldError(f"{party.short} cannot move toward itself; name another party")
        return other
    sides = [side for side in case.parties if side.role is Role.SIDE and side.id != party.id]
    return sides[0] if len(sides) == 1 else None
