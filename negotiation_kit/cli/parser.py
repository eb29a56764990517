"""The parser of a command line in every language: its lines of help are phrases of the catalogues."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from negotiation_kit.wording import ENGLISH, LANGUAGES, say
from negotiation_kit.wording.catalogues import catalogue


class Parser(argparse.ArgumentParser):
    """Reads the words of one command.

    Parameters
    ----------
    command : str
        Whose phrases the help is made of; empty for what stands before a command's name.
    language : str
    **settings
        As `argparse.ArgumentParser` takes them.
    """

    def __init__(self, *, command: str = "", language: str = ENGLISH, **settings: Any) -> None:
        self.command, self.language = command, language
        super().__init__(**settings)

    def take(self, *names: str, told: Mapping[str, object] = MappingProxyType({}), **settings: Any) -> None:
        """Take an argument; its help is the phrase of the command, or the one of all commands.

        Parameters
        ----------
        *names : str
            A place's name, or an option's.
        told : mapping, optional
            What goes into the gaps of the phrase.
        **settings
            As `argparse.ArgumentParser.add_argument` takes them.
        """
        action = self.add_argument(*names, **settings)
        name = action.dest.replace("_", "-")
        own = f"help.{self.command}.{name}"
        code = own if own in catalogue(ENGLISH).phrases else f"help.any.{name}"
        action.help = say(self.language, code, **told)


def asked_language(words: Sequence[str]) -> str:
    """Return the language a command line asks for, before anything else of it is read.

    Examples
    --------
    >>> asked_language(["compare", "--language", "uk"]), asked_language(["--language=ru"]), asked_language([])
    ('uk', 'ru', 'en')
    """
    given = (
        word.partition("=")[2] or after
        for word, after in zip(words, [*words, ""][1:], strict=True)
        if word.partition("=")[0] == "--language"
    )
    return next((language for language in given if language in LANGUAGES), ENGLISH)


def speak(language: str) -> None:
    """Let argparse say what it says of its own in a language; it looks its words up under these names."""
    vars(argparse).update(
        _=partial(_said, language), ngettext=lambda one, many, n: _said(language, one if n == 1 else many)
    )


def _said(language: str, text: str) -> str:
    """Return a sentence of argparse's; as it is where the catalogues do not have it."""
    code = f"argparse.{re.sub(r'[^a-z0-9]+', '-', str(text).lower()).strip('-')}"
    known = catalogue(language).phrases.get(code)
    return text.replace(text.strip(), known[0]) if known else text
