"""Sentences that any room may make and that print in any language.

A message is what happened, as a code and values; its words stand in the catalogues. It is also its own
English wording, a plain `str`: whatever shows, sorts, compares or saves texts needs to know nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial, reduce
from types import MappingProxyType
from typing import Self

from negotiation_kit.wording.catalogues import ENGLISH, catalogue, written

_JOINED = "joined"


class Message(str):
    """A sentence: its English wording, and what prints it in another language.

    Parameters
    ----------
    code : str
        Which phrase of the catalogues.
    **values
        What goes into its gaps: a text, a number, a day, another message, several of these in a tuple, or
        anything with a `text_in(language)`. Where the phrase has a plural, the count is `n`.

    Examples
    --------
    >>> told = Message("stance.rejects", what=Message("value.at-least", number=6000))
    >>> told
    'rejects: at least 6,000'
    >>> told.code, told.text_in("uk").replace("\u00a0", " ")
    ('stance.rejects', 'відхиляє: щонайменше 6 000')
    """

    __slots__ = ("code", "values")
    code: str
    values: Mapping[str, object]

    def __new__(cls, code: str, /, **values: object) -> Self:
        """Make the sentence in English."""
        made = super().__new__(cls, catalogue(ENGLISH).say(code, values))
        object.__setattr__(made, "code", code)
        object.__setattr__(made, "values", MappingProxyType(values))
        return made

    def text_in(self, language: str) -> str:
        """Return the sentence in a language."""
        return str(self) if language == ENGLISH else catalogue(language).say(self.code, self.values)

    @property
    def parts(self) -> tuple[str, ...]:
        """The sentences this one was joined from; itself where it was not."""
        several = self.values["parts"] if self.code == _JOINED else None
        return several.parts if isinstance(several, _Several) else (self,)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(name)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _made_again, (type(self), self.code, dict(self.values))


class Spoken(partial[str]):
    """Words that a function finds in every language: `Spoken(function, *arguments)`, the language comes last.

    Examples
    --------
    >>> from negotiation_kit.wording import thousands
    >>> Message("stance.rejects", what=Spoken(thousands, 6000)).text_in("en")
    'rejects: 6,000'
    """

    def text_in(self, language: str) -> str:
        """Return the words in a language."""
        return self(language)


def joined(parts: Iterable[str], separator: str = "; ") -> Message:
    """Return several sentences as one message, which still knows its `parts`; empty ones are left out.

    Examples
    --------
    >>> both = joined([Message("engagement.silent"), Message("value.no-option")])
    >>> both, len(both.parts)
    ('silent; none of the options', 2)
    """
    found = tuple(part for text in parts if text for part in getattr(text, "parts", (text,)))
    return Message(_JOINED, parts=_Several(found, separator))


def linked(code: str, parts: Iterable[object]) -> Message:
    """Return one part or more as one message, the words of a phrase between them.

    Parameters
    ----------
    code : str
        A phrase with the gaps `told` and `part`.
    parts : iterable
        As values of a message.

    Examples
    --------
    >>> linked("list.and", ["North", "South"]), linked("list.and", ["North"])
    ('North and South', 'North')
    """
    first, *rest = parts
    alone = Message("list.one", part=first)
    return reduce(lambda told, part: Message(code, told=told, part=part), rest, alone)


def enumerated(parts: Iterable[object]) -> Message:
    """Return one part or more as one message: commas, and a word before the last.

    Examples
    --------
    >>> enumerated(["North", "South", "East"]), enumerated(["North"])
    ('North, South and East', 'North')
    """
    *rest, last = parts
    return Message("list.and", told=tuple(rest), part=last) if rest else Message("list.one", part=last)


@dataclass(frozen=True, slots=True)
class _Several:
    parts: tuple[str, ...]
    separator: str

    def text_in(self, language: str) -> str:
        return self.separator.join(written(part, language) for part in self.parts)


def _made_again(kind: type[Message], code: str, values: Mapping[str, object]) -> Message:
    return kind(code, **values)
