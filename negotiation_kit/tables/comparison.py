"""The comparison of two parties as a table: issue by issue, verdict and distance, sources and method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict, multiverse
from negotiation_kit.errors import check_language
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import distance_text, figure, flag_text, row_notes, stance_text
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
    TEXTS,
    ComparisonTable,
    by_basket,
    check_grouping,
    check_texts,
    chosen_columns,
    labels,
    ordered,
    said,
    subtitle,
)
from negotiation_kit.wording import ENGLISH, say, translated

STANDARD = ("issue", "a", "b", "verdict", "distance")
GROUPINGS = ("basket", "verdict")


class _Making(NamedTuple):
    """What every cell is made from."""

    comparison: Comparison
    citing: Citing
    language: str
    texts: str


def comparison_table(
    comparison: Comparison,
    columns: Sequence[str] = STANDARD,
    order: str | Sequence[str] = "case",
    group_by: str | None = "basket",
    sources: str | None = "footnotes",
    language: str = ENGLISH,
    title: str | None = None,
    texts: str = TEXTS[0],
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
    language : str
        Of the kit's words; those of the case follow where it has translations.
    title : str, optional
    texts : {"label", "meaning"}
        Whether cells say a level by its label or in full.

    Returns
    -------
    ComparisonTable

    Raises
    ------
    UnknownNameError
        For a column, order, issue, grouping, way to cite or to say levels, or language that is not there.
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
    check_texts(texts)
    keys = chosen_columns(columns, tuple(COLUMNS))
    rows = ordered(comparison.case, comparison.rows, order, _ORDERS)
    making = _Making(comparison, Citing(comparison.case, sources, language), language, texts)
    groups = tuple(
        Group(head, tuple(Row(tuple(COLUMNS[key][1](making, row) for key in keys)) for row in group))
        for head, group in _grouped(making, rows, group_by)
    )
    for row in rows:  # what the table rests on does not depend on which columns are shown
        making.citing.count((*row.a.entries, *row.b.entries))
    return ComparisonTable(
        "comparison",
        title or _title(making),
        subtitle(comparison.case, comparison.round, language),
        tuple(COLUMNS[key][0](making) for key in keys),
        groups,
        making.citing.notes,
        making.citing.sources,
        _method(making, len(rows)),
        labels(language),
        language,
    )


def _title(making: _Making) -> str:
    return say(making.language, "title.comparison", a=_name(making, "a"), b=_name(making, "b"))


def _name(making: _Making, side: str) -> str:
    return str(translated(getattr(making.comparison, side), "short", making.language))


def _grouped(
    making: _Making, rows: list[IssueComparison], group_by: str | None
) -> Iterable[tuple[str, list[IssueComparison]]]:
    if group_by == "basket":
        return by_basket(making.comparison.case, rows, making.language)
    if group_by is None:
        return [("", rows)]
    found = {verdict: [row for row in rows if row.verdict is verdict] for verdict in Verdict}
    return [(look(verdict, making.language).word, group) for verdict, group in found.items() if group]


def _method(making: _Making, shown: int) -> tuple[Line, ...]:
    found, language = making.comparison, making.language
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
    remarks = row_notes(making.comparison, row, making.language)
    return Cell(translated(row.issue, "title", making.language), "; ".join(remarks))


def _question(making: _Making, row: IssueComparison) -> Cell:
    return Cell(translated(row.issue, "question", making.language))


def _stance(side: str) -> Callable[[_Making, IssueComparison], Cell]:
    def made(making: _Making, row: IssueComparison) -> Cell:
        party: Stance = getattr(row, side)
        notes, inline = making.citing.cite(party.entries)
        conditional = bool(party.headline) and party.headline[0].conditional
        remark = say(making.language, "stance.conditional") if conditional else ""
        detail = "; ".join(part for part in (remark, inline) if part)
        return Cell(stance_text(said(party, making.texts), making.language), detail, notes)

    return made


def _summary(side: str) -> Callable[[_Making, IssueComparison], Cell]:
    def made(making: _Making, row: IssueComparison) -> Cell:
        party: Stance = getattr(row, side)
        return Cell("\n".join(entry.summary for entry in party.entries if entry.summary))

    return made


def _confidence(side: str) -> Callable[[_Making, IssueComparison], Cell]:
    def made(making: _Making, row: IssueComparison) -> Cell:
        party: Stance = getattr(row, side)
        entries = [offer.position for offer in party.headline] or party.entries
        found = dict.fromkeys(entry.confidence for entry in entries if entry.confidence)
        return Cell(", ".join(say(making.language, f"confidence.{word}") for word in found) or "—")

    return made


def _verdict(making: _Making, row: IssueComparison) -> Cell:
    shown = look(row.verdict, making.language)
    return Cell(shown.word, flag_text(row, making.language), look=shown, glyph=shown.glyph)


def _distance(making: _Making, row: IssueComparison) -> Cell:
    number = None if row.distance is None else round(row.distance, 3)
    return Cell(distance_text(row, making.language), number=number)


def _reason(making: _Making, row: IssueComparison) -> Cell:
    return Cell(row.reason.text_in(making.language))


def _weight(making: _Making, row: IssueComparison) -> Cell:
    weight = making.comparison.weights[row.issue.id]
    return Cell(figure(weight, language=making.language), number=weight)


def _headed(key: str, phrase: str, role: Role = Role.TEXT, width: float = 2.0) -> Callable[[_Making], Column]:
    return lambda making: Column(key, say(making.language, phrase), role, width)


def _of_side(key: str, phrase: str | None, width: float) -> Callable[[_Making], Column]:
    def made(making: _Making) -> Column:
        name = _name(making, key[0])
        return Column(key, say(making.language, phrase, party=name) if phrase else name, Role.TEXT, width)

    return made


COLUMNS: Mapping[str, tuple[Callable[[_Making], Column], Callable[[_Making, IssueComparison], Cell]]] = {
    "issue": (_headed("issue", "head.issue", Role.HEAD, 3.4), _issue),
    "question": (_headed("question", "head.question", width=3.0), _question),
    "a": (_of_side("a", None, 2.3), _stance("a")),
    "b": (_of_side("b", None, 2.3), _stance("b")),
    "verdict": (_headed("verdict", "head.verdict", Role.VERDICT, 2.1), _verdict),
    "distance": (_headed("distance", "head.distance", Role.NUMBER, 1.3), _distance),
    "reason": (_headed("reason", "head.reason", width=2.4), _reason),
    "a_summary": (_of_side("a_summary", "head.summary-of", 4.0), _summary("a")),
    "b_summary": (_of_side("b_summary", "head.summary-of", 4.0), _summary("b")),
    "a_confidence": (_of_side("a_confidence", "head.confidence-of", 1.4), _confidence("a")),
    "b_confidence": (_of_side("b_confidence", "head.confidence-of", 1.4), _confidence("b")),
    "weight": (_headed("weight", "head.weight", Role.NUMBER, 1.0), _weight),
}
"""The columns there are: how each is headed, and how its cells are made."""

_UNKNOWN = 2.0
_ORDERS: Mapping[str, Callable[[IssueComparison], object]] = {
    "verdict": lambda row: list(Verdict).index(row.verdict),
    "distance": lambda row: (
        _UNKNOWN if row.distance is None else row.distance,
        _UNKNOWN if row.low is None else row.low,
    ),
    "title": lambda row: row.issue.title.casefold(),
}
ORDERS = ("case", *_ORDERS)
