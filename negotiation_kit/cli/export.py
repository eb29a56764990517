"""`negotiation-kit export`: a case for statistics programs, NVivo and reference managers."""

from __future__ import annotations

import argparse
from typing import Any

from negotiation_kit.cli.terminal import asked_case, which_case


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "export",
        help="write a case for other programs: CSV, data package, NVivo codebook, references",
        description="Write tidy CSV tables with a Frictionless datapackage.json, a REFI-QDA codebook for "
        "NVivo and others, and the sources as CSL-JSON and BibTeX.",
    )
    which_case(found)
    found.add_argument("--to", metavar="FOLDER", required=True, help="made where it does not exist")
    found.add_argument("--overwrite", action="store_true", help="replace files of these names")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what each is."""
    from negotiation_kit.exchange.export import FILES, export_case

    case = asked_case(arguments)
    for path in export_case(case, arguments.to, overwrite=arguments.overwrite):
        print(f"written: {path}  ({FILES[path.name]})")
    return 0
