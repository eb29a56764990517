"""A codebook and position files given as text, read without a disk."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection

import pytest

from negotiation_kit.format.build import Codebook, Context, PositionFile, read_codebook, read_positions
from negotiation_kit.format.parse import parse

CASE = """\
case: talks
title: Talks
parties: {a: {name: Side A, short: A, role: side}}
rounds: {r1: {title: First round, date: 2025-06}}
baskets: {main: Main}
issues:
  pace: {basket: main, title: Pace, question: How fast?,
    scale: {level: ordinal, values: {slow: Slow, even: Even, fast: Fast}}}
  days: {basket: main, title: Days, question: How long?,
    scale: {level: ratio, unit: days, min: 0, max: 30}}
  groups: {basket: main, title: Groups, question: Who?,
    scale: {level: set, values: {ill: Ill, young: Young}}}
  next: {basket: main, title: Next, question: When?,
    scale: {level: date, min: 2025-06-01, max: 2025-07-31}}
...
"""

ReadCase = Callable[..., Codebook]
ReadFile = Callable[..., PositionFile]


@pytest.fixture
def codebook() -> ReadCase:
    """Give a function that reads the codebook with one text in another's place."""

    def read(old: str = "", new: str = "") -> Codebook:
        assert old in CASE
        return read_codebook(parse(CASE.replace(old, new, 1).encode() if old else CASE.encode(), "case.yaml"))

    return read


@pytest.fixture
def entries(codebook: ReadCase) -> ReadFile:
    """Give a function that reads the entries of party a in round r1."""
    book = codebook()
    cards: dict[str, Collection[int] | None] = {"report": (1, 2), "empty": (), "faulty": None}

    def read(text: str, head: str = "") -> PositionFile:
        listed = textwrap.indent(textwrap.dedent(text).strip("\n"), "  ")
        whole = f"party: a\nround: r1\ncoder: lead\n{head}positions:\n{listed}\n...\n"
        known = {**book.declared, "source": dict.fromkeys(cards)}
        return read_positions(Context(parse(whole.encode(), "a.yaml"), known, book.scaled(), cards.get))

    return read
