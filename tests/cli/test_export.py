"""`negotiation-kit export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation_kit.cli.main import main
from negotiation_kit.exchange.export import FILES


def test_every_file_is_written_and_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "istanbul-2025", "--to", str(tmp_path / "new")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(FILES)
    assert [line.endswith(f"({what})") for line, what in zip(said, FILES.values(), strict=True)] == [
        True
    ] * len(FILES)
    assert main(["export", "--to", str(tmp_path / "new")]) == 2
    assert "already there" in capsys.readouterr().err
    assert main(["export", "--to", str(tmp_path / "new"), "--overwrite"]) == 0
