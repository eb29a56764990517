"""Checks on positions, across entries and across files; each yields findings and none stops at the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.build import Codebook, PositionFile
from negotiation_kit.errors import Finding
from negotiation_kit.validate.crossfile import (
    check_codebook,
    check_coders,
    check_offers,
    check_place,
    check_repeats,
    check_source,
    check_unused,
    fingerprint,
)
from negotiation_kit.validate.entries import check_entry

__all__ = ["check_case", "check_source", "check_unused", "fingerprint"]


def check_case(codebook: Codebook, files: Iterable[PositionFile], folder: str) -> Iterator[Finding]:
    """Yield every fault across the codebook and position files of one case."""
    files = list(files)
    coded_from = codebook.heading.get("coded_from", "sources")
    issues = {name: placed.item for name, placed in codebook.issues.items()}
    yield from check_codebook(codebook, folder)
    yield from check_coders(files)
    for file in files:
        yield from check_place(file)
        yield from check_offers(file, issues)
        yield from check_repeats(file)
        for placed in file.positions:
            yield from check_entry(placed, issues[placed.item.issue], coded_from)
