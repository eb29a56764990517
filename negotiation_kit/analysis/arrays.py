"""numpy and pandas, loaded when they are first used: a case is read and compared without them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Library:
    """Stands for a library, and keeps what was asked of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        found = getattr(import_module(self._name), name)
        setattr(self, name, found)
        return found


np, pd = _Library("numpy"), _Library("pandas")
