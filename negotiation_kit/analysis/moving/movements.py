"""Who moved from one round to another, by how much, and toward whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.marks import unsure_of_firmness
from negotiation_kit.analysis.comparing import Coverage, Stance, Stances, Verdict
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD, check_settings
from negotiation_kit.analysis.comparing.verdict import verdicts_at
from negotiation_kit.analysis.moving.change import (
    Change,
    Changed,
    changed,
    further_amount,
    not_asked,
    question_changed,
    standing,
)
from negotiation_kit.analysis.moving.nearing import (
    Approach,
    approach,
    toward_whom,
    two_rounds,
    why_otherwise,
)
from negotiation_kit.analysis.moving.timelines import running_total
from negotiation_kit.model import LEAD, Case, Issue, Offer, Party, Round, Status
from negotiation_kit.scales.distance import Bounds
from negotiation_kit.wording import ENGLISH, Message, Printable, Short, Spoken, joined, say, translated

if TYPE_CHECKING:
    import pandas as pd


_SETTLED = {Status.AGREED, Status.ACCEPTED}


@dataclass(frozen=True, repr=False)
class IssueMovement(Short):
    """One row of a movement.

    Parameters
    ----------
    issue : Issue
        As asked in the later round, or where it is not asked there, in the earlier.
    before, after : Stance or None
        None where the issue is not asked in that round.
    change : Change
    step : Bounds or None
        Between what limits the party moved on this issue, in [0, 1]; None where there is no distance to tell.
    toward : Approach or None
        How much nearer to the other party that brought it.
    reason : Message
    replaced : Issue or None
        The issue of the earlier round whose question this one changed.
    held : tuple of Stance
        Where the other party stands in the two rounds; empty without another party.
    found : Changed or None
        The change with all that belongs to it.
    total : str or None
        Where every round asks for a further amount: what the rounds up to the later one add up to.
    """

    issue: Issue
    before: Stance | None
    after: Stance | None
    change: Change
    step: Bounds | None
    toward: Approach | None
    reason: Message
    replaced: Issue | None = None
    held: tuple[Stance, ...] = ()
    found: Changed | None = None
    total: str | None = None

    @property
    def _in_short(self) -> str:
        return ": ".join((self.issue.id, self.change, self.reason))

    @property
    def place(self) -> Change | None:
        """Settled, moved, narrower or wider; None where the party stands where it stood."""
        return self.found.place if self.found else None

    @property
    def terms(self) -> tuple[Change, ...]:
        """What became of its conditions."""
        return self.found.terms if self.found else ()

    @property
    def commitment(self) -> tuple[Change, ...]:
        """Whether it binds itself more, or less, than before."""
        return self.found.commitment if self.found else ()

    @property
    def not_repeated(self) -> tuple[Offer, ...]:
        """Earlier offers that it does not repeat; they count as still standing."""
        return self._left_over("gone")

    @property
    def added(self) -> tuple[Offer, ...]:
        """Later offers that take no earlier one's place."""
        return self._left_over("added")

    def _left_over(self, side: str) -> tuple[Offer, ...]:
        found = [self.found.matched, self.found] if self.found else []
        return tuple(offer for item in found if item for offer in getattr(item, side))

    @property
    def comparable(self) -> bool:
        """Whether the same question is asked in both rounds."""
        return self.before is not None and self.after is not None and self.replaced is None

    @property
    def known_step(self) -> float | None:
        """The step where it is one number, else None."""
        return self.step.low if self.step and self.step.low == self.step.high else None


@dataclass(frozen=True, repr=False)
class Movement(Printable):
    """The result of `movement`.

    Parameters
    ----------
    case : Case
    party : Party
    other : Party or None
        Whom it moved toward or away from.
    start, end : Round
    coding, metric : str
    rows : tuple of IssueMovement
        One an issue asked in either round.
    coder : str
    """

    case: Case
    party: Party
    other: Party | None
    start: Round
    end: Round
    coding: str
    metric: str
    rows: tuple[IssueMovement, ...]
    coder: str = LEAD
    channels: str = "open"
    inherit: bool = True

    _names = ("frame", "rows", "row(issue)", "changes", "step", "toward")
    _columns = ("before", "after", "change", "step")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        found = ((Message(f"change.{change}"), n) for change, n in self.changes.items() if n)
        parts = [Message("result.times", what=what, n=n) for what, n in found]
        if self.step is not None:
            parts.append(Message("result.step", step=self.step, coverage=self.coverage))
        start, end = (Spoken(translated, round, "title") for round in (self.start, self.end))
        who = Message("result.from-to", who=Spoken(translated, self.party, "short"), start=start, end=end)
        return Message("result.counts", what=who, parts=tuple(parts))

    @cached_property
    def changes(self) -> dict[Change, int]:
        """How many issues have each change, all changes named."""
        counts = Counter(row.change for row in self.rows)
        return {change: counts[change] for change in Change}

    @property
    def coverage(self) -> Coverage:
        """On how many issues the step is known, of those asked in both rounds."""
        asked = [row for row in self.rows if row.comparable]
        return Coverage(sum(row.known_step is not None for row in asked), len(asked))

    @property
    def step(self) -> float | None:
        """The mean step over the issues where it is known; None where it is known on none."""
        steps = [row.known_step for row in self.rows if row.known_step is not None]
        return sum(steps) / len(steps) if steps else None

    @property
    def toward(self) -> tuple[float | None, Coverage]:
        """The mean approach over the issues where it is known, with its coverage."""
        asked = [row for row in self.rows if row.comparable]
        known = [row.toward.point for row in asked if row.toward and row.toward.point is not None]
        mean = sum(known) / len(known) if known else None
        return mean, Coverage(len(known), len(asked))

    @property
    def told(self) -> tuple[IssueMovement, ...]:
        """The rows there is something to tell of: asked in both rounds, or asked anew in other words."""
        return tuple(row for row in self.rows if row.comparable or row.replaced)

    @property
    def asked_once(self) -> dict[str, tuple[Issue, ...]]:
        """The other issues, by the id of the only round in which they are asked."""
        rest = [row for row in self.rows if row not in self.told]
        sides = {self.start.id: "before", self.end.id: "after"}
        return {
            round: tuple(row.issue for row in rest if getattr(row, side) is not None)
            for round, side in sides.items()
        }

    def row(self, issue: str) -> IssueMovement:
        """Return the row of an issue, by its id or title."""
        wanted = self.case.issue(issue).id
        return next(row for row in self.rows if row.issue.id == wanted)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue, by issue id.

        Columns issue, basket, title, before, after, change, step, step_low, step_high, toward, toward_low,
        toward_high, reason, place, terms, commitment, toward_word, not_repeated, added. `toward` is positive
        where the party came nearer to the other one. What is not there is missing.
        """
        import pandas as pd

        frame = pd.DataFrame(self.records(), columns=_COLUMNS, index=[row.issue.id for row in self.rows])
        frame["change"] = pd.Categorical(frame["change"], categories=[change.value for change in Change])
        return frame.astype(_TYPES)

    def records(self) -> list[dict[str, Any]]:
        """Return one plain dict an issue, with the columns of `frame`; None for what is not there."""
        return [_record(row) for row in self.rows]


def movement(
    case: Case,
    party: str,
    from_round: str | None = None,
    to_round: str | None = None,
    *,
    toward: str | None = None,
    coding: str = "reading",
    metric: str = "gower",
    coder: str = LEAD,
    channels: str = "open",
    inherit: bool = True,
) -> Movement:
    """Tell what a party changed from one round to another.

    Parameters
    ----------
    case : Case
    party : str
        Id or name.
    from_round, to_round : str, optional
        Ids or titles; when left out, the last two rounds in which the party is coded.
    toward : str, optional
        The party whose position the movement is held against; when left out, the other side, if the case
        has just two.
    coding : {"reading", "printed"}
    metric : {"gower", "identical", "directional"}
    coder : str
    channels, inherit
        As in `compare`.

    Returns
    -------
    Movement

    Raises
    ------
    UnknownNameError
        For a party, round, coding, metric or coder that is not there.
    ToldError
        Where the party is coded in fewer than two rounds, a round is set against itself or against its own
        layer of other sources, or a party moves toward itself.
    """
    check_settings(case, coding, metric, coder, channels=channels)
    mover = case.party(party)
    start, end = two_rounds(case, mover, from_round, to_round, coder)
    other = toward_whom(case, mover, toward)
    first, last = (
        Stances(case, round.id, coding, coder, channels=channels, inherit=inherit) for round in (start, end)
    )
    unsure = unsure_of_firmness(case, (start, end))
    rows = tuple(_rows(_Asker(case, first, last, metric, unsure), mover, other, start, end))
    return Movement(case, mover, other, start, end, coding, metric, rows, coder, channels, inherit)


@dataclass(frozen=True)
class _Asker:
    """What is needed to look up stances of the two rounds."""

    case: Case
    first: Stances
    last: Stances
    metric: str
    unsure: Message | None

    def both(self, party: Party, issue: Issue) -> tuple[Stance, Stance]:
        return self.first.of(party, issue), self.last.of(party, issue)


def _rows(
    ask: _Asker, party: Party, other: Party | None, start: Round, end: Round
) -> Iterator[IssueMovement]:
    issues = ask.case.issues
    for issue in issues:
        first, last = issue.asked_in(start.id), issue.asked_in(end.id)
        if first and last:
            yield _asked_twice(ask, party, other, issue)
        elif last:
            old = next((old for old in issues if old.id == issue.replaces and old.asked_in(start.id)), None)
            found = question_changed(issue, old) if old else not_asked(start)
            before = ask.first.of(party, old) if old else None
            yield replace(_row(issue, before, ask.last.of(party, issue), found), replaced=old)
        elif first and not any(new.replaces == issue.id and new.asked_in(end.id) for new in issues):
            yield _row(issue, ask.first.of(party, issue), None, not_asked(end))


def _asked_twice(ask: _Asker, party: Party, other: Party | None, issue: Issue) -> IssueMovement:
    before, after = ask.both(party, issue)
    held: tuple[Stance, ...] = ask.both(other, issue) if other else ()
    if issue.each_round:
        found = further_amount(before, after)
        return replace(_row(issue, before, after, found), held=held, total=_total(ask, party, issue))
    settled = bool(held) and _agreed(after, held[1]) and not _agreed(before, held[0])
    found = changed(before, after, ask.metric, held[1] if held else None, settled, ask.unsure)
    near = approach(found, (before, after), held, ask.metric) if held and found.step is not None else None
    why = why_otherwise(found, near, before, after, held, ask.metric) if near else None
    row = _row(issue, before, after, found, near)
    told = [row.reason, *([why] if why else []), *standing(before, after)]
    return replace(row, held=held, reason=joined(told) if len(told) > 1 else row.reason)


def _agreed(one: Stance, other: Stance) -> bool:
    """Return whether both want the same, and each of the two calls it agreed or accepts it."""
    said = [{offer.position.status for offer in party.headline} for party in (one, other)]
    settled = all(statuses and statuses <= _SETTLED for statuses in said)
    return settled and verdicts_at(one, other, "gower", (DEFAULT_THRESHOLD,)) == (Verdict.AGREE,)


def _total(ask: _Asker, party: Party, issue: Issue) -> str | None:
    """Return what the amounts of all rounds up to the later one add up to, in words."""
    rounds = [item.id for item in ask.case.dated_rounds if issue.asked_in(item.id)]
    upto = rounds[: rounds.index(ask.last.round) + 1] if ask.last.round in rounds else []
    return running_total(issue, [replace(ask.last, round=round).of(party, issue) for round in upto])


def _row(
    issue: Issue, before: Stance | None, after: Stance | None, found: Changed, near: Approach | None = None
) -> IssueMovement:
    return IssueMovement(issue, before, after, found.change, found.step, near, found.reason, found=found)


def _record(row: IssueMovement) -> dict[str, Any]:
    near = row.toward
    return {
        "issue": row.issue.id,
        "basket": row.issue.basket,
        "title": row.issue.title,
        "before": _cell(row.before),
        "after": _cell(row.after),
        "change": row.change.value,
        "step": row.known_step,
        "step_low": row.step.low if row.step else None,
        "step_high": row.step.high if row.step else None,
        "toward": near.point if near else None,
        "toward_low": near.low if near else None,
        "toward_high": near.high if near else None,
        "reason": row.reason,
        "place": row.place.value if row.place else None,
        "terms": ", ".join(row.terms) or None,
        "commitment": ", ".join(row.commitment) or None,
        "toward_word": near.word if near else None,
        "not_repeated": _values(row.not_repeated),
        "added": _values(row.added),
    }


def _values(offers: tuple[Offer, ...]) -> str | None:
    return " | ".join(offer.region.scale.code(offer.value) for offer in offers) or None


def _cell(found: Stance | None) -> str | None:
    """Return the headline offers, or in brackets what is only rejected."""
    if found is None:
        return None
    scale = found.issue.scale
    if found.headline:
        return scale.codes(offer.value for offer in found.headline)
    rejects = ", ".join(scale.part_code(part) for part in found.rejects)
    return f"[{say(ENGLISH, 'column.rejects', what=rejects)}]" if rejects else None


_NUMBERS = ("step", "step_low", "step_high", "toward", "toward_low", "toward_high")
_LATER = ("place", "terms", "commitment", "toward_word", "not_repeated", "added")
_COLUMNS = ["issue", "basket", "title", "before", "after", "change", *_NUMBERS, "reason", *_LATER]
_TYPES = {
    **{name: "str" for name in _COLUMNS if name != "change"},
    **dict.fromkeys(_NUMBERS, "float64"),
}
