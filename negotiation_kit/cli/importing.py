"""`negotiation-kit import`: a case made of an Excel or CSV table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import quoted
from negotiation_kit.errors import ToldError
from negotiation_kit.wording import Message, say, written

if TYPE_CHECKING:
    from negotiation_kit.exchange.spreadsheets import Table


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("table", metavar="TABLE")
    found.take("--scales", metavar="FILE")
    found.take("--to", metavar="FOLDER", required=True)
    found.take("--title")
    found.take("--round", default="round-1")
    found.take("--sheet")
    found.take("--encoding")
    found.take("--overwrite", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Write the case, or a draft of its scales where there are none."""
    from negotiation_kit.exchange.frames import write_case
    from negotiation_kit.exchange.spreadsheets import import_table, read_table
    from negotiation_kit.format.disk import typed_path

    language = arguments.language
    table = read_table(arguments.table, sheet=arguments.sheet, encoding=arguments.encoding)
    print(say(language, "cli.import.read", file=table.path, how=table.told))
    asked = typed_path(arguments.to)
    if not arguments.scales:
        return _draft(table, asked, language)
    folder = _named(asked.resolve())
    title = arguments.title or folder.name.replace("-", " ").capitalize()
    case = import_table(
        table, arguments.scales, name=folder.name, title=title, round=arguments.round, language=language
    )
    write_case(case, folder, overwrite=arguments.overwrite)
    print("\n".join(written(line, language) for line in _told(case, asked.with_name(folder.name))))
    return 0


def _named(folder: Path) -> Path:
    """Return a folder whose name is an id, as that of a case has to be."""
    from negotiation_kit.errors import shown
    from negotiation_kit.format.build import slug

    own = slug(folder.name)
    if not own:
        raise ToldError(Message("cli.import.no-id", name=shown(folder.name)))
    return folder.with_name(own)


def _told(case: Any, folder: Path) -> Iterator[Message]:
    from negotiation_kit.errors import counted

    coded = sum(entry.value is not None for entry in case.positions)
    yield Message(
        "cli.import.made",
        folder=folder,
        positions=counted(coded, "position"),
        parties=counted(len(case.parties), "party"),
        issues=counted(len(case.issues), "issue"),
    )
    if empty := len(case.positions) - coded:
        yield Message("cli.import.empty", cells=counted(empty, "empty cell"))
    yield Message("cli.import.next", folder=quoted(folder))


def _draft(table: Table, folder: Path, language: str) -> int:
    """Write a draft of the scales beside the table and say what to do with it."""
    from negotiation_kit.cli.main import CANNOT_RUN
    from negotiation_kit.exchange.spreadsheets import scales_draft
    from negotiation_kit.format.disk import refuse_to_replace, write_atomically

    draft = table.path.with_name(f"{table.path.stem}.scales.yaml")
    text = scales_draft(table, language)
    try:
        refuse_to_replace(draft, overwrite=False)
    except FileExistsError:
        raise ToldError(Message("cli.import.draft-there", draft=draft)) from None
    write_atomically({draft: text})
    words = {"table": quoted(table.path), "quoted": quoted(draft), "folder": quoted(folder)}
    print(say(language, "cli.import.no-scales", draft=draft, **words))
    return CANNOT_RUN
