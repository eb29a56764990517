"""Positions and evidence as tidy frames: one type a column, and what is missing is missing."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Position, Printed
from negotiation_kit.scales import Span

ROUND = "2025-06-02"
TYPES = {
    **dict.fromkeys(["round", "party", "issue", "basket"], "category"),
    **dict.fromkeys(["salience", "coordinate"], "float64"),
    "n_evidence": "int64",
    "line": "Int64",
}
COLUMNS = [
    "round", "party", "coder", "issue", "basket", "level", "value", "printed", "accepts", "rejects",
    "engagement", "status", "firmness", "confidence", "salience", "salience_basis", "conditional_on",
    "object", "summary", "why", "note", "adjudication", "n_evidence", "coordinate", "file", "line",
    "uncertain", "prefers", "within", "channel", "account", "salience_channel",
]  # fmt: skip
EVIDENCE = [
    "round", "party", "coder", "issue", "value", "source", "passage", "mode", "voice", "reported_by",
    "digest", "reading", "why", "file", "line", "channel", "account",
]  # fmt: skip


@pytest.fixture(scope="module")
def frame(istanbul: Case) -> pd.DataFrame:
    return nk.positions_frame(istanbul)


def one(frame: pd.DataFrame, party: str, issue: str) -> pd.Series:
    lead = (frame["round"] == ROUND) & (frame["coder"] == "lead")
    rows = frame[lead & (frame["party"] == party) & (frame["issue"] == issue)]
    return rows.iloc[0]


def test_one_row_a_position_with_one_type_a_column(istanbul: Case, frame: pd.DataFrame) -> None:
    assert len(frame) == len(istanbul.positions)
    assert list(frame.columns) == COLUMNS
    assert frame.dtypes.astype(str).to_dict() == {name: TYPES.get(name, "str") for name in COLUMNS}


def test_types_are_the_same_without_any_position(istanbul: Case, frame: pd.DataFrame) -> None:
    empty = nk.positions_frame(replace(istanbul, positions=()))
    assert len(empty) == 0
    types, without = frame.dtypes.astype(str).to_dict(), empty.dtypes.astype(str).to_dict()
    types.pop("n_evidence"), without.pop("n_evidence")
    assert without == types


def test_missing_is_missing_and_never_a_word_or_a_number(frame: pd.DataFrame) -> None:
    texts = frame.select_dtypes(["str", "category"])
    assert not texts.isin(["", "nan", "NaN", "None", "<NA>", "NaT"]).any().any()
    silent = frame[frame["engagement"] == "silent"]
    assert len(silent) > 0
    assert silent[["value", "coordinate", "accepts", "rejects", "printed"]].isna().all().all()
    assert frame["salience"].isna().all()  # the article gives none, and none is invented


def test_coordinates_are_places_on_the_scale(frame: pd.DataFrame) -> None:
    scope = one(frame, "russia", "ceasefire-scope")
    assert (scope["value"], scope["coordinate"]) == ("local-pause", pytest.approx(1 / 3))
    # 2 to 3 days of 0 to 30: the middle is 2.5 / 30
    assert one(frame, "russia", "ceasefire-duration")["coordinate"] == pytest.approx(2.5 / 30)
    assert pd.isna(one(frame, "russia", "pow-exchange-categories")["coordinate"])  # a set has no place


def test_names_sort_as_the_case_declares_them(istanbul: Case, frame: pd.DataFrame) -> None:
    assert frame["party"].cat.categories.tolist() == [party.id for party in istanbul.parties]
    assert frame["issue"].cat.ordered


def test_conditions_and_printed_wording_are_told_in_a_cell(istanbul: Case) -> None:
    entries = (
        Position("russia", "2025-06-02", "ceasefire-scope", value="general-conditional",
                 conditional_on=((("mobilisation", "stop"), ("ceasefire-duration", (Span(2, 3),))),
                                 (("force-cap", "cap"),)),
                 printed=Printed(uncodable=True)),
        Position("russia", "2025-06-02", "force-cap", rejects=("cap",),
                 printed=Printed(accepts=("none",), rejects=("cap",))),
        Position("russia", "2025-06-02", "ceasefire-duration", value=(Span(1, 1), Span(5, None)),
                 printed=Printed(value=(Span(7, 7),)), salience=0.0),
    )  # fmt: skip
    frame = nk.positions_frame(replace(istanbul, positions=entries))
    assert (
        frame["conditional_on"].tolist()[0]
        == "mobilisation: stop and ceasefire-duration: 2..3 or force-cap: cap"
    )
    assert frame["printed"].tolist() == ["uncodable", "accepts none; rejects cap", "7"]
    assert frame["value"].tolist()[2] == "1, >=5"
    assert pd.isna(frame["coordinate"][2])  # two values have no one place
    assert frame["salience"].tolist()[2] == 0  # a salience of nought is one
    assert frame[["file", "line"]].isna().all().all()


def test_every_row_can_be_found_in_its_file(istanbul: Case, frame: pd.DataFrame) -> None:
    stems = frame["party"].astype("str") + ("." + frame["coder"]).where(frame["coder"] != "lead", "")
    ends = frame["round"].astype("str") + "/" + stems + ".yaml"
    assert all(file.endswith(f"/{end}") for file, end in zip(frame["file"], ends, strict=True))
    for entry, line in zip(istanbul.positions, frame["line"], strict=True):
        assert entry.origin is not None
        assert entry.origin.line == line > 1


def test_evidence_frame_joins_the_passage_cited(istanbul: Case) -> None:
    frame = nk.evidence_frame(istanbul)
    assert list(frame.columns) == EVIDENCE
    types = {name: "Int64" if name in ("passage", "line") else "str" for name in EVIDENCE}
    assert frame.dtypes.astype(str).to_dict() == types
    assert len(frame) == sum(len(entry.evidence) for entry in istanbul.positions)
    for name, number, digest in zip(frame["source"], frame["passage"], frame["digest"], strict=True):
        passage = istanbul.source(name).passage(number)
        assert passage is not None
        assert digest == passage.digest
    assert not frame.isin(["", "nan", "None", "<NA>"]).any().any()


def test_evidence_of_a_card_that_is_not_there_has_no_digest(istanbul: Case) -> None:
    frame = nk.evidence_frame(replace(istanbul, sources=()))
    assert frame["digest"].isna().all()
    assert frame["passage"].notna().all()


def test_a_case_without_evidence_has_an_empty_evidence_frame(emissions: pd.DataFrame) -> None:
    case = nk.case_from_frame(emissions, {"level": "interval", "min": 4, "max": 10, "unit": "years"})
    frame = nk.evidence_frame(case)
    assert frame.empty
    assert list(frame.columns) == EVIDENCE
