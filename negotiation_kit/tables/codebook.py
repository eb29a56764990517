"""The codebook as a table: every issue, its scale, and what each answer means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotiation_kit.errors import check_language, counted
from negotiation_kit.model import Case, Issue
from negotiation_kit.tables.building import by_basket, labels
from negotiation_kit.tables.method_lines import about_data, codebook_citation_line, place_and_time
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import ComparisonTable
from negotiation_kit.wording import ENGLISH, say, translated


@dataclass(frozen=True)
class _Entry:
    """An issue as a row."""

    issue: Issue


def codebook_table(case: Case, language: str = ENGLISH, title: str | None = None) -> ComparisonTable:
    """Return the issues of a case with their scales and the meaning of every answer.

    Parameters
    ----------
    case : Case
    language : str
    title : str, optional

    Returns
    -------
    ComparisonTable

    Raises
    ------
    UnknownNameError
        For a language the kit does not speak.
    """
    check_language(language)
    entries = [_Entry(issue) for issue in case.issues]
    groups = tuple(
        Group(head, tuple(_row(case, entry.issue, language) for entry in group))
        for head, group in by_basket(case, entries, language)
    )
    return ComparisonTable(
        "codebook",
        title or say(language, "title.codebook"),
        str(translated(case, "title", language)),
        tuple(_columns(language)),
        groups,
        (),
        (),
        tuple(_method(case, language)),
        labels(language),
        language,
    )


def _columns(language: str) -> Iterator[Column]:
    yield Column("issue", say(language, "head.issue"), Role.HEAD, 3.6)
    yield Column("scale", say(language, "head.scale"), Role.TEXT, 1.8)
    yield Column("answers", say(language, "head.answers"), Role.TEXT, 5.6)


def _row(case: Case, issue: Issue, language: str) -> Row:
    title = translated(issue, "title", language)
    remarks = [translated(issue, "question", language)]
    if issue.part_of:
        parent = translated(case.issue(issue.part_of), "title", language)
        remarks.append(say(language, "codebook.part-of", title=parent))
    if issue.rounds:
        asked = [translated(case.round(name), "title", language) for name in issue.rounds]
        remarks.append(say(language, "codebook.asked-in", rounds="; ".join(asked)))
    answers = "\n".join(_meaning(tick.text, tick.meaning) for tick in issue.scale.ticks(language))
    return Row((Cell(title, "\n".join(remarks)), Cell(issue.scale.kind(language)), Cell(answers)))


def _meaning(name: str, meaning: str | None) -> str:
    return f"{name}: {meaning}" if meaning and meaning != name else name


def _method(case: Case, language: str) -> Iterator[tuple[str, str]]:
    counts = {
        "issues": counted(len(case.issues), "issue"),
        "baskets": counted(len(case.baskets), "basket"),
        "parties": counted(len(case.parties), "party"),
        "rounds": counted(len(case.rounds), "round"),
    }
    yield say(language, "method.case"), say(language, "method.counts", **counts)
    rounds = "; ".join(place_and_time(item, language) for item in case.rounds)
    yield say(language, "method.round"), rounds
    data = about_data(case, language)
    if data:
        yield say(language, "method.data"), "; ".join(data)
    yield codebook_citation_line(case, language)
