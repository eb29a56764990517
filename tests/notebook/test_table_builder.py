"""The table builder, driven without a kernel."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.notebook.downloads import download_link
from negotiation_kit.notebook.table_builder import TableBuilder, build_table
from negotiation_kit.tables import FORMATS


@pytest.fixture(scope="module")
def case() -> nk.Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture
def builder(case: nk.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TableBuilder:
    monkeypatch.chdir(tmp_path)
    return build_table(case)


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def linked(html: str) -> tuple[str, str, bytes]:
    found = re.search(r'href="data:([^;]+);base64,([^"]*)" download="([^"]*)"', html)
    assert found is not None
    return found[3], found[1], b64decode(found[2])


def test_it_begins_with_the_two_sides(builder: TableBuilder, case: nk.Case) -> None:
    assert builder.table == nk.comparison_table(nk.compare(case, "russia", "ukraine"))
    assert builder.table.to_html() in builder.preview.value


def test_every_dropdown_has_a_label_and_the_case_s_own_words(builder: TableBuilder, case: nk.Case) -> None:
    controls = (builder.kind, builder.side_a, builder.side_b, builder.round, builder.coding, builder.order,
                builder.group_by, builder.sources, builder.language)  # fmt: skip
    assert all(control.description for control in controls)
    assert [name for name, _ in builder.side_a.options] == [party.short for party in case.parties]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda b: setattr(b.language, "value", "uk"),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine"), language="uk"),
        ),
        (
            lambda b: setattr(b.columns["distance"], "value", False),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine"), ["issue", "a", "b", "verdict"]),
        ),
        (
            lambda b: setattr(b.sources, "value", ""),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine"), sources=None),
        ),
        (
            lambda b: setattr(b.order, "value", "distance"),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine"), order="distance"),
        ),
        (
            lambda b: setattr(b.group_by, "value", ""),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine"), group_by=None),
        ),
        (
            lambda b: setattr(b.coding, "value", "printed"),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "ukraine", coding="printed")),
        ),
        (
            lambda b: setattr(b.side_b, "value", "west"),
            lambda c: nk.comparison_table(nk.compare(c, "russia", "west")),
        ),
        (
            lambda b: setattr(b.side_b, "value", "russia"),
            lambda c: nk.comparison_table(nk.compare(c, "ukraine", "russia")),
        ),
        (lambda b: setattr(b.kind, "value", "parties"), nk.party_table),
        (lambda b: setattr(b.kind, "value", "codebook"), nk.codebook_table),
    ],
)
def test_a_choice_changes_the_table_and_its_preview(
    builder: TableBuilder,
    case: nk.Case,
    change: Callable[[TableBuilder], None],
    expected: Callable[[nk.Case], nk.ComparisonTable],
) -> None:
    change(builder)
    assert builder.table == expected(case)
    assert builder.table.to_html() in builder.preview.value
    assert builder.problem.value == ""


def test_controls_that_do_not_bear_on_the_kind_are_hidden(builder: TableBuilder) -> None:
    def hidden(control: Any) -> bool:
        return bool(control.layout.display == "none")

    builder.kind.value = "codebook"
    assert all(map(hidden, (builder.side_a, builder.round, builder.sources, builder.shown_columns)))
    builder.kind.value = "parties"
    assert (hidden(builder.side_a), hidden(builder.round)) == (True, False)
    builder.kind.value = "comparison"
    assert not any(map(hidden, (builder.side_a, builder.round, builder.sources, builder.shown_columns)))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_button_saves_the_file_and_offers_it(builder: TableBuilder, tmp_path: Path, ending: str) -> None:
    builder.name.value = "brief"
    builder.buttons[ending].click()
    path = tmp_path / f"brief{ending}"
    assert f"Saved as {path}" in text(builder.saved.value)
    name, mime, content = linked(builder.saved.value)
    assert (name, mime) == (path.name, FORMATS[ending].mime)
    if ending not in (".docx", ".xlsx"):  # these carry the second in which they were made
        assert content == path.read_bytes()
    assert content[:2] == path.read_bytes()[:2]


def test_a_file_is_replaced_only_when_ticked_and_offered_all_the_same(
    builder: TableBuilder, tmp_path: Path
) -> None:
    path = tmp_path / "istanbul-2025-table.md"
    path.write_text("mine", "utf-8")
    builder.buttons[".md"].click()
    assert "Not saved: there is a file istanbul-2025-table.md already" in text(builder.saved.value)
    assert path.read_text("utf-8") == "mine"
    assert linked(builder.saved.value)[2].startswith(b"**Where")
    builder.overwrite.value = True
    builder.buttons[".md"].click()
    assert path.read_text("utf-8").startswith("**Where")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/brief", "brief.md"),
        ("brief.md", "brief.md"),
        ("  ", "table.md"),
        ("зведення", "зведення.md"),
    ],
)
def test_a_file_name_stays_in_the_folder(
    builder: TableBuilder, tmp_path: Path, given: str, name: str
) -> None:
    builder.name.value = given
    builder.buttons[".md"].click()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_missing_package_is_told(builder: TableBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    builder.buttons[".docx"].click()
    assert "Not saved: a Word document needs the package python-docx" in text(builder.saved.value)


def test_no_column_at_all_is_told_and_the_table_stays(builder: TableBuilder) -> None:
    before = builder.preview.value
    for box in builder.columns.values():
        box.value = False
    assert "expected a list of some of: issue" in text(builder.problem.value)
    builder.columns["issue"].value = True
    assert builder.problem.value == ""
    assert builder.preview.value != before


def test_an_old_link_goes_when_the_table_changes(builder: TableBuilder) -> None:
    builder.buttons[".md"].click()
    builder.language.value = "ru"
    assert builder.saved.value == ""


def test_a_saved_notebook_shows_the_table(builder: TableBuilder) -> None:
    assert builder._repr_mimebundle_()["text/html"] == builder.table.to_html()


def test_a_link_escapes_its_name() -> None:
    link = download_link('a"><b>.md', "text/markdown", b"x")
    assert link.count("<") == 2
    assert 'download="a&quot;&gt;&lt;b&gt;.md"' in link
