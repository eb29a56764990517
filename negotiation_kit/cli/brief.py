"""`negotiation-kit brief`: a comparison on one page, to Word, HTML, PDF, LaTeX or Markdown."""

from __future__ import annotations

import argparse
from typing import Any

from negotiation_kit.cli.compare import add_settings, compared
from negotiation_kit.cli.terminal import printable


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "brief",
        help="put a comparison into a brief of one page: Word, HTML, PDF, LaTeX or Markdown",
        description="Write on one page what is agreed, near and blocked. Without --to it is printed.",
    )
    add_settings(found)
    found.add_argument(
        "--to", metavar="FILE", help="ends in .docx, .html, .pdf (by LibreOffice), .tex or .md"
    )
    found.add_argument(
        "--template", metavar="DOCX", help="a Word document whose styles, header and footer are kept"
    )
    found.add_argument("--language", default="en", help="en (default), uk or ru")
    found.add_argument("--overwrite", action="store_true", help="replace a file of that name")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write or print the brief."""
    from negotiation_kit.tables import brief

    made = brief(compared(arguments), arguments.language, arguments.template)
    if arguments.to:
        print(f"written: {made.save(arguments.to, overwrite=arguments.overwrite)}")
    else:
        print(printable(made.to_markdown(), _stand_ins()))
    return 0


def _stand_ins() -> dict[str, str]:
    from negotiation_kit.render.palette import CONTESTED, HOLLOW_MARKS, REJECT_MARK, SIDE_MARKS, VERDICTS

    marks = (*SIDE_MARKS, *HOLLOW_MARKS, REJECT_MARK, CONTESTED)
    plain = ("A", "B", "a", "b", "x", "!")
    return {look.glyph: look.plain for look in VERDICTS.values()} | dict(zip(marks, plain, strict=True))
