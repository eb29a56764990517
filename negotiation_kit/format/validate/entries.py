"""Checks on one position: it says something, says it once, and says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from negotiation_kit.errors import Finding, listed, shown, suggestion
from negotiation_kit.format.build import Placed
from negotiation_kit.format.parse import Place
from negotiation_kit.model import LEAD, Engagement, Evidence, Issue, Mode, Position
from negotiation_kit.scales import OffScaleError, Scale, Value
from negotiation_kit.scales.beside import check_preference, check_uncertain
from negotiation_kit.wording import Message

Check = Callable[[Placed[Position], Issue], Iterator[Finding]]

STATED = ("value", "uncertain", "accepts", "rejects")
"""The fields by which an entry says where the party stands."""
_WORDED = ("summary", "status", "firmness", "confidence", "evidence")
_OPEN = ("summary", "confidence", "evidence")
_MISSING = {
    "confidence": ("confidence-missing", "say how sure you are of the reading: high, medium or low"),
    "evidence": (
        "evidence-missing",
        "cite the passage: - {source: ..., passage: ..., voice: ..., mode: ...}",
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
        hint = "engagement says why there is no position; keep one of the two"
        message = f"{issue.id} has {stated} and engagement"
        yield placed.finding("value-and-engagement", message, hint, at="engagement")
    if not stated and "engagement" not in names:
        hint = "add value, accepts, rejects, or engagement: silent"
        yield placed.finding(
            "nothing-stated", f"{issue.id} has no value and does not say why", hint, at="issue"
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
            message = f"{name!r} is missing from this position on {entry.issue}"
            yield placed.finding(code, message, hint, at="issue")


def _printed_differs(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, printed = placed.item, placed.item.printed
    if printed is None:
        return
    same = printed.value is not None and printed.value == entry.value
    for name in ("accepts", "rejects"):
        outcomes = getattr(printed, name)
        same = same or (bool(outcomes) and set(outcomes) == set(getattr(entry, name)))
    if same:
        hint = "printed is only for wording that differs from the reading; delete the line"
        yield placed.finding(
            "printed-equal", f"{issue.id}: printed is the same as the reading", hint, at="printed"
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
        message = Message("finding.on-issue", issue=issue.id, told=error.message)
        yield placed.finding(error.code, message, error.hint, at=field)


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
        hint = "add salience_basis: where the number comes from; salience is never invented"
        message = f"{issue.id} has a salience without its basis"
        yield placed.finding("salience-without-basis", message, hint, at="salience")
    if not 0 <= entry.salience <= _MOST_SALIENCE:
        message = f"{issue.id}: salience {entry.salience} lies outside 0 to {_MOST_SALIENCE}"
        yield placed.finding("salience-range", message, at="salience")


def _conditions_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    if "value" not in placed.node.entries:
        message, hint = f"{issue.id} has conditions but no value", "add the value that is offered"
        yield placed.finding("condition-without-offer", message, hint, at="conditional_on")
    if any(name == issue.id for package in placed.item.conditional_on for name, _ in package):
        hint = "an offer depends on other issues; a different offer on this one is an entry of its own"
        message = f"{issue.id} is conditional on itself"
        yield placed.finding("conditional-on-itself", message, hint, at="conditional_on")


def _rejections_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, scale = placed.item, issue.scale
    if not entry.rejects:
        return
    left = scale.without(entry.rejects)
    if entry.value is not None and scale.of(entry.value).meet(left).empty:
        message = f"{issue.id}: the entry rejects its own value"
        yield placed.finding("value-rejected", message, "correct one of the two", at="rejects")
    rejected = set(entry.rejects)
    both = [scale.part_text(part) for part in entry.accepts if part in rejected]
    if both:
        message = f"{issue.id}: both accepted and rejected: {listed(both)}"
        yield placed.finding("accepts-and-rejects", message, "keep one of the two", at="rejects")
    if entry.value is None and left.empty:
        hint = "if the party rejects all of it, the scale lacks the outcome it wants"
        yield placed.finding(
            "everything-rejected", f"{issue.id}: nothing is left of the scale", hint, at="rejects"
        )


def _voices_named(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    for piece in placed.item.evidence:
        if not piece.voice and piece.mode is not Mode.INFERRED:
            message = f"{issue.id}: the evidence is {piece.mode} but names no voice"
            yield _at(piece, placed, message, "add voice: who speaks")
        if piece.mode is Mode.REPORTED_BY_OPPONENT and not piece.reported_by:
            message = f"{issue.id}: the evidence is told by the other side but does not say by whom"
            yield _at(piece, placed, message, "add reported_by: who told it")


def _at(piece: Evidence, placed: Placed[Position], message: str, hint: str) -> Finding:
    origin = piece.origin
    where = Place(origin.line - 1, origin.column - 1) if origin else None
    return placed.document.finding("voice-missing", where, message, hint)


def _adjudication_in_place(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    coder = placed.item.coder
    if coder != LEAD:
        message = f"{issue.id}: an adjudication in the file of coder {coder!r}"
        hint = "the lead's file records what was disagreed about and which reading was kept; move it there"
        yield placed.finding("adjudication-misplaced", message, hint, at="adjudication")


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
