"""A report as text and as JSON."""

from __future__ import annotations

import json
import sys

import pytest

from negotiation_kit.cli.terminal import as_json, as_text, summary
from negotiation_kit.errors import Finding, Report, Severity

WRONG = Finding(
    "a.yaml",
    2,
    8,
    "off-scale",
    "pace: found 'fsat'",
    "Did you mean 'fast'?",
    Severity.ERROR,
    "value: fsat",
    4,
)
ODD = Finding("b.yaml", 0, 0, "no-end-marker", "no ... at the end", "", Severity.WARNING)
REPORT = Report((WRONG, ODD), ("a.yaml", "b.yaml"), 1200)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report(), "0 files, 0 positions: nothing to report"),
        (Report((), ("a.yaml",), 1), "1 file, 1 position: nothing to report"),
        (REPORT, "2 files, 1,200 positions: 1 error, 1 warning"),
        (Report((ODD, ODD), ("b.yaml",), 3), "1 file, 3 positions: 2 warnings"),
    ],
)
def test_the_summary_counts_what_was_read_and_found(report: Report, said: str) -> None:
    assert summary(report) == said


def test_text_has_every_finding_and_the_summary_last() -> None:
    assert as_text(REPORT).split("\n") == [
        "a.yaml:2:8: error off-scale: pace: found 'fsat'",
        "    value: fsat",
        "           ^^^^",
        "    hint: Did you mean 'fast'?",
        "",
        "b.yaml: warning no-end-marker: no ... at the end",
        "",
        "2 files, 1,200 positions: 1 error, 1 warning",
    ]


def test_a_terminal_shows_severities_in_colour_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = as_text(REPORT)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in (("TERM", "xterm"), ("NO_COLOR", "")):
        monkeypatch.setenv(name, value)
    painted = as_text(REPORT)
    assert "a.yaml:2:8: \x1b[31merror\x1b[0m off-scale:" in painted
    assert "b.yaml: \x1b[33mwarning\x1b[0m no-end-marker:" in painted
    assert painted.count("\x1b[") == 4
    monkeypatch.setenv("NO_COLOR", "1")
    assert as_text(REPORT) == plain


def test_json_holds_the_same() -> None:
    found = json.loads(as_json(REPORT))
    assert (found["ok"], found["files"], found["positions"]) == (False, ["a.yaml", "b.yaml"], 1200)
    assert [(one["code"], one["severity"], one["line"]) for one in found["findings"]] == [
        ("off-scale", "error", 2),
        ("no-end-marker", "warning", 0),
    ]
