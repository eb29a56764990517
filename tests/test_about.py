"""The kit's name and version stand in one place."""

from __future__ import annotations

from pathlib import Path

import negotiation_kit as nk
from negotiation_kit.about import NAME, VERSION


def test_the_package_has_this_version_and_name() -> None:
    assert nk.__version__ == VERSION
    assert Path(nk.__file__).parent.name == NAME
