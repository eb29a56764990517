"""Which two rounds a movement is told between, and toward whom."""

from __future__ import annotations

from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case, Party, Role, Round
from negotiation_kit.wording import Message, Spoken, translated


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
        raise ToldError(Message("error.against-itself.round", round=_title(start)))
    if (
        start.id == end.layer_of
        or end.id == start.layer_of
        or (start.layer_of and start.layer_of == end.layer_of)
    ):
        raise ToldError(Message("error.same-talks", one=_title(start), other=_title(end)))
    return start, end


def _last(rounds: list[Round], party: Party, asked: str | None) -> Round:
    if not rounds:
        code = "error.not-coded.besides" if asked else "error.not-coded"
        raise ToldError(Message(code, party=Spoken(translated, party, "short"), round=asked))
    return rounds[-1]


def _title(round: Round) -> Spoken:
    return Spoken(translated, round, "title")


def toward_whom(case: Case, party: Party, toward: str | None) -> Party | None:
    """Return the party asked for or, where there is just one, the other side."""
    if toward is not None:
        other = case.party(toward)
        if other.id == party.id:
            raise ToldError(Message("error.toward-itself", party=Spoken(translated, party, "short")))
        return other
    sides = [side for side in case.parties if side.role is Role.SIDE and side.id != party.id]
    return sides[0] if len(sides) == 1 else None
