"""Checks on one position: it says something, says it once, and says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from negotiation_kit.build import Placed
from negotiation_kit.errors import Finding
from negotiation_kit.model import Engagement, Issue, Mode, Position

Check = Callable[[Placed[Position], Issue], Iterator[Finding]]

_UNSOURCED = (Engagement.SILENT, Engagement.NOT_APPLICABLE, Engagement.NOT_CODED)
_WORDED = ("summary", "status", "firmness", "confidence", "evidence")
_WHY_NEEDED = {
    "confidence": "say how sure you are of the reading: high, medium or low",
    "evidence": "cite the passage: - {source: ..., passage: ..., voice: ..., mode: ...}",
}
_MAX_SALIENCE = 100


def check_entry(placed: Placed[Position], issue: Issue, coded_from: str) -> Iterator[Finding]:
    """Yield what is wrong with one position taken alone.

    Parameters
    ----------
    placed : Placed of Position
    issue : Issue
        The issue it answers.
    coded_from : {"sources", "table"}
        Evidence and confidence are required only where positions are coded from sources.
    """
    for check in _CHECKS:
        yield from check(placed, issue)
    if coded_from == "sources":
        yield from _complete(placed)


def _says_something(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, names = placed.item, placed.node.entries
    stated = {"value", "accepts", "rejects"} & names.keys()
    if stated and "engagement" in names:
        hint = "engagement says why there is no position; keep one of the two"
        yield placed.finding("value-and-engagement", f"{issue.id} has {min(stated)} and engagement", hint, at="engagement")
    if not stated and "engagement" not in names:
        hint = "add value, accepts, rejects, or engagement: silent"
        yield placed.finding("nothing-stated", f"{issue.id} has no value and does not say why", hint, at="issue")
    if entry.conditional_on and "value" not in names:
        yield placed.finding("condition-without-offer", f"{issue.id} has conditions but no value", at="conditional_on")


def _printed_differs(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry = placed.item
    if entry.printed is None or entry.printed.uncodable:
        return
    same = [
        name
        for name in ("value", "accepts", "rejects")
        if getattr(entry.printed, name) is not None and getattr(entry.printed, name) == getattr(entry, name)
    ]
    if same:
        hint = "printed is only for wording that differs from the reading; delete the line"
        yield placed.finding("printed-equal", f"{issue.id}: printed is the same as {same[0]}", hint, at="printed")


def _salience_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry = placed.item
    if entry.salience is None:
        return
    if entry.salience_basis is None:
        hint = "add salience_basis: where the number comes from; salience is never invented"
        yield placed.finding("salience-without-basis", f"{issue.id} has a salience without its basis", hint, at="salience")
    if not 0 <= entry.salience <= _MAX_SALIENCE:
        message = f"{issue.id}: salience {entry.salience} lies outside 0 to {_MAX_SALIENCE}"
        yield placed.finding("salience-range", message, at="salience")


def _conditions_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    if any(name == issue.id for package in placed.item.conditional_on for name, _ in package):
        hint = "an offer depends on other issues; a different offer on this one is an entry of its own"
        yield placed.finding("conditional-on-itself", f"{issue.id} is conditional on itself", hint, at="conditional_on")


def _outcomes_sound(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    entry, scale = placed.item, issue.scale
    if entry.value is not None and entry.rejects and scale.rules_out(entry.rejects, entry.value):
        yield placed.finding("value-rejected", f"{issue.id}: the entry rejects its own value", at="rejects")
    both = [part for part in entry.accepts if part in entry.rejects]
    if both:
        text = scale.part_text(both[0])
        yield placed.finding("accepts-and-rejects", f"{issue.id}: {text!r} is both accepted and rejected", at="rejects")
    if entry.value is None and entry.rejects and not scale.remaining(entry.rejects).outcomes and scale.level != "set":
        hint = "if the party rejects all of it, the scale lacks the outcome it wants"
        yield placed.finding("everything-rejected", f"{issue.id}: nothing is left of the scale", hint, at="rejects")


def _voices_named(placed: Placed[Position], issue: Issue) -> Iterator[Finding]:
    for index, piece in enumerate(placed.item.evidence, start=1):
        if piece.mode is not Mode.INFERRED and not piece.voice:
            message = f"{issue.id}: evidence {index} is {piece.mode} but names no voice"
            yield placed.finding("voice-missing", message, "add voice: who speaks", at="evidence")
        if piece.mode is Mode.REPORTED_BY_OPPONENT and not piece.reported_by:
            message = f"{issue.id}: evidence {index} is told by the other side but does not say by whom"
            yield placed.finding("voice-missing", message, "add reported_by: who told it", at="evidence")


def _complete(placed: Placed[Position]) -> Iterator[Finding]:
    entry, names = placed.item, placed.node.entries
    if entry.engagement in _UNSOURCED or not {"value", "accepts", "rejects", "engagement"} & names.keys():
        return
    needed = ("summary", "confidence", "evidence") if entry.engagement else _WORDED
    for name in (name for name in needed if name not in names):
        code = f"{name}-missing" if name in _WHY_NEEDED else "field-missing"
        message = f"{name!r} is missing from this position on {entry.issue}"
        yield placed.finding(code, message, _WHY_NEEDED.get(name, ""), at="issue")


_CHECKS: tuple[Check, ...] = (
    _says_something,
    _printed_differs,
    _salience_sound,
    _conditions_sound,
    _outcomes_sound,
    _voices_named,
)
