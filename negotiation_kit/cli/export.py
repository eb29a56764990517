"""`negotiation-kit export`: a case for statistics programs, NVivo and reference managers."""

from __future__ import annotations

import argparse

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import asked_case, which_case
from negotiation_kit.wording import say


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    which_case(found)
    found.take("--to", metavar="FOLDER", required=True)
    found.take("--overwrite", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what each is."""
    from negotiation_kit.exchange.export import FILES, export_case

    case, language = asked_case(arguments), arguments.language
    for path in export_case(case, arguments.to, overwrite=arguments.overwrite, language=language):
        what = FILES[path.name].text_in(language)
        print(f"{say(language, 'cli.written', path=path)}  ({what})")
    return 0
