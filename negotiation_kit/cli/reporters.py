"""A report as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from negotiation_kit.cli.terminal import can_print, paint
from negotiation_kit.errors import Finding, Report, Severity, counted

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def as_text(report: Report) -> str:
    """Return every finding and a summary, in colour where the output is a terminal that wants it."""
    return "\n\n".join([*(_painted(finding) for finding in report.findings), summary(report)])


def as_json(report: Report) -> str:
    """Return the report as one JSON object: ok, files, positions, findings."""
    content = {
        "ok": report.ok,
        "files": list(report.files),
        "positions": report.n_positions,
        "findings": [asdict(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=not can_print("é●"), indent=2)


REPORTERS: dict[str, Callable[[Report], str]] = {"text": as_text, "json": as_json}


def summary(report: Report) -> str:
    """Return what was read and what was found, in one line."""
    read = f"{counted(len(report.files), 'file')}, {counted(report.n_positions, 'position')}"
    found = [
        counted(len(group), noun)
        for group, noun in ((report.errors, "error"), (report.warnings, "warning"))
        if group
    ]
    return f"{read}: {', '.join(found) or 'nothing to report'}"


def _painted(finding: Finding) -> str:
    head, *rest = finding.text().split("\n")
    painted = head.replace(
        f" {finding.severity} ", f" {paint(str(finding.severity), _STYLES[finding.severity])} ", 1
    )
    return "\n".join([painted, *rest])
