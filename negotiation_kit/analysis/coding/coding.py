"""How reliably a round is coded: alpha over all issues, per basket and per issue, of values and stances."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.estimate import check_bootstrap
from negotiation_kit.analysis.coding.marks import MARKS, mark_alpha
from negotiation_kit.analysis.coding.pooled import (
    Drawing,
    IssueValues,
    category_alpha,
    mean_distances,
    pooled_alpha,
    values_of,
)
from negotiation_kit.analysis.coding.readings import (
    Reading,
    chosen_coders,
    double_coded_round,
    is_blind,
    readings,
)
from negotiation_kit.analysis.coding.result import Alpha
from negotiation_kit.analysis.comparing.settings import check_settings
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
    marks : dict of Alpha
        Of "status", "firmness" and "confidence", over the entries that two coders have.
    """

    case: Case
    round: Round
    coding: str
    coders: tuple[str, ...]
    overall: ScopeReliability
    by_basket: dict[str, ScopeReliability]
    by_issue: dict[str, ScopeReliability]
    marks: dict[str, Alpha] = field(default_factory=dict)

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

        All issues have three rows more, of "status", "firmness" and "confidence". Columns scope ("overall",
        "basket", "issue"), name, measure, alpha, low, high, mean_distance, chance_distance, n_units,
        n_pairable_units, n_pairable, n_coders, level, note, percent_agreement, ac1, category_agreement (each
        category with its own), worst_unit (the one that hurts most), influence (by how much). What is not
        there is missing, never 0, and `note` says why.
        """
        import pandas as pd

        scopes = [("overall", self.overall)]
        scopes += [("basket", found) for found in self.by_basket.values()]
        scopes += [("issue", found) for found in self.by_issue.values()]
        rows = [row for scope, found in scopes for row in _rows(scope, found)]
        rows[2:2] = [("overall", "", mark, *_cells(found, None, None)) for mark, found in self.marks.items()]
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
        Two or more; when left out, all of the round who coded blind: a file that says `settled_from` is none.
    coding : {"reading", "printed"}
    n_bootstrap : int
        How many samples to draw for intervals.
    seed : int, optional

    Returns
    -------
    CodingReliability
        Where fewer than ten values can be paired, a sentence in place of a number.

    Raises
    ------
    UnknownNameError
        For a round, coding or coder that is not there.
    ToldError
        For a number of samples or a seed that cannot be used, and for a coder without a blind file.

    References
    ----------
    Krippendorff (2019), *Content Analysis*, 4th ed., chapter 12. De Vries, Elliott, Kanouse and Teleki
    (2008), Field Methods 20, 272-282.
    """
    check_settings(case, coding)
    check_bootstrap(n_bootstrap, seed)
    chosen = double_coded_round(case, round)
    names = chosen_coders(case, chosen.id, coders)
    return reliability_of(case, chosen, names, coding, drawing=(n_bootstrap, seed))


def reliability_of(
    case: Case,
    round: Round,
    coders: Sequence[str],
    coding: str = "reading",
    answers: Collection[str] = (),
    drawing: Drawing = (0, None),
) -> CodingReliability:
    """Return how far some coders of a round agree: the one function for coders and for a class.

    Parameters
    ----------
    case, round, coders, coding
    answers : collection of str
        The coders whose readings are answers of the exercise.
    drawing : (int, seed)
        How many samples to draw for intervals.
    """
    asked = case.issues_in(round.id)
    rated = {
        issue.id: _units(case, issue, round.id, coders, coding, answers)
        for issue in followed(asked, Message("progress.coders"))
    }
    values = {issue.id: values_of(issue, rated[issue.id], coders) for issue in asked}

    def scope(name: str, issues: Sequence[Issue]) -> ScopeReliability:
        parts = [values[issue.id] for issue in issues]
        return _scope(name, parts, {issue.id: rated[issue.id] for issue in issues}, coders, drawing)

    baskets = {item.id: [issue for issue in asked if issue.basket == item.id] for item in case.baskets}
    return CodingReliability(
        case=case,
        round=round,
        coding=coding,
        coders=tuple(coders),
        overall=scope("", asked),
        by_basket={name: scope(name, issues) for name, issues in baskets.items()},
        by_issue={issue.id: scope(issue.id, [issue]) for issue in asked},
        marks={mark: mark_alpha(case, round.id, mark, coders, drawing) for mark in MARKS},
    )


_Units = dict[str, list[Reading]]
"""The readings of each party that anybody coded, by its id."""


def _units(
    case: Case, issue: Issue, round: str, coders: Sequence[str], coding: str, answers: Collection[str]
) -> _Units:
    blind = {
        party: [name for name in coders if is_blind(case, party.id, round, name)] for party in case.parties
    }
    found = {
        party.id: readings(case, party, issue, round, names, coding, answers)
        for party, names in blind.items()
    }
    return {name: unit for name, unit in found.items() if unit}


def _scope(
    name: str,
    parts: Sequence[IssueValues],
    rated: dict[str, _Units],
    coders: Sequence[str],
    drawing: Drawing,
) -> ScopeReliability:
    units = {(issue, party): unit for issue, found in rated.items() for party, unit in found.items()}
    kinds = [{one.coder: str(one.kind) for one in unit} for unit in units.values()]
    return ScopeReliability(
        name,
        pooled_alpha(parts, coders, drawing),
        category_alpha(kinds, coders, list(units), drawing),
        *mean_distances(parts),
    )


def _rows(scope: str, found: ScopeReliability) -> list[tuple[Any, ...]]:
    distances = (found.mean_distance, found.chance_distance)
    return [
        (scope, found.name, "value", *_cells(found.value, *distances)),
        (scope, found.name, "stance", *_cells(found.stance, None, None)),
    ]


def _cells(alpha: Alpha, observed: float | None, expected: float | None) -> tuple[Any, ...]:
    by_category = "; ".join(f"{name} {share:.3f}" for name, share in alpha.category_agreement.items())
    worst = alpha.worst
    return (
        alpha.value, alpha.low, alpha.high, observed, expected, alpha.n_units,
        alpha.n_pairable_units, alpha.n_pairable, alpha.n_coders, alpha.level, alpha.note,
        alpha.percent_agreement, alpha.ac1, by_category or None,
        None if worst is None else ", ".join(map(str, worst)), alpha.influence.get(worst),
    )  # fmt: skip


_TYPES = {
    **dict.fromkeys(("scope", "name", "measure"), "str"),
    **dict.fromkeys(("alpha", "low", "high", "mean_distance", "chance_distance"), "float64"),
    **dict.fromkeys(("n_units", "n_pairable_units", "n_pairable", "n_coders"), "int64"),
    **dict.fromkeys(("level", "note"), "str"),
    **dict.fromkeys(("percent_agreement", "ac1"), "float64"),
    **dict.fromkeys(("category_agreement", "worst_unit"), "str"),
    "influence": "float64",
}
