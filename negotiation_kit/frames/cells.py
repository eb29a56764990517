"""The cells of a table as plain Python, and the names in them as ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from negotiation_kit.format.build import RESERVED, slug
from negotiation_kit.scales import name_text

_LONGEST = 60  # letters of an id that is made of a name
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ŋ": "n"}
)
_LARGEST = 10**300  # above this a whole number is no float, and no file would read it as a number


def plain(cell: Any) -> Any:
    """Return a cell as plain Python: None for every kind of missing, no numpy numbers, dates as text."""
    import pandas as pd

    if isinstance(cell, Mapping):
        return {plain(key): plain(value) for key, value in cell.items()}
    if pd.api.types.is_list_like(cell):
        items = [plain(item) for item in cell]
        return sorted(items, key=str) if isinstance(cell, set | frozenset) else items
    if isinstance(cell, Decimal):
        cell = None if cell.is_nan() else float(cell)  # pandas cannot ask a signalling NaN
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    found = cell.item() if hasattr(cell, "item") else cell
    return str(found) if isinstance(found, int) and abs(found) > _LARGEST else found


def label(cell: Any) -> str:
    """Return a cell as a name: empty for a missing one, without `.0` for a whole number.

    Examples
    --------
    >>> label(3.0), label(" Front line "), label(float("nan"))
    ('3', 'Front line', '')
    """
    found = plain(cell)
    return "" if found is None else name_text(found)


def identifiers(names: Iterable[str], stem: str) -> dict[str, str]:
    """Return an id for each name: its letters and digits in ASCII; a numbered one for another script.

    Empty for a name without a letter or digit. Two names may get one id, which is for the caller to report. A
    sentence gives an id of its first words, and no id is one of the names that Windows keeps for itself.

    Examples
    --------
    >>> identifiers(["Türkiye (host)", "Україна", "-2", "?"], "party")
    {'Türkiye (host)': 'turkiye-host', 'Україна': 'party-2', '-2': 'minus-2', '?': ''}
    >>> identifiers(["Con"], "party")
    {'Con': 'con-party'}
    """
    whole = {name: _ascii_id(name) for name in names}
    short = _shortened(own for own in whole.values() if own and len(own) > _LONGEST)
    found = {name: short.get(own or "", own) for name, own in whole.items()}
    found = {name: f"{own}-{stem}" if own in RESERVED else own for name, own in found.items()}
    taken = set(found.values())
    for number, name in enumerate(found, start=1):
        if found[name] is None:
            spares = (f"{stem}-{free}" for free in count(number))
            found[name] = next(spare for spare in spares if spare not in taken)
            taken.add(found[name])
    return {name: own or "" for name, own in found.items()}


def _shortened(ids: Iterable[str]) -> dict[str, str]:
    """Return a short form of long ids, each its own."""
    short: dict[str, str] = {}
    for number, own in enumerate(dict.fromkeys(ids), start=1):
        cut = own[:_LONGEST].rstrip("-")
        short[own] = f"{cut}-{number}" if cut in short.values() else cut
    return short


def _ascii_id(name: str) -> str | None:
    """Return the id of a name in Latin letters, empty where it has none; None for one in another script."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    if not all(character.isascii() for character in folded if character.isalnum()):
        return None
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return slug(re.sub(r"^[-\u2212](?=\d)", "minus-", bare))
