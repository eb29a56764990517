"""case.yaml into the codebook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from negotiation_kit.format.build import read_codebook
from negotiation_kit.format.parse import parse
from negotiation_kit.model import Basket, Membership, Origin, Role
from negotiation_kit.scales import DateScale, Level, OrdinalScale, RatioScale, SetScale
from negotiation_kit.scales.edtf import parse_edtf

if TYPE_CHECKING:
    from negotiation_kit.format.build import Codebook
    from tests.format.build.conftest import ReadCase


def _found(codebook: Codebook) -> list[str]:
    """Return each finding's code with the text that its caret underlines."""
    return [
        f"{finding.code} at {finding.excerpt[finding.column - 1 :][: finding.width]}"
        for finding in codebook.document.findings
    ]


def test_what_a_sound_codebook_declares(codebook: ReadCase) -> None:
    book = codebook()
    assert book.document.findings == []
    assert book.heading == {"id": "talks", "title": "Talks"}
    party = book.parties["a"].item
    assert (party.name, party.short, party.role, party.iso) == ("Side A", "A", Role.SIDE, None)
    assert party.origin == Origin("case.yaml", 3, 14)
    meeting = book.rounds["r1"].item.date
    assert meeting is not None
    assert (meeting.first, meeting.last) == (date(2025, 6, 1), date(2025, 6, 30))
    assert book.baskets == {"main": Basket("main", "Main")}
    scales = {name: type(placed.item.scale) for name, placed in book.issues.items()}
    assert scales == {"pace": OrdinalScale, "days": RatioScale, "groups": SetScale, "next": DateScale}
    assert list(book.declared) == ["party", "round", "basket", "issue"]
    assert book.from_sources


def test_what_the_case_is_coded_from(codebook: ReadCase) -> None:
    assert not codebook("title: Talks", "title: Talks\ncoded_from: table").from_sources


def test_groups_objects_and_amounts_of_a_round(codebook: ReadCase) -> None:
    parties = "{a: {name: Side A, short: A, role: side"
    west = "member_of: [{group: west, from: 2025-01-01, to: 2025-06}]}, west: {name: W, short: W, role: host"
    book = codebook(parties, f"{parties}, {west}")
    assert book.document.findings == []
    assert book.parties["a"].item.member_of == (
        Membership("west", parse_edtf("2025-01-01"), parse_edtf("2025-06")),
    )
    days = "question: How long?,"
    told = "objects: {pause: Some days, truce: {en: The whole front, uk: Увесь фронт}}, each_round: true,"
    issue = codebook(days, f"{days} {told}").issues["days"].item
    assert issue.objects == (
        Level("pause", "Some days"),
        Level("truce", "The whole front", translations=(("meaning", "uk", "Увесь фронт"),)),
    )
    assert issue.each_round


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("role: side", "role: side, member_of: b", "bad-shape at b"),
        ("role: side", "role: side, member_of: []", "bad-shape at ["),
        ("role: side", "role: side, member_of: [a]", "bad-shape at a"),
        ("role: side", "role: side, member_of: [{group: b}]", "unknown-party at b"),
        ("role: side", "role: side, member_of: [{since: 2025}]", "unknown-field at since"),
        ("title: Days", "title: Days, objects: [pause]", "bad-shape at ["),
        ("title: Days", "title: Days, objects: {}", "bad-shape at {"),
        ("title: Days", "title: Days, objects: {A pause: x}", "bad-id at A pause"),
        ("title: Days", "title: Days, each_round: 1", "bad-choice at 1"),
        ("title: Days", "title: Days, each_round: 'true'", "bad-choice at 'true'"),
        ("title: Days", "title: Days, each_round: [true]", "bad-choice at ["),
        ("max: 30", "max: 30, whole: yes", "bad-choice at yes"),
        ("max: 30", "max: 30.5, whole: true", "not-whole at 30.5"),
        ("level: date", "level: date, whole: true", "bad-scale at whole"),
        ("case: talks", "case: My Talks", "bad-id at My Talks"),
        ("title: Talks", "title: [Talks]", "bad-shape at ["),
        ("title: Talks", "title:", "field-empty at "),
        ("title: Talks", "titel: Talks", "unknown-field at titel"),
        ("{a: {name: Side A, short: A, role: side}}", "{a: A}", "bad-shape at A"),
        ("{a: {name: Side A, short: A, role: side}}", "{}", "bad-shape at {"),
        ("{a: {name: Side A, short: A, role: side}}", "[a]", "bad-shape at ["),
        ("role: side", "role: referee", "bad-choice at referee"),
        ("role: side", "role: side, iso: ua", "bad-form at ua"),
        ("role: side", "role: side, iso: UKR", "bad-form at UKR"),
        ("role: side", "role: side, colour: blue", "bad-form at blue"),
        ("role: side", 'role: side, colour: "#12345"', 'bad-form at "#12345"'),
        ("date: 2025-06", "date: June", "bad-date at June"),
        ("date: 2025-06", "date: 2025-13", "bad-date at 2025-13"),
        ("date: 2025-06", "date: 2025-02-30", "bad-date at 2025-02-30"),
        ("{main: Main}", "[main]", "bad-shape at ["),
        ("{main: Main}", "{Main: Main}", "bad-id at Main"),
        ("basket: main, title: Pace", "basket: mani, title: Pace", "unknown-basket at mani"),
        ("question: How fast?", "question: How fast?, part_of: dayz", "unknown-issue at dayz"),
        ("scale: {level: ordinal", "scale: {levl: ordinal", "unknown-field at levl"),
        ("level: ratio", "level: ration", "bad-choice at ration"),
    ],
)
def test_a_fault_is_found_where_it_stands(old: str, new: str, found: str, codebook: ReadCase) -> None:
    assert found in _found(codebook(old, new))


def test_what_is_missing_is_named_with_what_it_is(codebook: ReadCase) -> None:
    (finding,) = codebook("short: A, ", "").document.findings
    assert (finding.code, finding.line, finding.column) == ("field-missing", 3, 14)
    assert finding.message == "'short' is missing from this party"
    assert finding.hint == "Short name for column heads."


def test_a_faulty_entry_is_still_declared(codebook: ReadCase) -> None:
    """Otherwise every reference to it would be a second fault."""
    book = codebook("short: A, ", "")
    assert "a" not in book.parties
    assert "a" in book.declared["party"]


def test_an_issue_with_a_faulty_basket_keeps_its_scale(codebook: ReadCase) -> None:
    """Otherwise its positions would go unchecked until the basket is put right."""
    book = codebook("basket: main, title: Pace", "basket: mani, title: Pace")
    assert book.scaled()["pace"].scale.level == "ordinal"


@pytest.mark.parametrize("root", ["- a\n", "text\n", "12\n", "[]\n"])
def test_a_file_that_is_no_mapping(root: str) -> None:
    book = read_codebook(parse(f"{root}...\n".encode(), "case.yaml"))
    (finding,) = book.document.findings
    assert (finding.code, book.root, book.issues) == ("bad-shape", None, {})
    assert "expected a case: case, title, parties, rounds, baskets, issues" in finding.message


def test_a_file_with_hundreds_of_faults_is_given_up(codebook: ReadCase) -> None:
    many = ", ".join(f"X{number}: Main" for number in range(300))
    book = codebook("{main: Main}", f"{{main: Main, {many}}}")
    assert len(book.document.findings) == 101
    assert book.document.findings[-1].code == "too-many-faults"
