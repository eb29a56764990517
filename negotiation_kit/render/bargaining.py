"""Bargaining models in words and tables: each with its coverage, its assumptions and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.bargaining import (
    Concession,
    Condorcet,
    Frontier,
    MeanVoter,
    NashPoint,
    Trade,
    Trades,
    TradeSequence,
)
from negotiation_kit.analysis.bargaining.frontier import check_same_packages
from negotiation_kit.errors import ToldError, counted, listed
from negotiation_kit.model import Issue
from negotiation_kit.render.bargaining_parts import (
    assumptions,
    caution,
    dot,
    findings,
    framed_view,
    left_out,
)
from negotiation_kit.render.html import (
    CELL,
    CONTAINER,
    HEAD,
    MUTED,
    SCROLLED,
    TABLE,
    Html,
    case_line,
    tag,
)
from negotiation_kit.render.palette import party_colours
from negotiation_kit.render.words import figure

MOST_TRADES, MOST_PACKAGES = 20, 12
NO_TRADE = (
    "No two parties on opposite sides of two issues weigh them differently, so there is nothing to trade."
)
_TRADE_WIDTHS = ("8%", "15%", "27%", "15%", "27%", "8%")
_PERCENT = 100


def mean_sentence(found: MeanVoter) -> str:
    """Return mean and median, weighted and plain, with the coverage."""
    scale = found.issue.scale
    mean, median, plain_mean, plain_median = (
        scale.measured_text(place)
        for place in (found.mean, found.median, found.plain_mean, found.plain_median)
    )
    plain = f"all parties weighing the same, the mean is {plain_mean} and the median {plain_median}"
    if mean == plain_mean and median == plain_median:
        return f"Mean {mean}, median {median}, {found.weighting}, taken in: {found.coverage}."
    return f"Mean {mean}, median {median}, {found.weighting}; {plain}. Taken in: {found.coverage}."


def condorcet_sentence(found: Condorcet) -> str:
    """Return the winner, its narrowest victory, and on whom it hangs."""
    scale = found.issue.scale
    if found.winner is None:
        return "No position beats every other in a vote of two."
    told = (
        f"{scale.measured_text(found.winner)} beats every other position in a vote of two, {found.weighting}."
    )
    if found.closest is not None:
        share = figure(found.closest.share * _PERCENT, 1)
        against = scale.measured_text(found.closest.b)
        told += f" Narrowest is that against {against}, with {share} % of the weight."
    if found.pivotal:
        told += (
            f" Without any one of these it would not win: {listed(party.short for party in found.pivotal)}."
        )
    return told


def trade_sentence(row: Trade) -> str:
    """Return a trade in words, with what each concedes in the units of its scale."""
    given = "; ".join(map(str, row.concessions))
    toward = f"{figure(row.shift_p, 1)} points towards {row.i.short} on {row.p.title}"
    back = f"{figure(row.shift_q, 1)} points towards {row.j.short} on {row.q.title}"
    return f"{given}. The mean moves {toward}, and {back}; each gains {figure(row.gain, 2)}."


def nash_sentence(found: NashPoint) -> str:
    """Return what the Nash point gives each party."""
    if not found.indices:
        return found.note
    names = _names(found)
    worth = "; ".join(
        f"{name} {figure(value, 2)}" for name, value in zip(names, found.utilities, strict=True)
    )
    tie = f" {counted(len(found.indices), 'package')} tie." if len(found.indices) > 1 else ""
    return f"The Nash point gives, of 1 for its whole wish: {worth}.{tie}"


def mean_view(mean: MeanVoter, condorcet: Condorcet | None = None) -> Html:
    """Return mean, median and, if given, the Condorcet winner of one issue, with all that goes with them."""
    if condorcet is not None and condorcet.issue is not mean.issue:
        raise ToldError(f"the mean is of {mean.issue.id!r} and the winner of {condorcet.issue.id!r}")
    sentences = [mean_sentence(mean), *([condorcet_sentence(condorcet)] if condorcet else [])]
    assumed = dict.fromkeys((*mean.assumptions, *(condorcet.assumptions if condorcet else ())))
    return framed_view(
        f"{mean.issue.title}: where the weight lies",
        case_line(mean.case, mean.round.title),
        [tag("p", sentence, style="margin:6px 0;max-width:80em") for sentence in sentences],
        caution(mean.caution),
        findings(mean.findings),
        _stakes_table(mean),
        assumptions(assumed),
    )


def trades_view(found: Trades, most: int = MOST_TRADES) -> Html:
    """Return the trades as a table, the greatest gain first, or in the order they are carried out."""
    shown = found.rows[:most]
    rest = counted(len(found.rows) - len(shown), "trade")
    outcome = outcome_sentence(found) if isinstance(found, TradeSequence) else ""
    more = (
        f"Not shown: {rest}, carried out later."
        if outcome
        else f"Not shown: {rest}, none with a greater gain."
    )
    covered = f"{counted(len(found.rows), 'trade')}, on {found.coverage}, {found.weighting}."
    return framed_view(
        "Concessions exchanged, one after the other" if outcome else "Concessions that could be exchanged",
        case_line(found.case, found.round.title),
        tag("p", covered, style="margin:6px 0"),
        caution(found.caution),
        findings(found.findings),
        trades_table(found, shown) if shown else tag("p", NO_TRADE, role="status"),
        tag("p", more, style=MUTED) if len(found.rows) > len(shown) else None,
        tag("p", outcome, style="margin:6px 0;max-width:80em") if outcome and shown else None,
        left_out(found.left_out),
        assumptions(found.assumptions),
    )


def outcome_sentence(found: TradeSequence) -> str:
    """Return where the means of a sequence end, and what each party gains or loses by all of it."""
    means = "; ".join(
        f"{shift.issue.title} {_ends(shift.issue, shift.before, shift.after)}" for shift in found.means
    )
    gains = "; ".join(f"{party.short} {figure(found.gains[party.id], 2)}" for party in found.case.parties)
    return f"By all of them together the means move: {means}. Each party gains or loses: {gains}."


def trades_table(found: Trades, rows: Iterable[Trade]) -> Html:
    """Return these trades as a table."""
    heads = ("Gain of each", "Party", "is met on", "Party", "is met in return on", "Others")
    head = tag("tr", [tag("th", text, scope="col", style=HEAD) for text in heads])
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _TRADE_WIDTHS])
    colours = party_colours(found.case)
    body = tag("tbody", [_trade_row(row, colours) for row in rows])
    table = tag("table", widths, tag("thead", head), body, style=TABLE, aria_label="Concessions to exchange")
    return tag("div", tag("div", table, style=SCROLLED), style=CONTAINER)


def frontier_view(found: Frontier, nash: NashPoint | None = None) -> Html:
    """Return the frontier in words and, where it comes from a case, its packages as a table."""
    check_same_packages(found, nash)
    told = f"{found.coverage} cannot be bettered for both."
    if found.packages and len(found.indices) > MOST_PACKAGES:
        told += " Those in the table lie at equal steps along the frontier."
    return framed_view(
        "Packages on the frontier",
        case_line(found.packages.case, found.packages.round.title) if found.packages else "",
        tag("p", told, " ", nash_sentence(nash) if nash else "", style="margin:6px 0;max-width:80em"),
        caution(nash.caution) if nash else None,
        _package_table(found, nash) if found.packages else None,
        left_out(found.packages.left_out) if found.packages else None,
        assumptions(dict.fromkeys((*found.assumptions, *(nash.assumptions if nash else ())))),
    )


def _trade_row(row: Trade, colours: dict[str, str]) -> Html:
    others = f"{len(row.better)} better, {len(row.worse)} worse" if row.better or row.worse else "—"
    by_j, by_i = row.concessions
    return tag(
        "tr",
        tag("th", figure(row.gain, 2), scope="row", style=CELL + "font-weight:600;"),
        tag("td", dot(colours[row.i.id]), row.i.short, style=CELL),
        _met(by_j, row.shift_p),
        tag("td", dot(colours[row.j.id]), row.j.short, style=CELL),
        _met(by_i, row.shift_q),
        tag("td", others, style=CELL),
        title=trade_sentence(row),
    )


def _met(given: Concession, shift: float) -> Html:
    """Return an issue with what the other concedes on it and how far the mean moves."""
    moved = f"{given.party.short}: {_ends(given.issue, given.start, given.end)}"
    lines = (moved, f"mean by {figure(shift, 1)} points")
    return tag("td", given.issue.title, [tag("div", line, style=MUTED) for line in lines], style=CELL)


def _ends(issue: Issue, start: object, end: object) -> str:
    return " to ".join(issue.scale.measured_text(place) for place in (start, end))


def _stakes_table(found: MeanVoter) -> Html:
    heads = ("Party", "Position", "Salience", "Capability", "Share of the weight")
    head = tag("tr", [tag("th", text, scope="col", style=HEAD) for text in heads])
    return tag(
        "div",
        tag(
            "table",
            tag("thead", head),
            tag("tbody", list(_stake_rows(found))),
            style=TABLE,
            aria_label="Who weighs what",
        ),
        style=SCROLLED,
    )


def _stake_rows(found: MeanVoter) -> Iterator[Html]:
    total = sum(row.weight for row in found.stakes)
    colours, scale = party_colours(found.case), found.issue.scale
    for row in sorted(found.stakes, key=lambda row: row.at):
        cells = (
            scale.measured_text(scale.measured(row.at)),
            "—" if row.salience is None else figure(row.salience, 1),
            figure(row.capability),
            f"{figure(row.weight / total * _PERCENT, 1)} %",
        )
        head = tag("th", dot(colours[row.party.id]), row.party.short, scope="row", style=CELL)
        yield tag("tr", head, [tag("td", cell, style=CELL) for cell in cells])


def _package_table(found: Frontier, nash: NashPoint | None) -> Html:
    packages = found.packages
    assert packages is not None
    chosen = set(nash.indices) if nash else set()
    names = [issue.title for issue in packages.issues] + [
        f"Worth to {party.short}" for party in packages.parties
    ]
    head = tag("tr", [tag("th", name, scope="col", style=HEAD) for name in names])
    rows = []
    for place in _spread(found, chosen):
        number, worth = found.indices[place], found.utilities[place].tolist()
        values = packages.outcome(number).values()
        cells = [issue.scale.text(value) for issue, value in zip(packages.issues, values, strict=True)]
        marked = number in chosen
        first = (tag("b", "Nash point"), tag("br"), cells[0]) if marked else (cells[0],)
        row = [tag("td", first, style=CELL), *(tag("td", cell, style=CELL) for cell in cells[1:])]
        row += [tag("td", figure(value, 2), style=CELL) for value in worth]
        rows.append(tag("tr", row, aria_current="true" if marked else None))
    table = tag("table", tag("thead", head), tag("tbody", rows), style=TABLE, aria_label="The frontier")
    return tag("div", table, style=SCROLLED)


def _spread(found: Frontier, chosen: set[int]) -> list[int]:
    """Return places along the frontier at equal steps, both ends and those chosen among them."""
    last = len(found.indices) - 1
    steps = min(MOST_PACKAGES, last + 1) - 1
    even = {round(last * step / steps) for step in range(steps + 1)} if steps else {0}
    return sorted(even | {place for place, number in enumerate(found.indices) if number in chosen})


def _names(found: Frontier | NashPoint) -> list[str]:
    if found.packages is not None:
        return [party.short for party in found.packages.parties]
    size = len(found.utilities)
    return [f"party {number + 1}" for number in range(size)]
