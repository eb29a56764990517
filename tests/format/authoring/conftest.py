"""A copy of the real case, to write into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a copy of Istanbul."""
    for name in ("positions", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("full-text"))
    return tmp_path / "positions" / "istanbul-2025"
