"""HTML that no text can break."""

from __future__ import annotations

import pytest

from negotiation_kit.render import Html, join, tag


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>", "&lt;script&gt;"),
        ("&amp;", "&amp;amp;"),
        ("$5 to $10 ]]>", "$5 to $10 ]]&gt;"),
        ("\"quoted\" and 'quoted'", "\"quoted\" and 'quoted'"),
    ],
)
def test_text_is_escaped(text: str, written: str) -> None:
    assert tag("p", text) == f"<p>{written}</p>"
    assert join(text) == written


def test_what_is_html_already_passes_through_once() -> None:
    inner = tag("b", "a < b")
    assert tag("p", inner) == "<p><b>a &lt; b</b></p>"
    assert isinstance(tag("p"), Html)
    assert isinstance(join("x"), Html)


def test_html_put_together_by_hand_is_text_again() -> None:
    assert tag("p", tag("b", "x") + "<i>") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>"


def test_children_may_be_missing_or_many() -> None:
    assert tag("p", None, ["a", None, ("b", [tag("i", "c")])], (n for n in "de")) == "<p>ab<i>c</i>de</p>"


def test_attributes_are_quoted_and_escaped_and_may_be_left_out() -> None:
    written = tag(
        "td", "x", title="say \"no\" & 'yes' <b>", class_="a", aria_label="é", style=None, colspan=3
    )
    expected = (
        'title="say &quot;no&quot; &amp; &#x27;yes&#x27; &lt;b&gt;" class="a" aria-label="é" colspan="3"'
    )
    assert written == f"<td {expected}>x</td>"


def test_an_empty_element_has_no_end() -> None:
    assert tag("img", src="x") == '<img src="x"/>'
