"""All parties in one table, issue by party: what each wants, and who wants the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from negotiation_kit.analysis.comparing import (
    DEFAULT_THRESHOLD,
    Comparison,
    Stance,
    Verdict,
    agreeing,
    compare,
    stance,
)
from negotiation_kit.analysis.comparing.settings import check_settings, coded_round
from negotiation_kit.analysis.comparing.weights import EQUAL
from negotiation_kit.errors import ToldError, check_language
from negotiation_kit.model import LEAD, Case, Issue, Party, Round
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import stance_text, standing_marks
from negotiation_kit.tables.building import by_basket, check_grouping, labels, ordered, subtitle
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
from negotiation_kit.tables.table import ComparisonTable
from negotiation_kit.wording import ENGLISH, say, translated

_MOST_PAIRS = 15
"""More scores than this are told by the lowest and the highest: nobody reads a paragraph of fifty."""
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
    check_settings(case, coding, metric, coder)
    chosen = coded_round(case, coder) if round is None else case.round(round)
    citing = Citing(case, sources, language)
    shown = _parties(case, parties, chosen, coder)
    making = _Making(case, shown, chosen, coding, metric, coder, citing, language)
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
        raise ToldError(f"parties are {names!r}, expected a list of two or more")
    else:
        found = list(dict.fromkeys(case.party(name) for name in names))
    if len(found) < 2:
        raise ToldError(f"a table of parties needs two or more, and there is {len(found) or 'none'} here")
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
    if place is None:
        return Cell(stance_text(found, language), detail, notes)
    shown = look(Verdict.AGREE, language)
    glyph = shown.glyph + (_LETTERS[place % len(_LETTERS)] if len(row.groups) > 1 else "")
    return Cell(stance_text(found, language), detail, notes, look=shown, glyph=glyph)


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
    return "\n".join(", ".join(names[name] for name in group) for group in row.groups)


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
    pairs = [
        compare(
            making.case, one.id, other.id, making.round.id, making.coding, making.metric, coder=making.coder
        )
        for one, other in combinations(making.parties, 2)
    ]
    pairs.sort(key=lambda found: found.score.thin)
    told, lead = pairs, "method.pair-lead"
    if len(pairs) > _MOST_PAIRS:
        told, lead = _extremes(pairs), "method.pair-extremes"
    texts = "; ".join(_pair(found, making.language) for found in told)
    return (
        f"{say(making.language, lead, n=len(pairs))}: {texts}"
        if texts
        else say(making.language, "method.no-pair")
    )


def _extremes(pairs: list[Comparison]) -> list[Comparison]:
    firm = [found for found in pairs if not found.score.thin] or pairs
    scored = {found.score.agreement: found for found in firm if found.score.agreement is not None}
    return [scored[end] for end in (min(scored), max(scored))] if scored else []


def _pair(found: Comparison, language: str) -> str:
    names = {side: translated(getattr(found, side), "short", language) for side in "ab"}
    return f"{names['a']} – {names['b']}: {pair_text(found.score, language)}"


_ORDERS: Mapping[str, Callable[[_Asked], object]] = {"title": lambda row: row.issue.title.casefold()}
ORDERS = ("case", *_ORDERS)
