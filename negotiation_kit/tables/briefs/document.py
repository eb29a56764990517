"""The brief a user holds: it shows itself in a notebook, and goes to a file of any of five formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.errors import UnknownNameError, check_language
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.tables.briefs import latex, markdown, page
from negotiation_kit.tables.briefs.making import spec_of
from negotiation_kit.tables.briefs.spec import BriefSpec, plain
from negotiation_kit.tables.spec import needed
from negotiation_kit.wording import ENGLISH, Message, Printable


@dataclass(frozen=True, repr=False)
class Brief(Printable):
    """One page on a comparison; made by `brief`.

    Parameters
    ----------
    spec : BriefSpec
        All that stands in it.
    template : Path or None
        The Word document whose page, styles, header and footer a `.docx` or `.pdf` takes over.
    """

    spec: BriefSpec
    template: Path | None = None

    _names = ("save(path)", "to_html()", "to_markdown()", "to_latex()")

    @property
    def sentence(self) -> str:
        """The finding, and under it what is agreed, near and blocked, and the range."""
        return "\n".join([self.spec.title, *map(plain, self.spec.answer)])

    def to_html(self) -> str:
        """Return the brief as HTML, for a page that is there already."""
        return page.as_fragment(self.spec)

    def to_markdown(self) -> str:
        """Return the brief as Markdown in GitHub's dialect."""
        return markdown.as_text(self.spec)

    def to_latex(self) -> str:
        """Return the brief as a LaTeX document."""
        return latex.as_text(self.spec)

    def to_bytes(self, ending: str) -> bytes:
        """Return what a file of a format holds.

        Parameters
        ----------
        ending : {".docx", ".html", ".pdf", ".tex", ".md"}

        Raises
        ------
        UnknownNameError
            For another format.
        MissingPackageError
            Where python-docx, Pillow or, for a PDF, LibreOffice is not installed.
        ToldError
            Where the template is no Word document, or LibreOffice makes no PDF.
        """
        return _format(ending)(self)

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write the brief to a file; the ending of its name chooses the format.

        Parameters
        ----------
        path : str or Path
            Ends in `.docx`, `.html`, `.pdf`, `.tex` or `.md`.
        overwrite : bool
            Whether a file of that name may be replaced.

        Raises
        ------
        UnknownNameError, MissingPackageError, ToldError
            As `to_bytes`.
        FileExistsError
            Where a file is in the way.
        OSError
            Where the system does not let the file be written.
        """
        target = Path(path)
        write = _format(target.suffix)
        refuse_to_replace(target, overwrite=overwrite)
        write_atomically({target: write(self)})
        return target

    def __str__(self) -> str:
        return self.to_markdown()

    def _repr_html_(self) -> str:
        return self.to_html()


def brief(comparison: Comparison, language: str = ENGLISH, template: str | Path | None = None) -> Brief:
    """Return a comparison as a brief of one page: the finding, what is agreed, near and blocked, and why.

    Parameters
    ----------
    comparison : Comparison
    language : {"en", "uk", "ru"}
        Of the kit's words; those of the case follow where it has translations. Whole sentences of the coder
        stand in an English brief; in another language the codebook's words take their place.
    template : str or Path, optional
        A `.docx` of a house: its page, styles, header and footer are kept.

    Returns
    -------
    Brief

    Raises
    ------
    UnknownNameError
        For a language the kit does not speak.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> made = brief(nk.compare(nk.load_case("istanbul-2025"), "russia", "ukraine"))
    >>> made.spec.title
    'Russia and Ukraine agree on 2 of 24 issues and are far apart on 15'
    """
    house = None if template is None else Path(template)
    return Brief(spec_of(comparison, check_language(language)), house)


def _word() -> ModuleType:
    needed("docx", "python-docx", Message("package.word"))
    from negotiation_kit.tables.briefs import word

    return word


FORMATS: Mapping[str, Callable[[Brief], bytes]] = {
    ".docx": lambda made: _word().as_file(made.spec, made.template),
    ".html": lambda made: page.as_file(made.spec),
    ".pdf": lambda made: _word().as_pdf(made.spec, made.template),
    ".tex": lambda made: latex.as_text(made.spec).encode(),
    ".md": lambda made: f"{markdown.as_text(made.spec)}\n".encode(),
}
"""The formats by the ending of the file's name."""


def _format(ending: str) -> Callable[[Brief], bytes]:
    if ending.lower() not in FORMATS:
        raise UnknownNameError("brief format", ending, FORMATS)
    return FORMATS[ending.lower()]
