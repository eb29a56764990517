"""Every package two parties could agree on: an outcome an issue, and what it is worth to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.bargaining.stakes import (
    Coverage,
    LeftOut,
    Table,
    about_issue,
    asked,
    named,
    not_asked,
    table,
    taken_of,
    unknown,
)
from negotiation_kit.analysis.comparing import (
    DEFAULT_THRESHOLD,
    Stance,
    Verdict,
    Weights,
    checked_weights,
    judge,
    wants_salience,
)
from negotiation_kit.errors import ToldError
from negotiation_kit.model import LEAD, Answer, Case, Issue, Party, Round, closed
from negotiation_kit.scales import OffScaleError, Scale, Value
from negotiation_kit.scales.distance import gap
from negotiation_kit.wording import ROWS, Message, Printable, Spoken, joined, translated

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
else:
    from negotiation_kit.analysis.arrays import np, pd

MOST = 200_000
STEPS = 4
_MOST_STEPS = 1000
_ASSUMED = tuple(Message(f"assumed.packages.{name}") for name in ("distance", "sum", "word"))
Pair = tuple[Answer, Answer]


@dataclass(frozen=True, repr=False)
class Packages(Printable):
    """The result of `packages`.

    Parameters
    ----------
    issues : tuple of Issue
        Those that the packages settle.
    options : tuple of tuple
        The outcomes of each issue that neither has ruled out.
    pairs : tuple of (Stance, Stance)
        For each issue, what the parties want.
    shares : tuple of (float, float)
        For each issue, its weight for each party, in all 1.
    weighting : str
    coverage : Coverage
        How many of the round's issues the packages settle.
    left_out : tuple of LeftOut
        The other issues, and why.
    objects : tuple of (str or None)
        For each issue what exactly the packages settle, where its word covers different things.
    """

    case: Case
    round: Round
    parties: tuple[Party, Party]
    issues: tuple[Issue, ...]
    options: tuple[tuple[Value, ...], ...]
    pairs: tuple[tuple[Stance, Stance], ...]
    shares: tuple[tuple[float, float], ...]
    weighting: Message
    coverage: Coverage
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Message, ...]
    objects: tuple[str | None, ...]

    _names = ("issues", "options", "outcome(number)", "worth_of(outcome)", "left_out")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        parties = tuple(Spoken(translated, party, "short") for party in self.parties)
        return Message(
            "result.counts", what=parties, parts=(Message("count.package", n=len(self)), self.coverage)
        )

    @property
    def _table(self) -> Any:
        return worth_first(self, range(min(len(self), ROWS)))

    @cached_property
    def answers(self) -> tuple[Pair, ...]:
        """For each issue, what the parties say on the object that the packages settle."""
        found = zip(self.pairs, self.objects, strict=True)
        return tuple((one.on(object), other.on(object)) for (one, other), object in found)

    def __len__(self) -> int:
        return prod(len(options) for options in self.options)

    @cached_property
    def worth(self) -> tuple[NDArray[np.float64], ...]:
        """For each issue, option x party: its weight times how near the option is."""
        parts = zip(self.issues, self.options, self.answers, self.shares, strict=True)
        return tuple(_worth(*part) for part in parts)

    def worth_of(self, outcome: Mapping[str, Any]) -> tuple[float, float]:
        """Return what an agreement is worth to each party, 0 to 1, whether or not it is one of the packages.

        Parameters
        ----------
        outcome : mapping
            For every issue of the packages, by id or title, its outcome as in a position file.

        Raises
        ------
        UnknownNameError
            For an issue that is not there.
        ToldError
            Where an issue of the packages has no outcome, or one that is not on its scale.

        Examples
        --------
        >>> import negotiation_kit as nk
        >>> found = nk.packages(nk.load_case("harbour-lease"), "port", "ferries", issues=["rent"])
        >>> found.worth_of({"rent": 240})
        (0.9, 0.9)
        """
        given = {self.case.issue(name).id: value for name, value in outcome.items()}
        if missing := [issue.id for issue in self.issues if issue.id not in given]:
            raise ToldError(Message("error.says-nothing", issues=tuple(missing)))
        parts = zip(self.issues, self.answers, self.shares, strict=True)
        rows = [
            _worth(issue, (_read(issue, given[issue.id]),), pair, shares)[0] for issue, pair, shares in parts
        ]
        one, other = (float(sum(row[place] for row in rows)) for place in (0, 1))
        return one, other

    @cached_property
    def utilities(self) -> NDArray[np.float64]:
        """Package x party: what each is worth, 0 to 1; 1 is a party's whole wish."""
        total = np.zeros((1, 2))
        for worth in self.worth:
            total = (total[:, None, :] + worth[None, :, :]).reshape(-1, 2)
        return total

    def outcome(self, number: int) -> dict[str, Value]:
        """Return a package by its number: the outcome of each issue, by id."""
        found: dict[str, Value] = {}
        for issue, options in zip(reversed(self.issues), reversed(self.options), strict=True):
            number, place = divmod(number, len(options))
            found[issue.id] = options[place]
        return dict(reversed(found.items()))

    def table(self, numbers: Iterable[int]) -> pd.DataFrame:
        """Return these packages, one row each: the outcome of every issue, and what each party has of it."""
        rows = []
        for number in map(int, numbers):
            cells = {
                issue.id: issue.scale.code(value)
                for issue, value in zip(self.issues, self.outcome(number).values(), strict=True)
            }
            worth = zip(self.parties, self.utilities[number].tolist(), strict=True)
            rows.append({"package": number, **cells, **{party.id: value for party, value in worth}})
        return pd.DataFrame(rows)


def worth_first(found: Packages, numbers: Iterable[int]) -> pd.DataFrame:
    """Return some packages as `Packages.table` does, what each party has before the outcomes."""
    table, first = found.table(numbers), ["package", *(party.id for party in found.parties)]
    return table[[*first, *table.columns.drop(first)]]


def packages(
    case: Case,
    a: str,
    b: str,
    *,
    issues: str | Iterable[str] | None = None,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weights: Weights = "salience",
    steps: int = STEPS,
    channels: str = "open",
    inherit: bool = True,
) -> Packages:
    """Return every package of outcomes that neither of two parties has ruled out.

    Parameters
    ----------
    case : Case
    a, b : str
    issues : str or iterable of str, optional
        All of the round when left out.
    round, coding, coder
        As for `mean_voter`.
    weights : {"salience"}, mapping or None
        None: all issues weigh the same for both. Salience is counted as a share of each party's own sum; an
        issue on which not both state one is left out. A mapping from issue to a number, not negative, counts
        for both alike; issues it does not name weigh 1.
    steps : int
        Into how many steps the stretch between two positions on a line is divided, at most 1,000.
    channels, inherit
        As in `compare`.

    Returns
    -------
    Packages
        Of the issues on which both have a known unconditional position on the same object, uncontested, and
        some outcome is left. Of several common objects that on which they are farthest apart.

    Raises
    ------
    UnknownNameError
        For a name that is not there, also among the weights.
    ToldError
        Where the two are one, no issue is left, weights are none, or there are more than 200,000 packages.
    """
    if isinstance(steps, bool) or not isinstance(steps, int) or not 1 <= steps <= _MOST_STEPS:
        raise ToldError(Message("error.steps", steps=repr(steps), most=_MOST_STEPS))
    parties = case.party(a), case.party(b)
    if parties[0] is parties[1]:
        raise ToldError(Message("error.against-itself.party", party=parties[0].short))
    by_salience = wants_salience(weights)
    read = table(case, round, coding, coder, channels=channels, inherit=inherit)
    wanted = asked(case, read.round, issues)
    found = [_on_issue(read, parties, issue, steps, by_salience) for issue in wanted]
    taken = [one for one in found if isinstance(one, _Settled)]
    left_out = [one for one in found if isinstance(one, LeftOut)] + [*not_asked(case, read.round, wanted)]
    _check(taken, left_out, read.round)
    shares, weighting = _shares(case, taken, weights, by_salience=by_salience)
    return Packages(
        case=case,
        round=read.round,
        parties=parties,
        issues=tuple(one.issue for one in taken),
        options=tuple(one.options for one in taken),
        pairs=tuple(one.pair for one in taken),
        shares=tuple(shares),
        weighting=weighting,
        coverage=Coverage(len(taken), len(case.issues_in(read.round.id)), "issues"),
        left_out=tuple(left_out),
        assumptions=(*_ASSUMED, *_assumed(taken, steps)),
        objects=tuple(one.object for one in taken),
    )


@dataclass(frozen=True)
class _Settled:
    """An issue the packages settle, with what remains possible and what each party says it matters."""

    issue: Issue
    object: str | None
    pair: tuple[Stance, Stance]
    options: tuple[Value, ...]
    salience: tuple[float, float]


def _on_issue(
    read: Table, parties: tuple[Party, Party], issue: Issue, steps: int, by_salience: bool
) -> _Settled | LeftOut:
    one, other = (read.stances.of(party, issue) for party in parties)
    row = judge(one, other, "gower", DEFAULT_THRESHOLD)
    reasons: list[str] = [reason for side in (one, other) if (reason := unknown(side, row.object))]
    if row.verdict is Verdict.NOT_COMPARABLE:
        reasons = [row.reason]
    pair = one.on(row.object), other.on(row.object)
    stated = [read.points(said) for said in pair]
    if by_salience and not reasons:
        sides = zip((one, other), stated, strict=True)
        reasons = [Message("model.no-salience", party=named(side.party)) for side, s in sides if s is None]
    options = () if reasons else _options(issue.scale, pair, steps)
    if not options:
        return about_issue(issue, joined(reasons or [Message("model.no-zone")], ", "))
    salience = stated[0] or 0.0, stated[1] or 0.0
    return _Settled(issue=issue, object=row.object, pair=(one, other), options=options, salience=salience)


def _options(scale: Scale, pair: Pair, steps: int) -> tuple[Value, ...]:
    """Return the outcomes of an issue that neither party has ruled out."""
    one, other = ([offer.value for offer in said.headline if offer.stated] for said in pair)
    every = dict.fromkeys(scale.between(one, other, steps))
    return tuple(value for value in every if not any(scale.of(value).meet(said.left).empty for said in pair))


def _check(taken: list[_Settled], left_out: list[LeftOut], round: Round) -> None:
    if not taken:
        reasons = joined(item.reason for item in left_out)
        raise ToldError(Message("error.no-package", round=round.id, reasons=reasons))
    if (number := prod(len(one.options) for one in taken)) > MOST:
        raise ToldError(Message("error.many-packages", number=number, issues=len(taken), most=MOST))


def _shares(
    case: Case, taken: list[_Settled], weights: Weights, *, by_salience: bool
) -> tuple[list[tuple[float, float]], Message]:
    """Return what each issue counts for the two, in all 1, and by what."""
    if by_salience:
        amounts, label = [one.salience for one in taken], Message("model.own-salience")
    else:
        names = [one.issue.id for one in taken]
        given, label = checked_weights(names, weights, [issue.id for issue in case.issues])
        amounts = [(given[name], given[name]) for name in names]
    totals = [sum(amount[place] for amount in amounts) for place in (0, 1)]
    if not all(totals):
        raise ToldError(Message("error.nothing-weighs"))
    return [(one / totals[0], other / totals[1]) for one, other in amounts], label


def _worth(
    issue: Issue, options: tuple[Value, ...], pair: Pair, shares: tuple[float, float]
) -> NDArray[np.float64]:
    rows = [
        [share * (1 - _nearest(issue.scale, value, said)) for said, share in zip(pair, shares, strict=True)]
        for value in options
    ]
    return np.array(rows, dtype=np.float64)


def _read(issue: Issue, raw: Any) -> Value:
    try:
        return issue.scale.parse(raw)
    except OffScaleError as error:
        told = joined([error.message, error.hint])
        raise ToldError(Message("model.left-out", issue=named(issue), reason=told)) from None


def _nearest(scale: Scale, value: Value, said: Answer) -> float:
    """Return the distance of an outcome from the nearest offer."""
    outcome = scale.of(value)
    return min(gap(outcome, offer.region) for offer in said.headline if offer.stated)


def _assumed(taken: Sequence[_Settled], steps: int) -> Iterator[Message]:
    partly: dict[str, list[Issue]] = {}
    for issue in (one.issue for one in taken):
        if issue.scale.looked_at:
            partly.setdefault(issue.scale.looked_at, []).append(issue)
    for phrase, issues in sorted(partly.items()):
        yield Message(phrase, steps=steps - 1, issues=tuple(map(named, issues)))
    if any(one.issue.scale.has_order and one.issue.scale.choices for one in taken):
        yield Message("assumed.packages.levels")
    for one in taken:
        yield from taken_of(one.issue, one.object)
    marks: dict[str, Callable[[Stance, Answer], bool]] = {
        "doubted": lambda side, said: said.doubted,
        "inherited": lambda side, said: side.inherited,
        "closed": lambda side, said: any(map(closed, said.entries)),
    }
    pairs = [(side, side.on(one.object)) for one in taken for side in one.pair]
    for flag, holds in marks.items():
        parties = dict.fromkeys(side.party for side, said in pairs if holds(side, said))
        if parties:
            yield Message(f"assumed.{flag}", parties=tuple(map(named, parties)))
