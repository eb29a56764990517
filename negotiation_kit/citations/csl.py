"""Sources as CSL-JSON, which reference managers and pandoc read (citationstyles.org, schema 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from negotiation_kit.citations.dates import date_parts
from negotiation_kit.model import Source
from negotiation_kit.scales.edtf import Edtf


def as_csl_json(sources: Iterable[Source]) -> str:
    """Return sources as one JSON list."""
    return json.dumps([csl_item(source) for source in sources], ensure_ascii=False, indent=2)


def csl_item(source: Source) -> dict[str, Any]:
    """Return one source as a CSL item; what the card does not say is left out.

    The author stands as a literal name, because the card does not tell family name from given name.
    """
    found = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "container-title": source.container_title,
        "author": [{"literal": source.author}] if source.author else None,
        "publisher": source.publisher,
        "issued": _date(source.issued),
        "accessed": _date(source.accessed),
        "language": source.language,
        "URL": source.url,
        "note": source.note,
    }
    return {name: value for name, value in found.items() if value is not None}


def _date(date: Edtf | None) -> dict[str, Any] | None:
    if date is None:
        return None
    about = {"circa": True} if date.approximate else {}
    return {"date-parts": date_parts(date), **about}
