"""Scales given as plain mappings, for tables that come without a codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from negotiation_kit.build import Context, read_scale, slug
from negotiation_kit.errors import Finding, suggestion
from negotiation_kit.parse import parse
from negotiation_kit.scales import Scale

_UNIT = "points"
_NAMED = ("nominal", "ordinal", "set")


@dataclass
class IssueScale:
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

    def __getitem__(self, issue: str) -> Scale:
        return self.scales[issue]

    def level_ids(self, issue: str) -> dict[str, str]:
        """Return the level's id by the name the table uses; empty where the scale has no levels."""
        return self.ids.get(issue, {})


def read_scales(scales: Mapping[str, Any], issues: list[str]) -> IssueScale:
    """Read a scale for every issue.

    Parameters
    ----------
    scales : mapping
        From issue to scale, or one scale for all issues (a mapping with `level`).
    issues : list of str
        The issues of the table.
    """
    found = IssueScale()
    shared = isinstance(scales, Mapping) and isinstance(scales.get("level"), str)
    for issue in issues:
        given = scales if shared else scales.get(issue, scales.get(slug(issue)))
        if isinstance(given, Mapping):
            _read(found, issue, given)
        else:
            hint = suggestion(issue, [str(name) for name in scales]) or 'as in {"level": "ratio", "min": 0, "max": 100}'
            found.findings.append(Finding("scales", 0, 0, "scale-missing", f"there is no scale for {issue!r}", hint))
    return found


def _read(found: IssueScale, issue: str, given: Mapping[str, Any]) -> None:
    written = {str(name): value for name, value in given.items()}
    if written.get("level") in _NAMED and written.get("values"):
        names = _meanings(written["values"])
        found.ids[issue] = {name: slug(name) for name in names}
        written["values"] = {slug(name): meaning for name, meaning in names.items()}
        labels = {slug(name): name for name in names if slug(name).replace("-", " ") != name}
        if labels:
            written["labels"] = labels
        if isinstance(written.get("at"), Mapping):
            written["at"] = {slug(str(name)): step for name, step in written["at"].items()}
    elif written.get("level") in ("interval", "ratio"):
        written.setdefault("unit", _UNIT)
    # The scale goes through the reader of the files, so that both follow the same rules.
    document = parse(yaml.safe_dump(written, allow_unicode=True, explicit_end=True, sort_keys=False).encode(), issue)
    scale = read_scale(Context(document), document.root) if document.root is not None else None
    if scale is not None:
        found.scales[issue] = scale
    for finding in document.findings:
        message = f"the scale of {issue!r}: {finding.message}"
        found.findings.append(Finding("scales", 0, 0, finding.code, message, finding.hint))


def _meanings(values: Any) -> dict[str, str]:
    if isinstance(values, Mapping):
        return {_name(name): str(meaning) or _name(name) for name, meaning in values.items()}
    return {_name(name): _name(name) for name in values}


def _name(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
