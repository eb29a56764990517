"""The explorer without a kernel: real widgets, whose handlers run when a value is set."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from itertools import cycle

import pandas as pd
import pytest
from ipywidgets import HTML, widgets
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from negotiation_kit.notebook import Explorer
from negotiation_kit.notebook import explorer as module
from negotiation_kit.notebook.controls import ALL
from negotiation_kit.notebook.pane import POSITIONS, TABLE
from negotiation_kit.notebook.pane import VERDICTS as BY_BASKET
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.table import NOTHING_FOUND
from tests.render.test_escaping import TAGS, Page

RATIO = {"level": "ratio", "min": 0, "max": 10}
LIKERT = {"level": "ordinal", "values": {"low": "Little", "middle": "Some", "high": "Much"}}


def text_of(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html).replace("\u00a0", " ")


def shown(explorer: Explorer) -> list[HTML]:
    """Return every place of the explorer that shows a view."""
    return [*explorer.panes, explorer.heading, explorer.result, explorer.card, explorer.problem]


def table_of(explorer: Explorer) -> str:
    return str(explorer.panes[TABLE].value)


def titles_in(table: str) -> set[str]:
    """Return the titles of the issues that a table shows."""
    rows = re.findall(r'<th scope="row"[^>]*>(.*?)(?:<div|</th>)', table)
    return {text_of(row).removeprefix("▸ ") for row in rows}


def small(*rows: tuple[str, str, object], scale: dict[str, object] = RATIO) -> Case:
    return nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), scale)


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Collect every chart that is turned into a picture."""
    drawn: list[object] = []
    to_png = charts.to_png

    def counted(ax: Axes) -> bytes:
        drawn.append(ax)
        return to_png(ax)

    monkeypatch.setattr(charts, "to_png", counted)
    return drawn


def test_it_begins_with_the_first_two_sides_and_their_result(istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    assert (explorer.side_a.value, explorer.side_b.value) == ("russia", "ukraine")
    assert explorer.comparison == nk.compare(istanbul, "russia", "ukraine")
    assert explorer.issue.value == explorer.comparison.rows[0].issue.id
    assert "Where Russia and Ukraine stand" in text_of(explorer.heading.value)
    assert explorer.problem.value == ""
    assert explorer.problem.layout.display == "none"


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("ukraine", None, ("ukraine", "russia")),
        (None, "russia", ("ukraine", "russia")),
        ("Türkiye", "west", ("turkiye", "west")),
    ],
)
def test_it_begins_with_the_sides_asked_for(
    istanbul: Case, a: str | None, b: str | None, found: tuple[str, str]
) -> None:
    explorer = nk.explore(istanbul, a, b)
    assert (explorer.side_a.value, explorer.side_b.value) == found


def test_an_unknown_side_is_told_at_once(istanbul: Case) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'russia'"):
        nk.explore(istanbul, "rusia")


def test_one_party_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="fewer than two parties"):
        nk.explore(small(("a", "price", 1)))


@pytest.mark.parametrize(("control", "other"), [("side_a", "side_b"), ("side_b", "side_a")])
def test_choosing_the_other_sides_party_makes_them_change_places(
    explorer: Explorer, control: str, other: str
) -> None:
    before = explorer.side_a.value, explorer.side_b.value
    getattr(explorer, control).value = getattr(explorer, other).value
    assert (explorer.side_a.value, explorer.side_b.value) == before[::-1]
    assert (explorer.comparison.a.id, explorer.comparison.b.id) == before[::-1]
    assert "Where Ukraine and Russia stand" in text_of(explorer.heading.value)


def test_another_side_changes_heading_result_table_and_card(explorer: Explorer) -> None:
    places = (explorer.heading, explorer.result, explorer.panes[TABLE], explorer.card)
    before = [place.value for place in places]
    explorer.side_b.value = "united-states"
    after = [place.value for place in places]
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert all("United States" in text_of(html) for html in (after[0], after[2], after[3]))
    assert explorer.comparison.b.id == "united-states"


def test_coding_compares_the_printed_column(explorer: Explorer) -> None:
    # The categories of prisoners: the same as read, and one of three shared as printed (Jaccard 1 - 1/3).
    explorer.issue.value = "pow-exchange-categories"
    assert "distance 0" in text_of(explorer.card.value)
    explorer.coding.value = "printed"
    assert "in the wording as printed" in text_of(explorer.result.value)
    assert "distance 0.667" in text_of(explorer.card.value)


def test_another_round_shows_its_issues_and_only_those(istanbul: Case, explorer: Explorer) -> None:
    assert len(istanbul.rounds) > 1
    for _, round in explorer.round.options:
        explorer.round.value = round
        asked = istanbul.issues_in(round)
        assert [issue for _, issue in explorer.issue.options] == [issue.id for issue in asked]
        assert titles_in(table_of(explorer)) == {issue.title for issue in asked}
        assert explorer.issue.value in {issue.id for issue in asked}
        assert istanbul.issue(explorer.issue.value).title in text_of(explorer.card.value)
        assert explorer.problem.value == ""


def test_the_issue_stays_where_the_other_round_asks_it_too(istanbul: Case, explorer: Explorer) -> None:
    shared = next(issue.id for issue in istanbul.issues[1:] if issue.asked_in("2025-06-02-papers"))
    explorer.issue.value = shared
    explorer.round.value = "2025-06-02-papers"
    assert explorer.issue.value == shared


def test_a_round_is_named_with_its_date(explorer: Explorer) -> None:
    assert ("Second direct round, 2 June 2025", "2025-06-02") in explorer.round.options
    assert "Second direct round, 2 June 2025, Istanbul" in text_of(explorer.heading.value)


def test_basket_verdict_and_words_narrow_the_table_together(explorer: Explorer) -> None:
    rows = explorer.comparison.rows
    assert titles_in(table_of(explorer)) == {row.issue.title for row in rows}
    explorer.basket.value = "humanitarian"
    assert titles_in(table_of(explorer)) == {
        row.issue.title for row in rows if row.issue.basket == "humanitarian"
    }
    explorer.verdict.value = "agree"
    agreed = {row.issue.title for row in rows if row.verdict is Verdict.AGREE}
    assert titles_in(table_of(explorer)) == agreed
    assert agreed
    explorer.find.value = "Prisoners CATEGORIES"
    assert titles_in(table_of(explorer)) == {"Categories of prisoners exchanged all for all"}
    explorer.find.value = "prisoners no-such-word"
    assert titles_in(table_of(explorer)) == set()
    assert NOTHING_FOUND in text_of(table_of(explorer))


def test_filters_leave_score_and_card_alone(explorer: Explorer) -> None:
    result, card = explorer.result.value, explorer.card.value
    explorer.basket.value, explorer.find.value = "territory", "x"
    assert (explorer.result.value, explorer.card.value) == (result, card)


def test_verdicts_carry_their_counts_and_the_choice_outlives_another_side(explorer: Explorer) -> None:
    explorer.verdict.value = "diverge"
    for party in ("united-states", "ukraine", "west"):
        explorer.side_b.value = party
        counts = explorer.comparison.verdicts
        told = {value: label for label, value in explorer.verdict.options[1:]}
        assert told == {verdict: f"{VERDICTS[verdict].label} ({counts[verdict]})" for verdict in Verdict}
        assert explorer.verdict.value == "diverge"
        assert len(titles_in(table_of(explorer))) == counts[Verdict.DIVERGE]


def test_an_issue_changes_the_card_and_is_marked_in_the_table(explorer: Explorer) -> None:
    explorer.issue.value = "nato-bid"
    title = explorer.case.issue("nato-bid").title
    assert text_of(explorer.card.value).startswith(title)
    marked = re.findall(r'aria-current="true".*?</th>', table_of(explorer))
    assert [title in text_of(row) for row in marked] == [True]


def test_charts_are_drawn_only_when_they_are_looked_at(explorer: Explorer, drawings: list[object]) -> None:
    explorer.side_b.value, explorer.coding.value, explorer.basket.value = "west", "printed", "security"
    explorer.issue.value = "nato-bid"
    assert drawings == []
    explorer.tabs.selected_index = BY_BASKET
    assert len(drawings) == 1
    explorer.side_b.value = "ukraine"
    assert len(drawings) == 2
    explorer.issue.value = "neutral-status"  # changes the card, and nothing in a chart
    assert len(drawings) == 2
    explorer.tabs.selected_index = TABLE
    explorer.side_b.value = "west"
    assert len(drawings) == 2
    explorer.tabs.selected_index = POSITIONS
    assert len(drawings) == 3


def test_a_tab_opened_later_shows_what_was_chosen_meanwhile(explorer: Explorer) -> None:
    explorer.tabs.selected_index = BY_BASKET
    explorer.side_b.value = "united-states"
    explorer.issue.value = "nato-bid"
    assert "United States" not in table_of(explorer)
    explorer.tabs.selected_index = TABLE
    assert "United States" in table_of(explorer)
    assert table_of(explorer).count('aria-current="true"') == 1


@pytest.mark.parametrize(
    ("broken", "control", "value"),
    [
        ("compare", "side_b", "west"),
        ("compare", "coding", "printed"),
        ("comparison_table", "basket", "security"),
        ("comparison_table", "find", "x"),
        ("issue_card", "issue", "nato-bid"),
        ("view_of", "tabs", BY_BASKET),
    ],
)
def test_what_a_handler_raises_is_shown_and_goes_away(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch, broken: str, control: str, value: object
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("a <b>nasty</b> reason")

    trait = "selected_index" if control == "tabs" else "value"
    with monkeypatch.context() as patch:
        patch.setattr(module, broken, fails)
        setattr(getattr(explorer, control), trait, value)
    assert "a &lt;b&gt;nasty&lt;/b&gt; reason" in explorer.problem.value
    assert 'role="alert"' in explorer.problem.value
    assert explorer.problem.layout.display is None
    explorer.side_a.value = "turkiye"
    assert explorer.problem.value == ""
    assert explorer.problem.layout.display == "none"
    assert "Türkiye" in text_of(explorer.heading.value)


def test_the_bundle_holds_widget_and_table(explorer: Explorer) -> None:
    bundle = explorer._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"} <= bundle.keys()
    assert titles_in(bundle["text/html"]) == {row.issue.title for row in explorer.comparison.rows}


def test_the_bundle_follows_the_controls(explorer: Explorer) -> None:
    explorer.side_b.value = "west"
    assert "Where Russia and the West stand" in text_of(explorer._repr_mimebundle_()["text/html"])


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    explorer = nk.explore(nastied(nasty))
    explorer.find.value = nasty
    explorer.coding.value = "printed"
    pages = [Page(place.value) for place in shown(explorer)]
    pages.append(Page(explorer._repr_mimebundle_()["text/html"]))
    assert {tag for page in pages for tag in page.tags} <= {*TAGS.split()}
    assert not {name for page in pages for name in page.names if name.startswith("on")}
    assert all(page.open == page.other == [] for page in pages)
    assert explorer.problem.value == ""


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "日本語 🕊️"])
def test_nothing_from_a_file_breaks_out_of_a_picture(text: str, nastied: Callable[[str], Case]) -> None:
    explorer = nk.explore(nastied(text))
    for tab in (BY_BASKET, POSITIONS):
        explorer.tabs.selected_index = tab
        assert explorer.problem.value == ""
        page = Page(explorer.panes[tab].value.replace("<img ", "<line "))
        assert page.tags <= {"div", "line", "p"}
        assert page.names == {"style", "class", "tabindex", "role", "src", "alt"}


MANY = [(f"party-{number}", issue, number % 11) for number in range(60) for issue in ("x", "y")]
LONG = [(party, f"issue-{number}", "low") for party in "ab" for number in range(80)]
UNICODE = [(party, issue, 3) for party in ("Україна", "日本") for issue in ("Ціна", "価格 🕊️")]


@pytest.mark.parametrize(
    ("rows", "scale"),
    [
        pytest.param([("a", "price", 1), ("b", "price", 9)], RATIO, id="one issue"),
        pytest.param([("a", "price", 1), ("b", "price", None)], RATIO, id="one side only"),
        pytest.param([("a", "price", None), ("b", "price", None)], RATIO, id="nothing said"),
        pytest.param(MANY, RATIO, id="many parties"),
        pytest.param(LONG, LIKERT, id="many issues"),
        pytest.param(UNICODE, RATIO, id="unicode"),
    ],
)
def test_every_size_of_case(rows: list[tuple[str, str, object]], scale: dict[str, object]) -> None:
    case = small(*rows, scale=scale)
    explorer = nk.explore(case)
    for tab in (TABLE, BY_BASKET, POSITIONS):
        explorer.tabs.selected_index = tab
        explorer.side_a.value = explorer.side_b.value
        explorer.verdict.value = "overlap"
        explorer.verdict.value = ALL
        assert explorer.problem.value == ""
        assert "nan" not in text_of(explorer.panes[tab].value).casefold()
    assert case.issues[0].title in text_of(explorer.card.value)
    assert len(titles_in(table_of(explorer))) == len(case.issues)


def test_two_hundred_changes_leave_no_widget_and_no_figure_behind(explorer: Explorer) -> None:
    controls = (
        (explorer.side_b, cycle(("west", "united-states", "ukraine"))),
        (explorer.coding, cycle(("printed", "reading"))),
        (explorer.issue, cycle([issue for _, issue in explorer.issue.options])),
        (explorer.basket, cycle(("security", "process", ALL))),
        (explorer.find, cycle(("a", "no-such-word", ""))),
    )
    before = len(widgets.widget._instances)
    for number in range(200):
        if number % 40 == 0:
            explorer.tabs.selected_index = (explorer.tabs.selected_index + 1) % 3
        control, values = controls[number % len(controls)]
        control.value = next(values)
        assert explorer.problem.value == ""
        if explorer.tabs.selected_index and number % 8 == 7:
            explorer.tabs.selected_index = TABLE
    assert len(widgets.widget._instances) == before
    gc.collect()
    assert not [thing for thing in gc.get_objects() if isinstance(thing, Figure)]
