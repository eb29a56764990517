"""What is compared, and the result in sentences that need no statistics: score, method, robustness."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.analysis.comparing import Comparison, Multiverse, Score, Setting, Verdict, value_text
from negotiation_kit.errors import ToldError, counted
from negotiation_kit.model import Case, Role, Round
from negotiation_kit.render.html import case_line
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import figure, round_text
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, linked, say, translated

_NAMED = 3
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
        raise ToldError(Message("error.too-few-parties", case=repr(case.id)))
    sides = [party.id for party in case.parties if party.role is Role.SIDE]
    order = list(dict.fromkeys([*sides, *(party.id for party in case.parties)]))
    second = case.party(b).id if b else None
    first = case.party(a).id if a else next(party for party in order if party != second)
    return first, second or next(party for party in order if party != first)


def title(comparison: Comparison) -> Message:
    """Return the heading of a comparison."""
    a, b = (Spoken(translated, party, "short") for party in (comparison.a, comparison.b))
    return Message("title.comparison", a=a, b=b)


def subtitle(comparison: Comparison) -> Message:
    """Return case, round and what they were coded from."""
    round, case = comparison.round, comparison.case
    issues, where = counted(len(comparison.rows), "issue"), Message("list.one", part=Spoken(_where, round))
    return case_line(case, where, issues, coverage_line(case, round.id))


def _where(round: Round, language: str) -> str:
    place = translated(round, "place", language)
    return f"{round_text(round, language)}, {place}" if place else round_text(round, language)


def coverage_line(case: Case, round: str) -> Message:
    """Return what a round was coded from."""
    if case.coded_from == "table":
        return Message("result.imported")
    entries = (entry for entry in case.positions if entry.round == round)
    cited = {(piece.source, piece.passage) for entry in entries for piece in entry.evidence}
    sources = counted(len({source for source, _ in cited}), "source")
    return Message("result.coded-from", sources=sources, passages=counted(len(cited), "passage"))


def headline(score: Score) -> Message:
    """Return the score as a phrase, or that there is none."""
    if score.agreement is None:
        return Message("result.no-score")
    return Message("result.agreement", score=Spoken(figure, score.agreement, 2))


def explanation(comparison: Comparison) -> Message:
    """Return what the headline rests on: coverage, elimination and bounds, or why there is no score."""
    score = comparison.score
    if score.agreement is None:
        return joined([score.note or "", _bounds(comparison)], " ")
    ends = Message(f"result.ends.{comparison.metric}")
    parts = (
        Message("result.known", coverage=score.coverage, ends=ends),
        Message("method.by-elimination", n=score.by_elimination) if score.by_elimination else "",
        Message("result.thin") if score.thin else "",
        _bounds(comparison),
    )
    return joined(parts, " ")


def method(comparison: Comparison) -> Message:
    """Return how the score was reached: metric, weights, column and threshold."""
    told = Message(
        "result.method.weighted" if comparison.weighting.startswith("weighted") else "result.method",
        metric=Message(f"metric.{comparison.metric}"),
        weights=comparison.weighting,
        coding=Message(f"coding.{comparison.coding}"),
        threshold=comparison.threshold,
    )
    return joined([told, _conditionals(comparison.conditionals)], " ")


def weighting_text(weighting: str) -> str:
    """Return the name of a weighting as it goes on after the name of a metric."""
    return f", {weighting}" if weighting.startswith("weighted") else f" with {weighting}"


def result_lead(comparison: Comparison) -> Message:
    """Return score, coverage and bounds, or why there is no score."""
    start = "" if comparison.score.agreement is None else headline(comparison.score)
    return joined([start, explanation(comparison)], " ")


def robustness_sentence(found: Multiverse) -> Message:
    """Return how many verdicts hold in every setting, and from where to where the agreement runs."""
    return Message("list.one", part=Spoken(_capital, found.summary))


def _capital(told: Message, language: str) -> str:
    text = told.text_in(language)
    return f"{text[0].upper()}{text[1:]}."


def _conditionals(treatment: str) -> str:
    if treatment not in CONDITIONALS:
        return ""
    return Message("list.one", part=Spoken(_sentence, CONDITIONALS[treatment]))


def _sentence(code: str, language: str) -> str:
    told = say(language, code)
    return f"{told[0].upper()}{told[1:]}."


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


def _bounds(comparison: Comparison) -> str:
    score, of = comparison.score, sum(row.measurable for row in comparison.rows)
    if score.best is None or score.worst is None:
        return ""
    if score.best - score.worst < 1e-12:
        return Message("result.bounds.known")
    low, high = (Spoken(figure, end, 2) for end in (score.worst, score.best))
    code = "result.bounds.all" if of == len(comparison.rows) else "result.bounds.measurable"
    return Message(code, of=of, low=low, high=high)
