"""The students' file: passages to read, and for each party and issue a place to mark; nothing of the key."""

from __future__ import annotations

from negotiation_kit.errors import counted
from negotiation_kit.model import Case, Confidence, Issue, Party, Round, closed
from negotiation_kit.render.html import Html, case_line, join, tag
from negotiation_kit.webpage.cells import mark_of
from negotiation_kit.webpage.positions import passage_name, scale
from negotiation_kit.webpage.single_file import section

STANCES = {
    "silent": "silent: says nothing on it",
    "left-open": "left open: speaks of it, takes no position",
    "not-applicable": "does not apply to this party",
}
"""Why a party may have no value, as in the format of position files."""
_STEPS = (
    "Read the passages under each issue. They are digests in other words than the source's, and where the "
    "source's wording is unclear, so are they.",
    "Mark where each party stands. If no passage says so, mark that: silence is an answer, a guess is not.",
    "Say how sure you are. Tick “red line” only where a passage shows that the party would rather leave than "
    "move. Note the passage or words you rest it on.",
    "Save your answers to a file and hand that in. Talk about them with others only afterwards.",
)
_NO_SCRIPT = "No script runs here, so answers cannot be saved. Print the page and mark it by hand."


def worksheet(case: Case, round: Round, parties: tuple[Party, ...]) -> Html:
    """Return the body of the students' file.

    Parameters
    ----------
    case : Case
    round : Round
    parties : tuple of Party
    """
    return join(
        _head(case, round, parties),
        tag(
            "main",
            tag(
                "form",
                _tools(),
                [_basket(case, round, parties, basket.id) for basket in case.baskets],
                id="answers",
            ),
            section("sources", "All passages", _all_passages(case, round)),
        ),
    )


def _head(case: Case, round: Round, parties: tuple[Party, ...]) -> Html:
    names = " and ".join(party.short for party in parties)
    place = f", {round.place}" if round.place else ""
    issues = counted(len(case.issues_in(round.id)), "issue")
    return tag(
        "header",
        tag("a", "Skip to the questions", href="#answers", class_="skip"),
        tag("h1", f"Where do {names} stand?"),
        tag(
            "p",
            case_line(case, f"{round.title}{place}", issues, "an exercise in coding positions"),
            class_="fine",
        ),
        tag("ol", [tag("li", step) for step in _STEPS], class_="steps"),
        tag("noscript", tag("p", _NO_SCRIPT, class_="hint")),
    )


def _tools() -> Html:
    """Return the line with name, progress and files, which stays in sight."""
    return tag(
        "div",
        tag("label", tag("span", "Your name or a pseudonym"), tag("input", id="coder", autocomplete="off")),
        tag("p", id="progress", role="status"),
        tag("span", id="buttons"),
        tag("p", id="problem", class_="hint", role="alert"),
        tag("p", id="keeping", class_="fine"),
        class_="tools",
    )


def _basket(case: Case, round: Round, parties: tuple[Party, ...], basket: str) -> Html | None:
    issues = [
        (number, issue) for number, issue in enumerate(case.issues_in(round.id)) if issue.basket == basket
    ]
    if not issues:
        return None
    asked = [_question(case, round, parties, number, issue) for number, issue in issues]
    return section(f"b-{number_of(case, basket)}", case.basket(basket).title, *asked)


def number_of(case: Case, basket: str) -> int:
    """Return where a basket stands in the case's order."""
    return [item.id for item in case.baskets].index(basket)


def _question(case: Case, round: Round, parties: tuple[Party, ...], number: int, issue: Issue) -> Html:
    fields = [_fields(case, party, number, place, issue) for place, party in enumerate(parties)]
    return tag(
        "article",
        tag("h3", issue.title),
        tag("p", issue.question, class_="asked"),
        tag(
            "div",
            tag("div", scale(issue), class_="scale"),
            _passages_of(case, round, issue),
            class_="reading",
        ),
        tag("div", fields, class_="places"),
    )


def _passages_of(case: Case, round: Round, issue: Issue) -> Html:
    """Return the passages that anybody cites on the issue, without saying for whom."""
    found = _digests(case, _cited(case, round, issue.id), several=_several(case, round))
    none = tag("p", "No passage is listed. Look through all passages at the end.", class_="fine")
    return tag("div", tag("h4", "Passages"), found or none, class_="digests")


def _cited(case: Case, round: Round, issue: str | None = None) -> set[tuple[str, int]]:
    """Return the passages cited in a round, on one issue or on any; none for what was leaked alone."""
    here = (entry for entry in case.positions if entry.round == round.id and issue in (None, entry.issue))
    entries = (entry for entry in here if not closed(entry))
    return {(piece.source, piece.passage) for entry in entries for piece in entry.evidence}


def _several(case: Case, round: Round) -> bool:
    return len({source for source, _ in _cited(case, round)}) > 1


def _digests(case: Case, wanted: set[tuple[str, int]], *, several: bool) -> list[Html]:
    return [
        tag("p", tag("b", passage_name(number, passage.number, several=several)), " ", passage.digest)
        for number, source in enumerate(case.sources)
        for passage in source.passages
        if (source.id, passage.number) in wanted
    ]


def _all_passages(case: Case, round: Round) -> Html:
    """Return every passage cited in the round, source by source."""
    cited, several = _cited(case, round), _several(case, round)
    parts = []
    for number, source in enumerate(case.sources):
        digests = _digests(case, {place for place in cited if place[0] == source.id}, several=several)
        if digests:
            name = f"S{number + 1} " if several else None
            parts += [tag("h3", name, source.title), tag("div", digests, class_="columns digests")]
    return join(parts) if parts else tag("p", "This case was imported from a table and has no passages.")


def _fields(case: Case, party: Party, number: int, place: int, issue: Issue) -> Html:
    name = f"a{number}-{place}"
    return tag(
        "fieldset",
        tag("legend", mark_of(case, party), " ", party.short, tag("span", f": {issue.title}", class_="sr")),
        _value(issue, name),
        tag(
            "div",
            [_radio(name, f"s:{stance}", text) for stance, text in STANCES.items()],
            class_="options none",
        ),
        tag(
            "div",
            tag("label", "Confidence ", _confidence()),
            tag("label", tag("input", type="checkbox", class_="red"), " red line"),
            tag(
                "button",
                "Clear",
                type="button",
                class_="clear",
                aria_label=f"Clear {party.short}: {issue.title}",
            ),
            class_="more",
        ),
        tag(
            "label",
            tag("span", "Why: passage or words"),
            tag("input", class_="note", autocomplete="off"),
            class_="why",
        ),
        data_i=number,
        data_p=place,
    )


def _confidence() -> Html:
    levels = [tag("option", str(level), value=level) for level in Confidence]
    return tag("select", tag("option", "–", value=""), levels, class_="confidence")


def _value(issue: Issue, name: str) -> Html:
    """Return the controls for a value, as the scale asks for them."""
    scale, control = issue.scale, issue.scale.control
    if not control.options:
        limits = {"min": control.low, "max": control.high, "step": control.step}
        inputs = [_typed(end, control.field, **limits) for end in ("from", "to")]
        low, high = scale.end_texts()
        return tag(
            "div", inputs, tag("span", f"{low} to {high}; one alone: leave “to” empty"), class_="range"
        )
    options = [(option, scale.part_text(option)) for option in scale.names]
    if control.several:
        boxes = [_box(option, text) for option, text in options]
        return tag("div", boxes, _radio(name, "v:", "none of these options"), class_="options")
    return tag("div", [_radio(name, f"v:{option}", text) for option, text in options], class_="options")


def _radio(name: str, value: str, text: str) -> Html:
    return tag("label", tag("input", type="radio", name=name, value=value), " ", text)


def _box(value: str, text: str) -> Html:
    return tag("label", tag("input", type="checkbox", class_="option", value=value), " ", text)


def _typed(end: str, kind: str, **limits: object) -> Html:
    return tag("label", f"{end} ", tag("input", type=kind, class_=end, **limits))
