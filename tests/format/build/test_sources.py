"""A source card into a Source."""

from __future__ import annotations

import pytest

from negotiation_kit.format.build import Placed, read_source
from negotiation_kit.format.parse import Document, parse
from negotiation_kit.model import Origin, Passage, Source
from negotiation_kit.scales.edtf import parse_edtf

MARK = "0123456789abcdef" * 4


def _read(text: str) -> tuple[Placed[Source] | None, Document]:
    document = parse(f"{text}\n...\n".encode(), "report.yaml")
    return read_source(document), document


def test_every_field_of_a_card() -> None:
    placed, document = _read(
        "id: report\ntype: report\ntitle: '[On talks]'\ncontainer-title: The Paper\nauthor: A. Writer\n"
        "publisher: Press\nissued: 2025-06\naccessed: 2025-06-04\nlanguage: uk\nURL: https://example.org/a\n"
        f"note: Read once.\nfingerprint: {MARK}\npassages:\n"
        f'  "1": {{digest: One, fingerprint: {MARK}, kind: heading}}\n'
        "  2: {digest: Two, reading: Meant, why: Garbled}"
    )
    assert document.findings == []
    assert placed is not None
    assert placed.item == Source(
        "report", "report", "[On talks]",
        passages=(Passage(1, "One", MARK, "heading"), Passage(2, "Two", reading="Meant", why="Garbled")),
        container_title="The Paper", author="A. Writer", publisher="Press", issued=parse_edtf("2025-06"),
        accessed=parse_edtf("2025-06-04"), language="uk", url="https://example.org/a", note="Read once.",
        fingerprint=MARK,
    )  # fmt: skip
    assert placed.item.origin == Origin("report.yaml", 1, 1)
    assert placed.item.passage(2) == Passage(2, "Two", reading="Meant", why="Garbled")
    assert placed.item.passage(3) is None


HEAD = "id: report\ntype: report\ntitle: A report"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEAD}\npassages: [One]", "4:11 bad-shape"),
        (f"{HEAD}\npassages: {{one: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{0: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{01: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{-1: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{1.5: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{'\u0663': {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{9999999: {{digest: One}}}}", "4:12 bad-number"),
        (f"{HEAD}\npassages: {{1: One}}", "4:15 bad-shape"),
        (f"{HEAD}\npassages: {{1: {{}}}}", "4:15 field-missing"),
        (f"{HEAD}\npassages: {{1: {{digest: One, fingerprint: abc}}}}", "4:42 bad-form"),
        (f"{HEAD}\npassages: {{1: {{digest: One, kind: song}}}}", "4:35 bad-choice"),
        (f"{HEAD}\nlanguage: Ukrainian\npassages: {{1: {{digest: One}}}}", "4:11 bad-form"),
        (f"{HEAD}\nissued: May 2025\npassages: {{1: {{digest: One}}}}", "4:9 bad-date"),
        (f"{HEAD}\nurl: x\npassages: {{1: {{digest: One}}}}", "4:1 unknown-field"),
        (HEAD, "1:1 field-missing"),
        ("text", "1:1 bad-shape"),
    ],
)
def test_a_fault_is_found_where_it_stands(text: str, found: str) -> None:
    _, document = _read(text)
    (finding,) = document.findings
    assert f"{finding.line}:{finding.column} {finding.code}" == found


@pytest.mark.parametrize("missing", ["id", "type", "title"])
def test_a_card_without_its_head_is_none(missing: str) -> None:
    text = "\n".join(line for line in HEAD.split("\n") if not line.startswith(missing))
    placed, document = _read(f"{text}\npassages: {{1: {{digest: One}}}}")
    assert placed is None
    assert [finding.code for finding in document.findings] == ["field-missing"]


def test_a_file_that_could_not_be_parsed_is_no_card() -> None:
    placed, document = _read("id: [")
    assert placed is None
    assert [finding.code for finding in document.findings] == ["yaml-syntax"]
