"""Plain text as numbers and nulls, and the document that collects findings."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotiation_kit.errors import Severity
from negotiation_kit.format.parse import Document, FloodError, InexactError, Place, core_value, parse, plain
from negotiation_kit.format.parse.marked import MAX_FINDINGS, Text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("+5", 5),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("1E-3", 0.001),
        ("0", 0),
        ("", None),
        ("~", None),
        ("null", None),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".5", ".5"),
        ("5.", "5."),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("NO", "NO"),
        ("on", "on"),
        ("true", "true"),
        ("2025-06-02", "2025-06-02"),
        ("٣", "٣"),
        ("9" * 41, "9" * 41),
    ],
)
def test_core_value(text: str, value: Any) -> None:
    found = core_value(text)
    assert (found, type(found)) == (value, type(value))


@given(st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_out_reads_as_itself(number: float) -> None:
    assume("e" not in repr(number) or abs(math.frexp(number)[1]) < 990)
    assert core_value(repr(number)) == number


@given(st.text(max_size=50))
def test_any_text_is_a_number_null_or_itself(text: str) -> None:
    found = core_value(text)
    assert found is None or isinstance(found, int | float) or found == text
    assert not isinstance(found, float) or math.isfinite(found)


def test_plain_keeps_quoted_numbers_as_text() -> None:
    root = parse(
        b"{a: 1, b: '1', c: [x, ~, \"~\"], d: >-\n  12\n}\n".replace(b", d: >-\n  12\n", b""), "f"
    ).root
    assert root is not None
    assert plain(root) == {"a": 1, "b": "1", "c": ["x", None, "~"]}


def test_severity_comes_from_the_table_of_codes() -> None:
    document = Document("f", "a: b")
    document.report("text-cut", Place(0, 3), "m")
    document.report("bad-id", None, "m")
    assert [finding.severity for finding in document.findings] == [Severity.WARNING, Severity.ERROR]
    assert [finding.place for finding in document.findings] == ["f:1:4", "f"]
    assert document.findings[0].excerpt == "a: b"


def test_after_a_hundred_findings_the_document_has_enough() -> None:
    document = Document("f", "a: b")
    one = document.finding("bad-id", Place(0, 0), "m")
    document.add([one] * 500)
    with pytest.raises(FloodError):
        document.add(replace(one, message=f"m{number}") for number in range(MAX_FINDINGS))
    assert len(document.findings) == 500 + MAX_FINDINGS
    assert document.findings[-1].code == "too-many-faults"


def test_a_document_without_places_reports_nothing() -> None:
    document = Document("f", "a: b #c", exact=False)
    with pytest.raises(InexactError):
        document.report("bad-id", Text("b"), "m")
    assert not document.has_inline_hash


def test_what_hides_in_a_line_is_shown() -> None:
    document = Document("f", "a\u202eb")
    document.report("bad-id", Place(0, 0), "m")
    assert document.findings[0].excerpt == "a\ufffdb"
