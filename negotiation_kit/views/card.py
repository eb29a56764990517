"""One issue in full: both stances, the scale with its meanings, the distance in words, other offers, evidence."""

from __future__ import annotations

from pathlib import PurePath

from negotiation_kit.comparison import Comparison, IssueComparison, OfferPair, Stance
from negotiation_kit.model import Case, Evidence, Origin, Position
from negotiation_kit.palette import REJECT_MARK, party_colours
from negotiation_kit.scales import DateScale, IntervalScale, SetScale, day_text
from negotiation_kit.views.html import Child, Html, join, tag
from negotiation_kit.views.scale_strip import marker
from negotiation_kit.views.style import CARD, FRAME, MUTED, QUOTE, SECTION, UNTYPESET
from negotiation_kit.views.table import verdict_badge
from negotiation_kit.views.words import anchors_text, condition_text, distance_text, figure, package_texts, stance_text
from negotiation_kit.views.working import pair_working, working

_MODE_WORDS = {
    "quoted": "quoted",
    "reported": "reported",
    "reported-by-opponent": "told by the other side",
    "document": "from a document",
    "inferred": "the coder's inference",
}


def issue_card(comparison: Comparison, row: IssueComparison) -> Html:
    """Return everything there is on one issue.

    Parameters
    ----------
    comparison : Comparison
    row : IssueComparison
    """
    issue = row.issue
    parent = comparison.case.issue(issue.part_of).title if issue.part_of else None
    return tag(
        "section",
        tag("div", issue.title, role="heading", aria_level=3, style="font-size:17px;font-weight:700"),
        tag("div", issue.question, f" Part of: {parent}." if parent else None, style=MUTED),
        tag("div", verdict_badge(row.verdict), "  ", "distance ", distance_text(row), style="margin:9px 0 0"),
        _section("Stances", _two(comparison, row, _stance)),
        _section("Distance, in words", tag("div", working(comparison, row))),
        _section("The scale", _scale(comparison, row)),
        _also(comparison, row),
        _section("Evidence", _two(comparison, row, _evidence)),
        _sources(comparison.case, row),
        tag("div", issue.note, style=MUTED + "margin-top:10px") if issue.note else None,
        style=FRAME + CARD,
        class_=UNTYPESET,
        aria_label=f"Detail of {issue.title}",
    )


def _section(head: str, *body: Child) -> Html:
    return join(tag("div", head, role="heading", aria_level=4, style=SECTION), body)


def _two(comparison: Comparison, row: IssueComparison, build: object) -> Html:
    assert callable(build)
    colours = party_colours(comparison.case)
    columns = [
        tag(
            "div",
            tag("div", marker(colours[party.party.id], place), " ", tag("b", party.party.short)),
            build(comparison.case, party),
            style="min-width:0",
        )
        for place, party in enumerate((row.a, row.b))
    ]
    return tag("div", columns, style="display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:14px")


def _stance(case: Case, party: Stance) -> Html:
    if not party.entries:
        return tag("div", stance_text(party), style=MUTED)
    return join(_entry(case, party, entry) for entry in party.entries)


def _entry(case: Case, party: Stance, entry: Position) -> Html:
    scale = party.issue.scale
    printed = entry.printed
    wording = None
    if printed is not None:
        wording = "not codable" if printed.uncodable else None
        wording = scale.text(printed.value) if printed.value is not None else wording
        wording = f"rejects {scale.parts_text(printed.rejects)}" if printed.rejects else wording
    facts = (
        ("value", scale.text(entry.value) if entry.value is not None else None),
        ("rejects", scale.parts_text(entry.rejects) if entry.rejects else None),
        ("could accept", scale.parts_text(entry.accepts) if entry.accepts else None),
        ("printed as", wording),
        ("no value", str(entry.engagement).replace("-", " ") if entry.engagement else None),
        ("condition", _conditions(case, entry)),
        ("of", entry.object.replace("-", " ") if entry.object else None),
        ("status", entry.status),
        ("firmness", entry.firmness),
        ("confidence", entry.confidence),
        ("salience", f"{figure(entry.salience)} ({entry.salience_basis})" if entry.salience is not None else None),
        ("why", entry.why),
    )
    rows = [
        (tag("dt", name, style="opacity:.75;font-weight:400"), tag("dd", text, style="margin:0;overflow-wrap:anywhere"))
        for name, text in facts
        if text
    ]
    return tag(
        "div",
        tag("div", entry.summary, style="margin:3px 0") if entry.summary else None,
        tag("dl", rows, style="display:grid;grid-template-columns:auto 1fr;gap:2px 9px;margin:3px 0;font-size:12.5px"),
        _folded("Coder's note", entry.note),
        tag("div", f"coded in {_short(entry.origin)}", style=MUTED) if entry.origin else None,
        style="padding:5px 0 8px",
    )


def _conditions(case: Case, entry: Position) -> Html | None:
    packages = package_texts(case, entry)
    if not packages:
        return None
    items = [tag("li", text, style="margin:1px 0") for text in packages]
    return join("any one of:" if len(items) > 1 else "", tag("ul", items, style="margin:0;padding-left:16px"))


def _folded(head: str, text: str | None) -> Html | None:
    """Return a remark the reader can open."""
    summary = tag("summary", head, style="cursor:pointer")
    return tag("details", summary, tag("div", text), style=MUTED) if text else None


def _short(origin: Origin) -> str:
    """Return file and line without the folders above the round's."""
    return "/".join(PurePath(str(origin)).parts[-2:])


def _scale(comparison: Comparison, row: IssueComparison) -> Html:
    scale, colours = row.issue.scale, party_colours(comparison.case)
    if isinstance(scale, IntervalScale):
        ends = f" {scale.min_means or ''} {scale.max_means or ''}".rstrip()
        return tag("div", f"{scale.level.capitalize()} scale, {anchors_text(scale.min, scale.max, scale.unit)}.{ends}")
    if isinstance(scale, DateScale):
        return tag("div", f"Dates from {day_text(scale.min)} to {day_text(scale.max)}.")
    items = []
    for level in getattr(scale, "values", ()):
        marks = [_level_mark(party, level.name, colours, place) for place, party in enumerate((row.a, row.b))]
        items.append(
            tag(
                "li", marks, tag("b", scale.part_text(level.name)), f": {level.meaning}", style="margin:2px 0"
            )
        )
    kind = "Any of these options" if isinstance(scale, SetScale) else f"{scale.level.capitalize()} scale"
    return join(tag("div", f"{kind}:", style=MUTED), tag("ol", items, style="margin:2px 0;padding-left:22px"))


def _level_mark(party: Stance, name: str, colours: dict[str, str], place: int) -> Html | None:
    if any(name == offer.value or (not isinstance(offer.value, str) and name in offer.value) for offer in party.headline):
        return join(marker(colours[party.party.id], place), " ")
    if name in party.rejects:
        return tag("span", REJECT_MARK, " ", style=f"color:{colours[party.party.id]}", title=f"{party.party.short} rejects it")
    return None


def _also(comparison: Comparison, row: IssueComparison) -> Html | None:
    """Return every other offer on the table, each with its own distance or its condition."""
    others = [pair for pair in row.pairs if pair is not row.headline]
    lines = [_pair(comparison, row, pair) for pair in others]
    if not row.pairs:
        for party in (row.a, row.b):
            spare = [offer for offer in party.offers if offer not in party.headline[:1]]
            lines += [tag("li", f"{party.party.short}: {party.issue.scale.text(offer.value)} {condition_text(comparison.case, offer.position)}") for offer in spare]
    return _section("Also on the table", tag("ul", lines, style="margin:2px 0;padding-left:20px")) if lines else None


def _pair(comparison: Comparison, row: IssueComparison, pair: OfferPair) -> Html:
    scale = row.issue.scale
    texts = [
        f"{party.short}: {scale.text(offer.value)} {condition_text(comparison.case, offer.position)}".strip()
        for party, offer in ((comparison.a, pair.a), (comparison.b, pair.b))
    ]
    measured = pair_working(pair, scale, comparison.metric) if pair.same_object else "Different objects, not measured."
    return tag("li", "; ".join(texts), ". ", measured)


def _evidence(case: Case, party: Stance) -> Html:
    pieces = [piece for entry in party.entries for piece in entry.evidence]
    if not pieces:
        return tag("div", "none: the source has nothing on it" if case.coded_from == "sources" else "none", style=MUTED)
    return join(_piece(case, piece) for piece in dict.fromkeys(pieces))


def _sources(case: Case, row: IssueComparison) -> Html | None:
    cited = {piece.source for party in (row.a, row.b) for entry in party.entries for piece in entry.evidence}
    lines = [tag("div", f"{source.id}: {source.title}") for source in case.sources if source.id in cited]
    return tag("div", lines, style=MUTED + "margin-top:8px") if lines else None


def _piece(case: Case, piece: Evidence) -> Html:
    source = case.source(piece.source)
    cited = source.passage(piece.passage)
    voice = f"{piece.voice}, as told by {piece.reported_by}" if piece.reported_by else piece.voice
    words = (_MODE_WORDS[piece.mode.value], voice)
    where = f"{source.id} ¶{piece.passage} " if len(case.sources) > 1 else f"¶{piece.passage} "
    return tag(
        "blockquote",
        tag("b", where),
        cited.digest if cited else None,
        tag("div", "Read as: ", cited.reading, style="margin-top:3px") if cited and cited.reading else None,
        _folded("Why it is read so", cited.why) if cited else None,
        tag("div", " · ".join(word for word in words if word), style=MUTED),
        style=QUOTE,
    )
