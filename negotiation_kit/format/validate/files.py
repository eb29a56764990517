"""Checks on a position file as a whole: who coded it, where it lies, and whether its entries fit together."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from negotiation_kit.errors import Finding, listed, shown, suggestion
from negotiation_kit.format.build import Codebook, Placed, PositionFile, is_id
from negotiation_kit.format.parse import Mapping, Node
from negotiation_kit.format.validate.entries import STATED, check_entry, offered
from negotiation_kit.model import LEAD, Coding, Firmness, Issue, Position, Source, answer
from negotiation_kit.wording import Message

Owners = dict[tuple[str, str, str], str]
"""Who has coded what so far: the file, by party, round and coder."""

_MOST_PAIRS = 1_000_000


def check_file(file: PositionFile, path: PurePath, codebook: Codebook, owners: Owners) -> Iterator[Finding]:
    """Yield every fault of one position file.

    Parameters
    ----------
    file : PositionFile
    path : PurePath
        Where the file lies, with its folder.
    codebook : Codebook
    owners : dict
        Filled with this file's party, round and coder.
    """
    if file.coding is not None:
        yield from _owner(file.coding, owners) or _place(file.coding, path)
    for placed in file.positions:
        issue = codebook.issues[placed.item.issue].item
        yield from check_entry(placed, issue, codebook.from_sources)
        yield from _asked(placed, issue)
    yield from _repeats(file)
    yield from _contradictions(file, codebook)


def _owner(placed: Placed[Coding], owners: Owners) -> list[Finding]:
    coding = placed.item
    key = (coding.party, coding.round, coding.coder)
    first = owners.setdefault(key, placed.document.file) if all(key) else placed.document.file
    if first == placed.document.file:
        return []
    code = "two-lead-coders" if coding.coder == LEAD else "duplicate-coding"
    if is_copy(PurePath(placed.document.file).stem, PurePath(first).stem):
        return [placed.finding(code, *copy_told(PurePath(first).name), at="coder")]
    message = Message(
        "finding.duplicate-coding.found",
        file=first,
        party=coding.party,
        round=coding.round,
        coder=repr(coding.coder),
    )
    return [placed.finding(code, message, Message("finding.duplicate-coding.hint"), at="coder")]


def _place(placed: Placed[Coding], path: PurePath) -> Iterator[Finding]:
    coding = placed.item
    if coding.round and path.parent.name != coding.round:
        message = Message(
            "finding.misplaced-file.round", round=repr(coding.round), folder=repr(path.parent.name)
        )
        yield placed.finding("misplaced-file", message, Message("finding.same-name"), at="round")
    stem = coding.party if coding.coder == LEAD else f"{coding.party}.{coding.coder}"
    if coding.party and coding.coder and is_copy(path.stem, stem):
        yield placed.finding("misplaced-file", *copy_told(f"{stem}.yaml"), at="party")
    elif coding.party and coding.coder and path.stem != stem:
        yield placed.finding(
            "misplaced-file",
            Message("finding.misplaced-file.name", file=repr(path.name), expected=stem),
            Message("finding.misplaced-file.name.hint"),
            at="party",
        )


def check_settled(settled: Iterable[Placed[Coding]], codings: Iterable[Coding]) -> Iterator[Finding]:
    """Yield where a settled reading names a coder who has no blind file of the same party and round.

    Parameters
    ----------
    settled : iterable of Placed
        The files that say what they are settled from.
    codings : iterable of Coding
        All files of the case.
    """
    blind = {(item.party, item.round, item.coder): item.coder for item in codings if not item.settled_from}
    for placed in settled:
        coding = placed.item
        known = sorted(coder for key, coder in blind.items() if key[:2] == (coding.party, coding.round))
        for name in (name for name in coding.settled_from if name not in known):
            told = {"name": shown(name), "party": coding.party, "round": coding.round, "known": listed(known)}
            kind = "itself" if name == coding.coder else "not-blind"
            hint = suggestion(name, known) or Message("finding.unknown-coder.hint")
            yield placed.finding(
                "unknown-coder", Message(f"finding.unknown-coder.{kind}", **told), hint, at="settled_from"
            )


def is_copy(stem: str, original: str) -> bool:
    """Return whether a file is called as systems call copies of another: `port (1)`, `port - Copy`.

    Examples
    --------
    >>> is_copy("port (1)", "port"), is_copy("port-DESKTOP", "port"), is_copy("port-authority", "port")
    (True, True, False)
    >>> is_copy("Copy of port", "port")
    True
    """
    named = stem.startswith(original) or original in stem.split()
    return named and not is_file_name(stem)


def is_file_name(stem: str) -> bool:
    """Return whether a file is called as the kit has it: a party, and after a dot its coder."""
    return all(map(is_id, stem.split(".")))


def copy_told(original: str) -> tuple[Message, Message]:
    """Return what to say of a copy, and what to do with it."""
    return Message("finding.misplaced-file.copy", original=original), Message(
        "finding.misplaced-file.copy.hint", original=original
    )


def _asked(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    round = placed.item.round
    if round and not issue.asked_in(round):
        message = Message(
            "finding.issue-not-asked.found", issue=issue.id, round=round, rounds=listed(issue.rounds)
        )
        yield placed.finding("issue-not-asked", message, Message("finding.issue-not-asked.hint"), at="issue")


def _repeats(file: PositionFile) -> Iterator[Finding]:
    """Yield entries that repeat an earlier one word for word."""
    seen: dict[object, Placed[Position]] = {}
    for placed in file.positions:
        entry = placed.item
        if entry.value is None and not (
            entry.accepts or entry.rejects or entry.engagement or entry.uncertain
        ):
            continue  # what it says could not be read, and has been reported
        # A few fields tell nearly all entries apart, and cost less than comparing every field.
        first = seen.setdefault((entry.issue, entry.value, entry.summary), placed)
        if first is not placed and first.item == entry:
            yield placed.finding(
                "duplicate-entry",
                Message("finding.duplicate-entry.found", line=str(first.line)),
                Message("finding.duplicate-entry.hint"),
                at="issue",
            )


def _contradictions(file: PositionFile, codebook: Codebook) -> Iterator[Finding]:
    """Yield where one entry says what another on the same issue denies."""
    by_issue: dict[str, list[Placed[Position]]] = {}
    for placed in file.positions:
        by_issue.setdefault(placed.item.issue, []).append(placed)
    for name, entries in by_issue.items():
        if len(entries) > 1:
            yield from _engagement(entries)
            yield from _offers(entries, codebook.issues[name].item)
            yield from _torn(entries, codebook.issues[name].item)


def _engagement(entries: list[Placed[Position]]) -> Iterator[Finding]:
    absent = [placed for placed in entries if placed.item.engagement and not _states(placed)]
    for placed in absent:
        stated = next((other for other in entries if _states(other) and _one_word(placed, other)), None)
        other = stated or absent[0]
        if stated or other.item.engagement is not placed.item.engagement:
            told = {
                "issue": placed.item.issue,
                "line": str(other.line),
                "engagement": repr(str(other.item.engagement)),
            }
            kind = "position" if stated else "engagement"
            yield placed.finding(
                "engagement-contradicted",
                Message(f"finding.engagement-contradicted.{kind}", **told),
                Message("finding.engagement-contradicted.hint"),
                at="engagement",
            )


def _one_word(absent: Placed[Position], stated: Placed[Position]) -> bool:
    """Return whether two entries are one account; silence is nobody's word, and so of every account."""
    return not absent.item.evidence or absent.item.account is stated.item.account


def _states(placed: Placed[Position]) -> bool:
    return not placed.node.entries.keys().isdisjoint(STATED)


def _offers(entries: list[Placed[Position]], issue: Issue) -> Iterator[Finding]:
    """Yield where a party rules out in some entries what it offers in another, or all there is."""
    plain = [placed for placed in entries if not (placed.item.conditional_on or placed.item.within)]
    barring = [placed for placed in plain if placed.item.rejects]
    if sum(len(placed.item.rejects) for placed in barring) * len(plain) > _MOST_PAIRS:
        yield entries[0].finding(
            "too-large",
            Message("finding.too-large.issue", issue=issue.id),
            Message("finding.too-large.issue.hint"),
            at="issue",
        )
        return
    for placed in plain if barring else ():
        others = [other for other in barring if other is not placed and _of_one(placed, other)]
        if others:
            yield from _ruled_out(placed, others, issue)


def _of_one(placed: Placed[Position], other: Placed[Position]) -> bool:
    """Return whether a rejection is of the same thing as an entry, and by the same word."""
    # What another tells of a party may contradict the party's own word: that is a finding of the talks.
    same_thing = other.item.object in (None, placed.item.object)
    return same_thing and other.item.account is placed.item.account


def _ruled_out(placed: Placed[Position], others: list[Placed[Position]], issue: Issue) -> Iterator[Finding]:
    """Yield where other entries, together with this one, leave nothing of what it offers or of the scale."""
    scale, own, offer = issue.scale, placed.item.rejects, offered(placed.item, issue.scale)
    meant = offer or scale.everything()
    left = scale.without((*own, *(part for other in others for part in other.item.rejects)))
    if not meant.meet(left).empty or meant.meet(scale.without(own)).empty:
        return
    if offer is not None:
        alone = (other for other in others if meant.meet(scale.without(other.item.rejects)).empty)
        line = str(next(alone, others[0]).line)
        message = Message("finding.value-rejected.other", issue=issue.id, line=line)
        at = "uncertain" if placed.item.value is None else "value"
        yield placed.finding("value-rejected", message, Message("finding.value-rejected.other.hint"), at=at)
    elif own and not any(
        other.item.object == placed.item.object and other.line > placed.line for other in others
    ):
        message = Message("finding.everything-rejected.found", issue=issue.id)
        hint = Message("finding.everything-rejected.hint")
        yield placed.finding("everything-rejected", message, hint, at="rejects")


def _torn(entries: list[Placed[Position]], issue: Issue) -> Iterator[Finding]:
    """Yield where one account holds a red line, and offers what lies wholly outside it."""
    lines = [placed for placed in entries if placed.item.firmness is Firmness.RED_LINE]
    for placed in lines:
        own = [other.item for other in entries if other.item.account is placed.item.account]
        if answer(issue, own, placed.item.object, "reading").torn:
            yield placed.finding(
                "red-line-contradicted",
                Message("finding.red-line-contradicted.found", issue=issue.id),
                Message("finding.red-line-contradicted.hint"),
                at="firmness",
            )
            return


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
