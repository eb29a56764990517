"""JSON Schemas (draft-07) of the three kinds of files, for completion and hover help in editors.

They follow the same tables of fields as the reader. The position schema of one case also knows its issues and
their levels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from negotiation_kit.format.fields import (
    CASE,
    ID_PATTERN,
    PATTERNS,
    POSITION_FILE,
    SOURCE,
    Field,
    Kind,
    Shape,
)
from negotiation_kit.model import Case, Issue
from negotiation_kit.scales import Schema, list_schema, object_schema, ranges_schema
from negotiation_kit.wording import ENGLISH, LANGUAGES, Message

KINDS: Mapping[str, Shape] = {"case": CASE, "position": POSITION_FILE, "source": SOURCE}
_DRAFT = "http://json-schema.org/draft-07/schema#"
_ANY_ID: Schema = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
_TEXT: Schema = {"type": "string", "minLength": 1}
_WORDING: Schema = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "additionalProperties": False,
            "required": [ENGLISH],
            "properties": dict.fromkeys(LANGUAGES, _TEXT),
        },
    ]
}
_DATE: Schema = {"type": ["string", "integer"]}


def schema(kind: str, case: Case | None = None) -> Schema:
    """Return the schema of one kind of file.

    Parameters
    ----------
    kind : {"case", "position", "source"}
    case : Case, optional
        Makes the position schema that of this case: its parties, rounds, issues and sources by name, and for
        each issue the values its scale allows.

    Raises
    ------
    KeyError
        For another kind.
    """
    shape = KINDS[kind]
    found = {"$schema": _DRAFT, "title": Message("shape.schema", kind=kind), **_shape(shape)}
    if case is not None and kind == "position":
        _fit(found, case)
    return found


def _shape(shape: Shape) -> Schema:
    return {
        "type": "object",
        "description": shape.doc,
        "additionalProperties": False,
        "required": [field.name for field in shape.fields if field.required],
        "properties": {field.name: {"description": field.doc, **_field(field)} for field in shape.fields},
    }


def _field(field: Field) -> Schema:
    if field.choices:
        return _enum({word: field.meaning(word) for word in field.words})
    if field.kind in PATTERNS:
        return {"type": "string", "pattern": f"^{PATTERNS[field.kind]}$"}
    return _BY_KIND[field.kind](field)


def _of(field: Field) -> Schema:
    return _shape(field.of) if field.of is not None else {}


def _names(values: Schema) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
        "additionalProperties": values,
    }


_BY_KIND: dict[Kind, Callable[[Field], Schema]] = {
    Kind.TEXT: lambda field: _TEXT,
    Kind.WORDING: lambda field: _WORDING,
    Kind.ID: lambda field: _ANY_ID,
    Kind.REFERENCE: lambda field: _ANY_ID,
    Kind.REFERENCES: lambda field: {**list_schema(_ANY_ID), "uniqueItems": True},
    Kind.IDS: lambda field: {**list_schema(_ANY_ID), "uniqueItems": True},
    Kind.FLAG: lambda field: {"type": "boolean"},
    Kind.NUMBER: lambda field: {"type": "number"},
    Kind.INTEGER: lambda field: {"type": "integer"},
    Kind.DATE: lambda field: _DATE,
    Kind.LEVELS: lambda field: {**_names(_WORDING), "minProperties": 2},
    Kind.MEANINGS: lambda field: _names(_WORDING),
    Kind.STEPS: lambda field: _names({"type": "number"}),
    Kind.ANCHOR: lambda field: {"type": ["number", "string"]},
    Kind.TABLE: lambda field: _names(_of(field)),
    Kind.LIST: lambda field: {"type": "array", "items": _of(field)},
    Kind.NAMES: lambda field: _names(_WORDING),
    Kind.SCALE: _of,
    Kind.VALUE: lambda field: _VALUE,
    Kind.PRINTED: lambda field: _printed(_VALUE, _OUTCOME),
    Kind.OUTCOMES: lambda field: list_schema(_OUTCOME),
    Kind.PREFERENCE: lambda field: _END,
    Kind.PACKAGES: lambda field: list_schema(_names(_asked(_VALUE, _ANY_ID))),
    Kind.SEQUENCES: lambda field: _names({**list_schema(_ANY_ID), "minItems": 2, "uniqueItems": True}),
}


_END: Schema = {"type": ["number", "string"]}
_OUTCOME: Schema = {"anyOf": [_END, *ranges_schema(_END)]}
_VALUE: Schema = {"anyOf": [_END, *ranges_schema(_END), {"type": "array", "items": _OUTCOME}]}


def _printed(value: Schema, outcome: Schema) -> Schema:
    ruled = {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {"accepts": list_schema(outcome), "rejects": list_schema(outcome)},
    }
    return {"anyOf": [{"const": "uncodable"}, value, ruled]}


def _asked(value: Schema, object: Schema) -> Schema:
    """Return the schema of what a condition asks: a value, or a value of one object."""
    return {"anyOf": [value, object_schema(value=value, object=object) | {"required": ["value"]}]}


def _fit(found: Schema, case: Case) -> None:
    """Put the names of a case into a position schema."""
    properties = found["properties"]
    properties["party"].update(_enum({party.id: party.name for party in case.parties}))
    properties["round"].update(_enum({item.id: item.title for item in case.rounds}))
    entry = properties["positions"]["items"]
    entry["properties"]["issue"].update(
        _enum({issue.id: f"{issue.title}. {issue.question}" for issue in case.issues})
    )
    packages = list_schema(
        {**object_schema(**{issue.id: _on_object(issue) for issue in case.issues}), "required": []}
    )
    entry["properties"]["conditional_on"].update(packages)
    sources = {source.id: source.title for source in case.sources}
    if sources:
        entry["properties"]["evidence"]["items"]["properties"]["source"].update(_enum(sources))
    entry["allOf"] = [_on_issue(issue) for issue in case.issues]


def _enum(names: Mapping[str, str]) -> Schema:
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _on_object(issue: Issue) -> Schema:
    names = _enum({item.name: item.meaning for item in issue.objects}) if issue.objects else _ANY_ID
    return _asked(issue.scale.value_schema(), names)


def _on_issue(issue: Issue) -> Schema:
    value, outcome = issue.scale.value_schema(), issue.scale.part_schema()
    doubt = {"anyOf": [value, object_schema(**{"from": outcome, "to": outcome})]}
    fields = {
        "value": value,
        "uncertain": doubt if issue.scale.preferences else value,
        "prefers": {"enum": list(issue.scale.preferences)},
        "printed": _printed(value, outcome),
        "accepts": list_schema(outcome),
        "rejects": list_schema(outcome),
    }
    if issue.objects:
        fields["object"] = _enum({item.name: item.meaning for item in issue.objects})
    about = {"properties": {"issue": {"const": issue.id}}, "required": ["issue"]}
    return {"if": about, "then": {"properties": fields}}
