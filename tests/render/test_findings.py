"""What the form shows of the check: escaped, in words, and cut where nobody would read on."""

from __future__ import annotations

import re

from negotiation_kit.errors import Finding, Severity
from negotiation_kit.render.findings import entry_preview, findings_list, passage_digest


def found(message: str, line: int = 3, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("a.yaml", line, 1, "code", message, "do <this>", severity)


def test_own_findings_stand_before_the_others() -> None:
    view = findings_list([found("<b>own</b>")], [found("other", severity=Severity.WARNING)])
    assert "&lt;b&gt;own&lt;/b&gt;" in view
    assert "do &lt;this&gt;" in view
    assert view.index("This entry: 1 finding") < view.index("Elsewhere in this file: 1 finding")
    assert "✕ error, line 3: " in view
    assert "! warning, line 3: " in view


def test_nothing_to_mend_is_said() -> None:
    assert "finds nothing to mend in this file" in findings_list([], [])
    assert "Nothing to mend in this entry" in findings_list([], [found("x")])


def test_many_findings_are_counted() -> None:
    assert "and 8 more" in findings_list([found(str(number)) for number in range(20)], [])


def test_the_preview_numbers_its_lines() -> None:
    lines = re.findall(
        r"<span style=[^>]*padding-left:(\d+)ch[^>]*>([^<]*)</span>", entry_preview(["  a: <b>", "c"], 9)
    )
    assert lines == [("10", "   9    a: &lt;b&gt;"), ("8", "  10  c")]


def test_a_digest_comes_with_its_reading() -> None:
    assert passage_digest(None, None) is None
    assert "Reading: &lt;x&gt;" in str(passage_digest("said", "<x>"))
