"""`negotiation-kit new`: the folder of a new case, ready to be coded in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

_NEXT = """
Everything in it is a made-up example to write over, and passes the check. What to do next:

  1. read {readme}
  2. code in the notebook's form:  negotiation-kit lab {folder}
  3. check as often as you like:   negotiation-kit check --strict {folder}"""
_NEXT_LIKE = """
Parties, rounds and questions are those of {like}; nobody's position is coded yet. What to do next:

  1. change in {codebook} what does not fit
  2. code in the notebook's form:  negotiation-kit lab {folder}
  3. check as often as you like:   negotiation-kit check --strict {folder}"""


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "new",
        help="make the folder of a new case, with an example to write over",
        description="Make a folder with a codebook, a file for each party, a source card, a notebook and a "
        "README. Nothing that is there already is changed.",
    )
    found.add_argument("name", metavar="NAME", help="what the folder is called, as in my-talks")
    found.add_argument("--to", metavar="FOLDER", help="the folder to make it in (default: this one)")
    found.add_argument("--title", help="what the case is called (default: the folder's name)")
    found.add_argument(
        "--parties", type=_names, metavar="NAMES", help='with commas, as in "Northland, Southland"'
    )
    found.add_argument("--like", metavar="CASE", help="take parties, rounds and questions from this case")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the folder and say what to do with it."""
    from negotiation_kit.exchange.starter import new_case
    from negotiation_kit.format.disk import typed_path
    from negotiation_kit.format.load import load_case
    from negotiation_kit.format.load.files import shown_path

    parent = typed_path(arguments.to) if arguments.to else Path()
    like = load_case(arguments.like) if arguments.like else None
    made = new_case(
        parent / typed_path(arguments.name), title=arguments.title, parties=arguments.parties, like=like
    )
    shown = shown_path(made)
    quoted = f'"{shown}"' if " " in shown else shown
    print(f"made: {shown}")
    if like is None:
        print(_NEXT.format(folder=quoted, readme=shown_path(made / "README.md")))
    else:
        print(_NEXT_LIKE.format(folder=quoted, like=like.id, codebook=shown_path(made / "case.yaml")))
    return 0


def _names(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
