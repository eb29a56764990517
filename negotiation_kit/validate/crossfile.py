"""Checks across entries and files: coders, file names, sources, and offers against rejections."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from negotiation_kit.build import Codebook, Placed, PositionFile
from negotiation_kit.errors import Finding, Severity
from negotiation_kit.model import LEAD, Issue, Position, Source


def check_codebook(codebook: Codebook, folder: str) -> Iterator[Finding]:
    """Yield what is wrong between the entries of case.yaml.

    Parameters
    ----------
    codebook : Codebook
    folder : str
        The name of the case's folder.
    """
    root = codebook.document.root
    name = codebook.heading.get("id")
    if name and name != folder and root is not None:
        message = f"the case calls itself {name!r} but its folder is {folder!r}"
        hint = "make the two the same: a case is found by the name of its folder"
        yield codebook.document.finding("misplaced-file", root.at("case"), message, hint, Severity.WARNING)  # type: ignore[union-attr]
    if codebook.heading.get("coded_from", "sources") == "sources":
        for round in (placed for placed in codebook.rounds.values() if placed.item.date is None):
            yield round.finding("field-missing", "'date' is missing from this round", "as in date: 2025-06-02, or 2025-06")
    for placed in codebook.issues.values():
        if _leads_back(placed.item, codebook):
            message = f"{placed.item.id} is part of itself, directly or through other issues"
            yield placed.finding("part-of-cycle", message, at="part_of")
    used = {placed.item.basket for placed in codebook.issues.values()}
    for basket in (basket for basket in codebook.baskets if basket not in used):
        where = root.at("baskets") if root is not None else None  # type: ignore[union-attr]
        message = f"no issue is in the basket {basket!r}"
        yield codebook.document.finding("unused-basket", where, message, severity=Severity.WARNING)


def check_coders(files: Iterable[PositionFile]) -> Iterator[Finding]:
    """Yield where two files code the same party and round as the same coder."""
    seen: dict[tuple[str, str, str], Placed[object]] = {}
    for placed in (file.coding for file in files if file.coding):
        coding = placed.item
        key = (coding.party, coding.round, coding.coder)
        first = seen.setdefault(key, placed)  # type: ignore[arg-type]
        if first is not placed and all(key):
            code = "two-lead-coders" if coding.coder == LEAD else "duplicate-coding"
            message = f"{first.document.file} already codes {coding.party} in {coding.round} as {coding.coder!r}"
            hint = "a second coder's file is <party>.<coder>.yaml and says coder: <coder>"
            yield placed.finding(code, message, hint, at="coder")


def check_place(file: PositionFile) -> Iterator[Finding]:
    """Yield where a file's name or folder says another party, coder or round than its content."""
    if file.coding is None:
        return
    coding, path = file.coding.item, PurePath(file.context.document.file)
    if coding.round and path.parent.name != coding.round:
        message = f"the file says round {coding.round!r} but lies in the folder {path.parent.name!r}"
        yield file.coding.finding("misplaced-file", message, "make the two the same", at="round")
    expected = coding.party if coding.coder == LEAD else f"{coding.party}.{coding.coder}"
    if coding.party and coding.coder and path.stem != expected:
        message = f"the file is named {path.name!r}, expected {expected + '.yaml'!r} for this party and coder"
        yield file.coding.finding("misplaced-file", message, "rename the file, or correct party and coder", at="party")


def check_offers(file: PositionFile, issues: dict[str, Issue]) -> Iterator[Finding]:
    """Yield where a party offers in one entry what it rejects in another."""
    for placed in file.positions:
        entry = placed.item
        if entry.value is None or entry.conditional_on:
            continue
        for other in file.positions:
            if other is not placed and _bars(other.item, entry, issues[entry.issue]):
                line = other.node.start_mark.line + 1
                message = f"{entry.issue}: line {line} rejects what this entry offers"
                yield placed.finding("value-rejected", message, "correct one of the two, or name their objects", at="value")


def check_repeats(file: PositionFile) -> Iterator[Finding]:
    """Yield entries that repeat an earlier one word for word."""
    seen: dict[Position, Placed[Position]] = {}
    for placed in file.positions:
        first = seen.setdefault(placed.item, placed)
        if first is not placed:
            line = first.node.start_mark.line + 1
            yield placed.finding("duplicate-entry", f"this entry repeats the one in line {line}", "delete one", at="issue")


def check_source(placed: Placed[Source], full_text: str | None) -> Iterator[Finding]:
    """Yield where a card's name is not its file's, or the full text is not the one that was coded."""
    card, stem = placed.item, PurePath(placed.document.file).stem
    if card.id != stem:
        yield placed.finding("misplaced-file", f"the card's id is {card.id!r} but its file is {stem!r}", at="id")
    if full_text is None:
        return
    if card.fingerprint and fingerprint(full_text) != card.fingerprint:
        yield placed.finding("passage-mismatch", "the full text is not the one this card was made from", at="fingerprint")
    lines = full_text.replace("\r\n", "\n").split("\n")
    for passage in card.passages:
        text = lines[passage.number - 1] if passage.number <= len(lines) else ""
        if passage.fingerprint and fingerprint(text) != passage.fingerprint:
            message = f"passage {passage.number} of the full text is not the one that was coded"
            yield placed.finding("passage-mismatch", message, "use the text the card was made from", at="passages")


def check_unused(cards: Iterable[Placed[Source]], cited: set[str]) -> Iterator[Finding]:
    """Yield source cards that no position cites."""
    for placed in (placed for placed in cards if placed.item.id not in cited):
        message = f"no position cites the source {placed.item.id!r}"
        yield placed.finding("unused-source", message, "delete the card or cite it", at="id", severity=Severity.WARNING)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, whatever its line ends and outer white space.

    Examples
    --------
    >>> fingerprint("a\\r\\nb\\n") == fingerprint("a\\nb")
    True
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()


def _leads_back(issue: Issue, codebook: Codebook) -> bool:
    seen, parent = {issue.id}, issue.part_of
    while parent is not None and parent in codebook.issues:
        if parent in seen:
            return parent == issue.id
        seen.add(parent)
        parent = codebook.issues[parent].item.part_of
    return False


def _bars(other: Position, entry: Position, issue: Issue) -> bool:
    same_thing = other.object is None or other.object == entry.object
    return (
        other.issue == entry.issue
        and bool(other.rejects)
        and same_thing
        and entry.value is not None
        and issue.scale.rules_out(other.rejects, entry.value)
    )
