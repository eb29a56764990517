"""A position file into positions, and every value on its scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from negotiation_kit.format.build import Context, read_positions
from negotiation_kit.format.parse import parse
from negotiation_kit.model import (
    Channel,
    Coding,
    Confidence,
    Engagement,
    Evidence,
    Firmness,
    Mode,
    Origin,
    Position,
    Printed,
    Status,
)
from negotiation_kit.scales import Span
from negotiation_kit.scales.edtf import parse_edtf

if TYPE_CHECKING:
    from negotiation_kit.format.build import PositionFile
    from tests.format.build.conftest import ReadFile


def _found(file: PositionFile) -> list[str]:
    """Return each finding's code with the text that its caret underlines."""
    return [
        f"{finding.code} at {finding.excerpt[finding.column - 1 :][: finding.width]}"
        for finding in file.context.document.findings
    ]


FULL = """
- issue: pace
  value: slow
  printed: even
  accepts: [even]
  rejects: [fast]
  status: offered
  firmness: red-line
  confidence: medium
  salience: 80
  salience_basis: Named first.
  conditional_on: [{days: 3, groups: [ill]}, {days: 5}]
  object: local
  summary: Goes slowly.
  why: Is tired.
  note: Unsure of the tone.
  evidence:
    - {source: report, passage: 1, voice: The head, mode: reported, reported_by: The paper}
    - {source: report, passage: 2, mode: inferred}
"""


def test_every_field_of_a_position(entries: ReadFile) -> None:
    file = entries(FULL)
    assert _found(file) == []
    assert file.coding is not None
    assert file.coding.item == Coding("a", "r1", "lead")
    (placed,) = file.positions
    assert placed.item == Position(
        party="a",
        round="r1",
        issue="pace",
        coder="lead",
        value="slow",
        printed=Printed(value="even"),
        accepts=("even",),
        rejects=("fast",),
        status=Status.OFFERED,
        firmness=Firmness.RED_LINE,
        confidence=Confidence.MEDIUM,
        salience=80,
        salience_basis="Named first.",
        conditional_on=((("days", (Span(3, 3),)), ("groups", ("ill",))), (("days", (Span(5, 5),)),)),
        object="local",
        summary="Goes slowly.",
        why="Is tired.",
        note="Unsure of the tone.",
        evidence=(
            Evidence("report", 1, Mode.REPORTED, "The head", "The paper"),
            Evidence("report", 2, Mode.INFERRED),
        ),
    )
    assert placed.item.origin == Origin("a.yaml", 5, 5)
    assert placed.item.evidence[1].origin == Origin("a.yaml", 22, 9)


@pytest.mark.parametrize(
    ("issue", "written", "values"),
    [
        ("pace", "value: slow, uncertain: {from: slow, to: even}", ("slow", ("slow", "even"), None)),
        ("pace", "value: [fast, slow], prefers: fast", (("slow", "fast"), None, "fast")),
        ("pace", "uncertain: [fast, slow], prefers: less", (None, ("slow", "fast"), "less")),
        ("days", "value: 3, uncertain: 2..5, prefers: more", ((Span(3, 3),), (Span(2, 5),), "more")),
        ("days", "uncertain: {at_least: 5}", (None, (Span(5, None),), None)),
        ("groups", "value: [ill], uncertain: [young]", (("ill",), ("young",), None)),
        ("next", "uncertain: 2025-06", (None, (parse_edtf("2025-06"),), None)),
    ],
)
def test_doubt_and_preference(issue: str, written: str, values: object, entries: ReadFile) -> None:
    file = entries(f"- {{issue: {issue}, {written}}}")
    entry = file.positions[0].item
    assert (_found(file), (entry.value, entry.uncertain, entry.prefers)) == ([], values)


def test_the_head_of_a_file_declares_packages_and_whom_it_was_settled_from(entries: ReadFile) -> None:
    head = "packages: {swap: Land for land, pay: {en: Money, uk: Гроші}}\nsettled_from: [anna, ben]\n"
    file = entries("- {issue: days, value: 3, within: swap}", head)
    assert _found(file) == []
    assert file.coding is not None
    assert file.coding.item.settled_from == ("anna", "ben")
    assert [item.name for item in file.coding.item.packages] == ["swap", "pay"]
    assert file.positions[0].item.within == "swap"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("packages: [swap]", "bad-shape at ["),
        ("packages: {swap: }", "field-empty at }"),
        ("settled_from: anna", "bad-shape at anna"),
        ("settled_from: [Anna]", "bad-id at Anna"),
        ("settled_from: [anna, anna]", "duplicate-outcome at anna"),
    ],
)
def test_a_fault_in_the_head_is_found_where_it_stands(head: str, found: str, entries: ReadFile) -> None:
    assert _found(entries("- {issue: days, value: 3}", f"{head}\n"))[0] == found


def test_evidence_says_how_open_it_was(entries: ReadFile) -> None:
    piece = "{source: report, passage: 1, voice: A, mode: quoted"
    file = entries(f"- {{issue: days, value: 3, evidence: [{piece}}}, {piece}, channel: leaked}}]}}")
    assert [one.channel for one in file.positions[0].item.evidence] == [Channel.PUBLIC, Channel.LEAKED]


@pytest.mark.parametrize(
    ("issue", "written", "value"),
    [
        ("pace", "slow", "slow"),
        ("pace", "[fast, slow]", ("slow", "fast")),
        ("pace", "[fast]", "fast"),
        ("days", "2..3", (Span(2, 3),)),
        ("days", "10-15", (Span(10, 15),)),
        ("days", "'>=2'", (Span(2, None),)),
        ("days", "<=2", (Span(None, 2),)),
        ("next", "2025-06-20..2025-06-30", (parse_edtf("2025-06-20/2025-06-30"),)),
        ("days", "3", (Span(3, 3),)),
        ("days", "1.5", (Span(1.5, 1.5),)),
        ("days", "{from: 2, to: 3}", (Span(2, 3),)),
        ("days", "{at_least: 5}", (Span(5, None),)),
        ("days", "{at_most: 5}", (Span(None, 5),)),
        ("groups", "[ill, young]", ("ill", "young")),
        ("groups", "[young, ill]", ("ill", "young")),
        ("groups", "[]", ()),
        ("next", "2025-06-20", (parse_edtf("2025-06-20"),)),
        ("next", "2025-06-20/2025-06-30", (parse_edtf("2025-06-20/2025-06-30"),)),
        ("next", "2025-06", (parse_edtf("2025-06"),)),
    ],
)
def test_values_on_their_scales(issue: str, written: str, value: object, entries: ReadFile) -> None:
    file = entries(f"- {{issue: {issue}, value: {written}}}")
    assert (_found(file), file.positions[0].item.value) == ([], value)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{issue: pace, value: []}", "bad-value at ["),
        ("{issue: pace, value: [slow, slow]}", "duplicate-outcome at slow"),
        ("{issue: pace, value: [slow, swift]}", "off-scale at swift"),
        ("{issue: pace, value: {from: slow}}", "bad-value at {"),
        ("{issue: pace, value: 2}", "number-without-unit at 2"),
        ("{issue: pace, value: Slow}", "off-scale at Slow"),
        ("{issue: pace, value: ''}", "field-empty at ''"),
        ("{issue: pace, value: ~}", "field-empty at ~"),
        ("{issue: days, value: '3'}", "off-scale at '3'"),
        ("{issue: days, value: 3..2}", "range-reversed at 3..2"),
        ("{issue: days, value: 2025-06-20}", "off-scale at 2025-06-20"),
        ("{issue: days, prefers: higher}", "bad-preference at higher"),
        ("{issue: groups, prefers: more}", "bad-preference at more"),
        ("{issue: pace, prefers: [slow]}", "bad-preference at ["),
        ("{issue: pace, uncertain: swift}", "off-scale at swift"),
        ("{issue: pace, uncertain: {from: slow, to: swift}}", "off-scale at {"),
        ("{issue: days, uncertain: 3}", "uncertain-single at 3"),
        ("{issue: days, value: 3, within: swap}", "unknown-package at swap"),
        ("{issue: pace, value: slow, evidence: [{source: report, passage: 1, mode: quoted, channel: open}]}",
         "bad-choice at open"),
        ("{issue: days, value: 1e999}", "off-scale at 1e999"),
        ("{issue: days, value: 010}", "off-scale at 010"),
        ("{issue: days, value: 1_0}", "off-scale at 1_0"),
        ("{issue: days, value: -1}", "outside-anchors at -1"),
        ("{issue: days, value: {from: 3, to: x}}", "off-scale at x"),
        ("{issue: days, value: {from: 3}}", "bad-value at {"),
        ("{issue: days, value: {from: 3, upto: 4}}", "bad-value at {"),
        ("{issue: days, value: {from: 4, to: 3}}", "range-reversed at {"),
        ("{issue: days, value: {at_least: 31}}", "outside-anchors at 31"),
        ("{issue: groups, value: ill}", "bad-value at ill"),
        ("{issue: groups, value: [ill, old]}", "off-scale at old"),
        ("{issue: groups, value: [ill, ill]}", "duplicate-outcome at ill"),
        ("{issue: next, value: soon}", "bad-date at soon"),
        ("{issue: next, value: 2025-08-01}", "outside-anchors at 2025-08-01"),
        ("{issue: pace, accepts: slow}", "bad-shape at slow"),
        ("{issue: pace, accepts: []}", "bad-shape at ["),
        ("{issue: pace, rejects: [slow, slow]}", "duplicate-outcome at slow"),
        ("{issue: pace, rejects: [slow, swift]}", "off-scale at swift"),
        ("{issue: pace, value: slow, printed: swift}", "off-scale at swift"),
        ("{issue: pace, value: slow, printed: {rejects: [swift]}}", "off-scale at swift"),
        ("{issue: pace, value: slow, printed: {rejects: [fast], value: slow}}", "unknown-field at value"),
        ("{issue: pace, value: slow, conditional_on: {days: 3}}", "bad-shape at {"),
        ("{issue: pace, value: slow, conditional_on: [days]}", "bad-shape at days"),
        ("{issue: pace, value: slow, conditional_on: [{}]}", "bad-shape at {"),
        ("{issue: pace, value: slow, conditional_on: [{dais: 3}]}", "unknown-issue at dais"),
        ("{issue: pace, value: slow, conditional_on: [{days: 31}]}", "outside-anchors at 31"),
        ("{issue: pace, value: slow, conditional_on: [{days: }]}", "field-empty at }"),
        ("{issue: pace, value: slow, salience: high}", "bad-number at high"),
        ("{issue: pace, value: slow, salience: .nan}", "bad-number at .nan"),
        ("{issue: pace, value: slow, object: Local Pause}", "bad-id at Local Pause"),
        ("{issue: pace, value: slow, status: agree}", "bad-choice at agree"),
        ("{issue: pace, value: slow, firmness: [firm]}", "bad-shape at ["),
        ("{issue: pace, value: slow, evidence: report}", "bad-shape at report"),
        ("{issue: pace, value: slow, evidence: [report]}", "bad-shape at report"),
        ("{issue: pace, value: slow, evidence: [{source: report}]}", "field-missing at {"),
        (
            "{issue: pace, value: slow, evidence: [{source: rep, passage: 1, mode: quoted}]}",
            "unknown-source at rep",
        ),
        (
            "{issue: pace, value: slow, evidence: [{source: report, passage: 3, mode: quoted}]}",
            "unknown-passage at 3",
        ),
        (
            "{issue: pace, value: slow, evidence: [{source: report, passage: -1, mode: quoted}]}",
            "unknown-passage at -1",
        ),
        (
            "{issue: pace, value: slow, evidence: [{source: empty, passage: 1, mode: quoted}]}",
            "unknown-passage at 1",
        ),
        (
            "{issue: pace, value: slow, evidence: [{source: report, passage: 1.0, mode: quoted}]}",
            "bad-number at 1.0",
        ),
        (
            "{issue: pace, value: slow, evidence: [{source: report, passage: 1, mode: said}]}",
            "bad-choice at said",
        ),
        ("{issue: peace, value: slow}", "unknown-issue at peace"),
        ("{issue: [pace], value: slow}", "bad-shape at ["),
        ("{value: slow}", "field-missing at {"),
        ("pace", "bad-shape at pace"),
        ("[pace, slow]", "bad-shape at ["),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_stands(entry: str, found: str, entries: ReadFile) -> None:
    assert _found(entries(f"- {entry}"))[0] == found


def test_all_faults_of_an_entry_are_found(entries: ReadFile) -> None:
    file = entries(FULL.replace("slow", "slo").replace("offered", "offer").replace("80", "many"))
    assert _found(file) == ["bad-choice at offer", "bad-number at many", "off-scale at slo"]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("fast", Printed(value="fast")),
        ("uncodable", Printed(uncodable=True)),
        ("{rejects: [fast]}", Printed(rejects=("fast",))),
        ("{accepts: [even, fast], rejects: [slow]}", Printed(accepts=("even", "fast"), rejects=("slow",))),
    ],
)
def test_what_the_wording_gives(printed: str, wanted: Printed, entries: ReadFile) -> None:
    file = entries(f"- {{issue: pace, value: slow, printed: {printed}}}")
    assert (file.positions[0].item.printed, _found(file)) == (wanted, [])


@pytest.mark.parametrize("engagement", list(Engagement))
def test_absence_has_a_reason_and_no_value(engagement: Engagement, entries: ReadFile) -> None:
    position = entries(f"- {{issue: pace, engagement: {engagement}}}").positions[0].item
    assert (position.value, position.engagement) == (None, engagement)


def test_a_card_that_could_not_be_read_is_not_blamed_twice(entries: ReadFile) -> None:
    file = entries("- {issue: pace, value: slow, evidence: [{source: faulty, passage: 99, mode: inferred}]}")
    assert _found(file) == []
    assert file.positions[0].item.evidence[0].passage == 99


def test_words_that_yaml_1_1_would_change_stay_words(entries: ReadFile) -> None:
    position = entries("- {issue: pace, value: slow, summary: NO, why: 12:30, note: on}").positions[0].item
    assert (position.summary, position.why, position.note) == ("NO", "12:30", "on")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("party: a\nround: r1\ncoder: lead\npositions: {}\n...\n", "4:12 bad-shape"),
        ("party: a\nround: r1\ncoder: lead\npositions: none\n...\n", "4:12 bad-shape"),
        ("party: a\nround: r1\ncoder: lead\n...\n", "1:1 field-missing"),
        ("party: a\nround: r1\npositions: []\n...\n", "1:1 field-missing"),
        ("party: a\nround: r1\ncoder: The Lead\npositions: []\n...\n", "3:8 bad-id"),
        ("- a\n...\n", "1:1 bad-shape"),
    ],
)
def test_a_file_of_another_shape(text: str, found: str) -> None:
    file = read_positions(Context(parse(text.encode(), "a.yaml")))
    (finding,) = file.context.document.findings
    assert (f"{finding.line}:{finding.column} {finding.code}", file.positions) == (found, [])


@pytest.mark.parametrize(
    ("asked", "package", "findings"),
    [
        ("days: 3", (("days", (Span(3, 3),)),), []),
        ("days: {from: 3, to: 5}", (("days", (Span(3, 5),)),), []),
        ("days: {value: 3, object: truce}", (("days", (Span(3, 3),), "truce"),), []),
        ("days: {value: {at_least: 3}}", (("days", (Span(3, None),)),), []),
        ("days: {object: truce}", None, ["field-missing at {"]),
        ("days: {value: 3, of: truce}", (("days", (Span(3, 3),)),), ["unknown-field at of"]),
    ],
)
def test_a_condition_may_name_its_object(
    asked: str, package: object, findings: list[str], entries: ReadFile
) -> None:
    file = entries(f"- {{issue: pace, value: slow, conditional_on: [{{{asked}}}]}}")
    assert _found(file) == findings
    assert file.positions[0].item.conditional_on == (() if package is None else (package,))
