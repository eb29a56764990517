"""The table a user holds: it shows itself in a notebook, and goes to a file of any of six formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.tables import (
    csv_writer,
    excel_writer,
    html_writer,
    latex_writer,
    markdown_writer,
    word_writer,
)
from negotiation_kit.tables.spec import TableSpec
from negotiation_kit.wording import Printable


class Format(NamedTuple):
    """One kind of file: what people call it, how browsers do, and who writes it."""

    name: str
    mime: str
    write: Callable[[TableSpec], bytes]


FORMATS: Mapping[str, Format] = {
    ".docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        word_writer.as_file,
    ),
    ".xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        excel_writer.as_file,
    ),
    ".html": Format("HTML", "text/html", html_writer.as_file),
    ".md": Format("Markdown", "text/markdown", markdown_writer.as_file),
    ".tex": Format("LaTeX", "application/x-tex", latex_writer.as_file),
    ".csv": Format("CSV", "text/csv", csv_writer.as_file),
}
"""The formats by the ending of the file's name."""


@dataclass(frozen=True, repr=False)
class ComparisonTable(Printable, TableSpec):
    """A table ready to be pasted, saved and cited; made by `comparison_table` and its sisters."""

    _names = ("save(path)", "to_html()", "to_markdown()", "to_latex()", "to_csv()")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        return self.caption

    @property
    def _table(self) -> Any:
        return [" | ".join(cell.shown for cell in row.cells) for row in self.rows]

    def to_html(self) -> str:
        """Return the table as HTML whose looks travel with it, as into a mail."""
        return html_writer.as_fragment(self)

    def to_markdown(self) -> str:
        """Return the table as Markdown in GitHub's dialect."""
        return markdown_writer.as_text(self)

    def to_latex(self) -> str:
        """Return the table as LaTeX; its first lines say which packages the document needs."""
        return latex_writer.as_fragment(self)

    def to_csv(self) -> str:
        """Return the rows as CSV; each carries the lines on method, so that files can be put together."""
        return csv_writer.as_text(self)

    def to_bytes(self, ending: str) -> bytes:
        """Return what a file of a format holds.

        Parameters
        ----------
        ending : str
            One of `.docx`, `.xlsx`, `.html`, `.md`, `.tex`, `.csv`.

        Raises
        ------
        UnknownNameError
            For another format.
        MissingPackageError
            Where the package that writes the format is not installed.
        """
        return _format(ending).write(self)

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write the table to a file; the ending of its name chooses the format.

        Parameters
        ----------
        path : str or Path
            Ends in `.docx`, `.xlsx`, `.html`, `.md`, `.tex` or `.csv`.
        overwrite : bool
            Whether a file of that name may be replaced.

        Returns
        -------
        Path
            The file written.

        Raises
        ------
        UnknownNameError, MissingPackageError
            As `to_bytes`.
        FileExistsError
            Where a file is in the way.
        OSError
            Where the system does not let the file be written.
        """
        target = Path(path)
        chosen = _format(target.suffix)
        refuse_to_replace(target, overwrite=overwrite)
        write_atomically({target: chosen.write(self)})
        return target

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _repr_latex_(self) -> str:
        return self.to_latex()


def _format(ending: str) -> Format:
    known = FORMATS.get(ending.lower())
    if known is None:
        raise UnknownNameError("table format", ending, FORMATS)
    return known
