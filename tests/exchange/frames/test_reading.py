"""A table into a case, or every finding about it; never an exception of another kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.errors import PositionFilesError, ToldError
from negotiation_kit.model import Engagement, Role
from negotiation_kit.scales import Span
from negotiation_kit.scales.edtf import parse_edtf

POINTS: dict[str, Any] = {"level": "ratio", "min": 0, "max": 100}
YES: dict[str, Any] = {"level": "nominal", "values": ["Yes", "No"]}
SCALES: list[dict[str, Any]] = [
    POINTS,
    YES,
    {"level": "ordinal", "values": {"low": "A little", "high": "A lot"}},
    {"level": "interval", "min": -10, "max": 10, "unit": "degrees"},
    {"level": "set", "values": ["a", "b"]},
    {"level": "date", "min": "2025-01-01", "max": "2025-12-31"},
]
Table = Callable[..., pd.DataFrame]


def findings(frame: pd.DataFrame, scales: Any = POINTS, **options: Any) -> list[tuple[int, str, str]]:
    """Return row, code and message of every finding; fail where there is none."""
    with pytest.raises(PositionFilesError) as caught:
        nk.case_from_frame(frame, scales, **options)
    return [(item.line, item.code, item.message) for item in caught.value.findings]


def test_ten_states_on_emission_limits(emissions: pd.DataFrame) -> None:
    """One issue, ten states. By hand: on an issue alone, agreement is 1 - |a - b| / (10 - 4)."""
    case = nk.case_from_frame(emissions, {"level": "interval", "min": 4, "max": 10, "unit": "years"})
    assert [party.id for party in case.parties][:4] == ["netherlands", "belgium", "luxembourg", "germany"]
    frame = nk.positions_frame(case)
    assert frame["salience"].tolist() == [80, 40, 20, 80, 60, 60, 90, 10, 100, 70]
    # Belgium, Ireland and Greece at 7 stand in the middle of 4 and 10.
    assert frame["coordinate"].tolist() == [0, 0.5, 0, 0, 1, 1, 1, 0.5, 0, 0.5]
    for other, agreement in (("germany", 1.0), ("belgium", 0.5), ("france", 0.0)):
        score = nk.compare(case, "netherlands", other).score
        assert score.agreement == pytest.approx(agreement)
        assert (score.coverage.n, score.coverage.of) == (1, 1)
    # The published mean weighted by capability and salience.
    (issue,) = case.issues
    assert nk.mean_voter(case, issue.id).mean == pytest.approx(7.389955686853767)


def test_a_case_made_of_a_table_says_so_and_keeps_the_names() -> None:
    frame = pd.DataFrame(
        {"party": ["Türkiye", "Україна"], "issue": ["Front line"] * 2, "value": ["Yes", None],
         "summary": [" Wants it. ", None], "other": [1, 2]}
    )  # fmt: skip
    case = nk.case_from_frame(frame, {"Front line": YES}, name="talks", round="first")
    assert (case.id, case.coded_from, [item.id for item in case.rounds]) == ("talks", "table", ["first"])
    assert [(p.id, p.name, p.short, p.role) for p in case.parties] == [
        ("turkiye", "Türkiye", "Türkiye", Role.SIDE),
        ("party-2", "Україна", "Україна", Role.SIDE),
    ]
    assert (case.issues[0].id, case.issues[0].title) == ("front-line", "Front line")
    one, other = case.positions
    assert (one.value, one.engagement, one.summary, one.salience) == ("yes", None, "Wants it.", None)
    assert (other.value, other.engagement, other.summary) == (None, Engagement.NOT_CODED, None)
    assert nk.compare(case, "Türkiye", "Україна").rows[0].verdict == "one-sided"


@pytest.mark.parametrize("cell", [None, np.nan, pd.NA, pd.NaT, "", "  "], ids=repr)
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale["level"])
def test_a_missing_value_is_not_coded(one_value: Table, cell: Any, scale: dict[str, Any]) -> None:
    (entry,) = nk.case_from_frame(one_value(cell), scale).positions
    assert entry.value is None
    assert entry.engagement is Engagement.NOT_CODED


@pytest.mark.parametrize(
    ("cell", "scale", "value"),
    [
        (5, POINTS, (Span(5, 5),)),
        (0, POINTS, (Span(0, 0),)),
        (np.float64(2.5), POINTS, (Span(2.5, 2.5),)),
        ("5", POINTS, (Span(5, 5),)),
        (" 5 ", POINTS, (Span(5, 5),)),
        ("2..3", POINTS, (Span(2, 3),)),
        (">=2", POINTS, (Span(2, None),)),
        ({"at_most": 3}, POINTS, (Span(None, 3),)),
        ([1, 5], POINTS, (Span(1, 1), Span(5, 5))),
        ("10-15", POINTS, (Span(10, 15),)),
        ("No", YES, "no"),
        ("No | Yes", YES, ("yes", "no")),
        (["Yes", "No"], YES, ("yes", "no")),
        (True, {"level": "nominal", "values": [True, False]}, "true"),
        (3, {"level": "ordinal", "values": [1, 2, 3]}, "3"),
        (3.0, {"level": "ordinal", "values": [1, 2, 3]}, "3"),
        ("3", {"level": "ordinal", "values": [1, 2, 3]}, "3"),
        ("a,b", SCALES[4], ("a", "b")),
        (["b", "a"], SCALES[4], ("a", "b")),
        pytest.param({"b", "a"}, SCALES[4], ("a", "b"), id="a set"),
        (np.array(["b"]), SCALES[4], ("b",)),
        ("[]", SCALES[4], ()),
        ([], SCALES[4], ()),
        ("так", {"level": "nominal", "values": ["так", "ні"]}, "level-1"),
    ],
    ids=repr,
)
def test_values_are_read_as_people_write_them(
    one_value: Table, cell: Any, scale: dict[str, Any], value: Any
) -> None:
    assert nk.case_from_frame(one_value(cell), scale).positions[0].value == value


@pytest.mark.parametrize("cell", [date(2025, 6, 2), pd.Timestamp("2025-06-02 13:00"), "2025-06-02"], ids=repr)
def test_days_are_read_whatever_they_are_kept_as(one_value: Table, cell: Any) -> None:
    value = nk.case_from_frame(one_value(cell), SCALES[5]).positions[0].value
    assert value == (parse_edtf("2025-06-02"),)


@pytest.mark.parametrize(
    ("cell", "scale", "code", "told"),
    [
        (101, POINTS, "outside-anchors", "101 lies outside the scale, from 0 to 100 points"),
        (True, POINTS, "off-scale", "found True"),
        (float("inf"), POINTS, "off-scale", "found inf"),
        ("1,000", POINTS, "off-scale", "found '1,000'"),
        ("12:30", POINTS, "off-scale", "found '12:30'"),
        (10**400, POINTS, "off-scale", "expected a number"),
        ("5..3", POINTS, "range-reversed", "from 5 down to 3"),
        ("..", POINTS, "off-scale", r"found '\.\.'"),
        (">=", POINTS, "off-scale", "found '>='"),
        ({}, POINTS, "bad-value", "mapping"),
        (1j, POINTS, "off-scale", "1j"),
        (pd.Timestamp("2025-06-02"), POINTS, "off-scale", "2025-06-02"),
        ("Maybe", YES, "off-scale", "found 'Maybe', expected one of: yes, no"),
        (True, YES, "off-scale", "found 'True'"),
        (b"Yes", YES, "off-scale", "Yes"),
        (Fraction(1, 2), YES, "off-scale", "1/2"),
        (["Yes", "Yes"], YES, "duplicate-outcome", "'yes' stands twice"),
        ("Yes | Maybe", YES, "off-scale", "found 'Maybe'"),
        (["a", "a"], SCALES[4], "duplicate-outcome", "twice"),
        ([None], SCALES[4], "bad-value", "found nothing"),
        ("a, c", SCALES[4], "off-scale", "found 'c'"),
        ("2026-01-01", SCALES[5], "outside-anchors", "outside the window"),
        ("2 June", SCALES[5], "bad-date", "2 June"),
        (45000, SCALES[5], "bad-date", "45000"),
    ],
    ids=repr,
)
def test_a_value_off_its_scale_names_row_party_and_issue(
    one_value: Table, cell: Any, scale: dict[str, Any], code: str, told: str
) -> None:
    ((row, found, message),) = findings(one_value(cell), scale)
    assert (row, found) == (1, code)
    assert message.startswith("row 1, party 'Russia', issue 'Cap': ")
    with pytest.raises(PositionFilesError, match=told):
        nk.case_from_frame(one_value(cell), scale)


def test_objects_and_packages_make_rows_of_their_own() -> None:
    frame = pd.DataFrame(
        {
            "party": ["A"] * 4,
            "issue": ["Cap", "Cap", "Cap", "Zone"],
            "value": [3, "5-8", None, 4],
            "object": ["Front line", "Front line", "Elsewhere", None],
            "within": ["Plan 1", "Plan 2", None, ""],
            "uncertain": [None, None, None, "2..5"],
            "prefers": [None, "less", None, None],
        }
    )
    case = nk.case_from_frame(frame, POINTS)
    assert [(one.object, one.within, one.prefers) for one in case.positions] == [
        ("front-line", "plan-1", None),
        ("front-line", "plan-2", "less"),
        (None, None, None),
    ]
    assert [one.name for one in case.issues[0].objects] == ["front-line"]
    assert [(one.name, one.meaning) for one in case.codings[0].packages] == [
        ("plan-1", "Plan 1"),
        ("plan-2", "Plan 2"),
    ]
    assert case.positions[-1].uncertain == (Span(2, 5),)


@pytest.mark.parametrize(
    ("columns", "code", "told"),
    [
        ({"uncertain": 5}, "uncertain-single", "two at least"),
        ({"uncertain": "6..9"}, "value-not-in-doubt", "none of the readings in doubt: 6–9 points"),
        ({"uncertain": "many"}, "off-scale", "found 'many'"),
        ({"prefers": "higher"}, "bad-preference", "expected prefers as one of: more, less"),
        ({"object": "?"}, "bad-id", "found '?' as the object"),
        ({"within": "a\u202eb"}, "hidden-character", "within"),
    ],
)
def test_what_stands_beside_a_value_is_checked(
    one_value: Table, columns: dict[str, Any], code: str, told: str
) -> None:
    ((row, found, message),) = findings(one_value(5, **columns))
    assert (row, found) == (1, code)
    assert told in message


def test_a_row_that_is_only_in_doubt_says_something(one_value: Table) -> None:
    (entry,) = nk.case_from_frame(one_value(None, uncertain="2..5"), POINTS).positions
    assert (entry.value, entry.uncertain, entry.engagement) == (None, (Span(2, 5),), None)


@pytest.mark.parametrize("cell", [-1, 100.5, "much", True, float("inf"), [1], 10**400], ids=repr)
def test_a_salience_off_its_range_is_a_finding(one_value: Table, cell: Any) -> None:
    ((row, code, message),) = findings(one_value(5, salience=cell))
    assert (row, code) == (1, "salience-range")
    assert "from 0 to 100" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("cell", "salience"), [(0, 0), (100, 100), ("7.5", 7.5), (None, None), ("", None), (" ", None)], ids=repr
)
def test_a_salience_says_where_it_comes_from(one_value: Table, cell: Any, salience: float | None) -> None:
    (entry,) = nk.case_from_frame(one_value(5, salience=cell), POINTS).positions
    assert entry.salience == salience
    assert entry.salience_basis == (None if salience is None else "the imported table")


@pytest.mark.parametrize(
    ("cell", "capability"), [(0, 0), (1e12, 1e12), ("0.08", 0.08), (None, None), ("", None)], ids=repr
)
def test_a_capability_is_the_partys_and_says_where_it_comes_from(
    one_value: Table, cell: Any, capability: float | None
) -> None:
    (party,) = nk.case_from_frame(one_value(5, capability=cell), POINTS).parties
    assert party.capability == capability
    assert party.capability_basis == (None if capability is None else "the imported table")


@pytest.mark.parametrize("cell", [-1, "much", True, float("inf"), [1], 10**400], ids=repr)
def test_a_capability_off_its_range_is_a_finding(one_value: Table, cell: Any) -> None:
    ((row, code, message),) = findings(one_value(5, capability=cell))
    assert (row, code) == (1, "capability-range")
    assert "from 0 to 1,000,000,000,000" in message
    assert len(message) < 200


def test_a_party_has_one_capability() -> None:
    frame = pd.DataFrame(
        {"party": ["A", "A", "A", "B"], "issue": ["x", "y", "z", "x"], "value": [1, 2, 3, 4],
         "capability": [0.5, None, 0.6, 0.7]}
    )  # fmt: skip
    ((row, code, message),) = findings(frame)
    assert (row, code) == (3, "capability-differs")
    assert message == "row 3, party 'A', issue 'z': capability 0.6, and 0.5 in a row before"


def test_all_findings_come_at_once_and_in_order() -> None:
    frame = pd.DataFrame(
        {
            "party": ["Russia", "Україна", "?", None, "Russia", "russia", "Ukraine"],
            "issue": ["Cap", "Cap", "Cap", "Cap", "Cap", "Cap", "Zone"],
            "value": [500, 1, 2, 3, 4, 5, 6],
            "salience": [1, -5, 1, 1, 1, 1, 1],
        }
    )
    found = findings(frame, {"Cap": POINTS}, name="My case")
    assert [(row, code) for row, code, _ in found] == [
        (0, "scale-missing"),
        (0, "bad-id"),
        (1, "outside-anchors"),
        (2, "salience-range"),
        (3, "bad-id"),
        (4, "bad-id"),
        (5, "duplicate-row"),
        (6, "duplicate-id"),
    ]
    messages = " ".join(message for _, _, message in found)
    for told in ("'Zone'", "'My case'", "found '?' as the party", "found nothing as the party", "'Україна'"):
        assert told in messages
    assert "row 1 already has a value" in messages


GOOD = pd.DataFrame({"party": ["a", "b"], "issue": ["i", "i"], "value": [1, 2]})


@pytest.mark.parametrize(
    ("frame", "code", "told"),
    [
        (pd.DataFrame(), "column-missing", "'issue'.*'party'.*'value'"),
        (GOOD.iloc[:0], "empty-table", "no rows"),
        (GOOD.rename(columns={"value": "Value"}), "column-missing", "Did you mean 'Value'"),
        (GOOD.rename(columns={"party": 0}), "column-missing", "the table has: 0, issue, value"),
        (GOOD.set_index(["party", "issue"]), "column-missing", "reset_index"),
        (GOOD.set_index("party"), "column-missing", "reset_index"),
        (pd.concat([GOOD, GOOD["value"]], axis=1), "duplicate-id", "two columns 'value'"),
        (pd.concat({"x": GOOD}, axis=1), "column-missing", "'party'"),
        (pd.concat([GOOD, GOOD]), "duplicate-row", "row 3, party 'a', issue 'i': row 1"),
        (GOOD.assign(party="a" * 70_000), "too-large", "65,536"),
        (GOOD.assign(party=["a", "\u202eb"]), "hidden-character", r"row 2, party.*U\+202E"),
        (GOOD.assign(issue=["\ud800i", "i"]), "encoding", "half a character"),
        (GOOD.assign(summary=["a\x00", ""]), "hidden-character", r"summary.*U\+0000"),
        (GOOD.assign(party=["Côte d'Ivoire", "Cote d'Ivoire"]), "duplicate-id", "same id"),
    ],
    ids=range(14),
)
def test_an_odd_table_is_told_to_people(frame: pd.DataFrame, code: str, told: str) -> None:
    with pytest.raises(PositionFilesError, match=f"(?s){told}") as caught:
        nk.case_from_frame(frame, POINTS)
    assert code in {finding.code for finding in caught.value.findings}
    assert len(str(caught.value)) < 3000


@pytest.mark.parametrize("dtype", ["category", "string", "object", "str"])
def test_columns_of_any_type_are_read(dtype: Any) -> None:
    case = nk.case_from_frame(GOOD.astype(dtype), POINTS)
    assert [entry.value for entry in case.positions] == [(Span(1, 1),), (Span(2, 2),)]


def test_categories_nobody_uses_and_odd_indexes_do_not_matter() -> None:
    party = pd.Categorical(["a", "b"], categories=["z", "a", "b"])
    frame = GOOD.assign(party=party).set_axis(["x", "x"], axis=0)
    assert [found.id for found in nk.case_from_frame(frame, POINTS).parties] == ["a", "b"]


@pytest.mark.parametrize("bad", [None, 3, "", "Round 1", "Раунд", pd.NA, np.array([1, 2])], ids=repr)
@pytest.mark.parametrize("what", ["name", "round"])
def test_ids_of_case_and_round_are_checked(what: str, bad: Any) -> None:
    ((_, code, message),) = findings(GOOD, **{what: bad})
    assert code == "bad-id"
    assert "expected an id for the" in message


@pytest.mark.parametrize("thing", [None, [1], {"party": ["a"]}, "table.csv"])
def test_only_a_frame_is_a_frame(thing: Any) -> None:
    with pytest.raises(ToldError, match="expected a pandas DataFrame"):
        nk.case_from_frame(thing, POINTS)


CELLS: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), st.decimals(),
        st.fractions(), st.complex_numbers(), st.binary(max_size=4), st.timedeltas(),
        st.sampled_from([pd.NA, pd.NaT, np.nan, "nan", "1..2", ">=", "a,b", ",", "~", "null", "\ud800"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


COLUMNS = (
    "party", "issue", "value", "salience", "summary", "capability", "object", "uncertain", "prefers",
    "within",
)  # fmt: skip


@given(st.lists(st.tuples(*[CELLS] * 10), max_size=3), st.sampled_from(SCALES))
def test_whatever_is_in_the_cells_a_case_or_findings_come_out(
    rows: list[tuple[Any, ...]], scale: dict[str, Any]
) -> None:
    frame = pd.DataFrame(index=range(len(rows)))
    for number, name in enumerate(COLUMNS):
        column = np.empty(len(rows), dtype=object)
        for row, cells in enumerate(rows):
            column[row] = cells[number]
        frame[name] = column
    case = None
    with suppress(PositionFilesError):
        case = nk.case_from_frame(frame, scale)
    assert case is None or 0 < len(case.positions) <= len(rows)


def test_names_that_differ_in_nothing_but_capitals_are_told() -> None:
    frame = pd.DataFrame({"party": ["Київ", "КИЇВ"], "issue": "x", "value": [1, 2]})
    (found,) = findings(frame)
    assert found[:2] == (2, "duplicate-name")
    assert "'КИЇВ', and so is 'Київ'" in found[2]


def test_a_sentence_gets_an_id_of_its_first_words_and_no_id_is_kept_by_windows() -> None:
    long = "Protocol on the results of consultations " * 7
    case = nk.case_from_frame(
        pd.DataFrame({"party": ["Con", f"{long}A", f"{long}B"], "issue": "x", "value": [1, 2, 3]}), POINTS
    )
    first = "protocol-on-the-results-of-consultations-protocol-on-the-res"
    assert [party.id for party in case.parties] == ["con-party", first, f"{first}-2"]


def test_the_same_fault_in_hundreds_of_rows_is_told_once() -> None:
    frame = pd.DataFrame({"party": [f"p{n}" for n in range(300)], "issue": "x", "value": "n.a."})
    (found,) = findings(frame)
    assert found[:2] == (1, "off-scale")
    assert found[2].startswith("row 1, party 'p0', issue 'x': ")
    assert found[2].endswith("(the same 299 times more, next in 2, 3, 4, 5, 6)")
