"""The real case, and the same case with every text of it replaced by something nasty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case

NASTY = Path(__file__).with_name("nasty.txt").read_text(encoding="utf-8").splitlines()
_TEXTS = """
    title question note adjudication summary why voice reported_by digest reading salience_basis name short
    capability_basis meaning label unit min_means max_means place container_title author publisher licence
"""
_IDS = frozenset({"Level"})
"""Classes whose `name` is an id and no text."""


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


@pytest.fixture(scope="session")
def compared(istanbul: Case) -> Comparison:
    return nk.compare(istanbul, "russia", "ukraine")


@pytest.fixture(scope="session")
def nastied(istanbul: Case) -> Callable[[str], Case]:
    """Give the case with every text in it replaced by one text."""
    return lambda text: _replaced(istanbul, text)


@pytest.fixture(params=NASTY)
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _replaced(thing: Any, text: str) -> Any:
    if type(thing) is tuple:  # and no named one, which says where a thing stands in its file
        return tuple(_replaced(item, text) for item in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed = {field.name: _field(thing, field.name, text) for field in fields(thing) if field.init}
    return replace(thing, **changed)


def _field(thing: Any, name: str, text: str) -> Any:
    value = getattr(thing, name)
    is_id = name == "name" and type(thing).__name__ in _IDS
    if name in _TEXTS.split() and not is_id and (isinstance(value, str) or name == "label"):
        return text
    return value if isinstance(value, str) else _replaced(value, text)
