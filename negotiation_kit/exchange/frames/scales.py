"""Scales given as plain mappings, for tables that come without a codebook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import yaml

from negotiation_kit.errors import Finding, shown, suggestion
from negotiation_kit.format.build import RESERVED, Context, read_scale, slug
from negotiation_kit.format.parse import parse
from negotiation_kit.scales import LEVELS, Scale, name_text
from negotiation_kit.wording import ENGLISH, Message, say

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


_EXAMPLE = {"level": "ratio", "min": 0, "max": 100}
SCALES = "scales"


@dataclass
class IssueScales:
    """The scale of every issue, by the issue's name in the table.

    Parameters
    ----------
    scales : dict of Scale
    ids : dict
        For scales of names: the level's id by the name the table uses.
    findings : list of Finding
    """

    scales: dict[str, Scale] = field(default_factory=dict)
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def level_ids(self, issue: str) -> dict[str, str]:
        """Return the level's id by the name the table uses; empty where the scale has no levels."""
        return self.ids.get(issue, {})

    def report(self, code: str, message: str, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(SCALES, 0, 0, code, message, hint))


def read_scales(scales: Any, issues: Mapping[str, str], language: str = ENGLISH) -> IssueScales:
    """Read a scale for every issue.

    Parameters
    ----------
    scales : mapping
        From issue to scale, or one scale for all issues (a mapping with `level`).
    issues : mapping
        The id of every issue of the table by its name.
    language : str
        Of the unit of a scale that names none.
    """
    found = IssueScales()
    if not isinstance(scales, Mapping):
        found.report("scale-missing", Message("frame.scales.none", kind=type(scales).__name__), _as_in())
        return found
    given = {label(name): scale for name, scale in scales.items()}
    shared = isinstance(given.get("level"), str)
    for issue, name in issues.items():
        scale = scales if shared else given.get(issue, given.get(name))
        if isinstance(scale, Mapping):
            _read(found, issue, scale, say(language, "frame.points"))
        else:
            hint = suggestion(issue, given) or _as_in()
            found.report("scale-missing", Message("frame.scale.missing", issue=shown(issue)), hint)
    return found


def _as_in() -> Message:
    return Message("frame.scale.as-in", example=repr(_EXAMPLE))


def _read(found: IssueScales, issue: str, given: Mapping[str, Any], unit: str) -> None:
    written: dict[str, Any] = {str(name): plain(value) for name, value in given.items()}
    kind = LEVELS.get(str(written.get("level")))
    if kind is not None and "values" in kind.fields:
        if kind.has_order and isinstance(given.get("values"), set | frozenset):
            message = Message("frame.scale.no-order", issue=shown(issue))
            found.report("bad-scale", message, Message("frame.scale.no-order.hint"))
            return
        if not _name_levels(found, issue, written):
            return
    elif kind is not None and "unit" in kind.fields:
        written.setdefault("unit", unit)
    _read_written(found, issue, written)


def _read_written(found: IssueScales, issue: str, written: dict[str, Any]) -> None:
    """Read a scale through the reader of the files, so that both follow the same rules."""
    try:
        text = yaml.safe_dump(written, allow_unicode=True, explicit_end=True, sort_keys=False)
    except yaml.YAMLError:
        found.report("bad-scale", Message("frame.scale.not-plain", issue=shown(issue)), _as_in())
        return
    document = parse(text.encode("utf-8", "replace"), issue)
    scale = read_scale(Context(document), document.root) if document.root is not None else None
    if scale is not None:
        found.scales[issue] = scale
    for finding in document.findings:
        message = Message("frame.scale.at", issue=shown(issue), message=finding.message)
        found.report(finding.code, message, finding.hint)


def _name_levels(found: IssueScales, issue: str, written: dict[str, Any]) -> bool:
    """Write the levels under their ids, their names as labels; return whether each has an id of its own."""
    pairs = _meanings(written.get("values"))
    if not pairs:
        return True
    ids = identifiers((name for name, _ in pairs), "level")
    taken = set[str]()
    for name, _ in pairs:
        if not ids[name] or ids[name] in taken:
            _report_level(found, issue, name, ids[name])
            return False
        taken.add(ids[name])
    found.ids[issue] = ids
    written["values"] = {ids[name]: meaning for name, meaning in pairs}
    written["labels"] = {own: name for name, own in ids.items() if name != own.replace("-", " ")}
    if not written["labels"]:
        del written["labels"]
    if isinstance(written.get("at"), dict):
        written["at"] = {ids.get(label(name), label(name)): step for name, step in written["at"].items()}
    return True


def _report_level(found: IssueScales, issue: str, name: str, own: str) -> None:
    kind = "same-id" if own else "no-id"
    message = Message(f"frame.level.{kind}", name=shown(name or None))
    at = Message("frame.scale.at", issue=shown(issue), message=message)
    found.report("duplicate-id" if own else "bad-id", at, Message(f"frame.{kind}.hint"))


def _meanings(values: Any) -> list[tuple[str, str]]:
    if isinstance(values, dict):
        return [(label(name), label(meaning) or label(name)) for name, meaning in values.items()]
    return [(label(name), label(name)) for name in values] if isinstance(values, list) else []
