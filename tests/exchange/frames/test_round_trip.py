"""Whatever the format can say comes back equal: from its files, and from the cells of its frames."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.model import (
    Basket,
    Case,
    Channel,
    Coding,
    Evidence,
    Issue,
    Membership,
    Mode,
    Party,
    Passage,
    Position,
    Role,
    Round,
    Source,
)
from negotiation_kit.scales import Level, NominalScale, OffScaleError, RatioScale, Scale, SetScale, Value
from negotiation_kit.scales.edtf import parse_edtf
from negotiation_kit.scales.named import check_preference
from tests.builders import KINDS
from tests.strategies import parts, values

SCALES: dict[str, Scale] = {**KINDS, "bodies": RatioScale("bodies", 0, 9000, whole=True)}
AMOUNTS = ("days", "degrees", "bodies")
OBJECTS = (
    Level("here", "Here", translations=(("meaning", "uk", "Тут"),)),
    Level("there", "There: all of it"),
)
PACKAGES = (Level("swap", "Land for land", translations=(("meaning", "ru", "Обмен"),)), Level("pay", "Money"))
SOURCE = Source("report", "report", "Report", (Passage(1, "Says it."), Passage(2, "Says more.")))
MEMBERSHIPS = [
    Membership("west"),
    Membership("west", parse_edtf("2025-01")),
    Membership("west", parse_edtf("2025-01-01"), parse_edtf("2025-06")),
]


def wanted(scale: Scale) -> st.SearchStrategy[Any]:
    """Give a value as a file has it, alternatives on every scale."""
    if isinstance(scale, NominalScale):
        return parts(scale) | st.lists(parts(scale), min_size=1, max_size=3, unique=True)
    return values(scale)


@st.composite
def positions(draw: st.DrawFn, party: str, issue: Issue, coder: str) -> Position:
    scale = issue.scale
    value: Value | None = scale.parse(draw(wanted(scale)))
    uncertain = _doubt(scale, draw(st.none() | wanted(scale)))
    prefers = draw(st.none() | st.sampled_from(scale.preferences) if scale.preferences else st.none())
    if value is not None and uncertain is not None and not scale.may_mean(uncertain, value):
        value = None
    try:
        check_preference(scale, prefers, value)
    except OffScaleError:
        prefers = None
    return Position(
        party, "r1", issue.id, coder,
        value=value,
        uncertain=uncertain,
        prefers=prefers,
        within=draw(st.sampled_from([None, "swap", "pay"])),
        object=draw(st.sampled_from([None, "here", "there"])),
        evidence=tuple(draw(st.lists(st.builds(
            Evidence, st.just("report"), st.sampled_from([1, 2]), st.just(Mode.QUOTED), st.just("The head"),
            channel=st.sampled_from(Channel),
        ), max_size=2))),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    chosen = draw(st.lists(st.sampled_from(list(SCALES)), min_size=1, max_size=4, unique=True))
    issues = tuple(
        Issue(
            name, "all", name, f"{name}?", SCALES[name],
            objects=draw(st.sampled_from([(), OBJECTS])),
            each_round=name in AMOUNTS and draw(st.booleans()),
        )
        for name in chosen
    )  # fmt: skip
    member = draw(st.lists(st.sampled_from(MEMBERSHIPS), max_size=2))
    parties = (
        Party("a", "A", "A", Role.SIDE, member_of=tuple(member)),
        Party("west", "The West", "West", Role.THIRD_PARTY),
    )
    coders = ("anna", "ben", "lead")
    return Case(
        "case", "Case", parties, (Round("r1", "One"),), (Basket("all", "All"),), issues,
        tuple(draw(positions("a", issue, coder)) for coder in coders for issue in issues),
        tuple(
            Coding("a", "r1", coder, packages=PACKAGES, settled_from=coders[:2] if coder == "lead" else ())
            for coder in coders
        ),
        coded_from="table",
    )  # fmt: skip


def _doubt(scale: Scale, raw: Any) -> Any:
    try:
        return None if raw is None else scale.parse_uncertain(raw)
    except OffScaleError:
        return None


@given(cases())
@settings(max_examples=40, deadline=None)
def test_a_case_comes_back_equal_from_its_files(case: Case) -> None:
    cited = any(entry.evidence for entry in case.positions)
    whole = replace(case, sources=(SOURCE,)) if cited else case
    with TemporaryDirectory() as folder:
        nk.write_case(whole, Path(folder) / "case")
        assert nk.load_case(Path(folder) / "case") == whole
        assert nk.check(Path(folder) / "case").findings == ()


@given(st.data(), st.sampled_from(list(SCALES.values())))
def test_cells_read_back_as_the_values_they_show(data: st.DataObject, scale: Scale) -> None:
    value = scale.parse(data.draw(wanted(scale)))
    assert scale.parse(scale.read_code(scale.code(value), {})) == value
    uncertain = _doubt(scale, data.draw(wanted(scale)))
    if uncertain is not None:
        assert scale.parse_uncertain(scale.read_code(scale.code(uncertain), {})) == uncertain


@given(cases())
@settings(max_examples=25, deadline=None)
def test_a_frame_of_positions_is_read_back(case: Case) -> None:
    """One coder's entries; what a table has no room for, as evidence, stays behind."""
    entries = [replace(entry, coder="lead", evidence=()) for entry in case.positions if entry.coder == "anna"]
    frame = nk.positions_frame(replace(case, positions=tuple(entries), codings=()))
    declared = {issue.id: _declared(issue.scale) for issue in case.issues}
    found = nk.case_from_frame(frame, declared, round="r1")
    assert list(found.positions) == [replace(entry, engagement=None) for entry in entries]
    used = {entry.within for entry in entries} - {None}
    assert {item.name for item in found.codings[0].packages} == used
    for issue in found.issues:
        named = {entry.object for entry in entries if entry.issue == issue.id} - {None}
        assert {item.name for item in issue.objects} == named


def _declared(scale: Scale) -> dict[str, Any]:
    given_ = {name: getattr(scale, name) for name in ("unit", "min", "max", "whole") if hasattr(scale, name)}
    if isinstance(scale, NominalScale | SetScale):
        return {"level": scale.level, "values": {level.name: level.meaning for level in scale.values}}
    if scale.level == "date":
        given_.pop("whole")
    return {"level": scale.level, **given_}


@pytest.mark.parametrize(
    ("name", "told"),
    [("channel", ["public", None, "leaked"]), ("account", ["own-word", None, "told-by-third"])],
)
def test_whose_word_an_entry_is_and_how_open(name: str, told: list[str | None]) -> None:
    issue = Issue("days", "all", "Days", "Days?", SCALES["days"])
    leak = Evidence("report", 1, Mode.REPORTED, "Head", "Paper", channel=Channel.LEAKED)
    value = issue.scale.parse(3)
    entries = (
        Position("a", "r1", "days", value=value),
        Position("a", "r1", "days", engagement=nk.model.Engagement.SILENT),
        Position("a", "r1", "days", value=value, evidence=(leak,)),
    )
    party = Party("a", "A", "A", Role.SIDE)
    case = Case("x", "X", (party,), (Round("r1", "One"),), (Basket("all", "All"),), (issue,), entries)
    frame = nk.positions_frame(case)
    assert frame[name].astype(object).where(frame[name].notna(), None).tolist() == told
