"""What a view is set to, as plain data: read, set, refused; and what can be taken along of it."""

from __future__ import annotations

import json
import re
import sys
from base64 import b64decode
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from negotiation_kit.notebook.widget_base import TAKE
from negotiation_kit.tables import FORMATS

MAKERS: list[Callable[[Case], Any]] = [
    nk.explore, nk.explore_parties, nk.explore_robustness, nk.explore_evidence, nk.explore_movement,
    nk.explore_linkages, nk.build_table,
]  # fmt: skip
TAKING = MAKERS[:-1]

each = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
taking = pytest.mark.parametrize("make", TAKING, ids=lambda make: make.__name__)
CHANGES: dict[str, dict[str, Any]] = {
    "explore": {"side_b": "west", "metric": "identical", "verdict": ("diverge",), "issue": "nato-bid",
                "weights": {"kind": "own", "baskets": {"security": 3.0}, "issues": {"nato-bid": 5.0}}},
    "explore_parties": {"against": "ukraine", "least": 1, "weights": "attention", "tabs": "Every pair"},
    "explore_robustness": {"side_a": "ukraine", "side_b": "west", "threshold": 0.25,
                           "tabs": "Verdicts that turn"},
    "explore_evidence": {"round": "2025-06-02-papers", "party": "ukraine", "find": "truce"},
    "explore_movement": {"party": "ukraine", "toward": "russia", "start": "2022-04", "end": "2025-06-02"},
    "explore_linkages": {"coding": "printed", "tabs": "What changes"},
    "build_table": {"kind": "parties", "language": "uk", "column reason": True},
}  # fmt: skip


def open_at(found: Any) -> None:
    if hasattr(found, "take"):
        found.take.value = True
    else:
        found.tabs.selected_index = list(found.tabs.titles).index(TAKE)


def linked(html: str) -> tuple[str, str, bytes]:
    found = re.search(r'href="data:([^;]+);base64,([^"]*)" download="([^"]*)"', html)
    assert found is not None
    return found[3], found[1], b64decode(found[2])


@each
def test_a_state_is_plain_data_and_brings_the_view_back(make: Callable[[Case], Any], istanbul: Case) -> None:
    first, second = make(istanbul), make(istanbul)
    first.state = CHANGES[make.__name__]
    assert first.state.items() >= CHANGES[make.__name__].items()
    assert first.problem.value == ""
    assert second.state != first.state
    second.state = json.loads(json.dumps(first.state))
    assert second.state == first.state
    assert second._static() == first._static()


@each
def test_a_control_that_is_not_there_is_told(make: Callable[[Case], Any], istanbul: Case) -> None:
    with pytest.raises(nk.UnknownNameError, match="no control 'codin'"):
        make(istanbul).state = {"codin": "printed"}


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"coding": "printed", "side_a": "rusia"}, "Did you mean 'russia'"),
        ({"coding": "printed", "verdict": "divrge"}, "Did you mean 'diverge'"),
        ({"coding": "printed", "find": 3}, "find cannot be set to 3"),
        ({"coding": "printed", "weights": {"kind": "onw"}}, "Did you mean 'own'"),
        (
            {"coding": "printed", "weights": {"kind": "own", "baskets": {"securty": 2}}},
            "Did you mean 'security'",
        ),
        ({"coding": "printed", "weights": {"kind": "salience"}}, "never invented"),
    ],
)
def test_what_cannot_be_set_changes_nothing(wanted: dict[str, Any], told: str, istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    before, comparison = explorer.state, explorer.comparison
    with pytest.raises(ValueError, match=told):
        explorer.state = wanted
    assert explorer.state == before
    assert explorer.comparison == comparison


def test_sides_come_back_whichever_way_round(istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    for a, b in (("ukraine", "russia"), ("russia", "west"), ("west", "russia"), ("turkiye", "ukraine")):
        explorer.state = {"side_a": a, "side_b": b}
        assert (explorer.comparison.a.id, explorer.comparison.b.id) == (a, b)


@taking
def test_the_code_of_a_view_gives_the_view_again(make: Callable[[Case], Any], istanbul: Case) -> None:
    found = make(istanbul)
    found.state = CHANGES[make.__name__]
    open_at(found)
    same, again = (
        unescape(code)
        for code in re.findall(r"<textarea[^>]*>(.*?)</textarea>", found.taking.code.value, re.S)
    )
    scope: dict[str, Any] = {}
    exec(same, scope)
    exec(again, scope)
    assert scope["explorer"]._static() == found._static()
    if make is nk.explore:
        assert scope["comparison"] == found.comparison
    if make is nk.explore_parties:
        assert scope["matrix"] == found.matrix
        assert scope["map_of_parties"].places == found.scaling.places
    if make is nk.explore_robustness:
        assert scope["tried"] == found.multiverse


@taking
def test_charts_and_tables_are_links_that_hold_their_files(
    make: Callable[[Case], Any], istanbul: Case
) -> None:
    found = make(istanbul)
    open_at(found)
    assert found.taking.link.value == ""
    for title in found.taking._luggage.charts:
        found.taking.chart.value = title
        for ending, start in ((".png", b"\x89PNG"), (".svg", b"<?xml")):
            found.taking.pictures[ending].click()
            name, mime, content = linked(found.taking.link.value)
            assert name.startswith("istanbul-2025-")
            assert name.endswith(ending)
            assert mime.startswith("image/")
            assert content.startswith(start)
    for title in found.taking._luggage.tables:
        found.taking.table.value = title
        for ending, known in FORMATS.items():
            found.taking.files[ending].click()
            name, mime, content = linked(found.taking.link.value)
            assert (name.endswith(ending), mime) == (True, known.mime)
            assert content
    assert found.problem.value == ""


def test_a_link_goes_when_the_view_changes(istanbul: Case) -> None:
    explorer = nk.explore(istanbul)
    open_at(explorer)
    explorer.taking.files[".csv"].click()
    assert "csv" in explorer.taking.link.value
    explorer.side_b.value = "west"
    assert explorer.taking.link.value == ""
    assert "&#x27;west&#x27;" in explorer.taking.code.value or "'west'" in explorer.taking.code.value


def test_a_missing_package_is_told(istanbul: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    explorer = nk.explore(istanbul)
    explorer.taking.files[".docx"].click()
    assert "Not made:" in explorer.taking.link.value
    assert "python-docx" in explorer.taking.link.value
