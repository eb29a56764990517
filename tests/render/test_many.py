"""Matrix, pairs, robustness, reader and weights: what they say, and that nothing from a file breaks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding.evidence import find_evidence, garbled
from negotiation_kit.analysis.comparing import evidence_bases, stance_matrix, variants
from negotiation_kit.model import Case
from negotiation_kit.render.evidence import source_marks
from negotiation_kit.render.parties import (
    heat_table,
    matrix_key,
    matrix_table,
    matrix_view,
    pairs,
    pairs_result,
    pairs_sentence,
    scaling_method,
    scaling_sentence,
)
from negotiation_kit.render.reader import (
    NO_PASSAGE,
    NOT_GARBLED,
    bases_lists,
    citations_table,
    garbled_table,
    reader_heading,
    reader_sentence,
)
from negotiation_kit.render.robustness import (
    ALL_STABLE,
    flips_table,
    robustness_result,
    robustness_view,
    tipping_table,
    variants_table,
)
from negotiation_kit.render.weighing import effect_sentence, effect_table
from tests.render.test_escaping import ATTRIBUTES, TAGS, Page

ROUND, SEVERAL = "2025-06-02", "2025-06-02-papers"
RATIO = {"level": "ratio", "min": 0, "max": 10}


def small(**values: list[object]) -> Case:
    rows = [(party, f"i{n}", value) for party, all in values.items() for n, value in enumerate(all)]
    return nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), RATIO)


def text(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ")


def cells(html: str, title: str) -> list[str]:
    """Return the cells of the row with this head."""
    row = next(
        row for row in re.findall(r"<tr>.*?</tr>", html) if f">{title}<" in row and 'scope="row"' in row
    )
    return [re.sub(r"\s+", " ", text(cell)).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]


def every(case: Case, round: str) -> Iterator[str]:
    a, b = case.parties[:2]
    compared = nk.compare(case, a.id, b.id, round, weights={case.issues_in(round)[0].id: 3})
    robust, pairs = nk.multiverse(compared), nk.pairwise(case, round=round)
    for against in (None, a.id):
        yield matrix_view(stance_matrix(case, round, against=against))
    yield from (heat_table(pairs), pairs_result(pairs))
    yield robustness_view(robust, variants(robust))
    found, bases = find_evidence(case, round), evidence_bases(case, round)
    yield from (reader_heading(found), citations_table(found, found.citations), bases_lists(bases))
    yield garbled_table(case, garbled(case, round), source_marks(case, found.round))
    yield effect_table(compared)


@pytest.mark.parametrize("round", [ROUND, SEVERAL])
def test_nothing_from_a_file_becomes_html(round: str, nasty: str, nastied: Callable[[str], Case]) -> None:
    for html in every(nastied(nasty), round):
        page = Page(html)
        assert page.tags <= set(TAGS.split())
        assert page.names <= set(ATTRIBUTES.split())
        assert page.open == page.other == []


def test_no_view_shows_nan(istanbul: Case) -> None:
    for html in every(istanbul, ROUND):
        assert "nan" not in text(html).casefold().split()


def test_who_wants_the_same_is_told_by_glyph_word_and_shade(istanbul: Case) -> None:
    html = matrix_table(found := stance_matrix(istanbul, ROUND), found.rows)
    russia, ukraine, states, *_ = cells(html, "Return of the dead")
    assert russia.startswith("● same 6,000 bodies per side")
    assert ukraine.startswith("● same 6,000 bodies per side")
    assert states == "does not apply"
    assert html.count("● same") == html.count("background:#bfe6c6")


def test_several_groups_have_letters() -> None:
    found = stance_matrix(small(a=[1], b=[1], c=[9], d=[9], e=[5]))
    assert cells(matrix_table(found, found.rows), "i0") == [
        *["● same A 1 points"] * 2, *["● same B 9 points"] * 2, "5 points",
    ]  # fmt: skip


def test_against_a_party_each_cell_says_the_verdict(istanbul: Case) -> None:
    found = stance_matrix(istanbul, ROUND, against="ukraine")
    russia, ukraine, *_ = cells(matrix_table(found, found.rows), "Scope of a ceasefire")
    assert russia.startswith("○ diverge local pause")
    assert ukraine.startswith("general, unconditional")
    assert "how the party stands to Ukraine" in matrix_key(found)


def test_no_row_is_a_sentence(istanbul: Case) -> None:
    assert "No issue matches." in matrix_table(stance_matrix(istanbul), [])


def test_a_cell_of_the_heat_table_has_agreement_coverage_and_limits(istanbul: Case) -> None:
    html = heat_table(nk.pairwise(istanbul, round=ROUND))
    assert cells(html, "Russia")[1] == "0.39 6 of 24 0.16 … 0.52"
    assert cells(html, "Russia")[3] == "none 0 of 24 0.02 … 1"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"a": [1, 2], "b": [1, 2]}, "Of 1 pair, 1 can be compared on at least one issue, and none on 5 or"),
        ({"a": [1] * 5, "b": [6] * 5}, "1 of them on 5 or more. That one: a and b, 0.5 on 5 of 5."),
        (
            {"a": [0] * 5, "b": [1] * 5, "c": [9] * 5},
            "the nearest: a and b, 0.9 on 5 of 5; the farthest: a and c, 0.1 on 5 of 5.",
        ),
    ],
)
def test_the_sentence_on_pairs(values: dict[str, list[object]], told: str) -> None:
    assert told in pairs_sentence(nk.pairwise(small(**values)))


def test_a_map_says_what_it_rests_on_or_why_it_is_none(istanbul: Case) -> None:
    pairs = nk.pairwise(istanbul, round=ROUND)
    assert scaling_sentence(nk.classical_scaling(pairs)).startswith("No map: it needs three parties")
    told = scaling_sentence(nk.classical_scaling(pairs, least=1))
    assert "1 to 6 issues of 24" in told
    assert "Read the pairs instead" in told
    assert "weighted by attention" in scaling_method(
        nk.classical_scaling(nk.pairwise(istanbul, round=ROUND, weights="attention"))
    )


def test_one_change_at_a_time(istanbul: Case) -> None:
    found = nk.multiverse(nk.compare(istanbul, "russia", "ukraine", ROUND))
    html = variants_table(found, variants(found))
    assert cells(html, "Coding")[:4] == [
        "printed wording", "0.28", "6 of 24 issues", "0.13 … 0.55",
    ]  # fmt: skip
    assert "never invented" in cells(html, "Weights")[1]
    assert "Meeting of Trump and Putin: ◌ one-sided" in cells(html, "Coder")[-1]
    assert "Return of children: ◌ one-sided" in cells(html, "Hearsay")[-1]
    # By hand: 1 - ((0.667 + 1) / 2 + 0 + 0 + 0.975 + 1) / 5, the ceasefire counting once.
    assert cells(html, "Dependence")[:3] == ["dependent issues as one", "0.44", "5 of 12 issues"]


def test_verdicts_that_turn_are_listed_with_what_turns_them(istanbul: Case) -> None:
    found = nk.multiverse(nk.compare(istanbul, "russia", "ukraine", ROUND))
    html = flips_table(found)
    assert len(re.findall('<th scope="row"', html)) == len(found.counted) - len(found.stable) == 8
    assert cells(html, "Return of children")[1] == ("In 128 of 256 settings. ◌ one-sided: hearsay out.")
    stable = nk.multiverse(nk.compare(small(a=[1], b=[1]), "a", "b"))
    assert ALL_STABLE in flips_table(stable)


def test_tipping_points_are_listed_where_there_are_any(istanbul: Case) -> None:
    """Distances 0.3, 0 and 1 of 10: as in the tests of tipping points."""
    html = tipping_table(nk.multiverse(nk.compare(small(a=[0, 0, 0], b=[3, 0, 10]), "a", "b")))
    assert cells(html, "i0") == ["◐ near from 0.3 on, ○ diverge below", "1", "—"]
    assert cells(html, "i1") == ["—", "1", "0.6"]
    assert cells(html, "i2") == ["—", "1", "1.4"]
    assert "turns anything" in tipping_table(nk.multiverse(nk.compare(small(a=[1], b=[1]), "a", "b")))


def test_issues_that_hang_together_are_named(istanbul: Case) -> None:
    told = text(robustness_result(nk.multiverse(nk.compare(istanbul, "russia", "ukraine", ROUND))))
    assert "Mobilisation in Ukraine, Western arms deliveries to Ukraine;" in told
    alone = robustness_result(nk.multiverse(nk.compare(small(a=[1], b=[1]), "a", "b")))
    assert "same passages" not in alone


def test_the_reader_names_voice_mode_and_what_a_passage_is_cited_for(istanbul: Case) -> None:
    found = find_evidence(istanbul, ROUND, issue="children-return")
    digest, how, cited = cells(citations_table(found, found.citations), "¶12")
    assert "told by the other side" in how
    assert "Russia : Return of children" in cited
    assert "Ukraine : Return of children" in cited
    assert digest
    assert NO_PASSAGE in citations_table(found, [])


def test_positions_that_rest_on_little_are_counted_and_listed(istanbul: Case) -> None:
    bases = evidence_bases(istanbul, ROUND)
    assert "1 rests only on the other side's word" in reader_sentence(bases)
    told = text(bases_lists(bases))
    assert "Resting only on the other side's word: 1 position" in told
    assert f"Resting on a single passage: {len(bases.one_passage)} positions" in told


def test_a_garbled_passage_shows_printed_and_reading_side_by_side(istanbul: Case) -> None:
    found = garbled(istanbul, ROUND)
    html = garbled_table(istanbul, found, {})
    printed, read, cited = cells(html, "¶8")
    assert printed != read
    assert "printed: wounded; read: wounded, sick, aged 18–25" in cited
    assert NOT_GARBLED in garbled_table(istanbul, [], {})


def test_an_imported_case_says_that_it_has_no_evidence() -> None:
    assert "carries no evidence" in reader_sentence(evidence_bases(small(a=[1], b=[2])))


def test_the_effect_of_weights_stands_beside_the_unweighted_score() -> None:
    """By hand: distances 0 and 1; equal weights 0.5, the first counting three times 0.75."""
    case = small(a=[1, 0], b=[1, 10])
    found = nk.compare(case, "a", "b", weights={"i0": 3})
    assert effect_sentence(found) == (
        "With equal weights agreement would be 0.5; as weighted here it is 0.25 more."
    )
    assert cells(effect_table(found), "All issues") == ["2", "100%", "0.5", "0.75", "2 of 2 issues"]
    assert effect_sentence(nk.compare(case, "a", "b")) == ""


def test_weights_that_leave_nothing_are_told() -> None:
    found = nk.compare(small(a=[1], b=[2]), "a", "b", weights={"i0": 0})
    assert "no agreement score" in effect_sentence(found)
    assert cells(effect_table(found), "All issues")[1] == "—"


def test_pairs_on_few_issues_look_weak_and_stand_last() -> None:
    """Alike on four issues is no strength beside five on which two are apart."""
    values: dict[str, list[object]] = {"a": [0] * 5, "b": [0, 0, 0, 0, None], "c": [5] * 5}
    found = nk.pairwise(small(**values))
    assert [(pair.a.id, pair.b.id, pair.thin) for pair in pairs(found)] == [
        ("a", "c", False), ("a", "b", True), ("b", "c", True),
    ]  # fmt: skip
    weak, strong = (
        re.search(rf"<td[^>]*>(?:(?!</td>).)*{told}", heat_table(found)) for told in ("4 of 5", "5 of 5")
    )
    assert weak is not None
    assert strong is not None
    assert "repeating-linear-gradient" in weak[0]
    assert "background:#" in strong[0]


def test_where_a_metric_does_not_apply_the_row_is_left_out_and_said_so(istanbul: Case) -> None:
    """Directional distance needs a scale with a middle."""
    own = nk.compare(istanbul, "russia", "ukraine", ROUND, metric="directional")
    found = nk.multiverse(own)
    left_out = len(own.rows) - len(found.counted)
    assert 0 < left_out < 24
    assert f"of {len(found.counted)} verdicts hold" in found.summary
    assert f"left out: {left_out} issues on whose scales the metric is not defined" in robustness_result(
        found
    )
