"""`negotiation-kit import`: a case made of an Excel or CSV table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiation_kit.errors import ToldError

if TYPE_CHECKING:
    from negotiation_kit.exchange.spreadsheets import Table

_NO_SCALES = """No scales were given, and a table does not say how far a number can go
or which name lies next to which.
A draft was made of what stands in the table: {draft}

Look at every scale in it, then run:
  negotiation-kit import {table} --scales {quoted} --to {folder}"""


def add(commands: Any) -> None:
    """Register the command."""
    found = commands.add_parser(
        "import",
        help="make a case of a table: Excel or CSV",
        description="Make a case of a table with the columns party, issue, value and, if you like, salience "
        "and summary. Without --scales, a draft of the scales is written for you to correct.",
    )
    found.add_argument("table", metavar="TABLE", help="ends in .xlsx, .xlsm, .csv, .tsv or .txt")
    found.add_argument("--scales", metavar="FILE", help="a YAML file with the scale of every issue")
    found.add_argument(
        "--to", metavar="FOLDER", required=True, help="the case's folder; its name is the case's id"
    )
    found.add_argument("--title", help="what the case is called (default: the folder's name)")
    found.add_argument("--round", default="round-1", help="id of the round (default: round-1)")
    found.add_argument("--sheet", help="of a workbook (default: the first)")
    found.add_argument("--encoding", help="of a CSV file, as cp1251 (default: found out, and told)")
    found.add_argument("--overwrite", action="store_true", help="replace the files of a case made before")
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the case, or a draft of its scales where there are none."""
    from negotiation_kit.exchange.frames import write_case
    from negotiation_kit.exchange.spreadsheets import import_table, read_table
    from negotiation_kit.format.disk import typed_path

    table = read_table(arguments.table, sheet=arguments.sheet, encoding=arguments.encoding)
    print(f"read: {table.path} ({table.told})")
    asked = typed_path(arguments.to)
    if not arguments.scales:
        return _draft(table, asked)
    folder = _named(asked.resolve())
    title = arguments.title or folder.name.replace("-", " ").capitalize()
    case = import_table(table, arguments.scales, name=folder.name, title=title, round=arguments.round)
    write_case(case, folder, overwrite=arguments.overwrite)
    _tell(case, asked.with_name(folder.name))
    return 0


def _named(folder: Path) -> Path:
    """Return a folder whose name is an id, as that of a case has to be."""
    from negotiation_kit.errors import shown
    from negotiation_kit.format.build import slug

    own = slug(folder.name)
    if not own:
        raise ToldError(
            f"no id can be made of {shown(folder.name)}: name the folder of --to with letters a-z "
            "and digits, as in my-talks"
        )
    return folder.with_name(own)


def _tell(case: Any, folder: Path) -> None:
    from negotiation_kit.errors import counted

    coded = sum(entry.value is not None for entry in case.positions)
    parties = f"{len(case.parties)} parties" if len(case.parties) > 1 else "1 party"
    print(
        f"made: {folder}: {counted(coded, 'position')} of {parties} on {counted(len(case.issues), 'issue')}"
    )
    empty = len(case.positions) - coded
    if empty:
        print(f"{counted(empty, 'empty cell')} of the column value: coded as not-coded, which is no number")
    print("A table carries no evidence, and every view of the case says so. What to do next:")
    print(f"  negotiation-kit compare {_quoted(folder)}")


def _draft(table: Table, folder: Path) -> int:
    """Write a draft of the scales beside the table and say what to do with it."""
    from negotiation_kit.cli.main import CANNOT_RUN
    from negotiation_kit.exchange.spreadsheets import scales_draft
    from negotiation_kit.format.disk import refuse_to_replace, write_atomically

    draft = table.path.with_name(f"{table.path.stem}.scales.yaml")
    text = scales_draft(table)
    try:
        refuse_to_replace(draft, overwrite=False)
    except FileExistsError:
        raise ToldError(
            f"no scales were given, but {draft} is there: pass it with --scales, or delete it"
        ) from None
    write_atomically({draft: text})
    words = {"table": _quoted(table.path), "quoted": _quoted(draft), "folder": _quoted(folder)}
    print(_NO_SCALES.format(draft=draft, **words))
    return CANNOT_RUN


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
