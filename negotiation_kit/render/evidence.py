"""The evidence for both stances, piece by piece, in the words of the source card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from negotiation_kit.analysis.comparing import Comparison, Stance
from negotiation_kit.model import Account, Case, Evidence, Mode, Origin, Position, Round, closed
from negotiation_kit.render.html import CELL, HEAD, MUTED, QUOTE, Child, Html, Side, join, marker, tag
from negotiation_kit.render.words import column_text, figure, package_texts, stance_text
from negotiation_kit.scales import LESS, MORE, Scale
from negotiation_kit.wording import ENGLISH, say

Marks = Mapping[str, str]


def case_marks(case: Case) -> dict[str, str]:
    """Return a mark for each source of a case, by source id; none where there is only one."""
    marks = {source.id: f"S{number}" for number, source in enumerate(case.sources, start=1)}
    return marks if len(marks) > 1 else {}


def source_marks(case: Case, round: Round) -> dict[str, str]:
    """Return the marks of the sources that a round cites, by source id; none where it cites only one."""
    key = ("source marks", round.id)
    if key not in case.derived:
        cited = {
            piece.source for entry in case.positions if entry.round == round.id for piece in entry.evidence
        }
        marks = {name: mark for name, mark in case_marks(case).items() if name in cited}
        case.derived[key] = marks if len(marks) > 1 else {}
    kept: dict[str, str] = case.derived[key]
    return kept


def passage_text(source: str, number: int, marks: Marks) -> str:
    """Return one passage, its source's mark before it where there are several sources."""
    return f"{marks[source]} ¶{number}" if source in marks else f"¶{number}"


def passages(entry: Position, marks: Marks) -> str:
    """Return the passages a position rests on, source by source.

    Parameters
    ----------
    entry : Position
    marks : mapping
        As `source_marks` gives them.
    """
    numbers: dict[str, set[int]] = {}
    for piece in entry.evidence:
        numbers.setdefault(piece.source, set()).add(piece.passage)
    order = list(marks)
    cited = sorted(numbers, key=lambda name: order.index(name) if name in marks else -1)
    texts = (", ".join(map(str, sorted(numbers[name]))) for name in cited)
    heads = (f"{marks[name]} ¶" if name in marks else "¶" for name in cited)
    return "; ".join(head + text for head, text in zip(heads, texts, strict=True))


def source_key(case: Case, marks: Marks) -> Html | None:
    """Return what the marks stand for; None where there is nothing to tell apart."""
    if not marks:
        return None
    lines = [tag("div", tag("b", mark), f" {source_title(case, name)}") for name, mark in marks.items()]
    return tag("div", lines, style=MUTED + "margin-top:8px;overflow-wrap:anywhere")


def source_title(case: Case, name: str) -> str:
    """Return title and container of a source.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> source_title(nk.load_case("istanbul-2025"), "istanbul-2025-07-23-meduza")
    'More swaps, but no deal (Meduza)'
    """
    source = case.source(name)
    return f"{source.title} ({source.container_title})" if source.container_title else source.title


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
        told = None if entry.salience_channel.open else say(ENGLISH, f"channel.{entry.salience_channel}")
        basis = "; ".join(filter(None, (entry.salience_basis, told)))
        basis = f" ({basis})" if basis else ""
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


MODE_WORDS = {mode: say(ENGLISH, f"mode.{mode}") for mode in Mode}


def evidence(case: Case, sides: tuple[Side, Side], marks: Marks) -> Html:
    """Return every passage each side's position rests on, first of the one, then of the other."""
    return join(_of_side(case, side, marks) for side in sides)


def sources(case: Case, sides: tuple[Side, Side], marks: Marks) -> Html | None:
    """Return the sources cited, each with its mark where the round cites several."""
    cited = {piece.source for side in sides for piece in _pieces(side)}
    if any(name in marks for name in cited):
        return source_key(case, {name: mark for name, mark in marks.items() if name in cited})
    lines = [tag("div", source_title(case, name), style="overflow-wrap:anywhere") for name in sorted(cited)]
    return tag("div", lines, style=MUTED + "margin-top:8px") if lines else None


def told_by(piece: Evidence) -> str:
    """Return how the source gives a position, and who speaks."""
    voice = f"{piece.voice}, as told by {piece.reported_by}" if piece.reported_by else piece.voice
    return " · ".join(word for word in (MODE_WORDS[piece.mode], voice) if word)


def _of_side(case: Case, side: Side, marks: Marks) -> Html:
    pieces = list(dict.fromkeys(_pieces(side)))
    head = tag("div", marker(side), " ", tag("b", side.stance.party.short), style="margin-top:4px")
    if pieces:
        return join(head, [_piece(case, piece, marks) for piece in pieces])
    none = "None: the sources have nothing on it." if case.coded_from == "sources" else "None."
    return join(head, tag("div", none, style=MUTED))


def _pieces(side: Side) -> list[Evidence]:
    return [piece for entry in side.stance.entries for piece in entry.evidence]


def _piece(case: Case, piece: Evidence, marks: Marks) -> Html:
    cited = case.source(piece.source).passage(piece.passage)
    where = f"{passage_text(piece.source, piece.passage, marks)} "
    return tag(
        "blockquote",
        tag("b", where),
        cited.digest if cited else None,
        tag("div", tag("i", "Read as: "), cited.reading, style="margin-top:3px")
        if cited and cited.reading
        else None,
        folded("Why it is read so", cited.why) if cited else None,
        tag("div", told_by(piece), style=MUTED),
        style=QUOTE,
    )
