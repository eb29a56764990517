"""A damaged file gives findings, never an exception, and never a case that says something else unnoticed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.errors import Report, Severity
from negotiation_kit.format.disk import bundle
from negotiation_kit.format.load import list_cases, reading
from negotiation_kit.format.load.files import parse_file
from negotiation_kit.format.parse import parse

ISTANBUL = bundle() / "positions" / "istanbul-2025"
ROUND = "2025-06-02"
FILES = ("case.yaml", f"{ROUND}/russia.yaml", f"{ROUND}/ukraine.yaml", f"{ROUND}/turkiye.yaml")
CARD = "istanbul-2025-06-02.yaml"
MEDIUM = bundle() / "positions" / "harbour-lease" / "second-session" / "port.yaml"
# Pieces that mean something to YAML, to the reader of values, or to nobody.
PIECES = [
    b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"\n\n", b" #", b"&a ", b"*a", b"!x ", b"'", b'"', b"~",
    b"null", b".inf", b".nan", b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xa8", b"\t", b"\r", b"...", b"---",
    b"<<: ", b"? ", b"1e999", b"9" * 50, b"-1", b"0", b"1.5", b"[]", b"{}", b"[[a]]", b"{from: 3, to: 1}",
    b"{at_least: 5}", b"{at_most: x}", b"uncodable", b"silent", b"2025-13-45", b"2025-06-20/2025-06-01",
    b"2022-03~", b"9999", b"/..", b">-\n", b"|", b"%", b"''", b"date", b"set", b"ratio", b"ordinal",
    b"\xd9\xa3", b"\xcc\x81", b"../",
]  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage")
    shutil.copytree(bundle() / "seeds", folder / "seeds", ignore=shutil.ignore_patterns("full-text"))
    copied = folder / "positions" / "istanbul-2025"
    shutil.copytree(ISTANBUL / ROUND, copied / ROUND)  # one round is damage enough, and quick
    shutil.copy(ISTANBUL / "case.yaml", copied)
    return copied


def _cut(data: bytes, draw: st.DataObject) -> bytes:
    return data[: draw.draw(st.integers(0, len(data) - 1))]


def _byte(data: bytes, draw: st.DataObject) -> bytes:
    at = draw.draw(st.integers(0, len(data) - 1))
    return data[:at] + bytes([draw.draw(st.integers(0, 255))]) + data[at + 1 :]


def _gap(data: bytes, draw: st.DataObject) -> bytes:
    at = draw.draw(st.integers(0, len(data) - 1))
    return data[:at] + data[at + draw.draw(st.integers(1, 60)) :]


def _piece(data: bytes, draw: st.DataObject) -> bytes:
    at = draw.draw(st.integers(0, len(data)))
    return data[:at] + draw.draw(st.sampled_from(PIECES)) + data[at:]


def _value(data: bytes, draw: st.DataObject) -> bytes:
    """Put a piece in the place of what stands behind a colon."""
    found = re.compile(rb"(?<=: )[^,}\n]*").search(data, draw.draw(st.integers(0, len(data) - 1)))
    start, end = found.span() if found else (len(data), len(data))
    return data[:start] + draw.draw(st.sampled_from(PIECES)) + data[end:]


def _line(data: bytes, draw: st.DataObject) -> bytes:
    """Put one line in another's place."""
    lines = data.split(b"\n")
    at, other = (draw.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    return b"\n".join([*lines[:at], lines[other], *lines[at + 1 :]])


Damage = Callable[[bytes, st.DataObject], bytes]
DAMAGES: tuple[Damage, ...] = (_cut, _byte, _gap, _piece, _value, _line)


def _strictly(case: Path) -> Report:
    """Return what the strict reader alone finds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parse_file", lambda path, root, exact=True: parse_file(path, root))
        return nk.check(case)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from([*FILES, CARD]), st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=3))
def test_any_damage_gives_a_report(case: Path, data: st.DataObject, name: str, damages: list[Damage]) -> None:
    path = case.parent.parent / "seeds" / name if name == CARD else case / name
    whole = path.read_bytes()
    damaged = whole
    for damage in damages:
        damaged = damage(damaged, data) if damaged else damaged
    try:
        path.write_bytes(damaged)
        report = nk.check(case)
        assert report.text() or report.ok
        assert _strictly(case) == report
        if report.ok:
            assert nk.load_case(case).id
        else:
            with pytest.raises(nk.PositionFilesError):
                nk.load_case(case)
        assert isinstance(nk.check(path), Report)
    finally:
        path.write_bytes(whole)


def test_no_beginning_of_a_file_passes_for_the_whole() -> None:
    whole = MEDIUM.read_bytes()
    assert not parse(whole, "f").findings
    for length in range(len(whole.rstrip())):
        assert _is_refused(whole[:length]), f"the first {length} bytes pass for the whole"


def _is_refused(data: bytes) -> bool:
    return any(found.severity is Severity.ERROR for found in parse(data, "f", exact=False).findings)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("everything")
    for name in ("positions", "seeds"):
        shutil.copytree(bundle() / name, folder / name, ignore=shutil.ignore_patterns("full-text"))
    return folder


def _cuts(whole: bytes) -> list[int]:
    """Return where to cut a file: at line ends from the first to the last, and within lines."""
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")][:-1]
    chosen = [*ends[:: max(1, len(ends) // 10)], ends[-1]]
    return sorted({*chosen, *(min(at + at % 7 + 1, len(whole) - 2) for at in chosen)})


@pytest.mark.parametrize("case", list_cases())
def test_a_case_with_a_file_cut_short_is_not_loaded(case: str, everything: Path) -> None:
    folder = everything / "positions" / case
    cited = [everything / "seeds" / f"{source.id}.yaml" for source in nk.load_case(folder).sources]
    for path in sorted([*folder.rglob("*.yaml"), *(card for card in cited if card.exists())]):
        whole = path.read_bytes()
        cuts = _cuts(whole)
        assert all(_is_refused(whole[:length]) for length in cuts), path
        try:
            path.write_bytes(whole[: cuts[len(path.name) % len(cuts)]])
            assert not nk.check(path).ok
            with pytest.raises(nk.PositionFilesError):
                nk.load_case(folder)
        finally:
            path.write_bytes(whole)
