"""What the kit says is wrong: one Finding a fault, a Report of them all, and the errors that carry them."""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice
from typing import Any, Self

from negotiation_kit.wording import ENGLISH, LANGUAGES, Message, Printable, Short, joined, written

EXCERPT_WIDTH = 100
_MOST_SHOWN = 60  # characters of a text, in a message
_MOST_LISTED = 30  # names, in a message
_OFTEN = 5  # places of the same fault that are told one by one
_MOST_COMPARED = 500  # names; comparing takes time, and bad input must not take it


class Severity(StrEnum):
    """How bad a finding is: an error stops a case from loading, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True, repr=False)
class Finding(Short):
    """One fault in one place of one file.

    Parameters
    ----------
    file : str
        The file as the user named it; empty where the fault is not in a file (an imported frame).
    line, column : int
        Counted from 1; 0 where the fault is the file as a whole.
    code : str
        Stable kebab-case name of the kind of fault, explained in docs/format.md.
    message : str
        What was found and what was expected; a `Message` where it can be told in every language.
    hint : str
        What to do, "did you mean" included; may be empty.
    severity : Severity
    excerpt : str
        The line of the file, as it stands.
    width : int
        How many characters of the excerpt the caret should underline.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    excerpt: str = field(default="", compare=False)
    width: int = field(default=1, compare=False)

    @property
    def _in_short(self) -> str:
        return self.text().partition("\n")[0]

    @property
    def place(self) -> str:
        """The address `file:line:column`, without the parts that are not known."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    def text(self, language: str = ENGLISH) -> str:
        """Return the finding as plain text: address, code and message, the line with a caret, the hint."""
        severity = Message(f"severity.{self.severity}").text_in(language)
        lines = [f"{self.place}: {severity} {self.code}: {written(self.message, language)}"]
        if self.excerpt.strip() and self.column:
            lines += [f"    {line}" for line in _pointed(self.excerpt, self.column, self.width)]
        if self.hint:
            lines.append(f"    {Message('report.hint', hint=self.hint).text_in(language)}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, repr=False)
class Report(Printable):
    """Every finding of one run over one or more files.

    Parameters
    ----------
    findings : tuple of Finding
        Sorted by file, line and column.
    files : tuple of str
        The files that were read.
    n_positions : int
        How many positions stand in them.
    """

    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()
    n_positions: int = 0

    _names = ("ok", "errors", "warnings", "findings", "text()")

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        counted = {"error": self.errors, "warning": self.warnings, "file": self.files}
        return joined((Message(f"count.{name}", n=len(found)) for name, found in counted.items()), ", ")

    @property
    def _table(self) -> Any:
        return [finding.text().partition("\n")[0] for finding in self.findings]

    @classmethod
    def of(cls, findings: Iterable[Finding], files: Iterable[str] = (), n_positions: int = 0) -> Self:
        """Return a report of sorted findings, each once, and the same fault in many places told once."""
        same: dict[tuple[str, ...], list[Finding]] = {}
        for finding in dict.fromkeys(findings):
            same.setdefault((finding.file, finding.code, finding.message, finding.hint), []).append(finding)
        return cls(tuple(sorted(told_once(same.values()))), tuple(dict.fromkeys(files)), n_positions)

    @property
    def ok(self) -> bool:
        """Whether there is no error (warnings may remain)."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a case from loading."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not stop a case from loading."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    def text(self, language: str = ENGLISH) -> str:
        """Return all findings as plain text, a blank line between them."""
        return "\n\n".join(finding.text(language) for finding in self.findings)


def told_once(groups: Iterable[Iterable[Finding]]) -> Iterator[Finding]:
    """Yield findings; of a group that says the same in many places the first, with their number.

    Parameters
    ----------
    groups : iterable of iterables of Finding
        Those of a group say the same.
    """
    for group in groups:
        first, *others = sorted(group)
        if len(others) < _OFTEN:
            yield from (first, *others)
            continue
        places = tuple(str(finding.line) for finding in others[:_OFTEN])
        message = Message("finding.repeated", message=first.message, n=len(others), places=places)
        yield replace(first, message=message)


class ToldError(ValueError):
    """An error that is no fault of the kit: its sentence says what to do, and a place in the code nothing.

    A notebook shows the sentence alone; where in the code it was raised is still in `__traceback__`.

    Parameters
    ----------
    sentence : str
        A `Message` where it can be told in every language.
    """

    def text_in(self, language: str) -> str:
        """Return the sentence in a language."""
        return written(self.args[0], language)

    def __reduce__(self) -> tuple[object, ...]:
        return _told_again, (type(self), self.args), self.__dict__

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows in place of a traceback."""
        return [str(self)]


class PositionFilesError(ToldError):
    """The files of a case cannot be used; `.report` holds every finding."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return self.text_in(ENGLISH)

    def text_in(self, language: str) -> str:
        """Return how many errors there are, and every finding."""
        head = Message("error.position-files", errors=counted(len(self.report.errors), "error"))
        return f"{head.text_in(language)}\n\n{self.report.text(language)}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the report."""
        return self.report.findings


class UnknownNameError(ToldError):
    """A party, round, issue, metric or case that is not there; the message lists those that are.

    Parameters
    ----------
    what : str
        What it would be: a `Message`, or the English words of one of the phrases `kind.…`.
    name : object
    known : iterable of str
    """

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        names = list(known)
        kind = what if isinstance(what, Message) else Message(f"kind.{_as_code(what)}")
        told = Message("error.unknown-name", kind=kind, name=shown(name), names=listed(names))
        super().__init__(joined([told, suggestion(str(name), names)], ". "))


class MissingPackageError(ToldError):
    """Something asks for an optional package that is not installed; the message says which."""


class FileError(OSError, ToldError):
    """A file or folder that cannot be used as it was asked; the message says what to do."""


class FileThereError(FileError, FileExistsError):
    """A file or folder is in the way, and is not replaced."""


class NoFileError(FileError, FileNotFoundError):
    """A file or folder is not there."""


def fault_of_the_kit(error: Exception) -> Message:
    """Return what to say of an error that is nobody's to mend but ours."""
    what = traceback.format_exception_only(error)[-1].strip()
    return Message("error.fault-of-the-kit", what=what)


def check_language(language: str) -> str:
    """Return the language if the kit speaks it.

    Raises
    ------
    UnknownNameError
    """
    if language not in LANGUAGES:
        raise UnknownNameError("language", language, LANGUAGES)
    return language


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a "did you mean" sentence for the nearest known name, or an empty string.

    Examples
    --------
    >>> suggestion("ceasfire", ["ceasefire", "territory"])
    "Did you mean 'ceasefire'?"
    >>> suggestion("salience", ["ceasefire", "territory"])
    ''
    """
    names = {known_name.casefold(): known_name for known_name in islice(known, _MOST_COMPARED)}
    close = get_close_matches(name.strip().casefold(), names, n=1, cutoff=0.6)
    return Message("error.did-you-mean", name=repr(names[close[0]])) if close else ""


def listed(names: Iterable[str]) -> str:
    """Return names with commas between them, the first of them where there are many.

    Examples
    --------
    >>> listed(["russia", "ukraine"]), listed([])
    ('russia, ukraine', 'none')
    """
    rest = iter(names)
    first = tuple(islice(rest, _MOST_LISTED))
    more = sum(1 for _ in rest)
    if more:
        return Message("list.and-more", names=first, n=more)
    return Message("list.one", part=first) if first else Message("list.none")


def shown(raw: object) -> str:
    """Return what was found in a file, short enough for a message.

    Examples
    --------
    >>> shown("yes"), shown(None), shown(12)
    ("'yes'", 'nothing', '12')
    """
    if raw is None:
        return Message("value.nothing")
    text = repr(raw[: _MOST_SHOWN + 1]) if isinstance(raw, str) else str(raw)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "..."


def counted(number: int, noun: str) -> Message:
    """Return a number with its noun, the noun in the form the number asks for in each language.

    Parameters
    ----------
    number : int
    noun : str
        The English words, in the singular, of one of the phrases `count.…`.

    Examples
    --------
    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    return Message(f"count.{_as_code(noun)}", n=number)


def _as_code(words: str) -> str:
    return words.replace(" ", "-")


def _told_again(kind: type[ToldError], sentence: tuple[object, ...]) -> ToldError:
    error = kind.__new__(kind)
    error.args = sentence
    return error


def _pointed(excerpt: str, column: int, width: int) -> tuple[str, str]:
    """Return the line, a window of it where it is long, and a caret line to go under it."""
    start = max(0, column - 1 - EXCERPT_WIDTH // 2) if len(excerpt) > EXCERPT_WIDTH else 0
    window = excerpt[start : start + EXCERPT_WIDTH]
    before = column - 1 - start
    lead = "".join("\t" if character == "\t" else " " * _cells(character) for character in window[:before])
    marked = sum(_cells(character) for character in window[before : before + width])
    return window, lead + "^" * max(1, marked)


def _cells(character: str) -> int:
    """Return how many cells of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
