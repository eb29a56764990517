"""What weights do to a score: the weighted beside the unweighted, over all issues and per basket."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.analysis.comparing import Comparison, Score
from negotiation_kit.analysis.comparing.score import EQUAL, score
from negotiation_kit.render.html import CELL, HEAD, MUTED, Html, join, tag
from negotiation_kit.render.words import figure


def effect_sentence(comparison: Comparison) -> str:
    """Return the score beside the unweighted one; empty where every issue weighs the same."""
    if not comparison.weighted:
        return ""
    weighted, plain = comparison.score, comparison.unweighted
    if weighted.agreement is None or plain.agreement is None:
        return f"With equal weights: {_told(plain)}; {comparison.weighting}: {_told(weighted)}."
    change = weighted.agreement - plain.agreement
    size = figure(abs(change), 2)
    way = "the same" if size == "0" else f"{size} {'more' if change > 0 else 'less'}"
    return (
        f"With equal weights agreement would be {figure(plain.agreement, 2)}; as weighted here it is {way}."
    )


def effect_table(comparison: Comparison) -> Html:
    """Return every basket's share of the weight and its score, and those of all issues, both ways."""
    heads = ("", "Issues", "Share of the weight", "Agreement, equal weights", "Agreement as weighted", "on")
    header = tag("thead", tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads]))
    table = tag(
        "table",
        header,
        tag("tbody", list(_rows(comparison))),
        style="border-collapse:collapse;width:100%;min-width:520px;font-size:13px",
        aria_label="Agreement with equal weights and as weighted",
    )
    weighting = comparison.weighting
    told = (
        effect_sentence(comparison)
        or "All issues weigh the same; choose other weights above to see what changes."
    )
    named = tag("p", f"{weighting[:1].upper()}{weighting[1:]}.", style=MUTED)
    return join(tag("p", told, role="status"), table, named)


def _rows(comparison: Comparison) -> Iterator[Html]:
    total = sum(comparison.weights.values())
    for basket in comparison.case.baskets:
        rows = [row for row in comparison.rows if row.issue.basket == basket.id]
        if rows:
            share = sum(comparison.weights[row.issue.id] for row in rows)
            plain = score(rows, dict.fromkeys(comparison.weights, 1.0), comparison.metric, EQUAL)
            part = share / total if total else None
            yield _row(basket.title, len(rows), part, plain, comparison.by_basket[basket.id])
    everything = 1.0 if total else None
    yield _row("All issues", len(comparison.rows), everything, comparison.unweighted, comparison.score)


def _row(head: str, issues: int, share: float | None, plain: Score, weighted: Score) -> Html:
    part = "—" if share is None else f"{share:.0%}"
    texts = (
        str(issues),
        part,
        figure(plain.agreement, 2),
        figure(weighted.agreement, 2),
        str(weighted.coverage),
    )
    first = tag("th", head, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", first, [tag("td", text, style=f"{CELL}white-space:nowrap") for text in texts])


def _told(found: Score) -> str:
    return "no agreement score" if found.agreement is None else f"agreement {figure(found.agreement, 2)}"
