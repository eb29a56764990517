"""The settings of a comparison on a command line: the same for every command that compares."""

from __future__ import annotations

import argparse
from typing import Any

from negotiation_kit.cli.parser import Parser
from negotiation_kit.cli.terminal import listed
from negotiation_kit.errors import ToldError, shown
from negotiation_kit.wording import Message

OPTIONS: dict[str, dict[str, Any]] = {
    "coding": {},
    "metric": {},
    "weights": {},
    "threshold": {"type": float},
    "coder": {},
    "conditionals": {},
    "channels": {},
}
"""Each setting that has a word or a number, with how argparse reads it."""
OF_MOVEMENT = ("coding", "metric", "coder", "channels", "inherit")
OF_PARTIES = ("coding", "metric", "coder")


def take_settings(parser: Parser) -> None:
    """Take every setting of a comparison; `settings` returns those that were given."""
    for name, how in OPTIONS.items():
        parser.take(f"--{name}", default=argparse.SUPPRESS, **how)
    parser.take("--no-inherit", dest="inherit", action="store_false", default=argparse.SUPPRESS)


def settings(arguments: argparse.Namespace, *used: str) -> dict[str, Any]:
    """Return the settings given, as `compare` takes them by name.

    Parameters
    ----------
    arguments : argparse.Namespace
    *used : str
        Those that what is asked for can honour; all where none is named.

    Raises
    ------
    ToldError
        For a setting that would go unheard, and for weights that are no numbers.
    """
    given = {name: value for name, value in vars(arguments).items() if name in (*OPTIONS, "inherit")}
    unheard = [name for name in given if used and name not in used]
    if unheard:
        names = [f"--{'no-' if name == 'inherit' else ''}{name}" for name in unheard]
        raise ToldError(Message("cli.settings.unheard", names=names))
    if "=" in given.get("weights", ""):
        given["weights"] = _weights(given["weights"])
    return given


def _weights(words: str) -> dict[str, float]:
    pairs = [pair.partition("=") for pair in listed(words)]
    try:
        return {issue.strip(): float(weight) for issue, _, weight in pairs}
    except ValueError:
        raise ToldError(Message("cli.settings.weights", found=shown(words))) from None
