"""The lines of `--help` are those of the commands themselves, which it does not import."""

from __future__ import annotations

import argparse
from importlib import import_module

import pytest

from negotiation_kit.cli.main import COMMANDS, MODULES


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_is_the_commands_own(name: str) -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    import_module(f"negotiation_kit.cli.{MODULES.get(name, name)}").add(commands)
    (action,) = commands._choices_actions
    assert (action.dest, action.help) == (name, COMMANDS[name])
