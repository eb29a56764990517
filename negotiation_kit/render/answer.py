"""The answer first: what two sides agree on, where they are near, what blocks, and how far they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, OfferPair, Stance, Verdict
from negotiation_kit.model import Party
from negotiation_kit.render.words import offers_text, stance_text
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import ENGLISH, rounded, say, translated

LONGEST = 150
"""How many characters of issues a line names before it says how many more there are."""
_FEWER = 50
"""The same, where a line has several groups of issues to name."""
_APART = (Verdict.DIVERGE, Verdict.ONE_SIDED, Verdict.OPEN)


def finding(comparison: Comparison, language: str = ENGLISH) -> str:
    """Return in one sentence on how many issues two sides agree, and on how many they are far apart.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> finding(nk.compare(nk.load_case("istanbul-2025"), "russia", "ukraine"))
    'Russia and Ukraine agree on 2 of 24 issues and are far apart on 15'
    """
    return comparison.finding.text_in(language)


def three_lines(comparison: Comparison, language: str = ENGLISH) -> list[tuple[str, str]]:
    """Return what is agreed, what is near and what blocks, each with its label; none is ever left out."""
    told = {"agreed": _agreed_line, "near": _near_line, "blocked": _blocked_line}
    return [(say(language, f"answer.{name}"), line(comparison, language)) for name, line in told.items()]


def range_line(comparison: Comparison, language: str = ENGLISH) -> tuple[str, str]:
    """Return between what limits agreement lies, then the number with what it rests on, and their label."""
    parts = [*_limits(comparison, language), *_number(comparison, language)]
    return say(language, "answer.range"), f"{'; '.join(parts)}."


def number_line(comparison: Comparison, language: str = ENGLISH) -> str:
    """Return the number with what it rests on, in a sentence, or that there is none."""
    told = "; ".join(_number(comparison, language))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _limits(comparison: Comparison, language: str) -> Iterator[str]:
    score = comparison.score
    if score.worst is None or score.best is None:
        return
    limits = {"worst": rounded(score.worst, 2, language), "best": rounded(score.best, 2, language)}
    code = "method.between" if score.best - score.worst > SAME else "answer.exactly"
    yield say(language, code, n=sum(row.measurable for row in comparison.rows), **limits)


def _number(comparison: Comparison, language: str) -> Iterator[str]:
    return (message.text_in(language) for message in comparison.score.number)


def _agreed(comparison: Comparison) -> list[IssueComparison]:
    """Return the rows that are told as agreed: not those on which a side's accounts contradict each other."""
    return [row for row in comparison.rows if row.agreed]


def _agreed_line(comparison: Comparison, language: str) -> str:
    return _sentence([_listed(_agreed(comparison), _wanted, LONGEST, language)], language)


def _near_line(comparison: Comparison, language: str) -> str:
    shared = [row for row in comparison.rows if row.verdict is Verdict.OVERLAP]
    near = [row for row in comparison.rows if row.verdict is Verdict.NEAR]
    opened = [row for row in comparison.rows if _nearer(row)]
    told = [_listed(shared, _zone, LONGEST, language), _listed(near, _both, LONGEST, language)]
    if opened and not any(told):
        told.insert(0, say(language, "answer.without-conditions"))
    if opened:
        named = _listed(opened, _under_conditions, LONGEST, language)
        told.append(say(language, "answer.under-conditions", what=named))
    return _sentence(told, language)


def _blocked_line(comparison: Comparison, language: str) -> str:
    apart = [row for row in comparison.rows if row.verdict is Verdict.DIVERGE]
    a, b = _names(comparison, language)
    barred = [
        [row for row in apart if any(side.party == party for side in row.refused_by)]
        for party in (comparison.a, comparison.b)
    ]
    rest = [row for row in apart if row not in barred[0] and row not in barred[1]]
    groups = [
        ("answer.rejects-wanted", barred[0], {"one": a, "other": b}),
        ("answer.rejects-wanted", barred[1], {"one": b, "other": a}),
        ("answer.wants-other", rest, {}),
    ]
    told = [
        say(language, code, n=len(rows), issues=_listed(rows, _titled, _FEWER, language), **names)
        for code, rows, names in groups
        if rows
    ]
    return _sentence(told, language)


def _nearer(row: IssueComparison) -> list[OfferPair]:
    """Return the pairs with an offer under conditions that lie nearer than what is wanted without."""
    if row.verdict not in _APART or row.distance is None:
        return []
    near = [pair for pair in row.pairs if pair.distance is not None and pair.distance < row.distance - SAME]
    return [pair for pair in near if pair.a.conditional or pair.b.conditional]


def _sentence(parts: Iterable[str], language: str) -> str:
    told = "; ".join(filter(None, parts)) or say(language, "answer.nothing")
    return f"{told[0].upper()}{told[1:]}."


Told = Callable[[IssueComparison, str], str]


def _listed(rows: Sequence[IssueComparison], told: Told, longest: int, language: str) -> str:
    """Return rows in words, as many as a line holds and at least one, then how many more there are."""
    items = [told(row, language) for row in rows]
    fitting = max(1, sum(len(", ".join(items[: place + 1])) <= longest for place in range(len(items))))
    named = ", ".join(items[:fitting])
    left = len(items) - fitting
    return say(language, "list.and-more", names=named, n=left) if left > 0 else named


def _titled(row: IssueComparison, language: str) -> str:
    return str(translated(row.issue, "title", language))


def _valued(row: IssueComparison, value: str, language: str) -> str:
    return say(language, "linking.outcome", issue=_titled(row, language), value=value)


def _wanted(row: IssueComparison, language: str) -> str:
    return _valued(row, stance_text(row.a, language), language)


def _zone(row: IssueComparison, language: str) -> str:
    return _valued(row, row.reason.text_in(language), language)


def _both(row: IssueComparison, language: str) -> str:
    said = [_of(side, stance_text(side, language), language) for side in (row.a, row.b)]
    return _valued(row, "; ".join(said), language)


def _under_conditions(row: IssueComparison, language: str) -> str:
    told = []
    for side in (row.a, row.b):
        offers = [pair.a if side is row.a else pair.b for pair in _nearer(row)]
        offers = [offer for offer in dict.fromkeys(offers) if offer.conditional]
        if offers:
            told.append(_of(side, offers_text(row.issue.scale, offers, language), language))
    return _valued(row, "; ".join(told), language)


def _of(side: Stance, what: str, language: str) -> str:
    return say(language, "linking.of-party", party=_short(side.party, language), what=what)


def _names(comparison: Comparison, language: str) -> tuple[str, str]:
    return _short(comparison.a, language), _short(comparison.b, language)


def _short(party: Party, language: str) -> str:
    return str(translated(party, "short", language))
