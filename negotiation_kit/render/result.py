"""What is compared, and the result in sentences that need no statistics: score, method, robustness."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Comparison, Robustness, Score, Setting
from negotiation_kit.errors import ToldError, counted
from negotiation_kit.model import Case, Role
from negotiation_kit.render.html import case_line
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.words import CODING_WORDS, figure, round_text
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import ENGLISH, Message, say

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


def title(comparison: Comparison) -> str:
    """Return the heading of a comparison."""
    return f"Where {comparison.a.short} and {comparison.b.short} stand"


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
        f"{CODING_WORDS[comparison.coding]}; a distance of up to {comparison.threshold:g} is near."
        f"{_conditionals(comparison.conditionals)}"
    )


def weighting_text(weighting: str) -> str:
    """Return the name of a weighting as it goes on after the name of a metric."""
    return f", {weighting}" if weighting.startswith("weighted") else f" with {weighting}"


def result_lead(comparison: Comparison) -> str:
    """Return score, coverage and bounds, or why there is no score."""
    start = "" if comparison.score.agreement is None else f"{headline(comparison.score)} "
    return f"{start}{explanation(comparison)}"


def robustness_sentence(found: Robustness) -> str:
    """Return how many verdicts survive every other way to compare."""
    thresholds = sorted({setting.threshold for setting in found.settings})
    coders = " and ".join(found.coder_flips)
    ways = (
        f"under every metric, at thresholds from {thresholds[0]:g} to {thresholds[-1]:g}, "
        f"{f'in the coding of {coders}, ' if coders else ''}and in the wording as printed"
    )
    stable, of = len(found.stable), len(found.counted)
    left = left_out_text(found)
    if left:
        ways = f"{ways} ({left})"
    if stable == of:
        return f"{'The verdict stays' if of == 1 else f'All {of} verdicts stay'} the same {ways}."
    flips = [found.comparison.row(issue).issue.title for issue in found.flips]
    said = [f"{stable} of {of} verdicts stay the same {ways}. The others: {_named(flips)}."]
    return " ".join([*said, *(_coder_sentence(found, coder) for coder in found.coder_flips)])


def left_out_text(found: Robustness) -> str:
    """Return how many issues are not counted, as the metric is not defined on their scales."""
    n = len(found.verdicts) - len(found.counted)
    return Message("method.no-such-metric", n=n) if n else ""


def _conditionals(treatment: str) -> str:
    if treatment not in CONDITIONALS:
        return ""
    told = say(ENGLISH, CONDITIONALS[treatment])
    return f" {told[0].upper()}{told[1:]}."


def _coder_sentence(found: Robustness, coder: str) -> str:
    """Return which verdicts turn where nothing but the coder changes."""
    flips, n = found.coder_flips[coder], counted(found.n_coded_by(coder), "verdict")
    if not flips:
        return f"In the coding of {coder} alone, none of {n} differs."
    own = found.comparison
    told = [
        f"{own.row(issue).issue.title}, {VERDICTS[verdict].label} in place of "
        f"{VERDICTS[own.row(issue).verdict].label}"
        for issue, verdict in flips.items()
    ]
    differ = "differs" if len(flips) == 1 else "differ"
    return f"In the coding of {coder} alone, {len(flips)} of {n} {differ}: {_named(told)}."


def _named(items: list[str]) -> str:
    rest = f"; and {len(items) - _NAMED} more" if len(items) > _NAMED else ""
    return f"{'; '.join(items[:_NAMED])}{rest}"


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
