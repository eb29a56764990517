"""Any case at all comes back equal from its files."""

from __future__ import annotations

from datetime import date
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.edtf import parse_edtf
from negotiation_kit.frames.content import InBraces, OnOneLine, files
from negotiation_kit.model import (
    LEAD,
    Basket,
    Case,
    Coding,
    Confidence,
    Engagement,
    Evidence,
    Firmness,
    Issue,
    Mode,
    Party,
    Passage,
    Position,
    Printed,
    Role,
    Round,
    Source,
    Status,
)
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    Scale,
    SetScale,
    parts_of,
)

Draw = st.DrawFn
NASTY = [
    "no",
    "12:30",
    "010",
    ": ",
    "a #b",
    "- a",
    "...",
    "a ",
    "\na\n",
    "🕊️",
    "'",
    '"',
    "~",
    "1e3",
    "#",
    "a\\nb",
]
IDS = st.sampled_from(
    ["no", "on", "null", "y", "1", "010", "1e3", "0x1", "2025-06-02", "e-1", "a", "a-b", "true"]
)
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12),
    st.text(" \n:#-'\"\\a{}[],&*!|>%@`?", max_size=9),
).map(lambda text: text if text.strip() else f"{text}x")
NUMBERS = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6, allow_nan=False)
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
MAYBE = st.none() | TEXTS


def some(ids: st.SearchStrategy[str], least: int = 1, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=least, max_size=most, unique=True)


@st.composite
def scales(draw: Draw) -> Scale:
    kind = draw(st.sampled_from([NominalScale, OrdinalScale, SetScale, IntervalScale, RatioScale, DateScale]))
    if kind is DateScale:
        first, last = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
        return DateScale(first, last, draw(MAYBE), draw(MAYBE))
    if kind in (IntervalScale, RatioScale):
        low, high = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
        if kind is RatioScale:
            low, high = 0, abs(high) + 1
        return kind(draw(TEXTS), low, high, draw(MAYBE), draw(MAYBE))
    levels = tuple(Level(name, draw(TEXTS), draw(MAYBE)) for name in draw(some(IDS, 2, 4)))
    if kind is OrdinalScale and draw(st.booleans()):
        steps = draw(st.lists(NUMBERS, min_size=len(levels), max_size=len(levels), unique=True))
        return OrdinalScale(levels, tuple(sorted(map(float, steps))))
    return kind(levels)


@st.composite
def values(draw: Draw, scale: Scale) -> Any:
    """Give a value through the scale's own reading, so that it is one of its values."""
    if isinstance(scale, SetScale):
        return scale.parse(draw(st.lists(st.sampled_from(scale.names), unique=True)))
    if isinstance(scale, NominalScale):
        return draw(st.sampled_from(scale.names))
    days = isinstance(scale, DateScale)
    inside = st.dates(scale.min, scale.max) if days else st.floats(float(scale.min), float(scale.max))  # type: ignore[attr-defined]
    low, high = sorted(draw(st.tuples(inside, inside)))
    if days:
        written = [f"{low}", f"{low}/{high}", f"{low}/..", f"../{high}", f"{low}~"]
    else:
        written = [low, {"from": low, "to": high}, {"at_least": low}, {"at_most": high}]
    return scale.parse(draw(st.lists(st.sampled_from(written), min_size=1, max_size=2)))


@st.composite
def positions(draw: Draw, owner: Coding, issue: Issue, others: list[Issue], number: int) -> Position:
    named = {name: draw(MAYBE) for name in ("why", "note")}
    said: dict[str, Any] = {"summary": f"{number} {draw(TEXTS)}"}
    if draw(st.booleans()):
        said["engagement"] = draw(st.sampled_from(Engagement))
    else:
        value = draw(values(issue.scale))
        said["value"] = value
        said["accepts"] = tuple(dict.fromkeys(parts_of(draw(values(issue.scale)))))
        for name, members in (("status", Status), ("firmness", Firmness), ("confidence", Confidence)):
            said[name] = draw(st.sampled_from(members))
        printed = draw(values(issue.scale))
        said["printed"] = draw(st.sampled_from([None, Printed(uncodable=True)]))
        if printed != value and draw(st.booleans()):
            said["printed"] = Printed(value=printed)
        said["object"] = draw(st.none() | IDS)
        if draw(st.booleans()):
            said["salience"], said["salience_basis"] = draw(st.floats(0, 100)), draw(TEXTS)
        if others and draw(st.booleans()):
            package = tuple((other.id, draw(values(other.scale))) for other in others)
            said["conditional_on"] = (package,)
        said["evidence"] = draw(
            st.lists(
                st.builds(
                    Evidence, st.just("1e3"), st.sampled_from([1, 20]), st.sampled_from(Mode), TEXTS, TEXTS
                ),
                min_size=1,
                max_size=2,
            ).map(tuple)
        )
    return Position(owner.party, owner.round, issue.id, owner.coder, **named, **said)


@st.composite
def cases(draw: Draw) -> Case:
    parties = tuple(
        Party(name, draw(TEXTS), draw(TEXTS), draw(st.sampled_from(Role)),
              draw(st.sampled_from([None, "NO"])), draw(st.sampled_from([None, "#0072b2"])))
        for name in draw(some(IDS, 1, 2))
    )  # fmt: skip
    dates = st.sampled_from(["2025", "2025-06", "2025-06-02/..", "2022-03~"]).map(parse_edtf)
    rounds = tuple(Round(name, draw(TEXTS), draw(dates), draw(MAYBE)) for name in draw(some(IDS, 1, 2)))
    baskets = tuple(Basket(name, draw(TEXTS)) for name in draw(some(IDS, 1, 2)))
    issues = [
        Issue(name, draw(st.sampled_from(baskets)).id, draw(TEXTS), draw(TEXTS), draw(scales()), None, draw(MAYBE))
        for name in draw(some(IDS, 1, 2))
    ]  # fmt: skip
    coders = [LEAD, *draw(some(IDS, 0, 1))]
    codings = tuple(
        Coding(party.id, item.id, coder, draw(MAYBE)) for party in parties for item in rounds for coder in coders
    )  # fmt: skip
    entries = tuple(
        draw(positions(owner, issue, [other for other in issues if other is not issue], number))
        for owner in codings
        for number, issue in enumerate(issues)
    )
    passages = (Passage(1, draw(TEXTS), "0" * 64, "text", draw(MAYBE), draw(MAYBE)), Passage(20, draw(TEXTS)))
    card = Source("1e3", draw(TEXTS), draw(TEXTS), passages, *(draw(MAYBE) for _ in range(3)), draw(dates),
                  draw(dates), "uk", draw(MAYBE), draw(MAYBE), "f" * 64)  # fmt: skip
    cited = any(entry.evidence for entry in entries)
    return Case(
        draw(IDS), draw(TEXTS), parties, rounds, baskets, tuple(issues), entries, codings,
        (card,) if cited else (), draw(MAYBE), "table", draw(MAYBE),
    )  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_any_case_comes_back_equal(case: Case) -> None:
    with TemporaryDirectory() as folder:
        nk.write_case(case, folder)
        assert nk.load_case(folder) == case


def test_each_file_lies_where_it_is_looked_for(istanbul: Case) -> None:
    names = [name for name, _ in files(istanbul)]
    assert names[0] == "case.yaml"
    assert names[1:-1] == [f"2025-06-02/{coding.party}.yaml" for coding in istanbul.codings]
    assert names[-1] == "seeds/istanbul-2025-06-02.yaml"


def test_a_second_coder_has_a_file_of_their_own(istanbul: Case) -> None:
    second = Position("russia", "2025-06-02", "force-cap", coder="second", value="cap")
    case = Case(
        istanbul.id, istanbul.title, istanbul.parties, istanbul.rounds, istanbul.baskets, istanbul.issues,
        (*istanbul.positions, second),
    )  # fmt: skip
    content = dict(files(case))
    assert content["2025-06-02/russia.second.yaml"]["coder"] == "second"
    assert len(content["2025-06-02/russia.second.yaml"]["positions"]) == 1


def test_what_is_not_there_is_not_written_and_short_things_stand_on_one_line(istanbul: Case) -> None:
    content = dict(files(istanbul))
    assert content["case.yaml"]["parties"]["west"].keys() == {"name", "short", "role", "colour"}
    entries = content["2025-06-02/russia.yaml"]["positions"]
    (length,) = (entry for entry in entries if entry["issue"] == "ceasefire-duration" and "value" in entry)
    assert length["value"] == {"from": 2, "to": 3}
    assert isinstance(length["value"], InBraces)
    (categories,) = (entry for entry in entries if entry["issue"] == "pow-exchange-categories")
    assert isinstance(categories["value"], OnOneLine)
    assert None not in [value for entry in entries for value in entry.values()]
