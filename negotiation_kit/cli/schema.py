"""`negotiation-kit schema`: JSON Schemas that make editors complete names and show help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

KINDS = ("case", "position", "source")


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "schema",
        help="print the JSON Schema that editors complete and check files with",
        description="Print the schema of one kind of file, or write all three into a folder. With a CASE the "
        "position schema knows the case's parties, issues and levels.",
    )
    found.add_argument(
        "case", nargs="?", metavar="CASE", help="a case's folder, or the name of one the kit can find"
    )
    found.add_argument("--kind", choices=KINDS, help="which kind of file (default: position)")
    found.add_argument(
        "--to", metavar="PATH", type=Path, help="a .json file, or a folder for <kind>.schema.json"
    )
    found.set_defaults(run=run)


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
