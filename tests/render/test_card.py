"""One issue in full."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render import issue_card
from negotiation_kit.render.card import working
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.scales import Level, OrdinalScale, Scale
from tests.builders import DAYS, Says, case_of, says

FRONT = OrdinalScale(
    (Level("none", "None"), Level("pause", "Some"), Level("whole", "All", "the whole front"))
)
ALWAYS = ["Stances", "Distance, in words", "The scale", "Evidence"]


def card(found: Comparison, issue: str) -> str:
    return issue_card(found, found.row(issue), nk.multiverse(found))


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def heads(html: str) -> list[str]:
    return re.findall(r'aria-level="4"[^>]*>([^<]*)<', html)


def section(html: str, head: str) -> str:
    """Return a section's text with single spaces."""
    after = html.split(f">{head}</div>", 1)[1].split('role="heading" aria-level="4"', 1)[0]
    return " ".join(text_of(re.sub(r"<[^>]*$", "", after)).split())


def test_every_issue_of_every_pair_has_a_card(istanbul: Case) -> None:
    for a, b in combinations([party.id for party in istanbul.parties], 2):
        found = nk.compare(istanbul, a, b)
        for row in found.rows:
            html = issue_card(found, row)
            assert [head for head in heads(html) if head in ALWAYS] == ALWAYS
            assert VERDICTS[row.verdict].label in re.sub("<[^>]*>", "", html)
            assert unescape(working(found, row)) in text_of(html)


def test_sections_come_only_where_there_is_something_to_say(compared: Comparison) -> None:
    stances, distance, *rest = ALWAYS
    told = [stances, "Other coders", distance, "Does the verdict hold?", *rest]
    assert heads(card(compared, "sequencing")) == told
    assert "Printed and read" in heads(card(compared, "martial-law"))
    assert "Also on the table" in heads(card(compared, "ceasefire-scope"))
    assert "Does the verdict hold?" not in heads(issue_card(compared, compared.row("sequencing")))


def test_both_stances_stand_side_by_side_with_their_facts(compared: Comparison) -> None:
    html = card(compared, "ceasefire-scope")
    said = section(html, "Stances")
    assert "grid-template-columns" in html
    assert "Russia local pause Offers a pause of some days" in said
    assert "status offered firmness flexible confidence high why To collect the bodies" in said
    assert "rejects general, unconditional" in said
    assert "Only if any one of these holds: The four regions annexed in 2022: Ukraine withdraws" in said
    assert "Ukraine general, unconditional" in said


def test_printed_stands_beside_read_with_the_reason(istanbul: Case, compared: Comparison) -> None:
    said = section(card(compared, "pow-exchange-categories"), "Printed and read")
    assert said.startswith(
        "Side As printed As read (used here) ▼ Russia wounded wounded, sick, aged 18–25 Why: "
    )
    printed = nk.compare(istanbul, "russia", "ukraine", coding="printed")
    assert "As printed (used here) As read" in section(card(printed, "martial-law"), "Printed and read")


def test_every_other_offer_has_its_own_distance(compared: Comparison) -> None:
    said = section(card(compared, "ceasefire-scope"), "Also on the table")
    assert "Russia: general, conditional if either (1) " in said
    assert said.endswith("|2 − 3| ÷ 3 = 0.333.")


def test_the_scale_is_explained_and_marked(compared: Comparison) -> None:
    said = section(card(compared, "ceasefire-scope"), "The scale")
    assert "none : No pause in the fighting" in said
    assert "▼ local pause : A pause of some days" in said
    assert "✕ ▲ general, unconditional : The whole front" in said
    assert section(card(compared, "ceasefire-duration"), "The scale").startswith(
        "Ratio scale from 0 to 30 days. 0: No pause."
    )
    assert section(card(compared, "next-round"), "The scale") == (
        "Dates from 2 June 2025 to 31 July 2025. 2 June 2025: The day of this round. "
        "31 July 2025: The end of July 2025."
    )


def test_every_piece_of_evidence_has_passage_digest_mode_and_voice(compared: Comparison) -> None:
    row = compared.row("ceasefire-scope")
    said = section(issue_card(compared, row), "Evidence")
    for entry in (*row.a.entries, *row.b.entries):
        for piece in entry.evidence:
            passage = compared.case.source(piece.source).passage(piece.passage)
            assert passage is not None
            assert f"¶{piece.passage} {' '.join(passage.digest.split())}" in said
            assert piece.voice is None or piece.voice in said
    assert "told by the other side · Russia, as told by Sergiy Kyslytsya" in said


def test_silence_has_no_evidence_and_says_so(compared: Comparison) -> None:
    html = card(compared, "memorandum-reply")
    assert "▼ Russia None: the sources have nothing on it." in section(html, "Evidence")
    assert "▼ Russia silent" in section(html, "Stances")


def test_a_part_names_the_whole(compared: Comparison) -> None:
    assert "Part of: Scope of a ceasefire." in text_of(card(compared, "ceasefire-duration"))


def test_no_path_of_this_machine_is_shown(compared: Comparison) -> None:
    html = card(compared, "ceasefire-scope")
    assert "coded in 2025-06-02/russia.yaml:" in " ".join(text_of(html).split())
    assert "/positions/" not in html


@pytest.mark.parametrize(("value", "said"), [("7", "7 points"), (None, "not coded")])
def test_an_imported_case_has_a_card_too(value: str | None, said: str) -> None:
    frame = pd.DataFrame({"party": ["a", "b"], "issue": "x", "value": ["3", value]})
    found = nk.compare(nk.case_from_frame(frame, {"level": "ratio", "min": 0, "max": 10}), "a", "b")
    html = card(found, "x")
    assert f"▲ b {said}" in section(html, "Stances")
    assert section(html, "Evidence") == "▼ a None. ▲ b None."


@pytest.mark.parametrize(
    ("scale", "said", "told"),
    [
        (
            DAYS,
            says({"from": 5, "to": 10}, prefers="more"),
            "prefers more: aim 10 days, limit 5 days",
        ),
        (DAYS, says(5, prefers="more"), "prefers more"),
        (FRONT, says(["pause", "whole"], prefers="whole"), "prefers the whole front"),
        (FRONT, says(accepts=["pause", "whole"], prefers="whole"), "prefers the whole front"),
    ],
)
def test_a_level_preferred_is_told_by_its_label(scale: Scale, said: Says, told: str) -> None:
    found = nk.compare(case_of({"it": scale}, a={"it": said}, b={"it": None}), "a", "b")
    assert told in section(card(found, "it"), "Stances")
