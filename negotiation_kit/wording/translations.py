"""Texts of a case in several languages: the text itself, and beside it what it is called elsewhere.

An object of the model keeps its texts in English, or in whatever language its coder writes, as plain `str`;
its `translations` name the field, the language and the text. Where there is no translation, the text itself
is shown: a title in another language says more than an empty cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Translations = tuple[tuple[str, str, str], ...]
"""Field, language and text, one entry a translation."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text as a file gives it in several languages, the text itself first.

    Parameters
    ----------
    text : str
    others : tuple of (str, str)
        Language and text.
    """

    text: str
    others: tuple[tuple[str, str], ...] = ()

    def of(self, field: str) -> Translations:
        """Return the translations of a field that has this wording."""
        return tuple((field, language, text) for language, text in self.others)


def translated(thing: Any, field: str, language: str) -> Any:
    """Return a text of an object in a language, or the text itself where it has no translation.

    Parameters
    ----------
    thing : object with `translations`
    field, language : str
    """
    for name, known, text in thing.translations:
        if name == field and known == language:
            return text
    return getattr(thing, field)


def wording(thing: Any, field: str) -> str | dict[str, str] | None:
    """Return a text as a file gives it: by language where it has translations."""
    text: str | None = getattr(thing, field)
    others = {language: other for name, language, other in thing.translations if name == field}
    return {"en": text, **others} if text is not None and others else text


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an object with every wording taken apart into text and `translations`."""
    found = {name: value.text if isinstance(value, Wording) else value for name, value in values.items()}
    pieces = [value.of(name) for name, value in values.items() if isinstance(value, Wording)]
    if pieces:
        found["translations"] = tuple(entry for piece in pieces for entry in piece)
    return found
