"""The explorer of what unlocks what, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from ipywidgets.widgets import widget  # type: ignore[import-untyped]

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.notebook.controls import STATED, raw_value
from negotiation_kit.notebook.linkage import CHANGES, DIAGRAM, LEFT, OFFERS, LinkageExplorer
from tests.analysis.linking.cases import YES_NO, linked, offered
from tests.builders import DAYS, GROUPS, JUNE, case_of, says
from tests.render.test_escaping import TAGS, Page

PACKAGE = {
    "mobilisation": "stop",
    "western-arms": "stop",
    "foreign-forces": "banned",
    "activity-freeze": "redeployment-banned",
}


@pytest.fixture
def shown(istanbul: Case) -> LinkageExplorer:
    found = nk.explore_linkages(istanbul)
    found.round.value = "2025-06-02"
    return found


def asked(shown: LinkageExplorer) -> list[str]:
    return [str(control.description) for control in shown.choices.children]


def test_it_begins_with_what_is_stated(shown: LinkageExplorer, istanbul: Case) -> None:
    assert "What unlocks what: Second direct round" in shown.heading.value
    assert "Nothing is assumed." in shown.result.value
    assert shown.what_if.before == nk.compare(istanbul, "russia", "ukraine", "2025-06-02")
    assert "Russia: terms before truce; Ukraine: truce before terms." in shown.panes[OFFERS].value
    assert "Package 1 is the nearest" in shown.panes[OFFERS].value


def test_one_may_assume_what_offers_depend_on_and_what_comes_first(shown: LinkageExplorer) -> None:
    """Of the round: the six issues of the packages, and the order of truce and terms."""
    assert asked(shown) == [
        "Third-country forces in Ukraine",
        "Mobilisation in Ukraine",
        "Western arms deliveries to Ukraine",
        "Movements and exercises of Ukraine's forces",
        "Martial law in Ukraine",
        "The four regions annexed in 2022",
        "Truce before terms",
    ]


def test_a_package_taken_by_all_makes_the_offer_live(shown: LinkageExplorer) -> None:
    for issue, value in PACKAGE.items():
        shown.assume[issue].value = value
    assert "1 conditional offer becomes live" in shown.result.value
    assert "package 2 · met" in shown.panes[OFFERS].value
    shown.tabs.selected_index = CHANGES
    assert "Scope of a ceasefire" in shown.panes[CHANGES].value
    assert "● agree" in shown.panes[CHANGES].value


def test_one_side_alone_does_not_move_the_others(shown: LinkageExplorer) -> None:
    shown.who.value = "ukraine"
    shown.assume["annexed-regions"].value = "ukraine-withdraws"
    assert [item.party.id for item in shown.what_if.assumed] == ["ukraine"]
    assert "No conditional offer becomes live" in shown.result.value
    assert "ruled out by the West" in shown.panes[OFFERS].value


def test_an_order_assumed_dissolves_the_circle(shown: LinkageExplorer) -> None:
    shown.assume["sequencing"].value = "truce-first"
    assert "No circle of preconditions is found." in shown.panes[OFFERS].value


def test_reset_goes_back_to_what_is_stated(shown: LinkageExplorer) -> None:
    before = shown.panes[OFFERS].value
    shown.assume["mobilisation"].value = "stop"
    shown.assume["sequencing"].value = "truce-first"
    assert shown.panes[OFFERS].value != before
    shown.reset.click()
    assert {control.value for control in shown.assume.values()} == {STATED}
    assert shown.panes[OFFERS].value == before
    assert shown.what_if.assumed == ()


def test_what_is_assumed_in_one_round_is_not_carried_where_it_is_not_asked(shown: LinkageExplorer) -> None:
    shown.assume["mobilisation"].value = "stop"
    shown.round.value = "2025-07-23"
    assert asked(shown) == ["Truce before terms"]
    assert "Nothing is assumed." in shown.result.value
    shown.round.value = "2025-06-02"
    assert {item.value for item in shown.what_if.assumed} == {"stop"}


def test_a_round_without_linkages_says_so(shown: LinkageExplorer) -> None:
    shown.round.value = "2022-04"
    assert asked(shown) == []
    assert "no offer depends on another issue" in shown.result.value
    assert "No offer of this round depends on another issue." in shown.panes[OFFERS].value
    shown.tabs.selected_index = CHANGES
    assert "changes no verdict" in shown.panes[CHANGES].value


def test_charts_are_drawn_when_their_tab_is_open(shown: LinkageExplorer) -> None:
    assert shown.panes[DIAGRAM].value == shown.panes[LEFT].value == ""
    shown.tabs.selected_index = DIAGRAM
    assert "data:image/png" in shown.panes[DIAGRAM].value
    assert 'alt="What unlocks what: Second direct round.' in shown.panes[DIAGRAM].value
    shown.tabs.selected_index = LEFT
    assert "all accept 6,000 bodies per side" in shown.panes[LEFT].value
    assert "data:image/png" in shown.panes[LEFT].value


def test_what_is_left_is_what_would_be_left_under_the_assumption(shown: LinkageExplorer) -> None:
    shown.tabs.selected_index = LEFT
    assert "all accept stop" not in shown.panes[LEFT].value
    shown.assume["mobilisation"].value = "stop"
    assert "all accept stop" in shown.panes[LEFT].value


def test_the_wording_as_printed_changes_what_is_in_the_way(shown: LinkageExplorer) -> None:
    shown.coding.value = "printed"
    assert "left open by Ukraine" in shown.panes[OFFERS].value
    assert "in the wording as printed" in shown.result.value


@pytest.fixture
def written() -> LinkageExplorer:
    """Give an explorer in which a number, a set or a date must be written."""
    scales = {"x": YES_NO, "d": DAYS, "g": GROUPS, "j": JUNE}
    case = linked(
        scales,
        {("a", "x"): [{"d": {"at_least": 10}}, {"g": ["sick"]}, {"j": "2025-06-10"}]},
        a={"x": offered, "d": 20},
        b={"x": "yes", "g": says(["young", "sick"])},
    )
    return nk.explore_linkages(case)


def test_fields_suggest_the_values_that_somebody_names(written: LinkageExplorer) -> None:
    assert written.assume["d"].options == (">=10", "20")
    assert written.assume["g"].options == ("sick", "sick, young")
    assert written.assume["j"].placeholder == "as stated; 2025-06-01 to 2025-06-30"
    assert not any(field.continuous_update for field in written.assume.values())


@pytest.mark.parametrize(
    ("issue", "text", "live"),
    [
        ("d", ">=10", True),
        ("d", "12", True),  # a value nobody has named
        ("d", " 8..10 ", True),  # touches
        ("d", "9", False),
        ("g", "sick", True),
        ("g", "sick, young", False),
        ("g", "[]", False),
        ("j", "2025-06", True),
        ("j", "2025-06-11", False),
        ("j", "  ", False),
    ],
)
def test_any_value_may_be_written(written: LinkageExplorer, issue: str, text: str, live: bool) -> None:
    written.assume[issue].value = text
    assert bool(written.what_if.live) is live
    assert written.problem.value == ""


@pytest.mark.parametrize(
    ("issue", "text", "said"),
    [
        ("d", "ten", "expected a number of days from 0 to 30"),
        ("d", "31", "31 lies outside the scale"),
        ("g", "old", "old"),
        ("j", "2025-07-01", "outside the window"),
    ],
)
def test_what_is_no_value_is_told_and_goes_away(
    written: LinkageExplorer, issue: str, text: str, said: str
) -> None:
    written.assume[issue].value = text
    assert said in written.problem.value
    assert "Nothing is assumed." in written.result.value  # what stands below is from before
    written.reset.click()
    assert (written.assume[issue].value, written.problem.value) == (STATED, "")


def test_options_may_be_written_as_they_are_shown(istanbul: Case) -> None:
    categories = istanbul.issue("pow-exchange-categories")
    assert raw_value(categories, "wounded, aged 18–25") == ["wounded", "aged-18-25"]


def test_errors_are_shown_and_go_away(shown: LinkageExplorer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("the table has a leg too few")

    with monkeypatch.context() as patch:
        patch.setattr("negotiation_kit.notebook.linkage.what_if", broken)
        shown.assume["mobilisation"].value = "stop"
        assert "the table has a leg too few" in shown.problem.value
    shown.reset.click()
    assert shown.problem.value == ""


def test_a_saved_notebook_has_offers_and_deadlocks(shown: LinkageExplorer) -> None:
    static = shown._repr_mimebundle_()["text/html"]
    assert "Russia offers" in static
    assert "Deadlock." in static
    assert "<script" not in static


def test_text_has_a_colour_wherever_there_is_a_fill(shown: LinkageExplorer) -> None:
    shown.assume["mobilisation"].value = "stop"
    for index in (OFFERS, CHANGES, LEFT):
        shown.tabs.selected_index = index
        for style in re.findall(r'style="([^"]*background:#[^"]*)"', shown.panes[index].value):
            assert "color:" in style.replace("background:#fff;border-radius", "color:")


def test_widgets_do_not_pile_up(shown: LinkageExplorer) -> None:
    before = len(widget._instances)
    for number in range(30):
        shown.round.value = ("2022-04", "2025-06-02")[number % 2]
        shown.assume["mobilisation"].value = ("stop", STATED)[number % 2]
    assert len(widget._instances) == before
    assert shown.problem.value == ""


def test_what_cannot_be_explored_is_told() -> None:
    with pytest.raises(ValueError, match="fewer than two parties"):
        nk.explore_linkages(case_of({"x": YES_NO}, a={"x": "yes"}))
    two = case_of({"x": YES_NO}, a={"x": "yes"}, b={})
    with pytest.raises(nk.UnknownNameError, match="z"):
        nk.explore_linkages(two, "z")


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    shown = nk.explore_linkages(nastied(nasty))
    pages = []
    for index in (OFFERS, CHANGES, DIAGRAM, LEFT):
        shown.tabs.selected_index = index
        pages.append(Page(shown.panes[index].value.replace("<img ", "<line ")))
    pages += [Page(view) for view in (shown.heading.value, shown.result.value)]
    assert {tag for page in pages for tag in page.tags} <= {*TAGS.split()}
    assert not {name for page in pages for name in page.names if name.startswith("on")}
    assert all(page.open == page.other == [] for page in pages)
    assert shown.problem.value == ""
