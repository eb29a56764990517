"""The argument that says which case a command shows."""

from __future__ import annotations

import argparse

from negotiation_kit.format.places import DEFAULT_CASE


def which_case(parser: argparse.ArgumentParser) -> None:
    """Add the optional argument CASE, read by `load_some_case`."""
    parser.add_argument(
        "case", nargs="?", metavar="CASE", help=f"a case's folder, or its name (default: {DEFAULT_CASE})"
    )
