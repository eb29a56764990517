"""Lists that need no arranging: the codebook, pairs of parties, other settings, and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from negotiation_kit.analysis.coding.evidence import Citation, EvidenceFound
from negotiation_kit.analysis.comparing import Bases, Basis, Multiverse, Pairwise, Score, Variant, variants
from negotiation_kit.errors import check_language, counted
from negotiation_kit.model import Case, Issue, Round
from negotiation_kit.render.palette import look
from negotiation_kit.render.parties import Pair, pairs, pairs_method, pairs_title
from negotiation_kit.render.reader import reader_sentence
from negotiation_kit.render.result import robustness_sentence
from negotiation_kit.render.robustness import changed_text, flips_text, line_of, robustness_title
from negotiation_kit.render.words import shown_figure, shown_range, stance_text
from negotiation_kit.tables.method_lines import (
    Citing,
    Line,
    about_data,
    citation_line,
    codebook_citation_line,
    coding_line,
    data_line,
    measure_line,
    place_and_time,
    round_line,
)
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import ComparisonTable, by_basket, labels, subtitle
from negotiation_kit.wording import ENGLISH, say, translated, written


def pair_table(found: Pairwise, title: str | None = None, language: str = ENGLISH) -> ComparisonTable:
    """Return every pair of parties with agreement, coverage and limits, one row a pair.

    Parameters
    ----------
    found : Pairwise
    title : str, optional
    language : str
        As for `comparison_table`.
    """
    check_language(language)
    columns = (
        Column("a", say(language, "head.party"), Role.HEAD),
        Column("b", say(language, "head.and-party"), Role.HEAD),
        *_figure_columns(language),
    )
    rows = [_pair_row(pair, language) for pair in pairs(found)]
    measure = say(language, "method.measure"), pairs_method(found).text_in(language)
    lines = [measure, coding_line(found.coding, found.coder, language)]
    name = title or pairs_title(found).text_in(language)
    return _listing("pairs", name, found, columns, rows, lines, language)


def robustness_table(found: Multiverse, title: str | None = None, language: str = ENGLISH) -> ComparisonTable:
    """Return what becomes of score and verdicts with one setting changed, one row a change.

    Parameters
    ----------
    found : Multiverse
        Also as `robustness` gives it.
    title : str, optional
    language : str
        As for `comparison_table`.
    """
    check_language(language)
    columns = (
        Column("changed", say(language, "head.changed"), Role.HEAD),
        Column("to", say(language, "head.changed-to"), Role.TEXT, 2.6),
        *_figure_columns(language),
        Column("flips", say(language, "head.flips"), Role.TEXT, 3.2),
    )
    own, tried = found.comparison, variants(found)
    itself = Cell(say(language, "robustness.itself"))
    first = Row(
        (Cell(say(language, "robustness.nothing")), itself, *_figures(own.score, language), Cell("—"))
    )
    rows = [first, *(_variant_row(found, item, language) for item in tried)]
    lines = [
        (say(language, "method.result"), robustness_sentence(found).text_in(language)),
        measure_line(own.metric, own.weighting, own.threshold, language, own.conditionals),
        coding_line(own.coding, own.coder, language),
    ]
    name = title or robustness_title(own).text_in(language)
    return _listing("robustness", name, own, columns, rows, lines, language)


def _figure_columns(language: str) -> tuple[Column, ...]:
    return (
        Column("agreement", say(language, "head.score"), Role.NUMBER, 1.4),
        Column("coverage", say(language, "head.issues-known"), Role.TEXT, 1.4),
        Column("limits", say(language, "head.limits"), Role.TEXT, 1.6),
    )


def evidence_table(
    found: EvidenceFound, title: str | None = None, language: str = ENGLISH
) -> ComparisonTable:
    """Return the passages cited with who speaks there and what they are cited for, one row each.

    Parameters
    ----------
    found : EvidenceFound
    title : str, optional
    language : str
        As for `comparison_table`; digests stand as the source cards have them.
    """
    check_language(language)
    columns = (
        Column("passage", say(language, "head.passage"), Role.HEAD, 1.2),
        Column("digest", say(language, "head.digest"), Role.TEXT, 4.0),
        Column("voice", say(language, "head.voice"), Role.TEXT, 1.8),
        Column("mode", say(language, "head.mode"), Role.TEXT, 1.5),
        Column("party", say(language, "head.party"), Role.TEXT, 1.3),
        Column("issue", say(language, "head.issue"), Role.TEXT, 2.2),
        Column("confidence", say(language, "head.confidence"), Role.TEXT, 1.2),
    )
    citing = Citing(found.case, "inline", language)
    rows = [_citation_row(citing, item, language) for item in found.citations]
    lines = [(say(language, "method.shown"), counted(len(rows), "citation").text_in(language))]
    name = title or say(language, "title.evidence")
    return _listing("evidence", name, found, columns, rows, lines, language, citing.sources)


def basis_table(found: Bases, title: str | None = None, language: str = ENGLISH) -> ComparisonTable:
    """Return every position with the evidence it rests on, one row each.

    Parameters
    ----------
    found : Bases
    title : str, optional
    language : str
        As for `comparison_table`.
    """
    check_language(language)
    columns = (
        Column("issue", say(language, "head.issue"), Role.HEAD, 3.0),
        Column("party", say(language, "head.party"), Role.TEXT, 1.4),
        Column("position", say(language, "head.position"), Role.TEXT, 2.6),
        Column("passages", say(language, "head.passages"), Role.TEXT, 1.8),
        Column("rests", say(language, "head.rests-only-on"), Role.TEXT, 2.2),
        Column("confidence", say(language, "head.confidence"), Role.TEXT, 1.2),
    )
    citing = Citing(found.case, "inline", language)
    rows = [_basis_row(citing, item, language) for item in found.rows]
    result = say(language, "method.result"), reader_sentence(found).text_in(language)
    lines = [result, coding_line(found.coding, found.coder, language)]
    name = title or say(language, "title.basis")
    return _listing("basis", name, found, columns, rows, lines, language, citing.sources)


class _OfARound(Protocol):
    @property
    def case(self) -> Case: ...

    @property
    def round(self) -> Round: ...


def _listing(
    kind: str,
    title: str,
    of: _OfARound,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
    lines: Sequence[Line],
    language: str,
    sources: tuple[tuple[str, str], ...] = (),
) -> ComparisonTable:
    case, round = of.case, of.round
    cited = {
        (piece.source, piece.passage)
        for entry in case.positions
        if entry.round == round.id
        for piece in entry.evidence
    }
    counts = len(cited), len({source for source, _ in cited})
    told = (
        round_line(round, language),
        *lines,
        data_line(case, round, counts, language),
        citation_line(case, round, language),
    )
    return ComparisonTable(
        kind=kind,
        title=title,
        subtitle=subtitle(case, round, language),
        columns=columns,
        groups=(Group("", tuple(rows)),),
        notes=(),
        sources=sources,
        method=told,
        labels=labels(language),
        language=language,
    )


def _pair_row(pair: Pair, language: str) -> Row:
    number = None if pair.agreement is None else round(pair.agreement, 3)
    names = [Cell(translated(party, "short", language)) for party in (pair.a, pair.b)]
    coverage, limits = (Cell(text.text_in(language)) for text in (pair.coverage, pair.limits))
    return Row((*names, Cell(pair.text.text_in(language), number=number), coverage, limits))


def _figures(score: Score, language: str) -> tuple[Cell, Cell, Cell]:
    number = None if score.agreement is None else round(score.agreement, 3)
    limits = shown_range(score.worst, score.best, 2).text_in(language)
    agreement = Cell(shown_figure(score.agreement, 2).text_in(language), number=number)
    n, of = score.coverage
    return agreement, Cell(say(language, "pair.coverage", n=n, of=of)), Cell(limits)


def _variant_row(found: Multiverse, item: Variant, language: str) -> Row:
    first = (Cell(line_of(item).text_in(language)), Cell(written(changed_text(item), language)))
    if item.score is None:
        return Row((*first, Cell("—"), Cell("—"), Cell("—"), Cell(written(item.note, language))))
    flips = [
        f"{translated(found.comparison.row(issue).issue, 'title', language)}: {look(verdict, language).word}"
        for issue, verdict in item.flips.items()
    ]
    told = Cell(written(flips_text(item), language), "\n".join(flips))
    return Row((*first, *_figures(item.score, language), told))


def _citation_row(citing: Citing, item: Citation, language: str) -> Row:
    piece, cited = item.piece, item.passage
    voice = piece.voice or "—"
    if piece.reported_by:
        voice = say(language, "source.as-told-by", voice=voice, teller=piece.reported_by)
    read = say(language, "evidence.read-as", text=cited.reading) if cited and cited.reading else ""
    texts = (
        voice,
        say(language, f"mode.{piece.mode}"),
        translated(item.party, "short", language),
        translated(item.issue, "title", language),
        _sure(item.position.confidence, language),
    )
    passage = Cell(citing.passage(piece.source, piece.passage))
    return Row((passage, Cell(cited.digest if cited else "—", read), *map(Cell, texts)))


def _sure(confidence: str | None, language: str) -> str:
    return say(language, f"confidence.{confidence}") if confidence else "—"


def _basis_row(citing: Citing, item: Basis, language: str) -> Row:
    _, cited = citing.cite(item.entries)
    texts = (
        translated(item.stance.issue, "title", language),
        translated(item.stance.party, "short", language),
        stance_text(item.stance, language),
        cited or "—",
        "; ".join(say(language, f"basis.{name}") for name in _little(item)) or "—",
        _sure(item.confidence, language),
    )
    return Row(tuple(map(Cell, texts)))


def _little(item: Basis) -> Iterator[str]:
    if item.only_other_side:
        yield "other-side"
    if item.one_passage:
        yield "one-passage"
    if item.only_inferred:
        yield "inference"


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
