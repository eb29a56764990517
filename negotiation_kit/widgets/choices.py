"""The controls that several explorers share, so that they offer the same in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ipywidgets import Dropdown, Layout, Tab

from negotiation_kit.analysis.comparing import CODINGS, DEFAULT_THRESHOLD
from negotiation_kit.analysis.comparing.grid import THRESHOLDS
from negotiation_kit.model import Case, Party
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.views.result import METRIC_WORDS
from negotiation_kit.views.rounds import round_text
from negotiation_kit.views.words import CODING_WORDS
from negotiation_kit.widgets.controls import dropdown
from negotiation_kit.widgets.filters import ALL, EVERYTHING


def party_choice(label: str, parties: Iterable[Party], value: str) -> Dropdown:
    """Return a choice of one party."""
    return dropdown(label, [(party.short, party.id) for party in parties], value)


def round_choice(case: Case, value: str) -> Dropdown:
    """Return a choice of a round."""
    return dropdown("Round", [(round_text(item), item.id) for item in case.rounds], value)


def coding_choice() -> Dropdown:
    """Return the choice between reading and wording."""
    return dropdown("Coding", [(CODING_WORDS[name], name) for name in CODINGS], CODINGS[0])


def metric_choice() -> Dropdown:
    """Return a choice of the metric."""
    return dropdown("Metric", [(METRIC_WORDS[name], name) for name in METRICS], METRICS[0])


def threshold_choice() -> Dropdown:
    """Return a choice of the greatest distance that is still near."""
    return dropdown("Threshold", [(f"{number:g}", number) for number in THRESHOLDS], DEFAULT_THRESHOLD)


def basket_choice(case: Case) -> Dropdown:
    """Return the filter by basket."""
    return dropdown("Basket", [EVERYTHING, *((basket.title, basket.id) for basket in case.baskets)], ALL)


def tabbed(children: Iterable[Any], titles: Iterable[str], flex: str = "2 1 100%") -> Tab:
    """Return tabs that take the room there is."""
    return Tab(list(children), titles=list(titles), layout=Layout(flex=flex, min_width="0"))
