"""The teacher's file: the lead coder's positions as the key, and a place for what students saved."""

from __future__ import annotations

from typing import Any

from negotiation_kit.analysis.coding.readings import Reading
from negotiation_kit.analysis.comparing import Stance, stance
from negotiation_kit.model import Case, Issue, Party, Round
from negotiation_kit.render.evidence import case_marks, passages
from negotiation_kit.render.html import Html, case_line, join, tag
from negotiation_kit.render.words import stance_text
from negotiation_kit.scales.distance import reach
from negotiation_kit.webpage.cells import mark_of
from negotiation_kit.webpage.single_file import section

_READ = (
    "Agreement with the key is the share of students whose answer is the same as the lead coder's. The key "
    "is one careful reading, not the truth: where many agree on something else, read the passage together.",
    "Krippendorff's alpha is 1 where all agree, 0 where they agree as often as chance would have it. “Kind "
    "of stance” asks whether coders see a value at all, and “values”, by issue and over all, how far they "
    "lie apart where two of them see one, by the kit's distances, with chance worked out within each issue. "
    "The key is no coder unless it is counted as one; then it is taken as a student's file would have it.",
    "Where a party has several offers on the table, no single value is the key, and it is left out. "
    "Rejections without a value, and whatever the lead leaves uncoded, cannot be marked by students: there "
    "is no key for the value, only for the kind of stance.",
)


def key_of(case: Case, round: Round, parties: tuple[Party, ...]) -> list[list[dict[str, Any]]]:
    """Return the key: for each issue and party the kind of stance, its value if there is one, and words."""
    return [
        [_answer(stance(case, party, issue, round.id, "reading")) for party in parties]
        for issue in case.issues_in(round.id)
    ]


def _answer(found: Stance) -> dict[str, Any]:
    key = Reading("key", found, answer=True)
    return {"kind": key.kind, "value": key.saved, "text": stance_text(found)}


def apart_of(case: Case, round: Round) -> list[list[list[float]] | None]:
    """Return how far the levels of each issue lie apart; None where it has no levels or takes several."""
    scales = [issue.scale for issue in case.issues_in(round.id)]
    return [
        [[reach(scale.of(a), scale.of(b)) for b in scale.names] for a in scale.names]
        if scale.names and not scale.together
        else None
        for scale in scales
    ]


def key_body(case: Case, round: Round, parties: tuple[Party, ...]) -> Html:
    """Return the body of the teacher's file."""
    names = " and ".join(party.short for party in parties)
    words = case_line(case, round.title, names, "not for students before they have coded")
    return join(
        tag(
            "header",
            tag("h1", f"Key and agreement: {names}"),
            tag("p", words, class_="fine"),
            tag("noscript", tag("p", "No script runs here, so only the key is shown.", class_="hint")),
            tag("div", id="load", class_="tools"),
            tag("p", id="problem", class_="hint", role="alert"),
        ),
        tag(
            "main",
            tag("section", id="students", hidden="", aria_label="Students"),
            tag("section", id="overall", hidden="", aria_label="Agreement over all issues"),
            section("key", "Issue by issue", _table(case, round, parties)),
            section("method", "How to read this", [tag("p", text) for text in _READ]),
        ),
    )


def _table(case: Case, round: Round, parties: tuple[Party, ...]) -> Html:
    groups = []
    for number, issue in enumerate(case.issues_in(round.id)):
        rows = [_row(case, round, issue, party, place, len(parties)) for place, party in enumerate(parties)]
        groups.append(tag("tbody", rows, data_i=number))
    heads = [tag("th", head, scope="col") for head in ("Issue", "Party", "Key")]
    return tag("table", tag("thead", tag("tr", heads)), groups, class_="key", id="table")


def _row(case: Case, round: Round, issue: Issue, party: Party, place: int, of: int) -> Html:
    found = stance(case, party, issue, round.id, "reading")
    marks = case_marks(case)
    cited = "; ".join(text for entry in found.entries if (text := passages(entry, marks)))
    head = tag("th", issue.title, scope="rowgroup", rowspan=of) if place == 0 else None
    return tag(
        "tr",
        head,
        tag("td", mark_of(case, party), " ", party.short, data_w="Party"),
        tag("td", stance_text(found), tag("small", cited) if cited else None, data_w="Key"),
        data_p=place,
    )
