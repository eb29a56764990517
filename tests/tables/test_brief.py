"""The brief of one page: what stands in it, in three languages, and its drawings."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Evidence, Mode, Position
from negotiation_kit.tables.briefs.spec import Cell, Picture, Style, as_png, plain
from negotiation_kit.wording import LANGUAGES
from tests.builders import DAYS, case_of, says

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def made(compared: nk.Comparison) -> nk.Brief:
    return nk.brief(compared)


def rows_of(made: nk.Brief) -> dict[str, tuple[Cell, ...]]:
    """Return the rows by the first line of their first cell."""
    return {plain(row[0].text).partition("\n")[0]: row for part in made.spec.parts for row in part.rows}


def said(row: tuple[Cell, ...]) -> str:
    return " | ".join(plain(cell.text) for cell in row[1:])


# What stands in it


def test_the_title_is_the_finding_and_three_lines_and_the_range_follow(made: nk.Brief) -> None:
    assert made.spec.title == "Russia and Ukraine agree on 2 of 24 issues and are far apart on 15"
    labels = [text[0].text for text in made.spec.answer]
    assert labels == ["Agreed: ", "Near: ", "Blocked by: ", "Agreement from 0 to 1: "]
    agreed, near, blocked, found = map(plain, made.spec.answer)
    assert "Return of the dead (6,000 bodies per side)" in agreed
    assert near == (
        "Near: Nothing without conditions; under conditions: "
        "Scope of a ceasefire (Russia: general, conditional)."
    )
    assert "Russia rejects what Ukraine wants on 1 issue (Scope of a ceasefire)" in blocked
    assert "Ukraine rejects what Russia wants on 11 issues" in blocked
    assert found.index("0.16") < found.index("0.52") < found.index("0.39 on the 6 of 24 issues")


def test_issues_stand_under_their_verdicts_each_once(made: nk.Brief, compared: nk.Comparison) -> None:
    heads = [plain(part.head) for part in made.spec.parts]
    assert heads == [
        "● Agreed  2 of 24 issues",
        "○ Far apart  15 of 24 issues, 11 of them one refusal",
        "◌ Only one side says what it wants  4 of 24 issues",
        "– Neither side says what it wants  1 of 24 issues",
        "≠ Not comparable  2 of 24 issues",
    ]
    told = " ".join(plain(cell.text) for row in rows_of(made).values() for cell in row)
    assert [row.issue.title for row in compared.rows if told.count(row.issue.title) != 1] == []
    assert plain(made.spec.after[0]) == "No issue here is: Something both accept; Near."


def test_every_row_fills_the_four_columns(made: nk.Brief) -> None:
    assert {sum(cell.columns for cell in row) for part in made.spec.parts for row in part.rows} == {4}


def test_positions_are_the_coders_sentences_each_with_its_source(made: nk.Brief) -> None:
    dead = rows_of(made)["Return of the dead"]
    assert said(dead).startswith("Agrees to the return of the bodies of 6,000 soldiers.2 | ")
    sources = plain(made.spec.foot[3])
    assert "\u00a0¶1, 2, 17" in sources
    assert sources.startswith("Sources: S1 [Unsigned rewording")


def test_refusals_on_one_passage_are_one_line_that_names_them_all(made: nk.Brief) -> None:
    told = said(rows_of(made)["11 issues, one refusal"])
    assert told.count(";") == 10
    assert "Elections before a peace treaty (required, conditional)" in told
    assert re.search(r"✕ Ukraine rejects each of these and does not say what instead\.\d+$", told)


def test_what_says_more_than_a_refusal_of_one_demand_stands_by_itself(istanbul: nk.Case) -> None:
    def changed(entry: Position) -> Position:
        if (entry.issue, entry.party) == ("nato-bid", "russia"):
            return replace(entry, accepts=("defer",))
        if (entry.issue, entry.party) == ("force-cap", "ukraine"):
            return replace(entry, evidence=entry.evidence[:0])
        return entry

    case = replace(istanbul, positions=tuple(map(changed, istanbul.positions)))
    rows = rows_of(nk.brief(nk.compare(case, "russia", "ukraine", "2025-06-02")))
    assert {"9 issues, one refusal", "Ukraine's NATO bid", "Cap on Ukraine's armed forces"} <= rows.keys()


def test_what_only_one_side_says_is_one_line(made: nk.Brief) -> None:
    told = said(rows_of(made)["▲ 3 issues, only Ukraine"])
    assert "Date of the next round: Proposes that the delegations meet again" in told


def test_hearsay_and_conditions_are_marked(made: nk.Brief) -> None:
    rows = rows_of(made)
    assert "told by the other side" in plain(rows["Return of children"][0].text)
    assert "Under conditions: general, conditional." in said(rows["Scope of a ceasefire"])


def test_what_would_unlock_what_names_every_package(made: nk.Brief) -> None:
    told = made.spec.after[1]
    assert [run.text for run in told if run.style is Style.BOLD].count(" or ") == 1
    assert plain(told).endswith("Every package holds a step ruled out by: Ukraine, the West. ")


def test_a_contested_agreement_keeps_its_row_and_is_not_told_as_agreed(
    istanbul: nk.Case, compared: nk.Comparison
) -> None:
    own = istanbul.entries("ukraine", "remains-return", "2025-06-02")[0]
    heard = Evidence("istanbul-2025-06-02", 3, Mode.REPORTED_BY_OPPONENT, "Ukraine")
    other = replace(
        own,
        value=istanbul.issue("remains-return").scale.parse(100),
        evidence=(heard,),
        summary="Hands over 100.",
    )
    case = replace(istanbul, positions=(*istanbul.positions, other))
    found = nk.brief(nk.compare(case, "russia", "ukraine", "2025-06-02"))
    assert "agree on 1 of 24 issues" in found.spec.title
    assert "dead" not in plain(found.spec.answer[0])
    title = plain(rows_of(found)["Return of the dead"][0].text)
    assert "⚑ contested" in title
    assert "accounts contradict each other" in title


def test_warnings_of_the_files_stand_on_top(istanbul: nk.Case) -> None:
    finding = nk.Finding("y.yaml", 1, 1, "no-evidence", "x")
    case = replace(istanbul, warnings=(finding, finding))
    assert nk.brief(nk.compare(case, "russia", "ukraine")).spec.kicker.endswith(
        "2 warnings in the files; see check"
    )


def test_a_case_without_sources_cites_none_and_folds_nothing(istanbul: nk.Case) -> None:
    bare = tuple(replace(entry, evidence=()) for entry in istanbul.positions)
    found = nk.brief(nk.compare(replace(istanbul, positions=bare, sources=()), "russia", "ukraine")).spec
    assert not any(
        run.style is Style.RAISED
        for part in found.parts
        for row in part.rows
        for cell in row
        for run in cell.text
    )
    assert [text[0].text for text in found.foot] == ["How sure: ", "Marks: ", "Method: ", "Cite as: "]
    assert "one refusal" not in " ".join(found.texts())


def test_one_issue_and_two_parties_alone_make_a_brief() -> None:
    case = nk.load_case("ec-car-emissions")
    one, other = (party.id for party in case.parties[:2])
    case = replace(case, parties=tuple(case.party(name) for name in (one, other)))
    found = nk.brief(nk.compare(case, one, other)).spec
    assert found.title == "Netherlands and Belgium agree on 0 of 1 issue and are far apart on 1"
    assert plain(found.answer[3]) == (
        "Agreement from 0 to 1: exactly 0.5 over the 1 issue that can be measured; "
        "on so few issues the number says little."
    )
    assert found.points == 10.0


def test_refusals_of_both_sides_are_told_although_neither_says_what_it_wants() -> None:
    scales = {"pace": DAYS, "price": DAYS}
    case = case_of(scales, a={"pace": says(rejects=[3])}, b={"pace": says(rejects=[4])})
    rows = rows_of(nk.brief(nk.compare(case, "a", "b")))
    assert said(rows["Title of pace"]).startswith("Rejects: 3 days. | Rejects: 4 days.")
    assert any(plain(row[0].text).startswith("Title of price (") for row in rows.values())


def test_sixty_issues_are_all_there_and_the_lines_stay_lines() -> None:
    titles = {f"pace{number}": number % 30 for number in range(60)}
    case = case_of(dict.fromkeys(titles, DAYS), a=titles, b=dict.fromkeys(titles, 30))
    made = nk.brief(nk.compare(case, "a", "b"))
    assert {f"Title of {title}" for title in titles} <= rows_of(made).keys()
    assert len(plain(made.spec.answer[2])) < 250


def test_as_printed_the_coders_sentence_does_not_stand_for_other_words(istanbul: nk.Case) -> None:
    found = nk.brief(nk.compare(istanbul, "russia", "ukraine", "2025-06-02", coding="printed"))
    dead = next(part for part in found.spec.parts for row in part.rows if "dead" in plain(row[0].text))
    assert "at least 10,000" in " ".join(said(row) for row in dead.rows)


# Languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_issue_and_no_english_sentence(
    compared: nk.Comparison, language: str
) -> None:
    found = nk.brief(compared, language).spec
    english = nk.brief(compared).spec
    assert [len(part.rows) for part in found.parts] == [len(part.rows) for part in english.parts]
    words = " ".join(plain(cell.text) for part in found.parts for row in part.rows for cell in row)
    in_cyrillic = {known for _, known, _ in compared.case.translations}
    assert (language not in in_cyrillic) == bool(re.search(r"[A-Za-z]{2,}", words))
    assert ".." not in words


def test_a_language_the_kit_does_not_speak_is_refused(compared: nk.Comparison) -> None:
    with pytest.raises(nk.UnknownNameError):
        nk.brief(compared, "de-AT")


# The drawing


def drawing(made: nk.Brief, title: str) -> Picture:
    found = rows_of(made)[title][-1].picture
    assert found is not None
    return found


def test_marks_stand_where_the_sides_stand(made: nk.Brief) -> None:
    """Of 20,000 bodies 6,000 are 0.3 of the line, which runs from 8 to 110: 38.6."""
    triangles = [shape for shape in drawing(made, "Return of the dead").shapes if len(shape.points) == 3]
    assert [shape.points[2] for shape in triangles] == [
        pytest.approx((38.6, 10.5)),
        pytest.approx((38.6, 17.5)),
    ]
    assert [shape.fill for shape in triangles] == ["#0072B2", "#D55E00"]


def test_an_offer_under_conditions_is_hollow(made: nk.Brief) -> None:
    found = drawing(made, "Scope of a ceasefire")
    hollow = [shape for shape in found.shapes if len(shape.points) == 3 and shape.fill == "#ffffff"]
    assert [shape.points[2][0] for shape in hollow] == [pytest.approx(8 + 102 * 2 / 3)]
    assert "under conditions" in found.told


def test_sets_are_lines_with_marks(made: nk.Brief) -> None:
    cell = rows_of(made)["Route to a general ceasefire"][-1]
    assert plain(cell.text) == "▲ no precondition\n▼ withdrawal\n▼ package"
    assert [run.style for run in cell.text if run.text in "▼▲"] == [Style.B, Style.A, Style.A]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["istanbul-2025", "harbour-lease"])
def test_the_words_under_a_drawing_fit_under_it(name: str, language: str) -> None:
    case = nk.load_case(name)
    a, b = (party.id for party in case.parties[:2])
    found = nk.brief(nk.compare(case, a, b), language).spec
    pictures = [cell.picture for part in found.parts for row in part.rows for cell in row if cell.picture]
    assert max(sum(map(len, picture.ends)) for picture in pictures) <= 24
    assert all(
        0 <= x <= 118 and 0 <= y <= 28 for item in pictures for shape in item.shapes for x, y in shape.points
    )


def test_a_drawing_becomes_a_picture_with_the_colours_of_the_sides(made: nk.Brief) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed.")
    found = image.open(io.BytesIO(as_png(drawing(made, "Return of the dead"))))
    assert found.size == (472, 112)
    assert found.getpixel((154, 16))[:3] == (0, 0x72, 0xB2)
    assert found.getpixel((154, 96))[:3] == (0xD5, 0x5E, 0)
    assert found.getpixel((300, 5))[3] == 0
