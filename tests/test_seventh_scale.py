"""A kind of scale that the kit does not know, from its declaration to every result and surface.

Whoever asks what kind of scale it has before it, instead of asking the scale, fails here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest

import negotiation_kit as nk
from negotiation_kit import charts, render
from negotiation_kit.analysis.comparing import Verdict
from negotiation_kit.analysis.moving import Change, over_rounds
from negotiation_kit.classroom.answers import read_answers
from negotiation_kit.format.fields import SCALE
from negotiation_kit.format.schema import schema
from negotiation_kit.notebook.controls import control, raw_value
from negotiation_kit.notebook.entry_controls import OutcomesControl
from negotiation_kit.render.scale_strip import scale_strip
from negotiation_kit.scales import LEVELS, Levels, Part, Value, parts_of
from negotiation_kit.scales.levels import level_name
from negotiation_kit.scales.named import NamedScale, named
from negotiation_kit.wording import ENGLISH, LANGUAGES

KIND = "compass"
HALF_ROUND = 4


@dataclass(frozen=True)
class Compass(NamedScale):
    """Directions in a circle: the last is beside the first, and half way round is farthest."""

    values: tuple[Any, ...]
    level: ClassVar[str] = KIND

    def parse(self, raw: Any) -> Value:
        return self.parse_part(raw)

    def parse_part(self, raw: Any) -> str:
        return level_name(raw, self.names, "direction")

    def read_code(self, cell: Any, ids: Mapping[str, str]) -> Any:
        return named(cell, ids)

    def everything(self) -> Levels:
        return Levels(self, frozenset(self.names))

    def nothing(self) -> Levels:
        return Levels(self, frozenset())

    def of(self, value: Value) -> Levels:
        return self.of_parts(parts_of(value))

    def of_parts(self, parts: tuple[Part, ...]) -> Levels:
        return Levels(self, frozenset(map(str, parts)))

    def without(self, parts: tuple[Part, ...]) -> Levels:
        return Levels(self, frozenset(self.names).difference(map(str, parts)))

    def apart(self, one: Any, other: Any) -> float:
        steps = abs(self.names.index(one) - self.names.index(other))
        return min(steps, len(self.names) - steps) / HALF_ROUND

    def kind(self, language: str = ENGLISH) -> str:
        return KIND

    def heading(self, language: str = ENGLISH) -> str:
        return "Directions"


CASE = """\
case: corridor
title: Which way the corridor runs
coded_from: table
parties:
  a: {name: Side A, short: A, role: side, colour: "#0072B2"}
  b: {name: Side B, short: B, role: side, colour: "#D55E00"}
rounds:
  r1: {title: First round, date: 2025-06-01}
  r2: {title: Second round, date: 2025-07-01}
baskets: {roads: Roads}
issues:
  corridor:
    basket: roads
    title: Corridor
    question: Which way does the corridor run?
    scale:
      level: compass
      values:
        {n: North, ne: North-east, e: East, se: South-east, s: South, sw: South-west, w: West, nw: North-west}
...
"""
FILES = {
    "r1/a": "value: s",
    "r1/b": "value: nw\n    accepts: [w]\n    rejects: [s]",
    "r2/a": "value: ne",
    "r2/b": "value: nw\n    accepts: [w]\n    rejects: [s]",
    "r2/a.second": "value: e",
    "r2/b.second": "value: nw\n    accepts: [w]\n    rejects: [s]",
}
"""What the sides say: A goes from south to north-east, from three steps beside B to two."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(LEVELS, KIND, Compass)
    level = SCALE.by_name["level"]
    monkeypatch.setitem(vars(level), "words", {**level.words, KIND: KIND})
    folder = tmp_path / "corridor"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, "utf-8", newline="\n")
    for name, said in FILES.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        party, _, coder = path.stem.partition(".")
        head = f"party: {party}\nround: {path.parent.name}\ncoder: {coder or 'lead'}\n"
        entry = f"positions:\n  - issue: corridor\n    {said}\n    summary: Said so.\n    confidence: high\n"
        path.write_text(f"{head}{entry}...\n", "utf-8", newline="\n")
    return folder


@pytest.fixture
def case(folder: Path) -> nk.Case:
    return nk.load_case(folder)


def test_check_reads_it(folder: Path) -> None:
    assert [finding.text() for finding in nk.check(folder).findings] == []


def test_check_says_what_is_not_on_it(folder: Path) -> None:
    path = folder / "r2" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("value: ne", "value: up"), "utf-8")
    (finding,) = nk.check(folder).findings
    assert finding.code == "off-scale"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: compass", "at: {n: 3}\n      level: compass", "a scale of level compass has no 'at'"),
        (
            "level: compass",
            "labels: {x: X}\n      level: compass",
            "`labels` names 'x', which is not a level",
        ),
        ("level: compass", "level: clock", "expected one of: nominal, "),
    ],
)
def test_check_says_what_is_wrong_with_its_declaration(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "case.yaml").write_text(CASE.replace(old, new), "utf-8")
    assert any(said in finding.message for finding in nk.check(folder).findings)


@pytest.mark.parametrize(("value", "fits"), [("ne", True), (["n", "ne"], True), ("up", False)])
def test_editors_know_its_values(case: nk.Case, value: Any, fits: bool) -> None:
    validator = jsonschema.Draft7Validator(schema("position", case))
    entries = [{"issue": "corridor", "value": value}]
    written = {"party": "a", "round": "r2", "coder": "lead", "positions": entries}
    assert validator.is_valid(written) is fits


def test_compare(case: nk.Case) -> None:
    (row,) = nk.compare(case, "a", "b").rows
    assert (row.verdict, row.distance) == (Verdict.DIVERGE, 2 / HALF_ROUND)
    (row,) = nk.compare(case, "a", "b", "r1").rows
    assert (row.verdict, row.distance) == (Verdict.DIVERGE, 3 / HALF_ROUND)
    assert "rejects" in str(row.reason)


def test_movement(case: nk.Case) -> None:
    (row,) = nk.movement(case, "a").rows
    assert (row.change, row.known_step) == (Change.MOVED, 3 / HALF_ROUND)
    assert row.toward is not None
    assert (row.toward.point, row.toward.word) == (1 / HALF_ROUND, "nearer")
    (row,) = nk.movement(case, "b").rows
    assert row.change is Change.UNCHANGED


def test_what_is_left(case: nk.Case) -> None:
    (row,) = nk.feasible_outcomes(case).rows
    assert row.left.parts == ("n", "ne", "e", "se", "sw", "w", "nw")
    assert row.zone.empty


def test_alpha(case: nk.Case) -> None:
    """Read 1/4 apart and alike: 1/8 is seen. The six pairs of ne, e, nw, nw are 11/24 apart, on average."""
    found = nk.coding_reliability(case, "r2").by_issue["corridor"]
    assert (found.mean_distance, found.chance_distance) == pytest.approx((1 / 8, 11 / 24))


def test_written_back_it_reads_as_it_was(case: nk.Case, tmp_path: Path) -> None:
    copy = tmp_path / "again" / "corridor"
    nk.write_case(case, copy)
    found = nk.load_case(copy)
    assert found.issues[0].scale == case.issues[0].scale
    one, other = (nk.positions_frame(item)[["value", "accepts", "rejects"]] for item in (case, found))
    assert one.equals(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables(case: nk.Case, language: str) -> None:
    table = nk.comparison_table(nk.compare(case, "a", "b"), language=language)
    assert "ne" in table.to_markdown()
    assert "North-east" in nk.codebook_table(case, language=language).to_markdown()


def test_page_and_worksheet(case: nk.Case) -> None:
    assert "North-east" in nk.page(case).html
    assert "North-west" in nk.exercise(case).student.html


def test_form(folder: Path) -> None:
    form = nk.code_case(folder)
    form.party.value, form.round.value = "a", "r2"
    assert form.value.widget.value == "ne"
    assert [value for _, value in form.value.widget.options if value] == [
        "n",
        "ne",
        "e",
        "se",
        "s",
        "sw",
        "w",
        "nw",
    ]


def test_the_form_for_limits_and_for_what_one_assumes(case: nk.Case) -> None:
    issue = case.issue("corridor")
    outcomes = OutcomesControl("Rejects", issue.scale)
    outcomes.show(["s", "w"])
    assert outcomes.read() == ["s", "w"]
    assert control(issue, ()).options[0] == ("as stated", "")
    assert ("ne", "ne") in control(issue, ()).options
    assert raw_value(issue, "ne") == "ne"


DRAWN: dict[str, Callable[[nk.Case], Any]] = {
    "positions": lambda case: charts.positions_on_scales(nk.compare(case, "a", "b")),
    "what is left": lambda case: charts.zopa_bars(nk.feasible_outcomes(case)),
    "movement": lambda case: charts.movement_dumbbells(nk.movement(case, "a")),
    "rounds": lambda case: charts.issue_over_rounds(over_rounds(case, "corridor")),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_charts(case: nk.Case, draw: Callable[[nk.Case], Any]) -> None:
    assert "ne" in {text.get_text() for text in draw(case).texts}


def test_strip_and_card(case: nk.Case) -> None:
    found = nk.compare(case, "a", "b")
    card = str(render.issue_card(found, found.rows[0]))
    assert "Directions:" in card
    assert "“ne” and “nw” lie 0.5 of the scale apart." in card
    assert scale_strip(found, found.rows[0]).count("▼") == 1


def test_a_table_becomes_a_case_on_it(folder: Path) -> None:
    import pandas as pd

    table = pd.DataFrame({"party": ["a", "b"], "issue": "way", "value": ["North West", "east"]})
    made = nk.case_from_frame(table, {"way": {"level": KIND, "values": ["east", "North West"]}})
    assert nk.positions_frame(made)["value"].tolist() == ["north-west", "east"]
    assert nk.positions_frame(made)["coordinate"].isna().all()
    assert nk.issues_frame(made).loc["way", ["unit", "min", "max"]].isna().all()


def test_a_mean_is_refused_and_packages_are_made(case: nk.Case) -> None:
    with pytest.raises(ValueError, match="a mean or median needs an order, and it has none"):
        nk.mean_voter(case, "corridor")
    found = nk.packages(case, "a", "b", weights=None)
    assert set(found.options[0]) == {"ne", "nw"}
    assert found.worth_of({"corridor": "n"}) == (0.75, 0.75)
    assert "Only what each asks for is looked at: Corridor." in found.assumptions


def test_answers_of_a_class(case: nk.Case, tmp_path: Path) -> None:
    given = {"corridor": {"a": {"value": "ne"}, "b": {"value": "up"}}}
    head = {"format": "negotiation-kit-answers", "version": 1, "case": "corridor", "round": "r2"}
    found = read_answers(json.dumps({**head, "answers": given}).encode(), case, "r2")
    assert [entry.value for entry in found.positions] == ["ne"]
    assert found.left_out == ("Corridor (B)",)
    nk.rehearse_seminar(case, tmp_path / "made-up", groups=3, round="r2")
    seminar = nk.collect_codings(case, tmp_path / "made-up", round="r2")
    assert [group.remarks for group in seminar.groups] == [()] * 3


def test_export(case: nk.Case, tmp_path: Path) -> None:
    nk.export_case(case, tmp_path / "out")
    written = [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".csv", ".qdc")]
    assert any("South-west" in path.read_text("utf-8") for path in written)
