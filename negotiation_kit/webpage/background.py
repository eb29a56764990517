"""What the page rests on: the issues and their scales, the sources with their passages, and the method."""

from __future__ import annotations

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.analysis.comparing import DEFAULT_THRESHOLD, Verdict
from negotiation_kit.citations import reference
from negotiation_kit.model import Case, Issue, Passage, Source
from negotiation_kit.palette import VERDICTS as LOOKS
from negotiation_kit.views.html import Html, join, tag
from negotiation_kit.webpage.book import Book
from negotiation_kit.webpage.cells import badge

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
