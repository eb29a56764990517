"""Every position in full, round by round and issue by issue; the script picks an issue's detail from it."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance
from negotiation_kit.model import Issue, Party, Position
from negotiation_kit.views.coders import adjudications, other_readings
from negotiation_kit.views.evidence import told_by
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.views.words import column_text, figure, package_texts, stance_text
from negotiation_kit.webpage.background import passage_name
from negotiation_kit.webpage.book import Book
from negotiation_kit.webpage.cells import badge
from negotiation_kit.webpage.told import RoundTold, RowTold
from negotiation_kit.wording import ENGLISH, say


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
        basis = f" ({entry.salience_basis})" if entry.salience_basis else ""
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
