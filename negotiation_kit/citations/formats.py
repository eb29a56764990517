"""All sources of a case, in one of four formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from negotiation_kit.citations.bibtex import as_bibtex
from negotiation_kit.citations.csl import as_csl_json
from negotiation_kit.citations.references import author_date, note
from negotiation_kit.errors import UnknownNameError, check_language
from negotiation_kit.model import Source
from negotiation_kit.wording import ENGLISH


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
