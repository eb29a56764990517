"""Checks on one position: it says something, says it once, and says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from negotiation_kit.errors import Finding, listed, shown, suggestion
from negotiation_kit.format.build import Placed
from negotiation_kit.format.parse import Place
from negotiation_kit.model import LEAD, Engagement, Evidence, Issue, Mode, Position
from negotiation_kit.scales import OffScaleError, Region, Scale, Value
from negotiation_kit.scales.named import check_preference, check_uncertain
from negotiation_kit.wording import Message

Check = Callable[[Placed[Position], Issue], Iterator[Finding]]

STATED = ("value", "uncertain", "accepts", "rejects")
"""The fields by which an entry says where the party stands."""
_WORDED = ("summary", "status", "firmness", "confidence", "evidence")
_OPEN = ("summary", "confidence", "evidence")
_MISSING = {
    "confidence": ("confidence-missing", "finding.confidence-missing.hint"),
    "evidence": (
        "evidence-missing",
        "finding.evidence-missing.hint",
    ),
}
_USUAL = {"value", *_WORDED}
_MOST_SALIENCE = 100


def check_entry(placed: Placed[Position], issue: Issue, from_sources: bool) -> Iterator[Finding]:
    """Yield what is wrong with one position taken alone.

    Parameters
    ----------
    placed : Placed of Position
    issue : Issue
        The issue it answers.
    from_sources : bool
        Evidence and confidence are required only where positions are coded from sources.
    """
    names = placed.node.entries.keys()
    for field in names & _CHECKS.keys():
        yield from _CHECKS[field](placed, issue)
    if not names >= _USUAL or "engagement" in names:
        yield from _says_something(placed, issue)
        if from_sources:
            yield from _complete(placed)


def _says_something(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    names = placed.node.entries
    stated = next((name for name in STATED if name in names), None)
    if stated and "engagement" in names:
        yield placed.finding(
            "value-and-engagement",
            Message("finding.value-and-engagement.found", issue=issue.id, field=stated),
            Message("finding.value-and-engagement.hint"),
            at="engagement",
        )
    if not stated and "engagement" not in names:
        yield placed.finding(
            "nothing-stated",
            Message("finding.nothing-stated.found", issue=issue.id),
            Message("finding.nothing-stated.hint"),
            at="issue",
        )


def _complete(placed: Placed[Position]) -> Iterator[Finding]:
    entry, names = placed.item, placed.node.entries
    needed: tuple[str, ...]
    if "engagement" not in names:
        needed = _WORDED if any(name in names for name in STATED) else ()
    else:
        needed = _OPEN if entry.engagement is Engagement.LEFT_OPEN else ()
    for name in needed:
        if name not in names:
            code, hint = _MISSING.get(name, ("field-missing", ""))
            yield placed.finding(
                code,
                Message("finding.field-missing.position", field=repr(name), issue=entry.issue),
                hint and Message(hint),
                at="issue",
            )


def _printed_differs(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, printed = placed.item, placed.item.printed
    if printed is None:
        return
    same = printed.value is not None and printed.value == entry.value
    for name in ("accepts", "rejects"):
        outcomes = getattr(printed, name)
        same = same or (bool(outcomes) and set(outcomes) == set(getattr(entry, name)))
    if same:
        yield placed.finding(
            "printed-equal",
            Message("finding.printed-equal.found", issue=issue.id),
            Message("finding.printed-equal.hint"),
            at="printed",
        )


def _uncertain_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    yield from _beside(placed, issue, "uncertain", check_uncertain)


def _preference_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    yield from _beside(placed, issue, "prefers", check_preference)


def _beside(
    placed: Placed[Position], issue: Issue, field: str, check: Callable[[Scale, Any, Value | None], None]
) -> Iterator[Finding]:
    """Yield where a field does not fit the value it stands beside."""
    try:
        check(issue.scale, getattr(placed.item, field), placed.item.value)
    except OffScaleError as error:
        yield placed.finding(
            error.code, Message("finding.on-issue", issue=issue.id, told=error.message), error.hint, at=field
        )


def _object_declared(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    name, known = placed.item.object, [item.name for item in issue.objects]
    if name is not None and known and name not in known:
        told = {"issue": issue.id, "name": shown(name), "known": listed(known)}
        message = Message("finding.unknown-object.found", **told)
        hint = suggestion(name, known) or Message("finding.unknown-object.hint")
        yield placed.finding("unknown-object", message, hint, at="object")


def _salience_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry = placed.item
    if entry.salience is None:
        return
    if "salience_basis" not in placed.node.entries:
        yield placed.finding(
            "salience-without-basis",
            Message("finding.salience-without-basis.found", issue=issue.id),
            Message("finding.salience-without-basis.hint"),
            at="salience",
        )
    if not 0 <= entry.salience <= _MOST_SALIENCE:
        message = Message(
            "finding.salience-range.found",
            issue=issue.id,
            salience=shown(entry.salience),
            most=_MOST_SALIENCE,
        )
        yield placed.finding("salience-range", message, at="salience")


def _conditions_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    if "value" not in placed.node.entries:
        message, hint = (
            Message("finding.condition-without-offer.found", issue=issue.id),
            Message("finding.condition-without-offer.hint"),
        )
        yield placed.finding("condition-without-offer", message, hint, at="conditional_on")
    if any(name == issue.id for package in placed.item.conditional_on for name, *_ in package):
        yield placed.finding(
            "conditional-on-itself",
            Message("finding.conditional-on-itself.found", issue=issue.id),
            Message("finding.conditional-on-itself.hint"),
            at="conditional_on",
        )


def offered(entry: Position, scale: Scale) -> Region | None:
    """Return what an entry offers, all readings where only these are told; None where it offers nothing."""
    if entry.value is not None:
        return scale.of(entry.value)
    return None if entry.uncertain is None else scale.doubted(None, entry.uncertain)


def _rejections_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, scale = placed.item, issue.scale
    if not entry.rejects:
        return
    left = scale.without(entry.rejects)
    meant = offered(placed.item, scale)
    if meant is not None and meant.meet(left).empty:
        yield placed.finding(
            "value-rejected",
            Message("finding.value-rejected.own", issue=issue.id),
            Message("finding.correct-one"),
            at="rejects",
        )
    both = [scale.part_text(part) for part in entry.accepts if scale.accepting((part,)).meet(left).empty]
    if both:
        yield placed.finding(
            "accepts-and-rejects",
            Message("finding.accepts-and-rejects.found", issue=issue.id, parts=listed(both)),
            Message("finding.keep-one"),
            at="rejects",
        )
    if meant is None and left.empty:
        yield placed.finding(
            "everything-rejected",
            Message("finding.everything-rejected.found", issue=issue.id),
            Message("finding.everything-rejected.hint"),
            at="rejects",
        )


def _voices_named(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    for piece in placed.item.evidence:
        if not piece.voice and piece.mode is not Mode.INFERRED:
            yield _at(
                piece,
                placed,
                Message("finding.voice-missing.found", issue=issue.id, mode=piece.mode),
                Message("finding.voice-missing.hint"),
            )
        if piece.mode is Mode.REPORTED_BY_OPPONENT and not piece.reported_by:
            yield _at(
                piece,
                placed,
                Message("finding.voice-missing.teller", issue=issue.id),
                Message("finding.voice-missing.teller.hint"),
            )


def _at(piece: Evidence, placed: Placed[Position], message: str, hint: str) -> Finding:
    origin = piece.origin
    where = Place(origin.line - 1, origin.column - 1) if origin else None
    return placed.document.finding("voice-missing", where, message, hint)


def _adjudication_in_place(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    coder = placed.item.coder
    if coder != LEAD:
        message = Message("finding.adjudication-misplaced.found", issue=issue.id, coder=repr(coder))
        yield placed.finding(
            "adjudication-misplaced",
            message,
            Message("finding.adjudication-misplaced.hint"),
            at="adjudication",
        )


# By the field that has to be there for the check to find anything.
_CHECKS: dict[str, Check] = {
    "uncertain": _uncertain_sound,
    "prefers": _preference_sound,
    "object": _object_declared,
    "printed": _printed_differs,
    "salience": _salience_sound,
    "conditional_on": _conditions_sound,
    "rejects": _rejections_sound,
    "evidence": _voices_named,
    "adjudication": _adjudication_in_place,
}
