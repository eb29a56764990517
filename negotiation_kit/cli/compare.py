"""`negotiation-kit compare`: the comparison as a table in the terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from negotiation_kit.cli.terminal import Column, can_print, paint, screen_width, table, wrapped


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "compare",
        help="show where two parties agree and diverge",
        description="Compare two parties issue by issue. With no arguments: the two sides of the first case found.",
    )
    found.add_argument("case", nargs="?", metavar="CASE", help="a case's folder, or the name of one the kit can find")
    found.add_argument("a", nargs="?", metavar="A", help="a party (default: the first side)")
    found.add_argument("b", nargs="?", metavar="B", help="another party (default: the second side)")
    found.add_argument("--round", help="the round (default: the last in which both are coded)")
    found.add_argument("--coding", choices=("reading", "printed"), default="reading", help="which column of the coding")
    found.add_argument("--metric", choices=("gower", "identical", "directional"), default="gower", help="see docs/method.md")
    found.add_argument("--threshold", type=float, default=0.5, help="greatest distance of a partial agreement (0.5)")
    found.add_argument("--json", action="store_true", help="print the comparison as JSON")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison."""
    from negotiation_kit.comparison import compare, robustness
    from negotiation_kit.load import list_cases, load_case

    names = list_cases() if arguments.case is None else [arguments.case]
    if not names:
        raise ValueError("there is no case here; give the folder of one: negotiation-kit compare FOLDER")
    case = load_case(names[0])
    sides = [party.id for party in case.parties if party.role == "side"] + [party.id for party in case.parties]
    if len(case.parties) < 2:
        raise ValueError(f"the case {case.id!r} has one party; a comparison needs two")
    a = case.party(arguments.a or sides[0]).id
    b = case.party(arguments.b).id if arguments.b else next(side for side in sides if side != a)
    found = compare(case, a, b, arguments.round, arguments.coding, arguments.metric, threshold=arguments.threshold)
    print(_as_json(found) if arguments.json else _as_text(found, robustness(found)))
    return 0


def _as_json(found: Any) -> str:
    def score(item: Any) -> dict[str, Any]:
        return {
            "agreement": item.agreement,
            "coverage": {"n": item.coverage.n, "of": item.coverage.of},
            "best": item.best,
            "worst": item.worst,
            "by_elimination": item.by_elimination,
            "note": item.note,
        }

    content = {
        "case": found.case.id,
        "a": found.a.id,
        "b": found.b.id,
        "round": found.round.id,
        "coding": found.coding,
        "metric": found.metric,
        "weights": found.weighting,
        "threshold": found.threshold,
        "score": score(found.score),
        "by_basket": {name: score(item) for name, item in found.by_basket.items()},
        "issues": found.records(),
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2, allow_nan=False)


def _as_text(found: Any, robust: Any) -> str:
    from negotiation_kit.views.table import subtitle, title
    from negotiation_kit.views.words import result_sentence, robustness_sentence

    width = screen_width()
    parts = [paint(title(found), "bold"), *wrapped(subtitle(found), width), ""]
    for basket in found.case.baskets:
        rows = [row for row in found.rows if row.issue.basket == basket.id]
        if rows:
            parts += [paint(basket.title.upper(), "bold"), table(_columns(found, width), [_cells(row) for row in rows]), ""]
    parts += [_counts(found), *wrapped(result_sentence(found), width), *wrapped(robustness_sentence(robust), width)]
    return "\n".join(parts)


def _columns(found: Any, width: int) -> list[Column]:
    verdict, distance, gaps = 16, 9, 8
    rest = max(60, width - verdict - distance - gaps)
    issue = rest * 3 // 10
    side = (rest - issue) // 2
    return [
        Column("Issue", issue),
        Column(found.a.short, side),
        Column(found.b.short, side),
        Column("Verdict", verdict),
        Column("Distance", distance, right=True),
    ]


def _cells(row: Any) -> list[str]:
    from negotiation_kit.views.words import distance_text, stance_text

    return [row.issue.title, _stance(row.a, stance_text), _stance(row.b, stance_text), _look(row.verdict), distance_text(row)]


def _stance(party: Any, stance_text: Any) -> str:
    conditional = " (conditional)" if party.headline and party.headline[0].conditional else ""
    return f"{stance_text(party)}{conditional}"


def _look(verdict: Any) -> str:
    from negotiation_kit.palette import VERDICTS

    look = VERDICTS[verdict]
    glyph = look.glyph if can_print(look.glyph) else look.plain
    return f"{glyph} {look.word}"


def _counts(found: Any) -> str:
    return "   ".join(f"{count} {_look(verdict)}" for verdict, count in found.verdicts.items() if count)


