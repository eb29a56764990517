"""Checks on source cards: their names, their use, and the full text behind them where the coder has it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from negotiation_kit.errors import Finding
from negotiation_kit.format.build import Placed
from negotiation_kit.format.parse import Mapping, Node
from negotiation_kit.format.validate.files import copy_told, is_copy
from negotiation_kit.model import Source
from negotiation_kit.wording import Message


def check_source(placed: Placed[Source], full_text: str | None) -> Iterator[Finding]:
    """Yield where a card's name is not its file's, or the full text is not the one that was coded."""
    card, stem = placed.item, PurePath(placed.document.file).stem
    if is_copy(stem, card.id):
        yield placed.finding("misplaced-file", *copy_told(f"{card.id}.yaml"), at="id")
    elif card.id != stem:
        yield placed.finding(
            "misplaced-file",
            Message("finding.misplaced-file.card", card=repr(card.id), file=repr(stem)),
            Message("finding.same-name"),
            at="id",
        )
    if full_text is not None:
        yield from _text(placed, full_text)


def check_unused(cards: Iterable[Placed[Source]], cited: set[str]) -> Iterator[Finding]:
    """Yield source cards that no position cites."""
    for placed in (placed for placed in cards if placed.item.id not in cited):
        yield placed.finding(
            "unused-source",
            Message("finding.unused-source.found", source=repr(placed.item.id)),
            Message("finding.unused-source.hint"),
            at="id",
        )


def fingerprint(text: str) -> str:
    r"""Return the SHA-256 of a text, whatever its line ends and outer white space.

    Examples
    --------
    >>> fingerprint("a\r\nb\n") == fingerprint("a\nb")
    True
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()


def _text(placed: Placed[Source], full_text: str) -> Iterator[Finding]:
    """Yield the passages that differ; where all fit and the whole does not, that the whole differs."""
    card = placed.item
    if card.fingerprint == fingerprint(full_text):
        return
    lines = dict(enumerate(full_text.replace("\r\n", "\n").split("\n"), start=1))
    wrong = [
        passage.number
        for passage in card.passages
        if passage.fingerprint and fingerprint(lines.get(passage.number, "")) != passage.fingerprint
    ]
    for number in wrong:
        yield placed.document.finding(
            "passage-mismatch",
            _fingerprint_of(placed, number),
            Message("finding.passage-mismatch.found", number=str(number)),
            Message("finding.passage-mismatch.hint"),
        )
    if card.fingerprint and not wrong:
        yield placed.finding("passage-mismatch", Message("finding.passage-mismatch.whole"), at="fingerprint")


def _fingerprint_of(placed: Placed[Source], number: int) -> Node:
    node = placed.node.at("passages")
    for name in (str(number), "fingerprint"):
        node = node.at(name) if isinstance(node, Mapping) else node
    return node
