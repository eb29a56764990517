"""Every package two parties could agree on: an outcome an issue, and what it is worth to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.bargaining.stakes import Coverage, LeftOut, chosen_round
from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.analysis.comparing.weights import no_salience, stated_salience, wants_salience
from negotiation_kit.errors import ToldError, listed
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.scales import OffScaleError, Scale, Value
from negotiation_kit.scales.distance import gap
from negotiation_kit.wording import ENGLISH, say

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

MOST = 200_000
STEPS = 4
_MOST_STEPS = 1000
_ASSUMED = (
    "What an outcome is worth to a party falls in a straight line with its distance from what the party "
    "asks for.",
    "A package is worth the sum over its issues: no issue changes another's worth, and conditions are "
    "not looked at.",
    "Positions are taken at their word; what a party would settle for in private is not known here.",
)


@dataclass(frozen=True)
class Packages:
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
    """

    case: Case
    round: Round
    parties: tuple[Party, Party]
    issues: tuple[Issue, ...]
    options: tuple[tuple[Value, ...], ...]
    pairs: tuple[tuple[Stance, Stance], ...]
    shares: tuple[tuple[float, float], ...]
    weighting: str
    coverage: Coverage
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[str, ...]

    def __len__(self) -> int:
        return prod(len(options) for options in self.options)

    @cached_property
    def worth(self) -> tuple[NDArray[np.float64], ...]:
        """For each issue, option x party: its weight times how near the option is."""
        parts = zip(self.issues, self.options, self.pairs, self.shares, strict=True)
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
        missing = [issue.id for issue in self.issues if issue.id not in given]
        if missing:
            raise ToldError(f"the agreement says nothing of {listed(missing)}; name an outcome of each")
        parts = zip(self.issues, self.pairs, self.shares, strict=True)
        rows = [
            _worth(issue, (_read(issue, given[issue.id]),), pair, shares)[0] for issue, pair, shares in parts
        ]
        one, other = (float(sum(row[place] for row in rows)) for place in (0, 1))
        return one, other

    @cached_property
    def utilities(self) -> NDArray[np.float64]:
        """Package x party: what each is worth, 0 to 1; 1 is a party's whole wish."""
        import numpy as np

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
        import pandas as pd

        rows = []
        for number in map(int, numbers):
            cells = {
                issue.id: issue.scale.code(value)
                for issue, value in zip(self.issues, self.outcome(number).values(), strict=True)
            }
            worth = zip(self.parties, self.utilities[number].tolist(), strict=True)
            rows.append({"package": number, **cells, **{party.id: value for party, value in worth}})
        return pd.DataFrame(rows)


def packages(
    case: Case,
    a: str,
    b: str,
    *,
    issues: str | Iterable[str] | None = None,
    round: str | None = None,
    coding: str = "reading",
    coder: str = LEAD,
    weights: str | None = "salience",
    steps: int = STEPS,
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
    weights : {"salience"} or None
        None: all issues weigh the same for both. Salience is counted as a share of each party's own sum.
    steps : int
        Into how many steps the stretch between two positions on a line is divided, at most 1,000.

    Returns
    -------
    Packages
        Of the issues on which both have a known unconditional position and some outcome is left.

    Raises
    ------
    UnknownNameError
        For a name that is not there.
    ToldError
        Where the two are one, no issue is left, salience is not stated, or there are more than 200,000
        packages.
    """
    if isinstance(steps, bool) or not isinstance(steps, int) or not 1 <= steps <= _MOST_STEPS:
        raise ToldError(f"steps is {steps!r}, expected a whole number from 1 to {_MOST_STEPS}")
    parties = case.party(a), case.party(b)
    if parties[0] is parties[1]:
        raise ToldError(f"{parties[0].short!r} is set against itself; name two parties")
    chosen = chosen_round(case, round, coding, coder)
    asked = case.issues_in(chosen.id)
    named = (issues,) if isinstance(issues, str) else issues
    wanted = asked if named is None else tuple(case.issue(name) for name in named)
    pairs = {issue: _stances(case, parties, issue, chosen.id, coding, coder) for issue in wanted}
    options = {issue: _options(issue.scale, pair, steps) for issue, pair in pairs.items() if _known(pair)}
    taken = [issue for issue, values in options.items() if values]
    _check(taken, options, chosen)
    shares = _shares(pairs, taken, weights)
    return Packages(
        case,
        chosen,
        parties,
        tuple(taken),
        tuple(options[issue] for issue in taken),
        tuple(pairs[issue] for issue in taken),
        tuple(shares[issue] for issue in taken),
        "each party's issues weighted by its salience" if weights else "all issues weigh the same",
        Coverage(len(taken), len(asked), "issues"),
        tuple(_left_out(asked, pairs, options)),
        (*_ASSUMED, *_assumed(taken, steps)),
    )


def _stances(
    case: Case, parties: tuple[Party, Party], issue: Issue, round: str, coding: str, coder: str
) -> tuple[Stance, Stance]:
    one, other = (stance(case, party, issue, round, coding, coder) for party in parties)
    return one, other


def _known(pair: tuple[Stance, Stance]) -> bool:
    return all(found.headline and not found.headline[0].conditional for found in pair)


def _options(scale: Scale, pair: tuple[Stance, Stance], steps: int) -> tuple[Value, ...]:
    """Return the outcomes of an issue that neither party has ruled out."""
    one, other = ([offer.value for offer in found.headline] for found in pair)
    every = dict.fromkeys(scale.between(one, other, steps))
    return tuple(value for value in every if not any(_barred(scale, found, value) for found in pair))


def _barred(scale: Scale, found: Stance, value: Value) -> bool:
    return bool(found.rejects) and scale.of(value).meet(scale.without(found.rejects)).empty


def _check(taken: list[Issue], options: dict[Issue, tuple[Value, ...]], round: Round) -> None:
    if not taken:
        raise ToldError(
            f"in {round.id} there is no issue on which both have a known position and an outcome is left"
        )
    number = prod(len(options[issue]) for issue in taken)
    if number > MOST:
        raise ToldError(
            f"there are {number:,} packages of {len(taken)} issues, at most {MOST:,} are reckoned; name "
            "fewer `issues`, "
            "or take fewer `steps`"
        )


def _shares(
    pairs: dict[Issue, tuple[Stance, Stance]], taken: list[Issue], weights: str | None
) -> dict[Issue, tuple[float, float]]:
    if not wants_salience(weights):
        return {issue: (1 / len(taken), 1 / len(taken)) for issue in taken}
    stated = {issue: [stated_salience(found.entries) for found in pairs[issue]] for issue in taken}
    missing = [issue.id for issue, numbers in stated.items() if None in numbers]
    if missing:
        raise no_salience(missing)
    totals = [sum(numbers[place] or 0.0 for numbers in stated.values()) for place in (0, 1)]
    if not all(totals):
        raise ToldError("a party gives every issue the salience 0, so no package is worth anything to it")
    return {
        issue: ((numbers[0] or 0.0) / totals[0], (numbers[1] or 0.0) / totals[1])
        for issue, numbers in stated.items()
    }


def _worth(
    issue: Issue, options: tuple[Value, ...], pair: tuple[Stance, Stance], shares: tuple[float, float]
) -> NDArray[np.float64]:
    import numpy as np

    rows = [
        [share * (1 - _nearest(issue.scale, value, found)) for found, share in zip(pair, shares, strict=True)]
        for value in options
    ]
    return np.array(rows, dtype=np.float64)


def _read(issue: Issue, raw: Any) -> Value:
    try:
        return issue.scale.parse(raw)
    except OffScaleError as error:
        raise ToldError(f"{issue.title}: {error.message}; {error.hint}") from None


def _nearest(scale: Scale, value: Value, found: Stance) -> float:
    """Return the distance of an outcome from the nearest offer."""
    outcome = scale.of(value)
    return min(gap(outcome, offer.region) for offer in found.headline)


def _left_out(
    asked: Iterable[Issue],
    pairs: dict[Issue, tuple[Stance, Stance]],
    options: dict[Issue, tuple[Value, ...]],
) -> Iterator[LeftOut]:
    for issue in asked:
        if issue not in pairs:
            yield LeftOut(issue.id, f"{issue.title}: not asked for")
        elif issue not in options:
            yield LeftOut(issue.id, f"{issue.title}: not both have an unconditional position")
        elif not options[issue]:
            yield LeftOut(
                issue.id, f"{issue.title}: no zone, together the two rule out every outcome looked at"
            )


def _assumed(taken: list[Issue], steps: int) -> Iterator[str]:
    partly: dict[str, list[str]] = {}
    for issue in taken:
        if issue.scale.looked_at:
            partly.setdefault(issue.scale.looked_at, []).append(issue.title)
    for phrase, titles in sorted(partly.items()):
        yield say(ENGLISH, phrase, steps=steps - 1, issues=listed(titles))
    if any(issue.scale.has_order and issue.scale.choices for issue in taken):
        yield "Levels are as far apart as their scale declares."
