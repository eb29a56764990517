"""Exports read back by what reads them elsewhere: csv, json, XML, and checks written from the standards."""

from __future__ import annotations

import csv
import json
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.exchange.export import FILES
from negotiation_kit.exchange.export_tables import as_csv
from negotiation_kit.model import Case, Membership
from negotiation_kit.scales import Level
from negotiation_kit.scales.edtf import parse_edtf

SPACE = {"q": "urn:QDA-XML:codebook:1.0"}
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="module")
def folder(istanbul: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "new"
    assert [path.name for path in nk.export_case(istanbul, target)] == list(FILES)
    return target


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def head(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream))


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def cells(found: list[dict[str, str]], columns: str | list[str]) -> set[tuple[str, ...]]:
    names = [columns] if isinstance(columns, str) else columns
    return {tuple(row[name] for name in names) for row in found}


def test_every_position_is_a_row_and_absence_is_empty(istanbul: Case, folder: Path) -> None:
    found = rows(folder / "positions.csv")
    assert len(found) == len(istanbul.positions)
    assert all(row["value"] == "" for row in found if row["engagement"])
    named_none = ("value", "accepts", "rejects", "printed")  # a level may be called none
    cells = [cell for row in found for name, cell in row.items() if name not in named_none]
    assert {cell.lower() for cell in cells}.isdisjoint({"nan", "none", "<na>", "nat"})
    assert "file" not in found[0]


def test_each_resource_describes_its_file(folder: Path) -> None:
    about = package(folder)
    assert (about["profile"], about["name"]) == ("tabular-data-package", "istanbul-2025")
    assert re.fullmatch(r"[a-z0-9._-]+", about["name"])
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in about["resources"]:
        found = rows(folder / resource["path"])
        schema = resource["schema"]
        assert [field["name"] for field in schema["fields"]] == head(folder / resource["path"])
        for field in schema["fields"]:
            cells = [row[field["name"]] for row in found if row[field["name"]] not in schema["missingValues"]]
            if field["type"] == "integer":
                assert all(re.fullmatch(r"-?\d+", cell) for cell in cells), field
            if field["type"] == "number":
                assert all(math.isfinite(float(cell)) for cell in cells), field
            if field["type"] == "boolean":
                assert set(cells) <= {"true", "false"}, field


def test_keys_are_keys_and_references_lead_somewhere(folder: Path) -> None:
    resources = {one["name"]: one for one in package(folder)["resources"]}
    tables = {name: rows(folder / one["path"]) for name, one in resources.items()}
    for name, one in resources.items():
        key = one["schema"].get("primaryKey")
        if key:
            found = [tuple(row[column] for column in key) for row in tables[name]]
            assert len(set(found)) == len(found)
        for foreign in one["schema"].get("foreignKeys", []):
            refers = foreign["reference"]
            there = cells(tables[refers["resource"]], refers["fields"])
            assert cells(tables[name], foreign["fields"]) <= there


def test_objects_groups_packages_and_settled_readings_are_tables(istanbul: Case, tmp_path: Path) -> None:
    side = istanbul.parties[0]
    member = Membership("west", parse_edtf("2025-01-01"))
    first, *others = istanbul.codings
    coding = replace(first, packages=(Level("swap", "Land for land"),), settled_from=("anna", "ben"))
    case = replace(
        istanbul,
        parties=(replace(side, member_of=(member,)), *istanbul.parties[1:]),
        codings=(coding, *others),
    )
    nk.export_case(case, tmp_path)
    assert [row["object"] for row in rows(tmp_path / "objects.csv")] == ["local-pause", "general-truce"]
    assert rows(tmp_path / "members.csv") == [
        {"party": side.id, "group": "west", "from": "2025-01-01", "to": ""}
    ]
    owner = {"round": first.round, "party": first.party, "coder": first.coder}
    assert rows(tmp_path / "packages.csv") == [owner | {"package": "swap", "meaning": "Land for land"}]
    (settled,) = [row for row in rows(tmp_path / "codings.csv") if row["settled_from"]]
    assert settled == owner | {"settled_from": "anna, ben", "note": first.note or ""}


def test_the_codebook_holds_every_basket_issue_and_level(istanbul: Case, folder: Path) -> None:
    root = ET.parse(folder / "codebook.qdc").getroot()
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert [child.tag.rpartition("}")[2] for child in root] == ["Codes"]
    baskets = root.findall("q:Codes/q:Code", SPACE)
    assert [one.get("name") for one in baskets] == [basket.title for basket in istanbul.baskets]
    assert {one.get("isCodable") for one in baskets} == {"false"}
    issues = root.findall("q:Codes/q:Code/q:Code", SPACE)
    assert sorted(str(one.get("name")) for one in issues) == sorted(issue.title for issue in istanbul.issues)
    levels = root.findall("q:Codes/q:Code/q:Code/q:Code", SPACE)
    assert len(levels) == sum(len(getattr(issue.scale, "values", ())) for issue in istanbul.issues)
    guids = [str(one.get("guid")) for one in root.iter("{urn:QDA-XML:codebook:1.0}Code")]
    assert all(map(GUID.fullmatch, guids))
    assert len(set(guids)) == len(guids)


def test_what_comes_first_is_a_table_and_stands_beside_the_level(istanbul: Case, folder: Path) -> None:
    found = rows(folder / "sequences.csv")
    for issue in istanbul.issues:
        for level, steps in issue.sequences:
            own = [row for row in found if (row["issue"], row["level"]) == (issue.id, level)]
            assert [(row["place"], row["step"]) for row in own] == [
                (str(place), step) for place, step in enumerate(steps, start=1)
            ]
    assert len(found) == sum(len(steps) for issue in istanbul.issues for _, steps in issue.sequences) > 0
    codes = ET.parse(folder / "codebook.qdc").getroot()
    told = [node.text for node in codes.findall(".//q:Description", SPACE) if "in order" in str(node.text)]
    assert [str(text).partition(" (in order: ")[2] for text in told] == [
        "truce, then terms)",
        "terms, then truce)",
    ]


def test_an_export_in_another_language_tells_the_same_tables(
    istanbul: Case, folder: Path, tmp_path: Path
) -> None:
    nk.export_case(istanbul, tmp_path, language="uk")
    same = [name for name in FILES if (tmp_path / name).read_bytes() == (folder / name).read_bytes()]
    assert {*FILES} - {*same} == {"datapackage.json", "codebook.qdc", "sources.bib"}
    about = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert about["resources"][0]["title"] == "один рядок на позицію"
    assert "Відсутнє – це порожня клітинка" in about["description"]
    codes = ET.parse(tmp_path / "codebook.qdc").getroot()
    guids = [one.get("guid") for one in codes.iter() if one.get("guid")]
    first = ET.parse(folder / "codebook.qdc").getroot()
    assert guids == [one.get("guid") for one in first.iter() if one.get("guid")]
    told = [str(node.text) for node in codes.findall(".//q:Description", SPACE)]
    assert "Скільки днів триватиме перша пауза? (Шкала відношень: від 0 до 30 днів)" in told
    assert any(" (по порядку: " in text for text in told)
    with pytest.raises(ValueError, match="no language 'tlh'"):
        nk.export_case(istanbul, tmp_path / "de", language="tlh")


def test_a_second_export_has_the_same_bytes(istanbul: Case, folder: Path, tmp_path: Path) -> None:
    nk.export_case(istanbul, tmp_path)
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in FILES)


def test_the_sources_are_those_of_the_citations(istanbul: Case, folder: Path) -> None:
    items = json.loads((folder / "sources.csl.json").read_text("utf-8"))
    assert [item["id"] for item in items] == [source.id for source in istanbul.sources]
    assert (folder / "sources.bib").read_text("utf-8").count("\n@") + 1 >= len(istanbul.sources)


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("+49 30", "'+49 30"), ("-5", "-5"), ("-5..3", "'-5..3"), ("a", "a"),
     ("\t=x", "'\t=x"), ("-1e3", "-1e3"), ("+5", "'+5")],
)  # fmt: skip
def test_no_cell_is_computed_by_a_spreadsheet(cell: str, written: str) -> None:
    import pandas as pd

    text = as_csv(pd.DataFrame({"value": [cell]})).decode("utf-8-sig")
    assert next(csv.DictReader(text.splitlines()))["value"] == written


def test_nasty_names_stay_whole_in_xml(istanbul: Case, tmp_path: Path) -> None:
    first = replace(istanbul.issues[0], title='<a> & "b" \']]>', question="x\x0by")
    nk.export_case(replace(istanbul, issues=(first, *istanbul.issues[1:])), tmp_path)
    names = {code.get("name") for code in ET.parse(tmp_path / "codebook.qdc").getroot().iter()}
    assert '<a> & "b" \']]>' in names


def test_a_file_in_the_way_stops_all_of_them(istanbul: Case, tmp_path: Path) -> None:
    (tmp_path / "sources.bib").write_text("mine")
    with pytest.raises(FileExistsError, match=r"sources\.bib is already there"):
        nk.export_case(istanbul, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.bib"]
    nk.export_case(istanbul, tmp_path, overwrite=True)
    assert (tmp_path / "sources.bib").read_text("utf-8").startswith("@")


def test_a_case_from_a_table_is_exported_too(tmp_path: Path) -> None:
    import pandas as pd

    table = pd.DataFrame({"party": ["a", "b"], "issue": ["x", "x"], "value": [-2, 3]})
    case = nk.case_from_frame(table, {"level": "interval", "min": -5, "max": 5})
    nk.export_case(case, tmp_path)
    assert [row["value"] for row in rows(tmp_path / "positions.csv")] == ["-2", "3"]
    assert rows(tmp_path / "evidence.csv") == []
