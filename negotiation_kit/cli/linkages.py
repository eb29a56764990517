"""Offers under conditions, their packages and deadlocks as text in the terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.terminal import (
    asked_case,
    can_print,
    paint,
    printable,
    screen_width,
    which_case,
    wrapped,
)

if TYPE_CHECKING:
    from negotiation_kit.analysis.linking import Condition, Deadlock, Linkages, LinkedOffer
    from negotiation_kit.model import Party

_STEP = "  "


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "linkages",
        help="show what unlocks what: offers under conditions, packages, deadlocks",
        description="Show which offers depend on what, how far each package of conditions is from being met, "
        "and where preconditions run in a circle.",
    )
    which_case(found)
    found.add_argument("--round", help="the round (default: that of the case)")
    found.add_argument(
        "--coding",
        default="reading",
        help="reading (default) or printed: the coder's reading, or the wording",
    )
    found.add_argument("--json", action="store_true", help="print the linkages as JSON")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the linkages."""
    from negotiation_kit.analysis.linking import linkages

    found = linkages(asked_case(arguments), arguments.round, coding=arguments.coding)
    print(_as_json(found) if arguments.json else _as_text(found))
    return 0


def _as_json(found: Linkages) -> str:
    content = {
        "case": found.case.id,
        "warnings": len(found.case.warnings),
        "round": found.round.id,
        "coding": found.coding,
        "offers": found.offer_records(),
        "alternatives": found.alternative_records(),
        "conditions": found.records(),
        "deadlocks": [_circle(item) for item in found.deadlocks],
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def _circle(item: Deadlock) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "parties": _ids(item.parties),
        "path": [
            {"parties": _ids(need.parties), "first": need.first, "wants": need.wants} for need in item.path
        ],
        "sentence": item.sentence,
    }


def _ids(parties: Sequence[Party]) -> list[str]:
    return [party.id for party in parties]


def _as_text(found: Linkages) -> str:
    from negotiation_kit.render.linkage import (
        NO_DEADLOCK,
        NOTHING_CONDITIONAL,
        deadlock_sentences,
        linkages_subtitle,
        linkages_title,
    )
    from negotiation_kit.render.palette import HOLDINGS

    width = screen_width()
    lines = [paint(linkages_title(found), "bold"), *wrapped(linkages_subtitle(found), width), ""]
    for packages in found.packages:
        lines += [*wrapped(f"{packages.sentence}.", width), ""]
    for offer in found.offers:
        lines += [*_offer(offer, width), ""]
    lines += [] if found.offers else [NOTHING_CONDITIONAL, ""]
    lines.append(paint("DEADLOCKS", "bold"))
    for sentence in deadlock_sentences(found) or [NO_DEADLOCK]:
        lines += wrapped(sentence, width, _STEP)
    return printable("\n".join(lines), {look.glyph: look.plain for look in HOLDINGS.values()})


def _offer(offer: LinkedOffer, width: int) -> list[str]:
    from negotiation_kit.render.linkage import nearest_sentence, offer_text, package_text

    several = len(offer.alternatives) > 1
    state = "is live" if offer.live else "if any one of these holds" if several else "if"
    lines = [
        paint(line, "bold")
        for line in wrapped(f"{offer.party.short} offers {offer_text(offer)}, {state}", width, hanging=_STEP)
    ]
    for place, alternative in enumerate(offer.alternatives):
        head = f"{'or ' if place else ''}{package_text(offer, alternative)}"
        lines += wrapped(head, width, _STEP, 2 * _STEP)
        for number, condition in enumerate(alternative.conditions):
            lines += _condition(condition, width, first=not number)
    return lines + wrapped(nearest_sentence(offer), width, _STEP)


def _condition(condition: Condition, width: int, *, first: bool) -> list[str]:
    from negotiation_kit.render.linkage import condition_text, who_text
    from negotiation_kit.render.palette import HOLDINGS

    look = HOLDINGS[condition.holding]
    text = f"{'' if first else 'and '}{condition_text(condition)} ({who_text(condition)})"
    return wrapped(f"{look.glyph} {text}", width, 2 * _STEP, 3 * _STEP)
