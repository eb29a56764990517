"""The languages results can be told in: the kit's own words, and the words a case brings along."""

from negotiation_kit.wording.speaking import (
    ENGLISH,
    LANGUAGE_NAMES,
    LANGUAGES,
    check_language,
    decimal,
    rounded,
    say,
    thousands,
)
from negotiation_kit.wording.translations import Translations, Wording, told, translated, wording

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Translations",
    "Wording",
    "check_language",
    "decimal",
    "rounded",
    "say",
    "thousands",
    "told",
    "translated",
    "wording",
]
