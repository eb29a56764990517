"""The cells of a table as plain Python, the names in them as ids, and their text as a file would have it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from negotiation_kit.analysis.comparing.stance import EMPTY_SET
from negotiation_kit.format.build import slug
from negotiation_kit.format.parse import core_value
from negotiation_kit.scales import DateScale, NominalScale, Scale, SetScale

_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ŋ": "n"}
)
_RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+)")
_LARGEST = 10**300  # above this a whole number is no float, and no file would read it as a number
_BETWEEN_OPTIONS = re.compile(r"[,;|]")
_BETWEEN_NUMBERS = re.compile(r",\s|[;|]")  # a comma inside a number is no separator


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
    if found is None:
        return ""
    text = str(int(found)) if isinstance(found, float) and found.is_integer() else str(found)
    return unicodedata.normalize("NFC", text).strip()


def identifiers(names: Iterable[str], stem: str) -> dict[str, str]:
    """Return an id for each name: its letters and digits in ASCII; a numbered one for another script.

    Empty for a name without a letter or digit. Two names may get one id, which is for the caller to report.

    Examples
    --------
    >>> identifiers(["Türkiye (host)", "Україна", "-2", "?"], "party")
    {'Türkiye (host)': 'turkiye-host', 'Україна': 'party-2', '-2': 'minus-2', '?': ''}
    """
    found = {name: _ascii_id(name) for name in names}
    taken = set(found.values())
    for number, name in enumerate(found, start=1):
        if found[name] is None:
            spares = (f"{stem}-{free}" for free in count(number))
            found[name] = next(spare for spare in spares if spare not in taken)
            taken.add(found[name])
    return {name: own or "" for name, own in found.items()}


def as_written(cell: Any, scale: Scale, ids: Mapping[str, str]) -> Any:
    """Return a plain cell as it would stand in a file.

    Parameters
    ----------
    cell : Any
        As `plain` returns it, not missing.
    scale : Scale
    ids : mapping
        The id of a level or option by the name the table uses.
    """
    if isinstance(scale, SetScale):
        return [_level(item, ids) for item in _options(cell, ids)]
    if isinstance(scale, NominalScale):
        return _level(cell, ids)
    if not isinstance(cell, str):
        return cell
    if isinstance(scale, DateScale):
        return _one_or_many([part.strip() for part in _BETWEEN_OPTIONS.split(cell)])
    return _one_or_many([_number(part.strip()) for part in _BETWEEN_NUMBERS.split(cell)])


def _ascii_id(name: str) -> str | None:
    """Return the id of a name in Latin letters, empty where it has none; None for one in another script."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    if not all(character.isascii() for character in folded if character.isalnum()):
        return None
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return slug(re.sub(r"^[-\u2212](?=\d)", "minus-", bare))


def _level(cell: Any, ids: Mapping[str, str]) -> Any:
    """Return the id of a name; what no level is called stays as it is, or is text."""
    if cell is None or isinstance(cell, list | dict):
        return cell
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return ids.get(label(cell), cell if is_number else label(cell))


def _options(cell: Any, ids: Mapping[str, str]) -> list[Any]:
    if isinstance(cell, str) and cell not in ids:
        parts = [] if cell.strip() == EMPTY_SET else _BETWEEN_OPTIONS.split(cell)
        return [part.strip() for part in parts if part.strip()]
    return cell if isinstance(cell, list) else [cell]


def _one_or_many(parts: list[Any]) -> Any:
    return parts[0] if len(parts) == 1 else parts


def _number(text: str) -> Any:
    """Return a number or range as a file would have it; what is neither stays text, for the scale to say."""
    for sign, key in ((">=", "at_least"), ("<=", "at_most")):
        if text.startswith(sign):
            return {key: _end(text.removeprefix(sign))}
    match = _RANGE.fullmatch(text)
    return {"from": _end(match[1]), "to": _end(match[2])} if match else _end(text)


def _end(text: str) -> Any:
    found = core_value(text.strip())
    return text if found is None else found
