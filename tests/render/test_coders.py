"""The card's section on other coders."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import negotiation_kit as nk
from negotiation_kit.model import Case, Coding, Firmness, Status
from negotiation_kit.render import issue_card
from tests.analysis.coding.cases import build, said

NASTY = "<b onclick=x>$5 & \\(x\\)</b>"


def section(case: Case, issue: str, a: str = "a", b: str = "b", coder: str = "lead") -> str | None:
    """Return the section's text, None where the card has none."""
    found = nk.compare(case, a, b, "r1", coder=coder)
    html = issue_card(found, found.row(issue))
    if ">Other coders</div>" not in html:
        return None
    body = html.split(">Other coders</div>", 1)[1].split('aria-level="4"', 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]*>?", " ", body)).split())


CASE = build(
    said("lead", "a", "pace", "slow"),
    said("second", "a", "pace", "fast"),
    said("lead", "b", "pace", "mid", adjudication="Kept."),
    said("second", "b", "pace", "mid"),
    said("lead", "a", "road", "north"),
    said("second", "c", "road", "north"),
)


def test_both_readings_their_distance_and_the_record_are_told() -> None:
    said_there = section(CASE, "pace")
    assert said_there is not None
    assert "A second : fast; lead: slow. They differ in value; the values lie 1 apart." in said_there
    assert "B second reads it as lead does. Adjudication: Kept." in said_there


def test_what_differs_besides_the_value_is_told() -> None:
    case = build(
        said("lead", "a", "road", "north", status=Status.OFFERED, firmness=Firmness.FIRM),
        said("second", "a", "road", "north", status=Status.DEMANDED),
        said("lead", "b", "road", "north"),
    )
    told = str(section(case, "road"))
    assert "second : north, as lead. They differ in status (demanded, not offered) and firmness" in told
    assert "firmness (not given, not firm)." in told


def test_seen_from_the_second_coder_the_lead_is_the_other() -> None:
    assert "lead : slow; second: fast." in str(section(CASE, "pace", coder="second"))


def test_without_another_coder_there_is_no_section() -> None:
    assert section(CASE, "road") is None


def test_what_only_another_coder_has_coded_is_shown() -> None:
    assert section(CASE, "road", "a", "c") is not None
    assert "C second north" in str(section(CASE, "road", "a", "c"))


def test_a_record_without_the_other_file_is_shown_and_escaped() -> None:
    (first, *rest) = (entry for entry in CASE.positions if entry.coder == "lead")
    case = replace(CASE, positions=(replace(first, adjudication=NASTY), *rest))
    found = nk.compare(case, "a", "b", "r1")
    html = issue_card(found, found.row("pace"))
    assert "<b onclick" not in html
    assert "&lt;b onclick=x&gt;$5 &amp; \\(x\\)" in html


def test_a_settled_reading_is_held_against_those_it_was_settled_from() -> None:
    """Alpha leaves it out; the card still tells in what it differs."""
    case = replace(CASE, codings=(Coding("a", "r1", "lead", settled_from=("second",)),))
    assert "A second : fast; lead: slow. They differ in value" in str(section(case, "pace"))
