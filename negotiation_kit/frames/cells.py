"""The cells of a table as plain Python, the names in them as ids, and their text as a file would have it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from negotiation_kit.build import slug
from negotiation_kit.comparison.stance import EMPTY_SET
from negotiation_kit.parse import core_value
from negotiation_kit.scales import DateScale, NominalScale, Scale, SetScale

_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ŋ": "n"}
)
_RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+)")
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
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.item() if hasattr(cell, "item") else cell


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


def identifier(name: str, spare: str) -> str:
    """Return the id of a name: its letters and digits in ASCII; `spare` for a name in another script.

    Examples
    --------
    >>> identifier("Türkiye (host)", "party-1"), identifier("Україна", "party-2"), identifier("-2", "level-1")
    ('turkiye-host', 'party-2', 'minus-2')
    """
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    letters = [character for character in folded if character.isalnum()]
    if not all(character.isascii() for character in letters):
        return spare
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return slug(re.sub(r"^[-\u2212](?=\d)", "minus-", bare))


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
        return [ids.get(label(item), item) for item in _options(cell, ids)]
    if isinstance(scale, NominalScale):
        return cell if isinstance(cell, list | dict) else ids.get(label(cell), cell)
    if not isinstance(cell, str):
        return cell
    if isinstance(scale, DateScale):
        return _one_or_many([part.strip() for part in _BETWEEN_OPTIONS.split(cell)])
    return _one_or_many([_number(part.strip()) for part in _BETWEEN_NUMBERS.split(cell)])


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
