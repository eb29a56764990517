"""What the script gets is what the library computes, of every pair, in every round and both codings."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import CODINGS
from negotiation_kit.model import Case
from negotiation_kit.render.card import working
from negotiation_kit.webpage.page_data import json_script
from tests.webpage.test_single_file import data_of


@pytest.fixture(scope="module")
def data(whole: nk.Page) -> Any:
    return data_of(whole.html)


def text(data: Any, number: int) -> str:
    return " ".join(data["clauses"][clause] for clause in data["texts"][number])


def test_every_pair_of_coded_parties_is_there(istanbul: Case, data: Any) -> None:
    assert [item["id"] for item in data["rounds"]] == [item.id for item in istanbul.rounds]
    for item in data["rounds"]:
        parties = item["parties"]
        wanted = {f"{c}.{a}.{b}" for c in range(2) for a, b in combinations(parties, 2)}
        assert set(item["pairs"]) == wanted


def test_verdicts_distances_and_workings_are_those_of_compare(istanbul: Case, data: Any) -> None:
    seen = 0
    for item in data["rounds"]:
        for key, pair in item["pairs"].items():
            coding, a, b = map(int, key.split("."))
            ids = (data["parties"][a][0], data["parties"][b][0])
            compared = nk.compare(istanbul, *ids, item["id"], CODINGS[coding])
            for row, number in zip(compared.rows, pair[6], strict=True):
                told = data["rows"][number]
                assert data["verdicts"][told[0]][0] == row.verdict
                assert told[2] == (None if row.distance is None else pytest.approx(row.distance, abs=1e-4))
                assert text(data, told[5]) == working(compared, row)
                seen += 1
            assert text(data, pair[5]) == f"{compared.score.coverage.n} of {compared.score.coverage.of}"
    assert seen > 500


def test_nothing_is_kept_twice(data: Any) -> None:
    for name in ("clauses", "texts", "rows", "stances"):
        items = list(map(str, data[name]))
        assert len(items) == len(set(items))


def test_data_end_no_script_and_begin_no_comment() -> None:
    written = json_script({"a": "</script><!--\u2028&", "b": [1.5, None]}, "data")
    assert written == (
        '<script type="application/json" id="data">{"a":"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026",'
        '"b":[1.5,null]}</script>'
    )


def test_a_number_that_is_none_never_gets_into_the_page() -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        json_script({"a": float("nan")}, "data")
