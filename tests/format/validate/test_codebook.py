"""Checks between the entries of case.yaml."""

from __future__ import annotations

import pytest

from negotiation_kit.format.build import read_codebook
from negotiation_kit.format.parse import parse
from negotiation_kit.format.validate import check_codebook


def _found(
    parts: dict[str, str], rest: str = "", baskets: str = "main: Main", folder: str = "talks"
) -> list[str]:
    """Return the faults of a case with these issues, each with what it is part of."""
    issues = "".join(
        f"  {name}: {{basket: main, title: T {name}, question: Q, {f'part_of: {part}, ' if part else ''}"
        "scale: {level: ratio, unit: days, min: 0, max: 9}}\n"
        for name, part in parts.items()
    )
    text = (
        f"case: talks\ntitle: T\nparties: {{a: {{name: A, short: A, role: side}}}}\nbaskets: {{{baskets}}}\n"
        f"rounds: {{r1: {{title: R{rest}}}}}\nissues:\n{issues}...\n"
    )
    book = read_codebook(parse(text.encode(), "case.yaml"))
    return [f"{finding.line} {finding.code}" for finding in check_codebook(book, folder)]


DATED = ", date: 2025-06"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"a": "", "b": "a", "c": "a", "d": "b"}, []),
        ({"a": "a"}, ["7 part-of-cycle"]),
        ({"a": "b", "b": "a"}, ["7 part-of-cycle"]),
        ({"a": "b", "b": "c", "c": "b"}, ["8 part-of-cycle"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["7 part-of-cycle", "9 part-of-cycle"]),
    ],
)
def test_no_issue_is_part_of_itself(parts: dict[str, str], found: list[str]) -> None:
    assert _found(parts, DATED) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("capability: 0, capability_basis: Votes", []),
        ("capability: 1000000000000, capability_basis: Votes", []),
        ("capability: -0.1, capability_basis: Votes", ["capability-range"]),
        ("capability: 1000000000001, capability_basis: Votes", ["capability-range"]),
        ("capability: 1", ["capability-without-basis"]),
        ("capability: -1", ["capability-without-basis", "capability-range"]),
    ],
)
def test_a_capability_is_a_number_from_nought_up_and_says_where_it_comes_from(
    said: str, found: list[str]
) -> None:
    text = (
        f"case: talks\ntitle: T\nparties: {{a: {{name: A, short: A, role: side, {said}}}}}\n"
        "rounds: {r1: {title: R, date: 2025}}\nbaskets: {main: Main}\nissues:\n"
        "  a: {basket: main, title: T, question: Q, scale: {level: ratio, unit: days, min: 0, max: 9}}\n...\n"
    )
    book = read_codebook(parse(text.encode(), "case.yaml"))
    assert book.document.findings == []
    assert [finding.code for finding in check_codebook(book, "talks")] == found


def test_a_long_chain_is_followed_once() -> None:
    chain = {f"i{number}": f"i{number - 1}" if number else "" for number in range(3_000)}
    assert _found(chain, DATED) == []


def test_a_round_coded_from_sources_has_a_date() -> None:
    assert _found({"a": ""}) == ["5 field-missing"]


def test_a_basket_without_issues_is_told_unless_an_issue_is_faulty() -> None:
    assert _found({"a": ""}, DATED, "main: Main, other: Other") == ["4 unused-basket"]
    assert _found({"a": "", "B": ""}, DATED, "main: Main, other: Other") == []


def test_the_case_has_the_name_of_its_folder() -> None:
    assert _found({"a": ""}, DATED, folder="other") == ["1 case-folder"]
