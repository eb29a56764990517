"""The kit's words and figures in one of its languages."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.wording.changes import CHANGES
from negotiation_kit.wording.labels import LABELS
from negotiation_kit.wording.phrases import PHRASES
from negotiation_kit.wording.workings import WORKINGS

ENGLISH = "en"
LANGUAGE_NAMES: Mapping[str, str] = {"en": "English", "uk": "українська", "ru": "русский"}
"""Each language by its own name."""
LANGUAGES = tuple(LANGUAGE_NAMES)

_WORDS: Mapping[str, tuple[str, str, str]] = {**LABELS, **CHANGES, **PHRASES, **WORKINGS}
_NBSP = "\u00a0"


def check_language(language: str) -> str:
    """Return the language if the kit speaks it.

    Raises
    ------
    UnknownNameError
    """
    if language not in LANGUAGES:
        raise UnknownNameError("language", language, LANGUAGES)
    return language


def say(language: str, phrase: str, **values: object) -> str:
    """Return one of the kit's phrases.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.
    phrase : str
        Its key.
    **values
        What goes into its gaps.

    Examples
    --------
    >>> say("en", "rejects", what="declared"), say("uk", "rejects", what="нейтралітет")
    ('rejects: declared', 'відхиляє: нейтралітет')
    """
    return _WORDS[phrase][LANGUAGES.index(language)].format(**values)


def decimal(figure: str, language: str = ENGLISH) -> str:
    """Return a figure written with a point as the language writes it.

    Examples
    --------
    >>> decimal("0.26", "uk")
    '0,26'
    """
    return figure if language == ENGLISH else figure.replace(".", ",")


def rounded(number: float, digits: int, language: str = ENGLISH) -> str:
    """Return a number with at most so many digits after the point, and none that say nothing.

    Examples
    --------
    >>> rounded(2 / 3, 3), rounded(1.0, 2), rounded(-0.0, 2), rounded(0.5, 2, "uk")
    ('0.667', '1', '0', '0,5')
    """
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text in ("", "-0") else decimal(text, language)


def thousands(number: float, language: str = ENGLISH) -> str:
    r"""Return a number for people, thousands grouped as the language groups them.

    Examples
    --------
    >>> thousands(6000), thousands(2.5), thousands(6000.5, "ru")
    ('6,000', '2.5', '6\xa0000,5')
    """
    text = f"{int(number):,}" if float(number).is_integer() else f"{number:,}"
    return text if language == ENGLISH else text.translate({ord(","): _NBSP, ord("."): ","})
