"""`export_case`: every file of an export, written together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from negotiation_kit.citations import bibliography
from negotiation_kit.export.codebook import as_qdc
from negotiation_kit.export.package import data_package
from negotiation_kit.export.tables import TABLES, as_csv, table
from negotiation_kit.format.places import typed_path
from negotiation_kit.format.saving import made_folder, refuse_to_replace, write_atomically
from negotiation_kit.model import Case

FILES: Mapping[str, str] = {
    **{f"{one.name}.csv": one.title for one in TABLES},
    "datapackage.json": "what each column of the tables is: a Frictionless data package",
    "codebook.qdc": "baskets, issues and levels as codes for NVivo, ATLAS.ti, MAXQDA: REFI-QDA",
    "sources.csl.json": "the sources for Zotero and other reference managers: CSL-JSON",
    "sources.bib": "the sources for LaTeX: BibTeX",
}
"""Each file of an export, with what it is."""


def export_case(case: Case, folder: str | Path, *, overwrite: bool = False) -> list[Path]:
    """Write a case for statistics programs, software for qualitative analysis, and reference managers.

    Parameters
    ----------
    case : Case
    folder : str or Path
        Made where it does not exist.
    overwrite : bool
        Whether files of the same names may be replaced.

    Returns
    -------
    list of Path
        The files written; FILES says what each is.

    Raises
    ------
    FileExistsError
        Where one of the files is there already; then none is written.
    OSError
        Where the folder or a file cannot be written.

    Notes
    -----
    In the tables, a text that a spreadsheet would compute (it starts with = + - or @) has an apostrophe
    before it (OWASP, CSV Injection); numbers are left as they are. What is not there is an empty cell.
    """
    target = typed_path(folder)
    contents = {target / name: content for name, content in _contents(case).items()}
    for path in contents:
        refuse_to_replace(path, overwrite=overwrite)
    made_folder(target)
    write_atomically(contents)
    return list(contents)


def _contents(case: Case) -> dict[str, str | bytes]:
    frames = {one.name: table(case, one) for one in TABLES}
    return {
        **{f"{name}.csv": as_csv(frame) for name, frame in frames.items()},
        "datapackage.json": data_package(case, frames),
        "codebook.qdc": as_qdc(case),
        "sources.csl.json": bibliography(case.sources, "csl-json"),
        "sources.bib": bibliography(case.sources, "bibtex"),
    }
