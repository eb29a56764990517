"""What an assumption unlocks and changes, in sentences and as a table of before and after."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.comparison import Comparison, IssueComparison, Score
from negotiation_kit.linkage import LinkedOffer, WhatIf
from negotiation_kit.palette import VERDICTS
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.linkage import joined
from negotiation_kit.views.style import CELL, CONTAINER, FRAME, HEAD, MUTED, SCROLLED, TABLE, UNTYPESET, fill
from negotiation_kit.views.words import distance_text, figure, stance_text

NOTHING_ASSUMED = "Nothing is assumed; this is as coded."
NO_FORECAST = "This tells what follows from the coded conditions, and forecasts nothing."
Pair = tuple[IssueComparison, IssueComparison]
_WIDTHS = ("40%", "30%", "30%")


def what_if_sentence(found: WhatIf) -> str:
    """Return the whole result in sentences: assumed, live, verdicts, score, and what it does not mean."""
    return " ".join([*what_if_lines(found), *([NO_FORECAST] if found.assumed else [])])


def what_if_lines(found: WhatIf) -> list[str]:
    """Return a sentence each on what is assumed, what becomes live, which verdicts change, and the score."""
    if not found.assumed:
        return [NOTHING_ASSUMED, score_sentence(found)]
    return [assumed_sentence(found), live_sentence(found), verdicts_sentence(found), score_sentence(found)]


def assumed_sentence(found: WhatIf) -> str:
    """Return who is assumed to take which position."""
    if not found.assumed:
        return NOTHING_ASSUMED
    groups: dict[str, list[str]] = {}
    for item in found.assumed:
        groups.setdefault(f"{item.issue.title}: {item.issue.scale.text(item.value)}", []).append(
            item.party.short
        )
    return f"Assumed: {'; '.join(f'{text} (for {joined(names)})' for text, names in groups.items())}."


def live_sentence(found: WhatIf) -> str:
    """Return which conditional offers become live, in their turn, and which cease to be."""
    told = [f"Live now: {_offers(found.live)}."] if found.live else ["No conditional offer becomes live."]
    return " ".join(told + ([f"Live no longer: {_offers(found.lapsed)}."] if found.lapsed else []))


def verdicts_sentence(found: WhatIf) -> str:
    """Return which verdicts change, from what to what, and which distances change under the same verdict."""
    turned, same = _changes(found)
    told = [
        f"{before.issue.title} from {VERDICTS[before.verdict].label} to {VERDICTS[after.verdict].label}"
        for before, after in turned
    ]
    verb = "verdict changes" if len(told) == 1 else "verdicts change"
    lead = f"{len(told)} {verb}: {'; '.join(told)}." if told else "No verdict changes."
    if not same:
        return lead
    further = "another distance" if len(same) == 1 else f"{len(same)} further distances"
    issues = "; ".join(f"{before.issue.title}, {_step(before, after)}" for before, after in same)
    return f"{lead} Under the same verdict {further}: {issues}."


def score_sentence(found: WhatIf) -> str:
    """Return how agreement, coverage and bounds move."""
    before, after = score_text(found.before), score_text(found.after)
    if before == after:
        return f"The score{' stays' if found.assumed else ''}: {before}"
    moved = found.before.score.coverage != found.after.score.coverage
    note = " The two rest on a different number of issues." if moved else ""
    return f"Before: {before} After: {after}{note}"


def score_text(found: Comparison) -> str:
    """Return agreement with coverage and bounds, or that there is none."""
    score = found.score
    if score.agreement is None:
        lead = "no agreement score"
    else:
        lead = f"agreement {figure(score.agreement, 2)} on {score.coverage}"
    return f"{lead}{_bounds(score)}."


def what_if_view(found: WhatIf) -> Html:
    """Return sentences and table as static HTML."""
    return tag(
        "div",
        [tag("p", line, style="margin:3px 0;max-width:80em") for line in what_if_lines(found)],
        tag("p", NO_FORECAST, style=MUTED),
        what_if_table(found),
        style=FRAME,
        class_=UNTYPESET,
    )


def what_if_table(found: WhatIf) -> Html:
    """Return the issues that change, each before and after; a sentence where none does."""
    if not found.changed:
        return tag("p", "No issue changes.", role="status")
    heads = [
        tag("th", head, scope="col", style=HEAD) for head in ("Issue", "As coded", "Under the assumption")
    ]
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _WIDTHS])
    rows = [_row(found.before.row(issue), found.after.row(issue)) for issue in found.changed]
    table = tag(
        "table", widths, tag("thead", tag("tr", heads)), tag("tbody", rows), style=TABLE + "min-width:0;",
        aria_label="What the assumption changes",
    )  # fmt: skip
    return tag("div", table, style=CONTAINER + SCROLLED)


def _row(before: IssueComparison, after: IssueComparison) -> Html:
    title = tag("th", before.issue.title, scope="row", style=CELL + "font-weight:600;")
    return tag("tr", title, _cell(before), _cell(after))


def _cell(row: IssueComparison) -> Html:
    look = VERDICTS[row.verdict]
    stances = (
        tag("div", f"{party.party.short}: {stance_text(party)}", style="font-size:12px")
        for party in (row.a, row.b)
    )
    verdict = tag("div", tag("b", look.label), " ", distance_text(row), title=look.meaning)
    return tag("td", verdict, stances, style=CELL + fill(look))


def _changes(found: WhatIf) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs whose verdict changes, and those whose distance alone does."""
    pairs = [(found.before.row(issue), found.after.row(issue)) for issue in found.changed]
    turned = [pair for pair in pairs if pair[0].verdict != pair[1].verdict]
    return turned, [pair for pair in pairs if pair not in turned]


def _step(before: IssueComparison, after: IssueComparison) -> str:
    return f"from {distance_text(before)} to {distance_text(after)}"


def _offers(offers: Iterable[LinkedOffer]) -> str:
    ordered = sorted(offers, key=lambda offer: offer.turn or 0)
    return "; ".join(
        offer.text + (" (through another live offer)" if (offer.turn or 0) > 1 else "") for offer in ordered
    )


def _bounds(score: Score) -> str:
    if score.best is None or score.worst is None:
        return ""
    worst, best = figure(score.worst, 2), figure(score.best, 2)
    return "" if worst == best else f", over all issues between {worst} and {best}"
