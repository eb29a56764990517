"""The table of fields agrees with the model, and says what every field and word means."""

from __future__ import annotations

import dataclasses
import re
from enum import StrEnum

import pytest

from negotiation_kit.format import fields
from negotiation_kit.format.fields import PATTERNS, Field, Kind, Shape
from negotiation_kit.model import (
    Case,
    Channel,
    Confidence,
    Engagement,
    Evidence,
    Firmness,
    Issue,
    Membership,
    Mode,
    Party,
    Passage,
    Position,
    Role,
    Round,
    Source,
    Status,
)
from negotiation_kit.wording import Message

SHAPES = [shape for shape in vars(fields).values() if isinstance(shape, Shape)]
FIELDS = [pytest.param(field, id=f"{shape.name}-{field.name}") for shape in SHAPES for field in shape.fields]


@pytest.mark.parametrize(
    ("shape", "model", "apart"),
    [
        (fields.PARTY, Party, {"id"}),
        (fields.ROUND, Round, {"id"}),
        (fields.ISSUE, Issue, {"id"}),
        (fields.CASE, Case, {"positions", "codings", "sources", "warnings"}),
        (fields.MEMBERSHIP, Membership, set()),
        (fields.POSITION, Position, {"party", "round", "coder"}),
        (fields.EVIDENCE, Evidence, set()),
        (fields.PASSAGE, Passage, {"number"}),
        (fields.SOURCE, Source, set()),
    ],
    ids=lambda value: getattr(value, "name", None) or getattr(value, "__name__", ""),
)
def test_a_shape_has_the_fields_of_its_model(shape: Shape, model: type, apart: set[str]) -> None:
    """What stands elsewhere in the files (`apart`), the origin and the translations aside."""
    kept = {field.name for field in dataclasses.fields(model)} - apart - {"origin", "translations"}
    assert {field.attribute or field.name for field in shape.fields} == kept


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_names_stand_once(shape: Shape) -> None:
    assert len(shape.by_name) == len(shape.fields)
    assert shape.doc.endswith(".")


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_says_what_it_is_and_has_what_its_kind_needs(field: Field) -> None:
    assert field.doc.endswith((".", "]."))
    assert bool(field.choices) == (field.kind is Kind.CHOICE)
    assert bool(field.refers_to) == (field.kind in {Kind.REFERENCE, Kind.REFERENCES})
    assert (field.of is not None) == (field.kind in {Kind.TABLE, Kind.LIST, Kind.SCALE})


@pytest.mark.parametrize("field", [field for field in FIELDS if field.values[0].choices])  # type: ignore[union-attr]
def test_a_choice_gives_the_word_the_model_keeps(field: Field) -> None:
    assert [field.words[str(word)] for word in field.choices] == list(field.choices)
    assert all(type(field.words[word]) is type(next(iter(field.choices))) for word in field.words)


@pytest.mark.parametrize(
    ("field", "enum"),
    [
        (fields.PARTY.by_name["role"], Role),
        (fields.POSITION.by_name["engagement"], Engagement),
        (fields.POSITION.by_name["status"], Status),
        (fields.POSITION.by_name["firmness"], Firmness),
        (fields.POSITION.by_name["confidence"], Confidence),
        (fields.EVIDENCE.by_name["mode"], Mode),
        (fields.EVIDENCE.by_name["channel"], Channel),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_word_of_the_model_has_its_meaning(field: Field, enum: type[StrEnum]) -> None:
    assert list(field.choices) == list(enum)
    assert all(field.meaning(word).endswith(".") for word in field.words)


def test_kinds_are_all_used() -> None:
    assert {field.kind for shape in SHAPES for field in shape.fields} == set(Kind)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Kind.COLOUR, "#0072b2", "0072b2"),
        (Kind.COUNTRY, "UA", "ua"),
        (Kind.LANGUAGE, "zh-Hant", "Ukrainian"),
        (Kind.FINGERPRINT, "0" * 64, "0" * 63),
    ],
)
def test_forms(kind: Kind, good: str, bad: str) -> None:
    assert re.fullmatch(PATTERNS[kind], good)
    assert not re.fullmatch(PATTERNS[kind], bad)
    assert Message(f"finding.bad-form.{kind}").startswith("a ")
