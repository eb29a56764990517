"""Any case at all comes back equal from its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.exchange.frames.writing import InBraces, OnOneLine, files
from negotiation_kit.format.validate import same_name
from negotiation_kit.model import (
    LEAD,
    Basket,
    Case,
    Channel,
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
from negotiation_kit.scales.edtf import parse_edtf

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
    kind: Any = draw(
        st.sampled_from([NominalScale, OrdinalScale, SetScale, IntervalScale, RatioScale, DateScale])
    )
    if kind is DateScale:
        first, last = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
        return DateScale(first, last, draw(MAYBE), draw(MAYBE))
    if kind in (IntervalScale, RatioScale):
        low, high = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
        if kind is RatioScale:
            low, high = 0, abs(high) + 1
        line: Scale = kind(draw(TEXTS), low, high, draw(MAYBE), draw(MAYBE))
        return line
    names = draw(some(IDS, 2, 4))
    told_apart = st.lists(TEXTS, min_size=len(names), max_size=len(names), unique_by=same_name)
    labels = draw(st.just([None] * len(names)) | told_apart)
    levels = tuple(Level(name, draw(TEXTS), label) for name, label in zip(names, labels, strict=True))
    if kind is OrdinalScale and draw(st.booleans()):
        steps = draw(st.lists(NUMBERS, min_size=len(levels), max_size=len(levels), unique=True))
        return OrdinalScale(levels, tuple(sorted(map(float, steps))))
    found: Scale = kind(levels)
    return found


@st.composite
def values(draw: Draw, scale: Scale) -> Any:
    """Give a value through the scale's own reading, so that it is one of its values."""
    if isinstance(scale, SetScale):
        return scale.parse(draw(st.lists(st.sampled_from(scale.names), unique=True)))
    if isinstance(scale, NominalScale):
        return draw(st.sampled_from(scale.names))
    assert isinstance(scale, DateScale | IntervalScale)
    written: list[Any]
    if isinstance(scale, DateScale):
        first, last = sorted(draw(st.lists(st.dates(scale.min, scale.max), min_size=2, max_size=2)))
        written = [f"{first}", f"{first}/{last}", f"{first}/..", f"../{last}", f"{first}~"]
    else:
        inside = st.floats(float(scale.min), float(scale.max))
        low, high = sorted(draw(st.lists(inside, min_size=2, max_size=2)))
        written = [low, {"from": low, "to": high}, {"at_least": low}, {"at_most": high}]
    return scale.parse(draw(st.lists(st.sampled_from(written), min_size=1, max_size=2)))


@st.composite
def positions(draw: Draw, owner: Coding, issue: Issue, others: list[Issue], number: int) -> Position:
    said: dict[str, Any] = {"summary": f"{number} {draw(TEXTS)}", "why": draw(MAYBE), "note": draw(MAYBE)}
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
        said["adjudication"] = draw(MAYBE) if owner.coder == LEAD else None
        if draw(st.booleans()):
            said["salience"], said["salience_basis"] = draw(st.floats(0, 100)), draw(TEXTS)
            said["salience_channel"] = draw(st.sampled_from(Channel))
        if draw(st.booleans()) and others:
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
    return Position(owner.party, owner.round, issue.id, owner.coder, **said)


@st.composite
def cases(draw: Draw) -> Case:
    called = iter(draw(st.lists(TEXTS, min_size=6, max_size=6, unique_by=same_name)))
    titles = iter(draw(st.lists(TEXTS, min_size=2, max_size=2, unique_by=same_name)))
    parties = tuple(
        Party(name, next(called), next(called), draw(st.sampled_from(Role)),
              draw(st.sampled_from([None, "NO"])), draw(st.sampled_from([None, "#0072b2"])),
              *draw(st.just((None, None)) | st.tuples(st.floats(0, 1e12), TEXTS)))
        for name in draw(some(IDS, 1, 2))
    )  # fmt: skip
    dates = st.sampled_from(["2025", "2025-06", "2025-06-02/..", "2022-03~"]).map(parse_edtf)
    first, *others = draw(some(IDS, 1, 2))
    layers = (Round(name, next(titles), draw(dates), layer_of=first) for name in others)
    rounds = (Round(first, next(titles), draw(dates), draw(MAYBE)), *layers)
    baskets = tuple(Basket(name, draw(TEXTS)) for name in draw(some(IDS, 1, 2)))
    issues = [
        Issue(name, baskets[-1].id, next(called), draw(TEXTS), draw(scales()), note=draw(MAYBE),
              rounds=draw(st.sampled_from([(), tuple(item.id for item in rounds)])))
        for name in draw(some(IDS, 1, 2))
    ]  # fmt: skip
    coders = [LEAD, *draw(some(IDS, 0, 1))]
    codings = tuple(
        Coding(party.id, item.id, coder, draw(MAYBE))
        for party in parties
        for item in rounds
        for coder in coders
    )
    entries = tuple(
        draw(positions(owner, issue, [other for other in issues if other is not issue], number))
        for owner in codings
        for number, issue in enumerate(issues)
    )
    passages = (Passage(1, draw(TEXTS), "0" * 64, "text", draw(MAYBE), draw(MAYBE)), Passage(20, draw(TEXTS)))
    card = Source(
        "1e3",
        draw(TEXTS),
        draw(TEXTS),
        passages,
        container_title=draw(MAYBE),
        author=draw(MAYBE),
        publisher=draw(MAYBE),
        issued=draw(dates),
        accessed=draw(dates),
        language="uk",
        url=draw(MAYBE),
        note=draw(MAYBE),
        fingerprint="f" * 64,
    )
    cited = any(entry.evidence for entry in entries)
    return Case(
        draw(IDS), draw(TEXTS), parties, rounds, baskets, tuple(issues), entries, codings,
        (card,) if cited else (), draw(MAYBE), "table", draw(MAYBE),
        default_round=draw(st.sampled_from([None, first])),
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
    files_of = [(coding.round, coding.party, coding.coder) for coding in istanbul.codings]
    assert names[1 : 1 + len(files_of)] == [
        f"{round_}/{party}{'' if coder == LEAD else f'.{coder}'}.yaml" for round_, party, coder in files_of
    ]
    assert names[1 + len(files_of) :] == [f"seeds/{source.id}.yaml" for source in istanbul.sources]


def test_a_second_coder_has_a_file_of_their_own(istanbul: Case) -> None:
    third = Position("russia", "2025-06-02", "force-cap", coder="third", value="cap")
    content = dict(files(replace(istanbul, positions=(*istanbul.positions, third))))
    written = content["2025-06-02/russia.third.yaml"]
    assert (written["party"], written["round"], written["coder"]) == ("russia", "2025-06-02", "third")
    assert written["positions"] == [{"issue": "force-cap", "value": "cap"}]


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
