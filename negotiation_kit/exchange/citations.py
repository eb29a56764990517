"""One source as a reference, in the two styles of the Chicago Manual of Style (17th ed., 14 and 15).

Author-date puts the year behind the author, as the social sciences do; note puts everything into one
sentence, as history and law do. A title in square brackets is a description by the coder and stands without
quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from negotiation_kit.errors import UnknownNameError, check_language
from negotiation_kit.model import Source
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH, day_words, days_words, month_name, month_words, say

_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def dated(date: Edtf, language: str) -> str:
    """Return a date in words, no more exact than it is known.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> dated(parse_edtf("2025-06-02"), "en"), dated(parse_edtf("2025-06~"), "en")
    ('2 June 2025', '[ca. June 2025]')
    """
    text = " – ".join(_in_words(part, language) for part in date_parts(date))
    return say(language, "reference.circa", date=text) if date.approximate else text


def year(source: Source, language: str) -> str:
    """Return the year, the whole of a date that is not exact, or that there is none."""
    if source.issued is None:
        return say(language, "reference.no-date")
    if source.issued.approximate:
        return dated(source.issued, language)
    return "–".join(dict.fromkeys(str(part[0]) for part in date_parts(source.issued)))


def within_year(date: Edtf, language: str) -> str:
    """Return day and month of a date whose year has been said; nothing where no more is known or all is said.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> [within_year(parse_edtf(text), "en") for text in ("2025-06-02", "2025-06", "2025", "2025-06~")]
    ['2 June', 'June', '', '']
    """
    first, last = date_parts(date)[0], date_parts(date)[-1]
    if date.approximate or len(first) == 1:
        return ""
    if date.first and date.last and len(first) == len(last) == 3:
        return days_words(date.first, date.last, language, year=False)
    return " – ".join(dict.fromkeys(month_name(part[1], language) for part in (first, last) if part[1:]))


def date_parts(date: Edtf) -> list[list[int]]:
    """Return year, month and day, as far as they are given, of each end of a date.

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> date_parts(parse_edtf("2025-06~")), date_parts(parse_edtf("2025-06-20/2025-06-30"))
    ([[2025, 6]], [[2025, 6, 20], [2025, 6, 30]])
    """
    ends = (_PARTS.match(end) for end in date.text.split("/"))
    return [[int(part) for part in end.groups() if part] for end in ends if end]


def _in_words(parts: list[int], language: str) -> str:
    match parts:
        case [year]:
            return str(year)
        case [year, month]:
            return month_words(year, month, language)
    return day_words(date(*parts), language)


WHOLE_WORKS = ("book", "report", "thesis", "treaty", "legislation")
"""CSL types whose title is that of a whole work: it stands without quotes."""


_AFTER_A_STOP = re.compile("([,?!…]”),")
"""No second stop follows one inside English quotes."""


def reference(source: Source, style: str = "author-date", language: str = ENGLISH) -> str:
    """Return a source as a reference.

    Parameters
    ----------
    source : Source
    style : {"author-date", "note"}
    language : str
    """
    return STYLES[style](source, language)


def author_date(source: Source, language: str = ENGLISH) -> str:
    """Return `Author. Year. Title. Container. Publisher. Day and month. Address, when read.`

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> author_date(Source("s1", "article-newspaper", "Talks end", author="Ann Roe",
    ...                    container_title="The Paper", issued=parse_edtf("2025-06-02")))
    'Ann Roe. 2025. “Talks end.” The Paper. 2 June.'
    """
    title = _title(source, language, stop=".")
    lead = (
        [source.author, year(source, language), title] if source.author else [title, year(source, language)]
    )
    day = within_year(source.issued, language) if source.issued else None
    return _sentences(
        [*lead, source.container_title, source.publisher, day, _capital(_where(source, language))]
    )


def note(source: Source, language: str = ENGLISH) -> str:
    """Return `Author, Title, Container (Publisher), date, when read, address.`

    Examples
    --------
    >>> from negotiation_kit.scales.edtf import parse_edtf
    >>> note(Source("s1", "article-newspaper", "Talks end", author="Ann Roe",
    ...             container_title="The Paper", issued=parse_edtf("2025-06-02")))
    'Ann Roe, “Talks end,” The Paper, 2 June 2025.'
    """
    day = dated(source.issued, language) if source.issued else say(language, "reference.no-date")
    title, holder = _title(source, language, stop=","), source.container_title
    if source.publisher and holder:
        holder = f"{holder} ({source.publisher})"
    elif source.publisher:
        title, day = f"{title.removesuffix(',')} ({source.publisher}, {day})", ""
    text = ", ".join(part for part in (source.author, title, holder, day, _where(source, language)) if part)
    return _stopped(_AFTER_A_STOP.sub(r"\1", text))


STYLES: Mapping[str, Callable[[Source, str], str]] = {"author-date": author_date, "note": note}


def _title(source: Source, language: str, stop: str) -> str:
    """Return the title as the style sets it; in English the stop stands inside the quotes."""
    title = source.title
    if title.startswith("[") or source.type in WHOLE_WORKS:
        return title
    inside = stop if language == ENGLISH and title[-1:] not in ".?!…" else ""
    return say(language, "reference.in-quotes", text=f"{title}{inside}")


def _where(source: Source, language: str) -> str:
    read = (
        say(language, "reference.accessed", date=dated(source.accessed, language))
        if source.accessed
        else None
    )
    return ", ".join(part for part in (read, source.url) if part)


def _capital(text: str) -> str:
    """Return a text as the start of a sentence; an address keeps its letters."""
    return text if text.startswith(("http", "www")) else text[:1].upper() + text[1:]


def _sentences(parts: list[str | None]) -> str:
    return " ".join(_stopped(part) for part in parts if part)


def _stopped(text: str) -> str:
    return text if text.rstrip("”»").endswith((".", "?", "!", "…")) else f"{text}."


_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    **{ord(sign): f"\\{sign}" for sign in "&%$#_{}"},
    ord("\\"): r"{\textbackslash}",
    ord("~"): r"{\textasciitilde}",
    ord("^"): r"{\textasciicircum}",
}


def as_bibtex(sources: Iterable[Source], language: str = ENGLISH) -> str:
    """Return one entry a source, its id as the key."""
    return "\n\n".join(_entry(source, language) for source in sources)


def _entry(source: Source, language: str) -> str:
    kind = _TYPES.get(source.type, "misc")
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(source, kind, language))
    return f"@{kind}{{{source.id},\n{fields}\n}}"


def _fields(source: Source, kind: str, language: str) -> Iterator[tuple[str, str]]:
    texts = {
        "author": source.author,
        "title": source.title,
        _CONTAINER.get(kind, "howpublished"): source.container_title,
        "institution" if kind == "techreport" else "publisher": source.publisher,
    }
    for name, text in texts.items():
        if text:
            yield name, f"{{{{{text.translate(_ESCAPES)}}}}}"
    yield from _dates(source, language)
    if source.language:
        yield "langid", f"{{{source.language}}}"
    if source.url:
        yield "url", f"{{{source.url.replace('{', '%7B').replace('}', '%7D')}}}"
    if source.accessed:
        yield "urldate", f"{{{source.accessed.text}}}"


def _dates(source: Source, language: str) -> Iterator[tuple[str, str]]:
    if source.issued is None:
        return
    (found, *rest) = date_parts(source.issued)[0]
    yield "year", f"{{{found}}}"
    if rest:
        yield "month", _MONTHS[rest[0] - 1]
    if source.issued.approximate:
        yield "note", f"{{{say(language, 'reference.date-approximate')}}}"


def as_csl_json(sources: Iterable[Source]) -> str:
    """Return sources as one JSON list."""
    return json.dumps([csl_item(source) for source in sources], ensure_ascii=False, indent=2)


def csl_item(source: Source) -> dict[str, Any]:
    """Return one source as a CSL item; what the card does not say is left out.

    The author stands as a literal name, because the card does not tell family name from given name.
    """
    found = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "container-title": source.container_title,
        "author": [{"literal": source.author}] if source.author else None,
        "publisher": source.publisher,
        "issued": _date(source.issued),
        "accessed": _date(source.accessed),
        "language": source.language,
        "URL": source.url,
        "note": source.note,
    }
    return {name: value for name, value in found.items() if value is not None}


def _date(date: Edtf | None) -> dict[str, Any] | None:
    if date is None:
        return None
    about = {"circa": True} if date.approximate else {}
    return {"date-parts": date_parts(date), **about}


def bibliography(sources: Iterable[Source], format: str = "author-date", language: str = ENGLISH) -> str:
    """Return sources as text, one after the other.

    Parameters
    ----------
    sources : iterable of Source
    format : {"author-date", "note", "bibtex", "csl-json"}
    language : str
        Of the words a style adds; CSL-JSON has none.

    Raises
    ------
    UnknownNameError
        For another format or language.
    """
    if format not in FORMATS:
        raise UnknownNameError("format", format, FORMATS)
    return FORMATS[format](list(sources), check_language(language))


def _author_date(sources: list[Source], language: str) -> str:
    return "\n".join(sorted((author_date(source, language) for source in sources), key=str.casefold))


def _note(sources: list[Source], language: str) -> str:
    return "\n".join(f"{number}. {note(source, language)}" for number, source in enumerate(sources, start=1))


FORMATS: Mapping[str, Callable[[list[Source], str], str]] = {
    "author-date": _author_date,
    "note": _note,
    "bibtex": as_bibtex,
    "csl-json": lambda sources, _: as_csl_json(sources),
}
