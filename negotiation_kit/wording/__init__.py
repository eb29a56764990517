"""What the kit says, in its languages: catalogues of phrases, messages, and the texts a case brings along."""

from negotiation_kit.wording.catalogues import LANGUAGE_NAMES, LANGUAGES, say, written
from negotiation_kit.wording.figures import (
    ENGLISH,
    Translations,
    Wording,
    day_words,
    decimal,
    month_words,
    rounded,
    thousands,
    told,
    translated,
    wording,
)
from negotiation_kit.wording.messages import Message, Spoken, joined, linked

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Message",
    "Spoken",
    "Translations",
    "Wording",
    "day_words",
    "decimal",
    "joined",
    "linked",
    "month_words",
    "rounded",
    "say",
    "thousands",
    "told",
    "translated",
    "wording",
    "written",
]
