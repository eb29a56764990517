"""The explorer of what unlocks what, without a kernel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ipywidgets.widgets import widget  # type: ignore[import-untyped]

import negotiation_kit as nk
from negotiation_kit.model import Case, Issue
from negotiation_kit.widgets.assumptions import control, raw_value
from negotiation_kit.widgets.linkage import BARS, DIAGRAM, OFFERS, OUTCOMES, LinkageExplorer
from tests.builders import COLOURS, DAYS, GROUPS, JUNE, STEPS, case_of, issue, says

ROUND = "2025-06-02"


@pytest.fixture
def shown(istanbul: Case) -> LinkageExplorer:
    found = nk.explore_linkages(istanbul)
    found.round.value = ROUND
    return found


def test_it_begins_as_coded(shown: LinkageExplorer) -> None:
    assert "What unlocks what" in shown.heading.value
    assert "Nothing is assumed; this is as coded." in shown.result.value
    assert "Russia: terms before truce; Ukraine: truce before terms" in shown.result.value
    assert shown.found.assumed == ()
    assert shown.problem.value == ""


def test_there_is_a_control_for_each_issue_a_condition_of_the_round_names(shown: LinkageExplorer) -> None:
    labels = [item.description for item in shown.choices.children]
    assert labels == [
        "Third-country forces in Ukraine",
        "Mobilisation in Ukraine",
        "Western arms deliveries to Ukraine",
        "Movements and exercises of Ukraine's forces",
        "Martial law in Ukraine",
        "The four regions annexed in 2022",
        "Reset",
    ]
    assert [name for name, _ in shown.assumptions["mobilisation"].options] == [
        "as coded",
        "continue",
        "pause",
        "stop",
    ]
    shown.round.value = "2025-06-02-papers"
    assert "Monitoring of a ceasefire" in [item.description for item in shown.choices.children]


def test_an_assumption_shows_what_it_unlocks_and_changes(shown: LinkageExplorer) -> None:
    shown.assumptions["annexed-regions"].value = "ukraine-withdraws"
    said = shown.result.value
    assert "Live now: Russia: Scope of a ceasefire: general, conditional." in said
    assert "1 verdict changes: The four regions annexed in 2022 from ○ diverge to ● agree." in said
    assert "Before: agreement 0.26 on 9 of 24 issues, over all issues between 0.16 and 0.52." in said
    assert "After: agreement 0.37 on 10 of 24 issues" in said
    assert "forecasts nothing" in said
    assert "<table" in said
    assert [offer.live for offer in shown.linkages.offers] == [True, False]


def test_an_assumption_of_one_party_alone(shown: LinkageExplorer) -> None:
    shown.whom.value = "ukraine"
    shown.assumptions["annexed-regions"].value = "ukraine-withdraws"
    assert [item.party.id for item in shown.found.assumed] == ["ukraine"]
    assert "No conditional offer becomes live." in shown.result.value  # the West rules it out
    shown.whom.value = ""
    assert len(shown.found.assumed) == 5


def test_reset_takes_everything_back(shown: LinkageExplorer) -> None:
    shown.assumptions["martial-law"].value = "lift"
    shown.assumptions["mobilisation"].value = "pause"
    shown.reset.click()
    assert shown.assumptions["martial-law"].value == ""
    assert shown.found.assumed == ()
    assert "Nothing is assumed" in shown.result.value


def test_another_round_forgets_what_was_assumed(shown: LinkageExplorer) -> None:
    shown.assumptions["martial-law"].value = "lift"
    shown.round.value = "2025-05-16"
    assert shown.found.assumed == ()
    shown.round.value = ROUND
    assert shown.assumptions["martial-law"].value == ""


def test_a_round_without_conditions_says_so(shown: LinkageExplorer) -> None:
    shown.round.value = "2022-04"
    assert shown.choices.children == ()
    assert "No party makes an offer that depends on something else" in shown.lead.value
    assert shown.problem.value == ""


def test_each_tab_is_drawn_when_it_is_opened(shown: LinkageExplorer) -> None:
    assert "data:image/png" in shown.panes[DIAGRAM].value
    assert "Nearest is package 1" in shown.panes[DIAGRAM].value  # its text alternative
    for tab, text in (
        (OFFERS, ">or package 2"),
        (OUTCOMES, "Party by party"),
        (BARS, "What nobody has ruled out."),
    ):
        assert shown.panes[tab].value == ""
        shown.tabs.selected_index = tab
        assert text in shown.panes[tab].value
    shown.assumptions["martial-law"].value = "lift"
    assert "data:image/png" in shown.panes[BARS].value


def test_outcomes_follow_the_assumption(shown: LinkageExplorer) -> None:
    shown.tabs.selected_index = OUTCOMES
    assert shown.outcomes.row("martial-law").text == "keep"
    shown.assumptions["martial-law"].value = "lift"
    assert shown.outcomes.row("martial-law").zone_text == "lift"
    assert "all accept: lift" in shown.panes[OUTCOMES].value


@pytest.fixture
def numbers() -> LinkageExplorer:
    """Give an explorer in which a number must be written."""
    a = {"truce": says("all", only_if=[{"days": 10, "june": "2025-06-10", "groups": ["sick"]}])}
    scales = {"truce": STEPS, "days": DAYS, "june": JUNE, "groups": GROUPS}
    return nk.explore_linkages(case_of(scales, a=a, b={"truce": "all"}))


def test_numbers_dates_and_sets_are_written(numbers: LinkageExplorer) -> None:
    numbers.assumptions["days"].value = "5..12"
    numbers.assumptions["june"].value = "2025-06"
    assert not numbers.found.live
    numbers.assumptions["groups"].value = "sick"
    assert [offer.issue.id for offer in numbers.found.live] == ["truce"]
    assert numbers.problem.value == ""


def test_what_is_no_value_is_told_as_a_problem_and_goes_away(numbers: LinkageExplorer) -> None:
    numbers.assumptions["days"].value = "ten"
    assert "expected a number of days from 0 to 30" in numbers.problem.value
    assert "Nothing is assumed" in numbers.result.value  # what stands below is from before
    numbers.assumptions["days"].value = "31"
    assert "31 lies outside the scale" in numbers.problem.value
    numbers.assumptions["days"].value = " "
    assert numbers.problem.value == ""


@pytest.mark.parametrize(
    ("found", "text", "raw"),
    [
        (issue("it", STEPS), "most", "most"),
        (issue("it", COLOURS), "red", "red"),
        (issue("it", DAYS), "10", 10),
        (issue("it", DAYS), "2..3", {"from": 2, "to": 3}),
        (issue("it", DAYS), ">=7", {"at_least": 7}),
        (issue("it", GROUPS), "sick, young", ["sick", "young"]),
        (issue("it", GROUPS), "[]", []),
        (issue("it", JUNE), "2025-06-10", "2025-06-10"),
    ],
)
def test_what_is_written_as_a_file_would_have_it(found: Issue, text: str, raw: object) -> None:
    assert raw_value(found, text) == raw


def test_options_may_be_written_as_they_are_shown(istanbul: Case) -> None:
    categories = istanbul.issue("pow-exchange-categories")
    shown = categories.scale.part_text("aged-18-25")
    assert raw_value(categories, f"wounded, {shown}") == ["wounded", "aged-18-25"]


@pytest.mark.parametrize("scale", [DAYS, JUNE, GROUPS])
def test_a_field_says_what_may_be_written(scale: object) -> None:
    field = control(issue("it", scale))  # type: ignore[arg-type]
    assert field.placeholder.startswith("as coded; ")
    assert field.continuous_update is False


def test_a_saved_notebook_has_offers_and_deadlocks(shown: LinkageExplorer) -> None:
    page = shown._repr_mimebundle_()["text/html"]
    assert "⟳ deadlock" in page
    assert ">or package 2" in page


def test_nothing_of_a_file_becomes_html(istanbul: Case) -> None:
    issues = tuple(replace(item, title=f"<b>{item.title}</b>") for item in istanbul.issues)
    shown = nk.explore_linkages(replace(istanbul, issues=issues))
    for tab in range(len(shown.panes)):
        shown.tabs.selected_index = tab
    shown.assumptions["martial-law"].value = "lift"
    for place in (shown.heading, shown.lead, shown.result, *shown.panes):
        assert "<b>Martial" not in place.value


def test_a_case_with_one_party_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="fewer than two parties"):
        nk.explore_linkages(case_of({"it": STEPS}, a={"it": "all"}))


def test_widgets_do_not_pile_up(shown: LinkageExplorer) -> None:
    before = len(widget._instances)
    for number in range(20):
        shown.round.value = ("2025-06-02-papers", ROUND)[number % 2]
        shown.assumptions["martial-law"].value = ("", "lift")[number % 2]
    assert len(widget._instances) == before
    assert shown.problem.value == ""
