"""The real case and its nasty twins, as the views have them, and an explorer on the real one."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.notebook import Explorer
from tests.render.conftest import compared, istanbul, nastied, nasty

__all__ = ["compared", "istanbul", "nastied", "nasty"]

ROUND = "2025-06-02"


@pytest.fixture
def explorer(istanbul: nk.Case) -> Explorer:
    """Give the explorer on the round of 2 June 2025, whichever round the case shows first."""
    found = nk.explore(istanbul, "russia", "ukraine")
    found.round.value = ROUND
    return found
