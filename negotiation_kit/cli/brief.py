"""`negotiation-kit brief`: a comparison on one page, to Word, HTML, PDF, LaTeX or Markdown."""

from __future__ import annotations

import argparse
from typing import Any

from negotiation_kit.cli.terminal import asked_case, printable, which_case


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "brief",
        help="put a comparison into a brief of one page: Word, HTML, PDF, LaTeX or Markdown",
        description="Write on one page what is agreed, near and blocked. Without --to it is printed.",
    )
    which_case(found)
    found.add_argument("a", nargs="?", metavar="A", help="a party (default: the first side)")
    found.add_argument("b", nargs="?", metavar="B", help="another party (default: the second side)")
    found.add_argument(
        "--to", metavar="FILE", help="ends in .docx, .html, .pdf (by LibreOffice), .tex or .md"
    )
    found.add_argument(
        "--template", metavar="DOCX", help="a Word document whose styles, header and footer are kept"
    )
    found.add_argument("--round", help="the round (default: that of `compare`)")
    found.add_argument("--coding", default="reading", help="reading (default) or printed")
    found.add_argument("--metric", default="gower", help="gower (default), identical or directional")
    found.add_argument("--language", default="en", help="en (default), uk or ru")
    found.add_argument("--overwrite", action="store_true", help="replace a file of that name")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write or print the brief."""
    from negotiation_kit.analysis.comparing import compare
    from negotiation_kit.render.result import sides_to_compare
    from negotiation_kit.tables import brief

    case = asked_case(arguments)
    a, b = sides_to_compare(case, arguments.a, arguments.b)
    found = compare(case, a, b, arguments.round, arguments.coding, arguments.metric)
    made = brief(found, arguments.language, arguments.template)
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
