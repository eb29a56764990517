"""The case a command shows: the argument that names it, and its reading."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from negotiation_kit.format.places import DEFAULT_CASE

if TYPE_CHECKING:
    from negotiation_kit.model import Case


def which_case(parser: argparse.ArgumentParser) -> None:
    """Add the optional argument CASE, read by `asked_case`."""
    parser.add_argument(
        "case", nargs="?", metavar="CASE", help=f"a case's folder, or its name (default: {DEFAULT_CASE})"
    )


def asked_case(arguments: argparse.Namespace) -> Case:
    """Return the case asked for; what `check` warns of in its files is told beside the result."""
    from negotiation_kit.format.load import load_some_case

    case = load_some_case(arguments.case)
    if case.warned:
        print(f"negotiation-kit: {case.warned}", file=sys.stderr)
    return case
