"""What is compared, and the result in sentences that need no statistics: score, method, robustness."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.analysis.comparing import Comparison, Robustness, Score, Setting, Verdict
from negotiation_kit.errors import ToldError, counted
from negotiation_kit.model import Case, Role, Round
from negotiation_kit.render.html import case_line
from negotiation_kit.render.palette import VERDICTS, look
from negotiation_kit.render.words import CODING_WORDS, figure, round_text
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


def robustness_sentence(found: Robustness) -> Message:
    """Return how many verdicts survive every other way to compare."""
    thresholds = sorted({setting.threshold for setting in found.settings})
    tried = {"low": thresholds[0], "high": thresholds[-1]}
    ways = Message("result.ways", **tried)
    if found.coder_flips:
        ways = Message("result.ways.coders", coders=linked("list.and", found.coder_flips), **tried)
    if left := left_out_text(found):
        ways = Message("result.ways.left-out", ways=ways, left=left)
    stable, of = len(found.stable), len(found.counted)
    if stable == of:
        return Message("result.all-stay", n=of, ways=ways)
    others = _named([_called(found.comparison, issue) for issue in found.flips])
    said = Message("result.some-stay", stable=stable, of=of, ways=ways, others=others)
    return joined([said, *(_coder_sentence(found, coder) for coder in found.coder_flips)], " ")


def left_out_text(found: Robustness) -> str:
    """Return how many issues are not counted, as the metric is not defined on their scales."""
    n = len(found.verdicts) - len(found.counted)
    return Message("method.no-such-metric", n=n) if n else ""


def _conditionals(treatment: str) -> str:
    if treatment not in CONDITIONALS:
        return ""
    return Message("list.one", part=Spoken(_sentence, CONDITIONALS[treatment]))


def _sentence(code: str, language: str) -> str:
    told = say(language, code)
    return f"{told[0].upper()}{told[1:]}."


def _coder_sentence(found: Robustness, coder: str) -> Message:
    """Return which verdicts turn where nothing but the coder changes."""
    flips, verdicts = found.coder_flips[coder], counted(found.n_coded_by(coder), "verdict")
    if not flips:
        return Message("result.coder.same", coder=coder, verdicts=verdicts)
    own = found.comparison
    told = [
        Message(
            "result.coder.turned",
            issue=_called(own, issue),
            now=Spoken(_label, verdict),
            before=Spoken(_label, own.row(issue).verdict),
        )
        for issue, verdict in flips.items()
    ]
    return Message("result.coder.differs", coder=coder, n=len(flips), verdicts=verdicts, what=_named(told))


def _called(comparison: Comparison, issue: str) -> Message:
    return Message("list.one", part=Spoken(translated, comparison.row(issue).issue, "title"))


def _label(verdict: Verdict, language: str) -> str:
    return look(verdict, language).label


def _named(items: Sequence[Message]) -> Message:
    named, more = joined(items[:_NAMED]), len(items) - _NAMED
    return Message("result.and-more", names=named, n=more) if more > 0 else named


def robustness_of(found: Robustness, issue: str) -> str:
    """Return whether one issue's verdict survives, and the smallest changes under which it does not."""
    flips, own = found.flips.get(issue), found.comparison
    if issue not in found.counted:
        return say(ENGLISH, "method.metric-undefined", metric=METRIC_WORDS[own.metric])
    if not flips:
        double = any(setting.coder != own.coder for setting in found.verdicts[issue])
        coders = "in both wordings, and whichever coder reads it" if double else "and in both wordings"
        return f"The verdict stays the same under every metric and threshold tried, {coders}."
    parts = []
    for verdict in dict.fromkeys(flips.values()):
        changes = [_changes(setting, own) for setting, other in flips.items() if other == verdict]
        fewest = min(len(words) for words in changes)
        ways = " or ".join(" and ".join(words) for words in changes if len(words) == fewest)
        parts.append(f"{VERDICTS[verdict].label} {ways}")
    return f"The verdict would be {'; '.join(parts)}."


def _changes(setting: Setting, own: Comparison) -> list[str]:
    """Return in words what a setting changes of the comparison's own."""
    words = []
    if setting.coder != own.coder:
        words.append(f"in the coding of {setting.coder}")
    if setting.coding != own.coding:
        words.append(f"in {CODING_WORDS[setting.coding]}")
    if setting.metric != own.metric:
        words.append(f"by {METRIC_WORDS[setting.metric]}")
    if setting.threshold != own.threshold:
        words.append(f"at a threshold of {setting.threshold:g}")
    return words


def _bounds(comparison: Comparison) -> str:
    score, of = comparison.score, sum(row.measurable for row in comparison.rows)
    if score.best is None or score.worst is None:
        return ""
    if score.best - score.worst < 1e-12:
        return Message("result.bounds.known")
    low, high = (Spoken(figure, end, 2) for end in (score.worst, score.best))
    code = "result.bounds.all" if of == len(comparison.rows) else "result.bounds.measurable"
    return Message(code, of=of, low=low, high=high)
