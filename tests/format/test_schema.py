"""The schemas are current, accept what the kit accepts, and refuse what an editor should underline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import negotiation_kit as nk
from negotiation_kit.cli.schema import KINDS, written
from negotiation_kit.format.disk import bundle
from negotiation_kit.format.parse import parse, plain
from negotiation_kit.format.schema import schema

SCHEMAS = Path(nk.__file__).parent / "schemas"
FILES = [
    *(
        ("source" if path.parent.name == "seeds" else "position", path)
        for path in sorted((bundle() / "positions").glob("*/*/*.yaml"))
    ),
    *(("case", path) for path in sorted((bundle() / "positions").glob("*/case.yaml"))),
    *(("source", path) for path in sorted((bundle() / "seeds").glob("*.yaml"))),
]


def _plain(path: Path) -> Any:
    root = parse(path.read_bytes(), str(path)).root
    assert root is not None
    return _flagged(plain(root))


def _flagged(content: Any) -> Any:
    """Return what a file holds as an editor reads it, to which true and false are no texts."""
    if isinstance(content, dict):
        return {name: _flagged(item) for name, item in content.items()}
    if isinstance(content, list):
        return list(map(_flagged, content))
    return {"true": True, "false": False}.get(content, content) if isinstance(content, str) else content


def _faults(kind: str, content: Any, case: nk.Case | None = None) -> list[str]:
    found = jsonschema.Draft7Validator(schema(kind, case)).iter_errors(content)
    return ["/".join(map(str, error.absolute_path)) for error in found]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_current(kind: str) -> None:
    # `python -m negotiation_kit schema --to negotiation_kit/schemas` makes them anew.
    assert (SCHEMAS / f"{kind}.schema.json").read_text("utf-8") == written(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_every_bundled_file_fits_its_schema(kind: str, path: Path) -> None:
    assert _faults(kind, _plain(path)) == []


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_every_bundled_file_names_its_schema(kind: str, path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == (SCHEMAS / f"{kind}.schema.json").resolve()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"value": "local-paus"}, "positions/0/value"),
        ({"issue": "ceasefire"}, "positions/0/issue"),
        ({"status": "maybe"}, "positions/0/status"),
        ({"firmnes": "firm"}, "positions/0"),
        ({"printed": {"value": "none"}}, "positions/0/printed"),
        ({"rejects": ["nothing"]}, "positions/0/rejects/0"),
        ({"value": ["local-pause", "halt"]}, "positions/0/value"),
        ({"uncertain": ["none", "halt"]}, "positions/0/uncertain"),
        ({"uncertain": {"from": "none"}}, "positions/0/uncertain"),
        ({"prefers": "higher"}, "positions/0/prefers"),
        ({"issue": "ceasefire-duration", "value": "2..", "object": "local-pause"}, "positions/0/value"),
        ({"issue": "ceasefire-duration", "value": 3, "object": "pause"}, "positions/0/object"),
        ({"conditional_on": [{"mobilisation": "halt"}]}, "positions/0/conditional_on/0/mobilisation"),
    ],
)
def test_the_schema_of_a_case_knows_its_issues_and_levels(change: dict[str, Any], place: str) -> None:
    case = nk.load_case("istanbul-2025")
    content = _plain(bundle() / "positions" / "istanbul-2025" / "2025-06-02" / "russia.yaml")
    assert _faults("position", content, case) == []
    content["positions"][0] |= change
    assert place in _faults("position", content, case)


@pytest.mark.parametrize(
    "change",
    [
        {
            "value": ["local-pause", "none"],
            "prefers": "none",
            "uncertain": {"from": "none", "to": "local-pause"},
        },
        {"value": "local-pause", "prefers": "more", "uncertain": ["none", "local-pause"], "within": "swap"},
        {"issue": "ceasefire-duration", "value": "2–3", "uncertain": ">= 2", "object": "local-pause"},
        {"issue": "ceasefire-duration", "value": ["2..3", 7], "prefers": "less", "object": "local-pause"},
    ],
)
def test_the_schema_of_a_case_takes_what_the_reader_does(change: dict[str, Any]) -> None:
    content = _plain(bundle() / "positions" / "istanbul-2025" / "2025-06-02" / "russia.yaml")
    content["positions"][0] |= change
    assert _faults("position", content, nk.load_case("istanbul-2025")) == []


def test_levels_show_their_meaning_on_hover() -> None:
    own = json.dumps(schema("position", nk.load_case("istanbul-2025")))
    assert "The whole front, at once and with no conditions" in own
    assert "How much of the fighting stops first?" in own
