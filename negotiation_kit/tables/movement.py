"""What a party changed from one round to another, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.moving import Change, IssueMovement, Movement
from negotiation_kit.errors import check_language
from negotiation_kit.render.movement import approach_text, stance_before, step_text, total_text
from negotiation_kit.render.palette import look_of_change
from negotiation_kit.render.words import figure, round_text, standing_marks
from negotiation_kit.tables.method_lines import (
    Citing,
    Line,
    citation_line,
    coding_line,
    data_line,
    place_and_time,
)
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import (
    TEXTS,
    ComparisonTable,
    by_basket,
    check_grouping,
    check_texts,
    chosen_columns,
    labels,
    ordered,
    said,
)
from negotiation_kit.wording import ENGLISH, say, translated

STANDARD = ("issue", "before", "after", "change", "step", "toward")


class _Making(NamedTuple):
    """What every cell is made from."""

    movement: Movement
    citing: Citing
    language: str
    texts: str


def movement_table(
    movement: Movement,
    columns: Sequence[str] = STANDARD,
    order: str | Sequence[str] = "case",
    group_by: str | None = "basket",
    sources: str | None = "footnotes",
    language: str = ENGLISH,
    title: str | None = None,
    texts: str = TEXTS[0],
) -> ComparisonTable:
    """Return a movement as a table that can be pasted into a brief, saved and cited.

    Parameters
    ----------
    movement : Movement
    columns : sequence of str
        Any of `COLUMNS`, in the order they are to stand.
    order : str or sequence of str
        "case", "change", "step" or "title"; or issues by id or title: these alone, in this order.
    group_by : {"basket"} or None
    sources, language, title, texts
        As for `comparison_table`.

    Returns
    -------
    ComparisonTable
        Issues asked in both rounds, or asked anew in other words; how many are left out is said.

    Raises
    ------
    UnknownNameError
        For a column, order, issue, grouping, way to cite or to say levels, or language that is not there.
    ToldError
        For columns that are no list, or none.
    """
    check_language(language)
    check_grouping(group_by, ("basket",))
    check_texts(texts)
    keys = chosen_columns(columns, tuple(COLUMNS))
    rows = ordered(movement.case, movement.told, order, _ORDERS)
    making = _Making(movement, Citing(movement.case, sources, language), language, texts)
    grouped = by_basket(movement.case, rows, language) if group_by else [("", rows)]
    groups = tuple(
        Group(head, tuple(Row(tuple(COLUMNS[key][1](making, row) for key in keys)) for row in group))
        for head, group in grouped
    )
    for row in rows:
        for stance in (row.before, row.after):
            making.citing.count(stance.entries if stance else ())
    return ComparisonTable(
        "movement",
        title or say(language, "title.movement", party=translated(movement.party, "short", language)),
        f"{translated(movement.case, 'title', language)} · {_rounds(making)}",
        tuple(COLUMNS[key][0](making) for key in keys),
        groups,
        making.citing.notes,
        making.citing.sources,
        _method(making),
        labels(language),
        language,
    )


def _rounds(making: _Making) -> str:
    names = [round_text(item, making.language) for item in (making.movement.start, making.movement.end)]
    return say(making.language, "method.two-rounds", start=names[0], end=names[1])


def _method(making: _Making) -> tuple[Line, ...]:
    found, language = making.movement, making.language
    places = [place_and_time(item, language) for item in (found.start, found.end)]
    left_out = sum(map(len, found.asked_once.values()))
    return (
        (say(language, "method.round"), say(language, "method.two-rounds", start=places[0], end=places[1])),
        coding_line(found.coding, found.coder, language),
        (
            say(language, "method.measure"),
            say(language, "method.moved-by", metric=say(language, f"metric.{found.metric}")),
        ),
        (say(language, "method.result"), _result(found, language)),
        *(
            [(say(language, "method.shown"), say(language, "method.asked-once", n=left_out))]
            if left_out
            else []
        ),
        (say(language, "method.changes"), _meanings(found, language)),
        data_line(found.case, found.end, making.citing.counts, language),
        citation_line(found.case, found.end, language),
    )


def _result(found: Movement, language: str) -> str:
    n, of = found.coverage
    if found.step is None:
        return say(language, "method.no-step", of=of)
    return say(language, "method.mean-step", step=figure(found.step, 2, language), n=n, of=of)


def _meanings(found: Movement, language: str) -> str:
    shown = {row.change for row in found.told}
    looks = (look_of_change(change, language) for change in Change if change in shown)
    return "; ".join(f"{look.word} – {look.meaning}" for look in looks)


def _issue(making: _Making, row: IssueMovement) -> Cell:
    return Cell(translated(row.issue, "title", making.language))


def _stance(side: str) -> Callable[[_Making, IssueMovement], Cell]:
    def made(making: _Making, row: IssueMovement) -> Cell:
        stance: Stance | None = getattr(row, side)
        notes, inline = making.citing.cite(stance.entries if stance else ())
        marks = standing_marks(stance, making.language) if stance else []
        detail = "; ".join(filter(None, (*marks, inline)))
        told = stance_before(stance and said(stance, making.texts), making.language)
        return Cell(told, detail, notes)

    return made


def _change(making: _Making, row: IssueMovement) -> Cell:
    shown = look_of_change(row.change, making.language)
    return Cell(shown.word, total_text(row, making.language), look=shown, glyph=shown.glyph)


def _step(making: _Making, row: IssueMovement) -> Cell:
    number = None if row.known_step is None else round(row.known_step, 3)
    return Cell(step_text(row, making.language), number=number)


def _toward(making: _Making, row: IssueMovement) -> Cell:
    return Cell(approach_text(row.toward, making.language))


def _reason(making: _Making, row: IssueMovement) -> Cell:
    return Cell(row.reason.text_in(making.language))


def _headed(key: str, phrase: str, role: Role = Role.TEXT, width: float = 2.0) -> Callable[[_Making], Column]:
    return lambda making: Column(key, say(making.language, phrase), role, width)


def _of_round(key: str, side: str) -> Callable[[_Making], Column]:
    return lambda making: Column(
        key, translated(getattr(making.movement, side), "title", making.language), Role.TEXT, 2.3
    )


def _other(making: _Making) -> Column:
    other = making.movement.other
    name = translated(other, "short", making.language) if other else "—"
    return Column("toward", say(making.language, "head.toward", party=name), Role.TEXT, 1.7)


COLUMNS: Mapping[str, tuple[Callable[[_Making], Column], Callable[[_Making, IssueMovement], Cell]]] = {
    "issue": (_headed("issue", "head.issue", Role.HEAD, 3.0), _issue),
    "before": (_of_round("before", "start"), _stance("before")),
    "after": (_of_round("after", "end"), _stance("after")),
    "change": (_headed("change", "head.change", Role.VERDICT, 1.9), _change),
    "step": (_headed("step", "head.step", Role.NUMBER, 1.2), _step),
    "toward": (_other, _toward),
    "reason": (_headed("reason", "head.reason", width=2.6), _reason),
}
"""The columns there are: how each is headed, and how its cells are made."""

_ORDERS: Mapping[str, Callable[[IssueMovement], object]] = {
    "change": lambda row: list(Change).index(row.change),
    "step": lambda row: 1.0 if row.step is None else -row.step.high,
    "title": lambda row: row.issue.title.casefold(),
}
ORDERS = ("case", *_ORDERS)
