"""`export_case`: every file of an export, written together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.exchange.citations import bibliography
from negotiation_kit.exchange.export_tables import TABLES, TableOf, as_csv, table
from negotiation_kit.format.disk import made_folder, refuse_to_replace, typed_path, write_atomically
from negotiation_kit.model import Case, Issue
from negotiation_kit.scales import Level

if TYPE_CHECKING:
    import pandas as pd


_SPACE = "urn:QDA-XML:codebook:1.0"
_ROOT = "urn:negotiation-kit"


def as_qdc(case: Case) -> bytes:
    """Return the codebook as a .qdc file.

    Baskets hold issues, and issues hold their levels; a basket only groups, the others can be coded with.
    The identifiers are made of the names (UUID version 5), so that a second export of the same case updates
    codes where the first made them.

    Parameters
    ----------
    case : Case

    References
    ----------
    REFI-QDA Standard 1.5, codebook exchange format; https://www.qdasoftware.org.
    """
    root = Element("CodeBook", {"xmlns": _SPACE, "origin": f"{NAME} {VERSION}"})
    codes = SubElement(root, "Codes")
    for basket in case.baskets:
        group = _code(codes, case, basket.title, basket.id, codable=False)
        for issue in (issue for issue in case.issues if issue.basket == basket.id):
            _issue(group, case, issue)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _issue(group: Element, case: Case, issue: Issue) -> None:
    code = _code(group, case, issue.title, issue.basket, issue.id, described=_question(issue))
    orders = dict(issue.sequences)
    for level in issue.scale.choices:
        described = _meaning(level, orders.get(level.name, ()))
        _code(code, case, level.text, issue.basket, issue.id, level.name, described=described)


def _meaning(level: Level, steps: tuple[str, ...]) -> str:
    """Return what a level means and, where it says what comes first, its steps in order."""
    return f"{level.meaning} (in order: {', then '.join(steps)})" if steps else level.meaning


def _question(issue: Issue) -> str:
    """Return the question and, where the answers have no names of their own, between what they lie."""
    if issue.scale.choices:
        return issue.question
    low, high = issue.scale.end_texts()
    return f"{issue.question} ({issue.scale.level} scale, {low} to {high})"


def _code(
    above: Element, case: Case, name: str, *path: str, codable: bool = True, described: str | None = None
) -> Element:
    guid = str(uuid5(NAMESPACE_URL, f"{_ROOT}:{case.id}:{'/'.join(path)}"))
    given = {"guid": guid, "name": _xml(name), "isCodable": "true" if codable else "false"}
    made = SubElement(above, "Code", given)
    if described:
        SubElement(made, "Description").text = _xml(described)
    return made


def _xml(text: str) -> str:
    """Return text without the characters that XML has no way to hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))


_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
_NOTE = (
    f"Exported by {NAME} {VERSION}. Absence is an empty cell and never a number. A text that a spreadsheet "
    "would compute has an apostrophe before it; take one away to get the text."
)


def data_package(case: Case, frames: Mapping[str, pd.DataFrame]) -> str:
    """Return the text of datapackage.json.

    Parameters
    ----------
    case : Case
    frames : mapping
        The tables by name.
    """
    about = {
        "profile": "tabular-data-package",
        "name": case.id,
        "title": case.title,
        "description": " ".join(part for part in (case.summary, _NOTE, _warned(case)) if part),
        "licenses": [_licence(case.licence)] if case.licence else None,
        "sources": [_source(item.title, item.url) for item in case.sources] or None,
        "resources": [_resource(one, frames[one.name]) for one in TABLES],
    }
    return json.dumps(_present(about), indent=2, ensure_ascii=False) + "\n"


def _warned(case: Case) -> str:
    return f"{case.warned[:1].upper()}{case.warned[1:]}." if case.warned else ""


def _licence(name: str) -> dict[str, str]:
    return _present({"name": name, "path": _LICENCES.get(name)})


def _source(title: str, url: str | None) -> dict[str, str]:
    return _present({"title": title, "path": url})


def _resource(of: TableOf, frame: pd.DataFrame) -> dict[str, Any]:
    schema = {
        "fields": list(_fields(frame)),
        "missingValues": [""],
        "primaryKey": list(of.key) or None,
        "foreignKeys": [
            {"fields": column, "reference": {"resource": table, "fields": there}}
            for column, (table, there) in of.refers.items()
        ] or None,
    }  # fmt: skip
    return {
        "name": of.name,
        "path": f"{of.name}.csv",
        "title": of.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": _present(schema),
    }


def _fields(frame: pd.DataFrame) -> Iterator[dict[str, str]]:
    from pandas.api import types

    for name, column in frame.items():
        if types.is_bool_dtype(column.dtype):
            kind = "boolean"
        elif types.is_integer_dtype(column.dtype):
            kind = "integer"
        else:
            kind = "number" if types.is_float_dtype(column.dtype) else "string"
        yield {"name": str(name), "type": kind}


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


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
