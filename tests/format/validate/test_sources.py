"""Source cards against the full text they were made from."""

from __future__ import annotations

import hashlib

import pytest

from negotiation_kit.format.build import Placed, read_source
from negotiation_kit.format.parse import parse
from negotiation_kit.format.validate import check_source, check_unused, fingerprint
from negotiation_kit.model import Source

TEXT = "Headline\nFirst they spoke.\nThen café opened.\n"


def _card(whole: str | None = None, file: str = "report.yaml", **marks: str) -> Placed[Source]:
    passages = ", ".join(f"{name[1:]}: {{digest: D, fingerprint: {mark}}}" for name, mark in marks.items())
    heading = f"fingerprint: {whole}\n" if whole else ""
    text = f"id: report\ntype: report\ntitle: T\n{heading}passages: {{{passages or '1: {digest: D}'}}}\n...\n"
    document = parse(text.encode(), file)
    placed = read_source(document)
    assert placed is not None
    assert document.findings == []
    return placed


def _found(placed: Placed[Source], text: str | None) -> list[str]:
    return [f"{finding.line} {finding.code}: {finding.message}" for finding in check_source(placed, text)]


def test_the_fingerprint_is_sha_256_of_the_text_in_utf_8() -> None:
    assert (
        fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )  # FIPS 180-2
    assert fingerprint("é") == hashlib.sha256("é".encode()).hexdigest()


@pytest.mark.parametrize("same", ["a\nb", "a\r\nb", "a\nb\n\n", "  a\nb "])
def test_line_ends_and_outer_space_do_not_matter(same: str) -> None:
    assert fingerprint(same) == fingerprint("a\nb")
    assert fingerprint("cafe\u0301") == fingerprint("caf\u00e9")
    assert fingerprint("a b") != fingerprint("a  b")


LINES = {f"p{number}": fingerprint(line) for number, line in enumerate(TEXT.split("\n")[:3], start=1)}


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("é", "e\u0301"), None])
def test_the_right_text_passes(text: str | None) -> None:
    assert _found(_card(fingerprint(TEXT), **LINES), text) == []
    assert _found(_card(**LINES), text) == []


def test_the_passages_that_differ_are_named() -> None:
    found = _found(_card(fingerprint(TEXT), **LINES), TEXT.replace("spoke", "sang").replace("opened", "shut"))
    assert [line.split(" of ")[0] for line in found] == [
        "5 passage-mismatch: passage 2",
        "5 passage-mismatch: passage 3",
    ]


def test_a_text_cut_short_lacks_its_last_passages() -> None:
    assert len(_found(_card(fingerprint(TEXT), **LINES), "Headline\n")) == 2
    assert len(_found(_card(fingerprint(TEXT), **LINES), "")) == 3


def test_where_only_the_whole_differs_the_whole_is_named() -> None:
    (found,) = _found(_card(fingerprint(TEXT), **LINES), f"{TEXT}More.\n")
    assert found.startswith("4 passage-mismatch: the full text is not the one")


def test_a_card_without_fingerprints_proves_nothing() -> None:
    assert _found(_card(), "Any text.") == []


def test_a_card_has_the_name_of_its_file() -> None:
    (found,) = _found(_card(file="seeds/other.yaml"), None)
    assert found == "1 misplaced-file: the card's id is 'report' but its file is 'other'"


def test_unused_cards() -> None:
    card = _card()
    assert list(check_unused([card], {"report"})) == []
    (finding,) = check_unused([card], {"another"})
    assert (finding.code, finding.line, finding.severity) == ("unused-source", 1, "warning")
