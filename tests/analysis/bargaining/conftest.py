"""The cases that come with material for bargaining models."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case


@pytest.fixture(scope="session")
def emissions() -> Case:
    return nk.load_case("ec-car-emissions")


@pytest.fixture(scope="session")
def lease() -> Case:
    return nk.load_case("harbour-lease")


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")
