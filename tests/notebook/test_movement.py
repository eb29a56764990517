"""The explorer of who moved, without a kernel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ipywidgets.widgets import widget  # type: ignore[import-untyped]

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.notebook.movement import SCALES, MovementExplorer


@pytest.fixture
def shown(istanbul: Case) -> MovementExplorer:
    return nk.explore_movement(istanbul, "russia")


def test_it_begins_with_the_last_two_rounds_of_the_first_mover(istanbul: Case) -> None:
    found = nk.explore_movement(istanbul).movement
    assert (found.party.id, found.start.id, found.end.id) == ("russia", "2025-06-02", "2025-07-23")
    assert found.other is not None
    assert found.other.id == "ukraine"


def test_only_parties_that_could_have_moved_are_offered(shown: MovementExplorer) -> None:
    assert [name for _, name in shown.party.options] == ["russia", "ukraine"]


def test_another_party_changes_table_and_sentence(shown: MovementExplorer) -> None:
    assert "What Russia changed" in shown.heading.value
    shown.party.value = "ukraine"
    assert shown.toward.value == "russia"  # the two change places
    assert "What Ukraine changed" in shown.heading.value
    assert "Russia" in shown.result.value


def test_the_same_round_twice_makes_the_two_change_places(shown: MovementExplorer) -> None:
    shown.start.value = "2025-07-23"
    assert (shown.start.value, shown.end.value) == ("2025-07-23", "2025-06-02")
    assert shown.problem.value == ""
    assert shown.movement.start.id == "2025-07-23"


def test_a_round_and_its_layer_is_told_as_a_problem_and_goes_away(shown: MovementExplorer) -> None:
    shown.end.value = "2025-06-02-papers"
    assert "told by different sources" in shown.problem.value
    shown.end.value = "2025-07-23"
    assert shown.problem.value == ""


def test_an_issue_is_followed_over_all_rounds(shown: MovementExplorer) -> None:
    shown.issue.value = "remains-return"
    assert "Return of the dead, round by round" in shown.story.value
    assert "3,000 bodies per side" in shown.story.value
    assert shown.timeline.issue.id == "remains-return"


def test_charts_are_drawn_when_their_tab_is_open(shown: MovementExplorer) -> None:
    assert shown.panes[SCALES].value == ""
    shown.tabs.selected_index = SCALES
    assert "data:image/png" in shown.panes[SCALES].value
    assert "What Russia changed" in shown.panes[SCALES].value  # its text alternative


def test_issues_follow_the_rounds(shown: MovementExplorer) -> None:
    shown.issue.value = "remains-return"
    shown.start.value = "2025-05-16"
    shown.end.value = "2025-06-02"
    names = [name for _, name in shown.issue.options]
    assert "remains-return" not in names
    assert shown.issue.value in names


def test_a_saved_notebook_has_the_table(shown: MovementExplorer) -> None:
    bundle = shown._repr_mimebundle_()
    assert "What Russia changed" in bundle["text/html"]
    assert "<table" in bundle["text/html"]


def test_a_case_with_one_round_is_refused_with_a_sentence(istanbul: Case) -> None:
    one = replace(
        istanbul, positions=tuple(entry for entry in istanbul.positions if entry.round == "2025-06-02")
    )
    with pytest.raises(ValueError, match="no party is coded in two rounds"):
        nk.explore_movement(one)


def test_widgets_do_not_pile_up(shown: MovementExplorer) -> None:
    before = len(widget._instances)
    for number in range(60):
        shown.party.value = ("ukraine", "russia")[number % 2]
    assert len(widget._instances) == before
    assert shown.problem.value == ""
