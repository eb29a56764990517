"""`negotiation-kit new`: the folder of a new case, ready to be coded in."""

from __future__ import annotations

import argparse
from pathlib import Path

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import listed, quoted
from negotiation_kit.wording import say


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("name", metavar="NAME")
    found.take("--to", metavar="FOLDER")
    found.take("--title")
    found.take("--parties", type=listed, metavar="NAMES")
    found.take("--like", metavar="CASE")


def run(arguments: argparse.Namespace) -> int:
    """Make the folder and say what to do with it."""
    from negotiation_kit.exchange.starter import new_case
    from negotiation_kit.format.disk import typed_path
    from negotiation_kit.format.load import load_case
    from negotiation_kit.format.load.files import shown_path

    parent = typed_path(arguments.to) if arguments.to else Path()
    like = load_case(arguments.like) if arguments.like else None
    made = new_case(
        parent / typed_path(arguments.name),
        title=arguments.title,
        parties=arguments.parties,
        like=like,
        language=arguments.language,
    )
    known = {"folder": quoted(shown_path(made)), "like": like.id if like else ""}
    files = {"readme": shown_path(made / "README.md"), "codebook": shown_path(made / "case.yaml")}
    print(say(arguments.language, "cli.new.made", folder=shown_path(made)))
    print()
    print(say(arguments.language, "cli.new.next-like" if like else "cli.new.next", **known, **files))
    return 0
