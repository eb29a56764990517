"""Every position in full, round by round and issue by issue; the script picks an issue's detail from it."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.analysis.comparing import DEFAULT_THRESHOLD, Comparison, IssueComparison, Stance, Verdict
from negotiation_kit.exchange.citations import reference
from negotiation_kit.model import Case, Issue, Party, Passage, Position, Source
from negotiation_kit.render.coders import adjudications, other_readings
from negotiation_kit.render.evidence import told_by
from negotiation_kit.render.html import Html, join, tag
from negotiation_kit.render.palette import VERDICTS as LOOKS
from negotiation_kit.render.words import column_text, figure, package_texts, stance_text
from negotiation_kit.webpage.cells import badge
from negotiation_kit.webpage.page_data import Book
from negotiation_kit.webpage.statements import RoundTold, RowTold
from negotiation_kit.wording import ENGLISH, say

_METHOD = (
    "The distance of two positions on an issue runs from 0, the same, to 1, the two ends of its scale: for "
    "named options 0 or 1; for ordered levels the steps between them over the steps of the scale; for "
    "numbers and dates the gap between the nearest ends over the width of the scale; for sets one less the "
    "share of the options named that both name (Gower 1971, Biometrics 27, 857–871).",
    "Silence is no number. Where a side has no value, the distance is not guessed: it is given as the "
    "limits between which it must lie, whatever the unknown position is (Manski 2003, Partial "
    "Identification of Probability Distributions).",
    "The agreement of two sides is 1 less the mean distance over the issues where it is known, all weighed "
    "the same. It always comes with the number of those issues, and with the worst and the best it could be "
    "over all issues.",
    "The reading is what the coder takes a passage to mean; the wording as printed is kept where the two "
    "differ, and every figure can be seen for both.",
    "The page describes what was said. It does not forecast, and no side's wording is the norm: the order, "
    "names and colours of the parties are declared once in the case.",
)


def legend() -> Html:
    """Return what each verdict means."""
    items = [(tag("dt", badge(verdict)), tag("dd", LOOKS[verdict].meaning)) for verdict in Verdict]
    return tag("dl", items, class_="legend")


def method(book: Book) -> Html:
    """Return how the figures come about, and how to cite them."""
    case = book.case
    limit = f"A distance of up to {DEFAULT_THRESHOLD:g} is near, a greater one is divergence."
    licence = f" The data are under {case.licence}." if case.licence else ""
    cite = f"To cite: {case.title} ({case.id}), positions coded with {NAME} {VERSION}.{licence}"
    return join(legend(), tag("p", limit), [tag("p", text) for text in _METHOD], tag("p", cite))


def codebook(book: Book) -> Html:
    """Return every issue with its question and scale."""
    return join(_issue(book.case, number, issue) for number, issue in enumerate(book.case.issues))


def _issue(case: Case, number: int, issue: Issue) -> Html:
    parent = f" Part of: {case.issue(issue.part_of).title}." if issue.part_of else ""
    return tag(
        "article",
        tag("h3", issue.title),
        tag("p", f"{issue.question}{parent}", class_="q"),
        scale(issue),
        tag("p", issue.note, class_="fine") if issue.note else None,
        id=f"q{number}",
    )


def scale(issue: Issue) -> Html:
    """Return a scale in words: its kind and its levels or ends, each with what it means."""
    found = issue.scale
    if not found.choices:
        return tag("p", f"{found.heading()}.", [f" {text}." for text in found.end_meanings()])
    items = []
    for tick in found.ticks():
        meaning = f": {tick.meaning}" if tick.meaning not in ("", tick.text) else None
        items.append(tag("li", tag("b", tick.text), meaning))
    return join(tag("p", f"{found.heading()}:"), tag("ol", items))


def sources(case: Case) -> Html:
    """Return every source, and of each passage cited what it says in the coder's own words."""
    if not case.sources:
        return tag("p", "This case was imported from a table and names no sources.")
    cited = {(piece.source, piece.passage) for entry in case.positions for piece in entry.evidence}
    several = len(case.sources) > 1
    return join(
        _source(
            number, source, [item for item in source.passages if (source.id, item.number) in cited], several
        )
        for number, source in enumerate(case.sources)
    )


def passage_name(source: int, passage: int, *, several: bool) -> str:
    """Return what a passage is called: with the number of its source, where there are several."""
    return f"S{source + 1} ¶{passage}" if several else f"¶{passage}"


def _source(number: int, source: Source, cited: list[Passage], several: bool) -> Html:
    return tag(
        "article",
        tag("h3", f"S{number + 1} " if several else None, tag("span", source.title, lang=source.language)),
        tag("p", f"{source.id} · ", _reference(source), class_="fine"),
        tag("p", source.note, class_="fine") if source.note else None,
        tag("ul", [_passage(number, passage, several) for passage in cited], class_="passages"),
    )


def _reference(source: Source) -> Html:
    """Return the reference; its address, where it is one of the web, can be followed by a reader's click."""
    text, url = reference(source), source.url or ""
    if not url.lower().startswith(("https://", "http://")) or url not in text:
        return join(text)
    before, _, after = text.partition(url)
    return join(before, tag("a", url, href=url, rel="noreferrer noopener"), after)


def _passage(number: int, passage: Passage, several: bool) -> Html:
    why = tag("small", passage.why) if passage.why else None
    return tag(
        "li",
        tag("b", passage_name(number, passage.number, several=several), " "),
        passage.digest,
        tag("span", tag("i", "Read as: "), passage.reading, " ", why, class_="read")
        if passage.reading
        else None,
        id=f"e{number}-{passage.number}",
    )


def articles(book: Book, round: RoundTold) -> Html:
    """Return all issues of a round, each with every party's stance."""
    return join(_article(book, round, place, issue) for place, issue in enumerate(round.issues))


def _article(book: Book, round: RoundTold, place: int, issue: Issue) -> Html:
    number = book.issue_numbers[issue.id]
    shown = round == book.view.round
    row = book.pair(book.view, book.view.a, book.view.b).rows[place] if shown else None
    stances = [_stance(book, party, *_seen(round, party, place)) for party in round.parties]
    return tag(
        "article",
        tag("h4", tag("a", issue.title, href=f"#q{number}")),
        _between(book, row) if row else None,
        tag("div", stances, class_="stances"),
        id=f"i{book.round_numbers[round.round.id]}-{number}",
    )


def _between(book: Book, row: RowTold) -> Html:
    """Return what is told of the page's first two sides, for readers without a script."""
    sides = f"{book.view.a.short} and {book.view.b.short}: "
    offers = [
        tag("li", [tag("span", text) for text in told.offers], tag("small", told.measured))
        for told in row.offers
    ]
    return tag(
        "div",
        tag("p", sides, badge(row.verdict), " distance ", row.distance),
        tag("p", row.working),
        tag("ul", offers, class_="offers") if offers else None,
        class_="between",
    )


def _seen(round: RoundTold, party: Party, place: int) -> tuple[Comparison, Stance]:
    """Return a comparison in which a party's stance stands, as read, and the stance."""
    found = next(
        comparison
        for (coding, *names), comparison in round.comparisons.items()
        if coding == "reading" and party.id in names
    )
    row: IssueComparison = found.rows[place]
    return found, row.a if row.a.party == party else row.b


def _stance(book: Book, party: Party, comparison: Comparison, stance: Stance) -> Html:
    entries = [_entry(book, stance, entry) for entry in stance.entries]
    body = entries or [tag("p", stance_text(stance), class_="fine")]
    others = [
        tag("p", "Coder ", tag("b", other.coder), other.read, " ", other.differs, class_="fine")
        for other in other_readings(comparison, stance)
    ]
    kept = [tag("p", tag("b", "Adjudication: "), text, class_="fine") for text in adjudications(stance)]
    return tag(
        "section", tag("h5", party.short), body, others, kept, class_=f"p{book.party_numbers[party.id]}"
    )


def _entry(book: Book, stance: Stance, entry: Position) -> Html:
    note = tag("p", entry.note, class_="note") if entry.note else None
    return join(
        tag("p", tag("b", _stand(stance, entry))),
        _printed(stance, entry),
        tag("p", entry.summary) if entry.summary else None,
        _conditions(book, entry),
        tag("p", " · ".join(_facts(stance, entry)), class_="fine") if any(_facts(stance, entry)) else None,
        tag("p", tag("b", "Why: "), entry.why) if entry.why else None,
        note,
        _references(book, entry),
    )


def _stand(stance: Stance, entry: Position) -> str:
    """Return what an entry says; without a value, rejection or acceptance, why there is none."""
    if entry.engagement:
        return say(ENGLISH, f"engagement.{entry.engagement}")
    return column_text(stance.issue.scale, entry)


def _printed(stance: Stance, entry: Position) -> Html | None:
    """Return what the wording as printed gives, where the reading differs from it."""
    if entry.printed is None:
        return None
    return tag("p", "As printed: ", column_text(stance.issue.scale, entry.printed), class_="printed")


def _facts(stance: Stance, entry: Position) -> Iterator[str]:
    if entry.object:
        yield f"about: {entry.object.replace('-', ' ')}"
    if entry.status:
        yield str(entry.status)
    if entry.firmness:
        yield f"firmness {entry.firmness}" if entry.firmness == "unknown" else str(entry.firmness)
    if entry.confidence:
        yield f"confidence {entry.confidence}"
    if entry.salience is not None:
        told = None if entry.salience_channel.open else say(ENGLISH, f"channel.{entry.salience_channel}")
        basis = "; ".join(filter(None, (entry.salience_basis, told)))
        basis = f" ({basis})" if basis else ""
        yield f"salience {figure(entry.salience)} of 100{basis}"
    if entry.accepts and entry.engagement:
        yield f"could accept {stance.issue.scale.parts_text(entry.accepts)}"


def _conditions(book: Book, entry: Position) -> Html | None:
    packages = package_texts(book.case, entry)
    if not packages:
        return None
    head = "Only if any one of these holds:" if len(packages) > 1 else "Only if this holds:"
    return join(tag("p", head), tag("ol", [tag("li", text) for text in packages]))


def _references(book: Book, entry: Position) -> Html | None:
    """Return the passages an entry rests on, by who speaks there; links lead to their digests."""
    if not entry.evidence:
        return None
    ids = [source.id for source in book.case.sources]
    speakers: dict[str, list[Html]] = {}
    for piece in entry.evidence:
        number = ids.index(piece.source)
        name = passage_name(number, piece.passage, several=len(ids) > 1)
        link = tag("a", name, href=f"#e{number}-{piece.passage}")
        speakers.setdefault(told_by(piece), []).append(link)
    groups = [join(join(*links, by=" "), f" {speaker}") for speaker, links in speakers.items()]
    return tag("p", join(*groups, by="; "), class_="refs")
