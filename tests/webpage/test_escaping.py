"""A case whose every text is nasty: nothing of it becomes HTML, script or style, all of it can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.render.conftest import NASTY, _replaced
from tests.webpage.parsed import Parsed
from tests.webpage.test_single_file import data_of

ENDINGS = ("</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029c", "</ScRiPt >", "</style>")


@pytest.fixture(params=[*NASTY, *ENDINGS])
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pages(case: Case) -> list[str]:
    made = nk.exercise(case, [case.parties[0].id, case.parties[1].id])
    return [nk.page(case).html, made.student.html, made.key.html]


@pytest.fixture(scope="module")
def harmless(istanbul: Case) -> list[Parsed]:
    return [Parsed(html) for html in pages(_replaced(istanbul, "x"))]


def test_nothing_from_a_file_becomes_html(nasty: str, istanbul: Case, harmless: list[Parsed]) -> None:
    for one, other in zip(harmless, map(Parsed, pages(_replaced(istanbul, nasty))), strict=True):
        assert [name for name, _ in one.elements] == [name for name, _ in other.elements]
        assert [sorted(attrs) for _, attrs in one.elements] == [sorted(attrs) for _, attrs in other.elements]
        assert (other.open, other.other) == ([], [])
        assert nasty in other.text
        assert one.raw["style"] == other.raw["style"]
        assert one.raw["script"][1] == other.raw["script"][1]


def test_the_data_come_out_as_they_went_in(nasty: str, istanbul: Case) -> None:
    page = nk.page(replace(_replaced(istanbul, nasty), title="Title")).html
    data = data_of(page)
    assert {issue[1] for issue in data["issues"]} == {nasty}
    assert {party[1] for party in data["parties"]} == {nasty}
    script = page.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(script)


@pytest.mark.parametrize("colour", ["red;}*{display:none", "#12345", "</style>", "#0072b2"])
def test_a_colour_that_is_none_stays_out_of_the_style_sheet(istanbul: Case, colour: str) -> None:
    parties = tuple(replace(party, colour=colour) for party in istanbul.parties)
    style = "".join(Parsed(nk.page(replace(istanbul, parties=parties)).html).raw["style"])
    assert (colour in style) is (colour == "#0072b2")
