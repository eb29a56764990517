"""The table a user holds, which goes to a file of any of six formats, and what the builders of all share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.errors import ToldError, UnknownNameError, shown
from negotiation_kit.format.disk import refuse_to_replace, write_atomically
from negotiation_kit.model import Case, Issue, Round
from negotiation_kit.tables import (
    csv_writer,
    html_writer,
    latex_writer,
    markdown_writer,
)
from negotiation_kit.tables.method_lines import place_and_time
from negotiation_kit.tables.spec import Labels, TableSpec, needed
from negotiation_kit.wording import Message, Printable, say, translated


class Format(NamedTuple):
    """One kind of file: what people call it, how browsers do, and who writes it."""

    name: str
    mime: str
    write: Callable[[TableSpec], bytes]


def _as_word(spec: TableSpec) -> bytes:
    needed("docx", "python-docx", Message("package.word"))
    from negotiation_kit.tables import word_writer

    return word_writer.as_file(spec)


def _as_excel(spec: TableSpec) -> bytes:
    needed("openpyxl", "openpyxl", Message("package.excel"))
    from negotiation_kit.tables import excel_writer

    return excel_writer.as_file(spec)


FORMATS: Mapping[str, Format] = {
    ".docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _as_word,
    ),
    ".xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _as_excel,
    ),
    ".html": Format("HTML", "text/html", html_writer.as_file),
    ".md": Format("Markdown", "text/markdown", markdown_writer.as_file),
    ".tex": Format("LaTeX", "application/x-tex", latex_writer.as_file),
    ".csv": Format("CSV", "text/csv", csv_writer.as_file),
}
"""The formats by the ending of the file's name."""


class Saved:
    """What goes to a file of one of several formats."""

    _kind: ClassVar[Message]
    _formats: ClassVar[Mapping[str, Callable[[Any], bytes]]]

    def to_bytes(self, ending: str) -> bytes:
        """Return what a file of a format holds.

        Parameters
        ----------
        ending : str
            `.docx`, `.html`, `.tex` or `.md`; of tables also `.xlsx` and `.csv`, of briefs `.pdf`.

        Raises
        ------
        UnknownNameError
            For another format.
        MissingPackageError
            Where what writes the format is not installed.
        ToldError
            Where a brief's template is no Word document, or LibreOffice makes no PDF.
        """
        return self._writer(ending)(self)

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write it to a file; the ending of its name chooses the format.

        Parameters
        ----------
        path : str or Path
            Ends as for `to_bytes`.
        overwrite : bool
            Whether a file of that name may be replaced.

        Returns
        -------
        Path
            The file written.

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
        write = self._writer(target.suffix)
        refuse_to_replace(target, overwrite=overwrite)
        write_atomically({target: write(self)})
        return target

    def _writer(self, ending: str) -> Callable[[Any], bytes]:
        if ending.lower() not in self._formats:
            raise UnknownNameError(self._kind, ending, self._formats)
        return self._formats[ending.lower()]


@dataclass(frozen=True, repr=False)
class ComparisonTable(Saved, Printable, TableSpec):
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

    _kind = Message("kind.table-format")
    _formats: ClassVar = {ending: known.write for ending, known in FORMATS.items()}

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _repr_latex_(self) -> str:
        return self.to_latex()


def labels(language: str) -> Labels:
    """Return the heads of the parts of a table."""
    return Labels(
        group=say(language, "head.basket"),
        notes=say(language, "table.notes"),
        sources=say(language, "table.sources"),
        method=say(language, "table.method"),
        table=say(language, "table.table"),
    )


def subtitle(case: Case, round: Round, language: str) -> str:
    """Return case and round."""
    return f"{translated(case, 'title', language)} · {place_and_time(round, language)}"


def chosen_columns(wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the keys of the columns asked for, each once.

    Raises
    ------
    UnknownNameError
        For a column that is not there.
    ToldError
        Where none is asked for, or they come as one text.
    """
    if isinstance(wanted, str) or not wanted:
        raise ToldError(Message("error.columns", columns=shown(wanted), known=tuple(known)))
    for key in wanted:
        if key not in known:
            raise UnknownNameError("column", key, known)
    return list(dict.fromkeys(wanted))


TEXTS = ("label", "meaning")
"""How a cell says a level: by its label, or in full by what it means."""


def check_texts(texts: str) -> None:
    """Raise for a way to say levels that is not there."""
    if texts not in TEXTS:
        raise UnknownNameError("way to say levels", texts, TEXTS)


def said(stance: Stance, texts: str) -> Stance:
    """Return a stance on a scale that shows its levels as asked."""
    if texts == TEXTS[0]:
        return stance
    return replace(stance, issue=replace(stance.issue, scale=stance.issue.scale.in_full()))


class About(Protocol):
    """Anything that is about one issue."""

    @property
    def issue(self) -> Issue:
        """The issue."""


T = TypeVar("T", bound=About)
Keys = Mapping[str, Callable[[T], object]]


def ordered(case: Case, rows: Iterable[T], order: str | Sequence[str], keys: Keys[T]) -> list[T]:
    """Return rows in an order.

    Parameters
    ----------
    case : Case
    rows : iterable
        In the case's order, which decides between equals.
    order : str or sequence of str
        "case", one of `keys`, or issues by id or title: those named alone, in that order.
    keys : mapping
        For each further order, what a row is sorted by.

    Raises
    ------
    UnknownNameError
        For an order or an issue that is not there.
    """
    found = list(rows)
    if not isinstance(order, str):
        by_issue = {row.issue.id: row for row in found}
        wanted = dict.fromkeys(case.issue(name).id for name in order)
        if absent := [name for name in wanted if name not in by_issue]:
            raise UnknownNameError("issue in this round", absent[0], by_issue)
        return [by_issue[name] for name in wanted]
    if order == "case":
        return found
    if order not in keys:
        raise UnknownNameError("order", order, ["case", *keys])
    return sorted(found, key=keys[order])  # type: ignore[arg-type]  # each key gives one comparable type


def by_basket(case: Case, rows: Sequence[T], language: str) -> list[tuple[str, list[T]]]:
    """Return rows under the titles of their baskets; empty baskets are left out."""
    titles = {basket.id: translated(basket, "title", language) for basket in case.baskets}
    groups: dict[str, list[T]] = {name: [] for name in titles}
    for row in rows:
        groups.setdefault(row.issue.basket, []).append(row)
    return [(titles.get(name, name), group) for name, group in groups.items() if group]


def check_grouping(group_by: str | None, known: Sequence[str]) -> None:
    """Raise for a grouping that is not there."""
    if group_by is not None and group_by not in known:
        raise UnknownNameError("grouping", group_by, [*known, "None"])
