"""The explorers of many parties, of robustness and of the evidence, without a kernel."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pandas as pd
import pytest
from ipywidgets import Dropdown, widgets
from matplotlib.figure import Figure

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.notebook import EvidenceExplorer, PartiesExplorer, RobustnessExplorer
from negotiation_kit.notebook import parties as parties_module
from negotiation_kit.notebook import reader as reader_module
from negotiation_kit.notebook import robustness as robustness_module
from negotiation_kit.notebook.parties import MAP, MATRIX, PAIRS
from negotiation_kit.notebook.reader import GARBLED, LITTLE, PASSAGES
from negotiation_kit.notebook.robustness import CHANGES, CURVE, FLIPS, TIPPING
from negotiation_kit.render.reader import NO_PASSAGE
from tests.render.test_escaping import Page

ROUND, PAPERS = "2025-06-02", "2025-06-02-papers"
RATIO = {"level": "ratio", "min": 0, "max": 10}
MAKERS: list[Callable[[Case], Any]] = [nk.explore_parties, nk.explore_robustness, nk.explore_evidence]

each = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def text(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>", "", html).replace("\u00a0", " ")


@pytest.fixture
def many(istanbul: Case) -> PartiesExplorer:
    found = nk.explore_parties(istanbul)
    found.round.value = ROUND
    return found


@pytest.fixture
def sure(istanbul: Case) -> RobustnessExplorer:
    found = nk.explore_robustness(istanbul)
    found.round.value = ROUND
    return found


@pytest.fixture
def reader(istanbul: Case) -> EvidenceExplorer:
    found = nk.explore_evidence(istanbul)
    found.round.value = ROUND
    return found


def test_the_matrix_follows_round_coding_and_whom_it_is_set_against(many: PartiesExplorer) -> None:
    assert "● same" in text(many.panes[MATRIX].value)
    many.against.value = "ukraine"
    assert many.matrix == nk.stance_matrix(many.case, ROUND, against="ukraine")
    assert "○ diverge" in text(many.panes[MATRIX].value)
    many.threshold.value = 0.25
    assert many.matrix.threshold == 0.25
    many.metric.value = "identical"
    assert many.matrix.metric == "identical"
    many.round.value = "2022-04"
    assert "Where 2 parties stand" in text(many.heading.value)


def test_a_metric_chosen_under_another_tab_reaches_the_matrix(many: PartiesExplorer) -> None:
    many.state = {"against": "ukraine", "tabs": "Every pair"}
    many.metric.value = "identical"
    many.tabs.selected_index = MATRIX
    assert many.matrix == nk.stance_matrix(many.case, ROUND, against="ukraine", metric="identical")


def test_basket_and_words_narrow_the_matrix(many: PartiesExplorer) -> None:
    many.basket.value = "humanitarian"
    shown = text(many.panes[MATRIX].value)
    assert "Return of the dead" in shown
    assert "Neutrality" not in shown
    many.find.value = "bodies"
    assert "Return of children" not in text(many.panes[MATRIX].value)
    many.find.value = "no-such-word"
    assert "No issue matches" in text(many.panes[MATRIX].value)


def test_pairs_follow_metric_and_weights(many: PartiesExplorer) -> None:
    many.tabs.selected_index = PAIRS
    before = many.panes[PAIRS].value
    many.weights.value = "attention"
    assert "a proxy" in text(many.panes[PAIRS].value)
    assert many.panes[PAIRS].value != before
    assert many.pairs.weighting.startswith("weighted by attention")
    many.weights.value = "salience"
    assert "salience" in text(many.problem.value)
    many.weights.value = ""
    assert many.problem.value == ""
    assert many.panes[PAIRS].value == before


def test_a_map_is_refused_with_a_sentence_and_drawn_where_less_is_asked(many: PartiesExplorer) -> None:
    many.tabs.selected_index = MAP
    assert "No map: it needs three parties" in text(many.panes[MAP].value)
    assert "<img" not in many.panes[MAP].value
    many.least.value = 1
    assert "data:image/png" in many.panes[MAP].value
    assert "Stress 0.31" in many.panes[MAP].value  # its text alternative
    assert many.scaling.places


def test_robustness_follows_its_controls(sure: RobustnessExplorer) -> None:
    assert "16 of 24 verdicts hold in all 384 settings" in text(sure.result.value)
    assert "data:image/png" in sure.panes[CURVE].value
    assert sure.multiverse.comparison == nk.compare(sure.case, "russia", "ukraine", ROUND)
    sure.tabs.selected_index = FLIPS
    assert "Martial law in Ukraine" in text(sure.panes[FLIPS].value)
    sure.tabs.selected_index = TIPPING
    assert "2.28" in text(sure.panes[TIPPING].value)
    sure.side_b.value = "russia"  # the other side's party: they change places
    assert (sure.side_a.value, sure.side_b.value) == ("ukraine", "russia")
    sure.tabs.selected_index = CHANGES
    sure.coding.value = "printed"
    assert "coded reading" in text(sure.panes[CHANGES].value)
    assert [item.to for item in sure.variants if item.changed == "coding"] == ["reading"]


def test_each_filter_of_the_reader_narrows_it(reader: EvidenceExplorer) -> None:
    every = len(reader.found.citations)
    for name, value in (
        ("party", "ukraine"), ("issue", "children-return"), ("voice", "Rustem Umerov"), ("mode", "inferred"),
        ("confidence", "low"), ("passage", 30), ("source", "istanbul-2025-06-02"),
    ):  # fmt: skip
        control = getattr(reader, name)
        control.value = value
        asked: dict[str, Any] = {name: value}
        found = nk.find_evidence(reader.case, ROUND, **asked).citations
        assert reader.found.citations == found
        assert 0 < len(found) <= every
        control.value = ""
    reader.find.value = "no-such-word"
    assert NO_PASSAGE in text(reader.panes[PASSAGES].value)


def test_the_reader_offers_what_the_round_has(reader: EvidenceExplorer) -> None:
    assert len(reader.source.options) == 2  # all, and the article
    reader.round.value = PAPERS
    assert len(reader.source.options) == 8
    assert any(label.startswith("S") for label, _ in reader.source.options)
    assert "S" in text(reader.panes[PASSAGES].value)


def test_what_rests_on_little_and_what_is_garbled(reader: EvidenceExplorer) -> None:
    reader.tabs.selected_index = LITTLE
    assert "word: 1 position" in text(reader.panes[LITTLE].value)
    reader.party.value = "ukraine"
    assert "word: 0 positions" in text(reader.panes[LITTLE].value)
    reader.tabs.selected_index = GARBLED
    assert "As printed" in text(reader.panes[GARBLED].value)
    reader.passage.value = 15
    shown = {int(number) for number in re.findall(r">¶(\d+)</th>", reader.panes[GARBLED].value)}
    assert shown <= {15}


def test_another_coders_evidence(reader: EvidenceExplorer) -> None:
    reader.coder.value = "second"
    assert reader.found.coder == "second"
    assert "coder second" in text(reader.heading.value)


@each
def test_only_the_open_tab_is_drawn(make: Callable[[Case], Any], istanbul: Case) -> None:
    found = make(istanbul)
    assert [bool(pane.value) for pane in found.panes] == [True, *[False] * (len(found.panes) - 1)]


@each
def test_a_saved_notebook_has_a_table(make: Callable[[Case], Any], istanbul: Case) -> None:
    bundle = make(istanbul)._repr_mimebundle_()
    assert "<table" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


@pytest.mark.parametrize(
    ("make", "module", "broken", "control", "value"),
    [
        (nk.explore_parties, parties_module, "stance_matrix", "coding", "printed"),
        (nk.explore_parties, parties_module, "matrix_table", "find", "x"),
        (nk.explore_robustness, robustness_module, "compare", "coding", "printed"),
        (nk.explore_evidence, reader_module, "citations_table", "party", "russia"),
    ],
)
def test_what_a_handler_raises_is_shown_and_goes_away(
    make: Callable[[Case], Any],
    module: Any,
    broken: str,
    control: str,
    value: str,
    istanbul: Case,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("a <b>nasty</b> reason")

    found = make(istanbul)
    before = getattr(found, control).value
    with monkeypatch.context() as patch:
        patch.setattr(module, broken, fails)
        getattr(found, control).value = value
    assert "a &lt;b&gt;nasty&lt;/b&gt; reason" in found.problem.value
    getattr(found, control).value = before
    assert found.problem.value == ""


@each
def test_nothing_from_a_file_becomes_html(
    make: Callable[[Case], Any], nasty: str, nastied: Callable[[str], Case]
) -> None:
    found = make(nastied(nasty))
    for index in range(len(found.tabs.children)):
        found.tabs.selected_index = index
        assert found.problem.value == ""
    places = [*found.panes, found.heading, found.taking.code]
    for place in places:
        page = Page(place.value.replace("<img ", "<line "))
        assert not {name for name in page.names if name.startswith("on")}
        assert page.tags.isdisjoint({"script", "img", "svg"} - {"svg"})
        assert page.open == page.other == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("a", "x", 1), ("b", "x", 9)], id="one issue"),
        pytest.param([("a", "x", 1), ("b", "x", None)], id="one party only"),
        pytest.param([(f"p{n}", issue, n % 11) for n in range(30) for issue in "xyz"], id="many parties"),
        pytest.param([(party, f"i{n}", n % 11) for party in "abc" for n in range(80)], id="many issues"),
        pytest.param([("Україна", "Ціна", 1), ("日本", "Ціна", 2)], id="unicode"),
    ],
)
@each
def test_every_size_of_case(make: Callable[[Case], Any], rows: list[Any]) -> None:
    frame = pd.DataFrame(rows, columns=["party", "issue", "value"])
    found = make(nk.case_from_frame(frame, RATIO))
    for index in range(len(found.tabs.children)):
        found.tabs.selected_index = index
        assert found.problem.value == ""
    for pane in found.panes:
        assert "nan" not in text(pane.value).casefold().split()


def test_one_party_is_told_at_once() -> None:
    one = nk.case_from_frame(pd.DataFrame([("a", "x", 1)], columns=["party", "issue", "value"]), RATIO)
    for make in (nk.explore_parties, nk.explore_robustness):
        with pytest.raises(ValueError, match="fewer than two parties"):
            make(one)


@each
def test_two_hundred_changes_leave_no_widget_no_figure_and_no_growth(
    make: Callable[[Case], Any], istanbul: Case
) -> None:
    found = make(istanbul)
    dropdowns = [control for control in found._controls.values() if isinstance(control, Dropdown)]
    turns = cycle(control for control in dropdowns if len(control.options) > 1)

    def turned(times: int) -> None:
        for number in range(times):
            control = next(turns)
            values = [value for _, value in control.options]
            control.value = values[(values.index(control.value) + 1) % len(values)]
            if number % 20 == 0:
                found.tabs.selected_index = (found.tabs.selected_index + 1) % len(found.tabs.children)

    turned(200)  # fill what is kept with the case
    gc.collect()
    before, things = len(widgets.widget._instances), len(gc.get_objects())
    turned(200)
    gc.collect()
    assert len(widgets.widget._instances) == before
    assert not [thing for thing in gc.get_objects() if isinstance(thing, Figure)]
    assert len(gc.get_objects()) < 1.05 * things + 2000
