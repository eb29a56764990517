"""The steps that levels put in order, read from a codebook, and what is said of faulty ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import ReadCase

PACE = "question: How fast?,"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{slow: [truce, terms]}", (("slow", ("truce", "terms")),)),
        (
            "{slow: [truce, terms], fast: [terms, aid-first, truce]}",
            (("slow", ("truce", "terms")), ("fast", ("terms", "aid-first", "truce"))),
        ),
    ],
)
def test_sequences(codebook: ReadCase, text: str, read: object) -> None:
    found = codebook(PACE, f"{PACE} sequences: {text},")
    assert found.document.findings == []
    assert found.scaled()["pace"].sequences == read
    assert found.scaled()["days"].sequences == ()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[truce, terms]", "bad-shape", "found a list, expected sequences by level"),
        ("{}", "bad-shape", "expected sequences by level"),
        ("truce", "bad-shape", "expected sequences by level"),
        (
            "{slowly: [truce, terms]}",
            "bad-sequence",
            "sequences name 'slowly', which is no level of this issue",
        ),
        ("{slow: [truce]}", "bad-sequence", r"found \[truce\], expected two steps or more"),
        ("{slow: [truce, truce]}", "bad-sequence", "each once, in their order"),
        ("{slow: [truce, 2]}", "bad-sequence", r"found \[truce, 2\], expected two steps"),
        ("{slow: truce}", "bad-sequence", "expected two steps or more"),
        ("{slow: [truce, Peace Terms]}", "bad-id", "Peace Terms"),
    ],
)
def test_faulty_sequences_are_findings_and_left_out(
    codebook: ReadCase, text: str, code: str, said: str
) -> None:
    found = codebook(PACE, f"{PACE} sequences: {text},")
    (finding,) = found.document.findings
    assert finding.code == code
    assert re.search(said, finding.message)
    assert found.scaled()["pace"].sequences == ()


def test_levels_on_a_scale_of_numbers_have_no_order(codebook: ReadCase) -> None:
    found = codebook("question: How long?,", "question: How long?, sequences: {slow: [truce, terms]},")
    (finding,) = found.document.findings
    assert (finding.code, "none" in finding.message) == ("bad-sequence", True)


def test_a_slip_is_recognised(codebook: ReadCase) -> None:
    (finding,) = codebook(PACE, f"{PACE} sequences: {{slwo: [truce, terms]}},").document.findings
    assert "Did you mean 'slow'?" in finding.hint
