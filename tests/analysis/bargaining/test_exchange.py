"""The arithmetic on arrays gives what the rule gives when it is followed party by party."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.bargaining import Trade
from negotiation_kit.model import Case
from tests.analysis.bargaining import examples
from tests.analysis.bargaining.examples import POINTS, about
from tests.analysis.bargaining.plainly import Plain, Row, Table, by_the_rule, mean, weight


def case_from(table: Table) -> Case:
    rows = [
        (name, issue, row.x, row.s * 100, row.c) for issue, on in table.items() for name, row in on.items()
    ]
    columns = ["party", "issue", "value", "salience", "capability"]
    return nk.case_from_frame(pd.DataFrame(rows, columns=columns), POINTS)


def plain(row: Trade) -> Plain:
    names = (row.i.id, row.p.id, row.j.id, row.q.id)
    better, worse = (frozenset(party.id for party in group) for group in (row.better, row.worse))
    moved = row.start_p, row.end_p, row.start_q, row.end_q
    return Plain(names, row.shift_p, row.shift_q, row.gain, row.capped, better, worse, moved)


def assert_same(case: Case, table: Table) -> None:
    expected = {row.names: row for row in by_the_rule(table)}
    found = {row.names: row for row in map(plain, nk.trades(case).rows)}
    assert found.keys() == expected.keys()
    for names, row in found.items():
        assert row.capped == expected[names].capped
        assert row[1:4] == about(expected[names][1:4], abs=1e-9)
        assert row[5:7] == expected[names][5:7]
        assert row.moved == about(expected[names].moved, abs=1e-9)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Few numbers, so that parties stand at one place and weigh alike often, and some say nothing."""
    names = [f"party-{number}" for number in range(draw(st.integers(2, 5)))]
    capability = {name: draw(st.sampled_from([0.3, 0.7, 1.0])) for name in names}
    cell = st.none() | st.tuples(st.integers(0, 20), st.integers(1, 9))
    table: Table = {}
    for issue in range(draw(st.integers(2, 4))):
        cells = {name: draw(cell) for name in names}
        rows = {name: Row(5.0 * at[0], at[1] / 10, capability[name]) for name, at in cells.items() if at}
        table |= {f"issue-{issue}": rows} if len(rows) > 1 else {}
    return table


def _near_a_tie(table: Table) -> bool:
    """Whether rounding could decide on which side of a mean, or of a cap, something stands."""
    at_mean = any(abs(row.x - mean(on)) < 1e-9 for on in table.values() for row in on.values())
    return at_mean or any(
        abs(row.shift_q - whole(table, row)) < 1e-9 * (1 + row.shift_q) and not row.capped
        for row in by_the_rule(table)
    )


def whole(table: Table, row: Plain) -> float:
    i, _, j, q = row.names
    on = table[q]
    return abs(on[i].x - on[j].x) * on[i].s * on[i].c / weight(on)


@settings(max_examples=150, deadline=None)
@given(tables().filter(lambda table: len(table) > 1 and not _near_a_tie(table)))
def test_any_table_comes_out_as_by_the_rule(table: Table) -> None:
    assert_same(case_from(table), table)


def test_the_published_table_comes_out_as_by_the_rule() -> None:
    table: Table = {}
    for issue, cells in examples.TOLL.items():
        for (party, capability), cell in zip(examples.TOLL_POWER.items(), cells.split(", "), strict=True):
            x, salience = map(float, cell.split())
            at = (x - 0.5) / 6.5 * 100 if issue == "price" else x
            table.setdefault(issue, {})[party.lower()] = Row(at, salience / 100, capability)
    case = examples.toll()
    assert {party.id for party in case.parties} == table["toll"].keys()
    assert_same(case, table)


def test_equal_gains_stay_in_the_order_of_issues_and_parties() -> None:
    def mirrored(issue: int) -> dict[str, Row]:
        one, other = (0.8, 0.2) if issue % 2 else (0.2, 0.8)
        return {"a": Row(0, one, 1), "b": Row(100, other, 1)}

    rows = nk.trades(case_from({f"issue-{number}": mirrored(number) for number in range(4)})).rows
    order = [(row.p.id[-1], row.q.id[-1]) for row in rows]
    assert order == [("0", "1"), ("0", "3"), ("1", "2"), ("2", "3")]
