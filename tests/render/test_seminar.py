"""What is projected of a class: nothing of the key before it is revealed, and everything escaped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.render.seminar import agreement, handed_in, reveal, seminar_heading, split_room

ROUND = "2025-06-02"
NASTY = '<script>alert(1)</script> & "$x$"'


def seminar(case: Case, folder: Path, *given: tuple[str, str]) -> nk.Seminar:
    for number, (name, value) in enumerate(given):
        answers = {"ceasefire-scope": {"russia": {"value": value}}}
        head = {
            "format": "negotiation-kit-answers",
            "version": 1,
            "exercise": "x",
            "case": case.id,
            "round": ROUND,
        }
        (folder / f"{number}.json").write_text(
            json.dumps({**head, "coder": name, "answers": answers}), "utf-8"
        )
    return nk.collect_codings(case, folder, round=ROUND)


def test_who_handed_in_is_escaped(istanbul: Case, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}")
    view = handed_in(seminar(istanbul, tmp_path, (NASTY, "none")))
    assert "<script>" not in view
    assert "&lt;script&gt;" in view
    assert "1 of 24" in view
    assert "1 file not used" in view


def test_an_empty_room_is_said(istanbul: Case, tmp_path: Path) -> None:
    found = seminar(istanbul, tmp_path)
    assert "nobody yet" in seminar_heading(found)
    assert "Nobody has handed in anything yet" in handed_in(found)
    assert "Alpha needs two groups" in agreement(found)
    assert "No two groups" in split_room(found)
    assert "Nobody has coded anything yet" in reveal(found, "ceasefire-scope", key=True)


def test_the_split_counts_readings_and_hides_the_key(istanbul: Case, tmp_path: Path) -> None:
    found = seminar(istanbul, tmp_path, ("a", "none"), ("b", "none"), ("c", "general-conditional"))
    view = split_room(found)
    assert "On 1 place of 24 groups differ" in view
    assert "2 × none" in view
    assert "1 × general, conditional" in view
    assert "2 of 3" in view
    assert "local pause" not in view


@pytest.mark.parametrize("key", [False, True])
def test_the_key_and_who_said_what_are_told_only_when_revealed(
    istanbul: Case, tmp_path: Path, key: bool
) -> None:
    found = seminar(istanbul, tmp_path, ("Ana", "none"), ("Bo", "local-pause"))
    view = reveal(found, "ceasefire-scope", key=key)
    assert ("Key: local pause" in view) is key
    assert ("1 of 2 groups read it so." in view) is key
    assert ("(Ana)" in view) is key
    assert ("¶17" in view) is key


def test_agreement_shows_no_number_without_what_it_rests_on(istanbul: Case, tmp_path: Path) -> None:
    view = agreement(seminar(istanbul, tmp_path, ("Ana", "none"), ("Bo", "local-pause")))
    assert "nan" not in view.lower()
    assert "No alpha" in view
    assert "1 of 1" in view
    assert "0 of 1" in view


def test_several_offers_are_no_single_key(istanbul: Case, tmp_path: Path) -> None:
    found = seminar(istanbul, tmp_path, ("Ana", "none"))
    places = [place for place in found.places if place.key is not None and place.single_key is None]
    for place in places:
        assert "no single answer is counted as right" in reveal(found, place.issue.id, key=True)
