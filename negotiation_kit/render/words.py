"""Stances, distances and conditions in a few words, and the short remarks that belong beside an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.comparing import (
    CODINGS,
    Comparison,
    IssueComparison,
    Measured,
    Stance,
    Verdict,
    basis,
    verdict_on,
)
from negotiation_kit.analysis.linking import position_text
from negotiation_kit.model import Answer, Case, Offer, Party, Position, Printed, Round, asked, closed
from negotiation_kit.render.palette import CONTESTED, look
from negotiation_kit.scales import Scale, alternatives, date_text
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import ENGLISH, Message, Spoken, enumerated, rounded, say, translated

CODING_WORDS = {coding: say(ENGLISH, f"coding.{coding}") for coding in CODINGS}


def figure(number: float | None, digits: int = 3, language: str = ENGLISH) -> str:
    """Return a distance or score for people; a dash where there is none.

    Examples
    --------
    >>> figure(2 / 3), figure(1.0), figure(None), figure(-0.0)
    ('0.667', '1', '—', '0')
    """
    return "—" if number is None else rounded(number, digits, language)


def shown_figure(number: float | None, digits: int = 3) -> Message:
    """Return what `figure` does, for every language."""
    return Message("list.one", part="—" if number is None else Spoken(figure, number, digits))


def shown_range(low: float | None, high: float | None, digits: int = 3) -> Message:
    """Return two figures between which something lies; one where both read the same, a dash for none."""
    if low is None or figure(low, digits) == figure(high, digits):
        return shown_figure(low, digits)
    return Message("figure.range", low=shown_figure(low, digits), high=shown_figure(high, digits))


def named(parties: Iterable[Party]) -> Message:
    """Return the names of one party or more."""
    return enumerated([called(party) for party in parties])


def called(party: Party) -> Spoken:
    """Return the name of a party in every language."""
    return Spoken(translated, party, "short")


def stance_text(party: Stance, language: str = ENGLISH) -> str:
    """Return what a party wants, or why that is not known, in a few words."""
    scale = party.issue.scale
    if party.headline:
        return _wanted_text(party, language)
    if party.uncodable:
        return say(language, "stance.not-codable-as-printed")
    if party.engagement is not None:
        return say(language, f"engagement.{party.engagement}")
    if party.only_left is not None:
        return say(language, "stance.only-option-left", what=party.only_left)
    if party.rejects:
        return say(language, "stance.rejects", what=scale.parts_text(party.rejects, language))
    return say(language, "stance.could-accept", what=scale.parts_text(party.accepts, language))


def _wanted_text(party: Stance, language: str) -> str:
    """Return what a party wants; of several objects, each with what it is wanted of."""
    objects = dict.fromkeys(offer.object for offer in party.headline)
    if len(objects) < 2:
        return offers_text(party.issue.scale, party.headline, language)
    return "; ".join(
        f"{party.issue.object_text(name, language)}: {answer_text(party.on(name), language)}"
        for name in objects
    )


def offers_text(scale: Scale, offers: Iterable[Offer], language: str = ENGLISH) -> str:
    """Return the values of several offers as alternatives."""
    return alternatives((offer_text(scale, offer, language) for offer in offers), language)


def offer_text(scale: Scale, offer: Offer, language: str = ENGLISH) -> str:
    """Return what is offered, or what may be where the coder is in doubt."""
    if offer.stated:
        return scale.text(offer.value, language)
    return say(language, "stance.in-doubt", what=offer.may_be.text_in(language))


def answer_text(said: Answer, language: str = ENGLISH) -> str:
    """Return what a party says on one question: its offers, else what it rejects or accepts."""
    scale = said.issue.scale
    if said.headline:
        return offers_text(scale, said.headline, language)
    if said.rejects:
        return say(language, "stance.rejects", what=scale.parts_text(said.rejects, language))
    if said.accepts:
        return say(language, "stance.could-accept", what=scale.parts_text(said.accepts, language))
    return say(language, "column.no-value")


def flag_text(row: IssueComparison, language: str = ENGLISH) -> str:
    """Return what stands beside a verdict: that a party's accounts contradict each other; else nothing."""
    return say(language, "remark.contested") if row.contested else ""


def contested_of(comparison: Comparison, verdict: Verdict, language: str = ENGLISH) -> str:
    """Return how many of the agreements are contested, so that none is counted as agreed without a word."""
    n = sum(not row.agreed for row in comparison.rows if row.verdict is verdict is Verdict.AGREE)
    return say(language, "band.contested", n=n) if n else ""


def standing_marks(said: Stance, language: str = ENGLISH) -> list[str]:
    """Return what stands beside a party's position: that it is contested, or taken over from a group."""
    groups = sorted(said.groups, key=lambda group: group.id) if said.inherited else []
    names = ", ".join(str(translated(group, "short", language)) for group in groups)
    contested = [f"{CONTESTED} {say(language, 'remark.contested')}"] if said.contested else []
    return contested + ([say(language, "remark.as-group", group=names)] if names else [])


def distance_text(row: IssueComparison, language: str = ENGLISH) -> str:
    """Return the distance, its bounds, or both where doubt or another account makes them differ."""
    known = figure(row.distance, language=language)
    if row.low is None or row.high is None or row.verdict is Verdict.NOT_COMPARABLE:
        return known
    low, high = (figure(end, language=language) for end in (row.low, row.high))
    limits = f"{low} … {high}"
    if row.distance is None:
        return limits if row.high - row.low > SAME else say(language, "range.exactly", at=low)
    return f"{known} ({limits})" if row.high - row.low > SAME else known


def package_texts(case: Case, entry: Position) -> list[str]:
    """Return each package of conditions an offer depends on, in words; any one of them is enough."""
    return [
        "; ".join(position_text(case.issue(one.issue), one.value, one.object) for one in asked(package))
        for package in entry.conditional_on
        if package
    ]


def condition_text(case: Case, entry: Position) -> str:
    """Return what an offer depends on, on one line."""
    packages = package_texts(case, entry)
    if len(packages) < 2:
        return f"if {packages[0]}" if packages else ""
    return "if either " + ", or ".join(f"({number}) {text}" for number, text in enumerate(packages, start=1))


def column_text(
    scale: Scale, column: Position | Printed, *, accepts: bool = True, language: str = ENGLISH
) -> str:
    """Return what one column of an entry, the reading or the wording as printed, says."""
    if isinstance(column, Printed) and column.uncodable:
        return say(language, "column.not-codable")
    said = [scale.text(column.value, language)] if column.value is not None else []
    if column.rejects:
        said.append(say(language, "column.rejects", what=scale.parts_text(column.rejects, language)))
    if column.accepts and accepts:
        said.append(say(language, "column.accepts", what=scale.parts_text(column.accepts, language)))
    return "; ".join(said) or say(language, "column.no-value")


def row_notes(
    comparison: Comparison, row: IssueComparison, language: str = ENGLISH, full: bool = True
) -> list[str]:
    """Return the short remarks that belong beside a title; not `full` where all of a stance is told."""
    notes = [*_verdict_note(row, language), *_object_note(row, language)]
    for party in (row.a, row.b):
        notes += [
            *_standing_notes(row, party, language),
            *(conditional_notes(party, language) if full else ()),
            *(_column_notes(party, comparison.coding, language) if full else ()),
            *_teller_note(party, language),
        ]
    return notes


def searchable(row: IssueComparison) -> str:
    """Return the words of a row that a search looks through, folded for comparison without case."""
    parts = [row.issue.title, row.issue.question, row.issue.id, row.verdict.value]
    parts += [stance_text(row.a), stance_text(row.b)]
    entries = (*row.a.entries, *row.b.entries)
    parts += [text for entry in entries for text in (entry.summary, entry.note) if text]
    return " ".join(parts).casefold()


def _verdict_note(row: IssueComparison, language: str) -> Iterator[str]:
    """Yield why there is no distance, or what both accept; the other verdicts speak for themselves."""
    if row.verdict in (Verdict.OVERLAP, Verdict.NOT_COMPARABLE):
        yield row.reason.text_in(language)


def _object_note(row: IssueComparison, language: str) -> Iterator[str]:
    """Yield what the verdict rests on, where the issue's word covers different things."""
    if row.zone.empty and row.distance is None and not row.others:
        return
    if row.object is not None or row.others:
        yield say(language, "remark.rests-on", object=row.issue.object_text(row.object, language))
    if row.others:
        named = [row.issue.object_text(other.object, language) for other in row.others]
        yield say(language, "remark.other-objects", objects=", ".join(named))


def _standing_notes(row: IssueComparison, party: Stance, language: str) -> Iterator[str]:
    """Yield on whose word a stance is known, and what of it is in doubt or does not count."""
    name = translated(party.party, "short", language)
    if party.contested:
        yield say(language, "remark.accounts-contradict", party=name)
    if party.inherited and row.reason.code != "reason.same-group":
        heirs_of = sorted(party.groups, key=lambda group: group.id)
        groups = (translated(group, "short", language) for group in heirs_of)
        yield say(language, "remark.takes-over", party=name, group=", ".join(groups))
    doubts = [offer for offer in party.offers if offer.readings is not None and offer.stated]
    for offer in doubts:
        yield say(language, "remark.in-doubt", party=name, what=offer.may_be.text_in(language))
    for entry in party.withheld:
        if entry.within:
            yield say(language, "remark.within", party=name, what=_said(party, entry, language))
    if any(map(closed, party.entries)):
        yield say(language, "remark.closed-channel", party=name)


def _said(party: Stance, entry: Position, language: str) -> str:
    return column_text(party.issue.scale, entry, language=language)


def conditional_notes(party: Stance, language: str = ENGLISH) -> Iterator[str]:
    """Yield what a party offers under conditions, where it does."""
    offers = [offer for offer in party.offers if offer.conditional]
    if offers:
        phrase = "remark.offers-only" if len(offers) == len(party.offers) else "remark.also-offers"
        yield say(
            language,
            phrase,
            party=translated(party.party, "short", language),
            what=offers_text(party.issue.scale, offers, language),
        )


def _column_notes(party: Stance, coding: str, language: str) -> Iterator[str]:
    """Yield what the column that is not compared says, where the two differ."""
    for entry in party.entries:
        if entry.printed is not None:
            other, phrase = (
                (entry.printed, "remark.as-printed") if coding == "reading" else (entry, "remark.as-read")
            )
            name = translated(party.party, "short", language)
            yield say(
                language, phrase, party=name, what=column_text(party.issue.scale, other, language=language)
            )


def _teller_note(party: Stance, language: str) -> Iterator[str]:
    if basis(party).only_other_side:
        yield say(language, "remark.told-by-the-other-side", party=translated(party.party, "short", language))


def round_text(round: Round, language: str = ENGLISH) -> str:
    """Return a round's title with its date, where it has one.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> round_text(Round("r1", "First round", parse_edtf("2025-05")))
    'First round, 1–31 May 2025'
    """
    title = str(translated(round, "title", language))
    return f"{title}, {date_text(round.date, language)}" if round.date else title


def accounts(row: IssueComparison, language: str = ENGLISH) -> list[str]:
    """Return what each account of a side says, the best first, where they contradict each other."""
    return [text for party in (row.a, row.b) for text in _accounts(party, row.object, language)]


def _accounts(party: Stance, object: str | None, language: str) -> Iterator[str]:
    name, said = translated(party.party, "short", language), party.on(object)
    for claim in said.accounts:
        whose = say(language, f"account.{claim.entries[0].account}")
        yield f"{name}, {whose}: {answer_text(claim, language)}"
    if said.torn:
        yield f"{name}: {say(language, 'account.torn')}"


def other_objects(comparison: Comparison, row: IssueComparison, language: str = ENGLISH) -> list[str]:
    """Return the other things both sides speak of, each with its own verdict and distance."""
    return [_object(comparison, row, other, language) for other in row.others]


def _object(comparison: Comparison, row: IssueComparison, other: Measured, language: str) -> str:
    verdict = verdict_on(row, other, comparison.metric, comparison.threshold)
    ends = dict.fromkeys(figure(end, language=language) for end in (other.low, other.high))
    far = figure(other.distance, language=language) if other.distance is not None else " … ".join(ends)
    return f"{row.issue.object_text(other.object, language)}: {look(verdict, language).label} {far}"
