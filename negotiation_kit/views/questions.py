"""What stands behind a row: each account with whose word it is, and the other objects the sides speak of."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Measured, Stance, verdict_on
from negotiation_kit.palette import look
from negotiation_kit.views.words import answer_text, figure
from negotiation_kit.wording import ENGLISH, say, translated


def accounts(row: IssueComparison, language: str = ENGLISH) -> list[str]:
    """Return what each account of a side says, the best first, where they contradict each other."""
    return [text for party in (row.a, row.b) for text in _accounts(party, row.object, language)]


def _accounts(party: Stance, object: str | None, language: str) -> Iterator[str]:
    name, said = translated(party.party, "short", language), party.on(object)
    for claim in said.accounts:
        whose = say(language, f"account.{claim.entries[0].account}")
        yield f"{name}, {whose}: {answer_text(claim, language)}"
    if said.torn:
        yield f"{name}: {say(language, 'account.torn')}"


def other_objects(comparison: Comparison, row: IssueComparison, language: str = ENGLISH) -> list[str]:
    """Return the other things both sides speak of, each with its own verdict and distance."""
    return [_object(comparison, row, other, language) for other in row.others]


def _object(comparison: Comparison, row: IssueComparison, other: Measured, language: str) -> str:
    verdict = verdict_on(row, other, comparison.metric, comparison.threshold)
    ends = dict.fromkeys(figure(end, language=language) for end in (other.low, other.high))
    far = figure(other.distance, language=language) if other.distance is not None else " … ".join(ends)
    return f"{row.issue.object_text(other.object, language)}: {look(verdict, language).label} {far}"
