"""What unlocks what, in sentences and as HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Firmness
from negotiation_kit.render.linkage import (
    bounds_text,
    changes_table,
    deadlock_sentences,
    linkages_subtitle,
    linkages_view,
    nearest_sentence,
    outcomes_sentence,
    outcomes_table,
    package_text,
    who_text,
    zone_text,
)
from negotiation_kit.scales.distance import Bounds
from tests.analysis.linking.cases import YES_NO, linked, offered
from tests.builders import DAYS, STEPS, case_of, says
from tests.render.test_escaping import ATTRIBUTES, TAGS, Page

SCALES = {"x": YES_NO, "y": YES_NO, "s": STEPS, "d": DAYS}


@pytest.fixture(scope="module")
def case() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.mark.parametrize(
    ("gap", "told"),
    [((0, 0), "0"), ((1 / 3, 1 / 3), "0.333"), ((0.5, 1), "0.5 … 1"), ((0.3, 0.1 + 0.2), "0.3")],
)
def test_bounds_in_words(gap: tuple[float, float], told: str) -> None:
    assert bounds_text(Bounds(*gap)) == told


def test_who_stands_how_is_told_party_by_party() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}]},
        a={"x": offered},
        b={"s": "all"},
        c={"s": says("none", accepts=["all"])},
        d={"s": says(rejects=["all"])},
        e={"s": "none"},
        f={"s": says(rejects=["all"])},
        g={"s": says(rejects=["all", "most"])},
        h={},
    )
    (condition,) = nk.linkages(case).offers[0].nearest.conditions
    assert who_text(condition) == (
        "wanted by B; acceptable to C; ruled out by D, F and G; something else is wanted by E; left open by H"
    )


def test_why_a_package_is_the_nearest_and_how_sure_that_is() -> None:
    case = linked(
        SCALES,
        {("a", "x"): [{"s": "all"}, {"d": 15}]},
        a={"x": offered},
        b={"s": says(rejects=["none"]), "d": 30},
    )
    (offer,) = nk.linkages(case).offers
    assert package_text(offer, offer.nearest) == "package 1 · probably the nearest · distance 0 … 0.667"
    assert nearest_sentence(offer) == (
        "Package 1 is the nearest: its distances add up to 0 … 0.667, against 0.5 for package 2. "
        "The limits cross, so unknown positions may turn that round. In the way: Title of s: all."
    )


def test_a_met_package_is_told() -> None:
    case = linked(SCALES, {("a", "x"): [{"s": "all"}]}, a={"x": offered}, b={"s": "all"})
    (offer,) = nk.linkages(case).offers
    assert nearest_sentence(offer) == "One of its packages is met: the offer is live."
    assert package_text(offer, offer.nearest) == "package · met"


def test_a_circle_of_offers_has_a_way_out_and_one_of_steps_has_none(case: Case) -> None:
    (steps,) = deadlock_sentences(nk.linkages(case, "2025-06-02"))
    assert steps == "Russia: terms before truce; Ukraine: truce before terms."
    trade = linked(
        SCALES,
        {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"x": "yes"}]},
        a={"x": offered},
        b={"y": offered},
    )
    (offers,) = deadlock_sentences(nk.linkages(trade))
    assert offers.endswith("Done at the same time, as a trade, each would meet the other.")


def test_the_subtitle_counts(case: Case) -> None:
    told = linkages_subtitle(nk.linkages(case, "2025-06-02"))
    assert told.endswith("2 conditional offers · 1 deadlock")


def test_outcomes_are_counted_by_hand() -> None:
    """On s one level is left and nothing agreed; on d all accept 3 days; on x nothing is left."""
    red = {"x": says("yes", firmness=Firmness.RED_LINE)}
    case = case_of(
        {"s": STEPS, "d": DAYS, "x": YES_NO},
        a={"s": says(rejects=["none", "some"]), "d": 3, **red},
        b={"s": says(rejects=["all"]), "d": 3, "x": says("no", firmness=Firmness.RED_LINE)},
    )
    found = nk.feasible_outcomes(case)
    assert outcomes_sentence(found) == (
        "3 questions; A and B. On 1 all of them accept something; on 1 their rejections and red lines leave "
        "one outcome; on 1 they leave none."
    )
    assert [zone_text(row) for row in found.rows] == [
        "A and B name nothing acceptable",
        "all accept 3 days",
        "nothing left",
    ]


def test_the_static_view_tells_offers_packages_and_deadlocks(case: Case) -> None:
    view = linkages_view(nk.linkages(case, "2025-06-02"))
    for text in ("Russia offers", "package 2 · distance 2.5 … 4", "✕ ruled out", "Deadlock.", ">or<", "and "):
        assert text in view


def test_a_ruled_out_package_is_dashed_and_the_nearest_heavy(case: Case) -> None:
    view = linkages_view(nk.linkages(case, "2025-06-02"))
    assert view.count("dashed") == 3
    assert view.count("border:2px dashed") == 1


def test_changes_show_before_and_after(case: Case) -> None:
    view = changes_table(nk.what_if(case, {"mobilisation": "stop"}, "2025-06-02"))
    assert view.index("○ diverge") < view.index("● agree")
    assert "0.5 … 1" in view
    assert "Nothing is assumed" in changes_table(nk.what_if(case, {}, "2025-06-02"))


def test_a_table_of_what_is_left(case: Case) -> None:
    view = outcomes_table(nk.feasible_outcomes(case, "2022-04"))
    assert "all accept declared" in view
    assert "85,000 troops" in view
    assert "no overlap" in view


@pytest.mark.parametrize(
    ("kept", "told"),
    [(2, "Ukraine names nothing acceptable"), (1, "applies to Russia only"), (0, "applies to none of them")],
)
def test_where_a_question_is_not_asked_of_all_it_is_said(case: Case, kept: int, told: str) -> None:
    row = nk.feasible_outcomes(case, "2025-06-02").row("neutral-status")
    assert zone_text(replace(row, rooms=row.rooms[:kept], zone=row.issue.scale.nothing())) == told


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    case = nastied(nasty)
    views = (
        linkages_view(nk.linkages(case)),
        outcomes_table(nk.feasible_outcomes(case)),
        changes_table(nk.what_if(case, {"mobilisation": "stop"})),
    )
    for view in views:
        page = Page(view)
        assert page.open == page.other == []
        assert page.tags <= {*TAGS.split()}
        assert page.names <= {*ATTRIBUTES.split()}
    assert nasty in "".join(text for view in views for text in Page(view).texts)
