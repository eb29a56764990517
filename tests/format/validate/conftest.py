"""Position files given as text, read without a fault, and what the checks find in them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import PurePath

import pytest

from negotiation_kit.errors import Finding
from negotiation_kit.format.build import Context, read_codebook, read_positions
from negotiation_kit.format.parse import parse
from negotiation_kit.format.validate import Owners, check_file

CASE = """\
case: talks
title: Talks
coded_from: {origin}
parties: {{a: {{name: Side A, short: A, role: side}}}}
rounds: {{r1: {{title: First round, date: 2025-06}}}}
baskets: {{main: Main}}
issues:
  pace: {{basket: main, title: Pace, question: How fast?,
    scale: {{level: nominal, values: {{slow: Slow, even: Even, fast: Fast}}}}}}
  days: {{basket: main, title: Days, question: How long?,
    scale: {{level: ratio, unit: days, min: 0, max: 30}}}}
  groups: {{basket: main, title: Groups, question: Who?,
    scale: {{level: set, values: {{ill: Ill, young: Young}}}}}}
...
"""
Check = Callable[..., list[Finding]]


@pytest.fixture
def check() -> Check:
    """Give a function that returns the findings of one file."""
    return _findings


def _findings(
    entries: str,
    origin: str = "table",
    owners: Owners | None = None,
    head: str = "lead",
    path: str = "r1/a.yaml",
    more: str = "",
) -> list[Finding]:
    book = read_codebook(parse(CASE.format(origin=origin).encode(), "case.yaml"))
    listed = textwrap.indent(textwrap.dedent(entries).strip("\n"), "  ")
    text = f"party: a\nround: r1\ncoder: {head}\n{more}positions:\n{listed}\n...\n"
    known = {**book.declared, "source": {"report": None}}
    context = Context(parse(text.encode(), path), known, book.scaled(), lambda _: None)
    file = read_positions(context)
    assert book.document.findings == context.document.findings == []
    return list(check_file(file, PurePath(path), book, {} if owners is None else owners))
