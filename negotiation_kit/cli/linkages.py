"""`negotiation-kit linkages`: offers under conditions, their packages, and deadlocks, as text or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import can_print, paint, printable, screen_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiation_kit.linkage import Alternative, Deadlock, Linkages, LinkedOffer

_STEP = "  "


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "linkages",
        help="show which offers depend on what, and which preconditions run in a circle",
        description="Show every offer under conditions with its packages, how each condition stands, and "
        "every deadlock. With no arguments: the first case found.",
    )
    found.add_argument("case", nargs="?", metavar="CASE", help="a case's folder, or its name")
    found.add_argument("--round", help="the round (default: that of the case, or the last that is coded)")
    found.add_argument(
        "--coding",
        default="reading",
        help="reading (default) or printed: the coder's reading, or the wording",
    )
    found.add_argument("--json", action="store_true", help="print offers, conditions and deadlocks as JSON")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the linkages."""
    from negotiation_kit.linkage import linkages
    from negotiation_kit.load import load_some_case

    found = linkages(load_some_case(arguments.case), arguments.round, coding=arguments.coding)
    print(_as_json(found) if arguments.json else _as_text(found))
    return 0


def _as_json(found: Linkages) -> str:
    content = {
        "case": found.case.id,
        "round": found.round.id,
        "coding": found.coding,
        "offers": found.offer_records(),
        "conditions": found.records(),
        "deadlocks": [_deadlock(item) for item in found.deadlocks],
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def _deadlock(found: Deadlock) -> dict[str, Any]:
    path = [
        {"parties": [party.id for party in need.parties], "wants": need.wants, "first": need.first}
        for need in found.path
    ]
    return {"kind": found.kind, "sentence": found.sentence, "path": path}


def _as_text(found: Linkages) -> str:
    from negotiation_kit.palette import HOLDINGS
    from negotiation_kit.views.linkage import TITLE, linkage_sentence, linkage_subtitle

    width = screen_width()
    lines = [paint(TITLE, "bold"), *wrapped(linkage_subtitle(found), width), ""]
    for offer in found.offers:
        lines += [*_offer(offer, width), ""]
    for deadlock in found.deadlocks:
        lines += [*wrapped(f"DEADLOCK  {deadlock.sentence}", width, hanging=_STEP), ""]
    lines += [paint(line, "bold") for line in wrapped(linkage_sentence(found), width)]
    stand_ins = {look.glyph: look.plain for look in HOLDINGS.values()}
    return printable("\n".join(lines), stand_ins)


def _offer(offer: LinkedOffer, width: int) -> Iterator[str]:
    """Yield an offer, its packages with a line a condition, and which of them lies nearest."""
    from negotiation_kit.views.linkage import nearness_sentence

    for line in wrapped(offer.text, width):
        yield paint(line, "bold")
    for package in offer.alternatives:
        yield from _package(offer, package, width)
    yield from wrapped(nearness_sentence(offer), width, _STEP)


def _package(offer: LinkedOffer, package: Alternative, width: int) -> Iterator[str]:
    from negotiation_kit.palette import HOLDINGS
    from negotiation_kit.views.linkage import by_whom, gap_text

    several = len(offer.alternatives) > 1
    name = f"{'or ' if package.number > 1 else ''}package {package.number}" if several else "its package"
    every = ", all of these" if len(package.conditions) > 1 else ""
    yield f"{_STEP}{name}{every}:"
    for item in package.conditions:
        state = f"{HOLDINGS[item.holding].glyph} {item.text} ({by_whom(item)}; {gap_text(item.gap)} away)"
        yield from wrapped(state, width, _STEP * 2, _STEP * 3)
