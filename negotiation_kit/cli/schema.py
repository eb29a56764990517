"""`negotiation-kit schema`: JSON Schemas that make editors complete names and show help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from negotiation_kit.cli.parser import Parser

KINDS = ("case", "position", "source")


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("case", nargs="?", metavar="CASE")
    found.take("--kind", choices=KINDS)
    found.take("--to", metavar="PATH", type=Path)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the schemas."""
    from negotiation_kit.format.load import load_case

    case = load_case(arguments.case) if arguments.case else None
    target: Path | None = arguments.to
    if target is None:
        print(written(arguments.kind or "position", case).rstrip())
    elif target.suffix == ".json":
        target.write_text(written(arguments.kind or "position", case), "utf-8", newline="\n")
    else:
        target.mkdir(parents=True, exist_ok=True)
        for kind in [arguments.kind] if arguments.kind else KINDS:
            (target / f"{kind}.schema.json").write_text(written(kind, case), "utf-8", newline="\n")
    return 0


def written(kind: str, case: Any = None) -> str:
    """Return a schema as it stands in its file."""
    import json

    from negotiation_kit.format.schema import schema

    return json.dumps(schema(kind, case), indent=2, ensure_ascii=False) + "\n"
