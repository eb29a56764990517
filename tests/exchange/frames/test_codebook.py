"""Parties, issues, and who wants what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.model import Case, Position

PARTIES = ["russia", "ukraine", "united-states", "turkiye", "west"]


def test_issues_frame_is_the_codebook(istanbul: Case) -> None:
    frame = nk.issues_frame(istanbul)
    assert list(frame.columns) == [
        "issue", "basket", "basket_title", "title", "question", "level", "values", "unit", "min", "max",
        "part_of", "rounds", "replaces", "note", "objects", "each_round", "whole",
    ]  # fmt: skip
    assert frame.index.tolist() == frame["issue"].tolist() == [issue.id for issue in istanbul.issues]
    length = frame.loc["ceasefire-duration"]
    assert (length["level"], length["unit"], length["min"], length["max"]) == ("ratio", "days", 0, 30)
    assert frame.loc["next-round", "min"] == date(2025, 6, 2)
    scope = frame.loc["ceasefire-scope"]
    assert scope["values"] == "none, local-pause, general-conditional, general-unconditional"
    assert pd.isna(scope["unit"])
    assert pd.isna(scope["min"])


def test_issues_frame_has_one_type_a_column(istanbul: Case) -> None:
    types = nk.issues_frame(istanbul).dtypes.astype(str).to_dict()
    assert types.pop("min") == types.pop("max") == "object"
    assert types.pop("each_round") == types.pop("whole") == "bool"
    assert set(types.values()) == {"str"}


def test_parties_frame_counts_entries_with_a_value(istanbul: Case) -> None:
    frame = nk.parties_frame(istanbul)
    assert list(frame.columns) == [
        "party", "name", "short", "role", "iso", "colour", "capability", "capability_basis", "n_positions",
        "member_of",
    ]  # fmt: skip
    assert frame.index.tolist() == PARTIES
    assert frame["n_positions"].dtype == "int64"
    stated = sum(entry.party == "russia" and entry.value is not None for entry in istanbul.positions)
    assert frame.loc["russia", "n_positions"] == stated > 0
    assert frame.loc["west", "n_positions"] == sum(
        entry.party == "west" and entry.value is not None for entry in istanbul.positions
    )
    assert frame["iso"].isna().tolist() == [party.iso is None for party in istanbul.parties]
    assert frame["capability"].isna().all()  # no source gives any, and none is invented


def test_parties_frame_has_capability_with_its_basis() -> None:
    frame = nk.parties_frame(nk.load_case("ec-car-emissions"))
    assert frame["capability"].tolist() == [0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]
    assert frame["capability_basis"].str.startswith("Column c of the table").all()


# From the coding sheet of the case: what each side asked for, as read and as the article prints it.
@pytest.mark.parametrize(
    ("issue", "coding", "russia", "ukraine"),
    [
        ("ceasefire-scope", "reading", "local-pause", "general-unconditional"),
        ("ceasefire-duration", "reading", "2..3", "30"),
        ("pow-exchange-categories", "reading", "wounded, sick, aged-18-25", "wounded, sick, aged-18-25"),
        ("pow-exchange-categories", "printed", "wounded", "wounded, sick, aged-18-25"),
        ("children-return", "reading", "10", "400"),
        ("force-cap", "reading", "cap", None),
        ("ceasefire-route", "reading", "withdrawal, package", "no-precondition"),
        ("neutral-status", "reading", "declared", None),
        ("next-round", "reading", None, "2025-06-20/2025-06-30"),
    ],
)
def test_position_matrix_of_the_real_case(
    istanbul: Case, issue: str, coding: str, russia: str | None, ukraine: str | None
) -> None:
    row = nk.position_matrix(istanbul, coding=coding).loc[issue]
    for party, wanted in (("russia", russia), ("ukraine", ukraine)):
        assert pd.isna(row[party]) if wanted is None else row[party] == wanted


def test_several_offers_stand_side_by_side_and_conditions_come_last(istanbul: Case) -> None:
    if_so = ((("force-cap", "cap"),),)
    entries = (
        Position("russia", "2025-06-02", "nato-bid", value="pursue"),
        Position("russia", "2025-06-02", "nato-bid", value="defer"),
        Position("russia", "2025-06-02", "nato-bid", value="abandon", conditional_on=if_so),
        Position("ukraine", "2025-06-02", "nato-bid", value="defer", conditional_on=if_so),
        Position("west", "2025-06-02", "nato-bid", rejects=("defer", "abandon")),
    )
    matrix = nk.position_matrix(replace(istanbul, positions=entries), "2025-06-02")
    found = [matrix[party]["nato-bid"] for party in ("russia", "ukraine", "west")]
    assert found[:2] == ["pursue | defer", "defer"]
    assert found[2] != found[2], "missing: what only elimination leaves is no offer"


def test_position_matrix_is_issue_by_party_in_the_declared_order(istanbul: Case) -> None:
    matrix = nk.position_matrix(istanbul, "2025-06-02")
    assert matrix.columns.tolist() == PARTIES
    assert matrix.index.name == "issue"
    assert set(matrix.dtypes.astype(str)) == {"str"}
    assert matrix.equals(nk.position_matrix(istanbul))
    assert not matrix.isin(["", "nan", "None", "<NA>"]).any().any()


@pytest.mark.parametrize(
    ("options", "named"),
    [({"round": "2025-06-03"}, "2025-06-02"), ({"coding": "printd"}, "printed"), ({"coder": "me"}, "lead")],
)
def test_position_matrix_refuses_what_is_not_there(
    istanbul: Case, options: dict[str, str], named: str
) -> None:
    with pytest.raises(UnknownNameError, match=named):
        nk.position_matrix(istanbul, **options)
