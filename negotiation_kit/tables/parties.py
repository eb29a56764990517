"""All parties in one table, issue by party: what each wants, and who wants the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import (
    DEFAULT_THRESHOLD,
    EQUAL,
    Stance,
    Verdict,
    agreeing,
    check_settings,
    coded_round,
    pairwise,
    stance,
)
from negotiation_kit.errors import ToldError, check_language, shown
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.render.palette import look
from negotiation_kit.render.parties import Pair, pairs_of
from negotiation_kit.render.words import stance_text, standing_marks
from negotiation_kit.tables.method_lines import (
    Citing,
    Line,
    citation_line,
    coding_line,
    data_line,
    measure_line,
    pair_text,
    round_line,
    shown_lines,
)
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import (
    TEXTS,
    ComparisonTable,
    by_basket,
    check_grouping,
    check_texts,
    labels,
    ordered,
    said,
    subtitle,
)
from negotiation_kit.wording import ENGLISH, Message, say, translated

_MOST_PAIRS = 15
"""More scores than this are told by the lowest and the highest: nobody reads a paragraph of fifty."""
_MOST_NAMES = 8
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class _Asked:
    """One issue with the stance of every party, and the groups that want the same."""

    issue: Issue
    stances: tuple[Stance, ...]
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Making:
    """What the table is made of."""

    case: Case
    parties: list[Party]
    round: Round
    coding: str
    metric: str
    coder: str
    citing: Citing
    language: str
    texts: str


def party_table(  # every one is a choice of its own, and all have a default
    case: Case,
    parties: Sequence[str] | None = None,
    round: str | None = None,
    coding: str = "reading",
    metric: str = "gower",
    *,
    order: str | Sequence[str] = "case",
    group_by: str | None = "basket",
    sources: str | None = "footnotes",
    language: str = ENGLISH,
    title: str | None = None,
    coder: str = LEAD,
    texts: str = TEXTS[0],
) -> ComparisonTable:
    """Return what every party wants on every issue, agreement marked.

    Parameters
    ----------
    case : Case
    parties : sequence of str, optional
        Ids or names of two or more; all that are coded in the round when left out.
    round : str, optional
        Id or title; the default round when left out, or the last in which two or more parties are coded.
    coding : {"reading", "printed"}
    metric : {"gower", "identical", "directional"}
        Of the scores under the table.
    order : str or sequence of str
        "case" or "title"; or issues by id or title: these alone, in this order.
    group_by : {"basket"} or None
    sources, language, title
        As for `comparison_table`.
    coder : str
    texts : {"label", "meaning"}
        As for `comparison_table`.

    Returns
    -------
    ComparisonTable
        Cells marked in one row want the same; where there are several such groups, they carry letters.

    Raises
    ------
    UnknownNameError
        For a name or setting that is not there.
    ToldError
        For fewer than two parties.
    """
    check_language(language)
    check_grouping(group_by, ("basket",))
    check_texts(texts)
    check_settings(case, coding, metric, coder)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    citing = Citing(case, sources, language)
    members = _parties(case, parties, chosen, coder)
    making = _Making(
        case=case,
        parties=members,
        round=chosen,
        coding=coding,
        metric=metric,
        coder=coder,
        citing=citing,
        language=language,
        texts=texts,
    )
    rows = ordered(case, _asked(making), order, _ORDERS)
    grouped = by_basket(case, rows, language) if group_by else [("", rows)]
    groups = tuple(Group(head, tuple(_row(making, row) for row in group)) for head, group in grouped)
    return ComparisonTable(
        "parties",
        title or say(language, "title.parties"),
        subtitle(case, chosen, language),
        tuple(_columns(making)),
        groups,
        citing.notes,
        citing.sources,
        _method(making, len(rows)),
        labels(language),
        language,
    )


def _parties(case: Case, names: Sequence[str] | None, round: Round, coder: str) -> list[Party]:
    if names is None:
        coded = {entry.party for entry in case.positions if (entry.round, entry.coder) == (round.id, coder)}
        found = [party for party in case.parties if party.id in coded]
    elif isinstance(names, str):
        raise ToldError(Message("error.parties-as-text", parties=shown(names)))
    else:
        found = list(dict.fromkeys(case.party(name) for name in names))
    if len(found) < 2:
        raise ToldError(Message("error.table-of-two", n=len(found)))
    return found


def _asked(making: _Making) -> Iterator[_Asked]:
    case, round = making.case, making.round.id
    for issue in case.issues_in(round):
        stances = tuple(
            stance(case, party, issue, round, making.coding, making.coder) for party in making.parties
        )
        yield _Asked(issue, stances, agreeing(stances))


def _columns(making: _Making) -> Iterator[Column]:
    language = making.language
    yield Column("issue", say(language, "head.issue"), Role.HEAD, 2.6)
    for party in making.parties:
        yield Column(party.id, translated(party, "short", language), Role.TEXT, 2.0)
    yield Column("agreement", say(language, "head.agreement"), Role.TEXT, 2.0)


def _row(making: _Making, row: _Asked) -> Row:
    title = Cell(translated(row.issue, "title", making.language))
    cells = [_cell(making, found, row) for found in row.stances]
    return Row((title, *cells, Cell(_told(row, making.language))))


def _cell(making: _Making, found: Stance, row: _Asked) -> Cell:
    language = making.language
    notes, inline = making.citing.cite(found.entries)
    conditional = bool(found.headline) and found.headline[0].conditional
    remark = say(language, "stance.conditional") if conditional else ""
    detail = "; ".join(filter(None, (remark, *standing_marks(found, language), inline)))
    place = next((n for n, group in enumerate(row.groups) if found.party.id in group), None)
    text = stance_text(said(found, making.texts), language)
    if place is None:
        return Cell(text, detail, notes)
    same = look(Verdict.AGREE, language)
    glyph = same.glyph + (_LETTERS[place % len(_LETTERS)] if len(row.groups) > 1 else "")
    return Cell(text, detail, notes, look=same, glyph=glyph)


def _told(row: _Asked, language: str) -> str:
    """Return who agrees with whom, in words."""
    stated = [found.party.id for found in row.stances if found.stated]
    if not row.groups:
        return say(
            language,
            ("agreement.no-position", "agreement.one-position", "agreement.nobody")[min(len(stated), 2)],
        )
    if len(row.groups[0]) == len(stated) > 2:
        return say(language, "agreement.all-of", n=len(stated))
    names = {found.party.id: translated(found.party, "short", language) for found in row.stances}
    return "\n".join(_some([names[name] for name in group], language) for group in row.groups)


def _some(names: Sequence[str], language: str) -> str:
    """Return names; of very many the first, as the marks in the cells tell them all."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    first = tuple(names[: _MOST_NAMES - 1])
    return say(language, "list.and-more", names=first, n=len(names) - len(first))


def _method(making: _Making, shown: int) -> tuple[Line, ...]:
    language = making.language
    return (
        round_line(making.round, language),
        coding_line(making.coding, making.coder, language),
        measure_line(making.metric, EQUAL, DEFAULT_THRESHOLD, language),
        (say(language, "method.result"), _scores(making)),
        *shown_lines(shown, len(making.case.issues_in(making.round.id)), language),
        (say(language, "head.agreement"), say(language, "method.agreement-mark")),
        data_line(making.case, making.round, making.citing.counts, language),
        citation_line(making.case, making.round, language),
    )


def _scores(making: _Making) -> str:
    """Return the score of every two parties; of very many, the lowest and the highest."""
    found = pairwise(
        making.case,
        making.metric,
        round=making.round.id,
        coding=making.coding,
        coder=making.coder,
    )
    pairs = pairs_of(found, making.parties)
    told, lead = pairs, "method.pair-lead"
    if len(pairs) > _MOST_PAIRS:
        told, lead = _extremes(pairs), "method.pair-extremes"
    texts = "; ".join(_pair(pair, making.language) for pair in told)
    return (
        f"{say(making.language, lead, n=len(pairs))}: {texts}"
        if texts
        else say(making.language, "method.no-pair")
    )


def _extremes(pairs: list[Pair]) -> list[Pair]:
    firm = [pair for pair in pairs if not pair.thin] or pairs
    scored = {pair.agreement: pair for pair in firm if pair.agreement is not None}
    return [scored[end] for end in (min(scored), max(scored))] if scored else []


def _pair(pair: Pair, language: str) -> str:
    names = [translated(party, "short", language) for party in (pair.a, pair.b)]
    return f"{names[0]} – {names[1]}: {pair_text(pair, language)}"


_ORDERS: Mapping[str, Callable[[_Asked], object]] = {"title": lambda row: row.issue.title.casefold()}
ORDERS = ("case", *_ORDERS)
