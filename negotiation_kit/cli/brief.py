"""`negotiation-kit brief`: a comparison on one page, to Word, HTML, PDF, LaTeX or Markdown."""

from __future__ import annotations

import argparse

from negotiation_kit.cli.compare import compared, take_sides
from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import asked_case, printable
from negotiation_kit.wording import say


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    take_sides(found)
    found.take("--to", metavar="FILE")
    found.take("--template", metavar="DOCX")
    found.take("--overwrite", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write or print the brief."""
    from negotiation_kit.tables import brief

    made = brief(compared(asked_case(arguments), arguments), arguments.language, arguments.template)
    if arguments.to:
        path = made.save(arguments.to, overwrite=arguments.overwrite)
        print(say(arguments.language, "cli.written", path=path))
    else:
        print(printable(made.to_markdown(), _stand_ins()))
    return 0


def _stand_ins() -> dict[str, str]:
    from negotiation_kit.render.palette import CONTESTED, HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS, VERDICTS

    marks = (*SIDE_MARKS, *HOLLOW_MARKS, REJECT_MARK, CONTESTED)
    plain = ("A", "B", "a", "b", "x", "!")
    return {look.glyph: look.plain for look in VERDICTS.values()} | dict(zip(marks, plain, strict=True))
