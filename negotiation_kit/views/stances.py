"""Both stances side by side, and what is printed against what is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from negotiation_kit.analysis.comparing import Comparison, Stance
from negotiation_kit.model import Account, Case, Origin, Position, closed
from negotiation_kit.scales import LESS, MORE, Scale
from negotiation_kit.views.html import Child, Html, join, tag
from negotiation_kit.views.marks import Side, marker
from negotiation_kit.views.style import CELL, HEAD, MUTED
from negotiation_kit.views.words import column_text, figure, package_texts, stance_text
from negotiation_kit.wording import ENGLISH, say

_SIDE_BY_SIDE = "display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:14px"
_FACTS = "display:grid;grid-template-columns:auto minmax(0,1fr);gap:1px 8px;margin:3px 0;font-size:12px"
# Notebooks give lists of terms a layout of their own, which has no room for two columns.
_PLAIN = "float:none;width:auto;margin:0;padding:0;font-weight:400;"
_ORIGIN = f"{MUTED}overflow-wrap:anywhere;"
# Broken only where it is longer than a whole line, and never after the hyphen of a date.
_WHOLE = "display:inline-block;max-width:100%"
_THIN = f"{CELL}padding:4px 8px 4px 0;font-size:12.5px;"


def stances(case: Case, sides: tuple[Side, Side]) -> Html:
    """Return what each side has on the issue, entry by entry, side by side."""
    return tag("div", [_side(case, side) for side in sides], style=_SIDE_BY_SIDE)


def columns_compared(comparison: Comparison, sides: tuple[Side, Side]) -> Html | None:
    """Return a table of what is printed and what the coder reads, or None where they are the same."""
    rows = [_columns(side, entry) for side in sides for entry in side.stance.entries if entry.printed]
    if not rows:
        return None
    used = " (used here)"
    printed = "As printed" + (used if comparison.coding == "printed" else "")
    read = "As read" + (used if comparison.coding == "reading" else "")
    heads = [tag("th", text, scope="col", style=HEAD + _THIN) for text in ("Side", printed, read)]
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), style="border-collapse:collapse")


def _columns(side: Side, entry: Position) -> list[Html]:
    assert entry.printed is not None
    scale, name = side.stance.issue.scale, side.stance.party.short
    cells = (column_text(scale, entry.printed), column_text(scale, entry))
    row = tag(
        "tr",
        tag("th", marker(side), " ", name, scope="row", style=_THIN + "font-weight:600;"),
        [tag("td", text, style=_THIN) for text in cells],
    )
    note = tag("td", "Why: ", entry.note, colspan=3, style=_THIN + MUTED) if entry.note else None
    return [row, tag("tr", note)] if note else [row]


def _side(case: Case, side: Side) -> Html:
    party = side.stance
    head = tag("div", marker(side), " ", tag("b", party.party.short))
    if not party.entries:
        return tag("div", head, tag("div", stance_text(party), style=MUTED), style="min-width:0")
    return tag("div", head, [_entry(case, party, entry) for entry in party.entries], style="min-width:0")


def _entry(case: Case, party: Stance, entry: Position) -> Html:
    facts = [
        (tag("dt", name, style=_PLAIN + "opacity:.75"), tag("dd", text, style=_PLAIN))
        for name, text in _facts(case, entry)
        if text
    ]
    return tag(
        "div",
        tag("div", _stand(party, entry), style="font-weight:600;margin-top:3px"),
        tag("div", entry.summary, style="margin:2px 0") if entry.summary else None,
        _conditions(case, entry),
        tag("dl", facts, style=_FACTS) if facts else None,
        folded("Coder's note", entry.note) if not entry.printed else None,
        tag("div", "coded in ", tag("span", _short(entry.origin), style=_WHOLE), style=_ORIGIN)
        if entry.origin
        else None,
        style="padding:2px 0 8px",
    )


def _stand(party: Stance, entry: Position) -> str:
    """Return what an entry says; without a value, rejection or acceptance, why there is none."""
    if entry.engagement:
        return say(ENGLISH, f"engagement.{entry.engagement}")
    return column_text(party.issue.scale, entry, accepts=_only_accepts(entry))


def _only_accepts(entry: Position) -> bool:
    return entry.value is None and not entry.rejects


def _facts(case: Case, entry: Position) -> Iterator[tuple[str, Child]]:
    scale = case.issue(entry.issue).scale
    besides = () if _only_accepts(entry) else entry.accepts
    yield "could accept", scale.parts_text(besides) if besides else None
    yield "about", case.issue(entry.issue).object_text(entry.object) if entry.object else None
    yield "whose word", say(ENGLISH, f"account.{entry.account}") if entry.account is not Account.OWN else None
    yield "channel", say(ENGLISH, f"channel.{entry.channel}") if closed(entry) else None
    yield "in doubt", scale.text(entry.uncertain) if entry.uncertain is not None else None
    yield "prefers", _prefers(scale, entry)
    yield "within", entry.within.replace("-", " ") if entry.within else None
    yield "status", entry.status
    yield "firmness", entry.firmness
    yield "confidence", entry.confidence
    if entry.salience is not None:
        basis = f" ({entry.salience_basis})" if entry.salience_basis else ""
        yield "salience", f"{figure(entry.salience)} of 100{basis}"
    yield "why", entry.why


def _prefers(scale: Scale, entry: Position) -> str | None:
    """Return towards which end a party leans, of a range with its aim and its limit."""
    if entry.prefers is None:
        return None
    ends = None if entry.value is None else scale.aim_and_limit(entry.value, entry.prefers)
    if ends is None:
        return entry.prefers if entry.prefers in (MORE, LESS) else scale.part_text(entry.prefers)
    aim, limit = (end.text for end in ends)
    prefers = say(ENGLISH, f"stance.prefers.{entry.prefers}")
    return say(ENGLISH, "stance.leans", prefers=prefers, aim=aim, limit=limit)


def _conditions(case: Case, entry: Position) -> Html | None:
    packages = package_texts(case, entry)
    if not packages:
        return None
    head = "Only if any one of these holds:" if len(packages) > 1 else "Only if this holds:"
    items = [tag("li", text, style="margin:1px 0") for text in packages]
    return join(head, tag("ol", items, style="margin:0 0 3px;padding-left:18px;font-size:12px"))


def folded(head: str, text: str | None) -> Html | None:
    """Return a remark the reader can open."""
    summary = tag("summary", head, style="cursor:pointer")
    return tag("details", summary, tag("div", text), style=MUTED) if text else None


def _short(origin: Origin) -> str:
    """Return file and line without the folders above the round's."""
    return "/".join(PurePath(str(origin)).parts[-2:])
