"""A bar is shown for what takes longer than a second, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import negotiation_kit as nk
from negotiation_kit import progress


def test_what_is_done_at_once_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.followed(range(3), "Counting")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_what_takes_longer_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert list(progress.followed(iter("abc"), "Counting", 3)) == ["a", "b", "c"]
    told = capsys.readouterr().err
    assert "Counting" in told
    assert "/3" in told
    assert told.rstrip(" ").endswith("\r")  # the bar is wiped away when all is done


def test_the_pairs_of_a_page_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int | None]] = []

    def watched(items: Iterator[object], what: str, total: int | None = None) -> Iterator[object]:
        seen.append((what, total))
        yield from items

    monkeypatch.setattr("negotiation_kit.webpage.statements.followed", watched)
    nk.page(nk.load_case("istanbul-2025"))
    assert ("Comparing parties, 2025-06-02", 10) in seen  # five parties make ten pairs
