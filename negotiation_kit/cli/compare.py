"""`negotiation-kit compare`: the comparison as a table in the terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli import movement
from negotiation_kit.cli.terminal import (
    Column,
    Row,
    asked_case,
    can_print,
    listing,
    paint,
    printable,
    screen_width,
    table,
    which_case,
    wrapped,
)

if TYPE_CHECKING:
    from negotiation_kit.analysis.comparing import (
        Comparison,
        IssueComparison,
        Multiverse,
        Score,
        Stance,
        Verdict,
    )


_NARROW = 78
"""Below this many characters a table's columns would break words in two."""

_MEANING = 23
"""Where the meaning of a verdict begins in its line of the legend."""


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "compare",
        help="show where two parties agree and diverge",
        description="Compare two parties issue by issue.",
    )
    add_settings(found, moving=True)
    found.add_argument("--json", action="store_true", help="print the comparison as JSON")
    found.set_defaults(run=run)


def add_settings(found: argparse.ArgumentParser, *, moving: bool = False) -> None:
    """Let a command ask for all that a comparison depends on; `moving`, for two rounds too."""
    which_case(found)
    found.add_argument("a", nargs="?", metavar="A", help="a party (default: the first side)")
    found.add_argument("b", nargs="?", metavar="B", help="another party (default: the second side)")
    found.add_argument(
        "--round",
        help="the round (default: that of the case, or the last in which both are coded)"
        + ("; FROM..TO tells who moved between two rounds" if moving else ""),
    )
    found.add_argument(
        "--coding",
        default="reading",
        help="reading (default) or printed: the coder's reading, or the wording",
    )
    found.add_argument(
        "--metric", default="gower", help="gower (default), identical or directional; see docs/method.md"
    )
    found.add_argument(
        "--threshold",
        type=float,
        help="greatest distance that is near, below 0.5 (default: 0.25)",
    )
    found.add_argument(
        "--conditionals",
        default="apart",
        help="how offers under conditions count: apart (default), met or ignored; see docs/method.md",
    )
    found.add_argument(
        "--channels", default="open", help="open (default) or all: also what was leaked or said in private"
    )
    found.add_argument(
        "--no-inherit", action="store_true", help="a silent party does not take over its group's stance"
    )


def compared(arguments: argparse.Namespace) -> Comparison:
    """Return the comparison asked for."""
    from negotiation_kit.analysis.comparing import DEFAULT_THRESHOLD, compare
    from negotiation_kit.render.result import sides_to_compare

    case = asked_case(arguments)
    a, b = sides_to_compare(case, arguments.a, arguments.b)
    return compare(
        case, a, b, arguments.round, arguments.coding, arguments.metric,
        threshold=DEFAULT_THRESHOLD if arguments.threshold is None else arguments.threshold,
        conditionals=arguments.conditionals, channels=arguments.channels, inherit=not arguments.no_inherit,
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison."""
    from negotiation_kit.analysis.comparing import multiverse
    from negotiation_kit.render.result import sides_to_compare

    if arguments.round and movement.BETWEEN in arguments.round:
        case = asked_case(arguments)
        a, b = sides_to_compare(case, arguments.a, arguments.b)
        moved = movement.movements(case, a, b, arguments.round, arguments.coding, arguments.metric)
        print(movement.as_json(moved) if arguments.json else movement.as_text(moved))
        return 0
    found = compared(arguments)
    print(_as_json(found) if arguments.json else _as_text(found, multiverse(found)))
    return 0


def _as_json(found: Comparison) -> str:
    content = {
        "case": found.case.id,
        "warnings": len(found.case.warnings),
        "a": found.a.id,
        "b": found.b.id,
        "round": found.round.id,
        "coding": found.coding,
        "metric": found.metric,
        "weights": found.weighting,
        "threshold": found.threshold,
        "conditionals": found.conditionals,
        "channels": found.channels,
        "inherit": found.inherit,
        "score": _score(found.score),
        "by_basket": {name: _score(item) for name, item in found.by_basket.items()},
        "issues": found.records(),
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def _score(item: Score) -> dict[str, Any]:
    return {
        "agreement": item.agreement,
        "coverage": {"n": item.coverage.n, "of": item.coverage.of},
        "best": item.best,
        "worst": item.worst,
        "by_elimination": item.by_elimination,
        "note": item.note,
    }


def _as_text(found: Comparison, robust: Multiverse) -> str:
    from negotiation_kit.render.palette import VERDICTS
    from negotiation_kit.render.result import method, result_lead, robustness_sentence, subtitle, title

    width = screen_width()
    baskets = [
        (basket.title.upper(), [_row(found, row) for row in found.rows if row.issue.basket == basket.id])
        for basket in found.case.baskets
    ]
    lines = [paint(title(found), "bold"), *wrapped(subtitle(found), width), ""]
    columns, groups = _columns(found, width), [group for group in baskets if group[1]]
    lines += listing(columns, groups, width) if width < _NARROW else table(columns, groups)
    lines += [line for count in _counts(found) for line in wrapped(count, width, hanging=" " * _MEANING)]
    lines += ["", *wrapped(f"{method(found)} {robustness_sentence(robust)}", width), ""]
    lines += [paint(line, "bold") for line in wrapped(result_lead(found), width)]
    return printable("\n".join(lines), {look.glyph: look.plain for look in VERDICTS.values()})


def _columns(found: Comparison, width: int) -> list[Column]:
    verdict, distance, gaps = 16, 9, 8
    rest = width - verdict - distance - gaps
    side = rest // 3
    return [
        Column("Issue", rest - 2 * side),
        Column(found.a.short, side),
        Column(found.b.short, side),
        Column("Verdict", verdict),
        Column("Distance", distance, right=True),
    ]


def _row(found: Comparison, row: IssueComparison) -> Row:
    from negotiation_kit.render.words import distance_text, row_notes

    cells = (row.issue.title, _stance(row.a), _stance(row.b), _label(row.verdict), distance_text(row))
    notes = "; ".join(row_notes(found, row))
    return Row(cells, f"({notes})" if notes else "")


def _stance(party: Stance) -> str:
    from negotiation_kit.render.words import stance_text

    conditional = party.headline and party.headline[0].conditional
    return stance_text(party) + (" (conditional)" if conditional else "")


def _label(verdict: Verdict) -> str:
    from negotiation_kit.render.palette import VERDICTS

    return VERDICTS[verdict].label


def _counts(found: Comparison) -> list[str]:
    """Return a line a verdict: how many issues have it, and what it means."""
    from negotiation_kit.render.palette import VERDICTS
    from negotiation_kit.render.words import contested_of

    shown = [(verdict, VERDICTS[verdict], count) for verdict, count in found.verdicts.items() if count]
    return [
        f"{f'{count:>3}  {look.label}':<{_MEANING}}"
        + "; ".join(filter(None, (look.meaning, contested_of(found, verdict))))
        for verdict, look, count in shown
    ]
