"""Two parties compared over all issues of a round."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing.score import EQUAL, Score, Weights, issue_weights, relative, score
from negotiation_kit.analysis.comparing.settings import DEFAULT_THRESHOLD, check_settings, common_round
from negotiation_kit.analysis.comparing.stances import Stance, Stances
from negotiation_kit.analysis.comparing.verdict import IssueComparison, Verdict, judge
from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import LEAD, Case, Party, Round
from negotiation_kit.wording import Message, Printable, Spoken, joined, translated

if TYPE_CHECKING:
    import pandas as pd
else:
    from negotiation_kit.analysis.arrays import pd


@dataclass(frozen=True, repr=False)
class Comparison(Printable):
    """The result of `compare`.

    Parameters
    ----------
    case : Case
    a, b : Party
    round : Round
    coding, metric : str
    weighting : str
        How issues are weighed, in words.
    weights : dict
        Weight of each issue.
    threshold : float
        The greatest distance that still counts as near.
    rows : tuple of IssueComparison
        One an issue, in the case's order.
    score : Score
        Over all issues.
    by_basket : dict
        The same per basket, by basket id.
    coder : str
        Whose coding was compared.
    conditionals : str
        How offers under conditions entered.
    channels : str
        Whether what was leaked or said in private entered.
    inherit : bool
        Whether silent members took over their group's stance.
    """

    case: Case
    a: Party
    b: Party
    round: Round
    coding: str
    metric: str
    weighting: str
    weights: dict[str, float]
    threshold: float
    rows: tuple[IssueComparison, ...]
    score: Score
    by_basket: dict[str, Score] = field(repr=False)
    coder: str = LEAD
    conditionals: str = "apart"
    channels: str = "open"
    inherit: bool = True

    _names = ("frame", "rows", "row(issue)", "score", "verdicts", "by_basket")
    _columns = ("a_value", "b_value", "verdict", "distance")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return joined((self.finding, Message("list.one", part=self.score.sentence)), ". ")

    @property
    def finding(self) -> Message:
        """On how many issues the two agree, and on how many they are near or far apart, in a sentence."""
        near = self.verdicts[Verdict.OVERLAP] + self.verdicts[Verdict.NEAR]
        agreed = sum(row.verdict is Verdict.AGREE and not row.contested for row in self.rows)
        found = {"agreed": agreed, "near": near, "apart": self.verdicts[Verdict.DIVERGE]}
        names = {"a": Spoken(translated, self.a, "short"), "b": Spoken(translated, self.b, "short")}
        code = "answer.finding.near" if near else "answer.finding"
        return Message(code, n=len(self.rows), **found, **names)

    @cached_property
    def verdicts(self) -> dict[Verdict, int]:
        """How many issues have each verdict, all verdicts named."""
        counts = Counter(row.verdict for row in self.rows)
        return {verdict: counts[verdict] for verdict in Verdict}

    @cached_property
    def unweighted(self) -> Score:
        """The score over all issues with every issue weighing the same."""
        return score(self.rows, dict.fromkeys(self.weights, 1.0), self.metric, EQUAL)

    @property
    def weighted(self) -> bool:
        """Whether any issue weighs more than another."""
        return self.weighting != EQUAL

    def row(self, issue: str) -> IssueComparison:
        """Return the row of an issue, by its id or title.

        Raises
        ------
        UnknownNameError
            Where there is no such issue, or it is not asked in this round.
        """
        wanted = self.case.issue(issue).id
        if (found := next((row for row in self.rows if row.issue.id == wanted), None)) is None:
            raise UnknownNameError("issue in this round", issue, [row.issue.id for row in self.rows])
        return found

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row an issue, by issue id: stances, verdict, distance and its bounds, and what they rest on.

        Columns, in this order: issue, basket, title; for each side a_value, a_conditional, a_by_elimination,
        a_rejects, a_engagement, a_status, a_firmness, a_confidence, a_object; verdict, distance, low, high,
        weight, zone, reason, object, contested, a_inherited, b_inherited. A value is that of the headline;
        what is not there is missing, never 0. By elimination: no value is stated, and rejections leave one.
        """
        frame = pd.DataFrame(self.records(), columns=_COLUMNS, index=[row.issue.id for row in self.rows])
        frame["verdict"] = pd.Categorical(frame["verdict"], categories=[verdict.value for verdict in Verdict])
        return frame.astype(_TYPES)

    def records(self) -> list[dict[str, Any]]:
        """Return one plain dict an issue, with the columns of `frame`; None for what is not there."""
        return [self._record(row) for row in self.rows]

    def _record(self, row: IssueComparison) -> dict[str, Any]:
        return {
            "issue": row.issue.id,
            "basket": row.issue.basket,
            "title": row.issue.title,
            **_side("a", row.a, row),
            **_side("b", row.b, row),
            "verdict": row.verdict.value,
            "distance": row.distance,
            "low": row.low,
            "high": row.high,
            "weight": self.weights[row.issue.id],
            "zone": None if row.zone.empty else row.zone.text,
            "reason": row.reason,
            "object": row.object,
            "contested": row.contested,
            "a_inherited": row.a.inherited,
            "b_inherited": row.b.inherited,
        }


def compare(
    case: Case,
    a: str,
    b: str,
    round: str | None = None,
    coding: str = "reading",
    metric: str = "gower",
    weights: Weights = None,
    threshold: float = DEFAULT_THRESHOLD,
    *,
    coder: str = LEAD,
    conditionals: str = "apart",
    channels: str = "open",
    inherit: bool = True,
) -> Comparison:
    """Compare two parties, issue by issue.

    Parameters
    ----------
    case : Case
    a, b : str
        Ids or names of two parties.
    round : str, optional
        Id or title; when left out the default round, or the last in which both are coded.
    coding : {"reading", "printed"}
        The coder's reading, or what the source's wording gives.
    metric : {"gower", "identical", "directional"}
        See docs/method.md.
    weights : mapping, "salience", "attention" or None
        Weight by issue; None weighs all the same. See docs/method.md.
    threshold : float
        The greatest distance, in [0, 1], that still counts as near.
    coder : str
        Whose coding to use.
    conditionals : {"apart", "met", "ignored"}
        How offers under conditions count: beside the others, which the headline prefers; as if their
        conditions were met; or not at all.
    channels : {"open", "all"}
        Open: what was said in public or at the table; all: what was leaked or said in private too.
    inherit : bool
        Whether a silent party takes over the stance of a group it belongs to.

    Returns
    -------
    Comparison

    Raises
    ------
    UnknownNameError
        For a party, round, coding, metric, coder, treatment of conditional offers or issue that is not there.
    ToldError
        For a party set against itself, a threshold outside [0, 0.5), or a weight that cannot be used.
    """
    first, second = case.party(a), case.party(b)
    if first.id == second.id:
        raise ToldError(Message("error.against-itself.party", party=Spoken(translated, first, "short")))
    check_settings(case, coding, metric, coder, threshold, conditionals=conditionals, channels=channels)
    chosen = common_round(case, first.id, second.id, coder) if round is None else case.round(round)
    stances = Stances(case, chosen.id, coding, coder, conditionals, channels, inherit)
    rows = tuple(
        judge(stances.of(first, issue), stances.of(second, issue), metric, threshold)
        for issue in case.issues_in(chosen.id)
    )
    amounts, label = issue_weights(rows, weights, [issue.id for issue in case.issues])
    baskets = {item.id: [row for row in rows if row.issue.basket == item.id] for item in case.baskets}
    shares = relative(amounts)
    return Comparison(
        case, first, second, chosen, coding, metric, label, amounts, threshold, rows,
        score(rows, shares, metric, label),
        {name: score(group, shares, metric, label) for name, group in baskets.items()},
        coder, conditionals, channels, inherit,
    )  # fmt: skip


def _side(name: str, party: Stance, row: IssueComparison) -> dict[str, Any]:
    pair = row.headline or (row.pairs[0] if row.pairs else None)
    offer = getattr(pair, name) if pair else next(iter(party.headline), None)
    entry = offer.position if offer else next(iter(party.entries), None)
    return {
        f"{name}_value": row.issue.scale.code(offer.value) if offer else None,
        f"{name}_conditional": bool(offer and offer.conditional),
        f"{name}_by_elimination": party.on(row.object).only_left is not None,
        f"{name}_rejects": ", ".join(row.issue.scale.part_code(part) for part in party.rejects) or None,
        f"{name}_engagement": party.engagement.value if party.engagement else None,
        **{
            f"{name}_{field}": None if (cell := getattr(entry, field, None)) is None else str(cell)
            for field in _FROM_ENTRY
        },
    }


_FROM_ENTRY = ("status", "firmness", "confidence", "object")
_OF_A_SIDE = ("value", "conditional", "by_elimination", "rejects", "engagement", *_FROM_ENTRY)
_NUMBERS = ("distance", "low", "high", "weight")
_COLUMNS = [
    "issue", "basket", "title", *(f"{side}_{name}" for side in "ab" for name in _OF_A_SIDE),
    "verdict", *_NUMBERS, "zone", "reason", "object", "contested", "a_inherited", "b_inherited",
]  # fmt: skip
_TYPES = {
    **{name: "str" for name in _COLUMNS if name != "verdict"},
    **dict.fromkeys(_NUMBERS, "float64"),
    **{f"{side}_{name}": "bool" for side in "ab" for name in ("conditional", "by_elimination", "inherited")},
    "contested": "bool",
}
