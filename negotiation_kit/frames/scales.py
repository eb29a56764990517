"""Scales given as plain mappings, for tables that come without a codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from negotiation_kit.errors import Finding, shown, suggestion
from negotiation_kit.format.build import Context, read_scale
from negotiation_kit.format.parse import parse
from negotiation_kit.frames.cells import identifiers, label, plain
from negotiation_kit.scales import LEVELS, Scale

_UNIT = "points"
_EXAMPLE = 'as in {"level": "ratio", "min": 0, "max": 100}'
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


def read_scales(scales: Any, issues: Mapping[str, str]) -> IssueScales:
    """Read a scale for every issue.

    Parameters
    ----------
    scales : mapping
        From issue to scale, or one scale for all issues (a mapping with `level`).
    issues : mapping
        The id of every issue of the table by its name.
    """
    found = IssueScales()
    if not isinstance(scales, Mapping):
        found.report(
            "scale-missing", f"found {type(scales).__name__} as scales, expected a mapping", _EXAMPLE
        )
        return found
    given = {label(name): scale for name, scale in scales.items()}
    shared = isinstance(given.get("level"), str)
    for issue, name in issues.items():
        scale = scales if shared else given.get(issue, given.get(name))
        if isinstance(scale, Mapping):
            _read(found, issue, scale)
        else:
            hint = suggestion(issue, given) or _EXAMPLE
            found.report("scale-missing", f"there is no scale for {shown(issue)}", hint)
    return found


def _read(found: IssueScales, issue: str, given: Mapping[str, Any]) -> None:
    written: dict[str, Any] = {str(name): plain(value) for name, value in given.items()}
    kind = LEVELS.get(str(written.get("level")))
    if kind is not None and "values" in kind.fields:
        if kind.has_order and isinstance(given.get("values"), set | frozenset):
            found.report(
                "bad-scale", f"the levels of {shown(issue)} have no order", "give them as a list, in order"
            )
            return
        if not _name_levels(found, issue, written):
            return
    elif kind is not None and "unit" in kind.fields:
        written.setdefault("unit", _UNIT)
    _read_written(found, issue, written)


def _read_written(found: IssueScales, issue: str, written: dict[str, Any]) -> None:
    """Read a scale through the reader of the files, so that both follow the same rules."""
    try:
        text = yaml.safe_dump(written, allow_unicode=True, explicit_end=True, sort_keys=False)
    except yaml.YAMLError:
        found.report(
            "bad-scale", f"the scale of {shown(issue)} holds more than text, numbers and dates", _EXAMPLE
        )
        return
    document = parse(text.encode("utf-8", "replace"), issue)
    scale = read_scale(Context(document), document.root) if document.root is not None else None
    if scale is not None:
        found.scales[issue] = scale
    for finding in document.findings:
        found.report(finding.code, f"the scale of {shown(issue)}: {finding.message}", finding.hint)


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
    if own:
        message = f"the scale of {shown(issue)}: {shown(name)} would have the same id as a level before it"
        found.report("duplicate-id", message, "make the names differ in letters or digits")
    else:
        message = f"the scale of {shown(issue)}: found {shown(name or None)} as the name of a level"
        found.report("bad-id", message, "names need a letter or a digit, from which the id is made")


def _meanings(values: Any) -> list[tuple[str, str]]:
    if isinstance(values, dict):
        return [(label(name), label(meaning) or label(name)) for name, meaning in values.items()]
    return [(label(name), label(name)) for name in values] if isinstance(values, list) else []
