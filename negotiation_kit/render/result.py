"""What is compared, and the result in sentences that need no statistics: score, method, robustness."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.analysis.comparing import Comparison, Multiverse, Score, Setting, Verdict, value_text
from negotiation_kit.errors import ToldError, counted
from negotiation_kit.model import Case, Role
from negotiation_kit.render.html import case_line
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import CODING_WORDS, figure, round_text
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, linked, say, thousands, translated

_NAMED = 3
_ENDS = {
    "gower": "1 would mean the same position on each, 0 opposite ends of every scale",
    "identical": "1 would mean the same position on each, 0 a different one on each",
    "directional": "1 would mean the same end of every scale, 0 opposite ends",
}
CONDITIONALS = {"met": "method.conditionals-met", "ignored": "method.conditionals-ignored"}
"""The phrase for each way in which offers under conditions count that is not the usual one."""
METRIC_WORDS = {metric: say(ENGLISH, f"metric.{metric}") for metric in METRICS}


def sides_to_compare(case: Case, a: str | None = None, b: str | None = None) -> tuple[str, str]:
    """Return the ids of the two parties asked for; where one is left out, of the first side there is.

    Raises
    ------
    UnknownNameError
        For a party that is not there.
    ToldError
        For a case with fewer than two parties.
    """
    if len(case.parties) < 2:
        raise ToldError(f"the case {case.id!r} has fewer than two parties, so there is nothing to compare")
    sides = [party.id for party in case.parties if party.role is Role.SIDE]
    order = list(dict.fromkeys([*sides, *(party.id for party in case.parties)]))
    second = case.party(b).id if b else None
    first = case.party(a).id if a else next(party for party in order if party != second)
    return first, second or next(party for party in order if party != first)


def title(comparison: Comparison, language: str = ENGLISH) -> str:
    """Return the heading of a comparison."""
    a, b = (translated(party, "short", language) for party in (comparison.a, comparison.b))
    return say(language, "title.where", a=a, b=b)


def subtitle(comparison: Comparison) -> str:
    """Return case, round and what they were coded from."""
    round, case = comparison.round, comparison.case
    place = f", {round.place}" if round.place else ""
    issues = counted(len(comparison.rows), "issue")
    return case_line(case, f"{round_text(round)}{place}", issues, coverage_line(case, round.id))


def coverage_line(case: Case, round: str) -> str:
    """Return what a round was coded from."""
    if case.coded_from == "table":
        return "imported from a table, without evidence"
    entries = (entry for entry in case.positions if entry.round == round)
    cited = {(piece.source, piece.passage) for entry in entries for piece in entry.evidence}
    sources = counted(len({source for source, _ in cited}), "source")
    return f"coded from {sources}, {counted(len(cited), 'passage')} cited"


def headline(score: Score) -> str:
    """Return the score as a phrase, or that there is none."""
    return "No agreement score" if score.agreement is None else f"Agreement {figure(score.agreement, 2)}"


def explanation(comparison: Comparison) -> str:
    """Return what the headline rests on: coverage, elimination and bounds, or why there is no score."""
    score = comparison.score
    if score.agreement is None:
        return " ".join(part for part in (score.note, _bounds(comparison)) if part)
    parts = (
        f"on {score.coverage}, those where both positions are known: {_ENDS[comparison.metric]}.",
        _eliminated(score.by_elimination),
        "On so few issues the number says little." if score.thin else "",
        _bounds(comparison),
    )
    return " ".join(part for part in parts if part)


def method(comparison: Comparison) -> str:
    """Return how the score was reached: metric, weights, column and threshold."""
    return (
        f"Measured by {METRIC_WORDS[comparison.metric]}{weighting_text(comparison.weighting)}, in "
        f"{CODING_WORDS[comparison.coding]}; a distance of up to {thousands(comparison.threshold)} is near."
        f"{_conditionals(comparison.conditionals)}"
    )


def weighting_text(weighting: str) -> str:
    """Return the name of a weighting as it goes on after the name of a metric."""
    return f", {weighting}" if weighting.startswith("weighted") else f" with {weighting}"


def result_lead(comparison: Comparison) -> str:
    """Return score, coverage and bounds, or why there is no score."""
    start = "" if comparison.score.agreement is None else f"{headline(comparison.score)} "
    return f"{start}{explanation(comparison)}"


def robustness_sentence(found: Multiverse) -> str:
    """Return how many verdicts hold in every setting, and from where to where the agreement runs."""
    told = str(found.summary)
    return f"{told[0].upper()}{told[1:]}."


def _conditionals(treatment: str) -> str:
    if treatment not in CONDITIONALS:
        return ""
    told = say(ENGLISH, CONDITIONALS[treatment])
    return f" {told[0].upper()}{told[1:]}."


def robustness_of(found: Multiverse, issue: str) -> Message:
    """Return in how many settings an issue's verdict holds, and the fewest changes that turn it."""
    if issue not in found.counted:
        metric = Message(f"metric.{found.comparison.metric}")
        return Message("method.metric-undefined", metric=metric)
    holds, of = found.held[issue]
    if holds == of:
        return Message("multiverse.issue-holds")
    turns = found.turns(issue)
    fewest = min(len(found.changed(ways[0])) for ways in turns.values())
    others = [
        Message("multiverse.would-be", verdict=Spoken(_label, verdict), ways=ways_text(found, ways))
        for verdict, ways in turns.items()
        if len(found.changed(ways[0])) == fewest
    ]
    return joined([Message("multiverse.issue-turns", holds=holds, of=of), *others], " ")


def ways_text(found: Multiverse, settings: Sequence[Setting]) -> Message:
    """Return what some settings change of the comparison's own, in words."""
    ways = [
        linked("list.and", [value_text(name, getattr(setting, name)) for name in found.changed(setting)])
        for setting in settings
    ]
    told = linked("list.or", ways[:_NAMED])
    return Message("list.and-more", names=told, n=len(ways) - _NAMED) if len(ways) > _NAMED else told


def _label(verdict: Verdict, language: str) -> str:
    return look(verdict, language).label


def _eliminated(number: int) -> str:
    return say(ENGLISH, "method.by-elimination", n=number) if number else ""


def _bounds(comparison: Comparison) -> str:
    score, of = comparison.score, sum(row.measurable for row in comparison.rows)
    if score.best is None or score.worst is None:
        return ""
    if score.best - score.worst < 1e-12:
        return "Every position is known, so this does not depend on any guess."
    issues = f"all {of} issues" if of == len(comparison.rows) else f"the {of} issues that can be measured"
    return (
        f"Over {issues} agreement lies between {figure(score.worst, 2)} and {figure(score.best, 2)}, "
        "whatever the unknown positions are."
    )
