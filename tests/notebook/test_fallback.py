"""The static copy under a widget, for where the widget cannot run."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_kit.notebook import Explorer, widget_base
from negotiation_kit.notebook.widget_base import plain_bundle, show_with_fallback
from negotiation_kit.render import Html

WIDGET = "application/vnd.jupyter.widget-view+json"
Published = list[dict[str, str]]


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Published:
    """Collect what is shown, and show nothing."""
    bundles: Published = []

    def collect(bundle: dict[str, str], *, raw: bool) -> None:
        assert raw
        bundles.append(bundle)

    monkeypatch.setattr(widget_base, "_publish", collect)
    return bundles


@pytest.mark.parametrize("bundle", [{"a": "b"}, ({"a": "b"}, {"meta": 1})])
def test_a_bundle_may_come_with_metadata(bundle: Any) -> None:
    assert plain_bundle(bundle) == {"a": "b"}


def test_the_copy_is_an_output_of_its_own_under_the_widget(published: Published) -> None:
    show_with_fallback({WIDGET: "view"}, Html("<p>static</p>"), "mark")
    widget, copy = published
    assert widget.keys() == {WIDGET, "text/plain"}
    assert "only while this notebook does" in widget["text/plain"]
    assert copy.keys() == {"text/html", "text/plain"}
    assert "<p>static</p>" in copy["text/html"]
    assert 'class="mark-static"' in copy["text/html"]


def test_the_copy_hides_only_beside_its_own_widget(published: Published) -> None:
    show_with_fallback({}, Html("x"), "mark")
    rules = published[1]["text/html"]
    assert ":root:has(#mark) .mark-static" in rules
    assert "{display:none}" in rules


def test_an_explorer_shows_itself_and_what_it_began_with(explorer: Explorer, published: Published) -> None:
    explorer._ipython_display_()
    widget, copy = published
    assert WIDGET in widget
    assert "Where Russia and Ukraine stand" in copy["text/html"]
    assert f'id="{explorer._mark}"' in explorer.line.value
    assert f"#{explorer._mark}" in copy["text/html"]


def test_two_explorers_do_not_hide_each_others_copies(explorer: Explorer, published: Published) -> None:
    other = Explorer(explorer.case)
    assert other._mark != explorer._mark
