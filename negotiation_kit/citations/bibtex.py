r"""Sources as BibTeX, in fields that BibTeX and biblatex both know.

Braces inside a value keep names in one piece and titles in their case. Characters with a meaning in LaTeX are
escaped; other scripts stand as they are, for which BibTeX needs a LaTeX of 2018 or later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.citations.dates import date_parts
from negotiation_kit.model import Source

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
