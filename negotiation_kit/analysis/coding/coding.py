"""How reliably a round is coded: alpha over all issues, per basket and per issue, of values and stances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.alpha import krippendorff_alpha
from negotiation_kit.analysis.coding.estimate import check_bootstrap
from negotiation_kit.analysis.coding.pooled import (
    LEAST_UNITS,
    IssueSums,
    issue_sums,
    mean_distances,
    pooled_alpha,
)
from negotiation_kit.analysis.coding.readings import Reading, chosen_coders, double_coded_round, readings
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.analysis.comparing.settings import check_settings
from negotiation_kit.errors import counted
from negotiation_kit.model import Case, Issue, Round
from negotiation_kit.progress import followed
from negotiation_kit.wording import Message, Printable, Short, Spoken, translated

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class ScopeReliability(Short):
    """How reliably some issues of a round are coded.

    Parameters
    ----------
    name : str
        Id of the basket or issue; empty for all issues.
    value : Alpha
        Where two coders both see a value: whether it is the same.
    stance : Alpha
        Whether they see the same kind of stance: a value, only what is accepted or rejected, silence, ...
    mean_distance, chance_distance : float or None
        How far two coders' values lie apart in the mean, and how far they would by chance, in [0, 1]; where
        there is an alpha of values, it is 1 - mean_distance / chance_distance.
    """

    name: str
    value: Alpha
    stance: Alpha
    mean_distance: float | None
    chance_distance: float | None


@dataclass(frozen=True, repr=False)
class CodingReliability(Printable):
    """The result of `coding_reliability`.

    Parameters
    ----------
    case : Case
    round : Round
    coding : str
    coders : tuple of str
        The lead first.
    overall : ScopeReliability
        All issues together.
    by_basket, by_issue : dict
        The same per basket and per issue, by id.
    """

    case: Case
    round: Round
    coding: str
    coders: tuple[str, ...]
    overall: ScopeReliability
    by_basket: dict[str, ScopeReliability]
    by_issue: dict[str, ScopeReliability]

    _names = ("frame", "overall", "by_basket", "by_issue")
    _columns = ("scope", "name", "measure", "low", "high", "alpha", "n_units")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        count, alpha = Message("count.coder", n=len(self.coders)), self.overall.value
        parts = (count, *(alpha.number or (alpha.note,)))
        return Message("result.counts", what=Spoken(translated, self.round, "title"), parts=parts)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Two rows a scope, one a measure ("value", "stance"): all issues first, then baskets, then issues.

        Columns scope ("overall", "basket", "issue"), name, measure, alpha, low, high, mean_distance,
        chance_distance, n_units, n_pairable_units, n_pairable, n_coders, level, note. What is not there is
        missing, never 0, and `note` says why.
        """
        import pandas as pd

        scopes = [("overall", self.overall)]
        scopes += [("basket", found) for found in self.by_basket.values()]
        scopes += [("issue", found) for found in self.by_issue.values()]
        rows = [_row(scope, found, measure) for scope, found in scopes for measure in ("value", "stance")]
        return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def coding_reliability(
    case: Case,
    round: str | None = None,
    coders: Iterable[str] | None = None,
    coding: str = "reading",
    n_bootstrap: int = 0,
    seed: Any = None,
) -> CodingReliability:
    """Return how far the coders of a round agree, over all issues, per basket and per issue.

    A unit is a party on an issue. Two questions are kept apart, because a distance is between two values and
    silence is none: do coders see the same kind of stance (nominal alpha over all units), and where two of
    them see a value, is it the same (alpha with the kit's own distance)? Values of different issues lie on
    different scales, so chance is worked out within each issue, and alpha over several is 1 - (mean observed
    distance) / (mean distance by chance), as De Vries et al. pool kappa. docs/method.md has an example.

    Parameters
    ----------
    case : Case
    round : str, optional
        Id or title; when left out the default round, or the last, in which a party has two coders.
    coders : iterable of str, optional
        Two or more; all of the round when left out.
    coding : {"reading", "printed"}
    n_bootstrap : int
        How many samples to draw for intervals: of the issues for values, of the units for stances.
    seed : int, optional

    Returns
    -------
    CodingReliability
        Where fewer than five units can be paired, a sentence in place of a number.

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    ToldError
        For a number of samples or a seed that cannot be used.

    References
    ----------
    Krippendorff (2019), *Content Analysis*, 4th ed., chapter 12. De Vries, Elliott, Kanouse and Teleki
    (2008), Field Methods 20, 272-282.
    """
    check_settings(case, coding)
    check_bootstrap(n_bootstrap, seed)
    chosen = double_coded_round(case, round)
    names = chosen_coders(case, chosen.id, coders)
    asked = case.issues_in(chosen.id)
    rated = {issue.id: _units(case, issue, chosen.id, names, coding) for issue in asked}
    sums = {
        issue.id: issue_sums(issue, rated[issue.id], names)
        for issue in followed(asked, "Setting coders side by side")
    }

    def scope(name: str, issues: list[Issue]) -> ScopeReliability:
        parts = [sums[issue.id] for issue in issues]
        units = [unit for issue in issues for unit in rated[issue.id]]
        return _scope(name, parts, units, names, n_bootstrap, seed)

    baskets = {item.id: [issue for issue in asked if issue.basket == item.id] for item in case.baskets}
    return CodingReliability(
        case,
        chosen,
        coding,
        names,
        scope("", list(asked)),
        {name: scope(name, issues) for name, issues in baskets.items()},
        {issue.id: scope(issue.id, [issue]) for issue in asked},
    )


def _units(case: Case, issue: Issue, round: str, coders: Sequence[str], coding: str) -> list[list[Reading]]:
    return [readings(case, party, issue, round, coders, coding) for party in case.parties]


def _scope(
    name: str,
    parts: list[IssueSums],
    units: list[list[Reading]],
    coders: Sequence[str],
    n_bootstrap: int,
    seed: Any,
) -> ScopeReliability:
    means = mean_distances(parts)
    value = pooled_alpha(parts, coders, n_bootstrap, seed)
    stances = _stance_alpha(units, coders, n_bootstrap, seed)
    return ScopeReliability(name, value, stances, means.observed, means.expected)


def _stance_alpha(units: list[list[Reading]], coders: Sequence[str], n_bootstrap: int, seed: Any) -> Alpha:
    coded = [{reading.coder: reading.kind for reading in unit} for unit in units if unit]
    rows = [[kinds.get(coder) for kinds in coded] for coder in coders]
    found = krippendorff_alpha(rows, "nominal", n_bootstrap, seed)
    if found.n_pairable_units >= LEAST_UNITS or not found.n_pairable:
        return found
    few = f"No alpha: {counted(found.n_pairable_units, 'unit')} (party and issue) coded by two coders"
    return replace(
        found, value=None, low=None, high=None, note=f"{few}, and fewer than {LEAST_UNITS} are too few."
    )


def _row(scope: str, found: ScopeReliability, measure: str) -> tuple[Any, ...]:
    alpha: Alpha = getattr(found, measure)
    means = (found.mean_distance, found.chance_distance) if measure == "value" else (None, None)
    return (
        scope, found.name, measure, alpha.value, alpha.low, alpha.high, *means, alpha.n_units,
        alpha.n_pairable_units, alpha.n_pairable, alpha.n_coders, alpha.level, alpha.note,
    )  # fmt: skip


_TYPES = {
    **dict.fromkeys(("scope", "name", "measure"), "str"),
    **dict.fromkeys(("alpha", "low", "high", "mean_distance", "chance_distance"), "float64"),
    **dict.fromkeys(("n_units", "n_pairable_units", "n_pairable", "n_coders"), "int64"),
    **dict.fromkeys(("level", "note"), "str"),
}
