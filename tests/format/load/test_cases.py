"""`load_case`: by folder, by name, and what is said when there is no case or it has faults."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.format.disk import ENVIRONMENT_VARIABLE, bundle
from negotiation_kit.format.load import load_codebook
from negotiation_kit.format.load.reading import collector_paused
from negotiation_kit.format.parse import HAS_LIBYAML, document
from negotiation_kit.model import Engagement, Origin

if TYPE_CHECKING:
    from tests.format.load.conftest import Talks


def test_by_folder(talks: Talks) -> None:
    case = nk.load_case(talks.folder)
    assert (case.id, [party.id for party in case.parties], len(case.positions)) == ("talks", ["a", "b"], 4)
    stated, silent = case.positions[:2]
    assert (stated.party, stated.issue, stated.value, stated.evidence[0].source) == (
        "a", "pace", "slow", "report",
    )  # fmt: skip
    assert (silent.value, silent.engagement) == (None, Engagement.SILENT)
    assert nk.load_case(str(talks.folder)) == case
    assert nk.load_case(talks.folder / "case.yaml") == case


def test_every_object_knows_its_file_and_line(talks: Talks) -> None:
    case = nk.load_case(talks.folder)
    book, file = str(talks.path("case.yaml")), str(talks.path("r1/a.yaml"))
    assert case.origin == Origin(book, 1, 1)
    assert case.party("b").origin == Origin(book, 5, 6)
    assert case.round("r1").origin == Origin(book, 7, 7)
    assert case.basket("main").origin == Origin(book, 8, 11)
    assert case.issue("pace").origin == Origin(book, 11, 5)
    assert case.positions[0].origin == Origin(file, 5, 5)
    assert case.positions[0].evidence[0].origin == Origin(file, 12, 9)
    assert case.codings[0].origin == Origin(file, 1, 1)
    assert case.sources[0].origin == Origin(str(talks.path("seeds/report.yaml")), 1, 1)


def test_a_case_moved_elsewhere_is_the_same_case(talks: Talks, tmp_path: Path) -> None:
    before = nk.load_case(talks.folder)
    (tmp_path / "moved").mkdir()
    (tmp_path / "seeds").rename(tmp_path / "moved" / "seeds")
    talks.folder.parent.rename(tmp_path / "moved" / "positions")
    after = nk.load_case(tmp_path / "moved" / "positions" / "talks")
    assert after == before
    assert after.positions[0].origin != before.positions[0].origin


def test_by_the_name_of_a_bundled_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    assert nk.load_case("istanbul-2025") == nk.load_case(bundle() / "positions" / "istanbul-2025")
    assert "istanbul-2025" in nk.list_cases()


def test_by_name_in_the_folder_of_the_environment_variable(
    talks: Talks, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(talks.folder.parent))
    assert nk.load_case("talks").title == "Talks"
    assert nk.list_cases() == ["ec-car-emissions", "harbour-lease", "istanbul-2025", "talks"]
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    with pytest.raises(UnknownNameError, match="there is no case 'talks'"):
        nk.load_case("talks")


@pytest.mark.parametrize(
    "name", ["istanbul-2026", "Istanbul-2025 ", "istanbul2025", "positions/istanbul-2O25"]
)
def test_an_unknown_name_lists_those_known_and_the_nearest(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.chdir(bundle() / "positions")
    with pytest.raises(
        UnknownNameError, match=r"known are: .*istanbul-2025\. Did you mean 'istanbul-2025'\?"
    ):
        nk.load_case(name)


@pytest.mark.parametrize("name", ["zzz", "\0", "x" * 5000, "~"], ids=["far", "nul", "long", "home"])
def test_what_no_system_would_take_for_a_folder(name: str) -> None:
    with pytest.raises(UnknownNameError, match="there is no case"):
        nk.load_case(name)


def test_a_folder_that_is_no_case_says_where_the_cases_are(talks: Talks) -> None:
    with pytest.raises(nk.PositionFilesError, match="it holds cases: talks"):
        nk.load_case(talks.folder.parent)
    with pytest.raises(nk.PositionFilesError, match=r"a case is a folder with a case\.yaml"):
        nk.load_case(talks.path("r1"))


def test_the_error_carries_all_findings_of_all_files(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    talks.spoil("r1/b.yaml", "status: offered", "status: ofered")
    talks.spoil("r1/b.yaml", "\n...\n", "\n")
    with pytest.raises(nk.PositionFilesError) as caught:
        nk.load_case(talks.folder)
    error = caught.value
    assert [finding.code for finding in error.findings] == ["off-scale", "bad-choice", "no-end-marker"]
    assert (len(error.report.errors), len(error.report.warnings)) == (3, 0)
    assert str(error).startswith("3 errors in the position files\n\n")
    for said in ("a.yaml:6:12", "b.yaml:7:13", "Did you mean 'slow'?", "Did you mean 'offered'?", "^^^^"):
        assert said in str(error)


def test_a_codebook_alone_loads_before_anything_is_coded(talks: Talks) -> None:
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    case = load_codebook(talks.folder)
    assert (case.positions, [source.id for source in case.sources]) == ((), ["report"])
    talks.spoil("case.yaml", "basket: main", "basket: mian")
    with pytest.raises(nk.PositionFilesError, match="unknown-basket"):
        load_codebook(talks.folder)


def test_only_the_cards_that_are_cited_are_loaded(talks: Talks) -> None:
    talks.write("seeds/broken.yaml", "id: [\n")
    assert [source.id for source in nk.load_case(talks.folder).sources] == ["report"]


def test_without_libyaml_the_same_case_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = nk.load_case("istanbul-2025") if HAS_LIBYAML else None
    monkeypatch.setattr(document, "HAS_LIBYAML", False)
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    without = nk.load_case("istanbul-2025")
    assert without.positions
    assert with_it is None or with_it == without
    assert [position.origin for position in without.positions[:3]] == [
        position.origin for position in (with_it or without).positions[:3]
    ]


def test_the_garbage_collector_runs_again_afterwards(talks: Talks) -> None:
    assert gc.isenabled()
    talks.spoil("r1/a.yaml", "value: slow", "value: slwo")
    with pytest.raises(nk.PositionFilesError):
        nk.load_case(talks.folder)
    assert gc.isenabled()
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
