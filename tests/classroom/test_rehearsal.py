"""Made-up answers say that they are, are the same for the same seed, and fit the scales."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case


def test_made_up_answers_are_collected_whole(istanbul: Case, tmp_path: Path) -> None:
    paths = nk.rehearse_seminar(istanbul, tmp_path / "new", groups=8)
    assert [json.loads(path.read_text())["coder"] for path in paths] == [
        f"Made-up group {n}" for n in range(1, 9)
    ]
    found = nk.collect_codings(istanbul, tmp_path / "new")
    assert len(found.coders) == 8
    assert [group.remarks for group in found.groups] == [()] * 8
    assert found.split


def test_the_same_seed_gives_the_same_files(istanbul: Case, tmp_path: Path) -> None:
    one, other, third = (
        nk.rehearse_seminar(istanbul, tmp_path / str(place), groups=1, seed=seed)[0].read_bytes()
        for place, seed in enumerate((1, 1, 2))
    )
    assert one == other != third


@pytest.mark.parametrize("round", ["2022-04", "2025-05-16", "2025-07-23"])
def test_every_round_and_scale_can_be_rehearsed(istanbul: Case, tmp_path: Path, round: str) -> None:
    nk.rehearse_seminar(istanbul, tmp_path, round=round, groups=20)
    found = nk.collect_codings(istanbul, tmp_path, round=round)
    assert [group.remarks for group in found.groups] == [()] * 20


def test_nothing_is_written_over(istanbul: Case, tmp_path: Path) -> None:
    (tmp_path / "made-up-2.json").write_text("mine")
    with pytest.raises(FileExistsError):
        nk.rehearse_seminar(istanbul, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["made-up-2.json"]
