"""Lists that need no arranging: the codebook, pairs of parties, other settings, and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from negotiation_kit.analysis.coding.evidence import Citation, EvidenceFound
from negotiation_kit.analysis.comparing import Bases, Basis, Multiverse, Pairwise, Score, Variant, variants
from negotiation_kit.errors import check_language, counted
from negotiation_kit.model import Case, Issue, Round
from negotiation_kit.render.evidence import MODE_WORDS
from negotiation_kit.render.palette import VERDICTS
from negotiation_kit.render.parties import Pair, pairs, pairs_method, pairs_title
from negotiation_kit.render.reader import reader_sentence
from negotiation_kit.render.result import method, robustness_sentence
from negotiation_kit.render.robustness import changed_text, flips_text, line_of, robustness_title
from negotiation_kit.render.words import figure, stance_text
from negotiation_kit.tables.method_lines import (
    Citing,
    Line,
    about_data,
    citation_line,
    coding_line,
    data_line,
    place_and_time,
    round_line,
)
from negotiation_kit.tables.spec import Cell, Column, Group, Role, Row
from negotiation_kit.tables.table import ComparisonTable, by_basket, figure_cell, labels, subtitle
from negotiation_kit.wording import ENGLISH, say, translated


def pair_table(found: Pairwise, title: str | None = None) -> ComparisonTable:
    """Return every pair of parties with agreement, coverage and limits, one row a pair.

    Parameters
    ----------
    found : Pairwise
    title : str, optional
    """
    columns = (
        Column("a", "Party", Role.HEAD),
        Column("b", "and", Role.HEAD),
        Column("agreement", "Agreement", Role.NUMBER, 1.4),
        Column("coverage", "Issues known", Role.TEXT, 1.4),
        Column("limits", "Limits", Role.TEXT, 1.6),
    )
    rows = (_pair_row(pair) for pair in pairs(found))
    lines = [("Measure", pairs_method(found)), coding_line(found.coding, found.coder, ENGLISH)]
    return _listing("pairs", title or pairs_title(found), found.case, found.round, columns, rows, lines)


def robustness_table(found: Multiverse, title: str | None = None) -> ComparisonTable:
    """Return what becomes of score and verdicts with one setting changed, one row a change.

    Parameters
    ----------
    found : Multiverse
        Also as `robustness` gives it.
    title : str, optional
    """
    columns = (
        Column("changed", "Changed", Role.HEAD),
        Column("to", "to", Role.TEXT, 2.6),
        Column("agreement", "Agreement", Role.NUMBER, 1.3),
        Column("coverage", "Issues known", Role.TEXT, 1.5),
        Column("limits", "Limits", Role.TEXT, 1.5),
        Column("flips", "Verdicts that turn", Role.TEXT, 3.2),
    )
    own = found.comparison
    first = Row((Cell("nothing"), Cell("the comparison itself"), *_figures(own.score), Cell("—")))
    rows = (first, *(_variant_row(found, item) for item in variants(found)))
    lines = [
        ("Result", robustness_sentence(found)),
        ("Measure", method(own)),
        coding_line(own.coding, own.coder, ENGLISH),
    ]
    return _listing(
        "robustness",
        title or robustness_title(own),
        own.case,
        own.round,
        columns,
        rows,
        lines,
    )


def evidence_table(found: EvidenceFound, title: str = "On whose word") -> ComparisonTable:
    """Return the passages cited with who speaks there and what they are cited for, one row each.

    Parameters
    ----------
    found : EvidenceFound
    title : str
    """
    columns = (
        Column("passage", "Passage", Role.HEAD, 1.2),
        Column("digest", "In our words", Role.TEXT, 4.0),
        Column("voice", "Who speaks", Role.TEXT, 1.8),
        Column("mode", "How", Role.TEXT, 1.5),
        Column("party", "Party", Role.TEXT, 1.3),
        Column("issue", "Issue", Role.TEXT, 2.2),
        Column("confidence", "Confidence", Role.TEXT, 1.2),
    )
    citing = Citing(found.case, "inline", ENGLISH)
    rows = tuple(_citation_row(citing, item) for item in found.citations)
    lines = [("Shown", counted(len(rows), "citation"))]
    return _listing("evidence", title, found.case, found.round, columns, rows, lines, citing.sources)


def basis_table(found: Bases, title: str = "What each position rests on") -> ComparisonTable:
    """Return every position with the evidence it rests on, one row each.

    Parameters
    ----------
    found : Bases
    title : str
    """
    columns = (
        Column("issue", "Issue", Role.HEAD, 3.0),
        Column("party", "Party", Role.TEXT, 1.4),
        Column("position", "Position", Role.TEXT, 2.6),
        Column("passages", "Passages", Role.TEXT, 1.8),
        Column("rests", "Rests only on", Role.TEXT, 2.2),
        Column("confidence", "Confidence", Role.TEXT, 1.2),
    )
    citing = Citing(found.case, "inline", ENGLISH)
    rows = [_basis_row(citing, item) for item in found.rows]
    lines = [("Result", reader_sentence(found)), coding_line(found.coding, found.coder, ENGLISH)]
    return _listing("basis", title, found.case, found.round, columns, rows, lines, citing.sources)


def _listing(
    kind: str,
    title: str,
    case: Case,
    round: Round,
    columns: tuple[Column, ...],
    rows: Iterable[Row],
    lines: Sequence[Line],
    sources: tuple[tuple[str, str], ...] = (),
) -> ComparisonTable:
    cited = {
        (piece.source, piece.passage)
        for entry in case.positions
        if entry.round == round.id
        for piece in entry.evidence
    }
    counts = len(cited), len({source for source, _ in cited})
    told = (
        round_line(round, ENGLISH),
        *lines,
        data_line(case, round, counts, ENGLISH),
        citation_line(case, round, ENGLISH),
    )
    head = subtitle(case, round, ENGLISH)
    return ComparisonTable(
        kind, title, head, columns, (Group("", tuple(rows)),), (), sources, told, labels(ENGLISH), ENGLISH
    )


def _pair_row(pair: Pair) -> Row:
    cells = (Cell(pair.a.short), Cell(pair.b.short), Cell(pair.text, number=figure_cell(pair.agreement)))
    return Row((*cells, Cell(pair.coverage), Cell(pair.limits)))


def _figures(score: Score) -> tuple[Cell, Cell, Cell]:
    limits = "—" if score.worst is None else f"{figure(score.worst, 2)} … {figure(score.best, 2)}"
    return (
        Cell(figure(score.agreement, 2), number=figure_cell(score.agreement)),
        Cell(str(score.coverage)),
        Cell(limits),
    )


def _variant_row(found: Multiverse, item: Variant) -> Row:
    first = (Cell(line_of(item)), Cell(changed_text(item)))
    if item.score is None:
        return Row((*first, Cell("—"), Cell("—"), Cell("—"), Cell(item.note)))
    flips = [
        f"{found.comparison.row(issue).issue.title}: {VERDICTS[verdict].word}"
        for issue, verdict in item.flips.items()
    ]
    return Row((*first, *_figures(item.score), Cell(flips_text(item), "\n".join(flips))))


def _citation_row(citing: Citing, item: Citation) -> Row:
    piece, cited = item.piece, item.passage
    voice = f"{piece.voice}, as told by {piece.reported_by}" if piece.reported_by else piece.voice or "—"
    read = f"read as: {cited.reading}" if cited and cited.reading else ""
    return Row(
        (
            Cell(citing.passage(piece.source, piece.passage)),
            Cell(cited.digest if cited else "—", read),
            Cell(voice),
            Cell(MODE_WORDS[piece.mode]),
            Cell(item.party.short),
            Cell(item.issue.title),
            Cell(str(item.position.confidence or "—")),
        )
    )


def _basis_row(citing: Citing, item: Basis) -> Row:
    _, cited = citing.cite(item.entries)
    return Row(
        (
            Cell(item.stance.issue.title),
            Cell(item.stance.party.short),
            Cell(stance_text(item.stance)),
            Cell(cited or "—"),
            Cell("; ".join(_little(item)) or "—"),
            Cell(str(item.confidence or "—")),
        )
    )


def _little(item: Basis) -> Iterator[str]:
    if item.only_other_side:
        yield "the other side's word"
    if item.one_passage:
        yield "one passage"
    if item.only_inferred:
        yield "the coder's inference"


def codebook_table(case: Case, language: str = ENGLISH, title: str | None = None) -> ComparisonTable:
    """Return the issues of a case with their scales and the meaning of every answer.

    Parameters
    ----------
    case : Case
    language : {"en", "uk", "ru"}
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
    groups = tuple(
        Group(head, tuple(_issue_row(case, issue, language) for issue in group))
        for head, group in by_basket(case, case.issues, language)
    )
    return ComparisonTable(
        "codebook",
        title or say(language, "title.codebook"),
        str(translated(case, "title", language)),
        (
            Column("issue", say(language, "head.issue"), Role.HEAD, 3.6),
            Column("scale", say(language, "head.scale"), Role.TEXT, 1.8),
            Column("answers", say(language, "head.answers"), Role.TEXT, 5.6),
        ),
        groups,
        (),
        (),
        _method(case, language),
        labels(language),
        language,
    )


def _issue_row(case: Case, issue: Issue, language: str) -> Row:
    title = translated(issue, "title", language)
    remarks = [translated(issue, "question", language)]
    if issue.part_of:
        parent = translated(case.issue(issue.part_of), "title", language)
        remarks.append(say(language, "codebook.part-of", title=parent))
    if issue.rounds:
        asked = [translated(case.round(name), "title", language) for name in issue.rounds]
        remarks.append(say(language, "codebook.asked-in", rounds="; ".join(asked)))
    answers = "\n".join(
        f"{tick.text}: {tick.meaning}" if tick.meaning not in (None, "", tick.text) else tick.text
        for tick in issue.scale.ticks(language)
    )
    return Row((Cell(title, "\n".join(remarks)), Cell(issue.scale.kind(language)), Cell(answers)))


def _method(case: Case, language: str) -> tuple[Line, ...]:
    counts = {
        "issues": counted(len(case.issues), "issue"),
        "baskets": counted(len(case.baskets), "basket"),
        "parties": counted(len(case.parties), "party"),
        "rounds": counted(len(case.rounds), "round"),
    }
    data = about_data(case, language)
    return (
        (say(language, "method.case"), say(language, "method.counts", **counts)),
        (say(language, "method.round"), "; ".join(place_and_time(item, language) for item in case.rounds)),
        *(((say(language, "method.data"), "; ".join(data)),) if data else ()),
        citation_line(case, None, language),
    )
