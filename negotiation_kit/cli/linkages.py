"""Offers under conditions, their packages and deadlocks as text in the terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import (
    asked_case,
    can_print,
    paint,
    printable,
    screen_width,
    which_case,
    wrapped,
)
from negotiation_kit.wording import say, translated, written

if TYPE_CHECKING:
    from negotiation_kit.analysis.linking import Condition, Deadlock, Linkages, LinkedOffer
    from negotiation_kit.model import Party

_STEP = "  "


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    which_case(found)
    found.take("--round")
    found.take("--coding", default="reading")
    found.take("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Print the linkages."""
    from negotiation_kit.analysis.linking import linkages

    found = linkages(asked_case(arguments), arguments.round, coding=arguments.coding)
    print(_as_json(found) if arguments.json else _as_text(found, arguments.language))
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


def _as_text(found: Linkages, language: str) -> str:
    from negotiation_kit.render.linkage import (
        NO_DEADLOCK,
        NOTHING_CONDITIONAL,
        deadlock_sentences,
        linkages_subtitle,
        linkages_title,
    )
    from negotiation_kit.render.palette import HOLDINGS

    width = screen_width()
    title, subtitle = (written(told, language) for told in (linkages_title(found), linkages_subtitle(found)))
    lines = [paint(title, "bold"), *wrapped(subtitle, width), ""]
    for packages in found.packages:
        lines += [*wrapped(f"{written(packages.sentence, language)}.", width), ""]
    for offer in found.offers:
        lines += [*_offer(offer, width, language), ""]
    lines += [] if found.offers else [written(NOTHING_CONDITIONAL, language), ""]
    lines.append(paint(say(language, "cli.linkages.deadlocks"), "bold"))
    for sentence in deadlock_sentences(found) or [NO_DEADLOCK]:
        lines += wrapped(written(sentence, language), width, _STEP)
    return printable("\n".join(lines), {look.glyph: look.plain for look in HOLDINGS.values()})


def _offer(offer: LinkedOffer, width: int, language: str) -> list[str]:
    from negotiation_kit.render.linkage import nearest_sentence, offer_text, package_text

    state = "live" if offer.live else "any" if len(offer.alternatives) > 1 else "if"
    party = translated(offer.party, "short", language)
    told = say(language, f"cli.linkages.{state}", party=party, offer=offer_text(offer))
    lines = [paint(line, "bold") for line in wrapped(told, width, hanging=_STEP)]
    for place, alternative in enumerate(offer.alternatives):
        package = package_text(offer, alternative)
        head = say(language, "cli.linkages.or", what=package) if place else written(package, language)
        lines += wrapped(head, width, _STEP, 2 * _STEP)
        for number, condition in enumerate(alternative.conditions):
            lines += _condition(condition, width, language, first=not number)
    return lines + wrapped(written(nearest_sentence(offer), language), width, _STEP)


def _condition(condition: Condition, width: int, language: str, *, first: bool) -> list[str]:
    from negotiation_kit.render.linkage import condition_text, who_text
    from negotiation_kit.render.palette import HOLDINGS

    what, who = (written(told, language) for told in (condition_text(condition), who_text(condition)))
    text = f"{what} ({who})" if first else say(language, "cli.linkages.and", what=f"{what} ({who})")
    return wrapped(f"{HOLDINGS[condition.holding].glyph} {text}", width, 2 * _STEP, 3 * _STEP)
