"""What the kit says, in its languages: catalogues of phrases, messages, and the texts a case brings along."""

from negotiation_kit.wording.catalogues import (
    ENGLISH,
    LANGUAGE_NAMES,
    LANGUAGES,
    Translations,
    Wording,
    day_words,
    decimal,
    month_words,
    rounded,
    say,
    thousands,
    told,
    translated,
    wording,
    written,
)
from negotiation_kit.wording.messages import Message, Spoken, joined, linked
from negotiation_kit.wording.printing import LINE, ROWS, Printable, Short, cut, on_one_line

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "LINE",
    "ROWS",
    "Message",
    "Printable",
    "Short",
    "Spoken",
    "Translations",
    "Wording",
    "cut",
    "day_words",
    "decimal",
    "joined",
    "linked",
    "month_words",
    "on_one_line",
    "rounded",
    "say",
    "thousands",
    "told",
    "translated",
    "wording",
    "written",
]
