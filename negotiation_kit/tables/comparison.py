"""The comparison of two parties as a table: issue by issue, verdict and distance, sources and method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict, multiverse
from negotiation_kit.errors import check_language
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import distance_text, figure, flag_text, row_notes
from negotiation_kit.tables.method_lines import (
    Citing,
    Line,
    citation_line,
    coding_line,
    data_line,
    measure_line,
    result_line,
    robustness_line,
    round_line,
    shown_lines,
    verdicts_line,
)
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import (
    ComparisonTable,
    Making,
    by_basket,
    check_grouping,
    chosen_columns,
    figure_cell,
    headed,
    labels,
    ordered,
    stance_cell,
    subtitle,
)
from negotiation_kit.wording import ENGLISH, say, translated

STANDARD = ("issue", "a", "b", "verdict", "distance")
GROUPINGS = ("basket", "verdict")


_Making = Making[Comparison]


def comparison_table(
    comparison: Comparison,
    columns: Sequence[str] = STANDARD,
    order: str | Sequence[str] = "case",
    group_by: str | None = "basket",
    sources: str | None = "footnotes",
    language: str = ENGLISH,
    title: str | None = None,
) -> ComparisonTable:
    """Return a comparison as a table that can be pasted into a brief, saved and cited.

    Parameters
    ----------
    comparison : Comparison
    columns : sequence of str
        Any of `COLUMNS`, in the order they are to stand.
    order : str or sequence of str
        "case", "verdict", "distance" or "title"; or issues by id or title: these alone, in this order.
    group_by : {"basket", "verdict"} or None
    sources : {"footnotes", "inline"} or None
        Numbered notes, marks in the cells, or nothing.
    language : {"en", "uk", "ru"}
        Of the kit's words; those of the case follow where it has translations.
    title : str, optional

    Returns
    -------
    ComparisonTable

    Raises
    ------
    UnknownNameError
        For a column, order, issue, grouping, way to cite or language that is not there.
    ToldError
        For columns that are no list, or none.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> case = nk.load_case("istanbul-2025")
    >>> table = comparison_table(nk.compare(case, "russia", "ukraine"), columns=["issue", "verdict"])
    >>> table.rows[0].cells[1].text
    'diverge'
    """
    check_language(language)
    check_grouping(group_by, GROUPINGS)
    keys = chosen_columns(columns, tuple(COLUMNS))
    rows = ordered(comparison.case, comparison.rows, order, _ORDERS)
    making = _Making(comparison, Citing(comparison.case, sources, language), language)
    groups = tuple(
        Group(head, tuple(Row(tuple(COLUMNS[key][1](making, row) for key in keys)) for row in group))
        for head, group in _grouped(making, rows, group_by)
    )
    for row in rows:  # what the table rests on does not depend on which columns are shown
        making.citing.count((*row.a.entries, *row.b.entries))
    return ComparisonTable(
        "comparison",
        title or say(language, "title.comparison", a=_name(making, "a"), b=_name(making, "b")),
        subtitle(comparison.case, comparison.round, language),
        tuple(COLUMNS[key][0](making) for key in keys),
        groups,
        making.citing.notes,
        making.citing.sources,
        _method(making, len(rows)),
        labels(language),
        language,
    )


def _name(making: _Making, side: str) -> str:
    return str(translated(getattr(making.found, side), "short", making.language))


def _grouped(
    making: _Making, rows: list[IssueComparison], group_by: str | None
) -> Iterable[tuple[str, list[IssueComparison]]]:
    if group_by == "basket":
        return by_basket(making.found.case, rows, making.language)
    if group_by is None:
        return [("", rows)]
    found = {verdict: [row for row in rows if row.verdict is verdict] for verdict in Verdict}
    return [(look(verdict, making.language).word, group) for verdict, group in found.items() if group]


def _method(making: _Making, shown: int) -> tuple[Line, ...]:
    found, language = making.found, making.language
    return (
        round_line(found.round, language),
        coding_line(found.coding, found.coder, language),
        measure_line(found.metric, found.weighting, found.threshold, language, found.conditionals),
        result_line(found, language),
        *shown_lines(shown, len(found.rows), language),
        verdicts_line(found, language),
        robustness_line(multiverse(found), language),
        data_line(found.case, found.round, making.citing.counts, language),
        citation_line(found.case, found.round, language),
    )


def _issue(making: _Making, row: IssueComparison) -> Cell:
    remarks = row_notes(making.found, row, making.language)
    return Cell(translated(row.issue, "title", making.language), "; ".join(remarks))


def _summary(side: str, making: _Making, row: IssueComparison) -> Cell:
    party: Stance = getattr(row, side)
    return Cell("\n".join(entry.summary for entry in party.entries if entry.summary))


def _confidence(side: str, making: _Making, row: IssueComparison) -> Cell:
    party: Stance = getattr(row, side)
    entries = [offer.position for offer in party.headline] or party.entries
    found = dict.fromkeys(entry.confidence for entry in entries if entry.confidence)
    return Cell(", ".join(say(making.language, f"confidence.{word}") for word in found) or "—")


def _verdict(making: _Making, row: IssueComparison) -> Cell:
    shown = look(row.verdict, making.language)
    return Cell(shown.word, flag_text(row, making.language), look=shown, glyph=shown.glyph)


def _distance(making: _Making, row: IssueComparison) -> Cell:
    return Cell(distance_text(row, making.language), number=figure_cell(row.distance))


def _weight(making: _Making, row: IssueComparison) -> Cell:
    weight = making.found.weights[row.issue.id]
    return Cell(figure(weight, language=making.language), number=weight)


def _of_side(key: str, phrase: str | None, width: float, making: _Making) -> Column:
    name = _name(making, key[0])
    return Column(key, say(making.language, phrase, party=name) if phrase else name, Role.TEXT, width)


COLUMNS: Mapping[str, tuple[Callable[[_Making], Column], Callable[[_Making, IssueComparison], Cell]]] = {
    "issue": (headed("issue", "head.issue", Role.HEAD, 3.4), _issue),
    "question": (
        headed("question", "head.question", width=3.0),
        lambda making, row: Cell(translated(row.issue, "question", making.language)),
    ),
    "a": (partial(_of_side, "a", None, 2.3), lambda making, row: stance_cell(making, row.a)),
    "b": (partial(_of_side, "b", None, 2.3), lambda making, row: stance_cell(making, row.b)),
    "verdict": (headed("verdict", "head.verdict", Role.VERDICT, 2.1), _verdict),
    "distance": (headed("distance", "head.distance", Role.NUMBER, 1.3), _distance),
    "reason": (
        headed("reason", "head.reason", width=2.4),
        lambda making, row: Cell(row.reason.text_in(making.language)),
    ),
    "a_summary": (partial(_of_side, "a_summary", "head.summary-of", 4.0), partial(_summary, "a")),
    "b_summary": (partial(_of_side, "b_summary", "head.summary-of", 4.0), partial(_summary, "b")),
    "a_confidence": (partial(_of_side, "a_confidence", "head.confidence-of", 1.4), partial(_confidence, "a")),
    "b_confidence": (partial(_of_side, "b_confidence", "head.confidence-of", 1.4), partial(_confidence, "b")),
    "weight": (headed("weight", "head.weight", Role.NUMBER, 1.0), _weight),
}
"""The columns there are: how each is headed, and how its cells are made."""

_ORDERS: Mapping[str, Callable[[IssueComparison], object]] = {
    "verdict": lambda row: list(Verdict).index(row.verdict),
    "distance": lambda row: (
        2.0 if row.distance is None else row.distance,  # what is not known comes last
        2.0 if row.low is None else row.low,
    ),
    "title": lambda row: row.issue.title.casefold(),
}
ORDERS = ("case", *_ORDERS)
