"""All sources of a case, in one of four formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from negotiation_kit.citations.references import author_date, date_parts, note
from negotiation_kit.errors import UnknownNameError, check_language
from negotiation_kit.model import Source
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import ENGLISH

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


def as_bibtex(sources: Iterable[Source]) -> str:
    """Return one entry a source, its id as the key."""
    return "\n\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = _TYPES.get(source.type, "misc")
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(source, kind))
    return f"@{kind}{{{source.id},\n{fields}\n}}"


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    texts = {
        "author": source.author,
        "title": source.title,
        _CONTAINER.get(kind, "howpublished"): source.container_title,
        "institution" if kind == "techreport" else "publisher": source.publisher,
    }
    for name, text in texts.items():
        if text:
            yield name, f"{{{{{text.translate(_ESCAPES)}}}}}"
    yield from _dates(source)
    if source.language:
        yield "langid", f"{{{source.language}}}"
    if source.url:
        yield "url", f"{{{source.url.replace('{', '%7B').replace('}', '%7D')}}}"
    if source.accessed:
        yield "urldate", f"{{{source.accessed.text}}}"


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    if source.issued is None:
        return
    (found, *rest) = date_parts(source.issued)[0]
    yield "year", f"{{{found}}}"
    if rest:
        yield "month", _MONTHS[rest[0] - 1]
    if source.issued.approximate:
        yield "note", "{date approximate}"


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
        Of the words a style adds; BibTeX and CSL-JSON have none.

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
    "bibtex": lambda sources, _: as_bibtex(sources),
    "csl-json": lambda sources, _: as_csl_json(sources),
}
