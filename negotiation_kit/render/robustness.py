"""How sure a comparison is: what holds in every setting, what one change does, what would turn the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation_kit.analysis.comparing import (
    Comparison,
    Multiverse,
    Score,
    TippingPoint,
    Variant,
    value_text,
)
from negotiation_kit.render.html import (
    CELL,
    FRAME,
    HEAD,
    MUTED,
    SCROLLED,
    UNTYPESET,
    Child,
    Html,
    case_line,
    chip,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.result import method, robustness_of, robustness_sentence, title
from negotiation_kit.render.skin import inlined
from negotiation_kit.render.words import figure, named, round_text
from negotiation_kit.wording import Message

ALL_STABLE = "Every verdict holds in all of the settings tried."


def robustness_title(comparison: Comparison) -> Message:
    """Return the heading."""
    return Message("robustness.title", parties=named((comparison.a, comparison.b)))


def changed_text(variant: Variant) -> str:
    """Return what a variant changes something to, in words."""
    return variant.to if variant.changed == "weights" else value_text(variant.changed, variant.to)


def flips_text(variant: Variant) -> str:
    """Return how many verdicts a variant changes, out of how many that were looked at."""
    return Message("pair.coverage", n=len(variant.flips), of=variant.tried) if variant.tried else "—"


def line_of(variant: Variant) -> Message:
    """Return which dimension a variant changes."""
    return Message(f"multiverse.dimension.{variant.changed.replace('_', '-')}")


def robustness_heading(found: Multiverse) -> Html:
    """Return heading, case and round."""
    own = found.comparison
    return view_heading(robustness_title(own), case_line(own.case, round_text(own.round)))


def robustness_result(found: Multiverse) -> Html:
    """Return what holds, what the agreement does, and which issues hang together."""
    together = dependence_sentence(found)
    return tag(
        "div",
        tag("p", tag("b", robustness_sentence(found)), style="margin:0 0 2px"),
        tag("p", method(found.comparison), style=MUTED + "margin:0 0 6px"),
        tag("p", together, style=MUTED + "margin:0 0 6px") if together else None,
    )


def dependence_sentence(found: Multiverse) -> str:
    """Return which issues rest on the same passages or are part of one another; empty where none do."""
    own = found.comparison
    groups = (", ".join(own.row(issue).issue.title for issue in group) for group in found.dependent)
    told = "; ".join(groups)
    return f"These rest on the same passages or are part of one another: {told}." if told else ""


def variants_table(found: Multiverse, tried: tuple[Variant, ...]) -> Html:
    """Return one row a change: the score under it and the verdicts it turns."""
    rows = [_variant_row("nothing", "as above", found.comparison.score, "—", ())]
    for item in tried:
        named = _flips(found, item)
        rows.append(
            _variant_row(line_of(item), changed_text(item), item.score, flips_text(item), named, item.note)
        )
    heads = ("Changed", "to", "Agreement", "on", "Limits", "Verdicts that turn")
    return _table(heads, rows, "One change at a time")


def flips_table(found: Multiverse) -> Html:
    """Return the issues whose verdict some setting changes, with the fewest changes that do."""
    turning = [row for row in found.comparison.rows if row.issue.id in found.counted]
    turning = [row for row in turning if row.issue.id not in found.stable]
    if not turning:
        return tag("p", ALL_STABLE, role="status", style="padding:12px 0")
    rows = [
        _row(row.issue.title, inlined(chip(row.verdict)), robustness_of(found, row.issue.id))
        for row in turning
    ]
    return _table(("Issue", "Verdict here", "Does it hold?"), rows, "Verdicts that turn")


def tipping_table(found: Multiverse) -> Html:
    """Return where one number alone would turn an issue, or bring the whole to half of full agreement."""
    rows = [
        _row(point.title, _turn(point), figure(point.weight, 2), figure(point.needed, 2))
        for point in found.points
        if point.threshold is not None or point.needed is not None
    ]
    if not rows:
        return tag("p", "Neither a threshold nor a weight turns anything.", role="status")
    heads = ("Issue", "Threshold", "Weight", f"Weight for an agreement of {figure(found.target, 2)}")
    return _table(heads, rows, "Tipping points")


def robustness_view(found: Multiverse, tried: tuple[Variant, ...]) -> Html:
    """Return heading, result and all tables: the whole panel as static HTML."""
    tables = (variants_table(found, tried), flips_table(found), tipping_table(found))
    return tag(
        "div",
        robustness_heading(found),
        robustness_result(found),
        [tag("div", table, style=SCROLLED + "margin-top:14px") for table in tables],
        tag("p", title(found.comparison), " is the comparison that was varied.", style=MUTED),
        style=FRAME,
        class_=UNTYPESET,
    )


def _turn(point: TippingPoint) -> str:
    if point.threshold is None or point.below is None or point.above is None:
        return "—"
    below, above = VERDICTS[point.below].label, VERDICTS[point.above].label
    return f"{above} from {figure(point.threshold, 3)} on, {below} below"


def _table(heads: Sequence[str], rows: Sequence[Html], label: str) -> Html:
    header = tag("thead", tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads]))
    style = "border-collapse:collapse;width:100%;min-width:600px;font-size:13px"
    return tag("table", header, tag("tbody", rows), style=style, aria_label=label)


def _row(head: str, *cells: Child) -> Html:
    first = tag("th", head, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", first, [tag("td", cell, style=CELL) for cell in cells])


def _variant_row(
    changed: str, to: str, score: Score | None, flips: str, named: Child, note: str = ""
) -> Html:
    if score is None:
        cells = [tag("td", note, colspan=4, style=CELL)]
    else:
        numbers = (figure(score.agreement, 2), str(score.coverage), _limits(score))
        faint = MUTED if score.thin else ""
        cells = [tag("td", text, style=f"{CELL}white-space:nowrap;{faint}") for text in numbers]
        why = tag("div", score.note, style=MUTED) if score.note else None
        cells.append(tag("td", flips, named, why, style=CELL))
    first = tag("th", changed, scope="row", style=f"{CELL}font-weight:600;")
    return tag("tr", first, tag("td", to, style=CELL), cells)


def _limits(score: Score) -> str:
    return "—" if score.worst is None else f"{figure(score.worst, 2)} … {figure(score.best, 2)}"


def _flips(found: Multiverse, variant: Variant) -> Iterator[Html]:
    for issue, verdict in variant.flips.items():
        title = found.comparison.row(issue).issue.title
        yield tag("div", f"{title}: {VERDICTS[verdict].label}", style=MUTED)
