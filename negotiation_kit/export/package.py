"""datapackage.json: what the tables of an export hold, in the terms of the Frictionless standards (v1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.export.tables import TABLES, TableOf
from negotiation_kit.model import Case

if TYPE_CHECKING:
    import pandas as pd

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
