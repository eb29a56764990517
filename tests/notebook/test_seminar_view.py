"""The instructor's view, driven without a kernel."""

from __future__ import annotations

from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.notebook.seminar_view import AGREEMENT, HANDED_IN, SPLIT, SeminarView


@pytest.fixture(scope="module")
def case() -> nk.Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture
def view(case: nk.Case, tmp_path: Path) -> SeminarView:
    nk.rehearse_seminar(case, tmp_path, groups=3)
    return nk.seminar(case, tmp_path)


def test_it_begins_with_who_handed_in_and_no_key(view: SeminarView) -> None:
    assert "3 handed in, 0 files not used." in view.told.value
    assert "Made-up group 3" in view.panes[HANDED_IN].value
    assert "Key:" not in view.card.value
    assert not any("Key:" in pane.value for pane in view.panes)


def test_the_key_is_revealed_for_one_issue_and_hidden_for_the_next(view: SeminarView) -> None:
    view.key.click()
    assert "Key: local pause" in view.card.value
    assert view.key.description == "Hide the key"
    view.next.click()
    assert view.issue.value == view.issue.options[1][1]
    assert "Key:" not in view.card.value
    view._toggle()
    view._toggle()
    assert "Key:" not in view.card.value


def test_after_the_last_issue_comes_the_first(view: SeminarView) -> None:
    view.issue.value = view.issue.options[-1][1]
    view._go_on()
    assert view.issue.value == view.issue.options[0][1]


def test_the_most_split_issue_can_come_first(view: SeminarView) -> None:
    view._toggle()
    view.order.value = "split"
    assert view.issue.value == view.seminar.split[0].issue.id
    assert "Key:" not in view.card.value
    assert len(view.issue.options) == 24
    view.order.value = "case"
    assert view.issue.value == "ceasefire-scope"


def test_reading_again_takes_in_what_came_since(view: SeminarView, case: nk.Case, tmp_path: Path) -> None:
    nk.rehearse_seminar(case, tmp_path, groups=5, overwrite=True)
    (tmp_path / "x.json").write_text("{}")
    view._collect()
    assert "5 handed in, 1 files not used." in view.told.value
    assert "x.json" in view.panes[HANDED_IN].value


def test_alpha_and_split_are_those_of_the_result(view: SeminarView) -> None:
    assert view.seminar.reliability is not None
    value = view.seminar.reliability.overall.value.value
    assert value is not None
    assert f"{value:.2f}".rstrip("0") in view.panes[AGREEMENT].value
    assert f"On {len(view.seminar.split)} places of 48 groups differ" in view.panes[SPLIT].value


def test_an_empty_folder_waits_for_the_first_file(case: nk.Case, tmp_path: Path) -> None:
    empty = nk.seminar(case, tmp_path)
    assert "Nobody has handed in anything yet" in empty.panes[HANDED_IN].value
    empty.key.click()
    assert empty.problem.value == ""


def test_a_folder_that_went_away_is_a_sentence_in_the_widget(view: SeminarView, tmp_path: Path) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    tmp_path.rmdir()
    view._safely(view._collect)(None)
    assert "there is no folder" in view.problem.value
    assert "3 handed in" in view.told.value


def test_a_saved_notebook_tells_nothing_of_the_key(view: SeminarView) -> None:
    view._toggle()
    static = view._repr_mimebundle_()["text/html"]
    assert "Made-up group 1" in static
    assert "Key" not in static


def test_its_state_brings_the_view_back_without_the_key(view: SeminarView) -> None:
    view.state = {"order": "split", "issue": "nato-bid", "tabs": "Issue by issue"}
    view.key.click()
    kept = dict(view.state)
    view.state = {"issue": "ceasefire-scope"}
    view.state = kept
    assert view.state == {"order": "split", "issue": "nato-bid", "tabs": "Issue by issue"}
    assert "Ukraine" in view.card.value
    assert "Key:" not in view.card.value
