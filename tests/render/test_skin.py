"""One stylesheet in two skins: classes for live views, style attributes for saved ones."""

from __future__ import annotations

import re

import pytest

from negotiation_kit.render.html import tag
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.skin import inlined, stylesheet


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (tag("b", "1", class_="nk-count"), '<b style="font-weight:700;font-size:16px">1</b>'),
        (tag("b", "1", class_="nk-no-such"), "<b>1</b>"),
        (tag("b", "1", class_="own nk-count"), '<b class="own" style="font-weight:700;font-size:16px">1</b>'),
        (
            tag("i", "x", style="--nk-x:3%;top:1px", class_="nk-if"),
            '<i style="font-weight:400;top:1px">x</i>',
        ),
        (tag("br"), "<br/>"),
        (tag("p", "class=\"nk-count\" <b class='nk-count'>"), None),
    ],
)
def test_classes_become_style_attributes(view: str, told: str | None) -> None:
    assert inlined(view) == (view if told is None else told)  # type: ignore[arg-type]


def test_what_a_text_says_stays_a_text() -> None:
    nasty = tag("p", '" class="nk-count', title='" class="nk-count', class_="nk-if")
    assert inlined(nasty).count("font-size:16px") == 0


def test_every_verdict_has_a_tint_by_day_and_by_night() -> None:
    sheet = stylesheet()
    for verdict, look in VERDICTS.items():
        assert f".nk-v-{verdict}{{" in sheet
        assert sheet.count(f"--nk-v-{verdict}:{look.fill}") == 2
        assert sheet.count(f"--nk-v-{verdict}:{look.night}") == 2
        assert f".nk-g-{verdict}{{" in sheet


def test_the_stylesheet_closes_what_it_opens_and_fetches_nothing() -> None:
    sheet = stylesheet()
    assert sheet.count("{") == sheet.count("}")
    assert set(re.findall(r"url\(\"(\w+):", sheet)) == {"data"}
    assert "/*" not in sheet.replace("/* live */", "").partition("*/")[2]
