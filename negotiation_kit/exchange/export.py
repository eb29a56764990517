"""`export_case`: every file of an export, written together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.errors import check_language
from negotiation_kit.exchange.citations import bibliography
from negotiation_kit.exchange.export_tables import TABLES, TableOf, as_csv, table
from negotiation_kit.format.disk import made_folder, refuse_to_replace, typed_path, write_atomically
from negotiation_kit.model import Case, Issue
from negotiation_kit.scales import Level
from negotiation_kit.wording import ENGLISH, Message, linked, say, translated, written

if TYPE_CHECKING:
    import pandas as pd


_SPACE = "urn:QDA-XML:codebook:1.0"
_ROOT = "urn:negotiation-kit"


def as_qdc(case: Case, language: str = ENGLISH) -> bytes:
    """Return the codebook as a .qdc file.

    Baskets hold issues, and issues hold their levels; a basket only groups, the others can be coded with.
    The identifiers are made of the names (UUID version 5), so that a second export of the same case updates
    codes where the first made them.

    Parameters
    ----------
    case : Case
    language : str
        Of the kit's words and, where the case has them, of its texts.

    References
    ----------
    REFI-QDA Standard 1.5, codebook exchange format; https://www.qdasoftware.org.
    """
    root = Element("CodeBook", {"xmlns": _SPACE, "origin": f"{NAME} {VERSION}"})
    codes = SubElement(root, "Codes")
    for basket in case.baskets:
        title = translated(basket, "title", language)
        group = _code(codes, case, title, basket.id, codable=False)
        for issue in (issue for issue in case.issues if issue.basket == basket.id):
            _issue(group, case, issue, language)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _issue(group: Element, case: Case, issue: Issue, language: str) -> None:
    title, question = translated(issue, "title", language), _question(issue, language)
    code = _code(group, case, title, issue.basket, issue.id, described=question)
    orders = dict(issue.sequences)
    for level in issue.scale.choices:
        described = _meaning(level, orders.get(level.name, ()), language)
        name = level.text_in(language)
        _code(code, case, name, issue.basket, issue.id, level.name, described=described)


def _meaning(level: Level, steps: tuple[str, ...], language: str) -> str:
    """Return what a level means and, where it says what comes first, its steps in order."""
    meaning = str(translated(level, "meaning", language))
    order = linked("list.then", steps).text_in(language) if steps else ""
    return say(language, "export.in-order", meaning=meaning, steps=order) if steps else meaning


def _question(issue: Issue, language: str) -> str:
    """Return the question and, where the answers have no names of their own, between what they lie."""
    question = str(translated(issue, "question", language))
    return question if issue.scale.choices else f"{question} ({issue.scale.heading(language)})"


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


def data_package(case: Case, frames: Mapping[str, pd.DataFrame], language: str = ENGLISH) -> str:
    """Return the text of datapackage.json.

    Parameters
    ----------
    case : Case
    frames : mapping
        The tables by name.
    language : str
    """
    note = say(language, "export.note", kit=NAME, version=VERSION)
    summary = translated(case, "summary", language)
    about = {
        "profile": "tabular-data-package",
        "name": case.id,
        "title": translated(case, "title", language),
        "description": " ".join(part for part in (summary, note, _warned(case, language)) if part),
        "licenses": [_licence(case.licence)] if case.licence else None,
        "sources": [_source(item.title, item.url) for item in case.sources] or None,
        "resources": [_resource(one, frames[one.name], language) for one in TABLES],
    }
    return json.dumps(_present(about), indent=2, ensure_ascii=False) + "\n"


def _warned(case: Case, language: str) -> str:
    told = written(case.warned, language)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _licence(name: str) -> dict[str, str]:
    return _present({"name": name, "path": _LICENCES.get(name)})


def _source(title: str, url: str | None) -> dict[str, str]:
    return _present({"title": title, "path": url})


def _resource(of: TableOf, frame: pd.DataFrame, language: str) -> dict[str, Any]:
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
        "title": of.title.text_in(language),
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


FILES: Mapping[str, Message] = {
    **{f"{one.name}.csv": one.title for one in TABLES},
    "datapackage.json": Message("export.file.datapackage"),
    "codebook.qdc": Message("export.file.codebook"),
    "sources.csl.json": Message("export.file.csl"),
    "sources.bib": Message("export.file.bibtex"),
}
"""Each file of an export, with what it is."""


def export_case(
    case: Case, folder: str | Path, *, overwrite: bool = False, language: str = ENGLISH
) -> list[Path]:
    """Write a case for statistics programs, software for qualitative analysis, and reference managers.

    Parameters
    ----------
    case : Case
    folder : str or Path
        Made where it does not exist.
    overwrite : bool
        Whether files of the same names may be replaced.
    language : {"en", "uk", "ru"}
        Of the kit's words and, where the case has them, of its texts; names of columns stay as they are.

    Returns
    -------
    list of Path
        The files written; FILES says what each is.

    Raises
    ------
    UnknownNameError
        For another language.
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
    told = _contents(case, check_language(language))
    contents = {target / name: content for name, content in told.items()}
    for path in contents:
        refuse_to_replace(path, overwrite=overwrite)
    made_folder(target)
    write_atomically(contents)
    return list(contents)


def _contents(case: Case, language: str) -> dict[str, str | bytes]:
    frames = {one.name: table(case, one) for one in TABLES}
    return {
        **{f"{name}.csv": as_csv(frame) for name, frame in frames.items()},
        "datapackage.json": data_package(case, frames, language),
        "codebook.qdc": as_qdc(case, language),
        "sources.csl.json": bibliography(case.sources, "csl-json"),
        "sources.bib": bibliography(case.sources, "bibtex", language),
    }
