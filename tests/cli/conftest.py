"""Screens to print on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from negotiation_kit.cli.main import main


class Screen(io.TextIOWrapper):
    """A terminal of one encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_ascii(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return what a command shows on a screen that knows ASCII alone and no styles."""
    monkeypatch.setenv("NO_COLOR", "1")

    def shown(*words: str) -> str:
        screen = Screen("ascii")
        with monkeypatch.context() as patch:  # here, as pytest puts its own in place before each test
            patch.setattr(sys, "stdout", screen)
            assert main(words) == 0
        return screen.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined, no-any-return]

    return shown
