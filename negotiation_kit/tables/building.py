"""What the builders of all tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.errors import ToldError, UnknownNameError, shown
from negotiation_kit.model import Case, Issue, Round
from negotiation_kit.tables.method_lines import place_and_time
from negotiation_kit.tables.spec import Labels
from negotiation_kit.wording import Message, say, translated


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
        absent = [name for name in wanted if name not in by_issue]
        if absent:
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
