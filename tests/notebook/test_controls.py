"""Controls carry their labels in full, have room for their words, and views keep their words."""

from __future__ import annotations

from base64 import b64decode

import pytest

from negotiation_kit.notebook.controls import (
    PANE,
    SHEET,
    STACKED,
    across,
    dropdown,
    framed,
    picture,
    place,
    reachable,
    search,
)
from negotiation_kit.render import Html

LONG = "x" * 200


def width(control: object) -> int:
    return int(control.layout.width.removesuffix("px"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "control", [dropdown("Side A", [("Russia", "ru")], "ru"), search("Find", "word"), across("Issue")]
)
def test_a_label_is_never_cut(control: object) -> None:
    assert control.style.description_width == "initial"  # type: ignore[attr-defined]
    assert control.description in ("Side A", "Find", "Issue")  # type: ignore[attr-defined]


def test_a_dropdown_is_as_wide_as_its_words_ask_for_within_reason() -> None:
    few, more, most = (dropdown("L", [(text, 1)], 1) for text in ("x", "x" * 20, LONG))
    assert width(few) < width(more) < width(most) < 400
    assert width(dropdown("L", [("x", 1)], 1, room=20)) == width(more)
    assert most.layout.max_width == "100%"


def test_options_may_be_any_iterable() -> None:
    control = dropdown("L", ((str(number), number) for number in range(3)), 2)
    assert control.value == 2
    assert width(dropdown("L", [], None)) > 0


def test_a_search_reacts_while_one_types() -> None:
    control = search("Find", "a word")
    assert control.continuous_update
    assert control.placeholder == "a word"


def test_the_sheet_knows_the_classes_it_styles() -> None:
    assert STACKED in dropdown("L", [("x", 1)], 1)._dom_classes
    assert STACKED in search("L", "x")._dom_classes
    for name in (STACKED, PANE):
        assert f".{name}" in SHEET
    assert SHEET.startswith("<style>")
    assert SHEET.endswith("</style>")


def test_views_keep_their_dollar_signs_and_take_the_focus() -> None:
    view = reachable(Html("<b>$5 to $10</b>"), 'a "table"')
    assert "tex2jax_ignore mathjax_ignore" in view
    assert 'tabindex="0" role="region" aria-label="a &quot;table&quot;"' in view
    assert "<b>$5 to $10</b>" in view
    assert "&lt;b&gt;" in framed("<b>")


def test_a_place_can_be_hidden() -> None:
    assert place("x", display="none").layout.display == "none"
    assert place("x").value == "x"


def test_a_picture_says_what_it_shows() -> None:
    html = picture(b"\x89PNG", 'a "chart" <b>')
    assert 'alt="a &quot;chart&quot; &lt;b&gt;"' in html
    assert b64decode(html.partition("base64,")[2].partition('"')[0]) == b"\x89PNG"
