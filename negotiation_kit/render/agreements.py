"""What two sides have agreed on, and how Adjusted Winner would divide the issues between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from negotiation_kit.analysis.bargaining import AdjustedWinner, Frontier
from negotiation_kit.errors import listed
from negotiation_kit.render.bargaining_parts import assumptions, framed_view, left_out
from negotiation_kit.render.html import CELL, HEAD, SCROLLED, TABLE, Html, tag
from negotiation_kit.render.words import figure

_PERCENT = 100
_SLACK = 1e-9
"""By how much two sums of the same parts may differ."""


def adjusted_sentence(found: AdjustedWinner) -> str:
    """Return who gets what, and which issue is divided."""
    one, other = found.names
    lists = [listed(name for name, share in found.shares.items() if share == whole) for whole in (1.0, 0.0)]
    told = f"{one} gets: {lists[0]}. {other} gets: {lists[1]}."
    if found.split is not None:
        share = found.shares[found.split]
        told += f" Divided is {found.split}: {figure(share * _PERCENT, 1)} % to {one}, the rest to {other}."
    totals = " and ".join(figure(total, 2) for total in found.totals)
    return f"{told} By their own points they get {totals} of 100."


def agreements_view(found: Frontier, deals: Mapping[str, tuple[float, float]]) -> Html:
    """Return what each agreement is worth to both, and how many packages were better for both."""
    one, other = (party.short for party in found.packages.parties) if found.packages else ("A", "B")
    heads = (
        "",
        "Agreed by",
        f"Worth to {one}",
        f"Worth to {other}",
        "Packages better for one, worse for none",
    )
    rows = [
        tag(
            "tr",
            tag("td", str(number), style=CELL),
            tag("th", name, scope="row", style=CELL),
            [tag("td", figure(value, 2), style=CELL) for value in worth],
            tag("td", f"{_better(found, worth):,}", style=CELL),
        )
        for number, (name, worth) in enumerate(deals.items(), start=1)
    ]
    view = framed_view("What was agreed", "", _plain_table(heads, rows, "What was agreed"))
    return tag("div", view, style="margin-bottom:16px")


def _better(found: Frontier, worth: tuple[float, float]) -> int:
    """Return how many packages are worth as much to both and more to one."""
    least, more = ([value + slack for value in worth] for slack in (-_SLACK, _SLACK))
    better = (found.every >= least).all(axis=1) & (found.every > more).any(axis=1)
    return int(better.sum())


def division_view(found: AdjustedWinner) -> Html:
    """Return who gets what by Adjusted Winner, issue by issue."""
    one, other = found.names
    heads = ("Issue", f"Points of {one}", f"Points of {other}", "Goes to")
    rows = [
        tag(
            "tr",
            tag("th", name, scope="row", style=CELL),
            [tag("td", figure(points[name], 1), style=CELL) for points in found.points],
            tag("td", _taker(found.names, share), style=CELL),
        )
        for name, share in found.shares.items()
    ]
    return framed_view(
        "A division by Adjusted Winner",
        "",
        tag("p", adjusted_sentence(found), style="margin:6px 0;max-width:80em"),
        _plain_table(heads, rows, "Who gets what"),
        left_out(found.left_out),
        assumptions(found.assumptions),
    )


def _taker(names: tuple[str, str], share: float) -> str:
    one, other = names
    if share in (0.0, 1.0):
        return one if share else other
    return f"{figure(share * _PERCENT, 1)} % {one}, {figure((1 - share) * _PERCENT, 1)} % {other}"


def _plain_table(heads: Iterable[str], rows: list[Html], label: str) -> Html:
    cells = [tag("th", text, scope="col", style=HEAD) if text else tag("td", style=HEAD) for text in heads]
    head = tag("tr", cells)
    table = tag("table", tag("thead", head), tag("tbody", rows), style=TABLE, aria_label=label)
    return tag("div", table, style=SCROLLED)
