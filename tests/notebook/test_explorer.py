"""The explorer without a kernel: real widgets, whose handlers run when a value is set."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from itertools import cycle

import pandas as pd
import pytest
from ipywidgets import HTML, widgets
from matplotlib.figure import Figure

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case
from negotiation_kit.notebook import Explorer
from negotiation_kit.notebook import explorer as module
from negotiation_kit.notebook.controls import ALL
from tests.render.test_escaping import TAGS, Page

RATIO = {"level": "ratio", "min": 0, "max": 10}
LIKERT = {"level": "ordinal", "values": {"low": "Little", "middle": "Some", "high": "Much"}}


def text_of(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html).replace("\u00a0", " ")


def shown(explorer: Explorer) -> list[HTML]:
    """Return every place of the explorer that shows a view."""
    return [explorer.line, explorer.problem]


def table_of(explorer: Explorer) -> str:
    return str(explorer.stage.html)


def titles_in(table: str) -> set[str]:
    """Return the titles of the issues that a table shows."""
    return {text_of(name) for name in re.findall(r'class="nk-open"[^>]*>(.*?)</button>', table)}


def detail_of(explorer: Explorer) -> str:
    """Return the detail of the row that is open; empty where none is."""
    ends = r'class="nk-row"|class="nk-group"|$'
    found = re.search(rf'class="nk-detail">.*?(?={ends})', table_of(explorer), re.DOTALL)
    return text_of(found[0]) if found else ""


def press(explorer: Explorer, name: str, *, more: bool = False) -> None:
    """Do what the script does when a marked element is pressed."""
    explorer.stage._handle_custom_msg({"press": name, "more": more}, [])


def small(*rows: tuple[str, str, object], scale: dict[str, object] = RATIO) -> Case:
    return nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), scale)


def test_it_begins_with_the_first_two_sides_and_their_result(istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    assert (explorer.side_a.value, explorer.side_b.value) == ("russia", "ukraine")
    assert explorer.comparison == nk.compare(istanbul, "russia", "ukraine")
    assert explorer.issue.value == ""
    assert "Where Russia and Ukraine stand" in text_of(explorer.stage.html)
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
    assert "Where Ukraine and Russia stand" in text_of(explorer.stage.html)


def test_another_side_changes_answer_and_rows(explorer: Explorer) -> None:
    before = explorer.stage.html
    explorer.side_b.value = "united-states"
    assert explorer.stage.html != before
    assert "United States" in text_of(explorer.stage.html)
    assert explorer.comparison.b.id == "united-states"


def test_coding_compares_the_printed_column(explorer: Explorer) -> None:
    # The categories of prisoners: the same as read, and one of three shared as printed (Jaccard 1 - 1/3).
    press(explorer, "issue=pow-exchange-categories")
    assert "distance 0" in detail_of(explorer)
    explorer.coding.value = "printed"
    assert "Not as usual: Coding." in text_of(explorer.stage.html)
    assert "distance 0.667" in detail_of(explorer)


def test_another_round_shows_its_issues_and_only_those(istanbul: Case, explorer: Explorer) -> None:
    assert len(istanbul.rounds) > 1
    for _, round in explorer.round.options:
        explorer.round.value = round
        asked = istanbul.issues_in(round)
        assert titles_in(table_of(explorer)) == {issue.title for issue in asked}
        assert explorer.problem.value == ""


def test_the_issue_stays_where_the_other_round_asks_it_too(istanbul: Case, explorer: Explorer) -> None:
    shared = next(issue.id for issue in istanbul.issues[1:] if issue.asked_in("2025-06-02-papers"))
    explorer.issue.value = shared
    explorer.round.value = "2025-06-02-papers"
    assert explorer.issue.value == shared


def test_a_round_is_named_with_its_date(explorer: Explorer) -> None:
    assert ("Second direct round, 2 June 2025", "2025-06-02") in explorer.round.options
    assert "Second direct round, 2 June 2025, Istanbul" in text_of(explorer.line.value)


def test_basket_verdict_and_words_narrow_the_table_together(explorer: Explorer) -> None:
    rows = explorer.comparison.rows
    assert titles_in(table_of(explorer)) == {row.issue.title for row in rows}
    explorer.basket.value = "humanitarian"
    assert titles_in(table_of(explorer)) == {
        row.issue.title for row in rows if row.issue.basket == "humanitarian"
    }
    press(explorer, "verdict=agree")
    agreed = {row.issue.title for row in rows if row.verdict is Verdict.AGREE}
    assert titles_in(table_of(explorer)) == agreed
    assert agreed
    explorer.find.value = "Prisoners CATEGORIES"
    assert titles_in(table_of(explorer)) == {"Categories of prisoners exchanged all for all"}
    explorer.find.value = "prisoners no-such-word"
    assert titles_in(table_of(explorer)) == set()
    assert "No issue matches." in text_of(table_of(explorer))
    press(explorer, "all=")
    assert titles_in(table_of(explorer)) == {row.issue.title for row in rows}
    assert explorer.find.value == explorer.basket.value == ""


def test_filters_leave_the_answer_alone(explorer: Explorer) -> None:
    answer = answer_of(explorer)
    explorer.basket.value, explorer.find.value = "territory", "x"
    assert answer_of(explorer) == answer


def answer_of(explorer: Explorer) -> str:
    return table_of(explorer).partition('class="nk-status"')[0]


def test_the_band_filters_adds_with_ctrl_and_lets_go(explorer: Explorer) -> None:
    rows = explorer.comparison.rows
    press(explorer, "verdict=diverge")
    assert explorer.verdict.value == ("diverge",)
    assert titles_in(table_of(explorer)) == {row.issue.title for row in rows if row.verdict == "diverge"}
    press(explorer, "verdict=agree", more=True)
    assert explorer.verdict.value == ("diverge", "agree")
    press(explorer, "verdict=diverge", more=True)
    assert explorer.verdict.value == ("agree",)
    press(explorer, "verdict=agree")
    assert explorer.verdict.value == ()
    assert len(titles_in(table_of(explorer))) == len(rows)


def test_the_filter_outlives_another_side(explorer: Explorer) -> None:
    press(explorer, "verdict=diverge")
    for party in ("united-states", "ukraine", "west"):
        explorer.side_b.value = party
        assert len(titles_in(table_of(explorer))) == explorer.comparison.verdicts[Verdict.DIVERGE]


def test_a_row_opens_and_closes(explorer: Explorer) -> None:
    title = explorer.case.issue("nato-bid").title
    press(explorer, "issue=nato-bid")
    assert title in detail_of(explorer)
    marked = re.findall(r'aria-current="true".*?</th>', table_of(explorer))
    assert [title in text_of(row) for row in marked] == [True]
    press(explorer, "issue=nato-bid")
    assert (explorer.issue.value, detail_of(explorer)) == ("", "")
    press(explorer, "issue=neutral-status")
    press(explorer, "close=")
    assert detail_of(explorer) == ""


@pytest.mark.parametrize(
    "message", [{}, {"press": 3}, {"press": "no sign"}, {"press": "else=1"}, "text", None]
)
def test_a_message_of_another_form_does_nothing(explorer: Explorer, message: object) -> None:
    before = explorer.stage.html
    explorer.stage._handle_custom_msg(message, [])
    assert (explorer.stage.html, explorer.problem.value) == (before, "")


@pytest.mark.parametrize("pressed", ["verdict=no-such", "issue=no-such"])
def test_what_is_not_there_cannot_be_pressed(explorer: Explorer, pressed: str) -> None:
    press(explorer, pressed)
    assert "no-such" in explorer.problem.value


def test_more_counts_what_is_not_usual_and_leads_back(explorer: Explorer) -> None:
    assert explorer.more.description == "More"
    explorer.coding.value, explorer.threshold.value = "printed", 0.1
    explorer.weighing.value = {"baskets": {"security": 3.0}, "kind": "own"}
    assert explorer.more.description == "More · 3 changed"
    assert "Not as usual: Coding, Threshold, Weights." in text_of(table_of(explorer))
    explorer.usual.click()
    assert explorer.more.description == "More"
    assert explorer.comparison == nk.compare(explorer.case, "russia", "ukraine")
    assert explorer.weighing.value["baskets"] == {}


def test_the_sides_change_places(explorer: Explorer) -> None:
    explorer.swap.click()
    assert (explorer.comparison.a.id, explorer.comparison.b.id) == ("ukraine", "russia")


def test_one_panel_is_open_at_a_time(explorer: Explorer) -> None:
    explorer.more.value = True
    assert (explorer.more_panel.layout.display, explorer.take_panel.layout.display) == (None, "none")
    explorer.take.value = True
    assert (explorer.more_panel.layout.display, explorer.take_panel.layout.display) == ("none", None)
    assert "nk.compare" in explorer.taking.code.value
    explorer.take.value = False
    assert explorer.take_panel.layout.display == "none"


@pytest.mark.parametrize(("language", "word"), [("en", "Agreed"), ("uk", "Погоджено"), ("ru", "Согласовано")])
def test_it_speaks_the_readers_language(istanbul: Case, language: str, word: str) -> None:
    explorer = nk.explore(istanbul, language=language)
    assert f'<dt class="nk-line-name">{word}</dt>' in explorer.stage.html
    explorer.language.value = "en"
    assert "Agreed" in explorer.stage.html


def test_it_takes_the_name_of_a_case() -> None:
    assert nk.explore("harbour-lease").case.id == "harbour-lease"


def test_an_unknown_language_is_told(istanbul: Case) -> None:
    with pytest.raises(UnknownNameError, match="uk"):
        nk.explore(istanbul, language="ukr")


@pytest.mark.parametrize(
    ("broken", "control", "value"),
    [
        ("compare", "side_b", "west"),
        ("compare", "coding", "printed"),
        ("live_view", "basket", "security"),
        ("live_view", "find", "x"),
        ("live_view", "issue", "nato-bid"),
    ],
)
def test_what_a_handler_raises_is_shown_and_goes_away(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch, broken: str, control: str, value: object
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("a <b>nasty</b> reason")

    with monkeypatch.context() as patch:
        patch.setattr(module, broken, fails)
        getattr(explorer, control).value = value
    assert "a &lt;b&gt;nasty&lt;/b&gt; reason" in explorer.problem.value
    assert 'role="alert"' in explorer.problem.value
    assert explorer.problem.layout.display is None
    explorer.side_a.value = "turkiye"
    assert explorer.problem.value == ""
    assert explorer.problem.layout.display == "none"
    assert "Türkiye" in text_of(explorer.stage.html)


def test_the_bundle_holds_widget_and_table(explorer: Explorer) -> None:
    bundle = explorer._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"} <= bundle.keys()
    shown = text_of(bundle["text/html"])
    assert all(row.issue.title in shown for row in explorer.comparison.rows)


def test_the_bundle_follows_the_controls(explorer: Explorer) -> None:
    explorer.side_b.value = "west"
    assert "Where Russia and the West stand" in text_of(explorer._repr_mimebundle_()["text/html"])


def test_nothing_from_a_file_becomes_html(nasty: str, nastied: Callable[[str], Case]) -> None:
    explorer = nk.explore(nastied(nasty))
    explorer.find.value = nasty
    explorer.coding.value = "printed"
    pages = [*(Page(place.value) for place in shown(explorer)), Page(explorer.stage.html)]
    pages.append(Page(explorer._repr_mimebundle_()["text/html"]))
    assert {tag for page in pages for tag in page.tags} <= {*TAGS.split()}
    assert not {name for page in pages for name in page.names if name.startswith("on")}
    assert all(page.open == page.other == [] for page in pages)
    assert explorer.problem.value == ""


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
    explorer.side_a.value = explorer.side_b.value
    press(explorer, "verdict=overlap")
    press(explorer, "verdict=overlap")
    press(explorer, f"issue={case.issues[0].id}")
    assert explorer.problem.value == ""
    assert "nan" not in text_of(explorer.stage.html).casefold()
    assert case.issues[0].title in detail_of(explorer)
    assert len(titles_in(table_of(explorer))) == len(case.issues)


def test_two_hundred_changes_leave_no_widget_and_no_figure_behind(explorer: Explorer) -> None:
    controls = (
        (explorer.side_b, cycle(("west", "united-states", "ukraine"))),
        (explorer.coding, cycle(("printed", "reading"))),
        (explorer.issue, cycle([issue.id for issue in explorer.case.issues])),
        (explorer.basket, cycle(("security", "process", ALL))),
        (explorer.find, cycle(("a", "no-such-word", ""))),
    )
    before = len(widgets.widget._instances)
    for number in range(200):
        control, values = controls[number % len(controls)]
        control.value = next(values)
        assert explorer.problem.value == ""
    assert len(widgets.widget._instances) == before
    gc.collect()
    assert not [thing for thing in gc.get_objects() if isinstance(thing, Figure)]
